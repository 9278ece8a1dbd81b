"""Verb groups read from the tree: for languages whose auxiliaries the parser hangs on the verb (will have been attacked).

The pack says what its auxiliaries do: `[chain]` of grammar.toml lists those of the perfect, the future, the conditional,
support and progressive or passive ones, and modals; `[aux.*]` their forms by tense. Nothing here knows a language.
"""

from __future__ import annotations

import msgspec

from selon.lang import Pack
from selon.model import Token, VerbGroup
from selon.reading.words import Lexicon

_AUXILIARY = frozenset({"aux", "aux:pass", "aux:tense", "aux:caus", "cop"})
_SMALL = frozenset({"case", "mark", "cc"})
"""Labels of verb forms that have become small words (according to, given that)."""
_PERFECT = {"pres": "past", "past": "plup", "imp": "plup", "fut": "futant", "cond": "condpast", "inf": "infpast", "part": "partpast"}
_GERUND_PLACES = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass"})
_REACH = 6
"""Tokens left of a verb in which its negation may stand."""


class _Form(msgspec.Struct):
    """What the chain has said so far, from left to right."""

    tense: str
    modal: str = ""
    perfect: bool = False
    passive: bool = False
    progressive: bool = False
    support: bool = False
    near: str = ""


def verb_groups(tokens: tuple[Token, ...], pack: Pack, lex: Lexicon) -> tuple[VerbGroup, ...]:
    """Every verb group of a paragraph, in text order."""
    made = []
    for token in tokens:
        copulas = [c for c in token.children if tokens[c].dep == "cop"]
        lone = token.pos == "AUX" and token.dep not in _AUXILIARY
        if token.dep not in _SMALL and (token.pos == "VERB" or copulas or lone or _bare_predicate(token)):
            made.append(_group(tokens, token, pack, lex))
    return tuple(made)


def _bare_predicate(token: Token) -> bool:
    """A short adjective is a predicate that needs no copula in the present (Турция намерена …)."""
    return token.pos == "ADJ" and token.morph.get("Variant") == "Short" and token.dep not in {"amod", "advmod"}


def _group(tokens: tuple[Token, ...], v: Token, pack: Pack, lex: Lexicon) -> VerbGroup:
    chain = _chain(tokens, v, pack)
    cop = next((c for c in chain if tokens[c].dep == "cop"), None)
    copula = cop is not None or _bare_predicate(v)
    form = _read(tokens, v, chain, cop, pack, lex)
    words = [i for i in (*chain, *_negations(tokens, v, chain, pack)) if i <= v.i or i in chain]
    first = min([v.i, *chain, *(i for i in words if i > min([v.i, *chain]))])
    last = max([v.i, *chain])
    negations = _negations(tokens, v, chain, pack)
    mark = " ".join(tokens[c].norm for c in v.children if tokens[c].dep == "mark")
    if not mark and _inverted_if(tokens, v, chain, pack):
        mark, form.modal = min(pack.words("clause.if_alone")), ""
        form.tense = "pres" if form.tense in {"inf", "cond"} else form.tense
    return VerbGroup(
        head=v.i, first=first, last=last, lemma=_lemma(v, lex), tense=form.tense,
        passive=form.passive, copula=copula, near=form.near, modal=form.modal,
        negated=len(negations) % 2 == 1,
        stopped=any(tokens[i].norm in pack.words("negation.stop") for i in negations),
        reflexive=False, mark=mark, relation=v.dep,
        causative=False,
    )  # fmt: skip


def _lemma(v: Token, lex: Lexicon) -> str:
    """The pack's own lemma of a verb form where the tagger's is not among them."""
    readings = lex.verbs.get(v.norm, ())
    lemmas = {le for le, _ in readings}
    return v.lemma if not lemmas or v.lemma in lemmas or v.pos != "VERB" else readings[0][0]


def _chain(tokens: tuple[Token, ...], v: Token, pack: Pack) -> list[int]:
    """Auxiliaries and copula of a verb, in text order; a second verb without its own shares those of the first."""
    own = [c for c in v.children if tokens[c].dep in _AUXILIARY]
    return sorted(own)


