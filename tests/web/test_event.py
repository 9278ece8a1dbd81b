"""An event's page: nothing that is said of it is missing, everything has its speaker, and much of it stays readable."""

from __future__ import annotations

import re
from html import unescape

import msgspec
import pytest
from starlette.testclient import TestClient

from selon.dossier import OriginGroup, Sheet, Tally, Telling, ToldFigure
from selon.model import Contradiction, Event, Report, Side, SlotValue, When
from selon.web.eventhead import headline
from selon.web.eventparts import days_told, drawn, slots, tally_rows
from selon.web.speech import speech

EN, FR = speech("en"), speech("fr")


@pytest.fixture(scope="module")
def busiest(client: TestClient) -> dict[str, object]:
    return client.get("/events.json").json()["results"][0]  # type: ignore[no-any-return]


def page(client: TestClient, event: str, **asked: str) -> str:
    found = client.get(f"/event/{event}", params=asked)
    assert found.status_code == 200, found.text[:300]
    return unescape(found.text)


def test_every_voice_of_an_event_stands_on_its_page_with_its_speaker(client: TestClient, busiest: dict[str, object]) -> None:
    told = client.get(f"/event/{busiest['id']}.json").json()["results"][0]
    shown = page(client, str(busiest["id"]), ui="en")
    voices = [voice for group in told["origins"] for voice in group["voices"]]
    assert len(voices) > 15
    for voice in voices:
        assert f'/claim/{voice["claim"]}' in shown and voice["quote"] in shown
        assert (voice["outlet"] if voice["stance"] == "own voice" else voice["speaker"]) in shown
        assert f'<blockquote class="words" lang="{voice["lang"]}"' in shown
    assert sum(1 + len(voice["again"]) for voice in voices) == len(told["event"]["claims"])


def test_every_value_of_every_slot_is_given_with_its_origins(client: TestClient, busiest: dict[str, object]) -> None:
    shown = page(client, str(busiest["id"]), ui="en")
    for slot in ("actor", "recipient", "place"):
        for value in busiest["slots"][slot]:  # type: ignore[index]
            assert f">{value['value']}</span>" in shown
    assert shown.count('<rect class="bar-here"') == sum(
        len(busiest["slots"].get(slot, [])) for slot in ("actor", "recipient", "place", "when", "count", "mode")  # type: ignore[attr-defined]
    ) + len(busiest["status"])  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_quote_or_name_is_translated(client: TestClient, busiest: dict[str, object], lang: str) -> None:
    shown = page(client, str(busiest["id"]), ui=lang)
    quotes = re.findall(r'<blockquote class="words" lang="\w\w"><a[^>]*>([^<]*)</a>', shown)
    assert set(quotes) == set(re.findall(r'<blockquote class="words" lang="\w\w"><a[^>]*>([^<]*)</a>', page(client, str(busiest["id"]), ui="en")))


def test_the_page_leads_to_its_contradictions_and_to_what_was_held_then(client: TestClient, busiest: dict[str, object]) -> None:
    shown = page(client, str(busiest["id"]), ui="en")
    for dispute in busiest["disputes"]:  # type: ignore[attr-defined]
        assert f"/contradiction/{dispute}?ui=en" in shown
    assert f"/event/{busiest['id']}?as_of={busiest['first']}&ui=en" in shown
    assert f"/note/{busiest['id']}" in shown and f"/review?event={busiest['id']}" in shown


def test_as_it_stood_on_its_first_day(client: TestClient, busiest: dict[str, object]) -> None:
    then = client.get(f"/event/{busiest['id']}.json", params={"as_of": busiest["first"]}).json()["results"][0]
    assert 0 < len(then["event"]["reports"]) < len(busiest["reports"])  # type: ignore[arg-type]
    days = client.get(f"/event/{busiest['id']}.json").json()["results"][0]["reports"].values()
    assert len(then["event"]["reports"]) <= sum(report["published"] <= busiest["first"] for report in days)


