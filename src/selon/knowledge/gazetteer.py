"""Towns of the world: a look-up by folded name in two compiled blobs (tools/compile_gazetteer.py).

    keys   "\\n" + folded name + "\\t" + ["m" or "a" + offset into rows, …], sorted by folded name
    rows   geonameid, name, ISO3, latitude, longitude, population

"m" marks the town's own name, "a" an alternate. Both are zlib-compressed, read on first use and bisected in
place, so that a hundred thousand towns cost a few megabytes and no objects.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

from selon.knowledge.records import Entry
from selon.knowledge.tables import packaged_bytes

_ALTERNATE_WEIGHT = 0.1


class Gazetteer:
    """Read-only; `find` is pure."""

    def __init__(self, keys: bytes, rows: bytes) -> None:
        self._keys = keys
        self._rows = rows

    @classmethod
    def packaged(cls) -> Gazetteer:
        return _packaged()

    def find(self, key: str) -> tuple[Entry, ...]:
        """All towns filed under this folded name, the likeliest (own name, then people) first."""
        wanted = key.encode()
        line = _line(self._keys, wanted)
        if line is None:
            return ()
        ranked: list[tuple[float, Entry]] = []
        for reference in line.decode().split(","):
            entry = self._entry(int(reference[1:]))
            weight = 1.0 if reference[0] == "m" else _ALTERNATE_WEIGHT
            ranked.append((-weight * (entry.population + 1), entry))
        ranked.sort(key=lambda pair: (pair[0], pair[1].geonameid or 0))
        return tuple(entry for _, entry in ranked)

    def _entry(self, offset: int) -> Entry:
        end = self._rows.index(b"\n", offset)
        geonameid, name, country, lat, lon, population = self._rows[offset:end].decode().split("\t")
        return Entry(
            kind="place",
            name=name,
            country=country,
            countries=(country,),
            geonameid=int(geonameid),
            lat=float(lat),
            lon=float(lon),
            precision="town",
            population=int(population),
            subkind="town",
        )


def _line(keys: bytes, wanted: bytes) -> bytes | None:
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) // 2
        start = keys.rfind(b"\n", 0, middle) + 1
        end = keys.find(b"\n", middle)
        end = len(keys) if end < 0 else end
        key, _, references = keys[start:end].partition(b"\t")
        if key == wanted:
            return references
        if key < wanted:
            low = end + 1
        else:
            high = start
    return None


@lru_cache(maxsize=1)
def _packaged() -> Gazetteer:
    return Gazetteer(
        zlib.decompress(packaged_bytes("gazetteer.keys.z")),
        zlib.decompress(packaged_bytes("gazetteer.rows.z")),
    )
