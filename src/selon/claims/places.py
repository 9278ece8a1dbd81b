"""Where: places of an event from the prepositional phrases of its clause, never finer than the text."""

from __future__ import annotations

from selon.claims.nouns import classes_of, noun_lemmas
from selon.claims.triggers import Trigger, noun_slots
from selon.claims.view import Slot, View
from selon.knowledge import Entry, Knowledge
from selon.model import Place

_MOTION = frozenset({"MOBILIZE", "RETREAT", "CONSULT", "AID"})
_TARGET = frozenset({"ASSAULT", "COERCE"})


def places_of(view: View, trigger: Trigger, know: Knowledge, used: set[int]) -> tuple[Place, ...]:
    """Places beside the event. `used`: offsets already taken by actors that are countries acting."""
    slots = _slots(view, trigger)
    found: list[Place] = []
    for slot in slots:
        role = _role(view, trigger, slot)
        if role is None or view.tokens[slot.head].start in used:
            continue
        place = place_of(view, slot.head, know, role)
        if place is not None and not any(p.start == place.start for p in found):
            found.append(place)
    return tuple(found)


def _slots(view: View, trigger: Trigger) -> list[Slot]:
    slots: list[Slot] = []
    if trigger.verbal:
        group = view.groups[trigger.anchor]
        slots += view.clause_obliques(group)
        slots += view.fronted(group)
        for n in trigger.inner:
            if n in view.phrases:
                slots += noun_slots(view, view.phrases[n])
        if trigger.sense.type in _TARGET or trigger.sense.frame == "from":
            slots += [Slot("obj", o) for o in group.objects]
        if trigger.sense.type == "CONSULT":
            slots += [Slot("obj", o) for o in group.objects]
    else:
        phrase = view.phrases[trigger.anchor]
        slots += noun_slots(view, phrase)
        governor = view.governor(trigger.anchor)
        if governor is not None:
            in_content = any(a.group == governor.head for a in view.reading.attributions)
            if not in_content:
                slots += [s for s in view.clause_obliques(governor) if s.head != trigger.anchor]
            slots += view.fronted(governor)
    extra: list[Slot] = []
    for s in slots:
        phrase_s = view.phrases.get(s.head)
        if phrase_s is None:
            continue
        extra += [Slot(s.name, c) for c in phrase_s.coordinated if c in view.phrases and not view.phrases[c].prep]
        # a place inside a plain complement: dans un marché de Khartoum, près de la frontière
        extra += [Slot(s.name, c) for p, c in phrase_s.complements if p in {"de", "à", "en", "dans"} and not place_entry(view, s.head)]
    return [*slots, *extra]


def _role(view: View, trigger: Trigger, slot: Slot) -> str | None:
    pack = view.pack
    kind = trigger.sense.type
    if slot.name in pack.words("place.from"):
        return "from"
    if slot.name in pack.words("place.to"):
        return "to"
    if slot.name == "de":
        return "from" if trigger.verbal and kind in {"RETREAT", "MOBILIZE"} else ("at" if not trigger.verbal or kind in _TARGET else None)
    if slot.name in pack.words("place.at"):
        if kind == "MOBILIZE" and slot.name in {"à", "en", "dans"} and trigger.sense.frame in {"intrans", "trans", "dat", "agent", "transfer"}:
            return "to" if trigger.sense.mode not in {"station", "exercise"} else "at"
        return "at"
    if slot.name in pack.words("place.via"):
        return "via" if kind in _MOTION else None
    if slot.name in {"obj", "contre"}:
        return "at"
    return None


def place_entry(view: View, head: int) -> Entry | None:
    for wanted in ("place", "country"):
        for e in view.entries(head):
            if e.kind == wanted:
                return e
    for e in view.entries(head):
        if e.kind == "government" and e.lat is not None:
            return e
    return None


def place_of(view: View, head: int, know: Knowledge, role: str) -> Place | None:
    """A place named by a phrase: a name, a compass part of one, or a kind of place with its name (la ville de X)."""
    phrase = view.phrases[head]
    token = view.tokens[head]
    entry = place_entry(view, head)
    name, start, end = view.name(phrase)
    if entry is not None:
        mention = view.mention_of[head]
        return _made(entry, mention.text, mention.start, mention.end, role)
    lemmas = set(noun_lemmas(token.norm, token.lemma))
    compass = bool(lemmas & view.pack.words("place.compass"))
    kind = bool(classes_of(view, head) & {"place", "territory", "border"})
    if not compass and not kind:
        return None
    inner_heads = [c for p, c in phrase.complements if p in {"de", "en", "à"}] + list(phrase.apposition) + [
        c for c in token.children if view.tokens[c].dep in {"flat:name", "nmod", "appos"} and c in view.mention_of
    ]
    for c in inner_heads:
        inner = place_entry(view, c)
        if inner is not None:
            if compass:
                return Place(
                    name=name, country=inner.country, geonameid=None, lat=None, lon=None,
                    precision="region" if inner.kind == "country" else "area", role=role, start=start, end=end,
                )  # fmt: skip
            if not (inner.kind == "country"):
                mention = view.mention_of[c]
                return _made(inner, mention.text, mention.start, mention.end, role)
            return Place(name=name, country=inner.country, precision="region", role=role, start=start, end=end)
    for i in range(phrase.first, phrase.last + 1):
        for d in know.demonym(view.tokens[i].norm) if view.tokens[i].pos == "ADJ" else ():
            if d.country:
                return Place(name=name, country=d.country, precision="area", role=role, start=start, end=end)
    return None


def _made(entry: Entry, name: str, start: int, end: int, role: str) -> Place:
    country = entry.kind == "country"
    precision = "country" if country else (entry.precision or "area")
    pointed = precision in {"town", "site"}
    return Place(
        name=name, country=entry.country, geonameid=entry.geonameid,
        lat=entry.lat if pointed else None, lon=entry.lon if pointed else None,
        precision=precision, role=role, start=start, end=end,
    )  # fmt: skip
