"""The outlines of the world and who, in which view of it, a piece belongs to; how far a named region reaches. Read once.

The tables stand in web/data: `outlines.z` (made by tools/make_map.py), `worlds.csv`, `borders.csv`, `reaches.csv`.
"""

from __future__ import annotations

import csv
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate

from selon.errors import PackError
from selon.web.draw.ground import Border, Outlines
from selon.web.draw.map import Reach

VIEWS = ("un", "control", "apart")
"""Views of the world; the first is the one that nobody has to ask for."""


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    found = json.loads(zlib.decompress(files("selon.web").joinpath("data", "outlines.z").read_bytes()))
    unit = found["unit"]
    arcs = tuple(
        tuple(zip((x * unit for x in accumulate(flat[::2])), (y * unit for y in accumulate(flat[1::2])), strict=True)) for flat in found["arcs"]
    )
    pieces = {name: tuple(tuple(tuple(ring) for ring in polygon) for polygon in polygons) for name, polygons in found["pieces"].items()}
    return Outlines(arcs=arcs, pieces=pieces, owners=_owners(pieces), borders={view: tuple(_borders(view, pieces)) for view in VIEWS})


@lru_cache(maxsize=1)
def reaches() -> dict[str, Reach]:
    """Name of a region as the tables of places write it, with its country → the middle of it and how far it reaches."""
    found = {}
    for where, row in _rows("reaches.csv", ("country", "name", "lat", "lon", "km", "source")):
        try:
            reach = Reach(lat=float(row["lat"]), lon=float(row["lon"]), km=float(row["km"]))
        except ValueError:
            raise PackError(f"{where}: lat, lon and km are numbers") from None
        if not (abs(reach.lat) <= 90 and abs(reach.lon) <= 180 and 1 <= reach.km <= 2500):
            raise PackError(f"{where}: {row['name']} lies nowhere on earth, or reaches too far")
        key = f"{row['country']}:{row['name']}"
        if key in found:
            raise PackError(f"{where}: {row['name']} stands here twice")
        found[key] = reach
    return found


def _owners(pieces: Mapping[str, object]) -> dict[str, dict[str, str]]:
    """View → piece → country; `own` with what each is by itself."""
    found: dict[str, dict[str, str]] = {view: {} for view in ("own", *VIEWS)}
    for where, row in _rows("worlds.csv", ("view", "piece", "country", "note", "source")):
        if row["view"] not in found:
            raise PackError(f"{where}: no such view: {row['view']}", hint=f"one of: {', '.join(found)}")
        if row["piece"] not in pieces or row["piece"] in found[row["view"]]:
            raise PackError(f"{where}: {row['piece']} is no piece of the outlines, or stands here twice")
        found[row["view"]][row["piece"]] = row["country"]
    return {view: {piece: given.get(piece, piece) for piece in pieces} for view, given in found.items()}


def _borders(view: str, pieces: Mapping[str, object]) -> Iterator[Border]:
    for where, row in _rows("borders.csv", ("view", "left", "right", "within", "note", "source")):
        if row["view"] not in ("*", *VIEWS):
            raise PackError(f"{where}: no such view: {row['view']}", hint=f"one of: *, {', '.join(VIEWS)}")
        if not {row["left"], row["right"]} <= set(pieces):
            raise PackError(f"{where}: {row['left']} or {row['right']} is no piece of the outlines")
        try:
            box = tuple(float(each) for each in row["within"].split())
        except ValueError:
            box = (0.0,)
        if len(box) not in (0, 4):
            raise PackError(f"{where}: `within` is west, south, east and north in degrees, or empty")
        if row["view"] in ("*", view):
            yield Border(row["left"], row["right"], (box[0], box[1], box[2], box[3]) if box else None)


def _rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Rows of a table with file and line; lines that begin with # are notes."""
    reader = csv.reader(io.StringIO(files("selon.web").joinpath("data", name).read_text(encoding="utf-8")), strict=True)
    header: list[str] | None = None
    for cells in reader:
        if not cells or cells[0].startswith("#"):
            continue
        if header is None:
            header = cells
            if not set(columns) <= set(header):
                raise PackError(f"{name}:{reader.line_num}: columns: {','.join(columns)}")
        elif len(cells) != len(header):
            raise PackError(f"{name}:{reader.line_num}: {len(cells)} cells where the header has {len(header)}")
        else:
            yield f"{name}:{reader.line_num}", dict(zip(header, cells, strict=True))
