"""An event in the words of a list: what, who, to whom, where and when, by the values that most origins hold.

The values are the reports' own; a page makes a line of them in its language (`Attack on a bridge in Kyiv on 6 January 2023`).
"""

from __future__ import annotations

import msgspec

from selon.knowledge.fold import fold
from selon.measures.times_words import when_words
from selon.model import Event, Place


class EventWords(msgspec.Struct, frozen=True):
    """`when` is short and in English; `earliest`..`latest` say the same to who writes days otherwise.

    Of the place: `role` (at, from, to, via), `precision` and `country` are empty where no place of the event has that name.
    """

    who: str
    whom: str
    where: str
    when: str
    type: str = ""
    mode: str | None = None
    earliest: str | None = None
    latest: str | None = None
    role: str = ""
    precision: str = ""
    country: str = ""


def event_words(event: Event) -> EventWords:
    who, whom, where = (_first(event, slot) for slot in ("actor", "recipient", "place"))
    place = _place(where, event.place)
    return EventWords(
        who=who or "?",
        whom="" if whom == where else whom,
        where=where,
        when=when_words(event.when),
        type=event.type,
        mode=event.mode,
        earliest=event.when.earliest,
        latest=event.when.latest,
        role=place.role if place else "",
        precision=place.precision if place else "",
        country=(place.country if place else None) or "",
    )


def _first(event: Event, slot: str) -> str:
    values = event.slots.get(slot, ())
    return values[0].value if values else ""


def _place(name: str, places: tuple[Place, ...]) -> Place | None:
    """The place of that name, however its accents are written."""
    key = fold(name)
    return next((place for place in places if fold(place.name) == key), None) if key else None
