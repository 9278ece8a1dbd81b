"""Pronouns and phrases that lean on what was said before. What the rules cannot know must stay open."""

from __future__ import annotations

import pytest

from selon.model import Claim, Report
from selon.pipeline import read_report


def claim(text: str, word: str, lang: str = "fr") -> Claim:
    found = read_report(Report(id="R-test", text=text, sha256="", published="2024-01-06", lang=lang)).claims
    return next(c for c in found if word in c.trigger.exact)


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        ("Kyiv et Moscou ont échangé cent prisonniers. Les deux pays négocient depuis des mois.", "négocient", {"UKR", "RUS"}),
        ("Des soldats russes ont débarqué au Niger. Le contingent s'est installé sur la base 101.", "installé", {"RUS"}),
        ("Au Mali, douze djihadistes sont morts. L'armée a bombardé leur camp.", "bombardé", {"MLI"}),
        ("« Nous avons abattu dix missiles », a affirmé l'armée ukrainienne.", "abattu", {"UKR"}),
        ("« Nous ne livrerons pas d'avions à Kyiv », a déclaré le chancelier Olaf Scholz.", "livrerons", {"DEU"}),
        ("L'Inde et le Pakistan s'observent. Islamabad affirme que l'adversaire a ouvert le feu.", "ouvert le feu", {"IND"}),
        ("Les houthis ont attaqué un pétrolier grec. Ils ont aussi bombardé Aden.", "bombardé", {"YEM"}),
    ],
)
def test_who_is_meant(text: str, word: str, countries: set[str]) -> None:
    assert {a.country for a in claim(text, word).actor} == countries


def test_the_neighbour_is_the_other_country() -> None:
    accusation = claim("L'Azerbaïdjan a bombardé Stepanakert. L'Arménie accuse son voisin d'agression.", "accuse")
    assert [a.country for a in accusation.actor] == ["ARM"]
    assert [r.country for r in accusation.recipient] == ["AZE"]


def test_a_neighbour_that_the_text_does_not_tell_stays_without_country() -> None:
    denial = claim("L'Arménie a dénoncé une attaque. Son voisin a nié avoir tiré sur ses positions.", "tiré")
    assert [(a.name, a.country) for a in denial.actor] == [("Son voisin", None)]


def test_a_junta_is_not_of_the_country_it_turns_against() -> None:
    demand = claim("La junte a réclamé le départ de l'ambassadeur de France.", "réclamé")
    assert [(a.name, a.country) for a in demand.actor] == [("La junte", None)]


def test_whoever_is_taken_from_the_story_is_flagged() -> None:
    strike = claim("Au Mali, douze djihadistes sont morts. L'armée a bombardé leur camp.", "bombardé")
    assert any("country from" in f for f in strike.flags)


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        ("President Macron met the Eritrean leader. It was a first. Eritrea thanked him. It expelled two envoys of Sudan.", "expelled", {"ERI"}),
        ("The M23 rebels seized Goma on Monday. The group said it had captured 200 soldiers.", "captured", {"COD"}),
        ('"Our forces destroyed the bridge," the Ukrainian president said.', "destroyed", {"UKR"}),
        ("The ministry of defence of Chad said on Monday that its forces had killed 30 militants.", "killed", {"TCD"}),
    ],
)
def test_who_is_meant_in_english(text: str, word: str, countries: set[str]) -> None:
    assert {a.country for a in claim(text, word, "en").actor} == countries


def test_an_object_pronoun_means_an_object() -> None:
    rescue = claim("Boko Haram militants abducted 20 girls in Borno; the army rescued them two days later.", "rescued", "en")
    assert [r.name for r in rescue.recipient] == ["20 girls"]


def test_its_neighbour_is_not_the_one_it_stands_for() -> None:
    text = "Ethiopia accused Eritrea of arming rebels. Eritrea denied the charge. It also accused its neighbour of massing troops."
    found = read_report(Report(id="R-test", text=text, sha256="", published="2024-01-06", lang="en")).claims
    accusation = [c for c in found if c.type == "ACCUSE"][-1]
    assert [a.country for a in accusation.actor] == ["ERI"]
    assert [r.country for r in accusation.recipient] == ["ETH"]


def test_a_shortened_group_is_the_one_last_named() -> None:
    capture = claim("Les rebelles du M23 se sont emparés de Goma. Le groupe dit avoir capturé 200 soldats.", "capturé")
    assert [(a.name, a.code) for a in capture.actor] == [("Le groupe", "COD REB")]


@pytest.mark.parametrize(
    ("text", "word", "lang", "code"),
    [
        ("Deux soldats ont été tués, a dit Jean Bako, porte-parole de l'armée malienne.", "tués", "fr", "MLI SPK"),
        ("Two soldiers were killed, said John Kolenby, a spokesman for Mali's army.", "were killed", "en", "MLI SPK"),
        ("John Kolenby, a spokesman for Mali's army, came. Two soldiers were killed, Kolenby said.", "were killed", "en", "MLI SPK"),
        ("Two soldiers were killed, said John Kolenby, a shopkeeper.", "were killed", "en", ""),
    ],
)
def test_an_unknown_name_has_the_office_that_introduces_it(text: str, word: str, lang: str, code: str) -> None:
    assert [s.code for s in claim(text, word, lang).source] == [code]
