"""`rules`, `review --always`, `undo N-…` end to end: what is said once for all, shown before it is kept, and taken back."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from answers import Run, results  # type: ignore[import-not-found,unused-ignore]

from selon.batch import Reader
from selon.dossier import Dossier
from selon.errors import UsageError

REPORTS = (
    ("2023-01-02", "quotidien-c", "Selon Kyiv, Minsk a bombardé Kherson cette nuit."),
    ("2023-01-03", "agence-a", "Selon Minsk, Moscou a bombardé Kherson à l'aube."),
    ("2023-01-05", "agence-a", "Selon Kyiv, Minsk a rencontré Paris."),
)


@pytest.fixture
def run(running: Callable[..., Run]) -> Run:
    return running(REPORTS, by="ann")


def standing(run: Run) -> str:
    return run("claims", "--json").stdout + run("events", "--json").stdout + run("contra", "--json").stdout


def first(run: Run, actor: str) -> str:
    return str(next(each["id"] for each in results(run("claims", "--json")) if each["actor"] and each["actor"][0]["name"] == actor))


def names(run: Run) -> list[str]:
    found = results(run("claims", "--json"))
    return sorted(each["name"] for claim in found for slot in ("actor", "recipient", "source") for each in claim[slot])


def test_a_correction_once_for_all_is_shown_then_kept_then_taken_back(run: Run) -> None:
    [said] = results(run("review", first(run, "Minsk"), "actor=les insurgés [UKR REB]", "--why", "their own word", "--json"))
    before = standing(run)
    [sheet] = results(run("rules", said["id"][:8], "--json"))
    assert sheet["words"] == "“Minsk” always means “les insurgés” [UKR REB]" and sheet["rule"]["id"] == ""
    assert (sheet["changed"], sheet["reports"], sheet["held"]) == (2, 2, 0), "not the one that was corrected: it says so already"
    assert [(each["slots"][0]["slot"], each["slots"][0]["was"]) for each in sheet["changes"]] == [("source", "Minsk"), ("actor", "Minsk")]
    assert standing(run) == before, "looking changes nothing"
    shown = run("rules", said["id"]).stdout
    assert "source: Minsk → les insurgés" in shown and "organisations.csv" in shown and "les insurgés|Minsk" in shown
    [kept] = results(run("rules", said["id"], "--keep", "--json"))
    assert kept["rule"]["id"].startswith("N-") and kept["rule"]["why"] == "their own word" and "Minsk" not in names(run)
    assert "changes 2 claims" in run("rules", "--table").stdout
    assert "by rule" in run("claims", "--json").stdout
    assert results(run("undo", kept["rule"]["id"][:8], "--json"))[0]["rule"]["withdrawn_at"]
    assert standing(run) == before and run("rules").return_value == 1


def test_always_keeps_both_and_a_report_added_later_is_read_so(run: Run) -> None:
    said = run("review", first(run, "Minsk"), "actor=Paris", "--always", "--json")
    assert results(said)[0]["verdict"] == "corrected" and "always means" in said.stderr
    Path("later.txt").write_text("date 2023-01-09\noutlet agence-a\n\nSelon Kyiv, Minsk a sanctionné Moscou.\n")
    assert run("add", "later.txt").return_value == 0
    assert "Minsk" not in names(run)
    dry = run("add", "--dry-run", "later.txt", "--json")
    assert dry.exception is None


def test_a_reading_switched_off_where_the_quote_has_the_words(run: Run) -> None:
    met = next(each["id"] for each in results(run("claims", "--json")) if each["type"] == "ASSAULT")
    [said] = results(run("review", met, "reject", "--json"))
    [wide] = results(run("rules", said["id"], "--json"))
    [narrow] = results(run("rules", said["id"], "--only", "à l'aube", "--json"))
    assert (wide["changed"], narrow["changed"]) == (1, 1) and "where the quoted words have “à l'aube”" in narrow["words"]
    [none] = results(run("rules", said["id"], "--only", "à midi", "--json"))
    assert none["changed"] == 0 and wide["cautions"] and not narrow["cautions"]
    results(run("rules", said["id"], "--only", "à l'aube", "--keep", "--json"))
    assert {each["type"] for each in results(run("claims", "--json"))} == {"CONSULT"}
    shown = run("show", wide["changes"][0]["claim"]).stdout
    assert "does not mean ASSAULT but no event at all" in shown and "a later reading" not in shown


def test_what_a_person_accepted_is_listed_and_stays(run: Run) -> None:
    held = next(each["id"] for each in results(run("claims", "--json")) if each["source"][0]["name"] == "Minsk")
    results(run("review", held, "accept", "--json"))
    [said] = results(run("review", first(run, "Minsk"), "actor=Moscou", "--json"))
    [sheet] = results(run("rules", said["id"], "--keep", "--json"))
    assert [each["claim"] for each in sheet["kept"]] == [held] and sheet["held"] == 1 and "Minsk" in names(run)
    assert "held by a person" in run("rules", sheet["rule"]["id"]).stdout
    written = list(csv.DictReader(run("rules", sheet["rule"]["id"], "--csv").stdout.splitlines()))
    assert {row["what"] for row in written} == {"changed", "held by a person"} and all(row["according_to"] for row in written)


def test_what_gives_no_rule_is_refused_with_what_would(run: Run) -> None:
    claim = first(run, "Moscou")
    for verdict in ("accept", "status=planned", "actor=Paris; Moscou", "actor="):
        [said] = results(run("review", claim, verdict, "--json"))
        refused = run("rules", said["id"])
        assert isinstance(refused.exception, UsageError) and "no rule follows" in str(refused.exception)
    for unknown in ("V-nothing", "N-nothing", "C-nothing"):
        assert isinstance(run("rules", unknown).exception, UsageError)
    assert isinstance(run("undo", "N-nothing").exception, UsageError)


def test_rows_are_for_the_tables_that_reading_uses(run: Run) -> None:
    [said] = results(run("review", first(run, "Minsk"), "actor=le Kremlin", "--json"))
    rows = list(csv.reader(run("rules", said["id"], "--rows").stdout.splitlines()))
    assert rows[0] == ["# names_fr.csv"] and rows[1] == ["name", "forms", "own", "source"] and rows[2][:2] == ["le Kremlin", "Minsk"]


def test_a_method_is_a_command(run: Run, reader: Reader) -> None:
    [said] = results(run("review", first(run, "Minsk"), "actor=Moscou", "--json"))
    by_command = results(run("rules", said["id"], "--json"))[0]
    with Dossier("selon.db", reader=reader) as dossier:
        by_method = dossier.rules(said["id"]).results[0]
        assert (by_method.words, by_method.changed) == (by_command["words"], by_command["changed"])
        kept = dossier.rules(said["id"], keep=True, by="bea").results[0].rule
        assert [each.rule for each in dossier.rules().results] == [kept]
        assert dossier.undo(kept.id, by="bea").results[0].rule.id == kept.id


def test_by_the_prompt(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("selon.cli.reviewing.on_terminal", lambda: True)
    monkeypatch.setattr("selon.cli.reviewing.is_asked", lambda: True)
    Path("3.txt").write_text("date 2023-01-09\noutlet agence-a\n\nSelon Kyiv, on a rencontré les élus.\nSelon Kyiv, on a rencontré le maire.\n")
    run("add", "3.txt")
    asked = run("review", given="n\nr\nno meeting\nn\ny\nq\n")
    assert asked.exception is None, asked.output
    assert "nothing was said yet" in asked.stderr and "does not mean CONSULT but no event at all" in asked.output
    assert {each["type"] for each in results(run("claims", "--json"))} == {"ASSAULT"}


def test_what_is_said_of_a_claim_is_said_of_its_reprints(running: Callable[..., Run]) -> None:
    more = (
        "La salle du palais, gardée par deux rangs de soldats, était restée close aux journalistes jusqu'à la tombée de la nuit. Le maire, "
        "absent depuis dimanche, n'a rien dit de ce qui s'y est décidé, et son adjoint a quitté la ville par la route du nord. Plusieurs "
        "habitants disent avoir vu passer un long cortège de voitures noires, sans plaques, qui descendait vers le port."
    )
    body = f"Selon Kyiv, une délégation a rencontré les élus à Kherson en secret.\n{more}"
    run = running(tuple((f"2023-01-0{day}", outlet, body) for day, outlet in ((5, "agence-a"), (5, "portail-b"), (5, "radio-c"))))
    [queue] = results(run("review", "--json"))
    [entry] = queue["entries"]
    assert len(entry["reprints"]) == 2, "one claim that three print waits once"
    assert "and 2 reprints" in run("review", "--list", "--table").stdout
    said = results(run("review", entry["claim"]["id"], "reject", "--json"))
    assert len(said) == 3 and {each["along"] for each in said[1:]} == {said[0]["id"]}
    assert results(run("claims", "--json")) == []
    [again] = results(run("review", "--json"))
    assert [each["id"] for each in again["done"]] == [said[0]["id"]] and again["along"] == {said[0]["id"]: 2}
    assert len(results(run("undo", said[0]["id"], "--json"))) == 3
    assert len(results(run("claims", "--json"))) == 3
    claim = entry["claim"]["id"]
    for verdict, actors in (("actor=Paris", ["Paris"]), ("actor=Minsk", ["Minsk"]), ("reject", []), ("actor=Moscou", ["Moscou"])):
        last = results(run("review", claim, verdict, "--json"))
        assert len(last) == 3, "another word on the claim goes to those that followed it"
        assert {each["actor"][0]["name"] for each in results(run("claims", "--json"))} == set(actors), verdict
    results(run("undo", last[0]["id"], "--json"))
    assert all(each["actor"] == [] for each in results(run("claims", "--json"))) and results(run("review", "--json"))[0]["done"] == []
    results(run("review", claim, "accept", "--alone", "--json"))
    [left] = results(run("review", "--json"))[0]["entries"]
    assert len(left["reprints"]) == 1
