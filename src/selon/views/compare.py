"""What a report adds to what is there: for each of its claims the stored ones that may speak of the same thing.

A proposal to look at, not a judgement: the same type, a shared country or name among the parties, times that can
overlap. What differs (said or denied, another figure) is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

import msgspec

from selon.model import Actor, Claim, When


class Addition(msgspec.Struct, frozen=True):
    """`kind` is "new" (nothing like it is stored), "known" (said before), or "differs" (said before otherwise: `points`)."""

    claim: Claim
    kind: Literal["new", "known", "differs"]
    like: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


def additions(claims: Iterable[Claim], stored: Iterable[Claim]) -> tuple[Addition, ...]:
    by_type: dict[str, list[Claim]] = defaultdict(list)
    for each in stored:
        by_type[each.type].append(each)
    return tuple(_addition(claim, by_type[claim.type]) for claim in claims)


def _addition(claim: Claim, candidates: Iterable[Claim]) -> Addition:
    like = [each for each in candidates if each.report != claim.report and _alike(claim, each)]
    if not like:
        return Addition(claim, "new")
    # Where one stored claim agrees on every point, the others do not make this one news.
    points = min((_points(claim, each) for each in like), key=len)
    return Addition(claim, "differs" if points else "known", tuple(each.id for each in like), points)


def _alike(one: Claim, other: Claim) -> bool:
    return (
        _compatible(one.actor, other.actor)
        and _compatible(one.recipient, other.recipient)
        and bool(_keys(one.actor) & _keys(other.actor) or _keys(one.recipient) & _keys(other.recipient))
        and _overlap(one.when, other.when)
    )


def _keys(actors: Iterable[Actor]) -> set[str]:
    return {actor.country or actor.name.casefold() for actor in actors}


def _compatible(one: Iterable[Actor], other: Iterable[Actor]) -> bool:
    """An empty slot contradicts nothing."""
    left, right = _keys(one), _keys(other)
    return not left or not right or bool(left & right)


def _overlap(one: When, other: When) -> bool:
    return not (
        (one.latest and other.earliest and one.latest < other.earliest)
        or (other.latest and one.earliest and other.latest < one.earliest)
    )


def _points(one: Claim, other: Claim) -> tuple[str, ...]:
    points = []
    if one.polarity != other.polarity:
        points.append("whether")
    figures = {count.unit: (count.low, count.high) for count in other.count}
    if any(count.unit in figures and figures[count.unit] != (count.low, count.high) for count in one.count):
        points.append("how many")
    places = ({p.country for p in one.place if p.country}, {p.country for p in other.place if p.country})
    if all(places) and not places[0] & places[1]:
        points.append("where")
    return tuple(points)
