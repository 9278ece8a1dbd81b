"""Status, polarity and certainty: the innermost clause decides; what embeds it changes it, up to its attribution.

After FactBank for certainty and polarity. A demand's or threat's status never reaches a finite past clause.
"""

from __future__ import annotations

import msgspec

from selon.claims.adverbs import adverbs
from selon.claims.embedding import (
    INFINITIVES,
    conjunctions,
    finite,
    fits,
    governor,
    infinitive,
    lacking,
    named,
    pattern,
    predicate,
    rest_follows,
    rows,
    takes,
    untagged,
)
from selon.claims.nouns import classes_of
from selon.claims.tense import PAST, SPEECH, State, own
from selon.claims.triggers import Trigger
from selon.claims.unended import turned
from selon.claims.view import View
from selon.lang import Embed
from selon.model import VerbGroup

_PERSONS = frozenset({"person", "official", "leader", "crowd", "civilians"})
_IRREALIS = frozenset({"planned", "requested", "threatened", "feared", "possible", "hypothetical"})


class Modality(msgspec.Struct, frozen=True):
    status: str = "happened"
    polarity: str = "+"
    certainty: str = "CT"
    words: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    why: str = ""


def modality(view: View, trigger: Trigger, *, reported: bool, stop: int | None, future: bool, denied: bool) -> Modality:
    """`reported`: inside somebody's words told in the past; `stop`: token of the cue whose content this is (the climb
    ends there); `future`: a time beside it lies after the report; `denied`: an enclosing denial."""
    state = State(words=[], flags=[], why=[])
    state.cue = stop if denied else None
    if trigger.verbal:
        own(view, view.groups[trigger.anchor], trigger.sense.type, reported, state)
        _told_object(view, trigger, state)
        _named_by_verb(view, trigger, state)
        for i in trigger.inner:
            if i in view.phrases and view.phrases[i].negated:
                state.negative = True
        _climb(view, trigger.anchor, stop, state, reported, trigger.sense.type)
    else:
        _noun(view, trigger, stop, state, reported)
    adverbs(view, trigger, state)
    if state.status == "planned" and _told_dead(view, trigger):
        state.put("happened", None, "", "the dead who are announced are dead")
    if trigger.sense.type not in SPEECH and future and state.status in {None, "ongoing", "happened"} and not _past(view, trigger):
        state.put("planned", None, "", "a later time")
    if denied:
        state.negative = not state.negative
        state.why.append("denied")
    if state.certainty is None and _asked(view, trigger):
        state.put(None, "U", "?", "a question")
    status = state.status or "happened"
    certainty = state.certainty or _default_certainty(status)
    return Modality(
        status=status,
        polarity="-" if state.negative else "+",
        certainty=certainty,
        words=tuple(dict.fromkeys(state.words)),
        flags=tuple(dict.fromkeys(state.flags)),
        why="; ".join(state.why),
    )


def _told_dead(view: View, trigger: Trigger) -> bool:
    """`announced 20 deaths`, `a annoncé la mort de 45 soldats`: to announce a deed is to plan it, to announce the dead is not."""
    group = view.groups[trigger.anchor] if trigger.verbal else view.governor(trigger.anchor)
    return trigger.sense.mode == "casualties" and (group is None or group.tense in PAST | {"pres", "part"})


def _asked(view: View, trigger: Trigger) -> bool:
    """Whether the trigger's sentence is a question."""
    sent = view.sentence(trigger.anchor)
    return view.text[sent.start : sent.end].rstrip(' »"”\u00a0\u202f').endswith("?")


def _told_object(view: View, trigger: Trigger, state: State) -> None:
    """A trigger that is a cue and what it tells of (revendiquent la prise, recense 54 tués): the cue's present is not the event's."""
    group = view.groups[trigger.anchor]
    if trigger.sense.type in SPEECH or state.status != "ongoing" or not any(
        a.group == trigger.anchor and a.kind == "obj" for a in view.reading.attributions
    ):
        return
    row = next((r for r in rows(view, trigger.anchor, "verb") if "obj" in r.patterns and r.status), None)
    if row is not None:
        state.put(row.status, row.certainty, view.tokens[trigger.anchor].text, row.rule)
    elif group.lemma in view.pack.words("verb.counting"):
        state.put("happened", None, view.tokens[trigger.anchor].text, "what is counted has happened")


