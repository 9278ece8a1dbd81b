"""`position`, `ledger`, `without`, `gaps`: one actor followed through all that is held, and what hangs on one source or on nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from selon.dossier.answer import Answer
from selon.dossier.together import Together
from selon.errors import UsageError
from selon.knowledge import Entry, Knowledge
from selon.knowledge.fold import fold
from selon.knowledge.identity import party
from selon.lang import available
from selon.views import day_range
from selon.views.gaps import Gap, gaps
from selon.views.ledger import LedgerEntry, ledger
from selon.views.position import SPEECH, Matter, position
from selon.views.sides import Asked
from selon.views.without import Fall, Source, without

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selon.dossier.whole import Whole
    from selon.model import Claim, Event, Report
    from selon.store import ClaimFilter

# The statuses of an announcement.
_WORDS = ("planned", "threatened")
_GAPS = 50


class Named(NamedTuple):
    """The claims that name an actor, by what it is in them, with their reports by id and their events by claim."""

    meant: Asked
    did: list[Claim]
    said: list[Claim]
    borne: list[Claim]
    reports: dict[str, Report]
    events: dict[str, Event]


class Following(Together):
    """The part of `Dossier` that asks about one actor, one source, or what is missing."""

    def position(self, actor: str, *, on: str | None = None, since: str | None = None, until: str | None = None) -> Answer[Matter]:
        """What an actor said over time, by what it is about, and where it shifted. A country or capital stands for its side.

        `on`: a type, or words that must occur. `since`/`until` are days of saying, not of what is spoken of.
        """
        named = self._named(actor, spoken=SPEECH)
        first, last = self._days(since, until)
        found = self._position(named, on=on, since=first, until=last)
        query = {"position": actor, "as": meant_as(named.meant), "on": on, "since": first, "until": last}
        used = {report for matter in found for saying in matter.sayings for report in saying.reports}
        return msgspec.structs.replace(self._answer("position", query, found), reports=tuple(named.reports[each] for each in sorted(used)))

    def ledger(self, actor: str) -> Answer[LedgerEntry]:
        """Words against deeds: what an actor announced, promised or threatened, and what later claims make of it."""
        named = self._named(actor, status=_WORDS)
        found, heads = self._ledger(named)
        return msgspec.structs.replace(self._answer("ledger", {"ledger": actor, "as": meant_as(named.meant)}, found), reports=heads)

    def _named(self, actor: str, *, spoken: Iterable[str] = (), status: tuple[str, ...] = ()) -> Named:
        """`spoken`: of what it did only these types."""
        meant = asked(actor)
        names = search_names(meant)
        store, whole = self._open(), self._held()
        wanted = msgspec.structs.replace(self._wanted(), status=status)
        did = store.claims(msgspec.structs.replace(wanted, actor=names, type=tuple(sorted(spoken))))
        said = store.claims(msgspec.structs.replace(wanted, speaker=names))
        return self._gathered(meant, whole, did=did, said=said)

    def _gathered(self, meant: Asked, whole: Whole, *, did: list[Claim], said: list[Claim], borne: list[Claim] | None = None) -> Named:
        claims = [*did, *said, *(borne or ())]
        heads = {report.id: report for report in whole.heads({claim.report for claim in claims})}
        held = whole.event_of(claim.id for claim in claims)
        events = {event.id: event for event in whole.named(set(held.values()))}
        return Named(meant, did, said, borne or [], heads, {claim: events[event] for claim, event in held.items()})

    def _position(self, named: Named, *, on: str | None = None, since: str | None = None, until: str | None = None) -> tuple[Matter, ...]:
        claims = [*named.said, *(claim for claim in named.did if claim.type in SPEECH)]
        return position(named.meant, claims, reports=named.reports, events=named.events, naming=party, on=on, since=since, until=until)

    def _ledger(self, named: Named) -> tuple[tuple[LedgerEntry, ...], tuple[Report, ...]]:
        """The entries, and the reports that they name."""
        whole = self._held()
        words = (claim.id for claim in (*named.did, *named.said) if claim.status in _WORDS)
        told = whole.all_told(sorted({named.events[each].id for each in words if each in named.events}))
        found = ledger(named.meant, told, naming=party, today=whole.last_told())
        heard = (part for each in found for part in (each.said, each.borne_out, each.contradicted, each.taken_back))
        used = {claim.report for part in heard for claim in part.claims}
        heads = {report.id: report for each in told for report in each.reports.values()}
        return found, tuple(heads[each] for each in sorted(used))

    def without(self, source: str) -> Answer[Fall]:
        """What falls if a source is wrong: an outlet by name, a report (R-…), or a speaker or side."""
        from selon.store import EventFilter

        whole = self._held()
        roots = whole.roots()
        chosen = self._source(source, whole, roots)
        events = whole.events(EventFilter(party=search_names(chosen.speaker) if chosen.speaker else (), limit=None))
        told = (whole.told(event.id) for event in events)
        found = without(chosen, told, roots=roots, contradictions=whole.contradictions(), naming=party)
        return self._answer("without", {"without": source, "as": _named(chosen)}, found)

    def gaps(self, event: str | None = None, *, limit: int = _GAPS) -> Answer[Gap]:
        """Empty slots, silent parties, single origins, unsure claims, days that passed: of one event, or of the most told."""
        from selon.store import EventFilter

        whole = self._held()
        if event is None:
            told = whole.all_told(each.id for each in whole.events(EventFilter(reports=2, limit=None)))
        else:
            told = [whole.told(self._event_named(self._open().resolve(event)))]
        found = gaps(told, naming=party, today=whole.last_told(), least=2 if event is None else 1)
        return self._answer("gaps", {"gaps": event, "limit": limit}, found[:limit])

    def _source(self, written: str, whole: Whole, roots: dict[str, str]) -> Source:
        """An outlet goes before a speaker: who publishes is named so by the reports themselves."""
        if written.startswith("R-"):
            return Source(reports=(self._open().resolve(written),))
        wanted = fold(written)
        outlets = {fold(report.outlet or "") for report in whole.heads(roots)} | {fold(root.partition("@")[0]) for root in roots.values()}
        if not wanted:
            raise UsageError("no source is named", hint="an outlet, a report R-…, or a speaker")
        return Source(outlet=written) if wanted in outlets else Source(speaker=asked(written))

    def _wanted(self, published_since: str | None = None) -> ClaimFilter:
        """The claims that were known, of reports published on that day or later."""
        from selon.store import ClaimFilter

        day, clock = (self._known.day, self._known.clock) if self._known else (None, "published")
        return ClaimFilter(published_since=published_since, known_by=day, clock=clock)

    def _days(self, since: str | None, until: str | None) -> tuple[str | None, str | None]:
        today = self._today()
        return (day_range(since, today=today)[0] if since else None), (day_range(until, today=today)[1] if until else None)


def asked(words: str) -> Asked:
    """A country, its capital, its government or its code is a side; else one party that the tables know, a code, or words."""
    written = " ".join(words.split())
    if not written:
        raise UsageError("no actor is named", hint="a country, a capital, a person, a body: Kyiv, RUS, Zelensky, ECOWAS")
    tables = [(lang, Knowledge.load(lang)) for lang in available()]
    if written == written.upper() and tables[0][1].country(written):
        return Asked(written, side=written)
    for _, known in tables:
        entry = _entry(written, known)
        if entry is not None and entry.kind in ("country", "government") and entry.country:
            return Asked(written, side=entry.country)
    for lang, _ in tables:
        found = party(written, lang=lang)
        if found.level == "named":
            return Asked(written, key=found.key)
    return Asked(written, key=written if written == written.upper() else "")


def _entry(written: str, known: Knowledge) -> Entry | None:
    """What the words name as a whole, but for an article."""
    whole = known.names(written)
    if whole:
        return whole[0]
    found = known.find_names(written)
    if len(found) != 1:
        return None
    rest = fold(written[: found[0].start] + " " + written[found[0].end :]).split()
    return found[0].entries[0] if all(len(word) <= 3 for word in rest) else None


def search_names(meant: Asked) -> tuple[str, ...]:
    """What to look for in the store, where a wider net is cast than is drawn in: spellings differ, countries do not."""
    if meant.side:
        return (meant.side,)
    names = [meant.words]
    if meant.key and meant.key != meant.words:
        names.append(meant.key)
    for lang in available():
        side = party(meant.words, lang=lang).side.partition(":")[0]
        if len(side) == 3 and side.isupper() and side not in names:
            names.append(side)
    first = meant.words.partition(" ")[0]
    return (*names, first) if meant.key == meant.words and len(first) == 3 else tuple(names)


def meant_as(meant: Asked) -> str:
    return f"the side {meant.side}" if meant.side else meant.key or f"“{meant.words}”"


def _named(source: Source) -> str:
    if source.reports:
        return ", ".join(source.reports)
    return f"the outlet {source.outlet}" if source.outlet else meant_as(source.speaker or Asked(""))

