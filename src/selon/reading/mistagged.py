"""Verbs that the tagger took for nouns or participles, where a clause would be left without a verb (tree languages).

`If Moscow attacks, …`, `Lee claims that …`: a plural noun behind its subject that can be a third person. `A column of
rebels advanced …`: a participle on the only noun of a sentence. Both are rehung as the verb of their clause.
"""

from __future__ import annotations

import msgspec

from selon.lang import Pack
from selon.model import Token
from selon.reading.words import Lexicon

_OBJECTLESS = frozenset({"intrans", "from", "happen", "against", "with", "for"})
_EDGES = frozenset({"SCONJ", "CCONJ"})
_SIGNS = frozenset({",", ";", ":", "(", ")", '"', ".", "!", "?"})
_LEFT = frozenset({"compound", "amod", "det", "nmod:poss", "nummod", "nmod", "poss"})
_NAMES = frozenset({"PROPN", "NOUN", "PRON"})
_PRESENT = {"VerbForm": "Fin", "Tense": "Pres"}
_PAST = {"VerbForm": "Fin", "Tense": "Past"}


def mended(tokens: tuple[Token, ...], pack: Pack, lex: Lexicon) -> tuple[Token, ...]:
    """Tokens in which every clause that can have a verb has one."""
    for token in tokens:
        if token.pos == "NOUN" and _third_person(token, lex) and _clause_without_verb(tokens, token.i):
            tokens = _made_verb(tokens, token.i, lex)
        elif _noun_of_people(tokens, token):
            fixed = list(tokens)
            fixed[token.i] = msgspec.structs.replace(token, pos="NOUN")
            tokens = tuple(fixed)
        elif _lone_participle(tokens, token, pack):
            tokens = _made_finite(tokens, token.i)
    return tokens


_NOMINAL_PLACES = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "iobj"})


def _noun_of_people(tokens: tuple[Token, ...], token: Token) -> bool:
    """`the displaced`, `the wounded`: a participle with an article where a noun stands."""
    participle = token.pos == "VERB" and token.morph.get("VerbForm") == "Part" and token.morph.get("Aspect") == "Perf"
    if not participle or token.dep not in _NOMINAL_PLACES or not token.i:
        return False
    return tokens[token.i - 1].pos == "DET" and not any(tokens[c].dep == "obj" for c in token.children)


def _third_person(token: Token, lex: Lexicon) -> bool:
    return token.text[:1].islower() and any(f == "pres.3s" for _, f in lex.verbs.get(token.norm, ()))


def _clause(tokens: tuple[Token, ...], i: int) -> range:
    """Tokens around i up to the next punctuation marks or conjunctions."""
    first = last = i
    while first > 0 and tokens[first - 1].sent == tokens[i].sent and not _edge(tokens[first - 1]):
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].sent == tokens[i].sent and not _edge(tokens[last + 1]):
        last += 1
    return range(first, last + 1)


def _edge(token: Token) -> bool:
    return token.pos in _EDGES or token.norm in _SIGNS


def _clause_without_verb(tokens: tuple[Token, ...], i: int) -> bool:
    """The noun stands right behind a name or noun that opens its clause, and the clause has no verb."""
    clause = _clause(tokens, i)
    if i == clause.start or tokens[i - 1].pos not in _NAMES or tokens[i - 1].dep not in {"compound", "nmod"}:
        return False
    before = tokens[clause.start - 1] if clause.start else None
    behind = tokens[clause.stop] if clause.stop < len(tokens) else None
    bare = all(tokens[j].dep in _LEFT and tokens[j].pos != "ADP" for j in range(clause.start, i))
    marked = (before is not None and before.pos == "SCONJ") or (behind is not None and behind.pos == "SCONJ" and behind.dep == "mark")
    return bare and marked and not any(tokens[j].pos in {"VERB", "AUX"} for j in clause)


def _made_verb(tokens: tuple[Token, ...], v: int, lex: Lexicon) -> tuple[Token, ...]:
    """The noun as a finite verb, the word before it as its subject with all that stood before the noun."""
    head = [t.head for t in tokens]
    dep = [t.dep for t in tokens]
    subject = v - 1
    for c in tokens[v].children:
        if c < subject:
            head[c] = subject
    head[subject], dep[subject] = v, "nsubj"
    mark = _clause(tokens, v).start - 1
    if mark >= 0 and tokens[mark].pos == "SCONJ" and tokens[mark].sent == tokens[v].sent:
        if tokens[mark].head != v:
            head[v], dep[v] = tokens[mark].head, "advcl"
        head[mark] = v
    lemma = next(le for le, f in lex.verbs[tokens[v].norm] if f == "pres.3s")
    fixed = list(tokens)
    fixed[v] = msgspec.structs.replace(tokens[v], pos="VERB", lemma=lemma, morph=_PRESENT)
    if tokens[subject].text[:1].isupper():
        fixed[subject] = msgspec.structs.replace(tokens[subject], pos="PROPN")
    return _rehung(fixed, head, dep)


def _lone_participle(tokens: tuple[Token, ...], v: Token, pack: Pack) -> bool:
    """A participle on the root noun of a sentence without a verb, with an object of its own or of a verb without objects.

    Else it may be a headline's passive (Dozens killed in market bombing).
    """
    noun = tokens[v.head]
    participle = v.morph.get("VerbForm") == "Part" and v.morph.get("Aspect") == "Perf"
    if not (participle and v.dep == "acl" and noun.dep == "ROOT" and noun.i < v.i and noun.pos in _NAMES):
        return False
    if any(t.sent == v.sent and (t.morph.get("VerbForm") == "Fin" or t.pos == "AUX") for t in tokens):
        return False
    rows = [r for r in pack.verbs.get(v.lemma, ()) if r.type != "NONE"]
    alone = bool(rows) and all(r.frame in _OBJECTLESS for r in rows)
    return alone or any(tokens[c].dep == "obj" for c in v.children)


def _made_finite(tokens: tuple[Token, ...], v: int) -> tuple[Token, ...]:
    noun = tokens[v].head
    head = [t.head for t in tokens]
    dep = [t.dep for t in tokens]
    head[v], dep[v], head[noun], dep[noun] = v, "ROOT", v, "nsubj"
    fixed = list(tokens)
    fixed[v] = msgspec.structs.replace(tokens[v], morph=_PAST)
    return _rehung(fixed, head, dep)


def _rehung(tokens: list[Token], head: list[int], dep: list[str]) -> tuple[Token, ...]:
    children: list[list[int]] = [[] for _ in tokens]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    return tuple(
        msgspec.structs.replace(t, head=h, dep=d, children=tuple(c))
        for t, h, d, c in zip(tokens, head, dep, children, strict=True)
    )
