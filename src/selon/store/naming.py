"""Records by what they are called: reports by their outlet, claims by their ids."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from selon.model import Claim
from selon.store.query import decode_claim, plain_rows


def outlet_reports(connection: Connection, outlet: str) -> list[str]:
    """Ids in order of publication; capitals do not matter."""
    statement = "SELECT id FROM reports WHERE outlet = ? COLLATE NOCASE ORDER BY published IS NULL, published, id"
    return [str(row[0]) for row in connection.exec_driver_sql(statement, (outlet,))]


def claims_named(connection: Connection, identities: Iterable[str]) -> list[Claim]:
    """The standing claims of these ids."""
    statement = "SELECT record FROM claims WHERE withdrawn_run IS NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY number"
    wanted = msgspec.json.encode(sorted(set(identities))).decode()
    return [decode_claim(row[0]) for row in plain_rows(connection, statement, wanted)]
