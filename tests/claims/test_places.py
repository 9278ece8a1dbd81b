"""Where: the place of the event's own clause or frame; a recipient, a speaker's seat or another event's place is none."""

from __future__ import annotations

import pytest

from selon.model import Claim, Report
from selon.pipeline import read_report

CRISIS = "Au moins dix soldats ont été tués. La guerre continue entre les deux armées. Des frappes ont visé le camp.\n\n"


def claim(text: str, word: str, *, setting: str = CRISIS) -> Claim:
    report = Report(id="R-test", text=setting + text, sha256="", published="2023-01-06", lang="fr")
    found = [c for c in read_report(report).claims if c.trigger.start >= len(setting)]
    return next(c for c in found if word in c.trigger.exact)


def names(found: Claim) -> list[str]:
    return [p.name for p in found.place]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Douze soldats ont été tués dans une embuscade près de Gao.", "tués", ["Gao"]),
        ("La police a arrêté 37 manifestants mardi à Minsk, dont trois journalistes.", "arrêté", ["Minsk"]),
        ("À Odessa, privée d'électricité, deux employés ont péri.", "péri", ["Odessa"]),
        ("Les rebelles ont pris Alep, Hama et Homs.", "pris", ["Alep", "Hama", "Homs"]),
        ("L'armée a frappé, jeudi, la ville de Taëz.", "frappé", ["Taëz"]),
        ("Un obus a été tiré quand des habitants sont rentrés à Goma.", "tiré", ["Goma"]),
        ("L'aviation a mené des raids sur Idleb, tuant dix civils.", "tuant", ["Idleb"]),
        ("Une mosquée a été visée à Peshawar, où douze fidèles ont péri.", "péri", ["Peshawar"]),
        ("Le ministre est arrivé à Beyrouth pour y rencontrer le président libanais.", "rencontrer", ["Beyrouth"]),
        ("Deux colonnes progressent en direction de Zarbograd.", "progressent", ["Zarbograd"]),
    ],
)
def test_where(text: str, word: str, wanted: list[str]) -> None:
    assert names(claim(text, word)) == wanted


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("La Russie a attaqué l'Ukraine.", "attaqué"),
        ("Berlin va livrer des chars à l'Ukraine.", "livrer"),
        ("Paris fournira 14 canons à Kiev.", "fournira"),
        ("Des milliers de personnes ont défilé à Lima pour réclamer le départ de la présidente.", "réclamer"),
        ("La Biélorussie a soutenu la Russie dans sa guerre en Ukraine.", "soutenu"),
        ("Au moins sept personnes ont été tuées, dont deux à Mykolaïv.", "tuées"),
        ("À Moscou, le ministère de la Défense a accusé l'Otan de masser des troupes.", "accusé"),
        ("Washington a sanctionné Téhéran après l'attaque d'une base en Jordanie.", "sanctionné"),
        ("Des combattants se sont réfugiés sur une base française.", "réfugiés"),
    ],
)
def test_no_place(text: str, word: str) -> None:
    assert names(claim(text, word)) == []


def test_where_from_and_where_to() -> None:
    found = claim("La France a évacué ses ressortissants de Kaboul vers Abou Dhabi.", "évacué")
    assert {(p.name, p.role) for p in found.place} == {("Kaboul", "from"), ("Abou Dhabi", "to")}


def test_a_country_has_no_point() -> None:
    (place,) = claim("Des troupes russes sont arrivées en Biélorussie.", "arrivées").place
    assert (place.country, place.precision, place.lat) == ("BLR", "country", None)


def test_a_name_no_table_knows_has_no_country() -> None:
    (place,) = claim("Deux colonnes progressent en direction de Zarbograd.", "progressent").place
    assert (place.country, place.geonameid, place.precision) == (None, None, "area")


def test_an_embassy_is_not_in_the_country_it_is_of() -> None:
    (place,) = claim("Des milliers de partisans ont manifesté devant l'ambassade de France.", "manifesté").place
    assert "ambassade" in place.name and place.country is None


BACKGROUND = "The war goes on between the two armies. Strikes hit the camp. The fighting continues.\n\n"


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Around 280 soldiers were deployed to the National Assembly.", "deployed", ["the National Assembly"]),
        ("In May 1980, troops crushed an uprising in Gwangju.", "crushed", ["Gwangju"]),
        ("The army was patrolling Uhuru Highway in armoured cars.", "patrolling", ["Uhuru Highway"]),
        ("Hamas gunmen stormed southern Israel on 7 October 2023.", "stormed", ["southern Israel"]),
        ("Guards fired missiles at what they described as a spy centre in northern Iraq.", "fired", ["northern Iraq"]),
        ("Two men were killed and eleven wounded in a raid on the Jenin refugee camp.", "killed", ["Jenin refugee camp"]),
        ("Police in Bogotá arrested 40 demonstrators on Thursday.", "arrested", ["Bogotá"]),
        ("The ambassador of Mexico was expelled from Quito on Friday.", "expelled", ["Quito"]),
    ],
)
def test_where_in_english(text: str, word: str, wanted: list[str]) -> None:
    report = Report(id="R-test", text=BACKGROUND + text, sha256="", published="2024-03-15", lang="en")
    found = [c for c in read_report(report).claims if c.trigger.start >= len(BACKGROUND)]
    assert names(next(c for c in found if word in c.trigger.exact)) == wanted


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Selon Jean Bako, un responsable de l'administration installée à Goma, la frappe a eu lieu après minuit.", "frappe", []),
        ("La frappe a eu lieu à Goma, selon Jean Bako, un responsable de l'administration installée à Bukavu.", "frappe", ["Goma"]),
    ],
)
def test_a_place_in_the_words_for_who_speaks_is_no_place_of_what_is_said(text: str, word: str, wanted: list[str]) -> None:
    assert names(claim(text, word)) == wanted
