"""Attributions: who is said to say what. Source, cue and content, after PARC3 and PolNeAR.

Constructions, each by the surface first, because the parser's labels for inversion vary:
prepositional (Selon X, …), clause (X dit que …), infinitive (X dit avoir …), inversion after a quotation or a clause
("…", a dit X), colon and guillemets, object (X confirme l'arrivée), participle (un bilan démenti par X), and quotations
carried over from the last speaker. Nouns and adverbs of saying are in `saying`.
"""

from __future__ import annotations

import msgspec

from selon.lang import Cue
from selon.model import Attribution, Span, VerbGroup
from selon.reading.cuewords import Match, verb_cue
from selon.reading.prepositional import prepositional
from selon.reading.quotes import quotations
from selon.reading.saying import hearsay, nominal, untagged
from selon.reading.spans import NONFINITE, Scene, cut_at_breaks
from selon.reading.twofold import settled


def attributions(scene: Scene) -> tuple[Attribution, ...]:
    """All attributions of a paragraph, outermost first where they nest."""
    quoted = quotations(scene.text, scene.start, scene.end)
    scene = settled(scene)
    found = [*prepositional(scene, quoted), *_verbal(scene, quoted), *_colon(scene, quoted)]
    verbs = untagged(scene, quoted)
    taken = {a.cue.start for a in verbs}
    found += [*(a for a in nominal(scene) if a.cue.start not in taken), *hearsay(scene), *verbs]
    found = _cited(scene, found)
    found += _carried(scene, quoted, found)
    return tuple(sorted(found, key=lambda a: (a.contents[0].start if a.contents else a.cue.start, a.cue.start)))


def _verbal(scene: Scene, quoted: list[tuple[int, int]]) -> list[Attribution]:
    matches = {g.head: m for g in scene.groups.values() if (m := verb_cue(scene, g)) is not None}
    # verbs inside a longer cue (se borner à dire) are spoken for
    spent = {i for head, m in matches.items() if len(m.cue.words) > 1 for i in range(head + 1, m.last + 1)}
    found = []
    for head, match in matches.items():
        if head in spent:
            continue
        made = _one_verbal(scene, scene.groups[head], match, quoted)
        if made is not None:
            found.append(made)
    return found


def _one_verbal(scene: Scene, group: VerbGroup, match: Match, quoted: list[tuple[int, int]]) -> Attribution | None:
    cue = match.cue
    inverted = scene.inverted(group)
    heads, addressees = scene.speakers(group, inverted)
    if cue.kind == "adj" and group.passive:
        heads = () if cue.lemma in scene.pack.words("attribution.passive_adjectives") else group.objects
    contents, kind, direct = _contents(scene, group, match, quoted, inverted)
    if kind == "inf" and cue.lemma in scene.pack.words("attribution.own_view"):
        heads = ()
    if kind == "inf" and cue.lemma in scene.pack.words("attribution.wishing") and _own_wish(scene, heads, contents):
        return None
    if not contents and group.lemma in scene.pack.words("attribution.citing") and group.objects and group.objects[0] in scene.phrases:
        cited = scene.phrases[group.objects[0]]
        contents, kind = [scene.span(cited.first, cited.last)], "obj"
    if heads and kind == "obj" and not _speaks(scene, heads[0]):
        return None
    if heads and kind == "inf" and scene.tokens[heads[0]].norm in scene.pack.words("negation.determiner"):
        return None  # neither wanted the crisis to escalate
    if not contents and cue.stance != "decline":
        return None
    effect = cue.content
    if heads and scene.tokens[heads[0]].norm in scene.pack.words("pronoun.nobody"):
        heads, effect = (), "doubt"  # rien n'indique que …, personne ne croit que …
    return Attribution(
        cue=scene.span(group.first, group.last),
        contents=tuple(contents),
        stance=_stance(scene, cue, kind, contents),
        kind=kind or "alone",
        rule=cue.rule,
        effect=effect,
        heads=heads,
        group=group.head,
        addressees=addressees,
        direct=direct,
        negated=group.negated,
    )


def _own_wish(scene: Scene, heads: tuple[int, ...], contents: list[Span]) -> bool:
    """Whether the infinitive's subject is the cue's own."""
    inner = next((g for g in scene.ordered() if contents and scene.tokens[g.first].start >= contents[0].start - 1), None)
    return inner is not None and bool(heads) and (not inner.subjects or inner.subjects[0] == heads[0])


