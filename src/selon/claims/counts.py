"""How many: the numbers of an event, as intervals with a unit, never averaged.

What a number counts is said by its noun where the noun names a fate (12 morts, 30 otages), else by the deed: soldiers
who are killed count as killed, opponents who are arrested as detained, the same soldiers sent abroad as troops.
"""

from __future__ import annotations

from selon.claims.nouns import classes_of, standing_for
from selon.claims.scene import clause_start, noun_phrases
from selon.claims.tolls import beside, earlier, tolls
from selon.claims.triggers import Trigger
from selon.claims.view import View
from selon.measures.quantities import unit_of
from selon.model import Count, NounPhrase, Quantity, VerbGroup

_CASUALTY = frozenset({"killed", "injured", "missing", "victims"})
_FITS = {
    "ASSAULT": _CASUALTY | {"displaced", "equipment", "hostages", "detained"},
    "COERCE": frozenset({"detained", "hostages", "displaced", "injured", "killed", "missing", "demonstrators", "equipment"}),
    "PROTEST": frozenset({"demonstrators", "detained", "injured", "killed"}),
    "MOBILIZE": frozenset({"troops", "equipment"}),
    "RETREAT": frozenset({"troops", "freed", "hostages", "equipment", "evacuated"}),
    "AID": frozenset({"money", "equipment", "evacuated", "refugees", "aid_tonnes", "aid", "displaced", "troops", "people", "freed"}),
    "SANCTION": frozenset({"money", "people"}),
    "REQUEST": frozenset({"money"}),
    "SUPPORT": frozenset({"money"}),
    "CONCEDE": frozenset({"money", "freed"}),
    "AGREE": frozenset({"money", "freed", "hostages"}),
    "COOPERATE": frozenset({"troops", "equipment"}),
}  # fmt: skip
_BY_MODE = {
    "casualties": "killed", "massacre": "killed", "execute": "killed", "assassinate": "killed",
    "arrest": "detained", "detain": "detained", "sentence": "detained", "abduct": "hostages", "hostage": "hostages",
    "displace": "displaced", "evacuate": "evacuated", "release": "freed", "demo": "demonstrators", "sit-in": "demonstrators",
    "strike": "demonstrators", "riot": "demonstrators", "occupy": "demonstrators", "hunger-strike": "demonstrators",
    "troops": "troops", "withdraw": "troops", "exercise": "troops", "patrol": "troops", "police": "troops",
    "conscription": "troops", "refuge": "refugees", "obstruct": "demonstrators", "raid": "detained",
}  # fmt: skip
_BY_TYPE = {"PROTEST": "demonstrators", "MOBILIZE": "troops"}
_ROLES = frozenset({"people", "troops", "demonstrators", "detained", "refugees"})
"""Units that only say who they are; what became of them is the deed's to say."""
_PERSONS = frozenset({"person", "official", "leader", "civilians", "crowd", "troops", "police", "envoy", "refugee", "prisoner", "hostage", "armed"})
_MANY = frozenset({"troops", "crowd", "org", "country", "gov", "place"})
_FATAL = frozenset({"killed", "injured"})


def counts_of(view: View, trigger: Trigger) -> tuple[Count, ...]:
    """Counts in what fills the trigger's slots, and in what its own clause says it has cost."""
    found: list[Count] = []
    taken: set[int] = earlier(view)
    for toll in tolls(view) if trigger.sense.type == "ASSAULT" else ():
        if trigger.anchor in (toll.noun, toll.fate, toll.verb) or trigger.first <= toll.noun <= trigger.last:
            taken.add(toll.quantity.start)
            found.append(Count(unit=toll.unit, low=toll.low, high=toll.high, text=toll.quantity.text))
            starts = {view.tokens[i].start for i in beside(view, toll)}
            for other in view.reading.quantities:
                unit = unit_of(other.noun, view.pack.lang) if other.noun_start in starts else None
                if unit in _CASUALTY:
                    taken.add(other.start)
                    found.append(Count(unit=unit, low=other.low, high=other.high, text=other.text))
    for first, last, decided in _extents(view, trigger):
        for quantity in view.reading.quantities:
            start = quantity.noun_start if quantity.noun_start is not None else quantity.start
            if not (first <= quantity.start < last or first <= start < last) or quantity.start in taken:
                continue
            unit = _unit(view, trigger, quantity, decided)
            if unit is not None and not _part(view, trigger, quantity) and not _of_other_verb(view, trigger, start):
                taken.add(quantity.start)
                found.append(Count(unit=unit, low=quantity.low, high=quantity.high, text=quantity.text))
    if not found:
        found += _single(view, trigger)
    return tuple(found)


