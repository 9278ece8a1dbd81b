"""The queue under the hand: by keys alone, and without scripts."""

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

# A meeting without anybody who meets is doubtful to the reader of the tests.
LINES = [f"Selon Kyiv, une délégation numéro {number} a rencontré les élus." for number in range(3)]


@pytest.fixture
def path(tmp_path: Path, reader: Reader) -> Path:
    for number, line in enumerate(LINES):
        (tmp_path / f"{number}.txt").write_text(f"date 2023-01-0{number + 1}\noutlet outlet-{number}\n\n{line}\n")
    with Dossier(tmp_path / "selon.db", reader=reader) as dossier:
        dossier.add([tmp_path / f"{number}.txt" for number in range(3)])
    return tmp_path / "selon.db"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # Playwright's own loop is closed after pytest looks
        with sync_playwright() as driver:
            started = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            yield started
            started.close()


def looked_at(page: Any) -> str:
    return str(page.locator("input[name=claim]").get_attribute("value"))


def wait(page: Any, claim: str = "", *, other_than: str = "") -> None:
    """For the claim that is looked at; by the browser's own means, since the page forbids to evaluate strings in it."""
    from playwright.sync_api import expect

    form = expect(page.locator("input[name=claim]"))
    if claim:
        form.to_have_value(claim)
    else:
        form.not_to_have_value(other_than)


def said(path: Path) -> list[tuple[str, str]]:
    with Dossier(path) as dossier:
        return [(each.verdict, each.by) for each in dossier.review().results[0].done]


def kept(path: Path) -> list[str]:
    with Dossier(path) as dossier:
        return [each.rule.by for each in dossier.rules().results]


def test_the_whole_queue_by_keyboard(browser: Any, path: Path) -> None:
    with served(path) as address:
        page = browser.new_context(locale="en-GB").new_page()
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(f"{address}/review")
        first = looked_at(page)
        page.keyboard.press("j")
        page.wait_for_url("**claim=**")
        second = looked_at(page)
        assert second != first
        page.keyboard.press("k")
        wait(page, first)
        page.keyboard.press("a")
        assert page.evaluate("document.activeElement.id") == "by", "who says so is asked first"
        page.keyboard.type("Ann")
        page.keyboard.press("Escape")
        page.keyboard.press("a")
        wait(page, other_than=first)
        assert said(path) == [("accepted", "Ann")]
        page.keyboard.press("e")
        assert page.evaluate("document.activeElement.id") == "slot-actor"
        page.keyboard.type("Minsk")
        assert page.locator("#slot-actor.changed").count() == 1
        corrected = looked_at(page)
        page.keyboard.press("Enter")
        wait(page, other_than=corrected)
        assert said(path) == [("corrected", "Ann"), ("accepted", "Ann")], "Enter corrects, it does not accept"
        page.keyboard.press("u")
        wait(page, corrected)
        assert said(path) == [("accepted", "Ann")]
        page.keyboard.press("r")
        wait(page, other_than=corrected)
        page.keyboard.press("n")
        page.wait_for_url("**/rules?review=V-*")
        assert page.locator("#changes").inner_text().startswith("It would take") and kept(path) == []
        page.keyboard.press("a")
        page.wait_for_url("**/rules?rule=N-*")
        assert kept(path) == ["Ann"]
        page.keyboard.press("u")
        page.wait_for_url("**/rules?by=Ann")
        assert kept(path) == []
        page.keyboard.press("g")
        page.keyboard.press("e")
        page.wait_for_url("**/events*")
        assert said(path) == [("rejected", "Ann"), ("accepted", "Ann")] and not faults
        page.context.close()


def test_without_scripts(browser: Any, path: Path) -> None:
    with served(path) as address:
        page = browser.new_context(locale="en-GB", java_script_enabled=False).new_page()
        page.goto(f"{address}/review")
        page.fill("#by", "Bea")
        page.fill("input[name=why]", "no claim")
        page.click("#reject")
        page.wait_for_url("**by=Bea**")
        assert said(path) == [("rejected", "Bea")] and page.input_value("#by") == "Bea"
        page.click("#undo")
        page.wait_for_load_state()
        assert said(path) == []
        page.context.close()
