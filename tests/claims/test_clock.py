"""When: whose a time expression is, what it counts from, and how far it holds. A wrong day is worse than none."""

from __future__ import annotations

import pytest

from selon.model import Claim, Report, When
from selon.pipeline import read_report

CRISIS = "La guerre continue entre les deux armées. Des frappes visent le camp. Les combats durent.\n\n"


def claim(text: str, word: str, *, published: str | None = "2024-03-15") -> Claim:
    report = Report(id="R-test", text=CRISIS + text, sha256="", published=published, lang="fr")
    found = [c for c in read_report(report).claims if c.trigger.start >= len(CRISIS)]
    return next(c for c in found if word in c.trigger.exact)


def when(text: str, word: str, *, published: str | None = "2024-03-15") -> When:
    return claim(text, word, published=published).when


@pytest.mark.parametrize(
    ("text", "word", "earliest", "latest"),
    [
        ("Mardi, des hommes armés ont attaqué un convoi à Gao.", "attaqué", "2024-03-12", "2024-03-12"),
        ("L'attaque de mardi a coûté la vie à 19 soldats.", "coûté", "2024-03-12", "2024-03-12"),
        ("L'armée a annoncé mercredi avoir tué un chef rebelle la veille.", "tué", "2024-03-12", "2024-03-12"),
        ("L'Iran a accusé lundi Israël d'agression et prévenu qu'il riposterait.", "prévenu", "2024-03-11", "2024-03-11"),
        ("Une femme a été tuée et deux enfants blessés dans la nuit de lundi à mardi.", "tuée", "2024-03-11", "2024-03-12"),
        ("Les vols sont suspendus depuis le 4 mars, jour où des gangs ont attaqué l'aéroport.", "attaqué", "2024-03-04", "2024-03-04"),
        ("Il y a deux ans, le 24 février 2022, la Russie a envahi l'Ukraine.", "envahi", "2022-02-24", "2022-02-24"),
        ("Le cessez-le-feu entrera en vigueur dimanche.", "entrera", "2024-03-17", "2024-03-17"),
        ("L'opposition appelle à une grève générale mardi.", "grève", "2024-03-19", "2024-03-19"),
        ("La France livrera 36 canons cette année.", "livrera", "2024-03-15", "2024-12-31"),
        ("Le parlement a été attaqué par un putsch en 2015, qui avait fait dix morts.", "morts", "2015-01-01", "2015-12-31"),
    ],
)
def test_own_time(text: str, word: str, earliest: str, latest: str) -> None:
    found = when(text, word)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_the_day_of_a_statement_only_bounds_the_event() -> None:
    found = claim("Le ministère a confirmé mardi l'arrivée de troupes russes en Biélorussie.", "arrivée")
    assert (found.when.earliest, found.when.latest) == (None, "2024-03-12")
    assert found.source[-1].said.latest == "2024-03-12"


def test_a_weekday_in_a_report_of_a_month_is_one_of_several() -> None:
    said = claim("Le ministère a confirmé vendredi l'arrivée de troupes russes.", "arrivée", published="2023-01").source[-1].said
    assert said.edtf == "[2022-12-30,2023-01-06,2023-01-13,2023-01-20,2023-01-27]"


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Lundi, des manifestants ont incendié le parlement. La police a ouvert le feu.", "ouvert le feu", "2024-03-11"),
        ("Un attentat a eu lieu lundi à Kaboul.\n\nDouze personnes ont été tuées, selon les secours.", "tuées", "2024-03-11"),
        ("Des tirs ont visé lundi une mosquée.\n\nLe kamikaze s'est fait exploser.", "exploser", "2024-03-11"),
        ("Un convoi a été attaqué lundi.\n\nLe lendemain, trois villages ont été bombardés.", "bombardés", "2024-03-12"),
        ("Un convoi a été attaqué lundi. Dans la soirée, trois chauffeurs ont été enlevés.", "enlevés", "2024-03-11"),
    ],
)
def test_the_day_holds_on(text: str, word: str, day: str) -> None:
    found = when(text, word)
    assert (found.earliest, found.latest) == (day, day)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        # another time stands between, a background, a sum of weeks, a negation: no day is carried over
        ("En octobre 2022, un mausolée avait été visé. Treize pèlerins avaient péri.", "péri"),
        ("Un convoi a été attaqué lundi. Les combats ont fait 427 morts, selon l'ONU.", "morts"),
        ("Un convoi a été attaqué lundi. Les forces du nord n'ont bombardé aucune ville.", "bombardé"),
        ("Le président a démissionné mercredi, deux jours après les manifestations qui ont fait cinq morts.", "morts"),
    ],
)
def test_no_day_is_made_up(text: str, word: str) -> None:
    assert when(text, word).earliest is None


