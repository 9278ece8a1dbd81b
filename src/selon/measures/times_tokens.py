"""Words, numerals and signs of a paragraph, as the time and quantity grammars see them."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\s]")


class Tokens(msgspec.Struct, frozen=True):
    """`words` are lower case; `starts`/`ends` are offsets into `text`."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def glued(self, i: int) -> bool:
        """Token i follows token i - 1 without a space."""
        return 0 < i < len(self.words) and self.starts[i] == self.ends[i - 1]

    def surface(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]

    def opens_sentence(self, i: int) -> bool:
        return i == 0 or self.words[i - 1] in '.!?:"«–—-('


def lowered(text: str) -> str:
    """Lower case of the same length: a few letters (İ) would grow and move every offset behind them."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.replace("’", "'").replace("‑", "-")


@lru_cache(maxsize=8)
def tokenize(text: str) -> Tokens:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(lowered(text)):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text=text, words=tuple(words), starts=tuple(starts), ends=tuple(ends))


def split(phrase: str) -> tuple[str, ...]:
    """A phrase of a data file, cut the way a text is."""
    return tuple(_TOKEN.findall(lowered(phrase)))
