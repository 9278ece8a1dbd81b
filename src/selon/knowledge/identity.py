"""Who is who across spellings, languages and offices: the key of a named party, and the side it speaks and acts for.

    "la Cédéao", "ECOWAS"                   → key CEDEAO, side IGO:CEDEAO
    "Kyiv", "le président Zelensky"         → keys le gouvernement, the person; side UKR
    "le groupe Wagner"                      → key and side Wagner: no organ of the state
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from selon.knowledge.fold import fold
from selon.knowledge.know import Knowledge
from selon.knowledge.records import Entry

# PLOVER sectors that speak and act for their state; the empty one is the state itself.
_OFFICIAL = frozenset(("", "GOV", "MIL", "COP", "JUD", "SPY", "LEG", "ELI", "SPK"))
# Sectors that say what somebody is, not who it is: without a name they make no party of their own.
_NAMED = frozenset(("country", "government", "organisation", "armed_group", "person", "grouping", "media"))


class Party(msgspec.Struct, frozen=True):
    """`key`: the same for the same party in every language. `side`: the same for all who speak for one state or body.

    `level`: how much the key says: `named` (a person or body of that name), `office` (a state's army, a government),
    `country`, `words` (only the words of the text), or `none`.
    """

    key: str
    side: str
    name: str
    level: str


@lru_cache(maxsize=65536)
def party(name: str, code: str = "", country: str | None = None, *, lang: str) -> Party:
    """The party that a name with its code stands for, as read in a text of that language."""
    first, _, sector = code.partition(" ")
    land = country or (first if len(first) == 3 and first.isupper() and sector else None)
    entry = _entry(name, lang, land)
    if entry is not None and entry.kind not in ("country", "government"):
        organ = entry.country and entry.kind != "armed_group" and entry.code.partition(" ")[2] in _OFFICIAL
        if organ and entry.kind != "person":
            # "L'armée russe", "the Russian army" and "Russian soldiers" are the state's army in any words.
            return Party(entry.code, str(entry.country), entry.name, "office")
        side = str(entry.country) if organ else f"{entry.code.partition(' ')[0] or entry.kind}:{entry.name}"
        return Party(entry.name, side, entry.name, "named")
    if land:
        official = sector in _OFFICIAL
        if official:
            return Party(code or land, land, name, "office" if sector else "country")
        words = _words(name)
        return Party(f"{code}:{words}", f"{code}:{words}", name, "words")
    if not name.strip():
        return Party("", "", "", "none")
    words = _words(name)
    return Party(words, f"name:{words}", name, "words")


def _entry(name: str, lang: str, land: str | None) -> Entry | None:
    """What the whole phrase names. A name inside a longer phrase ("the office of X") is another party."""
    found = _knowledge(lang).find_names(name)
    if len(found) != 1:
        return None
    match = found[0]
    rest = fold(name[: match.start] + " " + name[match.end :]).split()
    named = [each for each in match.entries if each.kind in _NAMED]
    if not named:
        return None
    # Titles and articles before a person's name ("le président X") leave it the same person; other words do not.
    short = all(len(word) <= 3 for word in rest)
    for each in named:
        if land and each.country and each.country != land:
            continue
        if short or (each.kind == "person" and match.end >= len(name.rstrip())):
            return each
    return None


@lru_cache(maxsize=8)
def _knowledge(lang: str) -> Knowledge:
    return Knowledge.load(lang)


def _words(name: str) -> str:
    """The words that carry the name: what is left without the short ones, in one order for every word order."""
    words = [word for word in fold(name).replace("'", " ").replace("’", " ").split() if len(word) > 3]
    return " ".join(words or fold(name).split())
