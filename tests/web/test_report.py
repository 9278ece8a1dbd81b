"""The report page: every claim underlined once in its words, its record with a reason on each field, and the list of reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from selon.batch import Reader
from selon.dossier import Dossier, MarkedReport
from selon.model import Basis, Claim, Count, Place, Quote, Report, Span, Speaker, When
from selon.views import marked_report, why
from selon.web.desk import Desk
from selon.web.draw.marked import set_paragraphs, unplaced
from selon.web.pages import reports as list_page
from selon.web.record import note, record
from selon.web.site import site
from selon.web.slots import LINES, amount, line_of, moment
from selon.web.speech import speech

TEXT = "Head line\nBerlin agreed to send 14 Leopard tanks, officials said on Wednesday.\n\nMoscow denied it."
REPORT = Report(id="R-1", text=TEXT, sha256="x", body=10, lang="en")
BODY = TEXT.index("Berlin")
END = TEXT.index("\n\n")
TALES = (
    ("2023-01-02", "agence-a", "Selon Kyiv, Moscou a bombardé Kherson & <b>Minsk</b> a rencontré Paris.\n\nMinsk a sanctionné Paris."),
    ("2023-01-03", "quotidien-c", "Selon Minsk, Moscou a rencontré Paris."),
    ("2023-01-04", "", "Minsk a sanctionné Paris."),
)


def claim(words: str, *, at: int | None = None, end: int | None = None, identity: str = "C-1", **changed: object) -> Claim:
    start = TEXT.index(words) if at is None else at
    stop = start + len(words) if end is None else end
    made = Claim(
        id=identity, report="R-1", trigger=Span(start, stop, TEXT[start:stop]), type="AID", mode=None, contexts=(), actor=(), recipient=(),
        place=(), when=When(), count=(), source=(), status="happened", polarity="+", certainty="CT",
        quote=Quote(BODY, END, TEXT[BODY:END]), basis=Basis("en/verbs#send", words=("agreed",)),
    )  # fmt: skip
    return msgspec.structs.replace(made, **changed)


class Links(HTMLParser):
    """Anchors by their depth, ids, and the text of each marked claim."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open = self.deepest = 0
        self.ids: Counter[str] = Counter()
        self.tags: Counter[str] = Counter()
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags[tag] += 1
        self.ids.update([given["id"]] if given.get("id") else [])
        if tag == "a":
            self.open += 1
            self.deepest = max(self.deepest, self.open)
            self.addresses.append(given.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        self.open -= tag == "a"


@pytest.fixture
def told(tmp_path: Path, reader: Reader) -> Path:
    path = tmp_path / "selon.db"
    for number, (day, outlet, lines) in enumerate(TALES):
        head = "".join(f"{name} {value}\n" for name, value in (("date", day), ("outlet", outlet), ("title", outlet)) if value)
        (tmp_path / f"{number}.txt").write_text(f"{head}\n{lines}\n")
    with Dossier(path, reader=reader) as dossier:
        dossier.add([tmp_path / f"{number}.txt" for number in range(len(TALES))])
    return path


@pytest.fixture
def page(told: Path, reader: Reader) -> Iterator[TestClient]:
    with TestClient(site(Desk(told, reader=reader)), base_url="http://127.0.0.1") as found:
        yield found


def ids(page: TestClient) -> tuple[str, list[str]]:
    """The first report with several claims, and these."""
    rows = page.get("/reports.json").json()["results"]
    report = next(row["id"] for row in rows if row["outlet"] == "agence-a")
    return report, [each["id"] for each in page.get(f"/report/{report}.json").json()["results"]]


# -- the text cut for setting --------------------------------------------------------------------------------------------


def letters(marked: MarkedReport, number: int) -> str:
    found = set_paragraphs(marked)
    return "".join(p.text for par in found for s in par.stretches if number in s.claims for p in s.pieces)


def test_overlapping_triggers_nest_and_lead_to_the_inner_one() -> None:
    outer, inner = claim("agreed to send"), claim("send", identity="C-2")
    stretches = [each for each in set_paragraphs(marked_report(REPORT, [outer, inner]))[0].stretches if each.claims]
    assert [(each.claims, each.ends) for each in stretches] == [((1,), ()), ((1, 2), (1, 2))]
    assert stretches[1].leads_to == 2 and [each.anchored for each in stretches] == [True, True]


def test_a_claim_that_never_is_the_inner_one_has_its_place_at_its_number() -> None:
    same = [claim("send"), claim("send", identity="C-2")]
    stretch = next(each for each in set_paragraphs(marked_report(REPORT, same))[0].stretches if each.claims)
    assert (stretch.claims, stretch.anchored, stretch.anchors) == ((1, 2), True, (1,))


def test_the_quote_of_the_claim_looked_at_is_lit_and_only_that() -> None:
    second = claim("denied", identity="C-2", quote=Quote(TEXT.index("Moscow"), len(TEXT), "Moscow denied it."))
    marked = marked_report(REPORT, [claim("agreed"), second])
    lit = ["".join(p.text for s in par.stretches for p in s.pieces if p.lit) for par in set_paragraphs(marked, chosen=2)]
    assert lit == ["", "Moscow denied it."]
    assert not any(p.lit for par in set_paragraphs(marked) for s in par.stretches for p in s.pieces)


def test_a_claim_above_the_story_is_not_lost() -> None:
    assert unplaced(marked_report(REPORT, [claim("line"), claim("denied", identity="C-2")])) == (1,)


@given(st.lists(st.tuples(st.integers(BODY, len(TEXT) - 2), st.integers(1, 30)), max_size=7))
def test_any_marks_keep_the_text_and_give_each_claim_one_place(spans: list[tuple[int, int]]) -> None:
    claims = [claim("", at=a, end=min(a + n, len(TEXT)), identity=f"C-{i}") for i, (a, n) in enumerate(spans)]
    marked = marked_report(REPORT, claims)
    found = set_paragraphs(marked)
    whole = ["".join(p.text for s in par.stretches for p in s.pieces) for par in found]
    assert whole == [TEXT[BODY:END], "Moscow denied it."]
    places = Counter(n for par in found for s in par.stretches for n in ((s.leads_to,) if s.anchored else ()) + s.anchors)
    for number, each in enumerate(marked.claims, start=1):
        seen = letters(marked, number)
        assert "".join(seen.split()) == "".join(each.trigger.exact.split())
        assert places[number] == (1 if seen else 0), (number, each.trigger)


# -- the record ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "english", "french"),
    [
        ("2023-01-06", "2023-01-06", "6 Jan 2023", "6 janv. 2023"),
        (None, "2023-01-27", "by 27 Jan 2023", "au plus tard le 27 janv. 2023"),
        ("2022-02-24", None, "from 24 Feb 2022 on", "à partir du 24 févr. 2022"),
        ("2023-01-01", "2023-01-31", "Jan 2023", "janv. 2023"),
        ("2022-01-01", "2022-12-31", "2022", "2022"),
        (None, None, "", ""),
    ],
)
def test_a_time_in_both_languages(first: str | None, last: str | None, english: str, french: str) -> None:
    when = When(None, first, last)
    assert tuple(moment(when, speech(lang)).replace("\u00a0", " ") for lang in ("en", "fr")) == (english, french)


