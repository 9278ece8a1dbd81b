"""Marked spans: places, times, attributions, event mentions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bench.reader import PlaceFound, TimeFound, Told
from bench.records import Faults

from bench import brat, ecbplus, eupeg, geovirus, places, timeml
from selon.model import When

Write = Callable[[str, str], Path]


# places -----------------------------------------------------------------------------------------------------------

TEXT = "In Lyon, France & Savoy."


def geovirus_xml(*locations: tuple[object, ...]) -> str:
    marked = "".join(
        f"<location>\n<name>{name}</name><start>{start}</start><end>0</end><lat>{lat}</lat><lon>{lon}</lon></location>"
        for name, start, lat, lon in locations
    )
    return f"<articles>\n<article><text>{TEXT.replace('&', '&amp;')}</text><locations>{marked}</locations></article>\n<article/></articles>"


def test_geovirus(write: Write, faults: Faults, reader: Any, figure: Any) -> None:
    # The first counts from 1; the fourth stands nowhere near; the fifth is off the globe.
    data = geovirus_xml(("Lyon", 4, 45.76, 4.84), ("France", 9, 46.6, 2.5), ("Savoy", 18, 45.5, 6.4), ("Oslo", 3, 59, 10), ("Lyon", 3, 99, 4))
    (case,) = geovirus.load(write("x.xml", data), faults)
    assert [(t.phrase, t.start) for t in case.toponyms] == [("Lyon", 3), ("France", 9), ("Savoy", 18)]
    assert [case.text[t.start : t.end] for t in case.toponyms] == ["Lyon", "France", "Savoy"]
    assert sorted(each.line for each in faults.found) == [5, 6, 8]
    found = (
        PlaceFound(3, 7, "Lyon", "Lyon", "FRA", "town", 45.75, 4.85),
        PlaceFound(9, 15, "France", "France", "FRA", "country"),
        PlaceFound(18, 23, "Savoy", "Savoy", "FRA", "region"),
        PlaceFound(0, 2, "In", "In", "BEL", "town", 50.0, 4.0),
    )
    result = geovirus.score([case], reader(places={TEXT: found}))
    assert figure(result, "recognition: precision").ours == 0.75 and figure(result, "recognition: recall").ours == 1
    within = figure(result, "within 161 km, of those found")
    assert (within.ours, within.n) == (pytest.approx(2 / 3), 3)
    assert figure(result, "countries right").ours == 1 and figure(result, "regions in the right country (no point kept)").ours == 1
    assert result.pages["distances selon"][0].split()[-2:] == ["1", "100.0%"]
    assert "not wanted: In" in " ".join(result.pages["misses"])


def test_far_away_is_not_resolved(reader: Any, figure: Any) -> None:
    case = places.Article("x", TEXT, (places.Toponym(3, 7, "Lyon", 45.76, 4.84), places.Toponym(9, 15, "France", 48.2, 16.4)))
    found = (PlaceFound(3, 7, "Lyon", "Lyon", "USA", "town", 40.0, -100.0), PlaceFound(9, 15, "France", "France", "FRA", "country"))
    result = places.score([case], reader(places={TEXT: found}))
    assert figure(result, "towns within 161 km").ours == 0 and figure(result, "countries right").ours == 0


EUPEG = """<articles>
<article docid="7"><text><![CDATA[In Lyon, France & Savoy.]]></text><toponyms>
<toponym><start>3</start><end>7</end><phrase>Lyon</phrase><place><footprint>4.84 45.76</footprint><placename>Lyon</placename></place></toponym>
<toponym><start>9</start><end>15</end><phrase>France</phrase><gaztag geonameid="1"><name>France</name><lat>46.6</lat><lon>2.5</lon></gaztag></toponym>
<toponym><start>18</start><end>23</end><phrase>Savoy</phrase></toponym>
<toponym><start>x</start><end>23</end><phrase>Savoy</phrase></toponym>
<toponym><start>0</start><end>23</end><phrase>Geneva</phrase></toponym>
</toponyms></article>
</articles>"""


def test_eupeg_layouts(write: Write, faults: Faults) -> None:
    (case,) = eupeg.load(write("x.xml", EUPEG), faults)
    assert case.id == "7" and case.text == TEXT
    assert [(t.phrase, t.lat, t.lon) for t in case.toponyms] == [("Lyon", 45.76, 4.84), ("France", 46.6, 2.5), ("Savoy", None, None)]
    assert [each.line for each in faults.found] == [6, 7]
    (entry,) = eupeg.load(write("y.xml", EUPEG.replace("article", "entry")) / "y.xml", faults)
    assert len(entry.toponyms) == 3


def test_xml_that_is_none(write: Write, faults: Faults) -> None:
    assert eupeg.load(write("x.xml", EUPEG.replace("</articles>", "")), faults) == []
    assert "no well-formed XML" in faults.found[0].message and faults.found[0].line == 9


# times ------------------------------------------------------------------------------------------------------------

TIMEML = """<?xml version="1.0"?>
<TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2014-05-07" functionInDocument="CREATION_TIME">May 7</TIMEX3></DCT>
<TEXT>They <EVENT eid="e1">met <TIMEX3 tid="t1" type="DATE" value="2014-05-05">on Monday</TIMEX3></EVENT> for \
<TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3> in <TIMEX3 tid="t3" type="DATE" value="2014-SP">spring</TIMEX3>\
<TIMEX3 tid="t4" type="DATE">lost</TIMEX3>, <TIMEX3 tid="t5" type="DATE" value="2013">last year</TIMEX3>, \
<TIMEX3 tid="t6" type="DATE" value="PAST_REF">recently</TIMEX3>.</TEXT>
</TimeML>"""
TOLD = "They met on Monday for three days in springlost, last year, recently."


def when(words: str, text: str, first: str | None, last: str | None, **more: Any) -> TimeFound:
    start = text.index(words)
    return TimeFound(start, start + len(words), words, When("x", first, last), **more)


def test_timeml(write: Write, faults: Faults, reader: Any, figure: Any) -> None:
    (case,) = timeml.load(write("x.tml", TIMEML), faults)
    assert (case.text, case.published, case.lang) == (TOLD, "2014-05-07", "en")
    assert [case.text[t.start : t.end] for t in case.timexes] == ["on Monday", "three days", "spring", "last year", "recently"]
    assert [each.message for each in faults.found] == ["TIMEX3 without type or value"]
    found = (
        when("Monday", TOLD, "2014-05-05", "2014-05-05", kind="day"),
        when("for three days", TOLD, None, None, kind="length", length=(3.0, "day")),
        when("spring", TOLD, "2014-03-01", "2014-06-30", kind="season"),
        when("last year", TOLD, "2013-05-07", "2013-05-07", kind="day"),
        when("recently", TOLD, None, "2014-05-07", kind="vague"),
        when("They", TOLD, "2014-05-05", "2014-05-05", kind="day"),
    )
    result = timeml.score([case], reader(times={TOLD: found}))
    assert figure(result, "spans, relaxed: F1").ours == pytest.approx(2 * 5 / 11)
    assert figure(result, "spans, strict: F1").ours == pytest.approx(2 * 4 / 11)
    assert figure(result, "value: F1").ours == pytest.approx(2 * 4 / 11)
    assert figure(result, "value of dates found").ours == pytest.approx(3 / 4)
    # Of spring, last year and recently, one was given an exact day.
    vague = figure(result, "no exact day where the text has none")
    assert (vague.ours, vague.n) == (pytest.approx(2 / 3), 3)
    assert any("last year" in miss for miss in result.pages["misses"])


# attributions -----------------------------------------------------------------------------------------------------

NEWS = "The ministry said that rain,\nnot war, came. Experts doubt it."
ANN = """T1\tSource 0 12\tThe ministry
T2\tCue 13 17\tsaid
T3\tContent 18 27;29 37\tthat rain not war,
E1\tAttribution:T2 Source:T1 Content:T3
T4\tCue 52 57\tdoubt
T5\tSource 44 51\tExperts
T6\tContent 58 60\tit
E2\tAttribution:T4 Source:T5 Content1:T6 Content2:T9
T7\tCue 0 3\tnot these
E3\tAttribution:T7
#1\tAnnotatorNotes T1\ta note
E4 broken
"""


def test_brat(write: Write, faults: Faults, reader: Any, figure: Any) -> None:
    write("a.txt", NEWS)
    (case,) = brat.load(write("a.ann", ANN), faults)
    assert case.told == (Told(((0, 12),), ((13, 17),), ((18, 27), (29, 37))), Told(((44, 51),), ((52, 57),), ((58, 60),)))
    assert [each.line for each in faults.found] == [9, 12, 8, 10, 10]
    # The same but for the comma at its end, in one piece; and one that nobody wanted.
    ours = (Told(((4, 12),), ((13, 17),), ((18, 27), (29, 36))), Told((), ((38, 42),), ((44, 51),)))
    result = brat.score([case], reader(attributions={NEWS: ours}))
    assert figure(result, "attribution: precision").ours == figure(result, "attribution: recall").ours == 0.5
    assert figure(result, "content, exact: F1").ours == 0.5 and figure(result, "source, meets: F1").ours == pytest.approx(2 / 3)
    assert figure(result, "source, exact: F1").ours == 0
    assert figure(result, "source, letters: precision").ours == 1 and figure(result, "source, letters: recall").ours == pytest.approx(8 / 18)
    assert result.pages["attributions not found"] == ("a: [Experts] [doubt] it",)


def test_brat_without_its_text(write: Write, faults: Faults) -> None:
    assert brat.load(write("a.ann", ANN), faults) == []


# ECB+ -------------------------------------------------------------------------------------------------------------

ECB = """<Document doc_name="1_1ecb.xml" doc_id="D1">
<token t_id="1" sentence="0" number="0">Troops</token><token t_id="2" sentence="0" number="1">left</token>
<token t_id="3" sentence="0" number="2">Mali</token><token t_id="4" sentence="0" number="3">on</token>
<token t_id="5" sentence="0" number="4">Monday</token><token t_id="6" sentence="0" number="5">.</token>
<token t_id="7" sentence="1" number="0">Others</token><token t_id="8" sentence="1" number="1">fled</token>
<token t_id="9" number="1">fled</token>
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
<TIME_DATE m_id="2"><token_anchor t_id="4"/><token_anchor t_id="5"/></TIME_DATE>
<LOC_GEO m_id="3"><token_anchor t_id="3"/></LOC_GEO>
<ACTION_OCCURRENCE m_id="4"><token_anchor t_id="99"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="5" RELATED_TO="" TAG_DESCRIPTOR="t1_leave" instance_id="ACT1"/>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="1" note="ACT1"><source m_id="1"/><source m_id="77"/><target m_id="5"/></CROSS_DOC_COREF>
</Relations>
</Document>"""
LEFT = "Troops left Mali on Monday.\n\nOthers fled"


def test_ecbplus(write: Write, faults: Faults, reader: Any, claim: Any, figure: Any) -> None:
    (case,) = ecbplus.load(write("1/1_1ecb.xml", ECB), faults)
    assert case.text == LEFT
    assert [(m.tag, LEFT[slice(*m.span)], m.chain) for m in case.mentions] == [
        ("ACTION_OCCURRENCE", "left", "ACT1"), ("TIME_DATE", "on Monday", None), ("LOC_GEO", "Mali", None),
    ]  # fmt: skip
    assert [each.line for each in faults.found] == [6, 11, 15]
    # The second sentence has no annotation: what is found there counts neither way.
    told = {LEFT: (claim(LEFT, "left", "RETREAT"), claim(LEFT, "Monday", "CONSULT"), claim(LEFT, "fled", "RETREAT"))}
    spots = {LEFT: (PlaceFound(12, 16, "Mali"), PlaceFound(29, 35, "Others"))}
    result = ecbplus.score([case], reader(claims=told, places=spots, times={LEFT: (when("Monday", LEFT, None, None),)}))
    assert figure(result, "event mentions: precision").ours == 0.5 and figure(result, "event mentions: recall").ours == 1
    assert figure(result, "places: F1").ours == figure(result, "times: F1").ours == 1
    waits = figure(result, ecbplus.COREFERENCE)
    assert waits.ours is None and waits.n == 1


def test_since_a_year_is_that_year_for_timex() -> None:
    since = when("since 2014", "since 2014", "2014-01-01", None, anchor=When("2014", "2014-01-01", "2014-12-31"))
    assert timeml.same("2014", since) and not timeml.same("2014", when("since 2014", "since 2014", "2014-01-01", None))
