"""What is made of claims and reports and can be made anew: profiles and decisions, the stemma, events, contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection

from selon.model import Claim, Contradiction, Edge, Event, Report
from selon.store import query
from selon.store.fold import folded
from selon.store.resolution import D, Deciding, Kept, P, ResolutionTables

S = TypeVar("S")

_TABLES = (
    "resolved profiles blocks likenesses decisions rivals heads stale events event_parties contradictions sketches sketch_keys "
    "edges roots"
).split()


class Derived:
    """One writing transaction. A head is a leader that stands for all that a person has joined with it."""

    def __init__(self, connection: Connection, caches: dict[str, Any]) -> None:
        self._connection = connection
        self._driver: Any = connection.connection.driver_connection
        self._caches = caches

    def tables(self, profile: type[P], decision: Deciding[D]) -> ResolutionTables[P, D]:
        kept = self._caches.setdefault("resolution", Kept())
        # What another process wrote since is not in memory.
        written = int(self._run("PRAGMA data_version").fetchone()[0])
        if self._caches.setdefault("written", written) != written:
            kept.clear()
            self._caches["written"] = written
        return ResolutionTables(self._connection, profile=profile, decision=decision, kept=kept)

    def _run(self, statement: str, values: Any = ()) -> Any:
        """Hundreds of statements a report: they go to the driver as they are, a list of rows as many."""
        return self._driver.executemany(statement, values) if isinstance(values, list) else self._driver.execute(statement, values)

    def _column(self, statement: str, *values: Any) -> list[Any]:
        return [row[0] for row in self._run(statement, values)]

    # -- which reports are done, and by which weights -----------------------------------------------------------------

    def weights(self) -> str | None:
        found = self._column("SELECT weights FROM resolution")
        return str(found[0]) if found else None

    def begin_anew(self, weights: str) -> None:
        """Forget all that was derived: it is made again from what is kept."""
        for table in _TABLES:
            self._run(f"DELETE FROM {table}")
        self._run("UPDATE claims SET profile = NULL WHERE profile IS NOT NULL")
        self._run("INSERT OR REPLACE INTO resolution (number, weights) VALUES (1, ?)", (weights,))
        self._caches.clear()

    def pending(self, limit: int) -> list[str]:
        statement = "SELECT id FROM reports WHERE id NOT IN (SELECT report FROM resolved) ORDER BY number LIMIT ?"
        return self._column(statement, limit)

    def set_resolved(self, report: str) -> None:
        self._run("INSERT OR IGNORE INTO resolved (report) VALUES (?)", (report,))

    def report(self, identity: str) -> Report:
        found = query.find_report(self._connection, identity)
        assert found is not None
        return found.report

    # -- the stemma ---------------------------------------------------------------------------------------------------

    def sketch(self, report: str, kind: type[S]) -> S | None:
        found = self._column("SELECT record FROM sketches WHERE report = ?", report)
        return msgspec.msgpack.decode(found[0], type=kind) if found else None

    def add_sketch(self, report: str, value: Any, keys: Iterable[str]) -> None:
        self._run("INSERT INTO sketches (report, record) VALUES (?, ?)", (report, msgspec.msgpack.encode(value)))
        rows = [(key, report) for key in sorted(set(keys))]
        if rows:
            self._run("INSERT INTO sketch_keys (key, report) VALUES (?, ?)", rows)

    def sketches_under(self, keys: Iterable[str], kind: type[S], *, but: str, crowded: int) -> list[S]:
        """The sketches filed under any of these keys; a key with more than `crowded` reports tells nothing and is passed over."""
        found: set[str] = set()
        for key in sorted(set(keys)):
            reports = self._column("SELECT report FROM sketch_keys WHERE key = ? LIMIT ?", key, crowded + 1)
            if len(reports) <= crowded:
                found.update(reports)
        found.discard(but)
        rows = self._run("SELECT record FROM sketches WHERE report IN (SELECT value FROM json_each(?)) ORDER BY report", (_json(sorted(found)),))
        return [msgspec.msgpack.decode(row[0], type=kind) for row in rows]

    def add_edges(self, edges: Iterable[tuple[Edge, bool]]) -> None:
        """Edges, each with whether it ties its two reports into one family."""
        rows = [(e.source, e.to, e.kind, int(ties), msgspec.json.encode(e).decode()) for e, ties in edges]
        if rows:
            self._run('INSERT OR REPLACE INTO edges ("from", "to", kind, ties, record) VALUES (?, ?, ?, ?, ?)', rows)

    def edges_into(self, reports: Iterable[str]) -> list[Edge]:
        statement = """SELECT record FROM edges WHERE "to" IN (SELECT value FROM json_each(?)) ORDER BY "from", "to", kind"""
        return [msgspec.json.decode(row[0], type=Edge) for row in self._run(statement, (_json(sorted(reports)),))]

    def set_hanging(self, report: str, edge: Edge | None) -> None:
        """The edge that a report hangs by in its family tree."""
        self._run('UPDATE edges SET hangs = 0 WHERE "to" = ? AND hangs = 1', (report,))
        if edge is not None:
            self._run('UPDATE edges SET hangs = 1 WHERE "from" = ? AND "to" = ? AND kind = ?', (edge.source, edge.to, edge.kind))

    def family(self, reports: Iterable[str]) -> set[str]:
        """The whole families of these reports: all that an edge ties to them, or that hangs by them, at any remove."""
        statement = """WITH RECURSIVE part (report) AS (SELECT value FROM json_each(?) UNION
            SELECT "to" FROM edges JOIN part ON "from" = report WHERE ties OR hangs UNION
            SELECT "from" FROM edges JOIN part ON "to" = report WHERE (ties OR hangs) AND substr("from", 1, 2) = 'R-')
            SELECT report FROM part"""
        return set(self._column(statement, _json(sorted(reports))))

    def set_roots(self, roots: Mapping[str, str]) -> set[str]:
        """Gives the reports whose root changed."""
        rows = self._run("SELECT report, root FROM roots WHERE report IN (SELECT value FROM json_each(?))", (_json(sorted(roots)),))
        before = {row[0]: row[1] for row in rows}
        changed = sorted((report, root) for report, root in roots.items() if before.get(report) != root)
        if changed:
            self._run("INSERT OR REPLACE INTO roots (report, root) VALUES (?, ?)", changed)
        return {report for report, _ in changed if report in before}

    # -- what has to be made anew -------------------------------------------------------------------------------------

    def set_stale(self, leaders: Iterable[str]) -> None:
        rows = [(leader,) for leader in sorted(set(leaders))]
        if rows:
            self._run("INSERT OR IGNORE INTO stale (leader) VALUES (?)", rows)

    def leaders_of_profiles(self, profiles: Iterable[str]) -> set[str]:
        statement = """SELECT leader FROM decisions WHERE profile IN (SELECT value FROM json_each(?1)) UNION
            SELECT leader FROM rivals WHERE profile IN (SELECT value FROM json_each(?1))"""
        return set(self._column(statement, _json(profiles)))

    def leaders_of_reports(self, reports: Iterable[str]) -> set[str]:
        statement = """SELECT DISTINCT d.leader FROM claims AS c JOIN decisions AS d ON d.profile = c.profile
            WHERE c.report IN (SELECT value FROM json_each(?)) AND c.withdrawn_run IS NULL"""
        return set(self._column(statement, _json(reports)))

    def stale(self) -> list[str]:
        return self._column("SELECT leader FROM stale ORDER BY leader")

    def clear_stale(self) -> None:
        self._run("DELETE FROM stale")

    def heads(self) -> dict[str, str]:
        return {row[0]: row[1] for row in self._run("SELECT leader, head FROM heads")}

    def set_heads(self, heads: Mapping[str, str]) -> None:
        self._run("DELETE FROM heads")
        rows = sorted(heads.items())
        if rows:
            self._run("INSERT INTO heads (leader, head) VALUES (?, ?)", rows)

    def joined(self) -> list[tuple[str, str]]:
        """Pairs of leaders whose claims a person has judged to speak of one happening."""
        statement = """SELECT DISTINCT a.leader, b.leader FROM judgements AS j
            JOIN claims AS one ON one.id = j."left" AND one.withdrawn_run IS NULL
            JOIN claims AS two ON two.id = j."right" AND two.withdrawn_run IS NULL
            JOIN decisions AS a ON a.profile = one.profile JOIN decisions AS b ON b.profile = two.profile
            WHERE j.verdict = 'same' AND j.withdrawn_at IS NULL AND a.leader <> b.leader ORDER BY 1, 2"""
        return [(row[0], row[1]) for row in self._run(statement)]

    # -- events -------------------------------------------------------------------------------------------------------

    def claims_led_by(self, leaders: Sequence[str]) -> list[tuple[Claim, str]]:
        """Claims of these events, each with its profile."""
        statement = """SELECT c.record, c.profile FROM decisions AS d JOIN claims AS c ON c.profile = d.profile AND c.withdrawn_run IS NULL
            WHERE d.leader IN (SELECT value FROM json_each(?)) ORDER BY c.number"""
        return [(query.decode_claim(row[0]), row[1]) for row in self._run(statement, (_json(leaders),))]

    def unsure_of(self, leaders: Sequence[str]) -> list[str]:
        statement = """SELECT DISTINCT c.id FROM rivals AS r JOIN claims AS c ON c.profile = r.profile AND c.withdrawn_run IS NULL
            WHERE r.leader IN (SELECT value FROM json_each(?)) ORDER BY 1"""
        return self._column(statement, _json(leaders))

    def report_heads(self, reports: Iterable[str]) -> dict[str, Report]:
        return {report.id: report for report in query.report_heads(self._connection, sorted(set(reports)))}

    def roots_of(self, reports: Iterable[str]) -> dict[str, str]:
        rows = self._run("SELECT report, root FROM roots WHERE report IN (SELECT value FROM json_each(?))", (_json(sorted(set(reports))),))
        return {row[0]: row[1] for row in rows}

    def drop_events(self, leaders: Iterable[str]) -> None:
        for leader in leaders:
            for table in ("events", "event_parties", "contradictions"):
                self._run(f"DELETE FROM {table} WHERE leader = ?", (leader,))

    def put_event(self, leader: str, event: Event, claims: Sequence[Claim], disputes: Sequence[Contradiction]) -> None:
        self.drop_events([leader])
        row = (
            leader, event.id, event.type, event.when.earliest, event.when.latest, event.first, event.last, len(event.reports), len(event.claims),
            event.origins, event.affirmed_by, sum(each.kind == "true" for each in disputes), msgspec.json.encode(event).decode(),
        )  # fmt: skip
        self._run(f"INSERT INTO events VALUES ({', '.join('?' * len(row))}, random())", row)
        parties = {
            (leader, slot, each.country or "", folded(each.name))
            for claim in claims
            for slot, named in (("actor", claim.actor), ("recipient", claim.recipient), ("place", claim.place), ("speaker", claim.source))
            for each in named
        }
        if parties:
            self._run("INSERT INTO event_parties (leader, slot, country, folded) VALUES (?, ?, ?, ?)", sorted(parties))
        rows = [
            (each.id, leader, event.id, each.point, each.kind, sum(side.origins for side in each.sides), msgspec.json.encode(each).decode())
            for each in disputes
        ]
        if rows:
            self._run("INSERT INTO contradictions (id, leader, event, point, kind, weight, record) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _json(values: Iterable[str]) -> str:
    return msgspec.json.encode(list(values)).decode()
