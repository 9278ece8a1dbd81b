"""All names in a paragraph: the longest at each place, tables of our own before the gazetteer of towns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from selon.knowledge.fold import Token, dotted, tokens
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


_ARTICLES = frozenset({"l", "le", "la", "les", "the"})


class Hit(NamedTuple):
    first: int  # word index
    after: int
    entries: tuple[Entry, ...]
    towns: bool


class Words(NamedTuple):
    """Folded words of one language: `common` are no town by themselves (Selon, Est, Ali), `given` those of them that
    are given names, `never` no name at all when alone (May), `after` a place only after one of `before` (in Nice)."""

    common: frozenset[str]
    given: frozenset[str]
    never: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]


def find_names(
    text: str,
    *,
    table: FormTable,
    towns: Callable[[str], tuple[Entry, ...]],
    words: Words,
    near: frozenset[str],
) -> tuple[NameMatch, ...]:
    """`near`: countries to prefer."""
    run = tokens(text)
    hits: list[Hit] = []
    at = 0
    while at < len(run):
        hit = _at(run, at, table=table, towns=towns, words=words, hits=hits)
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
    words: Words,
    hits: Sequence[Hit],
) -> Hit | None:
    common, given = words.common, words.given
    length, forms = table.longest_at(run, at)
    if length and run[at].key in _ARTICLES and _cuts_a_name(run, at, at + length, table):
        return None  # the West | Bank
    if length == 1 and not _may_stand_alone(run, at, words):
        forms = tuple(form for form in forms if form.exact and run[at].key not in words.never)
        length = 1 if forms else 0
    town_length, found = _town(run, at, shortest=length, towns=towns, words=words)
    if (
        town_length > length
        and not _cuts_a_name(run, at, at + town_length, table)
        and not _part_of_a_name(run, at, at + town_length, common=common, given=given, hits=hits)
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
    words: Words,
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
        if len(key) < 3 or (key in words.common and not (key in words.after and _may_stand_alone(run, at, words))):
            continue
        if end - at == 1 and _shouted(run[at]):
            continue
        if end - at == 2 and run[at].key in _ARTICLES and run[end - 1].key in words.common:
            continue  # L'Union, Le Conseil: towns by chance
        found = towns(key)
        if found:
            return end - at, found
    return 0, ()


def _may_stand_alone(run: Sequence[Token], at: int, words: Words) -> bool:
    """May is a month and a verb; Nice and Reading are towns where a preposition leads to them."""
    key = run[at].key
    if key in words.never:
        return False
    return key not in words.after or (at > 0 and run[at].glued and run[at - 1].key in words.before)


def _cuts_a_name(run: Sequence[Token], first: int, after: int, table: FormTable) -> bool:
    """Whether a known name begins inside and ends beyond: L'Union | africaine is no town."""
    return any(i + table.longest_at(run, i)[0] > after for i in range(first + 1, after))


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
        "mr", "mrs", "ms", "sir", "lord", "lady", "minister", "secretary", "gen", "col", "lt", "maj", "capt", "sgt",
        "brig", "admiral", "captain", "commander", "marshal", "king", "queen", "sheikh", "pope", "princess", "senator",
        "sen", "rep", "gov", "governor", "mayor", "ambassador", "judge", "justice", "prosecutor", "chancellor",
        "premier", "leader", "chief", "spokesman", "spokeswoman", "spokesperson", "congressman", "congresswoman",
        "chairman", "director", "bishop", "archbishop", "patriarch", "rabbi", "mullah", "major", "lieutenant",
        "sergeant", "envoy", "while", "when", "as", "if", "but", "and", "that", "after", "before", "since", "because",
    ]
)  # fmt: skip


def _context(entry: Entry) -> tuple[str, ...]:
    return entry.countries or ((entry.country,) if entry.country else ())


def _match(text: str, run: Sequence[Token], hit: Hit, near: frozenset[str] | set[str]) -> NameMatch:
    start, end = run[hit.first].start, run[hit.after - 1].end
    if dotted(run, hit.after - 1) and text[end : end + 1] == ".":
        end += 1  # the last point of U.S.
    entries = hit.entries
    if hit.towns:
        # sorted() is stable: people decide among towns of the countries in question, and among the others.
        entries = tuple(sorted(entries, key=lambda entry: entry.country not in near))[:_MAX_TOWNS]
    return NameMatch(start, end, text[start:end], entries)
