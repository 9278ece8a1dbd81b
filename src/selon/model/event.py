"""What the claims of many reports make together: events, contradictions, the stemma, judgements. All of it can be unmade."""

from __future__ import annotations

from typing import Literal

import msgspec

from selon.model.claim import Claim
from selon.model.report import Report
from selon.model.value import Place, When

Point = Literal["whether", "who", "to_whom", "where", "when", "how_many", "why", "name"]
EdgeKind = Literal["reprint", "partial", "cites", "same_release", "version"]
Verdict = Literal["same", "different", "unsure"]


class SlotValue(msgspec.Struct, frozen=True, gc=False):
    """One value that a slot is given, with who holds it. `speakers` names each once; "the report" is a report's own voice."""

    value: str
    claims: tuple[str, ...]
    speakers: tuple[str, ...] = ()
    origins: int = 0


class Event(msgspec.Struct, frozen=True, gc=False):
    """The claims judged to speak of one happening. `id` is that of its first published claim, with E for C.

    `when` is what the claims agree on; `when.basis` says what narrowed it. `origins` counts the independent roots of its claims, by
    stemma and speakers; `affirmed_by` those that say it happened or goes on: from two on, it is told by several.
    `unsure` holds claims that may belong to it or to another. `first`..`last` are days of publication.
    """

    id: str
    type: str
    mode: str | None
    summary: str
    when: When
    place: tuple[Place, ...]
    reports: tuple[str, ...]
    origins: int
    claims: tuple[str, ...]
    slots: dict[str, tuple[SlotValue, ...]] = {}
    status: tuple[SlotValue, ...] = ()
    disputes: tuple[str, ...] = ()
    affirmed_by: int = 0
    unsure: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None


class Side(msgspec.Struct, frozen=True, gc=False):
    """One side of a contradiction: the value it holds, in which claims, by whom, going back to how many origins."""

    value: str
    claims: tuple[str, ...]
    speakers: tuple[str, ...]
    origins: int


class Contradiction(msgspec.Struct, frozen=True, gc=False):
    """Two or more values of one point of one event. `apparent`: both can hold; `reason` says why. No side wins."""

    id: str
    event: str
    point: Point
    kind: Literal["true", "apparent"]
    reason: str
    sides: tuple[Side, ...]


class Edge(msgspec.Struct, frozen=True, gc=False):
    """`to` took from `source` (a report, or the name of an agency whose dispatch is not here). `share`: of `to`'s words, 0–1."""

    source: str = msgspec.field(name="from")
    to: str = ""
    kind: EdgeKind = "reprint"
    share: float | None = None
    reason: str = ""
    words: tuple[str, ...] = ()


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """Whether two claims speak of one happening. `by` is a person, or the rules with their version; a person's wins.

    `reasons` are the named features with their weights, strongest first. A withdrawn judgement stays in the record.
    """

    left: str
    right: str
    verdict: Verdict
    score: float | None = None
    reasons: tuple[str, ...] = ()
    by: str = ""
    at: str | None = None
    withdrawn_at: str | None = None
    id: str = ""


class Told(msgspec.Struct, frozen=True, gc=False):
    """One event with all that tells it, as views take it. `origins`: claim id → key of its independent origin.

    `reports` holds heads (metadata and opening words) by id; `edges` those between its reports.
    """

    event: Event
    claims: tuple[Claim, ...]
    reports: dict[str, Report]
    origins: dict[str, str]
    edges: tuple[Edge, ...] = ()
