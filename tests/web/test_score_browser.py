"""In a real browser: days drawn over with the pointer, and a newcomer's three clicks to two voices that contradict each other."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import MISSING, REQUIRED, chromium, served  # type: ignore[import-not-found,unused-ignore]

pytestmark = pytest.mark.skipif(chromium() is None and not REQUIRED, reason=MISSING)


@pytest.fixture(scope="module")
def page(situation: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    copied = Path(shutil.copy(situation, tmp_path_factory.mktemp("score") / "selon.db"))
    with warnings.catch_warnings(), served(copied) as address:
        warnings.simplefilter("ignore", ResourceWarning)
        with sync_playwright() as driver:
            started = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            context = started.new_context(locale="en-GB", base_url=address, viewport={"width": 1280, "height": 1300})
            yield context.new_page()
            started.close()


def test_days_drawn_over_are_the_days_of_the_list(page: Any) -> None:
    page.goto("/voices")
    days = page.locator("#score-days [data-day]:visible")
    every = days.count()
    sheet = page.locator(".score-sheet").bounding_box()
    column = float(page.locator(".score").get_attribute("data-column"))
    y = sheet["y"] + sheet["height"] - 60
    page.mouse.move(sheet["x"] + 7.5 * column, y)
    page.mouse.down()
    page.mouse.move(sheet["x"] + 9.5 * column, y, steps=4)
    page.mouse.up()
    first, last = page.input_value("[name=since]"), page.input_value("[name=until]")
    assert (first, last) == ("2023-01-08", "2023-01-10")
    shown = [each.get_attribute("data-day") for each in days.all()]
    assert shown and all(first <= day <= last for day in shown)
    page.keyboard.press("Escape")
    assert days.count() == every and page.input_value("[name=since]") == ""


def test_a_mark_opens_its_words_and_a_drag_over_it_does_not(page: Any) -> None:
    page.goto("/voices")
    mark = page.locator(".dot .touch").first
    at = mark.bounding_box()
    page.mouse.move(at["x"] + 6, at["y"] + 6)
    page.mouse.down()
    page.mouse.move(at["x"] + 200, at["y"] + 6, steps=4)
    page.mouse.up()
    assert page.url.endswith("/voices")
    page.locator("a.dot[href^='/claim/']").first.locator(".touch").click()
    page.wait_for_url("**/C-*")


def test_three_clicks_from_the_brief_to_two_voices(page: Any) -> None:
    heard = []
    for side in (0, 1):
        page.goto("/")
        page.locator(".disputes h3 a").first.click()
        page.wait_for_url("**/contradiction/X-*")
        words = page.locator("main blockquote a[href*='/claim/']")
        told = words.nth(0 if side == 0 else words.count() - 1)
        heard.append(told.inner_text())
        told.click()
        page.wait_for_url("**/C-*")
        said = " ".join(page.locator("main").inner_text().split())
        assert " ".join(heard[-1].split()).strip("«»“” …")[:60] in said, "the exact words stand in their report"
    assert heard[0] != heard[1]
