"""On which points the voices of one event part: typed contradictions, true or apparent, and no winner.

`true` asks for a conflict that can be named: two sides, the same count, the same deed. What a reason explains (said of other
days or places, put right by the same side, told more widely) is `apparent`, and what may as well be a misreading is left out.
Why something was done is no point here: a claim has no slot for it (docs/limits.md).

Ids are X and 12 hex digits of the point, its aspect (such as the unit) and the first claims of the two sides that spoke first.
So a further voice, a new figure or a third side leaves the id as it was; only a claim older than those it began with changes it.
"""

from __future__ import annotations

import hashlib

from selon.events.disputes_voices import Dispute, PartyOf, Statement, statements
from selon.events.disputes_words import dispute_words
from selon.events.points_counted import counts_of
from selon.events.points_figures import how_many
from selon.events.points_naming import naming
from selon.events.points_parties import to_whom, who
from selon.events.points_setting import when, where, wider_place
from selon.events.points_whether import whether
from selon.model import Claim, Contradiction, Count, Side, Told

_POINTS = ("whether", "who", "to_whom", "where", "when", "how_many", "why", "name")


def disputes(told: Told, *, party: PartyOf) -> tuple[Contradiction, ...]:
    """The contradictions of one event, true ones first, then in the order of the points; the order of the claims is no matter."""
    words = dispute_words()
    said = statements(told, words, party=party)
    targets = to_whom(said, words)
    found = [
        *whether(said, words),
        *who(said, words, party=party),
        *targets,
        *where(said, words),
        *wider_place(said, words),
        *when(said, words),
        *how_many(said, words, one_people=bool(targets)),
        *naming(said, words),
    ]
    made = [_contradiction(told.event.id, each) for each in found if len(each.sides) > 1]
    return tuple(sorted(made, key=lambda each: (each.kind != "true", _POINTS.index(each.point), each.id)))


def counts_told(claim: Claim) -> tuple[tuple[Count, str], ...]:
    """A claim's numbers as the disputes compare them, each with the class of what it counts ("" where it names none)."""
    return tuple((count, of.name if of.kind != "group" else "") for count, of in counts_of(claim, dispute_words()))


def _contradiction(event: str, dispute: Dispute) -> Contradiction:
    sides = sorted(dispute.sides, key=lambda side: side.by[0].order)
    firsts = sorted(side.by[0].claim.id for side in sides[:2])
    digest = hashlib.sha256("\0".join((dispute.point, dispute.aspect, *firsts)).encode()).hexdigest()
    return Contradiction(
        id=f"X-{digest[:12]}",
        event=event,
        point=dispute.point,
        kind=dispute.kind,
        reason=dispute.reason,
        sides=tuple(_side(side.value, side.by) for side in sides),
    )


def _side(value: str, by: tuple[Statement, ...]) -> Side:
    return Side(
        value=value,
        claims=tuple(each.claim.id for each in by),
        speakers=tuple(dict.fromkeys(each.speaker for each in by)),
        origins=len({each.origin for each in by}),
    )
