"""Names that the tagger took for verbs or negations: `Hikmat al-Hijri accused …`, `Dormitory No. 28` (tree languages)."""

from __future__ import annotations

import msgspec

from selon.lang import Pack
from selon.model import Token
from selon.reading.counted import rehung

_NAMES = frozenset({"PROPN", "NOUN"})
_PAST = {"VerbForm": "Fin", "Tense": "Past"}
_BETWEEN = frozenset({"AUX", "ADV", "PART"})


def named(tokens: tuple[Token, ...], pack: Pack) -> tuple[Token, ...]:
    """Tokens with names of people and the numbers of houses, flights and articles as such."""
    for token in tokens:
        if token.norm in pack.words("number.label"):
            tokens = _label(tokens, token.i)
        elif token.pos == "VERB" and _surname(tokens, token):
            verb = next((t for t in tokens[token.i + 1 :] if t.pos not in _BETWEEN), None)
            if verb is not None and verb.pos == "VERB" and verb.sent == token.sent:
                tokens = _subject(tokens, token.i, verb.i)
    return tokens


def _label(tokens: tuple[Token, ...], i: int) -> tuple[Token, ...]:
    """`No. 28`, `No 10`: before digits, with a stop or a capital, no negation."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    stop = after is not None and after.norm == "." and after.start == tokens[i].end
    number = tokens[i + 2] if stop and i + 2 < len(tokens) else after
    opens = i == 0 or tokens[i - 1].sent != tokens[i].sent
    if number is None or not number.text[:1].isdigit() or not (stop or (tokens[i].text[:1].isupper() and not opens)):
        return tokens
    fixed = list(tokens)
    dep = "nmod" if tokens[i].dep in {"det", "neg"} else tokens[i].dep
    fixed[i] = msgspec.structs.replace(tokens[i], norm=f"{tokens[i].norm}.", pos="NOUN", dep=dep)
    return tuple(fixed)


def _surname(tokens: tuple[Token, ...], token: Token) -> bool:
    """A capital inside a sentence, right behind a name or a title, in a sentence that has words in small letters."""
    before = tokens[token.i - 1] if token.i else None
    if before is None or before.sent != token.sent or before.pos not in _NAMES or token.text.isupper():
        return False
    parts = token.text.split("-")
    if not any(p[:1].isupper() for p in parts):
        return False
    verbs = [t for t in tokens if t.sent == token.sent and t.pos == "VERB" and t.i != token.i]
    return any(t.text.islower() for t in verbs)


def _subject(tokens: tuple[Token, ...], name: int, verb: int) -> tuple[Token, ...]:
    """The name as the subject of the verb behind it, which takes its place in the tree."""
    old, fixed = tokens[name], list(tokens)
    root = old.head == name
    finite = any(tokens[i].pos == "AUX" for i in range(name + 1, verb))
    fixed[verb] = msgspec.structs.replace(
        tokens[verb], head=verb if root else old.head, dep=old.dep,
        morph=tokens[verb].morph if finite else _PAST if tokens[verb].morph.get("Tense") == "Past" else tokens[verb].morph,
    )  # fmt: skip
    fixed[name] = msgspec.structs.replace(old, pos="PROPN", head=verb, dep="nsubj", lemma=old.text)
    for i in range(name - 1, -1, -1):  # the first name, which hung on the title
        if tokens[i].pos != "PROPN" or tokens[i].sent != old.sent:
            break
        fixed[i] = msgspec.structs.replace(tokens[i], dep="compound", head=name)
    for c in old.children:
        if c == verb:
            continue
        if c < name:
            dep = "compound" if tokens[c].pos in _NAMES else tokens[c].dep
            fixed[c] = msgspec.structs.replace(tokens[c], dep=dep, head=name)
        else:
            dep = "advcl" if tokens[c].dep == "acl" else tokens[c].dep
            fixed[c] = msgspec.structs.replace(tokens[c], head=verb, dep=dep)
    for i in range(name + 1, verb):
        if tokens[i].dep in {"aux", "aux:pass"} or tokens[i].head == name:
            fixed[i] = msgspec.structs.replace(fixed[i], head=verb)
    return rehung(fixed)
