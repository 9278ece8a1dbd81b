"""Names as written, filed for look-up, with the rule of case each of them keeps.

- All capitals ("EI", "ONU"): an acronym, matched in exactly this case; "ei" or "Ei" are something else.
- Otherwise a word that is capitalised in the table must be so in the text ("Banque mondiale"); a word in small
  letters there may have either ("bande de Gaza", "Bande de Gaza").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from selon.knowledge.fold import Token, fold_word, words
from selon.knowledge.records import Entry


class Form(NamedTuple):
    exact: tuple[str, ...]  # the words of an acronym, else empty
    capitals: tuple[int, ...]  # which words must begin with a capital
    entry: Entry
    short: bool  # a person's family name alone


class FormTable:
    """Filled while loading, only read afterwards."""

    def __init__(self) -> None:
        self._forms: dict[str, list[Form]] = {}
        self._longest: dict[str, int] = {}
        self._named: dict[str, list[Entry]] = {}

    def add(self, written: str, entry: Entry, *, short: bool = False, first: bool = False) -> None:
        """`first`: before what is filed under the same words already."""
        parts = words(written)
        if not parts:
            return
        keys = [fold_word(part) for part in parts]
        exact = tuple(parts) if written.isupper() and is_acronym(parts) else ()
        capitals = () if exact else tuple(i for i, part in enumerate(parts) if part[0].isupper())
        if len(keys) > self._longest.get(keys[0], 0):
            self._longest[keys[0]] = len(keys)
        form = Form(exact, capitals, entry, short)
        filed = self._forms.setdefault(" ".join(keys), [])
        if form not in filed:
            filed.insert(0 if first else len(filed), form)
            named = self._named.setdefault(entry.name, [])
            if entry not in named:
                named.append(entry)

    def __contains__(self, key: str) -> bool:
        return key in self._forms

    def named(self, name: str) -> Sequence[Entry]:
        """The entries with this very name, which need not be one of their forms."""
        return tuple(self._named.get(name, ()))

    def filed(self, key: str) -> Sequence[Form]:
        """Whatever the case: for look-ups by a form, not in a text."""
        return self._forms.get(key, ())

    def longest_at(self, tokens: Sequence[Token], at: int) -> tuple[int, tuple[Form, ...]]:
        """How many words from here make the longest known name, and what it can be; (0, ()) for none."""
        longest = self._longest.get(tokens[at].key, 0)
        if not longest:
            return 0, ()
        reach = at + 1
        while reach < len(tokens) and reach - at < longest and tokens[reach].glued:
            reach += 1
        for end in range(reach, at, -1):
            run = tokens[at:end]
            filed = self._forms.get(" ".join(token.key for token in run))
            if filed:
                fitting = tuple(form for form in filed if _case_fits(form, run))
                if fitting:
                    return end - at, fitting
        return 0, ()


def is_acronym(parts: Sequence[str]) -> bool:
    """ "EI", "3R", "FDLR-FOCA"; a single letter is not one."""
    return (
        sum(map(len, parts)) > 1
        and all(part.isupper() or part.isdigit() for part in parts)
        and any(part.isupper() for part in parts)
    )


def _case_fits(form: Form, run: Sequence[Token]) -> bool:
    if form.exact:
        return all(token.text == part for token, part in zip(run, form.exact, strict=True))
    return all(run[i].text[0].isupper() for i in form.capitals)
