"""Where: places of an event from the phrases that set its scene, never finer than the text.

A country that is attacked, helped or spoken to is a recipient; it is a place only where a preposition of place says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from selon.claims.nouns import classes_of
from selon.claims.scene import beside, clause_start, inner, scene, using
from selon.claims.triggers import Trigger
from selon.claims.view import Slot, View
from selon.knowledge import Entry, Knowledge
from selon.model import Place, VerbGroup

_MOTION = frozenset({"MOBILIZE", "RETREAT", "AID"})
_TARGET = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_WORDS = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT"})
_STAYS = frozenset({"station", "exercise", "patrol", "alert", "fortify"})
_PLACELIKE = frozenset({"place", "territory", "border", "building", "infrastructure"})
_GIVEN = frozenset({"dat", "transfer", "dem", "speech"})
_TO_SOMEBODY = frozenset({"dat", "transfer", "dem", "speech", "support", "for", "with", "receive"})


_TAKEN = frozenset({"capture", "seize", "siege", "airstrike", "heavy-weapons", "destroy", "missiles", "drones", "invasion", "raid", "withdraw"})
_HIT = frozenset({"obj", "from"})


def places_of(view: View, trigger: Trigger, know: Knowledge, used: set[int]) -> tuple[Place, ...]:
    """Places of the event. `used`: offsets already taken by actors that are countries acting."""
    found: list[Place] = []
    slots = [*_targets(view, trigger), *scene(view, trigger), *using(view, trigger), *_left_behind(view, trigger)]
    _add(found, (_place(view, trigger, slot, know, used) for slot in _with_inner(view, slots)))
    _add(found, _unknown(view, trigger))
    if not found:
        _add(found, (_place(view, trigger, slot, know, used) for slot in _with_inner(view, beside(view, trigger))))
    return tuple(found)


def _add(found: list[Place], more: Iterable[Place | None]) -> None:
    for place in more:
        if place is not None and not any(_same(p, place) for p in found):
            found.append(place)


def _place(view: View, trigger: Trigger, slot: Slot, know: Knowledge, used: set[int]) -> Place | None:
    role = _role(view, trigger, slot)
    if role is None or slot.head not in view.phrases or view.tokens[slot.head].start in used:
        return None
    if _spoken_from(view, trigger, slot) or _of_speaker(view, trigger, slot):
        return None
    found = place_of(view, slot, know, role)
    if found is not None or slot.name != "obj":
        return found
    return _hit_town(view, trigger, slot, role) or _hit_house(view, trigger, slot, role)


def _hit_house(view: View, trigger: Trigger, slot: Slot, role: str) -> Place | None:
    """`stormed the National Assembly`, `occuper le Parlement`: a house with a name of its own, taken or besieged by a crowd."""
    token = view.tokens[slot.head]
    houses = view.pack.words("place.houses") | view.pack.words("place.named_houses")
    if trigger.sense.type not in {"ASSAULT", "PROTEST"} or not token.text[:1].isupper() or not set(token.stems) & houses:
        return None
    name, start, end = view.name(view.phrases[slot.head])
    return Place(name=name, precision="site", role=role, start=start, end=end)


def _hit_town(view: View, trigger: Trigger, slot: Slot, role: str) -> Place | None:
    """A name that no table knows, taken or shelled: `l'armée a repris X`."""
    token = view.tokens[slot.head]
    if trigger.sense.mode not in _TAKEN or token.pos != "PROPN" or view.entries(slot.head) or token.ent in {"PER", "ORG", "MISC"}:
        return None
    last = _name_end(view, view.phrases[slot.head].first if view.tokens[view.phrases[slot.head].first].text[:1].isupper() else slot.head)
    if last is None:
        return None
    start = view.tokens[min(slot.head, view.phrases[slot.head].first)].start
    return Place(name=view.text[start : view.tokens[last].end], precision="area", role=role, start=start, end=view.tokens[last].end)


def _same(a: Place, b: Place) -> bool:
    return a.start is not None and b.start is not None and a.start < (b.end or 0) and b.start < (a.end or 0)


def _targets(view: View, trigger: Trigger) -> list[Slot]:
    """Towns and buildings that are hit, taken, left or visited are where it happens."""
    if not trigger.verbal:
        return []
    group = view.groups[trigger.anchor]
    sense = trigger.sense
    if sense.frame == "fallen":
        return [Slot("obj", s) for s in group.subjects]
    crossing = group.lemma in view.pack.words("place.crossing") or sense.mode == "patrol"
    if sense.type in _TARGET or sense.frame == "from" or (sense.type == "CONSULT" and sense.mode == "visit") or sense.type == "RETREAT" or crossing:
        name = "from" if sense.frame == "from" and sense.type not in _TARGET else "obj"
        return [Slot(name, o) for o in group.objects or _behind_time(view, group)]
    return []


def _behind_time(view: View, group: VerbGroup) -> list[int]:
    """The object behind a time set off by commas: `a frappé, mercredi, la ville de X`."""
    i = group.last + 1
    sent = view.sentence(group.head)
    passed = False
    while i < sent.last and (view.tokens[i].norm == "," or i in view.in_time or view.tokens[i].pos in {"ADP", "DET", "ADV"}):
        passed = passed or i in view.in_time
        i += 1
    while passed and i < sent.last and view.tokens[i].pos == "ADJ":
        i += 1
    return [i] if passed and i in view.phrases and not view.phrases[i].prep else []


def _left_behind(view: View, trigger: Trigger) -> list[Slot]:
    """`évacuer ses ressortissants du Soudan`: whose they are is said, so the country is where from."""
    if trigger.sense.mode == "withdraw" and trigger.verbal:
        return _garrisoned(view, trigger)
    if trigger.sense.mode != "evacuate":
        return []
    if trigger.verbal:
        people = [*view.groups[trigger.anchor].objects, *trigger.inner]
    else:
        people = [c for _, c in view.phrases[trigger.anchor].complements]
    owned = [h for h in people if h in view.phrases and view.phrases[h].possessive]
    return [Slot("from", c) for h in owned for c in inner(view, h) if place_entry(view, c) is not None]


def _garrisoned(view: View, trigger: Trigger) -> list[Slot]:
    """`a retiré ses soldats de Goma`: with the land said by a possessive or an adjective, `de` is where from."""
    return [
        Slot("from", c) for h in view.groups[trigger.anchor].objects if h in view.phrases and view.phrases[h].possessive
        for p, c in view.phrases[h].complements if p in view.pack.words("case.of") and c in view.phrases
    ]  # fmt: skip


def _with_inner(view: View, slots: list[Slot]) -> list[Slot]:
    """Each phrase, its twins in a coordination, and the place named inside it (un marché de Khartoum)."""
    found: list[Slot] = []
    for slot in slots:
        found.append(slot)
        phrase = view.phrases.get(slot.head)
        if phrase is None:
            continue
        found += [Slot(slot.name, c) for c in phrase.coordinated if c in view.phrases and view.phrases[c].prep in {"", slot.name}]
        if place_entry(view, slot.head) is None and _holds_place(view, slot):
            found += [Slot("in", c) for c in inner(view, slot.head)]
    seen: set[int] = set()
    return [s for s in found if not (s.head in seen or seen.add(s.head))]  # type: ignore[func-returns-value]


def _holds_place(view: View, slot: Slot) -> bool:
    """Whether the place inside a phrase is the event's: of a house, a road, a border; not of people or matters."""
    lemmas = set(view.tokens[slot.head].stems)
    spatial = ("place.at", "place.to", "place.from", "case.target", "case.of")
    if lemmas & view.pack.words("place.missions") or not (slot.name in _HIT or any(slot.name in view.pack.words(w) for w in spatial)):
        return False
    kinds = classes_of(view, slot.head, own=True)
    if kinds & _PLACELIKE or lemmas & view.pack.words("place.compass"):
        return True
    return not kinds and slot.name in {*view.pack.words("place.around"), "obj"}


