"""Who belongs to which verb: subjects, objects, obliques and governors of verb groups, the tree as one of two opinions."""

from __future__ import annotations

import msgspec

from selon.lang import Pack
from selon.model import NounPhrase, Token, VerbGroup

_SUBJECT = ("nsubj", "nsubj:pass", "csubj", "nsubj:caus", "expl:subj")
_OBLIQUE = (
    "obl:arg",
    "obl:mod",
    "obl:agent",
    "obl",
    "iobj",
    "obj:agent",
    "obj:lvc",
    "obj",
    "dep",
    "advmod",
    "nmod",
    "parataxis",
    "advcl",
    "xcomp",
)


def link(
    tokens: tuple[Token, ...], groups: tuple[VerbGroup, ...], phrases: tuple[NounPhrase, ...], pack: Pack
) -> tuple[VerbGroup, ...]:
    """Groups with their arguments filled in."""
    by_head = {p.head: p for p in phrases}
    heads = {g.head for g in groups}
    linked: dict[int, VerbGroup] = {}
    for group in sorted(groups, key=lambda g: _depth(tokens, g.head)):
        linked[group.head] = _arguments(tokens, group, by_head, heads, linked, pack)
    for group in list(linked.values()):
        linked |= _raised(tokens, group, linked, pack)
    return tuple(linked[g.head] for g in groups)


def _raised(tokens: tuple[Token, ...], group: VerbGroup, linked: dict[int, VerbGroup], pack: Pack) -> dict[int, VerbGroup]:
    """`urged Israel to stop`: whom an infinitive has as its subject is the object of a verb that controls it."""
    parent = linked.get(group.parent) if group.parent is not None else None
    if parent is None or parent.objects or parent.passive or group.tense not in {"inf", "infpast"}:
        return {}
    raised = [s for s in (group.objects if group.passive else group.subjects) if parent.last < s < group.first]
    rows = pack.embeds.get(parent.lemma, ())
    if not raised or not any(r.pos == "verb" and r.control in {"obj", "dat"} for r in rows):
        return {}
    return {parent.head: msgspec.structs.replace(parent, objects=(raised[0],))}


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


