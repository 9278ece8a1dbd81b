"""Words and Snowball stems for full text, and the query that a person's words stand for."""

from __future__ import annotations

import re
from functools import lru_cache

from selon.errors import UsageError
from selon.lang import settings

_WORD = re.compile(r"\w+")
_QUERY = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
# Too common to tell one quote from another; asked for alone they are searched all the same.
_COMMON = frozenset(
    "a à au aux d dans de des du en est et il la le les l n ne on ou par pas pour qu que qui s sa se ses son sur un une "
    "the of and to in is was by on for an".split()
)


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


@lru_cache(maxsize=8)
def _stemmer(lang: str) -> object | None:
    import Stemmer  # type: ignore[import-not-found,unused-ignore]

    name = settings(lang).get("stemmer")
    return Stemmer.Stemmer(name) if name else None


def stem_words(tokens: list[str], lang: str | None) -> list[str]:
    stemmer = _stemmer(lang or "fr")
    # Distinct words are stemmed once: 20 MB of text hold some ten thousand of them.
    if stemmer is None:
        return tokens
    distinct = sorted(set(tokens))
    stems = dict(zip(distinct, stemmer.stemWords(distinct), strict=True))  # type: ignore[attr-defined]
    return [stems[token] for token in tokens]


def match_expression(query: str, lang: str | None) -> tuple[str, frozenset[str]]:
    """An FTS5 expression for the user's words, and the stems to mark in what is found.

    All words must occur, in any form; "several words" must stand together as written; -word must not occur.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    marks: set[str] = set()
    pieces = [(minus, phrase, words(phrase or word)) for minus, phrase, word in _QUERY.findall(query)]
    only_common = all(set(tokens) <= _COMMON for _, _, tokens in pieces)
    for minus, phrase, tokens in pieces:
        if phrase:
            terms = ['words : "' + " ".join(tokens) + '"'] if tokens else []
        else:
            kept = [token for token in tokens if only_common or token not in _COMMON]
            terms = [f'stems : "{stem}"' for stem in stem_words(kept, lang)]
        if minus:
            unwanted.extend(terms)
        else:
            wanted.extend(terms)
            marks.update(stem_words([token for token in tokens if only_common or token not in _COMMON], lang))
    if not wanted:
        raise UsageError("nothing to search for", hint='give words, e.g. selon search frappes "pont de Kherson" -drone')
    expression = " AND ".join(f"({term})" for term in wanted)
    if unwanted:
        expression = f"({expression}) NOT ({' OR '.join(unwanted)})"
    return expression, frozenset(marks)
