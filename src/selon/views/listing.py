"""The list of reports: of each its head, how many claims it gave, and what it goes back to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from selon.model import Edge, Report
from selon.views.wording import one_line

_LEAD = 110


class Origin(msgspec.Struct, frozen=True):
    """The root of a report's family tree: a report, or an agency whose dispatch is not in the dossier (`report` None).

    `reports` counts those that go back to it.
    """

    key: str
    outlet: str | None
    report: str | None = None
    published: str | None = None
    reports: int = 1


class Kin(msgspec.Struct, frozen=True):
    """One report's place in its family: its root (None: it is its own), what it took (`into`, the closest first) and who took from
    it (`out`), and the heads of all whom these name. `taken`: how many other reports go back to it."""

    origin: Origin | None
    taken: int
    into: tuple[Edge, ...]
    out: tuple[Edge, ...]
    heads: dict[str, Report]


_NEAREST = ("version", "reprint", "partial", "same_release", "cites")


def kin(report: str, *, root: str, edges: Iterable[Edge], heads: Iterable[Report], takers: Mapping[str, int]) -> Kin:
    """`edges` are those of the report, either way."""
    known = {head.id: head for head in heads}
    ordered = sorted(edges, key=lambda edge: (_NEAREST.index(edge.kind), -(edge.share or 0.0), edge.source, edge.to))
    return Kin(
        origin=origin_of(root, known, takers) if root != report else None,
        taken=takers.get(report, 1) - 1,
        into=tuple(edge for edge in ordered if edge.to == report),
        out=tuple(edge for edge in ordered if edge.source == report),
        heads=known,
    )


class ReportLine(msgspec.Struct, frozen=True):
    """`title` is the report's own, or the first words of a text without one (`untitled`). `origin` is None for its own root."""

    id: str
    published: str | None
    outlet: str | None
    lang: str | None
    title: str
    untitled: bool
    claims: int
    origin: Origin | None
    taken: int
    """How many other reports go back to it."""


def origin_of(key: str, heads: Mapping[str, Report], takers: Mapping[str, int]) -> Origin:
    """A root in words. `heads` of the roots that are reports."""
    number = takers.get(key, 1)
    agency, mark, _ = key.rpartition("@")
    if mark:
        return Origin(key, agency, reports=number)
    head = heads.get(key)
    return Origin(key, head.outlet if head else None, key, head.published if head else None, number)


def report_lines(
    shown: Sequence[Report],
    *,
    claims: Mapping[str, int],
    roots: Mapping[str, str],
    heads: Iterable[Report],
    takers: Mapping[str, int],
) -> tuple[ReportLine, ...]:
    """In the order given. `heads` are those of the roots."""
    known = {report.id: report for report in heads}
    return tuple(
        ReportLine(
            id=report.id,
            published=report.published,
            outlet=report.outlet,
            lang=report.lang,
            title=one_line(report.title) if report.title else _lead(report.text),
            untitled=not report.title,
            claims=claims.get(report.id, 0),
            origin=origin_of(roots[report.id], known, takers) if roots.get(report.id, report.id) != report.id else None,
            taken=takers.get(report.id, 1) - 1,
        )
        for report in shown
    )


def _lead(text: str) -> str:
    words = one_line(text)
    return words if len(words) <= _LEAD else words[:_LEAD].rsplit(" ", 1)[0] + " …"
