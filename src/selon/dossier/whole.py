"""What is held, as the views ask for it: now, from the file; or as it stood on a day, resolved anew from what was known then."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from threading import Lock
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from selon.dossier.resolving import assemble, heads_of
from selon.errors import UsageError
from selon.events.memory import MemoryTables
from selon.events.origins import origin
from selon.events.profile import profile, profile_id
from selon.events.resolve import update
from selon.events.weights import shipped
from selon.model import Claim, Contradiction, Edge, Event, Report, Told
from selon.reports.sketch import sketch
from selon.reports.stemma import edges_among, roots
from selon.store import EventFilter

if TYPE_CHECKING:
    from selon.store import Gathered, Parts, Store

Clock = Literal["published", "added"]


class Known(msgspec.Struct, frozen=True):
    """A day, and by which clock a report counts as known on it: when it was published, or when it was added here.

    A report that does not say when it was published is known from the day it was added.
    """

    day: str
    clock: Clock = "published"


class Whole(Protocol):
    def resolve(self, written: str) -> str: ...
    def events(self, wanted: EventFilter) -> list[Event]: ...
    def counts(self, wanted: EventFilter) -> dict[str, int]: ...
    def matching(self, wanted: EventFilter) -> int: ...
    """How many events match; `counts` gives the denominators too."""

    def named(self, identities: Iterable[str]) -> list[Event]: ...
    """Events by id, without their claims."""

    def last_told(self) -> str | None: ...
    """The last day of which anything is held: what was due later cannot have been told of."""

    def told(self, identity: str) -> Told: ...
    def all_told(self, identities: Iterable[str]) -> list[Told]: ...
    """Several events, much faster than one by one; without the edges of their reports."""

    def told_by(self, contradictions: Sequence[Contradiction], *, most: int | None = None) -> dict[str, Told]: ...
    """The events of these by id, with no more of their claims than the first `most` on each side."""

    def contradictions(
        self, *, event: str | None = None, identity: str | None = None, kind: str | None = None, point: str | None = None,
        limit: int | None = None,
    ) -> list[Contradiction]: ...  # fmt: skip
    def disputes(self, *, event: str | None = None, identity: str | None = None, kind: str | None = None, point: str | None = None) -> int: ...
    """How many contradictions there are."""

    def event_of(self, claims: Iterable[str]) -> dict[str, str]: ...
    def edges(self, reports: Sequence[str] | None = None) -> list[Edge]: ...
    def roots(self, reports: Iterable[str] | None = None) -> dict[str, str]: ...
    def origins(self) -> int: ...
    """Independent roots among all reports."""

    def takers(self, roots: Iterable[str]) -> dict[str, int]: ...
    """Root → how many reports go back to it."""

    def below(self, roots: Iterable[str]) -> dict[str, str]: ...
    """The reports that go back to these roots, each with its root."""

    def agencies(self) -> list[str]: ...
    """The roots that are no reports: dispatches of an agency that are not here."""

    def heads(self, identities: Iterable[str]) -> list[Report]: ...


class Stored:
    """As it stands now: everything was gathered when it was added."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.resolve = store.resolve
        self.events = store.events
        self.counts = store.event_counts
        self.matching = store.matching_events
        self.contradictions = store.contradictions
        self.disputes = store.disputes
        self.named = store.named_events
        self.last_told = store.last_told
        self.event_of = store.event_of
        self.edges = store.edges
        self.roots = store.roots
        self.origins = store.origins
        self.takers = store.takers
        self.below = store.below
        self.agencies = store.agencies
        self.heads = store.heads

    def told(self, identity: str) -> Told:
        found = self.all_told([identity])[0]
        return msgspec.structs.replace(found, edges=tuple(self._store.edges(sorted(found.reports))))

    def all_told(self, identities: Iterable[str]) -> list[Told]:
        return _recent.told(self._store, list(identities))

    def told_by(self, contradictions: Sequence[Contradiction], *, most: int | None = None) -> dict[str, Told]:
        events = {event.id: event for event in self._store.named_events({each.event for each in contradictions})}
        sides = [side for each in contradictions for side in each.sides]
        claims = {claim.id: claim for claim in self._store.claims_named(claim for side in sides for claim in side.claims[:most])}
        reports = {report.id: report for report in self._store.heads({claim.report for claim in claims.values()})}
        above = self._store.roots(reports)
        origins = {claim.id: origin(claim, reports[claim.report], above) for claim in claims.values()}
        # What a side names is all that is asked of it: an event may have hundreds of claims more.
        return {key: Told(event, tuple(claims[each] for each in event.claims if each in claims), reports, origins) for key, event in events.items()}


