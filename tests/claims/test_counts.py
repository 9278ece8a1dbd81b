"""How many: each number under the unit that its noun or its deed gives it, as an interval."""

from __future__ import annotations

import pytest

from selon.model import Claim, Report
from selon.pipeline import read_report

CRISIS = "Au moins dix soldats ont été tués. La guerre continue entre les deux armées. Des frappes ont visé le camp.\n\n"
Row = tuple[str, float | None, float | None]


def claim(text: str, word: str) -> Claim:
    report = Report(id="R-test", text=CRISIS + text, sha256="", published="2023-01-06", lang="fr")
    found = [c for c in read_report(report).claims if c.trigger.start >= len(CRISIS)]
    return next(c for c in found if word in c.trigger.exact)


def rows(text: str, word: str) -> list[Row]:
    return [(c.unit, c.low, c.high) for c in claim(text, word).count]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("L'explosion a fait 12 morts et 30 blessés à Mogadiscio.", "morts", [("killed", 12, 12), ("injured", 30, 30)]),
        ("Au moins sept rebelles ont été abattus.", "abattus", [("killed", 7, None)]),
        ("L'attaque a coûté la vie à 19 soldats.", "coûté la vie", [("killed", 19, 19)]),
        ("La police a arrêté 37 manifestants à Minsk, dont trois journalistes.", "arrêté", [("detained", 37, 37)]),
        ("La police a interpellé une douzaine d'étudiants.", "interpellé", [("detained", 11, 13)]),
        ("Le pouvoir a relâché 125 combattants houthis.", "relâché", [("freed", 125, 125)]),
        ("Les rebelles ont libéré onze otages, dont six femmes.", "libéré", [("hostages", 11, 11)]),
        ("Des hommes armés ont enlevé au moins 87 écoliers.", "enlevé", [("hostages", 87, None)]),
        ("Des milliers de personnes ont défilé à Tel-Aviv.", "défilé", [("demonstrators", 2000, 9999)]),
        ("La Russie a déployé quelque 2 500 soldats à la frontière.", "déployé", [("troops", 2250, 2750)]),
        ("Kigali maintient dans la province quelque 2 500 soldats.", "maintient", [("troops", 2250, 2750)]),
        ("Berlin va fournir 14 chars et 50 millions d'euros à Kiev.", "fournir", [("equipment", 14, 14), ("money", 5e7, 5e7)]),
        ("Quelque 20 000 personnes ont été déplacées par les combats.", "déplacées", [("displaced", 18000, 22000)]),
        ("L'ONU a évacué 300 personnes de la ville.", "évacué", [("evacuated", 300, 300)]),
        ("Un de ses diplomates a été abattu.", "abattu", [("killed", 1, 1)]),
        ("Un manifestant est mort à Arequipa.", "est mort", [("killed", 1, 1)]),
        ("Les partenaires demandent 413 millions de dollars pour les réfugiés soudanais.", "demandent", [("money", 413e6, 413e6)]),
    ],
)
def test_how_many(text: str, word: str, wanted: list[Row]) -> None:
    assert rows(text, word) == wanted


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("L'armée a prolongé l'état d'urgence dans quatre régions.", "prolongé"),
        ("Des soldats de deux pays ont attaqué le village.", "attaqué"),
    ],
)
def test_what_is_no_count(text: str, word: str) -> None:
    assert rows(text, word) == []


def test_a_number_belongs_to_its_own_clause() -> None:
    text = "Trois soldats ont péri, tandis que sept rebelles ont été abattus."
    assert rows(text, "péri") == [("killed", 3, 3)]
    assert rows(text, "abattus") == [("killed", 7, 7)]


def test_a_million_with_three_decimals() -> None:
    text = "La mobilisation a rassemblé jeudi 1,089 million de personnes."
    assert [(c.low, c.high) for c in claim(text, "rassemblé").count] == [(1089000, 1089000)]


BACKGROUND = "The war goes on between the two armies. Strikes hit the camp. The fighting continues.\n\n"


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("At least 14 people were killed when a drone struck a market.", "killed", [("killed", 14, None)]),
        ("Police arrested 40 demonstrators on Thursday.", "arrested", [("detained", 40, 40)]),
        ("Gunmen abducted 40 pupils from a school in Kaduna state.", "abducted", [("hostages", 40, 40)]),
        ("France evacuated 200 of its nationals from Khartoum on Sunday.", "evacuated", [("evacuated", 200, 200)]),
    ],
)
def test_how_many_in_english(text: str, word: str, wanted: list[tuple[str, int, int | None]]) -> None:
    report = Report(id="R-test", text=BACKGROUND + text, sha256="", published="2024-03-15", lang="en")
    found = [c for c in read_report(report).claims if c.trigger.start >= len(BACKGROUND)]
    claimed = next(c for c in found if word in c.trigger.exact)
    assert [(n.unit, n.low, n.high) for n in claimed.count] == wanted
