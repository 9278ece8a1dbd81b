"""Nouns and adverbs of saying: la rumeur que P, la promesse de Berlin de P, l'annonce par Paris du retrait, dit-on."""

from __future__ import annotations

from selon.lang import Cue
from selon.model import Attribution, NounPhrase, Span, VerbGroup
from selon.reading.cuewords import adjacent, rows
from selon.reading.spans import NONFINITE, Scene, cut_at_breaks, inside_quotes

_NOUN = frozenset({"noun"})
_ADV = frozenset({"adv"})
_VERB = frozenset({"verb"})
_FINITE = frozenset({"pres", "imp", "fut", "cond", "simple"})


def nominal(scene: Scene) -> list[Attribution]:
    """Attributions that a noun of saying opens, with its owner as the speaker if the text names one."""
    found = []
    for head, phrase in sorted(scene.phrases.items()):
        for cue in rows(scene, scene.tokens[head], _NOUN):
            if len(cue.words) > 1 and not adjacent(scene.pack, scene.tokens, head, cue.words):
                continue
            made = _one(scene, cue, phrase)
            if made is not None:
                found.append(made)
            break
    return found


def _one(scene: Scene, cue: Cue, phrase: NounPhrase) -> Attribution | None:
    clause = _clause(scene, cue, phrase)
    content = clause or _event(scene, cue, phrase)
    owner = _owner(scene, cue, phrase, content)
    if content is None and owner and cue.patterns & {"alone"}:
        content = _occasion(scene, phrase)
    if content is None:
        return None
    if not owner and (clause is not None or set(scene.tokens[phrase.head].stems) & scene.pack.words("count.toll")):
        owner = _holder(scene, phrase)
    cue_span = scene.span(phrase.head, phrase.head)
    return Attribution(
        cue=cue_span, contents=(content,), stance=cue.stance, kind="noun", rule=cue.rule, effect=cue.content, heads=owner, group=None
    )


def _clause(scene: Scene, cue: Cue, phrase: NounPhrase) -> Span | None:
    """`que P` or `de + infinitive` behind the noun and its complements, to the verb whose subject the noun is."""
    tokens, head = scene.tokens, phrase.head
    sent = scene.sentences[tokens[head].sent]
    for i in range(head + 1, min(sent.last, max(phrase.last, head) + 6)):
        token = tokens[i]
        group = scene.groups.get(i)
        if token.norm in scene.pack.words("negation.restrict") and "que" in cue.patterns and _opens(scene, head, i):
            return _stretch(scene, head, i + 1, sent.end)
        if group is not None:
            if group.tense in {"inf", "infpast"} and cue.patterns & {"inf"} and _with_preposition(scene, group.first):
                return _stretch(scene, head, group.first, sent.end)
            return None
        if token.norm in {",", ";", ":", "(", '"'}:
            return None
    return None


def _opens(scene: Scene, head: int, i: int) -> bool:
    """A completive `que`: the clause has its own subject and object, or the tagger says so."""
    token = scene.tokens[i]
    if _judged(scene, i):
        return False
    if token.pos == "SCONJ" or token.dep == "mark":
        return True
    return not any(g.antecedent == head and head in g.objects for g in scene.groups.values())


def _judged(scene: Scene, i: int) -> bool:
    """`une accusation qu'Islamabad rejette`: a verb of denying or confirming that ends its clause has the noun as its object."""
    verb = next((g for g in scene.ordered() if g.first > i), None)
    if verb is None or any(o > verb.last for o in verb.objects):
        return False
    ends = verb.last + 1 >= len(scene.tokens) or scene.tokens[verb.last + 1].norm in {",", ".", ";", ":", '"'}
    return ends and any(c.kind == "verb" and c.stance in {"deny", "confirm"} and "obj" in c.patterns for c in scene.pack.cues.get(verb.lemma, ()))


def _with_preposition(scene: Scene, first: int) -> bool:
    at = next((i for i in range(first - 1, max(-1, first - 3), -1) if scene.tokens[i].norm in scene.pack.words("clause.control_marks")), None)
    # "avant de partir" is a time, not what the noun says
    return at is not None and not (at and scene.tokens[at - 1].norm in scene.pack.words("clause.before_que"))


