"""Status, polarity and certainty: the innermost clause decides; what embeds it changes it, up to its attribution.

After FactBank for certainty and polarity. A demand's or threat's status never reaches a finite past clause.
"""

from __future__ import annotations

import msgspec

from selon.claims.nouns import noun_lemmas
from selon.claims.triggers import Trigger
from selon.claims.view import View
from selon.lang import Embed
from selon.model import VerbGroup

PAST = frozenset({"past", "plup", "subjpast", "infpast", "partpast"})
SPEECH = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
_IRREALIS = frozenset({"planned", "requested", "threatened", "feared", "possible", "hypothetical"})


class Modality(msgspec.Struct, frozen=True):
    status: str = "happened"
    polarity: str = "+"
    certainty: str = "CT"
    words: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    why: str = ""


class _State(msgspec.Struct):
    status: str | None = None
    negative: bool = False
    certainty: str | None = None
    words: list[str] = []
    flags: list[str] = []
    why: list[str] = []
    cue: int | None = None
    """Token of a denying cue: its flip is counted once, by the attribution."""

    def put(self, status: str | None, certainty: str | None, word: str, why: str) -> None:
        if status:
            self.status = status
        if certainty:
            self.certainty = certainty
        if word:
            self.words.append(word)
        self.why.append(why)


def modality(view: View, trigger: Trigger, *, reported: bool, stop: int | None, future: bool, denied: bool) -> Modality:
    """`reported`: inside somebody's words told in the past; `stop`: token of the cue whose content this is (the climb
    ends there); `future`: a time beside it lies after the report; `denied`: an enclosing denial."""
    state = _State(words=[], flags=[], why=[])
    state.cue = stop if denied else None
    if trigger.verbal:
        _own(view, view.groups[trigger.anchor], trigger.sense.type, reported, state)
        for i in trigger.inner:
            if i in view.phrases and view.phrases[i].negated:
                state.negative = True
        _climb(view, trigger.anchor, stop, state, reported, trigger.sense.type)
    else:
        _noun(view, trigger, stop, state, reported)
    _adverbs(view, trigger, state)
    if future and state.status in {None, "ongoing", "happened"} and not _past(view, trigger):
        state.put("planned", None, "", "a later time")
    if denied:
        state.negative = not state.negative
        state.why.append("denied")
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


def _default_certainty(status: str) -> str:
    return {"possible": "PS", "feared": "PS", "hypothetical": "U", "requested": "U", "threatened": "PS"}.get(status, "CT")


def _past(view: View, trigger: Trigger) -> bool:
    group = view.groups.get(trigger.anchor) if trigger.verbal else view.governor(trigger.anchor)
    return group is not None and group.tense in PAST | {"imp"}


def _own(view: View, group: VerbGroup, kind: str, reported: bool, state: _State) -> None:
    """What the verb group itself says."""
    text = view.text[view.tokens[group.first].start : view.tokens[group.last].end]
    tense = group.tense
    if group.negated or any(view.phrases[h].negated for h in (*group.subjects, *group.objects) if h in view.phrases):
        state.negative = True
    conditional = _conditional_context(view, group)
    if conditional and tense not in {"past", "plup"}:
        state.put("hypothetical", "U", conditional, f"after '{conditional}'")
    elif tense in {"past", "plup", "subjpast", "infpast"}:
        state.put("happened", None, text, "past tense")
    elif tense == "partpast":
        state.put("happened", None, text, "past participle")
    elif tense == "fut":
        state.put("planned", None, text, "future tense")
    elif tense == "futant":
        state.put("planned", "PR", text, "future perfect")
    elif tense == "condpast":
        if _has_if(view, group):
            state.put("hypothetical", "U", text, "conditional with if")
        else:
            state.put("happened", "PR", text, "press conditional")
            state.flags.append("reported")
    elif tense == "cond":
        if reported and not _has_if(view, group):
            state.put("planned", None, text, "conditional as future in the past")
        elif _has_if(view, group) or _generic_subject(view, group):
            state.put("hypothetical", "U", text, "conditional")
        else:
            state.put("ongoing", "PR", text, "press conditional")
            state.flags.append("reported")
    elif tense in {"pres", "imp", "subj", "imper"}:
        if kind in SPEECH or (view.reading.title and tense == "pres"):
            state.put("happened", None, text, "a speech act, or a headline's present")
        elif tense == "subj":
            state.put(None, None, text, "subjunctive")
        elif tense == "imp" and not reported:
            state.put("happened" if kind in {"CONSULT", "AGREE"} else "ongoing", None, text, "imperfect")
        else:
            state.put("ongoing", None, text, "present tense")


