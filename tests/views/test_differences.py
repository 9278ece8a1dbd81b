"""Then and now: nothing differs from itself, backwards is the mirror image, and every change names its reports."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.views.differences import Difference, Held, differences

ROWS = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(0, 7), st.sampled_from(["", "Kyiv", "Moscou:deny"]), st.sampled_from("+-"),
        st.sampled_from([None, 12, 40]),
    ),
    max_size=12,
)  # fmt: skip
_MIRROR = {"new": "gone", "gone": "new", "merged": "split", "split": "merged", "changed": "changed"}


def held(told: Any, *disputes: Any) -> Held:
    return Held(tuple(told), disputes)


def mirrored(each: Difference) -> tuple[Any, ...]:
    return (
        _MIRROR[each.kind], each.now, each.was, each.went, each.came, each.origins[::-1], each.affirmed[::-1],
        tuple((change.slot, change.lost, change.gained) for change in each.slots),
    )  # fmt: skip


def plain(each: Difference) -> tuple[Any, ...]:
    slots = tuple((change.slot, change.gained, change.lost) for change in each.slots)
    return each.kind, each.was, each.now, each.came, each.went, each.origins, each.affirmed, slots


@settings(deadline=None)
@given(ROWS)
def test_nothing_differs_from_itself(hand: Any, rows: Any) -> None:
    told = hand.world(rows)
    disputes = [hand.dispute(each.event.id, each, "how_many", ("12", tuple(c.id[2:] for c in each.claims))) for each in told]
    assert differences(held(told, *disputes), held(told[::-1], *disputes)) == ()


@settings(deadline=None)
@given(ROWS, st.integers(0, 12), st.integers(0, 3))
def test_backwards_is_the_mirror_image(hand: Any, rows: Any, cut: int, moved: int) -> None:
    """Then: some rows; now: all of them, one event joined with another."""
    then = held(hand.world(rows[:cut]))
    now = held(hand.world([(0 if event == moved else event, *rest) for event, *rest in rows]))
    forward, backward = differences(then, now), differences(now, then)
    assert sorted(mirrored(each) for each in forward) == sorted(plain(each) for each in backward)
    everything = {claim.report for told in now.told for claim in told.claims}
    old = {claim.id for told in then.told for claim in told.claims}
    brought = {claim.report for told in now.told for claim in told.claims if claim.id not in old}
    assert {report for each in forward for report in each.came} == brought <= everything


def test_new_and_gone(hand: Any) -> None:
    report = hand.report("1", "2023-01-02")
    one, other = hand.told([hand.claim("1", report)], [report]), hand.told([hand.claim("2", report)], [report])
    found = differences(held([one]), held([other]))
    assert [(each.kind, each.was, each.now, each.came, each.went) for each in found] == [
        ("new", (), ("E-2",), ("R-1",), ()),
        ("gone", ("E-1",), (), (), ("R-1",)),
    ]


def test_a_corrected_figure_names_its_report(hand: Any) -> None:
    reports = [hand.report("1", "2023-01-02"), hand.report("2", "2023-01-04")]
    first, second = hand.claim("1", reports[0], killed=63), hand.claim("2", reports[1], killed=89)
    [each] = differences(held([hand.told([first], reports)]), held([hand.told([first, second], reports)]))
    assert (each.kind, each.came, each.went, each.origins, each.affirmed) == ("changed", ("R-2",), (), (1, 2), (1, 2))
    [change] = each.slots
    assert (change.slot, change.gained, change.lost, change.by) == ("count", ("killed 89",), (), ("R-2",))


def test_an_earlier_report_that_comes_later_keeps_the_event(hand: Any) -> None:
    reports = [hand.report("1", "2023-01-02"), hand.report("2", "2023-01-01")]
    late, early = hand.claim("1", reports[0]), hand.claim("2", reports[1])
    [each] = differences(held([hand.told([late], reports)]), held([hand.told([late, early], reports)]))
    assert (each.kind, each.was, each.now) == ("changed", ("E-1",), ("E-2",))


def test_merged_by_a_judgement_without_any_report(hand: Any) -> None:
    reports = [hand.report("1", "2023-01-02"), hand.report("2", "2023-01-04")]
    claims = [hand.claim("1", reports[0], killed=63), hand.claim("2", reports[1], killed=89)]
    apart = held([hand.told([claim], reports) for claim in claims])
    [each] = differences(apart, held([hand.told(claims, reports)]))
    assert (each.kind, each.was, each.now, each.came, each.went, each.slots) == ("merged", ("E-1", "E-2"), ("E-1",), (), (), ())
    [back] = differences(held([hand.told(claims, reports)]), apart)
    assert back.kind == "split"


def test_claims_that_change_places_between_two_events(hand: Any) -> None:
    report = hand.report("1", "2023-01-02")
    a, b, c = (hand.claim(each, report) for each in "123")
    [each] = differences(held([hand.told([a, b], [report]), hand.told([c], [report])]), held([hand.told([a], [report]), hand.told([b, c], [report])]))
    assert (each.kind, each.was, each.now) == ("changed", ("E-1", "E-3"), ("E-1", "E-2"))


def test_a_name_that_follows_the_majority_is_no_change(hand: Any) -> None:
    reports = [hand.report("1", "2023-01-02"), hand.report("2", "2023-01-03", lang="en"), hand.report("3", "2023-01-04", lang="en")]
    claims = [hand.claim(str(n), reports[n], who="la Russie" if n == 0 else "Russia") for n in range(3)]
    [each] = differences(held([hand.told(claims[:1], reports)]), held([hand.told(claims, reports)]))
    assert each.slots == () and each.came == ("R-2", "R-3")


def test_a_claim_read_otherwise_under_the_same_id_changed(hand: Any) -> None:
    report = hand.report("1", "2023-01-02")
    claim = hand.claim("1", report, killed=12)
    better = msgspec.structs.replace(claim, count=(hand.count(20),))
    [each] = differences(held([hand.told([claim], [report])]), held([hand.told([better], [report])]))
    assert [(c.slot, c.gained, c.lost, c.by) for c in each.slots] == [("count", ("killed 20",), ("killed 12",), ("R-1",))]


def test_disputes_open_close_and_turn(hand: Any) -> None:
    reports = [hand.report(str(n), f"2023-01-0{n + 1}") for n in range(3)]
    claims = [hand.claim(str(n), reports[n], killed=figure) for n, figure in enumerate((63, 89, 400))]
    before, after = hand.told(claims[:2], reports), hand.told(claims, reports)
    own = hand.dispute("a", before, "how_many", ("63", ("0",)), ("89", ("1",)), kind="apparent")
    wider = hand.dispute("b", after, "how_many", ("63", ("0",)), ("89", ("1",)), ("400", ("2",)))
    who = hand.dispute("c", after, "who", ("RUS", ("0",)), ("UKR", ("2",)))
    [each] = differences(held([before], own), held([after], wider, who))
    assert [(turn.change, turn.point, turn.values, turn.by) for turn in each.disputes] == [
        ("true", "how_many", ("63", "89", "400"), ("R-2",)),
        ("opened", "who", ("RUS", "UKR"), ("R-2",)),
    ]
    [back] = differences(held([after], wider, who), held([before], own))
    assert [(turn.change, turn.point) for turn in back.disputes] == [("apparent", "how_many"), ("closed", "who")]
