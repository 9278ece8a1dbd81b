"""Which phrases of a sentence set the scene of an event: those of its own clause, then the frame that opens the sentence.

A phrase belongs to the nearest clause around it. Asides on the subject (coincé à Porto Rico), phrases inside what is
told, and places of another event named in the clause (la guerre en Ukraine) say where something else is.
"""

from __future__ import annotations

from selon.claims.nouns import classes_of
from selon.claims.triggers import Trigger
from selon.claims.view import Slot, View
from selon.model import VerbGroup

_PERIODS = frozenset({";", ":", '"', "(", ")"})
_NONFINITE = frozenset({"inf", "infpast", "part", "partpast"})
_TALK = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE", "CONCEDE"})
_WORDS = _TALK | {"CONSULT"}
_FORCE = frozenset({"ASSAULT", "COERCE"})
_STREET = frozenset({"PROTEST", "ASSAULT"})
_TOGETHER = "case.together"
"""How one event is told through another: tués dans une attaque à X, not tirer en représailles à la mort de Y à X."""


def scene(view: View, trigger: Trigger) -> list[Slot]:
    """Phrases that may say where, the clause's own first."""
    if trigger.verbal:
        return _of_verb(view, trigger, view.groups[trigger.anchor])
    return _of_noun(view, trigger)


def _of_verb(view: View, trigger: Trigger, group: VerbGroup) -> list[Slot]:
    slots = [*clause(view, trigger, group), *_twin(view, trigger, group)]
    for n in trigger.inner:
        if n in view.phrases:
            slots += [s for s in noun_phrases(view, n) if s.name not in view.pack.words("case.of") or not _of_office(view, s.head)]
    slots += _subject_phrases(view, group)
    if group.lemma in view.pack.words("place.witnessing") and trigger.inner:
        slots += [Slot("in", s) for s in group.subjects if s in view.phrases]  # Kisumu saw no protests
    slots += relative_place(view, group)
    slots += _there(view, group)
    slots += frame(view, trigger, group)
    return slots


def beside(view: View, trigger: Trigger) -> list[Slot]:
    """Where an event is told to be that has no place of its own: in its when-clause, or where its governing verb is."""
    if not trigger.verbal:
        return []
    group = view.groups[trigger.anchor]
    return [*when_clause(view, group), *_governing(view, trigger, group), *_at_home(view, trigger, group)]


def _at_home(view: View, trigger: Trigger, group: VerbGroup) -> list[Slot]:
    """`Police in Bogotá arrested …`, `un tribunal de Moscou a condamné …`: who uses force does it where they are."""
    if trigger.sense.type not in _FORCE | {"PROTEST"}:
        return []
    found = []
    for h in (*group.subjects, *(group.objects if group.passive else ())):
        if h not in view.phrases or h > group.head:
            continue
        for name, place in view.phrases[h].complements:
            where = name in view.pack.words("place.seat") | view.pack.words("place.near")
            stems = set(view.tokens[place].stems)
            seat = name in view.pack.words("case.of") and bool(
                classes_of(view, h, own=True) & {"police", "gov", "building"} or stems & view.pack.words("place.compass")
            )
            if place in view.phrases and (where or (seat and not _whole_country(view, place))):
                found.append(Slot("in", place))
    return found


def _whole_country(view: View, head: int) -> bool:
    return any(e.kind == "country" for e in view.entries(head))


def _of_noun(view: View, trigger: Trigger) -> list[Slot]:
    slots = noun_phrases(view, trigger.anchor)
    for n in trigger.inner:
        if n in view.phrases:
            slots += noun_phrases(view, n)
    governor = view.governor(trigger.anchor)
    if governor is None:
        return slots
    told = any(a.group == governor.head for a in view.reading.attributions) and not governor.passive
    if not told and not _speaks(view, governor) and trigger.anchor in (*governor.subjects, *governor.objects):
        slots += [s for s in clause(view, trigger, governor) if s.head != trigger.anchor]
        slots += relative_place(view, governor)
        if trigger.anchor in governor.subjects:
            slots += [Slot("obj", o) for o in governor.objects]
    slots += frame(view, trigger, governor)
    return slots


def through(view: View, group: VerbGroup) -> VerbGroup:
    """The verb that a clause without an event of its own says more of.

    `tirer sur ce qu'ils ont décrit comme un dépôt à X lundi`, `displaced by fighting in X since Monday`: times and places
    behind it are the first verb's.
    """
    parent = view.groups.get(group.parent) if group.parent is not None else None
    if parent is None or not (_naming_clause(view, group) or _agent_gerund(view, group, parent)):
        return group
    return parent


