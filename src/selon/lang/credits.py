"""How a language credits a source: the words of `credits.csv`, by kind. A language without the table has none."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from selon.errors import PackError
from selon.lang.tables import folder, read_csv

COLUMNS = ("words", "kind", "example", "counter", "note")
KINDS = ("with", "after", "before", "both", "outlet", "agency", "again", "paper", "withdraw", "update", "furniture")
_NEVER = re.compile(r"(?!)")


class CreditWords(msgspec.Struct, frozen=True):
    """`tag`, `after`, `before`, `again`: patterns of the words; `between`: words that may stand before a source's name."""

    tag: re.Pattern[str] = _NEVER
    after: re.Pattern[str] = _NEVER
    before: re.Pattern[str] = _NEVER
    again: re.Pattern[str] = _NEVER
    withdraw: re.Pattern[str] = _NEVER
    paper: re.Pattern[str] = _NEVER
    update: re.Pattern[str] = _NEVER
    furniture: re.Pattern[str] = _NEVER
    between: frozenset[str] = frozenset()
    agency: frozenset[str] = frozenset()


@lru_cache(maxsize=16)
def credit_words(lang: str | None) -> CreditWords:
    if lang is None or not folder(lang).joinpath("credits.csv").is_file():
        return CreditWords()
    found: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for line, row in read_csv(folder(lang).joinpath("credits.csv"), COLUMNS):
        if row["kind"] not in found:
            raise PackError(f"credits.csv:{line}: unknown kind {row['kind']!r}", hint="one of " + " ".join(KINDS))
        if not row["words"]:
            raise PackError(f"credits.csv:{line}: no words", hint="the first cell holds the words of the text")
        found[row["kind"]].append(row["words"])
    return CreditWords(
        tag=_pattern(found["with"]),
        after=_pattern(found["after"] + found["both"]),
        before=_pattern(found["before"] + found["both"]),
        again=_pattern(found["again"]),
        withdraw=_pattern(found["withdraw"]),
        paper=_pattern(found["paper"]),
        update=_pattern(found["update"]),
        furniture=_pattern(found["furniture"]),
        between=frozenset(word for words in found["outlet"] for word in re.findall(r"[\w-]+", words)),
        agency=frozenset(found["agency"]),
    )


@lru_cache(maxsize=1)
def agency_words() -> frozenset[str]:
    """The words for a news agency in every language: an outlet that bears one in its name is taken for the source."""
    from selon.lang.pack import available

    return frozenset(word for lang in available() for word in credit_words(lang).agency)


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Longest first, whole words, any apostrophe."""
    if not words:
        return _NEVER
    each = (
        re.escape(form).replace("'", "['’]").replace(r"\ ", r"\s+")
        for form in sorted(set(words), key=lambda w: (-len(w), w))
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)
