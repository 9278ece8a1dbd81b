"""What a report would add: each of its claims beside the event that it would join."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from selon.model import Claim, Contradiction, Told

_SLOTS = {"actor": "who", "recipient": "to whom", "place": "where", "when": "when", "count": "how many", "mode": "how"}


class Addition(msgspec.Struct, frozen=True):
    """`kind`: `new` (an event that nobody tells yet), `adds` (a value or an independent origin), `contradicts`, or `repeats`.

    `event` is the event it would join, `brings` the values that nobody gave, `opens` the points on which it contradicts others.
    """

    claim: Claim
    kind: Literal["new", "adds", "contradicts", "repeats"]
    event: str | None = None
    summary: str = ""
    brings: tuple[str, ...] = ()
    origin: bool = False
    opens: tuple[str, ...] = ()


def additions(report: str, told: Told, *, after: Sequence[Contradiction], before: Sequence[Contradiction]) -> tuple[Addition, ...]:
    """Of one event as it would be with the report; `before` are the contradictions of its other claims alone."""
    ours = {claim.id for claim in told.claims if claim.report == report}
    known = {told.origins[claim.id] for claim in told.claims if claim.id not in ours}
    old = {each.id for each in before}
    found = []
    for claim in told.claims:
        if claim.id not in ours:
            continue
        if len(ours) == len(told.claims):
            found.append(Addition(claim, "new", told.event.id, told.event.summary))
            continue
        brings = tuple(
            f"{name}: {value.value}"
            for slot, name in _SLOTS.items()
            for value in told.event.slots.get(slot, ())
            if claim.id in value.claims and set(value.claims) <= ours
        )
        opens = tuple(
            sorted({each.point for each in after if each.kind == "true" and each.id not in old and _takes_part(each, claim)})
        )
        origin = told.origins[claim.id] not in known
        kind: Literal["adds", "contradicts", "repeats"] = "contradicts" if opens else "adds" if brings or origin else "repeats"
        found.append(Addition(claim, kind, told.event.id, told.event.summary, brings, origin, opens))
    return tuple(found)


def _takes_part(dispute: Contradiction, claim: Claim) -> bool:
    return any(claim.id in side.claims for side in dispute.sides)