def test_an_interval_names_both_its_ends() -> None:
    told = moment(When(None, "2023-01-06", "2023-01-27"), speech("en"))
    assert re.fullmatch(r"6\s*–\s*27 Jan 2023", told), told


def test_a_number_keeps_both_its_ends() -> None:
    said = [amount(Count(unit, low, high, text), speech("en")) for unit, low, high, text in (
        ("killed", 12, None, "au moins 12"), ("troops", 20000, 99999, "des dizaines de milliers"), ("injured", None, 5, "x"),
        ("money", 2.5e9, 2.5e9, "2,5 milliards de dollars"), ("killed", None, None, "plusieurs"),
    )]  # fmt: skip
    assert said == ["at least 12 killed", "20,000–99,999 troops", "at most 5 injured", "2,5 milliards de dollars", "“plusieurs” killed"]


def test_every_way_of_standing_has_a_line() -> None:
    assert {line_of(each) for each in ("stated", "reported", "alleged", "denied", "negated", "planned", "feared", "possible")} == {
        "stated", "attributed", "denied", "planned",
    }  # fmt: skip
    assert line_of("denied") == line_of("negated") == "denied" and line_of("reported") == LINES["alleged"]


def test_every_field_of_a_record_says_why() -> None:
    chain = (Speaker("le ministère", "UKR MIL"), Speaker("the officer", stance="deny", cue=Span(60, 64, "said")))
    told = claim("send", source=chain, polarity="-", place=(Place("Kyiv", "UKR", precision="town", role="from"),), flags=("a doubt",))
    found = record(why(told, REPORT), lang="en", speech=speech("en"))
    assert [field.key for field in found.fields] == ["what", "actor", "recipient", "place", "when", "source", "standing", "flags"]
    for field in found.fields:
        assert field.because and all(each.words or each.reason for each in field.because), field.key
    speakers = next(field for field in found.fields if field.key == "source").values
    assert [(each.text, each.depth) for each in speakers] == [("the report says that", 0), ("le ministère", 1), ("the officer", 2)]
    assert "denies" in speakers[2].beside and "said" in speakers[2].beside
    assert next(field for field in found.fields if field.key == "standing").values[0].text == "happened, said not to be so, certain"


