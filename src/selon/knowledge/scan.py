"""All names in a paragraph: the longest at each place, tables of our own before the gazetteer of towns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from selon.knowledge.fold import Token, tokens
from selon.knowledge.forms import FormTable
from selon.knowledge.records import Entry, NameMatch

_MAX_TOWN_WORDS = 4
_MAX_TOWNS = 5
# Small words inside names of towns (Villeneuve d'Ascq, Rostov sur le Don, Deir ez-Zor, Rio de Janeiro).
_LINKS = frozenset(
    [
        "a",
        "al",
        "am",
        "an",
        "as",
        "at",
        "aux",
        "d",
        "da",
        "das",
        "de",
        "del",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "e",
        "ech",
        "ed",
        "el",
        "en",
        "er",
        "es",
        "et",
        "ez",
        "in",
        "l",
        "la",
        "las",
        "le",
        "les",
        "lez",
        "los",
        "od",
        "of",
        "on",
        "os",
        "sous",
        "sur",
        "the",
        "u",
        "us",
        "van",
    ]
)


class Hit(NamedTuple):
    first: int  # word index
    after: int
    entries: tuple[Entry, ...]
    towns: bool


def find_names(
    text: str,
    *,
    table: FormTable,
    towns: Callable[[str], tuple[Entry, ...]],
    common: frozenset[str],
    given: frozenset[str],
    near: frozenset[str],
) -> tuple[NameMatch, ...]:
    """`common`: folded words that are no town by themselves (Selon, Est, Ali); `given`: those of them that are given
    names; `near`: countries to prefer."""
    run = tokens(text)
    hits: list[Hit] = []
    at = 0
    while at < len(run):
        hit = _at(run, at, table=table, towns=towns, common=common, given=given, hits=hits)
        if hit is None:
            at += 1
            continue
        hits.append(hit)
        at = hit.after
    named = {iso3 for hit in hits if not hit.towns for entry in hit.entries for iso3 in _context(entry)}
    return tuple(_match(text, run, hit, near | named) for hit in hits)


def _at(
    run: Sequence[Token],
    at: int,
    *,
    table: FormTable,
    towns: Callable[[str], tuple[Entry, ...]],
    common: frozenset[str],
    given: frozenset[str],
    hits: Sequence[Hit],
) -> Hit | None:
    length, forms = table.longest_at(run, at)
    town_length, found = _town(run, at, shortest=length, towns=towns, common=common)
    if town_length > length and not _part_of_a_name(
        run, at, at + town_length, common=common, given=given, hits=hits
    ):
        return Hit(at, at + town_length, found, True)
    if not length:
        return None
    if any(form.short for form in forms) and _given_name_before(
        run, at, common=common, given=given, hits=hits
    ):
        forms = tuple(form for form in forms if not form.short)
    entries = tuple(dict.fromkeys(form.entry for form in forms))
    return Hit(at, at + length, entries, False) if entries else None


def _town(
    run: Sequence[Token],
    at: int,
    *,
    shortest: int,
    towns: Callable[[str], tuple[Entry, ...]],
    common: frozenset[str],
) -> tuple[int, tuple[Entry, ...]]:
    if not run[at].text[0].isupper():
        return 0, ()
    reach = at + 1
    while reach < len(run) and reach - at < _MAX_TOWN_WORDS and run[reach].glued and _inside(run[reach]):
        reach += 1
    for end in range(reach, at + shortest, -1):
        if not run[end - 1].text[0].isupper():
            continue
        key = " ".join(token.key for token in run[at:end])
        if len(key) < 3 or key in common or (end - at == 1 and _shouted(run[at])):
            continue
        found = towns(key)
        if found:
            return end - at, found
    return 0, ()


def _inside(token: Token) -> bool:
    return token.text[0].isupper() or token.key in _LINKS


def _shouted(token: Token) -> bool:
    """A short word in capitals is an acronym nobody told us of (GIGN, LR)."""
    return token.text.isupper() and len(token.text) <= 5


def _part_of_a_name(
    run: Sequence[Token],
    first: int,
    after: int,
    *,
    common: frozenset[str],
    given: frozenset[str],
    hits: Sequence[Hit],
) -> bool:
    """Lone town words beside another capitalised word are mostly a person's (Sergueï Ivanov), not two towns."""
    if after - first > 1:
        return False
    if after < len(run) and run[after].glued and run[after].text[0].isupper():
        return True
    return _given_name_before(run, first, common=common, given=given, hits=hits)


def _given_name_before(
    run: Sequence[Token], at: int, *, common: frozenset[str], given: frozenset[str], hits: Sequence[Hit]
) -> bool:
    if at == 0 or not run[at].glued:
        return False
    before = run[at - 1]
    if hits and hits[-1].after == at:
        return False
    if not before.text[0].isupper() or len(before.text) == 1:
        return False
    if before.key in given:
        return True
    starts_sentence = at == 1 or not before.glued
    return not (starts_sentence and before.key in common) and before.key not in _TITLES


_TITLES = frozenset(
    [
        "m",
        "mm",
        "mme",
        "mlle",
        "dr",
        "pr",
        "me",
        "president",
        "presidente",
        "premier",
        "ministre",
        "general",
        "colonel",
        "amiral",
        "capitaine",
        "commandant",
        "marechal",
        "roi",
        "reine",
        "emir",
        "sultan",
        "cheikh",
        "imam",
        "pape",
        "cardinal",
        "monseigneur",
        "mgr",
        "ayatollah",
        "prince",
        "princesse",
    ]
)


def _context(entry: Entry) -> tuple[str, ...]:
    return entry.countries or ((entry.country,) if entry.country else ())


def _match(text: str, run: Sequence[Token], hit: Hit, near: frozenset[str] | set[str]) -> NameMatch:
    start, end = run[hit.first].start, run[hit.after - 1].end
    entries = hit.entries
    if hit.towns:
        # sorted() is stable: people decide among towns of the countries in question, and among the others.
        entries = tuple(sorted(entries, key=lambda entry: entry.country not in near))[:_MAX_TOWNS]
    return NameMatch(start, end, text[start:end], entries)