def _conditional_context(view: View, group: VerbGroup) -> str:
    marks = set(group.mark.split())
    if marks & view.pack.words("clause.if"):
        return "si"
    sent = view.sentence(group.head)
    for i in range(max(sent.first, group.first - 6), group.first):
        if view.tokens[i].norm == "si" and not any(j in view.groups for j in range(i + 1, group.first)):
            following = view.tokens[i + 1].norm if i + 1 < len(view.tokens) else ""
            if following not in {"que"} and view.tokens[i].pos != "ADV":
                return "si"
    text = view.text[sent.start : view.tokens[group.first].start].lower().replace("’", "'")
    for phrase in view.pack.words("clause.conditional_conjunctions"):
        at = text.rfind(phrase)
        if at >= 0 and len(text) - at < 60:
            return phrase
    return ""


def _has_if(view: View, group: VerbGroup) -> bool:
    sent = view.sentence(group.head)
    return any(
        t.norm in view.pack.words("clause.if") and t.pos in {"SCONJ", "ADV"} and t.norm == "si"
        or (t.norm == "s'" and t.pos == "SCONJ")
        for t in view.tokens[sent.first : sent.last]
    )


def _generic_subject(view: View, group: VerbGroup) -> bool:
    """`toute nouvelle attaque ouvrirait`, `une offensive serait`: an indefinite event as the conditional's subject."""
    for h in group.subjects:
        phrase = view.phrases.get(h)
        if phrase and (phrase.det in view.pack.words("clause.generic_determiners")) and any(
            le in view.pack.nouns for le in noun_lemmas(view.tokens[h].norm, view.tokens[h].lemma)
        ):
            return True
    return False


def _rows(view: View, i: int, pos: str) -> list[Embed]:
    token = view.tokens[i]
    lemmas = [view.groups[i].lemma] if pos == "verb" and i in view.groups else list(noun_lemmas(token.norm, token.lemma)[:4])
    rows = []
    for lemma in lemmas:
        for row in view.pack.embeds.get(lemma, ()):
            if row.pos == pos and (len(row.words) == 1 or _rest_follows(view, i, row.words[1:])):
                rows.append(row)
    return rows


def _rest_follows(view: View, i: int, words: tuple[str, ...]) -> bool:
    j = i + 1
    for word in words:
        for k in range(j, min(j + 4, len(view.tokens))):
            if word in (view.tokens[k].norm, view.tokens[k].lemma):
                j = k + 1
                break
        else:
            return False
    return True


def _pattern(view: View, child: int, parent: int) -> set[str]:
    """How a child hangs on its governor: que, inf, part for a clause; obj, de, à for a noun, by its preposition."""
    group = view.groups.get(child)
    if group is not None:
        if group.tense in {"inf", "infpast"}:
            return {"inf", "de", "à"}
        return {"part"} if group.tense in {"part", "partpast"} else {"que"}
    phrase = view.phrases.get(child)
    above = view.groups.get(parent)
    if above is not None:
        if child in above.objects:
            return {"obj"}
        return {phrase.prep} if phrase and phrase.prep in {"de", "à"} and child not in above.subjects else set()
    return {"obj", phrase.prep} if phrase and phrase.prep in {"de", "à", "par"} else set()


