"""What every question gives: the results with the query, the problems met and the denominators."""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

import msgspec

from selon.model import Claim, Event, Problem, ReadResult, Report, Review, Rule
from selon.views import Addition, MarkedReport, Why
from selon.views.listing import Kin

T = TypeVar("T")

SCHEMA = "selon/1"
Kind = Literal[
    "read", "claims", "changes", "shown", "why", "hits", "mismatches", "problems", "checks", "figures", "rows", "card",
    "events", "sheet", "compared", "judgements", "contradictions", "tallies", "trace", "position", "ledger", "news",
    "differences", "without", "gaps", "opposed", "reports", "places", "note", "actor", "place", "source", "brief",
    "voices", "review", "reviews", "rules",
]  # fmt: skip


class Answer(msgspec.Struct, Generic[T], frozen=True):
    """`as_of` is the time of the dossier's last run, so that the same dossier gives the same bytes.

    `reports` are those that the claims of the results come from.
    """

    kind: Kind
    query: dict[str, Any]
    results: tuple[T, ...]
    problems: tuple[Problem, ...] = ()
    limits: dict[str, Any] = {}
    as_of: str | None = None
    reports: tuple[Report, ...] = ()


class Change(msgspec.Struct, frozen=True):
    """What `add` did with one report, or with `--dry-run` would do."""

    where: str
    what: Literal["added", "read again", "already there", "kept without claims", "would add", "would read again"]
    report: str
    title: str | None = None
    claims_new: int = 0
    claims_changed: int = 0
    claims_withdrawn: int = 0
    claims: int = 0
    additions: tuple[Addition, ...] = ()


class Shown(msgspec.Struct, frozen=True):
    """One thing, looked at closely: a report with its claims marked, and the one claim asked for, with its event, if it was a claim.

    `events`: the event of each claim of the report; `kin`: its place among the others; `why` explains the claim asked for,
    `about` is its event. `reviews`: what persons said of these claims, and stands; `rules`: what of the dossier's speak of the claim.
    """

    marked: MarkedReport
    where: tuple[str, ...]
    claim: Claim | None = None
    event: str | None = None
    withdrawn_at: str | None = None
    withdrawn: bool = False
    events: dict[str, str] = {}
    kin: Kin | None = None
    why: Why | None = None
    about: Event | None = None
    reviews: tuple[Review, ...] = ()
    rules: tuple[Rule, ...] = ()


class Opposed(msgspec.Struct, frozen=True):
    """Two sentences: whether their words clash, how far (`score`, 0 to 1), and the share of each feature in words."""

    left: str
    right: str
    lang: str
    opposed: bool
    score: float
    reasons: tuple[str, ...]


class Check(msgspec.Struct, frozen=True):
    """One line of `doctor`."""

    name: str
    value: str
    ok: bool = True
    hint: str = ""


class Found(msgspec.Struct, frozen=True):
    """A stored problem with the source it was met at."""

    where: str
    stage: str
    report: str | None
    message: str
    hint: str = ""
    offset: int | None = None


def reports_of(results: tuple[ReadResult, ...]) -> tuple[Report, ...]:
    return tuple(result.report for result in results if result.report is not None)
