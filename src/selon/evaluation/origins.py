"""Origins against gold: for each report, exactly the reports that go back to the same root as it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from selon.evaluation.clusters import Rates
from selon.evaluation.situation import GoldOrigin


class Origins(msgspec.Struct, frozen=True):
    """`exact` of `reports` have the gold's set; `shared` are those that go back to a root with others.

    Pairs of reports with one origin: `right` are so on both sides, `ours` with us, `theirs` in the gold. `wrong`: report,
    what goes with it in the gold, what goes with it here.
    """

    reports: int
    exact: int
    shared: int
    shared_exact: int
    right: int
    ours: int
    theirs: int
    wrong: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]

    @property
    def pairs(self) -> Rates:
        return Rates(self.right / self.ours if self.ours else 0.0, self.right / self.theirs if self.theirs else 0.0)


def origins(gold: Sequence[GoldOrigin], roots: Mapping[str, str], *, reports: Mapping[str, str]) -> Origins:
    """`roots`: report id → key of its root; a report that has none is one by itself. `reports`: name → id."""
    theirs = {row.report: row.origin for row in gold}
    ours = {name: roots.get(reports.get(name, ""), f"alone: {reports.get(name, name)}") for name in theirs}
    wrong = []
    exact = shared = shared_exact = 0
    pairs = [0, 0, 0]
    for name in theirs:
        wanted = {other for other in theirs if other != name and theirs[other] == theirs[name]}
        found = {other for other in theirs if other != name and ours[other] == ours[name]}
        exact += wanted == found
        shared += bool(wanted)
        shared_exact += bool(wanted) and wanted == found
        pairs = [total + len(more) for total, more in zip(pairs, (wanted & found, found, wanted), strict=True)]
        if wanted != found:
            wrong.append((name, tuple(sorted(wanted)), tuple(sorted(found))))
    # Each pair was met from both ends.
    right, of_ours, of_theirs = (number // 2 for number in pairs)
    return Origins(len(theirs), exact, shared, shared_exact, right, of_ours, of_theirs, tuple(wrong))
