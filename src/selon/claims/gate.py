"""Which nouns are claims: a score instead of a filter, because a hard filter loses more than it saves.

A noun counts when it brings anything that no verb beside it says; a bare second mention does not.
"""

from __future__ import annotations

from selon.claims.actors import Resolved
from selon.claims.nouns import noun_lemmas
from selon.claims.roles import Roles
from selon.claims.triggers import Trigger
from selon.claims.view import View

NEEDED = 1.0
NEEDED_WEAK = 1.5


def keeps(
    view: View, trigger: Trigger, *, actor: bool, recipient: bool, place: bool, time: bool, count: bool, embedded: bool,
    attributed: bool, seen: set[str], neighbours: list[Trigger],
) -> bool:  # fmt: skip
    """Whether a noun trigger is a claim. `neighbours`: the other triggers of its sentence; `seen`: lemmas already claimed."""
    if trigger.verbal:
        return True
    phrase = view.phrases[trigger.anchor]
    token = view.tokens[trigger.anchor]
    if swallowed(view, trigger, neighbours):
        return False
    score = 1.0 * actor + 1.0 * recipient + 1.0 * place + 0.7 * time + 1.0 * count + 0.7 * embedded + 0.4 * attributed
    lemma = noun_lemmas(token.norm, token.lemma)[0]
    if phrase.det in view.pack.words("noun.indefinite") or not phrase.det:
        score += 0.5
    if phrase.demonstrative:
        score -= 1.2
    if lemma in seen and not (actor and recipient):
        score -= 0.6
    if _subject(view, trigger):
        score += 0.6
    if phrase.prep == "de" and not phrase.det and not phrase.plural and not _event_above(view, trigger):
        score -= 1.0  # navire de guerre, camp de détention: a kind of thing, not a happening
    return score >= (NEEDED_WEAK if trigger.sense.weak else NEEDED)


def _event_above(view: View, trigger: Trigger) -> bool:
    """Whether the noun that this one complements speaks of events itself (menace d'attaque, série de frappes)."""
    above = view.tokens[view.tokens[trigger.anchor].head]
    lemmas = set(noun_lemmas(above.norm, above.lemma))
    pack = view.pack
    return bool(lemmas & (pack.nouns.keys() | pack.words("noun.quantity"))) or any(e.pos == "noun" for le in lemmas for e in pack.embeds.get(le, ()))


TALK = frozenset({"CONSULT", "SUPPORT", "REQUEST", "REJECT", "CONCEDE", "AGREE", "ACCUSE", "THREATEN", "COOPERATE"})
_POLITICAL_KINDS = frozenset({"country", "government", "organisation", "armed_group", "grouping"})
_POLITICAL_SECTORS = frozenset("GOV MIL COP REB UAF OPP PTY IGO NGO JUD LEG SPY ELI REF SPK MLI INT".split())


def political(kind: str, roles: Roles, speakers: tuple[Resolved, ...]) -> bool:
    """Whether words and meetings are those of public life: somebody in them is a state, a force, a party, an institution.

    Friends meet, parents refuse, critics praise: outside a report of a crisis such words are no events of these types.
    """
    if kind not in TALK:
        return True
    return any(
        r.kind in _POLITICAL_KINDS or set(r.actor.code.split()) & _POLITICAL_SECTORS
        for r in (*roles.actor, *roles.recipient, *speakers)
    )


def _subject(view: View, trigger: Trigger) -> bool:
    governor = view.governor(trigger.anchor)
    return governor is not None and trigger.anchor in (*governor.subjects, *(governor.objects if governor.passive else ()))


def swallowed(view: View, trigger: Trigger, neighbours: list[Trigger]) -> bool:
    """A noun governed by (or subject of) a trigger of its own type adds nothing: the verb takes its roles."""
    for other in neighbours:
        if other is trigger or not other.verbal or other.sense.type != trigger.sense.type:
            continue
        group = view.groups.get(other.anchor)
        if group is None:
            continue
        mine = {*group.subjects, *group.objects, *(h for _, h in group.obliques)}
        if trigger.anchor in mine:
            return True
        if view.tokens[trigger.anchor].head in mine and view.tokens[trigger.anchor].dep == "nmod":
            return True
    return False
