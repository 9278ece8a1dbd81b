"""The gold of a situation: which words speak of which happening, where each report comes from, who contradicts whom.

Rows know the file and line they were written in (`where`), so that a mistake is told there. Several files are merged; what
two of them say of one label must agree in type, and of their `origins` the larger stands: each saw a part of the reports.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Literal, TypeVar

import msgspec

from selon.model.event import EdgeKind, Point


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One happening. `origins`: how many independent ones affirm it; `confirmed`: they are two or more."""

    what: str
    type: str
    origins: int
    confirmed: bool
    note: str = ""
    where: str = ""

    @property
    def types(self) -> tuple[str, ...]:
        return tuple(self.type.split("|"))


class GoldMention(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a report that speak of a happening. `core: false` counts neither way."""

    report: str
    start: int
    end: int
    exact: str
    type: str
    event: str
    core: bool = True
    note: str = ""
    where: str = ""

    @property
    def types(self) -> tuple[str, ...]:
        return tuple(self.type.split("|"))


class GoldOrigin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reports with one `origin` go back to one root. `source`: the report or agency that this one was taken from."""

    report: str
    origin: str
    source: str | None = msgspec.field(name="from", default=None)
    kind: EdgeKind | None = None
    note: str = ""
    where: str = ""


class GoldSide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: str
    reports: tuple[str, ...]
    speakers: tuple[str, ...] = ()


class GoldContradiction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    event: str
    point: Point
    kind: Literal["true", "apparent"]
    sides: tuple[GoldSide, ...]
    reason: str = ""
    note: str = ""
    where: str = ""


class Situation(msgspec.Struct, frozen=True):
    labels: dict[str, Label]
    mentions: tuple[GoldMention, ...]
    origins: tuple[GoldOrigin, ...]
    contradictions: tuple[GoldContradiction, ...]


Row = TypeVar("Row", GoldMention, GoldOrigin, GoldContradiction)


def read_rows(lines: Iterable[str], kind: type[Row], *, name: str) -> tuple[list[Row], list[str]]:
    """The rows of a file of JSON lines, and what is wrong with the others, by file and line."""
    rows: list[Row] = []
    wrong: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line, type=kind)
        except msgspec.DecodeError as error:
            wrong.append(f"{name}:{number}: {error}")
            continue
        rows.append(msgspec.structs.replace(row, where=f"{name}:{number}"))
    return rows, wrong


def read_labels(text: str, *, name: str) -> tuple[dict[str, Label], list[str]]:
    """The labels of a file, and what is wrong with the others, by file and line."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, [f"{name}: {error}"]
    lines = {
        line.strip().strip("[]").strip("\"'"): n
        for n, line in enumerate(text.split("\n"), 1)
        if line.lstrip().startswith("[")
    }
    labels: dict[str, Label] = {}
    wrong: list[str] = []
    for label, table in tables.items():
        where = f"{name}:{lines.get(label, 1)}"
        try:
            read = msgspec.convert(table, Label)
        except msgspec.ValidationError as error:
            wrong.append(f"{where}: {label}: {error}")
            continue
        labels[label] = msgspec.structs.replace(read, where=where)
        if read.origins < 0 or read.confirmed != (read.origins >= 2):
            wrong.append(
                f"{where}: {label}: confirmed = {str(read.confirmed).lower()} with {read.origins} origins; from two on it is"
            )
    return labels, wrong


def merged(parts: Iterable[Mapping[str, Label]]) -> tuple[dict[str, Label], list[str], list[str]]:
    """The labels of all files, what cannot be, and what was decided: of two numbers of origins the larger."""
    labels: dict[str, Label] = {}
    wrong: list[str] = []
    decided: list[str] = []
    for label, new in chain.from_iterable(part.items() for part in parts):
        old = labels.setdefault(label, new)
        if set(old.types) != set(new.types):
            wrong.append(f"{new.where}: {label} is {new.type} here and {old.type} in {old.where}")
        if old.origins != new.origins:
            labels[label] = max(old, new, key=lambda each: each.origins)
            decided.append(f"{label} ({old.origins} in {old.where}, {new.origins} in {new.where})")
    return labels, wrong, decided


def faults(gold: Situation, *, texts: Mapping[str, str], types: Collection[str]) -> list[str]:
    """What cannot be, by file and line: offsets that miss their words, unknown reports, labels and types, rows twice."""
    return [
        *(
            f"{at.where}: {name}: no type {kind}"
            for name, at in gold.labels.items()
            for kind in at.types
            if kind not in types
        ),
        *chain.from_iterable(_mention_faults(row, gold.labels, texts, types) for row in gold.mentions),
        *_twice([(row.where, f"{row.report} {row.start}-{row.end} {row.event}") for row in gold.mentions]),
        *(_unknown(row.where, row.report) for row in gold.origins if row.report not in texts),
        *_twice([(row.where, row.report) for row in gold.origins]),
        *chain.from_iterable(_contradiction_faults(row, gold.labels, texts) for row in gold.contradictions),
    ]


def _mention_faults(
    row: GoldMention, labels: Mapping[str, Label], texts: Mapping[str, str], types: Collection[str]
) -> Iterable[str]:
    yield from (f"{row.where}: no type {kind}" for kind in row.types if kind not in types)
    if row.event not in labels:
        yield f"{row.where}: no label {row.event} in events*.toml"
    if row.report not in texts:
        yield _unknown(row.where, row.report)
    elif not row.exact or texts[row.report][row.start : row.end] != row.exact:
        yield f"{row.where}: « {row.exact} » is not at {row.start}-{row.end} in {row.report}"


def _contradiction_faults(
    row: GoldContradiction, labels: Mapping[str, Label], texts: Mapping[str, str]
) -> Iterable[str]:
    if row.event not in labels:
        yield f"{row.where}: no label {row.event} in events*.toml"
    if len(row.sides) < 2 or not all(side.reports for side in row.sides):
        yield f"{row.where}: a contradiction has two sides or more, each with its reports"
    yield from (_unknown(row.where, name) for side in row.sides for name in side.reports if name not in texts)


def _unknown(where: str, report: str) -> str:
    return f"{where}: no report {report} in the folder of reports"


def _twice(rows: Sequence[tuple[str, str]]) -> Iterable[str]:
    first: dict[str, str] = {}
    for where, what in rows:
        if what in first:
            yield f"{where}: {what} is also in {first[what]}"
        first.setdefault(what, where)
