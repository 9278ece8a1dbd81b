"""What came since a day, by the clock of adding: when reports were first kept, and which claims no longer stand."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection

from selon.model import Claim
from selon.store.query import decode_claim


def added_days(connection: Connection, reports: Iterable[str]) -> dict[str, str]:
    """Report → ISO day of the run that first kept it; a run without a time leaves its reports out."""
    statement = """SELECT r.id, substr(n.at, 1, 10) FROM reports AS r JOIN runs AS n ON n.number = r.run
        WHERE n.at IS NOT NULL AND r.id IN (SELECT value FROM json_each(?))"""
    return {row[0]: row[1] for row in connection.exec_driver_sql(statement, (_json(reports),))}


def added_since(connection: Connection, day: str, *, undated: bool) -> list[str]:
    """Reports first kept on that day or later; `undated`: only those that do not say when they were published."""
    statement = f"""SELECT r.id FROM runs AS n JOIN reports AS r ON r.run = n.number
        WHERE substr(n.at, 1, 10) >= ? {"AND r.published IS NULL" if undated else ""} ORDER BY r.id"""
    return [str(row[0]) for row in connection.exec_driver_sql(statement, (day,))]


def published_since(connection: Connection, day: str) -> dict[str, str]:
    """Report → its date of publication, where that is the day or later, or the month or year that the day lies in."""
    # Sorted here: an order of ids would have the file go through all reports in it.
    statement = """SELECT id, published FROM reports WHERE published >= ?1 UNION ALL
        SELECT id, published FROM reports WHERE published IN (substr(?1, 1, 7), substr(?1, 1, 4))"""
    return dict(sorted((row[0], row[1]) for row in connection.exec_driver_sql(statement, (day,))))


def withdrawn_since(connection: Connection, day: str, *, by_reading: bool = True) -> list[Claim]:
    """Claims that a later reading of their report no longer gave, in that day's runs or later; else those that a person withdrew."""
    # What persons do is no reading, and names no reader. Very few claims are withdrawn: they have an index of their own.
    statement = f"""SELECT c.record FROM claims AS c INDEXED BY claims_by_withdrawal WHERE c.withdrawn_run IS NOT NULL AND c.withdrawn_run IN (
        SELECT number FROM runs WHERE substr(at, 1, 10) >= ? AND reader {"<>" if by_reading else "="} '') ORDER BY c.report, c.number"""
    return [decode_claim(str(row[0])) for row in connection.exec_driver_sql(statement, (day,))]


def claims_in(connection: Connection, reports: Iterable[str]) -> list[Claim]:
    """The standing claims of these reports, however many they are."""
    statement = """SELECT record FROM claims WHERE withdrawn_run IS NULL AND report IN (SELECT value FROM json_each(?))
        ORDER BY report, position, number"""
    return [decode_claim(str(row[0])) for row in connection.exec_driver_sql(statement, (_json(reports),))]


def _json(values: Iterable[str]) -> str:
    return msgspec.json.encode(sorted(values)).decode()
