"""Numbers of people hit that somebody tells: `parlait de 21 tués`, `had first spoken of two soldiers killed`."""

from __future__ import annotations

from selon.claims.view import View
from selon.measures.quantities import unit_of
from selon.model import Attribution, Quantity, VerbGroup

HIT = frozenset({"killed", "injured", "missing", "victims"})
"""Units of people to whom something was done."""


def of_figure(view: View, told: Attribution) -> bool:
    """Whether what is told is a number of people hit."""
    inside = (q for q in view.reading.quantities for s in told.contents if s.start <= q.start < s.end)
    return told.kind == "obj" and any(unit_of(q.noun, view.pack.lang) in HIT for q in inside if q.noun)


def counted_people(view: View, group: VerbGroup) -> bool:
    """`two soldiers killed` as what is told: counted people and what befell them."""
    at, nouns = view.tokens[group.head].start, {view.tokens[o].start for o in group.objects}
    counted = any(q.noun_start in nouns for q in view.reading.quantities)
    return counted and unit_of(view.tokens[group.head].norm, view.pack.lang) in HIT and any(
        a.kind == "obj" and s.start <= at < s.end for a in view.reading.attributions for s in a.contents
    )


def whole(view: View, quantity: Quantity) -> bool:
    """A number without a noun that is all that somebody tells: `Witnesses had spoken of close to 100`."""
    if quantity.noun or quantity.money:
        return False
    said = (s for a in view.reading.attributions if a.heads and a.kind == "obj" for s in a.contents)
    return any(s.start <= quantity.start and quantity.end <= s.end and len(s.exact.strip(" .,;:")) <= quantity.end - quantity.start + 3 for s in said)


def of_victims(view: View, head: int) -> bool:
    """`avait parlé d'une centaine de victimes`: victims of violence, where somebody is said to tell of them."""
    said = (s for a in view.reading.attributions if a.heads for s in a.contents)
    return bool(set(view.tokens[head].stems) & view.pack.words("count.victims")) and any(s.start <= view.tokens[head].start < s.end for s in said)