def _climb(view: View, i: int, stop: int | None, state: _State, reported: bool, kind: str) -> None:
    """Walk up from a verb to its governors, applying what each does to its content."""
    current = i
    finite_past = i in view.groups and view.groups[i].tense in {"past", "plup", "condpast", "infpast"}
    seen = 0
    while view.tokens[current].head != current and seen < 8:
        seen += 1
        parent = view.tokens[current].head
        dep = view.tokens[current].dep
        group = view.groups.get(current)
        if parent == stop and stop is not None:
            _apply_cue_embed(view, parent, current, state, finite_past)
            return
        if dep in {"conj", "cc"}:
            if group is not None and parent in view.groups and _finite(group) and not _finite(view.groups[parent]):
                return  # a finite verb is no twin of an infinitive, whatever the parser says
            current = _through_conjunct(view, current, parent, state)
            continue
        if group is not None and _clause_end(view, group, state, finite_past, kind):
            return
        if parent in view.groups:
            applied = _apply(view, parent, current, "verb", state, finite_past)
            above = view.groups[parent]
            if not applied and above.copula:
                applied = _apply(view, parent, current, "adj", state, finite_past) or _apply(view, parent, current, "noun", state, finite_past)
            if group is not None and group.tense in {"inf", "part"} and state.status is None and not applied:
                _inherit(view, above, group, state, reported, kind)
                if above.negated and group.relation in {"xcomp", "ccomp", "obj"}:
                    state.negative = not state.negative
            elif applied and above.negated:
                _negated_embed(state)
            if above.tense not in {"inf", "infpast", "part", "partpast"} and not applied and dep in {"advcl", "acl:relcl", "parataxis"}:
                return
        elif view.tokens[parent].pos in {"NOUN", "PROPN", "ADJ"}:
            _apply(view, parent, current, "noun", state, finite_past) or _apply(view, parent, current, "adj", state, finite_past)
            if dep in {"acl:relcl"}:
                return
        current = parent
    if state.status is None and i in view.groups:
        state.put("ongoing" if view.groups[i].tense == "part" else "happened", None, "", "no governor")


def _finite(group: VerbGroup) -> bool:
    return group.tense not in {"inf", "infpast", "part", "partpast"}


def _through_conjunct(view: View, current: int, parent: int, state: _State) -> int:
    """A coordinated verb shares what governs its first twin, and its negation where it has no tense of its own."""
    group, first = view.groups.get(current), view.groups.get(parent)
    if group and first and group.tense in {"inf", "partpast"} and first.tense in {"inf"} and first.negated and not state.negative:
        state.negative = True
    return parent


def _clause_end(view: View, group: VerbGroup, state: _State, finite_past: bool, kind: str) -> bool:
    """Adverbial clauses take what their conjunction says and end the climb."""
    marks = group.mark.split()
    previous = view.tokens[group.first - 1].norm if group.first else ""
    words = set(marks) | ({previous} if group.tense in {"inf", "infpast"} else set())
    if "sans" in words and group.tense in {"inf", "subj", "infpast"}:
        return not finite_past
    for row in _conjunction_rows(view, group):
        if finite_past and row.status in _IRREALIS:
            return True
        state.put(row.status, row.certainty, row.lemma, row.rule)
        if row.flip:
            state.negative = not state.negative
        return True
    if group.tense in {"inf", "infpast"} and "pour" in words and kind in SPEECH | {"PROTEST"}:
        state.put("happened", None, "", "a speech act as purpose of an act")
        return True
    if group.tense in {"inf", "infpast"} and "pour" in words and state.status in {None}:
        state.put("planned", None, "pour", "purpose")
        return True
    if group.tense in {"inf"} and previous in {"après", "avoir"}:
        state.put("happened", None, previous, "after + infinitive")
        return True
    return False


