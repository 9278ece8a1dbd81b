"""The error card: what was measured on this version's gold, by language and type, and what is known to go wrong.

`data/card.toml` is written by tools/make_card.py, `data/failures.csv` by hand; both come with the package, so that whoever
uses selon can say how far it is to be trusted. A half is `seen` where its reports were read while rules were written.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any, Literal

import msgspec

from selon.dossier.answer import Answer
from selon.errors import PackError, UsageError

FIGURES, FAILURES = "card.toml", "failures.csv"
COLUMNS = ("lang", "kind", "example", "published", "type", "field", "reads", "should")
FIELDS = ("claim", "actor", "recipient", "source", "place", "when", "status", "polarity", "count")
ALL = "all"


class CardRow(msgspec.Struct, frozen=True):
    """A figure (of all types or one, in one half of the gold) or a known failure with a sentence that shows it.

    `precision` is `right` of `claims`: how many of the claims of this type were wanted; `recall` is `found` of `rows`: how
    many of the rows of this type were found. A failure: what `field` `reads` where it `should` be something else, both empty
    for none; the field `claim` is whether there is one of this type at all.
    """

    what: Literal["figure", "failure"]
    lang: str
    type: str
    half: Literal["seen", "unseen"] | None = None
    precision: float | None = None
    right: int | None = None
    claims: int | None = None
    recall: float | None = None
    found: int | None = None
    rows: int | None = None
    kind: str = ""
    example: str = ""
    published: str | None = None
    field: str = ""
    reads: str = ""
    should: str = ""


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of card.toml."""

    lang: str
    half: Literal["seen", "unseen"]
    type: str
    right: int
    claims: int
    found: int
    rows: int


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """card.toml: the figures with the version and the reports they were measured with."""

    version: str
    date: str
    reports: dict[str, int]
    figure: list[Measured]


def packaged_card() -> Card:
    written = _packaged(FIGURES)
    try:
        card = msgspec.convert(tomllib.loads(written), Card)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise PackError(f"data/{FIGURES}: {error}", hint="make card writes it anew") from error
    for each in card.figure:
        if not (0 <= each.right <= each.claims and 0 <= each.found <= each.rows):
            raise PackError(f"data/{FIGURES}: {each.lang} {each.half} {each.type}: more right than there are", hint="make card writes it anew")
    return card


def failures() -> tuple[CardRow, ...]:
    """The rows of failures.csv; mistakes are reported with their line."""
    reader = csv.reader(io.StringIO(_packaged(FAILURES)))
    if tuple(next(reader, ())) != COLUMNS:
        raise PackError(f"data/{FAILURES}:1: the columns are not {','.join(COLUMNS)}", hint="one row a failure, see docs/quality.md")
    return tuple(_failure(reader.line_num, row) for row in reader)


def _failure(line: int, row: list[str]) -> CardRow:
    if len(row) != len(COLUMNS):
        raise PackError(f"data/{FAILURES}:{line}: {len(row)} cells instead of {len(COLUMNS)}", hint="quote cells that hold a comma")
    cell = dict(zip(COLUMNS, row, strict=True))
    empty = [name for name in ("lang", "kind", "example", "type", "field") if not cell[name]]
    if empty or cell["field"] not in FIELDS or cell["reads"] == cell["should"]:
        what = f"{empty[0]} is empty" if empty else "it reads what it should" if cell["field"] in FIELDS else f"'{cell['field']}' is no field"
        raise PackError(f"data/{FAILURES}:{line}: {what}", hint="fields: " + ", ".join(FIELDS))
    return CardRow(
        what="failure", lang=cell["lang"], type=cell["type"], kind=cell["kind"], example=cell["example"],
        published=cell["published"] or None, field=cell["field"], reads=cell["reads"], should=cell["should"],
    )  # fmt: skip


def card_answer(*, lang: str | None) -> Answer[CardRow]:
    card = packaged_card()
    rows = (*_figures(card), *failures())
    languages = sorted({row.lang for row in rows})
    if lang is not None and lang not in languages:
        raise UsageError(f"nothing was measured in '{lang}'", hint="languages: " + ", ".join(languages))
    wanted = tuple(row for row in rows if lang is None or row.lang == lang)
    reports = {half: n for half, n in card.reports.items() if lang is None or half.split(" ")[0] == lang}
    limits: dict[str, Any] = {
        "claims": sum(row.claims or 0 for row in wanted if row.type == ALL),
        "reports": sum(reports.values()),
        "origins": None,
        "gold": reports,
        "version": card.version,
        "measured": card.date,
    }
    return Answer(kind="card", query={"card": lang or ALL}, results=wanted, limits=limits)


def _figures(card: Card) -> Iterator[CardRow]:
    for each in card.figure:
        yield CardRow(
            what="figure", lang=each.lang, type=each.type, half=each.half,
            precision=round(each.right / each.claims, 3) if each.claims else None, right=each.right, claims=each.claims,
            recall=round(each.found / each.rows, 3) if each.rows else None, found=each.found, rows=each.rows,
        )  # fmt: skip


def _packaged(name: str) -> str:
    return resources.files("selon").joinpath("data", name).read_text(encoding="utf-8")