def _stance(scene: Scene, cue: Cue, kind: str, contents: list[Span]) -> str:
    """Whoever swears or warns that something has happened asserts it, and promises or threatens nothing."""
    if cue.stance not in {"promise", "threaten"} or kind != "que" or not contents:
        return cue.stance
    first = next((g for g in scene.ordered() if scene.tokens[g.first].start >= contents[0].start), None)
    told = first is not None and first.tense in {"past", "plup", "imp", "pres"}
    return "say" if told else cue.stance


def _speaks(scene: Scene, head: int) -> bool:
    """An event says nothing (l'attaque confirme la reprise des combats), unless its noun is also a document or a person."""
    if head not in scene.phrases or scene.may_speak(head):
        return True
    return not scene.names_event(head)


def _contents(
    scene: Scene, group: VerbGroup, match: Match, quoted: list[tuple[int, int]], inverted: bool
) -> tuple[list[Span], str, bool]:
    """(contents, kind, direct) of a verbal cue, by the constructions its row allows."""
    patterns = match.cue.patterns
    after = scene.clause_after(group, match.last)
    how = after[2] if after is not None else ""
    told = [scene.trimmed(after[0], after[1])] if after is not None and after[1] > after[0] else []
    if inverted and (patterns & {"quote"} or (patterns & {"que"} and scene.trails(group) is not None)):
        if how == "que" and "que" in patterns:
            return told, "que", False
        before, direct = _before(scene, group, quoted)
        if before:
            return before + (told if how == ":" else []), "inversion", direct or how == ":"
    following = _quote_after(scene, group, match, quoted) if "quote" in patterns else None
    asserted = how == "inf" and "que" in patterns and _has_done(scene, told)
    if told and ((how == "que" and "que" in patterns) or (how == "inf" and (patterns & {"inf", "de"} or asserted))):
        if how == "que" and following is not None and following.start > told[-1].end:
            told.append(following)
        return told, how, False
    if how == ":" and patterns & {"que", "quote", "alone"} and (following is None or not told or following.end < told[0].end - 3):
        return told, "que", True
    if group.tense == "partpast" and group.antecedent is not None and group.passive and patterns & {"obj", "de", "que"}:
        named = scene.phrases.get(group.antecedent)
        return ([scene.span(named.first, max(named.head, _core_end(scene, group, named.last)))] if named else []), "participle", False
    if patterns & {"obj", "de", "à", "contre"}:
        span = _perceived(scene, group) or scene.object_span(group, match.last, patterns)
        if span is not None and _sayable(scene, group, match.cue, span):
            return [span], "obj", False
    figure = _figure(scene, group, match.last)
    if figure is not None:
        return [figure], "obj", False
    return ([following], "quote", True) if following is not None else ([], "", False)


def _has_done(scene: Scene, told: list[Span]) -> bool:
    """`soutiennent avoir quitté la ville`: behind any verb that takes a clause, a bare perfect infinitive is one."""
    first = next((g for g in scene.ordered() if told and scene.tokens[g.first].start == told[0].start), None)
    return first is not None and first.tense == "infpast" and scene.tokens[first.first - 1].pos != "ADP"


def _perceived(scene: Scene, group: VerbGroup) -> Span | None:
    """`ont vu des soldats tirer sur la foule`: what is perceived is the object and its verb."""
    if group.lemma not in scene.pack.words("attribution.perceiving") or not group.objects or group.objects[0] <= group.last:
        return None
    first = scene.phrases.get(group.objects[0])
    verb = next((g for g in sorted(scene.groups.values(), key=lambda g: g.first) if g.first > group.objects[0]), None)
    if first is None or verb is None or (verb.tense not in {"inf", "part"} and verb.antecedent != group.objects[0]) or verb.first - first.last > 3:
        return None
    sent = scene.sentences[scene.tokens[group.head].sent]
    start = scene.tokens[first.first].start
    return scene.trimmed(start, cut_at_breaks(scene, start, sent.end))


def _figure(scene: Scene, group: VerbGroup, last: int) -> Span | None:
    """What a counting verb counts: `estime à 377 000 le nombre de morts`, `n'en a compté que 3 500`."""
    if group.lemma not in scene.pack.words("verb.counting") or group.passive or last + 1 >= len(scene.tokens):
        return None
    sent = scene.sentences[scene.tokens[group.head].sent]
    start = scene.tokens[last + 1].start
    end = cut_at_breaks(scene, start, sent.end)
    if not any(t.text[:1].isdigit() or t.pos == "NUM" for t in scene.tokens if start <= t.start < end):
        return None
    return scene.trimmed(start, end)


