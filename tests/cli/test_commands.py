"""The verbs end to end, with a reader that needs no model."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from selon.batch import Reader
from selon.cli import cli
from selon.errors import SelonError

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1673000000")
    monkeypatch.setattr("selon.dossier.dossier.corridor_reader", lambda **settings: reader)

    def invoke(*words: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(cli, list(words), input=stdin, standalone_mode=False)

    return invoke


@pytest.fixture
def added(run: Run, tmp_path: Path, story: str) -> Iterator[Run]:
    (tmp_path / "a.txt").write_text(story)
    assert run("add", "a.txt").return_value == 0
    yield run


def ids(result: Result) -> list[str]:
    return [line.split("\t")[0] for line in result.stdout.splitlines()]


def test_read_prints_one_claim_a_line_in_a_pipe_and_stores_nothing(run: Run, tmp_path: Path, story: str) -> None:
    result = run("read", "-", stdin=story)
    assert result.return_value == 0
    first, second = (line.split("\t") for line in result.stdout.splitlines())
    assert first[1:] == [
        "◐ reported",
        "ASSAULT",
        "",
        "Moscou",
        "",
        "2023-01-06",
        "Kherson",
        "Kyiv",
        "bombardé",
        story.splitlines()[4],
    ]
    assert second[1] == "✕ negated" and second[8] == "the report"
    assert "2 claims · 1 report · fr 1" in result.stderr
    assert not (tmp_path / "selon.db").exists()


def test_read_json_has_the_keys_of_the_schema(run: Run, story: str) -> None:
    answer = json.loads(run("read", "-", "--json", stdin=story).stdout)
    assert list(answer) == ["schema", "as_of", "query", "report", "claims", "problems", "limits"]
    assert answer["schema"] == "selon/1" and answer["report"]["published"] == "2023-01-06"
    assert (
        list(answer["claims"][0])
        == (
            "id report trigger type mode contexts actor recipient place when count source status polarity certainty quote basis flags"
        ).split()
    )
    for claim in answer["claims"]:
        quote = claim["quote"]
        assert answer["report"]["text"][quote["start"] : quote["end"]] == quote["exact"]


def test_options_win_over_what_the_report_says(run: Run, story: str) -> None:
    options = ("--published", "2022", "--outlet", "B", "--title", "T", "--lang", "fr")
    report = json.loads(run("read", "-", "--json", *options, stdin=story).stdout)["report"]
    assert [report[name] for name in ("published", "outlet", "title", "lang")] == ["2022", "B", "T", "fr"]


def test_formats(added: Run) -> None:
    lines = added("claims", "--nl").stdout.splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["ASSAULT", "SANCTION"]
    rows = list(csv.DictReader(io.StringIO(added("claims", "--csv").stdout)))
    assert [row["according_to"] for row in rows] == ["Kyiv", "the report"]
    page = added("claims", "--md").stdout
    assert page.startswith("| standing | type |") and "◐ reported" in page and "Kyiv" in page
    assert (
        added("claims", "--fields", "type,according_to,polarity").stdout
        == "ASSAULT\tKyiv\t+\nSANCTION\tthe report\t-\n"
    )


def test_the_table_fits_a_hundred_columns_and_says_who_says_so(added: Run) -> None:
    table = added("claims", "--table").stdout
    assert max(len(line) for line in table.splitlines()) <= 100
    for words in ("Frappes sur Kherson", "◐ reported", "✕ negated", "Kyiv", "the report", "« bombardé »", "6 Jan 2023"):
        assert words in table


def test_an_unknown_field_is_named(added: Run) -> None:
    result = added("claims", "--fields", "typ")
    assert (
        isinstance(result.exception, SelonError)
        and "typ" in result.exception.message
        and "type" in result.exception.hint
    )


def test_adding_twice_adds_nothing(added: Run, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "selon.db")) as connection:
        before = list(connection.iterdump())
    result = added("add", "a.txt")
    assert result.return_value == 0 and "already there" in result.stdout
    with closing(sqlite3.connect(tmp_path / "selon.db")) as connection:
        assert list(connection.iterdump()) == before


def test_dry_run_says_what_is_new_and_writes_nothing(added: Run, tmp_path: Path, story: str) -> None:
    (tmp_path / "b.txt").write_text(story.replace("Agence A", "Agence B") + "Paris a rencontré Minsk dans la ville.\n")
    before = (tmp_path / "selon.db").read_bytes()
    table = added("add", "--dry-run", "b.txt", "--table").stdout
    assert "would add" in table and "3 claims · 1 new · 2 repeats" in table
    assert (tmp_path / "selon.db").read_bytes() == before
    assert added("claims").stdout.count("\n") == 2


def test_dry_run_without_a_dossier_makes_none(run: Run, tmp_path: Path, story: str) -> None:
    (tmp_path / "a.txt").write_text(story)
    assert "would add" in run("add", "--dry-run", "a.txt").stdout
    assert not (tmp_path / "selon.db").exists()


def test_show_a_report_in_plain_text_and_a_claim_with_its_chain(added: Run) -> None:
    claim = ids(added("claims"))[0]
    report = json.loads(added("claims", "--nl").stdout.splitlines()[0])["report"]
    text = added("show", report).stdout
    assert "Moscou a ⟦bombardé⟧¹ Kherson" in text and "⟦sanctionné⟧²" in text and "from a.txt" in text
    shown = added("show", claim[:9]).stdout
    assert "that Kyiv (UKR GOV): say « Selon »" in shown and "Frappes sur Kherson" in shown
    assert json.loads(added("show", report, "--json").stdout)["report"]["id"] == report


def test_why(added: Run) -> None:
    text = added("why", ids(added("claims"))[0]).stdout
    for words in ("fake#word", "« bombardé »", "the word is listed", "recipient", "not said", "CT certain"):
        assert words in text


def test_timeline_and_since(added: Run) -> None:
    assert "January 2023" in added("timeline", "--table").stdout
    assert added("timeline", "--since", "hier").return_value == 0
    assert added("timeline", "--since", "2024").return_value == 1


def test_a_country_by_its_name(added: Run) -> None:
    assert ids(added("claims", "--actor", "Russie")) == ids(added("claims", "--actor", "RUS")) != []
    assert added("claims", "--actor", "Ukraine").return_value == 1


def test_search(added: Run) -> None:
    result = added("search", "bombarder")
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == ["claim", "report"]
    assert added("search", "girafe").return_value == 1
    assert "« Selon Kyiv, Moscou a bombardé" in added("search", "bombarder", "--table").stdout


def test_verify_exits_3_when_a_text_was_touched(added: Run, tmp_path: Path) -> None:
    assert added("verify").return_value == 0
    with closing(sqlite3.connect(tmp_path / "selon.db")) as connection:
        connection.execute("UPDATE reports SET text = replace(text, 'bombardé', 'attaqué.')")
        connection.commit()
    result = added("verify")
    assert result.return_value == 3 and "quote" in result.stdout and "trigger" in result.stdout


def test_the_dossier_may_be_named_by_option_or_environment(
    run: Run, tmp_path: Path, story: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(story)
    assert run("--db", "x.db", "add", "a.txt").return_value == 0
    monkeypatch.setenv("SELON_DB", "x.db")
    assert run("claims").return_value == 0
    assert not (tmp_path / "selon.db").exists()


def test_every_list_ends_with_its_denominators(added: Run) -> None:
    for words in (("claims",), ("timeline",), ("search", "ville"), ("problems",), ("verify",)):
        assert "2 claims · 1 report · 1 origin · fr 1 · as of 2023-01-06" in added(*words).stderr, words


def test_a_limit_is_told(added: Run) -> None:
    assert "1 of 2 claims" in added("claims", "--limit", "1").stderr


def test_doctor_names_the_parts_and_the_state(added: Run) -> None:
    result = added("doctor", "--json")
    checks = {check["name"]: check for check in json.loads(result.stdout)["results"]}
    assert {"selon", "python", "sqlite", "spacy", "language fr", "parser fr", "dossier", "integrity"} <= set(checks)
    assert checks["integrity"]["value"] == "ok" and "1 reports · 2 claims" in checks["holds"]["value"]


def test_the_same_dossier_gives_the_same_bytes(added: Run) -> None:
    for words in (("claims", "--json"), ("timeline", "--csv"), ("search", "ville", "--json")):
        assert added(*words).stdout == added(*words).stdout