def _part(view: View, trigger: Trigger, quantity: Quantity) -> bool:
    """`dont 12 enfants`, `dont deux à X`: a part of what is counted already; not `dont deux ont été abattus`."""
    at = next((t.i for t in view.tokens if t.end > quantity.start), 0)
    group = view.groups.get(trigger.anchor) if trigger.verbal else None
    heads = (*group.subjects, *group.objects) if group is not None and group.first > at else ()
    filled = any(quantity.start <= view.tokens[h].start < quantity.end for h in heads)
    return at > 0 and view.tokens[at - 1].norm in view.pack.words("count.part") and not filled


def _of_other_verb(view: View, trigger: Trigger, start: int) -> bool:
    """`a été tué et deux autres blessés`: the noun of the number is a participle with a claim of its own."""
    at = next((i.i for i in view.tokens if i.start == start), None)
    if at is None or at == trigger.anchor or trigger.first <= at <= trigger.last:
        return False
    if at in view.groups:
        return True
    if not trigger.verbal or at in trigger.inner:
        return False
    own = view.groups[trigger.anchor]
    others = [g for g in view.groups.values() if at in (*g.subjects, *g.objects) and g.head != own.head]
    # a rescuer was killed and four others were wounded; but not a verb in between (soldiers who came were killed)
    return at not in (*own.subjects, *own.objects) and any(
        (g.relation == "conj" and g.parent == own.head) or (own.relation == "conj" and own.parent == g.head) for g in others
    )


# where the numbers stand ---------------------------------------------------------------------------------------


def _extents(view: View, trigger: Trigger) -> list[tuple[int, int, str | None]]:
    """Stretches of text that hold the trigger's numbers, each with the unit that another verb there decides."""
    if trigger.sense.kind == "figure" and (own := _own_number(view, trigger)) is not None:
        return [own]
    if trigger.sense.kind == "figure" or not trigger.verbal:
        return _of_noun(view, trigger)
    tokens = view.tokens
    group = view.groups[trigger.anchor]
    twin = group.shared_subject and any(trigger.first < i < group.first for i in view.groups)  # the strike killed 44 and wounded 79
    opens = group.first if twin else trigger.first
    spans: list[tuple[int, int, str | None]] = [(tokens[opens].start, tokens[trigger.last].end, None)]
    heads = [*group.objects, *trigger.inner]
    if _counts_doers(trigger):
        heads += group.subjects
    elif _only_named(trigger):
        heads += [s for s in group.subjects if not _doer(view, trigger, s)]
    if trigger.inner:
        heads += [s.head for s in view.clause_obliques(group) if s.name in view.pack.words("case.counted") and s.head > max(trigger.inner)]
    spans += [_phrase_span(view, h, twins=h not in trigger.inner) for h in heads if h in view.phrases and _same_clause(view, trigger, h)]
    if group.passive or trigger.sense.frame == "victim":
        spans.append((*_before(view, group), None))
    loose = _loose(view, group)
    if loose is not None and not any(o in view.phrases and o not in view.in_time for o in group.objects if o > group.head):
        spans.append((*loose, None))
    return spans


def _own_number(view: View, trigger: Trigger) -> tuple[int, int, str | None] | None:
    """A figure without a noun (20 morts, puis 33) is its own number and no other."""
    at = view.tokens[trigger.anchor].start
    own = next((q for q in view.reading.quantities if q.start <= at < q.end and not q.noun), None)
    return (own.start, own.end, None) if own is not None else None


def _counts_doers(trigger: Trigger) -> bool:
    """Marchers, soldiers who come and captives who go free are counted where they do it."""
    return trigger.sense.type in {"PROTEST", "MOBILIZE", "COOPERATE", "RETREAT", "AID"} or trigger.sense.frame in {"victim", "intrans", "happen"}


def _only_named(trigger: Trigger) -> bool:
    return trigger.sense.type == "ASSAULT" and trigger.sense.mode == "casualties"