def _named_by_verb(view: View, trigger: Trigger, state: State) -> None:
    """`called for a ceasefire`, `told residents to leave` as one trigger: where the type is that of what the verb embeds,
    what the verb does to it counts. What is decided, agreed or promised (accept the aid, announce sanctions) stays that deed."""
    group = view.groups[trigger.anchor]
    inner = [i for i in (*trigger.inner, *group.objects, *(h for _, h in group.obliques)) if _evokes(view, i, trigger)]
    inner += [g.head for g in view.groups.values() if trigger.anchor < g.head <= trigger.last and g.tense == "inf" and _evokes(view, g.head, trigger)]
    if trigger.sense.type in {"REQUEST", "ACCUSE", "REJECT", "THREATEN"} or group.tense in {"fut", "cond"}:
        return
    for child in inner:
        row = next(
            (r for r in rows(view, trigger.anchor, "verb") if r.reflexive == group.reflexive and not r.aspect
             and (fits(r, pattern(view, child, trigger.anchor), group) or named(view, r, child))),
            None,
        )  # fmt: skip
        if row is not None and _changes(row, trigger):
            _put_embed(view, row, trigger.anchor, state)
            return


def _changes(row: Embed, trigger: Trigger) -> bool:
    """Rows that leave the event open or undo it; what is certain to come or has come is told by the verb's own tense."""
    if row.status == "planned" and not row.flip:
        return trigger.sense.type not in SPEECH and row.certainty != "CT"
    return row.flip or row.status not in {None, "happened", "ongoing"}


def _evokes(view: View, i: int, trigger: Trigger) -> bool:
    """Whether a word is by itself an event of the trigger's type."""
    stems = (view.groups[i].lemma,) if i in view.groups else view.tokens[i].stems
    table = view.pack.verbs if i in view.groups else view.pack.nouns
    return any(s.type == trigger.sense.type for le in stems for s in table.get(le, ()))


def _default_certainty(status: str) -> str:
    return {"possible": "PS", "feared": "PS", "hypothetical": "U", "requested": "U", "threatened": "PS"}.get(status, "CT")


def _past(view: View, trigger: Trigger) -> bool:
    group = view.groups.get(trigger.anchor) if trigger.verbal else view.governor(trigger.anchor)
    return group is not None and group.tense in PAST | {"imp"}


def _climb(view: View, i: int, stop: int | None, state: State, reported: bool, kind: str) -> None:
    """Walk up from a verb to its governors, applying what each does to its content."""
    current = i
    finite_past = i in view.groups and (
        view.groups[i].tense in {"past", "plup", "condpast", "infpast"}
        or (view.groups[i].tense == "partpast" and view.groups[i].antecedent is not None)
    )
    seen: set[int] = set()
    while current not in seen and len(seen) < 9:
        seen.add(current)
        group = view.groups.get(current)
        if group is not None and current != stop and _clause_end(view, group, state, finite_past, kind):
            return
        parent = _parent(view, current)
        if parent == current:
            break
        dep = view.tokens[current].dep
        if parent == stop and stop is not None:
            _apply_cue_embed(view, parent, current, state, finite_past)
            return
        if dep in {"conj", "cc"} and parent == view.tokens[current].head:
            if group is not None and parent in view.groups and finite(group) and not finite(view.groups[parent]):
                break  # a finite verb is no twin of an infinitive, whatever the parser says
            current = _through_conjunct(view, current, parent, state)
            continue
        if parent in view.groups:
            if _under_verb(view, parent, current, state, reported=reported, kind=kind, finite_past=finite_past):
                return
        elif view.tokens[parent].pos in {"NOUN", "PROPN", "ADJ", "ADV"}:
            if _under_noun(view, parent, current, state, finite_past) or dep == "acl:relcl":
                return
        current = parent
    _cue_by_surface(view, i, stop, seen, state, finite_past)
    if state.status is None and i in view.groups:
        state.put("ongoing" if view.groups[i].tense == "part" else "happened", None, "", "no governor")


def _parent(view: View, current: int) -> int:
    """What governs a verb: by the words left of it where the tables know one of them, else by the parser."""
    group = view.groups.get(current)
    if group is not None:
        found = governor(view, group)
        if found is not None and found != current:
            return found
    above = view.tokens[current].head
    while group is not None and group.first <= above <= group.last and above != current and view.tokens[above].head != above:
        above = view.tokens[above].head  # an auxiliary of its own group governs nothing
    return above


