"""`eval` of a situation: its gold found and checked, its reports read into a dossier of their own, the figures put in words.

A folder is a situation when it holds `situation.toml` (`title`, `reports`: the folder of texts from there, `note`). Beside it
stand events*.toml (labels), events*.jsonl (mentions), origins*.jsonl and contradictions*.jsonl; tests/gold/README.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol, TypeVar

import msgspec

from selon.dossier.answer import Answer, Change
from selon.dossier.filters import TYPES
from selon.dossier.measuring_records import Figure, Row, What, around, counted, share
from selon.errors import UsageError
from selon.evaluation import (
    Clustering,
    Confirmations,
    Disputes,
    GoldContradiction,
    GoldMention,
    GoldOrigin,
    Label,
    Meeting,
    Origins,
    Rates,
    Situation,
    clustering,
    confirmations,
    disputes,
    faults,
    foreseen,
    labels_of,
    meet,
    merged,
    origins,
    read_labels,
    read_rows,
    strays,
)
from selon.model import Claim, Event, Problem

MARKER = "situation.toml"
_HINT = "what a situation's gold consists of: tests/gold/README.md"
_SHOWN = 12
_SHORT = 8
_Record = TypeVar("_Record", GoldMention, GoldOrigin, GoldContradiction)


class Gathered(Protocol):
    """What is asked of a dossier that has read the reports."""

    def add(self, targets: Sequence[str | Path] | str | Path) -> Answer[Change]: ...
    def claims(self, **filters: Any) -> Answer[Claim]: ...
    def events(self, *, limit: int | None) -> Answer[Event]: ...
    def contra(self, *, limit: int | None) -> Answer[Any]: ...
    def roots(self) -> Mapping[str, str]: ...
    def close(self) -> None: ...


class SituationGold(msgspec.Struct, frozen=True):
    """`texts`: name of a report → its file's text. `notes`: what was decided or is not judged."""

    folder: Path
    reports: Path
    gold: Situation
    texts: dict[str, str]
    notes: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.folder.as_posix()


class Held(msgspec.Struct, frozen=True):
    """What came of one situation: the scores, and what was read for them."""

    meetings: tuple[Meeting, ...]
    clustering: Clustering
    origins: Origins
    disputes: Disputes
    confirmations: Confirmations
    claims: int
    languages: dict[str, int]


class _Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    reports: str
    note: str = ""


def situation_folders(target: str | Path) -> list[Path]:
    """The folders of situations in a folder, or the one whose situation.toml is named."""
    path = Path(target)
    found = sorted(path.rglob(MARKER)) if path.is_dir() else [path] if path.name == MARKER and path.is_file() else []
    return [each.parent for each in found]


def situation_gold(folder: Path) -> SituationGold:
    """The whole gold of a folder; whatever cannot be in it stops here, by file and line."""
    marker = folder / MARKER
    try:
        header = msgspec.convert(tomllib.loads(marker.read_text(encoding="utf-8")), _Header)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{marker}: {error}", hint="title and reports (a folder, from here), note: " + _HINT
        ) from error
    reports = folder / header.reports
    texts = {path.stem: _text(path) for path in sorted(reports.glob("*.txt"))}
    if not texts:
        raise UsageError(f"{marker}: reports = {header.reports}: no *.txt there", hint=_HINT)
    wrong: list[str] = []
    parts: list[dict[str, Label]] = []
    for path in sorted(folder.glob("events*.toml")):
        read, mistakes = read_labels(_text(path), name=str(path))
        parts.append(read)
        wrong += mistakes
    labels, clashes, decided = merged(parts)
    gold = Situation(
        labels=labels,
        mentions=_rows(folder, "events", GoldMention, wrong),
        origins=_rows(folder, "origins", GoldOrigin, wrong),
        contradictions=_rows(folder, "contradictions", GoldContradiction, wrong),
    )
    wrong += clashes
    # A row that could not be read would only be followed by false alarms about labels and reports.
    wrong = wrong or faults(gold, texts=texts, types=TYPES)
    if wrong:
        more = [f"and {len(wrong) - _SHOWN} more"] if len(wrong) > _SHOWN else []
        raise UsageError("\n  ".join([*wrong[:_SHOWN], *more]), hint=_HINT)
    notes = []
    if decided:
        notes.append(f"{folder}: {len(decided)} labels have two numbers of origins, the larger stands: {decided[0]} …")
    unjudged = [name for name in texts if name not in {row.report for row in gold.origins}]
    if unjudged:
        notes.append(
            f"{folder}: {len(unjudged)} reports have no row in origins*.jsonl and are not judged there: {unjudged[0]} …"
        )
    return SituationGold(folder, reports, gold, texts, tuple(notes))


