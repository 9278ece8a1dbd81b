"""Words against deeds: whose word it is, what bears it out, and what a passed day does not say."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from selon.model import When
from selon.views.ledger import LedgerEntry, ledger
from selon.views.sides import Asked

FRANCE = Asked("Paris", side="FRA")
GIFT = {"kind": "AID", "who": "la France", "to": "l'Ukraine"}


def entries(hand: Any, claims: list[dict[str, Any]], *, who: Asked = FRANCE, today: str | None = None, roots: Any = None) -> list[LedgerEntry]:
    """Each claim stands in a report of its own, of the day `day`."""
    reports = [hand.report(str(n), each.get("day"), outlet=f"outlet-{n}") for n, each in enumerate(claims)]
    made = [hand.claim(str(n), reports[n], **{**GIFT, **{k: v for k, v in each.items() if k != "day"}}) for n, each in enumerate(claims)]
    return list(ledger(who, [hand.told(made, reports, roots)], naming=hand.naming, today=today))


WORD = {"status": "planned", "by": "Paris:promise", "day": "2023-01-04"}


def test_a_deed_told_later_bears_a_promise_out(hand: Any) -> None:
    [entry] = entries(hand, [WORD, {"day": "2023-02-20"}, {"day": "2023-02-21", "by": "Kyiv:confirm"}])
    assert (entry.outcome, entry.word, entry.said.first, entry.negative) == ("borne out", "promised", "2023-01-04", False)
    assert entry.borne_out.speakers == ("the report", "Kyiv") and entry.borne_out.first == "2023-02-20"
    assert entry.borne_out.origins == ("R-1", "UKR")


def test_reprints_of_one_dispatch_are_one_origin(hand: Any) -> None:
    later = [{"day": "2023-02-20"}, {"day": "2023-02-20"}, {"day": "2023-02-21"}]
    [entry] = entries(hand, [WORD, *later], roots={"R-2": "R-1", "R-3": "R-1"})
    assert len(entry.borne_out.claims) == 3 and entry.borne_out.origins == ("R-1",)


@pytest.mark.parametrize(
    ("later", "outcome"),
    [
        pytest.param([], "nothing yet", id="nothing"),
        pytest.param([{"day": "2023-01-04"}], "nothing yet", id="told on the same day"),
        pytest.param([{"day": None}], "nothing yet", id="told on nobody knows what day"),
        pytest.param([{"day": "2023-01-09", "on": ("2022-12-01", "2022-12-05")}], "nothing yet", id="an earlier delivery"),
        pytest.param([{"day": "2023-01-09", "status": "planned", "by": "Paris"}], "nothing yet", id="announced again"),
        pytest.param([{"day": "2023-01-09", "certainty": "PS"}], "nothing yet", id="perhaps done"),
        pytest.param([{"day": "2023-01-09", "by": "Moscou:accuse"}], "nothing yet", id="charged with it"),
        pytest.param([{"day": "2023-01-09", "who": "Belarus"}], "nothing yet", id="done by another"),
        pytest.param([{"day": "2023-01-09", "polarity": "-", "by": "Kyiv"}], "contradicted", id="said not to have happened"),
        pytest.param([{"day": "2023-01-09"}, {"day": "2023-01-09", "polarity": "-", "by": "Kyiv"}], "told both ways", id="both"),
        pytest.param([{**WORD, "day": "2023-01-09", "polarity": "-"}], "taken back", id="taken back"),
        pytest.param([{**WORD, "day": "2023-01-09", "polarity": "-"}, {"day": "2023-01-12"}], "borne out", id="taken back, and done"),
    ],
)
def test_outcomes(hand: Any, later: list[dict[str, Any]], outcome: str) -> None:
    assert entries(hand, [WORD, *later])[0].outcome == outcome


def test_the_word_told_again_is_no_deed(hand: Any) -> None:
    pledge = {**WORD, "kind": "AGREE", "day": "2023-01-19"}
    retold = {"kind": "AGREE", "day": "2023-01-20", "on": ("2023-01-19", "2023-01-19")}
    assert entries(hand, [pledge, retold])[0].outcome == "nothing yet"
    assert entries(hand, [pledge, {**retold, "on": ("2023-01-20", "2023-01-20")}])[0].outcome == "borne out"


def test_a_word_of_months_is_dated_by_its_last_day(hand: Any) -> None:
    report = hand.report("1", "2023-01-16")
    claim = hand.claim("1", report, **GIFT, status="planned", by="Paris")
    vague = msgspec.structs.replace(claim.source[0], said=When("2022-01-16/2023-01-16", "2022-01-16", "2023-01-16"))
    [entry] = ledger(FRANCE, [hand.told([msgspec.structs.replace(claim, source=(vague,))], [report])], naming=hand.naming)
    assert entry.said.first == "2023-01-16"


def test_a_word_not_to_do_it_is_contradicted_by_the_deed(hand: Any) -> None:
    refusal = {**WORD, "polarity": "-"}
    [kept] = entries(hand, [refusal, {"day": "2023-01-20", "polarity": "-"}])
    assert (kept.negative, kept.outcome, kept.borne_out.claims) == (True, "nothing yet", ())
    [broken] = entries(hand, [refusal, {"day": "2023-01-20"}])
    assert (broken.negative, broken.outcome) == (True, "contradicted")


@pytest.mark.parametrize(("today", "passed"), [(None, False), ("2023-01-16", False), ("2023-01-31", False), ("2023-02-01", True)])
def test_a_day_that_passed_contradicts_nothing(hand: Any, today: str | None, passed: bool) -> None:
    [entry] = entries(hand, [{**WORD, "on": ("2023-01-16", "2023-01-31")}], today=today)
    assert (entry.outcome, entry.due.latest, entry.passed) == ("nothing yet", "2023-01-31", passed)


def test_what_is_told_of_has_not_passed(hand: Any) -> None:
    [entry] = entries(hand, [{**WORD, "on": ("2023-01-16", "2023-01-31")}, {"day": "2023-01-20"}], today="2023-03-01")
    assert (entry.outcome, entry.passed) == ("borne out", False)


def test_the_narrowest_day_is_the_one_due(hand: Any) -> None:
    told = [(None, "2023-06-30"), ("2023-01-01", "2023-03-31"), ("2023-02-01", "2023-02-28"), (None, None)]
    [entry] = entries(hand, [{**WORD, "on": each} for each in told])
    assert (entry.due.earliest, entry.due.latest) == ("2023-02-01", "2023-02-28")


@pytest.mark.parametrize(
    ("claim", "whose"),
    [
        pytest.param({}, True, id="it says so"),
        pytest.param({"by": ""}, True, id="a report says what it will do"),
        pytest.param({"by": "agency-x"}, True, id="a report cites another outlet"),
        pytest.param({"who": "", "by": "Paris"}, True, id="no doer named"),
        pytest.param({"who": "Belarus", "by": "Paris:announce"}, True, id="it announces what another will do"),
        pytest.param({"who": "Belarus", "by": "Paris:warn"}, False, id="it warns of another's plan"),
        pytest.param({"by": "Moscou"}, False, id="another says what it plans"),
        pytest.param({"who": "Belarus", "by": "Minsk"}, False, id="another's own"),
        pytest.param({"by": "", "on": ("2022-02-24", "2022-02-24")}, False, id="a report tells what was meant then"),
        pytest.param({"kind": "ACCUSE"}, False, id="an accusation to come"),
        pytest.param({"status": "requested"}, False, id="a demand is no promise"),
        pytest.param({"status": "possible"}, False, id="a possibility is no word"),
        pytest.param({"certainty": "U"}, False, id="not committed to"),
    ],
)
def test_whose_word_it_is(hand: Any, claim: dict[str, Any], whose: bool) -> None:
    assert bool(entries(hand, [{**WORD, **claim}])) is whose


def test_threats_and_announcements_are_named(hand: Any) -> None:
    assert entries(hand, [{**WORD, "by": "Paris"}])[0].word == "announced"
    assert entries(hand, [{**WORD, "by": "Paris", "status": "threatened"}])[0].word == "threatened"


def test_entries_come_in_the_order_of_the_words(hand: Any) -> None:
    days = ("2023-01-09", None, "2023-01-04")
    reports = [hand.report(str(n), day) for n, day in enumerate(days)]
    told = [hand.told([hand.claim(str(n), report, **GIFT, status="planned", by="Paris")], [report]) for n, report in enumerate(reports)]
    found = ledger(FRANCE, told, naming=hand.naming)
    assert [entry.said.first for entry in found] == ["2023-01-04", "2023-01-09", None]
    assert found == ledger(FRANCE, told[::-1], naming=hand.naming)
