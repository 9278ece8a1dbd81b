"""What a denial leaves standing: `denied having been told of the strikes` denies that somebody was told, and no strike.

A denial is of its content's main verb. What hangs below a verb of knowing or being told, a relative clause about somebody
the content names, and a clause of time are taken for granted by whoever denies: the report tells of them, not the denier.
"""

from __future__ import annotations

from selon.claims.triggers import Trigger
from selon.claims.view import View
from selon.model import Attribution, VerbGroup

STANDS, OPEN = "stands", "open"


def presupposed(view: View, trigger: Trigger, denial: Attribution) -> str:
    """`stands`: told by the report itself; `open`: nobody says that it is so; empty: it is what is denied."""
    inside = [i for i in (trigger.anchor, *view.ancestors(trigger.anchor)) if _within(view, denial, i)]
    for n, i in enumerate(inside):
        group = view.groups.get(i)
        stems = _words(view, i, trigger) if n else set()
        if stems & view.pack.words("denial.knowing"):
            return STANDS if _definite(view, trigger) else OPEN
        if stems & view.pack.words("denial.hearing"):
            return STANDS if not trigger.verbal and _definite(view, trigger) else OPEN
        if group is not None and (_of_somebody(view, group, denial) or _beside(view, group, denial)):
            return STANDS
    return ""


def _words(view: View, i: int, trigger: Trigger) -> set[str]:
    """A word above the event, with the object of a light verb (avoir connaissance de)."""
    group = view.groups.get(i)
    light = group is not None and group.lemma in view.pack.words("verb.light")
    objects = group.objects if group is not None and light else ()
    own = {*view.tokens[i].stems, group.lemma if group is not None else ""}
    return own.union(*(view.tokens[o].stems for o in objects if o != trigger.anchor))


def _within(view: View, denial: Attribution, i: int) -> bool:
    return i != denial.group and any(s.start <= view.tokens[i].start < s.end for s in denial.contents)


def _definite(view: View, trigger: Trigger) -> bool:
    """A clause with a finite verb, or a noun that is told of as known."""
    if trigger.verbal:
        return view.groups[trigger.anchor].tense not in {"inf", "part"}
    phrase = view.phrases[trigger.anchor]
    return phrase.det not in view.pack.words("noun.indefinite") and not phrase.negated and (bool(phrase.det) or bool(phrase.prep))


def _of_somebody(view: View, group: VerbGroup, denial: Attribution) -> bool:
    """`the men who killed the president`: a finite relative clause inside the content; not `that it was X who fired`."""
    noun = group.antecedent
    if noun is None or group.tense in {"inf", "infpast", "part", "partpast"} or not _within(view, denial, noun):
        return False
    above = view.groups.get(noun) or view.governor(noun)
    return not (above is not None and above.copula)


def _beside(view: View, group: VerbGroup, denial: Attribution) -> bool:
    """`fired on the crowd after a bomb killed three`: a finite clause of time behind the verb that is denied."""
    if group.relation != "advcl" or group.tense in {"inf", "infpast", "part", "partpast"}:
        return False
    before = [g.last for h, g in view.groups.items() if g.last < group.first and _within(view, denial, h)]
    opening = {view.tokens[i].norm for i in range(max(before, default=group.first), group.first)} | set(group.mark.split())
    return bool(before) and bool(opening & view.pack.words("denial.beside"))
