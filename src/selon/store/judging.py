"""A person's judgements: kept with who, when and why; withdrawn, never erased."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection

from selon.errors import UsageError
from selon.model import Judgement

COLUMNS = 'id, "left", "right", verdict, why, "by", at, withdrawn_at'


def add(connection: Connection, judgement: Judgement, run: int) -> Judgement:
    """The judgement with its id. What stood on the same two claims before is withdrawn by the same person at the same time."""
    left, right = sorted((judgement.left, judgement.right))
    at = judgement.at or ""
    connection.exec_driver_sql(
        '''UPDATE judgements SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_run = ?
            WHERE "left" = ? AND "right" = ? AND withdrawn_at IS NULL''',
        (at, judgement.by, run, left, right),
    )
    number = connection.exec_driver_sql("SELECT coalesce(max(number), 0) + 1 FROM judgements").scalar_one()
    why = "; ".join(judgement.reasons)
    identity = "J-" + hashlib.sha256("\0".join((left, right, judgement.verdict, judgement.by, at, str(number))).encode()).hexdigest()[:12]
    connection.exec_driver_sql(
        'INSERT INTO judgements (number, id, "left", "right", verdict, why, "by", at, run) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        (number, identity, left, right, judgement.verdict, why, judgement.by, judgement.at, run),
    )
    return msgspec.structs.replace(judgement, id=identity, left=left, right=right)


def withdraw(connection: Connection, identity: str, *, by: str, at: str | None, run: int) -> Judgement | None:
    """The judgement that no longer stands; None where there is none of that id standing."""
    rows = connection.exec_driver_sql(
        f"SELECT {COLUMNS} FROM judgements WHERE id LIKE ? || '%' AND withdrawn_at IS NULL ORDER BY number", (identity,)
    ).all()
    if not rows:
        return None
    if len(rows) > 1:
        raise UsageError(f"{identity} could be {', '.join(row[0][:8] for row in rows[:5])}", hint="write more of the id")
    row = rows[0]
    connection.exec_driver_sql(
        "UPDATE judgements SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_run = ? WHERE id = ?", (at or "", by, run, row[0])
    )
    return msgspec.structs.replace(judgement_of(row), withdrawn_at=at or "")


def judgement_of(row: Sequence[Any]) -> Judgement:
    """A row of `COLUMNS`."""
    identity, left, right, verdict, why, by, at, withdrawn_at = row
    reasons = (why,) if why else ()
    return Judgement(left=left, right=right, verdict=verdict, reasons=reasons, by=by, at=at, withdrawn_at=withdrawn_at, id=identity)
