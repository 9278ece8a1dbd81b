"""Reading back what claims make together: events by filter, one event whole, contradictions, edges, judgements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from selon.model import Actor, Claim, Contradiction, Edge, Event, Judgement, Place, Report, Speaker
from selon.store import query
from selon.store.fold import in_words, is_country
from selon.store.judging import COLUMNS, judgement_of


class EventFilter(msgspec.Struct, frozen=True):
    """What events to show. Days are ISO and match by overlap with when it happened; `told_since` by when it was
    last told of, `told_until` by when it was first told of.

    `party` matches whoever does it, suffers it or speaks of it; `place` a country or part of a name.
    """

    type: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    told_since: str | None = None
    told_until: str | None = None
    reports: int = 1
    disputed: bool = False
    by_time: bool = False
    limit: int | None = None

    def matches(self, event: Event, claims: Iterable[Claim]) -> bool:
        """The same question asked of an event in memory."""
        earliest, latest = event.when.earliest, event.when.latest

        def named(names: Iterable[str], held: Iterable[Actor | Speaker | Place]) -> bool:
            parties = list(held)
            return any(_names(party, name) for name in names for party in parties)

        return (
            len(event.reports) >= self.reports
            and (not self.type or event.type in [each.upper() for each in self.type])
            and (not self.since or (latest or event.last or "") >= self.since)
            and (not self.until or (earliest or event.first or "9999") <= self.until)
            and (not self.told_since or (event.last or "") >= self.told_since)
            and (not self.told_until or (event.first or "9999") <= self.told_until)
            and (not self.disputed or bool(event.disputes))
            and (
                not self.party
                or named(self.party, (p for c in claims for slot in _parties(c) for p in slot))
            )
            and (not self.place or named(self.place, (p for c in claims for p in c.place)))
        )

    def order(self, event: Event) -> tuple[Any, ...]:
        if self.by_time:
            return (event.when.earliest or event.when.latest or event.first or "9999", -len(event.reports), event.id)
        return (-len(event.reports), -event.origins, event.id)


def _parties(claim: Claim) -> tuple[Sequence[Actor | Speaker], ...]:
    return (claim.actor, claim.recipient, claim.source)


def _names(party: Actor | Speaker | Place, name: str) -> bool:
    return party.country == name if is_country(name) else f" {in_words(name)}" in f" {in_words(party.name)}"


def _where(wanted: EventFilter) -> tuple[str, list[Any]]:
    tests: list[str] = ["reports >= ?"]
    values: list[Any] = [wanted.reports]
    if wanted.type:
        tests.append(f"type IN ({', '.join('?' * len(wanted.type))})")
        values.extend(each.upper() for each in wanted.type)
    if wanted.since:
        tests.append("coalesce(latest, last) >= ?")
        values.append(wanted.since)
    if wanted.until:
        tests.append("coalesce(earliest, first) <= ?")
        values.append(wanted.until)
    if wanted.told_since:
        tests.append("last >= ?")
        values.append(wanted.told_since)
    if wanted.told_until:
        tests.append("first <= ?")
        values.append(wanted.told_until)
    if wanted.disputed:
        tests.append("disputes > 0")
    for names, slots in ((wanted.party, ("actor", "recipient", "speaker")), (wanted.place, ("place",))):
        ways = []
        for name in names:
            way = "country = ?" if is_country(name) else "folded IN (SELECT folded FROM names WHERE instr(words, ' ' || ?) > 0)"
            ways.append(f"SELECT leader FROM event_parties WHERE {way} AND slot IN ({', '.join('?' * len(slots))})")
            values.extend((name if is_country(name) else in_words(name), *slots))
        if ways:
            tests.append(f"leader IN ({' UNION ALL '.join(ways)})")
    return " AND ".join(tests), values


def find_events(connection: Connection, wanted: EventFilter) -> list[Event]:
    """Those that most reports tell first; or in order of time."""
    where, values = _where(wanted)
    order = "coalesce(earliest, latest, first, '9999'), reports DESC, id" if wanted.by_time else "reports DESC, origins DESC, id"
    # Chosen from the index alone; only of those chosen the records are read.
    chosen = f"SELECT leader FROM events WHERE {where} ORDER BY {order} LIMIT ?"
    leaders = [row[0] for row in connection.exec_driver_sql(chosen, (*values, -1 if wanted.limit is None else wanted.limit))]
    records = dict(query.plain_rows(connection, _LED, _json(leaders)))
    return [msgspec.json.decode(records[leader], type=Event) for leader in leaders]


_LED = "SELECT leader, record FROM events WHERE leader IN (SELECT value FROM json_each(?))"


def count_events(connection: Connection, wanted: EventFilter) -> int:
    where, values = _where(wanted)
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM events WHERE {where}", tuple(values)).scalar_one())


def counts(connection: Connection, wanted: EventFilter) -> dict[str, int]:
    """Events that match, and all events."""
    every = connection.exec_driver_sql("SELECT count(*) FROM events").scalar_one()
    plain = EventFilter()
    return {"matching": count_events(connection, wanted) if wanted != plain else int(every), "events": int(every)}


def last_told(connection: Connection) -> str | None:
    last: object = connection.exec_driver_sql("SELECT max(last) FROM events").scalar()
    return None if last is None else str(last)


def origins(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SELECT count(DISTINCT root) FROM roots").scalar_one())


def is_current(connection: Connection, weights: str) -> bool:
    statement = """SELECT (SELECT weights FROM resolution) = ? AND NOT EXISTS (SELECT 1 FROM stale)
        AND (SELECT count(*) FROM resolved) = (SELECT count(*) FROM reports)"""
    return bool(connection.exec_driver_sql(statement, (weights,)).scalar_one())


def decided(connection: Connection, claims: Iterable[str]) -> dict[str, tuple[str, str, float]]:
    statement = """SELECT c.id, c.profile, d.via, d.score FROM claims AS c JOIN decisions AS d ON d.profile = c.profile
        WHERE c.id IN (SELECT value FROM json_each(?)) AND c.withdrawn_run IS NULL"""
    return {row[0]: (row[1], row[2], row[3]) for row in connection.exec_driver_sql(statement, (_json(claims),))}


def leader_of(connection: Connection, identity: str) -> str | None:
    """E-… is named after a claim: the event that holds that claim now, whatever it is called."""
    row = connection.exec_driver_sql("SELECT leader FROM events WHERE id = ?", (identity,)).first()
    if row is not None:
        return str(row[0])
    return events_of(connection, ["C" + identity[1:]], "leader").get("C" + identity[1:])


def events_of(connection: Connection, claims: Iterable[str], column: str = "id") -> dict[str, str]:
    """Claim id → event id (or its leader)."""
    statement = f"""SELECT c.id, e.{column} FROM claims AS c JOIN decisions AS d ON d.profile = c.profile
        LEFT JOIN heads AS h ON h.leader = d.leader JOIN events AS e ON e.leader = coalesce(h.head, d.leader)
        WHERE c.id IN (SELECT value FROM json_each(?)) AND c.withdrawn_run IS NULL"""
    return dict(query.plain_rows(connection, statement, _json(claims)))


def named(connection: Connection, identities: Iterable[str]) -> list[Event]:
    """Events by their ids, without their claims."""
    statement = "SELECT record FROM events WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return [msgspec.json.decode(row[0], type=Event) for row in query.plain_rows(connection, statement, _json(identities))]


class Gathered(NamedTuple):
    """One event as it was gathered at one time: whatever changes in it, it is gathered anew, and this is another."""

    leader: str
    number: int


class Parts(NamedTuple):
    """One event with its claims in its order and the roots of its reports; origins are the caller's to say."""

    event: Event
    claims: list[Claim]
    roots: dict[str, str]
    reports: dict[str, Report]


