"""What is not known: slots that nobody fills, parties that never speak, single origins, unsure claims, days that passed.

A gap is a question to somebody, not a fault: it says what no claim of an event says.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from selon.knowledge import Knowledge
from selon.knowledge.fold import fold
from selon.knowledge.identity import Party
from selon.measures.affirming import affirms
from selon.model import Actor, Claim, Told
from selon.views.eventwords import EventWords, event_words
from selon.views.saying import moment, reach, refutes
from selon.views.sides import Cast, Naming

# A slot is missed where the type has it: nobody asks how many took part in an accusation.
_WHERE = frozenset(("ASSAULT", "MOBILIZE", "PROTEST", "COERCE", "RETREAT", "CONSULT"))
_HOW_MANY = frozenset(("ASSAULT", "PROTEST"))
# Fighting and conquest are not told by a figure; a blow is.
_UNCOUNTED = frozenset(("war", "invasion", "offensive", "capture", "clash", "shootdown", "destroy", "sink"))


class Gap(msgspec.Struct, frozen=True):
    """What is missing from one event. `missing`: who, where, when, how many; `silent`: parties named in it, never speaking.

    `single`: all who tell it go back to one origin. `unsure`: claims that may belong to it or to another event.
    `due`: it was announced for a day that has passed, and nobody tells whether it happened.
    """

    event: str
    type: str
    summary: str
    reports: int
    origins: int
    missing: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    single: bool = False
    unsure: tuple[str, ...] = ()
    due: str | None = None
    words: EventWords | None = None


def gaps(told: Iterable[Told], *, naming: Naming, today: str | None = None, least: int = 2) -> tuple[Gap, ...]:
    """Events with at least `least` reports that lack something, those of most reports first."""
    whole = list(told)
    heard = {side for each in whole for side in _speaking(each, Cast(naming, each.reports))}
    found = [_gap(each, naming, heard, today) for each in whole if len(each.event.reports) >= least]
    lacking = [gap for gap in found if gap.missing or gap.silent or gap.single or gap.unsure or gap.due]
    return tuple(sorted(lacking, key=lambda gap: (-gap.reports, gap.event)))


def _gap(told: Told, naming: Naming, heard: set[str], today: str | None) -> Gap:
    event, cast = told.event, Cast(naming, told.reports)
    return Gap(
        event=event.id,
        type=event.type,
        summary=event.summary,
        reports=len(event.reports),
        origins=event.origins,
        missing=tuple(_missing(told)),
        silent=tuple(_silent(told, cast, heard)),
        single=_single(told),
        unsure=event.unsure,
        due=_passed(told, today),
        words=event_words(event),
    )


def _single(told: Told) -> bool:
    """One origin behind several reports; one report by itself is plainly one."""
    return len({told.origins.get(claim.id, claim.report) for claim in told.claims}) == 1 and len(told.event.reports) > 1


def _missing(told: Told) -> Iterable[str]:
    claims, kind = told.claims, told.event.type
    if not any(claim.actor for claim in claims):
        yield "who"
    if kind in _WHERE and not any(claim.place for claim in claims):
        yield "where"
    if not any(claim.when.earliest and claim.when.latest for claim in claims):
        yield "when"
    counted = kind in _HOW_MANY and told.event.mode not in _UNCOUNTED and any(reach(claim) == "deed" for claim in claims)
    if counted and not any(claim.count for claim in claims):
        yield "how many"


def _speaking(told: Told, cast: Cast) -> Iterable[str]:
    for claim in told.claims:
        yield from cast.sides(claim.source, claim.report)


def _silent(told: Told, cast: Cast, heard: set[str]) -> Iterable[str]:
    """Doers and targets that could speak: states and bodies with a name, and whoever speaks of anything else."""
    speaking = set(_speaking(told, cast))
    names: dict[str, str] = {}
    for claim in told.claims:
        for named in (*claim.actor, *claim.recipient):
            party = cast.party(named, claim.report)
            if party.side and party.side not in speaking and (party.side in heard or _is_body(party)):
                names.setdefault(party.side, _called(party, named))
    yield from (names[side] for side in sorted(names))


def _is_body(party: Party) -> bool:
    return party.level == "named" or party.side.isalpha()


def _called(party: Party, named: Actor) -> str:
    """A state by its name, with the words that stand for it; else as it is named."""
    words = " ".join(named.name.split())
    if party.level == "named":
        return party.name
    state = _knowledge().country(party.side)
    if state is None:
        return words
    own = {word for name in (*state.names, state.name_fr, state.name_en) for word in fold(name).split()}
    plain = all(word in own or len(word) <= 3 for word in fold(words).split())
    return words if plain else f"{state.name_en} ({words})"


@lru_cache(maxsize=1)
def _knowledge() -> Knowledge:
    return Knowledge.load()


def _passed(told: Told, today: str | None) -> str | None:
    """The last day that the announcements leave open, if it is over and nobody has told since whether it was done."""
    claims = told.claims
    announced = [claim for claim in claims if reach(claim) == "will" and claim.polarity == "+"]
    if not today or not announced or any(affirms(claim) or refutes(claim) for claim in claims):
        return None
    if any(_withdrawn(claim, announced, told) for claim in claims):
        return None
    due = max((claim.when.latest for claim in announced if claim.when.latest), default=None)
    return due if due and due < today else None


def _withdrawn(claim: Claim, announced: Iterable[Claim], told: Told) -> bool:
    """Called off on a later day than it was announced."""
    if reach(claim) != "will" or claim.polarity != "-":
        return False
    said = moment(claim, told.reports.get(claim.report))
    return any(moment(each, told.reports.get(each.report)).before(said) for each in announced)