def _core_end(scene: Scene, group: VerbGroup, last: int) -> int:
    """Last token of a phrase before the participle that qualifies it."""
    return min(last, group.first - 1)


def _sayable(scene: Scene, group: VerbGroup, cue: Cue, span: Span) -> bool:
    """A noun as content must name an event or a figure; and what is rejected must be a charge, not a plan."""
    if group.lemma in scene.pack.words("attribution.perceiving") or (cue.stance == "accuse" and "de" in cue.patterns):
        return True  # whatever somebody is accused of is said
    inside = [t for t in scene.tokens if span.start <= t.start < span.end]
    words = {w for t in inside for w in (t.norm, t.lemma)}
    if cue.lemma in scene.pack.words("attribution.needs_charge"):
        return bool(words & scene.pack.words("attribution.charges"))
    events = scene.pack.nouns.keys() | scene.pack.phrases.keys()
    return bool(words & events) or any(t.pos == "NUM" or t.text[:1].isdigit() for t in inside)


def _before(scene: Scene, group: VerbGroup, quoted: list[tuple[int, int]]) -> tuple[list[Span], bool]:
    """Content of an inverted cue: the quotation that ends just before it, else the clause before it."""
    sent = scene.sentences[scene.tokens[group.head].sent]
    at = scene.lead(group)
    closing = [q for q in quoted if q[1] <= at and not scene.text[q[1] + 1 : at].strip(" ,.!?\u00a0\u202f")]
    inside = [q for q in quoted if q[0] <= at < q[1]]
    if closing:
        q = closing[-1]
        start = q[0]
        # « … », a dit X: a clause that runs into the quotation belongs to it ("Kiev « a tort », a dit X")
        lead = scene.text[sent.start : q[0]].strip(' «"“')
        if sent.start < q[0] and len(lead.split()) >= 2 and not lead.endswith(":"):
            start = scene.last_break(sent.start, q[0], strong=True)
        spans = [scene.trimmed(start, q[1])]
        following = _quote_after(scene, group, Match(Cue("", "", False, "", "", frozenset(), "", ()), group.last), quoted)
        if following is not None:
            spans.append(following)
        return spans, True
    if inside:
        q = inside[-1]
        return [scene.trimmed(q[0], at), scene.trimmed(scene.source_end(group), q[1])], True
    left = max(scene.last_break(sent.start, at, strong=True), scene.after_colon(sent.start, at))
    spans = [scene.trimmed(left, at)] if scene.text[left:at].strip(" ,") else []
    return spans + (_goes_on(scene, group, sent.end) or _parenthesis(scene, group, left, sent.end)), False


def _parenthesis(scene: Scene, group: VerbGroup, left: int, end: int) -> list[Span]:
    """`Les agents se sont bornés, dit-il, à refouler des intrus`: the sentence goes on behind the inserted cue."""
    at = scene.source_end(group)
    rest = scene.plain[at - scene.start : end - scene.start].lstrip()
    if not rest.startswith(","):
        return []
    following = [g for g in scene.groups.values() if at <= scene.tokens[g.first].start < end and g.tense not in NONFINITE]
    first = min(following, key=lambda g: g.first, default=None)
    says = any(
        left <= scene.tokens[g.head].start < scene.tokens[group.first].start and g.tense not in NONFINITE and not scene.subordinate(g)
        for g in scene.groups.values()
    )
    own = first is not None and any(s > group.last for s in first.subjects)
    clitic = scene.clitic_subject(group) is not None
    # "If the truce holds, he said, it could …": behind a clause that cannot stand alone, its main clause is said too
    main = first is not None and first.antecedent is None and first.relation != "acl:relcl" and not scene.subordinate(first)
    if (clitic and first is None) or (not says and first is not None and (main or not own)):
        return [scene.trimmed(at, cut_at_breaks(scene, at + 2, end))]
    return []