def _naming_clause(view: View, group: VerbGroup) -> bool:
    """`what they described as`, `ce qu'il a appelé`."""
    if group.tense == "partpast" and group.lemma in view.pack.words("place.supposing"):
        return True  # tués par des djihadistes présumés à X
    if group.lemma not in view.pack.words("place.calling"):
        return False
    what = view.pack.words("place.what")
    return any(view.tokens[i].norm in what for i in range(max(0, group.first - 6), group.first))


def _agent_gerund(view: View, group: VerbGroup, parent: VerbGroup) -> bool:
    """`were displaced by fighting`: the parser takes the noun for a verb."""
    return group.tense == "part" and parent.passive and group.mark in view.pack.words("case.by") and not group.subjects and not group.objects


def clause(view: View, trigger: Trigger, group: VerbGroup) -> list[Slot]:
    """Prepositional phrases of a verb that stand in its own clause."""
    at = view.tokens[trigger.anchor].start
    told = [s for a in view.reading.attributions if a.group == group.head for s in a.contents if not s.start <= at < s.end]
    kept = []
    elsewhere = _elsewhere(view, group)
    for slot in _obliques(view, group):
        if slot.head >= elsewhere:
            continue
        start = view.tokens[slot.head].start
        if any(s.start <= start < s.end for s in told):
            continue
        if slot.head < group.first and not _opens(view, clause_start(view, group.first), slot.head):
            continue
        if slot.head > group.last and _crosses(view, group.last + 1, slot.head):
            continue
        theirs = slot.name in view.pack.words("case.of") and _of_somebody(view, slot.head) and not _pulled_out(view, trigger, slot.head)
        if _of_other_event(view, trigger, slot.head, group) or theirs:
            continue
        kept.append(slot)
    return kept


def _obliques(view: View, group: VerbGroup) -> list[Slot]:
    """The verb's own prepositional phrases, then loose ones to its right up to the next verb.

    A `de` phrase right behind a noun is that noun's; behind a time (s'est emparé en janvier de Goma) it is the verb's.
    """
    twins = [g.head for g in view.groups.values() if g.parent == group.head and g.relation == "conj" and g.head > group.head]
    slots = [Slot(p, h) for p, h in group.obliques if p and h in view.phrases and not any(t < h for t in twins)]
    seen = {s.head for s in slots}
    sent = view.sentence(group.head)
    for i in range(group.last + 1, sent.last):
        if i in view.groups and i not in seen and i != group.head and not _passed(view, view.groups[i]) and through(view, view.groups[i]) != group:
            break
        if i not in view.phrases or i in seen or not view.phrases[i].prep:
            continue
        left = _left(view, i)
        of_noun = left > group.last and left not in view.in_time and view.tokens[left].pos not in {"PUNCT", "ADV"}
        if view.phrases[i].prep in view.pack.words("case.of") and of_noun:
            continue
        slots.append(Slot(view.phrases[i].prep, i))
        seen.add(i)
    return slots


def _passed(view: View, group: VerbGroup) -> bool:
    """A participle on the verb's own object is passed; one on a noun further off has its places to itself."""
    on = group.antecedent
    if group.tense != "partpast" or on is None:
        return False
    return group.relation == "amod" or not (on in view.phrases and view.phrases[on].prep)


def _elsewhere(view: View, group: VerbGroup) -> int:
    """Where a phrase begins that tells of an event before or behind this one (après l'attaque d'une base en Jordanie)."""
    sent = view.sentence(group.head)
    apart = view.pack.words("place.behind")
    return next(
        (
            i for i in range(group.last + 1, sent.last)
            if i in view.phrases and i not in view.in_time
            and (view.phrases[i].prep in view.pack.words("case.according") or (view.phrases[i].prep in apart and _event(view, i)))
        ),
        sent.last,
    )  # fmt: skip


def _event(view: View, head: int) -> bool:
    return any(le in view.pack.nouns for le in view.tokens[head].stems)


def _left(view: View, head: int) -> int:
    """The word before a phrase and its preposition."""
    at = view.phrases[head].first - 1
    while at > 0 and view.tokens[at].pos in {"ADP", "DET"}:
        at -= 1
    return at