class Recent:
    """Events that were asked for lately, whole, as they were gathered: who goes from page to page asks for the same ones again.

    It says nothing that the file does not say: the file is asked each time which gathering it has.
    """

    def __init__(self, most: int) -> None:
        """`most`: so many claims are kept, some kilobytes each."""
        self._most = most
        self._claims = 0
        self._told: OrderedDict[Gathered, Told] = OrderedDict()
        self._lock = Lock()

    def told(self, store: Store, identities: Sequence[str]) -> list[Told]:
        with self._lock:
            held = dict(self._told)
        found = []
        for key, parts in store.event_parts(identities, held=held):
            one = held[key] if parts is None else _told(parts)
            self._keep(key, one)
            found.append(one)
        return found

    def _keep(self, key: Gathered, told: Told) -> None:
        with self._lock:
            if self._told.pop(key, None) is None:
                self._claims += len(told.claims)
            self._told[key] = told
            while self._claims > self._most and len(self._told) > 1:
                self._claims -= len(self._told.popitem(last=False)[1].claims)


def _told(parts: Parts) -> Told:
    origins = {claim.id: origin(claim, parts.reports[claim.report], parts.roots) for claim in parts.claims}
    return Told(parts.event, tuple(parts.claims), parts.reports, origins)


_recent = Recent(40_000)

_KEPT = 4
_kept: OrderedDict[tuple[object, ...], Snapshot] = OrderedDict()
_keeping = Lock()


def snapshot(store: Store, known: Known) -> Snapshot:
    """How it stood, kept for who asks again while nothing is written: pages of one day are asked for one after another."""
    key = (store.path.resolve(), store.mark(), known)
    with _keeping:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
    if found is None:
        found = Snapshot(store, known)
        with _keeping:
            _kept[key] = found
            while len(_kept) > _KEPT:
                _kept.popitem(last=False)
    return found.over(store)


