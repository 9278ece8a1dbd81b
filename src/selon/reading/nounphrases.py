"""Noun phrases: a nominal head, its determiner, adjectives, complements and coordinated twins, with its preposition."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from selon.lang import Pack
from selon.model import Mention, NounPhrase, Token, VerbGroup

_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_INNER = frozenset({"flat:name", "flat:foreign", "flat", "fixed", "compound"})
_OUTER = frozenset(
    {"case", "mark", "cc", "punct", "acl:relcl", "acl", "appos", "conj", "parataxis", "cop", "nsubj", "obl:mod",
     "obl:arg", "advcl", "ccomp", "xcomp", "aux:tense", "aux:pass", "expl:subj", "csubj", "dislocated", "orphan"}
)  # fmt: skip
_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "conj", "acl:relcl"})
"""Places of a verb of its own: denied targeting a market; not: raids targeting a market."""
LONGEST_PREPOSITION = 5


def noun_phrases(
    tokens: tuple[Token, ...], groups: Mapping[int, VerbGroup], pack: Pack, mentions: tuple[Mention, ...] = ()
) -> tuple[NounPhrase, ...]:
    """All noun phrases of a paragraph, by head, in text order."""
    prepositions, cases = pack.table("prep"), pack.table("by_case")
    before = _before_nouns(tokens, pack, mentions)
    heads = [t.i for t in tokens if t.i in before or _is_head(t, tokens, groups, pack.words("noun.quantifiers"))]
    inside = set(heads)
    hedges = pack.words("noun.hedges")
    bounds: dict[int, tuple[int, int]] = {}
    preps: dict[int, tuple[str, int]] = {}
    for h in sorted(heads, key=lambda h: -_depth(tokens, h)):  # complements before what they complete
        bounds[h] = _core(tokens, h, preps, groups, pack)
        subject = tokens[h].dep.startswith("nsubj")
        first = bounds[h][0]
        preps[h] = (before[h], first) if h in before else _hedged(tokens, first, prepositions, hedges, pack, subject=subject)
        if cases:
            preps[h] = (_by_case(tokens, h, preps[h][0], cases), preps[h][1])
    named = _named_heads(tokens, heads, bounds, preps, pack)
    owner = {name: h for h, name in named.items()}
    phrases = []
    for h in heads:
        if h in owner:
            continue
        first, last = bounds[h]
        token = tokens[h]
        det = next((tokens[c] for c in token.children if tokens[c].dep == "det"), None)
        det_form = det.norm if det else (tokens[first].norm if tokens[first].pos == "DET" else "")
        complements, coordinated, apposition, relative, adjectives = [], [], [], [], []
        name = named.get(h)
        if name is not None:
            last = bounds[name][1]
        for c in (*token.children, *(tokens[name].children if name is not None else ())):
            dep = tokens[c].dep
            if c in {h, name}:
                continue
            if dep == "conj" and c in inside:
                coordinated.append(owner.get(c, c))
            elif dep == "appos" and c in inside:
                apposition.append(c)
            elif dep in {"acl:relcl", "acl"}:
                relative.append(c)
            elif dep == "amod" or (tokens[c].pos == "ADJ" and dep in {"nmod", "acl", "advmod"}):
                adjectives += [
                    c,
                    *(d for d in tokens[c].children if tokens[d].dep == "conj" and tokens[d].pos == "ADJ"),
                ]
            elif c in inside and preps.get(c, ("", 0))[0]:
                complements.append((preps[c][0], c))
            elif (
                c in inside
                and h < c
                and token.norm in pack.words("noun.quantifiers")
                and tokens[bounds[c][0]].norm in pack.words("noun.partitive")
            ):
                complements.append((min(pack.words("case.of")), c))  # trois des assaillants
        phrases.append(
            NounPhrase(
                head=h,
                first=first,
                last=last,
                prep=preps[h][0],
                det=det_form,
                plural=_plural(token, det_form, tokens, first, h, pack),
                negated=det_form in pack.words("negation.determiner"),
                possessive=det_form if det_form in pack.words("pronoun.possessive_3") else "",
                demonstrative=det_form in pack.words("pronoun.demonstrative"),
                adjectives=tuple(adjectives),
                complements=tuple(complements),
                coordinated=tuple(coordinated),
                apposition=tuple(apposition),
                relative=tuple(relative),
            )
        )
    return tuple(phrases)


_COMPLEMENTS = frozenset({"nmod", "obl", "iobj", "obl:agent", "obl:arg", "obl:mod"})


def _by_case(tokens: tuple[Token, ...], head: int, slot: str, table: Mapping[str, str]) -> str:
    """The slot in a language with cases: of a preposition with its case (на + accusative), of a bare case (genitive: of)."""
    case = tokens[head].morph.get("Case", "")
    if slot:
        return table.get(f"{slot} {case}", slot)
    first = head
    while tokens[first].dep == "conj" and tokens[tokens[first].head].morph.get("Case") == case:
        first = tokens[first].head
    return table.get(case, "") if tokens[first].dep in _COMPLEMENTS else ""


def _before_nouns(tokens: tuple[Token, ...], pack: Pack, mentions: tuple[Mention, ...]) -> dict[int, str]:
    """Nouns and names that stand before the noun they complete, by slot: possessors (Iran's), compounds (drone attack).

    Words inside one name (the Gaza Strip) are no complements of each other.
    """
    possessor, compound = pack.words("case.possessor"), pack.words("case.compound")
    if not possessor and not compound:
        return {}
    name_of = {i: m.start for m in mentions for i in range(m.first, m.last + 1)}
    found: dict[int, str] = {}
    for token in tokens:
        above = tokens[token.head]
        if token.i >= above.i or token.pos not in _HEADS or above.pos not in _HEADS:
            continue
        if token.i in name_of and name_of[token.i] == name_of.get(above.i):
            continue
        if possessor and token.dep == "nmod:poss":
            found[token.i] = min(possessor)
        elif compound and token.dep in {"compound", "nmod", "amod"} and token.pos in {"NOUN", "PROPN"} and above.pos == "NOUN":
            if not any(tokens[c].dep == "case" for c in token.children):
                found[token.i] = min(compound)
    return found


def _is_head(
    token: Token, tokens: tuple[Token, ...], groups: Mapping[int, VerbGroup], quantifiers: frozenset[str]
) -> bool:
    if token.norm in quantifiers and token.dep in {"nsubj", "nsubj:pass", "obj", "obl:agent", "conj"}:
        return True  # plusieurs de ses hommes, un de ses attachés
    if token.dep in _INNER and tokens[token.head].pos in _HEADS:
        return False
    if token.pos in _HEADS:
        if token.pos == "NUM" and token.dep == "nummod":
            return False
        return not (token.pos == "PRON" and token.dep.startswith("expl"))
    if token.pos == "ADJ" and token.i not in groups:
        return token.dep in {"nsubj", "nsubj:pass", "obj", "nmod", "obl:arg", "obl:agent", "obl:mod", "conj"} and any(
            tokens[c].dep in {"det", "case"} for c in token.children
        )
    return False


def _depth(tokens: tuple[Token, ...], i: int) -> int:
    depth = 0
    while tokens[i].head != i and depth < 60:
        i, depth = tokens[i].head, depth + 1
    return depth


def _core(
    tokens: tuple[Token, ...],
    head: int,
    preps: Mapping[int, tuple[str, int]],
    groups: Mapping[int, VerbGroup],
    pack: Pack,
) -> tuple[int, int]:
    """Determiner to last inner complement: the contiguous part of the head's own subtree."""
    own = {head}
    stack = [head]
    while stack:
        for c in tokens[stack.pop()].children:
            if tokens[c].dep in _OUTER and not (tokens[c].dep == "case" and tokens[c].head != head):
                continue
            if tokens[c].pos == "VERB" and not _plain_participle(tokens, c, groups):
                continue
            if c in preps and _loose(tokens, head, c, preps[c][0], pack):
                continue
            own.add(c)
            stack.append(c)
    first = head
    while first - 1 in own:
        first -= 1
    last = head
    while last + 1 in own and tokens[last + 1].pos != "PUNCT":
        last += 1
    while last > head and tokens[last].pos in {"ADP", "DET", "ADV"}:
        last -= 1
    if first > 0 and tokens[first - 1].pos == "DET" and tokens[first].pos != "PRON":
        first -= 1
    return first, last


def _plain_participle(tokens: tuple[Token, ...], c: int, groups: Mapping[int, VerbGroup]) -> bool:
    """A participle that only describes (des hommes lourdement armés), with nothing hanging on it but adverbs."""
    token = tokens[c]
    return (
        token.dep in {"amod", "acl"} and c in groups and groups[c].tense == "partpast" and groups[c].first == c
        and all(tokens[d].pos == "ADV" and d == c - 1 for d in token.children)
    )  # fmt: skip


def _loose(tokens: tuple[Token, ...], head: int, c: int, prep: str, pack: Pack) -> bool:
    """Whether a complement stands beside the phrase rather than in its name (une patrouille | près de Gao).

    `de` belongs to the name; `à`, `en`, `pour` only in a title (conseiller à la sécurité, commandant en chef).
    """
    if not prep or prep in pack.words("noun.core_prepositions"):
        return False
    role = next((pack.roles[le] for le in (tokens[head].lemma, tokens[head].norm) if le in pack.roles), None)
    titled = role is not None and role.kind == "person" and prep in pack.words("noun.title_prepositions")
    return not (titled and tokens[c].pos == "NOUN")


def _named_heads(
    tokens: tuple[Token, ...],
    heads: list[int],
    bounds: Mapping[int, tuple[int, int]],
    preps: Mapping[int, tuple[str, int]],
    pack: Pack,
) -> dict[int, int]:
    """Role → the name that follows it at once (le président Alexandre Loukachenko, le groupe État islamique): one phrase."""
    ends: dict[int, list[int]] = {}
    for h in heads:
        if tokens[h].pos == "NOUN":
            ends.setdefault(bounds[h][1], []).append(h)
    found: dict[int, int] = {}
    for name in heads:
        if tokens[name].pos != "PROPN" or preps[name][0] or not tokens[name].text[:1].isupper():
            continue
        before = [h for h in ends.get(bounds[name][0] - 1, ()) if _bears_name(tokens, h, name, pack)]
        if before:
            h = min(before, key=lambda h: bounds[h][0])
            if h not in found and tokens[h].sent == tokens[name].sent:
                found[h] = name
    return found


def _bears_name(tokens: tuple[Token, ...], h: int, name: int, pack: Pack) -> bool:
    lemmas = {tokens[h].norm, tokens[h].lemma, *tokens[h].stems[:3]}
    roles = {pack.roles[le].kind for le in lemmas if le in pack.roles}
    classes = {c for le in lemmas for c in pack.classes.get(le, ())}
    linked = (
        tokens[name].head == h and tokens[name].dep in {"appos", "flat:name", "flat", "nmod", "flat:foreign"}
    ) or tokens[h].head == name
    if "person" in roles or classes & {"person", "official", "leader"}:
        return tokens[name].ent == "PER" or (linked and tokens[name].ent != "LOC")
    return linked and bool(lemmas & pack.words("noun.bears_name"))


def preposition(tokens: tuple[Token, ...], first: int, table: Mapping[str, str], *, subject: bool = False) -> tuple[str, int]:
    """(slot name, first token) of the preposition that ends just before `first`; ("", first) if there is none."""
    for width in range(min(LONGEST_PREPOSITION, first), 0, -1):
        start = first - width
        if tokens[start].sent != tokens[first].sent:
            continue
        text = _joined(tokens[start:first])
        if width == 1 and tokens[start].dep == "mark" and subject:
            continue  # after Ukraine shelled the bridge: a conjunction
        beside = tokens[start - 1].pos if start else ""
        governs = width == 1 and tokens[start].pos == "VERB" and tokens[start].dep in _CLAUSES and beside not in {"NOUN", "PROPN"}
        if text in table and not governs and not (width == 1 and tokens[start].pos == "DET"):
            return table[text], start
    return "", first


def _hedged(
    tokens: tuple[Token, ...], first: int, table: Mapping[str, str], hedges: frozenset[str], pack: Pack, *, subject: bool
) -> tuple[str, int]:
    """The preposition of a phrase, where `près de 60 chars` has none of its own: hedges before numbers are transparent."""
    at = first
    if (
        tokens[first].pos == "NUM"
        or tokens[first].norm[:1].isdigit()
        or tokens[first].norm in hedges
        or tokens[first].morph.get("NumType")
    ):
        for width in (3, 2, 1):
            if at - width >= 0 and _joined(tokens[at - width : at]) in hedges:
                at -= width
                break
    quantity = _quantified(tokens, at, pack)
    if quantity is not None:
        return "", quantity
    if at and _indefinite(tokens, at - 1, pack):
        return "", at
    return preposition(tokens, at, table, subject=subject)


def _quantified(tokens: tuple[Token, ...], at: int, pack: Pack) -> int | None:
    """First token of a quantity adverb with its `de` (recevra plus d'armes): no preposition of the verb's."""
    if (
        at >= 2
        and tokens[at - 1].norm in pack.words("noun.partitive_negated")
        and tokens[at - 2].pos == "ADV"
        and tokens[at - 2].norm in pack.words("noun.quantity_adverbs")
    ):
        return at - 2
    return None


def _indefinite(tokens: tuple[Token, ...], i: int, pack: Pack) -> bool:
    """`des` at the head of a clause is an article, not `de + les` (Des soldats ont tiré)."""
    if tokens[i].norm not in pack.words("noun.indefinite_plural"):
        return False
    before = tokens[i - 1] if i else None
    return (
        before is None
        or before.sent != tokens[i].sent
        or before.pos in {"PUNCT", "CCONJ", "SCONJ"}
        or before.norm in pack.words("noun.before_indefinite")
    )


def _joined(tokens: tuple[Token, ...]) -> str:
    parts = [tokens[0].norm]
    for before, token in itertools.pairwise(tokens):
        parts.append(("" if before.end == token.start else " ") + token.norm)
    return "".join(parts)


def _plural(token: Token, det: str, tokens: tuple[Token, ...], first: int, head: int, pack: Pack) -> bool:
    if token.morph.get("Number") == "Plur":
        return True
    if det in pack.words("noun.plural_determiners"):
        return True
    return any(t.pos == "NUM" for t in tokens[first:head])
