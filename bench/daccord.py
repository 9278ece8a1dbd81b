"""DACCORD: French sentence pairs, contradictory or compatible, as a table with premise, hypothesis and label (1, 0)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.counting import Tally
from bench.reader import Reader
from bench.records import Faults, Rates, Result, beside
from bench.sources import matching, whole

NOTES = (
    "our own answer comes with the comparison of many reports; the baselines say what can be had without reading",
    "two cues: only one of the sentences denies something, or the hypothesis has a number that the premise has not",
    "many contradictions need knowledge that neither sentence has",
    "published for a rule of two cues: accuracy .689, F1 .692; majority .502",
)
WHY = "contradictions across reports come later"
LABELS = {"0": False, "1": True, "compatibles": False, "contradiction": True}
_DENIES = re.compile(
    r"\b(?:ne|n|pas|aucune?s?|jamais|rien|sans|ni|non|nul(?:le)?|faux|fausses?|dément\w*|infirm\w*|infond\w*|trompeu\w+|inexact\w*|"
    r"impossible|contrairement|erron\w+|mensong\w+|réfut\w+|conteste\w*)\b",
    re.I,
)
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")


class Case(msgspec.Struct, frozen=True):
    id: str
    premise: str
    hypothesis: str
    contradiction: bool
    genre: str = ""


def matches(path: Path, head: str) -> bool:
    columns = head.split("\n", 1)[0].rstrip("\r").split("\t")
    return {"premise", "hypothesis", "label"} <= set(columns)


def load(path: Path, faults: Faults) -> list[Case]:
    cases = []
    for file in matching(path, matches):
        rows = csv.DictReader(io.StringIO(whole(file, faults)), delimiter="\t")
        for row in rows:
            label = LABELS.get((row.get("label") or "").strip())
            premise, hypothesis = ((row.get(name) or "").strip() for name in ("premise", "hypothesis"))
            if label is None or not premise or not hypothesis:
                faults.add(file, rows.line_num, "a pair without two sentences and a label 0 or 1")
                continue
            cases.append(Case(row.get("id") or str(rows.line_num), premise, hypothesis, label, row.get("genre") or ""))
    return cases


def score(cases: Sequence[Case], reader: Reader) -> Result:
    systems: dict[str, Rates] = {"two cues": _rates(cases, [two_cues(case) for case in cases])}
    most = sum(case.contradiction for case in cases) * 2 > len(cases)
    systems["majority"] = _rates(cases, [most] * len(cases))
    return Result(beside(systems, why=WHY), NOTES)


def two_cues(case: Case) -> bool:
    denies = [bool(_DENIES.search(text)) for text in (case.premise, case.hypothesis)]
    return denies[0] != denies[1] or bool(_numbers(case.hypothesis) - _numbers(case.premise))


def _numbers(text: str) -> set[str]:
    return {re.sub(r"\D", "", number) for number in _NUMBER.findall(text)}


def _rates(cases: Sequence[Case], answers: Sequence[bool]) -> Rates:
    right = sum(answer == case.contradiction for case, answer in zip(cases, answers, strict=True))
    yes = Tally(
        sum(answer and case.contradiction for case, answer in zip(cases, answers, strict=True)),
        sum(answers), sum(case.contradiction for case in cases),
    )  # fmt: skip
    return {"accuracy": (right / len(cases) if cases else None, len(cases)), "contradiction: F1": (yes.f1, len(cases))}
