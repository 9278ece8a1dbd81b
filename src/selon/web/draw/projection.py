"""From degrees to the paper: equal areas around the middle of a window, or the whole earth at once. Pure.

A window is a middle and how many kilometres there are to its edges. Up to half a hemisphere it is Lambert's azimuthal equal-area
projection, beyond that Equal Earth (Šavrič, Patterson, Jenny 2018) cut through the Bering Strait, where it cuts no land.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import msgspec

EARTH = 6371.0
# Beyond this an azimuthal map turns the far lands inside out.
_WIDEST = 5200.0
# Cut at 169° west, between two continents; from where people live in the north to where they do in the south.
_WORLD_MIDDLE, _NORTH, _SOUTH = 11.0, 83.7, -57.0
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_M = math.sqrt(3) / 2

Point = tuple[float, float]


class Window(msgspec.Struct, frozen=True):
    """`half_width` and `half_height` in kilometres; `width` and `height` in units of the drawing. `world`: the whole of it."""

    lat: float
    lon: float
    half_width: float
    half_height: float
    width: float
    height: float
    world: bool = False

    @property
    def scale(self) -> float:
        """Units of the drawing for a kilometre in the middle."""
        return self.width / (2 * self.half_width)


def whole(width: float) -> Window:
    """All of the inhabited earth."""
    reach_x, reach_y = _equal_earth(180, 0)[0] * EARTH, (_equal_earth(0, _NORTH)[1] - _equal_earth(0, _SOUTH)[1]) / 2 * EARTH
    return Window(0, _WORLD_MIDDLE, reach_x, reach_y, width, round(width * reach_y / reach_x, 1), world=True)


def fitted(discs: Iterable[tuple[float, float, float]], *, width: float, height: float, least: float) -> Window:
    """The smallest window with all the discs (lat, lon, km) and a margin; never narrower than `least` kilometres across."""
    held = list(discs)
    if not held:
        return whole(width)
    # The middle of the points on the globe, so that 179° east and west are neighbours.
    x, y, z = (sum(axis) for axis in zip(*(_vector(lat, lon) for lat, lon, _ in held), strict=True))
    lat, lon = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    for _ in range(2):
        placed = [(azimuthal(lat, lon, each[0], each[1]), each[2]) for each in held]
        low_x, high_x = min(p[0] - km for p, km in placed), max(p[0] + km for p, km in placed)
        low_y, high_y = min(p[1] - km for p, km in placed), max(p[1] + km for p, km in placed)
        lat, lon = _back(lat, lon, (low_x + high_x) / 2, (low_y + high_y) / 2)
    half = max((high_x - low_x) / 2 * 1.16, (high_y - low_y) / 2 * 1.16 * width / height, least / 2)
    if half > _WIDEST:
        return whole(width)
    return Window(round(lat, 2), round(lon, 2), round(half, 1), round(half * height / width, 1), width, height)


def project(window: Window, points: Sequence[Point]) -> list[Point]:
    """(lon, lat) in degrees → (x, y) on the paper, y downwards."""
    if window.world:
        found = [_equal_earth(lon - window.lon, lat) for lon, lat in points]
        k = EARTH * window.scale
        middle = (_equal_earth(0, _NORTH)[1] + _equal_earth(0, _SOUTH)[1]) / 2
        return [(window.width / 2 + x * k, window.height / 2 - (y - middle) * k) for x, y in found]
    sin0, cos0 = math.sin(math.radians(window.lat)), math.cos(math.radians(window.lat))
    k, middle_x, middle_y, lon0 = EARTH * window.scale, window.width / 2, window.height / 2, window.lon
    radians, sin, cos, sqrt = math.radians, math.sin, math.cos, math.sqrt
    placed = []
    for lon, lat in points:
        phi, dl = radians(lat), radians(lon - lon0)
        s, c, cd = sin(phi), cos(phi), cos(dl)
        far = k * sqrt(2 / max(1 + sin0 * s + cos0 * c * cd, 0.1))
        placed.append((middle_x + far * c * sin(dl), middle_y - far * (cos0 * s - sin0 * c * cd)))
    return placed


class Cap(msgspec.Struct, frozen=True):
    """A part of the globe: a middle as a unit vector, and how far the farthest point lies from it, in radians."""

    middle: tuple[float, float, float]
    reach: float


def cap(points: Sequence[Point]) -> Cap:
    """What holds all of these."""
    placed = [_vector(lat, lon) for lon, lat in points]
    x, y, z = (sum(axis) for axis in zip(*placed, strict=True))
    length = math.sqrt(x * x + y * y + z * z) or 1.0
    middle = (x / length, y / length, z / length)
    return Cap(middle, max(math.acos(max(-1.0, min(1.0, _dot(middle, each)))) for each in placed))


def reached(window: Window, part: Cap) -> bool:
    """Whether a window can show any of it. What lies on the other half of the globe is none of an azimuthal map's."""
    if window.world:
        return True
    across = 2 * math.asin(min(math.hypot(window.half_width, window.half_height) * 1.05 / (2 * EARTH), 1.0))
    return math.acos(max(-1.0, min(1.0, _dot(part.middle, _vector(window.lat, window.lon))))) <= across + part.reach


def _vector(lat: float, lon: float) -> tuple[float, float, float]:
    phi, lam = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


def _dot(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def azimuthal(lat0: float, lon0: float, lat: float, lon: float) -> Point:
    """Kilometres east and north of a middle, areas kept."""
    p0, p, dl = math.radians(lat0), math.radians(lat), math.radians(lon - lon0)
    far = EARTH * math.sqrt(2 / max(1 + math.sin(p0) * math.sin(p) + math.cos(p0) * math.cos(p) * math.cos(dl), 0.1))
    return far * math.cos(p) * math.sin(dl), far * (math.cos(p0) * math.sin(p) - math.sin(p0) * math.cos(p) * math.cos(dl))


def _back(lat0: float, lon0: float, x: float, y: float) -> Point:
    """(lat, lon) of what lies so many kilometres east and north of a middle."""
    far = math.hypot(x, y)
    if far < 1e-9:
        return lat0, lon0
    c = 2 * math.asin(min(far / (2 * EARTH), 1.0))
    p0 = math.radians(lat0)
    lat = math.asin(math.cos(c) * math.sin(p0) + y * math.sin(c) * math.cos(p0) / far)
    lon = math.radians(lon0) + math.atan2(x * math.sin(c), far * math.cos(p0) * math.cos(c) - y * math.sin(p0) * math.sin(c))
    return math.degrees(lat), (math.degrees(lon) + 540) % 360 - 180


def _equal_earth(lon: float, lat: float) -> Point:
    lon = (lon + 540) % 360 - 180 if abs(lon) > 180 else lon
    a, b, c, d = _A
    t = math.asin(_M * math.sin(math.radians(lat)))
    t2 = t * t
    t6 = t2 * t2 * t2
    x = math.radians(lon) * math.cos(t) / (_M * (a + 3 * b * t2 + t6 * (7 * c + 9 * d * t2)))
    return x, t * (a + b * t2 + t6 * (c + d * t2))
