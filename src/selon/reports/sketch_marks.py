"""Names and figures by which texts of different languages can be held beside one another.

A name is kept as the skeleton of its consonants, so that Loukachenko meets Lukashenko and Biélorussie meets Belarus. Good
enough to tell which of an agency's dispatches a report is about; it never makes two reports related by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

from selon.knowledge.fold import fold_word

_NAME = re.compile(r"(?:(?<=[\w,;)’'–-][ \u00a0])|(?<=\b[dlDL][’']))[A-ZÀ-Þ][^\W\d_]+")
_FIGURE = re.compile(r"(?<![\w.,-])\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|(?<![\w.,-])\d{2,}")
# Letters that French, English and German transcriptions write in different ways, longest first.
_SOUNDS = tuple(
    pair.split("=")
    for pair in "tsch=s tch=s sch=s dj=z dzh=z zh=z ch=s sh=s ph=f kh=k gh=g qu=k ck=k c=k q=k w=v j=z x=ks gu=g".split()
)
_SOFT = re.compile("[aeiouyh]+")
_DOUBLED = re.compile(r"(.)\1+")
_LONGEST = 4


def marks(paragraph: str) -> tuple[int, ...]:
    """Hashes of the names and figures in a paragraph, each once, sorted."""
    names = {skeleton(name) for name in _NAME.findall(paragraph)}
    figures = {re.sub(r"\D", "", figure) for figure in _FIGURE.findall(paragraph)}
    return tuple(sorted(crc32(mark.encode()) for mark in names | figures if len(mark) > 1))


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    sounds = fold_word(name)
    for written, sound in _SOUNDS:
        sounds = sounds.replace(written, sound)
    return _DOUBLED.sub(r"\1", _SOFT.sub("", sounds))[:_LONGEST]
