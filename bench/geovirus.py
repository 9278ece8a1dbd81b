"""GeoVirus XML: articles with `locations`, each with name, offsets and a point (Gritta et al., 2018)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bench import places
from bench.reader import Reader
from bench.records import Faults, Result
from bench.sources import matching
from bench.toponyms import articles, number, placed


def matches(path: Path, head: str) -> bool:
    return path.suffix == ".xml" and "<article" in head and "<locations>" in head and "<text>" in head


def load(path: Path, faults: Faults) -> list[places.Article]:
    found: list[places.Article] = []
    for file in matching(path, matches):
        for article, text, identity in articles(file, ("article",), faults):
            toponyms = []
            for node in article.all("location"):
                lat, lon = number(node.value("lat"), 90), number(node.value("lon"), 180)
                start, name = number(node.value("start")), node.value("name")
                at = None if start is None else placed(text, start, name)
                if lat is None or lon is None or start is None:
                    faults.add(file, node.line, f"location {name!r}: its start or a coordinate is no number or out of range")
                elif at is None:
                    faults.add(file, node.line, f"location {name!r} is not near {start:.0f}")
                else:
                    toponyms.append(places.Toponym(at, at + len(name), name, lat, lon))
            found.append(places.Article(identity, text, tuple(toponyms)))
    return found


def score(cases: Sequence[places.Article], reader: Reader) -> Result:
    return places.score(cases, reader)