def _role(view: View, trigger: Trigger, slot: Slot) -> str | None:
    pack = view.pack
    kind = trigger.sense.type
    if slot.name in {"from"} or slot.name in pack.words("place.from"):
        return "from"
    if slot.name in pack.words("case.to") and (_to_country(view, trigger, slot.head) or _to_seat(view, trigger, slot.head)):
        return None
    if slot.name in pack.words("place.to"):
        return "to"
    if slot.name == "in":
        return "at"
    if slot.name in pack.words("case.between") and _country(view, slot.head):
        return None
    if slot.name in pack.words("case.of"):
        whose = _country(view, slot.head) and trigger.sense.frame not in {"patient", "victims", "from"} and _of(trigger) == "at"
        return None if whose else _of(trigger)
    if slot.name == "obj" or slot.name in pack.words("case.against"):
        return None if _country(view, slot.head) else "at"
    if slot.name in pack.words("place.at"):
        moved = kind == "MOBILIZE" and slot.name in pack.words("place.reached") and trigger.sense.mode not in _STAYS
        return "to" if moved and trigger.sense.frame in {"intrans", "trans", "dat", "agent", "transfer"} else "at"
    if slot.name in pack.words("place.via"):
        return "via" if kind in _MOTION and not (trigger.verbal and view.groups[trigger.anchor].passive) else None
    return None


