"""Noun phrases: a nominal head, its determiner, adjectives, complements and coordinated twins, with its preposition."""

from __future__ import annotations

from collections.abc import Mapping

from selon.lang import Pack
from selon.model import NounPhrase, Token, VerbGroup

_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
_INNER = frozenset({"flat:name", "flat:foreign", "flat", "fixed", "compound"})
_OUTER = frozenset(
    {"case", "mark", "cc", "punct", "acl:relcl", "acl", "appos", "conj", "parataxis", "cop", "nsubj", "obl:mod",
     "obl:arg", "advcl", "ccomp", "xcomp", "aux:tense", "aux:pass", "expl:subj", "csubj", "dislocated", "orphan"}
)  # fmt: skip
LONGEST_PREPOSITION = 5


def noun_phrases(
    tokens: tuple[Token, ...], groups: Mapping[int, VerbGroup], pack: Pack
) -> tuple[NounPhrase, ...]:
    """All noun phrases of a paragraph, by head, in text order."""
    prepositions = pack.table("prep")
    heads = [t.i for t in tokens if _is_head(t, tokens, groups, pack.words("noun.quantifiers"))]
    bounds = {h: _core(tokens, h) for h in heads}
    inside = set(heads)
    hedges = pack.words("noun.hedges")
    preps = {h: _hedged(tokens, bounds[h][0], prepositions, hedges) for h in heads}
    phrases = []
    for h in heads:
        first, last = bounds[h]
        token = tokens[h]
        det = next((tokens[c] for c in token.children if tokens[c].dep == "det"), None)
        det_form = det.norm if det else (tokens[first].norm if tokens[first].pos == "DET" else "")
        complements, coordinated, apposition, relative, adjectives = [], [], [], [], []
        for c in token.children:
            dep = tokens[c].dep
            if dep == "conj" and c in inside:
                coordinated.append(c)
            elif dep == "appos" and c in inside:
                apposition.append(c)
            elif dep in {"acl:relcl", "acl"}:
                relative.append(c)
            elif dep == "amod" or (tokens[c].pos == "ADJ" and dep in {"nmod", "acl", "advmod"}):
                adjectives += [c, *(d for d in tokens[c].children if tokens[d].dep == "conj" and tokens[d].pos == "ADJ")]
            elif c in inside and preps.get(c, ("", 0))[0]:
                complements.append((preps[c][0], c))
        phrases.append(
            NounPhrase(
                head=h,
                first=first,
                last=last,
                prep=preps[h][0],
                det=det_form,
                plural=_plural(token, det_form, tokens, first, h),
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


def _is_head(token: Token, tokens: tuple[Token, ...], groups: Mapping[int, VerbGroup], quantifiers: frozenset[str]) -> bool:
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


def _core(tokens: tuple[Token, ...], head: int) -> tuple[int, int]:
    """Determiner to last inner complement: the contiguous part of the head's own subtree."""
    own = {head}
    stack = [head]
    while stack:
        for c in tokens[stack.pop()].children:
            if tokens[c].dep in _OUTER and not (tokens[c].dep == "case" and tokens[c].head != head):
                continue
            if tokens[c].pos == "VERB":
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


def preposition(tokens: tuple[Token, ...], first: int, table: Mapping[str, str]) -> tuple[str, int]:
    """(slot name, first token) of the preposition that ends just before `first`; ("", first) if there is none."""
    for width in range(min(LONGEST_PREPOSITION, first), 0, -1):
        start = first - width
        if tokens[start].sent != tokens[first].sent:
            continue
        text = _joined(tokens[start:first])
        if text in table and not (width == 1 and tokens[start].pos == "DET"):
            return table[text], start
    return "", first


def _hedged(tokens: tuple[Token, ...], first: int, table: Mapping[str, str], hedges: frozenset[str]) -> tuple[str, int]:
    """The preposition of a phrase, where `près de 60 chars` has none of its own: hedges before numbers are transparent."""
    at = first
    if tokens[first].pos == "NUM" or tokens[first].norm[:1].isdigit() or tokens[first].norm in hedges or tokens[first].morph.get("NumType"):
        for width in (3, 2, 1):
            if at - width >= 0 and _joined(tokens[at - width : at]) in hedges:
                at -= width
                break
    if at and _indefinite(tokens, at - 1):
        return "", at
    return preposition(tokens, at, table)


def _indefinite(tokens: tuple[Token, ...], i: int) -> bool:
    """`des` at the head of a clause is an article, not `de + les` (Des soldats ont tiré)."""
    if tokens[i].norm != "des":
        return False
    before = tokens[i - 1] if i else None
    return before is None or before.sent != tokens[i].sent or before.pos in {"PUNCT", "CCONJ", "SCONJ"} or before.norm in {"que", "qu'", "dont", "où"}


def _joined(tokens: tuple[Token, ...]) -> str:
    parts = [tokens[0].norm]
    for before, token in zip(tokens, tokens[1:], strict=False):
        parts.append(("" if before.end == token.start else " ") + token.norm)
    return "".join(parts)


def _plural(token: Token, det: str, tokens: tuple[Token, ...], first: int, head: int) -> bool:
    if token.morph.get("Number") == "Plur":
        return True
    if det in {"les", "des", "ces", "ses", "leurs", "aux", "plusieurs", "quelques"}:
        return True
    return any(t.pos == "NUM" for t in tokens[first:head])
