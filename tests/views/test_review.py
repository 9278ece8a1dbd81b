"""The queue of what to check first: the doubtful on which much rests, with the reasons in words."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selon.model import Contradiction, Judgement, Side
from selon.views.review import queue

PRONOUN = ("pronoun resolved by rule",)


def world(hand: Any) -> Any:
    """A much-told event with a doubtful claim, and a little-told one with the same doubt."""
    reports = [hand.report(str(n), f"2023-01-0{n + 1}", outlet=f"outlet-{n}") for n in range(4)]
    voices = (("Kyiv", ()), ("Moscou", ()), ("Minsk", PRONOUN))
    much = [hand.claim(f"m{n}", reports[n], by=by, where="Dnipro", flags=flags) for n, (by, flags) in enumerate(voices)]
    little = hand.claim("l", reports[3], by="Paris", where="Soledar", flags=PRONOUN)
    return hand.told(much, reports), hand.told([little], reports)


def asked(told: Any, **given: Any) -> list[Any]:
    return list(queue(told, roots={}, **given))


def test_only_the_doubtful_and_what_more_rests_on_first(hand: Any) -> None:
    found = asked(world(hand))
    assert [each.claim.id for each in found] == ["C-m2", "C-l"]
    first = found[0]
    assert (first.impact, first.doubt) == (3, 1) and [each.words for each in first.doubts] == list(PRONOUN)
    assert first.matters[0].words == "its event is told by 3 origins, reports: 3"


def test_what_a_person_has_seen_is_not_asked_again_unless_named(hand: Any) -> None:
    assert [each.claim.id for each in asked(world(hand), reviewed={"C-m2"})] == ["C-l"]
    assert [each.claim.id for each in asked(world(hand), reviewed={"C-m2"}, but="C-m2")] == ["C-m2", "C-l"]
    assert asked(world(hand), but="C-m0")[0].claim.id == "C-m0", "plain, but asked for"


@pytest.mark.parametrize(("flag", "asked_for"), [("pronoun resolved by rule", True), ("reported", False), ("not confirmed by the speaker", False)])
def test_the_reserve_of_a_speaker_is_no_doubt_about_the_reading(hand: Any, flag: str, asked_for: bool) -> None:
    told = hand.told([hand.claim("a", hand.report("1"), by="Kyiv", flags=(flag,))], [hand.report("1")])
    assert bool(asked([told])) == asked_for


@pytest.mark.parametrize(
    ("by", "who", "kind", "words"),
    [
        ("a friend", "Moscou", "ASSAULT", ["no party known by the name “a friend”"]),
        ("Kyiv", "the men", "ASSAULT", ["no party known by the name “the men”"]),
        ("Kyiv", "", "ACCUSE", ["words of this kind have a speaker, and none was found"]),
        ("Kyiv", "", "ASSAULT", []),
    ],
)
def test_what_counts_as_doubt(hand: Any, by: str, who: str, kind: str, words: list[str]) -> None:
    told = hand.told([hand.claim("a", hand.report("1"), by=by, who=who, kind=kind)], [hand.report("1")])
    assert [ground.words for each in asked([told]) for ground in each.doubts] == words


def test_sides_of_a_contradiction_weigh_and_the_only_holder_most(hand: Any) -> None:
    told = world(hand)
    sides = (Side("12", ("C-m0", "C-m1"), ("Kyiv", "Moscou"), 2), Side("40", ("C-m2",), ("Minsk",), 1))
    point = Contradiction("X-1", told[0].event.id, "how_many", "true", "figures", sides)
    plain, alone = asked(told)[0], asked(told, contradictions=[point])[0]
    assert alone.impact == plain.impact + 4 and "it alone holds its side of an open contradiction: how many" in {each.words for each in alone.matters}
    apparent = msgspec.structs.replace(point, kind="apparent")
    assert asked(told, contradictions=[apparent])[0].impact == plain.impact


def test_what_an_event_would_lose_with_the_claim(hand: Any) -> None:
    reports = [hand.report(str(n), outlet=f"o{n}") for n in range(2)]
    claims = [hand.claim(f"c{n}", reports[n], by=by, where="Dnipro", flags=PRONOUN) for n, by in enumerate(("Kyiv", "Moscou"))]
    assert {"without it only one origin affirms its event"} <= {each.words for each in asked([hand.told(claims, reports)])[0].matters}
    denial = hand.claim("d", reports[1], by="Moscou:deny", polarity="-", where="Dnipro")
    [entry] = asked([hand.told([claims[0], denial], reports)])
    assert "without it nobody affirms its event" in {each.words for each in entry.matters}


def test_a_claim_between_events_names_them_until_a_person_has_spoken(hand: Any) -> None:
    reports = [hand.report(str(n), outlet=f"o{n}") for n in range(3)]
    alone = hand.told([hand.claim("u", reports[0], by="Kyiv")], reports)
    rival = hand.told([hand.claim("r", reports[1], by="Moscou"), hand.claim("s", reports[2], by="Kyiv")], reports, unsure=["C-u"])
    [entry] = asked([alone, rival])
    assert [each.event for each in entry.rivals] == [rival.event.id] and entry.rivals[0].claim in rival.event.claims
    assert entry.impact >= rival.event.origins, "it would add to the greater of them"
    judged = Judgement("C-s", "C-u", "different", by="ann")
    assert asked([alone, rival], judged=[judged]) == []


ROWS = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(0, 7), st.sampled_from(["", "Kyiv", "a friend", "Moscou:deny"]), st.sampled_from("+-"), st.none()
    ),
    max_size=12,
)


@settings(deadline=None)
@given(ROWS, st.randoms())
def test_the_queue_is_ordered_and_does_not_depend_on_the_order_of_events(hand: Any, rows: Any, chance: Any) -> None:
    told = hand.world(rows)
    found = asked(told, narrow={"C-0001", "C-0003"})
    assert all(each.doubt > 0 and each.impact > 0 for each in found)
    ranks = [each.impact * each.doubt for each in found]
    assert ranks == sorted(ranks, reverse=True) and len({each.claim.id for each in found}) == len(found)
    chance.shuffle(told)
    assert asked(told, narrow={"C-0001", "C-0003"}) == found
