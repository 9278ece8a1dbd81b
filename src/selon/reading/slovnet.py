"""The only module that knows the Russian parser (slovnet, with the models inside natasha): text in, plain `Token`s out.

natasha is never imported, only its files are read: its own lemmatizer (pymorphy2) does not run on this Python, so
lemmas come from pymorphy3. Labels are Universal Dependencies already; what is mended here is what a word form says and
the tagger does not use: participles and adjectives that stand as nouns, the active verb behind a passive in -ся.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from selon.errors import ModelError
from selon.model import Sentence, Token

ENGINE = "slovnet"
_EMBEDDINGS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
_MODELS = "model/slovnet_{}_news_v1.tar"
_NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "nmod", "obl"})
_KINDS = {
    "NOUN": {"NOUN"}, "PROPN": {"NOUN"}, "ADJ": {"ADJF", "ADJS", "PRTF", "PRTS"}, "DET": {"ADJF", "NPRO"}, "PRON": {"NPRO", "ADJF"},
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"}, "AUX": {"VERB", "INFN"}, "ADV": {"ADVB", "PRED", "COMP"}, "NUM": {"NUMR", "ADJF"},
}  # fmt: skip
"""Parts of speech of Universal Dependencies → those of the OpenCorpora dictionary."""
_SUBJUNCTIVE = frozenset({"чтобы", "чтоб"})
"""Conjunctions whose verb has the form of a past and tells of none (потребовал, чтобы войска вышли)."""
_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_NUMBERS = {"Sing": "sing", "Plur": "plur"}


class _Parser(NamedTuple):
    morph: Any
    syntax: Any
    names: Any
    dictionary: Any
    cut: Any
    split: Any


class _Word(NamedTuple):
    """One word as the models see it, before it is a token: `head` counts in its sentence."""

    start: int
    end: int
    text: str
    pos: str
    morph: dict[str, str]
    head: int
    dep: str


@lru_cache(maxsize=2)
def load(model: str) -> _Parser:
    """Load the models that a distribution (or folder) holds, once. Raises ModelError with what to install."""
    try:
        from navec import Navec  # type: ignore[import-untyped,import-not-found,unused-ignore]
        from pymorphy3 import MorphAnalyzer  # type: ignore[import-untyped,import-not-found,unused-ignore]
        from razdel import sentenize, tokenize  # type: ignore[import-untyped,import-not-found,unused-ignore]
        from slovnet import NER, Morph, Syntax  # type: ignore[import-untyped,import-not-found,unused-ignore]

        data = folder(model)
        embeddings = Navec.load(str(data / _EMBEDDINGS))
        parts = [kind.load(str(data / _MODELS.format(name))) for name, kind in (("morph", Morph), ("syntax", Syntax), ("ner", NER))]
    except (ImportError, OSError) as error:
        raise ModelError(
            f"the Russian parser cannot be loaded: {error}",
            hint="install the optional part `ru` of selon (natasha and pymorphy3), or name another folder with natasha's models in selon.toml",
        ) from error
    morph, syntax, names = (part.navec(embeddings) for part in parts)
    return _Parser(morph, syntax, names, MorphAnalyzer(), sentenize, tokenize)


def folder(model: str) -> Path:
    """Where the models lie: a folder, or `data` of an installed package, which is looked up without being imported."""
    if Path(model).is_dir():
        return Path(model)
    spec = find_spec(model)
    if spec is None or not spec.submodule_search_locations:
        raise ImportError(f"no package named {model!r}")
    return Path(next(iter(spec.submodule_search_locations))) / "data"


def parse(texts: Iterable[tuple[str, int]], model: str) -> Iterator[tuple[tuple[Token, ...], tuple[Sentence, ...]]]:
    """Parse paragraphs given as (plain text, offset in the report). Yields tokens and sentences, report offsets.

    All sentences of a report go through the models together: one by one takes ten times as long.
    """
    parser = load(model)
    paragraphs = list(texts)
    cut = [[words for s in parser.cut(text) if (words := _cut(s, parser))] for text, _ in paragraphs]
    bare = [[text for _, _, text in words] for sentences in cut for words in sentences]
    read = zip(parser.morph.map(bare), parser.syntax.map(bare), strict=True)
    names = parser.names.map([text for text, _ in paragraphs if text.strip()])
    for (text, offset), sentences in zip(paragraphs, cut, strict=True):
        named = [(span.start, span.stop, span.type) for span in next(names).spans] if text.strip() else []
        analysed = [_words(words, *next(read)) for words in sentences]
        yield _paragraph(analysed, named, offset, parser.dictionary)


def _cut(sentence: Any, parser: _Parser) -> list[tuple[int, int, str]]:
    """A sentence's words with their offsets in the paragraph."""
    return [(sentence.start + w.start, sentence.start + w.stop, w.text) for w in parser.split(sentence.text)]


