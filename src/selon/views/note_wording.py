"""The note's own words in one language (data/note/*.toml), and how they are filled with what voices say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from string import Formatter

import msgspec
from babel.dates import format_date, get_month_names

from selon.knowledge.fold import fold
from selon.model import Piece, When

Pieces = tuple[Piece, ...]


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tables of one file. Every language has the same keys; a test holds them together."""

    lang: str
    join: dict[str, str]
    when: dict[str, str]
    types: dict[str, str]
    status: dict[str, str]
    slots: dict[str, str]
    units: dict[str, str]
    points: dict[str, str]
    missing: dict[str, str]
    sentence: dict[str, str]
    headings: dict[str, str]
    stances: dict[str, str]
    limits: dict[str, str]

    def day(self, iso: str) -> str:
        """A day, month or year of ISO 8601 in words."""
        parts = [int(each) for each in iso[:10].split("-") if each.isdigit()]
        if len(parts) == 3:
            said = str(format_date(date(*parts), format="d MMMM y", locale=self.lang))
            # CLDR counts the first of a month like any other.
            said = said.replace("1", self.when["first"], 1) if parts[2] == 1 else said
            return said.replace(" ", "\u00a0", 1)
        return str(format_date(date(parts[0], parts[1], 1), format="MMMM y", locale=self.lang)) if len(parts) == 2 else iso

    def when_words(self, when: When) -> str:
        """An interval as wide as it is; empty where it is open on both sides."""
        first, last = when.earliest, when.latest
        if first and last:
            known = {"first": self.day(first), "last": self.day(last)}
            return self.when["day"].format(day=known["first"]) if first == last else self.when["between"].format(**known)
        if last:
            return self.when["by"].format(last=self.day(last))
        return self.when["from"].format(first=self.day(first)) if first else ""

    def vocabulary(self) -> frozenset[str]:
        """Every word of the file, folded: with these a sentence may begin without naming anything."""
        return _vocabulary(tuple(self.own_words()))

    def own_words(self) -> Iterable[str]:
        for table in (self.join, self.when, self.types, self.status, self.slots, self.units, self.points, self.missing, self.sentence):
            yield from table.values()


@lru_cache(maxsize=8)
def _vocabulary(patterns: tuple[str, ...]) -> frozenset[str]:
    plain = ("".join(literal + " " for literal, _, _, _ in Formatter().parse(each)) for each in patterns)
    return frozenset(word for words in plain for word in fold(words).split())


@lru_cache(maxsize=4)
def months(lang: str) -> dict[str, int]:
    """Names of months, whole and short, as they are written within a sentence: folded name → number."""
    return {
        fold(str(name)): number for width in ("wide", "abbreviated") for number, name in get_month_names(width, locale=lang).items()
    }  # fmt: skip


def filled(pattern: str, **fields: str | Sequence[Piece]) -> Pieces:
    """The pattern with its fields: text as the note's own words, pieces as they are."""
    made: list[Piece] = []
    for literal, field, _, _ in Formatter().parse(pattern):
        if literal:
            made.append(Piece(literal))
        if field:
            given = fields[field]
            made.extend((Piece(given),) if isinstance(given, str) else given)
    return joined(made)


def parted(parts: Sequence[Sequence[Piece]], between: str, last: str | None = None) -> Pieces:
    """Parts with the note's own words between them."""
    made: list[Piece] = []
    for number, part in enumerate(parts):
        if number:
            made.append(Piece(last if last is not None and number == len(parts) - 1 else between))
        made.extend(part)
    return joined(made)


def joined(pieces: Iterable[Piece]) -> Pieces:
    """Neighbouring words of the note itself as one piece."""
    made: list[Piece] = []
    for piece in pieces:
        if made and piece.kind == made[-1].kind == "words":
            made[-1] = Piece(made[-1].text + piece.text)
        elif piece.text:
            made.append(piece)
    return tuple(made)
