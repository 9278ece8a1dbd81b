"""Writing one report with its claims and problems, in one transaction the caller holds. Nothing is overwritten.

A claim that a newer reader gives again unchanged keeps its row; one that it gives otherwise gets a new row and the old
one is withdrawn; one that it no longer gives is withdrawn. The old rows stay, with the run that withdrew them. What a person
said of a claim holds for whatever reader gives it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_not

from selon.model import Actor, Capture, Claim, Problem, Report, Rule, Speaker
from selon.store import reviewing, tables
from selon.store.fold import folded
from selon.store.query import decode_claim
from selon.store.words import stem_words, words


class Stamp(msgspec.Struct, frozen=True):
    """What makes the records of a run: when, by which selon, with which reader (model, packs, rules)."""

    at: str | None
    selon: str
    reader: str


class Added(msgspec.Struct, frozen=True):
    """What one report changed in the dossier."""

    report: str
    new_report: bool
    was_read: bool = False
    claims_new: int = 0
    claims_changed: int = 0
    claims_withdrawn: int = 0
    claims_kept: int = 0


def add_run(connection: Connection, stamp: Stamp) -> int:
    row = {"at": stamp.at, "selon": stamp.selon, "reader": stamp.reader}
    return _insert(connection, tables.runs, row)


def _insert(connection: Connection, table: Table, row: dict[str, Any]) -> int:
    """The rowid of the new row. Ten claims a report make fifty rows: they go to the driver as they are."""
    return int(_driver(connection).execute(_insertion(table.name, tuple(row)), row).lastrowid)


def _insert_all(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        _driver(connection).executemany(_insertion(table.name, tuple(rows[0])), rows)


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


@lru_cache(maxsize=32)
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    named = ", ".join(f'"{each}"' for each in columns)
    return f"INSERT INTO {table} ({named}) VALUES ({', '.join(f':{each}' for each in columns)})"


def add_capture(connection: Connection, capture: Capture, run: int) -> bool:
    """Whether the bytes are new here."""
    row = {
        "sha256": capture.sha256,
        "where": capture.where,
        "media_type": capture.media_type,
        "captured_at": capture.captured_at,
        "bytes": len(capture.data),
        "data_zlib": zlib.compress(capture.data, 6),
        "run": run,
    }
    done = connection.execute(insert_or_not(tables.captures).values(**row).on_conflict_do_nothing())
    return done.rowcount > 0


def add_report(connection: Connection, report: Report, run: int) -> bool:
    """Whether the report is new here. Its link to the capture is kept either way."""
    found = connection.execute(select(tables.reports.c.number).where(tables.reports.c.id == report.id)).first()
    if found is None:
        row = msgspec.structs.asdict(report)
        row.pop("capture")
        row["flags"] = msgspec.json.encode(report.flags).decode()
        number = _insert(connection, tables.reports, {**row, "run": run})
        story = f"{report.title or ''}\n{report.text[report.body :]}"
        _index_words(connection, "report_words", number, story, report.lang)
    if report.capture:
        link = {"report": report.id, "capture": report.capture}
        connection.execute(insert_or_not(tables.report_captures).values(**link).on_conflict_do_nothing())
    return found is None


def add_reading(
    connection: Connection,
    report: Report,
    claims: Sequence[Claim],
    *,
    run: int,
    stamp: Stamp,
    new_report: bool,
) -> Added:
    was_read = connection.scalar(select(func.count()).where(tables.readings.c.report == report.id)) or 0
    link = {"report": report.id, "run": run, "reader": stamp.reader}
    connection.execute(insert_or_not(tables.readings).values(**link).on_conflict_do_nothing())
    c = tables.claims.c
    standing = {
        row.id: row
        for row in connection.execute(
            select(c.number, c.id, c.record).where(c.report == report.id, c.withdrawn_run.is_(None))
        )
    }
    wanted = reviewing.taken(connection, report.id, {claim.id: claim for claim in claims})
    records = {identity: msgspec.json.encode(claim).decode() for identity, claim in wanted.items()}
    changed = [i for i in wanted if i in standing and standing[i].record != records[i]]
    gone = [i for i in standing if i not in wanted]
    for identity in (*changed, *gone):
        connection.execute(
            update(tables.claims)
            .where(c.number == standing[identity].number)
            .values(withdrawn_run=run, withdrawn_at=stamp.at)
        )
    new = [i for i in wanted if i not in standing]
    for identity in (*new, *changed):
        _insert_claim(connection, wanted[identity], records[identity], run=run, lang=report.lang)
    return Added(
        report=report.id,
        new_report=new_report,
        was_read=was_read > 0,
        claims_new=len(new),
        claims_changed=len(changed),
        claims_withdrawn=len(gone),
        claims_kept=len(wanted) - len(new) - len(changed),
    )


def restate(connection: Connection, claim: str, rules: Sequence[Rule], *, run: int, at: str | None) -> bool:
    """What persons say of a claim has changed: withdraw its row, and write the one that is to stand. Whether that is another."""
    c, r = tables.claims.c, tables.reports.c
    chosen = select(c.number, c.record).where(c.id == claim, c.withdrawn_run.is_(None))
    row = connection.execute(chosen).first()
    after, other = reviewing.settled(connection, claim, decode_claim(row.record) if row else None, rules)
    if not other:
        return False
    if row is not None:
        connection.execute(update(tables.claims).where(c.number == row.number).values(withdrawn_run=run, withdrawn_at=at))
    if after is not None:
        lang = connection.scalar(select(r.lang).where(r.id == after.report))
        _insert_claim(connection, after, msgspec.json.encode(after).decode(), run=run, lang=lang)
    return True


def add_problems(connection: Connection, where: str, report: str | None, problems: Iterable[Problem], run: int) -> None:
    """The problems of one report at one source, or of the source itself, as they stand: gone ones are marked resolved."""
    c = tables.problems.c
    here = (
        c["where"] == where,
        c.report == report if report else c.report.is_(None),
        c.resolved_run.is_(None),
    )
    known = {
        (row.stage, row.message, row.offset): row.number
        for row in connection.execute(select(tables.problems).where(*here))
    }
    now = {(each.stage, each.message, each.offset): each for each in problems}
    for key, each in now.items():
        if key not in known:
            row = {**msgspec.structs.asdict(each), "report": report, "where": where, "run": run}
            connection.execute(insert(tables.problems).values(**row))
    _resolve(connection, [number for key, number in known.items() if key not in now], run)


def stale_problems(connection: Connection, where: str, reports: Sequence[str]) -> list[int]:
    """Open problems of reports that a source no longer holds: the file has been mended or replaced."""
    c = tables.problems.c
    rows = connection.execute(select(c.number, c.report).where(c["where"] == where, c.resolved_run.is_(None)))
    return [row.number for row in rows if row.report is not None and row.report not in reports]


def _resolve(connection: Connection, numbers: Sequence[int], run: int) -> None:
    if numbers:
        chosen = update(tables.problems).where(tables.problems.c.number.in_(numbers))
        connection.execute(chosen.values(resolved_run=run))


def settle_problems(
    connection: Connection, where: str, problems: Sequence[Problem], reports: Sequence[str], run: int
) -> None:
    add_problems(connection, where, None, problems, run)
    _resolve(connection, stale_problems(connection, where, reports), run)


def _insert_claim(connection: Connection, claim: Claim, record: str, *, run: int, lang: str | None) -> None:
    row = {
        "id": claim.id,
        "report": claim.report,
        "position": claim.trigger.start,
        "type": claim.type,
        "mode": claim.mode,
        "status": claim.status,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "edtf": claim.when.edtf,
        "earliest": claim.when.earliest,
        "latest": claim.when.latest,
        "trigger_words": claim.trigger.exact,
        "quote_start": claim.quote.start,
        "quote_end": claim.quote.end,
        "quote": claim.quote.exact,
        "record": record,
        "run": run,
    }
    number = _insert(connection, tables.claims, row)
    parties = list(_parties(claim, number))
    _insert_all(connection, tables.parties, parties)
    places = [
        {
            "claim": number,
            "place_in_slot": at,
            "name": place.name,
            "folded": folded(place.name),
            "country": place.country,
            "role": place.role,
            "precision": place.precision,
            "lat": place.lat,
            "lon": place.lon,
        }
        for at, place in enumerate(claim.place)
    ]
    _insert_all(connection, tables.places, places)
    _index_words(connection, "claim_words", number, claim.quote.exact, lang)


def _parties(claim: Claim, number: int) -> Iterable[dict[str, Any]]:
    named: tuple[tuple[str, Sequence[Actor | Speaker]], ...] = (
        ("actor", claim.actor),
        ("recipient", claim.recipient),
        ("speaker", claim.source),
    )
    for slot, parties in named:
        for at, party in enumerate(parties):
            yield {
                "claim": number,
                "slot": slot,
                "place_in_slot": at,
                "name": party.name,
                "folded": folded(party.name),
                "code": party.code,
                "country": party.country,
                "stance": party.stance if isinstance(party, Speaker) else None,
            }


def _index_words(connection: Connection, table: str, number: int, story: str, lang: str | None) -> None:
    tokens = words(story)
    row = {"rowid": number, "words": " ".join(tokens), "stems": " ".join(stem_words(tokens, lang))}
    _driver(connection).execute(_insertion(table, tuple(row)), row)