def _under_verb(
    view: View, parent: int, current: int, state: State, *, reported: bool, kind: str, finite_past: bool
) -> bool:
    """What a governing verb does to its content; True where the climb ends."""
    group, above = view.groups.get(current), view.groups[parent]
    applied: Embed | None = _apply(view, parent, current, "verb", state, finite_past)
    if not applied and not predicate(above) and above.tense == "past" and view.tokens[above.first].norm in view.pack.embeds:
        applied = _apply(view, parent, current, "adj", state, finite_past)  # troops poised to cross, tagged as a past
    if not applied and predicate(above):
        applied = _apply(view, parent, current, "adj", state, finite_past) or _apply(view, parent, current, "noun", state, finite_past)
    if group is not None and group.tense in {"inf", "part"} and state.status is None and not applied:
        _inherit(view, above, group, state, reported, kind)
        if above.negated and group.relation in {"xcomp", "ccomp", "obj"}:
            state.negative = not state.negative
    elif (applied and _denies(view, above, applied, state)) or (not applied and group is None and above.negated and current in above.objects):
        turned(view, above, applied, state)  # n'a pas menacé de …; n'a pas l'intention de …
    if applied:
        _open(view, above, kind, reported, state)
    dep = view.tokens[current].dep
    return finite(above) and not applied and dep in {"advcl", "acl:relcl", "parataxis"}


def _denies(view: View, group: VerbGroup, row: Embed, state: State) -> bool:
    """A negated embedding verb turns its content round; a cue that is only listed for its control does not, unless it denies
    (neither confirmed nor denied; did not deny: both negations count)."""
    cue = any(c.words == row.words for c in view.pack.cues.get(row.words[0], ()))
    only_control = cue and state.cue is None and not (row.status or row.flip or row.certainty)
    return group.negated and not only_control


def _open(view: View, group: VerbGroup, kind: str, reported: bool, state: State) -> None:
    """`must stop supplying weapons`, `might have been carried out`: what makes the event a fact is itself only possible or asked."""
    if not group.modal or state.status not in {"happened", "ongoing"}:
        return
    inner = State(words=[], flags=[], why=[])
    own(view, group, kind, reported, inner)
    if inner.status is not None:
        state.put(inner.status, inner.certainty, group.modal, "modal of the governing verb")


def _under_noun(view: View, parent: int, current: int, state: State, finite_past: bool) -> bool:
    """What a governing noun does to its content; True where the climb ends."""
    if current in view.groups and lacking(view, parent):
        state.put(None, "U", view.tokens[parent].text, "what it would rest on is denied")
        state.flags.append("not confirmed by the speaker")
        return True
    if _apply(view, parent, current, "noun", state, finite_past) or _apply(view, parent, current, "adj", state, finite_past):
        state.held = state.held or state.status in _IRREALIS
        if parent in view.phrases and view.phrases[parent].negated:
            _negated_embed(state)  # there are no plans to
        return False
    for row in untagged(view, parent, pattern(view, current, parent)):
        if not (finite_past and row.status in _IRREALIS):
            _put_embed(view, row, parent, state)
        break
    return False


def _cue_by_surface(view: View, i: int, stop: int | None, seen: set[int], state: State, finite_past: bool) -> None:
    """The cue's own row (craint que, ordonne de), where the parse did not lead to the cue: for the content's first verb."""
    if stop is None or stop in seen or stop not in view.groups or i not in view.groups:
        return
    at = view.tokens[i].start
    for a in view.reading.attributions:
        inside = [s for s in a.contents if s.start <= at < s.end]
        if a.group != stop or a.kind not in {"que", "inf"} or not inside:
            continue
        first = min((g.head for g in view.groups.values() if view.tokens[g.first].start >= inside[0].start), default=None)
        if first == i:
            _apply_cue_embed(view, stop, i, state, finite_past)
        return


def _through_conjunct(view: View, current: int, parent: int, state: State) -> int:
    """A coordinated verb shares what governs its first twin, and its negation where it has no tense of its own."""
    group, first = view.groups.get(current), view.groups.get(parent)
    if group and first and group.tense in {"inf", "partpast"} and first.tense in {"inf"} and first.negated and not state.negative:
        state.negative = True
    return parent


