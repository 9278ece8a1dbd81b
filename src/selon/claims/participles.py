"""Who does, and whom hits, what a noun tells of: by a relative clause or participle (`l'offensive menée par X`), or by what it is of.

Only a verb that brings the event about names its doer. Whoever condemns, describes, repels, survives or foils an attack
did not make it; whoever it is blamed on is said to have.
"""

from __future__ import annotations

from collections.abc import Iterator

from selon.claims.nouns import classes_of
from selon.claims.view import View
from selon.model import VerbGroup

_STANDING = frozenset({"building", "infrastructure"})
# What stands for those in it who give orders or carry arms (la présidence, la caserne).
_ARMED = frozenset({"armed", "troops", "police", "gov", "leader", "regime", "country", "power"})
_WORDS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN", "CONCEDE", "CONSULT"})


def participle_agents(view: View, head: int) -> list[int]:
    """`l'offensive menée par X`, `l'attaque attribuée à X`, `the bombing blamed on X`, `l'opération que X a lancée`."""
    heads: list[int] = []
    for group in _beside(view, head):
        if group.lemma in view.pack.words("noun.attributing"):
            on = view.pack.words("case.to") | view.pack.words("case.on")
            heads += [h for p, h in group.obliques if p in on]
        elif (group.passive or head in group.objects) and _brings_about(view, group):
            heads += group.subjects
    return heads


def participle_targets(view: View, head: int) -> list[int]:
    """`l'offensive menée contre X`, `l'attaque qui visait X`."""
    heads: list[int] = []
    for group in _beside(view, head):
        heads += [s.head for s in view.clause_obliques(group) if s.name in view.pack.words("case.target")]
        if (group.tense == "part" or head in group.subjects) and head not in group.objects:
            heads += group.objects
    return heads


def hit_things(view: View, head: int) -> list[int]:
    """`le bombardement de l'hôpital`, `the shelling of a market`: a building attacks nobody, so what "of" names there is what was hit."""
    return [
        c for p, c in view.phrases[head].complements
        if p in view.pack.words("case.of") and view.tokens[c].pos == "NOUN" and (kinds := classes_of(view, c, own=True)) & _STANDING
        and not kinds & _ARMED
    ]  # fmt: skip


def of_judgement(view: View, head: int, agent: int) -> bool:
    """`the attack condemned by X`: an agent that belongs to the participle, and did nothing but condemn."""
    return any(agent in g.subjects and not _brings_about(view, g) for g in _beside(view, head))


def _beside(view: View, head: int) -> Iterator[VerbGroup]:
    return (view.groups[c] for c in view.phrases[head].relative if c in view.groups)


def _brings_about(view: View, group: VerbGroup) -> bool:
    """Whether the subject of a verb makes its object happen: not of a verb of saying or judging, nor of one that it only meets with."""
    words = view.pack.words
    lemma = group.lemma
    if lemma in words("noun.claimed") | words("noun.decided") | words("noun.announced") | words("verb.support"):
        return True
    if any(c.kind == "verb" for c in view.pack.cues.get(lemma, ())):
        return False
    kinds = {s.type for s in view.pack.verbs.get(lemma, ()) if s.type != "NONE"}
    if kinds and kinds <= _WORDS:
        return False
    rows = [e for e in view.pack.embeds.get(lemma, ()) if e.pos == "verb" and "obj" in e.patterns and e.reflexive == group.reflexive]
    return not rows or any(e.control == "subj" for e in rows)
