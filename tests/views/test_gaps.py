"""What is not known of an event: each kind of gap, and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from selon.views.gaps import Gap, gaps

FULL = {"where": "Dnipro", "on": ("2023-01-14", "2023-01-14"), "killed": 40, "to": "des habitants"}


def found(hand: Any, rows: list[dict[str, Any]], *, today: str | None = None, least: int = 1, unsure: Any = (), roots: Any = None) -> list[Gap]:
    reports = [hand.report(str(n), f"2023-01-{15 + n}", outlet=f"outlet-{n}") for n in range(len(rows))]
    claims = [hand.claim(str(n), reports[n], **row) for n, row in enumerate(rows)]
    return list(gaps([hand.told(claims, reports, roots, unsure)], naming=hand.naming, today=today, least=least))


SPOKEN = [{**FULL, "by": "Moscou"}, {**FULL, "by": "Kyiv"}]


def test_a_full_event_has_no_gap(hand: Any) -> None:
    assert found(hand, SPOKEN) == []


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        pytest.param({"who": ""}, ("who",), id="who"),
        pytest.param({"where": ""}, ("where",), id="where"),
        pytest.param({"on": (None, "2023-01-15")}, ("when",), id="only by when"),
        pytest.param({"killed": None}, ("how many",), id="how many"),
        pytest.param({"killed": None, "mode": "capture"}, (), id="nobody counts a conquest"),
        pytest.param({"killed": None, "status": "planned"}, (), id="nobody counts what is to come"),
        pytest.param({"kind": "ACCUSE", "where": "", "killed": None}, (), id="an accusation has no place and no figure"),
        pytest.param({"kind": "CONSULT", "where": "", "killed": None}, ("where",), id="a meeting has a place"),
    ],
)
def test_slots_that_nobody_fills(hand: Any, without: dict[str, Any], missing: tuple[str, ...]) -> None:
    gap = (found(hand, [{**row, **without} for row in SPOKEN]) or [None])[0]
    assert (gap.missing if gap else ()) == missing
    # One voice is enough to fill a slot.
    assert not [each for each in found(hand, [SPOKEN[0], {**SPOKEN[1], **without, "kind": "ASSAULT", "mode": None}]) if each.missing]


@pytest.mark.parametrize(
    ("rows", "silent"),
    [
        pytest.param([{**FULL, "by": "Kyiv"}], ("la Russie",), id="the doer"),
        pytest.param([{**FULL, "by": "Kyiv", "to": "la France"}], ("la France", "la Russie"), id="doer and target"),
        pytest.param([{**FULL, "by": "Kyiv", "who": "le Kremlin"}], ("Russia (le Kremlin)",), id="an office"),
        pytest.param([{**FULL, "by": "Kyiv > le Kremlin:deny"}], (), id="its side speaks, in a chain"),
        pytest.param([{**FULL, "by": "le ministère russe de la Défense"}], (), id="another of its side speaks"),
        pytest.param([{**FULL, "who": "des inconnus", "by": "Kyiv"}], (), id="who has no name cannot be asked"),
    ],
)
def test_parties_that_never_speak(hand: Any, rows: list[dict[str, Any]], silent: tuple[str, ...]) -> None:
    gap = (found(hand, rows) or [None])[0]
    assert (gap.silent if gap else ()) == silent


def test_who_speaks_elsewhere_could_speak_here(hand: Any) -> None:
    report = hand.report("1", "2023-01-15")
    here = hand.told([hand.claim("1", report, **{**FULL, "who": "des inconnus", "by": "Kyiv"})], [report])
    there = hand.told([hand.claim("2", report, **{**FULL, "by": "des inconnus > Moscou"})], [report])
    assert [(gap.event, gap.silent) for gap in gaps([here, there], naming=hand.naming, least=1)] == [("E-1", ("des inconnus",))]


def test_several_reports_of_one_origin(hand: Any) -> None:
    told = [{**FULL, "by": "Kyiv", "who": "Kyiv"}] * 3
    [gap] = found(hand, told)
    assert gap.single and (gap.reports, gap.origins) == (3, 1)
    [reprinted] = found(hand, [{**FULL, "who": "des inconnus"}] * 2, roots={"R-1": "R-0"})
    assert reprinted.single
    assert found(hand, told[:1]) == []


def test_unsure_claims_are_named(hand: Any) -> None:
    [gap] = found(hand, SPOKEN, unsure=("C-9",))
    assert gap.unsure == ("C-9",)


PLAN = {"kind": "COOPERATE", "who": "le Bélarus", "by": "Minsk", "status": "planned", "on": ("2023-01-16", "2023-02-01")}


@pytest.mark.parametrize(
    ("rows", "today", "due"),
    [
        pytest.param([PLAN], "2023-02-02", "2023-02-01", id="passed"),
        pytest.param([PLAN], "2023-02-01", None, id="its last day"),
        pytest.param([PLAN], None, None, id="nobody says what day it is"),
        pytest.param([PLAN, {**PLAN, "status": "happened", "by": ""}], "2023-03-01", None, id="told as done"),
        pytest.param([PLAN, {**PLAN, "status": "happened", "polarity": "-"}], "2023-03-01", None, id="told as not done"),
        pytest.param([PLAN, {**PLAN, "polarity": "-"}], "2023-03-01", None, id="called off"),
        pytest.param([{**PLAN, "polarity": "-"}], "2023-03-01", None, id="never meant"),
        pytest.param([{**PLAN, "on": (None, None)}], "2023-03-01", None, id="no day given"),
    ],
)
def test_announced_days_that_have_passed(hand: Any, rows: list[dict[str, Any]], today: str | None, due: str | None) -> None:
    gap = (found(hand, rows, today=today) or [None])[0]
    assert (gap.due if gap else None) == due


def test_those_of_most_reports_come_first_and_few_are_left_out(hand: Any) -> None:
    reports = [hand.report(str(n), "2023-01-15", outlet=f"outlet-{n}") for n in range(3)]
    told = [hand.told([hand.claim(f"{k}{n}", reports[n], where="Dnipro") for n in range(k)], reports) for k in (1, 3, 2)]
    assert [gap.reports for gap in gaps(told, naming=hand.naming)] == [3, 2]
    assert [gap.reports for gap in gaps(told, naming=hand.naming, least=1)] == [3, 2, 1]
    assert gaps(told[::-1], naming=hand.naming) == gaps(told, naming=hand.naming)
