"""PLOVER gold standard records: JSON lines with text, event, source and target (Open Event Data Alliance)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench import crosswalk, typed
from bench.reader import Reader
from bench.records import Faults, NotYet, Result, beside
from bench.sources import matching, numbered, whole

AIMS = {"type, macro-F1, source and target given": 0.75, "actor country": 0.85, "target country": 0.85}
NOTES = (
    "what is asked for, threatened, charged or promised is told as the type that PLOVER has for it (typed.as_plover); where it is not, is said",
    "one event a sentence is coded, others that the sentence tells are not: a further claim is not counted against us",
    "the records' day is a placeholder and their sentences stand alone: time, place and coreference are not measured",
    "an agreement or a talk has no order: where only one side is a country that we name, it can be the other one",
)


def matches(path: Path, head: str) -> bool:
    first = head.lstrip().split("\n", 1)[0]
    return path.suffix in {".jsonl", ".json"} and first.startswith("{") and all(f'"{key}"' in first for key in ("event", "text", "source"))


def load(path: Path, faults: Faults) -> list[typed.Coded]:
    cases = []
    for file in matching(path, matches):
        for number, line in numbered(whole(file, faults)):
            if not line.strip():
                continue
            try:
                cases.append(_case(json.loads(line)))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                faults.add(file, number, f"no PLOVER record: {error}")
    return cases


def _case(record: dict[str, Any]) -> typed.Coded:
    types = crosswalk.plover(record["event"])
    if types is None:
        raise ValueError(f"event {record['event']!r} is no PLOVER type")
    if not str(record["text"]).strip():
        raise ValueError("its text is empty")
    date = str(record.get("date") or "")
    return typed.Coded(
        id=str(record.get("id", "")),
        text=record["text"],
        lang=str(record.get("language") or "en"),
        published=None if date.endswith("-01-01") or len(date) != 10 else date,
        types=types,
        source=frozenset(_countries(record.get("source"))),
        target=frozenset(_countries(record.get("target"))),
    )


def _countries(actors: object) -> Iterator[str]:
    """The countries of a list of actors; sectors and codes of no country (IGO, REB) are left out by `score`."""
    for actor in actors if isinstance(actors, list) else []:
        code = str(actor.get("code") or "") if isinstance(actor, dict) else ""
        if len(code) >= 3 and code[:3].isalpha() and code[:3].isupper():
            yield code[:3]


def score(cases: Sequence[typed.Coded], reader: Reader) -> Result:
    def known(codes: frozenset[str]) -> frozenset[str]:
        return frozenset(code for code in codes if reader.country(code))

    judged = [
        typed.Coded(case.id, case.text, case.lang, case.published, case.types, known(case.source), known(case.target)) for case in cases
    ]
    try:
        ours, page = typed.rates(judged, reader)
    except NotYet as missing:
        blank = dict.fromkeys(AIMS, (None, len(cases)))
        return Result(beside({"selon": blank}, aims=AIMS, why=str(missing)), (str(missing), *NOTES))
    return Result(beside({"selon": ours}, aims=AIMS), NOTES, {"types and misses": page})
