"""Values as words for people: dates, numbers, places, speakers. The data stand in the records; these only say them."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from selon.model import Actor, Count, Place, Speaker, When

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Stances whose verb must travel with the name: "X says" is the plain case.
_SAID = {
    "say": "",
    "confirm": "confirms",
    "deny": "denies",
    "announce": "announces",
    "promise": "promises",
    "threaten": "threatens",
    "warn": "warns",
    "demand": "demands",
    "accuse": "accuses",
    "justify": "justifies",
    "decline": "declines to comment",
}
_ROLES = {"at": "", "from": "from ", "to": "to ", "via": "via "}


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


def names(actors: Iterable[Actor]) -> str:
    return " + ".join(one_line(actor.name) for actor in actors)


def place_words(places: Iterable[Place]) -> str:
    return ", ".join(_ROLES.get(place.role, f"{place.role} ") + one_line(place.name) for place in places)


def count_words(count: Count) -> str:
    """`killed 12`, `killed 12 or more`, `troops 20,000–99,999`."""
    low, high = count.low, count.high
    if low is not None and high is not None:
        number = _number(low) if low == high else f"{_number(low)}–{_number(high)}"
    elif low is not None:
        number = f"{_number(low)} or more"
    elif high is not None:
        number = f"up to {_number(high)}"
    else:
        number = f"“{one_line(count.text)}”"
    return f"{count.unit} {number}"


def _number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def speaker_words(source: Iterable[Speaker]) -> str:
    """The chain, outermost first: `le ministère > le représentant (denies)`; the report's own voice is empty."""
    return " > ".join(_speaker(speaker) for speaker in source)


def _speaker(speaker: Speaker) -> str:
    verb = _SAID.get(speaker.stance, speaker.stance)
    return f"{one_line(speaker.name)} ({verb})" if verb else one_line(speaker.name)


def one_line(text: str) -> str:
    return " ".join(text.split())
