"""The family tree of reports: which report has its text or its news from which, and how one can tell.

`edges` compares one report with those it could be related to, pair by pair: an edge depends on its two reports alone, so the
order in which reports are added cannot matter. `roots` and `parents` (stemma_roots) read the tree from the edges.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from selon.knowledge.agencies import agencies
from selon.model.event import Edge
from selon.reports.copies import Shared, shared
from selon.reports.credits import Credit, is_agency, outlet_key
from selon.reports.sketch import LATE, Sketch, asks, keys
from selon.reports.stemma_order import days_between, first_and_later
from selon.reports.stemma_roots import binds, carries, external_name, hanging, parents, roots
from selon.reports.versions import version_order

REPRINT, WHOLE = 0.6, 0.9
"""From this share of its words on a report that keeps the lead is a reprint, from the second on any; else it took parts."""
_LEAST_SHARE, _LEAST_WORDS, _TAIL_WORDS = 0.1, 25, 60
# Names and figures that must recur before a dispatch is taken for the one that is credited.
_LEAST_MARKS, _LEAST_COVERED = 3, 0.3
# Under a credit, or in common with the dispatch, so much that the whole may be taken from it.
_UNDER, _SAME_MATTER = 0.4, 0.75
_TOLD, _COMMON_QUOTES = 0.5, 0.5
_RELEASE_DAYS, _SAME_DISPATCH_DAYS = 14, 2


def edges(sketched: Sketch, candidates: Iterable[Sketch]) -> tuple[Edge, ...]:
    """Every edge between a report and its candidates, in either direction, and those from agencies that it credits."""
    found = {(edge.source, edge.to, edge.kind): edge for edge in _from_agencies(sketched)}
    for other in candidates:
        if other.report != sketched.report:
            # The pair in one order, whichever of the two came in later.
            left, right = sorted((sketched, other), key=lambda each: each.report)
            found.update({(edge.source, edge.to, edge.kind): edge for edge in _between(left, right)})
    return tuple(found[key] for key in sorted(found))


def edges_among(sketches: Iterable[Sketch]) -> tuple[Edge, ...]:
    """All edges among some reports, as they come about when the reports are added one by one."""
    filed: defaultdict[str, list[Sketch]] = defaultdict(list)
    found: dict[tuple[str, str, str], Edge] = {}
    for each in sketches:
        near = {other.report: other for key in asks(each) for other in filed[key]}
        found.update({(edge.source, edge.to, edge.kind): edge for edge in edges(each, near.values())})
        for key in keys(each):
            filed[key].append(each)
    return tuple(found[key] for key in sorted(found))


def _between(left: Sketch, right: Sketch) -> list[Edge]:
    one_language = left.lang == right.lang
    alike = shared(left, right) if one_language and left.shingles and right.shingles else None
    if left.url and left.url == right.url:
        return [_version(left, right, alike)]
    if alike and _copied(alike, left, right):
        return [_copy(left, right, alike)]
    credited = [*_credited(left, right), *_credited(right, left)]
    if credited:
        return credited
    if alike and alike.quotes and alike.right_quotes:
        return _same_release(left, right, alike)
    return _same_dispatch(left, right)


# -- the same address ------------------------------------------------------------------------------------------------


def _version(left: Sketch, right: Sketch, alike: Shared | None) -> Edge:
    old, new = sorted((left, right), key=version_order)
    share = None if alike is None else alike.right if new is right else alike.left
    if new.withdraws:
        what = "a notice that withdraws what stood at the same address"
    elif (old.published or "") == (new.published or "") and old.updates == new.updates:
        what = "another version at the same address; which came first is undecided"
    else:
        what = "a later version at the same address"
    kept = "" if share is None or new.withdraws else f"; {_percent(share)} of its words stood there before"
    return Edge(source=old.report, to=new.report, kind="version", share=_rounded(share), reason=what + kept)


# -- the same words --------------------------------------------------------------------------------------------------


def _copied(alike: Shared, left: Sketch, right: Sketch) -> bool:
    if alike.words < _LEAST_WORDS or max(alike.left, alike.right) < _LEAST_SHARE:
        return False
    # What two texts share only in their last paragraph is how their outlets end, unless it is long.
    last = alike.left_paragraphs <= {len(left.paragraphs) - 1} and alike.right_paragraphs <= {len(right.paragraphs) - 1}
    return not last or alike.words >= _TAIL_WORDS or max(alike.left, alike.right) >= REPRINT


def _copy(left: Sketch, right: Sketch, alike: Shared) -> Edge:
    source, to, order = first_and_later(left, right, alike.left, alike.right)
    share, taken = (alike.left, alike.left_paragraphs) if to is left else (alike.right, alike.right_paragraphs)
    credit = _credit(to, source)
    said = [f"{_percent(share)} of its words stand there in the same order"]
    if credit:
        said.append(f"it credits {credit.shown}")
    elif source.outlet and source.outlet == to.outlet:
        said.append("the same outlet")
    return Edge(
        source=source.report,
        to=to.report,
        kind="reprint" if share >= WHOLE or (share >= REPRINT and 0 in taken) else "partial",
        share=_rounded(share),
        reason="; ".join((*said, order)),
        words=(credit.words,) if credit else (),
    )


# -- a credit --------------------------------------------------------------------------------------------------------


def _credit(to: Sketch, source: Sketch) -> Credit | None:
    if not source.outlet:
        return None
    key = outlet_key(source.outlet)
    return next((credit for credit in to.credits if credit.name == key), None)


def _credited(to: Sketch, source: Sketch) -> list[Edge]:
    """`to` names the outlet of `source`, and this is the dispatch it can mean: out in time, the same names and figures."""
    credit = _credit(to, source)
    if credit is None:
        return []
    late = days_between(source.published, to.published)
    if late is None or late < 0 or late > LATE:
        return []
    common, covered = _covered(to, source)
    if common < _LEAST_MARKS or covered < _LEAST_COVERED:
        return []
    under = (
        f"the credit stands over the whole ({credit.words})"
        if credit.tag
        else f"{_percent(credit.share)} of its words stand under the credit"
    )
    # A dispatch told in other words may be credited once, in the lead; a line quoted further down is only that line's source.
    whole = credit.share >= _UNDER or (credit.lead and covered >= _SAME_MATTER)
    return [
        Edge(
            source=source.report,
            to=to.report,
            kind="cites",
            share=_rounded((credit.share + covered) / 2 if whole else credit.share),
            reason=f"it credits {credit.shown}: {under}; {_percent(covered)} of its names and figures are there",
            words=(credit.words,),
        )
    ]


def _covered(to: Sketch, source: Sketch) -> tuple[int, float]:
    there = {mark for paragraph in source.marks for mark in paragraph}
    here = {mark for paragraph in to.marks for mark in paragraph}
    return len(here & there), len(here & there) / max(len(here), 1)


def _from_agencies(sketched: Sketch) -> list[Edge]:
    """Credits to agencies, whether or not their dispatch is in the dossier; a lone tag says that the whole is theirs."""
    tags = [credit for credit in sketched.credits if credit.tag]
    found = []
    for credit in sketched.credits:
        if not credit.tag and not is_agency(credit.shown):
            continue
        name = agencies().name(credit.shown) or credit.shown
        if credit.tag and len(tags) == 1:
            found.append(
                Edge(name, sketched.report, "reprint", None, f"credited as a whole to {name}", (credit.words,))
            )
        elif credit.tag:
            reason = f"{name} is one of {len(tags)} that it is credited to"
            found.append(Edge(name, sketched.report, "cites", None, reason, (credit.words,)))
        else:
            reason = f"it credits {name}: {_percent(credit.share)} of its words stand under the credit"
            found.append(Edge(name, sketched.report, "cites", _rounded(credit.share), reason, (credit.words,)))
    return found


# -- one release behind two reports ----------------------------------------------------------------------------------


def _same_release(left: Sketch, right: Sketch, alike: Shared) -> list[Edge]:
    """Neither copied the other, and both quote the same rare words. `share`: of the lesser, what both tell."""
    apart = days_between(left.published, right.published)
    if apart is None or abs(apart) > _RELEASE_DAYS:
        return []
    source, to, order = first_and_later(left, right, 0.0, 0.0)
    share = min(_told(left, right, alike.quotes), _told(right, left, alike.right_quotes))
    quotes = tuple(quote[2] for quote in (alike.quotes if to is left else alike.right_quotes))
    many = "the same rare quotation" if len(quotes) == 1 else f"{len(quotes)} rare quotations"
    reason = f"both give {many} in words of their own around it; {_percent(share)} of the lesser tells what both tell; {order}"
    return [Edge(source.report, to.report, "same_release", _rounded(share), reason, quotes)]


def _told(here: Sketch, there: Sketch, quotes: tuple[tuple[int, int, str], ...]) -> float:
    """How much of a report is paragraphs with a shared quotation, or whose names and figures the other has too.

    News is written from the top: each paragraph weighs less than the one before. Who has mostly quotations of its own was
    there itself, as at a press conference.
    """
    known = {mark for paragraph in there.marks for mark in paragraph}
    ends = (*here.paragraphs[1:], here.words)
    told = whole = 0.0
    for at, (start, end, marks) in enumerate(zip(here.paragraphs, ends, here.marks, strict=True)):
        quoting = any(start <= quote[0] < end for quote in quotes)
        naming = len(marks) > 1 and len(known.intersection(marks)) >= _TOLD * len(marks)
        whole += 1 / (at + 1)
        told += (quoting or naming) / (at + 1)
    common = sum(end - start for start, end, _ in quotes) / max(sum(end - start for start, end, _ in here.quotes), 1)
    return told / max(whole, 1.0) * (1.0 if common >= _COMMON_QUOTES else common)


def _same_dispatch(left: Sketch, right: Sketch) -> list[Edge]:
    """Both are credited to one agency within days, with the same names and figures: one dispatch, perhaps not at hand."""
    apart = days_between(left.published, right.published)
    if apart is None or abs(apart) > _SAME_DISPATCH_DAYS:
        return []
    theirs = {credit.name: credit for credit in right.credits if credit.tag or credit.lead}
    common = [
        (credit, theirs[credit.name])
        for credit in left.credits
        if (credit.tag or credit.lead) and credit.name in theirs
    ]
    common = [(one, other) for one, other in common if one.tag or is_agency(one.shown)]
    if not common:
        return []
    one, other = common[0]
    number, covered = _covered(left, right)
    covered = min(covered, _covered(right, left)[1])
    if number < _LEAST_MARKS or covered < _LEAST_COVERED:
        return []
    source, to, order = first_and_later(left, right, 0.0, 0.0)
    share = min(one.share, other.share, 0.5 + covered / 2)
    reason = (
        f"both credit {one.shown} on the same matter: {_percent(covered)} of the names and figures in common; {order}"
    )
    return [Edge(source.report, to.report, "same_release", _rounded(share), reason, (one.words, other.words))]


def _percent(share: float) -> str:
    """Never rounded up to the whole."""
    return f"{int(share * 100 + 1e-9)} %"


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


__all__ = ["binds", "carries", "edges", "edges_among", "external_name", "hanging", "parents", "roots"]
