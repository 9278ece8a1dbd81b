"""The stemma as a tree: each root with what was taken from it, and under every report the edge by which it hangs there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import msgspec

from selon.model import Edge, Report


class Branch(msgspec.Struct, frozen=True):
    """One report of the tree, or an agency whose dispatch is not in the dossier (`report` None).

    `edge` is what it hangs by. `parts` are edges of lesser weight into it: words or news that it took elsewhere while its
    main content is from here. `asked`: it is one of those that the question was about.
    """

    name: str
    report: Report | None = None
    edge: Edge | None = None
    parts: tuple[Edge, ...] = ()
    asked: bool = True
    children: tuple[Branch, ...] = ()


def branches(
    reports: Iterable[Report],
    *,
    roots: Mapping[str, str],
    parents: Mapping[str, Edge],
    edges: Iterable[Edge],
    drawn: Collection[str],
    asked: Collection[str],
) -> tuple[Branch, ...]:
    """One tree for each root, that with the most reports first. Of each report only its head is needed.

    `drawn` are the reports of the tree; `reports` may hold more, which are only named, where parts are from.
    """
    heads = {report.id: report for report in reports}
    below: defaultdict[str, list[str]] = defaultdict(list)
    tops: defaultdict[str, list[str]] = defaultdict(list)
    for each in sorted((each for each in drawn if each in heads), key=lambda each: _order(heads[each])):
        edge = parents.get(each)
        if edge is not None and edge.source in drawn:
            below[edge.source].append(each)
        else:
            tops[roots[each]].append(each)
    parts = _parts(edges, roots, parents)

    def grown(report: str, more: Iterable[str] = ()) -> Branch:
        return Branch(
            name=heads[report].outlet or "outlet unknown",
            report=heads[report],
            edge=parents.get(report),
            parts=tuple(parts.get(report, ())),
            asked=report in asked,
            children=tuple(grown(each) for each in (*below[report], *more)),
        )

    trees = []
    for key, first in tops.items():
        if key in first:
            # Takers of an agency's dispatch that is here under its own outlet hang from it.
            trees.append(grown(key, [each for each in first if each != key]))
        else:
            name, mark, _ = key.rpartition("@")
            children = tuple(grown(each) for each in first)
            trees.append(Branch(name=name, asked=False, children=children) if mark else children[0])
    return tuple(sorted(trees, key=lambda tree: (-size(tree), _first(tree))))


def size(tree: Branch) -> int:
    """Reports in a tree."""
    return (tree.report is not None) + sum(size(child) for child in tree.children)


def _parts(edges: Iterable[Edge], roots: Mapping[str, str], parents: Mapping[str, Edge]) -> dict[str, list[Edge]]:
    """Edges into a report from outside its own tree."""
    found: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: (-(edge.share or 0.0), edge.source, edge.kind)):
        inside = roots.get(edge.source) == roots.get(edge.to) or (
            edge.to in parents and parents[edge.to].source == edge.source
        )
        if not inside:
            found[edge.to].append(edge)
    return found


def _order(report: Report) -> tuple[str, str, str]:
    return (report.published or "9", report.outlet or "", report.id)


def _first(tree: Branch) -> tuple[str, str, str]:
    if tree.report is not None:
        return _order(tree.report)
    return min((_first(child) for child in tree.children), default=("9", tree.name, ""))
