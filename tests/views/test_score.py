"""The score of voices: who spoke on which day, who was silent, and how a deed stands."""

from __future__ import annotations

from typing import Any

import pytest

from selon.model import Told
from selon.views.score import OTHERS, OWN, Lane, Score, score


def made(hand: Any, told: list[Told], **asked: Any) -> Score:
    return score(told, naming=hand.naming, **{"first": "2023-01-01", "until": "2023-01-20", **asked})


def lane(found: Score, key: str) -> Lane:
    return next(each for each in found.lanes if each.key == key)


@pytest.fixture
def strike(hand: Any) -> Told:
    reports = [hand.report(str(at), f"2023-01-{day:02}", outlet=f"daily-{at}") for at, day in enumerate((2, 3, 12, 12))]
    claims = [
        hand.claim("a", reports[0], by="Moscow", on=("2023-01-02", "2023-01-02"), where="Dnipro"),
        hand.claim("b", reports[1], by="Kyiv:deny", polarity="-", on=("2023-01-02", "2023-01-02"), where="Dnipro"),
        hand.claim("c", reports[2], by="Russia", on=("2023-01-02", "2023-01-02"), where="Dnipro"),
        hand.claim("d", reports[3], by="le Kremlin", on=("2023-01-02", "2023-01-02"), where="Dnipro"),
        hand.claim("e", reports[3], on=("2023-01-02", "2023-01-02"), where="Dnipro"),
    ]
    return hand.told(claims, reports)


def test_all_who_speak_for_a_side_share_a_staff_and_its_silence_is_told(hand: Any, strike: Told) -> None:
    russia = lane(made(hand, [strike]), "RUS")
    assert russia.names == {"en": "Russia", "fr": "Russie"} and russia.name == "Russia"
    assert [mark.last for mark in russia.marks] == ["2023-01-02", "2023-01-12"]
    assert russia.silences == (("2023-01-03", "2023-01-11"),)
    assert made(hand, [strike], silence=10).lanes[0].silences == ()


def test_what_one_origin_says_twice_on_a_day_is_one_voice(hand: Any, strike: Told) -> None:
    twice = lane(made(hand, [strike]), "RUS").marks[1]
    assert {twice.claim, *twice.folded} == {"C-c", "C-d"}


def test_a_denial_makes_a_contested_deed_and_keeps_its_mark(hand: Any, strike: Told) -> None:
    found = made(hand, [strike])
    assert [deed.kind for deed in found.deeds] == ["contested"]
    assert [(mark.glyph, mark.standing) for mark in lane(found, "UKR").marks] == [("✕", "denied")]


def test_a_report_without_a_speaker_speaks_for_itself(hand: Any, strike: Told) -> None:
    own = lane(made(hand, [strike]), OWN)
    assert [(mark.speaker, mark.standing) for mark in own.marks] == [("daily-3", "stated")] and made(hand, [strike]).lanes[-1] is not None
    assert made(hand, [strike]).lanes[-1].key == OWN


def test_sides_that_speak_less_share_the_last_staff(hand: Any, strike: Told) -> None:
    found = made(hand, [strike], lanes=1)
    assert [each.key for each in found.lanes] == ["RUS", OTHERS, OWN]
    assert len(lane(found, OTHERS).among) == 1 and len(lane(found, OTHERS).marks) == 1


@pytest.mark.parametrize(
    ("status", "polarity", "by", "kind"),
    [("planned", "+", "Kyiv", "announced"), ("feared", "+", "", "supposed"), ("happened", "+", "", "told"), ("happened", "-", "Kyiv:deny", "denied")],
)
def test_how_a_deed_stands(hand: Any, status: str, polarity: str, by: str, kind: str) -> None:
    report = hand.report("1", "2023-01-05")
    claim = hand.claim("a", report, status=status, polarity=polarity, by=by, on=("2023-01-05", "2023-01-05"))
    assert [deed.kind for deed in made(hand, [hand.told([claim], [report])]).deeds] == [kind]


def test_what_is_announced_for_later_widens_the_sheet_by_a_week_at_most(hand: Any) -> None:
    report = hand.report("1", "2023-01-19")
    soon = hand.claim("a", report, status="planned", by="Kyiv", on=("2023-01-24", "2023-01-24"), where="Dnipro")
    far = hand.claim("b", report, status="planned", by="Minsk", on=("2023-03-01", "2023-03-01"), where="Soledar")
    found = made(hand, [hand.told([soon], [report]), hand.told([far], [report])])
    assert (found.until, found.last) == ("2023-01-20", "2023-01-24")
    assert [deed.event for deed in found.deeds] == ["E-a"] and found.beyond == 1


def test_words_are_no_deeds_unless_asked_for(hand: Any) -> None:
    report = hand.report("1", "2023-01-05")
    told = [hand.told([hand.claim("a", report, kind="ACCUSE", on=("2023-01-05", "2023-01-05"))], [report])]
    assert made(hand, told).deeds == () and len(made(hand, told, with_words=True).deeds) == 1
    assert len(made(hand, told).lanes[0].marks) == 1, "who accuses speaks all the same"


def test_what_has_no_day_is_counted_not_drawn(hand: Any) -> None:
    report = hand.report("1", None)
    found = made(hand, [hand.told([hand.claim("a", report, by="Kyiv")], [report])], coverage=[("2023-01-05", "fr", 3), ("2023-01-05", "en", 1)])
    assert found.without_day == 1 and not found.deeds and not found.lanes
    assert [(each.day, each.languages) for each in found.coverage] == [("2023-01-05", {"fr": 3, "en": 1})]
