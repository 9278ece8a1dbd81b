"""What French time expressions mean for a report of a given date."""

from __future__ import annotations

import math
from datetime import date
from functools import cache

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.measures.times import find_times, publication_window, resolve
from selon.measures.times_calendar import choices_of
from selon.measures.times_grammar import grammar
from selon.model.value import When

FRIDAY = "2023-01-06"
MONTH = "2023-01"
EXAMPLES = [example for rule in grammar("fr").rules for example in rule.examples]


def when(
    text: str,
    published: str | None = FRIDAY,
    direction: str = "past",
    story: When | None = None,
    nth: int = 0,
) -> When:
    mentions = find_times(text, "fr")
    return resolve(mentions[nth], published=published, direction=direction, story=story, siblings=mentions)


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("vendredi", "past", "2023-01-06"),
        ("vendredi", "future", "2023-01-06"),
        ("jeudi", "past", "2023-01-05"),
        ("lundi", "future", "2023-01-09"),
        ("lundi", "any", "[2023-01-02,2023-01-09]"),
        ("vendredi dernier", "past", "2022-12-30"),
        ("vendredi prochain", "future", "2023-01-13"),
        ("ce lundi", "past", "2023-01-02"),
        ("dans la nuit de mardi à mercredi", "past", "[2023-01-03..2023-01-04]"),
        ("dans la nuit du 31 décembre au 1er janvier", "past", "[2022-12-31..2023-01-01]"),
        ("dans la nuit de jeudi", "past", "[2023-01-05..2023-01-06]"),
        ("le 24 février", "past", "2022-02-24"),
        ("le 24 février", "future", "2023-02-24"),
        ("le 6 janvier", "past", "2023-01-06"),
        ("le 7 janvier", "past", "2022-01-07"),
        ("le 29 février", "past", "2020-02-29"),
        ("vendredi 13 janvier", "future", "2023-01-13"),
        ("24 février 2022", "past", "2022-02-24"),
        ("6/01/2023", "past", "2023-01-06"),
        ("2022-12-05", "past", "2022-12-05"),
        ("du 3 au 7 mars", "past", "2022-03-03/2022-03-07"),
        ("du 28 décembre au 3 janvier", "past", "2022-12-28/2023-01-03"),
        ("entre le 3 et le 7 mars", "past", "[2022-03-03..2022-03-07]"),
        ("les 3 et 4 mars", "past", "2022-03-03/2022-03-04"),
        ("de lundi à mercredi", "past", "2023-01-02/2023-01-04"),
        ("en février", "past", "2022-02"),
        ("en janvier", "past", "2023-01"),
        ("en février dernier", "past", "2022-02"),
        ("en février", "future", "2023-02"),
        ("fin mars", "past", "[2022-03-21..2022-03-31]"),
        ("mi-avril", "past", "[2022-04-11..2022-04-20]"),
        ("début 2023", "past", "[2023-01..2023-04]"),
        ("courant mai", "past", "2022-05"),
        ("de janvier à mars", "past", "2022-01/2022-03"),
        ("entre juin 2021 et mai 2022", "past", "[2021-06..2022-05]"),
        ("en 2022", "past", "2022"),
        ("de 2014 à 2022", "past", "2014/2022"),
        ("dans les années 1990", "past", "[1990..1999]"),
        ("au printemps 2022", "past", "[2022-03..2022-06]"),
        ("l'hiver dernier", "past", "[2021-12..2022-03]"),
        ("cet été", "past", "[2022-06..2022-09]"),
        ("au premier trimestre 2022", "past", "[2022-01..2022-03]"),
        ("la semaine du 12 mars 2022", "past", "[2022-03-07..2022-03-13]"),
        ("hier", "past", "2023-01-05"),
        ("avant-hier", "past", "2023-01-04"),
        ("aujourd'hui", "past", "2023-01-06"),
        ("demain", "future", "2023-01-07"),
        ("ce matin", "past", "2023-01-06"),
        ("cette nuit", "past", "[2023-01-05..2023-01-06]"),
        ("cette nuit", "future", "[2023-01-06..2023-01-07]"),
        ("cette semaine", "past", "[2023-01-02..2023-01-08]"),
        ("la semaine dernière", "past", "[2022-12-26..2023-01-01]"),
        ("le mois dernier", "past", "2022-12"),
        ("le mois prochain", "future", "2023-02"),
        ("l'an dernier", "past", "2022"),
        ("le week-end dernier", "past", "[2022-12-31..2023-01-01]"),
        ("il y a deux jours", "past", "2023-01-04"),
        ("il y a deux semaines", "past", "[2022-12-19..2022-12-27]"),
        ("dans les 48 heures", "future", "[2023-01-06..2023-01-08]"),
        ("sous dix jours", "future", "[2023-01-06..2023-01-16]"),
        ("au cours des dernières 24 heures", "past", "[2023-01-05..2023-01-06]"),
        ("ces cinq dernières années", "past", "[2018-01-06..2023-01-06]"),
        ("depuis 2014", "past", "2014/.."),
        ("depuis le 15 avril", "past", "2022-04-15/.."),
        ("depuis trois jours", "past", "2023-01-03/.."),
        ("depuis hier", "past", "2023-01-05/.."),
        ("à partir de lundi", "future", "2023-01-09/.."),
        ("jusqu'à vendredi", "past", "../2023-01-06"),
        ("avant le 15 mars", "past", "[..2022-03-14]"),
        ("après le 24 février", "past", "[2022-02-24..]"),
        ("d'ici la fin du mois", "future", "[2023-01-06..2023-01-31]"),
        ("d'ici à lundi", "past", "[2023-01-06..2023-01-09]"),
        ("récemment", "past", "[..2023-01-06]"),
        ("bientôt", "future", "[2023-01-06..]"),
        ("31 février 2023", "past", None),
        ("pendant trois heures", "past", None),
        ("tous les vendredis", "past", None),
        ("la veille", "past", None),
        ("deux jours après la chute", "past", None),
        ("de 21 heures à 5 heures", "past", None),
    ],
)
def test_exact_publication(text, direction, expected):
    found = when(text, direction=direction)
    assert found.edtf == expected, found
    assert found.basis


