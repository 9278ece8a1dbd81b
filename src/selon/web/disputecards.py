"""A contradiction as the page sets it: the point as a question, every side in the same weight, in the order in which they spoke."""

from __future__ import annotations

import msgspec

from selon.dossier import OWN_VOICE, DisputeCard, DisputeSide, Voice
from selon.web.eventline import line_said
from selon.web.glosses import day_said, reason_said, side_said, speaker_said
from selon.web.questions import question
from selon.web.speech import Speech

_OPEN = 4


class VoiceSaid(msgspec.Struct, frozen=True):
    """`own`: the report says so itself, and its outlet is the speaker."""

    voice: Voice
    speaker: str
    own: bool
    said: str


class SideSaid(msgspec.Struct, frozen=True):
    """`verbatim`: the value is in a report's words. `voices` are open, `more` folded."""

    side: DisputeSide
    value: str
    verbatim: bool
    voices: tuple[VoiceSaid, ...]
    more: tuple[VoiceSaid, ...]


class CardSaid(msgspec.Struct, frozen=True):
    card: DisputeCard
    question: str
    reason: str
    event: str
    sides: tuple[SideSaid, ...]
    origins: int


def card_said(card: DisputeCard, speech: Speech, *, words: bool = True) -> CardSaid:
    """Without `words` only what its sides hold, for a line of a list."""
    return CardSaid(
        card=card,
        question=question(card.point, [side.value for side in card.sides], speech),
        reason=reason_said(card.reason, speech),
        event=line_said(card.words, speech),
        sides=tuple(_side(card, side, speech, words=words) for side in card.sides),
        origins=len({voice.origin for side in card.sides for voice in side.voices}),
    )


def _side(card: DisputeCard, side: DisputeSide, speech: Speech, *, words: bool) -> SideSaid:
    voices = tuple(_voice(each, speech) for each in side.voices) if words else ()
    return SideSaid(
        side, side_said(card.point, side.value, speech), card.point in ("who", "to_whom", "where"), voices[:_OPEN], voices[_OPEN:]
    )


def _voice(voice: Voice, speech: Speech) -> VoiceSaid:
    own = voice.speaker == OWN_VOICE and bool(voice.outlet)
    said = day_said(voice.said, speech)
    # Said and published on one day is told once.
    return VoiceSaid(voice, voice.outlet if own else speaker_said(voice.speaker, speech), own, "" if said == speech.day(voice.published) else said)
