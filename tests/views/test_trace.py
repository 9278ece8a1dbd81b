"""The stemma as trees: one for each root, nobody twice, and the drawing says why each edge is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from rich.console import Console

from selon.cli.screen.trace import draw_changes, draw_trace
from selon.dossier import Answer, Branch, stems
from selon.dossier.tracing import Traced, traced, trees, version_changes
from selon.model import Edge, Event, Report, Told, When
from selon.reports import report_from_text
from selon.reports.sketch import sketch
from selon.reports.stemma import edges_among, roots

FLOOD = [
    "Floods have cut the only road to the port of Velmar, leaving some 4,200 people without supplies for a third day.",
    "Helicopters carried drinking water to the roofs of the lower town, where the river Oss rose by two metres overnight, "
    "and the governor asked the army for forty more boats and for tents.",
    "The dam above the town is holding, its operator said, but engineers opened two of its five gates at dawn.",
]
OWN = [
    "Our bus stopped where the road ends, at a petrol station under water to its sign. From here the soldiers row on, and "
    "they took a baker, two nurses and this reporter along in the last boat of the evening.",
    "Nobody in the market square speaks of the wall. They speak of the mayor, who left for the capital on Sunday and has not "
    "been seen since, and of the price of bread, and of the night when the water came up the stairs without a sound.",
]


def told(*paragraphs: str, outlet: str, day: str, url: str = "") -> Report:
    head = f"date {day}\noutlet {outlet}\ntitle Velmar, by {outlet}\n" + (f"url {url}\n" if url else "")
    report, _ = report_from_text(head + "\n" + "\n\n".join(paragraphs), languages=("en",))
    assert report is not None
    return report


DISPATCH = told("VELMAR (agency-x) – " + FLOOD[0], *FLOOD[1:], outlet="agency-x", day="2031-05-06")
REPRINT = told(*FLOOD, "With agency-x", outlet="portal-y", day="2031-05-06")
SECOND = told(*FLOOD[:2], "Dry weather is forecast.", outlet="portal-z", day="2031-05-07")
URL = "https://daily-q.example/velmar"
FIRST = told(*OWN, FLOOD[1], outlet="daily-q", day="2031-05-07", url=URL)
UPDATE = told(OWN[0], OWN[1].replace("Sunday", "Monday"), "She is back.", outlet="daily-q", day="2031-05-08", url=URL)
WIRE = told(
    "OSLO (AFP) – Dockers in Norway voted to go back to work, their union said in Stavanger.",
    outlet="radio-n",
    day="2031-05-06",
)
ALL = (DISPATCH, REPRINT, SECOND, FIRST, UPDATE, WIRE)


class Held:
    """A dossier's whole, as far as `trace` asks it."""

    def __init__(self, told_by: Sequence[Report] = ()) -> None:
        self._reports = {report.id: report for report in ALL}
        self._edges = edges_among(map(sketch, ALL))
        self._told_by = tuple(report.id for report in told_by)

    def told(self, identity: str) -> Told:
        event = Event(identity, "AID", None, "", When(), (), self._told_by, 0, ())
        return Told(event, (), {}, {})

    def edges(self, reports: Sequence[str] | None = None) -> list[Edge]:
        return [edge for edge in self._edges if reports is None or edge.to in reports or edge.source in reports]

    def roots(self, reports: Iterable[str] | None = None) -> dict[str, str]:
        found = roots(self._reports, self._edges)
        return found if reports is None else {each: found[each] for each in reports}

    def heads(self, identities: Iterable[str]) -> list[Report]:
        return [self._reports[each] for each in sorted(identities)]


def event(*told_by: Report) -> Traced:
    return traced(Held(told_by), event="E-1")  # type: ignore[arg-type]


def family(report: Report) -> Traced:
    return traced(Held(), report=report.id)  # type: ignore[arg-type]


def everybody(trees: Iterable[Branch]) -> list[str]:
    return [
        each for tree in trees for each in [tree.report.id if tree.report else tree.name, *everybody(tree.children)]
    ]


