"""Which words evoke which event: phrases first, then verbs and nouns of the pack, each under its row's conditions."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from selon.claims.described import describes
from selon.claims.nouns import classes_of, fits, head_lemmas
from selon.claims.spoken import of_figure
from selon.claims.view import Slot, View
from selon.lang import Sense
from selon.lang.pack import Condition
from selon.model import NounPhrase, VerbGroup

PHRASE_GAP = 6
"""Tokens that may stand between two parts of a verb phrase (mener [une nouvelle grande] offensive)."""
NOUN_GAP = 2


class Trigger(msgspec.Struct, frozen=True):
    """`anchor` is the token that heads the clause or phrase; `inner` the nouns of a phrase, whose arguments count too."""

    sense: Sense
    anchor: int
    first: int
    last: int
    verbal: bool
    inner: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    sure: bool = True
    support: int | None = None
    """Head of the verb group that makes a noun's event take place (décréter l'état d'urgence): its subject does it."""


def triggers(view: View) -> list[Trigger]:
    """All triggers of a paragraph in text order; a word serves one trigger only.

    A trigger is not `sure` when a condition of its row could neither be met nor broken (an argument the page does not
    show or no table classes): the caller takes those only in a report that tells of a crisis anyway.
    """
    taken: set[int] = set()
    found: list[Trigger] = []
    for trigger in sorted(
        _phrases(view), key=lambda t: (-len(t.sense.parts), t.sense.type != "NONE", t.first, -t.sense.strictness)
    ):
        own = {trigger.anchor, *trigger.inner} if trigger.verbal else set(range(trigger.first, trigger.last + 1))
        if own & taken:
            continue
        taken |= own - _content(view, trigger)
        found.append(trigger)
    for trigger in (*_verbs(view, taken), *_nouns(view, taken)):
        found.append(trigger)
    kept = [
        t for t in found
        if t.sense.type != "NONE" and not _only_reports(view, t) and not _adjectival(view, t, found) and not _governs(view, t)
    ]  # fmt: skip
    verbs = {t.anchor for t in kept if t.verbal}
    kept = [_with_subject(view, t, kept) for t in kept]
    return sorted((_widened(view, t, verbs) for t in kept), key=lambda t: (t.first, t.last))


def _content(view: View, trigger: Trigger) -> set[int]:
    """Nouns and verbs of a phrase that name what is asked for or agreed (told residents to leave): events of their own."""
    if not trigger.verbal or trigger.sense.type not in {"REQUEST", "AGREE"}:
        return set()
    table = {i: view.pack.verbs.get(view.groups[i].lemma, ()) for i in range(trigger.first, trigger.last + 1) if i in view.groups}
    table |= {i: tuple(s for le in view.tokens[i].stems for s in view.pack.nouns.get(le, ())) for i in trigger.inner}
    return {i for i, rows in table.items() if i != trigger.anchor and rows and all(s.type != trigger.sense.type for s in rows)}


def _only_reports(view: View, trigger: Trigger) -> bool:
    """`soutient que`, `a déclaré : « … »`: a plain verb of saying with its content is no act of backing or agreeing."""
    speech = trigger.sense.type in {"ACCUSE", "REQUEST", "THREATEN", "REJECT"}
    if not trigger.verbal or (speech and trigger.sure):
        return False
    objects = set(view.groups[trigger.anchor].objects)
    return any(
        a.group == trigger.anchor and a.stance in {"say", "confirm", "announce"}
        and (a.kind in {"que", "inf"} or (a.kind in {"inversion", "quote"} and not objects - (set() if speech else set(a.heads)))
             or (speech and of_figure(view, a)))
        for a in view.reading.attributions
    )  # fmt: skip


_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "PROTEST", "RETREAT", "SANCTION"})


def _governs(view: View, trigger: Trigger) -> bool:
    """`vise à mettre à l'abri`, `vient en aide`: a verb of deeds with an infinitive instead of an object is no deed."""
    if not trigger.verbal or trigger.sense.kind == "phrase" or trigger.sense.type not in _DEEDS:
        return False
    group = view.groups[trigger.anchor]
    if group.objects or group.object_clitic is not None or group.passive:
        return False
    nxt = view.tokens[group.last + 1] if group.last + 1 < len(view.tokens) else None
    after = view.groups.get(group.last + 2) or view.groups.get(group.last + 3)
    return (
        nxt is not None
        and nxt.norm in view.pack.words("clause.control_marks")
        and after is not None and after.tense == "inf" and after.first <= group.last + 2
    )


