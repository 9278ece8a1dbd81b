"""Every bad input gives one clear line and a stored problem; the other reports go on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from selon.batch import Reader
from selon.dossier import Dossier
from selon.errors import SelonError

GOOD = "Selon Kyiv, Moscou a bombardé la ville numéro {} dans la nuit, et les habitants sont dans les abris.\n"
BAD: dict[str, tuple[bytes, str]] = {
    "b-empty.txt": (b"", "empty"),
    "b-blank.txt": (b" \n\n", "no text"),
    "b-binary.txt": (bytes(range(256)) * 20, "binary"),
    "b-date.txt": (b"date 2023-02-30\n\n" + GOOD.format(0).encode(), "not a possible publication date"),
    "b-english.txt": (
        b"The army said on Friday that the troops had left the city and that it was over.",
        "language pack",
    ),
    "b-mixed.txt": (GOOD.format(1).encode() + GOOD.format(2).encode("cp1252"), "mixed with cp1252"),
    "b-noarticle.html": (b"<html><body><nav><a>Accueil</a></nav></body></html>", "no article"),
    "b-broken.jsonl": (b'{"text": \n', "not JSON"),
    "b-scan.pdf": (b"%PDF-1.4\nnothing", "damaged PDF"),
    "b-mail.eml": (b"Subject: x\r\nContent-Type: image/png\r\n\r\n", "no text part"),
    "b-kind.docx": (b"PK\x03\x04", "no reader"),
    "b-fault.txt": (GOOD.format(3).encode() + b"BREAK", "the reader failed"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "reports"
    place.mkdir()
    for name, (data, _) in BAD.items():
        (place / name).write_bytes(data)
    (place / "a-good.txt").write_text(GOOD.format(4))
    (place / "z-good.txt").write_text(GOOD.format(5))
    return place


@pytest.fixture
def dossier(tmp_path: Path, reader: Reader) -> Dossier:
    return Dossier(tmp_path / "selon.db", reader=reader)


def test_each_is_one_line_stored_and_the_others_go_on(folder: Path, dossier: Dossier) -> None:
    with dossier:
        answer = dossier.add([folder, folder / "vanished.txt"])
        stored = {Path(found.where).name: found for found in dossier.problems().results}
        assert set(stored) == {*BAD, "vanished.txt"}
        for name, (_, words) in BAD.items():
            found = stored[name]
            assert words in found.message and "\n" not in found.message and found.hint, found
        assert [message.message for message in answer.problems] == [
            found.message for found in dossier.problems().results
        ]
        # The two good ones, and those that could be read in spite of their problem.
        quotes = " ".join(claim.quote.exact for claim in dossier.claims().results)
        assert all(f"numéro {number} " in quotes for number in (0, 1, 2, 4, 5)) and "numéro 3 " not in quotes
        assert not dossier.verify().results


def test_adding_again_changes_nothing_and_mending_resolves(folder: Path, dossier: Dossier) -> None:
    with dossier:
        dossier.add([folder])
        before = (dossier.problems(), dossier.claims(), dossier.doctor().results[-2:])
        dossier.add([folder])
        assert (dossier.problems(), dossier.claims(), dossier.doctor().results[-2:]) == before
        (folder / "b-empty.txt").write_text(GOOD.format(6))
        (folder / "b-fault.txt").write_text(GOOD.format(7))
        dossier.add([folder])
        open_now = {Path(found.where).name for found in dossier.problems().results}
        assert open_now == set(BAD) - {"b-empty.txt", "b-fault.txt"}


def test_a_fault_is_tried_again_by_the_next_reader(
    folder: Path, dossier: Dossier, make_reader: Callable[..., Reader]
) -> None:
    with dossier:
        dossier.add([folder / "b-fault.txt"])
        assert not dossier.claims().results
    (folder / "b-fault.txt").write_bytes(GOOD.format(3).encode())
    with Dossier(dossier.path, reader=make_reader("fake 2")) as later:
        [change] = later.add([folder / "b-fault.txt"]).results
        assert change.what == "added" and len(later.claims().results) == 1


def test_a_newer_reader_reads_again(folder: Path, dossier: Dossier, make_reader: Callable[..., Reader]) -> None:
    with dossier:
        dossier.add([folder / "a-good.txt"])
    with Dossier(dossier.path, reader=make_reader("fake 2")) as later:
        [change] = later.add([folder / "a-good.txt"]).results
        assert change.what == "read again" and (change.claims_new, change.claims_changed) == (0, 1)
        [claim] = later.claims().results
        [why] = later.why(claim.id).results
        assert why.version == "fake 2" and "fake 1" in why.earlier[0]


def test_broken_lines_keep_their_numbers_and_good_lines_their_reports(tmp_path: Path, dossier: Dossier) -> None:
    lines = [
        json.dumps({"text": GOOD.format(1), "published": "2023-02-31"}),
        "{",
        json.dumps({"text": GOOD.format(2)}),
        "[]",
    ]
    (tmp_path / "feed.jsonl").write_text("\n".join(lines))
    with dossier:
        dossier.add([tmp_path / "feed.jsonl"])
        found = dossier.problems().results
        assert sorted(each.offset or 0 for each in found) == [0, 2, 4]
        assert len(dossier.claims().results) == 2
        dossier.add([tmp_path / "feed.jsonl"])
        assert dossier.problems().results == found


def test_twenty_megabytes_in_one_line_are_stored_and_searched(tmp_path: Path, dossier: Dossier) -> None:
    line = "Les habitants sont dans les abris de la ville et les secours sont sur place. " * 270_000
    (tmp_path / "long.txt").write_text(line + "Une girafe.")
    with dossier:
        dossier.add([tmp_path / "long.txt"])
        [hit] = dossier.search("girafes").results
        assert hit.snippets[0].exact.endswith("Une girafe.")


def test_standard_input_that_failed_once_is_not_resolved_by_another_text(tmp_path: Path, dossier: Dossier) -> None:
    import io

    with dossier:
        dossier.add("-", stdin=io.BytesIO(bytes(range(256)) * 20))
        dossier.add("-", stdin=io.BytesIO(GOOD.format(1).encode()))
        assert len(dossier.problems().results) == 1 and len(dossier.claims().results) == 1


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        ({"type": "WAR"}, "no such type"),
        ({"status": "maybe"}, "no such status"),
        ({"polarity": "?"}, "polarity"),
        ({"since": "soon"}, "not a date"),
        ({"since": "hier"}, "what day it is"),
        ({"colour": "red"}, "unknown filter"),
    ],
)
def test_wrong_questions_are_refused_with_what_to_do(
    folder: Path, dossier: Dossier, filters: dict[str, str], words: str
) -> None:
    with dossier:
        dossier.add([folder / "a-good.txt"])
        with pytest.raises(SelonError, match=words) as caught:
            dossier.claims(**filters)
        assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("model = 1", "model"),
        ("max_megabytes = 'x'", "max_megabytes"),
        ("[models", "selon.toml"),
        ("actors = 'none.csv'", "no such file"),
        ("max_megabytes = 0", "1 or more"),
    ],
)
def test_settings_that_cannot_be_used(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "selon.toml").write_text(text)
    with pytest.raises(SelonError, match=words) as caught:
        Dossier(tmp_path / "selon.db")
    assert "selon.toml" in caught.value.message and caught.value.hint


def test_settings_are_used(tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "selon.toml").write_text("max_megabytes = 1\n[models]\nfr = 'some_pipeline'\n")
    (tmp_path / "big.txt").write_bytes(b"x" * 2_000_000)
    with Dossier(tmp_path / "selon.db", reader=reader) as dossier:
        assert dossier.settings.models == {"fr": "some_pipeline"}
        [problem] = dossier.add(tmp_path / "big.txt").problems
        assert "larger than 1 MB" in problem.message
