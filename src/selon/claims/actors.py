"""Noun phrase → actors: names, offices, roles with their country, groups, generic people; pronouns through the story."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.claims.nouns import cargo, classes_of
from selon.claims.view import View
from selon.knowledge import Entry, Knowledge
from selon.lang.pack import Role
from selon.model import Actor, NounPhrase

_ACTING = frozenset(
    {"person", "official", "leader", "troops", "armed", "police", "crowd", "civilians", "envoy", "org", "gov", "country",
     "media", "refugee", "hostage", "prisoner", "figure"}
)  # fmt: skip
_PEOPLE = _ACTING - {"crowd", "media", "figure", "country", "org"}
_CARRIERS = frozenset({"weapon", "warvehicle", "mission"})
_PRECISE = ("person", "government", "organisation", "armed_group", "media", "country", "grouping", "place")


class Resolved(msgspec.Struct, frozen=True):
    """An actor with what coreference needs to know of it."""

    actor: Actor
    kind: str
    plural: bool = False
    feminine: bool | None = None
    lemma: str = ""
    at: int = 0
    subject: bool = False
    flags: tuple[str, ...] = ()
    names_country: bool = False


def of_phrase(view: View, head: int, know: Knowledge, *, alone: bool = False) -> tuple[Resolved, ...]:
    """All actors a phrase names without help of the story; coordinated ones too unless `alone`."""
    phrase = view.phrases.get(head)
    if phrase is None:
        return ()
    heads = [head] if alone else [head, *_conjuncts(view, phrase)]
    found = [r for h in heads for r in _one(view, view.phrases[h], know)]
    if len(heads) > 1:
        found = _distribute(view, heads, found)
    return tuple(found)


def _conjuncts(view: View, phrase: NounPhrase) -> list[int]:
    heads = []
    stack = list(phrase.coordinated)
    while stack:
        c = stack.pop(0)
        if c in view.phrases and not (view.phrases[c].prep and phrase.prep and view.phrases[c].prep != phrase.prep):
            heads.append(c)
            stack.extend(view.phrases[c].coordinated)
    return heads


def _distribute(view: View, heads: list[int], found: list[Resolved]) -> list[Resolved]:
    """`l'armée et la police soudanaises`: the last one's country serves those before it that have none."""
    last = found[-1].actor if found else None
    if last is None or not last.country:
        return found
    token = view.tokens[heads[-1]]
    plural_adjective = any(
        view.tokens[a].norm.endswith(("s", "x")) and not token.norm.endswith(("s", "x"))
        for a in view.phrases[heads[-1]].adjectives
    )
    if not plural_adjective:
        return found
    sector = last.country
    return [
        r if r.actor.country else msgspec.structs.replace(
            r, actor=msgspec.structs.replace(r.actor, country=sector, code=f"{sector} {r.actor.code}".strip())
        )
        for r in found
    ]  # fmt: skip


