"""Every table that comes with selon can be read, by the room it belongs to and by any spreadsheet."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

from selon.knowledge import Knowledge
from selon.lang import available, load_pack

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "selon"
TABLES = sorted(SOURCE.rglob("*.csv"))
SETTINGS = sorted(SOURCE.rglob("*.toml"))


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("lang", available())
def test_the_language_pack_loads(lang: str) -> None:
    assert load_pack(lang)


@pytest.mark.parametrize("lang", available())
def test_what_is_known_of_the_world_loads(lang: str) -> None:
    assert Knowledge.load(lang)


def test_french_is_there() -> None:
    assert "fr" in available()
    assert {"verbs.csv", "nouns.csv", "phrases.csv", "cues.csv"} <= {path.name for path in TABLES}


@pytest.mark.parametrize("path", TABLES, ids=name)
def test_a_table_is_a_table(path: Path) -> None:
    """UTF-8, one header without doubles, and every row as wide as it."""
    text = path.read_text(encoding="utf-8")
    assert "\r" not in text, "line ends must be \\n: a diff of every line otherwise"
    assert not text.startswith("\ufeff"), "no byte-order mark"
    header: list[str] | None = None
    rows = csv.reader(text.splitlines(), strict=True)
    for cells in rows:
        if not cells or cells[0].startswith("#"):
            continue
        if header is None:
            header = cells
            assert len(set(header)) == len(header), f"{name(path)}:{rows.line_num}: a column twice: {header}"
        assert len(cells) == len(header), f"{name(path)}:{rows.line_num}: {len(cells)} cells, {len(header)} columns: {cells}"
    assert header, f"{name(path)} has no header"


@pytest.mark.parametrize("path", SETTINGS, ids=name)
def test_a_settings_file_is_toml(path: Path) -> None:
    assert tomllib.loads(path.read_text(encoding="utf-8"))
