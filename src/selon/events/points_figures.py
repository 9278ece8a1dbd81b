"""How many: figures of one count that cannot both hold, and those that only seem so.

They truly contradict each other where named sides still hold them at their last word. What one side corrects, what grew from day
to day, and what is only told more widely ("dozens" and 45) is apparent.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from itertools import combinations

import msgspec

from selon.events.disputes_voices import Dispute, Held, Statement, ordered
from selon.events.disputes_words import DisputeWords
from selon.events.points_camps import camps, last, without_strays
from selon.events.points_counted import ANYBODY, Bounds, Figure, figure_words, figures_of, scales
from selon.events.points_setting import days_apart, distance, fine_places
from selon.events.points_whether import denied_kind

_UPDATED = "updated by"


def how_many(said: Sequence[Statement], words: DisputeWords, *, one_people: bool = False) -> list[Dispute]:
    """`one_people`: the voices differ on who they were that all of them count, so what they call them keeps no figures apart."""
    of_a_kind = {each.claim.id for each in denied_kind(said, words)}
    figures = [f for each in said if each.claim.id not in of_a_kind for f in figures_of(each, words)]
    if one_people:
        figures = [msgspec.structs.replace(f, of=ANYBODY) if f.of.kind == "group" else f for f in figures]
    found: list[Dispute] = []
    for unit in sorted({f.unit for f in figures}):
        for scale in scales([f for f in figures if f.unit == unit], words):
            told = _wholes(scale) if unit in words.rising else scale
            found += _true(told, words)
            found += _apparent(told, words)
    return found


def _wholes(figures: Sequence[Figure]) -> list[Figure]:
    """Of what one voice counts in one report on one day the most: the others are parts of it, or of something else. A correction
    ("63, then 89") is one claim with both."""
    most: dict[tuple[str, str, str | None], Figure] = {}
    for f in figures:
        key = (f.said.holder, f.said.claim.report, f.said.day)
        if key not in most or _size(f) > _size(most[key]):
            most[key] = f
    kept = []
    for f in figures:
        top = most[f.said.holder, f.said.claim.report, f.said.day]
        if f.denied or f.high == 0 or f.said.claim.id == top.said.claim.id or _size(f) == _size(top):
            kept.append(f)
    return kept


def _size(figure: Figure) -> float:
    return figure.low or figure.high or 0


# whether two figures can both hold ---------------------------------------------------------------------------------


def _apart(one: Figure, other: Figure) -> bool:
    """Disjoint, and of the same people: soldiers are not compared with civilians."""
    if one.of.name and other.of.name and one.of.name != other.of.name:
        return False
    if one.denied != other.denied:
        return not (_below(one, other) or _below(other, one))
    return not one.denied and (_below(one, other) or _below(other, one))


def _below(one: Figure, other: Figure) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


def _wider(one: Figure, other: Figure, words: DisputeWords) -> bool:
    """`one` leaves open what `other` says: more than it, around it."""
    if one.high is None and other.low is not None and other.low > words.wide * (one.low or 0):
        return False
    low = one.low is None or (other.low is not None and one.low <= other.low)
    high = one.high is None or (other.high is not None and other.high <= one.high)
    return low and high and one.bounds != other.bounds


def _elsewhere(one: Figure, other: Figure, words: DisputeWords) -> str:
    """Another time or place that the two figures are said of."""
    first, second = one.said.claim.when, other.said.claim.when
    if first.earliest and first.latest and second.earliest and second.latest:
        gap = max(days_apart(first.latest, second.earliest), days_apart(second.latest, first.earliest))
        if words.apart <= gap < words.stray:
            return "said of different days"
    towns = [fine_places(f.said) for f in (one, other)]
    if all(towns) and all(distance(a, b) >= words.far for a in towns[0] for b in towns[1]):
        return "said of different places"
    return ""


def _of_a_part(one: Figure, other: Figure) -> bool:
    """The lower figure has a town and the higher none: 22 drones over the capital, of 39 in all."""
    low, high = sorted((one, other), key=_size)
    return bool(fine_places(low.said)) and not fine_places(high.said)


# the true ones --------------------------------------------------------------------------------------------------------


def _true(figures: Sequence[Figure], words: DisputeWords) -> list[Dispute]:
    """Sides whose last words are apart. A side is who is named; against a denial, reports speak for themselves too."""
    contested = any(f.said.named and (f.denied or f.high == 0) for f in figures)
    voices = [f for f in figures if f.said.named or contested]
    camp = camps(voices)
    sides: dict[str, list[Figure]] = {}
    for figure in without_strays(voices, camp, figures):
        sides.setdefault(camp[figure.holder], []).append(figure)
    opposed = [pair for pair in combinations(sorted(sides), 2) if _opposed(sides[pair[0]], sides[pair[1]], words)]
    engaged = sorted({each for pair in opposed for each in pair})
    if not engaged:
        return []
    held = [Held(_course(sides[each]), ordered(f.said for f in _joined(sides[each], figures, voices))) for each in engaged]
    return [Dispute("how_many", "true", "figures of different sides that cannot both hold", tuple(held), _aspect(figures))]


def _opposed(one: Sequence[Figure], other: Sequence[Figure], words: DisputeWords) -> bool:
    named = [any(f.said.named for f in side) for side in (one, other)]
    denied = [any(f.said.named and (f.denied or f.high == 0) for f in side) for side in (one, other)]
    if not (all(named) or any(denied)):
        return False
    pairs = [(x.first, y.first) for x in _alike(last(one)) for y in _alike(last(other))]
    if not all(_apart(x, y) and not _elsewhere(x, y, words) for x, y in pairs):
        return False
    parties = {a.country for f in (*one, *other) for a in (*f.said.claim.actor, *f.said.claim.recipient) if a.country}
    return one[0].unit not in words.rising or not all(_grew(x, y, parties) for x, y in pairs)


def _grew(one: Figure, other: Figure, parties: Collection[str]) -> bool:
    """A toll that one gave earlier and lower than the other: both may be right, unless they are the parties to the deed."""
    early, late = sorted((one, other), key=lambda f: f.said.day or "")
    if not early.said.day or early.said.day == late.said.day or not early.high or not _below(early, late):
        return False
    return not {one.holder, other.holder} <= set(parties)


def _joined(camp: Sequence[Figure], figures: Sequence[Figure], voices: Sequence[Figure]) -> Iterable[Figure]:
    """With the camp's own, the reports that give one of its figures in their own voice."""
    mine = {f.bounds for f in camp}
    others = {f.bounds for f in voices} - mine
    yield from camp
    yield from (f for f in figures if not f.said.named and f.bounds in mine - others)