def test_five_fridays_of_a_month():
    found = when("vendredi", MONTH)
    assert found.edtf == "[2022-12-30,2023-01-06,2023-01-13,2023-01-20,2023-01-27]"
    assert (found.earliest, found.latest) == ("2022-12-30", "2023-01-27")


def test_thursday_beside_friday_is_the_day_before():
    text = "jeudi, puis vendredi"
    assert when(text, MONTH).edtf == "[2022-12-29,2023-01-05,2023-01-12,2023-01-19,2023-01-26]"
    # August 2023 ends on a Thursday: beside a Friday of the same report it cannot be that one
    assert when("jeudi", "2023-08").latest == "2023-08-31"
    beside = when("jeudi, puis vendredi", "2023-08")
    assert beside.latest == "2023-08-24"
    assert "beside" in beside.basis


def test_siblings_do_not_touch_an_exact_report():
    assert when("samedi, puis vendredi", FRIDAY).edtf == "2022-12-31"


def test_a_day_of_the_reports_own_month_is_this_years():
    # on the 3rd of January nobody writes "le 10 janvier" of the year before without saying so
    assert when("le 10 janvier", MONTH).edtf == "2023-01-10"
    assert when("le 24 février", MONTH).edtf == "2022-02-24"


def test_since_nearly_a_year():
    found = when("depuis près d'un an", MONTH)
    assert found.edtf == "2022-01/.."
    assert (found.earliest, found.latest) == ("2022-01-01", "2023-01-31")


@pytest.mark.parametrize("published", [None, "", "hier", "2023-13-45", "..2023", "[..2023-01-01]", "2023-01/.."])
def test_unreadable_publication_gives_no_date(published):
    assert publication_window(published) is None
    for text in (
        "vendredi",
        "hier",
        "en février",
        "depuis trois jours",
        "récemment",
        "ce matin",
        "dans la soirée",
    ):
        found = when(text, published)
        assert (found.edtf, found.earliest, found.latest) == (None, None, None)
        assert found.basis
    assert when("le 24 février 2022", published).edtf == "2022-02-24"


