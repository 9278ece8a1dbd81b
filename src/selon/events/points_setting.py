"""Where and when: towns too far apart, or days, that two voices give for one happening; and a region against a town in it.

A voice that itself names several places or days tells of something spread out, and contradicts nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

from selon.events.disputes_deeds import groups, same_mode
from selon.events.disputes_voices import Dispute, Held, Statement, by_holder, ordered
from selon.events.disputes_words import DisputeWords
from selon.knowledge.fold import fold
from selon.model import Place

_FINE = frozenset({"town", "site"})
_EARTH = 6371.0


def where(said: Sequence[Statement], words: DisputeWords) -> list[Dispute]:
    told = [each for each in said if each.claim.polarity == "+" and each.claim.status == "happened" and _spot(each)]
    towns: dict[int | None, list[Statement]] = {}
    spots: dict[int | None, Place] = {}
    for mine in by_holder(told).values():
        found = [spot for each in mine if (spot := _spot(each))]
        if all(distance(found[0], other) < words.far for other in found):
            towns.setdefault(found[0].geonameid, []).extend(mine)
            spots.setdefault(found[0].geonameid, found[0])
    grouped = {town: groups(ordered(mine)) for town, mine in towns.items()}
    apart = [
        (a, b)
        for a, b in combinations(towns, 2)
        if distance(spots[a], spots[b]) >= words.far
        and any(each.named for each in (*towns[a], *towns[b]))
        and any(same_mode(x, y) for x in grouped[a] for y in grouped[b])
    ]
    engaged = dict.fromkeys(town for pair in apart for town in pair)
    if not engaged:
        return []
    sides = tuple(Held(fine_places(ordered(towns[town])[0])[0].name, ordered(towns[town])) for town in engaged)
    return [Dispute("where", "true", "towns too far apart to be one place", sides, "town")]


def wider_place(said: Sequence[Statement], words: DisputeWords) -> list[Dispute]:
    """A region by one voice, a town of the same country by another. Fighting goes on in many places at once."""
    told = [each for each in said if each.claim.polarity == "+" and each.claim.status in ("happened", "ongoing")]
    told = [each for each in told if each.claim.mode not in words.fights]
    towns = groups(each for each in told if fine_places(each))
    regions = groups(each for each in told if not fine_places(each) and _regions(each))
    pairs = [
        (t, r) for t in towns for r in regions
        if t.reports.isdisjoint(r.reports) and (t.first.holder != r.first.holder or not t.first.named)
        and _inside(t.first, r.first) and same_mode(t, r)
    ]  # fmt: skip
    if not pairs:
        return []
    narrow, wide = ordered(each for t, _ in pairs for each in t.said), ordered(each for _, r in pairs for each in r.said)
    sides = (Held(fine_places(narrow[0])[0].name, narrow), Held(_regions(wide[0])[0].name, wide))
    return [Dispute("where", "apparent", "one place is wider than the other", sides, "wider place")]


def when(said: Sequence[Statement], words: DisputeWords) -> list[Dispute]:
    """Days by two named sides. A night, or two clocks, can make one day of two neighbours."""
    told = [each for each in said if each.named and each.claim.polarity == "+" and each.claim.status == "happened" and _day(each)]
    days = {holder: (_day(mine[0]), mine) for holder, mine in by_holder(told).items() if len({_day(each) for each in mine}) == 1}
    grouped = {holder: groups(mine) for holder, (_, mine) in days.items()}
    gaps = {
        (a, b): abs(days_apart(days[a][0], days[b][0]))
        for a, b in combinations(sorted(days), 2)
        if days[a][0] != days[b][0] and any(same_mode(x, y) for x in grouped[a] for y in grouped[b])
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
