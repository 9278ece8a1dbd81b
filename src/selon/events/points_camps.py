"""Sides of a count: who shares a figure, which figures are a side's own, and which are its last word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from selon.events.points_counted import Bounds, Figure


def camps(voices: Sequence[Figure]) -> dict[str, str]:
    """Holder → its camp: who gives mostly the figure that another gives mostly, or more than once, shares it (a monitor that
    repeats a ministry)."""
    often = _often(voices)
    camp = {holder: holder for holder in often}

    def root(holder: str) -> str:
        while camp[holder] != holder:
            holder = camp[holder]
        return holder

    for a, b in combinations(sorted(often), 2):
        mine, theirs = _mostly(often[a]), _mostly(often[b])
        if mine == theirs or often[b][mine] > 1 or often[a][theirs] > 1:
            one, other = sorted((root(a), root(b)))
            camp[other] = one
    return {holder: root(holder) for holder in camp}


def without_strays(voices: Sequence[Figure], camp: Mapping[str, str], figures: Sequence[Figure]) -> list[Figure]:
    """Less the figures that a side gives once, against another it gives more often, after somebody else gave them: it quotes
    them, or they are misread as its own."""
    often = _often(voices)
    claims = Counter(f.said.claim.id for f in voices)
    given: dict[Bounds, dict[str, str]] = {}
    for g in figures:
        by = given.setdefault(g.bounds, {})
        side = camp.get(g.holder, g.holder)
        by[side] = min(by.get(side, "9999"), g.said.day or "9999")
    return [
        f for f in voices
        if often[f.holder][f.bounds] > 1
        or max(often[f.holder].values()) == 1
        or claims[f.said.claim.id] > 1  # "63, then 89": a correction in one breath
        or not any(day < (f.said.day or "") for side, day in given[f.bounds].items() if side != camp[f.holder])
    ]  # fmt: skip


def last(camp: Sequence[Figure]) -> list[Figure]:
    """The figures of the last day that each holder speaks of; with those of no known day."""
    latest: dict[str, str] = {}
    for f in camp:
        latest[f.holder] = max(latest.get(f.holder, ""), f.said.day or "")
    return [f for f in camp if f.said.day is None or f.said.day == latest[f.holder]]


def _often(voices: Iterable[Figure]) -> dict[str, Counter[Bounds]]:
    """In how many reports each holder gives each figure."""
    seen = {(f.holder, f.bounds, f.said.claim.report) for f in voices}
    found: dict[str, Counter[Bounds]] = {}
    for holder, bounds, _ in seen:
        found.setdefault(holder, Counter())[bounds] += 1
    return found


def _mostly(figures: Counter[Bounds]) -> Bounds:
    return max(figures, key=lambda bounds: (figures[bounds], str(bounds)))
