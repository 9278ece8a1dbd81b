"""Take the pictures of the page that the docs show, of the shipped situation, with the system's Chromium.

    python tools/make_screens.py [FOLDER]        docs/img/page by default; needs Chromium (tools/browser.sh)

Each page once, 1280 wide; the front page also in French, in the dark and on a telephone.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import selon
from selon.dossier import Dossier

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "web"))
SITUATION = Path(selon.__file__).parent / "examples" / "ukraine-2023-01"
# The day after the last report: what is "lately" on the pictures does not depend on the day they are taken.
THEN = datetime(2023, 1, 26, 12, 0)


def name_of(path: str) -> str:
    return path.strip("/").partition("?")[0].partition("/")[0] or "situation"


def take(browser: Any, address: str, path: str, to: Path, *, width: int = 1280, height: int = 920, lang: str = "en-GB", dark: bool = False) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, locale=lang, color_scheme="dark" if dark else "light")
    page = context.new_page()
    page.goto(address + path, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=str(to))
    context.close()
    print(to.name, f"{to.stat().st_size // 1024} kB")


def main(arguments: list[str]) -> None:
    from browsing import MISSING, addresses, chromium, served  # type: ignore[import-not-found]

    executable = chromium()
    if executable is None:
        sys.exit(MISSING)
    folder = Path(arguments[0]) if arguments else ROOT / "docs" / "img" / "page"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "selon.db"
        with Dossier(path, clock=lambda: THEN) as dossier:
            dossier.add([SITUATION])
        with served(path) as address, sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=executable, args=["--no-sandbox"])
            for page in addresses(path):
                take(browser, address, page, folder / f"{name_of(page)}.png")
            take(browser, address, "/", folder / "situation-fr.png", lang="fr-FR")
            take(browser, address, "/", folder / "situation-dark.png", dark=True)
            take(browser, address, "/", folder / "situation-small.png", width=400, height=860)
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