def gathered(connection: Connection, identities: Sequence[str]) -> list[Gathered | None]:
    """None for an id that no event has; `leader_of` finds those that are named after another claim of an event."""
    statement = "SELECT id, leader, gathered FROM events WHERE id IN (SELECT value FROM json_each(?))"
    found = {row[0]: Gathered(row[1], row[2]) for row in query.plain_rows(connection, statement, _json(identities))}
    others = {each: leader_of(connection, each) for each in identities if each not in found}
    statement = "SELECT leader, gathered FROM events WHERE leader IN (SELECT value FROM json_each(?))"
    led = {row[0]: Gathered(*row) for row in query.plain_rows(connection, statement, _json(filter(None, others.values())))} if others else {}
    return [found.get(each) or led.get(others[each] or "") for each in identities]


def parts(connection: Connection, leaders: Sequence[str]) -> dict[str, Parts]:
    """Events whole by their leaders; however many they are, in a handful of statements."""
    wanted = _json(leaders)
    found = {leader: msgspec.json.decode(record, type=Event) for leader, record in query.plain_rows(connection, _LED, wanted)}
    statement = """WITH held (leader, head) AS (SELECT value, value FROM json_each(?1) UNION
            SELECT leader, head FROM heads WHERE head IN (SELECT value FROM json_each(?1)))
        SELECT held.head, c.record FROM held JOIN decisions AS d ON d.leader = held.leader
            JOIN claims AS c ON c.profile = d.profile AND c.withdrawn_run IS NULL ORDER BY c.number"""
    claims: dict[str, list[Claim]] = {leader: [] for leader in found}
    for head, record in query.plain_rows(connection, statement, wanted):
        claims[head].append(query.decode_claim(record))
    named = sorted({report for event in found.values() for report in event.reports})
    above = roots(connection, named)
    heads = {each.id: each for each in query.report_heads(connection, named)}
    made = {}
    for leader, event in found.items():
        place = {claim: at for at, claim in enumerate(event.claims)}
        made[leader] = Parts(
            event=event,
            claims=sorted(claims[leader], key=lambda claim: place.get(claim.id, len(place))),
            roots={report: above[report] for report in event.reports if report in above},
            reports={report: heads[report] for report in sorted(event.reports)},
        )
    return made