def test_a_note_in_the_margin_keeps_who_says_so() -> None:
    assert ("according to", "Kyiv", True) in note(1, claim("send", source=(Speaker("Kyiv"),)), speech("en")).slots
    alleged = note(1, claim("send", certainty="PR"), speech("en"))
    assert ("according to", "the report", False) in alleged.slots and alleged.row.standing == "alleged"


# -- the pages -------------------------------------------------------------------------------------------------------------


def test_a_report_shows_every_claim_in_place_with_no_link_in_a_link(page: TestClient) -> None:
    report, claims = ids(page)
    found = page.get(f"/report/{report}")
    seen = Links(found.text)
    assert found.status_code == 200 and seen.deepest == 1 and len(claims) == 3
    assert [seen.ids[f"m{n}"] for n in (1, 2, 3)] == [1, 1, 1] and max(seen.ids.values()) == 1
    for each in claims:
        assert f"/report/{report}?claim={each}#m" in " ".join(seen.addresses)
    assert "aria-current=\"true\"" not in found.text and 'id="record"' not in found.text
    assert '<p class="para-text" lang="fr">' in found.text and "&lt;b&gt;Minsk&lt;/b&gt;" in found.text and "<b>" not in found.text


def test_a_claim_is_looked_at_within_its_report(page: TestClient) -> None:
    report, claims = ids(page)
    found = page.get(f"/report/{report}", params={"claim": claims[1], "ui": "en"}).text
    assert found.count('aria-current="true"') == 1 and 'id="record"' in found
    assert f'href="/report/{report}?claim={claims[0]}&amp;ui=en#m1" rel="prev"' in found
    assert f'href="/report/{report}?claim={claims[2]}&amp;ui=en#m3" rel="next"' in found
    assert found.count("<summary>why") >= 7 and "/event/E-" in found and f"/review?claim={claims[1]}" in found
    assert max(Links(found).ids.values()) == 1


def test_the_ends_of_the_walk(page: TestClient) -> None:
    report, claims = ids(page)
    first, last = (page.get(f"/report/{report}", params={"claim": each}).text for each in (claims[0], claims[-1]))
    assert 'rel="prev"' not in first and 'rel="next"' in first and 'rel="prev"' in last and 'rel="next"' not in last


def test_a_claim_by_its_own_address_is_the_same_page(page: TestClient) -> None:
    report, claims = ids(page)
    body = re.compile(r'<div class="reading.*<p class="report-foot', re.S)
    one, other = (page.get(address).text for address in (f"/claim/{claims[1]}", f"/report/{report}?claim={claims[1]}"))
    assert body.search(one)[0] == body.search(other)[0]  # type: ignore[index]
    told = page.get(f"/claim/{claims[1]}.json").json()
    assert [each["id"] for each in told["results"]] == [claims[1]] and told["report"]["id"] == report
    assert page.get(f"/report/{report}.csv").text.count("\n") == 4


