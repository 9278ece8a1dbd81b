"""How names are compared: words without case, accents or ligatures; what glues words together does not count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

# Combining marks belong to the word, so that decomposed text gives the same words.
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
# Between the words of one name: one blank, hyphen or apostrophe of any make.
GLUE = frozenset(" \u00a0\u202f\u2009-\u2010\u2011\u2013'\u2019\u02bc`")
_SPECIAL = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "ß": "ss", "đ": "d",
     "Đ": "d", "ı": "i", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ə": "a", "Ə": "a"}
)  # fmt: skip


class Token(NamedTuple):
    start: int
    end: int
    text: str
    key: str
    glued: bool  # to the word before, by one glue character


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered.translate(_SPECIAL))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


# Words that are written with a point in front of a name.
_SHORTENED = frozenset({"st", "ste", "mt", "no"})


def dotted(run: Sequence[Token], at: int) -> bool:
    """Whether this is the last letter of an acronym with points (U.S., J. D.)."""
    return at > 0 and len(run[at].text) == len(run[at - 1].text) == 1 and run[at].glued and run[at].text.isupper()


def _pointed(text: str, before: Token, start: int) -> bool:
    """U.S., U.S. Army, J. D. Vance, St. Petersburg: a point that does not part the words of a name."""
    between = text[before.end : start]
    if between not in (".", ". ", ".\u00a0"):
        return False
    if before.key in _SHORTENED and before.text[0].isupper():
        return between != "."
    return len(before.text) == 1 and before.text.isupper() and text[start].isalpha()


def tokens(text: str) -> list[Token]:
    found: list[Token] = []
    last = -2
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        glued = (start - last == 1 and text[last] in GLUE) or (bool(found) and _pointed(text, found[-1], start))
        found.append(Token(start, end, word, fold_word(word), glued))
        last = end
    return found


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def fold(text: str) -> str:
    """The key under which a name is filed: "Côte d’Ivoire" → "cote d ivoire"."""
    return " ".join(fold_word(word) for word in words(text))
