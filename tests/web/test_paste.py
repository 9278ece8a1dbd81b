"""A pasted or uploaded report: read at once and kept, whatever it holds; what cannot be is said, and nothing is left behind."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from selon.batch import Reader
from selon.dossier import Dossier
from selon.store import opening
from selon.web.desk import Desk
from selon.web.pages import paste as pasting
from selon.web.site import site

Send = Callable[..., Any]
STORY = "Selon Kyiv, Moscou a bombardé Kherson dans la nuit de mardi à mercredi."
NASTY = f"""{STORY}
<script>alert(1)</script> <img src=x onerror=alert(2)> Minsk a sanctionné Paris.
<a href="javascript:alert(3)">ici</a> javascript:alert(4) {{{{ 7 * 7 }}}}"""


@pytest.fixture
def desk(tmp_path: Path, reader: Reader) -> Desk:
    return Desk(tmp_path / "selon.db", reader=reader)


@pytest.fixture
def page(desk: Desk) -> Iterator[TestClient]:
    with TestClient(site(desk), base_url="http://127.0.0.1", follow_redirects=False) as found:
        yield found


def csrf(page: TestClient) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', page.get("/reports").text)
    assert found
    return found[1]


@pytest.fixture
def paste(page: TestClient) -> Send:
    return lambda text, **more: page.post("/paste", data={"csrf": csrf(page), "text": text, **more})


@pytest.fixture
def upload(page: TestClient) -> Send:
    def send(data: bytes, name: str = "report.txt", **more: str) -> Any:
        return page.post("/upload", data={"csrf": csrf(page), **more}, files={"file": (name, data, "application/x-whatever")})

    return send


def test_a_pasted_report_is_read_and_shown(page: TestClient, paste: Send) -> None:
    sent = paste(STORY, outlet="agence-z", published="2023-01-06", title="Frappe", ui="fr")
    assert sent.status_code == 303 and re.fullmatch(r"/report/R-\w+\?came=new&ui=fr", sent.headers["location"])
    shown = page.get(sent.headers["location"]).text
    assert "Frappe" in shown and "agence-z" in shown and "6\u00a0janvier 2023" in shown and 'id="m1"' in shown
    again = paste(STORY, outlet="agence-z", published="2023-01-06", title="Frappe")
    assert "came=known" in again.headers["location"] and "was here already" in page.get(again.headers["location"]).text
    assert len(page.get("/reports.json").json()["results"]) == 1


def test_what_a_report_says_is_always_text(page: TestClient, paste: Send) -> None:
    shown = page.get(paste(NASTY, outlet="<b>x</b>", title='"><script>alert(5)</script>').headers["location"]).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown and "{{ 7 * 7 }}" in shown and "&lt;img src=x onerror=alert(2)&gt;" in shown
    own = re.findall(r"<script[^>]*>", shown)
    assert own and all(re.match(r'<script src="/static/\w+(\.min)?\.js\?v=', each) for each in own)
    assert "<img" not in shown and "<b>" not in shown and not re.search(r'(href|src|action)="\s*(javascript|data):', shown, re.I)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:alert(1)", "//evil.example/x"])
def test_an_address_that_is_none_of_the_web_is_no_link(page: TestClient, upload: Send, url: str) -> None:
    sent = upload(f'{{"text": "{STORY}", "url": "{url}", "lang": "fr"}}\n'.encode(), name="x.jsonl")
    shown = page.get(sent.headers["location"]).text
    assert sent.status_code == 303 and f'href="{url}' not in shown
    told = upload(b'{"text": "Minsk a sanctionn\\u00e9 Paris.", "url": "https://example.org/a", "lang": "fr"}\n')
    assert '<a href="https://example.org/a" rel="noreferrer noopener">' in page.get(told.headers["location"]).text


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/cron.d/x", "C:\\x.txt", "a\x00b.txt", "x.pdf", "x.exe", ""])
def test_the_name_of_a_file_goes_nowhere(page: TestClient, upload: Send, tmp_path: Path, name: str) -> None:
    before = set(tmp_path.rglob("*"))
    sent = upload(STORY.encode(), name=name or "x")
    assert sent.status_code == 303
    assert {each.name for each in set(tmp_path.rglob("*")) - before} <= {"selon.db", "selon.db-wal", "selon.db-shm"}
    with closing(sqlite3.connect(tmp_path / "selon.db")) as file:
        assert file.execute('SELECT DISTINCT "where" FROM captures').fetchall() == [("-",)]
    assert "passwd" not in page.get(sent.headers["location"]).text


def test_the_content_decides_the_kind(page: TestClient, upload: Send) -> None:
    told = "".join(f"<p>{STORY} Une ligne de plus, la {number}e, pour que le texte soit celui d'un article entier.</p>" for number in range(6))
    html = f"<!doctype html><html lang=fr><head><title>Titre</title></head><body><article><h1>Titre</h1>{told}</article></body></html>"
    shown = page.get(upload(html.encode(), name="report.txt").headers["location"]).text
    assert "bombardé" in shown and "&lt;article" not in shown and "<article" not in shown
    several = b'{"text": "Minsk a sanctionn\\u00e9 Paris.", "lang": "fr"}\n{"text": "Moscou a bombard\\u00e9 Kherson.", "lang": "fr"}\n'
    assert upload(several).headers["location"] == "/reports"


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "No file was chosen"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, ""), (b"SQLite format 3\0" + b"\0" * 64, ""), (b"%PDF-1.4 broken", "")],
)
def test_what_is_no_report_is_said_to_be_none(upload: Send, tmp_path: Path, data: bytes, said: str) -> None:
    sent = upload(data)
    assert sent.status_code == 400 and "Traceback" not in sent.text and said in sent.text
    assert re.search(r"<main[^>]*>\s*<h1>[^<]+</h1>\s*<p>[^<]{10,}</p>", sent.text), "it says what is wrong"


def test_a_paste_without_words_or_with_a_day_that_is_none(paste: Send, tmp_path: Path) -> None:
    assert "Nothing was pasted" in paste(" \n ").text
    for day in ("2023-02-30", "friday", "2023-13", "' OR 1", "20230106"):
        sent = paste(STORY, published=day)
        assert sent.status_code == 400 and "is no day, month or year" in sent.text and not (tmp_path / "selon.db").exists()
    assert paste(STORY, published="2023-01").status_code == 303


def test_more_than_the_settings_take_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "selon.toml").write_text("max_megabytes = 1\n")
    with TestClient(site(desk), base_url="http://127.0.0.1", follow_redirects=False) as page:
        token, megabyte = csrf(page), 1024 * 1024
        whole = page.post("/upload", data={"csrf": token}, files={"file": ("x.txt", STORY.encode() * (2 * megabyte // len(STORY)))})
        assert whole.status_code == 413
        just = page.post("/upload", data={"csrf": token}, files={"file": ("x.txt", (STORY + "\n").encode() + b"x" * (megabyte + 100))})
        parted = {"file": ("x.txt", (STORY + "\n").encode() + b"x" * (megabyte + 100))}
        fr = page.post("/upload", data={"csrf": token, "ui": "fr"}, files=parted)
        assert just.status_code == 400 and "larger than 1 MB" in just.text and "Il dépasse 1\u00a0Mo" in fr.text
        assert page.post("/paste", data={"csrf": token, "text": "x" * (5 * megabyte)}).status_code == 413


def test_line_ends_of_a_browser_are_those_of_the_text(page: TestClient, paste: Send, tmp_path: Path, reader: Reader) -> None:
    text = f"{STORY}\n\nMinsk a sanctionné Paris."
    first = paste(text.replace("\n", "\r\n")).headers["location"]
    with Dossier(tmp_path / "selon.db", reader=reader) as dossier:
        (tmp_path / "same.txt").write_text(text)
        change = dossier.add([tmp_path / "same.txt"]).results[0]
    assert change.what == "already there" and change.report in first


def test_while_another_writes_it_waits_and_then_says_so(
    page: TestClient, paste: Send, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paste(STORY).status_code == 303
    monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.2)
    with closing(sqlite3.connect(tmp_path / "selon.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        held = paste("Minsk a sanctionné Paris.")
        assert held.status_code == 503 and "Another process has been writing" in held.text and "Traceback" not in held.text
        assert page.get("/reports").status_code == 200, "reading goes on meanwhile"
        other.execute("ROLLBACK")
    assert paste("Minsk a sanctionné Paris.").status_code == 303


def test_while_another_report_is_read_it_waits_and_then_says_so(desk: Desk, paste: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasting, "PATIENCE", 0.05)
    with desk.reading:
        assert "still being read" in paste(STORY).text
    assert paste(STORY).status_code == 303 and not desk.reading.locked()


def test_a_reader_that_fails_leaves_the_turn_to_the_next(desk: Desk, paste: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a fault")

    with monkeypatch.context() as patch:
        patch.setattr(Dossier, "add", broken)
        with pytest.raises(RuntimeError):
            paste(STORY)
    assert not desk.reading.locked() and paste(STORY).status_code == 303