def _conjunction_rows(view: View, group: VerbGroup) -> list[Embed]:
    """Conjunctions that open the group's clause, the longest first: between the previous verb and this one."""
    sent = view.sentence(group.head)
    wanted = "inf" if group.tense in {"inf", "infpast"} else "que"
    rows: list[Embed] = []
    for i in range(group.first - 1, max(sent.first, group.first - 12) - 1, -1):
        if i in view.groups:
            break
        for row in view.pack.embeds.get(view.tokens[i].norm, ()):
            if row.pos == "conj" and wanted in row.patterns and (len(row.words) == 1 or _rest_follows(view, i, row.words[1:])):
                rows.append(row)
    return sorted(rows, key=lambda r: -len(r.words))[:1]


def _apply(view: View, parent: int, child: int, pos: str, state: _State, finite_past: bool) -> bool:
    patterns = _pattern(view, child, parent)
    group = view.groups.get(parent)
    for row in _rows(view, parent, pos):
        if pos == "verb" and group is not None and row.reflexive != group.reflexive:
            continue
        if not row.patterns & patterns:
            continue
        if finite_past and row.status in _IRREALIS:
            return True
        _put_embed(view, row, parent, state)
        if group is not None and _bare_ne(view, group):
            _negated_embed(state)
        return True
    return False


def _bare_ne(view: View, group: VerbGroup) -> bool:
    """`n'ont cessé de`: a full negation without its second word."""
    return (
        not group.negated
        and group.lemma in view.pack.words("negation.bare")
        and any(view.tokens[i].norm in view.pack.words("negation.ne") for i in range(group.first, group.last))
    )


def _put_embed(view: View, row: Embed, parent: int, state: _State) -> None:
    text = view.tokens[parent].text
    status = row.status
    group = view.groups.get(parent)
    if group is not None and group.lemma in view.pack.words("verb.modal") and group.tense in {"past", "plup"}:
        state.put("happened", None, text, "a modal in the past says that it came to pass")
        return
    if row.aspect and row.status in {"ongoing", "happened"}:
        status = _aspect(view, parent, row, state)
    state.put(status, row.certainty, text, row.rule)
    if row.flip and parent != state.cue:
        state.negative = not state.negative


def _aspect(view: View, parent: int, row: Embed, state: _State) -> str | None:
    """Begin, continue, stop: their own tense places the event."""
    group = view.groups.get(parent)
    if group is None:
        return row.status
    if group.tense in {"fut", "cond"}:
        return "planned"
    if group.tense in {"inf", "part"}:
        return state.status
    return row.status


def _negated_embed(state: _State) -> None:
    """`ne menace pas de`, `n'a pas l'intention de`: what was embedded will not be."""
    state.negative = not state.negative


def _inherit(view: View, above: VerbGroup, group: VerbGroup, state: _State, reported: bool, kind: str) -> None:
    """An infinitive or participle without embedding verb takes its governor's tense."""
    inner = _State(words=[], flags=[], why=[])
    _own(view, above, kind, reported, inner)
    state.status, state.certainty = inner.status, state.certainty or inner.certainty
    state.flags += inner.flags
    state.words += inner.words
    state.why.append("tense of the governing verb")


def _apply_cue_embed(view: View, parent: int, child: int, state: _State, finite_past: bool) -> None:
    """The cue itself may embed (craint que, menace de, appelle à)."""
    if parent in view.groups and _apply(view, parent, child, "verb", state, finite_past):
        if view.groups[parent].negated:
            _negated_embed(state)
    elif parent in view.groups and view.groups[parent].copula:
        _apply(view, parent, child, "adj", state, finite_past)


def _noun(view: View, trigger: Trigger, stop: int | None, state: _State, reported: bool) -> None:
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
        preposition = view.phrases[current].prep if current in view.phrases else ""
        if _prepositional_status(view, current, preposition, state):
            return
        if parent in view.groups:
            group = view.groups[parent]
            status_set = _noun_under_verb(view, group, current, state, reported, stop)
            if parent == stop:
                return
            # an infinitive passes on what governs it only if it makes the event take place (organiser, mener)
            carries = status_set or group.lemma in view.pack.words("verb.support") or _happens(view, group)
            if group.tense in {"inf", "part"} and carries:
                _climb(view, parent, stop, state, reported, trigger.sense.type)
            return
        if _apply(view, parent, current, "noun", state, False):
            status_set = True
        current = parent


