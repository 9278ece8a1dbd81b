"""Who tells a figure said so and did not do it: `les syndicats ont compté 800 000 manifestants`, `the ministry put the toll at 82`.

And who is charged with a deed did it by that charge: `Israel accused Hamas of 47 violations`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.claims.actors import Resolved
from selon.claims.figures import counts
from selon.claims.roles import Caster, Roles
from selon.claims.speakers import Voice
from selon.claims.spoken import HIT
from selon.claims.tolls import Toll, tolls
from selon.claims.triggers import Trigger
from selon.claims.view import View
from selon.measures.quantities import unit_of
from selon.model import Span, Speaker, VerbGroup

_VIOLENCE = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID"})


def told(view: View, trigger: Trigger, said_by: Voice, roles: Roles, caster: Caster) -> tuple[Voice, Roles]:
    """Voice and roles of a figure with its teller, of a charged deed with who is charged."""
    group = view.groups.get(trigger.anchor) if trigger.verbal else None
    if group is not None:
        told_of = trigger.sense.mode == "casualties" and any(a.group == group.head and a.kind == "obj" for a in view.reading.attributions)
        counting = trigger.sense.type in {"ASSAULT", "PROTEST"} and roles.actor and (told_of or counts(view, trigger, group))
        return _counted(view, group, said_by, roles) if counting else (said_by, roles)
    if trigger.sense.mode == "casualties":
        return _toll(view, trigger, said_by, roles, caster)
    return said_by, _charged(view, trigger, said_by, roles, caster)


def _counted(view: View, group: VerbGroup, said_by: Voice, roles: Roles) -> tuple[Voice, Roles]:
    """The subject of a counting verb."""
    teller = roles.actor[0]
    if any(s.start == teller.actor.start for s in said_by.chain):
        return said_by, msgspec.structs.replace(roles, actor=())
    return _with(view, group, said_by, teller), msgspec.structs.replace(roles, actor=())


def _with(view: View, group: VerbGroup, said_by: Voice, teller: Resolved) -> Voice:
    """The voice with its innermost link: who tells, by the words of the verb."""
    start, end = view.tokens[min(group.first, group.head)].start, view.tokens[group.head].end
    link = Speaker(
        name=teller.actor.name, code=teller.actor.code, country=teller.actor.country, cue=Span(start, end, view.text[start:end]),
        start=teller.actor.start, end=teller.actor.end,
    )  # fmt: skip
    return msgspec.structs.replace(said_by, chain=(*said_by.chain, link), resolved=(teller,), rules=(*said_by.rules, "figures#counting"))


def _toll(view: View, trigger: Trigger, said_by: Voice, roles: Roles, caster: Caster) -> tuple[Voice, Roles]:
    """`put the toll at 82 dead`, `a donné un bilan de 45 morts`: the verb's subject says so; the number itself is nobody hit."""
    own = [t for t in tolls(view) if trigger.anchor in (t.noun, t.fate) or trigger.first <= t.noun <= trigger.last]
    hit = (q for q in view.reading.quantities if not q.noun or unit_of(q.noun, view.pack.lang) in HIT)
    spans = [(q.start, q.end) for q in hit] if own else []
    kept = tuple(r for r in roles.recipient if r.actor.start is None or not any(a <= r.actor.start < b for a, b in spans))
    roles = msgspec.structs.replace(roles, recipient=kept)
    group = _telling(view, trigger, own)
    if group is None:
        return said_by, roles
    for head in caster.subject(view, group):
        found = () if caster.is_event(view, head) else caster.story.resolve(view, head, alone=True)
        if found and not any(s.start == found[0].actor.start for s in said_by.chain):
            return _with(view, group, said_by, found[0]), msgspec.structs.replace(roles, actor=())
    return said_by, roles


def _telling(view: View, trigger: Trigger, own: Sequence[Toll]) -> VerbGroup | None:
    """The active verb whose object is the toll, with a subject of its own."""
    counting = view.pack.words("count.toll")
    nouns = {t.noun for t in own}
    nouns |= {h for h, p in view.phrases.items() if set(view.tokens[h].stems) & counting and any(c == trigger.anchor for _, c in p.complements)}
    if set(view.tokens[trigger.anchor].stems) & counting:
        nouns.add(trigger.anchor)
    return next(
        (g for g in view.groups.values() if nouns & set(g.objects) and not g.passive and not g.negated and not nouns & set(g.subjects)), None
    )


def _charged(view: View, trigger: Trigger, said_by: Voice, roles: Roles, caster: Caster) -> Roles:
    """A noun as the content of a charge has the accused as its doer, where the text names no other."""
    charge = said_by.innermost
    if roles.actor or charge is None or charge.stance != "accuse" or charge.kind != "obj" or charge.group is None:
        return roles
    group = view.groups.get(charge.group)
    if group is None or trigger.sense.type not in _VIOLENCE:
        return roles
    inside = (*group.objects, *(h for p, h in group.obliques if p in view.pack.words("case.to")))
    accused = [i for i in inside if not any(s.start <= view.tokens[i].start < s.end for s in charge.contents)]
    found = tuple(r for i in accused for r in caster.story.resolve(view, i))
    names = {r.actor.start for r in found}
    return msgspec.structs.replace(roles, actor=found, recipient=tuple(r for r in roles.recipient if r.actor.start not in names))
