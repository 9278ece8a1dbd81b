"""Calendar arithmetic on whole days, publication windows, EDTF (ISO 8601-2) in and out. No language."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

_STAMP = re.compile(r"(?<!\d)(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\dX])")
LONGEST_WINDOW = 800  # days: a report dated no better than this dates nothing by counting back
MOST_CHOICES = 12


class Stretch(msgspec.Struct, frozen=True, order=True):
    """Inclusive days. `whole`: the thing lasts all of it; otherwise it lies somewhere inside."""

    start: date
    end: date
    whole: bool = False


def day(d: date) -> Stretch:
    return Stretch(d, d)


def month(year: int, number: int) -> Stretch:
    return Stretch(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def months(year: int, first: int, count: int) -> Stretch:
    """`count` months from month `first` of `year`, which may lie beyond December."""
    a = year * 12 + first - 1
    b = a + count - 1
    return Stretch(month(a // 12, a % 12 + 1).start, month(b // 12, b % 12 + 1).end)


def year(number: int) -> Stretch:
    return Stretch(date(number, 1, 1), date(number, 12, 31))


def shift_days(d: date, days: float) -> date:
    try:
        return d + timedelta(days=round(days))
    except OverflowError:
        return date.min if days < 0 else date.max


def shift_months(d: date, count: float) -> date:
    """Whole months by the calendar, the rest in days."""
    whole = int(count)
    index = d.year * 12 + d.month - 1 + whole
    if not 12 <= index < 9999 * 12:
        return date.min if count < 0 else date.max
    y, m = index // 12, index % 12 + 1
    moved = date(y, m, min(d.day, calendar.monthrange(y, m)[1]))
    return shift_days(moved, (count - whole) * 30)


def days_of(window: tuple[date, date]) -> Iterator[date]:
    for i in range((window[1] - window[0]).days + 1):
        yield window[0] + timedelta(days=i)


def _stretch(y: str, m: str | None, d: str | None) -> Stretch | None:
    try:
        if d:
            return day(date(int(y), int(m or 1), int(d)))
        if m:
            number = int(m)
            if 21 <= number <= 24:
                return months(int(y), (3, 6, 9, 12)[number - 21], 4)
            return month(int(y), number)
        return year(int(y))
    except ValueError:
        return None


def window_of(published: str | None) -> tuple[date, date] | None:
    """The days on which the report may have appeared; None for nothing, an open end or nonsense."""
    if not published or published.startswith(("..", "/", "[..")) or published.rstrip("]").endswith(("..", "/")):
        return None
    # a point in time: its day, not its hours or its zone
    text = re.sub(r"T\d.*$", "", published.strip())
    found = [_stretch(*m.groups()) for m in _STAMP.finditer(text)]
    good = [s for s in found if s is not None]
    if not good or len(good) != len(found):
        return None
    return min(s.start for s in good), max(s.end for s in good)


def choices_of(edtf: str | None, earliest: str | None, latest: str | None) -> tuple[Stretch, ...]:
    """The stretches a When of ours leaves open; its bounds where the notation is not one of ours."""
    if edtf and not edtf.startswith(("..", "[..", "/")) and not edtf.rstrip("]").endswith(".."):
        parts = edtf.strip("[]{}").split(",") if "/" not in edtf else [edtf.replace("/", "..")]
        found = []
        for part in parts:
            window = window_of(part.strip())
            if window is None:
                break
            found.append(Stretch(*window))
        else:
            return tuple(found)
    if earliest and latest:
        a, b = window_of(earliest), window_of(latest)
        if a and b and a[0] <= b[1]:
            return (Stretch(a[0], b[1]),)
    return ()


def _point(stretch: Stretch) -> str | None:
    """A stretch that is exactly a day, a month or a year."""
    a, b = stretch.start, stretch.end
    if a == b:
        return a.isoformat()
    if a == date(a.year, 1, 1) and b == date(a.year, 12, 31):
        return f"{a.year:04d}"
    if a.day == 1 and (a.year, a.month) == (b.year, b.month) and b == month(b.year, b.month).end:
        return f"{a.year:04d}-{a.month:02d}"
    return None


def ends(stretch: Stretch) -> tuple[str, str]:
    """Both ends, by the month or year where that says the same."""
    a, b = stretch.start, stretch.end
    if a.day == 1 and b == month(b.year, b.month).end:
        if a.month == 1 and b.month == 12:
            return f"{a.year:04d}", f"{b.year:04d}"
        return f"{a.year:04d}-{a.month:02d}", f"{b.year:04d}-{b.month:02d}"
    return a.isoformat(), b.isoformat()


def _member(stretch: Stretch) -> str:
    return _point(stretch) or "..".join(ends(stretch))


def tidy(choices: list[Stretch] | tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Sorted, once each; neighbours that touch or overlap become one; too many become their hull."""
    merged: list[Stretch] = []
    for item in sorted(set(choices)):
        if merged and (item.start - merged[-1].end).days <= 1:
            last = merged[-1]
            if item.end > last.end or item.start == last.start:
                merged[-1] = Stretch(last.start, max(last.end, item.end))
        else:
            merged.append(item)
    if len(merged) > MOST_CHOICES:
        return (Stretch(merged[0].start, merged[-1].end),)
    return tuple(merged)


def edtf_of(choices: tuple[Stretch, ...]) -> str:
    """One choice: a date, an interval a/b (all of it) or [a..b] (somewhere in it); several: a set."""
    if len(choices) == 1:
        only = choices[0]
        point = _point(only)
        if point is not None:
            return point
        a, b = ends(only)
        return f"{a}/{b}" if only.whole else f"[{a}..{b}]"
    return "[" + ",".join(_member(c) for c in choices) + "]"
