"""Sources named by a preposition or a participle: Selon X, d'après X, de source militaire, cité par X, selon qui."""

from __future__ import annotations

from selon.lang import Cue
from selon.model import Attribution, Span
from selon.reading.cuewords import adjacent, rows
from selon.reading.spans import NONFINITE, Scene, cut_at_breaks

_PREP = frozenset({"prep"})


def prepositional(scene: Scene, quoted: list[tuple[int, int]]) -> list[Attribution]:
    found: list[Attribution] = []
    used = -1
    for token in scene.tokens:
        if token.i <= used:
            continue
        for cue in rows(scene, token, _PREP):
            width = adjacent(scene.pack, scene.tokens, token.i, cue.words)
            made = _one(scene, cue, token.i, token.i + width, quoted, found) if width else None
            if made is not None:
                found.append(made)
                used = token.i + width - 1
                break
    return found


def _one(
    scene: Scene, cue: Cue, first: int, after: int, quoted: list[tuple[int, int]], earlier: list[Attribution]
) -> Attribution | None:
    words = scene.pack.words
    relaying = cue.lemma in words("attribution.relaying")
    if relaying and _passive(scene, first):
        return None
    named = _source(scene, cue, first, after)
    if named is None:
        return None
    heads, last = named
    citing = cue.lemma in words("attribution.citing")
    contents = _whole(scene, first, last) if relaying or citing else _around(scene, first, last, quoted, earlier)
    if contents and heads and heads[0] < first and heads[0] == _antecedent(scene, first, after):
        contents = [_relative(scene, last)]
    if not contents:
        return None
    return Attribution(
        cue=scene.span(first, after - 1), contents=tuple(contents), stance=cue.stance, kind="citing" if citing else "prep",
        rule=cue.rule, effect=cue.content, heads=heads,
    )  # fmt: skip


def _passive(scene: Scene, first: int) -> bool:
    """`a été interrogé par la police` is an event, not a medium."""
    group = scene.groups.get(first)
    return group is not None and (group.tense != "partpast" or group.first != first)


def _source(scene: Scene, cue: Cue, first: int, after: int) -> tuple[tuple[int, ...], int] | None:
    """(heads, last token) of who is named, if the phrase may name a speaker."""
    words = scene.pack.words
    own = next((i for i in range(first, after) if scene.tokens[i].norm in words("attribution.self_source")), None)
    if own is not None:
        last = scene.phrases[own].last if own in scene.phrases else after - 1
        return ((own,), max(after - 1, last)) if own in scene.phrases else None
    relative = _antecedent(scene, first, after)
    if relative is not None:
        return (relative,), after - 1 if after - 1 > first else after
    head = scene.phrase_at(after)
    if head is not None and scene.tokens[head].sent != scene.tokens[first].sent:
        return None
    if head is None or scene.tokens[scene.phrases[head].head].norm in words("pronoun.relative_other"):
        return None
    strict = cue.lemma in words("attribution.needs_head") | words("attribution.relaying") | words("attribution.citing")
    if cue.lemma in words("attribution.needs_head") and first != scene.sentences[scene.tokens[first].sent].first:
        return None
    if (strict and not scene.may_speak(head, strict=True)) or {scene.tokens[head].norm, scene.tokens[head].lemma} & words("attribution.never"):
        return None
    if cue.lemma in words("attribution.needs_document") and not scene.documents(head):
        return None
    phrase = scene.phrases[head]
    twins = scene.twins(head)
    return (head, *twins), max([phrase.last, *(scene.phrases[c].last for c in twins)])


def _antecedent(scene: Scene, first: int, after: int) -> int | None:
    """`X, selon qui …`, `une source, d'après laquelle …`: the phrase before the comma speaks."""
    at = after if after < len(scene.tokens) else after - 1
    pronouns = scene.pack.words("pronoun.relative_subject") | scene.pack.words("pronoun.relative_which")
    if not ({scene.tokens[at].norm, scene.tokens[after - 1].norm} & pronouns) or first == 0:
        return None
    left = [h for h, p in scene.phrases.items() if p.last < first and scene.tokens[h].sent == scene.tokens[first].sent]
    inner = {h for p in scene.phrases.values() for _, h in p.complements}
    # the nearest phrase that can speak; a complement only when nothing above it can
    for h in sorted(left, reverse=True):
        if h not in inner and scene.may_speak(h, strict=True):
            return h
    return max(left) if left else None


def _relative(scene: Scene, last: int) -> Span:
    """`La Chine, selon qui P, a déployé …`: what is said stands behind, and ends where the antecedent's clause goes on."""
    start = scene.tokens[last].end
    end = cut_at_breaks(scene, start, scene.sentences[scene.tokens[last].sent].end)
    inside = [g for g in scene.ordered() if start <= scene.tokens[g.head].start < end and g.tense not in NONFINITE]
    for group in inside[1:]:
        before = scene.tokens[group.first - 1]
        if before.norm == "," and not any(s >= group.first for s in group.subjects):
            return scene.trimmed(start, before.start)
    return scene.trimmed(start, end)


