"""What falls with a source: laws that hold of any dossier, and each kind of loss."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.views.sides import Asked
from selon.views.without import Source, falling_reports, without

ROWS = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(0, 7), st.sampled_from(["", "Kyiv", "Moscou:deny", "le gouverneur"]), st.sampled_from("+-"),
        st.sampled_from([None, 12, 40]),
    ),
    max_size=12,
)  # fmt: skip
PICKED = st.sets(st.integers(0, 7))


def fallen(hand: Any, told: Any, source: Source, *, roots: Any = None, contradictions: Any = ()) -> Any:
    return without(source, told, roots=roots or {}, contradictions=contradictions, naming=hand.naming)


@settings(deadline=None)
@given(ROWS, PICKED, PICKED)
def test_laws_of_falling(hand: Any, rows: Any, few: set[int], more: set[int]) -> None:
    told = hand.world(rows)
    assert fallen(hand, told, Source()) == ()
    everything = fallen(hand, told, Source(reports=tuple(f"R-{n}" for n in range(8))))
    assert {fall.event for fall in everything} == {each.event.id for each in told}
    assert all(fall.loses == "everything" for fall in everything)
    small = fallen(hand, told, Source(reports=tuple(f"R-{n}" for n in few)))
    large = {fall.event: fall for fall in fallen(hand, told, Source(reports=tuple(f"R-{n}" for n in few | more)))}
    for fall in small:
        assert set(fall.claims) <= set(large[fall.event].claims)
        assert fall.affirmed >= fall.affirmed_left >= large[fall.event].affirmed_left
        assert {(v.slot, v.value) for v in fall.values} <= {(v.slot, v.value) for v in large[fall.event].values}
        if fall.loses == "everything":
            assert large[fall.event].loses == "everything"


@settings(deadline=None)
@given(ROWS, PICKED)
def test_what_is_left_is_what_would_be_held_without_it(hand: Any, rows: Any, picked: set[int]) -> None:
    """The values said to be left are those of the event gathered from the claims that stand."""
    reports = tuple(f"R-{n}" for n in picked)
    for one in hand.world(rows):
        [fall] = fallen(hand, [one], Source(reports=reports)) or [None]
        standing = [claim for claim in one.claims if claim.report not in reports]
        assert (fall is None) == (len(standing) == len(one.claims))
        if fall is not None and standing:
            again = hand.told(standing, one.reports.values()).event
            for slot, values in one.event.slots.items():
                if slot == "name":
                    continue
                gone = {lost.value for lost in fall.values if lost.slot == slot}
                assert {v.value for v in values} - gone == {v.value for v in again.slots.get(slot, ())}
            assert fall.affirmed_left == again.affirmed_by


def test_reprints_fall_with_what_they_were_taken_from(hand: Any) -> None:
    reports = [hand.report("1", outlet="agency-a"), hand.report("2", outlet="portal-f"), hand.report("3", outlet="daily-d")]
    roots = {"R-1": "R-1", "R-2": "R-1", "R-3": "R-3"}
    told = [hand.told([hand.claim(str(n), report, where="Dnipro") for n, report in enumerate(reports)], reports, roots)]
    [fall] = fallen(hand, told, Source(outlet="Agency-A"), roots=roots)
    assert fall.reports == ("R-1", "R-2") and (fall.affirmed, fall.affirmed_left) == (2, 1)
    assert fall.loses == "its second origin"
    [portal] = fallen(hand, told, Source(outlet="portal-f"), roots=roots)
    assert portal.reports == ("R-2",) and portal.loses == "voices"


@pytest.mark.parametrize("root", ["agency-z", "Agency-Z@2023-01-04"])
def test_a_root_that_is_not_here_falls_by_its_name(hand: Any, root: str) -> None:
    reports = {each.id: each for each in (hand.report("1"), hand.report("2"))}
    assert falling_reports(Source(outlet="agency-z"), reports, {"R-1": root, "R-2": "R-2"}) == {"R-1"}
    assert falling_reports(Source(), reports, {"R-1": root, "R-2": ""}) == frozenset()


def test_a_speaker_falls_wherever_it_is_quoted(hand: Any) -> None:
    reports = [hand.report("1"), hand.report("2", lang="en"), hand.report("3")]
    claims = [
        hand.claim("1", reports[0], by="Kyiv", killed=400),
        hand.claim("2", reports[1], by="agency-x > Ukraine's army"),
        hand.claim("3", reports[2], by="le ministère russe de la Défense", killed=89),
    ]
    told = [hand.told(claims, reports)]
    [fall] = fallen(hand, told, Source(speaker=Asked("Ukraine", side="UKR")))
    assert fall.claims == ("C-1", "C-2") and fall.loses == "its second origin"
    assert [(lost.value, lost.left) for lost in fall.values if lost.slot == "count"] == [("killed 400", ("killed 89",))]
    [army] = fallen(hand, told, Source(speaker=Asked("army", key="UKR MIL")))
    assert army.claims == ("C-2",)


def test_a_contradiction_loses_a_side(hand: Any) -> None:
    reports = [hand.report(str(n), outlet=f"outlet-{n}") for n in range(3)]
    claims = [hand.claim(str(n), reports[n], killed=figure, polarity="-" if n == 2 else "+") for n, figure in enumerate((400, 89, 5))]
    told = hand.told(claims, reports)
    two = hand.dispute("a", told, "how_many", ("400", ("0",)), ("89", ("1",)))
    three = hand.dispute("b", told, "how_many", ("400", ("0",)), ("89", ("1",)), ("5", ("2",)))
    [fall] = fallen(hand, [told], Source(reports=("R-0",)), contradictions=[two, three])
    assert [(side.contradiction, side.value, side.open) for side in fall.sides] == [("X-a", "400", False), ("X-b", "400", True)]
    only = hand.dispute("c", told, "how_many", ("400", ("0",)), ("89", ("1",)), kind="apparent")
    assert fallen(hand, [told], Source(reports=("R-0",)), contradictions=[only])[0].sides == ()
    [other] = fallen(hand, [told], Source(reports=("R-2",)), contradictions=[two])
    assert other.sides == () and other.loses == "values"


def test_the_only_affirmation_falls(hand: Any) -> None:
    reports = [hand.report("1"), hand.report("2")]
    claims = [hand.claim("1", reports[0], by="Kyiv"), hand.claim("2", reports[1], by="Moscou:deny", polarity="-")]
    [fall] = fallen(hand, [hand.told(claims, reports)], Source(reports=("R-1",)))
    assert fall.loses == "its only affirmation"


def test_the_heaviest_losses_come_first(hand: Any) -> None:
    reports = [hand.report("1", outlet="agency-a"), hand.report("2"), hand.report("3", outlet="daily-d")]
    second = hand.told([hand.claim("1", reports[0], where="Dnipro"), hand.claim("2", reports[2], where="Dnipro")], reports)
    gone = hand.told([hand.claim("3", reports[0])], reports)
    assert [fall.loses for fall in fallen(hand, [second, gone], Source(reports=("R-1",)))] == ["everything", "its second origin"]
