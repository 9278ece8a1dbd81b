"""Contradictions: every side in its own words and the same weight, in the order in which they spoke, and no winner."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient


@pytest.fixture(scope="module")
def cards(client: TestClient) -> list[dict[str, Any]]:
    return client.get("/contradictions.json").json()["results"]  # type: ignore[no-any-return]


def sides(text: str) -> list[str]:
    return re.findall(r'<section class="side".*?</section>', unescape(text), re.DOTALL)


def test_every_side_has_its_words_its_speakers_and_the_same_form(client: TestClient, cards: list[dict[str, Any]]) -> None:
    assert len(cards) > 8 and {card["kind"] for card in cards} == {"true", "apparent"}
    for card in cards:
        found = sides(client.get(f"/contradiction/{card['id']}").text)
        assert len(found) == len(card["sides"])
        for side, set_as in zip(card["sides"], found, strict=True):
            for voice in side["voices"]:
                assert voice["quote"] in set_as and f'lang="{voice["lang"]}"' in set_as
                assert voice["outlet"] in set_as and f"/claim/{voice['claim']}" in set_as
        # The classes of one side are those of another: none is set larger, bolder or in colour.
        forms = {tuple(sorted(set(re.findall(r'class="([^"]+)"', set_as)) - {"verbatim"})) for set_as in found}
        assert len(forms) == 1


def test_sides_stand_in_the_order_in_which_they_spoke(client: TestClient, cards: list[dict[str, Any]]) -> None:
    for card in cards:
        shown = client.get(f"/contradiction/{card['id']}", params={"ui": "en"}).text
        heads = [unescape(re.sub("<[^>]+>", "", each)) for each in re.findall(r'<h2 id="side-\d+".*?</h2>', shown)]
        assert len(heads) == len(card["sides"]) and "in the order in which they spoke" in shown
        if card["point"] in ("who", "to_whom", "where"):
            assert heads == [side["value"] for side in card["sides"]]


def test_the_point_is_a_question_and_the_event_is_named(client: TestClient, cards: list[dict[str, Any]]) -> None:
    for card in cards:
        for lang in ("en", "fr"):
            shown = unescape(client.get(f"/contradiction/{card['id']}", params={"ui": lang}).text)
            asked = re.search(r"<h1>(.*?)</h1>", shown)
            assert asked and re.sub(r"<[^>]+>", "", asked[1]).endswith("?") and f"/event/{card['event']}" in shown


def test_the_list_keeps_apart_what_only_seems_to_contradict(client: TestClient, cards: list[dict[str, Any]]) -> None:
    shown = unescape(client.get("/contradictions", params={"ui": "en"}).text)
    true, _, seeming = shown.partition('<section aria-labelledby="seeming">')
    for card in cards:
        here, there = (true, seeming) if card["kind"] == "true" else (seeming, true)
        assert f"/contradiction/{card['id']}" in here and f"/contradiction/{card['id']}" not in there
        if card["kind"] == "apparent":
            assert card["reason"] in here


@pytest.mark.parametrize(("name", "value"), [("kind", "apparent"), ("point", "who"), ("point", "how_many"), ("kind", "true")])
def test_the_list_is_narrowed(client: TestClient, cards: list[dict[str, Any]], name: str, value: str) -> None:
    shown = client.get("/contradictions", params={name: value}).text
    wanted = {card["id"] for card in cards if card[name] == value}
    assert set(re.findall(r"/contradiction/(X-\w+)", shown)) == wanted and wanted
    assert f'value="{value}" selected' in shown


def test_the_contradictions_of_one_event(client: TestClient, cards: list[dict[str, Any]]) -> None:
    event = cards[0]["event"]
    shown = client.get("/contradictions", params={"event": event}).text
    assert set(re.findall(r"/contradiction/(X-\w+)", shown)) == {card["id"] for card in cards if card["event"] == event}
    assert f"/event/{event}" in shown


def test_nothing_to_show_says_what_to_do(client: TestClient) -> None:
    shown = client.get("/contradictions", params={"point": "name", "kind": "true"})
    assert shown.status_code == 200 and 'class="empty"' in shown.text and 'href="/contradictions"' in shown.text


@pytest.mark.parametrize("address", ["/contradiction/X-none", "/contradiction/", "/contradiction/E-1"])
def test_an_id_that_nobody_has(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("asked", [{"kind": "x"}, {"point": "x"}, {"event": "nobody"}])
def test_a_wrong_filter_is_told(client: TestClient, asked: dict[str, str]) -> None:
    assert client.get("/contradictions", params=asked).status_code == 400
