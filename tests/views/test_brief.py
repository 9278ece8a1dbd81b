"""The brief: which events, in which order, and each position with its own words."""

from __future__ import annotations

from typing import Any

from selon.model import Event, When
from selon.views.brief import ahead, line, positions, weighty


def event(identity: str, origins: int, *, day: str | None = "2023-01-20", last: str = "2023-01-24", disputes: int = 0) -> Event:
    return Event(
        id=identity, type="ASSAULT", mode=None, summary="", when=When(day, day, day), place=(), reports=("R-1",), origins=origins,
        claims=(), disputes=("X-1",) * disputes, first=last, last=last,
    )  # fmt: skip


def test_most_origins_first_a_contradiction_for_two_and_old_ones_last() -> None:
    events = [
        event("E-old", 9, day="2022-02-24"), event("E-one", 1), event("E-four", 4), event("E-three", 3, disputes=1), event("E-undated", 2, day=None),
    ]  # fmt: skip
    assert [each.id for each in weighty(events, last="2023-01-25", most=9)] == ["E-three", "E-four", "E-undated", "E-one", "E-old"]
    assert len(weighty(events, last="2023-01-25", most=2)) == 2


def test_who_holds_it_and_who_denies_it_each_in_their_words(hand: Any) -> None:
    reports = [hand.report("1", "2023-01-08", "agency-a"), hand.report("2", "2023-01-09", "daily-b", lang="en")]
    long = "Moscow says that its missiles killed more than six hundred soldiers in two buildings of Kramatorsk."
    claims = [
        hand.claim("a", reports[0], by="Moscou", where="Kramatorsk", killed=600, quote=long),
        hand.claim("b", reports[0], by="la Russie", where="Kramatorsk", quote="Moscow repeats it, and adds nothing to what was said."),
        hand.claim("c", reports[1], by="Ukraine's army:deny", polarity="-", where="Kramatorsk", quote="Ukraine's army denied that anybody had died."),
        hand.claim("d", reports[1], by="Kyiv", status="possible", where="Kramatorsk"),
    ]
    told = hand.told(claims, reports)
    holds, denies = positions(told)
    assert (holds.stand, holds.origins, holds.voices) == ("holds", 1, ("Moscou",)), "one side is one voice, whatever it is called"
    assert holds.quote.words == long and holds.quote.claim == "C-a" and holds.quote.day == "2023-01-08"
    assert (denies.stand, denies.quote.verb, denies.quote.lang, denies.quote.glyph) == ("denies", "denies", "en", "✕")
    assert line(told).origins == told.event.origins


def test_an_outlet_stands_for_its_own_voice(hand: Any) -> None:
    report = hand.report("1", "2023-01-08", "agency-a")
    told = hand.told([hand.claim("a", report)], [report])
    assert positions(told)[0].voices == ("agency-a",) and positions(told)[0].quote.speaker == "agency-a"


def test_a_bare_possibility_is_told_only_where_nobody_says_more(hand: Any) -> None:
    report = hand.report("1", "2023-01-08")
    maybe = hand.told([hand.claim("a", report, status="possible", by="Kyiv")], [report])
    assert [each.stand for each in positions(maybe)] == ["supposes"]
    not_possible = hand.told([hand.claim("b", report, status="possible", polarity="-", by="Kyiv")], [report])
    assert positions(not_possible) == (), "that it cannot be is no denial that it was"


def test_what_is_to_come_unless_it_has_begun(hand: Any) -> None:
    report = hand.report("1", "2023-01-24")
    soon = hand.claim("a", report, status="planned", by="Minsk", on=("2023-02-01", "2023-02-01"), where="Dnipro")
    past = hand.claim("b", report, status="planned", by="Minsk", on=("2023-01-02", "2023-01-02"), where="Soledar")
    next_year = hand.claim("c", report, status="planned", by="Minsk", on=("2024-01-16", "2024-01-16"), where="Makiivka")
    begun = [
        hand.claim("d", report, status="planned", by="Kyiv", on=("2023-02-01", "2023-02-03"), where="Kramatorsk"),
        hand.claim("e", report, status="ongoing", by="Minsk", on=("2023-01-24", "2023-02-01"), where="Kramatorsk"),
    ]
    told = [hand.told([each], [report]) for each in (soon, past, next_year)] + [hand.told(begun, [report])]
    found = ahead(told, last="2023-01-25", most=5)
    assert [(each.event, each.quote.speaker) for each in found] == [("E-a", "Minsk")]
