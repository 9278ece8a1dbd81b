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
from selon.reading.universal import SCHEME, universal

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def _blas_ops() -> Any:
    """NumPy's own matrix product (OpenBLAS) in thinc's place for it: 1.5 times the speed on this text."""
    import numpy
    from thinc.backends import NumpyOps

    class BlasOps(NumpyOps):  # type: ignore[misc]
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


def _keep_hyphens(nlp: Language) -> None:
    """Words with hyphens (Port-au-Prince, cease-fire, UN-backed) stay one token: names and lexicon rows are written so.

    Safe to call again: the patterns left are the same.
    """
    from spacy.util import compile_infix_regex

    infixes = list(nlp.Defaults.infixes or ())
    kept = [p for p in infixes if not (str(p).startswith("(?<=") and "-|" in str(p) and "~" in str(p))]
    if len(kept) < len(infixes):
        tokenizer: Any = nlp.tokenizer
        tokenizer.infix_finditer = compile_infix_regex(kept).finditer


_STOPS = frozenset({".", "!", "?", "...", '"', ":", ";", ")", ".."})


def _bound_sentences(nlp: Language) -> None:
    """No sentence begins where none ended: the parser alone splits French sentences after bare names."""
    from spacy.language import Language as Registry

    if not Registry.has_factory("selon_bounds"):

        @Registry.component("selon_bounds")
        def bounds(doc: Doc) -> Doc:
            words = [token.text for token in doc]
            for i, before in enumerate(words[:-1], start=1):
                if before not in _STOPS and not before.endswith((".", "!", "?")):
                    doc[i].is_sent_start = False
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
    texts: Iterable[tuple[str, int]], model: str, *, labels: str = "", hyphens: bool = False, accelerate: bool = True, batch: int = 32
) -> Iterator[tuple[tuple[Token, ...], tuple[Sentence, ...]]]:
    """Parse paragraphs given as (plain text, offset in the report). Yields tokens and sentences, report offsets.

    `labels` names the parser's scheme where it is not Universal Dependencies; `hyphens`: words with hyphens stay whole.
    """
    nlp = load(model, accelerate)
    if hyphens:
        _keep_hyphens(nlp)
    for doc, offset in nlp.pipe(texts, as_tuples=True, batch_size=batch):
        tokens, sentences = _tokens(doc, offset)
        yield (universal(tokens) if labels == SCHEME else tokens), sentences


_COLUMNS = ("IS_SPACE", "HEAD", "DEP", "POS", "LEMMA", "MORPH", "ENT_TYPE", "SENT_START", "LENGTH", "IDX")


def _tokens(doc: Doc, offset: int) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Plain tokens without white space; read column by column, because a token object a word is slow."""

    table = doc.to_array(list(_COLUMNS)).astype("int64").tolist()
    strings, whole = doc.vocab.strings, doc.text
    kept = [i for i, row in enumerate(table) if not row[0]]
    index = {i: n for n, i in enumerate(kept)}
    heads = [_head(i, table, index) for i in kept]
    children: list[list[int]] = [[] for _ in kept]
    for n, h in enumerate(heads):
        if h != n:
            children[h].append(n)
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for n, i in enumerate(kept):
        _, _, dep, pos, lemma, morph, ent, begins, length, idx = table[i]
        start = offset + idx
        end = start + length
        if not sentences or (begins == 1 and n):
            sentences.append(Sentence(n, n, start, end))
        last = sentences[-1]
        sentences[-1] = Sentence(last.first, n + 1, last.start, end)
        text = whole[idx : idx + length]
        tokens.append(
            Token(
                i=n, text=text, norm=text.lower(), lemma=_string(strings, lemma).lower(), pos=_string(strings, pos),
                dep=_string(strings, dep), head=heads[n], start=start, end=end, sent=len(sentences) - 1,
                morph=_features(_string(strings, morph)), ent=_string(strings, ent), children=tuple(children[n]),
            )
        )  # fmt: skip
    return tuple(tokens), tuple(sentences)


def _head(i: int, table: list[list[int]], index: dict[int, int]) -> int:
    """The head's place among the kept tokens, white space passed over; the token itself where there is none."""
    at = i + table[i][1]
    while at not in index and table[at][1]:
        at += table[at][1]
    return index.get(at, index[i])


def _string(strings: Any, key: int) -> str:
    return str(strings[key % 2**64]) if key else ""


@lru_cache(maxsize=2000)
def _features(morph: str) -> dict[str, str]:
    """`Gender=Fem|Number=Sing` as a mapping; shared between tokens, never changed."""
    return dict(part.split("=", 1) for part in morph.split("|") if "=" in part)