def _rows(folder: Path, stem: str, kind: type[_Record], wrong: list[str]) -> tuple[_Record, ...]:
    rows: list[_Record] = []
    for path in sorted(folder.glob(f"{stem}*.jsonl")):
        read, mistakes = read_rows(_text(path).split("\n"), kind, name=str(path))
        rows += read
        wrong += mistakes
    return tuple(rows)


def _text(path: Path) -> str:
    """With line ends as they are: offsets count them."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8: {error}", hint="save it as UTF-8") from error


def held_whole(at: SituationGold, *, fresh: Callable[[Path], Gathered]) -> tuple[Held, tuple[Problem, ...]]:
    """The reports read into a new dossier, as `selon add` would, and what came of them held against the gold."""
    with TemporaryDirectory(prefix="selon-eval-") as place:
        dossier = fresh(Path(place) / "situation.db")
        try:
            added = dossier.add([at.reports / f"{name}.txt" for name in at.texts])
            claims = dossier.claims().results
            events = dossier.events(limit=None).results
            contradictions = dossier.contra(limit=None).results
            roots = dossier.roots()
        finally:
            dossier.close()
    # Two files with the same bytes are one report.
    reports = {Path(change.where).stem: change.report for change in added.results}
    meetings = meet(at.gold.mentions, claims, events, reports=reports)
    told = foreseen(contradictions, labels=labels_of(meetings), report_of={claim.id: claim.report for claim in claims})
    result = Held(
        meetings=tuple(meetings),
        clustering=clustering(meetings),
        origins=origins(at.gold.origins, roots, reports=reports),
        disputes=disputes(at.gold.contradictions, told, reports=reports),
        confirmations=confirmations(events, at.gold.labels, meetings),
        claims=len(claims),
        languages=dict(added.limits.get("languages", {})),
    )
    return result, added.problems


def situation_figures(at: SituationGold, found: Held) -> Iterator[Figure]:
    folder = at.name
    of = found.clustering
    yield Figure(folder, "reports", of=len(at.texts))
    yield counted(folder, "mentions found", of.met, of.mentions)
    yield Figure(folder, "events in gold", of=of.gold_events)
    yield Figure(folder, "events here", of=of.events)
    yield from _rates(folder, "B³", of.found)
    yield share(folder, "B³ F1, each alone", of.alone.f1)
    yield share(folder, "B³ F1, all in one", of.together.f1)
    yield share(folder, "CEAF-e F1", of.found_ceaf.f1)
    yield from _rates(folder, "whole B³", of.whole)
    yield share(folder, "whole CEAF-e F1", of.whole_ceaf.f1)
    roots = found.origins
    yield counted(folder, "origins exact", roots.exact, roots.reports)
    yield counted(folder, "of them shared", roots.shared_exact, roots.shared)
    yield counted(folder, "origin pairs precision", roots.right, roots.ours)
    yield counted(folder, "origin pairs recall", roots.right, roots.theirs)
    yield share(folder, "origin pairs F1", roots.pairs.f1)
    told = found.disputes
    yield counted(folder, "contradictions precision", len(told.pairs), told.judged)
    yield counted(folder, "contradictions recall", len(told.pairs), told.gold)
    yield share(folder, "contradictions F1", told.typed.f1)
    yield share(folder, "contradictions F1, any kind", told.untyped.f1)
    yield Figure(folder, "contradictions not judged", of=told.unjudged)
    sure = found.confirmations
    several = len(sure.right) + len(sure.false)
    yield counted(folder, "by several precision", len(sure.right), several)
    yield counted(folder, "by several recall", sure.labels - len(sure.missed), sure.labels)
    yield counted(folder, "falsely by several", len(sure.false), several)
    yield Figure(folder, "carried by another", of=len(sure.carried))
    yield Figure(folder, "by several, not judged", of=sure.unjudged)


def _rates(folder: str, name: str, rates: Rates) -> Iterator[Figure]:
    yield share(folder, f"{name} precision", rates.precision)
    yield share(folder, f"{name} recall", rates.recall)
    yield share(folder, f"{name} F1", rates.f1)


def situation_rows(at: SituationGold, found: Held) -> Iterator[Row]:
    """What went wrong: by report its mentions and origins, then by happening its contradictions and who tells of it."""
    folder = at.name
    astray = {id(each.meeting.mention): each for each in strays(found.meetings)}
    lost = {name: (wanted, ours) for name, wanted, ours in found.origins.wrong}
    rows: dict[str, list[Row]] = {name: [] for name in at.texts}
    for each in found.meetings:
        row = each.mention
        stray = astray.get(id(row))
        if not row.core or (each.claim is not None and stray is None):
            continue
        wrong: tuple[tuple[str, str, str], ...] = ()
        if stray is not None:
            ours = each.event or ""
            wrong = (
                ("event", f"{row.event}, mostly in {stray.home[:_SHORT]}", f"{ours[:_SHORT]}, mostly {stray.prevails}"),
            )
        rows[row.report].append(
            Row(
                "missed" if stray is None else "wrong event", f"{folder}/{row.report}", row.start, row.exact, row.type,
                wrong=wrong, words=around(at.texts[row.report], row.start, row.end), rule=each.claim.basis.rule if each.claim else "",
            )
        )  # fmt: skip
    for name, (wanted, ours_) in lost.items():
        told = (("with", " | ".join(wanted) or "none", " | ".join(ours_) or "none"),)
        rows[name].append(Row("wrong origin", f"{folder}/{name}", 0, "", "", wrong=told))
    for name in rows:
        yield from sorted(rows[name], key=lambda row: (row.start, row.what))
    yield from sorted(_happenings(at, found), key=lambda row: row.report)


def _happenings(at: SituationGold, found: Held) -> Iterator[Row]:
    def row(what: What, label: str | None, words: str, *, trigger: str = "", kind: str = "") -> Row:
        return Row(what, f"{at.name}/{label}", 0, trigger, kind, words=words)

    for lost in found.disputes.missed:
        sides = " ↔ ".join(f"{side.value} ({', '.join(side.speakers or side.reports)})" for side in lost.sides)
        yield row("contradiction missed", lost.event, f"{sides}: {lost.reason}", trigger=lost.point, kind=lost.kind)
    for extra in found.disputes.spurious:
        ours = extra.contradiction
        sides = " ↔ ".join(f"{side.value} ({', '.join(side.speakers)})" for side in ours.sides)
        words = f"{ours.event[:_SHORT]}: {sides}: {ours.reason}"
        yield row("contradiction spurious", extra.label, words, trigger=ours.point, kind=ours.kind)
    for label, event in found.confirmations.false:
        yield row("falsely by several", label, event.summary, trigger=event.id[:_SHORT], kind=event.type)
    for label, event in found.confirmations.carried:
        yield row("carried by another", label, event.summary, trigger=event.id[:_SHORT], kind=event.type)
    for label in found.confirmations.missed:
        gold = at.gold.labels[label]
        yield row("several missed", label, f"{gold.origins} origins: {gold.what}", kind=gold.type)


def notes_of(at: SituationGold) -> Iterable[Problem]:
    return (Problem(stage="gold", report=None, message=note) for note in at.notes)
