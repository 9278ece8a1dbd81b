"""Which words of a sentence are affirmed (+1) and which denied (-1); what is denied twice is affirmed.

What a speaker is read to deny comes first; elsewhere a sign goes down the tree from what is negated or called false.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from selon.events.opposition_cues import REACH, Mark
from selon.model import Attribution, Reading, Span, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
CARRIES = frozenset(
    "obj iobj xcomp ccomp obl obl:arg obl:agent obl:mod nmod amod acl advmod nummod flat flat:name fixed dobj pobj prep attr "
    "acomp pcomp compound dative oprd".split()
)
"""Relations over which a sign goes down to what depends; a subject, an apposition and a clause beside keep their own."""
GOVERNED = frozenset("obj iobj xcomp ccomp obl:arg nmod acl dobj pobj prep".split())
"""Of these, what a word of denial has under it (*dément la prise*, not *dément lundi*)."""
SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj", "csubj:pass"})


def signs(reading: Reading, marks: Sequence[Mark]) -> list[int]:
    tokens = reading.tokens
    denials = [each for each in reading.attributions if each.effect == "neg" and each.contents]
    negated = {group.head for group in reading.groups if group.negated}
    calls: set[int] = set()
    for mark in marks:
        if mark.kind == "none":
            target = _target(reading, mark, negated)
            if target is not None:
                negated.add(target)
        elif mark.kind == "false":
            calls |= {mark.first, mark.last}
    told = {token.i: each for each in denials for token in tokens if _within(token, each.contents)}
    calls -= {token.i for token in tokens for each in denials if _within(token, (each.cue,))}
    children: dict[int, list[int]] = defaultdict(list)
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return [_sign(tokens, token, negated, calls, children, told) for token in tokens]


def _within(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)


def _target(reading: Reading, mark: Mark, negated: set[int]) -> int | None:
    """What a negation word negates, where its verb does not already: the head that it stands before, else the next content."""
    tokens = reading.tokens
    word = tokens[mark.last]
    near = {word.head, tokens[word.head].head}
    if near & negated or any(
        group.negated and group.first <= mark.last <= group.last + REACH for group in reading.groups
    ):
        return None
    before = tokens[max(mark.first - 1, 0)]
    if before.i and tokens[before.i - 1].morph.get("Polarity") == "Neg" and before.pos in CONTENT:
        return before.i  # a verb that the tagger takes for a noun: ne liste pas
    if word.head > word.i and word.head - word.i <= REACH and tokens[word.head].pos in CONTENT:
        return word.head
    return next((token.i for token in tokens[mark.last + 1 : mark.last + 1 + REACH] if token.pos in CONTENT), None)


def _sign(
    tokens: Sequence[Token], token: Token, negated: set[int], calls: set[int], children: dict[int, list[int]],
    told: dict[int, Attribution],
) -> int:
    """What a speaker denies is minus, whatever the tree has above it; else the sign comes down the tree."""
    denial = told.get(token.i)
    sign = -1 if denial is not None and not denial.negated else 1
    if token.i in negated:
        sign = -sign
    if any(child in calls and tokens[child].dep == "amod" for child in children[token.i]):
        sign = -sign
    here, seen = token, {token.i}
    while here.head != here.i and here.head not in seen:
        above = tokens[here.head]
        seen.add(above.i)
        if denial is not None and told.get(above.i) is not denial:
            return sign
        if here.dep in SUBJECT:  # cette affirmation est fausse
            return -sign if above.i in calls else sign
        if here.dep not in CARRIES:
            return sign
        if above.i in calls and here.dep in GOVERNED:
            sign = -sign
        if above.i in negated:
            sign = -sign
        here = above
    return sign