def test_since_then_counts_from_the_time_told_last() -> None:
    found = when("L'armée a pris le pouvoir en février 2021.\n\nDepuis, plus de 3 000 civils ont été tués.", "tués")
    assert (found.earliest, found.latest) == ("2021-02-01", "2024-03-15")


def test_the_evening_belongs_to_the_day_of_the_story_not_to_its_background() -> None:
    text = "Samedi, l'armée a bombardé Goma. Le général avait pris le pouvoir en janvier. Des explosions ont retenti en soirée."
    assert when(text, "explosions").earliest == "2024-03-09"


def test_without_a_date_of_publication_a_weekday_is_unknown() -> None:
    assert when("Mardi, des hommes armés ont attaqué un convoi.", "attaqué", published=None).edtf is None


BACKGROUND = "The war goes on between the two armies. Strikes hit the camp. The fighting continues.\n\n"


def in_english(text: str, word: str) -> When:
    report = Report(id="R-test", text=BACKGROUND + text, sha256="", published="2024-03-15", lang="en")
    found = [c for c in read_report(report).claims if c.trigger.start >= len(BACKGROUND)]
    return next(c for c in found if word in c.trigger.exact).when


@pytest.mark.parametrize(
    ("text", "word", "earliest", "latest"),
    [
        ("Hargeysa declared a unilateral ceasefire on 10 February, but shelling resumed.", "declared", "2024-02-10", "2024-02-10"),
        ("The army said on Tuesday it had shot down three drones over the Black Sea the night before.", "shot down", "2024-03-11", "2024-03-11"),
        ("The UN envoy, who is expected in Yangon on Sunday, will meet the generals.", "expected", "2024-03-17", "2024-03-17"),
        ("At least 14 people were killed when a drone struck a market on Saturday.", "killed", "2024-03-09", "2024-03-09"),
        ("Yoon declared martial law on Tuesday in an address in which he accused the opposition.", "accused", "2024-03-12", "2024-03-12"),
        ("The minister said that since 2021 the authorities have been pushing migrants across the border.", "pushing", "2021-01-01", "2024-03-15"),
    ],
)
def test_own_time_in_english(text: str, word: str, earliest: str, latest: str) -> None:
    found = in_english(text, word)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_so_many_days_after_counts_back_from_the_day_told_beside_it() -> None:
    text = "Pakistan struck targets inside Iran on Thursday, two days after Tehran said it had attacked militant bases on Pakistani soil."
    assert (in_english(text, "struck").edtf, in_english(text, "had attacked").edtf) == ("2024-03-14", "2024-03-12")
    assert when("La police a arrêté jeudi dix hommes, trois jours après un attentat à Lahore.", "attentat").edtf == "2024-03-11"


@pytest.mark.parametrize(
    ("text", "word", "earliest", "latest"),
    [
        ("Le bilan est passé mardi à 40 morts.", "bilan", None, "2024-03-12"),
        ("Mardi, 40 personnes ont été tuées.", "tuées", "2024-03-12", "2024-03-12"),
    ],
)
def test_the_day_of_a_count_only_bounds_the_deaths(text: str, word: str, earliest: str | None, latest: str) -> None:
    found = when(text, word)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_the_day_before_is_counted_from_the_story_not_from_its_background() -> None:
    text = (
        "L'armée russe a reconnu mercredi la mort de 63 soldats. Jamais elle n'avait admis d'aussi lourdes pertes depuis le "
        "début de l'invasion, le 24 février 2022.\n\nLa veille, le ministère avait affirmé que 400 soldats avaient été tués."
    )
    assert when(text, "avaient été tués").latest == "2024-03-12"
