"""The first page: the situation in brief, where voices part, what is new, announced and missing; or how to begin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from selon.dossier import Ahead, Answer, Brief, BriefLine, Dossier, EventWords, Fresh
from selon.web.asked import Asked
from selon.web.eventline import line_said
from selon.web.glosses import side_said, speaker_said
from selon.web.page import Page
from selon.web.pages.map import small
from selon.web.pages.voices import brief_name, drawn, score_words
from selon.web.questions import question
from selon.web.setting import spoken
from selon.web.speech import Speech
from selon.web.whens import ends, when_said
from selon.web.words import N_

_WIDE, _VOICES, _SIDES = 1034.0, 3, 3
_STANDS = {
    "holds": N_("According to"), "announces": N_("Announced by"), "asks": N_("Demanded by"), "supposes": N_("Thought possible by"),
    "denies": N_("Denied by"),
}  # fmt: skip
_MISSING = {"who": N_("who did it"), "where": N_("where"), "when": N_("when"), "how many": N_("how many")}
_BRINGS = {
    "whether": N_("how it stands"), "who": N_("who"), "to whom": N_("to whom"), "where": N_("where"), "when": N_("when"),
    "how many": N_("how many"), "how": N_("how"),
}  # fmt: skip


def ask(dossier: Dossier, asked: Asked) -> Answer[Brief]:
    return dossier.brief()


def shape(answer: Answer[Brief], asked: Asked) -> dict[str, Any]:
    brief, speech = answer.results[0], spoken(asked)
    dated: list[BriefLine | Ahead] = [*brief.lines, *brief.ahead]
    named: list[Fresh | Ahead] = [*brief.fresh, *brief.ahead]
    found: dict[str, Any] = {
        "brief": brief,
        "span": ends(brief.first, brief.last or brief.first, speech) if brief.first else ("", ""),
        "heads": {each.event: brief_name(each.type, each.mode, each.words, speech) for each in brief.lines},
        "names": {each.event: brief_name(each.type, each.words.mode, each.words, speech) for each in named},
        "whens": {each.event: when_said(each.when.earliest, each.when.latest, speech) for each in dated},
        "stands": {key: speech(words) for key, words in _STANDS.items()},
        "first_words": {each.event: first_word(each, speech) for each in brief.lines},
        "points": {card.id: question(card.point, [side.value for side in card.sides], speech) for card in brief.disputes},
        "held": {card.id: [side_said(card.point, side.value, speech) for side in card.sides] for card in brief.disputes},
        "whats": {event: line_said(words, speech) for event, words in _lines(brief)},
        "lacking": {gap.event: [speech(_MISSING[each]) for each in gap.missing if each in _MISSING] for gap in brief.gaps},
        "brings": {key: speech(words) for key, words in _BRINGS.items()},
        "speaker_said": lambda chain: speaker_said(chain, speech),
        "tongues": [(str(speech.locale.languages.get(lang, lang)), number) for lang, number in answer.limits.get("languages", {}).items()],
        "voices_shown": _VOICES,
        "sides_shown": _SIDES,
        "score": brief.score,
    }
    if brief.places:
        limits = {**answer.limits, "without_place": brief.without_place}
        found["small_map"] = small(msgspec.structs.replace(answer, results=brief.places, limits=limits), asked)  # type: ignore[arg-type]
    if brief.score is not None and brief.score.lanes:
        drawing = drawn(brief.score, speech, width=_WIDE, rows=4, tags=2, tall=2)
        found |= {"drawing": drawing, "words": score_words(drawing, brief.score, speech)}
    return found


def _lines(brief: Brief) -> Iterator[tuple[str, EventWords | None]]:
    yield from ((card.event, card.words) for card in brief.disputes)
    yield from ((gap.event, gap.words) for gap in brief.gaps)


def first_word(line: BriefLine, speech: Speech) -> str:
    """What must be said of an event before anything else: that it is disputed, or that nobody says it has happened."""
    stands = {position.stand for position in line.positions}
    if "denies" in stands:
        return speech(N_("Disputed")) if len(stands) > 1 else speech(N_("Denied"))
    if "holds" in stands:
        return ""
    return speech(N_("Announced")) if "announces" in stands else speech(N_("Demanded")) if "asks" in stands else speech(N_("Possible"))


PAGE = Page(
    "/",
    "situation.html",
    ask,
    shape,
    about="The situation in brief: events of weight with their voices, where these part, what is new, announced, missing.",
    record=Brief,
)
