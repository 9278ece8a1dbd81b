"""Values as words for people: dates, numbers, places, speakers. The data stand in the records; these only say them."""

from __future__ import annotations

from collections.abc import Iterable

from selon.model import Actor, Count, Place, Speaker

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


def stance_words(stance: str) -> str:
    """The verb of a stance, empty for plain saying."""
    return _SAID.get(stance, stance)


def _speaker(speaker: Speaker) -> str:
    verb = stance_words(speaker.stance)
    return f"{one_line(speaker.name)} ({verb})" if verb else one_line(speaker.name)


def one_line(text: str) -> str:
    return " ".join(text.split())
