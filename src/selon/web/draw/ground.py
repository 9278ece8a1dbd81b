"""The ground of the map: the lands that a window shows as paths, coasts and borders as lines, in one view of the world. Pure.

A land is drawn of its pieces; a line is a border where the pieces on its two sides belong to two countries, dashed where the
view says that it is not agreed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from selon.web.draw.projection import Cap, Point, Window, cap, project, reached

Box = tuple[float, float, float, float]
Polygon = tuple[tuple[int, ...], ...]
# Points nearer to each other on the paper than this say nothing; of half the earth, coarser lines say enough.
_FINE, _COARSE, _FAR = 0.8, 2.2, 2500.0
_MARGIN = 8.0


class Border(msgspec.Struct, frozen=True):
    """A dashed line between two pieces or countries, within a box of degrees (west, south, east, north) or all along."""

    left: str
    right: str
    within: Box | None = None


class Outlines(msgspec.Struct, frozen=True, eq=False):
    """`arcs` in degrees (lon, lat); `pieces` of polygons of rings of arcs (~n backwards); `owners`: view → piece → country."""

    arcs: tuple[tuple[Point, ...], ...]
    pieces: Mapping[str, tuple[Polygon, ...]]
    owners: Mapping[str, Mapping[str, str]]
    borders: Mapping[str, tuple[Border, ...]]


class Land(msgspec.Struct, frozen=True):
    """A piece on the paper. `country` in the view drawn, `own` by itself; `at`: where its name can stand, `room` for it."""

    piece: str
    country: str
    own: str
    path: str
    at: Point
    room: float


class Ground(msgspec.Struct, frozen=True):
    lands: tuple[Land, ...]
    coasts: str
    borders: str
    dashed: str


def country_at(outlines: Outlines, view: str, *, lat: float, lon: float) -> str | None:
    """The country that a point lies in, as the view draws it; "" where it is nobody's, None at sea."""
    for piece, polygons in outlines.pieces.items():
        for polygon in polygons:
            if sum(_holds(outlines, ring, lat, lon) for ring in polygon) % 2:
                return outlines.owners[view][piece]
    return None


def ground(outlines: Outlines, view: str, window: Window) -> Ground:
    drawn = _Drawn(outlines, window)
    owners, own = outlines.owners[view], outlines.owners["own"]
    lands, sides = [], defaultdict(set)
    for piece, polygons in outlines.pieces.items():
        rings: list[list[Point]] = []
        for polygon in polygons:
            shown = [clipped for ring in polygon if (clipped := drawn.ring(ring))]
            if shown:
                rings += shown
                for ring in polygon:
                    for each in ring:
                        sides[each if each >= 0 else ~each].add(piece)
        if rings:
            at, room = _label(max(rings, key=_area))
            lands.append(Land(piece, owners[piece], own[piece], "".join(_path(ring) + "z" for ring in rings), at, room))
    lines = _lines(drawn, sides, owners, outlines.borders[view])
    return Ground(tuple(lands), lines["coast"], lines["border"], lines["dashed"])


class _Drawn:
    """Arcs on the paper, each projected and thinned once, so that neighbours keep sharing it."""

    def __init__(self, outlines: Outlines, window: Window) -> None:
        self.outlines, self.window = outlines, window
        self.fine = _COARSE if window.world or window.half_width > _FAR else _FINE
        self.arc = lru_cache(maxsize=None)(self._arc)

    def _arc(self, number: int) -> tuple[Point, ...]:
        placed = project(self.window, self.outlines.arcs[number])
        kept = [placed[0]]
        for x, y in placed[1:-1]:
            if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= self.fine:
                kept.append((x, y))
        return (*kept, placed[-1])

    def ring(self, ring: tuple[int, ...]) -> list[Point]:
        """What of it lies in the window; nothing where it is too small to see."""
        if not reached(self.window, _cap(self.outlines, ring)):
            return []
        points: list[Point] = []
        for each in ring:
            arc = self.arc(each) if each >= 0 else self.arc(~each)[::-1]
            points.extend(arc[1:] if points else arc)
        low_x, high_x = min(p[0] for p in points), max(p[0] for p in points)
        low_y, high_y = min(p[1] for p in points), max(p[1] for p in points)
        width, height = self.window.width, self.window.height
        if high_x < -_MARGIN or low_x > width + _MARGIN or high_y < -_MARGIN or low_y > height + _MARGIN:
            return []
        if max(high_x - low_x, high_y - low_y) < 1.5 * self.fine or (self.window.world and _torn(points, width)):
            return []
        return clipped(points, (-_MARGIN, -_MARGIN, width + _MARGIN, height + _MARGIN))


@lru_cache(maxsize=8192)
def _cap(outlines: Outlines, ring: tuple[int, ...]) -> Cap:
    return cap([point for each in ring for point in outlines.arcs[each if each >= 0 else ~each]])


def _torn(points: Sequence[Point], width: float) -> bool:
    """Across the edge of the world: what it would draw is a band from one side to the other."""
    return any(abs(one[0] - other[0]) > width / 2 for one, other in pairwise(points))


def clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """Sutherland and Hodgman: the ring within a box of the paper."""
    points = list(ring)
    for axis, bound, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        kept: list[Point] = []
        for one, other in zip(points, points[1:] + points[:1], strict=True):
            in_one, in_other = (one[axis] - bound) * sign >= 0, (other[axis] - bound) * sign >= 0
            if in_one:
                kept.append(one)
            if in_one != in_other:
                part = (bound - one[axis]) / (other[axis] - one[axis])
                kept.append((one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])))
        points = kept
        if not points:
            return []
    return points