def contradictions(
    connection: Connection, *, leader: str | None = None, identity: str | None = None, kind: str | None = None, point: str | None = None,
    limit: int | None = None,
) -> list[Contradiction]:  # fmt: skip
    where, values = _disputed(leader=leader, id=identity, kind=kind, point=point)
    # What stands in one event is few, and is found by it: the order's own index would go through all there are.
    order = "+kind DESC, weight DESC, id" if leader or identity else "kind DESC, weight DESC, id"
    statement = f"SELECT record FROM contradictions WHERE {where} ORDER BY {order} LIMIT ?"
    rows = connection.exec_driver_sql(statement, (*values, -1 if limit is None else limit))
    return [msgspec.json.decode(row[0], type=Contradiction) for row in rows]


def count_contradictions(
    connection: Connection, *, leader: str | None = None, identity: str | None = None, kind: str | None = None, point: str | None = None
) -> int:
    where, values = _disputed(leader=leader, id=identity, kind=kind, point=point)
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM contradictions WHERE {where}", tuple(values)).scalar_one())


def _disputed(**wanted: str | None) -> tuple[str, list[str]]:
    given = {column: value for column, value in wanted.items() if value is not None}
    narrow = "leader" in given or "id" in given
    tests = [f"+{column} = ?" if narrow and column in ("kind", "point") else f"{column} = ?" for column in given]
    return " AND ".join(["1", *tests]), list(given.values())


def edges(connection: Connection, reports: Sequence[str] | None = None) -> list[Edge]:
    """Edges by which these reports took from others, or all."""
    if reports is None:
        rows = connection.exec_driver_sql('SELECT record FROM edges ORDER BY "from", "to", kind')
    else:
        statement = """SELECT record FROM edges WHERE "to" IN (SELECT value FROM json_each(?1))
            OR "from" IN (SELECT value FROM json_each(?1)) ORDER BY "from", "to", kind"""
        rows = connection.exec_driver_sql(statement, (_json(reports),))
    return [msgspec.json.decode(row[0], type=Edge) for row in rows]


def roots(connection: Connection, reports: Iterable[str] | None = None) -> dict[str, str]:
    if reports is None:
        return dict(query.plain_rows(connection, "SELECT report, root FROM roots"))
    return dict(query.plain_rows(connection, "SELECT report, root FROM roots WHERE report IN (SELECT value FROM json_each(?))", _json(reports)))


def judgements(connection: Connection, *, standing: bool = True) -> list[Judgement]:
    where = "WHERE withdrawn_at IS NULL" if standing else ""
    rows = connection.exec_driver_sql(f"SELECT {COLUMNS} FROM judgements {where} ORDER BY number")
    return [judgement_of(row) for row in rows]


def _json(values: Iterable[str]) -> str:
    return msgspec.json.encode(list(values)).decode()
