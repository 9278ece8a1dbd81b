"""Verb groups: auxiliaries, clitics, negation and participle as one unit, read from the surface, not from labels.

"est arrivé" is a past, not a passive: verbs that take être are a list of the pack. Conditionals are read from the
form, because the model tags them as imperfects.
"""

from __future__ import annotations

import msgspec

from selon.lang import Pack
from selon.model import Token, VerbGroup
from selon.reading.words import Lexicon

_COMPOUND = {
    "pres": "past", "imp": "plup", "fut": "futant", "cond": "condpast", "subj": "subjpast", "simple": "past",
    "part": "partpast", "inf": "infpast",
}  # fmt: skip
_SIMPLE = {"simple": "past", "ger": "part", "subjimp": "subj", "imper": "imper"}
_CLITICS = frozenset("le la l' les lui leur y en se s' me m' te t' nous vous".split())


class _Chain(msgspec.Struct):
    """What stands left of the lexical verb."""

    first: int
    aux: list[tuple[int, str, str]]
    negated: bool = False
    stopped: bool = False
    reflexive: bool = False
    obj: int | None = None
    dat: int | None = None
    causative: bool = False
    near: str = ""


def verb_groups(tokens: tuple[Token, ...], pack: Pack, lex: Lexicon) -> tuple[VerbGroup, ...]:
    """Every verb group of a paragraph, in text order, with tree relations by token index."""
    used: set[int] = set()
    chains: dict[int, _Chain] = {}
    for token in tokens:
        if token.pos == "VERB":
            chain = _scan(tokens, token.i, pack, lex)
            chains[token.i] = chain
            used.update(i for i, _, _ in chain.aux)
            used.update(range(chain.first, token.i))
    for token in tokens:  # copulas, and être/avoir standing alone
        if token.pos == "AUX" and token.i not in used and token.i not in chains:
            head = token.head if token.dep == "cop" and token.head != token.i else _predicate(tokens, token.i, lex)
            if head in chains or (head < token.i and tokens[head].pos == "VERB"):
                continue
            chains[head] = _scan_copula(tokens, token.i, pack, lex)
            used.add(token.i)
    for i in list(chains):
        if i in used and tokens[i].pos == "VERB" and any(i in _aux_span(c) for j, c in chains.items() if j != i):
            del chains[i]
    groups = {i: _group(tokens, i, chain, pack, lex) for i, chain in chains.items()}
    return tuple(groups[i] for i in sorted(groups))


def _predicate(tokens: tuple[Token, ...], c: int, lex: Lexicon) -> int:
    """The adjective right after a form of être that the parser did not take for a copula; else the form itself."""
    if lex.aux.get(tokens[c].norm, ("",))[0] != "etre":
        return c
    for token in tokens[c + 1 : c + 4]:
        if token.pos == "ADJ" and token.sent == tokens[c].sent:
            return token.i
        if token.pos not in {"ADV", "PART"}:
            break
    return c


def _aux_span(chain: _Chain) -> set[int]:
    return {i for i, _, _ in chain.aux}


def _scan(tokens: tuple[Token, ...], v: int, pack: Pack, lex: Lexicon) -> _Chain:
    chain = _Chain(first=v, aux=[])
    form = tokens[v].norm
    infinitive = "inf" in features(form, lex, tokens[v])
    participle = any(f.startswith("pp") for f in features(form, lex, tokens[v]))
    gap = 0
    j = v - 1
    while j >= 0 and tokens[j].sent == tokens[v].sent and v - j < 12:
        token = tokens[j]
        norm = token.norm
        if _is_aux(token, lex) and (participle or chain.aux) and lex.aux[norm][0] in {"avoir", "etre"}:
            if chain.aux and lex.aux[norm][0] == "etre" and chain.aux[-1][2] != "pp":
                break
            chain.aux.append((j, *lex.aux[norm]))
            chain.first, gap = j, 0
        elif infinitive and not chain.aux and _is_aux(token, lex) and lex.aux[norm][0] == "aller":
            chain.aux.append((j, *lex.aux[norm]))
            chain.first, chain.near = j, "future"
        elif infinitive and not chain.aux and norm in {"de", "d'"} and j and lex.aux.get(tokens[j - 1].norm, ("",))[0] == "venir":
            chain.aux.append((j - 1, *lex.aux[tokens[j - 1].norm]))
            chain.first, chain.near = j - 1, "past"
            j -= 1
        elif infinitive and not chain.aux and gap == 0 and _causative(token, pack, lex):
            inner = _scan(tokens, j, pack, lex)
            inner.aux.append((j, "faire", _own_tense(tokens[j], lex)))
            inner.causative = True
            inner.negated = inner.negated or chain.negated
            return inner
        elif norm in pack.words("negation.ne"):
            chain.first, gap = j, 0
            chain.negated = chain.negated or _second_negation(tokens, j, v, pack)
        elif norm in _CLITICS and token.pos in {"PRON", "DET", "X", "PART"} | ({"ADV"} if norm in {"y", "en"} else set()):
            if token.pos == "DET" and not (participle or infinitive or tokens[j + 1].pos in {"VERB", "AUX"}):
                break
            _clitic(chain, tokens, j, pack)
            chain.first, gap = j, 0
        elif norm.startswith("-") and len(norm) > 1:
            gap = 0
        elif not infinitive and (width := _inserted(tokens, j, pack)):
            j -= width - 1
        elif token.pos in {"ADV", "PART"} or norm in pack.words("negation.second"):
            gap += 1
            if norm in pack.words("negation.stop"):
                chain.stopped = True
            if gap > 3:
                break
        else:
            break
        j -= 1
    if tokens[v].pos == "VERB" and chain.first == v:
        chain.negated = chain.negated or False
    chain.aux.reverse()
    if chain.negated is False and v + 1 < len(tokens):
        chain.negated = _bare_negation(tokens, chain.first, v, pack)
    return chain


