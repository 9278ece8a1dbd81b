"""The score of voices: what was done on one staff, and who said what on which day on the others."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import Any

import msgspec

from selon.dossier import Answer, Deed, Dossier, EventWords, Lane, Mark, Score
from selon.web.asked import Asked
from selon.web.draw.score import Drawing, draw
from selon.web.eventline import line_said
from selon.web.glosses import speaker_said
from selon.web.kinds import head
from selon.web.page import Page, Parameter
from selon.web.setting import spoken
from selon.web.speech import Speech
from selon.web.words import N_

_WIDE, _ROWS, _SHORT = 1034.0, 9, 26
_CLAIMS = 3_000
_LANES = {"own": N_("reports themselves"), "others": N_("other voices")}
KINDS = {
    "told": N_("told as happened"), "announced": N_("announced or demanded"), "supposed": N_("feared or supposed"), "denied": N_("denied"),
    "contested": N_("told by some, denied by others"),
}  # fmt: skip


class DayRow(msgspec.Struct, frozen=True):
    """What one side said on a day."""

    lane: Lane
    mark: Mark


class DayPart(msgspec.Struct, frozen=True):
    """One day below the drawing: its deeds, what was said, and how much of it is not listed."""

    day: str
    deeds: tuple[Deed, ...]
    rows: tuple[DayRow, ...]
    more: int


def ask(dossier: Dossier, asked: Asked) -> Answer[Score]:
    return dossier.voices(
        since=asked.one("since") or None,
        until=asked.one("until") or None,
        type=asked.many("type"),
        party=asked.many("party"),
        claims=_CLAIMS,
    )


def shape(answer: Answer[Score], asked: Asked) -> dict[str, Any]:
    if not answer.results or not (answer.results[0].deeds or answer.results[0].lanes):
        return {"score": None}
    score, speech = answer.results[0], spoken(asked)
    found = drawn(score, speech, width=_WIDE)
    return {"score": score, "drawing": found, "words": score_words(found, score, speech), "days": by_day(score)}


def drawn(score: Score, speech: Speech, *, width: float, **how: int) -> Drawing:
    return draw(score, width=width, name=lambda deed: brief_name(deed.type, deed.words.mode, deed.words, speech), **how)


def score_words(drawing: Drawing, score: Score, speech: Speech) -> dict[str, dict[str, str]]:
    """What the template of the drawing says, in the language of the page."""
    return {
        "speakers": {mark.claim: speaker_said(mark.speaker, speech) for lane in score.lanes for mark in lane.marks},
        "lanes": {lane.key: lane_name(lane, speech) for lane in score.lanes},
        "deeds": {deed.event: deed_name(deed, speech) for deed in score.deeds},
        "days": {tick.day: speech.day(tick.day, short=True, shared=1) for tick in drawing.ticks},
        "languages": {lang: str(speech.locale.languages.get(lang, lang)) for lang in drawing.languages},
        "kinds": {key: speech(words) for key, words in KINDS.items()},
    }


def deed_name(deed: Deed, speech: Speech) -> str:
    """`Attack by la Russie on Dnipro on 14 January 2023`."""
    return line_said(deed.words, speech)


def lane_name(lane: Lane, speech: Speech) -> str:
    return speech(_LANES[lane.key]) if lane.key in _LANES else lane.names.get(speech.lang, lane.name)


def brief_name(type: str, mode: str | None, words: EventWords, speech: Speech) -> str:
    """An event in few words, for a narrow place: what kind of deed, and where, or else to whom or by whom."""
    noun = speech(head(type, mode).noun)
    what = next((each for each in (words.where, words.whom, words.who) if each and each != "?"), "")
    short = what if len(what) <= _SHORT else what[:_SHORT].rsplit(" ", 1)[0] + " …"
    return f"{noun}, {short}" if short else noun


def by_day(score: Score) -> tuple[DayPart, ...]:
    """The same as the drawing, to be read: the latest day first. A day by itself is listed whole."""
    deeds: dict[str, list[Deed]] = defaultdict(list)
    for deed in score.deeds:
        at = deed.when.earliest or deed.when.latest or ""
        deeds[max(at, score.first)].append(deed)
    said = sorted(((mark.last, at, mark) for at, lane in enumerate(score.lanes) for mark in lane.marks), key=lambda each: (each[0], each[1]))
    rows = {day: [DayRow(score.lanes[at], mark) for _, at, mark in group] for day, group in groupby(said, key=lambda each: each[0])}
    room = _ROWS if score.first != score.until else 10_000
    return tuple(
        DayPart(day, tuple(deeds.get(day, ())), tuple(_spread(rows.get(day, []), room)), max(len(rows.get(day, ())) - room, 0))
        for day in sorted({*deeds, *rows}, reverse=True)
    )


def _spread(rows: list[DayRow], room: int) -> list[DayRow]:
    """Of more rows than there is room for, some of every side: none is left out because another speaks much."""
    if len(rows) <= room:
        return rows
    by_lane = [list(group) for _, group in groupby(rows, key=lambda row: row.lane.key)]
    chosen: list[DayRow] = []
    for turn in range(room):
        chosen.extend(group[turn] for group in by_lane if turn < len(group))
    kept = {row.mark.claim for row in chosen[:room]}
    return [row for row in rows if row.mark.claim in kept]


PAGE = Page(
    "/voices",
    "voices.html",
    ask,
    shape,
    about="Deeds by day, and what each side said on which day.",
    parameters=(
        Parameter("since", "From this day on."),
        Parameter("until", "Up to this day."),
        Parameter("type", "Event type, e.g. ASSAULT.", many=True),
        Parameter("party", "Events in which it does, suffers or says something.", many=True),
    ),
    record=Score,
)
