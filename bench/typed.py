"""Coded records (a sentence, a type, who, to whom) against our claims: shared by PLOVER records and PETRARCH's units.

Two ways to pick the one claim that stands for a sentence are printed side by side: `alone`, the first claim in the
voice of the sentence itself, and `given`, source and target known, the claim that agrees best with them, as in published
work that classifies a pair of actors.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bench.counting import Tally, macro_f1
from bench.reader import Reader
from bench.records import NotYet, Rates
from selon.model import Actor, Claim


class Coded(msgspec.Struct, frozen=True):
    """One coded event. `types`: any is right. Countries are ISO3; empty where the record has none."""

    id: str
    text: str
    lang: str
    published: str | None
    types: tuple[str, ...]
    source: frozenset[str] = frozenset()
    target: frozenset[str] = frozenset()


class Event(msgspec.Struct, frozen=True):
    """What PLOVER would code for a claim."""

    type: str
    actor: frozenset[str]
    target: frozenset[str]
    own: bool
    """In the sentence's own voice."""
    at: int


_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


_DIRECTED = frozenset({"CONSULT", "AID", "RETREAT", "MOBILIZE", "PROTEST", "SUPPORT", "COERCE", "ASSAULT", "THREATEN"})
"""Types whose target PLOVER takes from the land visited, aided, left, entered or hit, where nobody else is named: we tell
that land as the place."""


def as_plover(claim: Claim) -> Event:
    """PLOVER and CAMEO have no status: what is asked for, threatened, charged or promised is an event of that type, done by
    who says it to who is to do it; cooperation that is promised is AGREE, what somebody will not do is REJECT."""
    speakers = claim.source[-1:]
    speaker = frozenset(code for each in speakers for code in (each.country, each.code.split(" ")[0]) if code)
    actor, recipient = countries(claim.actor), countries(claim.recipient)
    if not recipient and claim.type in _DIRECTED:
        recipient = frozenset(place.country for place in claim.place if place.country) - actor
    kind, who, whom = claim.type, actor, recipient
    if claim.status == "requested":
        kind, who, whom = "REQUEST", speaker, actor or recipient
    elif claim.status == "threatened":
        kind, who, whom = "THREATEN", speaker or actor, recipient
    elif speakers and speakers[0].stance == "accuse":
        kind, who, whom = "ACCUSE", speaker, actor
    elif claim.status == "planned" and claim.polarity == "-":
        kind = "REJECT"
    elif claim.status == "planned" and kind in _COOPERATION:
        kind = "AGREE"
    return Event(kind, who, whom, not claim.source, claim.trigger.start)


def rates(cases: Sequence[Coded], reader: Reader) -> tuple[Rates, tuple[str, ...]]:
    """Our figures and the disagreements, one line each. Raises NotYet."""
    alone: list[tuple[str | None, str]] = []
    given: list[tuple[str | None, str]] = []
    bare = among = found = 0
    sides = {name: Tally() for name in ("actor", "target", "actor, where found", "target, where found")}
    lines: list[str] = []
    missing: set[str] = set()
    for case in cases:
        if not case.types:
            continue
        if case.lang not in reader.languages():
            missing.add(case.lang)
            continue
        claims = reader.claims(case.text, lang=case.lang, published=case.published)
        events = [as_plover(claim) for claim in claims]
        first = min(events, key=lambda event: (not event.own, event.at), default=None)
        best = max(events, key=lambda event: (_agreement(event, case), event.own, -event.at), default=None)
        right = [event for event in events if event.type in case.types]
        alone.append((_answer(first, case), case.types[0]))
        given.append((_answer(best, case), case.types[0]))
        bare += any(claim.type in case.types for claim in claims)
        among += bool(right)
        found += bool(claims)
        chosen = max(right or events, key=lambda event: _agreement(event, case), default=None)
        for side, wanted, has in (
            ("actor", case.source, chosen.actor if chosen else frozenset()),
            ("target", case.target, chosen.target if chosen else frozenset()),
        ):
            if wanted:
                hit = bool(wanted & has)
                sides[side] += Tally(hit, 1, 1)
                sides[f"{side}, where found"] += Tally(hit, chosen is not None, 1)
                if chosen is not None and not hit:
                    lines.append(f"{case.id}: {side} wants {'|'.join(sorted(wanted))}, has {'|'.join(sorted(has)) or 'none'} — {case.text}")
        if not right:
            told = ", ".join(event.type for event in events) or "no claim"
            lines.append(f"{case.id}: type wants {'|'.join(case.types)}, has {told} — {case.text}")
    if not alone:
        raise NotYet(f"no language pack for {', '.join(sorted(missing)) or 'any case'}")
    n = len(alone)
    by_type, tallies = macro_f1(given)
    macro_alone, _ = macro_f1(alone)
    figures = {
        "type, macro-F1, source and target given": (by_type, n),
        "type, macro-F1, first claim": (macro_alone, n),
        "type among the claims": (among / n, n),
        "type among the claims, status not told as a type": (bare / n, n),
        "sentences with a claim": (found / n, n),
        "actor country": (sides["actor"].recall, sides["actor"].wanted),
        "actor country, where a claim is found": (sides["actor, where found"].precision, sides["actor, where found"].given),
        "target country": (sides["target"].recall, sides["target"].wanted),
        "target country, where a claim is found": (sides["target, where found"].precision, sides["target, where found"].given),
    }
    table = [f"{name}: F1 {tally.f1 or 0:.2f}, wanted {tally.wanted}, given {tally.given}" for name, tally in sorted(tallies.items())]
    return figures, (*table, *sorted(lines))


def countries(actors: Sequence[Actor]) -> frozenset[str]:
    """ISO3 of actors; of "USA MIL" the first word."""
    return frozenset(code for each in actors for code in (each.country, each.code.split(" ")[0]) if code)


def _agreement(event: Event, case: Coded) -> int:
    """How well an event agrees with the actors that the record names; its type is not looked at."""
    return 2 * bool(case.source & event.actor) + 2 * bool(case.target & event.target)


def _answer(event: Event | None, case: Coded) -> str | None:
    if event is None:
        return None
    return case.types[0] if event.type in case.types else event.type