def inner(view: View, head: int) -> list[int]:
    """Places that may be named inside a phrase: its complements, and what the tree hangs below it without a verb between."""
    phrase = view.phrases[head]
    found = [c for p, c in phrase.complements if p in view.pack.words("case.inside")]
    found += [c for c in phrase.apposition if c in view.phrases]
    for i in range(head + 1, min(len(view.tokens), head + 9)):
        if i in view.groups or view.tokens[i].sent != view.tokens[head].sent or view.tokens[i].norm in _PERIODS:
            break
        if i in view.phrases and i not in found and view.phrases[i].prep in view.pack.words("case.of") and head in view.ancestors(i):
            found.append(i)
    return found


def noun_phrases(view: View, head: int) -> list[Slot]:
    """Prepositional phrases of a noun: its complements, and loose ones up to the next verb, clause or aside.

    Participles on the noun are passed (les attaques menées depuis janvier dans le nord); those on another noun end it.
    """
    phrase = view.phrases[head]
    slots = [Slot(p, h) for p, h in phrase.complements]
    seen = {s.head for s in slots} | {head}
    sent = view.sentence(head)
    subordinate = view.pack.words("place.subordinators")
    commas = 0
    behind = view.pack.words("place.behind")
    for i in range(head + 1, sent.last):
        token = view.tokens[i]
        if i in view.phrases and i not in view.in_time and view.phrases[i].prep in behind and _event(view, i):
            break
        if token.norm in _PERIODS or token.norm in subordinate or commas > 1:
            break
        commas += token.norm == ","
        if i in view.groups and not _participle_on(view, view.groups[i], head):
            break
        if token.pos == "VERB" and i not in view.groups and token.head != head and i > phrase.last:
            break
        if i in view.phrases and i not in seen and not view.phrases[i].prep and commas and token.head != head:
            break
        if i in view.phrases and i not in seen and view.phrases[i].prep:
            name = view.phrases[i].prep
            if name in view.pack.words("case.of") and (commas or any(s.name in view.pack.words("case.of") for s in slots)):
                continue
            slots.append(Slot(name, i))
            seen.add(i)
    return slots


def _participle_on(view: View, group: VerbGroup, head: int) -> bool:
    return group.tense == "partpast" and (group.antecedent == head or head in group.objects)


def clause_start(view: View, at: int) -> int:
    """First token of the clause that holds token `at`: after a conjunction, a relative, a semicolon, a quotation mark."""
    sent = view.sentence(at)
    stops = view.pack.words("place.subordinators")
    for i in range(at - 1, sent.first - 1, -1):
        if view.tokens[i].norm in _PERIODS or (view.tokens[i].norm in stops and view.tokens[i].pos != "DET"):
            return i + 1
    return sent.first


def frame(view: View, trigger: Trigger, group: VerbGroup) -> list[Slot]:
    """What opens the clause or the sentence (À Odessa, …): not for relatives and purposes, nor across what is told."""
    if group.relation in {"acl:relcl", "acl"} or group.mark in view.pack.words("place.purpose"):
        return []
    sent = view.sentence(group.head)
    start = clause_start(view, group.first)
    found = _opening(view, start, group.first)
    if not found and start > sent.first and view.tokens[start - 1].norm not in view.pack.words("place.relatives"):
        found = _opening(view, sent.first, start)
    at = view.tokens[trigger.anchor].start
    holding = [s for a in view.reading.attributions for s in a.contents if s.start <= at < s.end]
    inner = min(holding, key=lambda s: s.end - s.start, default=None)
    told = [s for a in view.reading.attributions if a.group == group.head for s in a.contents]
    return [
        s for s in found
        if (inner is None or inner.start <= view.tokens[s.head].start < inner.end)
        and not any(t.start <= view.tokens[s.head].start < t.end for t in told)
    ]  # fmt: skip


def _twin(view: View, trigger: Trigger, group: VerbGroup) -> list[Slot]:
    """`avoir éperonné, puis pris d'assaut, deux canots près de X`: the second verb holds what both share."""
    if group.objects and max(group.objects) > group.head:
        return []
    return [
        s for g in view.groups.values() if g.parent == group.head and g.relation == "conj" and g.head > group.head and g.objects
        and not any(i in view.phrases and not _bare_twin(group, g, view, i) for i in range(group.last + 1, g.first))
        for s in clause(view, trigger, g)
    ]  # fmt: skip


def _bare_twin(group: VerbGroup, twin: VerbGroup, view: View, i: int) -> bool:
    """`were killed and eleven wounded in a raid on X`: a number before a participle that shares the auxiliary."""
    return group.passive and twin.passive and twin.first == twin.head and not view.phrases[i].prep