def test_a_doubt_is_weighed_when_asked(client: TestClient) -> None:
    unsure = next(event for event in client.get("/events.json").json()["results"] if event["unsure"])
    claim = unsure["unsure"][-1]
    plain, weighed = (client.get(f"/event/{unsure['id']}.json", params=asked).json()["results"][0]["doubts"] for asked in ({}, {"why": claim}))
    assert all(doubt["weighed"] is None for doubt in plain)
    asked = next(doubt for doubt in weighed if doubt["claim"]["id"] == claim)
    assert asked["weighed"]["features"] and abs(sum(each["weight"] for each in asked["weighed"]["features"]) - asked["weighed"]["score"]) < 0.01
    assert 'class="why"' in page(client, unsure["id"], why=claim)


def test_figures_are_drawn_each_on_its_strip(client: TestClient, busiest: dict[str, object]) -> None:
    told = client.get(f"/event/{busiest['id']}.json").json()["results"][0]["figures"]
    shown = page(client, str(busiest["id"]), ui="en")
    drawings = shown.count('<td class="scale"><svg')
    assert drawings == sum(len(tally["figures"]) for tally in told) > 5
    assert shown.count('class="arrow"') == sum((figure["low"] is None) + (figure["high"] is None) for tally in told for figure in tally["figures"])


def test_a_row_of_the_table_form_is_a_voice(client: TestClient, busiest: dict[str, object]) -> None:
    lines = client.get(f"/event/{busiest['id']}.csv").text.splitlines()
    assert lines[0].startswith("event,") and "according_to" in lines[0] and "quote" in lines[0] and len(lines) > 15


@pytest.mark.parametrize("wrong", ["E-nobody", "x", "C-123", "%3Cscript%3E"])
def test_an_id_that_nobody_has(client: TestClient, wrong: str) -> None:
    found = client.get(f"/event/{wrong}")
    assert found.status_code == 404 and "<script>" not in found.text.split("<main")[1]


# -- made ones -----------------------------------------------------------------------------------------------------------


def value(words: str, *claims: str, origins: int = 1) -> SlotValue:
    return SlotValue(words, claims, ("Velmar",), origins)


def voice(number: int, quote: str, lang: str = "fr", standing: str = "reported") -> Telling:
    return Telling(f"C-{number}", "Velmar", "say", standing, "◐", None, "daily-x", f"R-{number % 7}", lang, quote)


def made(voices: int = 1, **event: object) -> Sheet:
    told = Event(
        **{
            "id": "E-1", "type": "ASSAULT", "mode": None, "summary": "", "when": When(), "place": (), "reports": ("R-0", "R-1"), "origins": 1,
            "claims": ("C-0",), "status": (value("happened", "C-0"),), "affirmed_by": 1, **event,
        }
    )  # type: ignore[arg-type]  # fmt: skip
    reports = {f"R-{n}": Report(id=f"R-{n}", text="", sha256="", outlet="daily-x", published=f"2031-05-0{n + 1}") for n in range(7)}
    group = OriginGroup("VEL", "Velmar", ("R-0", "R-1"), tuple(voice(n, f"les rebelles du nord ont pris le pont {n}") for n in range(voices)))
    return Sheet(told, (group,), (), reports)


def test_a_headline_says_how_it_stands_where_nobody_affirms_it() -> None:
    slots = {"actor": (value("les rebelles du nord", "C-0"),), "recipient": (value("le pont", "C-0"),), "place": (value("le pont", "C-0"),)}
    assert headline(made(slots=slots), EN).plain == "Attack by les rebelles du nord, le pont"
    assert headline(made(slots=slots), FR).pieces[0].lang == "fr"
    planned = made(slots=slots, affirmed_by=0, status=(value("planned", "C-0"),))
    assert headline(planned, EN).plain.startswith("Announced: Attack") and headline(planned, FR).plain.startswith("Annoncé\u202f: Attaque")
    assert headline(made(affirmed_by=0, status=(value("not happened", "C-0"),)), EN).before == "Denied:"
    assert headline(made(affirmed_by=0), EN).before == "Alleged:"