def _verb_just_before(tokens: tuple[Token, ...], group: VerbGroup, heads: set[int], pack: Pack) -> int | None:
    """The verb that an infinitive follows directly, where the tree makes the infinitive the root (dément avoir attaqué)."""
    i = group.first - 1
    if i >= 0 and tokens[i].norm in pack.table("prep"):
        i -= 1
    finite = i in heads and tokens[i].morph.get("VerbForm") != "Part"
    return i if finite and tokens[i].sent == tokens[group.head].sent else None


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
    full = bool(pack.words("pronoun.full_objects"))
    children = [_phrase_head(tokens, c, phrases) for i in _members(tokens, group) for c in tokens[i].children]
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
            obliques.append((min(pack.words("case.of")), antecedent))
        elif token.norm in pack.words("pronoun.relative_other") | relative_subject and relative_head is not None:
            antecedent = relative_head  # à qui, contre lequel
            if c in phrases and phrases[c].prep:
                obliques.append((phrases[c].prep, antecedent))
            if token.norm in pack.words("pronoun.relative_place"):
                obliques.append((min(pack.words("case.in")), antecedent))
            subjects += [d for d in token.children if d in phrases and c < d < group.first and not phrases[d].prep]
        elif token.dep in _SUBJECT:
            if token.norm in pack.words("pronoun.impersonal") and token.dep == "expl:subj":
                impersonal = True
            elif c in phrases and not (phrases[c].prep and c < group.first):
                subjects.append(c)
        elif c in phrases:
            prep = phrases[c].prep
            if prep:
                obliques.append((prep, c))
            elif full and token.dep == "iobj":
                obliques.append((min(pack.words("case.to")), c))  # gave Ukraine tanks
            elif (
                token.dep in {"obj", "obj:lvc", "dep", "xcomp", "iobj", "obj:agent", "ccomp", "obl:arg"}
                and (token.pos != "PRON" or full)
            ):
                objects.append(c)
            elif token.dep in {"obl:mod", "advmod", "obl", "parataxis"} and token.pos != "PRON":
                obliques.append(("", c))
    if (
        not subjects
        and antecedent is None
        and relative_head is not None
        and tokens[group.first - 1].norm in relative_subject
    ):
        antecedent = relative_head  # the parser lost its `qui`
        subjects.append(antecedent)
    if full and antecedent is None and v.dep == "acl:relcl" and relative_head is not None and subjects and not objects and not group.passive:
        antecedent = relative_head  # the missiles Russia launched
        objects.append(antecedent)
    subjects = _without_apposition(tokens, group, subjects, phrases)
    subjects = [_whole_set(tokens, h, phrases, pack) for h in subjects]
    relation = v.dep
    finite = group.tense not in {"inf", "infpast", "part", "partpast"}
    parent = _parent(tokens, group.head, heads)
    if not finite and group.tense in {"inf", "infpast"}:
        # what follows an infinitive directly is no subject of its (dément avoir attaqué X); after a comma it is the clause's
        after = [s for s in subjects if s > group.last and not any(t.norm == "," for t in tokens[group.last : s])]
        objects += [s for s in after if s not in objects]
        subjects = [s for s in subjects if s not in after]
    if parent is None and group.tense in {"inf", "infpast"}:
        parent = _verb_just_before(tokens, group, heads, pack)
        if parent is None:
            parent = max((h for h in linked if h < group.head and tokens[h].sent == v.sent), default=None)
        if parent is None:  # Après avoir bombardé X, Y est entrée
            parent = min((h for h in heads if h > group.head and tokens[h].sent == v.sent), default=None)
    aside = (
        parent is not None
        and parent in linked
        and linked[parent].last + 1 < group.first
        and tokens[linked[parent].last + 1].norm.startswith("-")
    )
    if aside and parent is not None and linked[parent].parent is not None:
        parent = linked[parent].parent  # se sont bornés, dit-il, à refouler
    if (
        group.passive
        and group.tense == "partpast"
        and not subjects
        and not objects
        and (relation == "advcl" or group.first == 0)
    ):
        fronted = _after_comma(tokens, group, phrases)
        if fronted is not None and any(e.control in {"obj", "dat"} for e in pack.embeds.get(group.lemma, ())):
            objects.append(fronted)  # Accusée de X, Y nie
    loose = group.tense == "part" and group.first > 0 and tokens[group.first - 1].norm in {",", *pack.words("clause.gerund")}
    if (
        relation in {"acl", "acl:relcl", "amod"}
        and not loose
        and not (objects if group.passive else subjects)
        and relative_head is not None
        and (group.tense in {"part", "partpast", "inf"} or relation == "acl")
    ):
        if group.tense != "inf":
            if group.tense == "partpast" and _disagree(tokens[group.head], phrases[relative_head]):
                relative_head = (
                    _described(tokens, group, phrases) or relative_head
                )  # hung on a noun it does not agree with
            antecedent = relative_head
            (objects if group.passive else subjects).append(relative_head)
    if group.passive and not any(p in pack.words("case.by") and not _is_time(tokens[h], pack) for p, h in obliques):
        agent = _surface_agent(tokens, group, phrases, heads, pack)
        if agent is not None:
            obliques = [(p, h) for p, h in obliques if h != agent] + [(min(pack.words("case.by")), agent)]
    if (
        group.passive
        and group.tense == "partpast"
        and not objects
        and not subjects
        and relation in {"acl", "advcl", "xcomp", "dep", "appos"}
    ):
        described = _described(tokens, group, phrases)
        objects += [described] if described is not None else []
    if len(objects) > 1:
        objects = [o for o in objects if not _is_time(tokens[o], pack)] or objects
    shared = False
    sibling = linked.get(v.head) if relation == "conj" else None
    if sibling is not None and finite and sibling.tense in {"inf", "infpast"} and sibling.parent in linked:
        sibling = linked[sibling.parent]  # a finite verb is the twin of the finite verb above
    if sibling is not None and finite and not subjects:
        telling = _telling(group, sibling, linked, pack)
        parent, sibling = (telling.head, telling) if telling is not None else (parent, sibling)
    if sibling is not None:
        group, subjects, objects, shared = _share(group, sibling, subjects, objects)
    if not subjects and not impersonal and finite and antecedent is None and not shared:
        found = _surface_subject(tokens, group, phrases, heads, pack)
        if found is not None and found not in objects:
            subjects.append(found)
    if subjects and finite and antecedent is None and not shared:
        subjects = [*_twins(tokens, group, subjects, phrases, objects), *subjects]
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
        agents = [h for p, h in obliques if p in pack.words("case.by")]
        patients = subjects + [o for o in objects if o not in subjects]
        objects = patients
        subjects = [a for a in agents if not _is_time(tokens[a], pack)]
        obliques = [(p, h) for p, h in obliques if h not in subjects]
    dative = next((h for p, h in obliques if p in pack.words("case.to")), None)
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


