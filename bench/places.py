"""Places in a text against gold with coordinates: recognition, resolution, distances; shared by the place formats.

Recognised: two names meet (`relaxed`) or stand in the same place (`strict`). Resolved: the point that a system gives lies
within 161 km (100 miles) of the gold's. selon keeps no point for a country, because a country is none: its answer is right
if the gold's point lies in that country, told by the nearest town of the gazetteer. A region without a point counts as not
resolved here, and its own line says how often its country is right.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec
import numpy
from numpy.typing import NDArray

from bench.counting import Tally, kilometres, paired, span_tally
from bench.peers import place_peers
from bench.reader import PlaceFound, Reader
from bench.records import NotYet, Rates, Result, beside
from selon.knowledge.tables import packaged_bytes

AIMS = {"recognition: F1": 0.90, "within 161 km, of those found": 0.80}
NEAR = 161.0
EDGES = (0.0, 10.0, 50.0, 161.0, 1000.0, 20040.0)
NOTES = (
    "recognition takes names for places wherever they stand, also where a government is meant (Kyiv says)",
    "a country is right if the gold's point lies in it; peers are judged in the same way",
    "the gold's points are those of an encyclopaedia or gazetteer: two right answers for one town differ by some kilometres",
)


class Toponym(msgspec.Struct, frozen=True):
    start: int
    end: int
    phrase: str
    lat: float | None
    lon: float | None


class Article(msgspec.Struct, frozen=True):
    id: str
    text: str
    toponyms: tuple[Toponym, ...]
    lang: str = "en"
    published: str | None = None


Finder = Callable[[Article], Sequence[PlaceFound]]


def score(cases: Sequence[Article], reader: Reader) -> Result:
    systems: dict[str, Rates] = {}
    pages: dict[str, tuple[str, ...]] = {}
    why = ""
    finders: dict[str, Finder] = {"selon": lambda case: reader.places(case.text, lang=case.lang, published=case.published)}
    finders |= {name: _peer(find) for name, find in place_peers(sorted({case.lang for case in cases})).items()}
    for name, find in finders.items():
        try:
            systems[name], table, misses = rates(cases, find)
        except NotYet as missing:
            why = str(missing)
            continue
        pages[f"distances {name}"] = table
        if name == "selon":
            pages["misses"] = misses
    return Result(beside(systems, aims=AIMS, why=why), (*((why,) if why else ()), *NOTES), pages)


def _peer(find: Callable[[str, str], Sequence[PlaceFound]]) -> Finder:
    return lambda case: find(case.text, case.lang)


def rates(cases: Sequence[Article], find: Finder) -> tuple[Rates, tuple[str, ...], tuple[str, ...]]:
    """Figures, the distance table and the misses of one system."""
    relaxed, strict = Tally(), Tally()
    towns, countries, regions, unresolved = Tally(), Tally(), Tally(), 0
    distances: list[float] = []
    misses: list[str] = []
    for case in cases:
        found = find(case)
        given, wanted = [(p.start, p.end) for p in found], [(t.start, t.end) for t in case.toponyms]
        pairs = paired(given, wanted)
        relaxed += Tally(len(pairs), len(given), len(wanted))
        strict += span_tally(given, wanted, exact=True)
        met = {j for _, j in pairs}
        misses += [f"{case.id}: not found: {t.phrase}" for j, t in enumerate(case.toponyms) if j not in met]
        misses += [f"{case.id}: not wanted: {p.text}" for i, p in enumerate(found) if i not in {i for i, _ in pairs}]
        for i, j in pairs:
            place, gold = found[i], case.toponyms[j]
            if gold.lat is None or gold.lon is None:
                continue
            point = (gold.lat, gold.lon)
            if place.lat is not None and place.lon is not None:
                distances.append(kilometres((place.lat, place.lon), point))
                towns += Tally(distances[-1] <= NEAR, 1, 1)
                if distances[-1] > NEAR:
                    misses.append(f"{case.id}: {distances[-1]:.0f} km off: {gold.phrase} taken for {place.name} ({place.country})")
            elif place.country and place.precision == "country":
                inside = country_at(*point) == place.country
                countries += Tally(inside, 1, 1)
                if not inside:
                    misses.append(f"{case.id}: {gold.phrase} taken for {place.country}, its point is in {country_at(*point)}")
            elif place.country:
                regions += Tally(country_at(*point) == place.country, 1, 1)
                misses.append(f"{case.id}: region without a point: {gold.phrase}")
            else:
                unresolved += 1
                misses.append(f"{case.id}: found, in no table: {gold.phrase}")
    resolved = Tally(towns.right + countries.right, towns.given + countries.given, 0)
    found_in_all = resolved.given + regions.given + unresolved
    figures: dict[str, tuple[float | None, int]] = {
        **relaxed.rates("recognition"),
        "recognition, same span: F1": (strict.f1, strict.wanted),
        "within 161 km, of those found": (resolved.right / found_in_all if found_in_all else None, found_in_all),
        "within 161 km, of those with an answer": (resolved.precision, resolved.given),
        "towns within 161 km": (towns.precision, towns.given),
        "countries right": (countries.precision, countries.given),
        "regions in the right country (no point kept)": (regions.precision, regions.given),
    }
    return figures, _table(distances), tuple(misses)


def _table(distances: Sequence[float]) -> tuple[str, ...]:
    """How far from the gold's point the answers with a point are."""
    counts = Counter(next(i for i, (_, far) in enumerate(pairwise(EDGES)) if km <= far) for km in distances)
    lines = [
        f"{near:6.0f} to {far:6.0f} km: {counts[i]:5d}  {counts[i] / len(distances):6.1%}"
        for i, (near, far) in enumerate(pairwise(EDGES)) if distances
    ]  # fmt: skip
    if distances:
        lines.append(f"median {sorted(distances)[len(distances) // 2]:.1f} km, mean {sum(distances) / len(distances):.1f} km, n {len(distances)}")
    return tuple(lines)


@lru_cache(maxsize=4096)
def country_at(lat: float, lon: float) -> str:
    """ISO3 of the country of the nearest town of the gazetteer."""
    codes, lats, lons = _towns()
    a, b = numpy.radians(lat), numpy.radians(lon)
    h = numpy.sin((lats - a) / 2) ** 2 + numpy.cos(lats) * numpy.cos(a) * numpy.sin((lons - b) / 2) ** 2
    return codes[int(h.argmin())]


@lru_cache(maxsize=1)
def _towns() -> tuple[list[str], NDArray[numpy.float64], NDArray[numpy.float64]]:
    rows = zlib.decompress(packaged_bytes("gazetteer.rows.z")).decode().splitlines()
    cells = [row.split("\t") for row in rows if row]
    return (
        [cell[2] for cell in cells],
        numpy.radians(numpy.array([float(cell[3]) for cell in cells])),
        numpy.radians(numpy.array([float(cell[4]) for cell in cells])),
    )
