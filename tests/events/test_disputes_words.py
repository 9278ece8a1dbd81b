"""disputes.toml: every list shows what it is for and what not, and a mistake in it is named with its place."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from selon.errors import PackError
from selon.events.disputes_words import dispute_words, parse
from selon.knowledge.fold import fold

TEXT = (files("selon") / "events" / "disputes.toml").read_text(encoding="utf-8")
TABLE = tomllib.loads(TEXT)
ROWS = [pytest.param(row, id=row.get("class") or row["name"]) for row in (*TABLE["counted"], *TABLE["called"])]


def holds(row: dict[str, Any], sentence: str) -> bool:
    words = [fold(word) for lang in ("en", "fr") for word in row[lang]]
    return any(re.search(rf"\b{re.escape(word)}s?\b", fold(sentence)) for word in words)


@pytest.mark.parametrize("row", ROWS)
def test_the_example_has_a_word_of_its_row(row: dict[str, Any]) -> None:
    assert holds(row, row["example"]), row["example"]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["class"]) for row in TABLE["counted"]])
def test_the_counter_example_counts_something_else(row: dict[str, Any]) -> None:
    assert not holds(row, row["counter"]), row["counter"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('kind = "part"', 'kind = "bit"', r"\[\[counted\]\] children: kind 'bit'"),
        ('example = "three children were killed"', 'example = ""', "children: an example"),
        ('against = ["accident"]', "against = []", "does not name it as opposed"),
        ("far = 40", "fare = 40", "'far'"),
        ('fr = ["drone"]', 'fr = ["missile"]', "in two classes"),
        ("[measures]", "[measures", "disputes.toml"),
    ],
)
def test_a_mistake_is_named(old: str, new: str, complaint: str) -> None:
    assert old in TEXT
    with pytest.raises(PackError, match=complaint):
        parse(TEXT.replace(old, new, 1))


def test_what_ships_is_read() -> None:
    words = dispute_words()
    assert words.counted["enfant"].name == words.counted["child"].name == "children"
    assert words.called["accident"].against == {"attack", "sabotage"}
