"""What holds for every page: who may call, what a browser may do with it, its languages, and that its words are translated."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from starlette.testclient import TestClient

import selon.web
from selon.web.asked import chosen_language
from selon.web.desk import Desk
from selon.web.pages import ACTS, PAGES
from selon.web.site import site
from selon.web.speech import speech

WEB = Path(selon.web.__file__).parent
PLAIN = [page.address for page in PAGES if "{" not in page.address]


@pytest.mark.parametrize("address", PLAIN)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_page_is_shown_in_the_language_that_the_browser_wants(client: TestClient, address: str, lang: str) -> None:
    found = client.get(address, headers={"accept-language": f"{lang};q=0.9, de;q=0.8"})
    assert found.status_code == 200, found.text[:500]
    assert f'<html lang="{lang}">' in found.text and found.text.rstrip().endswith("</html>")


@pytest.mark.parametrize("address", PLAIN)
def test_a_page_is_data_too(client: TestClient, address: str) -> None:
    bare = "/situation" if address == "/" else address
    told = client.get(f"{bare}.json")
    assert told.status_code == 200 and {"schema", "query", "results", "limits"} <= told.json().keys()
    assert client.get(f"{bare}.csv").headers["content-type"].startswith("text/csv")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil"])
def test_only_by_its_own_name(client: TestClient, host: str) -> None:
    assert client.get("/events", headers={"host": host}).status_code == 421
    assert client.get("/events", headers={"host": "localhost:8000"}).status_code == 200


def test_a_browser_may_run_nothing_inline_and_fetch_nothing_elsewhere(client: TestClient) -> None:
    found = client.get("/events")
    policy = found.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert "<script>" not in found.text and not re.search(r"\son\w+=|\sstyle=", found.text)
    assert {cookie.name for cookie in client.cookies.jar} == {"selon"}


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.address)
def test_a_form_of_another_site_does_nothing(situation: Path, act: object) -> None:
    address = re.sub(r"{[^}]+}", "x", act.address)  # type: ignore[attr-defined]
    with TestClient(site(Desk(situation)), base_url="http://127.0.0.1") as stranger:
        assert stranger.post(address, data={"csrf": "0" * 64}).status_code == 403
        stranger.get("/events")
        assert stranger.post(address, data={"csrf": "0" * 64}).status_code == 403
        assert stranger.post(address, data={}, headers={"origin": "https://evil.example"}).status_code == 403


def test_a_token_guards_another_address(situation: Path) -> None:
    with TestClient(site(Desk(situation), hosts=("box",), token="a-long-one"), base_url="http://box") as caller:
        assert caller.get("/events").status_code == 403
        assert caller.get("/events?token=another").status_code == 403
        assert caller.get("/events?token=a-long-one").status_code == 200
        assert caller.get("/events").status_code == 200


def test_no_address_reaches_a_file(client: TestClient) -> None:
    for path in ("/static/../site.py", "/static/%2e%2e/site.py", "/event/..%2f..%2fetc%2fpasswd", "/static//etc/passwd"):
        found = client.get(path)
        assert found.status_code in (400, 404) and "root:" not in found.text and "import" not in found.text


def test_the_wish_of_a_browser() -> None:
    known = ("en", "fr")
    assert chosen_language({}, "fr-CA,fr;q=0.9,en;q=0.8", known=known) == "fr"
    assert chosen_language({}, "de, en;q=0.3, fr;q=0.7", known=known) == "fr"
    assert chosen_language({"ui": ["en"]}, "fr", known=known) == "en"
    assert chosen_language({"ui": ["xx"]}, "q=;;", known=known) == "en"


def said_by_the_page() -> set[str]:
    """Every message of templates and code, as Babel finds them; of those with a plural the singular."""
    found: list[object] = []
    for path in sorted(WEB.rglob("*.html")):
        keywords = {"speech": None, "gettext": None, "ngettext": (1, 2)}
        found += [words for _, words, _, _ in extract("jinja2.ext.babel_extract", BytesIO(path.read_bytes()), keywords=keywords)]
        found += re.findall(r'speech\.many\(\s*"([^"]+)"', path.read_text(encoding="utf-8"))
    for path in sorted(WEB.rglob("*.py")):
        keywords = {"N_": None, "speech": None, "many": (1, 2)}
        found += [words for _, words, _, _ in extract("python", BytesIO(path.read_bytes()), keywords=keywords)]
    first = (words if isinstance(words, str) else next((each for each in words if each), "") for words in found if words)  # type: ignore[attr-defined]
    return {words for words in first if words}


def test_every_word_of_the_page_is_translated() -> None:
    known: set[str] = set()
    for path in sorted((WEB / "locale" / "fr").glob("*.po")):
        for message in read_po(BytesIO(path.read_bytes()), locale="fr"):
            if message.id and message.string and (isinstance(message.string, str) or all(message.string)):
                known.add(message.id if isinstance(message.id, str) else message.id[0])
    missing = sorted(said_by_the_page() - known)
    assert not missing, "write these in locale/fr/*.po: " + " | ".join(missing)


def test_the_description_names_every_page(client: TestClient) -> None:
    told = msgspec.json.decode(client.get("/openapi.json").content)
    assert len(told["paths"]) == len(PAGES) and told["openapi"].startswith("3.1")


def test_the_first_of_a_month_is_said_as_the_language_says_it() -> None:
    assert speech("fr").day("2023-01-01") == "1er\u00a0janvier 2023" and speech("fr").day("2023-01-11") == "11\u00a0janvier 2023"
    assert speech("en").day("2023-01-01", short=True) == "1\u00a0Jan 2023" and speech("en").day("2023-01") == "January 2023"