def _doer(view: View, trigger: Trigger, subject: int) -> bool:
    """A subject that is somebody does the killing; one that is a number of dead is what is told."""
    token = view.tokens[subject]
    return unit_of(token.norm, view.pack.lang) not in _CASUALTY and bool(view.groups[trigger.anchor].objects)


def _of_noun(view: View, trigger: Trigger) -> list[tuple[int, int, str | None]]:
    tokens = view.tokens
    head = trigger.anchor
    spans: list[tuple[int, int, str | None]] = [(tokens[trigger.first].start - 12, tokens[trigger.last].end, None)]
    if head in view.phrases:
        spans.append(_phrase_span(view, head))
        spans += [_phrase_span(view, s.head) for s in noun_phrases(view, head) if s.name in view.pack.words("case.of") and s.head in view.phrases]
        spans += [_phrase_span(view, c) for c in view.phrases[head].coordinated if c in view.phrases]
    for group in view.groups.values():
        if head not in group.subjects or group.head == head or abs(group.head - head) > 40:
            continue
        unit = _unit_of_verb(view, group)
        if unit is None and group.lemma not in view.pack.words("count.causing"):
            continue
        heads = [*group.objects, *(s.head for s in view.clause_obliques(group) if s.name in view.pack.words("case.to"))]
        spans += [(*_phrase_span(view, h)[:2], unit) for h in heads if h in view.phrases]
        loose = _loose(view, group)
        if loose is not None:
            spans.append((*loose, unit))
    return spans


def _before(view: View, group: VerbGroup) -> tuple[int, int]:
    """From the last comma or clause to the verb: `au moins onze civils ont été tués`, whatever the parser made of it."""
    start = clause_start(view, group.first)
    for i in range(group.first - 1, start, -1):
        if view.tokens[i].norm == ",":
            start = i + 1
            break
    return view.tokens[start].start, view.tokens[group.first].start


def _phrase_span(view: View, head: int, *, twins: bool = True) -> tuple[int, int, str | None]:
    """From the number words before a phrase to the end of its last coordinated twin."""
    phrase = view.phrases[head]
    last = max([phrase.last, *(view.phrases[c].last for c in phrase.coordinated if twins and c in view.phrases)])
    end = view.tokens[last].end
    follows = view.tokens[last + 1] if last + 1 < len(view.tokens) else None
    if twins and follows is not None and follows.norm in view.pack.words("clause.and"):
        end = max([end, *(q.end for q in view.reading.quantities if q.start == follows.end + 1 and not _elsewhere(view, q, head))])
    return view.tokens[phrase.first].start - 12, end, None


def _elsewhere(view: View, quantity: Quantity, head: int) -> bool:
    """The number's noun fills a slot of another verb than the phrase before it does."""
    noun = next((t.i for t in view.tokens if t.start == quantity.noun_start), None)
    return noun is not None and any(
        noun in (*g.subjects, *g.objects) and head not in (*g.subjects, *g.objects) for g in view.groups.values()
    )


def _same_clause(view: View, trigger: Trigger, head: int) -> bool:
    if view.tokens[head].sent != view.tokens[trigger.anchor].sent:
        return False
    low, high = sorted((head, trigger.anchor))
    between = [view.groups[i] for i in range(low + 1, high) if i in view.groups and i not in (trigger.first, trigger.last)]
    return all(g.head == trigger.anchor or g.antecedent is not None or g.tense in {"part", "partpast"} for g in between)


def _loose(view: View, group: VerbGroup) -> tuple[int, int] | None:
    """To the right of a verb without an object, up to the end of its clause: `maintient dans la province 2 500 hommes`."""
    sent = view.sentence(group.head)
    stops = view.pack.words("place.subordinators") | {",", ";", ":", '"', "("}
    end = group.last + 1
    while end < sent.last and end not in view.groups and (view.tokens[end].norm not in stops or view.tokens[end].pos == "DET"):
        end += 1
    if end <= group.last + 1:
        return None
    return view.tokens[group.last + 1].start, view.tokens[end - 1].end


# what they count -----------------------------------------------------------------------------------------------


