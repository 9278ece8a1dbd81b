"""One outlet: what it published, from whom it took it, who took it from it, whom it quotes, and what hangs on it alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from selon.model import Claim, Edge, Report
from selon.views.without import Fall
from selon.views.wording import one_line


class Taking(msgspec.Struct, frozen=True):
    """One edge of the family tree, seen from a report of the outlet: the other outlet and report, and how one can tell."""

    outlet: str
    report: str
    kind: str
    share: float | None
    reason: str


class Published(msgspec.Struct, frozen=True):
    report: str
    title: str | None
    published: str | None
    lang: str | None
    opening: str
    claims: int
    took: tuple[Taking, ...] = ()
    given: tuple[Taking, ...] = ()


class SourceFile(msgspec.Struct, frozen=True):
    """`own` counts the claims in its own voice, `quoted` those by speaker as it names them, most first.

    `falls` is what would no longer be held by anybody without it; None where that was not asked for.
    """

    outlet: str
    reports: tuple[Published, ...]
    own: int
    quoted: tuple[tuple[str, int], ...]
    falls: tuple[Fall, ...] | None = None


def source_file(
    outlet: str, reports: Iterable[Report], claims: Sequence[Claim], edges: Iterable[Edge], *, heads: Mapping[str, Report],
    falls: tuple[Fall, ...] | None = None,
) -> SourceFile:  # fmt: skip
    """`reports` are the outlet's, `claims` theirs; `heads` those of all reports that an edge names."""
    mine = {report.id: report for report in reports}
    took: dict[str, list[Taking]] = {}
    given: dict[str, list[Taking]] = {}
    for edge in edges:
        if edge.to in mine:
            took.setdefault(edge.to, []).append(_taking(edge.source, edge, heads))
        if edge.source in mine:
            given.setdefault(edge.source, []).append(_taking(edge.to, edge, heads))
    told = Counter(claim.report for claim in claims)
    quoted = Counter(one_line(claim.source[-1].name) for claim in claims if claim.source)
    return SourceFile(
        outlet=next((report.outlet for report in mine.values() if report.outlet), outlet),
        reports=tuple(
            Published(
                report=report.id, title=report.title, published=report.published, lang=report.lang, opening=one_line(report.text)[:160],
                claims=told[report.id], took=tuple(took.get(report.id, ())), given=tuple(given.get(report.id, ())),
            )
            for report in sorted(mine.values(), key=lambda each: (each.published or "9999", each.id))
        ),
        own=sum(not claim.source for claim in claims),
        quoted=tuple(sorted(quoted.items(), key=lambda each: (-each[1], each[0]))),
        falls=falls,
    )  # fmt: skip


def _taking(other: str, edge: Edge, heads: Mapping[str, Report]) -> Taking:
    """An agency whose dispatch is not here is named before the `@` of its root."""
    head = heads.get(other)
    outlet = (head.outlet if head else None) or ("" if other.startswith("R-") else other.partition("@")[0])
    return Taking(outlet, other if head else "", edge.kind, edge.share, edge.reason)