def _opening(view: View, start: int, end: int) -> list[Slot]:
    slots = []
    for i in range(start, end):
        if i in view.phrases and view.phrases[i].prep and _opens(view, start, i):
            slots.append(Slot(view.phrases[i].prep, i))
        elif i in view.groups and view.groups[i].tense not in _NONFINITE:
            break
    return slots


def _opens(view: View, start: int, head: int) -> bool:
    """Only times, adverbs, conjunctions and other such phrases stand before it."""
    covered = {
        i for h in view.phrases if start <= h < head and view.phrases[h].prep
        for i in range(view.phrases[h].first - 2, view.phrases[h].last + 1)
    }  # fmt: skip
    first = min(view.phrases[head].first, head)
    left = [
        i for i in range(start, first)
        if i not in covered and i not in view.in_time and view.tokens[i].pos not in {"ADV", "CCONJ", "PUNCT", "ADP", "DET"}
    ]  # fmt: skip
    return not left


def _crosses(view: View, first: int, head: int) -> bool:
    """A clause of its own or a part (dont deux à Mykolaïv) begins between the verb and the phrase."""
    stops = view.pack.words("place.subordinators")
    end = view.phrases[head].first
    named = [i for i in range(first, end) if i in view.groups and through(view, view.groups[i]) != view.groups[i]]
    if named:
        first = named[-1] + 2  # sur ce qu'ils ont décrit comme un dépôt à X
    return any(
        view.tokens[i].norm in _PERIODS or (view.tokens[i].norm in stops and view.tokens[i].pos != "DET")
        for i in range(first, end)
    )  # fmt: skip


def _of_other_event(view: View, trigger: Trigger, head: int, group: VerbGroup) -> bool:
    """The phrase hangs on a noun that names an event of another type (soutenir X dans sa guerre en Ukraine)."""
    at = _left(view, head)
    for a in (*((at,) if at > group.last and at in view.phrases else ()), *view.ancestors(head)):
        if a == group.head or a in view.groups or a in trigger.inner or a == trigger.anchor:
            return False
        if a not in view.phrases:
            continue
        prep = view.phrases[a].prep
        if trigger.sense.type in _WORDS and prep in view.pack.words("case.topic"):
            return True  # s'entretenir de la situation à X
        types = {s.type for le in view.tokens[a].stems for s in view.pack.nouns.get(le, ())}
        if a in group.objects and trigger.sense.type in _FORCE and types & _STREET:
            return False  # écraser un soulèvement à X
        if types and not classes_of(view, a, own=True) & {"person", "crowd", "troops", "armed"}:
            return trigger.sense.type not in types or (bool(prep) and prep not in view.pack.words(_TOGETHER))
    return False


def _of_somebody(view: View, head: int) -> bool:
    """`expulser l'ambassadeur du Mexique`: the country is the ambassador's."""
    at = _left(view, head)
    return at in view.phrases and bool(classes_of(view, at, own=True) & {"person", "official", "envoy", "leader", "org", "troops", "gov"})


def _pulled_out(view: View, trigger: Trigger, head: int) -> bool:
    """`a retiré ses troupes de la région de X`: whose they are is said, so this is where from."""
    at = _left(view, head)
    return trigger.sense.mode == "withdraw" and at in view.phrases and bool(view.phrases[at].possessive)


def _of_office(view: View, head: int) -> bool:
    at = _left(view, head)
    return at in view.phrases and bool(classes_of(view, at, own=True) & {"official", "envoy", "leader", "gov"})


def _subject_phrases(view: View, group: VerbGroup) -> list[Slot]:
    """Places of the event a verb says more of: `les combats à Goma ont fait 12 morts`."""
    return [
        s for h in group.subjects if h in view.phrases and h < group.head
        and any(le in view.pack.nouns for le in view.tokens[h].stems)
        for s in noun_phrases(view, h) if s.name not in view.pack.words("case.of") and s.head < group.head
    ]  # fmt: skip


def relative_place(view: View, group: VerbGroup) -> list[Slot]:
    """`à Chiraz, où treize pèlerins avaient péri`: the antecedent is the place; `d'où` is where from."""
    start = clause_start(view, group.first)
    if start == 0 or not (view.tokens[start - 1].norm in view.pack.words("pronoun.relative_place") or _in_which(view, start)):
        return []
    before = [h for h, p in view.phrases.items() if p.last < start - 1 and view.tokens[h].sent == view.tokens[group.head].sent]
    if not before:
        return []
    away = start >= 2 and view.tokens[start - 2].norm in view.pack.words("place.away")
    return [Slot("from" if away else "in", max(before))]


