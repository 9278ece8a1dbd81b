"""Mending what the tagger gets wrong, by the pack's own word forms: the pack knows its verbs better than the model."""

from __future__ import annotations

import msgspec

from selon.lang import Pack
from selon.lang.inflect import stems
from selon.model import Token
from selon.reading.words import Lexicon

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X", "ADV", "PRON", "ADP", "INTJ"})


def repair(tokens: tuple[Token, ...], pack: Pack, lex: Lexicon) -> tuple[Token, ...]:
    """Tokens with corrected part of speech and lemma. Heads and offsets stay as they were."""
    fixed = list(tokens)
    homographs = bool(pack.words("repair.tags"))
    for i, token in enumerate(fixed):
        if token.norm in pack.forms:
            lemma, pos = pack.forms[token.norm]
            fixed[i] = msgspec.structs.replace(token, lemma=lemma, pos=pos or token.pos)
            continue
        readings = lex.verbs.get(token.norm)
        if token.pos == "VERB":
            fixed[i] = _verb(fixed, i, readings)
        elif homographs and readings and token.pos in _NOMINAL and (token.text[0].islower() or i == 0):
            fixed[i] = _maybe_verb(fixed, i, readings, lex)
    if homographs:
        fixed = _verbless(fixed, pack, lex)
    return tuple(msgspec.structs.replace(t, stems=stems(t.norm, t.lemma, pack.endings)) for t in fixed)


_BEFORE_FINITE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "PUNCT"})


def _verbless(tokens: list[Token], pack: Pack, lex: Lexicon) -> list[Token]:
    """A clause without a finite verb whose noun can be one (La Russie leur livre des chars, Managua coupe les ponts)."""
    clitics = pack.words("pronoun.dative") | pack.words("negation.ne") | pack.words("pronoun.reflexive")
    for i, token in enumerate(tokens):
        if token.pos not in {"NOUN", "ADJ"} or i == 0 or token.text[:1].isupper():
            continue
        finite = [
            (le, f)
            for le, f in lex.verbs.get(token.norm, ())
            if f.split(".")[0] in {"pres", "imp", "fut", "cond", "simple"} and f.endswith(("3s", "3p"))
        ]
        if not finite:
            continue
        before = tokens[i - 1]
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        clitic = before.norm in clitics and before.pos in {"PRON", "ADV", "PART"} | (
            {"DET"} if before.norm == "leur" and not token.norm.endswith("s") and after and after.pos == "DET" else set()
        )
        alone = (
            before.pos in _BEFORE_FINITE
            and after is not None
            and after.pos in {"DET", "PRON", "ADV", "ADP", "SCONJ", "PROPN", "NUM"}
            and not any(
                t.sent == token.sent
                and (
                    (
                        t.pos == "VERB"
                        and ("." in "".join(f for _, f in lex.verbs.get(t.norm, ())) or t.morph.get("VerbForm") == "Fin")
                    )
                    or t.pos == "AUX"
                )
                for t in tokens
            )
        )
        if clitic or alone:
            tokens[i] = msgspec.structs.replace(token, pos="VERB", lemma=finite[0][0])
    return tokens


def _verb(tokens: list[Token], i: int, readings: tuple[tuple[str, str], ...] | None) -> Token:
    token = tokens[i]
    if not readings:
        return token
    lemmas = {lemma for lemma, _ in readings}
    if token.lemma in lemmas:
        return token
    return msgspec.structs.replace(token, lemma=readings[0][0])


def _maybe_verb(tokens: list[Token], i: int, readings: tuple[tuple[str, str], ...], lex: Lexicon) -> Token:
    """A noun-like tag on a form that can be a verb: after an auxiliary it is one, before it too if nothing else fits."""
    token = tokens[i]
    features = {f for _, f in readings}
    participle = any(f.startswith("pp") for f in features)
    before = tokens[i - 1] if i else None
    lemma = next((le for le, f in readings if f.startswith("pp")), readings[0][0])
    if participle and _after_auxiliary(tokens, i, lex):
        return msgspec.structs.replace(token, pos="VERB", lemma=lemma)
    if token.norm in lex.nouns or (token.lemma in lex.nouns and token.pos == "NOUN"):
        return token
    if participle and token.pos in {"ADJ", "NOUN", "VERB"} and not (before and before.pos == "DET"):
        return msgspec.structs.replace(token, pos="VERB", lemma=lemma)
    finite = [(le, f) for le, f in readings if "." in f and not f.startswith(("pp", "imper"))]
    if finite and not participle and token.pos != "ADJ" and not (before and before.pos in {"DET", "ADP", "ADJ", "NUM"}):
        return msgspec.structs.replace(token, pos="VERB", lemma=finite[0][0])
    if "inf" in features and token.pos == "NOUN" and not (before and before.pos == "DET"):
        return msgspec.structs.replace(token, pos="VERB", lemma=readings[0][0])
    return token


def _after_auxiliary(tokens: list[Token], i: int, lex: Lexicon) -> bool:
    j = i - 1
    while j >= 0 and i - j <= 4:
        norm = tokens[j].norm
        if norm in lex.aux and lex.aux[norm][0] in {"avoir", "etre"}:
            return norm != "a" or tokens[j].pos in {"AUX", "VERB"}
        if tokens[j].pos not in {"ADV", "PART"} and not norm.startswith("-"):
            return False
        j -= 1
    return False
