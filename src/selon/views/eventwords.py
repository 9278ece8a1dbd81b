"""An event in the words of a list: who, to whom, where and when, by the values that most origins hold."""

from __future__ import annotations

import msgspec

from selon.measures.times_words import when_words
from selon.model import Event


class EventWords(msgspec.Struct, frozen=True):
    who: str
    whom: str
    where: str
    when: str


def event_words(event: Event) -> EventWords:
    who, whom, where = (_first(event, slot) for slot in ("actor", "recipient", "place"))
    return EventWords(who=who or "?", whom="" if whom == where else whom, where=where, when=when_words(event.when))


def _first(event: Event, slot: str) -> str:
    values = event.slots.get(slot, ())
    return values[0].value if values else ""
