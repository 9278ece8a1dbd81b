"""Which days the reports cover: how many of each language were published on a day, and the first and last of these days."""

from __future__ import annotations

from sqlalchemy import Connection


def reports_by_day(connection: Connection, first: str, last: str) -> list[tuple[str, str, int]]:
    """(ISO day, language, reports) in order of days; reports dated by a month or year lie on no day and are left out."""
    statement = """SELECT published, coalesce(lang, 'unknown'), count(*) FROM reports
        WHERE published >= ? AND published <= ? AND length(published) = 10 GROUP BY 1, 2 ORDER BY 1, 2"""
    return [(str(day), str(lang), int(number)) for day, lang, number in connection.exec_driver_sql(statement, (first, last))]


def first_and_last_day(connection: Connection) -> tuple[str, str] | None:
    """Of the days on which reports were published; None where no report has a day."""
    days = []
    for order in ("", " DESC"):
        statement = f"SELECT published FROM reports WHERE published IS NOT NULL AND length(published) = 10 ORDER BY published{order} LIMIT 1"
        row = connection.exec_driver_sql(statement).first()
        if row is None:
            return None
        days.append(str(row[0]))
    return days[0], days[1]
