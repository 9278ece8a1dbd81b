"""kill -9 in the middle of `add`, then `add` again: as if nothing had happened."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

# The fake reader of the test's own process cannot be handed to another one: this is a smaller one of the same kind.
_ADD = """
import sys, time
from selon.batch import Reader
from selon.dossier import Dossier
from selon.model import *

def read(report):
    at = report.text.index("bombardé")
    span = (at, at + 8, "bombardé")
    claim = Claim(f"C-{report.id[2:]}", report.id, Span(*span), "ASSAULT", None, (), (Actor("Moscou"),), (), (), When(), (),
                  (), "happened", "+", "CT", Quote(*span), Basis("fake"))
    time.sleep(float(sys.argv[3]))
    return ReadResult(report, (claim,))

reader = Reader(read=read, languages=("fr",), version=lambda lang: "fake")
with Dossier(sys.argv[1], reader=reader) as dossier:
    dossier.add([sys.argv[2]])
"""
_COMPARED = (
    "SELECT id, sha256, text, title, published FROM reports ORDER BY id",
    "SELECT id, report, record, withdrawn_run FROM claims ORDER BY id",
    "SELECT claim, slot, name FROM (SELECT c.id AS claim, p.slot, p.name FROM parties AS p JOIN claims AS c "
    "ON c.number = p.claim) ORDER BY claim",
    'SELECT sha256, "where", data_zlib FROM captures ORDER BY sha256',
    "SELECT report, capture FROM report_captures ORDER BY report",
    "SELECT report, reader FROM readings ORDER BY report",
    "SELECT r.id FROM report_words AS w JOIN reports AS r ON r.number = w.rowid WHERE report_words MATCH 'bombard' ORDER BY r.id",
    "SELECT count(*) FROM claim_words",
)


def content(path: Path) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [connection.execute(sql).fetchall() for sql in _COMPARED]


def add(path: Path, folder: Path, *, pause: float = 0) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", _ADD, str(path), str(folder), str(pause)])


def stored(path: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_killed_while_adding_then_added_again(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(
            f"Selon Kyiv, Moscou a bombardé la ville numéro {number} dans la nuit."
        )
    assert add(tmp_path / "whole.db", folder).wait(timeout=60) == 0
    killed = tmp_path / "killed.db"
    for wanted in (2, 5):
        process = add(killed, folder, pause=0.1)
        deadline = time.monotonic() + 60
        while stored(killed) < wanted and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait(timeout=10) == -signal.SIGKILL
        assert wanted <= stored(killed) < 12, "the kill came too late to test anything"
    assert add(killed, folder).wait(timeout=60) == 0
    assert content(killed) == content(tmp_path / "whole.db")
