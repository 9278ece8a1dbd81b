"""Whatever is refused is a page like the others, in the visitor's language, and says what to do; data stay data."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from selon.dossier import Dossier
from selon.web.act import too_large
from selon.web.desk import Desk
from selon.web.page import Page
from selon.web.pages import PAGES
from selon.web.refusals import refusal_said
from selon.web.site import site
from selon.web.speech import speech

EN, FR = speech("en"), speech("fr")
LISTS = [page.address for page in PAGES if "{" not in page.address and page.needs]


def is_a_page(answer: Any, code: int, lang: str) -> str:
    """The words of its main part."""
    assert answer.status_code == code and answer.headers["content-type"].startswith("text/html"), answer.text[:200]
    assert f'<html lang="{lang}">' in answer.text and '<header class="mast">' in answer.text
    assert "default-src" in answer.headers["content-security-policy"]
    main = answer.text[answer.text.index("<main") : answer.text.index("</main>")]
    assert re.search(r"<h1>[^<]{5,}</h1>\s*<p[^>]*>[^<]{10,}</p>\s*<p class=\"hint\"[^>]*>[^<]{10,}</p>", main), main
    return re.sub(r"<[^>]+>", " ", main)


@pytest.fixture
def quiet(situation: Path) -> TestClient:
    return TestClient(site(Desk(situation)), base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_kind_of_refusal_is_a_page(quiet: TestClient, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wish = {"accept-language": lang}
    told = [
        is_a_page(quiet.get("/no/such/page", headers=wish), 404, lang),
        is_a_page(quiet.get("/event/E-000000000000", headers=wish), 404, lang),
        is_a_page(quiet.get("/events?since=someday", headers=wish), 400, lang),
        is_a_page(quiet.post("/events", headers=wish), 405, lang),
        is_a_page(quiet.get("/paste", headers=wish), 405, lang),
        is_a_page(quiet.post("/paste", data={"csrf": "0" * 64}, headers=wish), 403, lang),
        is_a_page(quiet.post("/paste", data={}, headers={**wish, "origin": "https://elsewhere.example"}), 403, lang),
        is_a_page(quiet.post("/review", data={"why": "x" * 70_000}, headers=wish), 413, lang),
    ]

    def broken(*given: object, **named: object) -> None:
        raise RuntimeError("a fault of our own, with /a/path in it")

    monkeypatch.setattr(Dossier, "events", broken)
    failed = is_a_page(quiet.get("/events", headers=wish), 500, lang)
    assert "fault" not in failed.replace("a fault of its own", "") and "/a/path" not in failed
    assert len({" ".join(each.split()) for each in (*told, failed)}) == 8, "two of them are the same: a form's address is no page either way"


def test_data_are_refused_as_data(quiet: TestClient) -> None:
    wrong = {"/event/E-000000000000.json": 404, "/events.json?since=someday": 400, "/nothing.json": 404, "/events.csv?since=x": 400}
    for address, code in wrong.items():
        found = quiet.get(address, headers={"accept-language": "fr"})
        assert found.status_code == code and {"schema", "error", "hint"} <= found.json().keys()


def test_a_refused_form_speaks_the_language_of_its_page_and_leads_back(quiet: TestClient) -> None:
    came = {"accept-language": "en", "referer": "http://127.0.0.1/review?ui=fr&claim=C-1"}
    found = quiet.post("/review", data={"why": "x" * 70_000}, headers=came)
    assert '<html lang="fr">' in found.text and 'href="/review?ui=fr&amp;claim=C-1"' in found.text
    elsewhere = quiet.post("/review", data={"why": "x" * 70_000}, headers={**came, "referer": "http://elsewhere.example/review?ui=fr"})
    assert '<html lang="en">' in elsewhere.text and "elsewhere" not in elsewhere.text


def test_how_much_is_taken_is_said_in_the_units_of_the_language() -> None:
    def told(most: int, lang: str) -> str:
        scope = {"type": "http", "method": "POST", "path": "/upload", "query_string": f"ui={lang}".encode(), "headers": []}
        answer: Response = too_large(Request(scope), most)
        return bytes(answer.body).decode()

    assert "64 MB" in told(64 * 1024 * 1024 + 70_000, "en") and "64\u00a0Mo" in told(64 * 1024 * 1024, "fr")
    assert "64 kB" in told(64 * 1024, "en")


def test_what_a_page_can_meet_is_told_without_paths_or_commands(situation: Path) -> None:
    """The dossier's own words name commands and files; a page has its own."""
    with Dossier(situation) as dossier:
        asked: list[Callable[[], object]] = [
            lambda: dossier.show("E-000000000000"), lambda: dossier.show("C-000000000000"), lambda: dossier.contra("X-000000000000"),
            lambda: dossier.events(since="someday"), lambda: dossier.as_of("someday"), lambda: dossier.contra(point="colour"),
            lambda: dossier.report([f"E-{number}" for number in range(500)]), lambda: dossier.show("E-"),
        ]  # fmt: skip
        for ask in asked:
            with pytest.raises(Exception) as error:
                ask()
            message, hint, lang = refusal_said(error.value.message, error.value.hint, FR)  # type: ignore[attr-defined]
            assert lang is None and message != error.value.message and hint, error.value  # type: ignore[attr-defined]
            assert str(situation) not in message and "`" not in message + hint
    assert refusal_said("something new", "do this", FR) == ("something new", "do this", "en")


