"""The score of voices, laid out and as a page."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from selon.dossier import Coverage, Deed, Dossier, EventWords, Lane, Mark, Score
from selon.model import When
from selon.web.draw.score import Drawing, draw


def deed(identity: str, first: str | None, last: str | None, *, origins: int = 1, reports: int = 2, kind: Any = "told") -> Deed:
    return Deed(identity, "ASSAULT", kind, EventWords("?", "", "Dnipro", ""), When(None, first, last), reports, origins)


def mark(identity: str, day: str, standing: str = "reported", first: str = "") -> Mark:
    return Mark(identity, "E-1", "ASSAULT", first or day, day, "Kyiv", standing, "◐", "…", "R-1", "agency-a", "fr")


def drawn(deeds: tuple[Deed, ...] = (), marks: tuple[Mark, ...] = (), *, days: int = 10, width: float = 600, **how: Any) -> Drawing:
    lanes = (Lane("UKR", "Ukraine", {}, marks, (("2023-01-03", "2023-01-06"),)),) if marks else ()
    last = f"2023-01-{days:02}"
    coverage = (Coverage("2023-01-01", {"fr": 3, "en": 1}), Coverage("2023-01-02", {"fr": 2}))
    score = Score("2023-01-01", last, last, deeds, lanes, coverage)
    return draw(score, width=width, name=lambda each: each.event, **how)


def test_a_deed_lies_over_its_days_and_fades_where_these_are_open() -> None:
    found = {bar.deed.event: bar for bar in drawn((
        deed("E-day", "2023-01-03", "2023-01-03"), deed("E-by", None, "2023-01-06"), deed("E-from", "2023-01-08", None),
        deed("E-wide", "2023-01-01", "2023-01-05"), deed("E-before", "2022-12-01", "2023-01-02"),
    )).bars}  # fmt: skip
    assert (found["E-day"].x, found["E-day"].width, found["E-day"].fade) == (121, 58, "")
    assert found["E-by"].fade == "left" and found["E-by"].x + found["E-by"].width == 359
    assert found["E-from"].fade == "right" and found["E-from"].x == 421
    assert found["E-wide"].fade == "both" and (found["E-wide"].x, found["E-wide"].width) == (1, 298)
    assert found["E-before"].x == 1 and found["E-before"].fade == "both"


def test_no_two_bars_and_no_two_names_cover_each_other() -> None:
    deeds = tuple(deed(f"E-{at:02}", f"2023-01-{1 + at % 10:02}", f"2023-01-{min(1 + at % 10 + at % 3, 10):02}", origins=at) for at in range(60))
    found = drawn(deeds)
    rows: dict[int, list[tuple[float, float]]] = {}
    for bar in found.bars:
        rows.setdefault(round(bar.y + bar.height / 2), []).append((bar.x, bar.x + bar.width))
    for spans in rows.values():
        spans.sort()
        assert all(end < start for (_, end), (start, _) in pairwise(spans))
    assert len(found.bars) + sum(more.number for more in found.more) == 60, "what finds no room is counted"
    assert {bar.deed.event for bar in found.bars} >= {"E-59", "E-58"}, "those of most origins are set first"
    named = [(bar.tag.y, bar.tag.x, len(bar.tag.words) * 6) for bar in found.bars if bar.tag and bar.tag.anchor == "start"]
    for y, x, long in named:
        assert not any(other == y and x < left < x + long for other, left, _ in named)


def test_marks_stand_apart_until_there_are_too_many_and_then_are_counted_by_standing() -> None:
    few = drawn(marks=tuple(mark(f"C-{at}", "2023-01-02") for at in range(4)))
    places = {(dot.x, dot.y) for dot in few.staffs[0].dots}
    assert len(places) == 4 and all(60 < x < 120 for x, _ in places)
    many = [*(mark(f"C-{at}", "2023-01-02") for at in range(30)), mark("C-x", "2023-01-02", "denied"), mark("C-y", "2023-01-05", "planned")]
    counted = drawn(marks=tuple(many)).staffs[0].dots
    assert [(dot.shape, len(dot.marks)) for dot in counted] == [("half", 30), ("cross", 1), ("dashed", 1)]


def test_a_staff_reaches_from_first_to_last_word_and_shows_its_silence() -> None:
    staff = drawn(marks=(mark("C-1", "2023-01-02"), mark("C-2", "2023-01-07", first="2023-01-05"))).staffs[0]
    assert (staff.begin, staff.end) == (60, 420)
    assert [(gap.x, gap.width, gap.days) for gap in staff.silences] == [(120, 240, 4)]
    assert [dot.wide for dot in staff.dots] == [0, 120], "said on one of three days"


def test_the_river_is_as_wide_as_reports_are_many() -> None:
    found = drawn()
    by = {(flow.day[-2:], flow.lang): flow for flow in found.river}
    assert found.languages == ("fr", "en") and by["01", "fr"].height == 3 * by["01", "en"].height
    assert by["02", "fr"].y + by["02", "fr"].height / 2 == found.river_y
    assert by["01", "fr"].y + by["01", "fr"].height == by["01", "en"].y


def test_many_days_make_the_sheet_wider_not_the_days_unreadable() -> None:
    found = drawn(days=31, width=100)
    assert found.width == 31 * 12 and all(other.x - one.x >= 60 for one, other in pairwise(found.ticks))


# -- the page --------------------------------------------------------------------------------------------------------


def test_every_mark_of_the_score_is_a_link_with_a_name(client: TestClient) -> None:
    page = client.get("/voices").text
    sheet = page[page.index('class="score-sheet"') : page.index("</figure>")]
    links = re.findall(r"<a href=\"([^\"]+)\"[^>]*>(.*?)</a>", sheet, re.S)
    assert len(links) > 100
    for address, inside in links:
        assert address.startswith(("/claim/C-", "/event/E-", "/voices?"))
        assert re.search(r"<title>[^<]{5,}</title>|<text[^>]*>[^<]+</text>", inside), address
    assert "Ukraine" in page and "days without a word" in page


def test_the_same_stands_below_by_day(client: TestClient) -> None:
    told = client.get("/voices.json").json()["results"][0]
    page = client.get("/voices?since=2023-01-08&until=2023-01-08").text
    that_day = [mark["claim"] for lane in told["lanes"] for mark in lane["marks"] if mark["last"] == "2023-01-08"]
    table = page[page.index('id="score-days"') :]
    assert that_day and all(f"/claim/{claim}" in table for claim in that_day), "a day by itself is listed whole"


@pytest.mark.parametrize("asked", ["party=BLR", "type=MOBILIZE", "since=2023-01-10&until=2023-01-12"])
def test_filters_narrow_the_score(client: TestClient, asked: str) -> None:
    def marks(query: str) -> set[tuple[str, str]]:
        lanes = client.get(f"/voices.json?{query}").json()["results"][0]["lanes"]
        return {(mark["claim"], mark["last"]) for lane in lanes for mark in lane["marks"]}

    some, every = marks(asked), marks("")
    assert some and len(some) < len(every)
    if "since" in asked:
        assert {day for _, day in some} <= {"2023-01-10", "2023-01-11", "2023-01-12"}


def test_days_without_anything_say_so(client: TestClient) -> None:
    for asked in ("since=2031-01-01", "until=2001-01-01", "party=Nobody+at+all"):
        found = client.get(f"/voices?{asked}")
        assert found.status_code == 200 and "Nothing was said or done on these days" in found.text, asked
    assert client.get("/voices?since=soonish").status_code == 400


def test_as_it_stood_then(client: TestClient) -> None:
    then = client.get("/voices.json?as_of=2023-01-08").json()["results"][0]
    assert then["until"] == "2023-01-08" and all(mark["last"] <= "2023-01-08" for lane in then["lanes"] for mark in lane["marks"])
    assert sum(sum(day["languages"].values()) for day in then["coverage"]) < 48


def test_of_so_many_claims_it_is_drawn_and_says_so(situation: Path) -> None:
    with Dossier(situation) as dossier:
        whole, bounded = dossier.voices(), dossier.voices(claims=100)
    assert 1 <= bounded.limits["events_taken"] < whole.limits["events_taken"]
    assert bounded.limits["events_matching"] == whole.limits["events_matching"]
    assert sum(len(lane.marks) for lane in bounded.results[0].lanes) < sum(len(lane.marks) for lane in whole.results[0].lanes)
