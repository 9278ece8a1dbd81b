"""The named features by which two sentences are compared. Each is the same whichever side comes first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import msgspec

from selon.events.opposition_pairs import Pair, Pairs
from selon.events.opposition_words import Wording
from selon.model import Quantity

DENIALS = ("none", "false")
MOST_WORDS = 60
"""Content words of both sides together from which on length no longer tells."""
MOST_SLOTS = 3
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")


class Feature(msgspec.Struct, frozen=True):
    """`value` 0 (not there) to 1; `words` show it."""

    name: str
    value: float
    words: tuple[str, ...] = ()


class Compared(msgspec.Struct, frozen=True):
    left: Wording
    right: Wording
    pairs: Pairs

    @property
    def sides(self) -> tuple[Wording, Wording]:
        return self.left, self.right

    def one_sided(self, *kinds: str) -> bool:
        return bool(self.left.cues(*kinds)) != bool(self.right.cues(*kinds))

    def cues(self, *kinds: str) -> tuple[str, ...]:
        return (*self.left.cues(*kinds), *self.right.cues(*kinds))

    @property
    def alike(self) -> tuple[Pair, ...]:
        """Words that both sides deny."""
        return tuple(pair for pair in self.pairs.matched if pair.left.sign < 0 and pair.right.sign < 0)

    @property
    def denied_apart(self) -> bool:
        """One side denies, and the other does not deny the same."""
        return any(side.cues(*DENIALS) for side in self.sides) and not (
            all(side.cues(*DENIALS) for side in self.sides) and self.alike
        )


Found = tuple[float, Iterable[str]]


def features(compared: Compared) -> tuple[Feature, ...]:
    found = ((name, *read(compared)) for name, read in READ.items())
    return tuple(Feature(name, round(float(value), 4), tuple(dict.fromkeys(words)) if value else ()) for name, value, words in found)


def _denied(compared: Compared) -> Found:
    return compared.denied_apart, compared.cues(*DENIALS)


def _told(compared: Compared) -> Found:
    """Of the words that one side denies, the share that the other has too; the larger share of the two sides."""
    if not compared.denied_apart:
        return 0.0, ()
    starts = (
        {pair.left.start for pair in compared.pairs.matched},
        {pair.right.start for pair in compared.pairs.matched},
    )
    best = 0.0
    shown: tuple[str, ...] = ()
    for side, met in zip(compared.sides, starts, strict=True):
        denied = [word for word in side.words if word.content and word.sign < 0]
        both = tuple(word.text for word in denied if word.start in met)
        if denied and len(both) / len(denied) > best:
            best, shown = len(both) / len(denied), both
    return best, shown


def _called_false(compared: Compared) -> Found:
    return compared.one_sided("false"), compared.cues("false")


def _alike(compared: Compared) -> Found:
    return bool(compared.alike), map(str, compared.alike)


def _antonyms(compared: Compared) -> Found:
    pairs = [pair for pair in compared.pairs.opposites if pair.agree]
    return bool(pairs), map(str, pairs)


def _antonym_denied(compared: Compared) -> Found:
    """Not alive, dead: two denials of one thing."""
    pairs = [pair for pair in compared.pairs.opposites if not pair.agree]
    return bool(pairs), map(str, pairs)


def _numbers(side: Wording) -> frozenset[str]:
    text = " ".join(word.text for word in side.words if word.text[:1].isdigit())  # not B-52
    return frozenset(re.sub(r"\D", "", number) for number in _NUMBER.findall(text))


def _numbers_apart(compared: Compared) -> Found:
    """Each side has a number that the other has not."""
    ours, theirs = map(_numbers, compared.sides)
    return bool(ours - theirs and theirs - ours), sorted(ours ^ theirs)


def _figures_or_years(compared: Compared) -> Found:
    """Figures of one noun of which no two can both hold, or times that share no year."""
    figures = [
        (one, other)
        for one in compared.left.quantities for other in compared.right.quantities
        if one.noun and one.noun == other.noun and one.money == other.money
    ]  # fmt: skip
    if figures and all(_disjoint(one, other) for one, other in figures):
        return 1.0, (f"{one.text}/{other.text}" for one, other in figures)
    ours, theirs = ({each.spec["year"] for each in side.times if each.spec.get("year")} for side in compared.sides)
    return bool(ours and theirs and not ours & theirs), sorted(map(str, ours | theirs))


def _disjoint(one: Quantity, other: Quantity) -> bool:
    def below(first: Quantity, second: Quantity) -> bool:
        return first.high is not None and second.low is not None and first.high < second.low

    return below(one, other) or below(other, one)


def _places_apart(compared: Compared) -> Found:
    """Each names a country that the other does not. Where one denies, the other place is what is told instead: no second sign."""
    ours, theirs = (side.countries for side in compared.sides)
    return bool(ours - theirs and theirs - ours) and not compared.denied_apart, sorted(ours ^ theirs)


def _contrast(compared: Compared) -> Found:
    return compared.one_sided("contrast"), compared.cues("contrast")


def _rumour(compared: Compared) -> Found:
    """What is denied is told without vouching for it."""
    return compared.denied_apart and bool(compared.cues("distance")), compared.cues("distance")


def _hearsay(compared: Compared) -> Found:
    """A conditional on one side only."""
    conditional = [bool(side.tenses & {"cond", "condpast"}) for side in compared.sides]
    return conditional[0] != conditional[1], ()


def _slot(compared: Compared) -> Found:
    """Other words in the same place of the same head: mostly another way to say it."""
    found = [
        Pair(one, other)
        for one in compared.pairs.left for other in compared.pairs.right
        if (one.pos, one.dep, one.head) == (other.pos, other.dep, other.head) and one.dep != "conj"
    ]  # fmt: skip
    return min(len(found), MOST_SLOTS) / MOST_SLOTS, map(str, found)


def _length(compared: Compared) -> Found:
    count = sum(word.content for side in compared.sides for word in side.words)
    return min(count, MOST_WORDS) / MOST_WORDS, ()


READ: dict[str, Callable[[Compared], Found]] = {
    "denied": _denied,
    "denied_told": _told,
    "called_false": _called_false,
    "denied_alike": _alike,
    "antonyms": _antonyms,
    "antonym_denied": _antonym_denied,
    "numbers_apart": _numbers_apart,
    "figures_or_years": _figures_or_years,
    "places_apart": _places_apart,
    "contrast": _contrast,
    "rumour": _rumour,
    "hearsay": _hearsay,
    "same_slot": _slot,
    "length": _length,
}
FEATURES = frozenset(READ)
