"""Days as the page's language says them, alone (`1 to 3 January 2023`) and within a sentence (`between 1 and 3 January 2023`)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from selon.web.speech import Speech
from selon.web.words import N_


def when_said(earliest: str | None, latest: str | None, speech: Speech) -> str:
    """`6 January 2023`, `6 to 8 January 2023`, `by 8 January 2023`, `November 2022`; empty where nothing is known."""
    if earliest and latest:
        first, last = ends(earliest, latest, speech)
        between = N_("%(first)s through %(last)s") if _whole(earliest, latest) else N_("%(first)s to %(last)s")
        return speech(between) % {"first": first, "last": last} if last else first
    if latest:
        return speech("by %(day)s") % {"day": speech.day(latest)}
    return speech("from %(day)s") % {"day": speech.day(earliest)} if earliest else ""


def when_told(earliest: str | None, latest: str | None, speech: Speech) -> str:
    """The same as part of a sentence. Two days are the bounds of one happening, which need not have filled them."""
    if not (earliest and latest):
        return when_said(earliest, latest, speech)
    first, last = ends(earliest, latest, speech)
    if last:
        between = N_("in %(first)s to %(last)s") if _whole(earliest, latest) else N_("between %(first)s and %(last)s")
        return speech(between) % {"first": first, "last": last}
    if earliest == latest and _date(earliest):
        return speech(N_("on %(day)s")) % {"day": first}
    return speech(N_("in %(month)s")) % {"month": first}


def ends(earliest: str, latest: str, speech: Speech) -> tuple[str, str]:
    """The two ends in words, without what the second says for both; the second is empty where they are one day, month or year."""
    start, end = _date(earliest), _date(latest)
    if earliest == latest or start is None or end is None:
        return speech.day(earliest), "" if earliest == latest else speech.day(latest)
    if _whole(earliest, latest):
        if (start.month, end.month) == (1, 12):
            return str(start.year), "" if start.year == end.year else str(end.year)
        first, last = earliest[:7], latest[:7]
        if first == last:
            return speech.day(first), ""
        return speech.month(first) if start.year == end.year else speech.day(first), speech.day(last)
    shared = 2 if (start.year, start.month) == (end.year, end.month) else 1 if start.year == end.year else 0
    return speech.day(earliest, shared=shared), speech.day(latest)


def _date(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _whole(earliest: str, latest: str) -> bool:
    """Whether the two are the first and last day of months."""
    start, end = _date(earliest), _date(latest)
    return bool(start and end and start.day == 1 and end.day == monthrange(end.year, end.month)[1])
