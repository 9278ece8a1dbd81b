"""The story of a report, apart from what stands around it: dateline, notices, tag lines, "read also", lines in brackets.

Two reports that share only what their outlets put around every story have nothing to do with one another.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from selon.lang.credits import CreditWords

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")
_BRACKETED = re.compile(r"[(\[].*[)\]]\W*", re.DOTALL)
# "KYIV, Jan 2 (agency) - ", "Moscou, 2 janv. 2023 (agency) – "; or a place in capitals and a dash.
_DATELINE = re.compile(r"[^\n(]{0,80}\((?P<who>[^()\n]{2,60})\)\s*[-–—:]+\s*|[A-ZÀ-Þ]{2}[^\n.]{0,40}?\s[-–—]+\s")
_WORD = re.compile(r"\w+")
_MOST_WORDS = 40
_SHOWN = 80
_SENTENCE = re.compile(r"(?<=[.!?…])[\"»”’)]*\s+(?=[\"«“‘(]?\s?[A-ZÀ-Þ0-9])")
_QUOTED = re.compile(r"«([^«»]{20,800})»|“([^“”]{20,800})”|\"([^\"\n]{20,800})\"")


class Story(NamedTuple):
    """`around`: the lines that are not the story, in order. `dateline`: the name in its brackets."""

    paragraphs: list[str]
    around: list[str]
    dateline: str


def split_story(text: str, words: CreditWords) -> Story:
    parts = _BLANK_LINE.split(text.strip())
    if len(parts) == 1:
        parts = _LINE.split(text.strip())
    paragraphs: list[str] = []
    around: list[str] = []
    for part in parts:
        (around if _stands_around(part, words) else paragraphs).append(part)
    dateline = ""
    if paragraphs:
        head = _DATELINE.match(paragraphs[0])
        if head:
            dateline = head["who"] or ""
            paragraphs[0] = paragraphs[0][head.end() :]
    return Story([part for part in paragraphs if part.strip()], around, dateline)


def _stands_around(part: str, words: CreditWords) -> bool:
    if part[:1] in "([" and _BRACKETED.fullmatch(part):
        return True
    opening = part.lstrip("-–—•*> \t")
    if not words.furniture.match(opening) and not (len(part) < 60 and words.tag.match(opening)):
        return False
    return len(_WORD.findall(part)) <= _MOST_WORDS


def words_of(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def sentences(paragraph: str) -> list[str]:
    return _SENTENCE.split(paragraph)


def quoted_spans(paragraph: str) -> list[tuple[int, int, str]]:
    """The quotations of a paragraph, by word: first, last + 1, and how they begin."""
    found = []
    for match in _QUOTED.finditer(paragraph):
        start = len(_WORD.findall(paragraph[: match.start()]))
        said = " ".join(match.group()[1:-1].split())
        opening = said if len(said) <= _SHOWN else said[:_SHOWN].rsplit(" ", 1)[0] + " …"
        found.append((start, start + len(_WORD.findall(match.group())), opening))
    return found
