"""Recognizers-Text specs: what is loaded, what is left out and why, what counts as right."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bench.records import Faults
from bench.times_scope import out_of_scope

from bench import times_recognizers as bench
from selon.measures.times import find_times, resolve

Write = Callable[[str, str], Path]
DAY = {"ReferenceDateTime": "2023-01-25T00:00:00"}


def spec(
    text: str, shown: str, past: dict[str, str], future: dict[str, str] | None = None, *, dated: bool = True
) -> dict[str, Any]:
    value = {"Timex": "", "PastResolution": past, "FutureResolution": future or past}
    kind = "date" if "date" in past else "daterange"
    row = {
        "Input": text,
        "Results": [{"Text": shown, "Type": kind, "Start": text.index(shown), "Length": len(shown), "Value": value}],
    }
    return row | ({"Context": DAY} if dated else {})


def model(text: str, *results: tuple[str, str, list[dict[str, str]]]) -> dict[str, Any]:
    rows = [
        {"Text": t, "TypeName": f"datetimeV2.{k}", "Start": text.index(t), "Resolution": {"values": v}}
        for t, k, v in results
    ]
    return {"Input": text, "Context": DAY, "Results": rows}


ENGLISH = [
    spec("The envoy came back on Monday", "Monday", {"date": "2023-01-23"}, {"date": "2023-01-30"}),
    spec("They will meet next week", "next week", {"startDate": "2023-01-30", "endDate": "2023-02-06"}),
    spec("The talks ended two weeks ago", "two weeks ago", {"date": "2023-01-11"}),
    spec("They return on the 31st of February", "31st of February", {"date": "2023-02-31"}),
    spec("The fair opens on 15", "15", {"date": "2023-01-15"}),
    spec("The army left on 3 March", "3 March", {"date": "2021-03-03"}),
]
FRENCH = [
    spec("La délégation est revenue le 3 mars 2022", "3 mars 2022", {"date": "2022-03-03"}, dated=False),
    spec("La délégation est revenue hier", "hier", {"date": "2023-01-24"}, dated=False),
]
MODEL = [
    model(
        "The port was closed from 2014 to 2016",
        ("from 2014 to 2016", "daterange", [{"type": "daterange", "start": "2014-01-01", "end": "2016-01-01"}]),
    ),
    model("The siren went at 5 pm", ("5 pm", "time", [{"type": "time", "value": "17:00:00"}])),
    {"Input": "The bridge of steel stands", "Context": DAY, "Results": []},
]


@pytest.fixture
def folder(write: Write) -> Path:
    write("English.DateParser.json", json.dumps(ENGLISH))
    write("English.DateTimeModel.json", json.dumps(MODEL))
    write("English.NumberModel.json", json.dumps([{"Input": "two", "Results": []}]))
    return write("French.DateParser.json", json.dumps(FRENCH))


def test_load(folder: Path, faults: Faults) -> None:
    cases = bench.load(folder, faults)
    assert not len(faults)
    by_text = {case.text: case for case in cases}
    assert "The siren went at 5 pm" not in by_text and "two" not in by_text
    monday = by_text["The envoy came back on Monday"]
    assert (monday.lang, monday.published) == ("en", "2023-01-25")
    assert monday.wanted == (bench.Wanted(23, 29, (date(2023, 1, 23),) * 2, (date(2023, 1, 30),) * 2),)
    assert by_text["The bridge of steel stands"].wanted == ()
    scopes = {case.text.split()[-1]: case.scope for case in cases if case.scope}
    assert scopes == {
        "February": "an answer that is no day",
        "15": "a number alone",
        "hier": "no reference day, and the words need one",
    }


def test_broken_records_are_told(write: Write, faults: Faults) -> None:
    rows = [{"Input": 7, "Results": []}, {"Input": "x", "Results": [{"Type": "date", "Text": "x"}]}]
    write("English.DateParser.json", json.dumps(rows))
    assert bench.load(write("French.DateParser.json", '[{"Input": "x", "Results": '), faults) == []
    assert [each.message.split(":")[0] for each in faults.found] == ["spec 1", "spec 2", "no list of specs"]


def test_matches() -> None:
    head = '[{"Input": "x", "Results": []}]'
    assert bench.matches(Path("English.DateParser.json"), head)
    assert not bench.matches(Path("English.DateParser.json"), "[]")
    assert not bench.matches(Path("notes.json"), head)


def test_score(folder: Path, faults: Faults, reader: Any, figure: Any) -> None:
    result = bench.score(bench.load(folder, faults), reader())
    # of Monday, next week, two weeks ago, 3 March (the set's year is another) and 2014 to 2016
    assert (figure(result, "en: days right, both tenses").ours, figure(result, "en: days right, both tenses").n) == (
        0.8,
        5,
    )
    assert figure(result, "fr: days right, both tenses").ours == 1
    assert figure(result, "en: nothing found where there is nothing").ours == 1
    assert figure(result, "en: days right, all, also what no report has").n == 6
    (miss,) = result.pages["misses"]
    assert "3 March" in miss
    assert any("a number alone: 1 (0 of 1" in note for note in result.notes)


@pytest.mark.parametrize(
    ("text", "answer", "right"),
    [
        ("on 3 March 2022", ("2022-03-03", "2022-03-03"), True),
        ("on 3 March 2022", ("2022-03-04", "2022-03-04"), False),
        ("in March 2022", ("2022-03-01", "2022-04-01"), True),
        ("in March 2022", ("2022-03-03", "2022-03-03"), False),
        ("two weeks ago", ("2023-01-11", "2023-01-11"), True),
        ("two weeks ago", ("2023-01-02", "2023-01-02"), False),
        ("6/01/2023", ("2023-01-06", "2023-01-06"), False),
        ("since 2014", ("2014-01-01", None), True),
        ("since 2014", (None, "2014-01-01"), False),
    ],
)
def test_what_is_right(text: str, answer: tuple[str | None, str | None], right: bool) -> None:
    (mention,) = find_times(text, "en")
    days = tuple(date.fromisoformat(each) if each else None for each in answer)
    assert bench.same(resolve(mention, published="2023-01-25"), mention, days) is right  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("shown", "lang", "timex", "reason"),
    [
        ("next week", "en", "2023-W05", ""),
        ("3 March 2022", "en", "2022-03-03", ""),
        ("22 April", "en", "XXXX-04-22", ""),
        ("April of 87", "en", "1987-04", "two digits for a year"),
        ("4-22", "en", "XXXX-04-22", "digits without a year of four, or without a day"),
        ("two days from tomorrow", "en", "2023-01-28", "sums with dates"),
        ("cette février", "fr", "2023-02", "French that nobody writes"),
        ("en février dernier", "fr", "2022-02", ""),
    ],
)
def test_scope(shown: str, lang: str, timex: str, reason: str) -> None:
    assert out_of_scope(shown, lang, timex, dated=True) == reason
