"""What is new since a day: events, claims on known events, what was changed or withdrawn; mere repetition folded and counted.

"Before" and "after" are sets of reports by the day each is known from, which the caller gives: no clock here. A report with no
such day counts as known before, and is counted. A new claim repeats where its origin was heard before on this event and no slot
of it has a value that nobody gave before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from selon.model import Claim, Edge, Event, Told

# In the order in which they are told. A type is no point: codes near each other tell one deed.
_POINTS = {
    "status": "whether", "actor": "who", "recipient": "to whom", "place": "where", "when": "when", "count": "how many", "mode": "how",
}  # fmt: skip


class Gain(msgspec.Struct, frozen=True):
    """A new claim that brings something: `brings` has by point the values that nobody gave before; `origin`: one that was not
    heard before on this event."""

    claim: Claim
    brings: dict[str, tuple[str, ...]] = {}
    origin: bool = False


class Newness(msgspec.Struct, frozen=True):
    """One event with what is new of it. `known`: it was told before. `repeats` counts the new claims that only repeat, in the
    `repeated_in` reports."""

    event: Event
    known: bool
    gains: tuple[Gain, ...]
    repeats: int = 0
    repeated_in: tuple[str, ...] = ()


class Revision(msgspec.Struct, frozen=True):
    """A report that no longer says what it said: `dropped` and `added` are claims by what they say, not by their place.

    `changed`: a later version of the text; `withdrawn`: the outlet takes it back; `read again`: the same text, other rules;
    `reviewed`: a person rejected or corrected a claim, or took that back.
    """

    kind: Literal["changed", "withdrawn", "read again", "reviewed"]
    report: str
    was: str
    reason: str
    dropped: tuple[Claim, ...] = ()
    added: tuple[Claim, ...] = ()


class News(msgspec.Struct, frozen=True):
    """`repeats` and `repeated_in` count over all events, those too that have nothing else new; `undated` reports have no day."""

    since: str
    new: tuple[Newness, ...]
    more: tuple[Newness, ...]
    revised: tuple[Revision, ...]
    repeats: int
    repeated_in: tuple[str, ...]
    undated: int = 0


def news(
    told: Iterable[Told],
    *,
    since: str,
    known: Mapping[str, str | None],
    versions: Iterable[tuple[Edge, Sequence[Claim], Sequence[Claim]]] = (),
    withdrawals: Iterable[str] = (),
    reread: Iterable[tuple[str, Sequence[Claim], Sequence[Claim]]] = (),
    reviewed: Iterable[tuple[str, Sequence[Claim], Sequence[Claim]]] = (),
) -> News:
    """`known`: report → ISO day from which it is known. A report of `since` itself is new.

    `versions`: each edge of kind version with the claims of the earlier and the later text; `withdrawals`: reports that are
    notices taking another back; `reread`: report → its claims withdrawn by reading it again, and those that stand now;
    `reviewed`: report → those that stood before a person's word, and what stands in their place.
    """
    whole = list(told)
    each = [newness for one in whole if (newness := _newness(one, since, known)) is not None]
    with_news = [newness for newness in each if newness.gains]
    reports = {report for one in whole for report in (claim.report for claim in one.claims)}
    notices = set(withdrawals)
    revised = [_version(*one, notices) for one in versions if is_new(one[0].to, since, known)]
    revised += [_other_claims("read again", *one) for one in reread]
    revised += [_other_claims("reviewed", *one) for one in reviewed]
    return News(
        since=since,
        new=tuple(sorted((one for one in with_news if not one.known), key=_order)),
        more=tuple(sorted((one for one in with_news if one.known), key=_order)),
        revised=tuple(sorted((one for one in revised if _says(one)), key=lambda one: (one.report, one.kind, one.was))),
        repeats=sum(one.repeats for one in each),
        repeated_in=tuple(sorted({report for one in each for report in one.repeated_in})),
        undated=sum(1 for report in reports if known.get(report) is None),
    )


def is_new(report: str, since: str, known: Mapping[str, str | None]) -> bool:
    day = known.get(report)
    return day is not None and day >= since


def _newness(told: Told, since: str, known: Mapping[str, str | None]) -> Newness | None:
    before = [claim for claim in told.claims if not is_new(claim.report, since, known)]
    after = [claim for claim in told.claims if is_new(claim.report, since, known)]
    if not after:
        return None
    after.sort(key=lambda claim: (known.get(claim.report) or "", claim.report, claim.trigger.start, claim.id))
    origins = {told.origins.get(claim.id, claim.report) for claim in before}
    values = _values(told)
    seen = {value for claim in before for value in values.get(claim.id, ())}
    gains: list[Gain] = []
    repeats: list[Claim] = []
    for claim in after:
        origin = told.origins.get(claim.id, claim.report)
        fresh = [value for value in values.get(claim.id, ()) if value not in seen]
        # The first to tell of an event brings it, even if it fills no slot.
        first = not before and not gains
        if fresh or origin not in origins or first:
            gains.append(Gain(claim, _brought(fresh), origin not in origins))
        else:
            repeats.append(claim)
        origins.add(origin)
        seen.update(fresh)
    return Newness(
        event=told.event,
        known=bool(before),
        gains=tuple(gains),
        repeats=len(repeats),
        repeated_in=tuple(dict.fromkeys(claim.report for claim in repeats)),
    )


def _values(told: Told) -> dict[str, list[tuple[str, str]]]:
    """Claim → the (slot, value) pairs that it holds: values are the event's own, alike in every language."""
    found: dict[str, list[tuple[str, str]]] = {}
    for slot, values in {**told.event.slots, "status": told.event.status}.items():
        for value in values if slot in _POINTS else ():
            for claim in value.claims:
                found.setdefault(claim, []).append((slot, value.value))
    return found


def _brought(fresh: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for slot, value in fresh:
        found[_POINTS[slot]] = (*found.get(_POINTS[slot], ()), value)
    return {point: found[point] for point in _POINTS.values() if point in found}


def _order(newness: Newness) -> tuple[int, int, str]:
    """Of most origins first, then of most that is new."""
    return -newness.event.origins, -len(newness.gains), newness.event.id


def _says(revision: Revision) -> bool:
    return revision.kind == "withdrawn" or bool(revision.dropped or revision.added)


def _version(edge: Edge, before: Sequence[Claim], after: Sequence[Claim], notices: set[str]) -> Revision:
    withdrawn = edge.to in notices
    return Revision(
        kind="withdrawn" if withdrawn else "changed",
        report=edge.to,
        was=edge.source,
        reason=edge.reason,
        dropped=tuple(before) if withdrawn else _missing(before, after),
        added=() if withdrawn else _missing(after, before),
    )


def _other_claims(kind: Literal["read again", "reviewed"], report: str, before: Sequence[Claim], after: Sequence[Claim]) -> Revision:
    return Revision(kind, report, report, "", _missing(before, after), _missing(after, before))


def _missing(these: Iterable[Claim], those: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims that say what none of the others says; where they stand in the text, and in which words, does not count."""
    there = {_content(claim) for claim in those}
    return tuple(claim for claim in these if _content(claim) not in there)


def _content(claim: Claim) -> tuple[object, ...]:
    return (
        claim.type,
        claim.status,
        claim.polarity,
        tuple((actor.country, actor.name) for actor in claim.actor),
        tuple((actor.country, actor.name) for actor in claim.recipient),
        tuple(place.name for place in claim.place),
        tuple((count.unit, count.low, count.high) for count in claim.count),
        tuple((speaker.name, speaker.stance) for speaker in claim.source),
    )
