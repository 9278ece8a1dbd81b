"""A time beside a noun is not the noun's: `in the region Saturday`, `le maire jeudi à Goma`.

The tree hangs a bare day on the noun before it, or that noun on the day as if they were one name. No phrase for
somebody or some place holds a time: the day goes to the verb.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from selon.model import Mention, TimeMention, Token
from selon.reading.counted import rehung

_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_TIME = "obl:mod"


def apart(tokens: tuple[Token, ...], times: Sequence[TimeMention], mentions: Sequence[Mention]) -> tuple[Token, ...]:
    """Tokens in which each bare time right behind a noun hangs on that noun's verb."""
    for time in times:
        span = [t.i for t in tokens if time.start <= t.start and t.end <= time.end]
        if span and _beside(tokens, span) and not any(m.first < span[0] <= m.last for m in mentions):
            tokens = _parted(tokens, span)
    return tokens


def _beside(tokens: tuple[Token, ...], span: list[int]) -> bool:
    """Whether a time without a preposition of its own stands right behind a noun, and qualifies none that follows it."""
    first, last = span[0], span[-1]
    before = tokens[first - 1] if first else None
    if before is None or before.sent != tokens[first].sent or before.pos not in _NOUNS or tokens[first].pos == "ADP":
        return False
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return after is None or not (after.norm in {"'s", "-"} or (after.pos in _NOUNS and tokens[last].head == after.i))


def _parted(tokens: tuple[Token, ...], span: list[int]) -> tuple[Token, ...]:
    inside, first = set(span), span[0]
    root = next((i for i in span if tokens[i].head not in inside or tokens[i].head == i), span[-1])
    noun, fixed = first - 1, list(tokens)
    if tokens[noun].head in inside:  # the noun hangs on the day: it takes the day's place
        above, dep = tokens[root].head, tokens[root].dep
        whole = above == root
        fixed[noun] = msgspec.structs.replace(tokens[noun], head=noun if whole else above, dep=dep)
        for t in tokens:
            if t.head in inside and t.i not in inside and t.i != noun:
                fixed[t.i] = msgspec.structs.replace(t, head=noun)
    elif tokens[root].head >= first or tokens[tokens[root].head].pos in _VERBS:
        return tokens
    verb = noun
    for _ in range(len(tokens)):
        if fixed[verb].pos in _VERBS or fixed[verb].head == verb:
            break
        verb = fixed[verb].head
    if fixed[verb].pos not in _VERBS:
        verb = noun
    fixed[root] = msgspec.structs.replace(tokens[root], head=verb, dep=_TIME)
    for c in tokens[root].children:
        if c not in inside and c > span[-1] and fixed[c].head == root:
            fixed[c] = msgspec.structs.replace(tokens[c], head=verb)
    return rehung(fixed)