def test_a_headline_of_a_disputed_event_says_so() -> None:
    parted = Contradiction("X-1", "E-1", "whether", "true", "", (Side("it happened", (), (), 1), Side("it did not happen", (), (), 1)))
    sheet = msgspec.structs.replace(made(), disputes=(parted,))
    assert headline(sheet, EN).before == "Disputed:"
    assert headline(msgspec.structs.replace(sheet, disputes=(msgspec.structs.replace(parted, kind="apparent"),)), EN).before == ""


def test_hundreds_of_voices_are_folded_and_none_goes_uncounted() -> None:
    sheet = made(voices=366)
    groups = sheet.origins * 12
    rows = drawn(groups, EN)
    assert all(row.voices and len(row.voices) <= 6 and len(row.voices) + len(row.more) + row.hidden == 366 for row in rows)
    assert rows[0].open and not rows[-1].open
    assert sum(len(row.voices) + len(row.more) for row in rows) < 150
    assert all(len(row.voices) + len(row.more) == 366 and not row.hidden for row in drawn(groups, EN, everything=True))


def test_hundreds_of_origins_are_not_sent_at_once() -> None:
    groups = made().origins * 300
    assert len(drawn(groups, EN)) < 100 and len(drawn(groups, EN, everything=True)) == 300


def test_many_values_are_folded_and_none_goes_uncounted() -> None:
    sheet = made(slots={"actor": tuple(value(f"band {n}", "C-0", origins=n) for n in range(90, 0, -1))})
    rows = next(each for each in slots(sheet, EN) if each.slot == "actor")
    assert len(rows.values) < 10 and rows.hidden and len(rows.values) + len(rows.more) + rows.hidden == 90
    assert [row.bar for row in rows.values] == sorted((row.bar for row in rows.values), reverse=True)
    assert next(each for each in slots(sheet, EN, everything=True) if each.slot == "actor").hidden == 0


def test_of_many_figures_those_that_nobody_replaced_come_first() -> None:
    def figure(n: int) -> ToldFigure:
        by = "C-x" if n < 9 else None
        return ToldFigure("Velmar", n, n, "", f"2031-05-{n:02}", ("daily-x",), (f"C-{n}",), "VEL", "happened", "CT", updated_by=by)

    told = tuple(figure(n) for n in range(1, 29))
    rows = tally_rows([Tally("E-1", "killed", "", 1.0, 28.0, 1, told)], EN)[0]
    assert len(rows.rows) + rows.hidden == 28 and rows.rows[-1].number == "28"
    assert sum(row.figure.updated_by is not None for row in rows.rows) == 4
    assert [row.figure.day for row in rows.rows] == sorted(row.figure.day or "" for row in rows.rows)


def test_many_who_give_one_figure_on_one_day_share_a_strip_and_each_is_named() -> None:
    told = tuple(
        ToldFigure("the report", 5, 5, "", f"2031-05-0{n % 3 + 1}", (f"daily-{n}",), (f"C-{n}",), f"R-{n}", "happened", "CT", denied=n == 40)
        for n in range(41)
    )
    rows = tally_rows([Tally("E-1", "killed", "", 5.0, 5.0, 41, told)], EN)[0]
    assert len(rows.rows) == 4 and not rows.hidden
    assert sorted(speaker for row in rows.rows for speaker in row.speakers) == sorted((f"daily-{n}", f"C-{n}") for n in range(41))
    assert [row.speakers for row in rows.rows if row.figure.denied] == [(("daily-40", "C-40"),)]


def test_what_was_held_grows_by_the_day() -> None:
    first, later = voice(0, "un mort"), voice(1, "deux morts")
    group = OriginGroup("R-0", "daily-x, 2031-05-01", ("R-0",), (first,))
    other = OriginGroup("VEL", "Velmar", ("R-1",), (later,))
    counted = {"count": (value("killed 1", "C-0"), value("killed 2", "C-1"))}
    sheet = msgspec.structs.replace(made(slots=counted, claims=("C-0", "C-1")), origins=(group, other))
    rows = days_told(sheet, EN)
    assert [(row.day, row.reports_by_then, row.origins_by_then) for row in rows] == [("2031-05-01", 1, 1), ("2031-05-02", 2, 2)]
    assert [row.new for row in rows] == [(("how many", "1 killed"),), (("how many", "2 killed"),)]