def drawn(found: Traced, what: str = "E-1") -> str:
    answer: Answer[Any] = Answer(
        kind="trace", query={"trace": what, "reports": list(found.asked)}, results=found.edges, reports=found.heads
    )
    screen = Console(width=100, highlight=False, color_system=None)
    with screen.capture() as captured:
        draw_trace(screen, answer)
    return captured.get()


@pytest.mark.parametrize("report", [DISPATCH, REPRINT, SECOND], ids=["root", "reprint", "reprint of the next day"])
def test_a_report_shows_its_whole_family(report: Report) -> None:
    (tree,) = trees(family(report), whole_family=True)
    assert everybody([tree]) == [DISPATCH.id, REPRINT.id, SECOND.id]
    assert tree.report == DISPATCH
    assert [child.edge.source for child in tree.children if child.edge] == [DISPATCH.id, DISPATCH.id]


def test_an_event_shows_each_report_once_under_its_root() -> None:
    found = event(SECOND, UPDATE, WIRE)
    shown = trees(found, whole_family=False)
    names = everybody(shown)
    assert len(names) == len(set(names))
    assert set(names) == {SECOND.id, DISPATCH.id, UPDATE.id, FIRST.id, WIRE.id, "AFP"}, (
        "and what they go back to, no more"
    )
    marked = {branch.report.id: branch.asked for tree in shown for branch in [tree, *tree.children] if branch.report}
    assert marked == {SECOND.id: True, DISPATCH.id: False, UPDATE.id: True, FIRST.id: False, WIRE.id: True}


def test_an_agency_outside_is_a_root_by_name() -> None:
    (tree,) = trees(family(WIRE), whole_family=True)
    assert (tree.name, tree.report, len(tree.children)) == ("AFP", None, 1)
    assert "its dispatch is not in the dossier" in drawn(family(WIRE), WIRE.id)


def test_a_part_from_elsewhere_is_named_without_moving_the_root() -> None:
    shown = trees(event(FIRST), whole_family=False)
    (tree,) = shown
    assert tree.report == FIRST
    assert DISPATCH.id in {part.source for part in tree.parts}
    assert "also in part, agency-x 2031-05-06" in drawn(event(FIRST))


def test_the_drawing_gives_every_edge_with_its_reason() -> None:
    screen = drawn(family(DISPATCH), DISPATCH.id)
    lines = screen.splitlines()
    assert lines[0].startswith("agency-x  2031-05-06 · en · R-")
    assert sum(line.startswith(("├─ ", "└─ ")) for line in lines) == 2
    flat = " ".join(" ".join(line.strip("│ ") for line in lines).split())
    for edge in family(DISPATCH).edges:
        if edge.source == DISPATCH.id:
            assert " ".join(edge.reason.split()) in flat, edge
    assert "« With agency-x »" in flat
    assert all(len(line.rstrip()) <= 100 for line in lines)


def test_the_tree_of_an_answer_is_the_tree_of_what_was_traced() -> None:
    found = family(REPRINT)
    answer: Answer[Edge] = Answer(
        kind="trace",
        query={"trace": REPRINT.id, "reports": list(found.asked)},
        results=found.edges,
        reports=found.heads,
    )
    assert stems(answer) == trees(found, whole_family=True)


def test_what_a_version_changed_is_drawn() -> None:
    found = family(FIRST)
    texts = {report.id: report for report in ALL}
    changes = version_changes(found, text=lambda identity: texts[identity])
    assert [(change.source, change.to) for change in changes] == [(FIRST.id, UPDATE.id)]
    screen = Console(width=100, highlight=False, color_system=None)
    with screen.capture() as captured:
        draw_changes(screen, Answer(kind="trace", query={}, results=changes, reports=found.heads))
    out = captured.get()
    assert "[-Sunday-] {+Monday+}" in " ".join(out.split())
    assert "+ She is back." in out and "1 paragraph unchanged" in out
    assert "- Helicopters carried drinking water" in out