def _in_which(view: View, start: int) -> bool:
    """`an address in which he accused …`, `une attaque au cours de laquelle …`."""
    if start < 2 or view.tokens[start - 1].norm not in view.pack.words("place.relatives"):
        return False
    prep = view.pack.table("prep")
    names = {prep.get(view.text[view.tokens[i].start : view.tokens[start - 2].end].lower()) for i in range(max(0, start - 4), start - 1)}
    return bool(names & (view.pack.words("place.at") | view.pack.words(_TOGETHER)))


def _there(view: View, group: VerbGroup) -> list[Slot]:
    """`est arrivé à X pour y rencontrer Y`: the last place phrase before the clitic."""
    if not any(view.tokens[i].norm in view.pack.words("pronoun.there") for i in range(group.first, group.head)):
        return []
    sent = view.sentence(group.head)
    at = view.pack.words("place.at")
    left = [i for i in range(sent.first, group.first) if i in view.phrases and view.phrases[i].prep in at and view.entries(i)]
    return [Slot("in", left[-1])] if left else []


def when_clause(view: View, group: VerbGroup) -> list[Slot]:
    """`a été tuée quand un drone s'est écrasé sur un immeuble de X`: both happened there."""
    marks = view.pack.words("place.when")
    return [
        s for g in view.groups.values() if g.parent == group.head and view.tokens[clause_start(view, g.first) - 1].norm in marks
        and g.head > group.head for s in (*(Slot("obj", o) for o in g.objects), *_obliques(view, g)) if s.head > g.head
    ]  # fmt: skip


def _governing(view: View, trigger: Trigger, group: VerbGroup) -> list[Slot]:
    """A participle or the second of two verbs happens where its governor does; a purpose or what is told does not."""
    parent = _doer(view, group)
    if parent is None or view.tokens[parent.head].sent != view.tokens[group.head].sent or group.mark:
        return []
    shared = group.relation == "conj" and (group.shared_subject or group.tense in _NONFINITE or trigger.sense.type == "ASSAULT")
    if (group.tense != "part" and not shared) or group.antecedent is not None:
        return []
    if any(a.group == parent.head for a in view.reading.attributions) or _speaks(view, parent):
        return []
    hit = [Slot("obj", o) for o in parent.objects] if trigger.sense.type == "ASSAULT" else []
    if trigger.sense.type == "ASSAULT":
        hit += [s for o in parent.objects if o in view.phrases for s in noun_phrases(view, o) if s.name in view.pack.words("place.at")]
    reached = [Slot("in", s.head) for s in clause(view, trigger, parent) if s.name in view.pack.words("place.to")] if shared and hit else []
    return [*hit, *reached, *(s for s in clause(view, trigger, parent) if s.name in view.pack.words("place.at"))]


def _doer(view: View, group: VerbGroup) -> VerbGroup | None:
    """The verb above; for a participle behind a comma (…, tuant un policier) the nearest finite one to its left."""
    if group.tense == "part" and group.first > 0 and view.tokens[group.first - 1].norm == ",":
        sent = view.sentence(group.head)
        left = [g for g in view.groups.values() if sent.first <= g.head < group.first and g.tense not in _NONFINITE]
        if left:
            return max(left, key=lambda g: g.head)
    return view.groups.get(group.parent) if group.parent is not None else None


def using(view: View, trigger: Trigger) -> list[Slot]:
    """`utiliser l'espace aérien de X pour des attaques`: they come from there."""
    if trigger.verbal and view.groups[trigger.anchor].lemma in view.pack.words("place.using") and trigger.inner:
        return [Slot("from", o) for o in view.groups[trigger.anchor].objects if o in view.phrases]
    head = view.governor(trigger.anchor)
    if head is None or head.lemma not in view.pack.words("place.using"):
        return []
    purpose = trigger.verbal and view.groups[trigger.anchor].mark in view.pack.words("place.purpose")
    if not purpose and (trigger.verbal or view.phrases[trigger.anchor].prep not in view.pack.words("case.for")):
        return []
    return [Slot("from", o) for o in head.objects if o in view.phrases]


def _speaks(view: View, group: VerbGroup) -> bool:
    """A verb of words: what it speaks of need not happen where it is said."""
    types = {s.type for s in view.pack.verbs.get(group.lemma, ())}
    return bool(types) and types <= _TALK
