"""Reading back: claims by filter, reports, problems, counts. Every query names its order, so answers are repeatable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, Table, and_, case, exists, func, or_, select, union_all
from sqlalchemy.engine import Row

from selon.model import Claim, Problem, Report
from selon.store import tables
from selon.store.fold import folded, in_words, is_country

_CLAIMS = tables.claims.c
_REPORTS = tables.reports.c


class ClaimFilter(msgspec.Struct, frozen=True):
    """What claims to show; an empty list asks for nothing in particular. Days are ISO; intervals match by overlap.

    `published_since`: only of reports published then or later. `known_by` a day: only what was known then, by the clock of
    publication or by that of adding (`known`).
    `actor`, `recipient`, `speaker`, `place` match a country (ISO 3166-1 alpha-3), a code ("RUS MIL") or a part of the
    name as written; `speaker` also "report" for the report's own voice.
    """

    type: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    polarity: str | None = None
    place: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    lang: str | None = None
    report: tuple[str, ...] = ()
    limit: int | None = None
    published_since: str | None = None
    known_by: str | None = None
    clock: str = "published"


class StoredReport(msgspec.Struct, frozen=True):
    """A report with where its bytes were found."""

    report: Report
    where: tuple[str, ...] = ()


class StoredClaim(msgspec.Struct, frozen=True):
    """A claim as it was read, by which reader, and since when it no longer stands."""

    claim: Claim
    run: int
    reader: str
    read_at: str | None = None
    withdrawn_run: int | None = None
    withdrawn_at: str | None = None


class StoredProblem(msgspec.Struct, frozen=True):
    where: str
    problem: Problem


def decode_claim(record: str) -> Claim:
    return msgspec.json.decode(record, type=Claim)


def plain_rows(connection: Connection, statement: str, *values: Any) -> Any:
    """Thousands of rows, as the driver gives them: making a named row of each costs as much as reading it."""
    driver: Any = connection.connection.driver_connection
    return driver.execute(statement, values)


def find_claims(connection: Connection, wanted: ClaimFilter, *, by_time: bool = False) -> list[Claim]:
    order: Sequence[Any] = (
        _REPORTS.published.is_(None),
        _REPORTS.published,
        _CLAIMS.report,
        _CLAIMS.position,
    )
    if by_time:
        first = func.coalesce(_CLAIMS.earliest, _CLAIMS.latest)
        order = (first.is_(None), first, _CLAIMS.latest, *order)
    chosen = (
        select(_CLAIMS.record)
        .join_from(tables.claims, tables.reports, _CLAIMS.report == _REPORTS.id)
        .where(*conditions(wanted))
        .order_by(*order, _CLAIMS.number)
        .limit(wanted.limit)
    )
    return [decode_claim(record) for record in connection.scalars(chosen)]


def claims_by_day(connection: Connection, wanted: ClaimFilter) -> dict[str, int]:
    """Day of publication → how many claims match, the latest day first; reports without a day come last, under the empty one."""
    day = func.coalesce(_REPORTS.published, "")
    chosen = (
        select(day, func.count())
        .select_from(tables.claims.join(tables.reports, _CLAIMS.report == _REPORTS.id))
        .where(*conditions(wanted))
        .group_by(day)
        .order_by(day.desc())
    )
    return {str(each): int(number) for each, number in connection.execute(chosen)}


def conditions(wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [_CLAIMS.withdrawn_run.is_(None)]
    if wanted.known_by:
        found = [known_claims(wanted.known_by, wanted.clock)]
    if wanted.type:
        found.append(_CLAIMS.type.in_([each.upper() for each in wanted.type]))
    if wanted.status:
        found.append(_CLAIMS.status.in_(wanted.status))
    if wanted.polarity:
        found.append(_CLAIMS.polarity == wanted.polarity)
    if wanted.lang:
        found.append(_REPORTS.lang == wanted.lang)
    if wanted.report:
        found.append(or_(*(_begins(_CLAIMS.report, each) for each in wanted.report)))
    if wanted.published_since:
        found.append(_REPORTS.published >= wanted.published_since)
    if wanted.since:
        # An open end may reach into the period; a claim without any date is not in any period.
        found.append(or_(_CLAIMS.latest >= wanted.since, and_(_CLAIMS.latest.is_(None), _CLAIMS.earliest.is_not(None))))
    if wanted.until:
        found.append(
            or_(
                _CLAIMS.earliest <= wanted.until,
                and_(_CLAIMS.earliest.is_(None), _CLAIMS.latest.is_not(None)),
            )
        )
    for slot, names in (
        ("actor", wanted.actor),
        ("recipient", wanted.recipient),
        ("speaker", wanted.speaker),
    ):
        if names:
            found.append(_parties(slot, names))
    if wanted.place:
        found.append(_CLAIMS.number.in_(union_all(*(each for name in wanted.place for each in _named(tables.places, name, code=False)))))
    return found


def known_reports(day: str, clock: str) -> ColumnElement[bool]:
    """Reports that were known on that day. One that names only its month is known from the month's end, one without a date
    from the day it was added."""
    runs = tables.runs.c
    added = select(func.substr(runs.at, 1, 10)).where(runs.number == _REPORTS.run).scalar_subquery()
    if clock == "added":
        return added <= day
    told = func.substr(_REPORTS.published + func.substr("-12-31", func.length(_REPORTS.published) - 3), 1, 10)
    return case((_REPORTS.published.is_(None), added), else_=told) <= day


def known_claims(day: str, clock: str) -> ColumnElement[bool]:
    """By the clock of adding, the readings that stood then; by that of publication, those that stand now."""
    if clock != "added":
        return and_(_CLAIMS.withdrawn_run.is_(None), known_reports(day, clock))
    runs = tables.runs.c

    def added(run: Any) -> Any:
        return select(func.substr(runs.at, 1, 10)).where(runs.number == run).scalar_subquery()

    return and_(added(_CLAIMS.run) <= day, or_(_CLAIMS.withdrawn_run.is_(None), added(_CLAIMS.withdrawn_run) > day))


def known_report_ids(connection: Connection, day: str, clock: str) -> set[str]:
    return set(connection.scalars(select(_REPORTS.id).where(known_reports(day, clock))))


def known_by(connection: Connection, day: str, clock: str) -> tuple[list[Claim], list[Report]]:
    """Claims and whole reports that were known on that day."""
    chosen = select(tables.reports).where(known_reports(day, clock)).order_by(_REPORTS.number)
    reports = [_report(row) for row in connection.execute(chosen)]
    claims = find_claims(connection, ClaimFilter(known_by=day, clock=clock))
    return claims, reports


def _parties(slot: str, names: Sequence[str]) -> ColumnElement[bool]:
    p = tables.parties.c
    said = [name for name in names if not (slot == "speaker" and folded(name) == "report")]
    ways: list[ColumnElement[bool]] = []
    if len(said) < len(names):
        ways.append(~exists().where(p.claim == _CLAIMS.number, p.slot == slot))
    if said:
        found = (each.where(p.slot == slot) for name in said for each in _named(tables.parties, name, code=True))
        ways.append(_CLAIMS.number.in_(union_all(*found)))
    return or_(*ways)


def _named(table: Table, name: str, *, code: bool) -> list[Select[Any]]:
    """The claims with that name: a country code, a code prefix, or words of the name from a word's start ("russe" finds
    "l'armée russe"). Each way is a question of its own, for each has its index."""
    c = table.c
    ways = [c.country == name] if is_country(name) else [c.folded.in_(_names_with(name))]
    if code and name.isascii() and name == name.upper():
        ways += [c.code == name, _begins(c.code, name + " ")]
    return [select(c.claim).where(way) for way in ways]


def _names_with(name: str) -> Select[Any]:
    c = tables.names.c
    return select(c.folded).where(c.words.contains(" " + in_words(name), autoescape=True))


def _begins(column: Any, start: str) -> ColumnElement[bool]:
    """As a range: an index helps with it, and with LIKE it does not. Neither ids nor codes have a letter beyond `~`."""
    return and_(column >= start, column < start + "~")


def find_report(connection: Connection, identity: str) -> StoredReport | None:
    row = connection.execute(select(tables.reports).where(_REPORTS.id == identity)).first()
    return _stored_report(connection, row) if row else None


def all_reports(connection: Connection) -> list[StoredReport]:
    rows = connection.execute(
        select(tables.reports).order_by(_REPORTS.published.is_(None), _REPORTS.published, _REPORTS.id)
    )
    return [_stored_report(connection, row) for row in rows.all()]


def _stored_report(connection: Connection, row: Row[Any]) -> StoredReport:
    links, captures = tables.report_captures.c, tables.captures.c
    found = connection.execute(
        select(captures.sha256, captures["where"])
        .join_from(tables.report_captures, tables.captures, links.capture == captures.sha256)
        .where(links.report == row.id)
        .order_by(captures.run, captures.sha256)
    ).all()
    return StoredReport(_report(row, capture=found[0].sha256 if found else None), tuple(each.where for each in found))


def _report(row: Row[Any], *, capture: str | None = None) -> Report:
    return Report(
        id=row.id,
        text=row.text,
        sha256=row.sha256,
        body=row.body,
        title=row.title,
        outlet=row.outlet,
        url=row.url,
        published=row.published,
        lang=row.lang,
        capture=capture,
        flags=msgspec.json.decode(row.flags, type=tuple[str, ...]),
    )


def report_heads(connection: Connection, identities: Sequence[str]) -> list[Report]:
    """Metadata and the first words, without carrying megabytes of text."""
    statement = """SELECT id, sha256, substr(text, body + 1, 300), title, outlet, url, published, lang FROM reports
        WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"""
    return [
        Report(
            id=i,
            sha256=digest,
            text=text,
            title=title,
            outlet=outlet,
            url=url,
            published=published,
            lang=lang,
        )
        for i, digest, text, title, outlet, url, published, lang in plain_rows(
            connection, statement, msgspec.json.encode(list(identities)).decode()
        )
    ]


def claim_history(connection: Connection, identity: str) -> list[StoredClaim]:
    """Every reading of one claim, the standing one last."""
    runs = tables.runs.c
    rows = connection.execute(
        select(_CLAIMS.record, _CLAIMS.run, runs.reader, runs.at, _CLAIMS.withdrawn_run, _CLAIMS.withdrawn_at)
        .join_from(tables.claims, tables.runs, _CLAIMS.run == runs.number)
        .where(_CLAIMS.id == identity)
        .order_by(_CLAIMS.withdrawn_run.is_(None), _CLAIMS.number)
    )
    return [
        StoredClaim(decode_claim(row.record), row.run, row.reader, row.at, row.withdrawn_run, row.withdrawn_at)
        for row in rows
    ]


def matching_ids(connection: Connection, prefix: str) -> list[str]:
    """Ids of reports, claims (withdrawn ones too), events and contradictions that begin so.

    An event bears the name of its first claim; one that goes by another claim's name now is found by that too.
    """
    found: set[str] = set()
    if prefix.startswith(("E-", "X-")):
        table = "events" if prefix.startswith("E-") else "contradictions"
        statement = f"SELECT DISTINCT id FROM {table} WHERE id >= ? AND id < ? LIMIT 20"
        found.update(row[0] for row in connection.exec_driver_sql(statement, (prefix, prefix + "~")))
        if found or prefix.startswith("X-"):
            return sorted(found)
        return sorted("E" + each[1:] for each in matching_ids(connection, "C" + prefix[1:]))
    for column in (_REPORTS.id, _CLAIMS.id):
        found.update(connection.scalars(select(column).where(_begins(column, prefix)).distinct().limit(20)))
    return sorted(found)


def open_problems(connection: Connection) -> list[StoredProblem]:
    c = tables.problems.c
    rows = connection.execute(select(tables.problems).where(c.resolved_run.is_(None)).order_by(c.number))
    return [StoredProblem(r.where, Problem(r.stage, r.report, r.message, r.hint, r.offset)) for r in rows]


def loose_problems(connection: Connection, where: str) -> set[tuple[str, str, int | None]]:
    """The open problems of a source that concern no report."""
    c = tables.problems.c
    here = (c["where"] == where, c.report.is_(None), c.resolved_run.is_(None))
    return {(row.stage, row.message, row.offset) for row in connection.execute(select(tables.problems).where(*here))}


def is_linked(connection: Connection, report: str, capture: str) -> bool:
    c = tables.report_captures.c
    return connection.scalar(select(func.count()).where(c.report == report, c.capture == capture)) == 1


def counts(connection: Connection, wanted: ClaimFilter | None = None) -> dict[str, Any]:
    """The denominators: what the dossier holds, and with a filter how many claims match it and from how many reports."""
    if wanted is None or msgspec.structs.replace(wanted, limit=None) == ClaimFilter():
        return _tallied(connection)
    known = [known_reports(wanted.known_by, wanted.clock)] if wanted.known_by else []
    langs = connection.execute(
        select(func.coalesce(_REPORTS.lang, "unknown"), func.count())
        .where(*known)
        .group_by(_REPORTS.lang)
        .order_by(func.count().desc(), _REPORTS.lang)
    ).all()
    chosen = (
        select(func.count(), func.count(_CLAIMS.report.distinct()))
        .select_from(tables.claims.join(tables.reports, _CLAIMS.report == _REPORTS.id))
        .where(*conditions(wanted))
    )
    matching, reports = connection.execute(chosen).one()
    return {
        "claims": int(matching),
        "claims_reports": int(reports),
        "reports": sum(int(number) for _, number in langs),
        "languages": {str(lang): int(number) for lang, number in langs},
        "undated_left_out": _undated(connection, wanted) if wanted.since or wanted.until else 0,
    }


def _tallied(connection: Connection) -> dict[str, Any]:
    """The whole dossier's, kept up to date by the file itself."""
    rows = connection.exec_driver_sql("SELECT what, lang, number FROM tallies ORDER BY number DESC, lang").all()
    languages = {str(lang): int(number) for what, lang, number in rows if what == "reports"}
    totals = {str(what): int(number) for what, lang, number in rows if not lang}
    return {
        "claims": totals.get("claims", 0),
        "claims_reports": totals.get("claims_reports", 0),
        "reports": sum(languages.values()),
        "languages": languages,
        "undated_left_out": 0,
    }


