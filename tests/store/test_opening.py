"""What the file may be: missing, empty, not a database, another program's, of a newer version, full, read-only."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from selon.batch import Reader
from selon.errors import StoreError
from selon.reports import report_from_text
from selon.store import Stamp, Store
from selon.store.migrations import APPLICATION_ID, MIGRATIONS, Migration
from selon.store.tables import metadata

STAMP = Stamp(at=None, selon="0", reader="fake")


def refused(path: Path, *, create: bool = False) -> StoreError:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError) as caught:
        Store(path, create=create)
    assert caught.value.hint and str(path) in caught.value.message and "\n" not in caught.value.message
    assert (path.read_bytes() if path.is_file() else None) == before
    return caught.value


def test_a_missing_dossier_is_made_only_by_adding(tmp_path: Path) -> None:
    assert "no dossier" in refused(tmp_path / "selon.db").message
    assert not (tmp_path / "selon.db").exists()
    Store(tmp_path / "selon.db", create=True).close()
    Store(tmp_path / "selon.db").close()


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path / "none" / "selon.db", create=True).message


def test_not_a_database(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("a text that somebody needs")
    assert "not a dossier" in refused(tmp_path / "notes.txt", create=True).message


def test_a_database_that_lies_about_itself(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"SQLite format 3\0" + b"garbage" * 400)
    refused(tmp_path / "x.db", create=True)


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    refused(tmp_path, create=True)


def test_the_database_of_another_program(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        connection.execute("CREATE TABLE contacts (name)")
    assert "another program" in refused(tmp_path / "x.db", create=True).message


def test_a_dossier_of_a_newer_version(tmp_path: Path) -> None:
    Store(tmp_path / "selon.db", create=True).close()
    with closing(sqlite3.connect(tmp_path / "selon.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert "newer selon" in refused(tmp_path / "selon.db", create=True).message


def test_a_full_disk_is_told_and_what_was_stored_stays(tmp_path: Path, reader: Reader, story: str) -> None:
    report, _ = report_from_text(story, languages=("fr",))
    big, _ = report_from_text("Moscou a bombardé la ville et les habitants sont partis. " * 20_000, languages=("fr",))
    assert report and big
    with Store(tmp_path / "selon.db", create=True) as store:
        store.add(stamp=STAMP, where="a", capture=None, report=report, claims=reader.read(report).claims)
        with store._reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 60")
        with pytest.raises(StoreError, match="disk is full") as caught:
            store.add(stamp=STAMP, where="b", capture=None, report=big, claims=())
        assert "free some space" in caught.value.hint
        assert [stored.report.id for stored in store.reports()] == [report.id] and store.counts()["claims"] == 2
        assert store.state()["integrity"] == "ok"


def test_an_older_dossier_is_brought_forward_and_keeps_its_rows(tmp_path: Path, reader: Reader, story: str) -> None:
    report, _ = report_from_text(story, languages=("fr",))
    assert report is not None
    with Store(tmp_path / "selon.db", create=True) as store:
        store.add(stamp=STAMP, where="a", capture=None, report=report, claims=reader.read(report).claims)
    newer = (
        *MIGRATIONS,
        Migration(MIGRATIONS[-1].number + 1, "a note on reports", ("ALTER TABLE reports ADD COLUMN note TEXT",)),
    )
    with Store(tmp_path / "selon.db", migrations=newer) as store:
        assert store.state()["version"] == newer[-1].number and store.counts()["claims"] == 2
    refused(tmp_path / "selon.db")


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    Store(tmp_path / "selon.db", create=True).close()
    broken = (*MIGRATIONS, Migration(9, "broken", ("CREATE TABLE fine (x)", "CREATE TABLE broken (")))
    with pytest.raises(StoreError):
        Store(tmp_path / "selon.db", migrations=broken)
    with closing(sqlite3.connect(tmp_path / "selon.db")) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'fine'").fetchone() == (0,)
        assert connection.execute("PRAGMA user_version").fetchone() == (MIGRATIONS[-1].number,)


def test_the_file_says_what_it_is_and_the_tables_are_those_of_the_code(tmp_path: Path) -> None:
    Store(tmp_path / "selon.db", create=True).close()
    with closing(sqlite3.connect(tmp_path / "selon.db")) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        for table in metadata.sorted_tables:
            made = [(row[1], row[2]) for row in connection.execute(f'PRAGMA table_info("{table.name}")')]
            assert [name for name, _ in made] == [column.name for column in table.columns], table.name
