"""`position`, `ledger`, `without`, `gaps`, `new`, `diff` end to end, with a reader that needs no model."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from selon.batch import Reader
from selon.dossier.following import asked, search_names
from selon.errors import UsageError

Run = Callable[..., Result]

# (day, outlet, lines): two outlets quote Kyiv on one strike, one of them twice; Moscow is quoted by one alone.
REPORTS = (
    ("2023-01-02", "quotidien-c", "Selon Kyiv, Moscou a bombardé Kherson cette nuit."),
    ("2023-01-02", "agence-a", "Selon Kyiv, Moscou a bombardé Kherson dans la nuit de dimanche à lundi."),
    ("2023-01-05", "agence-a", "Selon Moscou, Minsk a rencontré Paris en secret.\nParis n'a pas sanctionné Minsk."),
)


@pytest.fixture
def run(running: Callable[..., Run]) -> Run:
    return running(REPORTS, epoch="1673000000")


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exception is None, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def found(result: Result) -> list[dict[str, object]]:
    assert result.exception is None, result.output
    results: list[dict[str, object]] = json.loads(result.stdout)["results"]
    return results


def test_position_follows_a_side_through_all_reports(run: Run) -> None:
    said = rows(run("position", "Ukraine", "--csv"))
    assert {row["speaker"] for row in said} == {"Kyiv"} and sum(int(row["reports"]) for row in said) == 2
    assert all(row["according_to"] and row["quote"] for row in said)
    assert [row["type"] for row in rows(run("position", "Moscou", "--csv"))] == ["CONSULT"]
    assert rows(run("position", "Moscou", "--on", "ASSAULT", "--csv")) == []
    assert rows(run("position", "Kyiv", "--since", "2023-01-03", "--csv")) == []
    assert run("position", "Berlin").return_value == 1


def test_position_in_words(run: Run) -> None:
    result = run("position", "Kyiv", "--table")
    assert "as the side UKR" in result.stdout and "« Selon Kyiv, Moscou a bombardé Kherson" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "1 statement · 1 matter" in result.stderr


def test_position_as_of_a_day(run: Run) -> None:
    assert rows(run("position", "Moscou", "--as-of", "2023-01-04", "--csv")) == []


def test_without_an_outlet_a_report_and_a_speaker(run: Run) -> None:
    fallen = rows(run("without", "Agence-A", "--csv"))
    outlet = {row["summary"].partition(": ")[2].partition(",")[0].partition(" →")[0]: row["loses"] for row in fallen}
    assert set(outlet.values()) <= {"everything", "voices", "values"} and outlet["Minsk"] == "everything"
    first = json.loads(run("claims", "--report", "", "--actor", "RUS", "--json").stdout)["results"][0]["report"]
    assert all(row["loses"] != "everything" or row["of"] == row["falling"] for row in rows(run("without", first[:9], "--csv")))
    told = rows(run("without", "Kyiv", "--csv"))
    assert told and {row["loses"] for row in told} == {"everything"}
    assert run("without", "personne").return_value == 1


def test_new_counts_from_the_day_on(run: Run) -> None:
    [news] = found(run("new", "--since", "2023-01-05", "--json"))
    assert len(news["new"]) == 2 and news["more"] == [] and news["revised"] == []  # type: ignore[arg-type]
    [everything] = found(run("new", "--since", "2023-01-01", "--json"))
    gains = [gain for event in everything["new"] for gain in event["gains"]]  # type: ignore[attr-defined]
    assert len(gains) + everything["repeats"] == 4  # type: ignore[operator]
    assert run("new", "--since", "2023-02-01").return_value == 1
    text = run("new", "--since", "2023-01-01", "--table").stdout
    assert "new events" in text and "according to Kyiv" in text


def test_new_by_the_clock_of_adding(run: Run, tmp_path: Path) -> None:
    """All were added on the day of the run, 2023-01-06, whenever they were published; an undated one as well."""
    assert len(rows(run("new", "--since", "2023-01-06", "--clock", "added", "--csv"))) >= 3
    assert rows(run("new", "--since", "2023-01-07", "--clock", "added", "--csv")) == []
    (tmp_path / "undated.txt").write_text("outlet radio-e\ntitle Sans date\n\nParis a sanctionné Minsk.\n")
    assert run("add", "undated.txt").return_value == 0
    published = rows(run("new", "--since", "2023-01-06", "--csv"))
    assert [row["type"] for row in published] == ["SANCTION"]


def test_claims_that_reading_again_no_longer_gives(
    run: Run, monkeypatch: pytest.MonkeyPatch, make_reader: Callable[..., Reader]
) -> None:
    monkeypatch.setattr("selon.dossier.dossier.corridor_reader", lambda **settings: make_reader("fake 2", words="bombardé sanctionné"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1673200000")
    assert run("add", *(f"{number}.txt" for number in range(len(REPORTS)))).return_value == 0
    [news] = found(run("new", "--since", "2023-01-08", "--json"))
    [revision] = news["revised"]  # type: ignore[misc]
    assert revision["kind"] == "read again" and [claim["type"] for claim in revision["dropped"]] == ["CONSULT"]
    assert found(run("new", "--since", "2023-01-09", "--json"))[0]["revised"] == []


def test_diff_of_two_days_and_of_one_with_itself(run: Run) -> None:
    grown = rows(run("diff", "2023-01-03", "2023-01-05", "--csv"))
    assert {row["kind"] for row in grown} == {"new"} and {row["type"] for row in grown} == {"CONSULT", "SANCTION"}
    assert all(row["came"].startswith("R-") for row in grown)
    assert {row["kind"] for row in rows(run("diff", "2023-01-05", "2023-01-03", "--csv"))} == {"gone"}
    assert run("diff", "2023-01-05", "2023-01-05").return_value == 1
    assert run("diff", "2023-01-05").return_value == 1
    assert "as it stands" in run("diff", "2023-01-03", "--table").stdout


def test_gaps_of_all_and_of_one_event(run: Run) -> None:
    event = next(row["id"] for row in found(run("events", "--json")) if row["type"] == "CONSULT")
    [gap] = rows(run("gaps", str(event)[:9], "--csv"))
    assert gap["event"] == event and gap["missing"] == "where" and "Belarus (Minsk)" in gap["silent"]
    assert all(int(row["reports"]) >= 2 for row in rows(run("gaps", "--csv")))


def test_a_ledger_without_announcements(run: Run) -> None:
    result = run("ledger", "Moscou")
    assert result.return_value == 1 and "0 announcements" in result.stderr


@pytest.mark.parametrize(
    ("words", "side", "key"),
    [
        ("Kyiv", "UKR", ""),
        ("Kiev", "UKR", ""),
        ("le Kremlin", "RUS", ""),
        ("the Kremlin", "RUS", ""),
        ("Russie", "RUS", ""),
        ("Russia", "RUS", ""),
        ("BLR", "BLR", ""),
        ("ECOWAS", "", "CEDEAO"),
        ("la Cédéao", "", "CEDEAO"),
        ("Zelensky", "", "Volodymyr Zelensky"),
        ("RUS MIL", "", "RUS MIL"),
        ("the mayor", "", ""),
    ],
)
def test_whom_a_word_means(words: str, side: str, key: str) -> None:
    meant = asked(words)
    assert (meant.side, meant.key) == (side, key)
    assert (side or key or words) in search_names(meant)


def test_nobody_cannot_be_asked() -> None:
    with pytest.raises(UsageError, match="no actor"):
        asked("  ")