def _negations(tokens: tuple[Token, ...], v: Token, chain: list[int], pack: Pack) -> list[int]:
    """Words that deny the verb: its adverbs and those inside the chain; a preposition that says `without`."""
    words = pack.words("negation.second") | pack.words("negation.ne")
    low = min([v.i, *chain])
    found = [
        i for i in range(max(0, low - 1), v.i)
        if tokens[i].norm in words and (tokens[i].head in {v.i, *chain} or i == low - 1) and tokens[i].sent == v.sent
    ]  # fmt: skip
    found += [c for c in v.children if tokens[c].norm in words and c not in found and abs(c - v.i) <= _REACH and tokens[c].pos != "DET"]
    # did not only shell the town: nothing is denied
    found = [i for i in found if i + 1 >= len(tokens) or tokens[i + 1].norm not in pack.words("negation.fronted_not")]
    if not found and low >= 2 and tokens[low - 1].dep == "mark" and tokens[low - 2].norm in words and tokens[low - 2].pos != "DET":
        found = [low - 2]  # vowed never to negotiate
    if not found:
        phrases = [p.split() for p in pack.words("negation.phrases")]
        found = [
            i for i in range(max(0, low - 2), v.i) for p in phrases
            if [t.norm for t in tokens[i : i + len(p)]] == p
        ][:1]  # fmt: skip
    if not found:
        found = _fronted(tokens, v, chain, pack)
    if not found and any(tokens[c].dep in {"mark", "case"} and tokens[c].norm in pack.words("negation.without") for c in v.children):
        found = [v.i]
    return found


def _fronted(tokens: tuple[Token, ...], v: Token, chain: list[int], pack: Pack) -> list[int]:
    """`Never before had the army …`, `At no time did it …`: a negation at the head of the clause turns subject and verb about."""
    at = chain[0] if chain else v.i
    if not any(tokens[c].dep.startswith("nsubj") and at < c < v.i for c in v.children):
        return []
    first = at
    while first and tokens[first - 1].sent == v.sent and tokens[first - 1].pos not in {"PUNCT", "CCONJ", "VERB", "AUX"}:
        first -= 1
    opening = tokens[first:at]
    if not opening or any(t.norm in pack.words("negation.fronted_not") for t in opening):
        return []
    return [t.i for t in opening if t.norm in pack.words("negation.fronted")][:1]


def _read(
    tokens: tuple[Token, ...], v: Token, chain: list[int], cop: int | None, pack: Pack, lex: Lexicon
) -> _Form:
    """Tense, voice and modal of the whole group."""
    finite = [c for c in chain if c != cop]
    if cop is not None:
        form = _Form(_own(tokens[cop], pack, lex, tokens))
        return _compose(tokens, finite, form, tokens[cop], pack, lex)
    form = _Form(_own(v, pack, lex, tokens))
    return _compose(tokens, finite, form, v, pack, lex)


def _compose(
    tokens: tuple[Token, ...], chain: list[int], form: _Form, verb: Token, pack: Pack, lex: Lexicon
) -> _Form:
    """Each auxiliary from left to right takes its place; the verb's own form decides what the last one means."""
    words = pack.words
    tense = ""
    for n, i in enumerate(chain):
        name, own = lex.aux.get(tokens[i].norm, ("", ""))
        behind = tokens[chain[n + 1]] if n + 1 < len(chain) else verb
        if name in words("chain.future"):
            tense = tense or "fut"
        elif name in words("chain.conditional"):
            tense = tense or "cond"
        elif name in words("chain.modal"):
            form.modal, tense = name, tense or "pres"
        elif name in words("chain.support"):
            form.support, tense = True, tense or own
        elif name in words("chain.perfect"):
            said = own == "part" and _governed(tokens, verb, pack)
            bare = not tense and tokens[i].morph.get("VerbForm") == "Inf" and _to(tokens, verb)  # claims to have seized
            tense = "infpast" if said or bare else _PERFECT.get(tense or own, "past")
            form.perfect = True
        elif name in words("chain.be"):
            told = own == "part" and not chain[:n] and _participle(behind) and _governed(tokens, verb, pack)  # denies being asked
            tense = tense or ("inf" if told else "part" if own == "part" and not chain[:n] else own)
            if _participle(behind):
                form.passive = True
            elif _gerund(behind):
                form.progressive = True
    if not tense:
        return _alone(form, verb)
    if form.tense in {"inf"} and _to(tokens, verb) and tense in {"inf", "infpast"}:
        form.tense = tense
        return form
    if form.progressive:
        # has been shelling: goes on; was shelling: went on
        tense = {"past": "pres" if form.perfect else "imp", "plup": "imp"}.get(tense, tense)
    form.tense = "past" if tense == "imp" and form.passive and not form.progressive else tense
    return form


