from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from selon.model import Capture, Problem
from selon.sources import capture_bytes, captures


def found(*targets: str | Path, **options: object) -> list[tuple[str, Capture | Problem]]:
    return list(captures(targets, **options))  # type: ignore[arg-type]


def test_a_folder_is_walked_in_sorted_order_whatever_the_disk_says(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b.html", "c.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("texte")
    assert [Path(where).name for where, _ in found(tmp_path)] == ["b.txt", "c.jsonl", "b.html", "z.md"]


def test_hidden_files_and_the_dossier_beside_the_reports_are_not_reports(tmp_path: Path) -> None:
    for name in (".DS_Store", "selon.db", "selon.db-wal", "selon.toml", "r.txt"):
        (tmp_path / name).write_text("texte")
    assert [Path(where).name for where, _ in found(tmp_path)] == ["r.txt"]


def test_a_kind_without_a_reader_is_a_problem_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    (tmp_path / "b.txt").write_text("texte")
    (_, first), (_, second) = found(tmp_path)
    assert isinstance(first, Problem) and "a.docx" in first.message and ".pdf" in first.hint
    assert isinstance(second, Capture)


def test_the_bytes_are_kept_with_their_hash(tmp_path: Path) -> None:
    data = "l’été\r\n".encode("utf-16")
    (tmp_path / "r.txt").write_bytes(data)
    [(where, capture)] = found(tmp_path / "r.txt", captured_at="2023-01-06T10:00:00Z")
    assert isinstance(capture, Capture)
    assert (capture.data, capture.sha256) == (data, hashlib.sha256(data).hexdigest())
    assert capture.captured_at == "2023-01-06T10:00:00Z" and where == capture.where


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "no such file"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b"x" * 2000), "larger than"),
    ],
)
def test_what_cannot_be_had_is_one_clear_problem(tmp_path: Path, make: object, words: str) -> None:
    path = tmp_path / "r.txt"
    make(path)  # type: ignore[operator]
    [(_, problem)] = found(path, max_bytes=1024)
    assert isinstance(problem, Problem)
    assert str(path) in problem.message and words in problem.message and problem.hint


def test_a_file_that_vanishes_after_the_folder_was_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("texte")
    (tmp_path / "b.txt").write_text("texte")
    walk = found_later = captures([tmp_path])
    next(walk)
    (tmp_path / "b.txt").unlink()
    [(where, problem)] = list(found_later)
    assert isinstance(problem, Problem) and where.endswith("b.txt") and "no such file" in problem.message


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied"), "permission denied"),
        (OSError(5, "Input/output error"), "input/output error"),
    ],
)
def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str) -> None:
    def refuse(self: Path, *args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    [(_, problem)] = found(tmp_path / "a.txt")
    assert isinstance(problem, Problem) and words in problem.message and "a.txt" in problem.message


def test_standard_input() -> None:
    [(where, capture)] = found("-", stdin=io.BytesIO(b"texte"))
    assert isinstance(capture, Capture) and where == "-" and capture.media_type == "text/plain"
    [(_, problem)] = found("-", stdin=io.BytesIO(b""))
    assert isinstance(problem, Problem) and "standard input" in problem.message


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("-", b"%PDF-1.4 ...", "application/pdf"),
        ("r.txt", b"%PDF-1.4 ...", "application/pdf"),
        ("-", b"<!DOCTYPE html><p>", "text/html"),
        ("-", b'{"text": "x"}', "application/jsonl"),
        ("-", b"Received: from x", "message/rfc822"),
        ("-", b"SQLite format 3\0", "application/octet-stream"),
        ("-", b"Un train <rouge>", "text/plain"),
        ("x.MD", b"# Titre", "text/markdown"),
    ],
)
def test_kinds_by_name_and_first_bytes(name: str, data: bytes, kind: str) -> None:
    assert capture_bytes(data, where=name).media_type == kind
