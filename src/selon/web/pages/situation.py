"""The first page: the situation in brief, where voices part, what is new, announced and missing; or how to begin."""

from __future__ import annotations

from typing import Any

from selon.dossier import Answer, Brief, BriefLine, Dossier, Gap
from selon.web.asked import Asked
from selon.web.page import Page
from selon.web.pages.voices import brief_name, drawn, score_words
from selon.web.setting import spoken
from selon.web.speech import Speech
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
    found: dict[str, Any] = {
        "brief": brief,
        "names": {each.event: brief_name(each.type, None, each.words, speech) for each in (*brief.fresh, *brief.ahead)},
        "heads": {each.event: headline(each, speech) for each in brief.lines},
        "stands": {key: speech(words) for key, words in _STANDS.items()},
        "lacking": {each.event: lacking(each, speech) for each in brief.gaps},
        "brings": {key: speech(words) for key, words in _BRINGS.items()},
        "tongues": [(str(speech.locale.languages.get(lang, lang)), number) for lang, number in answer.limits.get("languages", {}).items()],
        "voices_shown": _VOICES,
        "sides_shown": _SIDES,
        "score": brief.score,
    }
    if brief.score is not None and brief.score.lanes:
        drawing = drawn(brief.score, speech, width=_WIDE, rows=4, tags=2, tall=2)
        found |= {"drawing": drawing, "words": score_words(drawing, brief.score, speech)}
    return found


def headline(line: BriefLine, speech: Speech) -> str:
    return brief_name(line.type, line.mode, line.words, speech)


def lacking(gap: Gap, speech: Speech) -> tuple[str, ...]:
    """What nobody says, in the words of the page."""
    found = [speech(_MISSING[each]) for each in gap.missing if each in _MISSING]
    return tuple(found)


PAGE = Page(
    "/",
    "situation.html",
    ask,
    shape,
    about="The situation in brief: events of weight with their voices, where these part, what is new, announced, missing.",
    record=Brief,
)
