"""A larger dossier out of a made-up one: the same news again, as often as is wanted, each time of later days and under other ids.

    python tools/multiply.py FROM.db TO.db TIMES

For measuring what asking costs (tools/bench_pages.py): filling a dossier of 100,000 reports through the door takes hours. All that
pages are made of is there: reports, claims, names, events, contradictions, the family tree of reports, words to search. What only
the next `selon add` needs (profiles, sketches) is left out: nothing can be added to the result. Who acts and where stays as it was,
so an actor has as many times more claims; events and reprints keep their size.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from selon.store.words import stem_words, words

_ID = re.compile(r"\b([RCEX]-)([0-9a-f]{12})\b")
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_KEY = re.compile(r"[0-9a-f]{16}")
# Table → its columns that are numbers of claims or reports, and what they are counted on by.
_NUMBERED = {"reports": ("number", "reports"), "claims": ("number", "claims"), "parties": ("claim", "claims"), "places": ("claim", "claims")}
_TABLES = (
    "reports readings claims parties places decisions rivals events event_parties contradictions edges roots resolved"
).split()

Said = Callable[[Any], Any]


def multiply(source: Path, target: Path, times: int) -> None:
    shutil.copyfile(source, target)
    with sqlite3.connect(target, isolation_level=None) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA cache_size = -2000000")
        first, last = (date.fromisoformat(each) for each in db.execute("SELECT min(published), max(published) FROM reports").fetchone())
        most = {table: db.execute(f"SELECT max(number) FROM {table}").fetchone()[0] for table in ("reports", "claims")}
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'name_%'").fetchall()
        for name, _ in triggers:  # no new names come
            db.execute(f"DROP TRIGGER {name}")
        db.execute("BEGIN")
        held = {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES}
        for again in range(1, times):
            said = _renamed(again, timedelta(days=again * ((last - first).days + 1)))
            for table in _TABLES:
                _copy(db, table, held[table], again, said, most)
            _index(db, again, most)
            print(f"{again + 1} times", file=sys.stderr, flush=True)
        db.execute("COMMIT")
        for _, statement in triggers:
            db.execute(statement)


def _renamed(again: int, later: timedelta) -> Said:
    """A value with its ids turned round and its days moved on."""

    def turned(found: re.Match[str]) -> str:
        return found[1] + found[2][again:] + found[2][:again]

    def moved(found: re.Match[str]) -> str:
        try:
            return (date.fromisoformat(found[0]) + later).isoformat()
        except ValueError:
            return found[0]

    def said(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if _KEY.fullmatch(value):
            return value[again:] + value[:again]
        return _DAY.sub(moved, _ID.sub(turned, value))

    return said


def _copy(db: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]], again: int, said: Said, most: dict[str, int]) -> None:
    names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    column, counted = _NUMBERED.get(table, ("", ""))
    numbered = names.index(column) if column else -1
    unique = names.index("gathered") if table == "events" else -1

    def made() -> Iterator[list[Any]]:
        for row in rows:
            new = [said(value) for value in row]
            if numbered >= 0:
                new[numbered] = row[numbered] + again * most[counted]
            if unique >= 0:
                new[unique] = row[unique] ^ again
            yield new

    db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", made())


def _index(db: sqlite3.Connection, again: int, most: dict[str, int]) -> None:
    story = "coalesce(title, '') || ' ' || substr(text, body + 1)"
    for table, index, text in (("reports", "report_words", story), ("claims", "claim_words", "quote")):
        lang = "lang" if table == "reports" else "(SELECT lang FROM reports AS r WHERE r.id = claims.report)"
        rows = db.execute(f"SELECT number, {text}, {lang} FROM {table} WHERE number > ?", (again * most[table],)).fetchall()
        tokens = ((number, words(said), lang) for number, said, lang in rows)
        found = ((number, " ".join(each), " ".join(stem_words(each, lang))) for number, each, lang in tokens)
        db.executemany(f"INSERT INTO {index} (rowid, words, stems) VALUES (?, ?, ?)", found)


if __name__ == "__main__":
    multiply(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
