"""Names folded for comparison: no case, no accents, one kind of apostrophe and dash; and what a name asked for can be."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans({"’": "'", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "œ": "oe", "æ": "ae"})


def folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.casefold().translate(_PLAIN))
    return " ".join("".join(each for each in decomposed if not unicodedata.combining(each)).split())


def in_words(name: str) -> str:
    """Folded, with a blank wherever a word begins: after an apostrophe and a hyphen too."""
    return folded(name).replace("'", " ").replace("-", " ")


def is_country(name: str) -> bool:
    """Whether it is written as a code of ISO 3166-1 alpha-3."""
    return len(name) == 3 and name.isascii() and name.isupper()
