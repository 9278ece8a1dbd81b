"""`eval`, step by step: gold files found, their texts read through the normal door, the figures and rows put in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from selon.dossier.answer import Answer
from selon.dossier.measuring_records import Figure as Figure
from selon.dossier.measuring_records import Row as Row
from selon.dossier.measuring_records import around, counted, share
from selon.dossier.measuring_situation import (
    Gathered,
    SituationGold,
    held_whole,
    notes_of,
    situation_figures,
    situation_folders,
    situation_gold,
    situation_rows,
)
from selon.errors import UsageError
from selon.evaluation import FIELDS, Gold, Pair, Score, evaluate, f1, misplaced, read_gold
from selon.model import Claim, Problem, ReadResult, Report

SUFFIX = ".gold.jsonl"
_HINT = "NAME.gold.jsonl stands beside its NAME.txt: see tests/gold/README.md"


class GoldFile(msgspec.Struct, frozen=True):
    path: Path
    text: Path
    rows: tuple[Gold, ...]

    @property
    def name(self) -> str:
        return self.path.name.removesuffix(SUFFIX)

    @property
    def folder(self) -> str:
        return self.path.parent.as_posix()


def gold_files(targets: Iterable[str | Path]) -> Iterator[GoldFile]:
    """Every gold file that is named or stands in a named folder, once, each with its rows."""
    seen: set[Path] = set()
    for target in targets:
        path = Path(target)
        found = sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
        if not found:
            raise UsageError(f"{path}: no *{SUFFIX} in it", hint=_HINT)
        for each in found:
            if each not in seen:
                seen.add(each)
                yield _opened(each)


def _opened(path: Path) -> GoldFile:
    text = path.with_name(path.name.removesuffix(SUFFIX) + ".txt")
    if not path.name.endswith(SUFFIX) or not path.is_file():
        raise UsageError(f"{path}: {'no such file' if not path.exists() else f'not a *{SUFFIX} file'}", hint=_HINT)
    if not text.is_file():
        raise UsageError(f"{path}: its text {text.name} is not beside it", hint=_HINT)
    try:
        rows = read_gold(path.read_text(encoding="utf-8").splitlines())
    except ValueError as error:
        raise UsageError(f"{path}: {error}", hint="one JSON object a line: see tests/gold/README.md") from error
    return GoldFile(path=path, text=text, rows=tuple(rows))


def check_places(gold: GoldFile, report: Report) -> None:
    wrong = misplaced(gold.rows, report.text)
    if wrong:
        raise UsageError(
            f"{gold.path}: row {wrong[0].n}: « {wrong[0].trigger.exact} » is not at {wrong[0].trigger.start} in {gold.text.name}",
            hint="offsets count characters of the text as it is decoded; was the text changed since?",
        )


def figures(folder: str, score: Score, *, known: int) -> list[Figure]:
    """Detection, the strict rate, each field, and how much of the gold the lexicon covers."""
    claims = score.found + score.spurious
    return [
        Figure(folder, "reports", of=score.reports),
        Figure(folder, "core rows", of=score.core),
        counted(folder, "precision", score.found, claims),
        counted(folder, "recall", score.found, score.core),
        share(folder, "F1", f1(score.precision, score.recall)),
        counted(folder, "strict precision", score.strict, claims),
        counted(folder, "strict recall", score.strict, score.core),
        share(folder, "strict F1", f1(score.strict_precision, score.strict_recall)),
        *(counted(folder, field, score.right.get(field, 0), score.judged.get(field, 0)) for field in FIELDS),
        counted(folder, "trigger known", known, score.core),
    ]


def rows(name: str, score: Score, text: str, *, knows: Callable[[str], bool]) -> list[Row]:
    """What went wrong in one report, in the order of its text."""
    missed = [
        Row(
            "missed",
            name,
            g.trigger.start,
            g.trigger.exact,
            "|".join(g.type),
            words=around(text, g.trigger.start, g.trigger.end),
            known=knows(g.trigger.exact),
        )
        for g in score.missed
    ]
    spurious = [
        Row(
            "spurious",
            name,
            c.trigger.start,
            c.trigger.exact,
            c.type,
            words=around(text, c.trigger.start, c.trigger.end),
            rule=c.basis.rule,
        )
        for c in score.extra
    ]
    wrong = [
        Row(
            "wrong", name, p.claim.trigger.start, p.claim.trigger.exact, p.claim.type,
            wrong=tuple((field, _wanted(p.gold, field), _found(p, field)) for field in p.wrong),
            words=around(text, p.claim.trigger.start, p.claim.trigger.end), rule=p.claim.basis.rule,
        )
        for p in score.pairs
        if p.wrong
    ]  # fmt: skip
    return sorted([*missed, *spurious, *wrong], key=lambda row: (row.start, row.what))


def _wanted(gold: Gold, field: str) -> str:
    value = getattr(gold, field)
    if value is None:
        return "the report"
    if isinstance(value, str):
        return value
    if field == "when":
        return "/".join(str(each or "..") for each in value)
    if field == "count":
        unit, low, high = value
        return f"{unit} {_number(low)}-{_number(high)}"
    return _joined("the report" if each is None else str(each) for each in value)


def _found(pair: Pair, field: str) -> str:
    claim: Claim = pair.claim
    if field in ("source", "stance"):
        inner = claim.source[-1:]
        return (
            "the report"
            if not inner
            else inner[0].stance
            if field == "stance"
            else _named(inner[0].name, inner[0].country)
        )
    if field in ("actor", "recipient", "place"):
        return _joined(_named(each.name, each.country) for each in getattr(claim, field))
    if field == "when":
        return f"{claim.when.earliest or '..'}/{claim.when.latest or '..'}"
    if field == "count":
        return _joined(f"{each.unit} {_number(each.low)}-{_number(each.high)}" for each in claim.count)
    return str(getattr(claim, field))


def _named(name: str, country: str | None) -> str:
    return f"{name} ({country})" if country else name


def _number(value: float | None) -> str:
    return ".." if value is None else f"{value:g}" if value < 1e6 else f"{value:.0f}"


def _joined(parts: Iterable[str]) -> str:
    return " | ".join(parts) or "none"


def measured(
    targets: Sequence[str | Path],
    *,
    read: Callable[[Path], Answer[ReadResult]],
    fresh: Callable[[Path], Gathered],
    misses: bool,
) -> Answer[Any]:
    """Each text read by `read` as a user's would be, and held against its gold; the reports of a situation together, in
    the dossier that `fresh` makes."""
    held: list[_Held] = []
    folders: dict[Path, None] = {}
    singles: list[Path] = []
    for path in map(Path, targets):
        situations = situation_folders(path)
        folders.update(dict.fromkeys(situations))
        if not situations or any(path.rglob(f"*{SUFFIX}")):
            singles.append(path)
    # All gold is looked at before anything is read: a mistake in the last file is told at once.
    claims_gold = list(gold_files(singles))
    golds = [situation_gold(folder) for folder in folders]
    if claims_gold:
        held.append(_claims_held(claims_gold, read=read, misses=misses))
    held += [_situation_held(gold, fresh=fresh, misses=misses) for gold in golds]
    languages = sum((each.languages for each in held), Counter[str]())
    return Answer(
        kind="rows" if misses else "figures",
        query={"eval": [str(target) for target in targets], "misses": misses},
        results=tuple(chain.from_iterable(each.results for each in held)),
        problems=tuple(chain.from_iterable(each.problems for each in held)),
        limits={
            "claims": sum(each.claims for each in held),
            "reports": languages.total(),
            "origins": None,
            "languages": dict(languages),
        },
    )


class _Held(msgspec.Struct, frozen=True):
    results: tuple[Figure | Row, ...]
    problems: tuple[Problem, ...]
    claims: int
    languages: Counter[str]


def _situation_held(gold: SituationGold, *, fresh: Callable[[Path], Gathered], misses: bool) -> _Held:
    found, problems = held_whole(gold, fresh=fresh)
    told = situation_rows if misses else situation_figures
    return _Held(tuple(told(gold, found)), (*notes_of(gold), *problems), found.claims, Counter(found.languages))


def _claims_held(golds: Iterable[GoldFile], *, read: Callable[[Path], Answer[ReadResult]], misses: bool) -> _Held:
    from selon.lang import knower

    scores: dict[str, Score] = {}
    known: Counter[str] = Counter()
    wrong: list[Row] = []
    languages: Counter[str] = Counter()
    problems: list[Problem] = []
    claims = 0
    for gold in golds:
        answer = read(gold.text)
        problems.extend(answer.problems)
        report = answer.results[0].report if answer.results else None
        if report is None:
            raise UsageError(f"{gold.text}: no report in it", hint=_HINT)
        check_places(gold, report)
        found = answer.results[0].claims
        score = evaluate(found, gold.rows)
        knows = knower(report.lang or "")
        scores[gold.folder] = scores.get(gold.folder, Score()) + score
        known[gold.folder] += sum(knows(row.trigger.exact) for row in gold.rows if row.core)
        wrong.extend(rows(f"{gold.folder}/{gold.name}", score, report.text, knows=knows))
        languages[report.lang or "unknown"] += 1
        claims += len(found)
    lines = [line for folder in scores for line in figures(folder, scores[folder], known=known[folder])]
    return _Held(tuple(wrong if misses else lines), tuple(problems), claims, languages)
