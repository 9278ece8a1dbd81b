"""How fast many reports are held together: what it costs to add one more, and to ask, as a dossier grows.

    python tools/bench_events.py [--reports 100000] [--keep FOLDER]

Two dossiers of made-up news (tools/synthetic.py) are filled through the same door as `selon add`, less the reading: a small
one of 1,000 reports and a large one. Both are as dense, the large one has more days and more places. Then a few hundred
further reports go to both in turn, fifty here and fifty there, so that a slow minute of the machine falls on both: seconds
(of the processor) are context, the ratio is the result. Last the questions are asked of the large one, each several times, in
this process, by the clock on the wall.
"""

from __future__ import annotations

import argparse
import itertools
import math
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from selon import Dossier
from selon.dossier.resolving import refresh, resolve_report
from selon.model import Claim, Report
from selon.store import Stamp, Store
from synthetic import stream  # type: ignore[import-not-found,unused-ignore]

SMALL = 1_000
ROUND, ROUNDS = 50, 6
STAMP = Stamp(at="2026-01-01T00:00:00", selon="bench", reader="synthetic")

News = Iterator[tuple[Report, tuple[Claim, ...]]]


class Filled:
    """A dossier and the news that it is being filled with."""

    def __init__(self, path: Path, reports: int) -> None:
        self.path = path
        self.news: News = stream(theatres=theatres(reports))
        self.store = Store(path, create=True)
        self.held: int = self.store.counts()["reports"]
        self.last = ""
        # A dossier that an earlier run left behind is filled further: it has the beginning of the same news.
        for report, _ in itertools.islice(self.news, self.held):
            self.last = report.published or ""

    def add(self, number: int) -> float:
        """Seconds for so many more reports, made beforehand, and for gathering the events that they changed."""
        made = list(itertools.islice(self.news, number))
        began = time.process_time()
        for report, claims in made:
            self.store.add(stamp=STAMP, where="bench", capture=None, report=report, claims=claims, then=resolve_report)
        refresh(self.store)
        took = time.process_time() - began
        self.last = made[-1][0].published or ""
        return took


def theatres(reports: int) -> int:
    """Ten times the reports are three times the places and three times the days."""
    return max(2, round(math.sqrt(reports / 10)))


def fill(filled: Filled, reports: int, *, name: str) -> list[tuple[int, float, float]]:
    """(reports, seconds for each of the last part, megabytes) on the way."""
    part, done, told = min(1_000, reports), filled.held, []
    while done < reports:
        took = filled.add(part)
        done += part
        told.append((done, took / part, resident()))
        print(f"  {name}: {done:>7} reports, {1e3 * took / part:6.1f} ms each, {resident():5.0f} MB", file=sys.stderr, flush=True)
    return told


def resident() -> float:
    """Megabytes of memory held now; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def asked(path: Path, last: str) -> list[tuple[str, list[float], int]]:
    """Each question with its seconds, time after time, and how many results it has."""
    yesterday = (date.fromisoformat(last) - timedelta(days=1)).isoformat()
    week = (date.fromisoformat(last) - timedelta(days=7)).isoformat()
    with Dossier(path) as dossier:
        most = dossier.events(limit=1).results[0].id
        usual = dossier.events(reports=3, limit=2000).results[-1].id
        questions: list[tuple[str, int, Callable[[], tuple[object, ...]]]] = [
            ("events", 5, lambda: dossier.events().results),
            ("events --disputed", 5, lambda: dossier.events(disputed=True).results),
            (f"events --since {week}", 5, lambda: dossier.events(since=week).results),
            ("contra", 5, lambda: dossier.contra().results),
            (f"new --since {last} (one day)", 5, lambda: dossier.new(last).results),
            (f"new --since {yesterday} (two days)", 3, lambda: dossier.new(yesterday).results),
            ("show E-… (told by three)", 5, lambda: dossier.show(usual).results),
            ("show E-… (told most)", 5, lambda: dossier.show(most).results),
            ("contra E-… (told most)", 3, lambda: dossier.contra(most).results),
        ]
        found = [_timed(*each) for each in questions]
    with Dossier(path) as dossier:
        early = (date(2015, 1, 1) + timedelta(days=10)).isoformat()
        found.append(_timed(f"events --as-of {early} (day 11)", 1, lambda: dossier.as_of(early).events().results))
    return found


def _timed(name: str, times: int, ask: Callable[[], tuple[object, ...]]) -> tuple[str, list[float], int]:
    took: list[float] = []
    many = 0
    for _ in range(times):
        began = time.perf_counter()
        many = len(ask())
        took.append(time.perf_counter() - began)
    return name, took, many


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="leave the dossiers in this folder, and go on with those that are there")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        _bench(chosen.keep or Path(folder), chosen.reports)


def _bench(folder: Path, reports: int) -> None:
    small, large = Filled(folder / "small.db", SMALL), Filled(folder / "large.db", reports)
    way = fill(large, reports, name="large")
    fill(small, SMALL, name="small")
    ratios, own = [], []
    for number in range(ROUNDS):
        # Who goes second finds a warmer processor: take turns.
        order = (small, large) if number % 2 else (large, small)
        spent = {id(each): each.add(ROUND) / ROUND for each in order}
        own.append((spent[id(small)], spent[id(large)]))
        ratios.append(spent[id(large)] / spent[id(small)])
    with large.store as store:
        held = store.counts()
        events = store.event_counts()
    small.store.close()
    size = large.path.stat().st_size / 1e6
    print(f"{held['reports']} reports, {held['claims']} claims, {events['events']} events, {events['origins']} origins, {size:.0f} MB\n")
    print(f"{'adding one report (claims given)':<44} {'ms, median':>10} {'a second':>9}")
    for name, at in ((f"at {SMALL} stored reports", 0), (f"at {reports} stored reports", 1)):
        typical = statistics.median(each[at] for each in own)
        print(f"{name:<44} {1e3 * typical:>10.1f} {1 / typical:>9.0f}")
    ratio = statistics.median(ratios)
    met = "met" if ratio < 1.5 else "MISSED"
    print(f"{'times slower, median (least to most)':<44} {ratio:>10.2f} ({min(ratios):.2f} to {max(ratios):.2f})   aim < 1.5   {met}\n")
    marks = sorted({max(1, len(way) // 10), max(1, len(way) // 2), len(way)}) if way else []
    print("memory held while adding: " + ", ".join(f"{way[at - 1][2]:.0f} MB at {way[at - 1][0]}" for at in marks) + "\n")
    print(f"{'asking':<44} {'s, median':>10} {'first':>7} {'results':>8}")
    for name, took, many in asked(large.path, large.last):
        typical = statistics.median(took)
        aimed = name.startswith(("events", "contra", "new")) and "as-of" not in name
        aim = f"   aim < 0.3   {'met' if typical < 0.3 else 'MISSED'}" if aimed else ""
        print(f"{name:<44} {typical:>10.3f} {took[0]:>7.3f} {many:>8}{aim}")


if __name__ == "__main__":
    main(sys.argv[1:])