@pytest.mark.parametrize("address", ["/report/R-zzzz", "/claim/C-zzzz", "/report/E-1", "/claim/R-1", "/report/%3Cscript%3E"])
def test_what_is_not_there_says_so(page: TestClient, address: str) -> None:
    found = page.get(address)
    assert found.status_code == 404 and "<script>" not in found.text and "Traceback" not in found.text


def test_a_claim_of_another_report_and_a_report_as_a_claim_are_refused(page: TestClient) -> None:
    report, claims = ids(page)
    other = next(row["id"] for row in page.get("/reports.json").json()["results"] if row["id"] != report)
    assert page.get(f"/report/{other}", params={"claim": claims[0]}).status_code == 404
    assert page.get(f"/claim/{report}").status_code == 404
    event = page.get("/events.json").json()["results"][0]["id"]
    assert page.get(f"/claim/{event}").status_code == page.get(f"/report/{event}").status_code == 404


def test_the_past_stays_in_every_link_and_cannot_be_corrected(page: TestClient) -> None:
    report, claims = ids(page)
    found = page.get(f"/report/{report}", params={"claim": claims[0], "as_of": "2023-01-02"}).text
    page_text = found[found.index("<main") : found.index("</main")]
    ways = [each for each in Links(page_text).addresses if each.startswith("/")]
    assert ways and all("as_of=2023-01-02" in each for each in ways) and "/review?claim=" not in found
    late = next(row["id"] for row in page.get("/reports.json").json()["results"] if row["outlet"] == "quotidien-c")
    assert page.get(f"/report/{late}", params={"as_of": "2023-01-02"}).status_code == 404


def test_the_page_speaks_french_and_leaves_the_words_of_the_report(page: TestClient) -> None:
    report, claims = ids(page)
    found = page.get(f"/report/{report}", params={"claim": claims[0], "ui": "fr"}).text
    assert "pourquoi" in found and "2\u00a0janvier 2023" in found and "bombardé" in found and "rapporté" in found


def test_the_list_has_the_newest_first_and_turns_its_pages(page: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_page, "PER_PAGE", 2)
    first, second = (page.get("/reports", params={"page": each, "lang": "fr"}).text for each in ("1", "2"))
    assert first.index("4\u00a0January 2023") < first.index("3\u00a0January 2023") and "2\u00a0January 2023" not in first
    assert "2\u00a0January 2023" in second and "/reports?lang=fr&amp;page=2" in first and "page=3" not in second
    assert 'rel="prev"' in second and 'rel="prev"' not in first
    assert page.get("/reports", params={"page": "0"}).status_code == 400 == page.get("/reports?page=x").status_code
    assert "No report matches." in page.get("/reports", params={"outlet": "nobody"}).text


def test_before_the_first_report_the_list_is_a_box_to_add_one(tmp_path: Path) -> None:
    with TestClient(site(Desk(tmp_path / "none.db")), base_url="http://127.0.0.1") as nobody:
        found = nobody.get("/reports")
    assert found.status_code == 200 and 'action="/paste"' in found.text and "selon add" in found.text
    assert not (tmp_path / "none.db").exists(), "looking makes no file"


def test_the_shipped_reports_each_open(client: TestClient) -> None:
    rows = client.get("/reports.json").json()["results"]
    assert len(rows) == 48
    for row in rows:
        found = client.get(f"/report/{row['id']}")
        seen = Links(found.text)
        assert found.status_code == 200 and seen.deepest == 1 and max(seen.ids.values()) == 1
        assert sum(seen.ids[f"m{n}"] for n in range(1, row["claims"] + 1)) == row["claims"], row["title"]
    taker = next(row for row in rows if row["origin"] and row["origin"]["report"])
    withdrawn = next(row for row in rows if row["title"].startswith("Withdrawn"))
    earlier = withdrawn["origin"]["report"]
    assert "A later version of" in client.get(f"/report/{withdrawn['id']}").text
    assert f'There is a later version: <a href="/report/{withdrawn["id"]}"' in client.get(f"/report/{earlier}").text
    assert f'/report/{taker["origin"]["report"]}' in client.get(f"/report/{taker['id']}").text