def _one(view: View, phrase: NounPhrase, know: Knowledge) -> list[Resolved]:
    token = view.tokens[phrase.head]
    if token.pos == "PRON" and not view.entries(phrase.head):
        return []
    if phrase.head in view.in_time and not view.entries(phrase.head):
        return []
    name, start, end = _full_name(view, phrase)
    if (view.pack.words("noun.quantity") | view.pack.words("noun.quantifiers")) & set(
        token.stems
    ):
        inner = [
            r
            for p, c in phrase.complements
            if p in view.pack.words("case.of") and c in view.phrases
            for r in _one(view, view.phrases[c], know)
        ]
        if inner:
            actor = msgspec.structs.replace(inner[0].actor, name=name, start=start, end=end)
            return [msgspec.structs.replace(inner[0], actor=actor, at=start, plural=True)]
    entry = _entry(view, phrase, know)
    role, role_lemma = role_of(view, phrase)
    if entry is not None and entry.kind in {"grouping", "country"} and entry in view.entries(phrase.head):
        role = None  # the African Union is no trade union, the United States no government
    country, names_country = country_of(view, phrase, know)
    plural = phrase.plural
    feminine = {"Fem": True, "Masc": False}.get(token.morph.get("Gender", ""))
    base = Resolved(
        Actor(name=name, start=start, end=end), kind="", plural=plural, feminine=feminine,
        lemma=role_lemma or token.lemma, at=start, names_country=names_country,
    )  # fmt: skip
    if entry is not None and entry.kind != "place":
        return [_named(base, entry, role, country)]
    if role is not None:
        code = " ".join(x for x in (country or "", role.sector) if x)
        return [msgspec.structs.replace(
            base, kind="role" if role.own else "group",
            actor=Actor(name=name, code=code, country=country, start=start, end=end),
        )]  # fmt: skip
    for c in cargo(view, phrase.head):
        return [r for h in (c, *_conjuncts(view, view.phrases[c])) for r in _one(view, view.phrases[h], know)]
    kinds = classes_of(view, phrase.head, own=True)
    inhabitants = know.demonym(token.norm) if token.pos in {"NOUN", "PROPN", "ADJ"} else ()
    if inhabitants and token.text[:1].isupper() and not entry:
        country = inhabitants[0].country
        people = Actor(name=name, code=f"{country or ''} CVL".strip(), country=country, start=start, end=end)
        return [msgspec.structs.replace(base, kind="people", actor=people)]
    if entry is not None:
        if view.tokens[phrase.head].pos == "PROPN" and not phrase.prep:
            return [_named(base, entry, None, entry.country)]
        return []
    if _is_happening(view, phrase) and not kinds & _PEOPLE:
        return []
    office = _office_behind(view, phrase, know) if token.pos == "PROPN" else None
    if office is not None:
        sector, country = office
        person = Actor(name=name, code=f"{country} {sector}".strip(), country=country, start=start, end=end)
        return [msgspec.structs.replace(base, kind="person", actor=person)]
    if kinds & _ACTING:
        return [
            msgspec.structs.replace(
                base, kind="generic", actor=Actor(name=name, code=country or "", country=country, start=start, end=end)
            )
        ]
    if kinds & _CARRIERS and country:
        return [
            msgspec.structs.replace(
                base,
                kind="carrier",
                actor=Actor(name=name, code=f"{country} MIL", country=country, start=start, end=end),
            )
        ]
    if token.ent in {"PER", "ORG"} or (token.pos == "PROPN" and token.ent != "LOC"):
        return [
            msgspec.structs.replace(
                base, kind="unknown", actor=Actor(name=name, code=country or "", country=country, start=start, end=end)
            )
        ]
    return []


def _office_behind(view: View, phrase: NounPhrase, know: Knowledge) -> tuple[str, str] | None:
    """Sector and country of a name that no table knows, where an office stands behind it: `X, porte-parole de l'armée de Kiev`."""
    for c in view.tokens[phrase.head].children:
        behind = view.phrases.get(c)
        if behind is None or c < phrase.head or view.tokens[c].dep != "appos" or view.tokens[c].pos == "PROPN":
            continue
        role, _ = role_of(view, behind)
        country, _ = country_of(view, behind, know)
        if role is not None and role.own and country:
            return role.sector, country
    return None


def _is_happening(view: View, phrase: NounPhrase) -> bool:
    """A noun that names an event (une grève, la libération) is nobody, whatever class its form has besides."""
    token = view.tokens[phrase.head]
    return any(le in view.pack.nouns for le in token.stems)


def _hyphenated(view: View, phrase: NounPhrase) -> int | None:
    """Where the word that a phrase begins in the middle of begins (état-|major russe)."""
    i = phrase.first
    if i < 2 or view.tokens[i - 1].text != "-":
        return None
    before, hyphen = view.tokens[i - 2], view.tokens[i - 1]
    return before.start if before.end == hyphen.start and hyphen.end == view.tokens[i].start else None


def _closed(view: View, phrase: NounPhrase, end: int) -> int:
    """Where the word that a phrase ends in the middle of ends (chef d'état|-major)."""
    after = view.tokens[phrase.last + 1 : phrase.last + 3]
    apart = len(after) < 2 or after[0].text != "-" or after[0].start != end or after[1].start != after[0].end
    return end if apart else after[1].end


def _full_name(view: View, phrase: NounPhrase) -> tuple[str, int, int]:
    """A phrase's words; where the parser broke a known name apart (Aung | San | Suu Kyi), all of the name."""
    name, start, end = view.name(phrase)
    begun = _hyphenated(view, phrase)
    start = start if begun is None else begun
    if phrase.prep in view.pack.words("case.compound") and phrase.head > phrase.first and view.tokens[phrase.first].pos == "DET":
        start = view.tokens[phrase.first + 1].start  # the article of "a US strike" is the strike's
    end = _closed(view, phrase, end)
    name = view.text[start:end]
    mention = view.mention_of.get(phrase.head) or (
        view.mention_of.get(phrase.last) if view.tokens[phrase.last].pos == "PROPN" else None
    )
    if mention is not None and (mention.start < start or mention.end > end):
        start, end = min(start, mention.start), max(end, mention.end)
        return view.text[start:end], start, end
    return name, start, end


