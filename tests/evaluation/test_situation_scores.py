"""A situation held against gold: what counts as met, and that neither putting all together nor nothing looks good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from selon.evaluation import (
    GoldContradiction,
    GoldMention,
    GoldOrigin,
    GoldSide,
    Label,
    Meeting,
    clustering,
    confirmations,
    disputes,
    foreseen,
    labels_of,
    meet,
    origins,
    strays,
)
from selon.model import Basis, Claim, Contradiction, Event, Quote, Side, Span, When

REPORTS = {name: f"R-{name}" for name in "abcdef"}


def claim(report: str, start: int, end: int, kind: str = "ASSAULT") -> Claim:
    return Claim(
        id=f"C-{report}{start}{kind[:2]}", report=f"R-{report}", trigger=Span(start, end, "x" * (end - start)), type=kind, mode=None,
        contexts=(), actor=(), recipient=(), place=(), when=When(), count=(), source=(), status="happened", polarity="+",
        certainty="CT", quote=Quote(0, 0, ""), basis=Basis("fr/verbs#frapper"),
    )  # fmt: skip


def gold(report: str, start: int, end: int, event: str = "x", kind: str = "ASSAULT", **more: Any) -> GoldMention:
    return GoldMention(report, start, end, "x" * (end - start), kind, event, **more)


def event(name: str, *claims: Claim, affirmed: int = 1) -> Event:
    return Event(
        id=f"E-{name}", type="ASSAULT", mode=None, summary=f"about {name}", when=When(), place=(), reports=(), origins=affirmed,
        claims=tuple(each.id for each in claims), affirmed_by=affirmed,
    )  # fmt: skip


def met(mentions: Sequence[GoldMention], claims: Sequence[Claim], events: Sequence[Event] = ()) -> list[str | None]:
    return [each.claim.id if each.claim else None for each in meet(mentions, claims, events, reports=REPORTS)]


WIDE, EXACT, OTHER = claim("a", 0, 30), claim("a", 10, 20), claim("a", 8, 20, "AID")
MEETINGS = {
    "overlap in the same report": ([gold("a", 5, 12)], [EXACT], ["C-a10AS"]),
    "touching is no overlap": ([gold("a", 5, 10)], [EXACT], [None]),
    "another report": ([gold("b", 10, 20)], [EXACT], [None]),
    "the one that overlaps most": ([gold("a", 10, 20)], [WIDE, EXACT], ["C-a10AS"]),
    "the right type before the better overlap": ([gold("a", 8, 20)], [OTHER, EXACT], ["C-a10AS"]),
    "another type where there is no better": ([gold("a", 10, 20)], [OTHER], ["C-a8AI"]),
    "any acceptable type": ([gold("a", 8, 20, kind="ASSAULT|AID")], [OTHER, EXACT], ["C-a8AI"]),
    "each claim once": ([gold("a", 10, 20), gold("a", 10, 20, "y")], [EXACT], ["C-a10AS", None]),
    "none missed that could be had": ([gold("a", 10, 20), gold("a", 0, 9, "y")], [WIDE, EXACT], ["C-a10AS", "C-a0AS"]),
    "a core row before an optional one": (
        [gold("a", 10, 20, core=False), gold("a", 12, 20, "y")],
        [EXACT],
        [None, "C-a10AS"],
    ),
    "two acts in one place": (
        [gold("a", 8, 20, kind="AID"), gold("a", 10, 20, "y")],
        [OTHER, EXACT],
        ["C-a8AI", "C-a10AS"],
    ),
}


@pytest.mark.parametrize("case", MEETINGS)
def test_meeting(case: str) -> None:
    mentions, claims, expected = MEETINGS[case]
    assert met(mentions, claims) == expected
    assert met(mentions, claims[::-1]) == expected, "the order of claims must not matter"


def test_the_same_bytes_twice_are_one_report_with_mentions_in_both() -> None:
    same = {"a": "R-a", "b": "R-a"}
    meetings = meet([gold("a", 10, 20), gold("b", 10, 20)], [EXACT], [event("1", EXACT)], reports=same)
    assert [each.event for each in meetings] == ["E-1", "E-1"]


# Three happenings in six reports: x told four times, y twice, z once.
TOLD = [("a", "x"), ("b", "x"), ("c", "x"), ("d", "x"), ("a", "y"), ("e", "y"), ("f", "z")]
CLAIMS = [claim(report, 100 * n, 100 * n + 9) for n, (report, _) in enumerate(TOLD)]
MENTIONS = [gold(report, 100 * n, 100 * n + 9, label) for n, (report, label) in enumerate(TOLD)]
TRUE = {label: [CLAIMS[n] for n, (_, other) in enumerate(TOLD) if other == label] for label in "xyz"}
RIGHT = [event(label, *claims) for label, claims in TRUE.items()]
ONE = [event("all", *CLAIMS, affirmed=3)]


def meetings(events: Sequence[Event], claims: Sequence[Claim] = CLAIMS) -> list[Meeting]:
    return meet(MENTIONS, claims, events, reports=REPORTS)


def test_the_right_events_are_right() -> None:
    score = clustering(meetings(RIGHT))
    assert (score.mentions, score.met, score.gold_events, score.events) == (7, 7, 3, 3)
    assert score.found.f1 == score.whole.f1 == score.found_ceaf.f1 == score.whole_ceaf.f1 == 1
    assert strays(meetings(RIGHT)) == []


def test_all_in_one_and_each_alone_gain_nothing() -> None:
    together, alone = clustering(meetings(ONE)), clustering(meetings([]))
    assert (together.found.precision, together.found.recall) == pytest.approx(((16 + 4 + 1) / 49, 1.0))
    assert (alone.found.precision, alone.found.recall) == pytest.approx((1.0, (1 + 1 + 1) / 7))
    assert together.found == together.together == alone.together and alone.found == alone.alone == together.alone
    assert max(together.found.f1, alone.found.f1) < 0.61 and max(together.found_ceaf.f1, alone.found_ceaf.f1) < 0.5
    # A claim in no event is one by itself; that is the same as an event of its own.
    assert clustering(meetings([event(str(n), each) for n, each in enumerate(CLAIMS)])).found == alone.found


def test_a_mention_that_is_not_found_stands_alone() -> None:
    """It costs nothing where clustering alone is measured, and recall where the whole is."""
    score = clustering(meetings(RIGHT, [each for each in CLAIMS if each not in TRUE["x"][2:]]))
    assert (score.met, score.found.f1) == (5, 1.0)
    # Of x two are together (2/4 each), two alone (1/4 each); the other three are right.
    assert (score.whole.precision, score.whole.recall) == pytest.approx((1.0, (0.5 + 0.5 + 0.25 + 0.25 + 3) / 7))


def test_reading_nothing_gains_nothing() -> None:
    score = clustering(meetings([], []))
    assert (score.met, score.found.f1, score.found_ceaf.f1) == (0, 0.0, 0.0)
    assert score.whole.recall == pytest.approx(3 / 7) and score.whole_ceaf.f1 < 0.5


def test_optional_mentions_count_neither_way() -> None:
    rows = [*MENTIONS, gold("f", 900, 909, "x", core=False), gold("f", 800, 809, "y", core=False)]
    claims = [*CLAIMS, claim("f", 900, 909)]
    score = clustering(meet(rows, claims, [*RIGHT, event("apart", claims[-1])], reports=REPORTS))
    assert (score.mentions, score.met, score.found.f1) == (7, 7, 1.0)


def test_the_label_of_an_event_is_that_of_most_of_its_claims() -> None:
    assert labels_of(meetings(RIGHT)) == {"E-x": "x", "E-y": "y", "E-z": "z"}
    assert labels_of(meetings(ONE)) == {"E-all": "x"}
    even = [event("even", TRUE["x"][0], TRUE["y"][0]), event("free", claim("f", 0, 3))]
    found = labels_of(meetings(even))
    assert found["E-even"] == "x" and "E-free" not in found, "of two with as many, the one that the gold names first"


def test_strays_are_those_away_from_home_and_those_under_another_name() -> None:
    split = [event("1", *TRUE["x"][:3]), event("2", TRUE["x"][3], *TRUE["y"]), event("3", *TRUE["z"])]
    found = strays(meetings(split))
    assert [(each.meeting.mention.report, each.home, each.prevails) for each in found] == [("d", "E-1", "y")]
    assert {each.meeting.mention.event for each in strays(meetings(ONE))} == {"y", "z"}
    assert len(strays(meetings([]))) == 4, "each alone: all but one of every happening"


ORIGINS = [GoldOrigin(name, origin) for name, origin in zip("abcdef", "111234", strict=True)]


def rooted(keys: str) -> dict[str, str]:
    return {REPORTS[name]: f"root {key}" for name, key in zip("abcdef", keys, strict=True)}


@pytest.mark.parametrize(
    ("keys", "exact", "shared", "pairs"),
    [
        ("111234", 6, 3, (3, 3, 3)),
        ("999876", 6, 3, (3, 3, 3)),
        ("111111", 0, 0, (3, 15, 3)),
        ("123456", 3, 0, (0, 0, 3)),
        ("112345", 3, 0, (1, 1, 3)),
        ("111224", 4, 3, (3, 4, 3)),
    ],
)
def test_origins(keys: str, exact: int, shared: int, pairs: tuple[int, int, int]) -> None:
    found = origins(ORIGINS, rooted(keys), reports=REPORTS)
    assert (found.exact, found.shared_exact, found.reports, found.shared) == (exact, shared, 6, 3)
    assert (found.right, found.ours, found.theirs) == pairs
    assert len(found.wrong) == 6 - exact


def test_a_report_without_a_root_is_one_by_itself() -> None:
    found = origins(ORIGINS, {}, reports=REPORTS)
    assert found.exact == 3 and found.wrong[0] == ("a", ("b", "c"), ()) and found.pairs.f1 == 0


def side(value: str, *claims: Claim) -> Side:
    return Side(value, tuple(each.id for each in claims), (), 1)


def contra(event: str, point: Any, kind: Any, *sides: Side) -> Contradiction:
    return Contradiction(f"X-{event}", f"E-{event}", point, kind, "", sides)


def wanted(event: str, point: Any = "how_many", kind: Any = "true", *sides: str) -> GoldContradiction:
    return GoldContradiction(
        event, point, kind, tuple(GoldSide(names, tuple(names)) for names in sides or ("ab", "cd"))
    )


A, B, C, D = TRUE["x"]
DISPUTES = {
    "met": (contra("x", "how_many", "true", side("63", A), side("89", C)), 1, 1),
    "the sides the other way round": (contra("x", "how_many", "true", side("89", D), side("63", B)), 1, 1),
    "among more sides": (contra("x", "how_many", "true", side("1", A), side("2", B), side("3", C)), 1, 1),
    "another kind": (contra("x", "how_many", "apparent", side("63", A), side("89", C)), 0, 1),
    "another point": (contra("x", "who", "true", side("63", A), side("89", C)), 0, 0),
    "two sides of ours on one of theirs": (contra("x", "how_many", "true", side("63", A), side("89", B)), 0, 0),
    "one side of ours on both of theirs": (contra("x", "how_many", "true", side("63", A, C), side("89")), 0, 0),
    "about another happening": (contra("y", "how_many", "true", side("63", A), side("89", C)), 0, 0),
}


@pytest.mark.parametrize("case", DISPUTES)
def test_a_contradiction_meets(case: str) -> None:
    ours, typed, untyped = DISPUTES[case]
    told = foreseen([ours], labels=labels_of(meetings(RIGHT)), report_of={each.id: each.report for each in CLAIMS})
    found = disputes([wanted("x")], told, reports=REPORTS)
    assert (len(found.pairs), found.met) == (typed, untyped)
    assert (len(found.missed), len(found.spurious)) == (1 - typed, 1 - typed)
    assert found.typed.f1 == typed and found.untyped.f1 == untyped


def told(*ours: Contradiction) -> list[Any]:
    return foreseen(ours, labels={"E-x": "x", "E-x2": "x"}, report_of={each.id: each.report for each in CLAIMS})


def test_saying_the_same_thing_twice_is_one_right_and_one_too_many() -> None:
    sides = (side("63", A), side("89", C))
    found = disputes(
        [wanted("x")],
        told(contra("x", "how_many", "true", *sides), contra("x2", "how_many", "true", *sides)),
        reports=REPORTS,
    )
    assert (len(found.pairs), len(found.spurious), found.typed.precision, found.typed.recall) == (1, 1, 0.5, 1.0)


def test_none_is_missed_that_one_could_have_met() -> None:
    """The first of ours could meet both, the second only the first of theirs."""
    either = contra("x", "how_many", "true", side("1", A), side("2", C), side("3", B), side("4", D))
    only = contra("x", "how_many", "true", side("63", A), side("89", C))
    rows = [wanted("x", "how_many", "true", "a", "c"), wanted("x", "how_many", "true", "b", "d")]
    assert disputes(rows, told(either, only), reports=REPORTS).typed.f1 == 1


def test_what_the_gold_is_silent_on_is_counted_and_not_judged() -> None:
    found = disputes(
        [wanted("x")], told(contra("elsewhere", "who", "true", side("1", A), side("2", C))), reports=REPORTS
    )
    assert (found.unjudged, found.judged, len(found.spurious), len(found.missed)) == (1, 0, 0, 1)
    assert found.typed.f1 == 0


def label(origins: int) -> Label:
    return Label("…", "ASSAULT", origins, origins >= 2)


LABELS = {"x": label(3), "y": label(1), "z": label(1)}


def said(*several: str) -> list[Event]:
    return [event(name, *claims, affirmed=2 if name in several else 1) for name, claims in TRUE.items()]


@pytest.mark.parametrize(
    ("several", "right", "false", "missed"),
    [("x", 1, [], ()), ("", 0, [], ("x",)), ("y", 0, ["y"], ("x",)), ("xyz", 1, ["y", "z"], ())],
)
def test_told_by_several(several: str, right: int, false: list[str], missed: tuple[str, ...]) -> None:
    found = confirmations(said(*several), LABELS, meetings(said(*several)))
    assert (len(found.right), [name for name, _ in found.false], found.missed, found.labels) == (
        right,
        false,
        missed,
        1,
    )
    assert found.carried == () and found.unjudged == 0


def test_one_great_event_hides_no_false_confirmation() -> None:
    """Most of it is confirmed; what it carries along is not, and that is counted."""
    found = confirmations(ONE, LABELS, meetings(ONE))
    assert len(found.right) == 1 and found.false == () and [name for name, _ in found.carried] == ["y", "z"]


def test_an_event_without_gold_is_not_judged() -> None:
    found = confirmations([event("free", claim("f", 0, 3), affirmed=5)], LABELS, meetings([]))
    assert (found.unjudged, found.right, found.false, found.missed) == (1, (), (), ("x",))
