"""Two texts of one language beside each other: which of their words stand in the other in the same order."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from selon.reports.sketch import SHINGLE, Sketch

# A shorter run of the same words is the language's, not the writer's.
_LEAST_RUN = 8
_QUOTE_SHARED = 0.6


class Shared(NamedTuple):
    """Of each text: the share of its own words (outside quotation marks) that stand in the other, how many, and the quotations."""

    left: float
    right: float
    words: int
    left_paragraphs: frozenset[int]
    right_paragraphs: frozenset[int]
    quotes: tuple[tuple[int, int, str], ...]
    right_quotes: tuple[tuple[int, int, str], ...]


def shared(left: Sketch, right: Sketch) -> Shared:
    a, b = np.frombuffer(left.shingles, dtype="<u4"), np.frombuffer(right.shingles, dtype="<u4")
    hit_a = _found(a, b)
    # Too little for one run, or for a quotation: most pairs that share a key by chance end here.
    if np.count_nonzero(hit_a) < (_LEAST_RUN - SHINGLE + 1 if not (left.quotes and right.quotes) else 2):
        return _NOTHING
    hit_b = _found(b, a)
    quotes, right_quotes = _quotes(hit_a, left), _quotes(hit_b, right)
    words_a, words_b = _covered(hit_a, left.words), _covered(hit_b, right.words)
    own_a, own_b = _own(left), _own(right)
    words_a &= own_a
    words_b &= own_b
    count_a, count_b = int(np.count_nonzero(words_a)), int(np.count_nonzero(words_b))
    if not (count_a and count_b):
        return _NOTHING._replace(quotes=quotes, right_quotes=right_quotes)
    return Shared(
        left=count_a / int(np.count_nonzero(own_a)),
        right=count_b / int(np.count_nonzero(own_b)),
        words=min(count_a, count_b),
        left_paragraphs=_paragraphs(words_a, left),
        right_paragraphs=_paragraphs(words_b, right),
        quotes=quotes,
        right_quotes=right_quotes,
    )


_NOTHING = Shared(0.0, 0.0, 0, frozenset(), frozenset(), (), ())


def _found(these: NDArray[np.uint32], among: NDArray[np.uint32]) -> NDArray[np.bool_]:
    ordered = np.sort(among)
    at = np.searchsorted(ordered, these)
    at[at == len(ordered)] = 0
    return np.asarray(ordered[at] == these)


def _covered(hits: NDArray[np.bool_], words: int) -> NDArray[np.bool_]:
    """The words under a hit, without runs that are too short to mean anything."""
    run = np.zeros(words, dtype=bool)
    for shift in range(SHINGLE):
        run[shift : shift + len(hits)] |= hits
    edges = np.flatnonzero(np.diff(np.concatenate(([0], run.view(np.int8), [0]))))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if end - start < _LEAST_RUN:
            run[start:end] = False
    return run


def _own(sketched: Sketch) -> NDArray[np.bool_]:
    own = np.ones(sketched.words, dtype=bool)
    for start, end in sketched.quoted:
        own[start:end] = False
    return own


def _paragraphs(words: NDArray[np.bool_], sketched: Sketch) -> frozenset[int]:
    """The paragraphs of which at least half is shared."""
    ends = (*sketched.paragraphs[1:], sketched.words)
    return frozenset(
        at
        for at, (start, end) in enumerate(zip(sketched.paragraphs, ends, strict=True))
        if end > start and np.count_nonzero(words[start:end]) * 2 >= end - start
    )


def _quotes(hits: NDArray[np.bool_], sketched: Sketch) -> tuple[tuple[int, int, str], ...]:
    """The rare quotations of a text that stand in the other."""
    found = []
    for quote in sketched.quotes:
        inside = hits[quote[0] : max(quote[0] + 1, quote[1] - SHINGLE + 1)]
        if len(inside) and np.count_nonzero(inside) >= _QUOTE_SHARED * len(inside):
            found.append(quote)
    return tuple(found)