@pytest.mark.parametrize(
    ("published", "window"),
    [
        ("2023-01-06", ("2023-01-06", "2023-01-06")),
        ("2023-01-06T23:10:00+01:00", ("2023-01-06", "2023-01-06")),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2023-01-03/2023-01-05", ("2023-01-03", "2023-01-05")),
        ("[2023-01-03,2023-01-09]", ("2023-01-03", "2023-01-09")),
    ],
)
def test_publication_window(published, window):
    assert publication_window(published) == window


DAY = When(edtf="2022-02-24", earliest="2022-02-24", latest="2022-02-24", text="le 24 février")
EITHER = When(edtf="[2022-12-30,2023-01-06]", earliest="2022-12-30", latest="2023-01-06", text="vendredi")


@pytest.mark.parametrize(
    ("text", "story", "expected"),
    [
        ("la veille", DAY, "2022-02-23"),
        ("l'avant-veille", DAY, "2022-02-22"),
        ("le lendemain", DAY, "2022-02-25"),
        ("le surlendemain", DAY, "2022-02-26"),
        ("le jour même", DAY, "2022-02-24"),
        ("deux jours plus tard", DAY, "2022-02-26"),
        ("trois jours auparavant", DAY, "2022-02-21"),
        ("quelques heures plus tôt", DAY, "[2022-02-23..2022-02-24]"),
        ("la semaine suivante", DAY, "[2022-02-28..2022-03-06]"),
        ("cette année-là", DAY, "2022"),
        ("à l'aube", DAY, "2022-02-24"),
        ("la veille", EITHER, "[2022-12-29,2023-01-05]"),
        ("à 5 heures", EITHER, "[2022-12-30,2023-01-06]"),
    ],
)
def test_counted_from_the_story(text, story, expected):
    assert when(text, MONTH, story=story).edtf == expected


def test_story_with_an_open_end_gives_nothing():
    since = When(edtf="2014/..", earliest="2014-01-01", latest=None, text="depuis 2014")
    assert when("la veille", MONTH, story=since).edtf is None


def test_time_of_day_without_a_day():
    assert when("dans la soirée", FRIDAY).edtf == "[2023-01-05..2023-01-06]"
    assert when("dans la soirée", MONTH).edtf is None


@cache  # the library takes a tenth of a second for a long set
def _bounds(value: str) -> tuple[date, date] | None:
    parsed = edtf.parse_edtf(value)
    if value.startswith(("..", "[..")) or value.rstrip("]").endswith(".."):
        return None  # the library breaks on bounds of open intervals
    low, high = parsed.lower_strict(), parsed.upper_strict()
    assert not any(isinstance(v, float) and math.isinf(v) for v in (low, high))
    return date(*low[:3]), date(*high[:3])


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(EXAMPLES),
    st.sampled_from(["past", "future", "any"]),
    st.dates(date(1995, 1, 1), date(2035, 12, 31)),
    st.sampled_from(["day", "month", "year"]),
    st.sampled_from([None, DAY, EITHER]),
)
def test_every_answer_is_edtf_with_bounds_that_fit(text, direction, day, grain, story):
    published = {"day": day.isoformat(), "month": day.isoformat()[:7], "year": str(day.year)}[grain]
    for n, mention in enumerate(find_times(text, "fr")):
        found = when(text, published, direction, story, n)
        assert found.text == mention.text
        assert found.basis
        if found.edtf is None:
            assert found.earliest is None and found.latest is None
            continue
        bounds = _bounds(found.edtf)
        if found.earliest and found.latest:
            assert found.earliest <= found.latest, found
        if bounds:
            assert (found.earliest, found.latest) == (bounds[0].isoformat(), bounds[1].isoformat()), found
            assert choices_of(found.edtf, found.earliest, found.latest)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(EXAMPLES), st.dates(date(2000, 1, 1), date(2030, 12, 31)))
def test_a_wider_publication_never_excludes_what_an_exact_one_says(text, day):
    for n, mention in enumerate(find_times(text, "fr")):
        if mention.kind in ("clock", "story"):
            continue
        exact, wide = when(text, day.isoformat(), nth=n), when(text, day.isoformat()[:7], nth=n)
        if exact.edtf is None or wide.edtf is None:
            continue
        if exact.earliest and wide.earliest:
            assert wide.earliest <= exact.earliest, (exact, wide)
        if exact.latest and wide.latest:
            assert wide.latest >= exact.latest, (exact, wide)
