"""How long a visitor waits for the first page: `python tools/first_paint.py [DOSSIER]` (default: the shipped situation, read anew).

Starts `selon serve`, and opens the first page in the system's Chromium at once after the address was printed, and again when the
tables are loaded. Prints milliseconds to the first byte and to the first contentful paint; without Chromium only the former.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "web"), str(ROOT / "src")]

from browsing import chromium  # noqa: E402

from selon.dossier import Dossier  # noqa: E402

SITUATION = ROOT / "src" / "selon" / "examples" / "ukraine-2023-01"
SETTLED = 15.0


def painted(address: str) -> list[tuple[float, float]]:
    """First byte and first contentful paint of three visits, each by a browser that knows nothing of the site."""
    from playwright.sync_api import sync_playwright

    found = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for _ in range(3):
            page = browser.new_context().new_page()
            page.goto(address)
            # Its policy forbids evaluating strings, so the page cannot be told to wait for it.
            while not page.evaluate("performance.getEntriesByName('first-contentful-paint').length"):
                page.wait_for_timeout(50)
            byte = page.evaluate("performance.getEntriesByType('navigation')[0].responseStart")
            paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
            found.append((byte, paint))
        browser.close()
    return found


def first_byte(address: str) -> float:
    began = time.perf_counter()
    with urlopen(address) as answer:
        answer.read(1)
    return (time.perf_counter() - began) * 1000


def main(given: list[str]) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(given[0]) if given else Path(folder) / "selon.db"
        if not given:
            with Dossier(path) as dossier:
                dossier.add([SITUATION])
        began = time.perf_counter()
        command = [sys.executable, "-m", "selon", "--db", str(path), "serve", "--port", "0"]
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
        try:
            assert server.stderr is not None
            address = next(word for line in server.stderr for word in line.split() if word.startswith("http://"))
            print(f"address printed                 {(time.perf_counter() - began) * 1000:6.0f} ms after the command")
            print(f"first byte, asked at once       {first_byte(address):6.0f} ms")
            time.sleep(SETTLED)
            print(f"first byte, tables loaded       {first_byte(address):6.0f} ms")
            if chromium():
                byte, paint = min(painted(address), key=lambda each: each[1])
                print(f"first paint, tables loaded      {paint:6.0f} ms (first byte {byte:.0f}), best of three new browsers")
        finally:
            server.terminate()
            server.wait()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
