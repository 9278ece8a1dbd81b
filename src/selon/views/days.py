"""A person's date (`2023-01`, `2022~`, `hier`, `friday`, `3 days ago`) → the first and last day that it can mean."""

from __future__ import annotations

import re
from datetime import date, timedelta

from selon.errors import UsageError

_TODAY = {"today": 0, "aujourd'hui": 0, "yesterday": 1, "hier": 1, "avant-hier": 2}
_WEEKDAYS = {
    name: number
    for number, both in enumerate(
        (
            "monday lundi",
            "tuesday mardi",
            "wednesday mercredi",
            "thursday jeudi",
            "friday vendredi",
            "saturday samedi",
            "sunday dimanche",
        )
    )
    for name in both.split()
}
_AGO = re.compile(r"(?:il y a )?(\d{1,4}) (day|jour|week|semaine)s?(?: ago)?")
_PLAIN = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_HINT = "write 2023-01-06, 2023-01, 2023, another EDTF value, or hier, friday, 3 days ago"


def day_range(written: str, *, today: date | None) -> tuple[str | None, str | None]:
    """(first, last) as ISO days; None where an EDTF interval is open on that side."""
    words = " ".join(written.lower().replace("’", "'").split())
    back = _days_back(words, today)
    if back is not None:
        if today is None:
            raise UsageError(f"“{written}” needs to know what day it is", hint="give a date, or a clock to Dossier")
        day = (today - timedelta(days=back)).isoformat()
        return day, day
    return _edtf(written.strip())


def _days_back(words: str, today: date | None) -> int | None:
    if words in _TODAY:
        return _TODAY[words]
    if words in _WEEKDAYS:
        # The last one before today: on a Friday, "friday" is a week ago, as in a report.
        return (today.weekday() - _WEEKDAYS[words] - 1) % 7 + 1 if today else 0
    ago = _AGO.fullmatch(words)
    if ago:
        return int(ago[1]) * (7 if ago[2] in ("week", "semaine") else 1)
    return None


def _edtf(written: str) -> tuple[str | None, str | None]:
    from edtf import parse_edtf

    failed = UsageError(f"“{written}” is not a date that can be read", hint=_HINT)
    # The library reads much of ISO 8601-2; an open interval breaks its bounds, so the two ends are read apart.
    left, slash, right = written.partition("/")
    if slash:
        first = None if left in ("", "..") else _edtf(left)[0]
        last = None if right in ("", "..") else _edtf(right)[1]
        return first, last
    if written.startswith("[..") and written.endswith("]"):
        return None, _edtf(written[3:-1])[1]
    if written.startswith("[") and written.endswith("..]"):
        return _edtf(written[1:-3])[0], None
    if _PLAIN.fullmatch(written):
        _check_calendar(written, failed)
    try:
        value = parse_edtf(written)
        first, last = value.lower_strict(), value.upper_strict()
        return date(*first[:3]).isoformat(), date(*last[:3]).isoformat()
    # The grammar's errors and the bounds' errors have no common parent.
    except Exception as error:
        raise failed from error


def _check_calendar(written: str, failed: UsageError) -> None:
    """2023-02-30 parses as EDTF; it is no day."""
    try:
        date.fromisoformat((written + "-01-01")[:10])
    except ValueError as error:
        raise failed from error
