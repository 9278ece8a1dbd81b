"""The rules of a dossier: kept with who, when and why; withdrawn, never erased; and which claims they speak of.

A rule alters what the reader gave, as a review does, and what the reader gave is kept in the same place (`read_claims`). What stands is
a function of three sets: what was read, the standing rules, the standing reviews.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from selon.errors import UsageError
from selon.measures.names import folded
from selon.measures.ruling import acts_on
from selon.model import Claim, Rule
from selon.store.query import decode_claim

_COLUMNS = 'id, kind, slot, "of", value, was, put, only, review, "by", at, why, withdrawn_at'


def rules(connection: Connection, *, standing: bool = True) -> list[Rule]:
    """In the order in which they were made."""
    told = "WHERE withdrawn_at IS NULL" if standing else ""
    return [_rule(row) for row in connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM rules {told} ORDER BY number")]


def put(connection: Connection, rule: Rule, run: int) -> Rule:
    """The rule with its id. Where one on the very same thing stands it is refused, so that withdrawing one always gives what was."""
    key = _key(rule)
    before = connection.exec_driver_sql("SELECT id FROM rules WHERE key = ? AND withdrawn_at IS NULL", (key,)).scalar()
    if before is not None:
        raise UsageError(f"{before[:8]} says already what “{rule.of}” means", hint=f"`selon undo {before[:8]}` withdraws it")
    number = connection.exec_driver_sql("SELECT coalesce(max(number), 0) + 1 FROM rules").scalar_one()
    identity = "N-" + hashlib.sha256("\0".join((key, rule.value, rule.by, rule.at or "", str(number))).encode()).hexdigest()[:12]
    row = (
        number, identity, key, rule.kind, rule.slot, rule.of, rule.value, rule.was, msgspec.json.encode(rule.put).decode(), rule.only,
        rule.review, rule.by, rule.at, rule.why, run,
    )  # fmt: skip
    statement = f"""INSERT INTO rules (number, id, key, kind, slot, "of", value, was, put, only, review, "by", at, why, run)
        VALUES ({", ".join("?" * len(row))})"""
    connection.exec_driver_sql(statement, row)
    return msgspec.structs.replace(rule, id=identity)


def withdraw(connection: Connection, identity: str, *, by: str, at: str | None, run: int) -> Rule | None:
    written = identity[:1].upper() + identity[1:].lower()
    statement = f"SELECT {_COLUMNS} FROM rules WHERE id >= ? AND id < ? AND withdrawn_at IS NULL ORDER BY number"
    rows = connection.exec_driver_sql(statement, (written, written + "~")).all()
    if not rows:
        return None
    if len(rows) > 1:
        raise UsageError(f"{identity} could be {', '.join(row[0][:8] for row in rows[:5])}", hint="write more of the id")
    found = _rule(rows[0])
    connection.exec_driver_sql(
        "UPDATE rules SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_run = ? WHERE id = ?", (at or "", by, run, found.id)
    )
    return msgspec.structs.replace(found, withdrawn_at=at or "")


def concerned(connection: Connection, rule: Rule) -> list[tuple[Claim, Claim | None]]:
    """(as it was read, as it stands or None) of each claim that the rule speaks of, in the order of reports and texts."""
    read = {}
    for row in connection.exec_driver_sql(
        """SELECT r.claim, r.record, c.record FROM read_claims AS r
            LEFT JOIN claims AS c ON c.id = r.claim AND c.report = r.report AND c.withdrawn_run IS NULL"""
    ):
        read[row[0]] = (decode_claim(row[1]), decode_claim(row[2]) if row[2] else None)
    for record in _candidates(connection, rule):
        claim = decode_claim(record)
        read.setdefault(claim.id, (claim, claim))
    found = [each for each in read.values() if acts_on(rule, each[0])]
    return sorted(found, key=lambda each: (each[0].report, each[0].trigger.start, each[0].id))


def _candidates(connection: Connection, rule: Rule) -> Sequence[str]:
    """Records of standing claims that may be concerned: by their names, or by the row that fired."""
    if rule.kind == "sense":
        statement = "SELECT record FROM claims WHERE json_extract(record, '$.basis.rule') = ? AND type = ? AND withdrawn_run IS NULL"
        return connection.exec_driver_sql(statement, (rule.of, rule.was.partition(" ")[0])).scalars().all()
    table = "places" if rule.slot == "place" else "parties"
    statement = f"""SELECT record FROM claims WHERE withdrawn_run IS NULL
        AND number IN (SELECT claim FROM {table} WHERE folded = ?)"""
    return connection.exec_driver_sql(statement, (folded(rule.of),)).scalars().all()


def _key(rule: Rule) -> str:
    of = rule.of if rule.kind == "sense" else folded(rule.of)
    return "\n".join((rule.kind, rule.slot, of, rule.was, folded(rule.only)))


def _rule(row: Sequence[Any]) -> Rule:
    identity, kind, slot, of, value, was, fields, only, review, by, at, why, withdrawn_at = row
    return Rule(
        id=identity, kind=kind, slot=slot, of=of, value=value, was=was, put=msgspec.json.decode(fields), only=only, review=review, by=by, at=at,
        why=why, withdrawn_at=withdrawn_at,
    )  # fmt: skip
