"""Which nouns are claims: a score instead of a filter, because a hard filter loses more than it saves.

A noun counts when it brings anything that no verb beside it says; a bare second mention does not.
"""

from __future__ import annotations

from selon.claims.actors import Resolved
from selon.claims.roles import Roles
from selon.claims.triggers import Trigger
from selon.claims.view import View

NEEDED = 1.0
NEEDED_WEAK = 1.5
DOUBT = 0.8


def keeps(
    view: View, trigger: Trigger, *, actor: bool, recipient: bool, place: bool, time: bool, count: bool, embedded: bool,
    attributed: bool, seen: set[str], neighbours: list[Trigger],
) -> bool:  # fmt: skip
    """Whether a noun trigger is a claim. `neighbours`: the other triggers of its sentence; `seen`: lemmas already claimed."""
    if trigger.verbal:
        return not carried(view, trigger, neighbours) and (actor or recipient or not _accompanies(view, trigger, neighbours))
    phrase = view.phrases[trigger.anchor]
    token = view.tokens[trigger.anchor]
    if swallowed(view, trigger, neighbours):
        return False
    score = 1.0 * actor + 1.0 * recipient + 1.0 * place + 0.7 * time + 1.0 * count + 0.7 * embedded + 0.4 * attributed
    lemma = token.stems[0]
    if phrase.det in view.pack.words("noun.indefinite") or not phrase.det:
        score += 0.5
    if phrase.demonstrative:
        score -= 1.2
    if phrase.prep in view.pack.words("noun.background") and (phrase.possessive or phrase.det in view.pack.words("noun.definite")) and not time:
        score -= 0.7  # dans sa guerre, depuis l'invasion: a setting, told elsewhere
    if lemma in seen and not (actor and recipient):
        score -= 0.6
    if _subject(view, trigger):
        score += 0.6
    if not (actor or recipient) and (phrase.possessive or phrase.complements):
        score += 0.6  # it has arguments, even if they name nobody that can be coded
    figure = trigger.sense.kind == "figure"
    if phrase.prep in view.pack.words("case.of") and not (phrase.det or phrase.plural or figure) and not _event_above(view, trigger):
        score -= 1.0  # navire de guerre, camp de détention: a kind of thing, not a happening
    return score >= (NEEDED_WEAK if trigger.sense.weak else NEEDED) + (0 if trigger.sure else DOUBT)


def _event_above(view: View, trigger: Trigger) -> bool:
    """Whether the noun that this one complements speaks of events itself (menace d'attaque, série de frappes)."""
    above = view.tokens[view.tokens[trigger.anchor].head]
    lemmas = set(above.stems)
    pack = view.pack
    return bool(lemmas & (pack.nouns.keys() | pack.words("noun.quantity"))) or any(e.pos == "noun" for le in lemmas for e in pack.embeds.get(le, ()))


TALK = frozenset({"CONSULT", "SUPPORT", "REQUEST", "REJECT", "CONCEDE", "AGREE", "ACCUSE", "THREATEN", "COOPERATE"})
_POLITICAL_KINDS = frozenset({"country", "government", "organisation", "armed_group", "grouping"})
_POLITICAL_SECTORS = frozenset("GOV MIL COP REB UAF OPP PTY IGO NGO JUD LEG SPY ELI REF SPK MLI INT".split())


def stands_alone(trigger: Trigger, roles: Roles, speakers: tuple[Resolved, ...], *, place: bool, time: bool, count: bool) -> bool:
    """Whether a claim holds outside a report of a crisis, where ordinary prose, history and biography use the same words.

    Words and meetings need somebody of public life; deeds need anybody, a number or a place; a noun that only names an
    event needs somebody of public life too, or both a place or number and a time.
    """
    if not political(trigger.sense.type, roles, speakers):
        return False
    if trigger.verbal:
        met = trigger.sure and bool(trigger.sense.obj.any_of | trigger.sense.obj.lemmas)  # la ville a été attaquée
        return bool(roles.actor or roles.recipient or count or place or met)
    return _public((*roles.actor, *roles.recipient)) or (time and (place or count))


def _public(found: tuple[Resolved, ...]) -> bool:
    return any(r.kind in _POLITICAL_KINDS or r.actor.country or set(r.actor.code.split()) & _POLITICAL_SECTORS for r in found)


def political(kind: str, roles: Roles, speakers: tuple[Resolved, ...]) -> bool:
    """Whether words and meetings are those of public life: somebody in them is a state, a force, a party, an institution.

    Friends meet, parents refuse, critics praise: outside a report of a crisis such words are no events of these types.
    """
    if kind not in TALK:
        return True
    return _public(roles.actor or (*roles.recipient, *speakers))


def _subject(view: View, trigger: Trigger) -> bool:
    governor = view.governor(trigger.anchor)
    return governor is not None and trigger.anchor in (*governor.subjects, *(governor.objects if governor.passive else ()))


def swallowed(view: View, trigger: Trigger, neighbours: list[Trigger]) -> bool:
    """A noun governed by (or subject of) a trigger of its own type adds nothing: the verb takes its roles."""
    return any(_swallows(view, other, trigger) for other in neighbours if other is not trigger)


def carried(view: View, trigger: Trigger, neighbours: list[Trigger]) -> bool:
    """A participle that only describes who does the sentence's own event of its type (un train transportant des troupes
    est arrivé)."""
    group = view.groups.get(trigger.anchor) if trigger.verbal else None
    if group is None or group.antecedent is None or group.tense not in {"part", "partpast"}:
        return False
    return any(
        o.verbal and o is not trigger and o.sense.type == trigger.sense.type and o.anchor in view.groups
        and group.antecedent in (*view.groups[o.anchor].subjects, *view.groups[o.anchor].objects)
        for o in neighbours
    )  # fmt: skip


def _accompanies(view: View, trigger: Trigger, neighbours: list[Trigger]) -> bool:
    """A present participle that names nobody beside a verb of its type (thousands rallied, some of them waving flags)."""
    if view.groups[trigger.anchor].tense != "part":
        return False
    return any(o.verbal and o is not trigger and o.sense.type == trigger.sense.type for o in neighbours)


def _swallows(view: View, other: Trigger, trigger: Trigger) -> bool:
    if not other.verbal or other.sense.type != trigger.sense.type or other.anchor not in view.groups:
        return False
    group = view.groups[other.anchor]
    mine = {*group.subjects, *group.objects, *(h for _, h in group.obliques)}
    token = view.tokens[trigger.anchor]
    return trigger.anchor in mine or (token.head in mine and token.dep == "nmod")