def _whole_set(tokens: tuple[Token, ...], h: int, phrases: dict[int, NounPhrase], pack: Pack) -> int:
    """`Vingt personnes, dont sept enfants, ont …`: the subject is the whole set, not the part that `dont` picks out."""
    if h not in phrases:
        return h
    first = phrases[h].first
    of = pack.words("pronoun.relative_of")
    at = first if tokens[first].norm in of else first - 1
    if at < 2 or tokens[at].norm not in of or tokens[at - 1].norm != ",":
        return h
    return next((o for o, p in sorted(phrases.items()) if p.last == at - 2 and not p.prep), h)


def _without_apposition(
    tokens: tuple[Token, ...], group: VerbGroup, subjects: list[int], phrases: dict[int, NounPhrase]
) -> list[int]:
    """`Leur chef, le général Dagalo, a …`: two subjects set side by side by a comma are one, the named one."""
    if len(subjects) != 2 or subjects[0] not in phrases or subjects[1] not in phrases:
        return subjects
    first, second = sorted(subjects)
    between = [t for t in tokens[phrases[first].last + 1 : phrases[second].first] if t.pos != "PROPN"]
    if [t.norm for t in between] != [","] or tokens[group.first - 1].norm != ",":
        return subjects
    named = any(t.pos == "PROPN" for t in tokens[phrases[second].first : phrases[second].last + 1])
    return [second if named else first]


def _phrase_head(tokens: tuple[Token, ...], c: int, phrases: dict[int, NounPhrase]) -> int:
    """The phrase that a name is part of (le président [Zelensky]): its head stands for it."""
    if c in phrases or tokens[c].pos != "PROPN":
        return c
    return next((h for h, p in phrases.items() if h < c <= p.last and tokens[h].pos == "NOUN"), c)


def _twins(
    tokens: tuple[Token, ...], group: VerbGroup, subjects: list[int], phrases: dict[int, NounPhrase], objects: list[int]
) -> list[int]:
    """First members of `X, Y et Z ont …` that the parser cut off: a plural verb beside a singular subject asks for them."""
    if (
        len(subjects) != 1
        or subjects[0] not in phrases
        or phrases[subjects[0]].plural
        or phrases[subjects[0]].coordinated
    ):
        return []
    if not _verb_plural(tokens, group):
        return []
    ends = {p.last: h for h, p in phrases.items()}
    found: list[int] = []
    at = phrases[subjects[0]].first
    while at >= 2 and tokens[at - 1].sent == tokens[group.head].sent:
        joint = tokens[at - 1]
        beside = ends.get(at - 2)
        if beside is None or not (joint.pos == "CCONJ" or (found and joint.norm == ",")):
            break
        outer = [h for h, p in phrases.items() if p.last == at - 2]
        beside = min(outer, key=lambda h: phrases[h].first)
        if phrases[beside].prep or beside in objects:
            break
        found.insert(0, beside)
        at = phrases[beside].first
    return found


def _surface_agent(
    tokens: tuple[Token, ...], group: VerbGroup, phrases: dict[int, NounPhrase], heads: set[int], pack: Pack
) -> int | None:
    """`livrés à l'Ukraine par l'Allemagne`: the agent to the right, before any other verb, wherever the tree hung it."""
    for i in range(group.last + 1, min(len(tokens), group.last + 18)):
        if (
            tokens[i].sent != tokens[group.head].sent
            or tokens[i].norm in {";", ":"}
            or (i in heads and i not in phrases)
        ):
            return None
        if i in phrases and phrases[i].prep in pack.words("case.by") and not _is_time(tokens[i], pack):
            return i
    return None


