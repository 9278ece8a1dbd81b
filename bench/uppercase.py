"""Texts in capitals alone, as telexes were: small letters, but for beginnings of sentences and names that the tables have.

One letter replaces one, so that offsets hold. A parser that has never seen such texts reads them as a row of names.
"""

from __future__ import annotations

import re

from selon.knowledge import Entry, Knowledge

_CAPITALS = 0.9
_LONGEST = 4
"""Words of the longest name that is looked up."""
_COMMON = frozenset(
    "an and are as at be by for from has have he her his in is it its of on or our said she so than that the they this to was we were "
    "who will with you man march may mobile most nice of order police split best".split()
)
"""Words that are some town's name as well."""


def lowered(text: str) -> str:
    """The text as it is, unless nearly all of its letters are capitals."""
    letters = [ch for ch in text if ch.isalpha()]
    if not letters or sum(ch.isupper() for ch in letters) < _CAPITALS * len(letters):
        return text
    low = "".join(small if len(small := ch.lower()) == 1 else ch for ch in text)
    words = [(match.start(), match.end()) for match in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", low)]
    capital = {match.end() - 1 for match in re.finditer(r"(?:\A|[.!?\]]\s+|\n\s*\n\s*|--\s+|\"\s*)[^\W\d_]", low)}
    know = Knowledge.load("en")
    at = 0
    while at < len(words):
        length = next((n for n in range(min(_LONGEST, len(words) - at), 0, -1) if _named(know, low, words[at : at + n])), 0)
        capital.update(start for start, _ in words[at : at + length])
        at += length or 1
    return "".join(ch.upper() if i in capital and len(ch.upper()) == 1 else ch for i, ch in enumerate(low))


def _named(know: Knowledge, text: str, words: list[tuple[int, int]]) -> bool:
    form = text[words[0][0] : words[-1][1]]
    if form in _COMMON or (len(words) == 1 and len(form) < 4) or "\n\n" in form:
        return False
    form = re.sub(r"\s+", " ", form).title()
    entries: tuple[Entry, ...] = know.names(form)
    return any(each.kind != "place" or each.population > 100_000 or each.precision != "town" for each in entries) or bool(know.demonym(form))
