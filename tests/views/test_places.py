"""Places: one for all its names, under the precision of the text, and how much rests on it there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from selon.model import Place, Told
from selon.views.places import PlaceTold, place_key, places

KYIV = {"geonameid": 703448, "lat": 50.45, "lon": 30.52, "precision": "town"}


def told(hand: Any, rows: Sequence[tuple[str, Place | None]], **more: Any) -> Told:
    """An event of one claim a report: who says so (a speaker, or "" for the report's own voice), and where."""
    reports = [hand.report(str(n), f"2023-01-{15 + n}", outlet=f"outlet-{n}") for n in range(len(rows))]
    claims = [
        msgspec.structs.replace(hand.claim(str(n), reports[n], by=by, **more), place=(place,) if place else ())
        for n, (by, place) in enumerate(rows)
    ]
    return hand.told(claims, reports)


def found(*events: Told) -> list[PlaceTold]:
    return list(places(events, roots={}))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(Place("Kiev", "UKR", **KYIV), Place("Kyiv", "UKR", **KYIV), id="a town by its number"),
        pytest.param(Place("Biélorussie", "BLR", precision="country"), Place("Belarus", "BLR", precision="country"), id="a country by its code"),
        pytest.param(Place("région de Donetsk", "UKR", precision="region"), Place("Donetsk region", "UKR", precision="region"), id="a region"),
        pytest.param(Place("Cachemire", None, precision="area"), Place("Kashmir", None, precision="area"), id="a land on two sides of a border"),
    ],
)
def test_a_place_has_one_key_in_two_languages(hand: Any, one: Place, other: Place) -> None:
    assert place_key(one) == place_key(other) != ""
    (place,) = found(told(hand, [("", one), ("", other)]))
    assert set(place.names) == {one.name, other.name} and place.reports == 2


@pytest.mark.parametrize("words", ["la ville", "the town", "la capitale"])
def test_words_that_tell_no_place_are_none(hand: Any, words: str) -> None:
    assert place_key(Place(words)) == ""
    assert found(told(hand, [("", Place(words))])) == []


def test_two_places_of_one_name_are_two(hand: Any) -> None:
    here = Place("Donetsk", "UKR", 709717, 48.0, 37.8, "town")
    there = Place("Donetsk", "RUS", 565955, 48.34, 39.95, "town")
    assert len(found(told(hand, [("", here)]), told(hand, [("", there)]))) == 2


def test_an_event_stands_at_the_finest_that_anybody_names(hand: Any) -> None:
    town, country = Place("Kyiv", "UKR", **KYIV), Place("Ukraine", "UKR", precision="country")
    assert [place.key for place in found(told(hand, [("", town), ("", country)]))] == ["g703448"]


def test_no_point_for_what_is_told_more_widely(hand: Any) -> None:
    (place,) = found(told(hand, [("", Place("Donbass", "UKR", precision="region"))]))
    assert (place.lat, place.lon, place.area, place.precision) == (None, None, "Donbass", "region")


@pytest.mark.parametrize(
    ("voices", "ground"),
    [
        pytest.param(["Kyiv", "Moscou"], "corroborated", id="two sides affirm it there"),
        pytest.param(["Kyiv", "l'armée ukrainienne"], "claimed", id="one side twice"),
        pytest.param(["", ""], "corroborated", id="two reports that go back to nobody"),
        pytest.param(["Kyiv", "Moscou:accuse"], "claimed", id="a charge affirms nothing"),
    ],
)
def test_on_how_much_a_place_rests(hand: Any, voices: list[str], ground: str) -> None:
    kyiv = Place("Kyiv", "UKR", **KYIV)
    (place,) = found(told(hand, [(voice, kyiv) for voice in voices]))
    assert place.ground == ground


def test_who_affirms_it_elsewhere_corroborates_nothing_here(hand: Any) -> None:
    kyiv, dnipro = Place("Kyiv", "UKR", **KYIV), Place("Dnipro", "UKR", 709930, 48.46, 35.04, "town")
    assert {place.ground for place in found(told(hand, [("Kyiv", kyiv), ("Moscou", dnipro)]))} == {"claimed"}


def test_a_contradiction_of_its_event_makes_a_place_contested(hand: Any) -> None:
    kyiv = Place("Kyiv", "UKR", **KYIV)
    event = told(hand, [("Kyiv", kyiv), ("Moscou", kyiv)])
    disputed = msgspec.structs.replace(event, event=msgspec.structs.replace(event.event, disputes=("X-1",)))
    assert [place.ground for place in found(disputed)] == ["contested"]


def test_every_event_keeps_who_puts_it_there_and_that_it_is_denied(hand: Any) -> None:
    kyiv = Place("Kyiv", "UKR", **KYIV)
    reports = [hand.report("0", "2023-01-15"), hand.report("1", "2023-01-16")]
    claims = [hand.claim("0", reports[0], by="Kyiv"), hand.claim("1", reports[1], by="Moscou:deny", polarity="-")]
    (place,) = found(hand.told([msgspec.structs.replace(claim, place=(kyiv,)) for claim in claims], reports))
    assert set(place.events[0].voices) == {"Kyiv", "Moscou"} and "denied" in place.events[0].status
    assert place.last == "2023-01-16"