def _goes_on(scene: Scene, group: VerbGroup, end: int) -> list[Span]:
    """`Dix soldats ont été tués, a dit X, et vingt autres blessés`: what has no verb of its own is said too."""
    at = scene.source_end(group)
    rest = scene.plain[at - scene.start : end - scene.start]
    follows = rest.lstrip()
    opener = follows[1:].split()[:1] if follows.startswith(",") else []
    if not opener or opener[0] not in scene.pack.words("clause.goes_on"):
        return []
    first = next((g for g in sorted(scene.groups.values(), key=lambda g: g.first) if scene.tokens[g.first].start >= at), None)
    if first is not None and first.tense not in NONFINITE and scene.tokens[first.first].start < end:
        return []  # a clause of its own is the reporter's
    return [scene.trimmed(at, end)]


def _quote_after(scene: Scene, group: VerbGroup, match: Match, quoted: list[tuple[int, int]]) -> Span | None:
    """A quotation that follows the cue in its own sentence, or opens right after it."""
    sent = scene.sentences[scene.tokens[group.head].sent]
    at = scene.tokens[match.last].end
    for q in quoted:
        if q[0] >= at and (q[0] < sent.end or not scene.text[sent.end : q[0]].strip(' «"“\u00a0')):
            words = scene.text[q[0] : q[1]].split()
            if len(words) >= 3 and not any(
                g.first > match.last and scene.tokens[g.head].start < q[0] and verb_cue(scene, g) for g in scene.groups.values()
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
        if q is None and scene.title:
            found += _headline(scene, token.i)
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


LONGEST_SPEAKER = 5
"""Words a headline's speaker may have (Russian defence ministry: …)."""


def _headline(scene: Scene, colon: int) -> list[Attribution]:
    """`Kyiv: Russian drones hit Odesa`, `Dozens killed in market bombing: police`: a bare name on one side of the colon."""
    tokens = scene.tokens
    for side, other in ((range(0, colon), range(colon + 1, len(tokens))), (range(colon + 1, len(tokens)), range(0, colon))):
        heads = [h for h, p in scene.phrases.items() if p.first in side and p.last in side and not p.prep]
        bare = 0 < len(side) <= LONGEST_SPEAKER and not any(i in scene.groups for i in side)
        whole = [h for h in heads if scene.phrases[h].last - scene.phrases[h].first + 1 >= len(side) - 1]
        if bare and whole and other and scene.may_speak(whole[0], strict=True) and not scene.names_event(whole[0]):
            return [
                Attribution(
                    cue=scene.span(colon, colon), contents=(scene.span(other[0], other[-1]),), stance="say", kind="colon",
                    rule="cues#:", heads=(whole[0],),
                )
            ]  # fmt: skip
    return []


def _cited(scene: Scene, found: list[Attribution]) -> list[Attribution]:
    """`l'AFP, qui cite des responsables`, `citant l'armée`: who is cited says what the sentence's other source passes on."""
    made = []
    for a in found:
        group = scene.groups.get(a.group) if a.group is not None else None
        citing = a.kind == "citing" or (group is not None and group.lemma in scene.pack.words("attribution.citing"))
        if not citing:
            made.append(a)
            continue
        objects = group.objects if group is not None else a.heads
        sent = scene.tokens[scene.token_at(a.cue.start)].sent
        outer = [
            b for b in found
            if b is not a and b.contents and b.kind != "citing" and scene.tokens[scene.token_at(b.cue.start)].sent == sent
        ]  # fmt: skip
        if objects and objects[0] in scene.phrases and scene.may_speak(objects[0], strict=True):
            contents = max(outer, key=lambda b: sum(s.end - s.start for s in b.contents)).contents if outer else a.contents
            made.append(msgspec.structs.replace(a, kind="citing", heads=tuple(objects), contents=contents, stance="say"))
        elif a.kind != "citing":
            made.append(a)
    return made


def _carried(scene: Scene, quoted: list[tuple[int, int]], found: list[Attribution]) -> list[Attribution]:
    """Quotations of whole clauses that no cue of the paragraph covers: the last speaker goes on, and is flagged."""
    covered = [(s.start, s.end) for a in found for s in a.contents]
    made = []
    for q in quoted:
        if any(a <= q[0] + 1 and q[1] - 1 <= b for a, b in covered) or len(scene.text[q[0] : q[1]].split()) < 5:
            continue
        if not any(q[0] <= scene.tokens[g.head].start < q[1] and g.tense not in {"inf", "partpast"} for g in scene.groups.values()):
            continue
        before = [a for a in found if a.cue.start < q[0] and a.kind not in {"obj", "noun", "adv", "participle"}]
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


__all__ = ["attributions"]
