"""Reading the CSV tables, with every mistake reported by file and line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from selon.errors import PackError


class Row(NamedTuple):
    where: str  # "offices.csv:12"
    cells: dict[str, str]

    def get(self, column: str) -> str:
        return self.cells[column]

    def split(self, column: str) -> tuple[str, ...]:
        text = self.cells[column]
        return tuple([part.strip() for part in text.split("|") if part.strip()]) if text else ()

    def number(self, column: str) -> float | None:
        text = self.cells[column]
        if not text:
            return None
        try:
            return float(text)
        except ValueError:
            raise self.error(f"'{text}' in column {column} is no number") from None

    def whole(self, column: str) -> int | None:
        value = self.number(column)
        return None if value is None else int(value)

    def error(self, message: str, *, hint: str = "") -> PackError:
        return PackError(f"{self.where}: {message}", hint=hint)


def packaged_text(name: str) -> str:
    return files("selon.knowledge").joinpath("data", name).read_text(encoding="utf-8")


def packaged_bytes(name: str) -> bytes:
    return files("selon.knowledge").joinpath("data", name).read_bytes()


def packaged(name: str, columns: Sequence[str], *, needed: bool = True) -> Iterator[Row]:
    """Rows of a table of the package. One that is not `needed` may be absent: then there are none."""
    if not needed and not files("selon.knowledge").joinpath("data", name).is_file():
        return iter(())
    return rows(packaged_text(name), name=name, columns=columns)


def from_path(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise PackError(f"{path}: cannot be read: {problem.strerror}", hint="check the path") from problem
    except UnicodeDecodeError as problem:
        raise PackError(f"{path}: is not UTF-8", hint="save the file as UTF-8") from problem
    return rows(text, name=str(path), columns=columns)


def rows(text: str, *, name: str, columns: Sequence[str]) -> Iterator[Row]:
    """Rows of a table; blank lines and lines that begin with # are skipped."""
    reader = csv.reader(io.StringIO(text), strict=True)
    header: list[str] | None = None
    try:
        for cells in reader:
            if not cells or cells[0].startswith("#"):
                continue
            where = f"{name}:{reader.line_num}"
            if header is None:
                header = [cell.strip() for cell in cells]
                missing = [column for column in columns if column not in header]
                if missing:
                    raise PackError(
                        f"{where}: no column {', '.join(missing)}", hint=f"columns: {','.join(columns)}"
                    )
                continue
            if len(cells) != len(header):
                raise PackError(
                    f"{where}: {len(cells)} cells where the header has {len(header)}",
                    hint="quote a cell that contains a comma",
                )
            yield Row(where, dict(zip(header, map(str.strip, cells), strict=True)))
    except csv.Error as problem:
        raise PackError(
            f"{name}:{reader.line_num}: {problem}", hint="check the quotes on this line"
        ) from problem
    if header is None:
        raise PackError(f"{name}:1: the table is empty", hint=f"columns: {','.join(columns)}")
