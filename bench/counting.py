"""Precision, recall, F1; spans that meet; kilometres."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

Pair = tuple[int, int]
"""Start and end of a span in its text, the end not included."""


class Tally(msgspec.Struct):
    """Right answers, answers given, answers wanted; addable."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.given + other.given, self.wanted + other.wanted)

    @property
    def precision(self) -> float | None:
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        """None where nothing was wanted and nothing given: there is nothing to measure."""
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else None

    def rates(self, name: str) -> dict[str, tuple[float | None, int]]:
        return {
            f"{name}: precision": (self.precision, self.given),
            f"{name}: recall": (self.recall, self.wanted),
            f"{name}: F1": (self.f1, self.wanted),
        }


def meet(a: Pair, b: Pair) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def paired(given: Sequence[Pair], wanted: Sequence[Pair], *, exact: bool = False) -> list[tuple[int, int]]:
    """(given, wanted) indices of spans that meet, each used once, the widest overlaps first."""
    both = [
        (min(g[1], w[1]) - max(g[0], w[0]), i, j)
        for i, g in enumerate(given)
        for j, w in enumerate(wanted)
        if (g == w if exact else meet(g, w))
    ]
    used_given: set[int] = set()
    used_wanted: set[int] = set()
    pairs = []
    for _, i, j in sorted(both, key=lambda each: (-each[0], each[1], each[2])):
        if i not in used_given and j not in used_wanted:
            used_given.add(i)
            used_wanted.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def span_tally(given: Sequence[Pair], wanted: Sequence[Pair], *, exact: bool = False) -> Tally:
    return Tally(len(paired(given, wanted, exact=exact)), len(given), len(wanted))


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) in degrees."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))


def macro_f1(pairs: Sequence[tuple[str | None, str]]) -> tuple[float | None, dict[str, Tally]]:
    """Mean F1 over the types that are wanted, from (given, wanted); None given is a miss. And the tally of each type."""
    tallies: dict[str, Tally] = {}
    for given, wanted in pairs:
        tallies.setdefault(wanted, Tally()).wanted += 1
        if given is not None:
            tallies.setdefault(given, Tally()).given += 1
        if given == wanted:
            tallies[wanted].right += 1
    scored = [tally.f1 or 0.0 for tally in tallies.values() if tally.wanted]
    return (sum(scored) / len(scored) if scored else None), tallies
