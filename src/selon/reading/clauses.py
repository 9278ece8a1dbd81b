"""Who belongs to which verb: subjects, objects, obliques and governors of verb groups, the tree as one of two opinions."""

from __future__ import annotations

import msgspec

from selon.lang import Pack
from selon.model import NounPhrase, Token, VerbGroup

_SUBJECT = ("nsubj", "nsubj:pass", "csubj", "nsubj:caus", "expl:subj")
_OBLIQUE = ("obl:arg", "obl:mod", "obl:agent", "obl", "iobj", "obj:agent", "obj:lvc", "obj", "dep", "advmod", "nmod", "parataxis", "advcl", "xcomp")


def link(
    tokens: tuple[Token, ...], groups: tuple[VerbGroup, ...], phrases: tuple[NounPhrase, ...], pack: Pack
) -> tuple[VerbGroup, ...]:
    """Groups with their arguments filled in."""
    by_head = {p.head: p for p in phrases}
    heads = {g.head for g in groups}
    linked: dict[int, VerbGroup] = {}
    for group in sorted(groups, key=lambda g: _depth(tokens, g.head)):
        linked[group.head] = _arguments(tokens, group, by_head, heads, linked, pack)
    return tuple(linked[g.head] for g in groups)


def _depth(tokens: tuple[Token, ...], i: int) -> int:
    depth = 0
    while tokens[i].head != i and depth < 60:
        i, depth = tokens[i].head, depth + 1
    return depth


def _parent(tokens: tuple[Token, ...], i: int, heads: set[int]) -> int | None:
    seen = 0
    while tokens[i].head != i and seen < 60:
        i, seen = tokens[i].head, seen + 1
        if i in heads:
            return i
    return None


def _arguments(
    tokens: tuple[Token, ...],
    group: VerbGroup,
    phrases: dict[int, NounPhrase],
    heads: set[int],
    linked: dict[int, VerbGroup],
    pack: Pack,
) -> VerbGroup:
    v = tokens[group.head]
    subjects: list[int] = []
    objects: list[int] = []
    obliques: list[tuple[str, int]] = []
    antecedent: int | None = None
    impersonal = False
    relative_subject = pack.words("pronoun.relative_subject")
    relative_object = pack.words("pronoun.relative_object")
    relative_head = _antecedent(tokens, group, phrases, pack)
    children = [c for i in _members(tokens, group) for c in tokens[i].children]
    for c in children:
        token = tokens[c]
        if token.norm in relative_subject and token.dep.startswith("nsubj"):
            antecedent = relative_head
            if antecedent is not None:
                subjects.append(antecedent)
        elif token.norm in relative_object and token.pos == "PRON" and token.dep in {"obj", "iobj", "obl:arg"}:
            antecedent = relative_head
            if antecedent is not None:
                objects.append(antecedent)
        elif token.norm in pack.words("pronoun.relative_of") and relative_head is not None:
            antecedent = relative_head
            obliques.append(("de", antecedent))
        elif token.norm in pack.words("pronoun.relative_other") and relative_head is not None:
            antecedent = relative_head
            if token.norm in pack.words("pronoun.relative_place"):
                obliques.append(("dans", antecedent))
        elif token.dep in _SUBJECT:
            if token.norm in pack.words("pronoun.impersonal") and token.dep == "expl:subj":
                impersonal = True
            elif c in phrases and not (phrases[c].prep and c < group.first):
                subjects.append(c)
        elif c in phrases:
            prep = phrases[c].prep
            if prep:
                obliques.append((prep, c))
            elif token.dep in {"obj", "obj:lvc", "dep", "xcomp", "iobj", "obj:agent", "ccomp", "obl:arg"} and token.pos != "PRON":
                objects.append(c)
            elif token.dep in {"obl:mod", "advmod", "obl", "parataxis"} and token.pos != "PRON":
                obliques.append(("", c))
    relation = v.dep
    finite = group.tense not in {"inf", "infpast", "part", "partpast"}
    parent = _parent(tokens, group.head, heads)
    if relation in {"acl", "acl:relcl", "amod"} and not subjects and not objects and relative_head is not None and (
        group.tense in {"part", "partpast", "inf"} or relation == "acl"
    ):
        if group.tense != "inf":
            antecedent = relative_head
            (objects if group.passive else subjects).append(relative_head)
    shared = False
    sibling = linked.get(v.head) if relation == "conj" else None
    if sibling is not None and finite and sibling.tense in {"inf", "infpast"} and sibling.parent in linked:
        sibling = linked[sibling.parent]  # a finite verb is the twin of the finite verb above
    if sibling is not None:
        group, subjects, objects, shared = _share(group, sibling, subjects, objects)
    if not subjects and not impersonal and finite and antecedent is None and not shared:
        found = _surface_subject(tokens, group, phrases, heads, pack)
        if found is not None and found not in objects:
            subjects.append(found)
    if not objects and not group.passive and not group.copula:
        partitive = _partitive(tokens, group, phrases, pack)
        if partitive is not None:
            objects.append(partitive)
            obliques = [(p, h) for p, h in obliques if h != partitive]
    if not objects and not group.passive and not group.copula:
        beside = _surface_object(tokens, group, phrases, subjects, pack)
        if beside is not None:
            objects.append(beside)
            obliques = [(p, h) for p, h in obliques if h != beside]
    if group.passive and not shared:
        agents = [h for p, h in obliques if p == "par"]
        patients = subjects + [o for o in objects if o not in subjects]
        objects = patients
        subjects = [a for a in agents if not _is_time(tokens[a], pack)]
        obliques = [(p, h) for p, h in obliques if h not in subjects]
    dative = next((h for p, h in obliques if p == "à"), None)
    return msgspec.structs.replace(
        group,
        subjects=tuple(dict.fromkeys(subjects)),
        objects=tuple(dict.fromkeys(objects)),
        obliques=tuple(dict.fromkeys(obliques)),
        dative=dative,
        antecedent=antecedent,
        parent=parent,
        relation=relation,
        impersonal=impersonal,
        shared_subject=shared,
    )


