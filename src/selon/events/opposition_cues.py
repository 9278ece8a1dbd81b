"""Where the cues of `opposites.csv` stand in a reading, and the negated verbs that no cue tells of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from selon.lang.opposites import Opposites, Phrase
from selon.model import Reading, Token

REACH = 4
"""Words between a negation word and what it negates."""


class Mark(msgspec.Struct, frozen=True):
    """A cue where it was found: tokens `first`..`last` of its paragraph; `start` in the report's text."""

    kind: str
    first: int
    last: int
    text: str
    start: int


def marks(reading: Reading, opposites: Opposites) -> list[Mark]:
    found = list(_listed(reading, opposites))
    return found + _negated_groups(reading, found)


def keys_of(token: Token) -> frozenset[str]:
    return frozenset({token.norm, token.lemma.lower(), *token.stems})


def _listed(reading: Reading, opposites: Opposites) -> Iterator[Mark]:
    """The longest cue at each word; no word is in two."""
    keys = [keys_of(token) for token in reading.tokens]
    nouns = {token.i for token in reading.tokens if token.pos == "NOUN"}  # un pas, une personne
    at = 0
    while at < len(keys):
        rows = {cue for key in keys[at] for cue in opposites.cues.get(key, ())}
        best = max(
            ((last, cue.line, cue) for cue in rows if (last := _match(cue.parts, keys, at)) is not None
             and not (cue.kind == "none" and at in nouns)),
            key=lambda each: (len(each[2].parts), -each[1]), default=None,
        )  # fmt: skip
        if best is None:
            at += 1
            continue
        last, _, cue = best
        text = " ".join(token.text for token in reading.tokens[at : last + 1])
        yield Mark(cue.kind, at, last, text, reading.tokens[at].start)
        at = last + 1


def _match(phrase: Phrase, keys: Sequence[frozenset[str]], at: int) -> int | None:
    """The index of the last word of the phrase that begins at `at`; None where it does not stand there."""
    end = at + len(phrase)
    fits = end <= len(keys) and all(part in key for part, key in zip(phrase, keys[at:end], strict=True))
    return end - 1 if fits else None


def _negated_groups(reading: Reading, found: Sequence[Mark]) -> list[Mark]:
    """Verbs that the reading has as negated by words that no cue took (*n'ose parler*)."""
    taken = {i for mark in found if mark.kind == "none" for i in range(mark.first, mark.last + 1)}
    return [
        Mark("none", group.first, group.first, reading.tokens[group.first].text, reading.tokens[group.first].start)
        for group in reading.groups
        if group.negated and not any(group.first <= i <= group.last + REACH for i in taken)
    ]
