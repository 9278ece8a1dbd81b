"""Where the voices of one event part, on claims made by hand: what is true, what is apparent and why, and what is left out."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.events.disputes import disputes
from selon.knowledge.identity import party
from selon.model import Actor, Contradiction, Place, Told


def found(teller: Any, point: str | None = None, kind: str | None = None) -> list[Contradiction]:
    return [
        each for each in disputes(teller.told(), party=party)
        if (point is None or each.point == point) and (kind is None or each.kind == kind)
    ]  # fmt: skip


def only(teller: Any) -> Contradiction:
    every = found(teller)
    assert len(every) == 1, [(each.point, each.kind, each.reason) for each in every]
    return every[0]


def values(each: Contradiction) -> list[str]:
    return [side.value for side in each.sides]


def killed(low: float | None, high: float | None, text: str) -> list[tuple[str, float | None, float | None, str]]:
    return [("killed", low, high, text)]


# how many ------------------------------------------------------------------------------------------------------------


def test_two_sides_with_figures_apart_contradict_each_other(teller: Any) -> None:
    teller.tell("63 soldats ont été tués", by="Moscou", count=killed(63, 63, "63"), lang="fr")
    teller.tell("about 400 soldiers were killed", by="Kyiv", count=killed(360, 440, "about 400"))
    each = only(teller)
    assert (each.point, each.kind) == ("how_many", "true")
    assert [(side.value, side.speakers) for side in each.sides] == [("63 killed", ("Moscou",)), ("360–440 killed", ("Kyiv",))]


def test_a_side_that_corrects_itself_is_apparent_and_stays_one_side_of_the_true_one(teller: Any) -> None:
    teller.tell("63 soldiers were killed", by="Moscow", day="2023-01-02", count=killed(63, 63, "63"))
    teller.tell("89 soldats ont été tués", by="Moscou", day="2023-01-04", count=killed(89, 89, "89"), lang="fr")
    teller.tell("about 400 soldiers were killed", by="Kyiv", day="2023-01-02", count=killed(360, 440, "about 400"))
    true, apparent = found(teller)
    assert (true.kind, values(true)) == ("true", ["63 killed, then 89 killed", "360–440 killed"])
    assert (apparent.kind, values(apparent)) == ("apparent", ["63 killed", "89 killed"])
    assert apparent.reason.startswith("updated by ")


def test_a_correction_in_one_breath(teller: Any) -> None:
    teller.tell("Moscou a reconnu 63 morts, puis 89", by="Moscou", count=[*killed(63, 63, "63"), *killed(89, 89, "89")], lang="fr")
    each = only(teller)
    assert (each.kind, values(each), each.reason) == ("apparent", ["63 killed", "89 killed"], "updated by Moscou")


@pytest.mark.parametrize(
    ("first", "second"),
    [(("dozens", 20, 99), ("45", 45, 45)), (("at least 12", 12, None), ("20", 20, 20)), (("up to 50", None, 50), ("30", 30, 30))],
)
def test_a_wider_number_is_no_true_contradiction(teller: Any, first: Any, second: Any) -> None:
    for (text, low, high), by in ((first, "Moscow"), (second, "Kyiv")):
        teller.tell(f"{text} were killed", by=by, count=killed(low, high, text))
    each = only(teller)
    assert (each.kind, each.reason) == ("apparent", "one figure is wider than the other")


def test_overlapping_numbers_contradict_nobody(teller: Any) -> None:
    teller.tell("10 to 20 were killed", by="Moscow", count=killed(10, 20, "10 to 20"))
    teller.tell("15 to 30 were killed", by="Kyiv", count=killed(15, 30, "15 to 30"))
    assert not found(teller)


def test_killed_and_wounded_are_no_pair(teller: Any) -> None:
    teller.tell("12 were killed", by="Moscow", count=killed(12, 12, "12"))
    teller.tell("64 were hurt", by="Kyiv", count=[("injured", 64, 64, "64")])
    assert not found(teller)


@pytest.mark.parametrize(
    ("words", "text", "lang"),
    [("three children were killed", "three", "en"), ("40 morts, dont 3 secouristes", "3", "fr"), ("five dead, including two mayors", "two", "en")],
)
def test_a_part_is_not_set_against_the_whole(teller: Any, words: str, text: str, lang: str) -> None:
    teller.tell(words, by="Kyiv", count=killed(3, 3, text), lang=lang)
    teller.tell("40 people were killed", by="Moscow", count=killed(40, 40, "40"))
    assert not found(teller)


def test_soldiers_and_civilians_are_counted_apart_but_each_may_be_all(teller: Any) -> None:
    teller.tell("12 civils ont été tués", by="Kiev", count=killed(12, 12, "12"), lang="fr")
    teller.tell("200 soldiers were killed", by="Moscow", count=killed(200, 200, "200"))
    assert not found(teller)
    teller.tell("30 people were killed", by="the monitors", count=killed(30, 30, "30"))
    assert len(found(teller, "how_many", "true")) == 1


def test_things_are_compared_with_their_like(teller: Any) -> None:
    fields: dict[str, Any] = {"type": "AID", "mode": "arms", "status": "planned"}
    teller.tell("14 chars seront livrés", by="Moscou", count=[("equipment", 14, 14, "14")], lang="fr", **fields)
    teller.tell("50 vehicles will be sent", by="Kyiv", count=[("equipment", 50, 50, "50")], **fields)
    assert not found(teller)
    teller.tell("31 tanks will be sent", by="Kyiv", count=[("equipment", 31, 31, "31")], **fields)
    assert values(only(teller)) == ["14 equipment (tanks)", "31 equipment (tanks)"]


def test_the_number_of_a_model_is_no_figure(teller: Any) -> None:
    fields: dict[str, Any] = {"type": "AID", "mode": "arms", "status": "planned"}
    teller.tell("London will send Challenger 2 tanks", by="Kyiv", count=[("equipment", 2, 2, "2")], **fields)
    teller.tell("London will send 14 tanks", by="Moscow", count=[("equipment", 14, 14, "14")], **fields)
    assert not found(teller)


def test_a_toll_that_reports_tell_day_by_day_is_apparent(teller: Any) -> None:
    for day, number in (("2023-01-14", 12), ("2023-01-15", 30), ("2023-01-16", 40)):
        teller.tell(f"{number} people were killed", day=day, count=killed(number, number, str(number)))
    each = only(teller)
    assert (each.kind, each.reason, values(each)) == ("apparent", "given on different days", ["12 killed", "30 killed", "40 killed"])


def test_a_number_ten_times_smaller_is_another_count(teller: Any) -> None:
    teller.tell("600 soldiers were killed", by="Moscow", day="2023-01-08", count=killed(600, 600, "600"))
    teller.tell("63 soldiers were killed", by="Moscow", day="2023-01-19", count=killed(63, 63, "63"))
    assert not found(teller)


def test_what_a_voice_counts_beside_its_toll_is_no_toll(teller: Any) -> None:
    teller.tell("63 soldats ont été tués", by="Moscou", report="R-1", count=killed(63, 63, "63"), lang="fr")
    teller.tell("deux autres sont morts ailleurs", by="Moscou", report="R-1", count=killed(2, 2, "deux"), lang="fr")
    teller.tell("about 400 soldiers were killed", by="Kyiv", count=killed(360, 440, "about 400"))
    assert sorted(values(only(teller))) == ["360–440 killed", "63 killed"]


def test_one_place_against_the_whole(teller: Any) -> None:
    fields: dict[str, Any] = {"by": "Kyiv", "mode": "shootdown", "report": "R-1"}
    teller.tell("39 drones were shot down", count=[("equipment", 39, 39, "39")], place=[], **fields)
    teller.tell("22 drones were shot down over Dnipro", count=[("equipment", 22, 22, "22")], place=["Dnipro"], **fields)
    assert (only(teller).kind, only(teller).reason) == ("apparent", "one place against the whole")


def test_a_third_party_that_counts_more_a_day_later_contradicts_nobody(teller: Any) -> None:
    teller.tell("30 people were killed", by="the governor", day="2023-01-15", count=killed(30, 30, "30"))
    teller.tell("40 people were killed", by="the monitors", day="2023-01-16", count=killed(40, 40, "40"))
    assert not found(teller, kind="true")


def test_no_losses_against_a_figure(teller: Any) -> None:
    teller.tell("plus de 600 soldats ont été tués", by="Moscou", count=killed(600, None, "plus de 600"), lang="fr")
    teller.tell("Kyiv denied any losses", by="Kyiv", stance="deny", mode="casualties")
    many, whether = found(teller, "how_many"), found(teller, "whether")
    assert [(values(each), each.kind) for each in many] == [(["at least 600 killed", "none killed"], "true")]
    assert [each.kind for each in whether] == ["true"]


def test_several_peoples_counted_in_one_breath_are_no_correction(teller: Any) -> None:
    counts = [*killed(84, 84, "84"), *killed(47, 47, "47")]
    teller.tell("84 foreign mercenaries and 47 local soldiers were killed", by="Kyiv", count=counts)
    assert not found(teller)
    teller.tell("100 people were killed", by="Moscow", count=killed(100, 100, "100"))
    assert not found(teller)


def test_a_number_that_its_own_side_tells_loosely_is_no_wider_one(teller: Any) -> None:
    teller.tell("89 soldiers were killed", by="Kyiv", count=killed(89, 89, "89"))
    teller.tell("plus de 89 soldats ont été tués", by="Kiev", count=killed(89, None, "plus de 89"), lang="fr")
    assert not found(teller)


def test_who_were_all_counted_is_in_dispute_so_their_kinds_keep_no_figures_apart(teller: Any) -> None:
    fighters, men = Actor("203 fighters", "MLI REB", "MLI"), Actor("some 300 civilian men", "MLI CVL", "MLI")
    teller.tell("203 fighters were killed", by="Moscow", count=killed(203, 203, "203"), recipient=[fighters])
    teller.tell("some 300 civilian men were killed", by="the monitors", count=killed(270, 330, "some 300"), recipient=[men])
    assert [(each.point, each.kind) for each in found(teller)] == [("to_whom", "true"), ("how_many", "true")]


def test_a_denied_figure_keeps_its_denial(teller: Any) -> None:
    teller.tell("600 soldiers were killed", by="Moscow", count=killed(600, 600, "600"))
    teller.tell("denied that 600 soldiers were killed", by="Kyiv", stance="deny", count=killed(600, 600, "600"))
    assert [values(each) for each in found(teller, "how_many")] == [["600 killed", "not 600 killed"]]


def test_who_quotes_the_other_side_does_not_change_it(teller: Any) -> None:
    for report in ("R-1", "R-2", "R-3"):
        teller.tell("63 soldiers were killed", by="Moscow", report=report, count=killed(63, 63, "63"))
        teller.tell("about 400 soldiers were killed", by="Kyiv", report=report, count=killed(360, 440, "about 400"))
    teller.tell("about 400 soldiers were killed", by="Moscow", day="2023-01-09", count=killed(360, 440, "about 400"))
    each = found(teller, "how_many", "true")[0]
    assert values(each) == ["63 killed", "360–440 killed"]


def test_a_number_of_another_sentence_is_not_the_claims(teller: Any) -> None:
    quote = "The ministry raised the toll to 89. At least twelve civilians were killed."
    counts = [("killed", 89, 89, "89"), ("killed", 12, None, "At least twelve")]
    teller.tell(quote, by="Kyiv", trigger="were killed", count=counts)
    teller.tell("89 people were killed", by="Moscow", count=killed(89, 89, "89"))
    assert all("89" not in side.value for each in found(teller) for side in each.sides if side.speakers == ("Kyiv",))


def test_a_denied_figure_leaves_open_whether_anybody_was_hit(teller: Any) -> None:
    teller.tell("600 soldiers were killed", by="Moscow", count=killed(600, 600, "600"))
    teller.tell("denied that 600 soldiers were killed", by="Kyiv", stance="deny", count=killed(600, 600, "600"))
    assert [each.point for each in found(teller)] == ["how_many"]


# whether -------------------------------------------------------------------------------------------------------------


def test_affirmed_and_denied(teller: Any) -> None:
    teller.tell("ses hommes ont pris la ville", by="Wagner", mode="capture", lang="fr")
    teller.tell("the town has fallen", mode="capture")
    teller.tell("denied that the town had fallen", by="Kyiv", stance="deny", mode="capture")
    each = only(teller)
    assert (each.point, each.kind) == ("whether", "true")
    assert [(side.value, side.speakers, side.origins) for side in each.sides] == [
        ("it happened", ("Wagner", "the report"), 2),
        ("it did not happen", ("Kyiv",), 1),
    ]


def test_reports_of_one_origin_are_one_origin_with_all_their_claims(teller: Any) -> None:
    for _ in range(3):
        teller.tell("the town has fallen", mode="capture", origin="agency-a")
    teller.tell("denied that the town had fallen", by="Kyiv", stance="deny", mode="capture")
    side = only(teller).sides[0]
    assert (side.origins, len(side.claims), side.speakers) == (1, 3, ("the report",))


def test_reports_that_disagree_in_their_own_voice_are_left_out(teller: Any) -> None:
    teller.tell("the town has fallen", mode="capture")
    teller.tell("the town has not fallen", mode="capture", polarity="-")
    assert not found(teller)


def test_a_voice_that_another_of_its_own_side_denies(teller: Any) -> None:
    teller.tell("a missile was shot down", by="Kiev", mode="shootdown", report="R-1")
    teller.tell("l'armée de l'air a démenti", by="l'armée ukrainienne", mode="shootdown", stance="deny", report="R-1", lang="fr")
    assert (only(teller).kind, [side.speakers for side in only(teller).sides]) == ("true", [("Kiev",), ("armée ukrainienne",)])


def test_what_was_told_as_not_so_may_have_happened_since(teller: Any) -> None:
    teller.tell("Berlin has not agreed", by="Moscow", day="2023-01-20", type="AGREE", mode=None, polarity="-", actor=["Kyiv"])
    teller.tell("Berlin agreed", by="Kyiv", day="2023-01-25", type="AGREE", mode=None, actor=["Kyiv"])
    assert (only(teller).kind, only(teller).reason) == ("apparent", "said at another time: it may have happened since")


def test_claims_with_nothing_in_common_but_the_event_do_not_deny_each_other(teller: Any) -> None:
    teller.tell("the town has been cut off", by="Moscow", mode="siege", place=[])
    teller.tell("there was no encirclement", by="Kyiv", mode="siege", stance="deny", place=[])
    assert not found(teller)
    teller.tell("denied the siege of the town", by="Minsk", mode="siege", stance="deny", place=[], report="R-000000000000")
    assert [each.kind for each in found(teller)] == ["true"]


def test_an_auxiliary_is_no_word_in_common(teller: Any) -> None:
    teller.tell("the town has fallen", by="Moscow", mode="capture", trigger="has fallen", place=[])
    teller.tell("denied that it had been lost", by="Kyiv", mode="capture", trigger="had been lost", stance="deny", place=[])
    teller.tell("the bridge had been built", by="Minsk", mode="capture", trigger="had been built", place=[])
    assert not found(teller)
    teller.tell("denied that the town had fallen", by="Kyiv", mode="capture", trigger="had fallen", stance="deny", place=[])
    assert [each.kind for each in found(teller)] == ["true"]


def test_two_deeds_of_one_event_do_not_deny_each_other(teller: Any) -> None:
    teller.tell("fighting goes on in the town", by="Moscow", mode="clash", status="ongoing", actor=["Moscow"])
    teller.tell("the town has not fallen", by="Kyiv", mode="capture", stance="deny")
    assert not found(teller)


def test_a_denial_of_losses_is_no_denial_of_the_strike(teller: Any) -> None:
    teller.tell("Russia struck the town", by="Moscow", mode="airstrike")
    teller.tell("there were no losses", by="Kyiv", stance="deny", mode="casualties")
    assert not found(teller)


def test_who_names_others_that_were_hit_denies_no_deed_but_whom_it_hit(teller: Any) -> None:
    teller.tell("64 people were killed", by="the monitors", count=killed(64, 64, "64"))
    denied: dict[str, Any] = {"by": "Kyiv", "stance": "deny", "mode": "casualties", "recipient": [Actor("no civilians", "CVL")]}
    teller.tell("no civilians were killed", **denied)
    assert {each.point for each in found(teller)} == {"whether", "how_many"}
    teller.tell("struck fighters", by="Kyiv", recipient=[Actor("fighters", "REB")])
    assert not found(teller)


def test_words_of_two_languages_do_not_make_two_doers(teller: Any) -> None:
    teller.tell("les rebelles sont entrés dans la ville", by="Moscou", actor=[Actor("les rebelles", "REB")], mode="invasion", lang="fr")
    teller.tell("denied that rebels had entered", by="Kyiv", actor=[Actor("rebels", "REB")], stance="deny", mode="invasion")
    assert [(each.point, each.kind) for each in found(teller)] == [("whether", "true")]


def test_other_words_of_one_language_and_two_states_make_two_doers(teller: Any) -> None:
    teller.tell("the rebels entered the town", by="Moscow", actor=[Actor("the rebels", "REB")], mode="invasion")
    teller.tell("residents did not enter", by="Kyiv", actor=[Actor("residents", "CVL")], mode="invasion", polarity="-")
    assert not found(teller)
    teller.tell("l'armée russe est entrée", by="Minsk", actor=[Actor("l'armée russe", "RUS MIL", "RUS")], mode="raid", lang="fr")
    teller.tell("no troops of ours entered", by="the monitors", actor=[Actor("Belarus", "BLR GOV", "BLR")], mode="raid", polarity="-")
    assert not found(teller)


def test_only_possible_against_denied_is_apparent(teller: Any) -> None:
    teller.tell("may have struck the town", by="the monitors", certainty="PS")
    teller.tell("denied the strike", by="Kyiv", stance="deny")
    assert (only(teller).kind, only(teller).reason) == ("apparent", "one side only calls it possible")


@pytest.mark.parametrize(("one", "other"), [("requested", "happened"), ("hypothetical", "happened"), ("threatened", "planned")])
def test_what_is_asked_feared_or_supposed_affirms_nothing(teller: Any, one: str, other: str) -> None:
    teller.tell("should withdraw", by="Kyiv", status=one)
    teller.tell("did not withdraw", by="Moscow", status=other, polarity="-")
    assert not found(teller)


def test_a_changed_position_is_apparent(teller: Any) -> None:
    teller.tell("n'entrera pas en guerre", by="Minsk", day="2023-01-16", status="planned", polarity="-", lang="fr")
    teller.tell("will enter the war", by="Minsk", day="2023-01-25", status="planned")
    each = only(teller)
    assert (each.point, each.kind, each.reason) == ("whether", "apparent", "the position of Minsk changed")
    assert values(each) == ["it will not happen", "it will happen"]


def test_an_outlet_that_takes_its_report_back_is_apparent(teller: Any) -> None:
    teller.tell("a train has arrived", day="2023-01-17", type="MOBILIZE", origin="portal-f")
    teller.tell("no train has arrived", day="2023-01-18", type="MOBILIZE", polarity="-", origin="portal-f")
    assert (only(teller).kind, only(teller).reason) == ("apparent", "the outlet takes its report back")


def test_the_outlets_own_correspondent_speaks_for_it(teller: Any) -> None:
    teller.tell("des tirs ont éclaté, selon notre correspondant", by="notre correspondant", report="R-1", origin="name:x", lang="fr")
    teller.tell("un poste a été détruit", report="R-1", origin="R-1", lang="fr", mode="clash")
    teller.tell("il n'y a pas eu de tirs", day="2023-01-03", polarity="-", origin="R-1", lang="fr")
    assert (only(teller).kind, only(teller).reason) == ("apparent", "the outlet takes its report back")


def test_an_outlet_takes_back_nothing_that_others_said(teller: Any) -> None:
    teller.tell("des tirs ont éclaté", by="the monitors", report="R-1", origin="R-1", lang="fr")
    teller.tell("il n'y a pas eu de tirs", day="2023-01-03", polarity="-", origin="R-1", lang="fr")
    assert not found(teller)


def test_will_and_will_not_of_two_sides(teller: Any) -> None:
    teller.tell("Minsk will enter the war", by="Kyiv", status="planned")
    teller.tell("will not enter the war", by="Minsk", status="planned", polarity="-")
    assert (only(teller).point, only(teller).kind) == ("whether", "true")


def test_what_was_undecided_and_then_decided_is_apparent(teller: Any) -> None:
    teller.tell("will not be sent", by="Moscow", day="2023-01-20", status="planned", polarity="-", type="AID")
    teller.tell("will be sent", by="Kyiv", day="2023-01-25", status="planned", type="AID")
    assert (only(teller).kind, only(teller).reason) == ("apparent", "said at another time: it may have been decided in between")


# who, to whom --------------------------------------------------------------------------------------------------------


def test_each_accuses_the_other(teller: Any) -> None:
    teller.tell("Moscow shelled the plant", by="Kyiv", stance="accuse", actor=["Moscow"])
    teller.tell("Kiev a bombardé la centrale", by="Moscou", stance="accuse", actor=["Kiev"], lang="fr")
    each = only(teller)
    assert (each.point, each.kind, values(each)) == ("who", "true", ["Moscow", "Kiev"])


def test_two_that_claim_it_for_themselves(teller: Any) -> None:
    fighters = Actor("his fighters", "REB")
    teller.tell("his fighters have taken the town", by="Wagner", actor=[fighters], mode="capture")
    teller.tell("Moscow has taken the town", by="the Russian ministry", actor=["Moscow"], mode="capture")
    assert values(only(teller)) == ["Wagner", "Moscow"]


def test_two_armies_that_fight_are_no_rival_accounts(teller: Any) -> None:
    for name in ("Kyiv", "Moscow"):
        teller.tell("its troops are fighting in the town", by=name, actor=[Actor("its troops")], mode="clash", status="ongoing")
    assert not found(teller)


def test_a_side_of_two_minds_accuses_nobody(teller: Any) -> None:
    teller.tell("Moscow shelled the plant", by="Kyiv", actor=["Moscow"])
    teller.tell("Kyiv shelled the plant", by="Moscow", actor=["Kyiv"])
    teller.tell("Moscow shelled the plant", by="Moscow", actor=["Moscow"])
    assert not found(teller, "who")


def test_the_accused_that_denies_its_hand_in_a_deed_with_victims_disputes_who(teller: Any) -> None:
    teller.tell("a Russian missile hit the house", by="Kyiv", actor=["Moscow"])
    teller.tell("44 people were killed", count=killed(44, 44, "44"))
    teller.tell("44 people were killed", by="the governor", count=killed(44, 44, "44"))
    teller.tell("les forces russes ne bombardent pas d'immeubles", by="Moscou", actor=["Moscou"], polarity="-", status="ongoing", lang="fr")
    each = only(teller)
    assert (each.point, each.kind, values(each)) == ("who", "true", ["Moscou", "not Moscou"])


def test_who_tells_of_the_victims_himself_does_not_deny_the_deed(teller: Any) -> None:
    teller.tell("44 people were killed", by="the governor", count=killed(44, 44, "44"))
    teller.tell("40 to 50 people were killed", by="Minsk", count=killed(40, 50, "40 to 50"))
    teller.tell("Moscow did not strike the house", by="Minsk", actor=["Moscow"], polarity="-")
    teller.tell("Moscow struck the house", by="the governor", actor=["Moscow"])
    assert not found(teller, "whether")


def test_who_says_that_it_did_it_disowns_nothing(teller: Any) -> None:
    teller.tell("l'armée a tué 203 combattants", by="Moscou", actor=["Moscou"], recipient=[Actor("203 combattants")], lang="fr",
                count=killed(203, 203, "203"))  # fmt: skip
    teller.tell("a démenti toute exaction", by="Moscou", actor=["Moscou"], stance="deny", lang="fr")
    teller.tell("Moscow executed some 203 people", by="the monitors", actor=["Moscow"], recipient=[Actor("people")],
                count=killed(203, 203, "203"))  # fmt: skip
    assert not found(teller, "who")


def test_soldiers_by_one_account_civilians_by_another(teller: Any) -> None:
    teller.tell("struck soldiers", by="Moscow", recipient=[Actor("des soldats", "UKR MIL", "UKR")])
    teller.tell("struck residents", by="Kyiv", recipient=[Actor("residents", "UKR CVL", "UKR")])
    assert (only(teller).point, values(only(teller))) == ("to_whom", ["soldiers", "civilians"])


# where, when, name ---------------------------------------------------------------------------------------------------


def test_people_are_not_civilians_because_a_code_says_so(teller: Any) -> None:
    teller.tell("63 servicemen", by="Moscow", recipient=[Actor("63 servicemen", "RUS MIL", "RUS")])
    teller.tell("caused casualties", by="Kyiv", recipient=[Actor("casualties", "CVL")])
    assert not found(teller)


def test_a_toll_that_nobody_gives_is_the_reports_own(teller: Any) -> None:
    teller.tell("selon le dernier bilan, 12 personnes ont été tuées", by="le dernier bilan", count=killed(12, 12, "12"), lang="fr")
    teller.tell("20 people were killed", by="the governor", count=killed(20, 20, "20"))
    assert not found(teller, kind="true")


def test_one_official_who_says_otherwise_than_another_has_not_changed_his_mind(teller: Any) -> None:
    teller.tell("denied that the town had fallen", by="Kyiv", day="2023-01-11", stance="deny", mode="capture")
    teller.tell("the town has fallen", by="Volodymyr Zelensky", day="2023-01-13", mode="capture")
    assert not found(teller, kind="apparent")


def test_towns_far_apart(teller: Any) -> None:
    teller.tell("struck Dnipro", by="Kyiv", place=["Dnipro"])
    teller.tell("struck Kramatorsk", by="Moscow", place=["Kramatorsk"])
    assert (only(teller).point, only(teller).kind, values(only(teller))) == ("where", "true", ["Dnipro", "Kramatorsk"])


def test_neighbouring_towns_are_one_place(teller: Any) -> None:
    teller.tell("struck Makiivka", by="Kyiv", place=["Makiivka"])
    teller.tell("struck Horlivka", by="Moscow", place=["Horlivka"])
    assert not found(teller)


def test_a_region_is_wider_than_a_town(teller: Any) -> None:
    region = Place("région de Donetsk", country="UKR", precision="region")
    teller.tell("frappé dans la région de Donetsk", place=[region], lang="fr")
    teller.tell("struck Makiivka", by="Kyiv", place=["Makiivka"])
    each = only(teller)
    assert (each.point, each.kind, values(each)) == ("where", "apparent", ["région de Donetsk", "Makiivka"])


def test_fighting_in_a_town_and_in_a_region_is_no_wider_place(teller: Any) -> None:
    region = Place("région de Donetsk", country="UKR", precision="region")
    teller.tell("les combats se poursuivent", place=[region], mode="clash", status="ongoing", lang="fr")
    teller.tell("fighting in Makiivka", by="Kyiv", place=["Makiivka"], mode="clash", status="ongoing")
    assert not found(teller)


@pytest.mark.parametrize(
    ("second", "kind"),
    [("2023-01-01", "apparent"), ("2023-01-04", "true"), ("2022-02-24", None), ("2022-12-31", None)],
)
def test_days(teller: Any, second: str, kind: str | None) -> None:
    teller.tell("struck on the 31st", by="Kyiv", when="2022-12-31")
    teller.tell("struck", by="Moscow", when=second)
    assert [each.kind for each in found(teller, "when")] == ([kind] if kind else [])


def test_names_that_exclude_each_other(teller: Any) -> None:
    teller.tell("the explosion was an accident", by="Moscow", trigger="accident")
    teller.tell("l'attentat de mardi", by="Kiev", trigger="attentat", lang="fr")
    assert (only(teller).point, values(only(teller))) == ("name", ["accident", "attack"])


def test_names_that_go_together(teller: Any) -> None:
    teller.tell("the invasion of February", by="Kyiv", trigger="invasion")
    teller.tell("la guerre de février", by="Moscou", trigger="guerre", lang="fr")
    assert not found(teller)


# as a whole ----------------------------------------------------------------------------------------------------------


def _crowd(teller: Any) -> Told:
    """Every point at once."""
    teller.tell("63 soldiers were killed", by="Moscow", count=killed(63, 63, "63"), place=["Makiivka"], when="2022-12-31")
    teller.tell("89 soldats ont été tués", by="Moscou", day="2023-01-04", count=killed(89, 89, "89"), lang="fr")
    teller.tell("about 400 were killed", by="Kyiv", count=killed(360, 440, "about 400"), place=["Dnipro"], when="2023-01-03")
    teller.tell("les deux villes ont été touchées", lang="fr", place=[Place("Donbass", country="UKR", precision="region")])
    teller.tell("Kyiv did it, an accident", by="Moscow", stance="accuse", actor=["Kyiv"], trigger="accident", place=[])
    teller.tell("Moscow did it, an attack", by="Kyiv", stance="accuse", actor=["Moscow"], trigger="attack", place=[])
    teller.tell("denied the strike", by="Minsk", stance="deny", mode="airstrike")
    teller.tell("dozens were killed", count=killed(20, 99, "dozens"), day="2023-01-05")
    return teller.told()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(8)))
def test_the_order_of_the_claims_is_no_matter(teller: Any, order: list[int]) -> None:
    teller.claims.clear()
    told = _crowd(teller)
    first = disputes(told, party=party)
    assert {each.point for each in first} == {"whether", "who", "where", "when", "how_many", "name"}
    mixed = msgspec.structs.replace(told, claims=tuple(told.claims[n] for n in order))
    assert disputes(mixed, party=party) == first


def test_a_new_voice_leaves_the_ids_as_they_were(teller: Any) -> None:
    before = {each.id for each in disputes(_crowd(teller), party=party)}
    teller.tell("about 400 were killed", by="the monitors", day="2023-01-09", count=killed(360, 440, "about 400"))
    teller.tell("120 were killed", by="Minsk", day="2023-01-09", count=killed(120, 120, "120"))
    teller.tell("denied the strike", by="the monitors", day="2023-01-09", stance="deny", mode="airstrike")
    assert before <= {each.id for each in disputes(teller.told(), party=party)}


def test_ids_do_not_depend_on_the_event_and_differ_from_one_another(teller: Any) -> None:
    told = _crowd(teller)
    other = msgspec.structs.replace(told, event=msgspec.structs.replace(told.event, id="E-2"))
    ids = [each.id for each in disputes(told, party=party)]
    assert ids == [each.id for each in disputes(other, party=party)]
    assert len(set(ids)) == len(ids)


def test_one_claim_contradicts_nobody(teller: Any) -> None:
    teller.tell("63 soldiers were killed", by="Moscow", count=killed(63, 63, "63"))
    assert not found(teller)
