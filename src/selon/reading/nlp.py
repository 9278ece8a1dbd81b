"""The only module that knows spaCy: text in, plain `Token`s out.

Three accelerations leave the output as it is (a test compares): the French lemmatizer's list look-ups become set
look-ups, matrix products go through NumPy's BLAS instead of the bundled one, and the tokenizer's exception pattern is
compiled piece by piece.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from selon.errors import ModelError
from selon.model import Sentence, Token
from selon.reading.tokenmatch import lazily

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def _blas_ops() -> Any:
    """NumPy's own matrix product (OpenBLAS) in thinc's place for it: 1.5 times the speed on this text."""
    import numpy
    from thinc.backends import NumpyOps

    class BlasOps(NumpyOps):  # type: ignore[misc,valid-type]
        name = "numpy"

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            product = numpy.matmul(x.T if trans1 else x, y.T if trans2 else y)
            if out is None:
                return product
            out[:] = product
            return out

    return BlasOps()


class _FastList(list):  # type: ignore[type-arg]
    """A list with the membership test of a set (the lemmatizer asks `form in index` for every rule)."""

    def __init__(self, items: Iterable[str]) -> None:
        super().__init__(items)
        self._set = frozenset(self)

    def __contains__(self, item: object) -> bool:
        return item in self._set


def _hasten_lemmatizer(nlp: Language) -> None:
    if "lemmatizer" not in nlp.pipe_names:
        return
    lemmatizer = nlp.get_pipe("lemmatizer")
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return
    table = lookups.get_table("lemma_index")
    for key in list(table.keys()):
        table[key] = _FastList(table[key])


@lru_cache(maxsize=4)
def load(model: str, accelerate: bool = True) -> Language:
    """Load a spaCy pipeline by name (once). Raises ModelError with what to install."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(_blas_ops() if accelerate else NumpyOps())
    try:
        with lazily() if accelerate else nullcontext():
            nlp = spacy.load(model)
    except (OSError, ImportError) as error:
        raise ModelError(
            f"the parser {model} cannot be loaded: {error}",
            hint=f"run `make setup`, or name an installed spaCy pipeline in selon.toml ({sys.executable})",
        ) from error
    if accelerate:
        _hasten_lemmatizer(nlp)
    _bound_sentences(nlp)
    return nlp


_STOPS = frozenset({".", "!", "?", "...", '"', ":", ";", ")", ".."})


def _bound_sentences(nlp: Language) -> None:
    """No sentence begins where none ended: the parser alone splits French sentences after bare names."""
    from spacy.language import Language as Registry

    if not Registry.has_factory("selon_bounds"):

        @Registry.component("selon_bounds")
        def bounds(doc: Doc) -> Doc:
            for before, token in zip(doc, doc[1:], strict=False):
                if before.text not in _STOPS and not before.text.endswith((".", "!", "?")):
                    token.is_sent_start = False
            return doc

    nlp.add_pipe("selon_bounds", first=True)


def describe(model: str) -> dict[str, str]:
    """Name, version, licence of the parser, for `doctor` and `run`."""
    meta = load(model).meta
    return {
        "parser": f"{meta['lang']}_{meta['name']}",
        "version": str(meta["version"]),
        "licence": str(meta.get("license", "")),
    }


def parse(
    texts: Iterable[tuple[str, int]], model: str, *, accelerate: bool = True, batch: int = 32
) -> Iterator[tuple[tuple[Token, ...], tuple[Sentence, ...]]]:
    """Parse paragraphs given as (plain text, offset in the report). Yields tokens and sentences, report offsets."""
    nlp = load(model, accelerate)
    for doc, offset in nlp.pipe(texts, as_tuples=True, batch_size=batch):
        yield _tokens(doc, offset)


def _tokens(doc: Doc, offset: int) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    kept = [t for t in doc if not t.is_space]
    index = {t.i: n for n, t in enumerate(kept)}

    def head(t: Any) -> int:
        seen = t
        while seen.head.i not in index and seen.head.i != seen.i:
            seen = seen.head
        return index.get(seen.head.i, index[t.i])

    heads = [head(t) for t in kept]
    children: list[list[int]] = [[] for _ in kept]
    for i, h in enumerate(heads):
        if h != i:
            children[h].append(i)
    sentences: list[Sentence] = []
    number: list[int] = []
    for t in kept:
        if not sentences or (t.is_sent_start and t.i != kept[0].i):
            sentences.append(Sentence(len(number), len(number), offset + t.idx, offset + t.idx + len(t)))
        number.append(len(sentences) - 1)
        last = sentences[-1]
        sentences[-1] = Sentence(last.first, len(number), last.start, offset + t.idx + len(t))
    tokens = tuple(
        Token(
            i=n,
            text=t.text,
            norm=t.text.lower(),
            lemma=t.lemma_.lower(),
            pos=t.pos_,
            dep=t.dep_,
            head=heads[n],
            start=offset + t.idx,
            end=offset + t.idx + len(t),
            sent=number[n],
            morph=t.morph.to_dict(),
            ent=t.ent_type_,
            ent_iob=t.ent_iob_,
            children=tuple(children[n]),
        )
        for n, t in enumerate(kept)
    )
    return tokens, tuple(sentences)
