"""What kind of thing a noun phrase is: its classes, seen through quantity nouns and complements."""

from __future__ import annotations

from selon.claims.view import View
from selon.lang.pack import Condition
from selon.measures.quantities import unit_of

_ENTRY_CLASSES = {
    "country": {"country", "place", "territory"},
    "government": {"gov", "country"},
    "organisation": {"org"},
    "armed_group": {"armed", "org"},
    "media": {"media", "org"},
    "person": {"person", "official"},
    "place": {"place", "territory"},
    "grouping": {"org", "country"},
}
_SECTOR_CLASSES = {
    "GOV": {"gov"}, "MIL": {"troops"}, "COP": {"police"}, "REB": {"armed"}, "UAF": {"armed"}, "OPP": {"crowd"},
    "CVL": {"civilians"}, "REF": {"refugee", "civilians"}, "MED": {"media"}, "IGO": {"org"}, "NGO": {"org"},
}  # fmt: skip


_DOERS = frozenset(
    {"person", "official", "leader", "troops", "armed", "police", "crowd", "civilians", "envoy", "org", "gov", "country", "regime"}
)
_ELSEWHERE = frozenset({"sport", "culture", "business", "weather", "disaster", "figure", "media"})


def classes_of(view: View, head: int, *, depth: int = 0, own: bool = False) -> frozenset[str]:
    """Classes of a phrase: of its head, of what a quantity noun counts, of its de-complements and coordinated twins.

    `own` leaves out the complements of a head that no table knows: who acts is the head itself.
    """
    found: set[str] = set()
    token = view.tokens[head]
    quantity = view.pack.words("noun.quantity") | view.pack.words("noun.quantifiers")
    lemmas = token.stems
    for lemma in lemmas[:4]:
        if lemma in view.pack.classes:
            found |= view.pack.classes[lemma]
            break
    for lemma in lemmas[:4]:
        role = view.pack.roles.get(lemma)
        if role:
            found |= _SECTOR_CLASSES.get(role.sector, set())
            found.add("person" if role.kind == "person" else "org" if role.kind == "org" else "person")
            break
    for entry in view.entries(head):
        found |= _ENTRY_CLASSES.get(entry.kind, set())
        if any(e.kind == "place" for e in view.entries(head)):
            found.add("seat")  # a town or an area, a capital among them: what can fall, as no country does
        break
    counted = standing_for(view, head) if not found else None
    if counted is not None:
        found |= classes_of(view, counted, depth=depth + 1)
    if token.ent == "PER" or token.norm in view.pack.words("pronoun.person"):
        found.add("person")
    elif token.ent == "ORG":
        found.add("org")
    phrase = view.phrases.get(head)
    if phrase and depth < 2:
        transparent = bool(quantity & set(lemmas))
        for prep, c in phrase.complements:
            if prep in view.pack.words("case.of") and (transparent or (not found and not own)):
                found |= classes_of(view, c, depth=depth + 1)
        for c in phrase.coordinated:
            found |= classes_of(view, c, depth=depth + 1)
        for c in cargo(view, head):
            found |= classes_of(view, c, depth=depth + 1)
    return frozenset(found)


def standing_for(view: View, head: int) -> int | None:
    """A number without a noun stands for those counted before it (`Six rockets were fired. Two were shot down`): their noun.

    Of things it is a part; people are counted on (`killed 44 people and wounded 79`).
    """
    at = view.tokens[head]
    number = next((q for q in view.reading.quantities if q.start <= at.start < q.end), None)
    if number is None or number.noun:
        return None
    for quantity in reversed(view.reading.quantities):
        noun = next((t for t in view.tokens if t.start == quantity.noun_start), None)
        unit = unit_of(quantity.noun, view.pack.lang)
        if noun is None or unit is None or quantity.money or quantity.end > number.start:
            continue
        part = unit != "equipment" or (quantity.high or quantity.low or 0) >= (number.low or 0)
        return noun.i if part and at.sent - noun.sent <= 1 else None
    first = view.sentence(head).first
    whole = view.pack.words("case.of")  # Of the drones fired at the capital, 31 …
    fronted = (i for i, p in view.phrases.items() if first <= i < head and p.plural and p.prep in whole and p.first - first <= 2)
    return next((i for i in fronted if unit_of(view.tokens[i].norm, view.pack.lang) == "equipment"), None)


def cargo(view: View, head: int) -> list[int]:
    """What a vehicle carries (un train transportant des troupes): its cargo is what arrives."""
    phrase = view.phrases.get(head)
    carrying = view.pack.words("noun.carrying")
    return [
        o for c in (phrase.relative if phrase else ()) if c in view.groups and view.groups[c].lemma in carrying
        for o in view.groups[c].objects if o != head
    ]  # fmt: skip


def head_lemmas(view: View, head: int) -> frozenset[str]:
    """The head's lemmas, with those of what a quantity noun counts, and of adjectives (force navale → naval)."""
    token = view.tokens[head]
    found = set(token.stems)
    phrase = view.phrases.get(head)
    if phrase:
        if found & (view.pack.words("noun.quantity") | view.pack.words("noun.quantifiers")):
            for prep, c in phrase.complements:
                if prep in view.pack.words("case.of"):
                    found |= set(view.tokens[c].stems)
        for c in phrase.coordinated:
            found |= set(view.tokens[c].stems)
    return frozenset(found)


def fits(view: View, condition: Condition, heads: tuple[int, ...] | list[int], *, doers: bool = False) -> bool | None:
    """Whether what fills a slot satisfies a condition of the pack; None when the page does not tell.

    An empty slot, a pronoun, or a noun that no table classes is unknown rather than wrong: the parser loses
    arguments, and no list of nouns is complete. `doers`: so is somebody of another kind than the row lists.
    """
    if condition.empty:
        return True
    if condition.present:
        return bool(heads)
    positive = bool(condition.any_of or condition.lemmas)
    if not heads:
        return None if positive else True
    found = [(classes_of(view, h), head_lemmas(view, h)) for h in heads]
    if not positive:
        return not any(condition.none_of & c or condition.not_lemmas & le for c, le in found)
    if any(condition.any_of & c or condition.lemmas & le for c, le in found):
        return True
    if doers and condition.any_of & _DOERS and all(c & _DOERS and not c & _ELSEWHERE for c, _ in found):
        return None  # somebody, of another kind than the row lists: no list of who may do it is complete
    return False if any(c for c, _ in found) else None