def _prepositional_status(view: View, head: int, prep: str, state: _State) -> bool:
    phrase = view.phrases.get(head)
    if phrase is None:
        return False
    for i in range(max(0, phrase.first - 4), phrase.first):
        for row in view.pack.embeds.get(view.tokens[i].norm, ()):
            if row.pos in {"conj", "prep"} and "obj" in row.patterns | {"obj"} and len(row.words) > 1 and _rest_follows(view, i, row.words[1:]):
                if i + len(row.words) in {phrase.first, phrase.first - 1, phrase.first + 1}:
                    state.put(row.status, row.certainty, row.lemma, row.rule)
                    state.negative ^= row.flip
                    return True
    if prep == "sans":
        state.negative = True
        state.words.append(prep)
        return True
    return False


def _noun_under_verb(view: View, group: VerbGroup, child: int, state: _State, reported: bool, stop: int | None) -> bool:
    """True when the verb says something of the event itself (embeds it, or says that it takes place)."""
    is_object = child in group.objects
    is_subject = child in group.subjects
    if _apply(view, group.head, child, "verb", state, False):
        if group.negated:
            _negated_embed(state)
        elif group.tense in {"fut", "cond"} and state.status in {None, "happened", "ongoing"}:
            state.put("planned", None, "", "tense of the governing verb")
        return True
    if is_subject or is_object and group.passive:
        if group.tense in {"fut", "futant", "cond", "condpast"} or group.negated and _happens(view, group):
            inner = _State(words=[], flags=[], why=[])
            _own(view, group, "", reported, inner)
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
    if is_object and group.tense in {"fut", "cond"} and group.head != stop:
        state.put("planned" if group.tense == "fut" else "hypothetical", None, view.tokens[group.head].text, "object of a future verb")
        return True
    return False


def _happens(view: View, group: VerbGroup) -> bool:
    happen = view.pack.words("verb.happen")
    lemma = ("se " if group.reflexive else "") + group.lemma
    return lemma in happen or any(h.split()[0] == group.lemma for h in happen if " " in h and not h.startswith("se "))


def _adjacent(view: View, i: int, words: tuple[str, ...]) -> bool:
    stretch = view.tokens[i : i + len(words)]
    return len(stretch) == len(words) and all(w in (t.norm, t.lemma) for w, t in zip(words, stretch, strict=True))


def _adverbs(view: View, trigger: Trigger, state: _State) -> None:
    """Adverbs and adjectives on the event itself: peut-être, prétendument, éventuel, imminent."""
    tokens = view.tokens
    near: set[int] = set()
    anchor = trigger.anchor
    for i in (*tokens[anchor].children, *range(trigger.first, trigger.last + 1)):
        if tokens[i].pos in {"ADV", "ADJ"} or tokens[i].dep in {"amod", "advmod"}:
            near.add(i)
    if trigger.verbal:
        group = view.groups[anchor]
        near |= {i for i in range(group.first, group.last + 1) if tokens[i].pos == "ADV"}
    for i in range(max(0, trigger.first - 6), min(len(tokens), trigger.last + 6)):
        if tokens[i].sent == tokens[anchor].sent and any(
            len(r.words) > 1 and r.pos == "adv" and _adjacent(view, i, r.words) for r in view.pack.embeds.get(tokens[i].norm, ())
        ):
            near.add(i)
    for i in sorted(near):
        for pos in ("adv", "adj"):
            for row in _rows(view, i, pos):
                if "mod" in row.patterns and i != anchor:
                    if row.status and (state.status in {None, "happened", "ongoing"} or row.status not in {"happened", "ongoing"}):
                        state.put(row.status, row.certainty, tokens[i].text, row.rule)
                    elif row.certainty:
                        state.put(None, row.certainty, tokens[i].text, row.rule)
                    if row.flip:
                        state.negative = not state.negative
                    break