def _paragraph(
    analysed: list[list[_Word]], named: list[tuple[int, int, str]], offset: int, dictionary: Any
) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for words in analysed:
        base = len(tokens)
        children: list[list[int]] = [[] for _ in words]
        for n, word in enumerate(words):
            if word.head != n:
                children[word.head].append(base + n)
        for n, word in enumerate(words):
            ent = next((kind for a, b, kind in named if a <= word.start and word.end <= b), "")
            tokens.append(_token(word, base, n, children[n], len(sentences), offset, ent, dictionary))
        sentences.append(Sentence(base, len(tokens), offset + words[0].start, offset + words[-1].end))
    return tuple(tokens), tuple(sentences)


def _words(cut: list[tuple[int, int, str]], morph: Any, syntax: Any) -> list[_Word]:
    """A sentence's words with their features and heads; labels as in Universal Dependencies, the root its own head."""
    features, tree = morph.tokens, syntax.tokens
    heads = _tree([int(t.head_id) - 1 for t in tree])
    made = []
    for n, (a, b, text) in enumerate(cut):
        dep = "ROOT" if heads[n] == n else tree[n].rel.replace("nummod:gov", "nummod").replace("root", "dep")
        made.append(_Word(a, b, text, features[n].pos, dict(features[n].feats), heads[n], dep))
    for word in made:
        if _plain(word.text) in _SUBJUNCTIVE and made[word.head].morph.get("Tense") == "Past":
            made[word.head].morph["Mood"] = "Sub"
    return made


def _tree(heads: list[int]) -> list[int]:
    """Heads without circles: each word's head is guessed for itself, so that two may name each other."""
    root = next((n for n, h in enumerate(heads) if h < 0), 0)
    fixed = [root if h < 0 or h >= len(heads) else h for h in heads]
    fixed[root] = root
    for n in range(len(fixed)):
        seen, at = {n}, n
        while fixed[at] != at:
            if fixed[at] in seen:
                fixed[at] = root
                break
            at = fixed[at]
            seen.add(at)
    return fixed


def _token(
    word: _Word, base: int, n: int, children: list[int], sent: int, offset: int, ent: str, dictionary: Any
) -> Token:
    pos, morph = word.pos, _addressed(word, dictionary)
    as_noun = word.dep in _NOMINAL and "Case" in morph and (pos == "ADJ" or (pos == "VERB" and morph.get("VerbForm") == "Part"))
    if as_noun:
        pos = "NOUN"  # раненые, протестующие
    passive = pos == "VERB" and morph.get("VerbForm") == "Fin" and morph.get("Voice") == "Pass"
    return Token(
        i=base + n, text=word.text, norm=_plain(word.text), lemma=_lemma(word.text, pos, morph, dictionary, as_noun=as_noun, passive=passive),
        pos=pos, dep=word.dep, head=base + word.head, start=offset + word.start, end=offset + word.end, sent=sent,
        morph={k: v for k, v in morph.items() if not (as_noun and k in {"VerbForm", "Tense", "Voice", "Variant"})}, ent=ent,
        children=tuple(children),
    )  # fmt: skip


def _addressed(word: _Word, dictionary: Any) -> dict[str, str]:
    """An addressee is a dative, whatever the form is tagged as (поставки оружия России)."""
    genitive = word.dep == "iobj" and word.morph.get("Case") == "Gen"
    if genitive and any(parsed.tag.case == "datv" for parsed in dictionary.parse(word.text)):
        return {**word.morph, "Case": "Dat"}
    return word.morph


def _plain(word: str) -> str:
    """Lower case; ё is mostly written е."""
    return word.lower().replace("ё", "е")


def _lemma(text: str, pos: str, morph: Mapping[str, str], dictionary: Any, *, as_noun: bool, passive: bool) -> str:
    """The dictionary form that agrees best with what the tagger saw in context."""
    found = dictionary.parse(text)
    if not found:
        return _plain(text)
    best = max(found, key=lambda parsed: (_agreement(parsed.tag, pos, morph), parsed.score))
    if as_noun and best.tag.POS in {"PRTF", "PRTS"}:
        best = best.inflect({"PRTF", "nomn", "sing", "masc"}) or best
        return _plain(best.word)
    lemma = _plain(best.normal_form)
    return lemma.removesuffix("ся") if passive else lemma


def _agreement(tag: Any, pos: str, morph: Mapping[str, str]) -> int:
    agree = 4 * (tag.POS in _KINDS.get(pos, {tag.POS}))
    agree += 2 * (tag.case is not None and tag.case == _CASES.get(morph.get("Case", "")))
    return agree + (tag.number is not None and tag.number == _NUMBERS.get(morph.get("Number", "")))


__all__ = ["ENGINE", "load", "parse"]
