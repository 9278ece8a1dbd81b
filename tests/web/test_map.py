"""The map: whose a point is in each view of the world, how wide a place is drawn, what the window leaves out and says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from selon.dossier import Dossier, EventAt, PlaceTold
from selon.knowledge import Knowledge
from selon.web.asked import Asked
from selon.web.atlas import VIEWS, outlines, reaches
from selon.web.desk import Desk
from selon.web.draw.ground import clipped, country_at, ground
from selon.web.draw.map import NARROWEST, TOWN, drawn, spots, window_of
from selon.web.draw.projection import fitted, project, whole
from selon.web.kept import Kept
from selon.web.pages.map import HEIGHT, WIDTH, small
from selon.web.setting import setting
from selon.web.site import site
from selon.web.speech import speech

# Where views of the world part: the point, then the country that it lies in ("" nobody's) in each of them.
PARTED = {
    "Simferopol": ((44.95, 34.10), {"un": "UKR", "control": "RUS", "apart": ""}),
    "Sevastopol": ((44.60, 33.52), {"un": "UKR", "control": "RUS", "apart": ""}),
    "Pristina": ((42.67, 21.17), {"un": "SRB", "control": "XKX", "apart": ""}),
    "Hargeisa": ((9.56, 44.07), {"un": "SOM", "control": "somaliland", "apart": ""}),
    "Laayoune": ((27.15, -13.20), {"un": "ESH", "control": "MAR", "apart": ""}),
    "Tifariti": ((26.16, -10.57), {"un": "ESH", "control": "ESH", "apart": ""}),
    "Ramallah": ((31.90, 35.20), {"un": "PSE", "control": "PSE", "apart": ""}),
    "Taipei": ((25.04, 121.56), {"un": "CHN", "control": "TWN", "apart": ""}),
    "Katzrin": ((32.99, 35.69), {"un": "SYR", "control": "ISR", "apart": ""}),
    "Kyrenia": ((35.30, 33.31), {"un": "CYP", "control": "north-cyprus", "apart": ""}),
}
AGREED = {
    "Kherson": ((46.64, 32.61), "UKR"), "Krasnodar": ((45.04, 38.98), "RUS"), "Belgrade": ((44.82, 20.46), "SRB"),
    "Mogadishu": ((2.05, 45.32), "SOM"), "Agadir": ((30.40, -9.55), "MAR"), "Tel Aviv": ((32.07, 34.80), "ISR"), "Damascus": ((33.51, 36.29), "SYR"),
    "Wuhan": ((30.60, 114.30), "CHN"),
    "Anadyr": ((66.0, 172.0), "RUS"), "Sukhumi": ((43.05, 41.2), "GEO"), "Berlin": ((52.52, 13.40), "DEU"),
}  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("city", PARTED)
def test_whose_a_city_is_where_views_of_the_world_part(city: str, view: str) -> None:
    (lat, lon), by_view = PARTED[city]
    assert country_at(outlines(), view, lat=lat, lon=lon) == by_view[view]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("city", AGREED)
def test_whose_a_city_is_where_all_agree(city: str, view: str) -> None:
    (lat, lon), country = AGREED[city]
    assert country_at(outlines(), view, lat=lat, lon=lon) == country


def test_every_outline_has_a_code_that_reports_are_coded_with() -> None:
    known = {country.iso3 for country in Knowledge.load().countries()}
    parts = {piece for piece, own in outlines().owners["own"].items() if own != piece}
    assert set(outlines().pieces) - parts - known <= {"somaliland"}
    assert {country for view in VIEWS for country in outlines().owners[view].values()} <= known | {"", "somaliland", "north-cyprus"}


@pytest.mark.parametrize(
    ("view", "lat", "lon", "dashed"),
    [
        pytest.param("un", 46.05, 34.0, False, id="no line before Crimea"),
        pytest.param("control", 46.05, 34.0, True, id="a dashed one, where Russia holds it"),
        pytest.param("un", 42.9, 21.0, True, id="Kosovo within Serbia"),
        pytest.param("un", 27.667, -11.0, True, id="Western Sahara and Morocco"),
        pytest.param("un", 9.8, 46.0, False, id="none in Somalia"),
        pytest.param("un", 33.0, 35.64, True, id="the Golan"),
        pytest.param("un", 34.5, 74.0, True, id="the line of control"),
        pytest.param("un", 28.0, 70.5, False, id="farther south the same border is agreed"),
        pytest.param("un", 51.0, 14.97, False, id="Germany and Poland"),
    ],
)
def test_lines_are_dashed_where_they_are_not_agreed(view: str, lat: float, lon: float, dashed: bool) -> None:
    window = fitted([(lat, lon, 60)], width=WIDTH, height=WIDTH, least=0)
    assert bool(ground(outlines(), view, window).dashed) is dashed


def test_a_region_reaches_into_its_own_country() -> None:
    """The table of reaches names rows of the table of places, and the disc of each touches its country."""
    known, astray = Knowledge.load(), []
    for key, reach in reaches().items():
        countries, _, name = key.partition(":")
        entries = [each for each in known.names(name) if each.kind == "place" and each.precision in ("region", "area")]
        assert countries in [each.country or "+".join(each.countries) for each in entries], f"{key} is no row of places.csv"
        steps = ((0.0, 0.0), (0.7, 0.0), (-0.7, 0.0), (0.0, 0.7), (0.0, -0.7))
        there = (country_at(outlines(), "un", lat=reach.lat + y * reach.km / 111, lon=reach.lon + x * reach.km / 111) for x, y in steps)
        if countries and not any(each in countries.split("+") for each in there if each):
            astray.append(name)
    # Islands apart from each other, or too small for the outlines.
    assert set(astray) <= {"Canaries", "Hawaï", "Okinawa", "Yeonpyeong"}


# -- layout ------------------------------------------------------------------------------------------------------------


def place(
    number: int, lat: float | None, lon: float | None, *, precision: str = "town", key: str = "", country: str | None = "UKR", events: int = 1
) -> PlaceTold:
    event = EventAt("E-1", "ASSAULT", "…", None, (), 1, 1, 1, (), ("Kyiv",))
    area = key.partition(":")[2]
    return PlaceTold(key or f"g{number}", f"place {number}", precision, country, area, lat, lon, "claimed", 1, 1, (event,) * events)


def made(*places: PlaceTold, every: bool = False, view: str = "un"):  # type: ignore[no-untyped-def]
    found = spots(places, reaches())
    window = window_of(found, outlines(), width=WIDTH, height=HEIGHT, every=every)
    return drawn(found, ground(outlines(), view, window), window, countries=speech("en").countries())


def test_a_disc_is_as_wide_as_the_text_leaves_it() -> None:
    drawing = made(place(1, 48.0, 37.8), place(2, None, None, precision="region", key="UKR:Donbass"))
    town, region = sorted(drawing.areas, key=lambda area: area.r)
    assert region.r / town.r == pytest.approx(reaches()["UKR:Donbass"].km / TOWN, rel=0.05)


def test_a_region_of_unknown_reach_is_drawn_as_its_country_and_never_finer() -> None:
    drawing = made(place(1, None, None, precision="region", key="UKR:le sud de l'ukraine"))
    assert not drawing.areas and {number for tint in drawing.tints for number in tint.numbers} == {1}


def test_a_country_is_its_land_as_the_view_draws_it() -> None:
    ukraine = place(1, None, None, precision="country", key="UKR")
    assert len(made(ukraine).tints) == len(made(ukraine, view="control").tints) + 1, "with Crimea, and without"


def test_a_land_that_a_view_gives_to_another_is_not_hidden() -> None:
    taiwan = place(1, None, None, precision="country", key="TWN", country="TWN")
    assert made(taiwan).tints and not made(taiwan).outside


def test_nobody_looks_closer_than_a_province() -> None:
    drawing = made(place(1, 48.0, 37.8))
    assert drawing.window.half_width * 2 == pytest.approx(NARROWEST)


def test_what_lies_far_from_the_most_is_left_out_and_said() -> None:
    near = [place(n, 48 + n / 5, 37 + n / 5, events=4) for n in range(1, 6)]
    far = place(6, 38.9, -77.0, country="USA")
    assert made(*near, far).outside == (6,)
    assert made(*near, far, every=True).outside == ()


def test_a_place_that_nothing_locates_is_said_to_be_nowhere() -> None:
    assert made(place(1, 48, 37), place(2, None, None, precision="area", key=":x", country=None)).nowhere == (2,)


def test_names_keep_out_of_each_others_way() -> None:
    drawing = made(*(place(n, 48 + n / 50, 37 + n / 50) for n in range(1, 30)))
    named = [name for name in drawing.names if name.kind == "town"]
    assert 2 < len(named) < 29
    for one in named:
        for other in named:
            if one is not other and one.anchor == other.anchor == "start":
                assert abs(one.y - other.y) > 10 or abs(one.x - other.x) > 20


@pytest.mark.parametrize("discs", [[(0.0, 179.0, 10.0), (1.0, -179.0, 10.0)], [(50.0, 30.0, 12.0)], [(-33.0, 151.0, 12.0), (-37.8, 145.0, 12.0)]])
def test_a_window_holds_what_it_was_fitted_to(discs: list[tuple[float, float, float]]) -> None:
    window = fitted(discs, width=WIDTH, height=HEIGHT, least=100)
    assert not window.world
    for x, y in project(window, [(lon, lat) for lat, lon, _ in discs]):
        assert 0 <= x <= WIDTH and 0 <= y <= HEIGHT


def test_the_whole_earth_is_not_torn() -> None:
    """Every large country is there, and none is a band across the map."""
    lands = {land.piece: land for land in ground(outlines(), "un", whole(WIDTH)).lands}
    assert {"RUS", "USA", "CAN", "BRA", "AUS", "CHN", "IND", "GRL"} <= lands.keys()
    assert all(abs(float(step)) < WIDTH / 2 for land in lands.values() for step in re.findall(r"l(-?[\d.]+) ", land.path))


def test_a_ring_is_clipped_to_the_paper() -> None:
    assert sorted(clipped([(-5, -5), (5, -5), (5, 5), (-5, 5)], (0, 0, 10, 10))) == [(0, 0), (0, 5), (5, 0), (5, 5)]
    assert clipped([(-5, -5), (-1, -5), (-1, -1)], (0, 0, 10, 10)) == []


# -- the page ----------------------------------------------------------------------------------------------------------


def test_the_page_leads_from_a_place_to_its_events_and_keeps_who_says_so(client: TestClient) -> None:
    text = client.get("/map").text
    told = client.get("/map.json").json()
    soledar = next(each for each in told["results"] if each["name"] == "Soledar")
    row = text[text.index('href="/place/Soledar"') :].partition("</li>\n    <li id=")[0]
    assert soledar["ground"] == "contested" and "contested" in row and "denied" in row
    for event in soledar["events"]:
        assert f'/event/{event["event"]}"' in row and event["voices"]
    assert f'{told["limits"]["without_place"]} events without a place' in text


def test_no_coordinates_are_shown(client: TestClient) -> None:
    text = re.sub(r"<svg.*?</svg>", "", client.get("/map").text, flags=re.S)
    assert not re.search(r"\d{1,3}\.\d{2,}", text)


def test_every_area_of_the_map_has_its_row(client: TestClient) -> None:
    text = client.get("/map", params={"window": "all"}).text
    rows = set(re.findall(r'<li id="p-(\d+)"', text))
    areas = {number for numbers in re.findall(r'data-places="([\d ]+)"', text) for number in numbers.split()}
    assert areas and areas <= rows


@pytest.mark.parametrize("view", VIEWS)
def test_the_view_of_the_world_is_said_and_changes_no_record(client: TestClient, view: str) -> None:
    found = client.get("/map", params={"view": view, "place": "UKR"})
    assert found.text.count('aria-current="true"') == 1 and len(found.content) < 150_000
    plain, viewed = (client.get("/map.json", params={"place": "UKR", **more}).json()["results"] for more in ({}, {"view": view}))
    assert plain == viewed


def test_a_filter_that_leaves_nothing_says_what_to_do(client: TestClient) -> None:
    text = client.get("/map", params={"place": "Atlantis"}).text
    assert "No event matches." in text and 'href="/map"' in text and "<svg" not in text


def test_the_small_map_is_a_picture_with_a_way_to_the_whole(situation: Path) -> None:
    asked = Asked("/", lang="en")
    with Dossier(situation) as dossier:
        given = small(dossier.places(), asked)
    assert 2 < len([name for name in given["map"].names if name.kind != "country"]) <= 7
    text = setting("_map_small.html", asked, small_map=given)
    assert 'href="/map"' in text and "without a place" in text and len(text) < 60_000


def test_so_many_claims_are_read_and_no_more(situation: Path) -> None:
    with Dossier(situation) as dossier:
        whole, bounded = dossier.places(), dossier.places(claims=200)
    assert 1 < bounded.limits["events_taken"] < whole.limits["events_taken"]
    assert bounded.limits["events_matching"] == whole.limits["events_matching"]


def test_of_how_many_events_it_is_made_is_said_and_more_can_be_taken(situation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with TestClient(site(Desk(situation, kept=Kept(0))), base_url="http://127.0.0.1") as client:
        assert "more=1" not in client.get("/map").text, "all are taken as it is"
        monkeypatch.setattr("selon.web.pages.map._CLAIMS", 40)
        few, told = client.get("/map").text, client.get("/map.json").json()["limits"]
        assert told["events_taken"] < told["events_matching"] and 'href="/map?more=1"' in few
        assert f"{told['events_taken']} events that most reports tell, of {told['events_matching']}" in few
        more = client.get("/map.json?more=1").json()["limits"]["events_taken"]
        assert told["events_taken"] < more and "more=1" not in client.get("/map?more=1").text.partition("<main")[2].partition("</form>")[0]