def _of(trigger: Trigger) -> str | None:
    """`de X`: where from for what moves, where for a noun (la prise de X) or what hits; else only whose."""
    kind, mode = trigger.sense.type, trigger.sense.mode
    if trigger.verbal and (kind in {"RETREAT", "MOBILIZE"} or mode in {"evacuate", "expel", "displace"}):
        return "from"
    if (kind == "RETREAT" and mode == "withdraw") or mode in {"evacuate", "displace"}:
        return "from"
    return "at" if not trigger.verbal or kind == "ASSAULT" or kind == "COERCE" else None


def _country(view: View, head: int) -> bool:
    entry = place_entry(view, head)
    return entry is not None and (entry.kind == "country" or entry.precision == "country") and not _part_of(view, head)


def _part_of(view: View, head: int) -> bool:
    """`northern Iraq`, `l'Ukraine orientale`: an adjective outside the name makes the country a region of it."""
    mention, phrase = view.mention_of.get(head), view.phrases.get(head)
    if mention is None or phrase is None:
        return False
    parts = view.pack.words("place.parts")
    return any(not mention.first <= i <= mention.last and view.tokens[i].norm in parts for i in range(phrase.first, phrase.last + 1))


def _to_country(view: View, trigger: Trigger, head: int) -> bool:
    """`à l'Ukraine`, `à la France` is always to somebody; `au Mali` with a gift, a demand or a word."""
    if not _country(view, head):
        return False
    if trigger.verbal and any("troops" in classes_of(view, o) for o in view.groups[trigger.anchor].objects):
        return False
    before = {view.tokens[i].norm for i in range(max(0, view.phrases[head].first - 2), head)}
    return bool(before & view.pack.words("place.never_where")) or (trigger.sense.frame in _TO_SOMEBODY and trigger.sense.type != "MOBILIZE")


def _to_seat(view: View, trigger: Trigger, head: int) -> bool:
    """`fournir des chars à Kiev`: a seat of government is who is given, asked or told."""
    return trigger.sense.frame in _GIVEN and any(e.kind == "government" for e in view.entries(head)) and head > trigger.anchor