def _alone(form: _Form, verb: Token) -> _Form:
    """Voice of a verb without auxiliaries; a short participle is a finite passive without them (задержаны трое)."""
    voice = verb.morph.get("Voice", "Pass" if form.tense == "partpast" else "Act")
    form.passive = voice == "Pass" and form.tense != "part"
    if form.tense == "partpast" and verb.morph.get("Variant") == "Short":
        form.tense = "past"
    return form


def _inverted_if(tokens: tuple[Token, ...], v: Token, chain: list[int], pack: Pack) -> bool:
    """`Should Moscow attack, …`, `Were Tehran to retaliate, …`: an auxiliary that opens the clause is its condition."""
    opening = [i for i in chain if tokens[i].norm in pack.words("clause.inverted_if")]
    if not opening and v.head != v.i and tokens[v.head].norm in pack.words("clause.inverted_if"):
        opening = [v.head]
    if not opening:
        return False
    at = opening[0]
    before = tokens[at - 1] if at and tokens[at - 1].sent == tokens[at].sent else None
    opens = before is None or before.pos in {"PUNCT", "CCONJ", "SCONJ"}
    subject = any(tokens[c].dep.startswith("nsubj") and c > at for c in v.children)
    asked = any(t.norm == "?" for t in tokens if t.sent == v.sent)
    return opens and subject and not asked


def _to(tokens: tuple[Token, ...], verb: Token) -> bool:
    return any(tokens[c].dep == "mark" and tokens[c].pos == "PART" for c in verb.children)


def _participle(token: Token) -> bool:
    return token.morph.get("VerbForm") == "Part" and token.morph.get("Aspect") != "Prog" and token.morph.get("Tense") != "Pres"


def _gerund(token: Token) -> bool:
    return token.morph.get("VerbForm") in {"Ger", "Part"} and (token.morph.get("Aspect") == "Prog" or token.morph.get("Tense") == "Pres")


def _governed(tokens: tuple[Token, ...], gerund: Token, pack: Pack) -> bool:
    """A gerund that is said, denied or charged (denies having shelled, accused of shelling)."""
    marks = {tokens[c].norm for c in gerund.children if tokens[c].dep in {"mark", "case"}}
    return gerund.dep in _GERUND_PLACES or bool(marks & pack.words("clause.gerund_as_infinitive"))


def _own(token: Token, pack: Pack, lex: Lexicon, tokens: tuple[Token, ...]) -> str:
    """Tense of a form standing alone, by its morphology; a gerund that is said, denied or charged counts as an infinitive."""
    verbform = token.morph.get("VerbForm", "")
    if token.norm in lex.aux and token.pos == "AUX":
        own = lex.aux[token.norm][1]
        if own in {"pres", "past", "imp", "fut", "cond"}:
            return own
    if _gerund(token):
        return "inf" if _governed(tokens, token, pack) else "part"
    if verbform == "Conv":
        return "part"
    if verbform == "Part":
        return "partpast"
    if verbform == "Inf":
        alone = not any(tokens[c].dep in {"mark", *_AUXILIARY} for c in token.children)
        subject = any(tokens[c].dep.startswith("nsubj") for c in token.children)
        return "pres" if alone and subject else "inf"
    mood = token.morph.get("Mood", "")
    if mood in {"Cnd", "Sub"}:
        return "cond" if mood == "Cnd" else "subj"
    return {"Past": "past", "Imp": "imp", "Fut": "fut"}.get(token.morph.get("Tense", ""), "pres")


__all__ = ["verb_groups"]