def _undated(connection: Connection, wanted: ClaimFilter) -> int:
    timeless = msgspec.structs.replace(wanted, since=None, until=None)
    chosen = (
        select(func.count())
        .select_from(tables.claims.join(tables.reports, _CLAIMS.report == _REPORTS.id))
        .where(*conditions(timeless), _CLAIMS.earliest.is_(None), _CLAIMS.latest.is_(None))
    )
    return int(connection.scalar(chosen) or 0)


def mark(connection: Connection) -> tuple[int, ...]:
    """Numbers that are others as soon as anything that is asked for has been written: reports, readings, judgements, reviews,
    rules, withdrawals."""
    statement = """SELECT (SELECT coalesce(max(number), 0) FROM runs), (SELECT coalesce(max(number), 0) FROM reports),
        (SELECT coalesce(max(number), 0) FROM claims), (SELECT coalesce(sum(number), 0) FROM tallies),
        (SELECT coalesce(max(number), 0) FROM judgements), (SELECT count(*) FROM judgements WHERE withdrawn_at IS NOT NULL),
        (SELECT coalesce(max(number), 0) FROM reviews), (SELECT count(*) FROM reviews WHERE withdrawn_at IS NOT NULL),
        (SELECT coalesce(max(number), 0) FROM rules), (SELECT count(*) FROM rules WHERE withdrawn_at IS NOT NULL)"""
    return tuple(connection.exec_driver_sql(statement).one())


def last_run_at(connection: Connection) -> str | None:
    at: object = connection.scalar(select(func.max(tables.runs.c.at)))
    return None if at is None else str(at)


def last_reader(connection: Connection, report: str) -> str | None:
    c = tables.readings.c
    found: object = connection.scalar(select(c.reader).where(c.report == report).order_by(c.run.desc()).limit(1))
    return None if found is None else str(found)