def _inserted(tokens: tuple[Token, ...], j: int, pack: Pack) -> int:
    """Length of a fixed adverbial that ends at token j and may stand inside a verb group (a de nouveau réclamé)."""
    for width in (4, 3, 2):
        if j - width + 1 > 0:
            words = " ".join(t.norm for t in tokens[j - width + 1 : j + 1])
            if words.replace("' ", "'") in pack.words("verb.inserted"):
                return width
    return 0


def _scan_copula(tokens: tuple[Token, ...], c: int, pack: Pack, lex: Lexicon) -> _Chain:
    chain = _scan(tokens, c, pack, lex)
    norm = tokens[c].norm
    chain.aux.append((c, *lex.aux.get(norm, ("etre", "pres"))))
    return chain


def _is_aux(token: Token, lex: Lexicon) -> bool:
    return token.norm in lex.aux and (token.pos in {"AUX", "VERB"} or token.norm not in {"a", "as", "es", "est"})


def _causative(token: Token, pack: Pack, lex: Lexicon) -> bool:
    return token.pos in {"VERB", "AUX"} and any(
        le in pack.words("verb.causative") for le, _ in lex.verbs.get(token.norm, ())
    )


def _own_tense(token: Token, lex: Lexicon) -> str:
    found = tense_of(token, lex)
    return "pp" if found == "partpast" else found


def _clitic(chain: _Chain, tokens: tuple[Token, ...], j: int, pack: Pack) -> None:
    norm = tokens[j].norm
    if norm in pack.words("pronoun.reflexive"):
        chain.reflexive = True
    elif norm in pack.words("pronoun.object"):
        chain.obj = j
    elif norm in pack.words("pronoun.dative"):
        chain.dat = j
    elif norm in pack.words("pronoun.first_object") and tokens[j].dep in {"obj", "iobj", "obl:arg", "obl:mod"}:
        chain.obj = j  # c'est l'armée qui nous attaque


def _second_negation(tokens: tuple[Token, ...], ne: int, v: int, pack: Pack) -> bool:
    """`ne ... pas` denies; `ne ... que` only restricts; a lone `ne` (craint qu'il ne parte) does neither."""
    for token in tokens[ne + 1 : min(len(tokens), v + 6)]:
        if token.norm in pack.words("negation.second"):
            return True
        if token.norm in pack.words("negation.restrict") and token.i > v:
            return False
        if token.norm in {".", ";"}:
            break
    return any(t.norm in pack.words("negation.second") for t in tokens[max(0, ne - 5) : ne])


def _bare_negation(tokens: tuple[Token, ...], first: int, v: int, pack: Pack) -> bool:
    return first > 0 and tokens[first - 1].norm in pack.words("negation.without")


def features(form: str, lex: Lexicon, token: Token) -> frozenset[str]:
    """Features of a verb form: the conjugator's if the pack knows the verb, else the tagger's morphology."""
    readings = lex.verbs.get(form)
    if readings:
        own = [f for le, f in readings if le == token.lemma]
        return frozenset(own or [f for _, f in readings])
    verbform = token.morph.get("VerbForm", "")
    if verbform == "Inf":
        return frozenset({"inf"})
    if verbform == "Part":
        return frozenset({"ger" if token.morph.get("Tense") == "Pres" or form.endswith("ant") else "pp.ms"})
    return frozenset({f"{_tagged_tense(form, token)}.3s"})


def _tagged_tense(form: str, token: Token) -> str:
    stem = form.removesuffix("ent").removesuffix("it").removesuffix("a")
    if form.endswith(("rait", "raient", "rais")) and (
        form.endswith(("drait", "vrait", "rrait", "draient", "vraient", "rraient"))
        or stem == token.lemma
        or stem == token.lemma.removesuffix("e")
        or (form.endswith(("erait", "eraient")) and not token.lemma.endswith("rer"))
        or token.morph.get("Mood") == "Cnd"
    ):
        return "cond"
    if token.morph.get("Mood") == "Sub":
        return "subj"
    return {"Pres": "pres", "Imp": "imp", "Fut": "fut", "Past": "simple"}.get(token.morph.get("Tense", ""), "pres")