def _named(base: Resolved, entry: Entry, role: Role | None, country: str | None) -> Resolved:
    where = entry.country or country
    code = entry.code or where or ""
    if role is not None and role.sector not in {"UNK", ""} and entry.kind in {"country", "government", "grouping"}:
        code = f"{where or ''} {role.sector}".strip()
    if entry.kind == "place" and where:
        code = where
    actor = msgspec.structs.replace(base.actor, code=code, country=where, wikidata=entry.wikidata)
    return msgspec.structs.replace(base, kind=entry.kind, actor=actor)


def _entry(view: View, phrase: NounPhrase, know: Knowledge) -> Entry | None:
    """The name that a phrase is: one that covers its head, or a person's name in apposition to a role."""
    found = view.entries(phrase.head)
    if found:
        return prefer_actor(found)
    for c in (
        *phrase.apposition,
        *(c for c in view.tokens[phrase.head].children if view.tokens[c].dep in {"flat:name", "appos", "nmod", "flat"}),
    ):
        persons = [e for e in view.entries(c) if e.kind in {"person"}]
        if persons and c > phrase.head and not (c in view.phrases and view.phrases[c].prep):
            return persons[0]
    return None


def prefer_actor(entries: Sequence[Entry]) -> Entry:
    """Of the things a name stands for, the one that acts: Kyiv the government rather than Kyiv the town."""
    return min(entries, key=lambda e: _PRECISE.index(e.kind) if e.kind in _PRECISE else 9)


def role_of(view: View, phrase: NounPhrase) -> tuple[Role | None, str]:
    """The role a phrase's head names, its longest multi-word form first (ministère de la Défense, garde nationale)."""
    tokens = view.tokens
    roles = view.pack.roles
    head = tokens[phrase.head]
    for width in (5, 4, 3, 2):
        for first in range(max(phrase.first, phrase.head - 2), phrase.head + 1):
            last = first + width - 1
            if last < len(tokens) and last >= phrase.head and last <= phrase.head + 4:
                rest = [t.norm for t in tokens[first + 1 : last + 1]]
                words = _joined([tokens[first].norm, *rest])
                lemmas = _joined([tokens[first].stems[-1 if tokens[first].norm.endswith("s") else 0], *rest])
                for key in (words, words.removesuffix("s"), lemmas, _singular(words)):
                    if key in roles:
                        return roles[key], key
    begun = _hyphenated(view, phrase)
    whole = (view.text[begun : head.end].lower(),) if begun is not None else ()
    candidates = (*whole, *head.stems)
    for lemma in candidates:
        if lemma in roles:
            return roles[lemma], lemma
    if set(candidates) & view.pack.words("noun.quantity"):
        for prep, c in phrase.complements:
            if prep in view.pack.words("case.of") and c in view.phrases and c != phrase.head:
                return role_of(view, view.phrases[c])
    return None, ""


def _joined(words: list[str]) -> str:
    """Words as a table of roles writes them, apostrophes and hyphens closed up."""
    return " ".join(words).replace("' ", "'").replace(" - ", "-")


def _singular(words: str) -> str:
    return " ".join(w.removesuffix("s") if len(w) > 3 else w for w in words.split())


def country_of(view: View, phrase: NounPhrase, know: Knowledge, *, depth: int = 0) -> tuple[str | None, bool]:
    """(ISO3, whether the phrase says so itself): demonym adjective, de-complement, apposition."""
    tokens = view.tokens
    for i in range(phrase.first, phrase.last + 1):
        if i == phrase.head and tokens[i].text[:1].isupper() and view.entries(i):
            continue
        if i in view.phrases and i != phrase.head and _actor_inside(view, i, know):
            continue
        for d in know.demonym(tokens[i].norm) if tokens[i].pos in {"ADJ", "NOUN", "PROPN", "X", "VERB"} else ():
            if d.country or d.grouping:
                return d.country, True
    for a in phrase.adjectives:
        for d in know.demonym(tokens[a].norm):
            if d.country:
                return d.country, True
    if depth > 3:
        return None, False
    for prep, c in phrase.complements:
        if prep not in view.pack.words("case.belonging") or c not in view.phrases:
            continue
        for e in view.entries(c):
            if e.country and not (prep in view.pack.words("case.to") and e.kind == "government"):
                return e.country, True
        inner = country_of(view, view.phrases[c], know, depth=depth + 1)
        if inner[0]:
            return inner
    return None, False


def _actor_inside(view: View, i: int, know: Knowledge) -> bool:
    return False


__all__ = ["Resolved", "country_of", "of_phrase", "prefer_actor", "role_of"]
