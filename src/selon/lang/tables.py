"""Reading CSV and TOML data with file and line in every complaint."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from selon.errors import PackError


def folder(lang: str) -> Traversable:
    return resources.files("selon.lang").joinpath(lang)


def read_csv(where: Traversable, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line number, row). The header must be exactly `columns`; lines that start with # are comments."""
    text = where.read_text(encoding="utf-8")
    lines = text.splitlines()
    rows = csv.reader(lines)
    header: list[str] | None = None
    for cells in rows:
        line = rows.line_num
        if not cells or cells[0].startswith("#"):
            continue
        if header is None:
            header = cells
            if tuple(header) != columns:
                raise PackError(
                    f"{where.name}:{line}: header is {','.join(header)}",
                    hint=f"it must be {','.join(columns)}",
                )
            continue
        if len(cells) != len(columns):
            raise PackError(
                f"{where.name}:{line}: {len(cells)} cells instead of {len(columns)}",
                hint="quote cells that contain a comma",
            )
        yield line, {c: v.strip() for c, v in zip(columns, cells, strict=True)}


def read_toml(where: Traversable) -> dict[str, object]:
    try:
        return tomllib.loads(where.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{where.name}: {error}", hint="see docs/language-pack.md") from error


def alternatives(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
