"""A time in words for people: days, months, years, open ends."""

from __future__ import annotations

import calendar
from datetime import date

from selon.model import When

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def when_words(when: When) -> str:
    """`24 Feb 2022`, `6–27 Jan 2023`, `by 27 Jan 2023`, `since 2022`, or nothing where the date is unknown."""
    first, last = when.earliest, when.latest
    if first and last:
        return _interval(first, last)
    if last:
        return f"by {_day(last)}"
    return f"from {_day(first)}" if first else ""


def _interval(first: str, last: str) -> str:
    if first == last:
        return _day(first)
    start, end = _parts(first), _parts(last)
    if start is None or end is None:
        return f"{first} – {last}"
    (y1, m1, d1), (y2, m2, d2) = start, end
    whole_months = d1 == 1 and d2 == calendar.monthrange(y2, m2)[1]
    if whole_months and (m1, m2) == (1, 12):
        return str(y1) if y1 == y2 else f"{y1}–{y2}"
    if whole_months and (y1, m1) == (y2, m2):
        return f"{_MONTHS[m1 - 1]} {y1}"
    if whole_months and y1 == y2:
        return f"{_MONTHS[m1 - 1]}–{_MONTHS[m2 - 1]} {y1}"
    if (y1, m1) == (y2, m2):
        return f"{d1}–{d2} {_MONTHS[m1 - 1]} {y1}"
    if y1 == y2:
        return f"{d1} {_MONTHS[m1 - 1]} – {d2} {_MONTHS[m2 - 1]} {y1}"
    return f"{_day(first)} – {_day(last)}"


def _day(iso: str) -> str:
    parts = _parts(iso)
    return f"{parts[2]} {_MONTHS[parts[1] - 1]} {parts[0]}" if parts else iso


def _parts(iso: str) -> tuple[int, int, int] | None:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    return day.year, day.month, day.day
