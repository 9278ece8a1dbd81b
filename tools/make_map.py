"""Make src/selon/web/data/outlines.z: the world in pieces, each of which a view of the world gives to one country or another.

    python tools/make_map.py          needs npm and the network; a user of selon never runs it

Natural Earth (through world-atlas, see tools/vendor.toml) draws who holds a land. A piece is a country as drawn there, without
the lands that others draw elsewhere: each of those is a piece of its own, lifted out whole (Crimea, a polygon by itself) or cut
along a line (Western Sahara west of the berm, the Golan). What is given to whom stands in web/data/worlds.csv.

    {"unit": 0.01, "arcs": [[x, y, dx, dy, …], …], "pieces": {"UKR": [[[arc, ~arc, …], hole, …], polygon, …], …}}

As in TopoJSON, an arc is drawn once for the two pieces that it parts, and ~n is arc n walked backwards.
"""

from __future__ import annotations

import csv
import json
import sys
import tarfile
import tempfile
import tomllib
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from babel.core import get_global

from vendor import ROOT, fetched

TARGET = ROOT / "src" / "selon" / "web" / "data" / "outlines.z"
UNIT = 0.01
TOLERANCE = 0.012
SMALLEST = 0.06

Point = tuple[float, float]
Ring = list[int]

# What Natural Earth has without a number of ISO 3166.
UNNUMBERED = {"Somaliland": "somaliland", "Kosovo": "kosovo", "N. Cyprus": "north-cyprus", "Siachen Glacier": "siachen", "Indian Ocean Ter.": "IOT"}
# A polygon that is a land of its own: a point in it, in whose outline it is drawn, its name as a piece.
LIFTED = (((34.10, 44.95), "RUS", "crimea"),)
# A polygon to be cut: a point in it, whose it is, a line from border to border, a point of the part that is a piece of its own.
# Western Sahara begins at 27°40' north. The Golan ends at the line of 1923–1967: upper Jordan, the lake's shore, the Yarmouk.
CUTS = (
    ((-11.67, 26.74), "MAR", ((-8.667, 27.667), (-13.17, 27.667)), "western-sahara-west"),
    ((35.75, 33.0), "ISR", ((35.62, 33.27), (35.63, 33.05), (35.64, 32.90), (35.66, 32.80), (35.63, 32.71), (35.60, 32.66)), "golan"),
)


