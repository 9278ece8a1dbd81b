"""`actor`, `place`, `source`: all that is held on one party, one place, one outlet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import msgspec

from selon.dossier.answer import Answer
from selon.dossier.following import Following, asked, meant_as, search_names
from selon.errors import UsageError
from selon.knowledge import Entry, Knowledge
from selon.knowledge.identity import party
from selon.lang import available
from selon.views import actor as actors
from selon.views import day_range
from selon.views import place as places
from selon.views.actor import ActorFile
from selon.views.place import PlaceFile, Spot
from selon.views.source import SourceFile, source_file
from selon.views.without import Fall, Source, falling_reports, without

if TYPE_CHECKING:
    from selon.dossier.whole import Whole
    from selon.store import Store

# Beyond so many reports what would fall is worked out only on demand: it asks every event that the source tells of.
_AT_ONCE = 100
# Of an actor that more claims name, those told lately are shown at once.
_CLAIMS = 1_200


class Portraits(Following):
    """The part of `Dossier` that gathers what is held on one name."""

    def actor(self, name: str, *, since: str | None = None, everything: bool = False) -> Answer[ActorFile]:
        """What an actor did according to whom, what it said, what others say of it: three parts, never mixed; and its ledger.

        A country or capital stands for its side. `since`: only of reports published on that day or later; where very many claims
        name it that is the day from which on some thousands do, unless `everything` is asked for.
        """
        meant = asked(name)
        names = search_names(meant)
        store, whole = self._open(), self._held()
        day, held = self._lately(names) if since is None else (day_range(since, today=self._today())[0], None)
        day = None if everything else day
        wanted = self._wanted(day)
        slots = ({"actor": names}, {"speaker": names}, {"recipient": names})
        acts, said, borne = (store.claims(msgspec.structs.replace(wanted, **slot)) for slot in slots)
        named = self._gathered(meant, whole, did=acts, said=said, borne=borne)
        did, of_it = actors.parted(meant, (*acts, *borne), reports=named.reports, events=named.events, naming=party)
        ledger, heads = self._ledger(named)
        found = ActorFile(
            name=name, meant=meant_as(meant), side=meant.side, key=meant.key, did=did, said=self._position(named), of_it=of_it, ledger=ledger,
            since=day, named=held if day else None,
        )  # fmt: skip
        answer: Answer[ActorFile] = self._answer("actor", {"actor": name, "as": found.meant, "since": day}, ())
        if not (did or of_it or found.said or found.ledger):
            return answer
        reports = named.reports | {report.id: report for report in heads}
        return msgspec.structs.replace(answer, results=(found,), reports=tuple(reports[each] for each in sorted(reports)))

    def _lately(self, names: tuple[str, ...]) -> tuple[str | None, int]:
        """The day from which on about as many claims name the actor as are shown at once, and how many name it in all; None: all of them."""
        store, wanted = self._open(), self._wanted()
        slots = ({"actor": names}, {"recipient": names}, {"speaker": names})
        counted: Counter[str] = Counter()
        for slot in slots:
            counted.update(store.claims_by_day(msgspec.structs.replace(wanted, **slot)))
        every = counted.total()
        if every <= _CLAIMS:
            return None, every
        taken, first = 0, None
        for day in sorted(filter(None, counted), reverse=True):
            taken += counted[day]
            if first is not None and taken > _CLAIMS:
                break
            first = day
        return first, every

    def place(self, name: str) -> Answer[PlaceFile]:
        """The events of a place in order of time; apart from them those within it, and those told only of the country around it."""
        from selon.store import EventFilter

        spot = spot_of(name)
        whole = self._held()
        found = {event.id: event for event in whole.events(EventFilter(place=(name,), limit=None))}
        if spot.country:
            found |= {event.id: event for event in whole.events(EventFilter(place=(spot.country,), limit=None))}
        told = places.parted(spot, found.values())
        answer: Answer[PlaceFile] = self._answer("place", {"place": name, "as": spot}, ())
        return msgspec.structs.replace(answer, results=(told,)) if told.here or told.finer else answer

    def source(self, outlet: str, *, falls: bool | None = None) -> Answer[SourceFile]:
        """What an outlet published, from whom it took it, who took it from there, whom it quotes, and what would fall without it.

        `falls` None: that last is left out where the outlet has many reports.
        """
        store, whole = self._open(), self._held()
        ids = store.outlet_reports(outlet)
        if self._known is not None:
            known = store.known_reports(self._known.day, self._known.clock)
            ids = [each for each in ids if each in known]
        answer: Answer[SourceFile] = self._answer("source", {"source": outlet, "falls": falls}, ())
        if not ids:
            return answer
        edges = whole.edges(ids)
        named = {each for edge in edges for each in (edge.source, edge.to) if each.startswith("R-")}
        heads = {report.id: report for report in whole.heads({*ids, *named})}
        lost = _falls(store, whole, outlet, ids) if falls or (falls is None and len(ids) <= _AT_ONCE) else None
        found = source_file(outlet, [heads[each] for each in ids], store.claims_in(ids), edges, heads=heads, falls=lost)
        return msgspec.structs.replace(answer, results=(found,), reports=tuple(heads[each] for each in sorted(heads)))


def _falls(store: Store, whole: Whole, outlet: str, ids: list[str]) -> tuple[Fall, ...]:
    """As `without`, asking only the events that the falling reports tell of."""
    source = Source(reports=tuple(ids), outlet=outlet)
    falling = falling_reports(source, {}, whole.below({*ids, *whole.agencies()}))
    events = sorted(set(whole.event_of(claim.id for claim in store.claims_in(falling)).values()))
    told = whole.all_told(events)
    roots = whole.roots({report for one in told for report in one.reports})
    disputes = [each for one in told if one.event.disputes for each in whole.contradictions(event=one.event.id, kind="true")]
    return without(source, told, roots=roots, contradictions=disputes, naming=party)


def spot_of(name: str) -> Spot:
    """The country or town that a name stands for, in any language there is; else only its words."""
    written = " ".join(name.split())
    if not written:
        raise UsageError("no place is named", hint="a country, a region, a town: Ukraine, Donetsk, Makiivka")
    if len(written) == 3 and written.isupper() and Knowledge.load().country(written):
        return Spot(written, written, precision="country")
    for lang in available():
        entries = Knowledge.load(lang).names(written)
        land = next((entry for entry in entries if entry.kind == "country" and entry.country), None)
        if land is not None:
            return Spot(written, land.country, precision="country")
        found = next((entry for entry in entries if entry.kind == "place"), None)
        if found is not None:
            return _spot(written, found)
    return Spot(written)


def _spot(written: str, entry: Entry) -> Spot:
    return Spot(written, entry.country, entry.geonameid, entry.precision)
