"""Names folded for comparison: no case, no accents, one kind of apostrophe and dash."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans({"’": "'", "‑": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "œ": "oe", "æ": "ae"})


def folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.casefold().translate(_PLAIN))
    return " ".join("".join(each for each in decomposed if not unicodedata.combining(each)).split())
