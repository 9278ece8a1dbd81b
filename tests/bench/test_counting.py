"""What all figures are made of."""

from __future__ import annotations

import pytest
from bench.counting import Tally, kilometres, macro_f1, paired, span_tally
from bench.crosswalk import cameo, muc, plover
from bench.timex import interval_of, length_of
from bench.uppercase import lowered
from bench.xmltree import Malformed, parsed


def test_tallies() -> None:
    tally = Tally(2, 4, 3) + Tally(1, 1, 1)
    assert (tally.precision, tally.recall, tally.f1) == (3 / 5, 3 / 4, 2 * 3 / 9)
    assert Tally().precision is Tally().recall is Tally().f1 is None
    assert Tally(0, 0, 2).f1 == 0


def test_spans_meet_once_and_the_widest_first() -> None:
    assert paired([(0, 4), (3, 10)], [(2, 10)]) == [(1, 0)]
    assert span_tally([(0, 4)], [(0, 5), (4, 6)]) == Tally(1, 1, 2)
    assert span_tally([(0, 4), (5, 6)], [(0, 4), (5, 7)], exact=True) == Tally(1, 2, 2)


def test_distance() -> None:
    paris, london = (48.8566, 2.3522), (51.5074, -0.1278)
    assert kilometres(paris, london) == pytest.approx(344, abs=2)
    assert kilometres((0, 0), (0, 180)) == pytest.approx(20015, abs=5)


def test_macro_f1_is_over_the_types_that_are_wanted() -> None:
    value, tallies = macro_f1([("AID", "AID"), ("AID", "REJECT"), (None, "REJECT"), ("COERCE", "AID")])
    assert tallies["AID"] == Tally(1, 2, 2) and tallies["REJECT"] == Tally(0, 0, 2) and tallies["COERCE"] == Tally(0, 1, 0)
    assert value == (0.5 + 0) / 2


@pytest.mark.parametrize(
    ("code", "types"),
    [
        ("190", ("ASSAULT",)),
        ("0841", ("RETREAT",)),
        ("0871", ("AGREE", "RETREAT")),
        ("1831", ("ASSAULT",)),
        ("181", ("COERCE", "ASSAULT")),
        ("010", ()),
        ("99", None),
        ("x", None),
    ],
)
def test_cameo_codes_by_their_longest_beginning(code: str, types: tuple[str, ...] | None) -> None:
    assert cameo(code) == types


def test_other_labels() -> None:
    assert plover("fight") == ("ASSAULT",) and plover("AID") == ("AID",) and plover("DANCE") is None
    assert muc("kidnapping") == ("COERCE", "ASSAULT") and muc("PICNIC") is None


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2014-02-03", ("2014-02-03", "2014-02-03")),
        ("2014-02-03T10:30", ("2014-02-03", "2014-02-03")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2014", ("2014-01-01", "2014-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
        ("2014-W01", ("2013-12-30", "2014-01-05")),
        ("2014-W01-WE", ("2014-01-04", "2014-01-05")),
        ("2014-W01-2", ("2013-12-31", "2013-12-31")),
        ("2014-Q3", ("2014-07-01", "2014-09-30")),
        ("2014-H1", ("2014-01-01", "2014-06-30")),
        ("2014-WI", ("2014-12-01", "2015-02-28")),
        ("PRESENT_REF", None),
        ("XXXX-WXX-1", None),
        ("2014-02-30", None),
        ("P3D", None),
    ],
)
def test_timex_values_as_days(value: str, days: tuple[str, str] | None) -> None:
    assert interval_of(value) == days


def test_timex_lengths() -> None:
    assert length_of("P3D") == (3.0, "day") and length_of("PT2H") == (2.0, "hour") and length_of("P1M") == (1.0, "month")
    assert length_of("PT5M") == (5.0, "minute") and length_of("PXD") is None and length_of("2014") is None


def test_capitals_are_set_small_letter_for_letter() -> None:
    text = "BOGOTA, 3 JAN 90 -- THE ARMY OF COLOMBIA ATTACKED.  HE WAS KILLED."
    low = lowered(text)
    assert len(low) == len(text) and low.lower() == text.lower()
    assert "Colombia attacked.  He was killed." in low and "army of" in low
    assert lowered("The army attacked.") == "The army attacked."


def test_xml_knows_its_lines() -> None:
    root = parsed(b"<a>\n<b x='1'>one <c>two</c> three</b>\n</a>")
    node = next(root.all("b"))
    assert (node.line, node.text(), node.attributes) == (2, "one two three", {"x": "1"})
    with pytest.raises(Malformed) as wrong:
        parsed(b"<a>\n<b></a>")
    assert wrong.value.line == 2
    with pytest.raises(Malformed, match="entities"):
        parsed(b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')
