"""`disputes.toml`, checked on load: measures, classes of what is counted, and names that are opposed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import msgspec

from selon.errors import PackError
from selon.knowledge.fold import fold

_FILE = "events/disputes.toml"
_KINDS = ("part", "group", "thing")
_LANGS = ("en", "fr")


class Counted(msgspec.Struct, frozen=True):
    """A class of people or things that are counted; see disputes.toml for the kinds."""

    name: str
    kind: Literal["part", "group", "thing"]


class Called(msgspec.Struct, frozen=True):
    name: str
    against: frozenset[str]


class DisputeWords(msgspec.Struct, frozen=True):
    """`counted` and `called` by folded word (of any language: a report's language may be guessed wrong)."""

    far: float
    apart: int
    stray: int
    wide: float
    before: int
    behind: int
    rising: frozenset[str]
    things: frozenset[str]
    mutual: frozenset[str]
    fights: frozenset[str]
    part: tuple[str, ...]
    own: frozenset[str]
    papers: frozenset[str]
    outlet: frozenset[str]
    counted: dict[str, Counted]
    called: dict[str, Called]

    @property
    def names(self) -> tuple[str, ...]:
        """The words of `called`, the longest first."""
        return tuple(sorted(self.called, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def dispute_words() -> DisputeWords:
    return parse((files("selon") / "events" / "disputes.toml").read_text(encoding="utf-8"))


def parse(text: str, *, file: str = _FILE) -> DisputeWords:
    try:
        table = tomllib.loads(text)
        measures = table["measures"]
        return DisputeWords(
            far=float(measures["far"]),
            apart=int(measures["apart"]),
            stray=int(measures["stray"]),
            wide=float(measures["wide"]),
            before=int(measures["before"]),
            behind=int(measures["behind"]),
            rising=frozenset(table["rising"]["units"]),
            things=frozenset(table["things"]["units"]),
            mutual=frozenset(table["mutual"]["modes"]),
            fights=frozenset(table["fights"]["modes"]),
            part=tuple(sorted(_words(table["part"], f"{file} [part]"))),
            own=frozenset(_words(table["own"], f"{file} [own]")),
            papers=frozenset(_words(table["papers"], f"{file} [papers]")),
            outlet=frozenset(_words(table["outlet"], f"{file} [outlet]")),
            counted=_counted(table["counted"], file),
            called=_called(table["called"], file),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise PackError(f"{file}: {error}", hint="see the comments of the shipped file for its tables") from error


def _words(row: Mapping[str, Any], where: str) -> set[str]:
    found = {fold(word) for lang in _LANGS for word in row.get(lang, ())}
    if not found:
        raise PackError(f"{where}: no words", hint="give a list of words for each language")
    return found


def _explained(row: Mapping[str, Any], where: str) -> None:
    if not row.get("example") or not row.get("counter"):
        raise PackError(f"{where}: an example and a counter-example are missing", hint='write example = "…", counter = "…"')


def _counted(rows: list[dict[str, Any]], file: str) -> dict[str, Counted]:
    found: dict[str, Counted] = {}
    for row in rows:
        where = f"{file} [[counted]] {row['class']}"
        _explained(row, where)
        if row["kind"] not in _KINDS:
            raise PackError(f"{where}: kind {row['kind']!r}", hint=f"one of {', '.join(_KINDS)}")
        for word in _words(row, where):
            if found.setdefault(word, Counted(row["class"], row["kind"])).name != row["class"]:
                raise PackError(f"{where}: “{word}” is in two classes", hint="leave it in one")
    return found


def _called(rows: list[dict[str, Any]], file: str) -> dict[str, Called]:
    names = {row["name"] for row in rows}
    found: dict[str, Called] = {}
    for row in rows:
        where = f"{file} [[called]] {row['name']}"
        _explained(row, where)
        for other in row["against"]:
            if other not in names or row["name"] not in next(r for r in rows if r["name"] == other)["against"]:
                raise PackError(f"{where}: “{other}” does not name it as opposed", hint="opposition goes both ways")
        for word in _words(row, where):
            if found.setdefault(word, Called(row["name"], frozenset(row["against"]))).name != row["name"]:
                raise PackError(f"{where}: “{word}” has two names", hint="leave it in one")
    return found
