"""A set is told by what it holds: every format by a sample of its own, whatever the names are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bench.__main__ import main
from bench.records import NotYet
from bench.registry import FORMATS, MANY, sets, sniff

PLOVER = json.dumps({"id": "x1", "source": [{"code": "FRA"}], "event": "AID", "text": "France sent tents.", "language": "en"})
SAMPLES = {
    "claims": {"a.gold.jsonl": '{"n": 1, "trigger": {"start": 0, "end": 2, "exact": "ab"}, "type": ["AID"]}\n', "a.txt": "ab"},
    "plover": {"x.jsonl": PLOVER + "\n"},
    "parallel": {"x.tsv": "sent_id\tfr\ten\nn1\tOui.\tYes.\n"},
    "recognizers": {"French.DateParser.json": '[{"Input": "Il est venu lundi", "Results": []}]'},
    "geovirus": {"x.xml": "<articles><article><text>Lyon.</text><locations><location/></locations></article></articles>"},
    "eupeg": {"x.xml": "<entries><entry><text>In Lyon.</text><toponyms><toponym><start>3</start></toponym></toponyms></entry></entries>"},
    "daccord": {"x.tsv": "id\tpremise\thypothesis\tlabel\n1\tA.\tB.\t0\n"},
    "brat": {"x.ann": "T1\tCue 4 8\tsaid\nE1\tAttribution:T1\n", "x.txt": "She said so."},
    "timeml": {"x.tml": '<TimeML><TEXT><TIMEX3 tid="t1" type="DATE" value="2014">2014</TIMEX3></TEXT></TimeML>'},
    "ecbplus": {"1_1ecb.xml": '<Document doc_name="x"><token t_id="1" sentence="0" number="0">War</token></Document>'},
    "muc": {"key": "0.  MESSAGE: ID                     DEV-MUC3-9001\n1.  MESSAGE: TEMPLATE               *\n"},
    "petrarch": {"x.xml": '<Sentences><Sentence date="20010101" id="1"><EventCoding noevents="True"/><Text>No.</Text></Sentence></Sentences>'},
}


def test_every_format_has_a_sample() -> None:
    assert set(SAMPLES) == {each.name for each in FORMATS}


@pytest.mark.parametrize("name", SAMPLES)
def test_told_by_content(name: str, write: Callable[[str, str], Path]) -> None:
    for file, text in SAMPLES[name].items():
        folder = write(f"anything/{file}", text)
    found = sniff(folder)
    assert found is not None and found.name == name
    (one,) = sets([folder])
    assert (one.name, one.format.name) == ("anything", name)


def test_every_folder_is_a_set_and_what_is_none_is_left_out(write: Callable[[str, str], Path]) -> None:
    for name, sample in SAMPLES.items():
        for file, text in sample.items():
            folder = write(f"{name}-set/{file}", text)
    write("notes/README.md", "nothing to measure")
    write("LICENSE", "free")
    assert {(each.name, each.format.name) for each in sets([folder])} == {(f"{name}-set", name) for name in SAMPLES}


def test_a_file_is_a_set(write: Callable[[str, str], Path]) -> None:
    path = write("deep/x.jsonl", PLOVER) / "deep" / "x.jsonl"
    assert [(each.name, each.format.name) for each in sets([path])] == [("x", "plover")]


def test_many_folders_of_one_format_are_one_set(write: Callable[[str, str], Path]) -> None:
    for topic in range(MANY + 1):
        folder = write(f"corpus/{topic}/{topic}_1.xml", SAMPLES["ecbplus"]["1_1ecb.xml"])
    assert [each.name for each in sets([folder / "corpus"])] == ["corpus"]


def test_two_formats_in_one_folder_are_two_sets(write: Callable[[str, str], Path]) -> None:
    write("mixed/a.jsonl", PLOVER)
    folder = write("mixed/b.xml", SAMPLES["geovirus"]["x.xml"])
    assert {each.format.name for each in sets([folder])} == {"plover", "geovirus"}


class Broken:
    broken: tuple[str, ...] = ()

    def opposition(self, left: str, right: str, *, lang: str) -> object:
        raise NotYet("this reader compares nothing")

    def __getattr__(self, name: str) -> object:
        raise RuntimeError("a fault of ours")


def test_one_table_for_all(write: Callable[[str, str], Path], reader: Any, capsys: pytest.CaptureFixture[str]) -> None:
    write("one/x.jsonl", PLOVER + '\n{"event": "DANCE", "text": "x", "source": []}\n')
    folder = write("two/x.tsv", SAMPLES["daccord"]["x.tsv"])
    assert main([str(folder), "--json", "--peers", "none"], reader=reader()) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["name"] for each in told["sets"]] == ["one", "two"]
    assert told["sets"][0]["cases"] == 1
    (fault,) = told["sets"][0]["faults"]
    assert (fault["file"], fault["line"]) == (str(folder / "one" / "x.jsonl"), 2) and "'DANCE' is no PLOVER type" in fault["message"]
    assert main([str(folder), "--md", "--only", "daccord"], reader=reader()) == 0
    page = capsys.readouterr().out
    assert "| two | DACCORD pairs | accuracy | not yet" in page and "| one |" not in page


def test_what_breaks_on_one_set_does_not_stop_the_others(write: Callable[[str, str], Path], capsys: pytest.CaptureFixture[str]) -> None:
    write("one/x.jsonl", PLOVER)
    folder = write("two/x.tsv", SAMPLES["daccord"]["x.tsv"])
    assert main([str(folder)], reader=Broken()) == 1  # type: ignore[arg-type]
    out = capsys.readouterr().out
    assert "RuntimeError: a fault of ours" in out and "two cues" in out


def test_pages_hold_the_lists(write: Callable[[str, str], Path], reader: Any, claim: Any, tmp_path: Path) -> None:
    folder = write("pairs/x.tsv", "sent_id\tfr\ten\nn1\tIls ont fui.\tThey fled.\n")
    said = {"They fled.": (claim("They fled.", "fled", "RETREAT"),)}
    assert main([str(folder), "--pages", str(tmp_path / "out")], reader=reader(claims=said)) == 0
    page = (tmp_path / "out" / "pairs-disagreements-fr-en.txt").read_text()
    assert "en only RETREAT + happened: They fled." in page and "fr has nothing more: Ils ont fui." in page


@pytest.mark.parametrize("arguments", [["nowhere"], ["."]])
def test_nothing_to_measure(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == (2 if arguments == ["nowhere"] else 1)
