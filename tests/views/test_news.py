"""What is new since a day: everything new is told or counted exactly once, and nothing that was known is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.model import Edge
from selon.views.news import News, is_new, news

ROWS = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(0, 7), st.sampled_from(["", "Kyiv", "Moscou:deny"]), st.sampled_from("+-"),
        st.sampled_from([None, 12, 40]),
    ),
    max_size=14,
)  # fmt: skip
DAYS = st.sampled_from([f"2023-01-{n:02d}" for n in range(1, 11)])


def days_of(told: Any) -> dict[str, str | None]:
    return {key: report.published for each in told for key, report in each.reports.items()}


def counted(found: News) -> int:
    return found.repeats + sum(len(each.gains) for each in (*found.new, *found.more))


@settings(deadline=None)
@given(ROWS, DAYS, st.booleans())
def test_new_and_known_are_all(hand: Any, rows: Any, since: str, copies: bool) -> None:
    told = hand.world(rows, copies)
    known = days_of(told)
    found = news(told, since=since, known=known)
    fresh = {claim.id for each in told for claim in each.claims if is_new(claim.report, since, known)}
    assert counted(found) == len(fresh)
    assert {gain.claim.id for each in (*found.new, *found.more) for gain in each.gains} <= fresh
    new, more = ({each.event.id for each in part} for part in (found.new, found.more))
    assert not new & more
    for each in told:
        states = {claim.id in fresh for claim in each.claims}
        assert (each.event.id in new) == (states == {True})
        assert each.event.id not in more or states == {True, False}


@settings(deadline=None)
@given(ROWS, DAYS)
def test_what_repeats_brings_no_value_and_no_origin(hand: Any, rows: Any, since: str) -> None:
    """Without the claims that only repeat, the same values and origins are held."""
    told = hand.world(rows)
    found = news(told, since=since, known=days_of(told))
    gains = {gain.claim.id for each in (*found.new, *found.more) for gain in each.gains}
    for each in told:
        kept = [c for c in each.claims if c.id in gains or not is_new(c.report, since, days_of(told))]
        again = hand.told(kept, each.reports.values())
        assert {slot: {v.value for v in values} for slot, values in each.event.slots.items()} == {  # no type differs here
            slot: {v.value for v in values} for slot, values in again.event.slots.items()
        }
        assert set(again.origins.values()) == set(each.origins.values())


@settings(deadline=None)
@given(ROWS)
def test_all_and_nothing(hand: Any, rows: Any) -> None:
    told = hand.world(rows)
    nothing = news(told, since="2024-01-01", known=days_of(told))
    assert (nothing.new, nothing.more, nothing.revised, nothing.repeats) == ((), (), (), 0)
    everything = news(told, since="2000-01-01", known=days_of(told))
    assert {each.event.id for each in everything.new} == {each.event.id for each in told} and everything.more == ()
    assert news(told[::-1], since="2000-01-01", known=days_of(told)) == everything


def strike(hand: Any, **late: Any) -> tuple[Any, dict[str, str | None]]:
    """A known dispatch, and a report of the 5th."""
    reports = [hand.report("1", "2023-01-02"), hand.report("2", "2023-01-05", outlet="daily-d", lang="en")]
    first = hand.claim("1", reports[0], where="Makiivka", killed=63, by="le ministère russe de la Défense")
    second = hand.claim("2", reports[1], **{"who": "Russia", "by": "the Russian defence ministry", **late})
    roots = {"R-2": "R-1"} if late.get("by") == "" else {}
    told = [hand.told([first, second], reports, roots)]
    return told, days_of(told)


def test_the_same_from_the_same_is_repetition(hand: Any) -> None:
    told, known = strike(hand, where="Makiivka", killed=63)
    found = news(told, since="2023-01-03", known=known)
    assert (found.new, found.more, found.repeats, found.repeated_in) == ((), (), 1, ("R-2",))


@pytest.mark.parametrize(
    ("late", "points", "origin"),
    [
        pytest.param({"killed": 89}, ("how many",), False, id="a figure"),
        pytest.param({"where": "Dnipro"}, ("where",), False, id="a place"),
        pytest.param({"polarity": "-"}, ("whether",), False, id="a denial"),
        pytest.param({"to": "l'armée ukrainienne"}, ("to whom",), False, id="a target"),
        pytest.param({"by": "Kyiv"}, (), True, id="another voice"),
        pytest.param({"by": "Kyiv", "killed": 400}, ("how many",), True, id="another voice with a figure"),
    ],
)
def test_what_a_new_claim_brings(hand: Any, late: dict[str, Any], points: tuple[str, ...], origin: bool) -> None:
    told, known = strike(hand, **late)
    [newness] = news(told, since="2023-01-03", known=known).more
    [gain] = newness.gains
    assert (gain.claim.id, tuple(gain.brings), gain.origin) == ("C-2", points, origin)


def test_reprints_of_what_is_new_are_folded(hand: Any) -> None:
    reports = [hand.report(str(n), "2023-01-05", outlet=f"outlet-{n}") for n in range(4)]
    claims = [hand.claim(str(n), report, killed=12) for n, report in enumerate(reports)]
    told = [hand.told(claims, reports, {report.id: "R-0" for report in reports})]
    [newness] = news(told, since="2023-01-05", known=days_of(told)).new
    assert [gain.claim.id for gain in newness.gains] == ["C-0"] and newness.repeats == 3 and newness.repeated_in == ("R-1", "R-2", "R-3")


def test_a_report_without_a_day_counts_as_known_and_is_counted(hand: Any) -> None:
    told, known = strike(hand, killed=89)
    found = news(told, since="2023-01-03", known={**known, "R-1": None})
    assert found.undated == 1 and [each.known for each in found.more] == [True]
    assert counted(news(told, since="2023-01-03", known={"R-1": None})) == 0


def test_versions_say_what_was_dropped_and_added(hand: Any) -> None:
    old, later = hand.report("1", "2023-01-02", url="u"), hand.report("2", "2023-01-04", url="u")
    before = [hand.claim("1", old, killed=63), hand.claim("2", old, by="Kyiv")]
    after = [hand.claim("3", later, killed=89, at=70), hand.claim("4", later, by="Kyiv", at=90)]
    edge = Edge(source="R-1", to="R-2", kind="version", reason="the same address")
    known: dict[str, str | None] = {"R-1": "2023-01-02", "R-2": "2023-01-04"}
    [revision] = news((), since="2023-01-03", known=known, versions=[(edge, before, after)]).revised
    assert (revision.kind, revision.was, revision.report, revision.reason) == ("changed", "R-1", "R-2", "the same address")
    assert ([c.id for c in revision.dropped], [c.id for c in revision.added]) == (["C-1"], ["C-3"])
    assert news((), since="2023-01-05", known=known, versions=[(edge, before, after)]).revised == ()
    assert news((), since="2023-01-03", known=known, versions=[(edge, before, before)]).revised == ()
    [taken] = news((), since="2023-01-03", known=known, versions=[(edge, before, after)], withdrawals=["R-2"]).revised
    assert (taken.kind, [c.id for c in taken.dropped], taken.added) == ("withdrawn", ["C-1", "C-2"], ())


def test_claims_withdrawn_by_reading_again(hand: Any) -> None:
    report = hand.report("1", "2023-01-02")
    gone, stands = hand.claim("1", report, killed=12), hand.claim("2", report, killed=40)
    [revision] = news((), since="2023-01-03", known={}, reread=[("R-1", [gone, stands], [stands])]).revised
    assert (revision.kind, [c.id for c in revision.dropped], revision.added) == ("read again", ["C-1"], ())
