"""People told by their fate or kind behind a number: `21 dead`, `35 killed`, `plus de 200 lycéennes`.

The tagger takes such words for adjectives or verbs, and then nothing on the page is counted. Behind a number, where a
noun stands, they are nouns.
"""

from __future__ import annotations

import msgspec

from selon.lang import Pack
from selon.measures.quantities import unit_of
from selon.model import Token

_PLACES = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "obl:arg", "obl:mod", "nmod", "conj", "iobj", "appos"})
_FATES = frozenset({"killed", "injured", "missing"})
_OWN = frozenset({"obj", "obl", "obl:agent", "obl:mod", "obl:arg", "advcl", "prep"})
_OPENERS = frozenset({"VERB", "ADP"})
_SMALL = frozenset({"ADV", "ADJ", "ADP"})


def counted(tokens: tuple[Token, ...], pack: Pack) -> tuple[Token, ...]:
    """Tokens in which words that a number counts are nouns."""
    for i, token in enumerate(tokens):
        if i and token.pos == "ADJ" and token.dep in _PLACES and _own_number(tokens, token):
            fixed = list(tokens)
            fixed[i] = msgspec.structs.replace(token, pos="NOUN")
            tokens = tuple(fixed)
        elif i and token.pos == "VERB" and _fate(tokens, token, pack):
            tokens = _noun(tokens, i)
    return tokens


def _own_number(tokens: tuple[Token, ...], token: Token) -> bool:
    return any(tokens[c].dep == "nummod" and c < token.i for c in token.children)


def _fate(tokens: tuple[Token, ...], token: Token, pack: Pack) -> bool:
    """A bare participle of a fate right behind a number that an active verb or a preposition brings, or behind another such."""
    number = tokens[token.i - 1]
    participle = token.morph.get("VerbForm") == "Part"
    if number.pos != "NUM" or number.sent != token.sent or not participle or unit_of(token.norm, pack.lang) not in _FATES:
        return False
    if number.head not in (token.i, token.head) and tokens[number.head].i > token.i:
        return False  # 14 missing boys
    if any((tokens[c].dep in _OWN and c > token.i) or tokens[c].dep.startswith("aux") for c in token.children):
        return False  # 35 killed in the strike: a verb with its own words
    before = number.i - 1
    while before >= 0 and (tokens[before].head == number.i or tokens[before].dep in {"advmod", "amod"}) and tokens[before].pos in _SMALL:
        if tokens[before].dep == "case":
            break
        before -= 1
    opener = tokens[before] if before >= 0 and tokens[before].sent == token.sent else None
    if opener is None:
        return False
    if opener.pos == "CCONJ" or opener.norm == ",":
        return opener.i > 0 and tokens[opener.i - 1].pos == "NOUN" and unit_of(tokens[opener.i - 1].norm, pack.lang) in _FATES
    return opener.pos in _OPENERS and opener.norm not in pack.words("case.by")


def _noun(tokens: tuple[Token, ...], i: int) -> tuple[Token, ...]:
    """The participle as a noun in its number's place."""
    token, number = tokens[i], tokens[i - 1]
    own = number.head == i
    head = token.head if own else number.head
    dep = "obj" if own else number.dep
    joint = (t for t in reversed(tokens[max(0, i - 5) : i]) if t.pos == "CCONJ" or t.norm == ",")
    twin = next((t.i - 1 for t in joint if t.i and tokens[t.i - 1].pos == "NOUN"), None)
    fixed = list(tokens)
    if twin is not None:
        above = next((c for c in token.children if c < i and tokens[c].pos in {"VERB", "AUX"}), None)
        for c in token.children:  # the clause before it, which hung on it
            if above is not None and c != number.i:
                fixed[c] = msgspec.structs.replace(tokens[c], head=above, dep=tokens[c].dep)
        if above is not None:
            root = token.head == i
            fixed[above] = msgspec.structs.replace(tokens[above], head=above if root else token.head, dep=token.dep)
        head, dep = twin, "conj"
    fixed[i] = msgspec.structs.replace(token, pos="NOUN", head=head if head != i else i, dep=dep)
    fixed[i - 1] = msgspec.structs.replace(number, head=i, dep="nummod")
    for c in number.children:
        if c != i and tokens[c].dep == "case":
            fixed[c] = msgspec.structs.replace(tokens[c], head=i)
    return rehung(fixed)


def rehung(tokens: list[Token]) -> tuple[Token, ...]:
    """Tokens whose children are those that name them as head."""
    children: list[list[int]] = [[] for _ in tokens]
    for t in tokens:
        if t.head != t.i:
            children[t.head].append(t.i)
    return tuple(msgspec.structs.replace(t, children=tuple(c)) for t, c in zip(tokens, children, strict=True))
