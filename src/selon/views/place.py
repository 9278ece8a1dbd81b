"""What is told of one place: there, within it, and what is only told of the wider place that it lies in. Never put together."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from selon.knowledge.fold import fold
from selon.model import Event, Place


class Spot(msgspec.Struct, frozen=True):
    """What a name stands for: a country by its code, a town by its GeoNames number, or words only."""

    name: str
    country: str | None = None
    geonameid: int | None = None
    precision: str | None = None


class PlaceFile(msgspec.Struct, frozen=True):
    """Events in order of time. `here`: told of this very place; `finer`: of a place within it; `wider`: only of one around it,
    so that nobody says whether it was here."""

    spot: Spot
    here: tuple[Event, ...]
    finer: tuple[Event, ...]
    wider: tuple[Event, ...]


def parted(spot: Spot, events: Iterable[Event]) -> PlaceFile:
    here, finer, wider = [], [], []
    for event in sorted(events, key=_order):
        if any(_is_it(spot, place) for place in event.place):
            here.append(event)
        elif any(_within(spot, place) for place in event.place):
            finer.append(event)
        elif _around(spot, event):
            wider.append(event)
    return PlaceFile(spot, tuple(here), tuple(finer), tuple(wider))


def _order(event: Event) -> tuple[str, str]:
    return (event.when.earliest or event.when.latest or event.first or "9999", event.id)


def _is_it(spot: Spot, place: Place) -> bool:
    if spot.precision == "country":
        return place.precision == "country" and place.country == spot.country
    if spot.geonameid and place.geonameid:
        return place.geonameid == spot.geonameid
    return fold(place.name) == fold(spot.name)


def _within(spot: Spot, place: Place) -> bool:
    """Only a country is known to hold its places: of a region the tables say no towns."""
    return spot.precision == "country" and place.country == spot.country


def _around(spot: Spot, event: Event) -> bool:
    """All that it is told of is the country; a town elsewhere rules it out."""
    return (
        bool(event.place) and spot.precision != "country" and spot.country is not None
        and all(place.precision == "country" for place in event.place)
        and any(place.country == spot.country for place in event.place)
    )  # fmt: skip
