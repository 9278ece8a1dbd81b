"""What the noun behind a number counts: units, currencies, measures. Data: numbers.toml."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from selon.errors import PackError
from selon.measures.numbers_amount import number_words
from selon.measures.times_tokens import split

UNITS = frozenset(
    "killed injured displaced detained troops demonstrators equipment missing hostages freed evacuated "
    "refugees money aid_tonnes aid victims people".split()
)
Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


class Nouns(msgspec.Struct, frozen=True):
    """Phrases are keyed by their first word, longest first; `units` by the listed form."""

    units: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    currencies: Phrases
    skip: Phrases
    between: frozenset[str]
    not_nouns: frozenset[str]
    labels: frozenset[str]
    changes: frozenset[str]
    partitive: Phrases
    shares: Phrases
    after_bare: Phrases
    before_bare: frozenset[str]
    before_digits: frozenset[str]
    valuing: frozenset[str]  # before digits after one of the next, an amount: the toll stands AT 17
    valued: frozenset[str]
    plural_endings: tuple[str, ...]
    one_of: frozenset[str]
    one_behind: frozenset[str]  # the same, only right behind the one
    stands: frozenset[str]
    adjectives_first: bool  # twelve young soldiers; not: douze soldats russes
    plurals: frozenset[str]
    not_plural: tuple[str, ...]
    after_one: tuple[str, ...]
    currency_codes: dict[str, str]
    plain_years: bool
    skip_names: frozenset[str]
    adjective_joins: frozenset[str]


def _phrases(pairs: list[tuple[str, str]]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, value in pairs:
        words = split(phrase)
        found.setdefault(words[0], []).append((words, value))
    return {k: tuple(sorted(v, key=lambda r: -len(r[0]))) for k, v in found.items()}


@lru_cache(maxsize=8)
def nouns_of(lang: str) -> Nouns:
    words = number_words(lang)
    file = f"{lang}/numbers.toml"
    units: dict[str, str] = {}
    table = words.data.get("units", {})
    for unit, listed in table.items() if isinstance(table, dict) else ():
        if unit not in UNITS:
            raise PackError(f"{file} [units] {unit} is not a unit", hint=f"use one of {' '.join(sorted(UNITS))}")
        for noun in listed:
            if units.setdefault(noun, unit) != unit:
                raise PackError(f"{file} [units] {noun} is under {units[noun]} and {unit}", hint="keep one of them")
    endings = words.data.get("endings", [])
    currencies = words.data.get("currencies", {})
    one_of = words.data.get("one_of", {})
    return Nouns(
        units=units,
        endings=tuple((str(a), str(b)) for a, b in endings) if isinstance(endings, list) else (),
        currencies=_phrases([(k, str(v)) for k, v in currencies.items()] if isinstance(currencies, dict) else []),
        skip=_phrases([(w, "") for w in words.list_of("skip_nouns")]),
        between=frozenset(words.list_of("between")),
        not_nouns=frozenset(words.list_of("not_nouns")),
        labels=frozenset(words.list_of("labels")),
        changes=frozenset(words.list_of("change_words")),
        partitive=_phrases([(w, "") for w in words.list_of("partitive")]),
        shares=_phrases([(w, "") for w in words.list_of("share_joins")]),
        after_bare=_phrases([(w, "") for w in words.list_of("after_bare_word")]),
        before_bare=frozenset(words.list_of("before_bare_word")),
        before_digits=frozenset(words.list_of("before_bare_digits")),
        valuing=frozenset(words.list_of("valuing")),
        valued=frozenset(words.list_of("valued")),
        plural_endings=tuple(words.list_of("plural_endings")),
        one_behind=frozenset(one_of.get("right_behind", [])) if isinstance(one_of, dict) else frozenset(),
        stands=frozenset(words.list_of("stands_for_noun")),
        adjectives_first=words.data.get("adjectives_first") is True,
        plurals=frozenset(words.list_of("plurals")),
        not_plural=tuple(words.list_of("not_plural_endings")),
        after_one=tuple(words.list_of("after_one_endings")),
        plain_years=words.data.get("plain_years") is True,
        skip_names=frozenset(words.list_of("skip_names")),
        adjective_joins=frozenset(words.list_of("adjective_joins")),
        currency_codes={str(v).lower(): str(v) for v in currencies.values()} if isinstance(currencies, dict) else {},
        one_of=frozenset(one_of.get("nouns", [])) if isinstance(one_of, dict) else frozenset(),
    )


def phrase_at(phrases: Phrases, words: tuple[str, ...], i: int) -> tuple[int, str] | None:
    """(length, value) of the longest listed phrase at token i."""
    if i < len(words):
        for phrase, value in phrases.get(words[i], ()):
            if words[i : i + len(phrase)] == phrase:
                return len(phrase), value
    return None


@lru_cache(maxsize=4096)
def unit_of(noun: str, lang: str) -> str | None:
    """The count unit of a noun, given as lemma or as an inflected form: "blessées" → "injured"."""
    table = nouns_of(lang)
    todo, seen = [noun.lower().replace("’", "'")], set[str]()
    while todo:
        form = todo.pop(0)
        if form in table.units:
            return table.units[form]
        seen.add(form)
        if len(seen) > 24:
            return None
        for ending, put in table.endings:
            shorter = form[: len(form) - len(ending)] + put
            if form.endswith(ending) and len(shorter) >= 2 and shorter not in seen:
                todo.append(shorter)
    return None
