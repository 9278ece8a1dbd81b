"""What every format gives back: cases with faults beside them, figures with their n, and what they do not show."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

FAILED = "the run failed"
"""The one figure of a set on which our reading broke."""


class NotYet(Exception):
    """Our reading cannot do this yet (no pack for the language, a part that comes later); the message says what is missing."""


class Fault(msgspec.Struct, frozen=True):
    """A record that could not be taken, with where it stands. Line 0: the file as a whole."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class Faults:
    """Collects what was wrong with a set while it is loaded; loading itself never stops for one record."""

    def __init__(self) -> None:
        self.found: list[Fault] = []

    def add(self, file: Path, line: int, message: str) -> None:
        self.found.append(Fault(str(file), line, message))

    def __len__(self) -> int:
        return len(self.found)


class Figure(msgspec.Struct, frozen=True):
    """One line of the table. `ours` None: not yet, and `why` says what is missing. `n` is what the figure is counted on."""

    name: str
    ours: float | None
    n: int
    aim: float | None = None
    peers: dict[str, float | None] = {}
    why: str = ""

    @property
    def reached(self) -> bool | None:
        return None if self.aim is None or self.ours is None else self.ours >= self.aim


class Result(msgspec.Struct, frozen=True):
    """The figures of one set. `notes`: what they do not show. `pages`: lists too long for a table, by title."""

    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()
    pages: dict[str, tuple[str, ...]] = {}


Rates = Mapping[str, tuple[float | None, int]]
"""Figure → (value, n) of one system."""


def beside(systems: Mapping[str, Rates], *, aims: Mapping[str, float] | None = None, why: str = "") -> tuple[Figure, ...]:
    """The figures of several systems on the same cases, one line a figure; the system `selon` is ours."""
    names = list(dict.fromkeys(name for rates in systems.values() for name in rates))
    ours = systems.get("selon", {})
    figures = []
    for name in names:
        value, n = ours.get(name, (None, 0))
        peers = {system: rates[name][0] for system, rates in systems.items() if system != "selon" and name in rates}
        n = n or max(rates[name][1] for rates in systems.values() if name in rates)
        figures.append(Figure(name, value, n, (aims or {}).get(name), peers, why if value is None else ""))
    return tuple(figures)
