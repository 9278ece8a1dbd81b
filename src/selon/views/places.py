"""Where: each place that events are told of, once, under the precision of the texts, and on how much it rests there.

An event counts at a place only by the claims that put it there: two origins that affirm the event elsewhere corroborate nothing
here. Of the places of one claim it takes the finest, as the event does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from selon.knowledge import Entry, Knowledge
from selon.measures.affirming import affirming_origins
from selon.model import Claim, Place, Told
from selon.views.eventwords import EventWords, event_words
from selon.views.rows import OWN_VOICE

Ground = Literal["claimed", "corroborated", "contested"]
_VOICES = 8


class EventAt(msgspec.Struct, frozen=True):
    """One event as it is told of one place. `affirmed_by`: origins that affirm it there. `voices`: who puts it there."""

    event: str
    type: str
    summary: str
    when: str | None
    status: tuple[str, ...]
    reports: int
    origins: int
    affirmed_by: int
    disputes: tuple[str, ...]
    voices: tuple[str, ...]
    last: str | None = None
    words: EventWords | None = None

    @property
    def ground(self) -> Ground:
        return "contested" if self.disputes else "corroborated" if self.affirmed_by > 1 else "claimed"


class PlaceTold(msgspec.Struct, frozen=True):
    """A place with its events, those of most reports first. `key` is the same for all its names; `name` the commonest of them.

    `area` names what a table knows of a region, so that a map can say how far it reaches; a point is given for towns and sites
    only. `ground`: contested where an event has an open contradiction, corroborated where two origins or more affirm one.
    """

    key: str
    name: str
    precision: str
    country: str | None
    area: str
    lat: float | None
    lon: float | None
    ground: Ground
    reports: int
    origins: int
    events: tuple[EventAt, ...]
    names: tuple[str, ...] = ()
    last: str | None = None


def places(told: Iterable[Told], *, roots: Mapping[str, str]) -> tuple[PlaceTold, ...]:
    """`roots`: report → the root of its family tree."""
    held: dict[str, list[_Here]] = defaultdict(list)
    for each in told:
        for one in _here(each, roots):
            held[one.key].append(one)
    made = [_place(key, here) for key, here in held.items()]
    made.sort(key=lambda place: (-len(place.events), -place.origins, place.name))
    return tuple(made)


class _Here(msgspec.Struct, frozen=True):
    key: str
    places: tuple[Place, ...]
    event: EventAt
    reports: frozenset[str]
    origins: frozenset[str]


def _here(told: Told, roots: Mapping[str, str]) -> Iterable[_Here]:
    """An event at each of its places that something says where to find."""
    finest = {(place.geonameid or place.name.casefold()) for place in told.event.place}
    found: dict[str, list[tuple[Place, Claim]]] = defaultdict(list)
    for claim in told.claims:
        for place in claim.place:
            if (place.geonameid or place.name.casefold()) in finest:
                key = place_key(place)
                if key:
                    found[key].append((place, claim))
    for key, pairs in found.items():
        claims = list({claim.id: claim for _, claim in pairs}.values())
        event = told.event
        yield _Here(
            key,
            tuple(place for place, _ in pairs),
            EventAt(
                event=event.id,
                type=event.type,
                summary=event.summary,
                when=event.when.edtf,
                status=tuple(value.value for value in event.status),
                reports=len({claim.report for claim in claims}),
                origins=len({told.origins[claim.id] for claim in claims}),
                affirmed_by=affirming_origins(claims, told.origins, roots),
                disputes=event.disputes,
                voices=_voices(claims, told),
                words=event_words(event),
                last=max((day for claim in claims if (day := told.reports[claim.report].published)), default=None),
            ),
            frozenset(claim.report for claim in claims),
            frozenset(told.origins[claim.id] for claim in claims),
        )


def _voices(claims: Sequence[Claim], told: Told) -> tuple[str, ...]:
    """Who puts it there, to the nearest: the innermost speaker, or the outlet in whose own voice it is told."""
    named = (claim.source[-1].name if claim.source else told.reports[claim.report].outlet or OWN_VOICE for claim in claims)
    return tuple(name for name, _ in Counter(" ".join(each.split()) for each in named).most_common(_VOICES))


def _place(key: str, here: Sequence[_Here]) -> PlaceTold:
    named = Counter(place.name for each in here for place in each.places)
    first = here[0].places[0]
    entry = _entry(first)
    events = tuple(sorted((each.event for each in here), key=lambda event: (-event.reports, -event.origins, event.event)))
    grounds = {event.ground for event in events}
    names = tuple(name for name, _ in sorted(named.items(), key=lambda each: (-each[1], each[0])))
    return PlaceTold(
        key=key,
        name=names[0],
        precision=first.precision,
        country=first.country or (entry.country if entry else None),
        area=entry.name if entry and entry.precision in ("region", "area") and first.lat is None else "",
        lat=first.lat,
        lon=first.lon,
        ground="contested" if "contested" in grounds else "corroborated" if "corroborated" in grounds else "claimed",
        reports=len(frozenset().union(*(each.reports for each in here))),
        origins=len(frozenset().union(*(each.origins for each in here))),
        events=events,
        names=names,
        last=max((event.last for event in events if event.last), default=None),
    )


def place_key(place: Place) -> str:
    """One key for all names of a place: a town by its number, a country by its code, a region by its row.

    "" for words like "the town", which tell no place.
    """
    if place.geonameid and place.precision in ("town", "site"):
        return f"g{place.geonameid}"
    if place.precision == "country" and place.country:
        return place.country
    entry = _entry(place)
    if entry is not None:
        return f"{entry.country or '+'.join(entry.countries)}:{entry.name}"
    if place.country or place.lat is not None:
        return f"{place.country}:{place.name.casefold()}"
    return ""


def _entry(place: Place) -> Entry | None:
    return _known(place.name, place.country) if place.precision in ("region", "area") else None


@lru_cache(maxsize=4096)
def _known(name: str, country: str | None) -> Entry | None:
    """The region or sea that our table has under this name."""
    for entry in Knowledge.load().names(name):
        if entry.kind == "place" and entry.precision in ("region", "area") and country in (None, entry.country):
            return entry
    return None
