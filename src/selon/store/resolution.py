"""The tables of `events.resolve` in the dossier's file, within a transaction that the caller holds.

They are read and written hundreds of times for a report, so the statements are plain SQL, prepared once by the driver.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, Protocol, TypeVar

import msgspec
from sqlalchemy import Connection


class _Decided(Protocol):
    """A decision as `events.resolve` has it."""

    @property
    def leader(self) -> str: ...
    @property
    def via(self) -> str: ...
    @property
    def score(self) -> float: ...
    @property
    def rivals(self) -> tuple[str, ...]: ...


P = TypeVar("P")
D = TypeVar("D", bound=_Decided)
Deciding = Callable[[str, str, float, tuple[str, ...]], D]
# Decoded profiles kept between look-ups: a few thousand cover what a report is compared with.
_KEPT = 20_000


class ResolutionTables(Generic[P, D]):
    """`profile` and `decision` are the classes of the records, which this floor does not know."""

    def __init__(self, connection: Connection, *, profile: type[P], decision: Deciding[D], cache: dict[str, P] | None = None) -> None:
        self._run = connection.exec_driver_sql
        self._decode = msgspec.msgpack.Decoder(profile).decode
        self._decision = decision
        self._cache: dict[str, P] = cache if cache is not None else {}
        self._orders: dict[str, tuple[int, str]] = {}

    def _one(self, statement: str, *values: Any) -> Any:
        return self._run(statement, values).first()

    def _column(self, statement: str, *values: Any) -> list[Any]:
        return [row[0] for row in self._run(statement, values)]

    def get(self, profile: str) -> P:
        found = self._cache.get(profile)
        if found is None:
            row = self._one("SELECT record, orderly FROM profiles WHERE id = ?", profile)
            if len(self._cache) >= _KEPT:
                self._cache.clear()
            found = self._cache[profile] = self._decode(row[0])
            self._orders[profile] = (row[1], profile)
        return found

    def has(self, profile: str) -> bool:
        return profile in self._cache or self._one("SELECT 1 FROM profiles WHERE id = ?", profile) is not None

    def add(self, profile: str, value: P, order: tuple[int, str], blocks: Iterable[str]) -> None:
        record = msgspec.msgpack.encode(value)
        self._run("INSERT INTO profiles (id, orderly, record) VALUES (?, ?, ?)", (profile, order[0], record))
        rows = [(block, order[0], profile) for block in blocks]
        if rows:
            self._run("INSERT INTO blocks (block, orderly, profile) VALUES (?, ?, ?)", rows)
        self._cache[profile], self._orders[profile] = value, order

    def remove(self, profile: str, blocks: Iterable[str]) -> None:
        orderly = self.order(profile)[0]
        rows = [(block, orderly, profile) for block in blocks]
        if rows:
            self._run("DELETE FROM blocks WHERE block = ? AND orderly = ? AND profile = ?", rows)
        for statement in (
            "DELETE FROM profiles WHERE id = ?",
            "DELETE FROM likenesses WHERE low = ?",
            "DELETE FROM decisions WHERE profile = ?",
            "DELETE FROM rivals WHERE profile = ?",
        ):
            self._run(statement, (profile,))
        self._cache.pop(profile, None)
        self._orders.pop(profile, None)

    def order(self, profile: str) -> tuple[int, str]:
        found = self._orders.get(profile)
        if found is None:
            row = self._one("SELECT orderly FROM profiles WHERE id = ?", profile)
            if len(self._orders) >= 4 * _KEPT:
                self._orders.clear()
            found = self._orders[profile] = (row[0], profile)
        return found

    def top(self, block: str, limit: int) -> list[str]:
        return self._ordered("SELECT profile, orderly FROM blocks WHERE block = ? ORDER BY orderly, profile LIMIT ?", block, limit)

    def below(self, block: str, order: tuple[int, str]) -> list[str]:
        statement = "SELECT profile, orderly FROM blocks WHERE block = ? AND (orderly, profile) > (?, ?) ORDER BY orderly, profile"
        return self._ordered(statement, block, *order)

    def _ordered(self, statement: str, *values: Any) -> list[str]:
        rows = self._run(statement, values).all()
        for profile, orderly in rows:
            self._orders[profile] = (orderly, profile)
        return [row[0] for row in rows]

    def nearest(self, profile: str) -> list[tuple[float, str]]:
        rows = self._run(
            "SELECT l.score, l.high, p.orderly FROM likenesses AS l JOIN profiles AS p ON p.id = l.high WHERE l.low = ?", (profile,)
        )
        found = sorted(((row[0], row[1], (row[2], row[1])) for row in rows), key=lambda each: (-each[0], each[2]))
        return [(score, high) for score, high, _ in found]

    def set_nearest(self, profile: str, found: list[tuple[float, str]]) -> None:
        self._run("DELETE FROM likenesses WHERE low = ?", (profile,))
        rows = [(profile, high, score) for score, high in found]
        if rows:
            self._run("INSERT INTO likenesses (low, high, score) VALUES (?, ?, ?)", rows)

    def likened_to(self, profile: str) -> list[str]:
        return self._column("SELECT low FROM likenesses WHERE high = ? ORDER BY low", profile)

    def decision(self, profile: str) -> D | None:
        row = self._one("SELECT leader, via, score FROM decisions WHERE profile = ?", profile)
        if row is None:
            return None
        rivals = self._column("SELECT leader FROM rivals WHERE profile = ? ORDER BY place", profile) if row[1] and row[0] == profile else []
        return self._decision(row[0], row[1], row[2], tuple(rivals))

    def set_decision(self, profile: str, decision: D) -> None:
        self._run(
            "INSERT INTO decisions (profile, leader, via, score) VALUES (?, ?, ?, ?) ON CONFLICT (profile) DO UPDATE SET "
            "leader = excluded.leader, via = excluded.via, score = excluded.score",
            (profile, decision.leader, decision.via, decision.score),
        )
        self._run("DELETE FROM rivals WHERE profile = ?", (profile,))
        rows = [(leader, profile, place) for place, leader in enumerate(decision.rivals)]
        if rows:
            self._run("INSERT INTO rivals (leader, profile, place) VALUES (?, ?, ?)", rows)

    def parted(self, profile: str) -> list[str]:
        statement = """SELECT DISTINCT other.profile FROM claims AS mine
            JOIN judgements AS j ON mine.id IN (j."left", j."right") AND j.verdict = 'different' AND j.withdrawn_at IS NULL
            JOIN claims AS other ON other.id IN (j."left", j."right") AND other.id <> mine.id AND other.withdrawn_run IS NULL
            WHERE mine.profile = ? AND mine.withdrawn_run IS NULL AND other.profile IS NOT NULL ORDER BY 1"""
        # Few dossiers hold judgements at all; the join is only worth it where there are some.
        return self._column(statement, profile) if self._judged() else []

    def _judged(self) -> bool:
        return self._one("SELECT 1 FROM judgements WHERE verdict = 'different' AND withdrawn_at IS NULL LIMIT 1") is not None

    # -- reports and claims ------------------------------------------------------------------------------------------

    def claims_of(self, report: str) -> list[tuple[int, str, str | None]]:
        """(number, record, profile) of the standing claims of a report."""
        statement = "SELECT number, record, profile FROM claims WHERE report = ? AND withdrawn_run IS NULL ORDER BY number"
        return [(row[0], row[1], row[2]) for row in self._run(statement, (report,))]

    def set_profile(self, claim: int, profile: str) -> None:
        self._run("UPDATE claims SET profile = ? WHERE number = ?", (profile, claim))

    def withdrawn(self, report: str) -> list[str]:
        """Profiles of the report's withdrawn claims: their events have lost a voice."""
        statement = "SELECT DISTINCT profile FROM claims WHERE report = ? AND withdrawn_run IS NOT NULL AND profile IS NOT NULL"
        return self._column(statement, report)

    def left_behind(self, report: str) -> list[str]:
        """Profiles that only withdrawn claims of this report had."""
        statement = """SELECT DISTINCT c.profile FROM claims AS c JOIN profiles AS p ON p.id = c.profile
            WHERE c.report = ? AND c.withdrawn_run IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM claims AS s WHERE s.profile = c.profile AND s.withdrawn_run IS NULL) ORDER BY 1"""
        return self._column(statement, report)

    def profiles_of_claims(self, claims: Sequence[str]) -> dict[str, str]:
        statement = """SELECT id, profile FROM claims WHERE id IN (SELECT value FROM json_each(?))
            AND withdrawn_run IS NULL AND profile IS NOT NULL"""
        return {row[0]: row[1] for row in self._run(statement, (_json(claims),))}


def _json(values: Iterable[str]) -> str:
    return msgspec.json.encode(list(values)).decode()
