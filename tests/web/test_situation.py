"""The first page: a newcomer's way from the brief to the words of two voices, and a dossier that is not there yet."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from starlette.testclient import TestClient

from selon.dossier import Dossier


def test_five_lines_each_with_its_voices_and_words(client: TestClient) -> None:
    page = client.get("/").text
    brief = client.get("/situation.json").json()["results"][0]
    assert len(brief["lines"]) == 5
    for line in brief["lines"]:
        assert line["positions"], "nothing is told without who tells it"
        for position in line["positions"]:
            assert position["voices"] and f"/claim/{position['quote']['claim']}" in page
            assert f'lang="{position["quote"]["lang"]}"' in page
    assert any(position["stand"] == "denies" for line in brief["lines"] for position in line["positions"])


def test_from_the_brief_to_two_voices_that_contradict_each_other_in_three_clicks(client: TestClient) -> None:
    front = client.get("/").text
    first = re.search(r'href="(/contradiction/X-[^"]+)"', front)
    assert first, "one click: a point on which they part"
    card = client.get(first[1])
    assert card.status_code == 200
    claims = dict.fromkeys(re.findall(r'href="(/claim/C-[0-9a-f]+)', card.text))
    told = client.get(f"{first[1]}.json").json()["results"][0]
    sides = [{voice["claim"] for voice in side["voices"]} for side in told["sides"]]
    assert len(sides) >= 2 and all(any(f"/claim/{claim}" in claims for claim in side) for side in sides), "two clicks: to each side's claim"
    for side in told["sides"]:
        assert any(voice["quote"] in unescape(card.text) for voice in side["voices"]), "the words stand on the card itself"


def test_a_denial_stands_beside_what_it_denies(client: TestClient) -> None:
    page = client.get("/").text
    for item in re.findall(r'<p class="said">(.*?)</p>', page, re.S):
        stands = re.findall(r'class="position (\w+)"', item)
        assert stands == sorted(stands, key=["holds", "announces", "asks", "supposes", "denies"].index)
    assert 'class="position denies"' in page


def test_a_dossier_that_is_not_there_is_no_error(client_over: Callable[[Path], TestClient], tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with client_over(path) as found:
        for lang, words in (("en", "Nothing has been read yet"), ("fr", "Rien n’a encore été lu")):
            page = found.get("/", headers={"accept-language": lang})
            assert page.status_code == 200 and words in page.text and "selon add" in page.text
        assert found.get("/situation.json").json()["limits"]["reports"] == 0
    assert not path.exists(), "looking makes no file"


def test_reports_without_claims_are_no_error_either(client_over: Callable[[Path], TestClient], tmp_path: Path) -> None:
    path = tmp_path / "selon.db"
    (tmp_path / "note.txt").write_text("Published: 2023-01-06\n\nIt rained all day and the wind came from the west.\n", encoding="utf-8")
    with Dossier(path) as dossier:
        dossier.add([tmp_path / "note.txt"])
    with client_over(path) as found:
        assert found.get("/").status_code == 200 and found.get("/voices").status_code == 200


def test_links_keep_the_day_and_the_language(client: TestClient) -> None:
    page = client.get("/?as_of=2023-01-16&ui=fr").text
    inner = [unescape(each) for each in re.findall(r'href="(/(?:event|claim|contradiction|voices|actor)[^"]*)"', page)]
    assert len(inner) > 20 and all("as_of=2023-01-16" in each and "ui=fr" in each for each in inner)
    assert "Articles du 1er au 16\u00a0janvier 2023" in page


def test_the_brief_as_a_table_has_a_row_for_each_position_with_its_voices(client: TestClient) -> None:
    head, *rows = client.get("/situation.csv").text.splitlines()
    assert {"event", "stand", "according_to", "quote", "claim"} <= set(head.split(",")) and len(rows) >= 5
