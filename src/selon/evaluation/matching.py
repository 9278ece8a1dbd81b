"""Gold and found, each at most once: the best pairs first, and nothing left over that could be placed."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet


def matched(best: Sequence[tuple[int, int]], *, needed: AbstractSet[int]) -> dict[int, int]:
    """Row → found, of the pairs that can be, the best first.

    `needed` rows are placed wherever that can be done, by moving others or taking what a row holds that is not needed.
    """
    of_row: dict[int, int] = {}
    of_found: dict[int, int] = {}
    for row, found in best:
        if row not in of_row and found not in of_found:
            of_row[row], of_found[found] = found, row

    def place(row: int, tried: set[int]) -> bool:
        """Give the row something, moving what holds it to another where that can be done."""
        for at, found in best:
            if at != row or found in tried:
                continue
            tried.add(found)
            holder = of_found.get(found)
            if holder is None or holder not in needed or place(holder, tried):
                if holder is not None and of_row.get(holder) == found:
                    del of_row[holder]
                of_row[row], of_found[found] = found, row
                return True
        return False

    for row in sorted(needed):
        if row not in of_row:
            place(row, set())
    return of_row