def _after_comma(tokens: tuple[Token, ...], group: VerbGroup, phrases: dict[int, NounPhrase]) -> int | None:
    """The subject that follows a fronted participle and its comma."""
    starts = {p.first: h for h, p in sorted(phrases.items(), reverse=True) if not p.prep}
    for i in range(group.last + 1, len(tokens) - 1):
        if tokens[i].sent != tokens[group.head].sent:
            return None
        if tokens[i].norm == "," and i + 1 in starts:
            return starts[i + 1]
    return None


def _described(tokens: tuple[Token, ...], group: VerbGroup, phrases: dict[int, NounPhrase]) -> int | None:
    """What a participle after a comma describes: the phrase that ends there and agrees (les rebelles, soutenus par X)."""
    if group.first < 2 or tokens[group.first - 1].norm != ",":
        return None
    v = tokens[group.head]
    beside = sorted((p.first, h) for h, p in phrases.items() if p.last == group.first - 2 and not _disagree(v, p))
    return beside[0][1] if beside else None


def _disagree(participle: Token, phrase: NounPhrase) -> bool:
    """Where participles show their number, whether this one belongs to another noun."""
    number = participle.morph.get("Number")
    return number is not None and phrase.plural != (number == "Plur" or participle.norm.endswith("s"))


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
    if v.dep in {"acl:relcl", "acl", "amod"} and _phrase_head(tokens, v.head, phrases) in phrases:
        return _phrase_head(tokens, v.head, phrases)
    for i in range(group.first - 1, max(-1, group.first - 4), -1):
        if tokens[i].norm in relatives and not (tokens[i].dep == "mark" and v.dep in {"ccomp", "advcl"}):
            return _before_relative(tokens, group, i, phrases, relatives)
    return None


def _before_relative(
    tokens: tuple[Token, ...], group: VerbGroup, i: int, phrases: dict[int, NounPhrase], relatives: frozenset[str]
) -> int | None:
    """What `qui` at `i` takes up: the widest phrase that ends before it and agrees with the verb, else the nearest."""
    end = i - 2 if i > 1 and tokens[i - 1].norm == "," else i - 1
    plural = _verb_plural(tokens, group)
    near = [h for h in phrases if tokens[h].sent == tokens[i].sent and tokens[h].norm not in relatives]
    beside = sorted((phrases[h].first, h) for h in near if phrases[h].last == end)
    agreeing = [h for _, h in beside if plural is None or phrases[h].plural == plural]
    if agreeing or beside:
        return agreeing[0] if agreeing else beside[0][1]
    return max((h for h in near if phrases[h].last < i), default=None)


def _verb_plural(tokens: tuple[Token, ...], group: VerbGroup) -> bool | None:
    """Number of a finite verb group, where the tagger saw it."""
    numbers = {
        tokens[i].morph["Number"] for i in range(group.first, group.last + 1)
        if tokens[i].morph.get("VerbForm") == "Fin" and "Number" in tokens[i].morph
    }  # fmt: skip
    return numbers == {"Plur"} if len(numbers) == 1 else None


def _telling(group: VerbGroup, sibling: VerbGroup, linked: dict[int, VerbGroup], pack: Pack) -> VerbGroup | None:
    """`said villagers had left their homes and called on both sides`: of two verbs of speech in one tense the second is the speaker's."""
    above = linked.get(sibling.parent) if sibling.parent is not None else None
    if above is None or sibling.relation != "ccomp" or above.tense != group.tense or sibling.tense == group.tense:
        return None
    spoken = (any(c.kind == "verb" for c in pack.cues.get(g.lemma, ())) for g in (above, group))
    return above if all(spoken) else None


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
            own = [s for s in subjects if s > first.head]  # two were killed and nine people wounded
            return group, list(first.subjects), own or objects + [o for o in first.objects if o not in objects], True
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
    relatives = (
        pack.words("pronoun.relative_subject")
        | pack.words("pronoun.relative_object")
        | pack.words("pronoun.relative_other")
    )
    i = group.first - 1
    if i > 0 and tokens[i].norm in {",", '"'}:  # X, <aside>, VERB: look left of the aside
        opening = next((j for j in range(i - 1, -1, -1) if tokens[j].norm == "," and tokens[j].sent == sent), None)
        if opening is not None and i - opening <= 30:
            i = opening - 1
    inner = {h for p in phrases.values() for _, h in p.complements}
    while i >= 0:
        token = tokens[i]
        if (
            token.sent != sent
            or token.norm in {";", ":", '"'} | pack.words("negation.restrict")
            or (i in heads and not _describes(tokens, i))
        ):
            return None
        if i in phrases and token.pos != "NUM":
            phrase = phrases[i]
            if not phrase.prep and not _is_time(token, pack) and token.norm not in relatives and i not in inner:
                return i
        i -= 1
    return None


