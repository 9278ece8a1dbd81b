"""The formats, how one is told by what a file holds, and the sets that a path has.

A set is what one name under the given path holds in one format: a folder `pud/` with a table, a file `GeoVirus.xml`, a
folder `polnear/` with a thousand pairs of files below it. Names say nothing, contents do: a set never seen before in one
of these formats runs as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from bench import (
    brat,
    claims_gold,
    daccord,
    ecbplus,
    eupeg,
    geovirus,
    muc,
    parallel,
    petrarch,
    plover_gsr,
    timeml,
    times_recognizers,
)
from bench.reader import Reader
from bench.records import Faults, Result
from bench.sources import files, head


class Format(msgspec.Struct, frozen=True):
    name: str
    title: str
    matches: Callable[[Path, str], bool]
    load: Callable[[Path, Faults], Sequence[Any]]
    score: Callable[[Sequence[Any], Reader], Result]


def _format(name: str, title: str, module: Any) -> Format:
    return Format(name, title, module.matches, module.load, module.score)


FORMATS = (
    _format("claims", "claims gold", claims_gold),
    _format("plover", "PLOVER records", plover_gsr),
    _format("parallel", "parallel sentences", parallel),
    _format("recognizers", "Recognizers-Text specs", times_recognizers),
    _format("geovirus", "GeoVirus XML", geovirus),
    _format("eupeg", "EUPEG XML", eupeg),
    _format("daccord", "DACCORD pairs", daccord),
    _format("brat", "brat attributions", brat),
    _format("timeml", "TimeML", timeml),
    _format("ecbplus", "ECB+ XML", ecbplus),
    _format("muc", "MUC keys and texts", muc),
    _format("petrarch", "PETRARCH records", petrarch),
)
BY_NAME = {each.name: each for each in FORMATS}
MANY = 12
"""A folder with more sub-folders than this, all of one format (the topics of ECB+), is one set."""


class Set(msgspec.Struct, frozen=True):
    name: str
    path: Path
    format: Format


def sniff(path: Path) -> Format | None:
    """The format of a file by its beginning, of a folder by what most of its files are; None for what is none of them."""
    counts = Counter(found.name for each in files(path) if (found := _of_file(each)) is not None)
    return BY_NAME[counts.most_common(1)[0][0]] if counts else None


def _of_file(path: Path) -> Format | None:
    beginning = head(path)
    return next((each for each in FORMATS if each.matches(path, beginning)), None) if beginning else None


def sets(paths: Iterable[Path]) -> list[Set]:
    """Every set at the paths: a file or a folder of files is one, of other folders each sub-folder has its own."""
    found: list[Set] = []
    for path in paths:
        inner = _inner(path)
        kinds = {each: formats for each in inner if (formats := _formats(each))}
        if len(kinds) > MANY and len({tuple(each.name for each in formats) for formats in kinds.values()}) == 1:
            kinds = {path: next(iter(kinds.values()))}
        found += [Set(_name(each, path), each, format_) for each, formats in kinds.items() for format_ in formats]
    return found


def _inner(path: Path) -> list[Path]:
    """The path itself where files of a format stand directly in it, else what is in it."""
    if path.is_file():
        return [path]
    inside = sorted(each for each in path.iterdir() if not each.name.startswith("."))
    if any(each.is_file() and _of_file(each) for each in inside):
        return [path]
    return [each for each in inside if each.is_dir()]


def _formats(path: Path) -> list[Format]:
    names = {found.name for each in files(path) if (found := _of_file(each)) is not None}
    return [each for each in FORMATS if each.name in names]


def _name(path: Path, given: Path) -> str:
    return path.stem if path.is_file() else path.name or given.resolve().name