def _clause_end(view: View, group: VerbGroup, state: State, finite_past: bool, kind: str) -> bool:
    """Adverbial clauses take what their conjunction says and end the climb."""
    words = set(group.mark.split()) | ({view.tokens[group.first - 1].norm} if infinitive(view, group) and group.first else set())
    if words & view.pack.words("negation.without") and group.tense in {"inf", "subj", "infpast"}:
        return not finite_past
    for at, row in conjunctions(view, group):
        if finite_past and row.status in _IRREALIS:
            return True
        state.put(row.status, row.certainty, row.lemma, row.rule)
        if row.flip:
            state.negative = not state.negative
        if _copula_before(view, at, negated=True):
            _negated_embed(state)
        return not _copula_before(view, at)
    if group.tense in INFINITIVES and words & view.pack.words("clause.aim"):
        return _purpose(view, group, state, kind)
    if group.tense in {"inf"} and words & view.pack.words("clause.after"):
        state.put("happened", None, " ".join(sorted(words & view.pack.words("clause.after"))), "after + infinitive")
        return True
    return False


def _purpose(view: View, group: VerbGroup, state: State, kind: str) -> bool:
    """`pour` and an infinitive: an aim, unless a noun before it says what it is (des efforts pour libérer …)."""
    holder = governor(view, group)
    if holder is not None and holder not in view.group_at:
        return False
    above = view.groups.get(group.parent) if group.parent is not None else None
    if above is not None and above.tense in INFINITIVES:
        return False  # the aim of what is itself feared, demanded or planned shares that
    if kind in SPEECH | {"PROTEST"}:
        state.put("happened", None, "", "a speech act as purpose of an act")
        return True
    if state.status is None:
        state.put("planned", None, group.mark, "purpose")
        return True
    return False


def _copula_before(view: View, at: int, *, negated: bool = False) -> bool:
    """`est en mesure de`, `n'est pas à même de`: the conjunction is a predicate, and its verb's tense and negation count."""
    for i in range(at - 1, max(-1, at - 4), -1):
        group = view.group_at.get(i)
        if group is not None:
            inside = {view.tokens[j].lemma for j in range(group.first, group.last + 1)}
            return bool(inside & view.pack.words("verb.copula")) and (group.negated or not negated)
    return False


def _apply(view: View, parent: int, child: int, pos: str, state: State, finite_past: bool) -> Embed | None:
    """Put what the first fitting row of the governor says; the row, or None where none fits."""
    patterns = pattern(view, child, parent)
    group = view.groups.get(parent)
    for row in rows(view, parent, pos):
        being = row.words[0] in view.pack.words("verb.being")
        if pos == "verb" and group is not None and row.reflexive != group.reflexive and not being:
            continue
        if not (fits(row, patterns, group) or named(view, row, child)):
            continue
        if finite_past and row.status in _IRREALIS:
            if row.status == "possible" and pos == "verb":
                state.certainty = state.certainty or row.certainty  # pourrait avoir été menée
            return row
        _put_embed(view, row, parent, state)
        if group is not None and _bare_ne(view, group):
            _negated_embed(state)
        return row
    return None


def _bare_ne(view: View, group: VerbGroup) -> bool:
    """`n'ont cessé de`: a full negation without its second word."""
    return (
        not group.negated
        and group.lemma in view.pack.words("negation.bare")
        and any(view.tokens[i].norm in view.pack.words("negation.ne") for i in range(group.first, group.last))
    )


def _put_embed(view: View, row: Embed, parent: int, state: State) -> None:
    if state.held and not row.flip and row.status in {"happened", "ongoing"}:
        return  # declared its readiness to negotiate
    text = view.tokens[parent].text
    status = row.status
    group = view.groups.get(parent)
    if group is not None and not row.flip and group.lemma in view.pack.words("verb.achieving"):
        if group.tense in {"past", "plup"}:
            state.put("happened", None, text, "a modal in the past says that it came to pass")
            return
        if group.tense == "condpast":
            state.put("hypothetical", "U", text, "what could or should have been")
            return
    if state.status == "hypothetical" and row.status not in {None, "hypothetical"}:
        state.certainty = None  # warned it would retaliate if …: the threat stands
    if row.aspect and row.status in {"ongoing", "happened"}:
        status = _aspect(view, parent, row, state)
    state.put(status, row.certainty, text, row.rule)
    if row.flip and parent != state.cue:
        state.negative = not state.negative


def _aspect(view: View, parent: int, row: Embed, state: State) -> str | None:
    """Begin, continue, stop: their own tense places the event."""
    group = view.groups.get(parent)
    if group is None:
        return row.status
    if group.tense in {"fut", "cond"}:
        return "planned"
    if group.tense in {"inf", "part"}:
        return state.status
    if group.tense in {"past", "plup"} and row.status == "ongoing":
        return "happened"  # a prolongé l'état d'urgence, ont intensifié leurs frappes
    return row.status


