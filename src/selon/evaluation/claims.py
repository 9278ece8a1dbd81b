"""`selon eval`: claims against gold, by trigger overlap and acceptable type; detection first, then each field.

Gold rows: docs/concepts.md and tests/gold/README.md. A `core: false` row counts neither way. A second claim on one row
counts against precision unless it adds another acceptable type. Strict: type, speaker, polarity, status and an actor right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from selon.evaluation.matching import matched
from selon.model import Actor, Claim, Place, Span, Speaker

FIELDS = ("source", "stance", "status", "polarity", "certainty", "actor", "recipient", "place", "when", "count")
STRICT = ("source", "polarity", "status", "actor")


class Gold(msgspec.Struct, frozen=True):
    """One gold row. Lists are acceptable answers; None is not judged, except `source`, whose None is the own voice (a row
    that does not name `source` at all is not judged on it)."""

    n: int
    trigger: Span
    type: list[str]
    core: bool = True
    actor: list[str] | None = None
    recipient: list[str] | None = None
    place: list[str] | None = None
    source: list[str | None] | msgspec.UnsetType | None = msgspec.UNSET
    stance: list[str] | None = None
    status: list[str] | None = None
    polarity: str | None = None
    certainty: list[str] | None = None
    when: list[str | None] | None = None
    count: list[Any] | None = None
    note: str = ""


class Pair(msgspec.Struct, frozen=True):
    gold: Gold
    claim: Claim
    right: dict[str, bool | None]
    """Per field: right, wrong, or None where the gold does not judge it."""

    @property
    def strict(self) -> bool:
        return all(self.right[f] is not False for f in STRICT)

    @property
    def agreement(self) -> int:
        return sum(value is True for value in self.right.values())

    @property
    def wrong(self) -> tuple[str, ...]:
        return tuple(field for field in FIELDS if self.right[field] is False)


class Score(msgspec.Struct):
    """Counts over one or many reports; addable."""

    reports: int = 0
    core: int = 0
    found: int = 0
    spurious: int = 0
    strict: int = 0
    judged: dict[str, int] = msgspec.field(default_factory=dict)
    right: dict[str, int] = msgspec.field(default_factory=dict)
    pairs: list[Pair] = msgspec.field(default_factory=list)
    missed: list[Gold] = msgspec.field(default_factory=list)
    extra: list[Claim] = msgspec.field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        keys = {*self.judged, *other.judged}
        return Score(
            self.reports + other.reports, self.core + other.core, self.found + other.found, self.spurious + other.spurious,
            self.strict + other.strict,
            {k: self.judged.get(k, 0) + other.judged.get(k, 0) for k in keys},
            {k: self.right.get(k, 0) + other.right.get(k, 0) for k in keys},
            self.pairs + other.pairs, self.missed + other.missed, self.extra + other.extra,
        )  # fmt: skip

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.spurious) if self.found + self.spurious else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.core if self.core else 0.0

    @property
    def strict_precision(self) -> float:
        return self.strict / (self.found + self.spurious) if self.found + self.spurious else 0.0

    @property
    def strict_recall(self) -> float:
        return self.strict / self.core if self.core else 0.0

    def rate(self, field: str) -> float | None:
        return self.right.get(field, 0) / self.judged[field] if self.judged.get(field) else None


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def read_gold(lines: Iterable[str]) -> list[Gold]:
    """Rows of a gold file. Raises msgspec.DecodeError (a ValueError) with the line's number."""
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            rows.append(msgspec.json.decode(line, type=Gold))
        except msgspec.DecodeError as error:
            raise msgspec.DecodeError(f"line {number}: {error}") from error
    return rows


def misplaced(gold: Iterable[Gold], text: str) -> list[Gold]:
    """Rows whose trigger does not stand in the text where they say: they belong to another text."""
    return [row for row in gold if text[row.trigger.start : row.trigger.end] != row.trigger.exact]


