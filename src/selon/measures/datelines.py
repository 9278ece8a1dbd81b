"""Where a paragraph's dateline ends: where, when and by whom a report was written is no part of what it tells.

    KYIV, Jan 2 (agency) - Rockets hit …      Moscou, 2 janv. 2023 (agency) – L'armée …      ISTANBUL — The party …
"""

from __future__ import annotations

import re

from selon.knowledge import Knowledge
from selon.knowledge.agencies import agencies
from selon.measures.times import find_times

LONGEST = 80
"""Characters that a dateline may have."""
_END = re.compile(r"\s+(?:[-–—]{1,2}|-{2})\s+|\s?—\s?|(?P<stop>\s?:\s+|\.\s+(?:[-–—]\s+)?)(?=[^\W\d_a-zà-ÿ]|[«“\"])")
_BRACKET = re.compile(r"\s*\(([^()\n]{2,40})\)\s*")
_PARTS = re.compile(r"\s*[,/]\s*")
_WORDS = 4
_TITLED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ\d]{1,}")
_PLACES = frozenset({"place", "country", "government"})
_STORY = re.compile(r"[a-zà-ÿ]{2}")


def after_dateline(text: str, know: Knowledge, *, opening: bool = True) -> int:
    """The offset of a paragraph's first word after its dateline; 0 if it has none.

    `opening`: whether it is among the first of its report. Further down, a place in small letters with a day is an entry
    of a chronology ("Dnipro, 14 janvier – Un missile …"): what happened then and there.
    """
    for end in _END.finditer(text, 0, LONGEST):
        rest = text[end.end() :]
        if not _STORY.search(rest[:LONGEST]):
            continue
        if _dateline(text[: end.start()], rest, know, stop=bool(end["stop"]), opening=opening):
            return end.end()
    return 0


def _dateline(head: str, rest: str, know: Knowledge, *, stop: bool, opening: bool) -> bool:
    bracket = _BRACKET.search(head)
    by = bracket[1] if bracket else ""
    bare = head[: bracket.start()] + head[bracket.end() :] if bracket else head
    parts = [part for part in _PARTS.split(bare.strip()) if part]
    if not parts:
        return not stop and agencies().name(by) is not None
    days = [part for part in parts if _day(part, know.lang)]
    names = [part for part in parts if part not in days]
    known = [part for part in names if _place(part, know)]
    capitals = [part for part in names if _capitals(part)]
    if not all(part in known or part in capitals for part in names):
        return False
    if not names:
        return bool(by) and not stop and not _day(by, know.lang)
    if names[0] in capitals:
        # "FARDC - M23 : …" are two bodies; a town that the tables know may stand before any word.
        return names[0] in known or (not stop and not _TITLED.match(rest))
    return not stop and (bool(by) or (opening and bool(days)))


def _day(part: str, lang: str) -> bool:
    found = find_times(part, lang, 0)
    return len(found) == 1 and found[0].start == 0 and found[0].end >= len(part.rstrip(" ."))


def _place(part: str, know: Knowledge) -> bool:
    found = know.find_names(part)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(part)):
        return False
    return any(entry.kind in _PLACES for entry in found[0].entries)


def _capitals(part: str) -> bool:
    return part.isupper() and sum(letter.isalpha() for letter in part) > 3 and len(part.split()) <= _WORDS
