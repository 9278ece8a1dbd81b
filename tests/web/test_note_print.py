"""Printed, the note is one sheet of A4: of one event, and of the brief, in both languages."""

from __future__ import annotations

import io
import shutil
import warnings
from pathlib import Path

import pytest
from browsing import MISSING, REQUIRED, chromium, served  # type: ignore[import-not-found,unused-ignore]
from pypdf import PdfReader

from selon.dossier import Dossier

pytestmark = pytest.mark.skipif(chromium() is None and not REQUIRED, reason=MISSING)


def test_it_is_one_sheet(situation: Path, tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    with Dossier(situation) as dossier:
        events = [event.id for event in dossier.events(limit=6).results]
    wanted = [f"/note{event}?ui={lang}" for event in ("", *(f"/{event}" for event in events)) for lang in ("en", "fr")]
    sheets = {}
    with served(Path(shutil.copy(situation, tmp_path / "selon.db"))) as address, warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            page = browser.new_page()
            for path in wanted:
                page.goto(address + path)
                pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
                width, height = (float(side) * 25.4 / 72 for side in (pages[0].mediabox.width, pages[0].mediabox.height))
                sheets[path] = (len(pages), round(width), round(height))
            browser.close()
    assert set(sheets.values()) == {(1, 210, 297)}, sheets