def _negated_embed(state: State) -> None:
    """`ne menace pas de`, `n'a pas l'intention de`: what was embedded will not be."""
    state.negative = not state.negative


def _inherit(view: View, above: VerbGroup, group: VerbGroup, state: State, reported: bool, kind: str) -> None:
    """An infinitive or participle without embedding verb takes its governor's tense."""
    inner = State(words=[], flags=[], why=[])
    own(view, above, kind, reported, inner)
    state.status, state.certainty = inner.status, state.certainty or inner.certainty
    state.flags += inner.flags
    state.words += inner.words
    state.why.append("tense of the governing verb")


def _apply_cue_embed(view: View, parent: int, child: int, state: State, finite_past: bool) -> None:
    """The cue itself may embed (craint que, menace de, appelle à)."""
    applied = _apply(view, parent, child, "verb", state, finite_past) if parent in view.groups else None
    if applied:
        if _denies(view, view.groups[parent], applied, state):
            turned(view, view.groups[parent], applied, state)
    elif parent in view.groups and view.groups[parent].copula:
        _apply(view, parent, child, "adj", state, finite_past)


def _noun(view: View, trigger: Trigger, stop: int | None, state: State, reported: bool) -> None:
    """A noun that names an event: what it hangs on decides."""
    head = trigger.anchor
    phrase = view.phrases[head]
    if phrase.negated:
        state.negative = True
        state.words.append(phrase.det)
    current = head
    seen = 0
    status_set = False
    while view.tokens[current].head != current and seen < 6:
        seen += 1
        parent = view.tokens[current].head
        if view.tokens[current].dep == "conj":
            current = parent
            continue
        if (current != head or parent not in view.groups) and _apart(view, current):
            return  # has never admitted such losses since the start of the invasion: what befalls the losses is not said of it
        preposition = view.phrases[current].prep if current in view.phrases else ""
        if _prepositional_status(view, current, preposition, state):
            return
        if parent in view.groups:
            group = view.groups[parent]
            status_set = _noun_under_verb(view, group, current, state, reported, stop, speech=trigger.sense.type in SPEECH)
            if parent == stop:
                return
            # an infinitive passes on what governs it only if it makes the event take place (organiser, mener)
            carries = status_set or group.lemma in view.pack.words("verb.support") or _happens(view, group)
            if group.tense in {"inf", "part"} and carries:
                _climb(view, parent, stop, state, reported, trigger.sense.type)
            return
        phrasal = _phrasal(view, parent)
        if phrasal is not None:
            _put_embed(view, phrasal[1], phrasal[0], state)
            state.negative ^= view.groups[phrasal[0]].negated
            return
        if _apply(view, parent, current, "noun", state, False) or _apply(view, parent, current, "adj", state, False):
            status_set, state.held = True, state.status in _IRREALIS
        elif classes_of(view, parent, own=True) & _PERSONS and not classes_of(view, parent, own=True) & {"violence", "talks"}:
            return  # froze the assets of the coup's leaders: what befalls people does not befall the event
        current = parent


def _apart(view: View, noun: int) -> bool:
    """`since the start of the war`, `après le début de l'offensive`: only told as another time."""
    times = view.pack.words("case.since") | view.pack.words("case.after") | view.pack.words("case.before")
    return noun in view.phrases and view.phrases[noun].prep in times


def _phrasal(view: View, noun: int) -> tuple[int, Embed] | None:
    """`paved the way for a withdrawal`, `a mis un terme à la mission`: the noun is part of the verb's row, which takes the rest."""
    head = view.tokens[noun].head
    if head not in view.groups or noun not in (*view.groups[head].objects, *(h for _, h in view.groups[head].obliques)):
        return None
    for row in rows(view, head, "verb"):
        if len(row.words) > 1 and set(view.tokens[noun].stems[:3]) & set(row.words[1:]) and row.patterns & {"à", "de", "obj"}:
            return head, row
    return None


def _prepositional_status(view: View, head: int, prep: str, state: State) -> bool:
    phrase = view.phrases.get(head)
    if phrase is None:
        return False
    for i in range(max(0, phrase.first - 4), phrase.first):
        for row in view.pack.embeds.get(view.tokens[i].norm, ()):
            if row.pos not in {"conj", "prep"} or len(row.words) < 2 or not rest_follows(view, i, row.words[1:]):
                continue
            if i + len(row.words) in {phrase.first, phrase.first - 1, phrase.first + 1}:
                state.put(row.status, row.certainty, row.lemma, row.rule)
                state.negative ^= row.flip
                return True
    if prep in view.pack.words("negation.without"):
        state.negative = True
        state.words.append(prep)
        return True
    return False