class World:
    """Arcs and pieces while they are being made."""

    def __init__(self, topology: dict[str, Any]) -> None:
        (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
        self.arcs: list[list[Point]] = []
        for deltas in topology["arcs"]:
            x = y = 0
            arc = []
            for dx, dy in deltas:
                x, y = x + dx, y + dy
                arc.append((x * sx + tx, y * sy + ty))
            self.arcs.append(arc)
        self.pieces: dict[str, list[list[Ring]]] = {}
        codes = _codes()
        for land in topology["objects"]["countries"]["geometries"]:
            name = codes.get(land.get("id", ""), "") or UNNUMBERED[land["properties"]["name"]]
            polygons = [land["arcs"]] if land["type"] == "Polygon" else land["arcs"]
            self.pieces.setdefault(name, []).extend([list(ring) for ring in polygon] for polygon in polygons)

    def points(self, ring: Ring) -> list[Point]:
        found: list[Point] = []
        for each in ring:
            arc = self.arcs[each] if each >= 0 else self.arcs[~each][::-1]
            found.extend(arc[1:] if found else arc)
        return found

    def lift(self, at: Point, piece: str, name: str) -> None:
        polygon = self._holding(at, piece)
        self.pieces[piece].remove(polygon)
        self.pieces[name] = [polygon]

    def cut(self, at: Point, piece: str, line: Sequence[Point], name: str) -> None:
        """Part the polygon along the line; the part with `at` in it gets the name."""
        polygon = self._holding(at, piece)
        start, end = (self._vertex(polygon[0], point) for point in (line[0], line[-1]))
        self.arcs.append([start, *line[1:-1], end])
        new = len(self.arcs) - 1
        ring = polygon[0]
        heads = [self._ends(each)[0] for each in ring]
        one, other = heads.index(start), heads.index(end)
        ring = ring[one:] + ring[:one]
        other = (other - one) % len(ring)
        parts = [[*ring[:other], ~new], [*ring[other:], new]]
        parts.sort(key=lambda part: inside(at, self.points(part)))
        polygon[0] = parts[0]
        self.pieces[name] = [[parts[1]]]

    def _holding(self, at: Point, piece: str) -> list[Ring]:
        found = [polygon for polygon in self.pieces[piece] if inside(at, self.points(polygon[0]))]
        if len(found) != 1:
            sys.exit(f"{piece} has {len(found)} polygons with {at} in them: world-atlas has changed")
        return found[0]

    def _ends(self, each: int) -> tuple[Point, Point]:
        arc = self.arcs[each if each >= 0 else ~each]
        return (arc[0], arc[-1]) if each >= 0 else (arc[-1], arc[0])

    def _vertex(self, ring: Ring, near: Point) -> Point:
        """The ring's vertex nearest to a point; the arc that it is within is parted there, for all who use it."""
        _, number, at = min(
            ((x - near[0]) ** 2 + (y - near[1]) ** 2, each if each >= 0 else ~each, index)
            for each in ring
            for index, (x, y) in enumerate(self.arcs[each if each >= 0 else ~each])
        )
        arc = self.arcs[number]
        if 0 < at < len(arc) - 1:
            self.arcs[number], tail = arc[: at + 1], arc[at:]
            self.arcs.append(tail)
            new = len(self.arcs) - 1
            for polygons in self.pieces.values():
                for polygon in polygons:
                    for each in polygon:
                        each[:] = [part for old in each for part in ((old, new) if old == number else (~new, old) if old == ~number else (old,))]
        return arc[at]


def _codes() -> dict[str, str]:
    """Number of ISO 3166 → its three letters, as the table of countries has them: CLDR alone also knows those of old (DDR, BUR)."""
    with (ROOT / "src" / "selon" / "knowledge" / "data" / "countries.csv").open(encoding="utf-8", newline="") as table:
        letters = {row["iso2"]: row["iso3"] for row in csv.DictReader(line for line in table if not line.startswith("#"))}
    aliases = get_global("territory_aliases")
    return {number: letters[two[0]] for number, two in aliases.items() if number.isdigit() and two[0] in letters}


def inside(at: Point, ring: Sequence[Point]) -> bool:
    x, y = at
    within = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            within = not within
    return within


def simpler(arc: Sequence[Point]) -> list[Point]:
    """Douglas and Peucker: what departs from the line by less than the tolerance goes."""
    if len(arc) < 3:
        return list(arc)
    if arc[0] == arc[-1]:
        far = max(range(len(arc)), key=lambda each: abs(arc[each][0] - arc[0][0]) + abs(arc[each][1] - arc[0][1]))
        return simpler(arc[: far + 1])[:-1] + simpler(arc[far:]) if 0 < far < len(arc) - 1 else list(arc)
    (x0, y0), (x1, y1) = arc[0], arc[-1]
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    far, most = 0, 0.0
    for each in range(1, len(arc) - 1):
        x, y = arc[each]
        off = abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length if length else abs(x - x0) + abs(y - y0)
        if off > most:
            far, most = each, off
    return simpler(arc[: far + 1])[:-1] + simpler(arc[far:]) if most > TOLERANCE else [arc[0], arc[-1]]


def packed(world: World) -> bytes:
    """Without the smallest islands (a country keeps its largest), arcs in whole units, each from where the last point was."""
    kept = {name: _worth(world, polygons) for name, polygons in world.pieces.items()}
    used = sorted({each if each >= 0 else ~each for polygons in kept.values() for polygon in polygons for ring in polygon for each in ring})
    number = {old: new for new, old in enumerate(used)}
    arcs = []
    for old in used:
        x = y = 0
        flat: list[int] = []
        for point in simpler(world.arcs[old]):
            px, py = round(point[0] / UNIT), round(point[1] / UNIT)
            flat += [px - x, py - y]
            x, y = px, py
        arcs.append(flat)
    pieces = {
        name: [[[number[each] if each >= 0 else ~number[~each] for each in ring] for ring in polygon] for polygon in kept[name]]
        for name in sorted(kept)
    }
    return json.dumps({"unit": UNIT, "arcs": arcs, "pieces": pieces}, separators=(",", ":")).encode()


def _worth(world: World, polygons: list[list[Ring]]) -> list[list[Ring]]:
    def size(polygon: list[Ring]) -> float:
        points = world.points(polygon[0])
        return max(max(axis) - min(axis) for axis in zip(*points, strict=True))

    largest = max(polygons, key=size)
    return [polygon for polygon in polygons if polygon is largest or size(polygon) >= SMALLEST]


def main() -> None:
    packages = tomllib.loads((ROOT / "tools" / "vendor.toml").read_text(encoding="utf-8"))["package"]
    with tempfile.TemporaryDirectory() as folder:
        archive = fetched(next(each for each in packages if each["name"] == "world-atlas"), Path(folder))
        with tarfile.open(archive) as box:
            found = box.extractfile("package/countries-50m.json")
            assert found is not None
            world = World(json.load(found))
    for at, piece, name in LIFTED:
        world.lift(at, piece, name)
    for at, piece, line, name in CUTS:
        world.cut(at, piece, line, name)
    written = packed(world)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(zlib.compress(written, 9))
    print(f"{TARGET.name}: {len(world.pieces)} pieces, {len(written)} bytes, {TARGET.stat().st_size} packed")


if __name__ == "__main__":
    main()
