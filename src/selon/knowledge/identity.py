"""Who is who across spellings, languages and offices: the key of a named party, and the side it speaks and acts for.

    "la Cédéao", "ECOWAS"                   → key CEDEAO, side IGO:CEDEAO
    "Kyiv", "le président Zelensky"         → keys le gouvernement, the person; side UKR
    "le groupe Wagner"                      → key and side Wagner: no organ of the state
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from selon.knowledge.fold import fold
from selon.knowledge.know import Knowledge
from selon.knowledge.records import Entry

# PLOVER sectors that speak and act for their state; the empty one is the state itself.
_OFFICIAL = frozenset(("", "GOV", "MIL", "COP", "JUD", "SPY", "LEG", "ELI", "SPK"))
# Sectors whose words stand for a body that is named in them: "le chef du groupe Wagner" speaks for Wagner.
_BODILY = frozenset(("", "UNK", "UAF", "REB", "SPK", "BUS", "CRM"))
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
        side = str(entry.country) if organ else _body(entry.office or "", "en") or _side(entry)
        return Party(entry.name, side, entry.name, "named")
    if land:
        official = sector in _OFFICIAL
        if official:
            return Party(code or land, land, name, "office" if sector else "country")
        words = f"{code}:{_words(name)}"
        return Party(words, (sector in _BODILY and _body(name, lang)) or words, name, "words")
    if not name.strip():
        return Party("", "", "", "none")
    words = _words(name)
    bodily = code in _BODILY
    side = (bodily and _body(name, lang)) or (not code and _state(name, lang)) or f"name:{words}"
    return Party(words, side, name, "words")


def _side(entry: Entry) -> str:
    return f"{entry.code.partition(' ')[0] or entry.kind}:{entry.name}"


@lru_cache(maxsize=4096)
def _body(words: str, lang: str) -> str:
    """The side of the one armed group that words name ("head of Wagner", "the Wagner mercenary company"), or nothing."""
    groups = {entry.name: entry for match in _knowledge(lang).find_names(words) for entry in match.entries[:1] if entry.kind == "armed_group"}
    return _side(next(iter(groups.values()))) if len(groups) == 1 else ""


def _state(words: str, lang: str) -> str:
    """The state of a body whose words say so: "le département de communication de l'armée ukrainienne", "Zelensky's office"."""
    owners = {
        entry.country for match in _knowledge(lang).find_names(words) for entry in match.entries[:1]
        if entry.kind in ("person", "government") and entry.code.partition(" ")[2] in _OFFICIAL
    }  # fmt: skip
    if len(owners) == 1 and len(words.split()) > 1:
        return str(owners.pop() or "")
    small = (word for word in re.findall(r"[^\W\d_]+", words) if word[0].islower() or lang != "fr")
    lands = {found[0].country for word in small if (found := _knowledge(lang).demonym(word)) and found[0].country}
    return str(lands.pop()) if len(lands) == 1 else ""


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
