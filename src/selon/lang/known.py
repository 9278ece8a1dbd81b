"""Whether a pack has a row for some words: the measure of what the lexicon covers, whatever the rules make of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from selon.lang.conjugate import conjugator
from selon.lang.pack import Pack, Sense, load_pack
from selon.lang.tables import folder, read_toml

_WORD = re.compile(r"\w+(?:-\w+)*")


@lru_cache(maxsize=4)
def knower(lang: str) -> Callable[[str], bool]:
    """`knows(words)`: one of the words is a verb or noun of the pack in any form, or a phrase of it stands there whole."""
    pack = load_pack(lang)
    phrases = [sense for rows in pack.phrases.values() for sense in rows]
    verbs = conjugator(lang).invert({*pack.verbs, *(sense.lemma for sense in phrases)})
    endings = _endings(lang)

    def lemmas(word: str) -> frozenset[str]:
        return frozenset({word, *(lemma for lemma, _ in verbs.get(word, ())), *_singulars(word, endings)})

    def knows(words: str) -> bool:
        found = [lemmas(word) for word in _WORD.findall(words.lower().replace("’", "'"))]
        known = frozenset().union(*found)
        return bool(known & _single(pack)) or any(_whole(sense, known) for sense in phrases if sense.lemma in known)

    return knows


def _single(pack: Pack) -> frozenset[str]:
    return frozenset(pack.verbs) | frozenset(pack.nouns)


def _endings(lang: str) -> tuple[tuple[str, str], ...]:
    """The plurals and feminines of numbers.toml: (ending, what takes its place)."""
    table = read_toml(folder(lang).joinpath("numbers.toml"))
    for section in (table, *(value for value in table.values() if isinstance(value, dict))):
        if isinstance(section.get("endings"), list):
            return tuple((cut, put) for cut, put in section["endings"])
    return ()


def _singulars(word: str, endings: tuple[tuple[str, str], ...]) -> set[str]:
    return {word[: len(word) - len(cut)] + put for cut, put in endings if word.endswith(cut)}


def _whole(sense: Sense, known: frozenset[str]) -> bool:
    """A class such as `<troops>` may be any word; words too short to stand alone are not asked for."""
    return all(any(part.startswith("<") or set(_WORD.findall(part)) <= known for part in parts) for parts in sense.parts)