@pytest.mark.parametrize("state", ["absent", "zero", "none"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_without_a_dossier_every_page_says_how_to_begin(tmp_path: Path, state: str, lang: str) -> None:
    path = tmp_path / "selon.db"
    if state == "zero":
        path.write_bytes(b"")
    elif state == "none":
        (tmp_path / "blank.txt").write_text("  \n")
        with Dossier(path) as dossier:
            dossier.add([tmp_path / "blank.txt"])
    held = path.read_bytes() if path.exists() else None
    with TestClient(site(Desk(path)), base_url="http://127.0.0.1") as client:
        # An empty search asks the dossier nothing, and says what to write.
        for address in LISTS if state != "none" else [each for each in LISTS if each != "/search"]:
            found = client.get(address, headers={"accept-language": lang})
            assert found.status_code == 200 and 'action="/paste"' in found.text and "selon add" in found.text, address
            assert path.name in found.text and str(tmp_path) not in found.text
        assert client.get("/method").status_code == 200 and 'action="/paste"' not in client.get("/method").text
    assert (path.read_bytes() if path.exists() else None) == held


def test_a_dossier_that_goes_away_while_it_is_served(copy: Path) -> None:
    with TestClient(site(Desk(copy)), base_url="http://127.0.0.1") as client:
        assert 'class="score' in client.get("/voices").text
        event = client.get("/events.json").json()["results"][0]["id"]
        copy.unlink()
        for address in ("/voices", "/", f"/event/{event}", "/search?q=missiles"):
            found = client.get(address)
            assert found.status_code == 200 and 'action="/paste"' in found.text
        assert not copy.exists()
        assert client.get("/voices.json").status_code == 503 and "error" in client.get("/voices.json").json()


def test_what_is_no_dossier_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(b"Dear reader, this is a letter. " * 300)
    with TestClient(site(Desk(path)), base_url="http://127.0.0.1") as client:
        assert "n’est pas un dossier" in is_a_page(client.get("/voices?ui=fr"), 503, "fr")
    assert path.read_bytes().startswith(b"Dear reader")


def test_french_is_set_as_french_is() -> None:
    """No-break spaces before high marks and within quotes, curved apostrophes: in every French message."""
    from babel.messages.pofile import read_po

    import selon.web

    said = 0
    for path in sorted((Path(selon.web.__file__).parent / "locale" / "fr").glob("*.po")):
        with path.open("rb") as stream:
            for message in read_po(stream, locale="fr"):
                for words in [] if not message.id else [message.string] if isinstance(message.string, str) else message.string:
                    plain = re.sub(r"<[^>]+>|%\(\w+\)s", "x", words)
                    if words == message.id:
                        continue  # what is typed into a form is the same in every language
                    said += bool(plain)
                    assert not re.search(r" [;:!?»]|« |\w'\w", plain), f"{path.name}: {words}"
                    assert not re.search(r"[^\s\u202f\u00a0:][;!?](?:\s|$)", plain), f"{path.name}: {words}"
    assert said > 500


def test_a_page_that_needs_nothing_is_the_exception() -> None:
    assert [page.address for page in PAGES if isinstance(page, Page) and not page.needs] == ["/method"]