def _spoken_from(view: View, trigger: Trigger, slot: Slot) -> bool:
    """`À Moscou, le ministère a accusé …`: a seat that says whose ministry speaks is no place of what it says."""
    if trigger.sense.type not in _WORDS or not trigger.verbal:
        return False
    seat = any(e.kind == "government" for e in view.entries(slot.head))
    named = any(view.entries(s) for s in view.groups[trigger.anchor].subjects)
    return seat and not named


def _of_speaker(view: View, trigger: Trigger, slot: Slot) -> bool:
    """`Selon X, chef de l'administration à Donetsk, la frappe …`: a place in the words for who speaks is no place of what is said."""
    heads = {h for a in view.reading.attributions if a.group is None for h in a.heads}
    return bool(heads) and _under(view, slot.head, heads) and not _under(view, trigger.anchor, heads)


def _under(view: View, i: int, heads: set[int]) -> bool:
    while i not in heads and view.tokens[i].head != i:
        i = view.tokens[i].head
    return i in heads


def place_entry(view: View, head: int) -> Entry | None:
    for wanted in ("place", "country"):
        for e in view.entries(head):
            if e.kind == wanted:
                return e
    for e in view.entries(head):
        if e.kind == "government" and e.lat is not None:
            return e
    return None


def place_of(view: View, slot: Slot, know: Knowledge, role: str) -> Place | None:
    """A place named by a phrase: a name, a compass part of one, or a kind of place with its name (la ville de X)."""
    head = slot.head
    entry = place_entry(view, head)
    if entry is None and slot.name == "obj":
        entry = _town_inside(view, head, know)
        if entry is not None:
            name, start, end = view.name(view.phrases[head])
            return _made(entry, name, start, end, role)
    if entry is not None:
        mention = view.mention_of[head]
        if slot.name in view.pack.words("place.near") and entry.kind == "country":
            return None  # near a country is in another
        if entry.kind == "country" and _part_of(view, head):
            name, start, end = view.name(view.phrases[head])
            return Place(name=name, country=entry.country, precision="region", role=role, start=start, end=end)
        return _made(entry, mention.text, mention.start, mention.end, role)
    phrase = view.phrases[head]
    token = view.tokens[head]
    name, start, end = view.name(phrase)
    lemmas = set(token.stems)
    if _house(view, slot):
        return Place(name=name, precision="site", role=role, start=start, end=end)
    if lemmas & view.pack.words("place.missions"):
        if phrase.plural or phrase.possessive or slot.name in view.pack.words("case.of"):
            return None
        return Place(name=name, precision="site", role=role, start=start, end=end)
    compass = bool(lemmas & view.pack.words("place.compass"))
    land = bool(classes_of(view, head, own=True) & {"place", "territory", "border"} or lemmas & view.pack.words("place.lands"))
    kind = land or bool(lemmas & view.pack.words("place.kinds")) or _street(view, head)
    if (not compass and not kind) or slot.name in view.pack.words("place.nowhere"):
        return None
    named = _inner_place(view, head, role, compass=compass, kind=bool(lemmas & view.pack.words("place.kinds")))
    if named is not None:
        return named
    held = not (land or compass) or bool(lemmas & view.pack.words("place.held"))
    for i in range(phrase.first, phrase.last + 1) if not held else ():
        for d in know.demonym(view.tokens[i].norm) if view.tokens[i].pos == "ADJ" else ():
            if d.country:
                return Place(name=name, country=d.country, precision="area", role=role, start=start, end=end)
    known = phrase.det in view.pack.words("noun.definite") or bool(phrase.possessive)
    if slot.name != "obj" and not phrase.plural and known and lemmas & view.pack.words("place.common"):
        return Place(name=name, precision="area", role=role, start=start, end=end)
    if phrase.demonstrative and lemmas & view.pack.words("noun.country_definite"):
        return _this_country(view, head, role)
    return None


