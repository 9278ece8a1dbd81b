"""Reports as a list: which, in which order, and how many claims each gave. No text is read but the first words of those shown."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import ColumnElement, Connection, func, literal, select

from selon.model import Report
from selon.store import tables
from selon.store.query import known_reports, report_heads

_REPORTS = tables.reports.c


class ReportFilter(msgspec.Struct, frozen=True):
    """What reports to list, the newest first, the undated last. Days are ISO; a report that names only its month may be of any day of it.

    `among`: only these. `known_by` and `clock` as for claims.
    """

    outlet: tuple[str, ...] = ()
    lang: str | None = None
    since: str | None = None
    until: str | None = None
    among: tuple[str, ...] | None = None
    limit: int | None = None
    offset: int = 0
    known_by: str | None = None
    clock: str = "published"


def listed(connection: Connection, wanted: ReportFilter) -> tuple[list[Report], int]:
    """The heads of the reports asked for, and how many match."""
    where = _conditions(wanted)
    matching = int(connection.scalar(select(func.count()).select_from(tables.reports).where(*where)) or 0)
    # SQLite knows no offset without a limit: -1 is none.
    chosen = (
        select(_REPORTS.id)
        .where(*where)
        .order_by(_REPORTS.published.desc(), _REPORTS.id)
        .limit(-1 if wanted.limit is None else wanted.limit)
        .offset(wanted.offset)
    )
    ids = list(connection.scalars(chosen))
    heads = {head.id: head for head in report_heads(connection, ids)}
    return [heads[each] for each in ids], matching


def claim_counts(connection: Connection, reports: Iterable[str]) -> dict[str, int]:
    """Report → how many claims stand in it; one without any is left out."""
    statement = """SELECT report, count(*) FROM claims WHERE withdrawn_run IS NULL
        AND report IN (SELECT value FROM json_each(?)) GROUP BY report"""
    return {row[0]: row[1] for row in connection.exec_driver_sql(statement, (msgspec.json.encode(list(reports)).decode(),))}


def takers(connection: Connection, roots: Iterable[str]) -> dict[str, int]:
    """Root → how many reports go back to it, itself among them if it is one."""
    statement = "SELECT root, count(*) FROM roots WHERE root IN (SELECT value FROM json_each(?)) GROUP BY root"
    return {row[0]: row[1] for row in connection.exec_driver_sql(statement, (msgspec.json.encode(sorted(set(roots))).decode(),))}


def below(connection: Connection, roots: Iterable[str]) -> dict[str, str]:
    """The reports that go back to these roots, each with its root."""
    statement = "SELECT report, root FROM roots WHERE root IN (SELECT value FROM json_each(?)) ORDER BY report"
    return {row[0]: row[1] for row in connection.exec_driver_sql(statement, (msgspec.json.encode(sorted(set(roots))).decode(),))}


def agencies(connection: Connection) -> list[str]:
    """The roots that are no reports: dispatches of an agency that are not here."""
    statement = "SELECT DISTINCT root FROM roots WHERE root < 'R-' UNION SELECT DISTINCT root FROM roots WHERE root > 'R-~' ORDER BY 1"
    return [row[0] for row in connection.exec_driver_sql(statement)]


def _conditions(wanted: ReportFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.outlet:
        found.append(func.lower(_REPORTS.outlet).in_([each.lower() for each in wanted.outlet]))
    if wanted.lang:
        found.append(_REPORTS.lang == wanted.lang)
    if wanted.since:
        # The last day that a date of publication can mean: "2023-01" may be its last.
        found.append(_REPORTS.published + func.substr("-12-31", func.length(_REPORTS.published) - 3) >= wanted.since)
    if wanted.until:
        found.append(_REPORTS.published <= literal(wanted.until))
    if wanted.among is not None:
        ids = func.json_each(msgspec.json.encode(wanted.among).decode()).table_valued("value")
        found.append(_REPORTS.id.in_(select(ids.c.value)))
    if wanted.known_by:
        found.append(known_reports(wanted.known_by, wanted.clock))
    return found
