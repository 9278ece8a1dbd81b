"""Words against deeds: what an actor announced, promised or threatened, and whether later claims bear it out.

A deadline that passes without a claim contradicts nothing: it is "nothing yet", with the day. What others say that the actor
plans is no word of its own and stands in no ledger of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from selon.measures.affirming import affirms
from selon.model import Claim, Report, Told, When
from selon.views.saying import Moment, about, moment, order, reach, refutes
from selon.views.sides import Asked, Cast, Naming, compatible

Word = Literal["announced", "promised", "threatened"]
Outcome = Literal["borne out", "contradicted", "told both ways", "taken back", "nothing yet"]
# To accuse or to demand is done by saying so: that somebody will do it is no word to be kept.
_SAID = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN"))
# Here the word is an event of its own: "promised on Thursday", told on Friday, does not bear it out.
_WORDS_TOO = frozenset(("AGREE", "SUPPORT", "CONCEDE"))
# What is warned of or charged is said of somebody else's plans.
_OF_OTHERS = frozenset(("warn", "accuse", "deny"))


class LedgerHeard(msgspec.Struct, frozen=True):
    """Who tells it: the claims, their speakers as named ("the report" in its own voice), their origins, from which day on."""

    claims: tuple[Claim, ...] = ()
    speakers: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    first: str | None = None


class LedgerEntry(msgspec.Struct, frozen=True):
    """One announcement and what came of it. `negative`: that it will *not* be done; then only a deed can contradict it.

    `due` is when it is to be, as narrow as the announcements say; `passed`: that day is over and nobody tells of it.
    """

    event: str
    type: str
    about: str
    word: Word
    negative: bool
    said: LedgerHeard
    due: When
    outcome: Outcome
    passed: bool = False
    borne_out: LedgerHeard = LedgerHeard()
    contradicted: LedgerHeard = LedgerHeard()
    taken_back: LedgerHeard = LedgerHeard()


def ledger(asked: Asked, told: Iterable[Told], *, naming: Naming, today: str | None = None) -> tuple[LedgerEntry, ...]:
    """By the day of the first announcement. `today` (an ISO day) says which days have passed; without it none has."""
    entries = [entry for each in told for entry in _entries(asked, each, naming, today)]
    return tuple(sorted(entries, key=lambda entry: (entry.said.first or "9999", entry.event, entry.negative)))


def _entries(asked: Asked, told: Told, naming: Naming, today: str | None) -> Iterable[LedgerEntry]:
    cast = Cast(naming, told.reports)
    claims = sorted(told.claims, key=lambda claim: order(claim, told.reports.get(claim.report)))
    for polarity in ("+", "-"):
        own = [claim for claim in claims if claim.polarity == polarity and _is_word(asked, claim, cast) and not _is_past(claim, told)]
        if own:
            yield _entry(asked, told, claims, own, cast=cast, negative=polarity == "-", today=today)


def _is_word(asked: Asked, claim: Claim, cast: Cast) -> bool:
    """Announced by the actor itself, or told by a report of what the actor is to do."""
    if reach(claim) != "will" or claim.certainty == "U" or claim.type in _SAID:
        return False
    does = cast.any_meant(asked, claim.actor, claim.report)
    if all("MED" in speaker.code.split() for speaker in claim.source):
        # A report, or another outlet that it cites, tells of it in its own voice.
        return does
    says = cast.is_meant(asked, claim.source[-1], claim.report)
    return says and (does or claim.source[-1].stance not in _OF_OTHERS or claim.polarity == "-")


def _is_past(claim: Claim, told: Told) -> bool:
    """A report's own voice announces nothing for a day before it was published: it tells what was meant then."""
    said = moment(claim, told.reports.get(claim.report))
    return not claim.source and bool(claim.when.latest and said.first and claim.when.latest < said.first)


def _entry(
    asked: Asked, told: Told, claims: Sequence[Claim], own: Sequence[Claim], *, cast: Cast, negative: bool, today: str | None
) -> LedgerEntry:
    spoken = _moments(own, told.reports)
    doers = cast.sides(own[0].actor, own[0].report)
    later = [claim for claim in claims if _later(claim, spoken, told.reports) and compatible(doers, cast.sides(claim.actor, claim.report))]
    deeds = [claim for claim in later if affirms(claim)]
    refusals = [claim for claim in later if refutes(claim)]
    # Its own "we shall not" after its "we shall": the word is taken back, whether or not anything happened.
    backs = [claim for claim in later if claim.polarity != own[0].polarity and _is_word(asked, claim, cast)]
    borne, against = ([], deeds) if negative else (deeds, refusals)
    due = _due(own)
    return LedgerEntry(
        event=told.event.id,
        type=own[0].type,
        about=about(own[0]),
        word=_word(own),
        negative=negative,
        said=_heard(own, told),
        due=due,
        outcome=_outcome(borne, against, backs),
        passed=bool(today and due.latest and due.latest < today and not (deeds or refusals or backs)),
        borne_out=_heard(borne, told),
        contradicted=_heard(against, told),
        taken_back=_heard(backs, told),
    )


def _outcome(borne: Sequence[Claim], against: Sequence[Claim], backs: Sequence[Claim]) -> Outcome:
    if borne and against:
        return "told both ways"
    if borne or against:
        return "borne out" if borne else "contradicted"
    return "taken back" if backs else "nothing yet"


def _word(own: Iterable[Claim]) -> Word:
    """The strongest of what it was called."""
    claims = list(own)
    if any(claim.status == "threatened" for claim in claims):
        return "threatened"
    return "promised" if any(s.stance == "promise" for claim in claims for s in claim.source[-1:]) else "announced"


def _moments(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Moment:
    """When it was first announced; unknown where no day is known."""
    known = [each for each in (moment(claim, reports.get(claim.report)) for claim in claims) if each.first is not None]
    return min(known, key=lambda each: (each.last or "", each.first or "")) if known else Moment()


def _later(claim: Claim, spoken: Moment, reports: Mapping[str, Report]) -> bool:
    """Told on a later day, of a time that does not lie before the announcement."""
    if not spoken.before(moment(claim, reports.get(claim.report))):
        return False
    if not claim.when.latest or not spoken.first:
        return True
    return claim.when.latest > (spoken.last or "") if claim.type in _WORDS_TOO else claim.when.latest >= spoken.first


def _due(own: Iterable[Claim]) -> When:
    """The narrowest of the times that the announcements give; of equally narrow ones the first told."""
    dated = [claim.when for claim in own if claim.when.latest]
    if dated:
        return min(dated, key=lambda when: (when.earliest is None, _span(when)))
    return next((claim.when for claim in own if claim.when.earliest), When())


def _span(when: When) -> int:
    try:
        return (date.fromisoformat(when.latest or "") - date.fromisoformat(when.earliest or "")).days
    except ValueError:
        return 10**6


def _heard(claims: Sequence[Claim], told: Told) -> LedgerHeard:
    # The day by which it had been said: an interval of months is no day.
    days = [each.last for each in (moment(claim, told.reports.get(claim.report)) for claim in claims) if each.last]
    return LedgerHeard(
        claims=tuple(claims),
        speakers=tuple(dict.fromkeys(claim.source[-1].name if claim.source else "the report" for claim in claims)),
        origins=tuple(dict.fromkeys(told.origins.get(claim.id, claim.report) for claim in claims)),
        first=min(days, default=None),
    )
