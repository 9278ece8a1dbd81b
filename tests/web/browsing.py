"""A real browser for the tests of the page: Debian's Chromium, driven by Playwright. None is downloaded."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import uvicorn

from selon.dossier import Dossier
from selon.web.desk import Desk
from selon.web.pages import PAGES
from selon.web.site import site

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
REQUIRED = os.environ.get("SELON_BROWSER") == "required"
MISSING = "no Chromium: install it (Debian, Ubuntu: apt install chromium) or name it in SELON_CHROMIUM"


def chromium() -> str | None:
    named = os.environ.get("SELON_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The site over a dossier, on a free port of this computer, in a thread of this process."""
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(64)
    server = uvicorn.Server(uvicorn.Config(site(Desk(path)), log_level="error", access_log=False, ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        began = time.monotonic()
        while not server.started:
            assert time.monotonic() - began < 30, "the server does not start"
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


def addresses(path: Path) -> list[str]:
    """One address for each page: the event that most tell of, its report, a contradiction, and so on."""
    with Dossier(path) as dossier:
        event = dossier.events(limit=1).results[0]
        parted = dossier.contra(kind="true", limit=1).results[0]
        claim = dossier.show(event.id).results[0].origins[0].voices[0].claim
        report = dossier.show(claim).results[0].marked.report
    named = {
        "event": event.id, "contradiction": parted.id, "claim": claim, "report": report.id, "note": event.id,
        "actor": "Kremlin", "place": "Dnipro", "source": report.outlet or "",
    }  # fmt: skip
    found = []
    for page in PAGES:
        head, brace, _ = page.address.partition("{")
        found.append(head + quote(named[head.strip("/")], safe="") if brace else page.address)
    return found