def _noun_under_verb(
    view: View, group: VerbGroup, child: int, state: State, reported: bool, stop: int | None, *, speech: bool = False
) -> bool:
    """True when the verb says something of the event itself (embeds it, or says that it takes place)."""
    is_object = child in group.objects
    is_subject = child in group.subjects
    if (is_subject or group.passive) and _raised(view, group, child, state, reported):
        return True
    applied = _apply(view, group.head, child, "verb", state, False)
    if applied:
        if _denies(view, group, applied, state):
            turned(view, group, applied, state)
        _open(view, group, "", reported, state)
        if group.negated:
            return True
        if group.tense in {"fut", "cond"} and state.status in {None, "happened", "ongoing"}:
            state.put("planned", None, "", "tense of the governing verb")
        return True
    if predicate(group) and not is_subject and not is_object and (
        _apply(view, group.head, child, "adj", state, False)
        or (group.copula and _apply(view, group.head, child, "noun", state, False))
    ):
        if group.negated:
            _negated_embed(state)
        return True
    if is_subject and predicate(group):
        row = next((r for r in rows(view, group.head, "adj") if "mod" in r.patterns), None)
        if row is not None:
            if not (row.flip and speech):
                _put_embed(view, row, group.head, state)
                state.negative ^= group.negated
            return True
    if state.held:
        return False
    if is_subject and group.tense in {"past", "plup"} and not (group.negated or group.copula or group.modal) and _happens(view, group):
        state.put("happened", None, "", "past of a verb of happening")
        state.fact = True
    if is_subject or (is_object and group.passive):
        if group.tense in {"fut", "futant", "cond", "condpast"} or (group.negated and _happens(view, group)):
            inner = State(words=[], flags=[], why=[])
            own(view, group, "", reported, inner)
            state.status, state.certainty = inner.status, inner.certainty
            state.flags += inner.flags
            state.words += inner.words
            state.negative ^= group.negated and _happens(view, group)
            state.why.append("tense of the verb whose subject it is")
            return True
        if group.tense == "pres" and _happens(view, group):
            state.put("ongoing", None, view.tokens[group.head].text, "present of a verb of happening")
            return True
        return False
    if is_object and group.negated and _none_of(view, group, child):
        state.negative = not state.negative
        state.words.append(view.tokens[group.head].text)
    if is_object and group.tense in {"fut", "cond"} and group.head != stop:
        state.put("planned" if group.tense == "fut" else "hypothetical", None, view.tokens[group.head].text, "object of a future verb")
        return True
    return False


def _raised(view: View, group: VerbGroup, child: int, state: State, reported: bool) -> bool:
    """`the blockade is expected to be lifted`, `talks are due to resume`: the subject is the event of the infinitive below."""
    below = next(
        (g for g in view.groups.values() if g.parent == group.head and g.tense in INFINITIVES and g.relation in {"xcomp", "ccomp"}
         and (g.passive or not set(g.subjects) - {child})),
        None,
    )  # fmt: skip
    if below is None or not takes(view, group.head, frozenset({"inf"})):
        return False
    hangs = frozenset({"obj" if below.passive else "subj"})
    row = next((r for r in rows(view, below.head, "verb") if r.reflexive == below.reflexive and fits(r, hangs, below)), None)
    made = below.passive and below.lemma in view.pack.words("verb.support")
    if row is None and not made and not _happens(view, below):
        return False
    if row is not None:
        _put_embed(view, row, below.head, state)
    state.negative ^= below.negated
    _under_verb(view, group.head, below.head, state, reported=reported, kind="", finite_past=below.tense == "infpast")
    return True


def _none_of(view: View, group: VerbGroup, child: int) -> bool:
    """`il n'y aura pas de négociation`, `n'a mené aucune attaque`: the negation of the verb is that of the event."""
    phrase = view.phrases.get(child)
    partitive = phrase is not None and view.tokens[phrase.first].norm in view.pack.words("noun.partitive_negated")
    return partitive or group.lemma in view.pack.words("verb.support") or group.lemma in view.pack.words("verb.existing")


def _happens(view: View, group: VerbGroup) -> bool:
    happen = view.pack.words("verb.happen")
    lemma = ("se " if group.reflexive else "") + group.lemma
    return lemma in happen or any(h.split()[0] == group.lemma for h in happen if " " in h and not h.startswith("se "))