def _members(tokens: tuple[Token, ...], group: VerbGroup) -> list[int]:
    """The head and its auxiliaries: the parser hangs arguments on either."""
    extra = [
        i for i in range(group.first, group.last + 1)
        if i != group.head and tokens[i].pos in {"AUX", "VERB"}
    ]  # fmt: skip
    return [group.head, *extra]


def _antecedent(tokens: tuple[Token, ...], group: VerbGroup, phrases: dict[int, NounPhrase], pack: Pack) -> int | None:
    relatives = pack.words("pronoun.relative_subject") | pack.words("pronoun.relative_other")
    v = tokens[group.head]
    if v.dep in {"acl:relcl", "acl", "amod"} and v.head in phrases:
        return v.head
    # "qui" just before the group: the nearest phrase to its left
    for i in range(group.first - 1, max(-1, group.first - 4), -1):
        if tokens[i].norm in relatives:
            left = [h for h, p in phrases.items() if p.last < i and tokens[h].sent == v.sent and tokens[h].norm not in relatives]
            return max(left) if left else None
    if v.dep == "conj":
        return None
    return None


def _share(
    group: VerbGroup, first: VerbGroup, subjects: list[int], objects: list[int]
) -> tuple[VerbGroup, list[int], list[int], bool]:
    """Second verbs of a coordination share subject, and a bare participle shares auxiliary and voice too."""
    bare = group.tense == "partpast"
    if bare and first.tense not in {"partpast"}:
        group = msgspec.structs.replace(
            group, tense=first.tense, passive=first.passive, negated=group.negated or first.negated
        )
        if first.passive:
            return group, list(first.subjects), objects + [o for o in first.objects if o not in objects], True
    if group.tense == "inf" and first.tense in {"inf", "infpast"}:
        group = msgspec.structs.replace(group, mark=group.mark or first.mark)
    if not subjects:
        if group.passive and not first.passive:
            return group, list(first.subjects), objects, False
        if first.passive and not group.passive:
            return group, list(first.objects), objects, True
        if first.passive and group.passive:
            return group, list(first.subjects), objects + list(first.objects), True
        return group, list(first.subjects), objects, bool(first.subjects)
    return group, subjects, objects, False


def _surface_subject(
    tokens: tuple[Token, ...], group: VerbGroup, phrases: dict[int, NounPhrase], heads: set[int], pack: Pack
) -> int | None:
    """The nearest phrase without preposition to the left, in the same clause."""
    sent = tokens[group.head].sent
    relatives = pack.words("pronoun.relative_subject") | pack.words("pronoun.relative_object") | pack.words("pronoun.relative_other")
    i = group.first - 1
    if i > 0 and tokens[i].norm in {",", '"'}:  # X, <aside>, VERB: look left of the aside
        opening = next((j for j in range(i - 1, -1, -1) if tokens[j].norm == "," and tokens[j].sent == sent), None)
        if opening is not None and i - opening <= 30:
            i = opening - 1
    inner = {h for p in phrases.values() for _, h in p.complements}
    while i >= 0:
        token = tokens[i]
        if token.sent != sent or token.norm in {";", ":", '"'} | pack.words("negation.restrict") or i in heads:
            return None
        if i in phrases and token.pos != "NUM":
            phrase = phrases[i]
            if not phrase.prep and not _is_time(token, pack) and token.norm not in relatives and i not in inner:
                return i
        i -= 1
    return None


def _surface_object(
    tokens: tuple[Token, ...], group: VerbGroup, phrases: dict[int, NounPhrase], subjects: list[int], pack: Pack
) -> int | None:
    """The phrase without preposition right after the verb, adverbs and times between them passed over."""
    sent = tokens[group.head].sent
    i = group.last + 1
    while i < len(tokens) and i - group.last <= 7 and tokens[i].sent == sent:
        token = tokens[i]
        if token.pos in {"VERB", "AUX", "SCONJ", "CCONJ"} or token.norm in {".", ";", ":", ","}:
            return None
        if i in phrases:
            phrase = phrases[i]
            if phrase.prep:
                if phrase.last + 1 - group.last > 5:
                    return None
                i = phrase.last + 1
                continue
            timely = _is_time(token, pack)
            if not timely:
                fine = token.pos in {"NOUN", "PROPN"} and i not in subjects and not (token.dep.startswith("nsubj") and token.head != group.head)
                return i if fine else None
        i += 1
    return None


def _partitive(tokens: tuple[Token, ...], group: VerbGroup, phrases: dict[int, NounPhrase], pack: Pack) -> int | None:
    """`a livré des chars`, `ne déploiera pas de soldats`: after a verb that takes no `de`, this is an article."""
    if group.lemma in pack.words("verb.takes_de") or group.reflexive:
        return None
    articles = pack.words("noun.partitive") | (pack.words("noun.partitive_negated") if group.negated else frozenset())
    for i in range(group.last + 1, min(len(tokens), group.last + 5)):
        if tokens[i].norm in articles:
            return next((h for h, p in phrases.items() if p.first in {i, i + 1, i + 2} and p.prep in {"de", ""} and h > i), None)
        if tokens[i].pos != "ADV" and tokens[i].norm not in pack.words("negation.second"):
            return None
    return None


def _is_time(token: Token, pack: Pack) -> bool:
    return token.lemma in pack.words("time.nouns") or token.norm in pack.words("time.nouns")