def _house(view: View, slot: Slot) -> bool:
    """`deployed to the National Assembly`, `devant le Parlement`: the house of an institution, where a preposition of place
    or soldiers that arrive say so."""
    phrase = view.phrases[slot.head]
    pack = view.pack
    if not set(view.tokens[slot.head].stems) & pack.words("place.houses") or slot.name in pack.words("case.of") or slot.name == "obj":
        return False
    named = phrase.det not in pack.words("noun.indefinite") and not phrase.plural and not phrase.possessive
    return named and slot.name in pack.words("place.at") | pack.words("place.to")


def _this_country(view: View, head: int, role: str) -> Place:
    """`dans ce pays`: the country named last in the paragraph, if one is."""
    name, start, end = view.name(view.phrases[head])
    named = [e.country for i in range(head) if i in view.mention_of for e in view.entries(i)[:1] if e.kind == "country"]
    return Place(name=name, country=named[-1] if named else None, precision="area", role=role, start=start, end=end)


def _town_inside(view: View, head: int, know: Knowledge) -> Entry | None:
    """The town in the name of a house that is hit (l'Institut français de Bobo-Dioulasso)."""
    mention = view.mention_of.get(head)
    if mention is None or any(e.kind in {"country", "government", "person"} for e in view.entries(head)):
        return None
    last = view.tokens[mention.last].text
    towns = [e for e in know.names(last) if e.kind == "place"]
    return towns[0] if mention.last > mention.first and len({e.country for e in towns}) == 1 else None


def _inner_place(view: View, head: int, role: str, *, compass: bool, kind: bool) -> Place | None:
    """`le nord du Kosovo`, `le territoire de la Pologne`, `la ville de X`, `le récif X`."""
    phrase, token = view.phrases[head], view.tokens[head]
    name, start, end = view.name(phrase)
    inner_heads = inner(view, head) + [
        c for c in token.children if view.tokens[c].dep in {"flat:name", "nmod", "appos"} and c in view.mention_of
    ]  # fmt: skip
    for c in inner_heads:
        named = place_entry(view, c)
        if named is None:
            continue
        if compass:
            precision = "region" if named.kind == "country" else "area"
            return Place(name=name, country=named.country, precision=precision, role=role, start=start, end=end)
        if named.kind != "country":
            mention = view.mention_of[c]
            return _made(named, mention.text, mention.start, mention.end, role)
        return Place(name=name, country=named.country, precision="region", role=role, start=start, end=end)
    behind = range(head + 1, min(phrase.last + 3, len(view.tokens)))
    unknown = any(view.tokens[i].text[:1].isupper() and i not in view.mention_of and i not in view.in_time for i in behind)
    before = _before_kind(view, head, role) if kind or _street(view, head) else None
    if before is not None:
        return before
    if kind and unknown:
        return _after_kind(view, head, role)
    if unknown and view.tokens[phrase.last].text[:1].isupper() and not compass:
        return Place(name=name, precision="area", role=role, start=start, end=end)
    return None


def _street(view: View, head: int) -> bool:
    return bool(set(view.tokens[head].stems) & view.pack.words("place.streets"))


def _before_kind(view: View, head: int, role: str) -> Place | None:
    """`Uhuru Highway`, `Hodan district`: the unknown name stands before its kind, where the language builds names so."""
    if not view.pack.words("case.compound"):
        return None
    first = head
    while first > view.phrases[head].first and view.tokens[first - 1].text[:1].isupper() and view.tokens[first - 1].pos in {"PROPN", "NOUN", "ADJ"}:
        first -= 1
    if first == head or any(e.kind in {"country", "person", "government"} for e in view.entries(first)):
        return None
    start, end = view.tokens[first].start, view.tokens[head].end
    return Place(name=view.text[start:end], precision="site" if _street(view, head) else "area", role=role, start=start, end=end)


def _after_kind(view: View, head: int, role: str) -> Place | None:
    """A kind of place with a name that no table knows: the name as it stands."""
    link = view.pack.words("place.link")
    i = head + 1
    while i < len(view.tokens) and view.tokens[i].norm in link:
        i += 1
    last = _name_end(view, i)
    if last is None:
        return None
    start, end = view.tokens[i].start, view.tokens[last].end
    return Place(name=view.text[start:end], precision="area", role=role, start=start, end=end)


