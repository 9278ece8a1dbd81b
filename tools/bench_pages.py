"""How long each page takes, over a made-up dossier (tools/synthetic.py), through the site's own door, without a network.

    python tools/bench_pages.py [--reports 2000] [--dossier FILE]

Each page is asked for in one process: `first`, with nothing loaded; `made`, the median of five times that it is made anew, which is
held against the aim; and `again`, where nothing has been written since it was made and it is kept.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

from bench_events import Filled, fill  # type: ignore[import-not-found,unused-ignore]
from selon.dossier import Dossier
from selon.web.desk import Desk
from selon.web.kept import Kept
from selon.web.pages import PAGES
from selon.web.site import site

TIMES = 5
AIMS = ((10_000, 150), (10**9, 400))
"""Milliseconds for dossiers of up to so many reports."""


def addresses(path: Path) -> list[str]:
    """One for each page: of the event most told of, and of what it names."""
    with Dossier(path) as dossier:
        event = dossier.events(limit=1).results[0]
        sheet = dossier.show(event.id).results[0]
        voice = sheet.origins[0].voices[0]
        parted = dossier.contra(limit=1).results
    named = {
        "event": event.id, "note": event.id, "claim": voice.claim, "report": voice.report, "source": voice.outlet or "",
        "actor": event.slots["actor"][0].value if event.slots.get("actor") else voice.speaker,
        "place": event.place[0].name if event.place else "", "contradiction": parted[0].id if parted else "",
    }  # fmt: skip
    found = []
    for page in PAGES:
        head, brace, _ = page.address.partition("{")
        name = named.get(head.strip("/"), "") if brace else ""
        if not brace or name:
            found.append(head + quote(name, safe=""))
    return found


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--dossier", type=Path, help="this one, instead of a made-up one")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.dossier
        if path is None:
            filled = Filled(Path(folder) / "selon.db", chosen.reports)
            fill(filled, chosen.reports, name="made up")
            filled.store.close()
            path = filled.path
        _bench(path)


def _bench(path: Path) -> None:
    with Dossier(path) as dossier:
        held = dossier.events(limit=1).limits
    aim = next(milliseconds for most, milliseconds in AIMS if held["reports"] <= most)
    print(f"{held['reports']} reports, {held['claims']} claims, {held['events']} events\n")
    print(f"{'page':<36} {'first':>8} {'made':>8} {'again':>8} {'kB':>6}   made < {aim}")
    door = "http://127.0.0.1"
    with TestClient(site(Desk(path, kept=Kept(0))), base_url=door) as making, TestClient(site(Desk(path)), base_url=door) as keeping:
        for address in addresses(path):
            first = _asked(making, address)
            typical = statistics.median(_asked(making, address) for _ in range(TIMES))
            found = keeping.get(address)
            again = statistics.median(_asked(keeping, address) for _ in range(TIMES))
            said = ("met" if typical < aim else "MISSED") if found.status_code == 200 else f"status {found.status_code}"
            size = len(found.content) / 1024
            print(f"{address[:36]:<36} {first:>8.0f} {typical:>8.0f} {again:>8.0f} {size:>6.0f}   {said}", flush=True)


def _asked(client: TestClient, address: str) -> float:
    """Milliseconds by the clock on the wall."""
    began = time.perf_counter()
    client.get(address)
    return 1e3 * (time.perf_counter() - began)


if __name__ == "__main__":
    main(sys.argv[1:])
