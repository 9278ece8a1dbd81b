"""Words by which two sentences can speak against each other: `opposites.csv` of a pack, checked when it is loaded.

A row is a word or a phrase of dictionary forms or forms. Antonyms hold both ways.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

import msgspec

from selon.errors import PackError
from selon.lang.pack import available
from selon.lang.tables import alternatives, folder, read_csv

FILE = "opposites.csv"
COLUMNS = ("word", "kind", "other", "example", "counter", "source", "note")
KINDS = {
    "none": "negates what stands with it (no, never, without)",
    "false": "says that a telling is wrong (false, deny, no evidence)",
    "distance": "tells without vouching for it (alleged, rumour)",
    "contrast": "sets two things against each other (but, rather, instead)",
    "plain": "looks like one of these and is none (without doubt, not only)",
    "prefix": "makes a word its opposite (in-, non-)",
    "antonym": "cannot hold of the same thing together with `other` (dead, alive)",
}
Phrase = tuple[str, ...]


class Cue(msgspec.Struct, frozen=True):
    """A row that is not an antonym. `parts` are dictionary forms in order."""

    kind: str
    parts: Phrase
    line: int
    example: str = ""
    counter: str = ""


class Opposites(msgspec.Struct, frozen=True):
    """The table of one language: cues by their first word, longest first; antonyms by the first
    word of either of the pair."""

    lang: str
    cues: dict[str, tuple[Cue, ...]] = {}
    antonyms: dict[str, tuple[tuple[Phrase, frozenset[Phrase]], ...]] = {}
    prefixes: tuple[str, ...] = ()

    def starting(self, word: str) -> tuple[tuple[Phrase, frozenset[Phrase]], ...]:
        """The antonyms of the words and phrases that begin with this word."""
        return self.antonyms.get(word, ())

    @property
    def rows(self) -> tuple[Cue, ...]:
        return tuple(cue for cues in self.cues.values() for cue in cues)


def parts(words: str) -> Phrase:
    """`s'opposer à` → ("s'", "opposer", "à")."""
    return tuple(words.replace("’", "'").replace("'", "' ").lower().split())


@lru_cache(maxsize=8)
def load_opposites(lang: str) -> Opposites:
    """The table of a language; an empty one where the pack has none. Raises PackError with file and line."""
    where = folder(lang).joinpath(FILE)
    if lang not in available() or not where.is_file():
        return Opposites(lang)
    cues: dict[str, list[Cue]] = defaultdict(list)
    antonyms: dict[Phrase, set[Phrase]] = defaultdict(set)
    seen: dict[tuple[str, Phrase], int] = {}
    prefixes: tuple[str, ...] = ()
    for line, row in read_csv(where, COLUMNS):
        word = _checked(row, line)
        first = seen.setdefault((row["kind"], word), line)
        if first != line:
            raise PackError(f"{FILE}:{line}: {row['word']!r} stands in line {first} already", hint="join the two rows")
        if row["kind"] == "prefix":
            prefixes = (*prefixes, row["word"].lower())
            continue
        if row["kind"] != "antonym":
            cues[word[0]].append(Cue(row["kind"], word, line, row["example"], row["counter"]))
            continue
        for other in map(parts, alternatives(row["other"])):
            if other == word:
                raise PackError(f"{FILE}:{line}: {row['word']!r} is no opposite of itself", hint="see docs/language-pack.md")
            antonyms[word].add(other)
            antonyms[other].add(word)
    return Opposites(
        lang,
        {word: tuple(sorted(rows, key=lambda cue: -len(cue.parts))) for word, rows in cues.items()},
        _by_first_word(antonyms),
        prefixes,
    )


def _by_first_word(antonyms: dict[Phrase, set[Phrase]]) -> dict[str, tuple[tuple[Phrase, frozenset[Phrase]], ...]]:
    table: dict[str, list[tuple[Phrase, frozenset[Phrase]]]] = defaultdict(list)
    for phrase, others in antonyms.items():
        table[phrase[0]].append((phrase, frozenset(others)))
    return {word: tuple(rows) for word, rows in table.items()}


def _checked(row: dict[str, str], line: int) -> Phrase:
    where = f"{FILE}:{line}"
    if row["kind"] not in KINDS:
        raise PackError(f"{where}: unknown kind {row['kind']!r}", hint="one of " + " ".join(KINDS))
    word = parts(row["word"])
    if not word:
        raise PackError(f"{where}: no word", hint="the first cell names the word or phrase")
    if (row["kind"] == "antonym") != bool(row["other"]):
        raise PackError(f"{where}: `other` is for antonyms, and every antonym needs one", hint="several with |")
    if row["kind"] != "antonym" and not row["example"]:
        raise PackError(f"{where}: {row['word']!r} has no example", hint="a sentence in which the word does what its kind says")
    return word
