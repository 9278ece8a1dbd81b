"""The situation in brief: a few events of weight, each with who says so, who denies it, and one quote for each position.

The rule, which the page states: of the events told of in the last `told` days and not older than `age` days before the last
report, those with most independent origins, an open contradiction counting for two. Nothing is scored but by counting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from selon.model import Claim, Event, Told, When
from selon.views.contra import DisputeCard
from selon.views.eventwords import EventWords, event_words
from selon.views.gaps import Gap
from selon.views.places import PlaceTold
from selon.views.rows import OWN_VOICE
from selon.views.saying import committed, moment, reach, refutes
from selon.views.score import Score
from selon.views.standing import GLYPHS, standing
from selon.views.wording import one_line, stance_words

TOLD, AGE, DISPUTE, AHEAD = 14, 31, 2, 31
_AT_EASE, _CURT = 150, 40
"""A quote of about 150 characters is read at a glance; one of less than 40 says too little by itself."""

Stand = Literal["holds", "announces", "asks", "supposes", "denies"]
_STANDS: tuple[Stand, ...] = ("holds", "announces", "asks", "supposes", "denies")
_REACHES: dict[str, Stand] = {"deed": "holds", "will": "announces", "asked": "asks", "perhaps": "supposes"}


class Said(msgspec.Struct, frozen=True):
    """One quote: its claim, who is quoted and with which verb, in which outlet, and when it was said or published."""

    claim: str
    report: str
    speaker: str
    verb: str
    outlet: str
    lang: str
    day: str
    standing: str
    glyph: str
    words: str


class Position(msgspec.Struct, frozen=True):
    """All who take one stand on an event. `voices` names one voice for each origin, in the order in which they spoke."""

    stand: Stand
    voices: tuple[str, ...]
    origins: int
    quote: Said


class BriefLine(msgspec.Struct, frozen=True):
    event: str
    type: str
    mode: str | None
    summary: str
    words: EventWords
    when: When
    reports: int
    origins: int
    disputes: tuple[str, ...]
    positions: tuple[Position, ...]


class Fresh(msgspec.Struct, frozen=True):
    """What the last days brought of one event: `known` before, or told for the first time; `brings` by point; with its first new quote."""

    event: str
    type: str
    words: EventWords
    known: bool
    brings: dict[str, tuple[str, ...]]
    quote: Said


class Ahead(msgspec.Struct, frozen=True):
    """What is announced for a day that is still to come."""

    event: str
    type: str
    words: EventWords
    when: When
    quote: Said


class Brief(msgspec.Struct, frozen=True):
    """`first`..`last`: the days of the reports; `lately`: from which day on something is called new. `places` are those of
    the events looked at, `without_place` counts the events that have none. Of the `told_of` events of these days those `looked_at`
    are told by most reports; `fresh_events` counts all of them, `repeats` and `revised` only in those looked at."""

    first: str | None = None
    last: str | None = None
    lately: str | None = None
    lines: tuple[BriefLine, ...] = ()
    disputes: tuple[DisputeCard, ...] = ()
    contradictions: int = 0
    fresh: tuple[Fresh, ...] = ()
    fresh_events: int = 0
    repeats: int = 0
    revised: int = 0
    ahead: tuple[Ahead, ...] = ()
    gaps: tuple[Gap, ...] = ()
    places: tuple[PlaceTold, ...] = ()
    without_place: int = 0
    score: Score | None = None
    looked_at: int = 0
    told_of: int = 0
    told_days: int = TOLD
    age_days: int = AGE


def weighty(events: Iterable[Event], *, last: str, most: int) -> list[Event]:
    """By the rule above; where fewer are so recent, the others follow, the latest first."""
    oldest = day_before(last, AGE)
    recent: list[Event] = []
    older: list[Event] = []
    for event in events:
        (recent if (event.when.latest or event.last or "") >= oldest else older).append(event)
    recent.sort(key=lambda event: (-event.origins - DISPUTE * len(event.disputes), -len(event.reports), event.id))
    older.sort(key=lambda event: (event.when.latest or event.last or "", event.origins, event.id), reverse=True)
    return [*recent, *older][:most]


def line(told: Told) -> BriefLine:
    event = told.event
    return BriefLine(
        event=event.id, type=event.type, mode=event.mode, summary=event.summary, words=event_words(event), when=event.when,
        reports=len(event.reports), origins=event.origins, disputes=event.disputes, positions=positions(told),
    )  # fmt: skip


def positions(told: Told) -> tuple[Position, ...]:
    """The stands taken, those who hold it first and those who deny it last, so that no accusation stands without its denial.

    A bare possibility is told only where nobody says more."""
    by_stand: dict[Stand, list[Claim]] = {}
    for claim in told.claims:
        stand = _stand(claim)
        if stand is not None:
            by_stand.setdefault(stand, []).append(claim)
    if len(by_stand) > 1:
        by_stand.pop("supposes", None)
    return tuple(_position(stand, by_stand[stand], told) for stand in _STANDS if stand in by_stand)


def _stand(claim: Claim) -> Stand | None:
    if claim.polarity == "-":
        denied = refutes(claim) or any(speaker.stance == "deny" for speaker in claim.source)
        return "denies" if denied else None
    return _REACHES[reach(claim)]


def _position(stand: Stand, claims: Sequence[Claim], told: Told) -> Position:
    ordered = sorted(claims, key=lambda claim: (_day(claim, told) or "9", claim.report, claim.trigger.start))
    by_origin: dict[str, list[Claim]] = {}
    for claim in ordered:
        by_origin.setdefault(told.origins.get(claim.id, claim.report), []).append(claim)
    voices = tuple(dict.fromkeys(_voice(held, told) for held in by_origin.values()))
    best = min(ordered, key=lambda claim: _telling(claim, told.event))
    return Position(stand, voices, len(by_origin), said(best, told))


def _voice(claims: Sequence[Claim], told: Told) -> str:
    """Who speaks for an origin: the first that is named, else the outlet."""
    spoken = next((claim for claim in claims if claim.source), None)
    return one_line(spoken.source[-1].name) if spoken else _outlet(claims[0], told) or OWN_VOICE


def _telling(claim: Claim, event: Event) -> tuple[bool, bool, int, int, str]:
    """The quote that tells most at a glance: somebody's firm words, of the event's own kind, with most slots filled, not too long."""
    filled = sum(map(bool, (claim.actor, claim.recipient, claim.place, claim.count, claim.mode == event.mode)))
    length = len(claim.quote.exact)
    return (not committed(claim), not _CURT <= length <= 2 * _AT_EASE, -filled - (2 if claim.source else 0), abs(length - _AT_EASE), claim.id)


def said(claim: Claim, told: Told) -> Said:
    report = told.reports.get(claim.report)
    word = standing(claim)
    outlet = _outlet(claim, told)
    return Said(
        claim=claim.id, report=claim.report, speaker=one_line(claim.source[-1].name) if claim.source else outlet or OWN_VOICE,
        verb=stance_words(claim.source[-1].stance) if claim.source else "", outlet=outlet,
        lang=(report.lang if report else None) or "", day=_day(claim, told) or "", standing=word, glyph=GLYPHS[word],
        words=one_line(claim.quote.exact),
    )  # fmt: skip


def _outlet(claim: Claim, told: Told) -> str:
    report = told.reports.get(claim.report)
    return (report.outlet if report else None) or ""


def _day(claim: Claim, told: Told) -> str | None:
    return moment(claim, told.reports.get(claim.report)).last


def ahead(told: Iterable[Told], *, last: str, most: int) -> tuple[Ahead, ...]:
    """Announced for the month after the last report, the nearest first; what another claim of the event says to have begun is left out."""
    found = []
    horizon = day_before(last, -AHEAD)
    for each in told:
        if any(reach(claim) == "deed" and claim.polarity == "+" for claim in each.claims):
            continue
        due = [c for c in each.claims if reach(c) == "will" and c.polarity == "+" and last < (c.when.latest or "") <= horizon]
        if due:
            first = min(due, key=lambda claim: (claim.when.earliest or "", _telling(claim, each.event)))
            event = each.event
            found.append(Ahead(event.id, event.type, event_words(event), first.when, said(first, each)))
    return tuple(sorted(found, key=lambda one: (one.when.earliest or "", one.when.latest or "9", one.event))[:most])


def fresh(gains: Iterable[tuple[Event, bool, Claim, Mapping[str, tuple[str, ...]]]], told: Mapping[str, Told]) -> tuple[Fresh, ...]:
    """From the news of the last days: for each event (known before or not) its first new claim, with what that brings."""
    return tuple(
        Fresh(event.id, event.type, event_words(event), known, dict(brings), said(claim, told[event.id]))
        for event, known, claim, brings in gains
    )


def day_before(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days)).isoformat()
