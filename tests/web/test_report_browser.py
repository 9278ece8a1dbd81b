"""The report page under the hand: from claim to claim by key, by click and without scripts; a paste that says it is being read."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import MISSING, REQUIRED, chromium, served  # type: ignore[import-not-found,unused-ignore]

from selon.batch import Reader
from selon.dossier import Dossier

pytestmark = pytest.mark.skipif(chromium() is None and not REQUIRED, reason=MISSING)

NASTY = '<script>document.title = "taken"</script> <a href="javascript:document.title=1">ici</a> <img src=x onerror="document.title=2">'
TEXT = f"date 2023-01-02\n\nSelon Kyiv, Moscou a bombardé Kherson.\n\n{NASTY}\n\nMinsk a rencontré Paris.\n\nMinsk a sanctionné Paris.\n"


@pytest.fixture
def told(tmp_path: Path, reader: Reader) -> tuple[Path, str, list[str]]:
    (tmp_path / "a.txt").write_text(TEXT)
    with Dossier(tmp_path / "selon.db", reader=reader) as dossier:
        report = dossier.add([tmp_path / "a.txt"]).results[0].report
        return tmp_path / "selon.db", report, [claim.id for claim in dossier.claims().results]


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


def now(page: Any) -> str:
    return str(page.locator(".record [class=measure]").first.inner_text())


def test_from_claim_to_claim_by_key_and_click(browser: Any, told: tuple[Path, str, list[str]]) -> None:
    path, report, claims = told
    with served(path) as address:
        page = browser.new_context(locale="en-GB").new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.resource_type) if request.resource_type == "document" else None)
        page.goto(f"{address}/report/{report}")
        page.keyboard.press("j")
        page.wait_for_selector("#record")
        assert now(page) == "1 of 3" and claims[0] in page.url and page.evaluate("document.activeElement.id") == "m1"
        page.keyboard.press("j")
        page.wait_for_selector("#m2[aria-current]")
        page.keyboard.press("k")
        page.wait_for_selector("#m1[aria-current]")
        page.keyboard.press("k")
        page.locator("#m3").click()
        page.wait_for_selector("#m3[aria-current]")
        assert now(page) == "3 of 3" and page.locator("[aria-current=true]").count() == 1
        page.keyboard.press("Escape")
        page.wait_for_selector(".legend")
        assert page.url.endswith(f"/report/{report}") and page.locator("#record").count() == 0
        assert asked == ["document"], "the page was loaded once"
        page.context.close()


def test_without_scripts_every_claim_is_a_link(browser: Any, told: tuple[Path, str, list[str]]) -> None:
    path, report, claims = told
    with served(path) as address:
        page = browser.new_context(locale="en-GB", java_script_enabled=False).new_page()
        page.goto(f"{address}/report/{report}")
        page.locator("#m2").click()
        page.wait_for_url(f"**/report/{report}?claim={claims[1]}#m2")
        assert now(page) == "2 of 3"
        page.locator("a[rel=next]").click()
        page.wait_for_url(f"**?claim={claims[2]}#m3")
        assert now(page) == "3 of 3"
        page.context.close()


def test_a_report_runs_nothing(browser: Any, told: tuple[Path, str, list[str]]) -> None:
    path, report, claims = told
    with served(path) as address:
        page = browser.new_context(locale="en-GB").new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.goto(f"{address}/report/{report}?claim={claims[1]}")
        page.keyboard.press("j")
        page.wait_for_selector("#m3[aria-current]")
        assert NASTY in page.locator(".reading").inner_text() and not said
        assert page.locator("main script, main img, main a[href^='javascript']").count() == 0
        assert page.title() not in ("taken", "1", "2")
        page.context.close()


def test_a_form_says_that_it_is_being_read_and_is_not_sent_twice(browser: Any, tmp_path: Path) -> None:
    with served(tmp_path / "none.db") as address:
        page = browser.new_context(locale="en-GB").new_page()
        page.goto(f"{address}/reports")
        # It is not sent: what is seen meanwhile is what counts.
        page.evaluate("addEventListener('submit', (event) => event.preventDefault())")
        form = page.locator("form[action='/paste']")
        assert not form.locator("progress").is_visible()
        form.locator("textarea").fill("Minsk a sanctionné Paris.")
        form.locator("button").click()
        form.locator("progress").wait_for(state="visible")
        assert form.locator("button").is_disabled()
        page.context.close()
