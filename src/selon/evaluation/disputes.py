"""Contradictions against gold: the same happening, point and kind, and two sides told by reports that the gold has there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import permutations

import msgspec

from selon.evaluation.clusters import Rates
from selon.evaluation.matching import matched
from selon.evaluation.situation import GoldContradiction
from selon.model import Contradiction


class Foreseen(msgspec.Struct, frozen=True):
    """A contradiction that we give, on which label its event is, and the reports (ids) of each side."""

    contradiction: Contradiction
    label: str | None
    sides: tuple[frozenset[str], ...]


class Disputes(msgspec.Struct, frozen=True):
    """`pairs` agree in kind too; `met` is how many meet when the kind is ignored. `unjudged`: no gold on their events."""

    pairs: tuple[tuple[GoldContradiction, Foreseen], ...]
    met: int
    missed: tuple[GoldContradiction, ...]
    spurious: tuple[Foreseen, ...]
    unjudged: int

    @property
    def gold(self) -> int:
        return len(self.pairs) + len(self.missed)

    @property
    def judged(self) -> int:
        return len(self.pairs) + len(self.spurious)

    @property
    def typed(self) -> Rates:
        return _rates(len(self.pairs), self.judged, self.gold)

    @property
    def untyped(self) -> Rates:
        return _rates(self.met, self.judged, self.gold)


def _rates(right: int, ours: int, theirs: int) -> Rates:
    return Rates(right / ours if ours else 0.0, right / theirs if theirs else 0.0)


def foreseen(
    contradictions: Sequence[Contradiction], *, labels: Mapping[str, str], report_of: Mapping[str, str]
) -> list[Foreseen]:
    """`labels`: event → its label; `report_of`: claim → report."""
    return [
        Foreseen(
            each,
            labels.get(each.event),
            tuple(frozenset(report_of[claim] for claim in side.claims if claim in report_of) for side in each.sides),
        )
        for each in contradictions
    ]


def disputes(gold: Sequence[GoldContradiction], ours: Sequence[Foreseen], *, reports: Mapping[str, str]) -> Disputes:
    """Each meets at most one. `reports`: name → id. One on an event without a label is not judged: the gold is silent there."""
    judged = [each for each in ours if each.label is not None]
    alike = [
        (row, n)
        for row, wanted in enumerate(gold)
        for n, found in enumerate(judged)
        if found.label == wanted.event
        and found.contradiction.point == wanted.point
        and _sides_meet(wanted, found, reports)
    ]
    rows = set(range(len(gold)))
    of_row = matched([(row, n) for row, n in alike if gold[row].kind == judged[n].contradiction.kind], needed=rows)
    return Disputes(
        pairs=tuple((gold[row], judged[n]) for row, n in sorted(of_row.items())),
        met=len(matched(alike, needed=rows)),
        missed=tuple(each for row, each in enumerate(gold) if row not in of_row),
        spurious=tuple(each for n, each in enumerate(judged) if n not in set(of_row.values())),
        unjudged=len(ours) - len(judged),
    )


def _sides_meet(wanted: GoldContradiction, found: Foreseen, reports: Mapping[str, str]) -> bool:
    """Two of our sides are told, each, by a report of another of the gold's sides."""
    theirs = [{reports[name] for name in side.reports if name in reports} for side in wanted.sides]
    return any(a & c and b & d for a, b in permutations(found.sides, 2) for c, d in permutations(theirs, 2))
