"""What a report would add to an event: a first voice, a value, another origin, a contradiction, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from selon.events.disputes import disputes
from selon.knowledge.identity import party
from selon.model import Claim
from selon.views import Addition, additions

ON = ("2023-01-14", "2023-01-14")


def added(hand: Any, old: Sequence[Claim], new: Sequence[Claim], roots: dict[str, str] | None = None) -> list[Addition]:
    """What the new claims' report adds to the event that all of them make."""
    days = ("2023-01-14", "2023-01-15", "2023-01-16")
    reports = [hand.report(name, day, outlet=f"outlet-{name}") for name, day in zip(("r1", "r2", "r3"), days, strict=True)]
    told = hand.told([*old, *new], reports, roots)
    before = disputes(msgspec.structs.replace(told, claims=tuple(old)), party=party) if old else ()
    return list(additions(new[0].report, told, after=disputes(told, party=party), before=before))


def test_the_first_voice_is_new(hand: Any) -> None:
    [found] = added(hand, [], [hand.claim("c2", hand.report("r2"), on=ON)])
    assert (found.kind, found.event) == ("new", "E-c2")


def test_another_outlet_in_its_own_voice_is_another_origin(hand: Any) -> None:
    old = hand.claim("c1", hand.report("r1"), on=ON)
    [found] = added(hand, [old], [hand.claim("c2", hand.report("r2"), on=ON)])
    assert (found.kind, found.origin, found.brings, found.event) == ("adds", True, (), "E-c1")


def test_a_reprint_repeats(hand: Any) -> None:
    old = hand.claim("c1", hand.report("r1"), on=ON)
    [found] = added(hand, [old], [hand.claim("c2", hand.report("r2"), on=ON)], roots={"R-r1": "R-r1", "R-r2": "R-r1"})
    assert (found.kind, found.origin) == ("repeats", False)


def test_a_value_that_nobody_gave_is_named(hand: Any) -> None:
    old = hand.claim("c1", hand.report("r1"), by="Kyiv", on=ON)
    [found] = added(hand, [old], [hand.claim("c2", hand.report("r2"), by="Kyiv", on=ON, where="Dnipro")])
    assert (found.kind, found.brings) == ("adds", ("where: Dnipro",))


def test_a_denial_contradicts(hand: Any) -> None:
    old = hand.claim("c1", hand.report("r1"), by="Kyiv", on=ON)
    [found] = added(hand, [old], [hand.claim("c2", hand.report("r2"), by="Moscou:deny", polarity="-", on=ON)])
    assert (found.kind, found.opens) == ("contradicts", ("whether",))


def test_a_contradiction_that_stood_before_is_not_its_doing(hand: Any) -> None:
    old = [
        hand.claim("c1", hand.report("r1"), by="Kyiv", on=ON),
        hand.claim("c3", hand.report("r3"), by="Moscou:deny", polarity="-", on=ON),
    ]
    [found] = added(hand, old, [hand.claim("c2", hand.report("r2"), by="Kyiv", on=ON)])
    assert found.kind == "repeats" and not found.opens