class Snapshot:
    """As it stood on a day. Resolving is a function of what is known, so it is done again over what was known then."""

    def __init__(self, store: Store, known: Known) -> None:
        self._store = store
        claims, stored = store.known_by(known.day, known.clock)
        self._reports = {report.id: report for report in stored}
        self._edges = sorted(edges_among([sketch(report) for report in stored]), key=lambda e: (e.source, e.to, e.kind))
        self._roots = roots(self._reports, self._edges)
        weights = shipped()
        judged = [each for each in store.judgements() if known.clock == "published" or (each.at or "") <= known.day + "T99"]
        profiles = {claim.id: profile(claim, self._reports[claim.report]) for claim in claims}
        keyed = {claim: profile_id(value) for claim, value in profiles.items()}
        pairs = [(keyed[j.left], keyed[j.right], j.verdict) for j in judged if j.left in keyed and j.right in keyed]
        tables = MemoryTables((one, other) for one, other, verdict in pairs if verdict == "different")
        update(tables, new={keyed[claim]: value for claim, value in profiles.items()}, weights=weights)
        leaders = {claim: tables.leader(key) for claim, key in keyed.items()}
        heads = heads_of((tables.leader(one), tables.leader(other)) for one, other, verdict in pairs if verdict == "same")
        grouped: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            grouped[heads.get(leaders[claim.id], leaders[claim.id])].append(claim)
        self._told: dict[str, Told] = {}
        self._points: list[Contradiction] = []
        self._event_of: dict[str, str] = {}
        rivals = tables.rivals()
        for leader, held in grouped.items():
            lead = next((claim.id for claim in held if keyed[claim.id] == leader), held[0].id)
            unsure = sorted(claim for claim, key in keyed.items() if leader in rivals.get(key, ()))
            here = {claim.report: self._reports[claim.report] for claim in held}
            told, points = assemble(held, lead=lead, reports=here, roots=self._roots, unsure=unsure)
            among = tuple(e for e in self._edges if e.to in here or e.source in here)
            self._told[told.event.id] = msgspec.structs.replace(told, edges=among)
            self._points.extend(points)
            self._event_of.update(dict.fromkeys(told.event.claims, told.event.id))

    def over(self, store: Store) -> Snapshot:
        """The same, asking this open store for what it does not hold itself."""
        then = copy(self)
        then._store = store
        return then

    def resolve(self, written: str) -> str:
        """An id by its beginning: of an event or contradiction as it was then, else of what is there now."""
        wanted = written[:1].upper() + written[1:].lower()
        names = {each.id for each in self._points} if wanted.startswith("X-") else set(self._told)
        found = [each for each in names if each.startswith(wanted)]
        return found[0] if len(found) == 1 and len(wanted) > 2 else self._store.resolve(written)

    def events(self, wanted: EventFilter) -> list[Event]:
        found = [told.event for told in self._told.values() if wanted.matches(told.event, told.claims)]
        found.sort(key=wanted.order)
        return found[: wanted.limit]

    def matching(self, wanted: EventFilter) -> int:
        return len(self.events(msgspec.structs.replace(wanted, limit=None)))

    def counts(self, wanted: EventFilter) -> dict[str, int]:
        return {"matching": self.matching(wanted), "events": len(self._told), "origins": self.origins()}

    def last_told(self) -> str | None:
        return max((told.event.last for told in self._told.values() if told.event.last), default=None)

    def named(self, identities: Iterable[str]) -> list[Event]:
        return [self._told[each].event for each in identities if each in self._told]

    def told(self, identity: str) -> Told:
        found = self._told.get(identity) or self._told.get(self._event_of.get("C" + identity[1:], ""))
        if found is None:
            raise UsageError(f"no event {identity} was known then", hint="`selon events` with the same --as-of shows those that were")
        return found

    def all_told(self, identities: Iterable[str]) -> list[Told]:
        return [self.told(each) for each in identities]

    def told_by(self, contradictions: Sequence[Contradiction], *, most: int | None = None) -> dict[str, Told]:
        named = {claim for each in contradictions for side in each.sides for claim in side.claims[:most]}
        found = (self.told(each) for each in {one.event for one in contradictions})
        return {one.event.id: msgspec.structs.replace(one, claims=tuple(c for c in one.claims if c.id in named)) for one in found}

    def contradictions(
        self, *, event: str | None = None, identity: str | None = None, kind: str | None = None, point: str | None = None,
        limit: int | None = None,
    ) -> list[Contradiction]:  # fmt: skip
        named = self.told(event).event.id if event else None
        found = [
            each
            for each in self._points
            if (named is None or each.event == named) and identity in (None, each.id) and kind in (None, each.kind) and point in (None, each.point)
        ]
        found.sort(key=lambda each: (each.kind != "true", -sum(side.origins for side in each.sides), each.id))
        return found[:limit]

    def disputes(self, *, event: str | None = None, identity: str | None = None, kind: str | None = None, point: str | None = None) -> int:
        return len(self.contradictions(event=event, identity=identity, kind=kind, point=point))

    def event_of(self, claims: Iterable[str]) -> dict[str, str]:
        return {claim: self._event_of[claim] for claim in claims if claim in self._event_of}

    def edges(self, reports: Sequence[str] | None = None) -> list[Edge]:
        return [e for e in self._edges if reports is None or e.to in reports or e.source in reports]

    def roots(self, reports: Iterable[str] | None = None) -> dict[str, str]:
        return dict(self._roots) if reports is None else {each: self._roots[each] for each in reports if each in self._roots}

    def origins(self) -> int:
        return len(set(self._roots.values()))

    def takers(self, roots: Iterable[str]) -> dict[str, int]:
        counted = Counter(self.below(roots).values())
        return dict(counted)

    def below(self, roots: Iterable[str]) -> dict[str, str]:
        asked = set(roots)
        return {report: root for report, root in sorted(self._roots.items()) if root in asked}

    def agencies(self) -> list[str]:
        return sorted({root for root in self._roots.values() if not root.startswith("R-")})

    def heads(self, identities: Iterable[str]) -> list[Report]:
        return [self._reports[each] for each in sorted(identities) if each in self._reports]
