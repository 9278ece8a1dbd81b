"""The columns of names are folded as names are compared everywhere; and what a name that is asked for can be."""

from __future__ import annotations

from selon.measures.names import folded

__all__ = ["folded", "in_words", "is_country"]


def in_words(name: str) -> str:
    """Folded, with a blank wherever a word begins: after an apostrophe and a hyphen too."""
    return folded(name).replace("'", " ").replace("-", " ")


def is_country(name: str) -> bool:
    """Whether it is written as a code of ISO 3166-1 alpha-3."""
    return len(name) == 3 and name.isascii() and name.isupper()
