"""Figures as strips on one scale: each from its low to its high, an open end as an arrow. Nothing is averaged or ranked."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

WIDTH = 300.0
_EDGE, _ARROW = 8.0, 10.0
_STEPS = (1, 2, 2.5, 5, 10)

Shape = Literal["point", "range", "from", "to"]


class Strip(msgspec.Struct, frozen=True):
    """`x1`..`x2` on a line of `WIDTH`. `point`: both are the same; `from`: open to the right; `to`: open to the left, down to zero."""

    shape: Shape
    x1: float
    x2: float


class Tick(msgspec.Struct, frozen=True):
    x: float
    value: float


class Scale(msgspec.Struct, frozen=True):
    """From zero to `end`, so that lengths can be compared; `ticks` are round numbers."""

    end: float
    ticks: tuple[Tick, ...]

    def at(self, value: float) -> float:
        return round(_EDGE + value / self.end * (WIDTH - 2 * _EDGE - _ARROW), 1)


def scale(most: float) -> Scale:
    """A scale that ends on a round number at or above `most`, with two to five steps."""
    most = most if most > 0 and math.isfinite(most) else 1.0
    rough = most / 4
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * each for each in _STEPS if power * each >= rough * 0.999)
    # People and things are counted whole.
    step = max(step, 1.0)
    if step < 10:
        step = math.ceil(step)
    steps = max(math.ceil(most / step - 1e-9), 1)
    bare = Scale(end=step * steps, ticks=())
    return Scale(bare.end, tuple(Tick(bare.at(step * each), step * each) for each in range(steps + 1)))


def strip(low: float | None, high: float | None, on: Scale) -> Strip | None:
    """None where neither end is known."""
    if low is not None and high is not None:
        return Strip("point" if low == high else "range", on.at(low), on.at(max(low, high)))
    if low is not None:
        return Strip("from", on.at(low), WIDTH - _EDGE)
    return Strip("to", on.at(0), on.at(high)) if high is not None else None


def bars(numbers: Sequence[int], *, width: float = 100.0) -> tuple[float, ...]:
    """Lengths in proportion, the greatest `width`; what is not nothing can be seen."""
    most = max(numbers, default=0)
    return tuple(round(max(width * number / most, 2.0), 1) if number else 0.0 for number in numbers) if most else (0.0,) * len(numbers)
