"""The contradiction card: the point in the middle, its sides as quotes with speaker, day, outlet and origin. No winner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from selon.measures.times_words import when_words
from selon.model import Claim, Contradiction, Side, Told
from selon.views.eventwords import EventWords, event_words
from selon.views.rows import OWN_VOICE
from selon.views.wording import one_line, speaker_words

POINTS = ("whether", "who", "to_whom", "where", "when", "how_many", "why", "name")


class Voice(msgspec.Struct, frozen=True):
    """One telling of a side's value, in the words of its report. `folded`: further claims of the same origin and day.

    `speaker` is the whole chain with its verbs, never empty; `said` is empty where the text does not tell the day."""

    claim: str
    report: str
    speaker: str
    said: str
    outlet: str
    published: str
    quote: str
    origin: str
    folded: tuple[str, ...] = ()
    lang: str | None = None


class DisputeSide(Side, frozen=True):
    voices: tuple[Voice, ...] = ()


class DisputeCard(Contradiction, frozen=True):
    """A contradiction with what its event is and the words of each side; as JSON the contradiction with more fields."""

    sides: tuple[DisputeSide, ...] = ()
    what: str = ""
    words: EventWords | None = None


def cards(contradictions: Iterable[Contradiction], told: Mapping[str, Told]) -> tuple[DisputeCard, ...]:
    """`told` has every event of the contradictions by id. True ones first, those of the widest support before the others."""
    made = [_card(each, told[each.event]) for each in contradictions]
    return tuple(sorted(made, key=_rank))


def _rank(card: DisputeCard) -> tuple[bool, int, str, int, str]:
    voices = sum(side.origins for side in card.sides)
    return (card.kind != "true", -voices, card.event, POINTS.index(card.point), card.id)


def _card(contradiction: Contradiction, told: Told) -> DisputeCard:
    claims = {claim.id: claim for claim in told.claims}
    return DisputeCard(
        **{**msgspec.structs.asdict(contradiction), "sides": tuple(_side(side, told, claims) for side in contradiction.sides)},
        what=told.event.summary,
        words=event_words(told.event),
    )


def _side(side: Side, told: Told, claims: Mapping[str, Claim]) -> DisputeSide:
    """One voice for each origin and day: what reprints and retellings repeat is folded into its first telling."""
    first: dict[tuple[str, str], Claim] = {}
    folded: dict[tuple[str, str], list[str]] = {}
    for each in side.claims:
        claim = claims.get(each)
        if claim is None:
            continue
        key = (told.origins.get(each, claim.report), _said(claim) or _published(claim, told))
        if first.setdefault(key, claim) is not claim:
            folded.setdefault(key, []).append(each)
    voices = tuple(_voice(claim, told, key[0], tuple(folded.get(key, ()))) for key, claim in first.items())
    return DisputeSide(**msgspec.structs.asdict(side), voices=voices)


def _voice(claim: Claim, told: Told, origin: str, folded: tuple[str, ...]) -> Voice:
    report = told.reports.get(claim.report)
    return Voice(
        claim=claim.id,
        report=claim.report,
        speaker=speaker_words(claim.source) or OWN_VOICE,
        said=when_words(claim.source[-1].said) if claim.source else "",
        outlet=(report.outlet if report else None) or "",
        published=_published(claim, told),
        quote=one_line(claim.quote.exact),
        origin=origin,
        folded=folded,
        lang=report.lang if report else None,
    )


def _said(claim: Claim) -> str:
    said = claim.source[-1].said if claim.source else None
    return said.latest or "" if said and said.earliest == said.latest else ""


def _published(claim: Claim, told: Told) -> str:
    report = told.reports.get(claim.report)
    return (report.published if report else None) or ""