def _lines(drawn: _Drawn, sides: Mapping[int, set[str]], owners: Mapping[str, str], borders: Sequence[Border]) -> dict[str, str]:
    users = _users(drawn.outlines)
    found: dict[str, list[str]] = {"coast": [], "border": [], "dashed": []}
    for number in sorted(sides):
        pieces = users[number]
        if len(pieces) == 1:
            found["coast"].extend(_runs(drawn, drawn.arc(number)))
            continue
        left, right = sorted(pieces)[:2]
        rule = next((each for each in borders if _between(each, left, right, owners)), None)
        if rule is None and owners[left] == owners[right]:
            # What is nobody's on both sides are still two lands that are claimed apart.
            kind = "dashed" if not owners[left] else ""
        else:
            kind = "dashed" if rule is not None or not owners[left] or not owners[right] else "border"
        if rule is not None and rule.within is not None:
            for dashed, part in _parted(drawn.outlines.arcs[number], rule.within):
                found["dashed" if dashed else "border"].extend(_runs(drawn, project(drawn.window, part)))
        elif kind:
            found[kind].extend(_runs(drawn, drawn.arc(number)))
    return {kind: "".join(runs) for kind, runs in found.items()}


def _between(border: Border, left: str, right: str, owners: Mapping[str, str]) -> bool:
    """Between the pieces themselves, or between two countries that they belong to."""
    if {border.left, border.right} == {left, right}:
        return True
    return owners[left] != owners[right] and {border.left, border.right} == {owners[left], owners[right]}


@lru_cache(maxsize=2)
def _users(outlines: Outlines) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for piece, polygons in outlines.pieces.items():
        for polygon in polygons:
            for ring in polygon:
                for each in ring:
                    found[each if each >= 0 else ~each].add(piece)
    return found


def _parted(arc: Sequence[Point], box: Box) -> Iterator[tuple[bool, list[Point]]]:
    """Stretches of an arc within and without a box, each from where the last one ended."""
    run: list[Point] = [arc[0]]
    state = _boxed(arc[0], box)
    for point in arc[1:]:
        run.append(point)
        if _boxed(point, box) != state:
            yield state, run
            run, state = [point], not state
    if len(run) > 1:
        yield state, run


def _boxed(point: Point, box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _runs(drawn: _Drawn, points: Sequence[Point]) -> Iterable[str]:
    """The stretches of a line that the window shows."""
    width, height = drawn.window.width, drawn.window.height
    run: list[Point] = []
    for one, other in pairwise(points):
        away = (
            max(one[0], other[0]) < -_MARGIN or min(one[0], other[0]) > width + _MARGIN or max(one[1], other[1]) < -_MARGIN
            or min(one[1], other[1]) > height + _MARGIN or (drawn.window.world and abs(one[0] - other[0]) > width / 2)
        )  # fmt: skip
        if away:
            if run:
                yield _path(run)
            run = []
        else:
            run = [*run, other] if run else [one, other]
    if run:
        yield _path(run)


def _path(points: Sequence[Point]) -> str:
    """Absolute to begin with, then from point to point: shorter by half."""
    x, y = round(points[0][0], 1), round(points[0][1], 1)
    parts = [f"M{x:g} {y:g}"]
    for point in points[1:]:
        dx, dy = round(point[0] - x, 1), round(point[1] - y, 1)
        if dx or dy:
            parts.append(f"l{dx:g} {dy:g}")
            x, y = round(x + dx, 1), round(y + dy, 1)
    return "".join(parts)


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def _label(ring: Sequence[Point]) -> tuple[Point, float]:
    """The middle of the longest stretch of level line within the ring, and its length: where a name fits best."""
    low, high = min(p[1] for p in ring), max(p[1] for p in ring)
    best, at = 0.0, ring[0]
    for step in range(1, 12):
        y = low + (high - low) * step / 12
        crossings = sorted(
            a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True) if (a[1] > y) != (b[1] > y)
        )
        for left, right in zip(crossings[::2], crossings[1::2], strict=False):
            # Nearer to the middle is better where the room is the same.
            worth = (right - left) * (1 - abs(step - 6) / 14)
            if worth > best:
                best, at = worth, ((left + right) / 2, y)
    return (round(at[0], 1), round(at[1], 1)), round(best, 1)


def _holds(outlines: Outlines, ring: tuple[int, ...], lat: float, lon: float) -> bool:
    points, box = _degrees(outlines, ring)
    # A land across the 180th meridian goes on beyond it, on one side or the other.
    return any(_boxed((lon + turn, lat), box) and _inside((lon + turn, lat), points) for turn in (0, 360, -360))


@lru_cache(maxsize=8192)
def _degrees(outlines: Outlines, ring: tuple[int, ...]) -> tuple[list[Point], Box]:
    """A ring without a jump at the 180th meridian."""
    points: list[Point] = []
    for each in ring:
        for lon, lat in outlines.arcs[each] if each >= 0 else outlines.arcs[~each][::-1]:
            last = points[-1][0] if points else lon
            points.append((lon - 360 * round((lon - last) / 360), lat))
    xs, ys = zip(*points, strict=True)
    return points, (min(xs), min(ys), max(xs), max(ys))


def _inside(at: Point, ring: Sequence[Point]) -> bool:
    x, y = at
    within = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            within = not within
    return within
