"""Publication dates as reports write them → EDTF day, month or year. An impossible date is None, never mended."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T\s~?%])")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_WORDED = re.compile(r"(?:(\d{1,2})(?:er|st|nd|rd|th)?\s+)?([^\W\d_]+)\.?\s+(\d{4})$")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier january janv jan",
            "février fevrier february févr fév feb",
            "mars march mar",
            "avril april avr apr",
            "mai may",
            "juin june jun",
            "juillet july juil jul",
            "août aout august aug",
            "septembre september sept sep",
            "octobre october oct",
            "novembre november nov",
            "décembre decembre december déc dec",
        ),
        start=1,
    )
    for name in names.split()
}
# Before the telegraph and far ahead, a "date" is a number that happens to have four digits.
_YEARS = range(1800, 2200)


def published_edtf(written: str) -> str | None:
    """`2023`, `2023-01`, `2023-01-06` from ISO 8601, mail and French or English written dates; None if impossible.

    A time of day is dropped without moving the day: the day is the one that the outlet's own clock showed.
    """
    value = written.strip().strip("\"'")
    iso = _ISO.match(value)
    if iso:
        year, month, day = iso.groups()
        return _valid(int(year), int(month) if month else None, int(day) if day else None)
    slashed = _SLASHED.match(value)
    if slashed:
        return _valid(int(slashed[3]), int(slashed[2]), int(slashed[1]))
    worded = _WORDED.search(value)
    if worded and worded[2].lower() in _MONTHS:
        return _valid(int(worded[3]), _MONTHS[worded[2].lower()], int(worded[1]) if worded[1] else None)
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _valid(year: int, month: int | None = None, day: int | None = None) -> str | None:
    if year not in _YEARS:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if month is None:
        return f"{year:04}"
    return f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"