def _whole(scene: Scene, first: int, last: int) -> list[Span]:
    """The sentence around a participle of passing on: all of it went through that medium."""
    sent = scene.sentences[scene.tokens[first].sent]
    end = scene.tokens[last].end
    parts = [(sent.start, scene.tokens[first].start), (end, cut_at_breaks(scene, end, sent.end, breaks="clause.strong"))]
    return [scene.trimmed(a, b) for a, b in parts if scene.text[a:b].strip(" ,.;:»\"")]


def _around(scene: Scene, first: int, last: int, quoted: list[tuple[int, int]], earlier: list[Attribution]) -> list[Span]:
    """What a prepositional source covers: the rest of its sentence, up to a break."""
    text = scene.text
    sent = scene.sentences[scene.tokens[first].sent]
    start = scene.tokens[first].start
    low, high = sent.start, sent.end
    for q in quoted:  # inside a quotation the source speaks for the quoted words only
        if q[0] <= start < q[1]:
            low, high = max(low, q[0]), min(high, q[1])
    left = max([scene.last_break(low, start), *(_tail(scene, a) for a in earlier if low <= a.cue.start < start)])
    after = _skip_relative(scene, last, high)
    if _opens_clause(scene, left, first):
        skip = after + len(text[after:high]) - len(text[after:high].lstrip(" ,\u00a0"))
        right = cut_at_breaks(scene, skip, high, breaks="clause.strong")
        return [scene.trimmed(after, right)] if text[after:right].strip(" ,.;:") else []
    right = cut_at_breaks(scene, after, high)
    inserted = _inserted(scene, first, last, left)
    if inserted is not None:
        return [scene.trimmed(inserted, start)]
    spans = [(left, start)]
    follows = text[after:right].lstrip()
    if follows.startswith(","):
        opener = follows[1:].split()[:1]
        relative = bool(opener) and opener[0].lower() in scene.relatives()
        if not relative and any(
            g.first > last and after <= scene.tokens[g.head].start < right and g.tense not in NONFINITE and g.antecedent is None
            for g in scene.groups.values()
        ):
            spans.append((after, right))
    elif not follows.startswith("."):
        spans.append((after, right))
    return [scene.trimmed(a, b) for a, b in spans if text[a:b].strip(" ,.;:")]


def _inserted(scene: Scene, first: int, last: int, left: int) -> int | None:
    """`Les rebelles, soutenus par Kigali selon l'ONU, ont pris …`: a source at the end of an aside covers the aside only."""
    tokens = scene.tokens
    if first < 3 or tokens[first - 1].norm == "," or last + 1 >= len(tokens) or tokens[last + 1].norm != ",":
        return None
    comma = next((i for i in range(first - 1, 0, -1) if tokens[i].norm == "," and tokens[i].start >= left), None)
    if comma is None or tokens[comma].sent != tokens[first].sent:
        return None
    aside = any(comma < g.first < first and (g.antecedent is not None or g.tense == "partpast") for g in scene.groups.values())
    main = any(
        g.first > last and tokens[g.head].sent == tokens[first].sent and g.tense not in NONFINITE
        and any(s < comma for s in (*g.subjects, *(g.objects if g.passive else ())))
        for g in scene.groups.values()
    )  # fmt: skip
    return tokens[comma].end if aside and main else None


def _tail(scene: Scene, a: Attribution) -> int:
    """End of an earlier source in the same sentence: what stands before it is its own (12 morts selon A, 30 selon B)."""
    ends = [scene.tokens[scene.phrases[h].last].end for h in a.heads if h in scene.phrases]
    return max([a.cue.end, *(e for e in ends if e > a.cue.start)])


def _opens_clause(scene: Scene, left: int, first: int) -> bool:
    """Whether the source stands at the head of its clause: nothing but a conjunction before it."""
    start = scene.tokens[first].start
    if start - left <= 2:
        return True
    between = [t for t in scene.tokens[scene.token_at(left) : first] if t.start >= left]
    if not any(t.pos not in {"PUNCT", "CCONJ", "ADV", "SCONJ"} for t in between):
        return True
    words = [t for t in between if t.norm not in {",", '"'}]
    return bool(words) and (words[-1].pos in {"SCONJ"} or words[-1].norm in scene.relatives() | scene.pack.words("negation.restrict"))


def _skip_relative(scene: Scene, last: int, high: int) -> int:
    """Offset after a source's own relative clause: `selon l'armée, à laquelle X reproche …`, `Selon Y, qui était là, …`."""
    tokens = scene.tokens
    end = tokens[last].end
    if last + 2 >= len(tokens) or tokens[last + 1].norm != ",":
        return end
    opener = {t.norm for t in tokens[last + 2 : last + 4]} & (scene.relatives() | scene.pack.words("pronoun.relative_which"))
    if not opener or (tokens[last + 2].norm not in scene.relatives() and tokens[last + 2].pos != "ADP"):
        return end
    verb = next((g for g in sorted(scene.groups.values(), key=lambda g: g.first) if g.first > last + 1), None)
    if verb is None:
        return end
    for token in tokens[verb.last + 1 :]:
        if token.start >= high:
            break
        if token.norm == ",":
            return token.start
    return high
