"""`python -m bench DATA …`: every set that is there, one table.

    python -m bench ../shared/data tests/gold/dev
    python -m bench ../shared/data --only geovirus --limit 50
    python -m bench ../shared/data --md > table.md
    python -m bench ../shared/data --pages build/bench      the lists behind the figures: misses, disagreements, distances

DATA is a folder of sets, a set, or a file. --only takes the name of a set or of a format, and may be given several times.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import selon
from bench.peers import choose
from bench.reader import OurReader, Reader
from bench.records import FAILED, Faults, Figure, Result
from bench.registry import FORMATS, Set, sets
from bench.report import Run, as_json, markdown, page, text


def main(arguments: Sequence[str], *, reader: Reader | None = None) -> int:
    options = _options(arguments)
    missing = [path for path in options.data if not path.exists()]
    if missing:
        print(f"bench: there is no {missing[0]}", file=sys.stderr)
        return 2
    choose(options.peers != "none")
    found = [each for each in sets(options.data) if not options.only or {each.name, each.format.name} & set(options.only)]
    if not found:
        formats = ", ".join(each.name for each in FORMATS)
        print(f"bench: no set in {', '.join(map(str, options.data))} that it knows; formats: {formats} (bench/README.md)", file=sys.stderr)
        return 1
    runs = [_run(each, reader or OurReader(), options.limit) for each in found]
    draw = as_json if options.json else markdown if options.md else text
    print(draw(runs, version=selon.__version__, date=datetime.now().date().isoformat()), end="")
    if options.pages:
        _write_pages(options.pages, runs)
    return int(any(figure.name == FAILED for run in runs for figure in run.result.figures))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Quality on every set that is there, one table.")
    parser.add_argument("data", nargs="+", type=Path, metavar="DATA", help="a folder of sets, a set, a file")
    parser.add_argument("--only", action="append", metavar="NAME", help="a set or a format; may be repeated")
    parser.add_argument("--limit", type=int, metavar="N", help="the first N cases of each set")
    parser.add_argument("--peers", choices=("all", "none"), default="all", help="others on the same cases (all)")
    parser.add_argument("--pages", type=Path, metavar="FOLDER", help="write misses, disagreements and distances there")
    drawn = parser.add_mutually_exclusive_group()
    drawn.add_argument("--json", action="store_true")
    drawn.add_argument("--md", action="store_true", help="Markdown, as in docs/quality.md")
    return parser.parse_args(list(arguments))


def _run(one: Set, reader: Reader, limit: int | None) -> Run:
    began, faults = time.perf_counter(), Faults()
    print(f"… {one.name} ({one.format.title})", file=sys.stderr, flush=True)
    cases = list(one.format.load(one.path, faults))[:limit]
    broken: list[str] = getattr(reader, "broken", [])
    before = len(broken)
    try:
        result = one.format.score(cases, reader)
    except Exception as error:  # the other sets are measured all the same; main says 1
        traceback.print_exc(limit=-4)
        result = Result((Figure(FAILED, None, len(cases), why=f"{type(error).__name__}: {error}"),))
    if lost := broken[before:]:
        note = f"{len(lost)} texts on which the reading broke gave nothing"
        pages = {**result.pages, "broken": tuple(lost)}
        result = Result(result.figures, (note, *result.notes), pages)
    return Run(one.name, one.format.title, len(cases), result, tuple(faults.found), time.perf_counter() - began)


def _write_pages(folder: Path, runs: Sequence[Run]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for run in runs:
        for title, lines in run.result.pages.items():
            name = re.sub(r"[^\w.-]+", "-", f"{run.name} {title}".strip().lower())
            (folder / f"{name}.txt").write_text(page(f"{run.name}: {title}", lines), encoding="utf-8")
    print(f"… pages in {folder}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
