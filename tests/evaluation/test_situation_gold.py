"""The gold of a situation: what it says is read as it is meant, and each mistake is told with its file and line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from selon.dossier.measuring_situation import situation_folders, situation_gold
from selon.errors import UsageError
from selon.evaluation import merged, read_labels

TEXT = "date 2023-01-02\n\nUn dépôt a été bombardé à Kherson. Kyiv a démenti toute frappe.\n"
LABELS = """\
[strike]
what = "A depot at Kherson is shelled."
type = "ASSAULT"
origins = 1
confirmed = false
"""


def mention(word: str, **more: object) -> str:
    start = TEXT.index(word)
    row = {"report": "a", "start": start, "end": start + len(word), "exact": word, "type": "ASSAULT", "event": "strike"}
    return json.dumps(row | more, ensure_ascii=False)


def contradiction(**more: object) -> str:
    sides = [{"value": "yes", "reports": ["a"]}, {"value": "no", "reports": ["b"], "speakers": ["Kyiv"]}]
    row = {"event": "strike", "point": "whether", "kind": "true", "reason": "denied", "sides": sides}
    return json.dumps(row | more)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for name in "ab":
        (tmp_path / "texts" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    gold = tmp_path / "gold" / "north"
    gold.mkdir(parents=True)
    (gold / "situation.toml").write_text('title = "North"\nreports = "../../texts"\n')
    (gold / "events.toml").write_text(LABELS)
    (gold / "events-1.jsonl").write_text(
        mention("a été bombardé") + "\n\n" + mention("frappe", core=False) + "\n", encoding="utf-8"
    )
    (gold / "origins-1.jsonl").write_text('{"report": "a", "origin": "a"}\n')
    (gold / "origins-2.jsonl").write_text('{"report": "b", "origin": "a", "from": "a", "kind": "reprint"}\n')
    (gold / "contradictions-1.jsonl").write_text(contradiction() + "\n")
    return gold


def test_files_are_merged_and_rows_know_their_place(folder: Path) -> None:
    at = situation_gold(folder)
    assert [row.core for row in at.gold.mentions] == [True, False]
    assert at.gold.mentions[1].where == f"{folder}/events-1.jsonl:3"
    assert [(row.report, row.source, row.kind) for row in at.gold.origins] == [("a", None, None), ("b", "a", "reprint")]
    assert at.gold.contradictions[0].sides[1].speakers == ("Kyiv",)
    assert set(at.texts) == {"a", "b"} and at.notes == ()


def test_situations_are_found_below_a_folder_and_by_name(folder: Path) -> None:
    assert situation_folders(folder.parents[1]) == situation_folders(folder / "situation.toml") == [folder]
    assert situation_folders(folder.parents[1] / "texts") == situation_folders(folder / "events.toml") == []


def test_that_two_files_have_two_numbers_is_said(folder: Path) -> None:
    (folder / "events-2.toml").write_text(LABELS.replace("origins = 1", "origins = 2").replace("false", "true"))
    at = situation_gold(folder)
    assert at.gold.labels["strike"].confirmed
    assert "1 labels have two numbers of origins, the larger stands: strike (2 in " in at.notes[0]


def test_a_report_without_an_origin_is_said_not_to_be_judged(folder: Path) -> None:
    (folder / "origins-2.jsonl").unlink()
    assert "1 reports have no row in origins*.jsonl" in situation_gold(folder).notes[0]


MISTAKES: dict[str, tuple[str, str, str]] = {
    "not JSON": ("events-1.jsonl", "{", "events-1.jsonl:1: "),
    "a field that is none": ("events-1.jsonl", mention("frappe", corr=True), "events-1.jsonl:1: "),
    "words that are not there": (
        "events-1.jsonl",
        "\n" + mention("frappe", start=3),
        "events-1.jsonl:2: « frappe » is not at 3-",
    ),
    "no words": ("events-1.jsonl", mention("frappe", start=3, end=3, exact=""), "events-1.jsonl:1: «  » is not at"),
    "a type that is none": ("events-1.jsonl", mention("frappe", type="ASSAULT|WAR"), "events-1.jsonl:1: no type WAR"),
    "a label that is none": ("events-1.jsonl", mention("frappe", event="strik"), "events-1.jsonl:1: no label strik"),
    "a report that is none": ("events-1.jsonl", mention("frappe", report="c"), "events-1.jsonl:1: no report c"),
    "a row twice": ("events-2.jsonl", mention("a été bombardé"), "events-2.jsonl:1: a 26-40 strike is also in"),
    "an origin for no report": ("origins-2.jsonl", '{"report": "c", "origin": "c"}', "origins-2.jsonl:1: no report c"),
    "two origins for one": ("origins-2.jsonl", '{"report": "a", "origin": "b"}', "origins-2.jsonl:1: a is also in"),
    "a kind that is none": ("origins-2.jsonl", '{"report": "b", "origin": "b", "kind": "copy"}', "origins-2.jsonl:1: "),
    "a point that is none": ("contradictions-1.jsonl", contradiction(point="how"), "contradictions-1.jsonl:1: "),
    "one side": (
        "contradictions-1.jsonl",
        contradiction(sides=[{"value": "1", "reports": ["a"]}]),
        "contradictions-1.jsonl:1: a contra",
    ),
    "a side told by nobody": (
        "contradictions-1.jsonl",
        contradiction(sides=[{"value": "1", "reports": ["a"]}, {"value": "2", "reports": []}]),
        "contradictions-1.jsonl:1: a contradiction has two sides",
    ),
    "a side told by no report": (
        "contradictions-1.jsonl",
        contradiction(sides=[{"value": "1", "reports": ["a"]}, {"value": "2", "reports": ["z"]}]),
        "contradictions-1.jsonl:1: no report z",
    ),
    "a disputed label that is none": (
        "contradictions-1.jsonl",
        contradiction(event="x"),
        "contradictions-1.jsonl:1: no label x",
    ),
    "not TOML": ("events.toml", "[strike", "events.toml: "),
    "a label of no type": ("events.toml", LABELS.replace("ASSAULT", "WAR"), "events.toml:1: strike: no type WAR"),
    "a label without a sentence": ("events.toml", "# x\n" + LABELS.replace("what", "that"), "events.toml:2: strike: "),
    "confirmed by one": (
        "events.toml",
        LABELS.replace("false", "true"),
        "events.toml:1: strike: confirmed = true with 1 origins",
    ),
    "two files of two minds": ("events-2.toml", LABELS.replace("ASSAULT", "AID"), "strike is ASSAULT here and AID in"),
    "no folder of reports": (
        "situation.toml",
        'title = "a"\nreports = "nowhere"\n',
        "situation.toml: reports = nowhere",
    ),
    "no title": ("situation.toml", 'reports = "../../texts"\n', "situation.toml: "),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_line(mistake: str, folder: Path) -> None:
    file, text, told = MISTAKES[mistake]
    situation_gold(folder)
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as wrong:
        situation_gold(folder)
    assert told in wrong.value.message and wrong.value.hint


def test_all_mistakes_are_told_at_once_but_not_without_end(folder: Path) -> None:
    rows = "\n".join(mention("frappe", start=n) for n in range(30))
    (folder / "events-1.jsonl").write_text(rows, encoding="utf-8")
    with pytest.raises(UsageError) as wrong:
        situation_gold(folder)
    assert wrong.value.message.count("« frappe » is not at") == 12 and "and 18 more" in wrong.value.message


@pytest.mark.parametrize("first", ["1", "3"])
def test_the_larger_number_of_origins_stands_and_that_is_said(first: str) -> None:
    several = LABELS.replace("origins = 1", "origins = 3").replace("false", "true")
    texts = (LABELS, several) if first == "1" else (several, LABELS)
    labels, wrong, decided = merged([read_labels(text, name=f"{n}.toml")[0] for n, text in enumerate(texts)])
    assert labels["strike"].origins == 3 and labels["strike"].confirmed and not wrong
    assert len(decided) == 1 and "in 0.toml:1" in decided[0] and "in 1.toml:1" in decided[0]


@pytest.mark.parametrize("spoil", [lambda text: text.encode("utf-16"), lambda text: b"\xff" + text.encode()])
def test_a_text_that_is_not_utf8_is_named(spoil: Callable[[str], bytes], folder: Path) -> None:
    (folder.parents[1] / "texts" / "a.txt").write_bytes(spoil(TEXT))
    with pytest.raises(UsageError, match=r"a\.txt: not UTF-8"):
        situation_gold(folder)
