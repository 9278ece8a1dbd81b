"""Claims gold as `selon eval` takes it: NAME.gold.jsonl beside NAME.txt (tests/gold/README.md)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.reader import Reader
from bench.records import Faults, Figure, Result
from bench.sources import files, numbered, whole
from selon.evaluation import Gold, Score, evaluate, f1, misplaced, read_gold

SUFFIX = ".gold.jsonl"
AIMS = {"detection F1": 0.80, "strict F1": 0.65, "actor": 0.85, "source": 0.90, "place": 0.80, "when": 0.80, "recipient": 0.70}
FIELDS = ("source", "stance", "status", "polarity", "certainty", "actor", "recipient", "place", "when", "count")
NOTES = (
    "gold and rules come from the same hands: what other analysts would have written down is not measured",
    "fields are judged on the claims that were found; what was missed shows in the detection alone",
    "a set that was read while rules were written (dev) says less than one that was not (test)",
)


class Case(msgspec.Struct, frozen=True):
    name: str
    text: Path
    gold: tuple[Gold, ...]


def matches(path: Path, head: str) -> bool:
    return path.name.endswith(SUFFIX) and '"trigger"' in head


def load(path: Path, faults: Faults) -> list[Case]:
    cases = []
    for file in files(path):
        if not file.name.endswith(SUFFIX):
            continue
        text = file.with_name(file.name.removesuffix(SUFFIX) + ".txt")
        if not text.is_file():
            faults.add(file, 0, f"its text {text.name} is not beside it")
            continue
        rows: list[Gold] = []
        for number, line in numbered(whole(file, faults)):
            try:
                rows += read_gold([line])
            except ValueError as error:
                faults.add(file, number, str(error).removeprefix("line 1: "))
        cases.append(Case(text.stem, text, tuple(rows)))
    return cases


def score(cases: Sequence[Case], reader: Reader) -> Result:
    by_lang: dict[str, Score] = {}
    notes = list(NOTES)
    missing: dict[str, int] = {}
    for case in cases:
        result = reader.file(case.text)
        if not result.claims and (failed := [each for each in result.problems if each.stage == "reading"]):
            raise RuntimeError(f"{case.name}: {failed[0].message}")
        report = result.report
        lang = (report.lang if report else None) or "unknown"
        if report is None or lang not in reader.languages():
            missing[lang] = missing.get(lang, 0) + 1
            continue
        wrong = misplaced(case.gold, report.text)
        if wrong:
            notes.append(f"{case.name}: {len(wrong)} rows are not where they say, the first is row {wrong[0].n}; the report is left out")
            continue
        by_lang[lang] = by_lang.get(lang, Score()) + evaluate(result.claims, case.gold)
    figures = [figure for lang, score in sorted(by_lang.items()) for figure in _figures(lang, score)]
    for lang, reports in sorted(missing.items()):
        figures.append(Figure(f"{lang}: detection F1", None, reports, AIMS["detection F1"], why=f"no language pack for '{lang}'"))
    return Result(tuple(figures), tuple(notes))


def _figures(lang: str, score: Score) -> list[Figure]:
    claims = score.found + score.spurious
    rows = [
        Figure(f"{lang}: precision", score.precision, claims),
        Figure(f"{lang}: recall", score.recall, score.core),
        Figure(f"{lang}: detection F1", f1(score.precision, score.recall), score.core, AIMS["detection F1"]),
        Figure(f"{lang}: strict F1", f1(score.strict_precision, score.strict_recall), score.core, AIMS["strict F1"]),
    ]
    rows += [
        Figure(f"{lang}: {field}", score.rate(field), score.judged[field], AIMS.get(field)) for field in FIELDS if score.judged.get(field)
    ]
    return rows
