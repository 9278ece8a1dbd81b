"""Denials without a clause of their own: "un bilan aussitôt démenti par Kiev", "ce que Kigali nie", "dément toute implication".

A denial is a claim on what it denies, with polarity "-" and the denier as its source; where the text only points back,
that is the claim told just before.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.claims.actors import Resolved
from selon.claims.coref import Story
from selon.claims.roles import Caster
from selon.claims.triggers import Trigger
from selon.claims.view import View
from selon.lang import Cue
from selon.model import Claim, Span, Speaker, VerbGroup

REACH = 330
"""Characters between a denial and the claim that it points back to."""
_CLAUSAL = frozenset({"ccomp", "xcomp", "pcomp"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "PROTEST"})
_MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "SANCTION", "RETREAT", "PROTEST", "AGREE", "COOPERATE", "SUPPORT"})


class Denial(msgspec.Struct, frozen=True):
    """A denial that points back: the claim it denies, its own words and who denies."""

    target: Claim
    span: Span
    anchor: int
    speaker: Speaker
    denier: Resolved
    rule: str


def denials(view: View, claims: Sequence[Claim], triggers: Sequence[Trigger], story: Story, caster: Caster) -> list[Denial]:
    """Denials of one paragraph that hold no trigger. `claims`: those of this paragraph and the ones before, in order."""
    found = []
    taken = {t.anchor for t in triggers}
    for group in view.groups.values():
        cue = _cue(view, group)
        if cue is None or group.head in taken or _has_content(view, group, claims):
            continue
        if _of_something_else(view, group):
            continue
        span = _span(view, group)
        target = _target(claims, span, _involvement(view, group))
        denier = _denier(view, group, story, caster)
        if target is None or denier is None:
            continue
        speaker = Speaker(
            name=denier.actor.name, code=denier.actor.code, country=denier.actor.country, stance="deny",
            cue=span, start=denier.actor.start, end=denier.actor.end,
        )  # fmt: skip
        found.append(Denial(target, span, group.head, speaker, denier, cue.rule))
    return found


def _cue(view: View, group: VerbGroup) -> Cue | None:
    for cue in view.pack.cues.get(group.lemma, ()):
        if (
            cue.kind == "verb"
            and cue.stance == "deny"
            and cue.reflexive == group.reflexive
            and len(cue.words) == 1
            and not group.negated
        ):
            return cue
    return None


def _has_content(view: View, group: VerbGroup, claims: Sequence[Claim]) -> bool:
    """Whether the denial holds what it denies: an event, or a clause of its own (denies having troops in Congo)."""
    spans = [s for a in view.reading.attributions if a.group == group.head for s in a.contents]
    if any(s.start <= c.trigger.end - 1 < s.end for s in spans for c in claims):
        return True
    return any(not _points(view, clause) for clause in _clauses(view, group, spans))


def _clauses(view: View, group: VerbGroup, spans: Sequence[Span]) -> list[list[int]]:
    """Tokens of each clause that is denied: contents that hold a verb, and what the tree hangs on the verb as its clause."""
    held = [
        [t.i for t in view.tokens if s.start <= t.start < s.end] for s in spans
        if any(s.start <= view.tokens[h].start < s.end for h in view.groups if h != group.head)
    ]  # fmt: skip
    hung = [
        list(range(g.first, view.sentence(group.head).last)) for g in view.groups.values()
        if g.parent == group.head and g.relation in _CLAUSAL and g.first > group.last and g.tense != "part"
    ]  # fmt: skip
    return held + hung[:1]


def _points(view: View, clause: Sequence[int]) -> bool:
    """`denied doing so`, `nie être derrière cela`, « C'est faux »: only verbs of doing and being, and no noun but of a charge."""
    words = view.pack.words
    light = words("verb.light") | words("verb.copula") | words("verb.happen")
    charges = words("noun.involvement") | words("attribution.charges")
    verbs = (view.groups[i] for i in clause if i in view.groups)
    if any(view.tokens[g.head].pos == "VERB" and g.lemma not in light and view.tokens[g.head].lemma not in light for g in verbs):
        return False
    nouns = (i for i in clause if view.tokens[i].pos in {"NOUN", "PROPN", "NUM"} and i in view.phrases and i not in view.in_time)
    return all(view.phrases[i].demonstrative or set(view.tokens[i].stems) & charges for i in nouns)


def _of_something_else(view: View, group: VerbGroup) -> bool:
    """`dismissed the judges`, `rejected the novel`: what is rejected is neither pointed at nor a charge nor an event."""
    words = view.pack.words("noun.involvement") | view.pack.words("attribution.charges")
    own = {h for a in view.reading.attributions if a.group == group.head for h in a.heads}
    return any(
        o in view.phrases and view.tokens[o].pos in {"NOUN", "PROPN"} and not view.phrases[o].demonstrative
        and not set(view.tokens[o].stems) & (words | view.pack.nouns.keys())
        for o in group.objects if o != group.antecedent and o not in own  # …, which Moscow denied: the clause before it
    )  # fmt: skip


def _span(view: View, group: VerbGroup) -> Span:
    """The denying words, with the noun they deny (dément toute implication)."""
    first, last = group.first, group.head
    while first < last and view.tokens[first].pos not in {"AUX", "VERB"}:
        first += 1
    noun = _involvement(view, group)
    if noun is not None and 0 < noun - last < 6:
        last = noun
    start, end = view.tokens[first].start, view.tokens[last].end
    return Span(start, end, view.text[start:end])


def _involvement(view: View, group: VerbGroup) -> int | None:
    words = view.pack.words("noun.involvement")
    for o in group.objects:
        if o in view.phrases and set(view.tokens[o].stems) & words:
            return o
    return None


def _target(claims: Sequence[Claim], span: Span, involvement: int | None) -> Claim | None:
    """The last claim of deeds before the denial; not one that itself is a denial."""
    for claim in reversed(claims):
        if claim.trigger.start < span.start and span.start - claim.trigger.end <= REACH * (2 if involvement is not None else 1):
            if claim.type in (_DEEDS if involvement is not None else _MATERIAL) and not (
                claim.source and claim.source[-1].stance == "deny"
            ):
                return claim
    return None


def _denier(view: View, group: VerbGroup, story: Story, caster: Caster) -> Resolved | None:
    named = [h for a in view.reading.attributions if a.group == group.head for h in a.heads]
    for head in (*named, *(group.subjects or caster.subject(view, group))):
        found = story.resolve(view, head)
        if found:
            return found[0]
    return None


def denied(denial: Denial) -> Claim:
    """The target's frame with the denier's voice; the caller gives it its own id, quote and basis."""
    target = denial.target
    polarity = "-" if target.polarity == "+" else "+"
    return msgspec.structs.replace(
        target, trigger=denial.span, source=(denial.speaker,), polarity=polarity, certainty="CT",
        flags=tuple(dict.fromkeys([*target.flags, "points back to the claim before it", *denial.denier.flags])),
    )  # fmt: skip
