"""Why two things are, or are not, one happening: the features, their weights, what forbids it, and what a person said."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.events.profile import Profile, profile
from selon.events.score import Feature, Likeness, likeness
from selon.events.weights import shipped
from selon.model import Claim, Judgement, Told


class Compared(msgspec.Struct, frozen=True):
    """`left` and `right` are the two likest claims of the two; `together`: they are in one event now. `never` forbids it."""

    left: Claim
    right: Claim
    events: tuple[str, str]
    together: bool
    score: float
    needed: float
    features: tuple[Feature, ...]
    never: str
    judgements: tuple[Judgement, ...]


_PAIRS = 2500


def compared(one: Told, other: Told, *, left: str | None, right: str | None, judgements: Sequence[Judgement]) -> Compared:
    """`left`, `right`: the claims to compare; None: the likest pair of the two events. Within one event its two least alike."""
    weights = shipped()
    ours, theirs = _profiles(one, left), _profiles(other, right)
    within = one.event.id == other.event.id
    best: tuple[tuple[float, str, str], Claim, Claim, Likeness] | None = None
    tried = 0
    for mine, mine_profile in ours:
        for there, there_profile in theirs:
            if mine.id == there.id or tried >= _PAIRS:
                continue
            tried += 1
            found = likeness(mine_profile, there_profile, weights)
            key = (found.score * (1 if within else -1), mine.id, there.id)
            if best is None or key < best[0]:
                best = key, mine, there, found
    if best is None:
        mine = ours[0][0]
        best = (0.0, mine.id, mine.id), mine, mine, Likeness(0.0, ())
    _, mine, there, found = best
    either = {*one.event.claims, *other.event.claims}
    named = tuple(each for each in judgements if each.left in either and each.right in either)
    return Compared(
        left=mine,
        right=there,
        events=(one.event.id, other.event.id),
        together=within,
        score=found.score,
        needed=weights.same,
        features=found.features,
        never=found.never,
        judgements=named,
    )


def _profiles(told: Told, only: str | None) -> list[tuple[Claim, Profile]]:
    return [(claim, profile(claim, told.reports[claim.report])) for claim in told.claims if only in (None, claim.id)]
