"""What falls if a source is wrong: events, second origins, values and sides of contradictions that hang on it alone.

A reprint falls with what it was taken from. Nothing is judged: a fall says what would no longer be held by anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

import msgspec

from selon.knowledge.fold import fold
from selon.measures.affirming import affirming_origins
from selon.model import Contradiction, Report, Told
from selon.views.eventwords import EventWords, event_words
from selon.views.sides import Asked, Cast, Naming


class Source(msgspec.Struct, frozen=True):
    """What is put in doubt: reports by id, an outlet by name, or a speaker. Any of them may be empty."""

    reports: tuple[str, ...] = ()
    outlet: str = ""
    speaker: Asked | None = None


class LostValue(msgspec.Struct, frozen=True):
    """A value that nobody would hold any more, who held it, and the values that would be left in its slot."""

    slot: str
    value: str
    speakers: tuple[str, ...]
    left: tuple[str, ...]


class LostSide(msgspec.Struct, frozen=True):
    """A side of a contradiction that would be gone; `open`: two sides would still stand against each other."""

    contradiction: str
    point: str
    value: str
    left: tuple[str, ...]
    open: bool


Loss = Literal["everything", "its only affirmation", "its second origin", "a side", "values", "voices"]
# The slot that holds the codes of types: nobody holds a code.
_TYPES = "name"
_RANKS: tuple[Loss, ...] = get_args(Loss)


class Fall(msgspec.Struct, frozen=True):
    """What one event would lose; `loses` is the heaviest of it: `everything`, where nobody else tells of it.

    `claims` are those that would fall, of `of` in all; `affirmed`, `affirmed_left` the origins that affirm it, now and then.
    """

    event: str
    type: str
    summary: str
    loses: Loss
    claims: tuple[str, ...]
    of: int
    reports: tuple[str, ...]
    affirmed: int
    affirmed_left: int
    values: tuple[LostValue, ...] = ()
    sides: tuple[LostSide, ...] = ()
    words: EventWords | None = None


def without(
    source: Source,
    told: Iterable[Told],
    *,
    roots: Mapping[str, str],
    contradictions: Iterable[Contradiction] = (),
    naming: Naming,
) -> tuple[Fall, ...]:
    """The events that would lose something, the heaviest losses first. `roots`: report → key of its root in the stemma."""
    disputes: dict[str, list[Contradiction]] = {}
    for each in contradictions:
        # One that is only apparent loses nothing: both sides could hold.
        if each.kind == "true":
            disputes.setdefault(each.event, []).append(each)
    found = []
    for one in told:
        falling = _falling(source, one, roots, naming)
        if falling:
            found.append(_fall(one, falling, disputes.get(one.event.id, ()), roots))
    return tuple(sorted(found, key=_weight))


def falling_reports(source: Source, reports: Mapping[str, Report], roots: Mapping[str, str]) -> frozenset[str]:
    """The reports of the source, and all that go back to one of them or to the source itself by name."""
    wanted = fold(source.outlet)
    named = {identity for identity, report in reports.items() if wanted and fold(report.outlet or "") == wanted}
    own = {*source.reports, *named}
    return frozenset(
        identity for identity in {*reports, *roots, *own}
        if identity in own or roots.get(identity) in own or (wanted and _names(roots.get(identity, ""), wanted))
    )  # fmt: skip


def _names(root: str, wanted: str) -> bool:
    """A root that is no report is an agency's dispatch that is not here: the agency's name, `@`, its day."""
    return not root.startswith("R-") and fold(root.partition("@")[0]) == wanted


def _falling(source: Source, told: Told, roots: Mapping[str, str], naming: Naming) -> frozenset[str]:
    # Of all the roots there are, those of its own reports: an event is told by few.
    reports = falling_reports(source, told.reports, {each: roots[each] for each in told.reports if each in roots})
    cast = Cast(naming, told.reports)
    return frozenset(
        claim.id for claim in told.claims
        if claim.report in reports or (source.speaker is not None and cast.any_meant(source.speaker, claim.source, claim.report))
    )  # fmt: skip


def _fall(told: Told, falling: frozenset[str], disputes: Sequence[Contradiction], roots: Mapping[str, str]) -> Fall:
    event = told.event
    fallen = [claim for claim in told.claims if claim.id in falling]
    left = [claim for claim in told.claims if claim.id not in falling]
    before, after = (affirming_origins(each, told.origins, roots) for each in (told.claims, left))
    values = tuple(_values(told, falling))
    sides = tuple(side for each in disputes for side in _sides(each, falling))
    if not left:
        loses: Loss = "everything"
    elif before and not after:
        loses = "its only affirmation"
    elif before > 1 and after == 1:
        loses = "its second origin"
    else:
        loses = "a side" if sides else "values" if values else "voices"
    return Fall(
        event=event.id,
        type=event.type,
        summary=event.summary,
        loses=loses,
        claims=tuple(claim.id for claim in fallen),
        of=len(told.claims),
        reports=tuple(dict.fromkeys(claim.report for claim in fallen)),
        affirmed=before,
        affirmed_left=after,
        values=values,
        sides=sides,
        words=event_words(event),
    )


def _values(told: Told, falling: frozenset[str]) -> Iterable[LostValue]:
    slots = {**told.event.slots, "status": told.event.status}
    for slot in sorted(slots.keys() - {_TYPES}):
        values = slots[slot]
        left = tuple(each.value for each in values if not falling.issuperset(each.claims))
        for each in values:
            if each.claims and falling.issuperset(each.claims):
                yield LostValue(slot, each.value, each.speakers, left)


def _sides(dispute: Contradiction, falling: frozenset[str]) -> Iterable[LostSide]:
    left = tuple(side.value for side in dispute.sides if not falling.issuperset(side.claims))
    for side in dispute.sides:
        if side.claims and falling.issuperset(side.claims):
            yield LostSide(dispute.id, dispute.point, side.value, left, open=len(left) > 1)


def _weight(fall: Fall) -> tuple[int, int, str]:
    return _RANKS.index(fall.loses), -len(fall.claims), fall.event