def _unit(view: View, trigger: Trigger, quantity: Quantity, decided: str | None) -> str | None:
    allowed = _FITS.get(trigger.sense.type, frozenset())
    if quantity.money:
        return "money" if "money" in allowed else None
    unit = unit_of(quantity.noun, view.pack.lang) if quantity.noun else _stands_for(view, trigger, quantity)
    if trigger.sense.type == "RETREAT" and trigger.sense.mode == "release" and unit in {"troops", "people", "detained", None}:
        return "freed" if unit is not None or _somebody(view, quantity) else None
    if unit in allowed and unit not in _ROLES:
        return unit
    if unit is None and not _somebody(view, quantity):
        return None
    if unit is not None and unit not in _ROLES:
        return None
    by_deed = decided or _by_deed(view, trigger)
    if by_deed in allowed:
        return by_deed
    return unit if unit in allowed else None


def _stands_for(view: View, trigger: Trigger, quantity: Quantity) -> str | None:
    """A number without a noun counts things where things were counted before it: `Six roquettes … Deux ont été abattues`."""
    if not trigger.verbal or (_by_deed(view, trigger) in _FATAL and view.groups[trigger.anchor].lemma not in view.pack.words("count.of_things")):
        return None
    group = view.groups[trigger.anchor]
    heads = [h for h in (*group.subjects, *group.objects) if quantity.start <= view.tokens[h].start < quantity.end]
    noun = standing_for(view, heads[0]) if heads else None
    return "equipment" if noun is not None and unit_of(view.tokens[noun].norm, view.pack.lang) == "equipment" else None


def _somebody(view: View, quantity: Quantity) -> bool:
    """A number that stands alone, or before a noun of persons that no table of units lists (trois Soudanais)."""
    if not quantity.noun:
        return True
    head = next((t.i for t in view.tokens if t.start == quantity.noun_start), None)
    if head is None:
        return False
    people = head in view.phrases and bool(classes_of(view, head, own=True) & _PERSONS)
    return people or (quantity.noun[:1].isupper() and quantity.noun.endswith("s"))


def _by_deed(view: View, trigger: Trigger) -> str | None:
    """The unit that the evoking words give those who are counted: tués, blessés, arrêtés."""
    lemmas = {
        le for i in range(trigger.first, trigger.last + 1)
        for le in (view.tokens[i].norm, view.tokens[i].lemma, *view.tokens[i].stems[2:4])
    }  # fmt: skip
    if trigger.sense.type in {"ASSAULT", "COERCE", "PROTEST"}:
        for unit in ("injured", "killed", "displaced"):
            if lemmas & view.pack.words(f"count.{unit}"):
                return unit
    for form in (view.tokens[trigger.anchor].norm, view.tokens[trigger.anchor].lemma):
        named = unit_of(form, view.pack.lang)
        if named in _CASUALTY | {"hostages", "freed", "evacuated", "displaced"}:
            return named
    return _BY_MODE.get(trigger.sense.mode) or _BY_TYPE.get(trigger.sense.type)


def _unit_of_verb(view: View, group: VerbGroup) -> str | None:
    for unit in ("killed", "injured", "displaced"):
        if group.lemma in view.pack.words(f"count.{unit}"):
            return unit
    return None


def _single(view: View, trigger: Trigger) -> list[Count]:
    """One person killed or wounded is a count of one: `un de ses attachés a été abattu`, `son frère, tué en août`."""
    if trigger.sense.type != "ASSAULT" or _by_deed(view, trigger) not in _FATAL:
        return []
    if trigger.verbal:
        group = view.groups[trigger.anchor]
        heads = [*group.objects, *(group.subjects if trigger.sense.frame == "victim" else ())]
    else:
        heads = [s.head for s in noun_phrases(view, trigger.anchor) if s.name in view.pack.words("case.of")]
    named = [h for h in heads if h in view.phrases and _one_person(view, view.phrases[h])]
    if len(heads) != 1 or not named:
        return []
    text, _, _ = view.name(view.phrases[named[0]])
    return [Count(unit=_by_deed(view, trigger) or "killed", low=1, high=1, text=text)]


def _one_person(view: View, phrase: NounPhrase) -> bool:
    token = view.tokens[phrase.head]
    if token.norm in view.pack.words("pronoun.nobody"):
        return False
    one = token.norm in view.pack.words("noun.one") and any(p in view.pack.words("case.of") for p, _ in phrase.complements)
    if one:
        return True
    if phrase.plural or phrase.negated or phrase.coordinated or (token.norm.endswith("s") and token.pos == "NOUN"):
        return False
    kinds = classes_of(view, phrase.head, own=True)
    return (bool(kinds & _PERSONS) and not kinds & _MANY) or token.ent == "PER"
