"""English time expressions: where they stand, what they mean, and what only looks like one."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.measures.times import find_times, resolve
from selon.measures.times_grammar import grammar
from selon.model.value import When

RULES = grammar("en").rules
EXAMPLES = [example for rule in RULES for example in rule.examples]
FRIDAY = "2023-01-27"


def texts(text: str) -> list[str]:
    return [m.text for m in find_times(text, "en")]


def when(
    text: str, published: str | None = FRIDAY, direction: str = "past", story: When | None = None, nth: int = 0
) -> When:
    mentions = find_times(text, "en")
    return resolve(mentions[nth], published=published, direction=direction, story=story, siblings=mentions)


@pytest.mark.parametrize(("rule", "example"), [(r, e) for r in RULES for e in r.examples], ids=lambda v: str(v)[:40])
def test_every_rule_reads_its_examples(rule, example):
    found = find_times(example, "en")
    if rule.kind == "none":
        assert not found, found
    else:
        assert [m.rule for m in found] == [f"en/times#{rule.id}"], found
        assert found[0].text == example


@pytest.mark.parametrize(("rule", "counter"), [(r, c) for r in RULES for c in r.counter], ids=lambda v: str(v)[:40])
def test_no_rule_reads_its_counter_examples(rule, counter):
    assert f"en/times#{rule.id}" not in {m.rule for m in find_times(counter, "en")}


@pytest.mark.parametrize(
    "text",
    [
        "the 12 may leave",
        "they march on the capital",
        "the fall of Kabul",
        "a man aged 67",
        "24 hours a day",
        "9/11",
        "6 October bridge",
        "Good Friday",
        "the 47th brigade",
        "Resolution 2254 of the Council",
        "more than 2014 soldiers",
        "F-16 and M23",
        "as soon as he came",
        "the sun sat low",
        "the second strike",
        "no sooner said",
    ],
)
def test_not_a_time(text):
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said on Friday, at dawn, that", ["on Friday, at dawn"]),
        ("KYIV, Jan 27 (Agency) - Jets", ["Jan 27"]),
        ("on Feb. 24, 2022, troops", ["on Feb. 24, 2022"]),
        ("since the Oct. 7 attack", ["since the Oct. 7"]),
        ("at about 5:30 a.m. (0330 GMT) on Wednesday", ["at about 5:30 a.m. (0330 GMT) on Wednesday"]),
        ("Friday night's strike", ["Friday night"]),
        ("the February 2022 invasion", ["February 2022"]),
        ("the 2020 agreement", ["2020"]),
        ("the day after the attack", ["the day after"]),
        ("12 people were killed in 2014", ["in 2014"]),
        ("Last year, last month, next year", ["Last year", "last month", "next year"]),
        ("between 2015 and 5 May 2018", ["between 2015 and 5 May 2018"]),
        ("from March 3 to Friday", ["from March 3 to Friday"]),
        ("It began in December. Troops left.", ["in December"]),
        ("It began in Dec. 2021. Troops left.", ["in Dec. 2021"]),
        ("at 5 p.m. Later", ["at 5 p.m."]),
        ("no later than March 1", ["no later than March 1"]),
        ("by the end of the month", ["by the end of the month"]),
    ],
)
def test_spans(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("on Friday", "past", "2023-01-27"),
        ("last Friday", "past", "2023-01-20"),
        ("Monday", "future", "2023-01-30"),
        ("Monday", "any", "[2023-01-23,2023-01-30]"),
        ("early on Saturday", "past", "2023-01-21"),
        ("Friday last week", "past", "2023-01-20"),
        ("Monday next week", "future", "2023-01-30"),
        ("overnight into Sunday", "past", "[2023-01-21..2023-01-22]"),
        ("overnight on Friday", "past", "[2023-01-26..2023-01-28]"),
        ("on the night of 3 March", "past", "[2022-03-03..2022-03-04]"),
        ("overnight from Saturday to Sunday", "past", "[2023-01-21..2023-01-22]"),
        ("27 January 2023", "past", "2023-01-27"),
        ("January 28", "past", "2022-01-28"),
        ("January 28", "future", "2023-01-28"),
        ("on the 27th", "past", "2023-01-27"),
        ("on the 28th", "past", "2022-12-28"),
        ("6/01/2023", "past", "[2023-01-06,2023-06-01]"),
        ("12/25/2022", "past", "2022-12-25"),
        ("25/12/2022", "past", "2022-12-25"),
        ("in late January", "past", "[2023-01-21..2023-01-31]"),
        ("mid-March", "past", "[2022-03-11..2022-03-20]"),
        ("earlier this month", "past", "[2023-01-01..2023-01-27]"),
        ("later this month", "future", "[2023-01-27..2023-01-31]"),
        ("since February", "past", "2022-02/.."),
        ("in May last year", "past", "2022-05"),
        ("February 24 last year", "past", "2022-02-24"),
        ("by the end of the month", "past", "[2023-01-27..2023-01-31]"),
        ("before the end of the year", "past", "[..2023-12-31]"),
        ("a week ago", "past", "[2023-01-18..2023-01-22]"),
        ("two days ago", "past", "2023-01-25"),
        ("in the past 24 hours", "past", "[2023-01-26..2023-01-27]"),
        ("for the past year", "past", "2022-01-27/.."),
        ("between 3 and 5 May", "past", "[2022-05-03..2022-05-05]"),
        ("May 3-5", "past", "2022-05-03/2022-05-05"),
        ("from 2014 to 2021", "past", "2014/2021"),
        ("in 2023-24", "past", "2023/2024"),
        ("2015-32", "past", None),
        ("in the 1990s", "past", "[1990..1999]"),
        ("in the 19th century", "past", "[1800..1899]"),
        ("in spring 2022", "past", "[2022-03..2022-06]"),
        ("Q1 2022", "past", "[2022-01..2022-03]"),
        ("next week", "future", "[2023-01-30..2023-02-05]"),
        ("last week", "past", "[2023-01-16..2023-01-22]"),
        ("in two weeks", "past", None),
        ("in two weeks", "future", "[2023-02-06..2023-02-14]"),
        ("within 48 hours", "future", "[2023-01-27..2023-01-29]"),
        ("from November to February 2017", "past", "2016-11/2017-02"),
        ("between 2015 and 5 May 2018", "past", "[2015-01-01..2018-05-05]"),
        ("for nearly a year", "past", None),
        ("every Friday", "past", None),
        ("the day before", "past", None),
        ("recently", "past", "[..2023-01-27]"),
    ],
)
def test_exact_publication(text, direction, expected):
    found = when(text, direction=direction)
    assert found.edtf == expected, found
    assert found.basis


def test_next_friday_leaves_both_weeks_open():
    assert when("next Friday", "2023-01-23", "future").edtf == "[2023-01-27,2023-02-03]"


DAY = When(edtf="2022-02-24", earliest="2022-02-24", latest="2022-02-24", text="24 February")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the day before", "2022-02-23"),
        ("the following day", "2022-02-25"),
        ("the same day", "2022-02-24"),
        ("two days earlier", "2022-02-22"),
        ("two days later", "2022-02-26"),
        ("the next morning", "2022-02-25"),
        ("the following week", "[2022-02-28..2022-03-06]"),
        ("that year", "2022"),
        ("at dawn", "2022-02-24"),
        ("since then", "2022-02-24/.."),
    ],
)
def test_counted_from_the_story(text, expected):
    assert when(text, "2023-01", story=DAY).edtf == expected


def test_fridays_of_a_month():
    assert when("on Friday", "2023-01").edtf == "[2022-12-30,2023-01-06,2023-01-13,2023-01-20,2023-01-27]"


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(EXAMPLES),
    st.sampled_from(["past", "future", "any"]),
    st.dates(date(2000, 1, 1), date(2030, 12, 31)),
)
def test_a_wider_publication_never_excludes_what_an_exact_one_says(text, direction, day):
    for n, mention in enumerate(find_times(text, "en")):
        if mention.kind in ("clock", "story"):
            continue
        exact, wide = (when(text, published, direction, nth=n) for published in (day.isoformat(), day.isoformat()[:7]))
        if exact.edtf is None or wide.edtf is None:
            continue
        if exact.earliest and wide.earliest:
            assert wide.earliest <= exact.earliest, (exact, wide)
        if exact.latest and wide.latest:
            assert wide.latest >= exact.latest, (exact, wide)


WORDS = st.sampled_from(
    "the on in at of to and from between since until by before after early late mid- Friday Monday May march 3 24 2022 27th "
    "6 pm 0400 GMT , . ( ) - years days hours week month last next two nearly a ago later earlier day night overnight into "
    "İ ² 3,000 12/03/2023 soldiers summer first quarter century 1990s Q1 'this year'".split()
)


@given(st.lists(WORDS, max_size=14).map(" ".join), st.integers(0, 50))
def test_spans_are_verbatim_ordered_and_apart(text, offset):
    last = 0
    for m in find_times(text, "en", offset):
        assert text[m.start - offset : m.end - offset] == m.text != ""
        assert m.start - offset >= last
        last = m.end - offset
        resolve(m, published=FRIDAY)


def test_fast_enough():
    text = (
        "The ministry confirmed on Friday that the contingent had arrived, after months of shelling since last March. "
        * 20
    )
    find_times(text, "en")
    start = time.process_time()
    find_times(text + " ", "en")
    assert (time.process_time() - start) / (len(text.split()) / 100) < 0.01
