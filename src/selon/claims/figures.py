"""Figures are triggers: "N blessés selon X", "la police a compté N manifestants", elliptical second halves included.

A toll belongs to the violence that caused it; in a report that tells of none, or beside a natural disaster, a number
of dead is no event of these types.
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.claims.nouns import classes_of
from selon.claims.spoken import of_victims, whole
from selon.claims.tolls import Toll, beside, earlier, tolls
from selon.claims.triggers import Trigger
from selon.claims.view import View
from selon.lang import Sense
from selon.lang.pack import Condition
from selon.measures.quantities import unit_of
from selon.model import Quantity, VerbGroup

_TYPES = {"killed": "ASSAULT", "injured": "ASSAULT", "victims": "ASSAULT", "demonstrators": "PROTEST"}


def _sense(unit: str) -> Sense:
    kind = _TYPES[unit]
    nothing = Condition()
    return Sense(
        rule=f"figures#{unit}", kind="figure", lemma=unit, reflexive=False, parts=(), type=kind,
        mode="casualties" if kind == "ASSAULT" else "demonstration", contexts=(), frame="event", subj=nothing, obj=nothing,
        comp=(), adj=nothing, weak=False, example="", counter="",
    )  # fmt: skip


def figure_triggers(view: View, found: Sequence[Trigger], types: frozenset[str]) -> list[Trigger]:
    """Numbers of dead, wounded or marchers that no trigger of their clause carries. `types`: what the report tells of."""
    made: list[Trigger] = []
    last, last_sent = "", -1
    counted = {t.quantity.start: t for t in tolls(view)}
    before = earlier(view)
    for quantity in view.reading.quantities:
        if quantity.start in before:
            continue
        toll = counted.get(quantity.start)
        if toll is not None and toll.unit in _TYPES:
            last, last_sent = toll.unit, view.tokens[toll.verb].sent
            if _told(view, toll.noun, _TYPES[toll.unit], types) and not any(_tells(view, t, toll) for t in [*found, *made]):
                made.append(_of_toll(view, toll))
            continue
        unit = unit_of(quantity.noun, view.pack.lang) if quantity.noun else None
        head = _head(view, quantity)
        if head is None or (unit == "victims" and not of_victims(view, head)):
            continue
        group = _counting(view, head)
        if unit == "demonstrators" and view.tokens[head].lemma not in view.pack.words("noun.marchers"):
            continue
        if unit not in _TYPES:
            sent = view.tokens[head].sent
            if not last and whole(view, quantity) and any(_fatal(view, t, sent - 1) for t in found):
                last, last_sent = "killed", sent - 1
            elliptical = (group is not None and _partitive(view, group)) or _bare(view, quantity, last_sent)
            elliptical = elliptical or (0 <= sent - last_sent <= 1 and whole(view, quantity))
            if unit is None and last and elliptical:
                unit = last
            else:
                continue
        last, last_sent = unit, view.tokens[head].sent
        if not _told(view, head, _TYPES[unit], types) or any(_carries(view, t, head) for t in [*found, *made]):
            continue
        first, final = head, head
        if group is not None and abs(group.head - head) < 14 and quantity.noun:
            first, final = min(group.first, head), max(group.head, head)
        words = (view.text[view.tokens[first].start : view.tokens[final].end],)
        made.append(Trigger(_sense(unit), head, first, final, False, words=words))
    return made


def _tells(view: View, trigger: Trigger, toll: Toll) -> bool:
    """A trigger of the toll's own words: it carries the number."""
    same = trigger.sense.type == _TYPES[toll.unit]
    return same and (trigger.anchor in (toll.noun, toll.fate, toll.verb) or trigger.first <= toll.noun <= trigger.last)


def _of_toll(view: View, toll: Toll) -> Trigger:
    """The words that count up: `number of dead`, `toll`."""
    first, final = min(toll.noun, toll.fate), max(toll.noun, toll.fate)
    words = (view.text[view.tokens[first].start : view.tokens[final].end],)
    return Trigger(_sense(toll.unit), toll.noun, first, final, False, words=words)


