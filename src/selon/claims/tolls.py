"""Tolls: "the number of dead has risen to 46", "put the toll at 63", "le bilan s'élève à 20". The verb says how many the noun is."""

from __future__ import annotations

import msgspec

from selon.claims.view import View
from selon.measures.quantities import unit_of
from selon.model import Quantity, VerbGroup

_FATES = frozenset({"killed", "injured", "missing"})
_STOPS = frozenset({",", ";", ":", '"', "("})
_NEAR = 8
"""Tokens between a toll and what it counts, to be shown as one (toll at 82 dead)."""
_FARTHEST = 5
"""Tokens between the verb (or its object) and the number, times left out."""


class Toll(msgspec.Struct, frozen=True):
    """`noun`: token that is counted up (toll, number, bilan); `fate`: token that says what became of them, else the noun."""

    noun: int
    fate: int
    unit: str
    verb: int
    low: float | None
    high: float | None
    quantity: Quantity


def tolls(view: View) -> tuple[Toll, ...]:
    """All tolls of a paragraph, in the order of their verbs."""
    amounting = view.pack.words("count.amounting") | view.pack.words("count.exceeding")
    found = []
    for group in view.groups.values():
        if group.negated or not (group.lemma in amounting or (group.copula and view.tokens[group.head].pos in {"NUM", "NOUN"})):
            continue
        for noun in (*group.subjects, *group.objects):
            toll = _toll(view, group, noun)
            if toll is not None:
                found.append(toll)
                break
    return tuple(found)


def _toll(view: View, group: VerbGroup, noun: int) -> Toll | None:
    if noun not in view.phrases or view.tokens[noun].sent != view.tokens[group.head].sent:
        return None
    quantity = _amount(view, group, noun)
    if quantity is None:
        return None
    fate = _fate(view, group, noun, quantity)
    if fate is None:
        return None
    at, unit = fate
    beyond = group.lemma in view.pack.words("count.exceeding") and quantity.low == quantity.high
    return Toll(noun, at, unit, group.head, quantity.low, None if beyond else quantity.high, quantity)


def _amount(view: View, group: VerbGroup, noun: int) -> Quantity | None:
    """The last number of the clause behind the verb: of `rose from 12 to 19` the 19. A noun of its own must be a fate (20 tués)."""
    at = max(group.last if not group.copula else group.first, noun if noun in group.objects else 0)
    sent = view.sentence(group.head)
    found: Quantity | None = None
    gap = 0
    for i in range(at + 1, sent.last):
        token = view.tokens[i]
        here = next((q for q in view.reading.quantities if q.start <= token.start < q.end), None)
        if here is not None and i not in view.in_time:
            named = unit_of(here.noun, view.pack.lang) if here.noun else None
            if here.money or (here.noun and named not in _FATES):
                break
            if found is not None and found.noun and named not in (None, unit_of(found.noun, view.pack.lang)):
                break  # 82 dead and 266 injured
            found, gap = here, 0
            continue
        if token.norm in _STOPS or gap > _FARTHEST or (i in view.groups and i != group.head):
            break
        gap += i not in view.in_time
    return found


def _fate(view: View, group: VerbGroup, noun: int, quantity: Quantity) -> tuple[int, str] | None:
    """What the noun counts: its own word (the dead), a word beside it (number of soldiers killed), the number's, or its nature."""
    counted = bool(set(view.tokens[noun].stems) & view.pack.words("count.toll"))
    end = group.first if noun < group.first else next(t.i for t in view.tokens if t.end > quantity.start)
    near = range(view.phrases[noun].first, end) if counted else (noun,)
    for i in near:
        unit = unit_of(view.tokens[i].norm, view.pack.lang)
        if unit in _FATES:
            return i, unit
    if not counted:
        return None
    unit = unit_of(quantity.noun, view.pack.lang) if quantity.noun else None
    if unit is None and set(view.tokens[noun].stems) & view.pack.words("count.toll_of_dead"):
        unit = "killed"
    if unit is None:
        return None
    own = next((t.i for t in view.tokens if t.start == quantity.noun_start), noun)
    return (own if noun < own <= noun + _NEAR else noun), unit


def beside(view: View, toll: Toll) -> tuple[int, ...]:
    """Heads of what is told with the toll's own number: the injured of `at 82 dead and 266 injured`."""
    own = next((p for h, p in view.phrases.items() if view.tokens[h].start == toll.quantity.noun_start), None)
    return own.coordinated if own is not None else ()


def earlier(view: View) -> set[int]:
    """Starts of numbers that say what the toll was before: `rose from 12 to 19`, `20 tués, contre 12 la veille`."""
    found: set[int] = set()
    last: dict[int, int] = {}
    kept = {t.quantity.start: t for t in tolls(view)}
    for quantity in view.reading.quantities:
        at = next((t.i for t in view.tokens if t.end > quantity.start), None)
        if at is None or at == 0:
            continue
        unit = unit_of(quantity.noun, view.pack.lang) if quantity.noun else None
        sent = view.tokens[at].sent
        fated = unit in _FATES or quantity.start in kept
        compared = view.tokens[at - 1].norm in view.pack.words("count.compared")
        if compared and not quantity.noun and not fated and last.get(sent, -1) >= 0:
            found.add(quantity.start)
        elif fated:
            last[sent] = at
    for toll in kept.values():
        start = view.tokens[toll.verb].start
        found |= {
            q.start for q in view.reading.quantities
            if start < q.start < toll.quantity.start and not q.money and (not q.noun or unit_of(q.noun, view.pack.lang) == toll.unit)
        }  # fmt: skip
    return found