def _name_end(view: View, i: int, *, even_person: bool = False) -> int | None:
    """Last token of a run of capitalised words that begins at i and that no table knows as somebody."""
    if i >= len(view.tokens) or i in view.in_time or not view.tokens[i].text[:1].isupper() or (view.tokens[i].ent == "PER" and not even_person):
        return None
    if any(e.kind in {"person", "organisation", "armed_group", "government", "media"} for e in view.entries(i)):
        return None
    last = i
    inside = view.pack.words("place.inside")
    for k in range(i + 1, min(i + 6, len(view.tokens))):
        if k in view.in_time:
            break
        if view.tokens[k].text[:1].isupper() or view.tokens[k].text.isdigit():
            last = k
        elif view.tokens[k].norm not in inside:
            break
    return last


def _unknown(view: View, trigger: Trigger) -> list[Place]:
    """Names after a preposition of place in the trigger's clause that no table knows: places without a country."""
    sent = view.sentence(trigger.anchor)
    governor = view.governor(trigger.anchor)
    own = trigger.anchor
    if not trigger.verbal and governor is not None and trigger.anchor in (*governor.subjects, *governor.objects):
        own = governor.head
    first = view.groups[own].first if own in view.groups else trigger.first
    start = clause_start(view, first)
    stops = view.pack.words("place.subordinators") | view.pack.words("case.according") | {";", ":", '"', "("}
    found: list[Place] = []
    spans = [range(start, min(start + 3, first)), range(trigger.last + 1, sent.last)]
    for span in spans:
        for i in span:
            token = view.tokens[i]
            if (token.norm in stops and token.pos != "DET") or _other_verb(view, i, own):
                break
            place = _named_after(view, trigger, i)
            if place is not None:
                found.append(place)
    return found


def _other_verb(view: View, i: int, own: int) -> bool:
    return i in view.groups and i != own and view.tokens[i].text[:1].islower() and view.groups[i].tense != "partpast"


def _named_after(view: View, trigger: Trigger, i: int) -> Place | None:
    """The place that begins at token i if a preposition of place stands right before it."""
    if i == 0 or not view.tokens[i].text[:1].isupper() or i in view.mention_of or i in view.in_time:
        return None
    prep = view.pack.words("place.naming")
    before = view.tokens[i - 1].norm
    pair = f"{view.tokens[i - 2].norm} {before}" if i >= 2 else before
    slot = view.phrases[i].prep if i in view.phrases else ""
    if slot in view.pack.words("place.to") and view.pack.table("prep").get(before) in view.pack.words("case.of"):
        before = slot
    if before not in prep and pair not in prep and slot not in prep:
        return None
    located = view.tokens[i].ent == "LOC"
    if before in view.pack.words("case.to") and trigger.sense.frame in _TO_SOMEBODY and not located and trigger.sense.type != "AID":
        return None
    sure = before not in view.pack.words("place.unsure") or (pair != before and pair in prep)
    last = _name_end(view, i, even_person=sure)
    if last is None:
        return None
    start, end = view.tokens[i].start, view.tokens[last].end
    role = "to" if before in view.pack.words("place.to") else "from" if before in view.pack.words("place.from") else "at"
    return Place(name=view.text[start:end], precision="area", role=role, start=start, end=end)


def _made(entry: Entry, name: str, start: int, end: int, role: str) -> Place:
    country = entry.kind == "country"
    precision = "country" if country else (entry.precision or "area")
    pointed = precision in {"town", "site"}
    return Place(
        name=name, country=entry.country, geonameid=entry.geonameid,
        lat=entry.lat if pointed else None, lon=entry.lon if pointed else None,
        precision=precision, role=role, start=start, end=end,
    )  # fmt: skip