def _adjectival(view: View, trigger: Trigger, found: list[Trigger]) -> bool:
    held = any(t is not trigger and t.first <= trigger.anchor <= t.last for t in found)
    return trigger.verbal and describes(view, trigger.anchor, held=held, phrase=bool(trigger.inner))


FARTHEST = 120
"""Characters between an event noun and the verb that tells of the same event."""


def _with_subject(view: View, trigger: Trigger, kept: list[Trigger]) -> Trigger:
    """`l'attentat de Kaboul a fait 12 morts`: the noun and the phrase tell of one event and are one trigger."""
    if not trigger.verbal or trigger.sense.type != "ASSAULT":
        return trigger
    group = view.groups[trigger.anchor]
    same = (t for t in kept if t is not trigger and t.sense.type == trigger.sense.type)
    noun = next((t for t in same if {t.anchor, *t.inner} & set(group.subjects)), None)
    if noun is None or noun.first > trigger.first:
        return trigger
    if view.tokens[trigger.last].end - view.tokens[noun.first].start > FARTHEST:
        return trigger
    return msgspec.structs.replace(trigger, first=noun.first, words=(*noun.words, *trigger.words))


def _verb_before(view: View, head: int, verbs: set[int]) -> VerbGroup | None:
    """The active verb that a noun phrase follows directly, times and adverbs apart, whatever the tree says."""
    i = view.phrases[head].first - 1
    while i >= 0 and (i in view.in_time or view.tokens[i].pos in {"ADV", "DET", "NUM"}):
        i -= 1
    group = view.group_at.get(i)
    if group is None or group.last != i or group.passive or group.head in verbs or view.phrases[head].prep:
        return None
    return group


def _complement_heads(view: View, group: VerbGroup) -> tuple[int, ...]:
    """What a verb can bring about: objects, subjects, `à X`, and what something is used for."""
    used = view.pack.words("case.to")
    if group.lemma in view.pack.words("place.using"):
        used |= view.pack.words("case.for")
    return (*group.objects, *group.subjects, *(h for p, h in group.obliques if p in used))


def _widened(view: View, trigger: Trigger, verbs: set[int]) -> Trigger:
    """A noun with its light verb (décréter l'état d'urgence, des combats font rage) is one trigger, verb included."""
    if trigger.verbal:
        return trigger
    head = trigger.anchor
    group = next((g for g in view.groups.values() if head in _complement_heads(view, g) and g.head not in verbs), None)
    if group is None:
        group = _verb_before(view, head, verbs)
    if group is None or (group.head > head and head not in group.subjects and not group.passive):
        return trigger
    as_object = head not in group.subjects or group.passive
    name = ("se " if group.reflexive else "") + group.lemma
    happens = {h.split()[0] if not h.startswith("se ") else h for h in view.pack.words("verb.happen")}
    light = group.lemma in view.pack.words("verb.support") if as_object else name in happens
    plans = not as_object or light
    planned = any(
        e.status == "planned" and e.pos == "verb" and e.reflexive == group.reflexive and e.lemma not in view.pack.cues
        for e in view.pack.embeds.get(group.lemma, ())
    )
    aspect = (planned and plans) or any(
        e.aspect and e.pos == "verb" and e.reflexive == group.reflexive for e in view.pack.embeds.get(group.lemma, ())
    )
    if not (light or aspect) or group.lemma in view.pack.words("verb.copula"):
        return trigger
    first = _first(view, group)
    low, high = min(trigger.first, first), max(trigger.last, group.head)
    if view.tokens[high].end - view.tokens[low].start > 70:
        return trigger
    return msgspec.structs.replace(
        trigger, first=low, last=high, words=_words(view, low, high), support=group.head if as_object else None
    )


def _lemma_candidates(view: View, group: VerbGroup) -> list[str]:
    token = view.tokens[group.head]
    if token.pos == "VERB":
        return [group.lemma]
    return list(token.stems)


def _verbs(view: View, taken: set[int]) -> Iterable[Trigger]:
    for group in view.groups.values():
        if group.head in taken or (group.copula and view.tokens[group.head].pos != "VERB") or _with_particle(view, group):
            continue
        sense, sure = _verb_sense(view, group)
        if sense is not None:
            taken.add(group.head)
            first = _first(view, group)
            yield Trigger(sense, group.head, first, group.head, True, words=_words(view, first, group.head), sure=sure)


