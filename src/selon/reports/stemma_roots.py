"""The tree in the edges: for each report the one edge it hangs by, and the root that its content goes back to.

A report has one parent at most: the strongest edge into it. Its root is a report, or an agency whose dispatch is not in the
dossier; then all who took that dispatch have one root. Only an edge that carries a report's main content makes it another's
child: who quotes a line from an agency stays a root of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from selon.model.event import Edge

MAIN = 0.5
"""From this share on a part taken over, or what stands under a credit, is a report's main content."""
_CREDITED_PART, _AS_WELL = 0.35, 0.02
_COPIES = ("reprint", "partial")
_KINDS = {"version": 4, "reprint": 3, "partial": 2, "cites": 1, "same_release": 0}
_Strength = tuple[int, int, float, str]


def parents(reports: Iterable[str], edges: Iterable[Edge]) -> dict[str, Edge]:
    """Report id → the edge by which it hangs in the tree; a root has none. `edges` are all those into the reports."""
    given = list(edges)
    return _raised(_tree(reports, given), given)


def roots(reports: Iterable[str], edges: Iterable[Edge]) -> dict[str, str]:
    """Report id → key of its root: a report id, or `AFP@R-…` for an agency whose dispatch is not at hand.

    The reports must be whole families: with each report those that an edge which `binds` ties to it, the one it hangs by,
    and those that hang by it. What other reports there are then changes nothing.
    """
    named, given = list(reports), list(edges)
    tree = _tree(named, given)
    tops = {report: _top(report, tree) for report in named}
    outside = {report: name for report in named if (name := _agency_over(report, tree)) is not None}
    return _with_agencies(tops, outside, given)


def external_name(key: str) -> str | None:
    """The agency of a root key, or None where the root is a report."""
    name, mark, _ = key.rpartition("@")
    return name if mark else None


def carries(edge: Edge) -> bool:
    """Whether an edge says where a report's main content is from."""
    if edge.kind == "version" or (edge.kind == "reprint" and edge.share is None):
        return True
    if edge.share is None:
        return False
    return edge.share >= (_CREDITED_PART if edge.kind == "partial" and edge.words else MAIN)


def is_report(source: str) -> bool:
    return source.startswith("R-")


def binds(edge: Edge) -> bool:
    """Whether an edge ties its two reports into one family by itself; a credit does so only where a report hangs by it."""
    return edge.kind != "cites" and is_report(edge.source) and carries(edge)


def hanging(into: Iterable[Edge]) -> Edge | None:
    """Of all edges into one report the one that it hangs by; None for a root. (A circle may yet undo it.)"""
    all_in = list(into)
    # An agency stands outside only while no dispatch of it that the same credit can mean is here.
    met = {words for edge in all_in if is_report(edge.source) for words in edge.words}
    free = [edge for edge in all_in if carries(edge) and (is_report(edge.source) or met.isdisjoint(edge.words))]
    return max(free, key=_strength) if free else None


def _tree(reports: Iterable[str], edges: list[Edge]) -> dict[str, Edge]:
    into: dict[str, list[Edge]] = {report: [] for report in sorted(reports)}
    for edge in edges:
        if edge.to in into:
            into[edge.to].append(edge)
    found = {report: hanging(each) for report, each in into.items()}
    return _without_circles({report: edge for report, edge in found.items() if edge is not None})


def _raised(tree: dict[str, Edge], edges: list[Edge]) -> dict[str, Edge]:
    """Of two copies that explain a text as well as each other, the one that the other was taken from. The roots stay."""
    direct = {(edge.source, edge.to): edge for edge in edges if edge.kind in _COPIES and carries(edge)}
    raised = dict(tree)
    for report in sorted(tree):
        edge = raised[report]
        while edge.kind in _COPIES and edge.source in tree:
            above = direct.get((tree[edge.source].source, report))
            if (
                above is None
                or (above.share or 0.0) < (edge.share or 0.0) - _AS_WELL
                or (edge.words and not above.words)
            ):
                break
            edge = above
        raised[report] = edge
    return raised


def _strength(edge: Edge) -> _Strength:
    """Versions first, then a dispatch that is credited, an agency outside, an uncredited copy, a common release."""
    if edge.kind == "version":
        rank = 4
    elif not is_report(edge.source):
        rank = 2
    elif edge.kind == "same_release":
        rank = 0
    else:
        rank = 3 if edge.words else 1
    return rank, _KINDS[edge.kind], edge.share or 0.0, edge.source


def _without_circles(chosen: dict[str, Edge]) -> dict[str, Edge]:
    """Two that credit each other, or more in a ring: the weakest edge of the ring is given up."""
    done: set[str] = set()
    for start in sorted(chosen):
        path: list[str] = []
        at = start
        while at in chosen and at not in done and at not in path:
            path.append(at)
            at = chosen[at].source
        if at in path:
            ring = path[path.index(at) :]
            weakest = min(ring, key=lambda report: (_strength(chosen[report]), report))
            del chosen[weakest]
        done.update(path)
    return chosen


def _top(report: str, tree: dict[str, Edge]) -> str:
    while report in tree and is_report(tree[report].source):
        report = tree[report].source
    return report


def _agency_over(report: str, tree: dict[str, Edge]) -> str | None:
    edge = tree.get(_top(report, tree))
    return edge.source if edge else None


def _with_agencies(tops: dict[str, str], outside: dict[str, str], edges: list[Edge]) -> dict[str, str]:
    """Takers of one agency that share text or matter share a root: the dispatch of one of them, where that is here."""
    credit: defaultdict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.to in tops and not is_report(edge.source):
            credit[edge.to].add(edge.source)
    group = {top: top for top in tops.values()}

    def leader(top: str) -> str:
        while group[top] != top:
            top = group[top]
        return top

    for edge in edges:
        if edge.source in tops and edge.to in tops and carries(edge) and credit[edge.source] & credit[edge.to]:
            one, other = tops[edge.source], tops[edge.to]
            names = {outside[report] for report in (edge.source, edge.to) if report in outside}
            # At least one of the two hangs from the agency that both credit.
            if names and names <= credit[edge.source] & credit[edge.to]:
                low, high = sorted((leader(one), leader(other)))
                group[high] = low
    members: defaultdict[str, list[str]] = defaultdict(list)
    for top in sorted(group):
        members[leader(top)].append(top)
    keys = {}
    for tops_together in members.values():
        here = [top for top in tops_together if top not in outside]
        key = here[0] if here else f"{outside[tops_together[0]]}@{tops_together[0]}"
        keys.update(dict.fromkeys(tops_together, key))
    return {report: keys[top] for report, top in tops.items()}
