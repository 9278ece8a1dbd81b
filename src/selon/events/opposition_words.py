"""One side of a comparison: its words with their signs, its cues, numbers, times and countries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from selon.events.opposition_cues import Mark, keys_of, marks
from selon.events.opposition_signs import CONTENT, signs
from selon.knowledge import Entry
from selon.lang import Pack
from selon.lang.opposites import load_opposites
from selon.model import Quantity, Reading, TimeMention


class Word(msgspec.Struct, frozen=True):
    """`keys`: its form and dictionary forms, lower case; `base` the shortest. `content`: not a word of grammar.

    `head`: the dictionary form of what it depends on; `sign`: -1 where it is denied.
    """

    text: str
    keys: frozenset[str]
    base: str
    pos: str
    dep: str
    head: str
    sign: int
    content: bool
    start: int


class Wording(msgspec.Struct, frozen=True):
    """`countries`: those named, by code. `tenses`: of its verbs."""

    words: tuple[Word, ...]
    marks: tuple[Mark, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeMention, ...] = ()
    countries: frozenset[str] = frozenset()
    tenses: frozenset[str] = frozenset()

    def cues(self, *kinds: str) -> tuple[str, ...]:
        """The words of the cues of these kinds."""
        return tuple(mark.text for mark in self.marks if mark.kind in kinds)


def wording(readings: Sequence[Reading], pack: Pack, *, within: tuple[int, int] | None = None) -> Wording:
    """What a text is compared by; of `within` only, such as the quote of a claim (start and end in the report's text)."""
    opposites, light = load_opposites(pack.lang), pack.words("verb.light")
    words: list[Word] = []
    cues: list[Mark] = []
    for reading in readings:
        if within is None or (reading.start < within[1] and within[0] < reading.end):
            found = marks(reading, opposites)
            cues += found
            words += _words(reading, found, light)

    def inside(start: int) -> bool:
        return within is None or within[0] <= start < within[1]

    return Wording(
        words=tuple(word for word in words if inside(word.start)),
        marks=tuple(mark for mark in cues if inside(mark.start)),
        quantities=tuple(each for reading in readings for each in reading.quantities if inside(each.start)),
        times=tuple(each for reading in readings for each in reading.times if inside(each.start)),
        countries=frozenset(_countries(readings, inside)),
        tenses=frozenset(
            group.tense for reading in readings for group in reading.groups if inside(reading.tokens[group.head].start)
        ),
    )


def _words(reading: Reading, found: Sequence[Mark], light: frozenset[str]) -> Iterator[Word]:
    grammar = {i for mark in found if mark.kind in {"none", "plain", "contrast"} for i in range(mark.first, mark.last + 1)}
    for token, sign in zip(reading.tokens, signs(reading, found), strict=True):
        keys = keys_of(token)
        content = (
            token.pos in CONTENT and len(token.norm) > 1 and token.i not in grammar and not keys & light
            and token.morph.get("Polarity") != "Neg"
        )  # fmt: skip
        head = reading.tokens[token.head].lemma.lower()
        yield Word(token.text, keys, min(sorted(keys), key=len), token.pos, token.dep, head, sign, content, token.start)


def _countries(readings: Sequence[Reading], inside: Callable[[int], bool]) -> Iterator[str]:
    """Of each name the country of what it likeliest stands for."""
    for reading in readings:
        for mention in reading.mentions:
            best = mention.entries[0] if mention.entries and inside(mention.start) else None
            if isinstance(best, Entry) and best.country:
                yield best.country
