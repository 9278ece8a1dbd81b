"""The position strip: an actor's statements on one line a matter, by the day on which they were said, and where they turned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from selon.dossier import Matter, Saying, Shift

WIDTH, ROW, TOP = 720, 42, 20
_MOST = 10


class Mark(msgspec.Struct, frozen=True):
    """One statement: a dot where the day is known, a bar as long as the doubt where it is not. `against`: it denies or will not."""

    claim: str
    x: float
    to: float
    against: bool
    first: str
    last: str
    speaker: str


class Turn(msgspec.Struct, frozen=True):
    """A shift, from the statement before to the one after."""

    x: float
    to: float
    path: str


class TurnRow(msgspec.Struct, frozen=True):
    y: float
    matter: Matter
    marks: tuple[Mark, ...]
    turns: tuple[Turn, ...]


class Tick(msgspec.Struct, frozen=True):
    x: float
    day: str


class Turns(msgspec.Struct, frozen=True):
    width: int
    height: int
    rows: tuple[TurnRow, ...]
    ticks: tuple[Tick, ...]


def turns(matters: Iterable[Matter]) -> Turns | None:
    """Matters on which something was said on two days or turned, those with shifts first; None where there are none."""
    told = [matter for matter in matters if matter.shifts or len({each.last for each in matter.sayings if each.last}) > 1]
    told.sort(key=lambda each: (-len(each.shifts), -len(each.sayings), each.sayings[0].claim.id))
    told = told[:_MOST]
    days = [day for matter in told for each in matter.sayings for day in (_day(each.first), _day(each.last)) if day]
    if not days:
        return None
    start, end = min(days), max(days)
    if start == end:
        start, end = start - timedelta(days=1), end + timedelta(days=1)
    scale = _Scale(start, end)
    rows = tuple(_row(number, matter, scale) for number, matter in enumerate(told))
    return Turns(WIDTH, TOP + ROW * len(rows) + 6, rows, _ticks(scale))


class _Scale:
    def __init__(self, start: date, end: date) -> None:
        self.start, self.end = start, end

    def x(self, day: date) -> float:
        return round(8 + (WIDTH - 16) * (day - self.start).days / (self.end - self.start).days, 1)


def _row(number: int, matter: Matter, scale: _Scale) -> TurnRow:
    y = TOP + ROW * number + ROW * 0.74
    marks = {each.claim.id: mark for each in matter.sayings if (mark := _mark(each, scale))}
    return TurnRow(y, matter, tuple(marks.values()), tuple(turn for each in matter.shifts if (turn := _turn(each, marks, y))))


def _mark(saying: Saying, scale: _Scale) -> Mark | None:
    """A day of publication is the last that it can have been said: it stands there."""
    last = _day(saying.last)
    first = _day(saying.first) if saying.dated == "said" else last
    if last is None or first is None:
        return None
    return Mark(saying.claim.id, scale.x(first), scale.x(last), saying.claim.polarity == "-", first.isoformat(), last.isoformat(), saying.speaker)


def _turn(shift: Shift, marks: dict[str, Mark], y: float) -> Turn | None:
    before, after = marks.get(shift.before.claim.id), marks.get(shift.after.claim.id)
    if before is None or after is None:
        return None
    middle, rise = (before.to + after.x) / 2, min(14.0, 6 + abs(after.x - before.to) / 12)
    return Turn(before.to, after.x, f"M{before.to} {y - 5:.1f}Q{middle:.1f} {y - 5 - rise:.1f} {after.x} {y - 5:.1f}")


def _ticks(scale: _Scale) -> tuple[Tick, ...]:
    """Four or so, on whole days."""
    span = (scale.end - scale.start).days
    steps: Sequence[int] = sorted({round(span * part / 4) for part in range(5)})
    return tuple(Tick(scale.x(day), day.isoformat()) for day in (scale.start + timedelta(days=step) for step in steps))


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
