"""Which cue of the pack a token or a verb group is: phrases of several words before the bare word."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.lang import Cue, Pack
from selon.model import Token, VerbGroup
from selon.reading.spans import Scene

_GAP = 4
"""Words that may stand between two parts of a cue: `a fait hier savoir`, `s'est borné lundi à dire`."""

_BREAKS = frozenset({",", ";", ":", '"'})


class Match(msgspec.Struct, frozen=True):
    """A cue, and the last token that belongs to its words."""

    cue: Cue
    last: int


def is_word(pack: Pack, token: Token, word: str) -> bool:
    """A part of a cue is met by form or lemma; contractions hold their preposition."""
    if word in {token.norm, token.lemma}:
        return True
    table = pack.table("prep")
    return word in table and table.get(token.norm) == table[word]


def adjacent(pack: Pack, tokens: Sequence[Token], i: int, words: tuple[str, ...]) -> int:
    """Number of tokens that spell a cue from token i on (0: none)."""
    stretch = tokens[i : i + len(words)]
    articled = pack.words("noun.partitive")
    if words[0] in pack.table("prep") and tokens[i].norm != words[0] and tokens[i].norm in articled:
        return 0  # "des sources" is a noun phrase, "de source" a preposition
    if len(words) == 1 and "-" in words[0] and joined(tokens, i) == words[0]:
        return 1 + words[0].count("-")
    return len(words) if len(stretch) == len(words) and all(is_word(pack, t, w) for t, w in zip(stretch, words, strict=True)) else 0


def joined(tokens: Sequence[Token], i: int) -> str:
    """A token with the hyphenated ones behind it: dit-on, semble-t-il."""
    text = tokens[i].norm
    for token in tokens[i + 1 : i + 4]:
        if not token.norm.startswith("-"):
            break
        text += token.norm
    return text


def spread(pack: Pack, tokens: Sequence[Token], after: int, words: tuple[str, ...]) -> int | None:
    """Last token of a cue's later words, which may have adverbs and times between them; None if they are not there."""
    at = after
    for word in words:
        reach = range(at + 1, min(len(tokens), at + 1 + _GAP))
        found = next((j for j in reach if tokens[j].sent == tokens[after].sent and is_word(pack, tokens[j], word)), None)
        if found is None or any(t.norm in _BREAKS for t in tokens[at + 1 : found]):
            return None  # "were killed, said X" is no "be said"
        at = found
    return at


def lemmas(scene: Scene, token: Token) -> tuple[str, ...]:
    """Candidate lemmas of a token: its own, those of the conjugator, and the masculine singular of an adjective."""
    found = [token.norm, token.lemma, *(le for le, _ in scene.lex.verbs.get(token.norm, ())), *token.stems]
    return tuple(dict.fromkeys(found))


def rows(scene: Scene, token: Token, kinds: frozenset[str]) -> list[Cue]:
    """Rows that begin with this token, the longest first."""
    found = [c for le in (*lemmas(scene, token), joined(scene.tokens, token.i)) for c in scene.pack.cues.get(le, ()) if c.kind in kinds]
    return sorted(dict.fromkeys(found), key=lambda c: -len(c.words))


_VERB = frozenset({"verb"})
_ADJ = frozenset({"adj"})


def verb_cue(scene: Scene, group: VerbGroup) -> Match | None:
    """The cue of a verb group: the longest phrase that fits, then the head's own row, then a predicate adjective."""
    best: Match | None = None
    for i in range(group.first, group.last + 1):
        for cue in rows(scene, scene.tokens[i], _VERB):
            if (len(cue.words) == 1 and i != group.head) or (cue.reflexive != group.reflexive and not (group.causative and not cue.reflexive)):
                continue
            last = spread(scene.pack, scene.tokens, i, cue.words[1:]) if len(cue.words) > 1 else group.last
            if last is not None and (best is None or len(cue.words) > len(best.cue.words)):
                best = Match(cue, max(last, group.last))
    if best is not None:
        return best
    if group.copula or group.passive:
        predicate = next((c for c in rows(scene, scene.tokens[group.head], _ADJ) if len(c.words) == 1), None)
        return Match(predicate, group.last) if predicate else None
    return None
