"""Measures precision and recall by language and type on the gold of this repository: src/selon/data/card.toml.

    python tools/make_card.py [--date 2026-11-22] [FOLDER …]

FOLDER is a folder of gold; without one, every folder of tests/gold. Folders whose name ends in "test" are the halves that
were not read while rules were written. Only totals are written: nothing of a report comes out of here.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import selon
from selon.dossier.card import ALL, FIGURES
from selon.dossier.measuring import check_places, gold_files
from selon.evaluation import Score, evaluate

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "selon" / "data" / FIGURES
Key = tuple[str, str]


def measured(folders: Iterable[Path]) -> tuple[dict[Key, Score], Counter[str]]:
    """(language, half) → score of all its reports; and how many reports each has."""
    scores: dict[Key, Score] = {}
    reports: Counter[str] = Counter()
    dossier = selon.Dossier(TARGET.with_name("never-opened.db"))
    for folder in folders:
        half = "unseen" if folder.name.endswith("test") else "seen"
        for gold in gold_files([folder]):
            result = dossier.read(gold.text).results[0]
            if result.report is None or any(problem.stage == "reading" for problem in result.problems):
                raise SystemExit(f"{gold.text}: it could not be read")
            check_places(gold, result.report)
            key = (result.report.lang or "", half)
            scores[key] = scores.get(key, Score()) + evaluate(result.claims, gold.rows)
            reports[" ".join(key)] += 1
    return scores, reports


def figures(score: Score) -> dict[str, tuple[int, int, int, int]]:
    """Type → right claims, claims, found rows, rows. A row belongs to the first type that it accepts."""
    right = Counter(pair.claim.type for pair in score.pairs)
    claims = right + Counter(claim.type for claim in score.extra)
    found = Counter(pair.gold.type[0] for pair in score.pairs)
    rows = found + Counter(gold.type[0] for gold in score.missed)
    table = {each: (right[each], claims[each], found[each], rows[each]) for each in sorted({*claims, *rows})}
    return {ALL: (right.total(), claims.total(), found.total(), rows.total()), **table}


def written(scores: dict[Key, Score], reports: Counter[str], *, day: str) -> str:
    lines = [
        "# Written by tools/make_card.py from tests/gold: do not edit. right of claims is the precision, found of rows the recall.",
        f'version = "{selon.__version__}"',
        f'date = "{day}"',
        "",
        "[reports]",
        *(f'"{half}" = {n}' for half, n in sorted(reports.items())),
    ]
    for (lang, half), score in sorted(scores.items()):
        for name, (right, claims, found, rows) in figures(score).items():
            lines += ["", "[[figure]]", f'lang = "{lang}"', f'half = "{half}"', f'type = "{name}"']
            lines += [f"right = {right}", f"claims = {claims}", f"found = {found}", f"rows = {rows}"]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python tools/make_card.py", description="Writes the error card's figures.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--date", default=date.today().isoformat())
    options = parser.parse_args(list(arguments))
    folders = options.folders or sorted(each for each in (ROOT / "tests" / "gold").iterdir() if any(each.glob("*.gold.jsonl")))
    TARGET.write_text(written(*measured(folders), day=options.date), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {', '.join(folder.name for folder in folders)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
