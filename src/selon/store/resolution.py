"""The tables of `events.resolve` in the dossier's file, within a transaction that the caller holds.

They are read and written hundreds of times for a report, so the statements are plain SQL, prepared once by the driver.
"""

from __future__ import annotations

import bisect
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
Order = tuple[int, str]
# Decoded profiles kept between look-ups: a few thousand cover what a report is compared with.
_KEPT = 10_000
# Of a block so many are kept, which is all of nearly every one; so many blocks.
_OF_BLOCK, _BLOCKS = 192, 20_000


class Kept(Generic[P]):
    """What is held in memory between reports. It says nothing that the file does not say, and may be emptied at any time."""

    def __init__(self) -> None:
        self.profiles: dict[str, P] = {}
        self.orders: dict[str, Order] = {}
        self.keys: dict[str, tuple[str, ...]] = {}
        self.blocks: dict[str, tuple[list[Order], bool]] = {}
        self.nearest: dict[str, list[tuple[float, str]]] = {}

    def clear(self) -> None:
        for held in (self.profiles, self.orders, self.keys, self.blocks, self.nearest):
            held.clear()


class ResolutionTables(Generic[P, D]):
    """`profile` and `decision` are the classes of the records, which this floor does not know."""

    def __init__(self, connection: Connection, *, profile: type[P], decision: Deciding[D], kept: Kept[P] | None = None) -> None:
        driver = connection.connection.driver_connection
        assert driver is not None
        self._run: Callable[..., Any] = driver.execute
        self._many: Callable[..., Any] = driver.executemany
        self._decode = msgspec.msgpack.Decoder(profile).decode
        self._decision = decision
        self._kept: Kept[P] = kept if kept is not None else Kept()
        self.blocks = self._kept.keys
        self._judged = self._one("SELECT 1 FROM judgements WHERE verdict = 'different' AND withdrawn_at IS NULL LIMIT 1") is not None

    def _one(self, statement: str, *values: Any) -> Any:
        return self._run(statement, values).fetchone()

    def _column(self, statement: str, *values: Any) -> list[Any]:
        return [row[0] for row in self._run(statement, values)]

    def get(self, profile: str) -> P:
        found = self._kept.profiles.get(profile)
        if found is None:
            row = self._one("SELECT record, orderly FROM profiles WHERE id = ?", profile)
            found = self._decode(row[0])
            self._keep(profile, found, (row[1], profile))
        return found

    def _keep(self, profile: str, value: P, order: Order) -> None:
        if len(self._kept.profiles) >= _KEPT:
            self._kept.profiles.clear()
        self._kept.profiles[profile] = value
        self._keep_order(order)

    def _keep_order(self, order: Order) -> None:
        if len(self._kept.orders) >= 4 * _KEPT:
            self._kept.orders.clear()
        self._kept.orders[order[1]] = order

    def has(self, profile: str) -> bool:
        return profile in self._kept.profiles or self._one("SELECT 1 FROM profiles WHERE id = ?", profile) is not None

    def add(self, profile: str, value: P, order: Order, blocks: Iterable[str]) -> None:
        record = msgspec.msgpack.encode(value)
        self._run("INSERT INTO profiles (id, orderly, record) VALUES (?, ?, ?)", (profile, order[0], record))
        filed = list(blocks)
        self._many("INSERT INTO blocks (block, orderly, profile) VALUES (?, ?, ?)", [(block, *order) for block in filed])
        for block in filed:
            held = self._kept.blocks.get(block)
            if held is not None:
                members, whole = held
                if whole or order < members[-1]:
                    bisect.insort(members, order)
                if len(members) > _OF_BLOCK:
                    self._kept.blocks[block] = (members[:_OF_BLOCK], False)
        self._keep(profile, value, order)

    def remove(self, profile: str, blocks: Iterable[str]) -> None:
        order = self.order(profile)
        filed = list(blocks)
        self._many("DELETE FROM blocks WHERE block = ? AND orderly = ? AND profile = ?", [(block, *order) for block in filed])
        for statement in (
            "DELETE FROM profiles WHERE id = ?",
            "DELETE FROM likenesses WHERE low = ?",
            "DELETE FROM decisions WHERE profile = ?",
            "DELETE FROM rivals WHERE profile = ?",
        ):
            self._run(statement, (profile,))
        for block in filed:
            self._kept.blocks.pop(block, None)
        for held in (self._kept.profiles, self._kept.orders, self._kept.nearest, self._kept.keys):
            held.pop(profile, None)

    def order(self, profile: str) -> Order:
        found = self._kept.orders.get(profile)
        if found is None:
            row = self._one("SELECT orderly FROM profiles WHERE id = ?", profile)
            found = (row[0], profile)
            self._keep_order(found)
        return found

    def _is_there(self, profile: str) -> bool:
        return profile in self._kept.orders or self.has(profile)

    def top(self, block: str, limit: int) -> list[str]:
        members, whole = self._members(block)
        if whole or limit <= len(members):
            return [each for _, each in members[:limit]]
        return self._ordered("SELECT orderly, profile FROM blocks WHERE block = ? ORDER BY orderly, profile LIMIT ?", block, limit)

    def below(self, block: str, order: Order) -> list[str]:
        members, whole = self._members(block)
        if whole:
            return [each for _, each in members[bisect.bisect_right(members, order) :]]
        statement = "SELECT orderly, profile FROM blocks WHERE block = ? AND (orderly, profile) > (?, ?) ORDER BY orderly, profile"
        return self._ordered(statement, block, *order)

    def _members(self, block: str) -> tuple[list[Order], bool]:
        """The first of a block, and whether these are all."""
        held = self._kept.blocks.get(block)
        if held is None:
            statement = "SELECT orderly, profile FROM blocks WHERE block = ? ORDER BY orderly, profile LIMIT ?"
            found: list[Order] = self._run(statement, (block, _OF_BLOCK + 1)).fetchall()
            if len(self._kept.blocks) >= _BLOCKS:
                self._kept.blocks.clear()
            for each in found:
                self._keep_order(each)
            held = self._kept.blocks[block] = (found[:_OF_BLOCK], len(found) <= _OF_BLOCK)
        return held

    def _ordered(self, statement: str, *values: Any) -> list[str]:
        rows: list[Order] = self._run(statement, values).fetchall()
        for each in rows:
            self._keep_order(each)
        return [each for _, each in rows]

    def nearest(self, profile: str) -> list[tuple[float, str]]:
        found = self._kept.nearest.get(profile)
        if found is None:
            rows = self._run("SELECT score, high FROM likenesses WHERE low = ?", (profile,)).fetchall()
            # One that was taken out still stands here until those that were like it are searched anew.
            found = sorted((each for each in rows if self._is_there(each[1])), key=lambda each: (-each[0], self.order(each[1])))
            found += [each for each in rows if not self._is_there(each[1])]
            self._keep_nearest(profile, found)
        return found

    def _keep_nearest(self, profile: str, found: list[tuple[float, str]]) -> None:
        if len(self._kept.nearest) >= _KEPT:
            self._kept.nearest.clear()
        self._kept.nearest[profile] = found

    def set_nearest(self, profile: str, found: list[tuple[float, str]]) -> None:
        before = {high: score for score, high in self.nearest(profile)}
        after = {high: score for score, high in found}
        for high in before.keys() - after.keys():
            self._run("DELETE FROM likenesses WHERE low = ? AND high = ?", (profile, high))
        rows = [(profile, high, score) for high, score in after.items() if before.get(high) != score]
        self._many("INSERT OR REPLACE INTO likenesses (low, high, score) VALUES (?, ?, ?)", rows)
        self._keep_nearest(profile, found)

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
            self._many("INSERT INTO rivals (leader, profile, place) VALUES (?, ?, ?)", rows)

    def parted(self, profile: str) -> list[str]:
        # Few dossiers hold such judgements at all; the join is only worth it where there are some.
        if not self._judged:
            return []
        statement = """SELECT DISTINCT other.profile FROM claims AS mine
            JOIN judgements AS j ON mine.id IN (j."left", j."right") AND j.verdict = 'different' AND j.withdrawn_at IS NULL
            JOIN claims AS other ON other.id IN (j."left", j."right") AND other.id <> mine.id AND other.withdrawn_run IS NULL
            WHERE mine.profile = ? AND mine.withdrawn_run IS NULL AND other.profile IS NOT NULL ORDER BY 1"""
        return self._column(statement, profile)

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
