"""The commands over a few reports of a test file's own, with a reader that needs no model."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from selon.batch import Reader
from selon.cli import cli

# Test files are imported by path, each for itself; what two of them share stands beside them.
sys.path.insert(0, str(Path(__file__).parent))

Told = Sequence[tuple[str, str, str]]


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> Callable[..., Callable[..., Result]]:
    """`running(reports)` adds reports of (day, outlet, lines), at the time `epoch`, and gives what runs a command on them; `by`: who judges."""

    def over(reports: Told, *, epoch: str = "1675000000", by: str = "") -> Callable[..., Result]:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        if by:
            monkeypatch.setenv("SELON_BY", by)
        monkeypatch.setattr("selon.dossier.dossier.corridor_reader", lambda **settings: reader)

        def invoke(*words: str, given: str | None = None) -> Result:
            return CliRunner().invoke(cli, list(words), input=given, standalone_mode=False)

        for number, (day, outlet, lines) in enumerate(reports):
            (tmp_path / f"{number}.txt").write_text(f"date {day}\noutlet {outlet}\ntitle Nouvelles {number}\n\n{lines}\n")
        assert invoke("add", *(f"{number}.txt" for number in range(len(reports)))).return_value == 0
        return invoke

    return over