# the apparent ones ------------------------------------------------------------------------------------------------------


class _Alike(msgspec.Struct, frozen=True, eq=False):
    """Figures that compare alike: of one voice, day, time and place. Reports in their own voice count as one here."""

    said: tuple[Figure, ...]
    reports: frozenset[str]
    claims: frozenset[str]

    @property
    def first(self) -> Figure:
        return self.said[0]


def _alike(figures: Iterable[Figure]) -> list[_Alike]:
    found: dict[Hashable, list[Figure]] = {}
    for f in figures:
        when, towns = f.said.claim.when, frozenset(p.geonameid or p.name for p in fine_places(f.said))
        key = (f.bounds, f.of, f.holder, f.said.day, when.earliest, when.latest, towns)
        found.setdefault(key, []).append(f)
    return [
        _Alike(tuple(group), frozenset(f.said.claim.report for f in group), frozenset(f.said.claim.id for f in group))
        for group in found.values()
    ]


def _apparent(figures: Sequence[Figure], words: DisputeWords) -> list[Dispute]:
    """All values of one count that differ with a reason, as one dispute: a toll told day by day is one matter, not ten."""
    reasons: dict[str, str] = {}
    involved: dict[int, _Alike] = {}
    named = [f for f in figures if f.said.named]
    kept = [*without_strays(named, camps(named), figures), *(f for f in figures if not f.said.named)]
    for one, other in combinations(_alike(sorted(kept, key=lambda f: f.said.order)), 2):
        reason = _reason(one, other, words)
        if reason:
            # One speaker of a side stands for it: "updated by" is said of each side once.
            reasons.setdefault(one.first.holder if reason.startswith(_UPDATED) else reason, reason)
            involved.update({id(one): one, id(other): other})
    if not reasons:
        return []
    by_value: dict[Bounds, list[Figure]] = {}
    for group in involved.values():
        by_value.setdefault(group.first.bounds, []).extend(group.said)
    sides = tuple(Held(figure_words(group[0]), ordered(f.said for f in group)) for group in by_value.values())
    return [Dispute("how_many", "apparent", "; ".join(reasons.values()), sides, _aspect(figures) + " apparent")]


def _reason(one_like: _Alike, other_like: _Alike, words: DisputeWords) -> str:
    one, other = one_like.first, other_like.first
    if one.bounds == other.bounds or one.denied or other.denied or 0 in (one.high, other.high):
        return ""
    days = sorted(day for day in (one.said.day, other.said.day) if day)
    later = len(days) == 2 and days[0] != days[1]
    if not _apart(one, other):
        elsewhere = len(one_like.reports | other_like.reports) > 1
        wider = _wider(one, other, words) or _wider(other, one, words)
        if one.holder == other.holder and one.low == other.low:
            return ""  # "89", then "more than 89": one number, told loosely
        return "one figure is wider than the other" if elsewhere and wider else ""
    early, late = sorted((one, other), key=lambda f: f.said.day or "")
    if later and _below(late, early) and (early.low or 0) > words.wide * (late.high or 0):
        return ""  # a toll grows tenfold, but nobody takes back nine tenths of it: another count
    if reason := _elsewhere(one, other, words):
        return reason
    in_one_breath = not one_like.claims.isdisjoint(other_like.claims)
    if one.holder == other.holder and (later or in_one_breath):
        return f"{_UPDATED} {one.said.speaker}"
    rising = one.unit in words.rising
    if not rising and not one_like.reports.isdisjoint(other_like.reports) and _of_a_part(one, other):
        return "one place against the whole"
    if rising and later and not (one.said.named and other.said.named):
        return "given on different days"
    return ""


# words ----------------------------------------------------------------------------------------------------------------


def _aspect(figures: Sequence[Figure]) -> str:
    first = figures[0]
    return f"{first.unit} {first.of.name}".strip() if first.of.kind in ("part", "thing") else first.unit


def _course(figures: Sequence[Figure]) -> str:
    """What a side says, its earlier figures first: `63 killed, then 89 killed`."""
    return ", then ".join(dict.fromkeys(figure_words(f) for f in sorted(figures, key=lambda f: f.said.order)))
