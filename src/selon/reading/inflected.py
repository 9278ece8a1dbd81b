"""Names in a language that inflects them (в Харькове, Владимира Зеленского): looked up in dictionary forms too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from selon.knowledge import NameMatch
from selon.model import Mention, Token


def inflected(
    tokens: Sequence[Token], found: Sequence[Mention], find: Callable[[str], Sequence[NameMatch]], text: str, start: int
) -> list[Mention]:
    """The mentions that the paragraph shows in dictionary forms and `found` does not hold yet. Offsets are the report's."""
    if not tokens:
        return []
    words, begins = _dictionary_forms(tokens)
    taken = {i for mention in found for i in range(mention.first, mention.last + 1)}
    made = []
    for match in find(words):
        covered = [n for n, (a, b) in enumerate(begins) if a < match.end and b > match.start]
        if not covered or taken & set(covered):
            continue
        a, b = tokens[covered[0]].start, tokens[covered[-1]].end
        made.append(Mention(covered[0], covered[-1], a, b, text[a - start : b - start], match.entries))
    return made


def _dictionary_forms(tokens: Sequence[Token]) -> tuple[str, list[tuple[int, int]]]:
    """The paragraph's lemmas with the capitals of its words, and from where to where each stands."""
    written = [_like(token) for token in tokens]
    gaps = [0, *(int(b.start > a.end) for a, b in pairwise(tokens))]
    begins, parts, at = [], [], 0
    for gap, word in zip(gaps, written, strict=True):
        parts.append(" " * gap + word)
        begins.append((at + gap, at + gap + len(word)))
        at += gap + len(word)
    return "".join(parts), begins


def _like(token: Token) -> str:
    if len(token.text) > 1 and token.text.isupper():
        return token.text  # an acronym has no cases
    return token.lemma[:1].upper() + token.lemma[1:] if token.text[:1].isupper() else token.lemma


__all__ = ["inflected"]
