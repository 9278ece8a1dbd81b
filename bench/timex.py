"""TIMEX3 values as intervals of days, both ends included, so that a value and an interval can be compared."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Stretch = tuple[str, str]
_SEASON = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "AU": (9, 11), "WI": (12, 14)}
"""Months of the seasons as HeidelTime and TIDES mean them; the winter goes on into the next year."""
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "DE": "decade", "H": "hour", "Q": "quarter", "CE": "century"}


def interval_of(value: str) -> Stretch | None:
    """1998-02-13, 1998-02, 1998, 199, 1998-W07, 1998-W07-WE, 1998-Q1, 1998-H2, 1998-SU, with T… cut off; None for others."""
    value = value.strip().split("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", value) else value.strip()
    try:
        return _interval(value)
    except ValueError:
        return None


def _interval(value: str) -> Stretch | None:
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        day = date.fromisoformat(value).isoformat()
        return day, day
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := re.fullmatch(r"(\d{1,4})", value):
        span = 10 ** (4 - len(value))
        first = int(value) * span
        return date(first, 1, 1).isoformat(), date(first + span - 1, 12, 31).isoformat()
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE|-\d)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        if match[3] and match[3] != "-WE":
            day = (monday + timedelta(days=int(match[3][1]) - 1)).isoformat()
            return day, day
        first, last = (5, 6) if match[3] else (0, 6)
        return (monday + timedelta(days=first)).isoformat(), (monday + timedelta(days=last)).isoformat()
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3 * int(match[2]))
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return _months(int(match[1]), 6 * int(match[2]) - 5, 6 * int(match[2]))
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|AU|WI)", value):
        return _months(int(match[1]), *_SEASON[match[2]])
    return None


def _months(year: int, first: int, last: int) -> Stretch:
    end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
    return date(year, first, 1).isoformat(), date(end_year, end_month, monthrange(end_year, end_month)[1]).isoformat()


def length_of(value: str) -> tuple[float, str] | None:
    """P3D → (3, "day"), PT2H → (2, "hour"); None for what is no plain length (P1Y6M, PXD)."""
    match = re.fullmatch(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|[YMWDHSQ])", value.strip())
    if match is None:
        return None
    unit = {"M": "minute", "H": "hour", "S": "second"}.get(match[3]) if match[1] else _UNITS.get(match[3])
    return (float(match[2]), unit) if unit else None
