"""`selon eval` from the command line, with a reader that needs no model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from selon.batch import Reader
from selon.cli import cli
from selon.errors import UsageError
from selon.lang import knower

Run = Callable[..., Result]


def row(text: str, word: str, kind: str, **slots: object) -> str:
    start = text.index(word)
    trigger = {"start": start, "end": start + len(word), "exact": word}
    return json.dumps({"n": 1, "trigger": trigger, "type": [kind], **slots}, ensure_ascii=False)


@pytest.fixture
def run(tmp_path: Path, story: str, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("selon.dossier.dossier.corridor_reader", lambda **settings: reader)
    for folder, actor in (("a", "RUS"), ("b", "UKR")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "kherson.txt").write_text(story)
        rows = [
            row(story, "bombardé", "ASSAULT", source=["UKR"], actor=[actor], status=["happened"]),
            row(story, "restées", "RETREAT"),
        ]
        (tmp_path / folder / "kherson.gold.jsonl").write_text("\n".join(rows) + "\n")
    return lambda *words: CliRunner().invoke(cli, ["eval", *words], standalone_mode=False)


def figures(result: Result) -> dict[tuple[str, str], tuple[object, ...]]:
    return {(each["folder"], each["measure"]): (each["right"], each["of"], each["rate"]) for each in json.loads(result.stdout)["results"]}


def test_figures_by_folder(run: Run) -> None:
    found = figures(run("a", "b/kherson.gold.jsonl", "--json"))
    assert found["a", "reports"] == (None, 1, None) and found["a", "core rows"] == (None, 2, None)
    assert found["a", "precision"] == found["a", "recall"] == (1, 2, 0.5) and found["a", "F1"][2] == 0.5
    assert found["a", "strict F1"][2] == 0.5 and found["b", "strict F1"][2] == 0
    assert found["a", "actor"] == (1, 1, 1.0) and found["b", "actor"] == (0, 1, 0.0)
    assert found["a", "place"] == (0, 0, None)
    # The pack has "bombarder"; no event is meant by "rester".
    assert found["a", "trigger known"] == (1, 2, 0.5)


def test_the_table_has_a_block_for_each_folder(run: Run) -> None:
    result = run("a", "b", "--table")
    assert result.return_value == 0 and "2 reports" in result.stderr
    lines = result.stdout.splitlines()
    assert "a" in lines and "b" in lines
    assert ["strict", "precision", "1", "2", "0.500"] in [line.split() for line in lines]
    assert run("a", "--md").stdout.startswith("| folder | measure | right | of | rate |")


def test_misses_are_shown_in_their_words(run: Run) -> None:
    table = run("b", "--misses", "--table")
    assert "1 missed · 1 spurious · 1 wrong" in table.stderr
    for words in ("− missed", "⟦restées⟧", "not in the pack", "+ spurious", "« sanctionné »", "actor: Moscou (RUS); wanted UKR"):
        assert words in table.stdout
    rows = json.loads(run("b", "--misses", "--json").stdout)["results"]
    assert [each["what"] for each in rows] == ["wrong", "spurious", "missed"]


def test_a_folder_is_read_whole_and_nothing_twice(run: Run) -> None:
    found = figures(run(".", "a", "--json"))
    assert {folder for folder, _ in found} == {"a", "b"} and found["a", "reports"] == (None, 1, None)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda path: (path / "a" / "kherson.txt").unlink(), "is not beside it"),
        (lambda path: (path / "a" / "kherson.gold.jsonl").write_text("{"), "line 1"),
        (lambda path: (path / "a" / "kherson.txt").write_text("Un autre texte."), "« bombardé » is not at"),
        (lambda path: (path / "a" / "kherson.gold.jsonl").unlink(), "no *.gold.jsonl in it"),
    ],
)
def test_gold_that_cannot_be_used_is_one_line(run: Run, tmp_path: Path, spoil: Callable[[Path], object], told: str) -> None:
    spoil(tmp_path)
    error = run("a").exception
    assert isinstance(error, UsageError) and told in error.message and error.hint


def test_a_missing_file_is_one_line(run: Run) -> None:
    error = run("no.gold.jsonl").exception
    assert isinstance(error, UsageError) and "no such file" in error.message


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("ont bombardé", True),
        ("bombardements", True),
        ("menaient une attaque", True),
        ("girafes", False),
        ("", False),
        ("de la", False),
        ("a fait", False),
    ],
)
def test_what_the_pack_knows(words: str, known: bool) -> None:
    assert knower("fr")(words) is known
