"""Who holds what: each claim of an event as the statement of a side, on the day that it was said.

A side is all who speak for one state or body (`party(...).side`); a report's own voice is a side of its own, by its origin.
The innermost speaker of a chain holds what is said: that one outlet quotes a governor by way of another changes nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

import msgspec

from selon.events.disputes_words import DisputeWords
from selon.knowledge.fold import fold
from selon.model import Actor, Claim, Speaker, Told
from selon.model.event import Point

OWN_VOICE = "the report"


class Party(Protocol):
    """What is read of `knowledge.identity.Party`."""

    @property
    def key(self) -> str: ...
    @property
    def side(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def level(self) -> str: ...


class PartyOf(Protocol):
    def __call__(self, name: str, code: str, country: str | None, *, lang: str) -> Party: ...


class Statement(msgspec.Struct, frozen=True):
    """One claim in the mouth of its voice. `named`: a speaker says it, not the report itself. `key`: which one of its side says so.
    `day`: when it was said, or published where that is not told, as an ISO day; None where neither is known to the day.
    `doers`: the sides of the actors; `parties`: those of them that more than words tell apart ("gunmen" may be anybody)."""

    claim: Claim
    holder: str
    key: str
    speaker: str
    named: bool
    day: str | None
    origin: str
    lang: str
    doers: frozenset[str]
    parties: frozenset[str]

    @property
    def order(self) -> tuple[str, str, int, str]:
        return (self.day or "9999", self.claim.report, self.claim.trigger.start, self.claim.id)


class Held(msgspec.Struct, frozen=True):
    """A side of a dispute before it is written down: a value in words, and the statements that hold it."""

    value: str
    by: tuple[Statement, ...]


class Dispute(msgspec.Struct, frozen=True):
    """A contradiction before it has an id. `aspect` tells several of one point apart (the unit, the relation)."""

    point: Point
    kind: Literal["true", "apparent"]
    reason: str
    sides: tuple[Held, ...]
    aspect: str = ""


def statements(told: Told, words: DisputeWords, *, party: PartyOf) -> tuple[Statement, ...]:
    """In order of the days they were said, whatever the order of the claims."""
    found = []
    roots = {claim.report: told.origins[claim.id] for claim in told.claims if not claim.source and claim.id in told.origins}
    for claim in sorted(told.claims, key=lambda each: each.id):
        report = told.reports.get(claim.report)
        lang = (report.lang if report else None) or "en"
        published = report.published if report else None
        doers = sides_of(claim.actor, lang=lang, party=party)
        parties = _told_apart(claim.actor, lang=lang, party=party)
        origin = told.origins.get(claim.id) or claim.report
        speaker = claim.source[-1] if claim.source else None
        if speaker is None or _outlets_own(speaker, words) or not _somebody(speaker, words):
            papers = speaker is not None and not _outlets_own(speaker, words)
            own = f"own:{claim.report if papers else roots.get(claim.report, claim.report)}"
            name = speaker.name if speaker else OWN_VOICE
            found.append(Statement(claim, own, own, name, False, _day(published), origin, lang, doers, parties))
            continue
        who = party(speaker.name, speaker.code, speaker.country, lang=lang)
        said = speaker.said.latest if speaker.said.earliest == speaker.said.latest else None
        holder, name = who.side or f"name:{speaker.name}", " ".join((who.name or speaker.name).split())
        found.append(Statement(claim, holder, who.key or holder, name, True, _day(said) or _day(published), origin, lang, doers, parties))
    return tuple(sorted(found, key=lambda each: each.order))


def _outlets_own(speaker: Speaker, words: DisputeWords) -> bool:
    """Who is told as the outlet's own: `our correspondent`."""
    return fold(speaker.name).partition(" ")[0] in words.outlet


def _somebody(speaker: Speaker, words: DisputeWords) -> bool:
    """What has no name of its own and is a paper or a picture, or has no code either ("the latest toll", "footage"), is no side:
    there the report speaks."""
    first, *rest = speaker.name.split() or [""]
    if any(word[:1].isupper() for word in rest) or (not rest and first[:1].isupper()):
        return True
    return bool(speaker.code) and not any(word.rstrip("s") in words.papers for word in fold(speaker.name).split())


def _day(edtf: str | None) -> str | None:
    return edtf if edtf and len(edtf) == 10 and edtf[4] == edtf[7] == "-" else None


def by_holder(said: Iterable[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for each in said:
        found.setdefault(each.holder, []).append(each)
    return found


def ordered(said: Iterable[Statement]) -> tuple[Statement, ...]:
    """Each once, the earliest first."""
    return tuple(sorted({each.claim.id: each for each in said}.values(), key=lambda each: each.order))


def sides_of(actors: Iterable[Actor], *, lang: str, party: PartyOf) -> frozenset[str]:
    """The sides that the actors of a claim belong to."""
    found = (party(actor.name, actor.code, actor.country, lang=lang) for actor in actors)
    return frozenset(who.side for who in found if who.side)


def _told_apart(actors: Iterable[Actor], *, lang: str, party: PartyOf) -> frozenset[str]:
    """The sides of actors that are known by more than the words they are called: two words may mean one ("rebels", "insurgents")."""
    found = (party(actor.name, actor.code, actor.country, lang=lang) for actor in actors)
    return frozenset(who.side for who in found if who.side and (who.level != "words" or who.side not in (who.key, f"name:{who.key}")))