def _with_particle(view: View, group: VerbGroup) -> bool:
    """`called off the dialogue`, `threw out the decree`: with a particle a verb is another one; phrases.csv has its rows."""
    return any(view.tokens[c].dep == "compound:prt" and c > group.head for c in view.tokens[group.head].children)


def _verb_sense(view: View, group: VerbGroup) -> tuple[Sense | None, bool]:
    """The first row whose conditions are met; failing that, unless the verb is an everyday one, the first that is not
    broken, or whose nouns are merely not listed. The second kind is not sure."""
    rows = view.pack.verbs.get(group.lemma, ())
    open_rows: list[Sense] = []
    for sense in rows:
        found = _verb_fits(view, group, sense)
        if found:
            return sense, True
        if found is None and sense.type != "NONE":
            open_rows.append(sense)
    perhaps = max(open_rows, key=lambda s: _met(view, group, s), default=None)
    if group.lemma in view.pack.words("verb.light"):
        return None, True
    if group.lemma in view.pack.words("verb.common"):
        return (perhaps if perhaps is not None and _half_met(view, group, perhaps) else None), False
    if perhaps is None and not _figurative(view, group):
        same = [s for s in rows if s.reflexive == group.reflexive and s.type != "NONE"]
        if same and len({s.type for s in same}) == 1 and _negatives_hold(view, group, same[-1]):
            perhaps = same[-1]
    return perhaps, False


def _half_met(view: View, group: VerbGroup, sense: Sense) -> bool:
    """At least one of the row's positive conditions is seen to be met; who does it tells little where what is done is asked for."""
    asked = bool(sense.obj.any_of or sense.obj.lemmas or any(want for _, _, want in sense.comp))
    tells = not asked or bool(view.pack.words("verb.subject_tells"))
    return _met(view, group, sense, subject=tells) > 0


def _met(view: View, group: VerbGroup, sense: Sense, *, subject: bool = True) -> int:
    """How many of the row's positive conditions are seen to be met."""
    slots = view.clause_obliques(group)
    filled = [(sense.subj, view.subjects(group)), (sense.obj, group.objects)][0 if subject else 1 :]
    seen = [fits(view, c, h) for c, h in filled if c.any_of or c.lemmas]
    seen += [_slot_fits(view, p, c, slots) for p, c, want in sense.comp if want]
    return seen.count(True)


_ELSEWHERE = frozenset({"sport", "culture", "weather", "business"})


def _figurative(view: View, group: VerbGroup) -> bool:
    return any(classes_of(view, h, own=True) & _ELSEWHERE for h in (*group.subjects, *group.objects))


def _negatives_hold(view: View, group: VerbGroup, sense: Sense) -> bool:
    """What a row excludes stays excluded, however loosely the rest is read."""
    slots = view.clause_obliques(group)
    if any(_slot_fits(view, p, c, slots) for p, c, want in sense.comp if not want):
        return False
    wants_all = [c for _, c, want in sense.comp if want and c.present]
    if wants_all or (sense.obj.present and not group.objects):
        return False
    loose = (sense.subj, view.subjects(group)), (sense.obj, group.objects)
    return all(fits(view, c, heads) is not False for c, heads in loose if c.none_of or c.not_lemmas)


def _first(view: View, group: VerbGroup) -> int:
    """A trigger begins at its auxiliary: clitics and `ne` before it are not part of the evoking words."""
    first = group.first
    while first < group.head and view.tokens[first].pos not in {"AUX", "VERB"}:
        first += 1
    if group.head - first > 4:
        return group.head
    return first


def _words(view: View, first: int, last: int) -> tuple[str, ...]:
    return (view.text[view.tokens[first].start : view.tokens[last].end],)


def _verb_fits(view: View, group: VerbGroup, sense: Sense) -> bool | None:
    if sense.reflexive != group.reflexive:
        return False
    objects = list(view.objects(group))
    if not objects and group.object_clitic is not None:
        objects = [group.object_clitic]
    return _all(
        _complements_fit(view, sense, view.clause_obliques(group)),
        fits(view, sense.subj, view.subjects(group), doers=bool(view.pack.words("verb.open_subjects"))),
        fits(view, sense.obj, objects),
    )