def _stretch(scene: Scene, head: int, first: int, end: int) -> Span | None:
    """From token `first` to the verb that the noun is the subject of, else to a break or the sentence's end."""
    start = scene.tokens[first].start
    end = cut_at_breaks(scene, start, end)
    opened = False
    for group in sorted(scene.groups.values(), key=lambda g: g.first):
        if group.first < first or scene.tokens[group.first].start >= end or (group.tense in NONFINITE and group.first != first):
            continue
        if head in group.subjects or (head in group.objects and group.passive) or (opened and _free(scene, group, first)):
            end = min(end, scene.tokens[group.first].start)
            break
        opened = True
    return scene.trimmed(start, end) if end > start else None


def _free(scene: Scene, group: VerbGroup, first: int) -> bool:
    """A finite verb that neither belongs to the clause from token `first` on nor hangs on it."""
    before = scene.tokens[group.first - 1]
    relative = group.antecedent is not None or before.norm in scene.relatives()
    own = any(s >= first for s in group.subjects)
    infinitive = first in scene.groups or any(g.first == first and g.tense in NONFINITE for g in scene.groups.values())
    joined = before.pos == "SCONJ" or (before.pos == "CCONJ" and not infinitive)
    return not relative and not own and not group.mark and not joined


def _event(scene: Scene, cue: Cue, phrase: NounPhrase) -> Span | None:
    """`l'annonce du retrait`, `les accusations de torture`: a complement that names an event."""
    if "de" not in cue.patterns:
        return None
    for prep, h in phrase.complements:
        if prep in scene.pack.words("case.topic") and h in scene.phrases and scene.names_event(h) and not scene.may_speak(h, strict=True):
            return scene.noun_span(scene.phrases[h], scene.sentences[scene.tokens[h].sent])
    return None


def _owner(scene: Scene, cue: Cue, phrase: NounPhrase, content: Span | None) -> tuple[int, ...]:
    """Who says it: `par X`, else `de X` outside the content."""
    for wanted in ("case.by", "case.of"):
        for prep, h in phrase.complements:
            outside = content is None or not content.start <= scene.tokens[h].start < content.end
            if prep in scene.pack.words(wanted) and outside and h in scene.phrases and scene.may_speak(h, strict=True):
                return (h, *scene.phrases[h].coordinated)
    return ()


def _holder(scene: Scene, phrase: NounPhrase) -> tuple[int, ...]:
    """`Kiev a la preuve que P`, `Londres a donné l'assurance que P`: the subject of the verb whose object the noun is."""
    for group in scene.groups.values():
        if phrase.head in group.objects and not group.passive and group.head != phrase.head and group.subjects and not _denying(scene, group):
            subject = group.subjects[0]
            if scene.may_speak(subject):
                return (subject,)
    return ()


def _denying(scene: Scene, group: VerbGroup) -> bool:
    """`rejette le bilan de 45 morts`: whoever denies what others say does not say it."""
    return any(c.stance == "deny" for c in scene.pack.cues.get(group.lemma, ()))


def _occasion(scene: Scene, phrase: NounPhrase) -> Span | None:
    """`Dans un rapport de l'ONU, P`: a document at the head of the sentence, if no verb of saying follows."""
    sent = scene.sentences[scene.tokens[phrase.head].sent]
    if phrase.first > sent.first + 2 or not phrase.prep or phrase.prep in scene.pack.words("attribution.not_occasion"):
        return None
    after = scene.tokens[phrase.last].end
    if not scene.plain[after - scene.start :].lstrip().startswith(","):
        return None
    end = cut_at_breaks(scene, after + 1, sent.end)
    main = next((g for g in sorted(scene.groups.values(), key=lambda g: g.first) if g.first > phrase.last and g.tense not in NONFINITE), None)
    if main is None or any(c.kind == "verb" for c in rows(scene, scene.tokens[main.head], _VERB)):
        return None
    return scene.trimmed(after, end)


