"""How a name is set into a sentence of a language: `de` + `le commandement`, a country behind its preposition, an article in the middle.

Tables beside the catalogues say it (locale/LANG/joins.csv, countries.csv, locale/determiners.csv); a language without one joins as it is.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files
from io import StringIO

import msgspec

from selon.errors import PackError
from selon.web.speech import LANGUAGES, NO_BREAK, speech


class CountryWords(msgspec.Struct, frozen=True):
    """`au Mali`, `le Mali`; `also`: what else it is called."""

    within: str
    named: str
    also: tuple[str, ...] = ()


def joined(before: str, name: str, lang: str) -> tuple[str, str]:
    """Words of the page and the name behind them, as they are written together: `de `, `le port` → `du `, `port`."""
    folded, plain = name.casefold(), before.replace(NO_BREAK, " ")
    for end, begins, becomes in _joins(lang):
        if plain.endswith(end) and folded.startswith(begins):
            kept = "{}" in becomes
            if kept and len(name.split(" ")[0]) == 1:
                continue  # a letter by itself is a word of another language, or an initial
            return before[: -len(end)] + becomes.replace("{}", ""), name if kept else name[len(begins) :]
    return before, name


def inside(name: str) -> str:
    """A name as it stands within a sentence: an article that opened one loses its capital."""
    found = next(((written, within) for written, within in _determiners() if name.startswith(written)), None)
    return found[1] + name[len(found[0]) :] if found else name


def country_of(name: str) -> str:
    """The code of the country that a name is, in any language of the page; empty where it is more or less than that."""
    return _coded().get(_key(name), "")


def country(code: str, lang: str) -> CountryWords | None:
    """A country by its code of three letters, where the language does more than name it."""
    return _countries(lang).get(code)


@lru_cache(maxsize=1)
def _coded() -> dict[str, str]:
    found: dict[str, str] = {}
    for lang in LANGUAGES:
        for code, name in speech(lang).countries().items():
            found.setdefault(_key(name), code)
        for code, words in _countries(lang).items():
            found.update(dict.fromkeys((_key(each) for each in (words.named, *words.also)), code))
    return found


@lru_cache(maxsize=4)
def _joins(lang: str) -> tuple[tuple[str, str, str], ...]:
    rows = _rows(f"{lang}/joins.csv", ("before", "after", "becomes", "example", "counterexample", "source"))
    return tuple((row["before"], row["after"], row["becomes"]) for row in rows)


@lru_cache(maxsize=1)
def _determiners() -> tuple[tuple[str, str], ...]:
    rows = _rows("determiners.csv", ("written", "within", "example", "counterexample", "source"))
    return tuple((row["written"], row["within"]) for row in rows)


@lru_cache(maxsize=4)
def _countries(lang: str) -> dict[str, CountryWords]:
    rows = _rows(f"{lang}/countries.csv", ("country", "within", "named", "also", "source"), empty=("also",))
    return {row["country"]: CountryWords(row["within"], row["named"], tuple(filter(None, row["also"].split("|")))) for row in rows}


def _key(name: str) -> str:
    return " ".join(name.split()).replace("'", "’").casefold()


def _rows(name: str, columns: tuple[str, ...], *, empty: tuple[str, ...] = ()) -> list[dict[str, str]]:
    """Checked as it is read; a language without the table has none."""
    path = files("selon.web").joinpath("locale", *name.split("/"))
    if not path.is_file():
        return []
    reader = csv.DictReader(StringIO(path.read_text(encoding="utf-8")))
    if tuple(reader.fieldnames or ()) != columns:
        raise PackError(f"locale/{name}:1: its columns are {', '.join(columns)}")
    found, seen = [], set()
    for number, row in enumerate(reader, start=2):
        key = tuple(row[column] for column in columns[:2])
        if None in row.values() or None in row or not all(row[column] for column in columns if column not in empty) or key in seen:
            raise PackError(f"locale/{name}:{number}: a cell is empty, or the row stands twice")
        seen.add(key)
        found.append(row)
    return found
