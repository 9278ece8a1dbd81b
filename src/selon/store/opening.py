"""Opening the file: is it a dossier, of which version, and what SQLite's errors mean to the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache

from selon.errors import StoreError
from selon.store.migrations import APPLICATION_ID, MIGRATIONS, Migration

_SQLITE_HEADER = b"SQLite format 3\0"
# Another process may be adding: wait for its transaction (one report) rather than fail.
_BUSY_SECONDS = 30
_CACHE_KILOBYTES, _LOG_PAGES = 65_536, 8_000
# A page opens the file for itself: what SQLAlchemy made of a question for one page serves the next.
_COMPILED: LRUCache[Any, Any] = LRUCache(300)


def make_engine(path: Path) -> Engine:
    """One connection, transactions begun by us: pysqlite's own implicit ones would not cover the schema."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool, execution_options={"compiled_cache": _COMPILED})

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
        # A report touches some hundred pages all over the file: keep many at hand, and copy them back from the log less often.
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("selon_writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """SQLite's errors as one line of what, where and what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        original = error.orig if isinstance(error, DBAPIError) and error.orig else error
        raise _explain(path, str(original)) from error


def _explain(path: Path, message: str) -> StoreError:
    known = (
        (
            "disk is full",
            "the disk is full",
            "free some space and run the same command again; nothing stored is lost",
        ),
        (
            "disk I/O",
            "the disk failed while reading or writing",
            "check the disk and its free space, then run it again",
        ),
        ("readonly", "it cannot be written", "check the rights of the file and its folder"),
        ("unable to open", "it cannot be opened", "check that the folder exists and may be written"),
        ("locked", "another process has been writing to it for too long", "wait for it to end and try again"),
        ("not a database", "it is not a dossier", "name another file with --db"),
        ("malformed", "the database is damaged", "restore a copy, or make a new dossier from the reports"),
    )
    for needle, what, hint in known:
        if needle in message:
            return StoreError(f"{path}: {what}", hint=hint)
    return StoreError(f"{path}: {message}", hint="run `selon doctor`")


def check_is_dossier(path: Path) -> None:
    """Refuses what is not an SQLite file before SQLite touches it. A missing or empty file will become a dossier."""
    try:
        with path.open("rb") as stream:
            head = stream.read(len(_SQLITE_HEADER))
    except FileNotFoundError:
        return
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{path}: {reason}", hint="check the path and its rights") from error
    if head and head != _SQLITE_HEADER:
        raise StoreError(f"{path}: it is not a dossier (not an SQLite database)", hint="name another file with --db")


def migrate(connection: Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Bring the file to the newest version, inside the caller's transaction. Gives the version it had."""
    version = check_version(connection, path, migrations)
    for step in migrations:
        if step.number > version:
            for statement in step.statements:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version = {step.number}")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    return version


def check_version(connection: Connection, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    found = int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    tables = int(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one())
    if found != APPLICATION_ID and (found or tables):
        raise StoreError(
            f"{path}: it is a database of another program, not a dossier", hint="name another file with --db"
        )
    newest = migrations[-1].number
    if version > newest:
        raise StoreError(
            f"{path}: written by a newer selon (dossier version {version}, this one knows {newest})",
            hint="update selon; nothing was changed",
        )
    return version


def sqlite_parts() -> tuple[str, bool]:
    """SQLite's version, and whether it was built with the full-text search that a dossier needs."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5 (words)")
        except sqlite3.Error:
            return sqlite3.sqlite_version, False
    return sqlite3.sqlite_version, True
