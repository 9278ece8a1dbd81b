"""The earliest and latest day of the few EDTF shapes that offices and reports use, compared as ISO strings."""

from __future__ import annotations

import calendar
import re

_DATE = re.compile(r"(?<!\d)(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")
MIN, MAX = "0000-01-01", "9999-12-31"


def bounds(edtf: str) -> tuple[str, str] | None:
    """("2023-01-01", "2023-01-31") for "2023-01"; open ends become MIN and MAX; None where there is no date.

    Qualifiers (~ ? %) say how sure a date is, not how wide: they are passed over.
    """
    text = re.sub(r"[~?%\s]", "", edtf).strip("[]{}")
    dates = [(m.group(1), m.group(2), m.group(3)) for m in _DATE.finditer(text)]
    if not dates:
        return None
    lows = [f"{y}-{m or '01'}-{d or '01'}" for y, m, d in dates]
    highs = [f"{y}-{m or '12'}-{d or _last_day(y, m or '12')}" for y, m, d in dates]
    low = MIN if text.startswith(("..", "/")) else min(lows)
    high = MAX if text.endswith(("..", "/")) else max(highs)
    return low, high


def _last_day(year: str, month: str) -> str:
    number = int(month)
    if not 1 <= number <= 12 or year == "0000":
        return "31"
    return f"{calendar.monthrange(int(year), number)[1]:02d}"


def term(start: str, end: str) -> tuple[str, str]:
    """The widest stretch an office can have lasted."""
    first = bounds(start) if start else None
    last = bounds(end) if end else None
    return (first[0] if first else MIN, last[1] if last else MAX)


def overlap(left: tuple[str, str], right: tuple[str, str]) -> bool:
    return left[0] <= right[1] and right[0] <= left[1]


def age(birth: str, on: str) -> tuple[int, int] | None:
    """Youngest and oldest age in whole years that someone born then can have on that day."""
    born, day = bounds(birth), bounds(on)
    if born is None or day is None or MIN in (born[0], day[0]) or MAX in (born[1], day[1]):
        return None
    return _years(born[1], day[0]), _years(born[0], day[1])


def _years(born: str, day: str) -> int:
    return int(day[:4]) - int(born[:4]) - (1 if day[5:] < born[5:] else 0)