_ORDER = ("pres", "imp", "fut", "cond", "simple", "subj", "inf", "ger", "pp", "imper", "subjimp")


def tense_of(token: Token, lex: Lexicon) -> str:
    """Tense of a single form standing alone."""
    found = features(token.norm, lex, token)
    names = {f.split(".")[0] for f in found}
    tagged = token.morph.get("VerbForm", "")
    if tagged == "Part" and "pp" in names:
        return "partpast"
    if tagged == "Inf" and "inf" in names:
        return "inf"
    if token.morph.get("Mood") == "Sub" and "subj" in names:
        return "subj"
    for name in _ORDER:
        if name in names:
            return "partpast" if name == "pp" else _SIMPLE.get(name, name)
    return "pres"


def _tense(tokens: tuple[Token, ...], v: int, chain: _Chain, pack: Pack, lex: Lexicon) -> tuple[str, bool]:
    """(tense, passive) of the whole group."""
    verb = tokens[v]
    aux = [(name, tense) for _, name, tense in chain.aux]
    if chain.near == "future":
        return ("fut" if aux[0][1] == "pres" else "cond"), False
    if chain.near == "past":
        return ("past" if aux[0][1] == "pres" else "plup"), False
    if chain.causative:
        finite = [a for a in aux if a[0] != "faire"]
        return (_COMPOUND.get(finite[0][1], "past") if finite else aux[-1][1].replace("pp", "partpast")), False
    if not aux:
        own = tense_of(verb, lex)
        return ("pres" if own == "partpast" and _really_finite(tokens, v, lex) else own), False
    if verb.pos != "VERB":  # predicate after a copula: "a été prêt", "est prêt"
        if len(aux) > 1:
            return _COMPOUND.get(aux[0][1], "past"), False
        return _SIMPLE.get(aux[0][1], aux[0][1]), False
    names = [n for n, _ in aux]
    takes_etre = chain.reflexive or verb.lemma in pack.words("verb.etre")
    if names[0] == "avoir" and len(aux) == 1:
        return _COMPOUND.get(aux[0][1], "past"), False
    if names[0] == "avoir":  # a été attaqué
        return _COMPOUND.get(aux[0][1], "past"), True
    if takes_etre:
        return _COMPOUND.get(aux[0][1], "past"), False
    tense = aux[0][1]
    if tense == "pp":
        return "partpast", True
    return _SIMPLE.get(tense, tense), True


def _really_finite(tokens: tuple[Token, ...], v: int, lex: Lexicon) -> bool:
    """`Washington enjoint à`, `dit-il`: a form that is a participle too is finite where it has a subject of its own."""
    if not any(f.startswith("pres.3") for f in features(tokens[v].norm, lex, tokens[v])):
        return False
    if v + 1 < len(tokens) and tokens[v + 1].norm.startswith("-"):
        return True
    return tokens[v].dep in {"ROOT", "ccomp", "acl:relcl", "parataxis", "conj"} and any(
        tokens[c].dep.startswith("nsubj") and c < v for c in tokens[v].children
    )


def _group(tokens: tuple[Token, ...], v: int, chain: _Chain, pack: Pack, lex: Lexicon) -> VerbGroup:
    tense, passive = _tense(tokens, v, chain, pack, lex)
    copula = tokens[v].pos != "VERB"
    if not chain.aux and tense == "partpast":
        passive = tokens[v].lemma not in pack.words("verb.etre")
    mark = " ".join(tokens[c].norm for c in tokens[v].children if tokens[c].dep == "mark")
    negated = chain.negated
    if copula and chain.aux:
        c = chain.aux[-1][0]
        negated = negated or _copula_negated(tokens, c, v, pack)
    return VerbGroup(
        head=v,
        first=min(chain.first, v),
        last=max(v, chain.aux[-1][0] if chain.aux else v),
        lemma=tokens[v].lemma,
        tense=tense,
        reflexive=chain.reflexive,
        passive=passive,
        copula=copula,
        negated=negated,
        causative=chain.causative,
        stopped=chain.stopped and chain.negated,
        near=chain.near,
        object_clitic=chain.obj,
        dative_clitic=chain.dat,
        mark=mark,
        relation=tokens[v].dep,
    )


def _copula_negated(tokens: tuple[Token, ...], c: int, v: int, pack: Pack) -> bool:
    low, high = min(c, v), max(c, v)
    window = tokens[max(0, low - 3) : high]
    return any(t.norm in pack.words("negation.ne") for t in window) and any(
        t.norm in pack.words("negation.second") for t in tokens[max(0, low - 3) : high + 2]
    )
