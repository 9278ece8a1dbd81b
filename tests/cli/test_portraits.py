"""`actor`, `place`, `source`, `report` end to end, with a reader that needs no model."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import Result

from selon.batch import Reader
from selon.dossier import Dossier
from selon.errors import IntegrityError, UsageError
from selon.model import Note
from selon.views import note as notes

Run = Callable[..., Result]

# (day, outlet, lines): two outlets quote Kyiv on one strike; Moscow is quoted by one, and one tells it in its own voice.
REPORTS = (
    ("2023-01-02", "quotidien-c", "Selon Kyiv, Moscou a bombardé Kherson cette nuit."),
    ("2023-01-02", "agence-a", "Selon Kyiv, Moscou a bombardé Kherson dans la nuit de dimanche à lundi."),
    ("2023-01-05", "agence-a", "Selon Moscou, Minsk a rencontré Paris en secret.\nParis n'a pas sanctionné Minsk."),
    ("2023-01-06", "quotidien-c", "Minsk a sanctionné Moscou."),
)


@pytest.fixture
def run(running: Callable[..., Run]) -> Run:
    return running(REPORTS, epoch="1673000000")


def first(result: Result) -> dict[str, Any]:
    assert result.exception is None, result.output
    found: dict[str, Any] = json.loads(result.stdout)["results"][0]
    return found


def test_the_three_parts_of_an_actor_are_never_mixed(run: Run) -> None:
    moscow = first(run("actor", "Moscou", "--json"))
    assert {strand["type"] for strand in moscow["did"]} == {"ASSAULT"}
    assert {voice["speaker"] for strand in moscow["did"] for voice in strand["voices"]} == {"Kyiv"}, "what it did stands with who says so"
    assert [matter["type"] for matter in moscow["said"]] == ["CONSULT"]
    assert {strand["type"] for strand in moscow["of_it"]} == {"SANCTION"}
    told = list(csv.DictReader(io.StringIO(run("actor", "Moscou", "--csv").stdout)))
    assert {row["part"] for row in told} == {"did", "said", "of it"} and all(row["according_to"] and row["standing"] and row["quote"] for row in told)
    table = run("actor", "Moscou", "--table").stdout
    assert table.index("What it did") < table.index("What it said") < table.index("What others say of it")
    assert run("actor", "Montevideo").return_value == 1


def test_a_place_holds_what_is_told_of_it_and_what_is_finer_apart(run: Run) -> None:
    town = first(run("place", "Kherson", "--json"))
    assert [event["type"] for event in town["here"]] == ["ASSAULT"] and not town["finer"]
    land = first(run("place", "Ukraine", "--json"))
    assert not land["here"] and [event["id"] for event in land["finer"]] == [event["id"] for event in town["here"]]
    assert "Within it" in run("place", "Ukraine", "--table").stdout
    assert run("place", "Montevideo").return_value == 1
    with pytest.raises(UsageError):
        raise run("place", " ").exception or AssertionError


def test_a_source_holds_its_reports_and_what_hangs_on_it(run: Run) -> None:
    agency = first(run("source", "AGENCE-A", "--json"))
    assert agency["outlet"] == "agence-a" and len(agency["reports"]) == 2
    assert dict(agency["quoted"]) == {"Kyiv": 1, "Moscou": 1}
    alone = {fall["type"]: fall["loses"] for fall in agency["falls"]}
    assert alone["CONSULT"] == "everything" and alone.get("ASSAULT") != "everything", "another outlet tells of the strike"
    without = {row["event"]: row["loses"] for row in json.loads(run("without", "agence-a", "--json").stdout)["results"]}
    assert {fall["event"]: fall["loses"] for fall in agency["falls"]} == without, "the same fall as of `without`"
    assert first(run("source", "agence-a", "--no-falls", "--json"))["falls"] is None
    assert run("source", "agence-z").return_value == 1


def test_the_note_is_cited_and_comes_in_two_languages_and_four_forms(run: Run, tmp_path: Path) -> None:
    event = json.loads(run("events", "--json").stdout)["results"][0]["id"]
    english, french = (run("report", event, "--in", lang).stdout for lang in ("en", "fr"))
    assert english.startswith("# Attack") and "according to Kyiv \\[1\\]" in english
    assert french.startswith("# Attaque") and "selon Kyiv \\[1\\]" in french
    assert "Moscou a bombardé Kherson" in english and "Moscou a bombardé Kherson" in french, "quotes stay in their language"
    note = msgspec.convert(first(run("report", event, "--json")), Note)
    assert all(sentence.cited for part in note.parts for sentence in (part.title, *part.sentences))
    assert {sentence.side for part in note.parts for sentence in part.sentences} == {"claimed", "assessed"}
    assert all(len(citation.shown) <= 300 and citation.byline for citation in note.citations)
    assert run("report", event, "--docx", str(tmp_path / "note.docx")).return_value == 0
    from docx import Document

    written = "\n".join(line.text for line in Document(str(tmp_path / "note.docx")).paragraphs)
    assert all(sentence.text in written for part in note.parts for sentence in part.sentences)


def test_a_note_that_names_what_it_cannot_cite_is_refused_with_the_reason(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    made = notes.note

    def invented(*args: Any, **options: Any) -> Note:
        note = made(*args, **options)
        part = note.parts[0]
        pieces = tuple(msgspec.structs.replace(each, text=each.text.replace("Kyiv", "Ankara")) for each in part.sentences[0].pieces)
        other = msgspec.structs.replace(part.sentences[0], text="".join(each.text for each in pieces), pieces=pieces)
        return msgspec.structs.replace(note, parts=(msgspec.structs.replace(part, sentences=(other, *part.sentences[1:])), *note.parts[1:]))

    monkeypatch.setattr("selon.dossier.noting.note", invented)
    refused = run("report")
    assert isinstance(refused.exception, IntegrityError) and "Ankara" in refused.exception.message, refused.output


def test_an_empty_dossier_has_no_note(tmp_path: Path, reader: Reader) -> None:
    with Dossier(tmp_path / "empty.db", reader=reader) as dossier:
        dossier.add([])
        assert dossier.report().results == ()
        with pytest.raises(UsageError):
            dossier.report(lang="de")


def test_an_actor_named_very_often_is_shown_as_of_lately_and_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    every = first(run("actor", "Moscou", "--json"))
    assert every["since"] is None and every["did"] and every["said"]
    late = first(run("actor", "Moscou", "--since", "2023-01-05", "--json"))
    assert late["since"] == "2023-01-05" and not late["did"] and late["said"] and late["named"] is None
    monkeypatch.setattr("selon.dossier.portraits._CLAIMS", 2)
    lately = first(run("actor", "Moscou", "--json"))
    assert lately["since"] == "2023-01-05" and not lately["did"] and lately["said"]
    assert lately["named"] == 4, "two tell what it did, one what it said, one what was done to it"
    assert "4 claims name it in all" in run("actor", "Moscou", "--table").stdout
    assert first(run("actor", "Moscou", "--everything", "--json"))["did"] == every["did"]
