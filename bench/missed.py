"""Why an aim is missed, and the next step, beside each figure that misses it. The words stand in missed.toml."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec

from bench.records import Figure

FILE = Path(__file__).with_name("missed.toml")


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`figure`: how the figure's name begins, its language apart."""

    format: str
    figure: str
    why: str
    next: str


@lru_cache(maxsize=1)
def reasons() -> tuple[Reason, ...]:
    return msgspec.convert(tomllib.loads(FILE.read_text(encoding="utf-8"))["missed"], tuple[Reason, ...])


def said(format: str, figure: Figure) -> str | None:
    """`NAME: missed because …; next: …` for a figure under its aim."""
    if figure.aim is None or figure.reached is not False:
        return None
    bare = figure.name.partition(": ")[2] or figure.name
    found = next((r for r in reasons() if r.format == format and (bare.startswith(r.figure) or figure.name.startswith(r.figure))), None)
    return f"{figure.name}: missed ({found.why}); next: {found.next}" if found else f"{figure.name}: missed, not yet looked into"
