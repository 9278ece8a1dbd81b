"""Files of a set: which there are, their beginnings, their text with its lines counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from bench.records import Faults

HEAD = 20_000
"""Characters by which a format is told."""


@lru_cache(maxsize=4096)
def head(path: Path) -> str:
    """The beginning of a file as text; "" for what is no text."""
    try:
        with path.open("rb") as file:
            data = file.read(HEAD)
    except OSError:
        return ""
    if b"\0" in data:
        return ""
    return data.decode("utf-8-sig", errors="ignore")


def files(path: Path) -> list[Path]:
    """The file itself, or every file below the folder that is not hidden, in the order of their names."""
    if path.is_file():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and not any(part.startswith(".") for part in p.relative_to(path).parts))


def matching(path: Path, matches: Callable[[Path, str], bool]) -> list[Path]:
    return [each for each in files(path) if matches(each, head(each))]


def whole(path: Path, faults: Faults) -> str:
    """The text of a file, line ends as they are; bytes that are no UTF-8 are read as Latin-1, which is said."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        faults.add(path, line, "not UTF-8; read as Latin-1")
        return data.decode("latin-1")


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """Lines from 1, without their ends."""
    for number, line in enumerate(text.split("\n"), 1):
        yield number, line.rstrip("\r")
