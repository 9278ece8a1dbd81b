"""How alike two ways of putting the same things together are: B³ (each thing by itself) and CEAF-e (each group once).

B³: Bagga & Baldwin, "Algorithms for Scoring Coreference Chains", 1998, each mention with the same weight. CEAF-e: Luo, "On
Coreference Resolution Performance Metrics", 2005, with the similarity φ4. Both take the same things on both sides; what is
to happen with things that one side does not have is decided by who calls (see `mentions`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

import msgspec


class Rates(msgspec.Struct, frozen=True):
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def b_cubed(gold: Sequence[Hashable], system: Sequence[Hashable]) -> Rates:
    """`gold[i]` and `system[i]` are the groups of thing i. Precision: of those put with it, the share that belongs there."""
    if len(gold) != len(system):
        raise ValueError("both sides must have the same things")
    if not gold:
        return Rates(0.0, 0.0)
    both = Counter(zip(gold, system, strict=True))
    of_gold, of_system = Counter(gold), Counter(system)
    precision = sum(n * n / of_system[ours] for (_, ours), n in both.items())
    recall = sum(n * n / of_gold[theirs] for (theirs, _), n in both.items())
    return Rates(precision / len(gold), recall / len(gold))


def ceaf_e(gold: Sequence[Hashable], system: Sequence[Hashable]) -> Rates:
    """Each gold group has at most one of ours; φ4 of a pair is twice what they share over what they have together."""
    if not gold:
        return Rates(0.0, 0.0)
    both = Counter(zip(gold, system, strict=True))
    of_gold, of_system = Counter(gold), Counter(system)
    rows = {name: n for n, name in enumerate(of_gold)}
    columns = {name: n for n, name in enumerate(of_system)}
    # The assignment below wants at least as many columns as rows.
    flip = len(rows) > len(columns)
    weights = [[0.0] * max(len(rows), len(columns)) for _ in range(min(len(rows), len(columns)))]
    for (theirs, ours), n in both.items():
        at = (columns[ours], rows[theirs]) if flip else (rows[theirs], columns[ours])
        weights[at[0]][at[1]] = 2 * n / (of_gold[theirs] + of_system[ours])
    alike = _heaviest(weights)
    return Rates(alike / len(columns), alike / len(rows))


def _heaviest(weights: Sequence[Sequence[float]]) -> float:
    """The greatest sum with each row on a column of its own (Kuhn–Munkres with potentials; never more rows than columns)."""
    width = len(weights[0])
    of_row = [0.0] * (len(weights) + 1)
    of_column = [0.0] * (width + 1)
    holder = [0] * (width + 1)  # column → row, both counted from 1; 0 is nobody
    for row in range(1, len(weights) + 1):
        holder[0] = row
        at = 0
        slack = [float("inf")] * (width + 1)
        way = [0] * (width + 1)
        seen = [False] * (width + 1)
        while holder[at]:
            seen[at] = True
            here = holder[at]
            free = [column for column in range(1, width + 1) if not seen[column]]
            for column in free:
                cost = -weights[here - 1][column - 1] - of_row[here] - of_column[column]
                if cost < slack[column]:
                    slack[column], way[column] = cost, at
            nearest = min(free, key=lambda column: slack[column])
            step = slack[nearest]
            for column in range(width + 1):
                if seen[column]:
                    of_row[holder[column]] += step
                    of_column[column] -= step
                else:
                    slack[column] -= step
            at = nearest
        while at:
            holder[at] = holder[way[at]]
            at = way[at]
    return sum(weights[holder[column] - 1][column - 1] for column in range(1, width + 1) if holder[column])