def _all(*values: bool | None) -> bool | None:
    """Three-valued and: a broken condition decides, an unknown one leaves it open."""
    if False in values:
        return False
    return None if None in values else True


def _complements_fit(view: View, sense: Sense, slots: list[Slot]) -> bool | None:
    """Wanted complements (one of them) and unwanted ones (none of them); a class that is not there is unknown."""
    wanted = [(p, c) for p, c, want in sense.comp if want]
    unwanted = [(p, c) for p, c, want in sense.comp if not want]
    if any(_slot_fits(view, p, c, slots) for p, c in unwanted):
        return False
    if not wanted:
        return True
    found = [_slot_fits(view, p, c, slots) for p, c in wanted]
    if True in found:
        return True
    return None if None in found else False


def _slot_fits(view: View, prep: str, condition: Condition, slots: list[Slot]) -> bool | None:
    heads = [s.head for s in slots if s.name == prep or s.name in view.pack.words(f"same.{prep}")]
    if condition.present or condition.empty:
        return bool(heads)
    return fits(view, condition, heads) if heads else None


def _nouns(view: View, taken: set[int]) -> Iterable[Trigger]:
    for head, phrase in view.phrases.items():
        token = view.tokens[head]
        if head in taken or token.pos not in {"NOUN", "ADJ", "PROPN", "X", "VERB"} or head in view.in_time:
            continue
        if token.pos == "PROPN" and (token.text[:1].isupper() and view.entries(head)):
            continue
        for lemma in token.stems:
            rows = view.pack.nouns.get(lemma)
            if rows is None:
                continue
            sense, sure = _noun_sense(view, phrase, rows)
            if sense is not None:
                taken.add(head)
                yield Trigger(sense, head, head, head, False, words=(token.text,), sure=sure)
            break


def _noun_sense(view: View, phrase: NounPhrase, rows: tuple[Sense, ...]) -> tuple[Sense | None, bool]:
    perhaps: Sense | None = None
    for sense in rows:
        found = noun_fits(view, phrase, sense)
        if found:
            return sense, True
        if found is None and perhaps is None and sense.type != "NONE":
            perhaps = sense
    return perhaps, False


def noun_fits(view: View, phrase: NounPhrase, sense: Sense) -> bool | None:
    """Three-valued: a noun that carries no adjective at all neither meets nor breaks a wish for one."""
    adjectives = {
        lemma
        for i in (*phrase.adjectives, *_compounds(view, phrase), *range(phrase.head + 1, min(phrase.last + 1, phrase.head + 3)))
        for lemma in view.tokens[i].stems
    }
    fitting: bool | None = True
    if not sense.adj.empty:
        wanted = sense.adj.any_of | sense.adj.lemmas
        kinds = {k for a in adjectives for k in view.pack.classes.get(a, ())}
        if (sense.adj.none_of | sense.adj.not_lemmas) & (adjectives | kinds):
            return False
        if wanted and not (wanted & adjectives or wanted & kinds):
            if phrase.adjectives:
                return False
            fitting = None
    return _all(fitting, _complements_fit(view, sense, noun_slots(view, phrase)))


def _compounds(view: View, phrase: NounPhrase) -> list[int]:
    """Nouns that stand before a noun and qualify it (missile strike)."""
    return [c for p, c in phrase.complements if p in view.pack.words("case.compound")]


def noun_slots(view: View, phrase: NounPhrase) -> list[Slot]:
    """Prepositional phrases of a noun: its complements, then loose ones to its right before the next verb."""
    slots = [Slot(p, h) for p, h in phrase.complements]
    seen = {s.head for s in slots} | {phrase.head}
    sent = view.sentence(phrase.head)
    depth = 0
    for i in range(phrase.head + 1, sent.last):
        token = view.tokens[i]
        if i in view.groups and not (view.groups[i].tense == "partpast" and view.groups[i].antecedent == phrase.head):
            break
        if token.norm in {",", ";", ":", '"', ")"}:
            depth += 1
            if depth > 0:
                break
        if i in view.phrases and i not in seen and view.phrases[i].prep:
            if view.phrases[i].prep in view.pack.words("case.of") and any(s.name in view.pack.words("case.of") for s in slots):
                continue
            slots.append(Slot(view.phrases[i].prep, i))
            seen.add(i)
    return slots


