"""What a verb group says by its own form: tense, negation, press conditional; and the mood under construction."""

from __future__ import annotations

import msgspec

from selon.claims.view import View
from selon.model import VerbGroup

PAST = frozenset({"past", "plup", "subjpast", "infpast", "partpast"})
SPEECH = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})


class State(msgspec.Struct):
    status: str | None = None
    negative: bool = False
    certainty: str | None = None
    words: list[str] = []
    flags: list[str] = []
    why: list[str] = []
    held: bool = False
    """A noun above says that the event is only planned, feared or possible: what happens to that noun is not the event."""
    fact: bool = False
    """The verb it is the subject of says that it took place: no adjective of prospect undoes that."""
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


def own(view: View, group: VerbGroup, kind: str, reported: bool, state: State) -> None:
    """What the verb group itself says."""
    text = view.text[view.tokens[group.first].start : view.tokens[group.last].end]
    tense = group.tense
    if group.negated or any(view.phrases[h].negated for h in (*group.subjects, *group.objects) if h in view.phrases):
        state.negative = True
    elif any(view.tokens[h].norm in view.pack.words("pronoun.no_one") for h in (*group.subjects, *group.objects)):
        state.negative = True  # nobody was killed
    conditional = _conditional_context(view, group)
    if group.modal:
        _modal(view, group, text, state)
    elif conditional and (tense not in {"past", "plup"} or view.pack.words("clause.if_past")):
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
        if _has_if(view, group) or not view.pack.words("verb.press_conditional"):
            state.put("hypothetical", "U", text, "conditional with if")
        else:
            state.put("happened", "PR", text, "press conditional")
            state.flags.append("reported")
    elif tense == "cond":
        if reported and not _has_if(view, group) and not _generic_subject(view, group, strict=True):
            state.put("planned", None, text, "conditional as future in the past")
        elif _has_if(view, group) or _generic_subject(view, group) or not view.pack.words("verb.press_conditional"):
            state.put("hypothetical", "U", text, "conditional")
        else:
            state.put("ongoing", "PR", text, "press conditional")
            state.flags.append("reported")
    elif tense in {"pres", "imp", "subj", "imper"}:
        if kind == "SUPPORT" and tense == "pres" and group.lemma in view.pack.words("verb.lasting"):
            state.put("ongoing", None, text, "present of a lasting bond")
        elif kind in SPEECH or (view.reading.title and tense == "pres"):
            state.put("happened", None, text, "a speech act, or a headline's present")
        elif tense == "subj":
            state.put(None, None, text, "subjunctive")
        elif tense == "imp" and not reported:
            state.put("happened" if kind in {"CONSULT", "AGREE"} else "ongoing", None, text, "imperfect")
        else:
            state.put("ongoing", None, text, "present tense")


def _modal(view: View, group: VerbGroup, text: str, state: State) -> None:
    """`may attack`, `must have attacked`: the pack says what status and certainty a modal gives, now and with a perfect."""
    past = group.tense in {"past", "plup", "infpast"}
    told = view.pack.table("modal_past" if past else "modal").get(group.modal, "")
    if group.negated and not past:
        told = view.pack.table("modal_denied").get(group.modal, told)  # could not reach the village
    status, _, certainty = told.partition(" ")
    state.put(status or None, certainty or None, text, f"modal '{group.modal}'")


def _conditional_context(view: View, group: VerbGroup) -> str:
    marks = set(group.mark.split())
    ifs = view.pack.words("clause.if")
    if marks & ifs:
        return sorted(marks & ifs)[0]
    sent = view.sentence(group.head)
    for i in range(max(sent.first, group.first - 6), group.first):
        if view.tokens[i].norm in view.pack.words("clause.if_alone") and not any(j in view.groups for j in range(i + 1, group.first)):
            following = view.tokens[i + 1].norm if i + 1 < len(view.tokens) else ""
            if following not in view.pack.words("negation.restrict") and view.tokens[i].pos != "ADV":
                return view.tokens[i].norm
    text = view.text[sent.start : view.tokens[group.first].start].lower().replace("’", "'")
    for phrase in view.pack.words("clause.conditional_conjunctions"):
        at = text.rfind(phrase)
        if at >= 0 and len(text) - at < 60:
            return phrase
    return _inverted(view, group)


def _inverted(view: View, group: VerbGroup) -> str:
    """`Were Tehran to retaliate`: an auxiliary before its subject that opens the sentence, with the infinitive below it."""
    above = view.groups.get(group.parent) if group.parent is not None else None
    if above is None or group.tense != "inf" or view.tokens[above.first].norm not in view.pack.words("clause.inverted_if"):
        return ""
    before = view.tokens[above.first - 1] if above.first else None
    opens = before is None or before.sent != view.tokens[above.first].sent or before.pos in {"PUNCT", "CCONJ"}
    return view.tokens[above.first].norm if opens and any(above.head < s < group.first for s in above.subjects) else ""


def _has_if(view: View, group: VerbGroup) -> bool:
    sent = view.sentence(group.head)
    return any(
        t.norm in view.pack.words("clause.if") and (t.pos == "SCONJ" or (t.pos == "ADV" and t.norm in view.pack.words("clause.if_alone")))
        for t in view.tokens[sent.first : sent.last]
    )


def _generic_subject(view: View, group: VerbGroup, *, strict: bool = False) -> bool:
    """`toute nouvelle attaque ouvrirait`, `une offensive serait`: an indefinite event as the conditional's subject."""
    for h in group.subjects:
        phrase = view.phrases.get(h)
        determiners = view.pack.words("clause.any" if strict else "clause.generic_determiners")
        if phrase and phrase.det in determiners and any(
            le in view.pack.nouns for le in view.tokens[h].stems
        ):
            return True
    return False
