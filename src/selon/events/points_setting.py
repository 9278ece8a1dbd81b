"""Where and when: towns too far apart, or days, that two voices give for one happening; and a region against a town in it.

A voice that itself names several places or days tells of something spread out, and contradicts nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from selon.events.disputes_voices import Dispute, Held, PartyOf, Statement, by_holder, may_be_one, ordered
from selon.events.disputes_words import DisputeWords
from selon.knowledge.fold import fold
from selon.model import Place

_FINE = frozenset({"town", "site"})
_EARTH = 6371.0


def where(said: Sequence[Statement], words: DisputeWords, *, party: PartyOf) -> list[Dispute]:
    told = [each for each in said if each.claim.polarity == "+" and each.claim.status == "happened" and _spot(each)]
    one_minded: dict[str, tuple[Place, list[Statement]]] = {}
    for holder, mine in by_holder(told).items():
        spots = [spot for each in mine if (spot := _spot(each))]
        if all(distance(spots[0], other) < words.far for other in spots):
            one_minded[holder] = (spots[0], mine)
    pairs = [
        (a, b)
        for a, b in combinations(sorted(one_minded), 2)
        if distance(one_minded[a][0], one_minded[b][0]) >= words.far
        and (one_minded[a][1][0].named or one_minded[b][1][0].named)
        and any(_alike(x, y, party) for x in one_minded[a][1] for y in one_minded[b][1])
    ]
    if not pairs:
        return []
    by_town: dict[int | None, list[Statement]] = {}
    for holder in sorted({holder for pair in pairs for holder in pair}):
        spot, mine = one_minded[holder]
        by_town.setdefault(spot.geonameid, []).extend(mine)
    sides = [Held(fine[0].name, ordered(mine)) for mine in by_town.values() if (fine := fine_places(ordered(mine)[0]))]
    return [Dispute("where", "true", "towns too far apart to be one place", tuple(sides), "town")]


def wider_place(said: Sequence[Statement], *, party: PartyOf) -> list[Dispute]:
    """A region by one voice, a town of the same country by another."""
    told = [each for each in said if each.claim.polarity == "+" and each.claim.status in ("happened", "ongoing")]
    towns = [each for each in told if fine_places(each)]
    regions = [each for each in told if not fine_places(each) and _regions(each)]
    pairs = [
        (t, r) for t in towns for r in regions
        if t.claim.report != r.claim.report and t.holder != r.holder and _inside(t, r) and _alike(t, r, party)
    ]  # fmt: skip
    if not pairs:
        return []
    groups = ordered(t for t, _ in pairs), ordered(r for _, r in pairs)
    names = fine_places(groups[0][0])[0].name, _regions(groups[1][0])[0].name
    sides = [Held(name, group) for name, group in zip(names, groups, strict=True)]
    return [Dispute("where", "apparent", "one place is wider than the other", tuple(sides), "wider place")]


def when(said: Sequence[Statement], words: DisputeWords, *, party: PartyOf) -> list[Dispute]:
    """Days by two named sides. A night, or two clocks, can make one day of two neighbours."""
    told = [each for each in said if each.named and each.claim.polarity == "+" and each.claim.status == "happened" and _day(each)]
    days = {holder: (_day(mine[0]), mine) for holder, mine in by_holder(told).items() if len({_day(each) for each in mine}) == 1}
    gaps = {
        (a, b): abs(days_apart(days[a][0], days[b][0]))
        for a, b in combinations(sorted(days), 2)
        if any(_alike(x, y, party) for x in days[a][1] for y in days[b][1])
    }
    far = [pair for pair, gap in gaps.items() if words.apart <= gap < words.stray]
    near = [pair for pair, gap in gaps.items() if 0 < gap < words.apart]
    if far:
        return [Dispute("when", "true", "days that exclude each other", _by_day(far, days), "day")]
    if near:
        return [Dispute("when", "apparent", "neighbouring days: one night, or two clocks", _by_day(near, days), "night")]
    return []


def _by_day(pairs: Sequence[tuple[str, str]], days: Mapping[str, tuple[str, list[Statement]]]) -> tuple[Held, ...]:
    found: dict[str, list[Statement]] = {}
    for holder in sorted({holder for pair in pairs for holder in pair}):
        day, mine = days[holder]
        found.setdefault(day, []).extend(mine)
    return tuple(Held(day, ordered(mine)) for day, mine in sorted(found.items()))


def _alike(one: Statement, other: Statement, party: PartyOf) -> bool:
    """Places and days differ here, so the deed must be the same by its mode."""
    return (one.claim.type, one.claim.mode) == (other.claim.type, other.claim.mode) and may_be_one(one, other, party=party)


def fine_places(each: Statement) -> list[Place]:
    """Towns and sites. A name in capitals is a dateline: where the report was written, not where it happened."""
    return [p for p in each.claim.place if p.precision in _FINE and p.lat is not None and p.lon is not None and not p.name.isupper()]


def _spot(each: Statement) -> Place | None:
    """The one town a claim names; none where it names several, or a way from one to another."""
    fine = [p for p in fine_places(each) if p.role == "at"]
    return fine[0] if len({p.geonameid for p in fine}) == 1 else None


def _regions(each: Statement) -> list[Place]:
    return [p for p in each.claim.place if p.precision == "region" and p.country]


def _inside(town: Statement, region: Statement) -> bool:
    """Of one country; and a town that shares its name with the region (Donetsk, the Donetsk region) is no narrower telling."""
    towns, regions = fine_places(town), _regions(region)
    if any(set(fold(t.name).split()) & set(fold(r.name).split()) for t in towns for r in regions):
        return False
    return any(t.country == r.country for t in towns for r in regions)


def _day(each: Statement) -> str:
    when = each.claim.when
    return when.earliest if when.earliest and when.earliest == when.latest and len(when.earliest) == 10 else ""


def days_apart(first: str, second: str) -> int:
    """Days from one ISO day to another, negative where the second is the earlier."""
    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def distance(one: Place, other: Place) -> float:
    """Kilometres on a sphere."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    a, b = radians(one.lat), radians(other.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(half))