def _phrases(view: View) -> Iterable[Trigger]:
    for group in view.groups.values():
        for lemma in _lemma_candidates(view, group):
            for sense in view.pack.phrases.get(lemma, ()):
                found = _verb_phrase(view, group, sense)
                if found is not None:
                    yield found
        if group.copula:
            for being in sorted(view.pack.words("verb.being")):
                for sense in view.pack.phrases.get(being, ()):
                    found = _copula_phrase(view, group, sense)
                    if found is not None:
                        yield found
        if group.causative:
            yield from _causative(view, group)
    for first in _openings(view):
        for lemma in view.tokens[first].stems:
            for sense in view.pack.phrases.get(lemma, ()):
                if sense.frame and not sense.parts:
                    continue
                last = _follow(view, first, sense.parts, NOUN_GAP, close=bool(view.pack.words("case.compound")))
                if last is None or any(i in view.groups and not _describing(view, i) for i in (first, *last)):
                    continue
                head = _top(view, first, last)
                if head in view.phrases and _complements_fit(view, sense, noun_slots(view, view.phrases[head])) is True:
                    inner = tuple(i for i in range(first, last[-1] + 1) if i in view.phrases and i != head)
                    yield Trigger(sense, head, first, last[-1], False, inner, _words(view, first, last[-1]))


def _describing(view: View, i: int) -> bool:
    """A participle before its noun (armed clash) is part of the phrase; a verb of its own is not (rebels attacked)."""
    return view.groups[i].relation == "amod"


def _openings(view: View) -> list[int]:
    """Tokens that a phrase of nouns may begin with: heads; where words qualify from the left, their adjectives too."""
    if not view.pack.words("case.compound"):
        return list(view.phrases)
    return sorted({*view.phrases, *(a for p in view.phrases.values() for a in p.adjectives if a < p.head)})


def _top(view: View, first: int, matched: list[int]) -> int:
    """Which word of a phrase heads it: in `prisoner swap` the last, in `prise d'otage` the first."""
    above = view.tokens[first].head
    return above if above in matched and view.tokens[first].dep in {"compound", "amod", "nmod", "nmod:poss"} and above > first else first


def _copula_phrase(view: View, group: VerbGroup, sense: Sense) -> Trigger | None:
    """`être en alerte`, `être persona non grata`: the parts follow the copula, whatever the parser made its predicate."""
    first = _first(view, group)
    copula = next((i for i in range(group.last, group.first - 1, -1) if view.tokens[i].pos == "AUX"), first)
    matched = _follow(view, copula, sense.parts, NOUN_GAP, own=group.head)
    if matched is None or fits(view, sense.subj, view.subjects(group)) is not True:
        return None
    return Trigger(
        sense,
        group.head,
        first,
        max(matched),
        True,
        tuple(i for i in matched if i in view.phrases),
        _words(view, first, max(matched)),
    )


def _causative(view: View, group: VerbGroup) -> Iterable[Trigger]:
    """`faire exploser`: a phrase row whose first part is faire and whose second is the infinitive."""
    lemma = group.lemma
    if group.reflexive:
        return
    for first in sorted(view.pack.words("verb.causative")):
        for sense in view.pack.phrases.get(first, ()):
            if sense.parts and lemma in sense.parts[0]:
                rest = _follow(view, group.head, sense.parts[1:], PHRASE_GAP) if len(sense.parts) > 1 else [group.head]
                if rest is not None and fits(view, sense.obj, group.objects) is not False:
                    start = _first(view, group)
                    yield Trigger(
                        sense,
                        group.head,
                        start,
                        max(rest),
                        True,
                        tuple(i for i in rest if i in view.phrases),
                        _words(view, start, max(rest)),
                    )


