"""What is told of places, on the ground: discs as wide as the text leaves it, tinted countries, names that do not collide. Pure.

A town is a small disc, a region one that reaches about as far as the region, a country its outline. Where a region's reach is not
known its country is drawn: coarser than the text, never finer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from selon.dossier import PlaceTold
from selon.web.draw.ground import Ground, Outlines
from selon.web.draw.projection import Point, Window, azimuthal, fitted, project

# Kilometres. A town is told as a whole, whatever is told of it, and nobody needs to see less than a province around it.
TOWN = 12.0
NARROWEST = 760.0
_LEAST = 4.5
_SHARE, _WIDER = 0.85, 1.35
_STRONGER = {"claimed": 0, "corroborated": 1, "contested": 2}


class Reach(msgspec.Struct, frozen=True):
    """The middle of a region and how far it reaches from there, roughly."""

    lat: float
    lon: float
    km: float


class Area(msgspec.Struct, frozen=True):
    """A disc on the paper for the place `number` of the list (from 1)."""

    number: int
    name: str
    ground: str
    precision: str
    x: float
    y: float
    r: float


class Tint(msgspec.Struct, frozen=True):
    """A piece of a country for all the places of the list that are told under no finer name."""

    numbers: tuple[int, ...]
    ground: str
    path: str


class Name(msgspec.Struct, frozen=True):
    words: str
    x: float
    y: float
    anchor: str
    kind: str
    number: int = 0


class Map(msgspec.Struct, frozen=True):
    """`outside`: places that the window leaves out; `nowhere`: those that no outline is known for. `bar` is `bar_km` long."""

    window: Window
    ground: Ground
    tints: tuple[Tint, ...]
    areas: tuple[Area, ...]
    names: tuple[Name, ...]
    outside: tuple[int, ...]
    nowhere: tuple[int, ...]
    bar: float
    bar_km: int


class Spot(msgspec.Struct, frozen=True):
    """Where a place of the list is to be drawn: a disc, or a country."""

    number: int
    place: PlaceTold
    reach: Reach | None
    country: str | None


def spots(places: Sequence[PlaceTold], reaches: Mapping[str, Reach]) -> tuple[Spot, ...]:
    found = []
    for number, place in enumerate(places, 1):
        reach = Reach(place.lat, place.lon, TOWN) if place.lat is not None and place.lon is not None else reaches.get(place.key)
        found.append(Spot(number, place, reach, None if reach else place.country))
    return tuple(found)


def window_of(found: Sequence[Spot], outlines: Outlines, *, width: float, height: float, every: bool = False) -> Window:
    """Around the most of what is told: what lies far from it is left out, unless `every` place is asked for.

    A country is only as wide as it is where nothing finer is told.
    """
    discs = [(each.reach.lat, each.reach.lon, each.reach.km, len(each.place.events)) for each in found if each.reach]
    if discs and not every:
        discs = _nearest(discs)
    held = [(lat, lon, km) for lat, lon, km, _ in discs]
    if every or not held:
        held += [corner for each in found if each.country for corner in _corners(outlines, each.country)]
    return fitted(held, width=width, height=height, least=NARROWEST)


def _nearest(discs: list[tuple[float, float, float, int]]) -> list[tuple[float, float, float, int]]:
    """Those around the densest of them that hold most of the events, and what lies little farther."""
    total = sum(each[3] for each in discs)

    def ranked(one: tuple[float, float, float, int]) -> list[tuple[float, tuple[float, float, float, int]]]:
        return sorted((_far(one, other), other) for other in discs)

    def radius(one: tuple[float, float, float, int]) -> float:
        held = 0
        for far, other in ranked(one):
            held += other[3]
            if held >= total * _SHARE:
                return far
        return 0.0

    # A hundred of the most told are enough to find the middle among.
    middle = min(sorted(discs, key=lambda each: -each[3])[:100], key=radius)
    reach = radius(middle) * _WIDER
    return [other for far, other in ranked(middle) if far <= reach]


def _far(one: Sequence[float], other: Sequence[float]) -> float:
    x, y = azimuthal(one[0], one[1], other[0], other[1])
    return float((x * x + y * y) ** 0.5)


def _corners(outlines: Outlines, country: str) -> Iterable[tuple[float, float, float]]:
    """Points of a country's largest polygon, enough to fit a window around it."""
    polygons = outlines.pieces.get(country) or outlines.pieces.get(_own_piece(outlines, country), ())
    rings = [[point for each in polygon[0] for point in outlines.arcs[each if each >= 0 else ~each]] for polygon in polygons]
    largest = max(rings, key=lambda ring: max(p[1] for p in ring) - min(p[1] for p in ring), default=[])
    return ((lat, lon, 0.0) for lon, lat in largest[:: max(1, len(largest) // 60)])


def _own_piece(outlines: Outlines, country: str) -> str:
    return next((piece for piece, own in outlines.owners["own"].items() if own == country), "")


def drawn(found: Sequence[Spot], on: Ground, window: Window, *, countries: Mapping[str, str], most: int = 40) -> Map:
    """`countries`: code → name in the language of the page. At most so many names of places."""
    areas, outside = [], []
    for each in found:
        if each.reach is None:
            continue
        ((x, y),) = project(window, [(each.reach.lon, each.reach.lat)])
        r = max(each.reach.km * window.scale, _LEAST)
        if not (-r < x < window.width + r and -r < y < window.height + r):
            outside.append(each.number)
            continue
        areas.append(Area(each.number, each.place.name, each.place.ground, each.place.precision, round(x, 1), round(y, 1), round(r, 1)))
    # The wide ones lie beneath, so that none hides another.
    areas.sort(key=lambda area: (-area.r, area.number))
    tints, told = _tints(found, on)
    outside += [each.number for each in found if each.country and each.number not in told and _has_land(each.country, on)]
    nowhere = tuple(each.number for each in found if each.reach is None and not each.country)
    unseen = [each.number for each in found if each.country and each.number not in told and each.number not in outside]
    bar_km = _round_length(window)
    return Map(
        window=window,
        ground=on,
        tints=tints,
        areas=tuple(areas),
        names=_names(areas, tints, on, window, countries, most),
        outside=tuple(sorted({*outside, *unseen})),
        nowhere=nowhere,
        bar=round(bar_km * window.scale, 1),
        bar_km=bar_km,
    )


def _tints(found: Sequence[Spot], on: Ground) -> tuple[tuple[Tint, ...], set[int]]:
    by_country: dict[str, list[Spot]] = {}
    for each in found:
        if each.country:
            by_country.setdefault(each.country, []).append(each)
    tints: list[Tint] = []
    told: set[int] = set()
    for land in on.lands:
        # What a piece is called by itself is found too: a view that gives it to another does not hide it.
        here = [each for code in dict.fromkeys((land.country, land.own, land.piece)) for each in by_country.get(code, ())]
        if here:
            ground = max((each.place.ground for each in here), key=lambda each: _STRONGER[each])
            numbers = tuple(sorted({each.number for each in here}))
            tints.append(Tint(numbers, ground, land.path))
            told.update(numbers)
    return tuple(tints), told


def _has_land(country: str, on: Ground) -> bool:
    return any(country in (land.country, land.own, land.piece) for land in on.lands)


def _round_length(window: Window) -> int:
    """About a sixth of the width, as a length that people say."""
    wanted = window.half_width / 3
    return max((each for each in (50, 100, 200, 500, 1000, 2000, 5000) if each <= wanted), default=50)


Box = tuple[float, float, float, float]
_LETTER, _LINE = 7.0, 14.0
# A disc of this radius has room for a name.
_WIDE = 14.0


def _names(
    areas: Sequence[Area], tints: Sequence[Tint], on: Ground, window: Window, countries: Mapping[str, str], most: int
) -> tuple[Name, ...]:
    """Those of most events first, beside their disc where there is room; then the countries, where their land is widest."""
    taken: list[Box] = [_round(area) for area in areas if area.r < _WIDE]
    # The scale stands in the lower left corner.
    taken.append((0, window.height - 28, 30 + _round_length(window) * window.scale + 60, window.height))
    names: list[Name] = []
    for area in sorted(areas, key=lambda each: each.number)[:most]:
        for x, y, anchor in _beside(area):
            box = _box(area.name, x, y, anchor, _LETTER)
            if _free(box, taken, window):
                names.append(Name(area.name, round(x, 1), round(y, 1), anchor, "region" if area.r >= _WIDE else "town", area.number))
                taken.append(box)
                break
    taken += [_round(area) for area in areas if area.r >= _WIDE]
    seen: set[str] = set()
    for land in sorted(on.lands, key=lambda each: -each.room):
        words = countries.get(land.country, "")
        if not words or land.country in seen:
            continue
        for down in (4.0, 22.0, -16.0, 40.0, -34.0):
            at: Point = (land.at[0], land.at[1] + down)
            box = _box(words, at[0], at[1], "middle", 7.6)
            if box[2] - box[0] <= land.room * 1.15 and _free(box, taken, window):
                names.append(Name(words, round(at[0], 1), round(at[1], 1), "middle", "country"))
                taken.append(box)
                seen.add(land.country)
                break
    return tuple(names)


def _round(area: Area) -> Box:
    return (area.x - area.r, area.y - area.r, area.x + area.r, area.y + area.r)


def _beside(area: Area) -> Iterable[tuple[float, float, str]]:
    if area.r >= _WIDE:
        # Within the disc only where the name is shorter than the disc is wide there; else above or below it.
        half = len(area.name) * _LETTER / 2 + 5
        drop = (area.r**2 - half**2) ** 0.5 if half < area.r else 0.0
        within = ((area.x, area.y - drop + 12, "middle"), (area.x, area.y + drop - 4, "middle")) if drop > 12 else ()
        return (*within, (area.x, area.y - area.r - 5, "middle"), (area.x, area.y + area.r + 14, "middle"))
    gap = area.r + 4
    return (
        (area.x + gap, area.y + 4, "start"), (area.x - gap, area.y + 4, "end"), (area.x, area.y - gap, "middle"),
        (area.x, area.y + gap + 9, "middle"), (area.x + gap, area.y - 6, "start"), (area.x + gap, area.y + 14, "start"),
        (area.x - gap, area.y - 6, "end"), (area.x - gap, area.y + 13, "end"),
    )  # fmt: skip


def _box(words: str, x: float, y: float, anchor: str, letter: float) -> Box:
    width = len(words) * letter
    left = x if anchor == "start" else x - width if anchor == "end" else x - width / 2
    return (left - 1, y - _LINE + 2, left + width + 1, y + 3)


def _free(box: Box, taken: Sequence[Box], window: Window) -> bool:
    if box[0] < 2 or box[1] < 2 or box[2] > window.width - 2 or box[3] > window.height - 2:
        return False
    return all(box[2] < other[0] or box[0] > other[2] or box[3] < other[1] or box[1] > other[3] for other in taken)