def _describes(tokens: tuple[Token, ...], i: int) -> bool:
    """A participle that hangs on a noun to its left is part of that noun's phrase (des tribunaux siégeant à huis clos)."""
    token = tokens[i]
    return token.dep in {"acl", "amod"} and token.head < i and token.morph.get("VerbForm") == "Part"


def _surface_object(
    tokens: tuple[Token, ...], group: VerbGroup, phrases: dict[int, NounPhrase], subjects: list[int], pack: Pack
) -> int | None:
    """The phrase without preposition right after the verb, adverbs and times between them passed over."""
    sent = tokens[group.head].sent
    i = group.last + 1
    reach = 9
    while i < len(tokens) and i - group.last <= reach and tokens[i].sent == sent:
        token = tokens[i]
        if token.norm == "," and (aside := _time_aside(tokens, i, phrases, pack) or _place_aside(tokens, i, phrases)) is not None:
            i, reach = aside, reach + aside - i
            continue
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
                fine = (
                    token.pos in {"NOUN", "PROPN"}
                    and i not in subjects
                    and not (token.dep.startswith("nsubj") and token.head != group.head)
                )
                return i if fine else None
        i += 1
    return None


def _time_aside(tokens: tuple[Token, ...], i: int, phrases: dict[int, NounPhrase], pack: Pack) -> int | None:
    """After `, mercredi,` or `, en octobre 2022,`: where the clause goes on; None if the comma opens no time aside."""
    for j in range(i + 1, min(len(tokens), i + 7)):
        if tokens[j].norm == ",":
            inside = [h for h in range(i + 1, j) if h in phrases]
            return j + 1 if inside and any(_is_time(tokens[h], pack) for h in inside) else None
        if tokens[j].pos in {"VERB", "AUX", "CCONJ", "SCONJ"}:
            return None
    return None


def _place_aside(tokens: tuple[Token, ...], i: int, phrases: dict[int, NounPhrase]) -> int | None:
    """After `, dans le nord du Yémen,`: where the clause goes on to its object; None if the comma opens no such aside."""
    end = next((j for j in range(i + 1, min(len(tokens), i + 12)) if tokens[j].norm == ","), None)
    if end is None or any(t.pos in {"VERB", "AUX", "CCONJ", "SCONJ", "PRON"} for t in tokens[i + 1 : end]):
        return None
    inside = [h for h in range(i + 1, end) if h in phrases]
    return end + 1 if inside and all(phrases[h].prep for h in inside) else None


def _partitive(tokens: tuple[Token, ...], group: VerbGroup, phrases: dict[int, NounPhrase], pack: Pack) -> int | None:
    """`a livré des chars`, `ne déploiera pas de soldats`: after a verb that takes no `de`, this is an article."""
    if group.lemma in pack.words("verb.takes_de") or group.reflexive:
        return None
    articles = pack.words("noun.partitive") | (pack.words("noun.partitive_negated") if group.negated else frozenset())
    for i in range(group.last + 1, min(len(tokens), group.last + 5)):
        if tokens[i].norm in articles:
            return next(
                (h for h, p in phrases.items() if p.first in {i, i + 1, i + 2} and (not p.prep or p.prep in pack.words("case.of")) and h > i), None
            )
        if tokens[i].pos != "ADV" and tokens[i].norm not in pack.words("negation.second"):
            return None
    return None


def _is_time(token: Token, pack: Pack) -> bool:
    return token.lemma in pack.words("time.nouns") or token.norm in pack.words("time.nouns")
