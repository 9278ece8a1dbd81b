"""What happens around a page: tables are loaded before somebody comes, nobody is shut out meanwhile, files are kept by the browser."""

from __future__ import annotations

import re
import threading
from pathlib import Path

from starlette.testclient import TestClient

from selon.web.desk import Desk
from selon.web.setting import stamp
from selon.web.warming import warm, warmed


def test_warming_changes_nothing_and_never_falls(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no dossier at all")
    for path in (tmp_path / "absent.db", broken):
        before = path.read_bytes() if path.exists() else None
        warm(Desk(path))
        assert (path.read_bytes() if path.exists() else None) == before


def test_it_stops_when_it_is_told_to(situation: Path) -> None:
    stop = threading.Event()
    stop.set()
    desk = Desk(situation)
    asked = threading.active_count()
    warm(desk, stop=stop)
    begun = warmed(desk)
    begun.set()
    for thread in threading.enumerate():
        if thread.name == "warm":
            thread.join(30)
            assert not thread.is_alive() and thread.daemon
    assert threading.active_count() <= asked


def test_who_comes_while_the_first_page_is_loaded_waits_for_it_and_is_answered(situation: Path) -> None:
    desk, opened = Desk(situation), threading.Event()

    def visit() -> None:
        with desk.dossier():
            opened.set()

    with desk.loading:
        visitor = threading.Thread(target=visit)
        visitor.start()
        assert not opened.wait(0.2)
        # Who loads is not held up by its own lock.
        with desk.dossier():
            pass
    visitor.join(10)
    assert opened.is_set()


def test_a_browser_keeps_files_for_as_long_as_their_address_stands(client: TestClient) -> None:
    page = client.get("/events").text
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    stamped = [each for each in files if "?v=" in each]
    assert stamped and all(each.endswith(f"?v={stamp()}") for each in stamped)
    assert all("immutable" in client.get(each).headers["cache-control"] for each in stamped)
    assert "cache-control" not in client.get(stamped[0].partition("?")[0]).headers
    fonts = re.findall(r'<link rel="preload" href="([^"]+)"', page)
    assert len(fonts) == 2 and all(client.get(each).status_code == 200 for each in fonts)
