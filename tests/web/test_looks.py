"""Actor, place, source, search, method, note: what stands on them, in both languages, and what is said where there is nothing."""

from __future__ import annotations

import io
import re
from html import unescape
from itertools import pairwise

import pytest
from docx import Document
from starlette.testclient import TestClient

from selon.dossier import Matter, Saying, Shift
from selon.model import Basis, Claim, Quote, Span, When
from selon.views.ledger import Outcome, Word
from selon.views.without import Loss
from selon.web.draw.turns import turns
from selon.web.looks import TOLD

FULL = ("/actor/Moscou", "/actor/Kyiv", "/place/Dnipro", "/place/Ukraine", "/source/agency-a", "/search?q=missiles", "/method", "/note")
NOTHING = ("/actor/Montevideo", "/place/Montevideo", "/source/agency-z", "/search?q=zzzz", "/search?q=", "/search?q=%2E")


@pytest.mark.parametrize("address", FULL + NOTHING)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_it_is_shown_and_nothing_in_it_is_inline(client: TestClient, address: str, lang: str) -> None:
    found = client.get(address, params={"ui": lang})
    assert found.status_code == 200, found.text[:400]
    assert f'<html lang="{lang}">' in found.text and not re.search(r"<script>|\sstyle=|\son\w+=", found.text)
    levels = [int(level) for level in re.findall(r"<h(\d)", found.text)]
    assert levels[0] == 1 and levels.count(1) == 1 and all(after - before <= 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize("address", NOTHING)
def test_where_there_is_nothing_it_says_what_to_do(client: TestClient, address: str) -> None:
    assert 'class="empty"' in client.get(address).text


def test_every_quote_of_an_actor_has_a_speaker_and_how_it_stands(client: TestClient) -> None:
    text = client.get("/actor/Moscou").text
    did = text[text.index('id="did"') : text.index('id="said"')]
    quotes, bylines = did.count('<blockquote class="words"'), did.count('<p class="by">')
    assert quotes == bylines > 5 and did.count('class="standing"') == quotes
    assert "<svg" in text[text.index('id="said"') :] and 'role="img"' in text


def test_a_part_can_be_shown_whole(client: TestClient) -> None:
    few, whole = (client.get("/actor/Kyiv", params=asked).text.count('class="strand"') for asked in ({}, {"all": ["did", "said", "of_it"]}))
    assert few < whole


def test_a_link_keeps_the_day(client: TestClient) -> None:
    text = client.get("/source/agency-a?as_of=2023-01-05").text
    links = re.findall(r'<a href="(/(?:report|actor|event)/[^"]+)"', text)
    assert links and all("as_of=2023-01-05" in link for link in links)
    assert text.count("/report/") < client.get("/source/agency-a").text.count("/report/")


def test_what_is_found_is_marked_and_quotes_stand_apart_from_reports(client: TestClient) -> None:
    text = client.get("/search?q=missiles").text
    quotes, reports = text[text.index('id="quotes"') : text.index('id="texts"')], text[text.index('id="texts"') :]
    assert "<mark>missiles</mark>" in quotes and "<mark>missiles</mark>" in reports
    assert quotes.count('class="standing"') == quotes.count('<p class="by">') > 0
    langs = set(re.findall(r'<blockquote class="words" lang="(\w+)"', client.get("/search?q=missiles&lang=fr").text))
    assert langs == {"fr"}


def test_markup_in_a_question_is_text(client: TestClient) -> None:
    for address in ("/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/actor/%3Cscript%3E", "/place/%3Cimg%20src=x%3E", "/source/%3Cb%3E"):
        text = client.get(address).text
        assert "<script>alert" not in text and "<img" not in text and "<b>" not in text.replace("<b>agency", "")


def test_the_card_is_on_the_method_page(client: TestClient) -> None:
    text = client.get("/method").text
    told = client.get("/method.json").json()["results"]
    whole = [row for row in told if row["what"] == "figure" and row["type"] == "all"]
    assert whole and all(f"{row['right']}/{row['claims']}" in text and f"{row['found']}/{row['rows']}" in text for row in whole)
    failures = [row for row in told if row["what"] == "failure"]
    assert failures and all(row["example"] in unescape(text) for row in failures)


def test_the_note_is_one_page_three_ways(client: TestClient) -> None:
    event = client.get("/events.json").json()["results"][0]["id"]
    note = client.get(f"/note/{event}.json").json()["results"][0]
    page = client.get(f"/note/{event}")
    written = client.get(f"/note/{event}.docx")
    plain = client.get(f"/note/{event}.md?ui=fr")
    assert written.headers["content-disposition"].endswith(f'note-{event}.docx"')
    lines = [line.text for line in Document(io.BytesIO(written.content)).paragraphs]
    sentences = [sentence for part in note["parts"] for sentence in part["sentences"]]
    assert len(sentences) > 4 and all(sentence["text"] in lines for sentence in sentences)
    assert all(f'id="cite-{citation["number"]}"' in page.text for citation in note["citations"])
    assert all(f'href="#cite-{number}"' in page.text for sentence in sentences for number in sentence["cited"])
    assert plain.text.startswith("# ") and "selon" in plain.text and plain.headers["content-type"].startswith("text/markdown")


def test_a_note_of_chosen_events(client: TestClient) -> None:
    events = [event["id"] for event in client.get("/events.json").json()["results"][:2]]
    note = client.get("/note.json", params={"event": events}).json()["results"][0]
    assert [part["event"] for part in note["parts"]] == events
    assert client.get("/note/E-000000000000").status_code == 404


def test_no_note_of_the_situation_is_refused_and_its_counts_are_the_event_s(client: TestClient) -> None:
    """What the note counts by its citations is what the event was told to have."""
    for event in client.get("/events.json").json()["results"][:40]:
        found = client.get(f"/note/{event['id']}.json", params={"ui": "en"})
        assert found.status_code == 200, found.text
        told = {sentence["about"]: sentence for sentence in found.json()["results"][0]["parts"][0]["sentences"]}
        cited = {each["number"]: each["origin"] for each in found.json()["results"][0]["citations"]}
        origins = {cited[number] for number in told["origins"]["cited"]}
        assert len(origins) == min(event["origins"], 12), told["origins"]["text"]
        sure = {cited[number] for number in told["affirmed"]["cited"]}
        assert event["affirmed_by"] == 0 or len(sure) == event["affirmed_by"], told["affirmed"]["text"]


def test_the_words_of_records_are_the_page_s() -> None:
    from typing import get_args

    assert {*get_args(Outcome), *get_args(Word), *get_args(Loss)} <= TOLD.keys()


# -- the position strip -----------------------------------------------------------------------------------------------


def saying(claim: str, day: str, *, polarity: str = "+", first: str | None = None) -> Saying:
    made = Claim(
        id=claim, report="R-1", trigger=Span(0, 1, "x"), type="MOBILIZE", mode=None, contexts=(), actor=(), recipient=(), place=(),
        when=When(), count=(), source=(), status="planned", polarity=polarity, certainty="CT", quote=Quote(0, 1, "x"), basis=Basis("r"),  # type: ignore[arg-type]
    )  # fmt: skip
    return Saying(first or day, day, "said", "Minsk", "BLR", "says", made, (claim,), ("R-1",))


def matter(*sayings: Saying, shifts: tuple[Shift, ...] = ()) -> Matter:
    return Matter("E-1", "MOBILIZE", "Minsk", sayings, shifts)


def test_the_strip_sets_statements_by_day_and_joins_what_turned() -> None:
    yes, no = saying("C-1", "2023-01-01"), saying("C-2", "2023-01-11", polarity="-")
    turned = matter(yes, no, shifts=(Shift("will", "w", "the same speaker", yes, no),))
    drawn = turns([matter(saying("C-3", "2023-01-06"), saying("C-4", "2023-01-11")), turned])
    assert drawn is not None and [row.matter.shifts != () for row in drawn.rows] == [True, False]
    first, last = drawn.rows[0].marks
    middle = drawn.rows[1].marks[0]
    assert first.x < middle.x < last.x and middle.x == pytest.approx((first.x + last.x) / 2) and (first.against, last.against) == (False, True)
    assert len(drawn.rows[0].turns) == 1 and drawn.rows[0].turns[0].x == first.to
    assert drawn.rows[0].y < drawn.rows[1].y < drawn.height and all(0 <= mark.x <= mark.to <= drawn.width for row in drawn.rows for mark in row.marks)


def test_a_day_that_is_not_sure_is_a_bar_and_nothing_said_twice_is_no_strip() -> None:
    drawn = turns([matter(saying("C-1", "2023-01-05", first="2023-01-01"), saying("C-2", "2023-01-09"))])
    assert drawn is not None and drawn.rows[0].marks[0].x < drawn.rows[0].marks[0].to
    assert turns([matter(saying("C-1", "2023-01-05"))]) is None and turns([]) is None
