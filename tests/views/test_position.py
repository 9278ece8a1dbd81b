"""What an actor said over time: who is meant, what is one statement, and above all what is a shift and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from selon.views.position import Matter, position
from selon.views.sides import Asked

RUSSIA = Asked("Moscou", side="RUS")
UKRAINE = Asked("Kyiv", side="UKR")
STRIKE = {"where": "Makiivka", "on": ("2023-01-01", "2023-01-01")}


def asked(hand: Any, who: Asked, told: Any, **more: Any) -> tuple[Matter, ...]:
    claims = [claim for each in told for claim in each.claims]
    reports = {key: report for each in told for key, report in each.reports.items()}
    events = {claim: each.event for each in told for claim in each.event.claims}
    return position(who, claims, reports=reports, events=events, naming=hand.naming, **more)


def turned(hand: Any, who: Asked, told: Any, **more: Any) -> list[tuple[str, str, str]]:
    """(point, id before, id after) of every shift."""
    return [(shift.point, shift.before.claim.id, shift.after.claim.id) for matter in asked(hand, who, told, **more) for shift in matter.shifts]


def pair(hand: Any, before: dict[str, Any], after: dict[str, Any], days: tuple[str | None, str | None] = ("2023-01-02", "2023-01-04")) -> Any:
    reports = [hand.report("1", days[0]), hand.report("2", days[1], outlet="daily-d", lang="en")]
    claims = [hand.claim("1", reports[0], **{**STRIKE, **before}), hand.claim("2", reports[1], **{**STRIKE, **after})]
    return [hand.told(claims, reports)]


MINISTRY = {"by": "le ministère russe de la Défense", "who": "l'Ukraine"}
SAME = {"by": "the Russian defence ministry", "who": "Ukraine"}


@pytest.mark.parametrize(
    ("before", "after", "point"),
    [
        pytest.param({}, {"polarity": "-", "by": "the Russian defence ministry:deny"}, "whether", id="affirmed, then denied"),
        pytest.param({"polarity": "-"}, {}, "whether", id="denied, then affirmed"),
        pytest.param({"status": "planned", "polarity": "-"}, {"status": "planned"}, "will", id="will not, then will"),
        pytest.param({"status": "planned"}, {"status": "planned", "polarity": "-"}, "will", id="will, then will not"),
        pytest.param({"status": "planned", "polarity": "-"}, {}, "will", id="will not, then did"),
        pytest.param({"killed": 63}, {"killed": 89}, "how_many", id="another figure"),
        pytest.param({"killed": (60, 69)}, {"killed": (80, None)}, "how_many", id="another range"),
        pytest.param({}, {"who": "Belarus"}, "who", id="another doer"),
    ],
)
def test_an_account_shifts(hand: Any, before: dict[str, Any], after: dict[str, Any], point: str) -> None:
    told = pair(hand, {**MINISTRY, **before}, {**SAME, **after})
    [matter] = asked(hand, RUSSIA, told)
    [shift] = matter.shifts
    assert (shift.point, shift.before.claim.id, shift.after.claim.id, shift.by) == (point, "C-1", "C-2", "the same speaker")
    assert shift.before.claim.quote.exact and shift.after.claim.quote.exact and shift.what


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({"killed": 63}, {"killed": (60, None)}, id="a wider figure holds the narrower"),
        pytest.param({"killed": (20, 99)}, {"killed": 45}, id="dozens, then 45"),
        pytest.param({"status": "planned"}, {"polarity": "-"}, id="will, then has not yet"),
        pytest.param({"polarity": "-"}, {"status": "planned"}, id="has not, will"),
        pytest.param({"certainty": "PS"}, {"polarity": "-"}, id="may have, then did not"),
        pytest.param({"certainty": "PR", "flags": ("reported",)}, {"polarity": "-"}, id="a rumour passed on, then a denial"),
        pytest.param({"status": "feared"}, {"polarity": "-"}, id="feared, then not"),
        pytest.param({"killed": 63}, {"polarity": "-", "killed": 400}, id="denies another figure"),
        pytest.param({}, {"polarity": "-", "killed": 400}, id="denies a figure, not the strike"),
        pytest.param({}, {"polarity": "-", "who": "Belarus"}, id="denies that another did it"),
        pytest.param({"to": "l'armée ukrainienne"}, {"polarity": "-", "to": "des habitants"}, id="denies another target"),
        pytest.param({"mode": "airstrike"}, {"polarity": "-", "mode": "capture"}, id="denies another deed"),
        pytest.param({"who": "des inconnus"}, {"who": "unknown men"}, id="two descriptions of a doer"),
        pytest.param({}, {"polarity": "-", "by": "Kyiv:deny"}, id="somebody else denies it"),
        pytest.param({}, {"polarity": "-", "by": "the Russian defence ministry > Kyiv:deny"}, id="it passes on a denial"),
        pytest.param({}, {"polarity": "-", "by": ""}, id="the report says not"),
    ],
)
def test_no_shift(hand: Any, before: dict[str, Any], after: dict[str, Any]) -> None:
    assert turned(hand, RUSSIA, pair(hand, {**MINISTRY, **before}, {**SAME, **after})) == []


@pytest.mark.parametrize(
    "days", [("2023-01-02", "2023-01-02"), ("2023-01", "2023-01-04"), (None, "2023-01-04"), ("2023-01-02", None), (None, None)]
)
def test_a_shift_needs_two_days_that_are_certainly_apart(hand: Any, days: tuple[str | None, str | None]) -> None:
    told = pair(hand, {**MINISTRY, "killed": 63}, {**SAME, "killed": 89}, days)
    assert turned(hand, RUSSIA, told) == []
    [matter] = asked(hand, RUSSIA, told)
    assert len(matter.sayings) == 2


def test_the_day_of_saying_counts_before_that_of_publication(hand: Any) -> None:
    told = pair(hand, {**MINISTRY, "killed": 63, "said": "2023-01-05"}, {**SAME, "killed": 89, "said": "2023-01-04"}, ("2023-01-06", "2023-01-07"))
    assert turned(hand, RUSSIA, told) == [("how_many", "C-2", "C-1")]


def test_one_sentence_of_several_claims_turns_once(hand: Any) -> None:
    reports = [hand.report("1", "2023-01-02"), hand.report("2", "2023-01-04")]
    by = {"by": "le ministère russe de la Défense", **STRIKE}
    before = hand.claim("1", reports[0], killed=63, **by)
    after = [hand.claim(str(n), reports[1], killed=89, kind=kind, at=n, **by) for n, kind in ((2, "ASSAULT"), (3, "COERCE"))]
    assert turned(hand, RUSSIA, [hand.told([before, *after], reports)]) == [("how_many", "C-1", "C-2")]


def test_a_retold_first_figure_is_no_turn_back(hand: Any) -> None:
    reports = [hand.report(str(n), f"2023-01-0{n}") for n in range(1, 5)]
    by = ("le ministère russe de la Défense", "le ministère russe de la Défense", "Moscou", "le ministère russe de la Défense")
    claims = [hand.claim(str(n), reports[n], killed=figure, by=by[n], who="", **STRIKE) for n, figure in enumerate((63, 89, 63, 63))]
    assert turned(hand, RUSSIA, [hand.told(claims, reports)]) == [("how_many", "C-0", "C-1")]
    again = [*claims[:3], hand.claim("3", reports[3], killed=63, by=by[3], said="2023-01-04", who="", **STRIKE)]
    assert turned(hand, RUSSIA, [hand.told(again, reports)]) == [("how_many", "C-0", "C-1"), ("how_many", "C-1", "C-3")]


def test_two_of_one_side_shift_as_a_side_only(hand: Any) -> None:
    told = pair(hand, {"by": "Kyiv", "killed": 400}, {"by": "Ukraine's army", "killed": 10})
    [matter] = asked(hand, UKRAINE, told)
    assert [shift.by for shift in matter.shifts] == ["the same side"]
    assert turned(hand, Asked("army", key="UKR MIL"), told) == []


def test_two_of_one_side_at_odds_on_one_day_do_not_shift(hand: Any) -> None:
    reports = [hand.report("1", "2023-01-02"), hand.report("2", "2023-01-02"), hand.report("3", "2023-01-05")]
    claims = [
        hand.claim("1", reports[0], by="Kyiv", **STRIKE),
        hand.claim("2", reports[1], by="Ukraine's army:deny", polarity="-", **STRIKE),
        hand.claim("3", reports[2], by="le gouverneur:deny", polarity="-", **STRIKE),
    ]
    points = turned(hand, UKRAINE, [hand.told(claims, reports)])
    assert ("whether", "C-1", "C-2") not in points
    assert all(after != "C-2" for _, _, after in points)


def test_a_second_strike_is_no_change_of_account(hand: Any) -> None:
    told = pair(hand, {**MINISTRY, "on": ("2023-01-01", "2023-01-01")}, {**SAME, "polarity": "-", "on": ("2023-01-08", "2023-01-08")})
    assert turned(hand, RUSSIA, told) == []


def test_one_statement_in_many_reports_is_one_saying(hand: Any) -> None:
    reports = [hand.report(str(n), f"2023-01-0{n + 1}", lang="en" if n else "fr") for n in range(3)]
    by = ("le ministère russe de la Défense", "the Russian defence ministry", "the Russian defence ministry")
    claims = [hand.claim(str(n), reports[n], by=by[n], killed=63, **STRIKE) for n in range(3)]
    [matter] = asked(hand, RUSSIA, [hand.told(claims, reports)])
    [saying] = matter.sayings
    assert saying.reports == ("R-0", "R-1", "R-2") and saying.first == "2023-01-01"


def test_matters_are_events_or_type_and_parties(hand: Any) -> None:
    days = [hand.report(str(n), f"2023-01-0{n + 1}") for n in range(4)]
    will = {"kind": "ASSAULT", "who": "le Bélarus", "to": "l'Ukraine", "by": "Minsk"}
    alone = [hand.claim("0", days[0], status="planned", polarity="-", **will), hand.claim("1", days[1], status="planned", **will)]
    other = hand.claim("2", days[2], status="planned", **{**will, "to": "la France"})
    told = [hand.told([each], days) for each in (*alone, other)]
    found = asked(hand, Asked("Minsk", side="BLR"), told)
    assert [len(matter.sayings) for matter in found] == [2, 1]
    assert [(shift.point, shift.before.claim.id) for shift in found[0].shifts] == [("will", "C-0")]


def test_acts_of_speech_are_said_once(hand: Any) -> None:
    report = hand.report("1", "2023-01-07")
    accuse = hand.claim("1", report, kind="ACCUSE", who="Kyiv", to="la Russie", at=0)
    content = hand.claim("2", report, who="la Russie", to="l'Ukraine", by="Kyiv:accuse", at=0)
    alone = hand.claim("3", report, kind="REJECT", who="Kyiv", to="la Russie", at=50)
    meets = hand.claim("4", report, kind="CONSULT", who="Kyiv", to="Paris", at=90)
    heard = [hand.told([each], [report]) for each in (accuse, content, alone, meets)]
    told = {saying.claim.id: saying.how for matter in asked(hand, UKRAINE, heard) for saying in matter.sayings}
    assert told == {"C-2": "says", "C-3": "acts"}


def test_what_others_say_that_it_said_is_marked(hand: Any) -> None:
    report = hand.report("1", "2023-01-07")
    claims = [
        hand.claim("1", report, kind="THREATEN", who="Moscou", to="l'Ukraine", by="Kyiv", at=40),
        hand.claim("2", report, by="Moscou > Minsk"),
        hand.claim("3", report, by="agency-x > Moscou"),
    ]
    told = [hand.told([each], [report]) for each in claims]
    assert {s.claim.id: s.how for m in asked(hand, RUSSIA, told) for s in m.sayings} == {"C-1": "ascribed", "C-2": "passes on", "C-3": "says"}


def test_one_party_by_name_or_by_words(hand: Any) -> None:
    report = hand.report("1", "2023-01-07", lang="en")
    claims = [hand.claim("1", report, by="the Kremlin"), hand.claim("2", report, by="the Russian defence ministry")]
    told = [hand.told(claims, [report])]
    assert [s.claim.id for m in asked(hand, Asked("defence ministry"), told) for s in m.sayings] == ["C-2"]
    assert [s.claim.id for m in asked(hand, Asked("army", key="RUS MIL"), told) for s in m.sayings] == ["C-2"]
    assert asked(hand, Asked("Minsk", side="BLR"), told) == ()


def test_on_a_type_or_on_words(hand: Any) -> None:
    report = hand.report("1", "2023-01-07")
    strike = hand.claim("1", report, by="Moscou", quote="Moscou affirme avoir frappé une caserne à Kramatorsk", **STRIKE)
    aid = hand.claim("2", report, kind="AID", by="Moscou", quote="Moscou dénonce une livraison de chars")
    told = [hand.told([each], [report]) for each in (strike, aid)]
    for on, wanted in (("AID", ["C-2"]), ("livraison de chars", ["C-2"]), ("Caserne", ["C-1"]), ("navire", [])):
        assert [s.claim.id for m in asked(hand, RUSSIA, told, on=on) for s in m.sayings] == wanted


def test_since_and_until_are_days_of_saying_and_keep_the_shift_whole(hand: Any) -> None:
    told = pair(hand, {**MINISTRY, "killed": 63}, {**SAME, "killed": 89})
    [matter] = asked(hand, RUSSIA, told, since="2023-01-03")
    assert [saying.claim.id for saying in matter.sayings] == ["C-2"]
    assert matter.shifts[0].before.claim.id == "C-1"
    [matter] = asked(hand, RUSSIA, told, until="2023-01-03")
    assert [saying.claim.id for saying in matter.sayings] == ["C-1"] and matter.shifts == ()


def test_the_order_of_the_claims_changes_nothing(hand: Any) -> None:
    [told] = pair(hand, {**MINISTRY, "killed": 63}, {**SAME, "killed": 89})
    back = position(RUSSIA, reversed(told.claims), reports=told.reports, events=dict.fromkeys(told.event.claims, told.event), naming=hand.naming)
    assert back == asked(hand, RUSSIA, [told])
