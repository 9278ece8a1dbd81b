"""How many: the numbers of an event, as intervals with a unit, never averaged."""

from __future__ import annotations

from selon.claims.triggers import Trigger
from selon.claims.view import View
from selon.measures.quantities import unit_of
from selon.model import Count, Quantity

_CASUALTY = frozenset({"killed", "injured", "missing", "victims"})
_FITS = {
    "ASSAULT": _CASUALTY | {"displaced", "equipment", "hostages", "detained", "troops"},
    "COERCE": frozenset({"detained", "hostages", "displaced", "injured", "killed", "missing", "demonstrators", "equipment"}),
    "PROTEST": frozenset({"demonstrators", "detained", "injured", "killed"}),
    "MOBILIZE": frozenset({"troops", "equipment"}),
    "RETREAT": frozenset({"troops", "freed", "hostages", "detained", "equipment", "evacuated"}),
    "AID": frozenset({"money", "equipment", "evacuated", "refugees", "aid_tonnes", "displaced", "troops", "people"}),
    "SANCTION": frozenset({"money", "people"}),
    "AGREE": frozenset({"money", "freed"}),
    "COOPERATE": frozenset({"troops", "equipment"}),
}  # fmt: skip
_BY_MODE = (
    ("kill", "killed"), ("casualt", "killed"), ("death", "killed"), ("mass", "killed"), ("execut", "killed"), ("assassin", "killed"), ("injur", "injured"), ("wound", "injured"),
    ("arrest", "detained"), ("detain", "detained"), ("abduct", "hostages"), ("hostage", "hostages"), ("evacu", "evacuated"),
    ("displac", "displaced"), ("releas", "freed"), ("free", "freed"), ("exchange", "freed"), ("troops", "troops"),
)  # fmt: skip
_BY_TYPE = {"PROTEST": "demonstrators", "MOBILIZE": "troops", "COERCE": "detained"}
_PEOPLE = frozenset({"people", "", "civilians"})


def counts_of(view: View, trigger: Trigger) -> tuple[Count, ...]:
    """Counts in the trigger's own phrases: objects, subjects, its span, and what follows in its clause."""
    found = []
    for quantity in view.reading.quantities:
        if not _belongs(view, trigger, quantity):
            continue
        unit = _unit(view, trigger, quantity)
        if unit is not None:
            found.append(Count(unit=unit, low=quantity.low, high=quantity.high, text=quantity.text))
    return tuple(found)


def _unit(view: View, trigger: Trigger, quantity: Quantity) -> str | None:
    if quantity.money:
        return "money" if "money" in _FITS.get(trigger.sense.type, frozenset()) else None
    unit = unit_of(quantity.noun, view.pack.lang) if quantity.noun else None
    allowed = _FITS.get(trigger.sense.type, frozenset())
    mode = trigger.sense.mode
    if unit is None or unit in _PEOPLE or unit in {"troops"} and trigger.sense.type in {"ASSAULT", "COERCE"}:
        by_mode = _own_unit(view, trigger, allowed) or next((u for key, u in _BY_MODE if key in mode and u in allowed), None)
        by_verb = by_mode or _BY_TYPE.get(trigger.sense.type)
        return by_verb if by_verb in allowed else None
    return unit if unit in allowed else None


def _own_unit(view: View, trigger: Trigger, allowed: frozenset[str]) -> str | None:
    """The unit the evoking words themselves name: tués, blessés, déplacés."""
    token = view.tokens[trigger.anchor]
    for form in (token.norm, token.lemma, token.lemma.removesuffix("er") + "é"):
        unit = unit_of(form, view.pack.lang)
        if unit in allowed:
            return unit
    return None


def _belongs(view: View, trigger: Trigger, quantity: Quantity) -> bool:
    first, last = _extent(view, trigger)
    return first <= quantity.start < last


def _extent(view: View, trigger: Trigger) -> tuple[int, int]:
    """From the first to the last token of the trigger and of what fills its slots."""
    tokens = view.tokens
    marks = {trigger.first, trigger.last}
    heads: set[int] = set(trigger.inner)
    if trigger.verbal:
        group = view.groups[trigger.anchor]
        heads |= {*group.objects, *group.subjects}
    else:
        heads.add(trigger.anchor)
        governor = view.governor(trigger.anchor)
        if governor is not None and trigger.anchor in governor.subjects:
            heads |= set(governor.objects)
    for h in heads:
        if h in view.phrases and tokens[h].sent == tokens[trigger.anchor].sent:
            between = [view.groups[i] for i in range(min(h, trigger.last) + 1, max(h, trigger.first)) if i in view.groups]
            if all(g.head == trigger.anchor or g.antecedent is not None for g in between):
                marks |= {view.phrases[h].first, view.phrases[h].last}
                for c in view.phrases[h].coordinated:
                    if c in view.phrases:
                        marks |= {view.phrases[c].last}
    return tokens[min(marks)].start - 12, tokens[max(marks)].end
