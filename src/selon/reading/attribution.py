"""Attributions: who is said to say what. Source, cue and content, after PARC3 and PolNeAR.

Constructions, each by the surface first, because the parser's labels for inversion vary:
prepositional (Selon X, …), clause (X dit que …), infinitive (X dit avoir …), inversion after a quotation or a clause
("…", a dit X), colon and guillemets, object (X confirme l'arrivée), and quotations carried over from the last speaker.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from selon.lang import Cue, Pack
from selon.model import Attribution, NounPhrase, Sentence, Span, Token, VerbGroup
from selon.reading.quotes import quotations
from selon.reading.spans import Scene, cut_at_breaks


def attributions(scene: Scene) -> tuple[Attribution, ...]:
    """All attributions of a paragraph, outermost first where they nest."""
    quoted = quotations(scene.text, scene.start, scene.end)
    found = [*_prepositional(scene), *_verbal(scene, quoted), *_colon(scene, quoted)]
    found += _carried(scene, quoted, found)
    return tuple(sorted(found, key=lambda a: (a.contents[0].start if a.contents else a.cue.start, a.cue.start)))


def _words_match(tokens: Sequence[Token], i: int, words: tuple[str, ...]) -> int:
    """Number of tokens that match a multi-word cue from token i (0: none); lemma or form, contractions opened."""
    j = i
    for word in words:
        if j >= len(tokens):
            return 0
        token = tokens[j]
        if word in (token.norm, token.lemma) or (word in {"de", "d'"} and token.norm in {"de", "d'", "du", "des"}) or (
            word == "à" and token.norm in {"à", "au", "aux"}
        ):
            j += 1
        else:
            return 0
    return j - i


def _prepositional(scene: Scene) -> list[Attribution]:
    found = []
    tokens = scene.tokens
    for token in tokens:
        for cue in _candidates(scene.pack, token, {"prep"}):
            width = _words_match(tokens, token.i, cue.words)
            if not width:
                continue
            made = _one_prepositional(scene, cue, token.i, token.i + width)
            if made is not None:
                found.append(made)
                break
    return found


def _candidates(pack: Pack, token: Token, kinds: set[str]) -> list[Cue]:
    rows = [*pack.cues.get(token.norm, ()), *(pack.cues.get(token.lemma, ()) if token.lemma != token.norm else ())]
    return [c for c in rows if c.kind in kinds]


def _one_prepositional(scene: Scene, cue: Cue, first: int, after: int) -> Attribution | None:
    tokens = scene.tokens
    sent = scene.sentences[tokens[first].sent]
    if first and tokens[first].norm in scene.pack.words("attribution.needs_head") and first != sent.first:
        return None
    heads = scene.phrase_at(after)
    if heads is None:
        return None
    phrase = scene.phrases[heads]
    if tokens[phrase.head].norm in scene.pack.words("pronoun.relative_other"):
        return None
    if tokens[first].norm in scene.pack.words("attribution.needs_head") and not scene.may_speak(heads, strict=True):
        return None
    if {tokens[heads].norm, tokens[heads].lemma} & scene.pack.words("attribution.never"):
        return None
    last = phrase.last
    source = (heads, *phrase.coordinated)
    for c in phrase.coordinated:
        last = max(last, scene.phrases[c].last)
    cue_span = scene.span(first, after - 1)
    start_char, end_char = tokens[first].start, tokens[last].end
    contents = _around(scene, sent, start_char, end_char, first, last)
    if not contents:
        return None
    return Attribution(
        cue=cue_span, contents=tuple(contents), stance=cue.stance, kind="prep", rule=cue.rule, effect=cue.content, heads=source
    )


def _around(scene: Scene, sent: Sentence, start: int, end: int, first: int, last: int) -> list[Span]:
    """What a prepositional attribution covers: the rest of its sentence, up to a break."""
    text = scene.text
    left = scene.last_break(sent.start, start)
    initial = start - left <= 2 or not any(t.pos not in {"PUNCT", "CCONJ", "ADV"} for t in scene.tokens[scene.token_at(left) : first])
    right = cut_at_breaks(scene, end, sent.end)
    spans = []
    if initial:
        spans.append((end, right))
    else:
        spans.append((left, start))
        follows = text[end:right].lstrip()
        if follows.startswith(",") and any(
            g.first > last and scene.tokens[g.head].start < right and g.tense not in {"part", "partpast", "inf"} and not g.antecedent
            for g in scene.groups.values()
            if scene.tokens[g.head].sent == scene.tokens[first].sent
        ):
            spans.append((end, right))
        elif not follows.startswith((",", ".")):
            spans.append((end, right))
    return [scene.trimmed(a, b) for a, b in spans if text[a:b].strip(" ,.;:")]


def _verbal(scene: Scene, quoted: list[tuple[int, int]]) -> list[Attribution]:
    found = []
    for group in scene.groups.values():
        cue = _cue_of(scene, group)
        if cue is None:
            continue
        made = _one_verbal(scene, group, cue, quoted)
        if made is not None:
            found.append(made)
    return found


def _cue_of(scene: Scene, group: VerbGroup) -> Cue | None:
    if group.causative:  # faire savoir, laisser entendre: the infinitive carries the row's later words
        for cue in _causative_cues(scene, group):
            return cue
    for cue in _candidates(scene.pack, scene.tokens[group.head], {"verb"}) or _candidates(
        scene.pack, scene.tokens[group.head], {"adj"} if group.copula else set()
    ):
        if cue.reflexive and not group.reflexive:
            continue
        if len(cue.words) > 1 and not _phrase_after(scene, group, cue.words[1:]):
            continue
        return cue
    return None


def _causative_cues(scene: Scene, group: VerbGroup) -> list[Cue]:
    lemma = scene.tokens[group.head].lemma
    first = {scene.tokens[i].lemma for i in range(group.first, group.head)} | {
        le for i in range(group.first, group.head) for le, _ in scene.lex.verbs.get(scene.tokens[i].norm, ())
    }
    return [
        c for f in sorted(first) for c in scene.pack.cues.get(f, ()) if c.kind == "verb" and c.words[1:] == (lemma,)
    ]


def _phrase_after(scene: Scene, group: VerbGroup, words: tuple[str, ...]) -> bool:
    j = group.last + 1
    for word in words:
        for gap in range(4):
            if j + gap < len(scene.tokens) and _words_match(scene.tokens, j + gap, (word,)):
                j += gap + 1
                break
        else:
            return False
    return True


def _one_verbal(scene: Scene, group: VerbGroup, cue: Cue, quoted: list[tuple[int, int]]) -> Attribution | None:
    tokens = scene.tokens
    sent = scene.sentences[tokens[group.head].sent]
    inverted = scene.inverted(group)
    heads, addressees = scene.speakers(group, inverted)
    contents: list[Span] = []
    kind, direct = "", False
    if inverted and "quote" in cue.patterns:
        contents, direct = _before(scene, group, sent, quoted)
        kind = "inversion"
        after = scene.clause_after(group)
        if after is not None and "que" in cue.patterns and after[2] == "que":
            contents, kind = [scene.trimmed(after[0], after[1])], "que"
    if not contents:
        after = scene.clause_after(group)
        if after is not None:
            start, end, how = after
            if how == "que" and cue.patterns & {"que"}:
                contents, kind = [scene.trimmed(start, end)], "que"
            elif how == "inf" and cue.patterns & {"inf", "de"}:
                contents, kind = [scene.trimmed(start, end)], "inf"
    if not contents and cue.patterns & {"obj", "de"}:
        span = scene.object_span(group, of="de" in cue.patterns)
        if span is not None:
            contents, kind = [span], "obj"
    if not contents:
        if "quote" in cue.patterns:
            following = _quote_after(scene, group, sent, quoted)
            if following is not None:
                contents, kind, direct = [following], "quote", True
    elif kind == "que" and "quote" in cue.patterns:
        following = _quote_after(scene, group, sent, quoted)
        if following is not None and following.start > contents[-1].end:
            contents.append(following)
    if not contents:
        return None
    return Attribution(
        cue=scene.span(group.first, group.last),
        contents=tuple(contents),
        stance=cue.stance,
        kind=kind,
        rule=cue.rule,
        effect=cue.content,
        heads=heads,
        group=group.head,
        addressees=addressees,
        direct=direct,
        negated=group.negated,
    )


def _before(scene: Scene, group: VerbGroup, sent: Sentence, quoted: list[tuple[int, int]]) -> tuple[list[Span], bool]:
    """Content of an inverted cue: the quotation that ends just before it, else the clause before it."""
    at = scene.tokens[group.first].start
    closing = [q for q in quoted if q[1] <= at and not scene.text[q[1] + 1 : at].strip(" ,.!?\u00a0\u202f")]
    inside = [q for q in quoted if q[0] <= at < q[1]]
    if closing:
        q = closing[-1]
        start = q[0]
        # « … », a dit X: a clause that runs into the quotation belongs to it ("Kiev « a tort », a dit X")
        lead = scene.text[sent.start : q[0]].strip(' «"“')
        if sent.start < q[0] and len(lead.split()) >= 2:
            start = sent.start
        spans = [scene.trimmed(start, q[1])]
        following = _quote_after(scene, group, sent, quoted)
        if following is not None:
            spans.append(following)
        return spans, True
    if inside:
        q = inside[-1]
        return [scene.trimmed(q[0], at), scene.trimmed(scene.source_end(group), q[1])], True
    left = scene.last_break(sent.start, at, strong=True)
    return ([scene.trimmed(left, at)] if scene.text[left:at].strip(" ,") else []), False


def _quote_after(scene: Scene, group: VerbGroup, sent: Sentence, quoted: list[tuple[int, int]]) -> Span | None:
    """A quotation that follows the cue in its own sentence, or opens right after it."""
    at = scene.tokens[group.last].end
    for q in quoted:
        if q[0] >= at and (q[0] < sent.end or not scene.text[sent.end : q[0]].strip(' «"“\u00a0')):
            words = scene.text[q[0] : q[1]].split()
            if len(words) >= 3 and not any(
                g.first > group.last and scene.tokens[g.head].start < q[0] and _cue_of(scene, g) for g in scene.groups.values()
            ):
                return scene.trimmed(q[0], q[1])
    return None


def _colon(scene: Scene, quoted: list[tuple[int, int]]) -> list[Attribution]:
    """`X : « … »` without a verb."""
    found = []
    for token in scene.tokens:
        if token.norm != ":" or token.i == 0:
            continue
        q = next((q for q in quoted if q[0] > token.start and not scene.text[token.end : q[0]].strip(' «"“\u00a0\u202f')), None)
        sent = scene.sentences[token.sent]
        before = [g for g in scene.groups.values() if sent.first <= g.head < token.i]
        if q is None or before:
            continue
        head = next((h for h in sorted(scene.phrases) if sent.first <= h < token.i and scene.may_speak(h)), None)
        if head is not None:
            found.append(
                Attribution(
                    cue=scene.span(token.i, token.i), contents=(scene.trimmed(*q),), stance="say", kind="colon",
                    rule="cues#:", heads=(head,), direct=True,
                )
            )  # fmt: skip
    return found


def _carried(scene: Scene, quoted: list[tuple[int, int]], found: list[Attribution]) -> list[Attribution]:
    """Quotations of whole clauses that no cue of the paragraph covers: the last speaker goes on, and is flagged."""
    covered = [(s.start, s.end) for a in found for s in a.contents]
    made = []
    for q in quoted:
        if any(a <= q[0] + 1 and q[1] - 1 <= b for a, b in covered) or len(scene.text[q[0] : q[1]].split()) < 5:
            continue
        if not any(q[0] <= scene.tokens[g.head].start < q[1] and g.tense not in {"inf", "partpast"} for g in scene.groups.values()):
            continue
        before = [a for a in found if a.cue.start < q[0] and a.kind != "obj"]
        near = max(before, key=lambda a: a.cue.start, default=None)
        # a quotation that fills its sentence goes on; one inside a sentence is a scrap that the clause around it uses
        sent = next((s for s in scene.sentences if s.start <= q[0] + 1 and q[0] < s.end), None)
        if sent is None or len(scene.text[sent.start : q[0]].strip(' «"“').split()) > 1:
            continue
        made.append(
            Attribution(
                cue=near.cue if near else Span(q[0], q[0], ""),
                contents=(scene.trimmed(*q),), stance="say", kind="carried", rule="cues#carried",
                heads=near.heads if near else (), group=near.group if near else None, direct=True, carried=True,
            )
        )  # fmt: skip
    return made


__all__ = ["Mapping", "NounPhrase", "attributions", "msgspec"]
