"""Which words evoke which event: phrases first, then verbs and nouns of the pack, each under its row's conditions."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from selon.claims.nouns import classes_of, fits, head_lemmas, noun_lemmas
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


def triggers(view: View) -> list[Trigger]:
    """All triggers of a paragraph in text order; a word serves one trigger only.

    A trigger is not `sure` when a condition of its row could neither be met nor broken (an argument the page does not
    show or no table classes): the caller takes those only in a report that tells of a crisis anyway.
    """
    taken: set[int] = set()
    found: list[Trigger] = []
    for trigger in sorted(_phrases(view), key=lambda t: (-len(t.sense.parts), t.sense.type == "NONE", t.first, -t.sense.strictness)):
        own = {trigger.anchor, *trigger.inner} if trigger.verbal else set(range(trigger.first, trigger.last + 1))
        if own & taken:
            continue
        taken |= own
        found.append(trigger)
    for trigger in (*_verbs(view, taken), *_nouns(view, taken)):
        found.append(trigger)
    return sorted((t for t in found if t.sense.type != "NONE"), key=lambda t: (t.first, t.last))


def _lemma_candidates(view: View, group: VerbGroup) -> list[str]:
    token = view.tokens[group.head]
    if token.pos == "VERB":
        return [group.lemma]
    return list(noun_lemmas(token.norm, token.lemma))


def _verbs(view: View, taken: set[int]) -> Iterable[Trigger]:
    for group in view.groups.values():
        if group.head in taken or group.copula and view.tokens[group.head].pos != "VERB":
            continue
        sense, sure = _verb_sense(view, group)
        if sense is not None:
            taken.add(group.head)
            first = _first(view, group)
            yield Trigger(sense, group.head, first, group.head, True, words=_words(view, first, group.head), sure=sure)


def _verb_sense(view: View, group: VerbGroup) -> tuple[Sense | None, bool]:
    """The first row whose conditions are met; failing that the first that is not broken, unless the verb is common."""
    perhaps: Sense | None = None
    for sense in view.pack.verbs.get(group.lemma, ()):
        found = _verb_fits(view, group, sense)
        if found:
            return sense, True
        if found is None and perhaps is None and sense.type != "NONE":
            perhaps = sense
    if perhaps is None or group.lemma in view.pack.words("verb.common"):
        return None, True
    return perhaps, False


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
    objects = list(group.objects)
    if not objects and group.object_clitic is not None:
        objects = [group.object_clitic]
    if not _complements_fit(view, sense, view.clause_obliques(group)):
        return False
    return _all(fits(view, sense.subj, group.subjects), fits(view, sense.obj, objects))


def _all(*values: bool | None) -> bool | None:
    """Three-valued and: a broken condition decides, an unknown one leaves it open."""
    if False in values:
        return False
    return None if None in values else True


def _complements_fit(view: View, sense: Sense, slots: list[Slot]) -> bool:
    wanted = [(p, c) for p, c, want in sense.comp if want]
    unwanted = [(p, c) for p, c, want in sense.comp if not want]
    if wanted and not any(_slot_fits(view, p, c, slots) for p, c in wanted):
        return False
    return not any(_slot_fits(view, p, c, slots) for p, c in unwanted)


def _slot_fits(view: View, prep: str, condition: Condition, slots: list[Slot]) -> bool:
    heads = [s.head for s in slots if s.name == prep or (prep == "en" and s.name == "dans")]
    return bool(heads) and (condition.present or condition.empty or fits(view, condition, heads) is True)


def _nouns(view: View, taken: set[int]) -> Iterable[Trigger]:
    for head, phrase in view.phrases.items():
        token = view.tokens[head]
        if head in taken or token.pos not in {"NOUN", "ADJ", "PROPN", "X", "VERB"} or head in view.in_time:
            continue
        if token.pos == "PROPN" and (token.text[:1].isupper() and view.entries(head)):
            continue
        for lemma in noun_lemmas(token.norm, token.lemma):
            rows = view.pack.nouns.get(lemma)
            if rows is None:
                continue
            sense = next((s for s in rows if noun_fits(view, phrase, s)), None)
            if sense is not None:
                taken.add(head)
                yield Trigger(sense, head, head, head, False, words=(token.text,))
            break


def noun_fits(view: View, phrase: NounPhrase, sense: Sense) -> bool:
    adjectives = {
        lemma
        for i in (*phrase.adjectives, *range(phrase.head + 1, min(phrase.last + 1, phrase.head + 3)))
        for lemma in noun_lemmas(view.tokens[i].norm, view.tokens[i].lemma)
    }
    if not sense.adj.empty:
        wanted = sense.adj.any_of | sense.adj.lemmas
        kinds = {k for a in adjectives for k in view.pack.classes.get(a, ())}
        if wanted and not (wanted & adjectives or wanted & kinds):
            return False
        if (sense.adj.none_of | sense.adj.not_lemmas) & (adjectives | kinds):
            return False
    return _complements_fit(view, sense, noun_slots(view, phrase))


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
            if view.phrases[i].prep == "de" and any(s.name == "de" for s in slots):
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
        if group.causative:
            yield from _causative(view, group)
    for head in view.phrases:
        token = view.tokens[head]
        for lemma in noun_lemmas(token.norm, token.lemma):
            for sense in view.pack.phrases.get(lemma, ()):
                if sense.frame and not sense.parts:
                    continue
                last = _follow(view, head, sense.parts, NOUN_GAP)
                if last is not None and not (head in view.groups):
                    inner = tuple(i for i in range(head + 1, last[-1] + 1) if i in view.phrases)
                    yield Trigger(sense, head, head, last[-1], False, inner, _words(view, head, last[-1]))


def _causative(view: View, group: VerbGroup) -> Iterable[Trigger]:
    """`faire exploser`: a phrase row whose first part is faire and whose second is the infinitive."""
    lemma = group.lemma
    for first in ("faire", "laisser"):
        for sense in view.pack.phrases.get(first, ()):
            if sense.parts and lemma in sense.parts[0]:
                rest = _follow(view, group.head, sense.parts[1:], PHRASE_GAP) if len(sense.parts) > 1 else [group.head]
                if rest is not None and fits(view, sense.obj, group.objects) is not False:
                    start = _first(view, group)
                    yield Trigger(sense, group.head, start, max(rest), True, tuple(i for i in rest if i in view.phrases), _words(view, start, max(rest)))


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
    objects = [o for o in group.objects if o not in matched]
    inner_objects = [o for o in group.objects] or matched
    fitting = _all(fits(view, sense.subj, group.subjects), fits(view, sense.obj, objects or inner_objects))
    if fitting is False or (fitting is None and sense.type == "NONE"):
        return None
    if not _complements_fit(view, sense, view.clause_obliques(group)):
        return None
    start = _first(view, group)
    first, last = min(start, *matched), max(group.head, *matched)
    if backward and view.tokens[last].end - view.tokens[first].start > 60:
        first = last = matched[-1]
    inner = tuple(i for i in matched if i in view.phrases)
    return Trigger(sense, group.head, first, last, True, inner, _words(view, first, last), bool(fitting))


def _follow(
    view: View, start: int, parts: tuple[tuple[str, ...], ...], gap: int, own: int | None = None
) -> list[int] | None:
    """Token of each part, in order to the right, with at most `gap` tokens between two parts."""
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
            if view.tokens[i].norm in {";", ":", ","} or (i in view.groups and i != own and i not in view.phrases):
                break
        if found is None:
            return None
        matched.append(found)
        at = found
    return matched


def _part_fits(view: View, i: int, part: tuple[str, ...]) -> bool:
    token = view.tokens[i]
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
        if option == token.norm or option == token.lemma or option in noun_lemmas(token.norm, token.lemma)[:4]:
            return True
        if option in {"de", "d'"} and token.norm in {"de", "d'", "du", "des"}:
            return True
        if option == "à" and token.norm in {"à", "au", "aux"}:
            return True
        if option == "en" and token.norm == "en":
            return True
    return False


def _behind(view: View, group: VerbGroup, parts: tuple[tuple[str, ...], ...]) -> list[int] | None:
    """The noun part stands before the verb: passives and relatives (l'attaque menée par X, des sanctions imposées)."""
    if len(parts) != 1:
        return None
    for o in (*group.objects, *((group.antecedent,) if group.antecedent is not None else ())):
        token = view.tokens[o]
        options = [p for p in parts[0] if not p.startswith("<")]
        if set(options) & (set(noun_lemmas(token.norm, token.lemma)[:4]) | head_lemmas(view, o)):
            return [o]
    return None
