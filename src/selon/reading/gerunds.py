"""Gerunds that the tree takes for adjectives of what they act on: `had denied in October supplying shells to Moscow`.

Behind a verb that takes a clause, a bare participle before a noun without an article is that clause's verb and the noun
its object. `stopped advancing troops` stays as it is: a verb of the pack that takes no object describes its noun.
"""

from __future__ import annotations

import msgspec

from selon.lang import Pack
from selon.model import NounPhrase, Token, VerbGroup

_OBJECTLESS = frozenset({"intrans", "from", "happen", "against", "with", "for"})
_CLAUSE = "inf"


def gerunds(
    tokens: tuple[Token, ...], groups: tuple[VerbGroup, ...], phrases: tuple[NounPhrase, ...], pack: Pack
) -> tuple[VerbGroup, ...]:
    """Verb groups with such gerunds as the content of the verb above."""
    found = {g.head: g for g in groups}
    starts = {p.head: p.first for p in phrases}
    for group in groups:
        above = found.get(group.parent) if group.parent is not None else None
        noun = group.antecedent
        if above is None or noun is None or noun not in above.objects or not _acts(tokens, group, above, noun, pack):
            continue
        if not group.first <= starts.get(noun, noun):
            continue  # the noun has an article, a number or an adjective before the participle
        behind = tuple((p, h) for p, h in above.obliques if h > noun)
        found[group.head] = msgspec.structs.replace(
            group, tense="inf", relation="xcomp", antecedent=None, subjects=(), objects=(noun,),
            obliques=tuple(dict.fromkeys((*group.obliques, *behind))),
        )  # fmt: skip
        found[above.head] = msgspec.structs.replace(
            above, objects=tuple(o for o in above.objects if o != noun), obliques=tuple(o for o in above.obliques if o not in behind)
        )
    return tuple(found[g.head] for g in groups)


def _acts(tokens: tuple[Token, ...], group: VerbGroup, above: VerbGroup, noun: int, pack: Pack) -> bool:
    """Whether the participle acts on the noun: of a verb with objects, under a verb of speech that takes a clause."""
    if group.tense != "part" or group.relation != "amod" or not above.last < group.first < noun or above.passive:
        return False
    cues = (c for c in pack.cues.get(above.lemma, ()) if c.kind == "verb")
    if not any(_CLAUSE in c.patterns for c in cues):
        return False
    rows = [r for r in (*pack.verbs.get(group.lemma, ()), *pack.phrases.get(group.lemma, ())) if r.frame]
    before = tokens[group.first - 1]
    return before.pos not in {"DET", "ADJ", "NUM"} and any(r.frame not in _OBJECTLESS for r in rows)