def is_figure(view: View, trigger: Trigger) -> bool:
    """Whether a noun trigger is only the name of what is counted (morts, blessés): without a number it is no event."""
    if trigger.verbal or trigger.sense.kind == "figure":
        return False
    if (trigger.sense.weak or not trigger.sure) and any(t.noun == trigger.anchor and t.unit in _TYPES for t in tolls(view)):
        return True  # put the toll at 17: what makes it an event is its number
    phrase = view.phrases.get(trigger.anchor)
    if trigger.sense.frame == "victims" and phrase is not None and any(
        p in view.pack.words("case.of") and not (h < trigger.anchor and view.tokens[h].norm.isdigit()) for p, h in phrase.complements
    ):
        return False  # the killing of a journalist
    return unit_of(view.tokens[trigger.anchor].norm, view.pack.lang) in _TYPES and trigger.sense.type in {"ASSAULT", "PROTEST"}


def _head(view: View, quantity: Quantity) -> int | None:
    """The phrase that holds the number: the counted noun's, else the number's own."""
    at = quantity.noun_start if quantity.noun_start is not None else None
    for i in view.phrases:
        token = view.tokens[i]
        if at is not None and token.start == at:
            return i
    inside = [i for i in view.phrases if quantity.start <= view.tokens[i].start < quantity.end]
    return inside[-1] if inside and at is None else None


def counts(view: View, trigger: Trigger, group: VerbGroup) -> bool:
    """Whether a verb only counts dead, wounded or marchers (a recensé 54 morts), not deeds (a revendiqué deux attaques)."""
    if group.lemma not in view.pack.words("verb.counting"):
        return False
    if any(t.verb == group.head for t in tolls(view)):
        return True
    heads = {*group.objects, *trigger.inner, *(h for _, h in group.obliques)}
    return any(unit_of(view.tokens[h].norm, view.pack.lang) in _TYPES for h in heads)


def _counting(view: View, head: int) -> VerbGroup | None:
    counting = view.pack.words("verb.counting")
    verbs = {c.split()[0] for c in counting}
    return next(
        (view.groups[a] for a in view.ancestors(head) if a in view.groups and view.groups[a].lemma in verbs), None
    )


def _partitive(view: View, group: VerbGroup) -> bool:
    """`en a compté 3 500`: the clitic stands for what was counted before."""
    return any(view.tokens[i].norm in view.pack.words("pronoun.of_them") for i in range(group.first, group.head))


def _bare(view: View, quantity: Quantity, last_sent: int) -> bool:
    """A number without a noun in the sentence of the last figure: `3,5 millions d'après la CGT`, `la police 119 000`."""
    first = next((t for t in view.tokens if t.start >= quantity.start), None)
    return not quantity.noun and first is not None and first.sent == last_sent


def _fatal(view: View, trigger: Trigger, sent: int) -> bool:
    """A trigger of the sentence that tells of dead."""
    return trigger.sense.mode == "casualties" and view.tokens[trigger.anchor].sent == sent


def _told(view: View, head: int, kind: str, types: frozenset[str]) -> bool:
    sent = view.sentence(head)
    if kind == "PROTEST":
        return "PROTEST" in types
    if any("disaster" in classes_of(view, i, own=True) for i in range(sent.first, sent.last) if i in view.phrases):
        return False
    return bool(types & {"ASSAULT"}) and not view.disaster


def _carries(view: View, trigger: Trigger, head: int) -> bool:
    """A trigger that already has this number in its own phrases."""
    if any(t.noun == trigger.anchor and head in beside(view, t) for t in tolls(view)):
        return True
    if view.tokens[trigger.anchor].sent != view.tokens[head].sent or trigger.sense.type not in {"ASSAULT", "PROTEST", "COERCE"}:
        return False
    if trigger.first <= head <= trigger.last or trigger.anchor == head:
        return True
    phrase = view.phrases.get(trigger.anchor)
    if not trigger.verbal:
        counts_up = bool(set(view.tokens[trigger.anchor].stems) & view.pack.words("count.toll"))
        return phrase is not None and (head in phrase.coordinated or (counts_up and any(h == head for _, h in phrase.complements)))
    group = view.groups[trigger.anchor]
    mine = {*group.objects, *group.subjects, *trigger.inner}
    mine |= {c for h in mine if h in view.phrases for c in view.phrases[h].coordinated}
    return head in mine or view.tokens[head].head in mine
