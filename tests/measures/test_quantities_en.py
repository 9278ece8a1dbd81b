"""Which English numbers count something, how much, and what."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from selon.measures.numbers_amount import number_words, read_number
from selon.measures.numbers_nouns import nouns_of
from selon.measures.quantities import find_quantities, unit_of
from selon.measures.times_tokens import tokenize


def read(text: str) -> list[tuple[str, float | None, float | None, str]]:
    return [(q.text, q.low, q.high, q.noun) for q in find_quantities(text, "en")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 people were killed", [("12", 12, 12, "people")]),
        ("at least 12 soldiers", [("at least 12", 12, None, "soldiers")]),
        ("12 people or more", [("12 people or more", 12, None, "people")]),
        ("12 or more people", [("12 or more", 12, None, "people")]),
        ("nearly 3,000 civilians fled", [("nearly 3,000", 2700, 3000, "civilians")]),
        ("no fewer than 300 dead", [("no fewer than 300", 300, None, "dead")]),
        ("up to 300 drones", [("up to 300", None, 300, "drones")]),
        ("more than 100 were arrested", [("more than 100", 100, None, "")]),
        ("some 40 fighters", [("some 40", 36, 44, "fighters")]),
        ("between 8,000 and 10,000 troops", [("between 8,000 and 10,000", 8000, 10000, "troops")]),
        ("12-15 people", [("12-15", 12, 15, "people")]),
        ("the toll rose from 12 to 15", [("12", 12, 12, ""), ("15", 15, 15, "")]),
        ("1.5 million refugees", [("1.5 million", 1.5e6, 1.5e6, "refugees")]),
        ("1.5m people fled", [("1.5m", 1.5e6, 1.5e6, "people")]),
        ("half a million people", [("half a million", 5e5, 5e5, "people")]),
        ("two and a half million people", [("two and a half million", 2.5e6, 2.5e6, "people")]),
        ("two hundred and fifty people", [("two hundred and fifty", 250, 250, "people")]),
        ("a dozen drones", [("a dozen", 11, 13, "drones")]),
        ("dozens were injured", [("dozens", 20, 99, "")]),
        ("scores of protesters", [("scores", 20, 99, "protesters")]),
        ("several hundred people", [("several hundred", 200, 999, "people")]),
        ("tens of thousands of demonstrators", [("tens of thousands", 20000, 99999, "demonstrators")]),
        ("several soldiers", [("several", 2, None, "soldiers")]),
        ("a handful of men", [("a handful", 2, 9, "men")]),
        ("2,000 North Korean troops", [("2,000", 2000, 2000, "troops")]),
        ("12 heavily armed men", [("12", 12, 12, "men")]),
        ("two police officers and a child", [("two", 2, 2, "officers"), ("a", 1, 1, "child")]),
        ("three Palestinians shot dead", [("three", 3, 3, "Palestinians")]),
        ("12 Hamas fighters", [("12", 12, 12, "fighters")]),
        ("ten Ukrainian and Russian prisoners", [("ten", 10, 10, "prisoners")]),
        ("20 F-16 fighter jets", [("20", 20, 20, "jets")]),
        ("killing 12 and wounding 30 others", [("12", 12, 12, ""), ("30", 30, 30, "others")]),
        ("a Russian soldier was killed", [("a", 1, 1, "soldier")]),
        ("one killed and two wounded", [("one", 1, 1, "killed"), ("two", 2, 2, "wounded")]),
        ("one of its soldiers was shot", [("one", 1, 1, "soldiers")]),
        ("12 soldiers' families", [("12", 12, 12, "")]),
    ],
)
def test_read(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "40 percent of the land",
        "a 12-year-old boy",
        "a three-day visit",
        "500m away",
        "Resolution 2231",
        "on January 27",
        "5 May",
        "the 2022 elections",
        "6 pm",
        "0400 GMT",
        "F-16 jets",
        "M23 rebels",
        "the 27",
        "nine out of ten",
        "three times",
        "a prisoner swap",
        "a soldier's family",
        "half of them",
        "a 5.6-magnitude quake",
        "a minister",
        "an attack killed people",
        "30 miles from Kyiv",
        "Mr Doe, 46, said",
    ],
)
def test_no_quantity(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "money", "amount"),
    [
        ("$61bn in aid", "USD", 61e9),
        ("US$60 million", "USD", 60e6),
        ("60 million dollars", "USD", 60e6),
        ("£1.5m", "GBP", 1.5e6),
        ("EUR 60 million", "EUR", 60e6),
        ("10,000 roubles", "RUB", 1e4),
    ],
)
def test_money(text, money, amount):
    (q,) = find_quantities(text, "en")
    assert (q.money, q.low, q.high) == (money, amount, amount)


@pytest.mark.parametrize(
    ("noun", "unit"),
    [
        ("killed", "killed"), ("dead", "killed"), ("bodies", "killed"), ("wounded", "injured"), ("missing", "missing"),
        ("detainees", "detained"), ("refugees", "refugees"), ("policemen", "troops"), ("soldiers", "troops"), ("protesters", "demonstrators"),
        ("tonnes", "aid_tonnes"), ("men", "people"), ("children", "people"), ("families", "people"), ("casualties", "victims"), ("table", None),
    ],
)  # fmt: skip
def test_units(noun, unit):
    assert unit_of(noun, "en") == unit


def test_nouns_of_one_have_a_unit():
    assert {noun for noun in nouns_of("en").one_of if unit_of(noun, "en") is None} == set()


SMALL = number_words("en").data["small"]
ONES = {value: word for word, value in reversed(SMALL.items())}  # the first word of each value


def spelled(n: int) -> str:
    for size, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            head, rest = divmod(n, size)
            joint = " and " if size == 100 else " "
            return f"{spelled(head)} {name}" + (joint + spelled(rest) if rest else "")
    return ONES[n]


@given(st.integers(2, 99_999_999))
def test_number_words_are_read_back(n):
    text = spelled(n)
    assume(" and one" not in text)  # left apart: "and one" mostly begins another count
    got = read_number(tokenize(text), 0, number_words("en"))
    assert got is not None
    assert got[:2] == (n, len(tokenize(text).words)), text


@given(st.integers(1, 10**9), st.sampled_from([",", "\u00a0", "\u202f", ""]))
def test_digit_groups_are_read_back(n, sign):
    text = f"{n:,}".replace(",", sign)
    found = find_quantities(f"{text} soldiers", "en")
    if sign == "" and 1800 <= n <= 2099:
        assert found == ()  # a year
    else:
        assert [(q.text, q.low, q.high, q.noun) for q in found] == [(text, n, n, "soldiers")]


WORDS = st.sampled_from(
    "the of a an one two three 12 3,000 1.5 million billion $ € soldiers dead wounded at least more than nearly about between and to "
    "several dozens hundreds dozen half score 67 years % . , - 14:30 May others up to or so out of Russian police officers İ ² 61bn 5m".split()
)


@given(st.lists(WORDS, max_size=14).map(" ".join), st.integers(0, 50))
def test_spans_are_verbatim_and_bounds_in_order(text, offset):
    last = 0
    for q in find_quantities(text, "en", offset):
        assert text[q.start - offset : q.end - offset] == q.text != ""
        assert q.start - offset >= last
        last = q.end - offset
        assert q.low is not None or q.high is not None
        if q.low is not None and q.high is not None:
            assert q.low <= q.high
        if q.noun_start is not None and q.noun_end is not None:
            assert text[q.noun_start - offset : q.noun_end - offset] == q.noun != ""