def _verb_phrase(view: View, group: VerbGroup, sense: Sense) -> Trigger | None:
    if sense.reflexive and not group.reflexive:
        return None
    if group.reflexive and not sense.reflexive:
        return None
    if not sense.parts:
        return None
    matched = _follow(view, max(group.last, group.head), sense.parts, PHRASE_GAP, own=group.head)
    backward = False
    if matched is None:
        matched = _behind(view, group, sense.parts)
        backward = matched is not None
    if matched is None:
        return None
    objects = [o for o in view.objects(group) if o not in matched]
    inner_objects = list(group.objects) or matched
    fitting = _all(fits(view, sense.subj, view.subjects(group)), fits(view, sense.obj, objects or inner_objects))
    if fitting is False or (fitting is None and sense.type == "NONE") or _doubtful_subject(view, sense, group):
        return None
    # what hangs on the phrase's noun counts as well (take control of the airport)
    own = [s for i in matched if i in view.phrases for s in noun_slots(view, view.phrases[i])]
    slots = view.clause_obliques(group)
    if _complements_fit(view, sense, slots) is not True and (backward or not own or _complements_fit(view, sense, [*slots, *own]) is not True):
        return None
    start = _first(view, group)
    first, last = min(start, *matched), max(group.head, *matched)
    if backward and view.tokens[last].end - view.tokens[first].start > 60:
        first = last = matched[-1]
    inner = tuple(i for i in matched if i in view.phrases)
    return Trigger(sense, group.head, first, last, True, inner, _words(view, first, last), bool(fitting))


def _doubtful_subject(view: View, sense: Sense, group: VerbGroup) -> bool:
    """An idiom that asks for a kind of subject needs one that is seen, or it fires in daily life."""
    return (
        bool(sense.subj.any_of | sense.subj.lemmas)
        and bool(view.subjects(group))
        and fits(view, sense.subj, view.subjects(group)) is not True
    )


def _follow(
    view: View, start: int, parts: tuple[tuple[str, ...], ...], gap: int, own: int | None = None, *, close: bool = False
) -> list[int] | None:
    """Token of each part, in order to the right, with at most `gap` tokens between two parts.

    `close`: only adjectives, determiners and numbers may stand between (compounds are words in a row).
    """
    matched: list[int] = []
    at = start
    for part in parts:
        found = None
        for i in range(at + 1, min(len(view.tokens), at + 2 + gap)):
            if view.tokens[i].sent != view.tokens[start].sent:
                break
            if _part_fits(view, i, part):
                found = i
                break
            if close and view.tokens[i].pos not in {"ADJ", "DET", "NUM", "ADV", "PUNCT"}:
                break
            if view.tokens[i].norm in {";", ":", ","} or (i in view.groups and i != own and i not in view.phrases):
                break
        if found is None:
            return None
        matched.append(found)
        at = found
    return matched


def _part_fits(view: View, i: int, part: tuple[str, ...]) -> bool:
    token = view.tokens[i]
    if token.pos == "ADP" and token.head in view.in_time:
        return False  # called the president on Sunday
    prepositions = view.pack.table("prep")
    for option in part:
        if option.startswith("<"):
            if i in view.phrases and option.strip("<>") in classes_of(view, i):
                return True
            continue
        words = option.split()
        if len(words) > 1:
            stretch = view.tokens[i : i + len(words)]
            if len(stretch) == len(words) and all(w in (t.norm, t.lemma) for w, t in zip(words, stretch, strict=True)):
                return True
            continue
        if option == token.norm or option == token.lemma or option in token.stems[:4]:
            return True
        if option in prepositions and prepositions.get(token.norm) == prepositions[option]:
            return True
    return False


def _behind_particle(view: View, group: VerbGroup, parts: tuple[tuple[str, ...], ...]) -> list[int] | None:
    """`the results were thrown out`: the words between verb and noun follow the verb, the noun stands before it."""
    words = _follow(view, max(group.last, group.head), parts[:-1], PHRASE_GAP, own=group.head)
    if words is None or not group.passive or not all(view.tokens[i].dep == "compound:prt" for i in words):
        return None
    noun = _behind(view, group, parts[-1:])
    return [*words, *noun] if noun is not None else None


def _behind(view: View, group: VerbGroup, parts: tuple[tuple[str, ...], ...]) -> list[int] | None:
    """The noun part stands before the verb: passives and relatives (l'attaque menée par X, des sanctions imposées)."""
    if len(parts) > 1:
        return _behind_particle(view, group, parts)
    held = group.antecedent is not None and not set(group.objects) - {group.antecedent}  # not: evidence that Iran supplied the missiles
    for o in (*group.objects, *((group.antecedent,) if held and group.antecedent is not None else ())):
        token = view.tokens[o]
        options = [p for p in parts[0] if not p.startswith("<")]
        if set(options) & (set(token.stems[:4]) | head_lemmas(view, o)):
            return [o]
    return None
