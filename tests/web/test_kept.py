"""A page made once is kept until something is written: by this process or another, by a reader or a person."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from selon.dossier import Dossier
from selon.web.desk import Desk
from selon.web.kept import Kept
from selon.web.site import site


def test_a_page_is_made_once_and_anew_after_each_kind_of_writing(copy: Path) -> None:
    made: list[str] = []

    class Counting(Kept):
        def page(self, key, made_by):  # type: ignore[no-untyped-def]
            return super().page(key, lambda: made.append("one") or made_by())  # type: ignore[func-returns-value]

    with TestClient(site(Desk(copy, kept=Counting())), base_url="http://127.0.0.1") as client, Dossier(copy) as dossier:
        event = dossier.events(limit=1).results[0]
        address = f"/event/{event.id}"

        def times() -> int:
            made.clear()
            assert client.get(address).text == client.get(address).text
            return len(made)

        assert times() == 1 and times() == 0
        claim = event.claims[0]
        said = dossier.review(claim, "accept", by="one").results[0]
        assert times() == 1, "a person accepted a claim"
        dossier.review(event.claims[1], "accept", by="one")
        assert times() == 1, "and another one in the same moment"
        dossier.undo(said.id, by="one")
        assert times() == 1, "and took one back"
        parted = dossier.split(event.id, [event.claims[-1]], by="one").results[0]
        assert times() == 1, "a person parted the event"
        dossier.undo(parted.id, by="one")
        assert times() == 1
        assert client.get(address, params={"ui": "fr"}).text != client.get(address).text and len(made) == 2, "each language has its own"


def test_what_was_not_asked_for_lately_is_let_go() -> None:
    kept, made = Kept(10), []

    def page(name: str) -> str:
        return kept.page(name, lambda: made.append(name) or name * 4)  # type: ignore[func-returns-value]

    for name in ("a", "b", "a", "c", "a", "b"):
        assert page(name) == name * 4
    assert made == ["a", "b", "c", "b"]
    assert kept.page(None, lambda: "new") == "new", "without a mark nothing is kept"
