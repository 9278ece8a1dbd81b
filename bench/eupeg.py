"""EUPEG's article XML for places, in the layouts that its corpora have.

`<article>` or `<entry>` with `<text>` and `<toponyms>`; a `<toponym>` has `<start>`, `<end>`, `<phrase>` and either
`<place><footprint>` ("longitude latitude", several points parted by ";" or ","), or `<gaztag>` or `<place>` with `<lat>`
and `<lon>` (LGL, TR-News), or `<lat>` and `<lon>` of its own. A toponym without a point counts for recognition alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bench import places
from bench.reader import Reader
from bench.records import Faults, Result
from bench.sources import matching
from bench.toponyms import articles, number, placed
from bench.xmltree import Node

_POINT = re.compile(r"(-?\d+(?:\.\d+)?)[\s,]+(-?\d+(?:\.\d+)?)")


def matches(path: Path, head: str) -> bool:
    return path.suffix == ".xml" and ("<article" in head or "<entry" in head) and "<toponyms" in head


def load(path: Path, faults: Faults) -> list[places.Article]:
    found: list[places.Article] = []
    for file in matching(path, matches):
        for article, text, identity in articles(file, ("article", "entry"), faults):
            marked = [_toponym(file, node, text, faults) for node in article.all("toponym")]
            found.append(places.Article(identity, text, tuple(each for each in marked if each is not None)))
    return found


def _toponym(file: Path, node: Node, text: str, faults: Faults) -> places.Toponym | None:
    start, end, phrase = number(node.value("start")), number(node.value("end")), node.value("phrase", "name")
    if start is None or start < 0 or (not phrase and (end is None or end <= start)):
        faults.add(file, node.line, f"toponym {phrase!r}: its start or end is no offset")
        return None
    phrase = phrase or text[int(start) : int(end or 0)]
    at = placed(text, start, phrase)
    if at is None:
        faults.add(file, node.line, f"toponym {phrase!r} is not near {start:.0f}")
        return None
    lat, lon = _point(node)
    return places.Toponym(at, at + len(phrase), phrase, lat, lon)


def _point(node: Node) -> tuple[float | None, float | None]:
    lat, lon = number(node.value("lat", "latitude"), 90), number(node.value("lon", "long", "longitude"), 180)
    if lat is not None and lon is not None:
        return lat, lon
    match = _POINT.search(node.value("footprint"))
    if match is None:
        return None, None
    lon, lat = number(match[1], 180), number(match[2], 90)
    return (None, None) if lat is None or lon is None else (lat, lon)


def score(cases: Sequence[places.Article], reader: Reader) -> Result:
    return places.score(cases, reader)