def hearsay(scene: Scene) -> list[Attribution]:
    """Adverbs of hearsay: nobody is named, and what they qualify is left open."""
    found = []
    for token in scene.tokens:
        for cue in rows(scene, token, _ADV):
            if not adjacent(scene.pack, scene.tokens, token.i, cue.words):
                continue
            groups = [g for g in scene.groups.values() if scene.tokens[g.head].sent == token.sent]
            near = min(groups, key=lambda g: _distance(g.first, g.last, token.i), default=None)
            if near is not None:
                content = scene.span(near.first, near.last)
                found.append(
                    Attribution(
                        cue=scene.span(token.i, token.i + len(cue.words) - 1), contents=(content,), stance=cue.stance, kind="adv",
                        rule=cue.rule, effect=cue.content,
                    )
                )  # fmt: skip
            break
    return found


def _distance(first: int, last: int, i: int) -> int:
    return 0 if first <= i <= last else min(abs(first - i), abs(last - i))


def untagged(scene: Scene, quoted: list[tuple[int, int]]) -> list[Attribution]:
    """Verbs of saying the tagger took for nouns: `Pékin objecte que P`, `« P », titre le quotidien`."""
    found = []
    covered = {i for g in scene.groups.values() for i in range(g.first, g.last + 1)}
    for token in scene.tokens:
        if token.i in covered or not token.text[:1].islower():
            continue
        readings = scene.lex.verbs.get(token.norm, ())
        cues = [
            c for le, f in readings if f.split(".")[0] in _FINITE and f.endswith(("3s", "3p"))
            for c in scene.pack.cues.get(le, ()) if c.kind == "verb" and len(c.words) == 1 and not c.reflexive
        ]  # fmt: skip
        if cues:
            made = _surface(scene, cues[0], token.i, quoted)
            if made is not None:
                found.append(made)
    return found


def _verbal(scene: Scene, i: int) -> bool:
    """`The opposition leader claims that P`: a noun whose name stands right before it and that no verb has as its subject."""
    phrase = scene.phrases[i]
    own = phrase.possessive or any(p == "'s" or h > i for p, h in phrase.complements)
    first = scene.tokens[i - 1] if i else None
    finite = [g for g in scene.groups.values() if scene.tokens[g.head].sent == scene.tokens[i].sent and g.tense not in NONFINITE]
    return (
        not own and first is not None and any(i - 2 <= p.last < i for h, p in scene.phrases.items() if h < i)
        and ((first.text[:1].isupper() and first.i > 0) or (first.i in scene.phrases and scene.may_speak(first.i, strict=True)))
        and not any(i in g.subjects or i in g.objects or g.first < i for g in finite)
    )  # fmt: skip


def _surface(scene: Scene, cue: Cue, i: int, quoted: list[tuple[int, int]]) -> Attribution | None:
    tokens = scene.tokens
    follow = tokens[i + 1] if i + 1 < len(tokens) else None
    if follow is None:
        return None
    sent = scene.sentences[tokens[i].sent]
    if i in scene.phrases and not _verbal(scene, i):
        return None
    if follow.norm in scene.pack.words("negation.restrict") and "que" in cue.patterns:
        left = [h for h, p in scene.phrases.items() if h < i and (p.last in {i - 1, i} or h == i - 1)]
        left = left or [h for h, p in scene.phrases.items() if h < i and p.last == i - 2 and tokens[i - 1].text[:1].isupper()]
        if left:
            content = scene.trimmed(follow.end, cut_at_breaks(scene, follow.end, sent.end))
            return Attribution(
                cue=scene.span(i, i), contents=(content,), stance=cue.stance, kind="que", rule=cue.rule, effect=cue.content,
                heads=(max(left),),
            )  # fmt: skip
        return None
    before = scene.plain[: tokens[i].start - scene.start].rstrip()
    if "quote" not in cue.patterns or not before.rstrip(", ").endswith('"') or inside_quotes(scene.plain, tokens[i].start - scene.start):
        return None
    right = scene.phrase_at(i + 1)
    closing = [q for q in quoted if q[1] <= tokens[i].start]
    if right is None or scene.phrases[right].prep or not closing:
        return None
    return Attribution(
        cue=scene.span(i, i), contents=(scene.trimmed(*closing[-1]),), stance=cue.stance, kind="inversion", rule=cue.rule,
        effect=cue.content, heads=(right,), direct=True,
    )  # fmt: skip
