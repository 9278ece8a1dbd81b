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


def english(text: str, word: str) -> Claim:
    report = Report(id="R-test", text=BACKGROUND + text, sha256="", published="2024-03-15", lang="en")
    found = [c for c in read_report(report).claims if c.trigger.start >= len(BACKGROUND)]
    return next(c for c in found if word in c.trigger.exact)


def english_rows(text: str, word: str) -> list[Row]:
    return [(c.unit, c.low, c.high) for c in english(text, word).count]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The death toll from the strike on the barracks has risen to 34.", "toll", [("killed", 34, 34)]),
        ("Rescuers put the toll at 17, including three children.", "toll", [("killed", 17, 17)]),
        ("Officials put the number of dead at 26 after the shelling of the market.", "dead", [("killed", 26, 26)]),
        ("The commander put the dead at between 150 and 200.", "dead", [("killed", 150, 200)]),
        ("The toll of the attack rose from 12 to 19 on Monday.", "toll", [("killed", 19, 19)]),
        ("The number of wounded in the attack exceeds 90.", "wounded", [("injured", 90, None)]),
        ("The attack on the depot claimed the lives of at least 41 conscripts.", "lives", [("killed", 41, None)]),
    ],
)
def test_a_toll_in_english(text: str, word: str, wanted: list[Row]) -> None:
    assert english_rows(text, word) == wanted


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Le bilan de la frappe sur la caserne s'élevait à 34 tués, contre 12 la veille.", "bilan", [("killed", 34, 34)]),
        ("Le bilan de l'attaque a été porté à 52 morts dimanche.", "bilan", [("killed", 52, 52)]),
        ("Le bilan est passé de 12 à 19 morts lundi.", "bilan", [("killed", 19, 19)]),
        ("Le nombre de morts a atteint 71, selon le gouverneur.", "morts", [("killed", 71, 71)]),
        ("L'armée a reconnu la mort de 45 de ses soldats dans la frappe.", "mort", [("killed", 45, 45)]),
        ("Le ministère a d'abord annoncé 20 morts, puis 33.", "33", [("killed", 33, 33)]),
    ],
)
def test_a_toll_in_french(text: str, word: str, wanted: list[Row]) -> None:
    assert rows(text, word) == wanted


def test_the_toll_of_the_day_before_is_no_figure_of_its_own() -> None:
    text = "Le bilan de la frappe s'élevait à 34 tués, contre 12 la veille."
    report = Report(id="R-test", text=CRISIS + text, sha256="", published="2023-01-06", lang="fr")
    told = [c for c in read_report(report).claims if c.trigger.start >= len(CRISIS)]
    assert [[n.low for n in c.count] for c in told] == [[34]]


def test_the_dead_who_are_announced_were_not_killed_by_who_announces_them() -> None:
    told = english("The ministry first announced 20 deaths, then 33.", "deaths")
    assert (told.status, told.actor, [s.name for s in told.source]) == ("happened", (), ["The ministry"])


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Russia fired 50 missiles overnight. Of those, 36 were shot down.", "shot down", [("equipment", 36, 36)]),
        ("Of the drones launched at the capital, 31 were intercepted.", "intercepted", [("equipment", 31, 31)]),
        ("The army launched 30 drones on Tuesday. Twelve of them were destroyed.", "destroyed", [("equipment", 12, 12)]),
        ("The air force said 12 of more than 20 cruise missiles had been intercepted.", "intercepted", [("equipment", 12, 12)]),
        ("A strike killed 44 people and wounded 79, the service said.", "wounded", [("injured", 79, 79)]),
        ("A rescue worker was killed and four others were wounded in the shelling.", "wounded", [("injured", 4, 4)]),
        ("A rescue worker was killed and four others were wounded in the shelling.", "killed", [("killed", 1, 1)]),
        ("Nobody was hurt in the strike.", "hurt", []),
        ("Britain will send 14 Challenger 2 tanks to Ukraine.", "send", [("equipment", 14, 14)]),
        ("Britain confirmed that it would send Challenger 2 tanks to Ukraine.", "send", []),
        ("Between 400 and 500 soldiers got off the train at the base.", "got off", [("troops", 400, 500)]),
    ],
)
def test_a_number_without_a_noun_in_english(text: str, word: str, wanted: list[Row]) -> None:
    assert english_rows(text, word) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("L'armée a lancé six roquettes sur le dépôt. Trois ont été abattues par la défense aérienne.", [("equipment", 3, 3)]),
        ("Six rebelles ont attaqué le dépôt. Trois ont été abattus par la garde.", [("killed", 3, 3)]),
    ],
)
def test_what_a_bare_number_stands_for(text: str, wanted: list[Row]) -> None:
    assert rows(text, "ont été abattu") == wanted
