"""The site in a real browser: every page in both languages, with and without JavaScript, for everybody, and nothing leaves."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browsing import MISSING, REQUIRED, addresses, chromium, served  # type: ignore[import-not-found,unused-ignore]

pytestmark = pytest.mark.skipif(chromium() is None and not REQUIRED, reason=MISSING)

KILOBYTE, PAGE_MOST, SCRIPT_MOST = 1024, 1024, 60


@pytest.fixture(scope="module")
def address(situation: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(Path(shutil.copy(situation, tmp_path_factory.mktemp("served") / "selon.db"))) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with warnings.catch_warnings():
        # Playwright's own loop is not closed before pytest looks for what was left open.
        warnings.simplefilter("ignore", ResourceWarning)
        with sync_playwright() as driver:
            started = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            yield started
            started.close()


@pytest.fixture(scope="module")
def pages(situation: Path) -> list[str]:
    return addresses(situation)


class Heard:
    """What a page said and asked for while it was open."""

    def __init__(self, page: Any) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        self.bytes: dict[str, int] = {}
        page.on("console", lambda message: self.said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("response", self._take)

    def _take(self, response: Any) -> None:
        if response.status == 200:
            self.bytes[response.url] = len(response.body())


@pytest.mark.parametrize("lang", ["en-GB", "fr-FR"])
@pytest.mark.parametrize("scripted", [True, False], ids=["with scripts", "without"])
def test_every_page(browser: Any, address: str, pages: list[str], lang: str, scripted: bool) -> None:
    context = browser.new_context(locale=lang, java_script_enabled=scripted)
    for path in pages:
        page = context.new_page()
        heard = Heard(page)
        found = page.goto(address + path, wait_until="load")
        assert found.status == 200, f"{path}: {found.status}"
        assert page.locator("h1").count() == 1 and page.locator("h1").inner_text().strip(), f"{path} has no heading of its own"
        assert page.locator("html").get_attribute("lang") == lang[:2]
        assert not heard.said, f"{path}: {heard.said}"
        elsewhere = [url for url in heard.asked if urlsplit(url).netloc != urlsplit(address).netloc and not url.startswith("data:")]
        assert not elsewhere, f"{path} calls {elsewhere}"
        assert sum(heard.bytes.values()) < PAGE_MOST * KILOBYTE, f"{path}: {heard.bytes}"
        page.close()
    context.close()


def test_scripts_are_small(address: str, browser: Any) -> None:
    import gzip

    import selon.web

    folder = Path(selon.web.__file__).parent / "static"
    weights = {path.name: len(gzip.compress(path.read_bytes())) for path in folder.rglob("*.js")}
    assert sum(weights.values()) < SCRIPT_MOST * KILOBYTE, weights


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(browser: Any, address: str, pages: list[str], scheme: str) -> None:
    """axe-core, WCAG 2.2 A and AA."""
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(locale="en-GB", color_scheme=scheme, bypass_csp=True)
    faults = []
    for path in pages:
        page = context.new_page()
        page.goto(address + path, wait_until="load")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
        faults += [
            f"{path}: {each['id']}: {each['help']}: {[node['target'] for node in each['nodes'][:3]]}" for each in found.response["violations"]
        ]
        page.close()
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_sticks_out(browser: Any, address: str, pages: list[str], width: int) -> None:
    """No page scrolls sideways, on a telephone neither; a wide figure or table scrolls in its own box."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    wide = []
    for path in pages:
        page = context.new_page()
        page.goto(address + path, wait_until="load")
        needed = page.evaluate("document.documentElement.scrollWidth")
        if needed > width:
            wide.append(f"{path}: {needed}")
        page.close()
    context.close()
    assert not wide, wide


def test_the_keys(browser: Any, address: str) -> None:
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(address + "/events")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("g")
    assert page.url.endswith("/events"), "a letter typed into a field is no command"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.href")
    page.keyboard.press("k")
    assert first != second and page.evaluate("document.activeElement.href") == first
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/event/**")
    page.keyboard.press("g")
    page.keyboard.press("c")
    page.wait_for_url("**/contradictions")
    page.context.close()


@pytest.mark.parametrize("scripted", [True, False], ids=["with scripts", "without"])
def test_three_clicks_to_the_words_of_two_voices_that_contradict_each_other(browser: Any, address: str, scripted: bool) -> None:
    page = browser.new_context(locale="en-GB", java_script_enabled=scripted).new_page()
    page.goto(address + "/")
    page.locator("main a[href*='/contradiction/']").first.click()
    page.wait_for_url("**/contradiction/**")
    quotes = page.locator("main blockquote")
    assert quotes.count() >= 2
    page.locator("main blockquote a[href*='/claim/']").first.click()
    page.wait_for_url(lambda url: "/claim/" in url or "/report/" in url)
    assert page.locator("main").inner_text().strip()
    page.context.close()


def test_with_the_address_as_of_a_day_every_link_stays_on_that_day(browser: Any, address: str) -> None:
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(address + "/events?as_of=2023-01-08")
    assert page.locator(".then").is_visible()
    links = page.locator("main a[href^='/event/'], nav a").evaluate_all("found => found.map(each => each.getAttribute('href'))")
    assert links and all("as_of=2023-01-08" in link for link in links), links
    page.context.close()