def evaluate(claims: Sequence[Claim], gold: Sequence[Gold]) -> Score:
    """Match one report's claims to its gold, the best agreeing pairs first, and none missed that could be had."""
    pairs = {
        (row, found): pair(g, c)
        for row, g in enumerate(gold)
        for found, c in enumerate(claims)
        if _overlap(g.trigger, c.trigger) and c.type in g.type
    }
    of_row = matched(_best(gold, pairs), needed={row for row, each in enumerate(gold) if each.core})
    used = set(of_row.values())
    types = {row: {claims[found].type} for row, found in of_row.items()}
    for row, found in sorted(pairs):  # a second reading of a row is no error when it adds an acceptable type
        if found not in used and row in types and claims[found].type not in types[row]:
            types[row].add(claims[found].type)
            used.add(found)
    core_pairs = [pairs[row, found] for row, found in sorted(of_row.items()) if gold[row].core]
    score = Score(reports=1, core=sum(g.core for g in gold), found=len(core_pairs), pairs=core_pairs)
    score.extra = [claim for found, claim in enumerate(claims) if found not in used]
    score.spurious = len(score.extra)
    score.strict = sum(p.strict for p in core_pairs)
    score.missed = [g for row, g in enumerate(gold) if g.core and row not in of_row]
    for field in FIELDS:
        score.judged[field] = sum(p.right[field] is not None for p in core_pairs)
        score.right[field] = sum(p.right[field] is True for p in core_pairs)
    return score


def _best(gold: Sequence[Gold], pairs: dict[tuple[int, int], Pair]) -> list[tuple[int, int]]:
    """Core rows come before optional ones, better agreement before worse."""
    return sorted(pairs, key=lambda at: (-gold[at[0]].core, not pairs[at].strict, -pairs[at].agreement, at))


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def pair(gold: Gold, claim: Claim) -> Pair:
    right: dict[str, bool | None] = {
        "source": _source(gold.source, claim.source),
        "stance": None if gold.stance is None else bool(claim.source) and claim.source[-1].stance in gold.stance,
        "status": None if gold.status is None else claim.status in gold.status,
        "polarity": None if gold.polarity is None else claim.polarity == gold.polarity,
        "certainty": None if gold.certainty is None else claim.certainty in gold.certainty,
        "actor": _names(gold.actor, claim.actor),
        "recipient": _names(gold.recipient, claim.recipient),
        "place": _names(gold.place, claim.place),
        "when": _when(gold.when, claim),
        "count": _count(gold.count, claim),
    }
    return Pair(gold, claim, right)


def _source(wanted: list[str | None] | msgspec.UnsetType | None, chain: Sequence[Speaker]) -> bool | None:
    """The innermost speaker counts; null in the gold is the report's own voice."""
    if wanted is msgspec.UNSET:
        return None
    if not chain:
        return wanted is None or None in wanted
    return any(w is not None and _match(w, chain[-1]) for w in wanted or ())


def _names(wanted: list[str] | None, found: Sequence[Actor | Place]) -> bool | None:
    if wanted is None:
        return None
    if not wanted:
        return not found
    return any(_match(w, f) for w in wanted for f in found)


def _match(wanted: str, found: Actor | Place | Speaker) -> bool:
    if len(wanted) == 3 and wanted.isupper() and found.country == wanted:
        return True
    # Whole words, or "Mali" would be right where the claim has "Somalie".
    a, b = _fold(wanted), _fold(found.name)
    return bool(a and b) and (f" {a} " in f" {b} " or (len(b) > 3 and f" {b} " in f" {a} "))


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _when(wanted: list[str | None] | None, claim: Claim) -> bool | None:
    """Inside the gold's interval, or the same; an open end is right only where the gold's is open."""
    if wanted is None:
        return None
    low, high = wanted
    when = claim.when
    if (low is None) != (when.earliest is None) or (high is None) != (when.latest is None):
        return False
    return (low is None or (when.earliest or "") >= low) and (high is None or (when.latest or "9") <= high)


def _count(wanted: list[Any] | None, claim: Claim) -> bool | None:
    if wanted is None:
        return None
    unit, low, high = wanted
    return any(c.unit == unit and c.low == low and c.high == high for c in claim.count)
