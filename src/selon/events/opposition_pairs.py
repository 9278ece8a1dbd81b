"""Which words of two sentences stand for each other, and which pairs of words cannot both hold."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.events.opposition_words import Word, Wording
from selon.lang.opposites import Opposites, Phrase

SHARED = 5
"""Letters that two words of one root begin with, at the least (vaccin, vaccination)."""
PART = 0.6
"""Share of the longer word that they make up."""


class Pair(msgspec.Struct, frozen=True):
    left: Word
    right: Word

    @property
    def agree(self) -> bool:
        return self.left.sign == self.right.sign

    def __str__(self) -> str:
        return f"{self.left.text}/{self.right.text}"


class Pairs(msgspec.Struct, frozen=True):
    """`matched`: the same word or root. `left`, `right`: content words without a counterpart. `opposites`: antonyms of which
    neither stands on both sides."""

    matched: tuple[Pair, ...]
    left: tuple[Word, ...]
    right: tuple[Word, ...]
    opposites: tuple[Pair, ...]


def pair(left: Wording, right: Wording, opposites: Opposites) -> Pairs:
    ours = [word for word in left.words if word.content]
    theirs = [word for word in right.words if word.content]
    scored = sorted(
        (-likeness, abs(i / len(ours) - j / len(theirs)), i, j)
        for i, one in enumerate(ours)
        for j, other in enumerate(theirs)
        if (likeness := like(one, other))
    )
    used: tuple[set[int], set[int]] = set(), set()
    matched = []
    for _, _, i, j in scored:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            matched.append(Pair(ours[i], theirs[j]))
    return Pairs(
        tuple(matched),
        tuple(word for i, word in enumerate(ours) if i not in used[0]),
        tuple(word for j, word in enumerate(theirs) if j not in used[1]),
        tuple(_opposites(left, right, opposites)),
    )


def like(one: Word, other: Word) -> float:
    """1 the same form, .9 the same dictionary form, .6 the same root by its first letters, 0 neither."""
    if one.text == other.text:
        return 1.0
    if not one.keys.isdisjoint(other.keys):
        return 0.9
    return 0.6 if rooted(one.text.lower(), other.text.lower()) or rooted(one.base, other.base) else 0.0


def rooted(one: str, other: str) -> bool:
    if one[:SHARED] != other[:SHARED]:
        return False
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return common >= SHARED and common >= PART * max(len(one), len(other))


def _opposites(left: Wording, right: Wording, opposites: Opposites) -> list[Pair]:
    """Pairs of antonyms. A word that stands on both sides opposes nothing."""
    ours, theirs = _keys(left), _keys(right)
    alone = [i for i, word in enumerate(left.words) if not word.keys & theirs]
    other = [j for j, word in enumerate(right.words) if not word.keys & ours]
    return [
        Pair(left.words[i], right.words[j])
        for i in alone
        for j in other
        if _listed(left.words, i, right.words, j, opposites) or _prefixed(left.words[i], right.words[j], opposites.prefixes)
    ]


def _keys(side: Wording) -> frozenset[str]:
    return frozenset().union(*(word.keys for word in side.words))


def _listed(left: Sequence[Word], i: int, right: Sequence[Word], j: int, opposites: Opposites) -> bool:
    for key in left[i].keys:
        for phrase, others in opposites.starting(key):
            if _stands(left, i, phrase) and any(_stands(right, j, other) for other in others):
                return True
    return False


def _stands(words: Sequence[Word], at: int, phrase: Phrase) -> bool:
    return at + len(phrase) <= len(words) and all(part in words[at + k].keys for k, part in enumerate(phrase))


def _prefixed(one: Word, other: Word, prefixes: Sequence[str]) -> bool:
    """possible, impossible; vacciné, non-vacciné: by the negating prefixes of the language."""
    if not (one.content and other.content):
        return False
    return any(
        (prefix.endswith("-") or "ADJ" in {one.pos, other.pos})  # but not pression, impression
        and (a == prefix + b or b == prefix + a)
        for prefix in prefixes for a in one.keys for b in other.keys if min(len(a), len(b)) >= SHARED - 1
    )  # fmt: skip
