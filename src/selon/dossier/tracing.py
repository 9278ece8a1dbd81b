"""What `trace` answers: the edges of the stemma around an event, a claim or a report, and the tree that they make."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from selon.errors import UsageError
from selon.model import Edge, Report
from selon.reports.stemma import carries, external_name, parents, roots
from selon.reports.versions import PartChange, paragraph_changes, paragraphs
from selon.views.trace import Branch, branches

if TYPE_CHECKING:
    from collections.abc import Callable

    from selon.dossier.answer import Answer
    from selon.dossier.whole import Whole
    from selon.store import Store


class Traced(NamedTuple):
    """`asked`: the reports that the question is about; `edges` as `--json` gives them; `heads` of every report they name."""

    asked: tuple[str, ...]
    edges: tuple[Edge, ...]
    heads: tuple[Report, ...]


class VersionChanges(msgspec.Struct, frozen=True):
    """What a later version of one address changed, paragraph by paragraph."""

    source: str = msgspec.field(name="from")
    to: str = ""
    changes: tuple[PartChange, ...] = ()


def traced(whole: Whole, *, report: str | None = None, event: str | None = None) -> Traced:
    """Of a report its whole family; of an event the reports that tell it, with those that they go back to."""
    if event is not None:
        asked = tuple(sorted(whole.told(event).event.reports))
        wanted = _with_sources(whole, asked)
        outside = {key for key in whole.roots(wanted).values() if external_name(key)}
    else:
        asked = (report,) if report else ()
        wanted = set(asked)
        outside = set(whole.roots(asked).values())
    if outside:
        # Who else took the same: needed to tell one dispatch from another, and for the family of a report.
        wanted |= {each for each, key in whole.roots().items() if key in outside}
    edges = [edge for edge in whole.edges(sorted(wanted)) if edge.to in wanted]
    named = wanted | {edge.source for edge in edges if edge.source.startswith("R-")}
    return Traced(asked, tuple(edges), tuple(whole.heads(named)))


def asked_for(store: Store, whole: Whole, identity: str) -> tuple[str, Traced]:
    """The full id that was meant, and what is traced: an event's reports, a report's family, or that of a claim's report."""
    full = store.resolve(identity)
    if full.startswith("E-"):
        return full, traced(whole, event=full)
    if full.startswith("C-"):
        return full, traced(whole, report=store.history(full)[-1].claim.report)
    if full.startswith("R-"):
        return full, traced(whole, report=full)
    raise UsageError(f"{full} is no event, claim or report", hint="`selon trace` takes an E-…, a C-… or an R-…")


def stems(answer: Answer[Edge]) -> tuple[Branch, ...]:
    """The trees of an answer to `trace`."""
    found = Traced(tuple(answer.query["reports"]), answer.results, answer.reports)
    return trees(found, whole_family=not str(answer.query["trace"]).startswith("E-"))


def trees(found: Traced, *, whole_family: bool) -> tuple[Branch, ...]:
    """What was asked for up to its roots, or all that goes back to them. Other reports are only named, where parts are from."""
    known = [report.id for report in found.heads]
    hung, keys = parents(known, found.edges), roots(known, found.edges)
    drawn = set(found.asked) & set(known)
    for each in found.asked:
        at = each
        while at in hung and hung[at].source in keys:
            at = hung[at].source
            drawn.add(at)
    if whole_family:
        tops = {keys[each] for each in drawn}
        drawn |= {each for each in known if keys[each] in tops}
    return branches(
        found.heads,
        roots=keys,
        parents=hung,
        drawn=drawn,
        edges=[edge for edge in found.edges if not _closed(edge, hung)],
        asked=found.asked,
    )


def version_changes(found: Traced, *, text: Callable[[str], Report]) -> tuple[VersionChanges, ...]:
    """Each later version beside the one it hangs by."""
    hung = parents([report.id for report in found.heads], found.edges)
    return tuple(
        VersionChanges(edge.source, to, paragraph_changes(paragraphs(text(edge.source)), paragraphs(text(to))))
        for to, edge in sorted(hung.items())
        if edge.kind == "version"
    )


def _with_sources(whole: Whole, asked: Sequence[str]) -> set[str]:
    """The reports, and all that their content could be from, up to the roots."""
    seen: set[str] = set()
    waiting = set(asked)
    while waiting:
        seen |= waiting
        into = [edge for edge in whole.edges(sorted(waiting)) if edge.to in waiting]
        waiting = {edge.source for edge in into if edge.source.startswith("R-") and carries(edge)} - seen
    return seen


def _closed(edge: Edge, hung: dict[str, Edge]) -> bool:
    """A credit needs no line of its own where the report hangs by what that very credit means."""
    by = hung.get(edge.to)
    credit = edge.kind == "cites" or not edge.source.startswith("R-")
    return credit and by is not None and by.source != edge.source and not set(edge.words).isdisjoint(by.words)
