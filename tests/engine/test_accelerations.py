"""What makes the parser fast changes nothing of what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from selon.model import ReadResult
from selon.pipeline import engine
from selon.reading.nlp import load, parse
from selon.reading.paragraphs import paragraphs, plain
from selon.reading.tokenmatch import LazyAlternation
from selon.reports.language import detect

EXAMPLES = sorted((Path(__file__).parents[2] / "src" / "selon" / "examples" / "niger-2023").glob("*.txt"))
DEV = sorted((Path(__file__).parents[1] / "gold" / "dev").glob("*.txt"))


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in [*EXAMPLES, *DEV[:2]]]


def test_tokens_are_the_same(texts: list[str]) -> None:
    model = engine("fr").model
    count = 0
    for text in texts:
        spans = [(plain(text[a:b]), a) for a, b in paragraphs(text)]
        slow, fast = (list(parse(spans, model, accelerate=accelerate)) for accelerate in (False, True))
        for (a, a_sentences), (b, b_sentences) in zip(slow, fast, strict=True):
            differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
            assert not differing, differing[:3]
            assert a_sentences == b_sentences
            count += len(a)
    assert count > 1000


def test_claims_are_the_same(texts: list[str], read: Callable[..., ReadResult]) -> None:
    for text in texts:
        lang = detect(text) or ""
        slow, fast = read(text, lang=lang, accelerate=False), read(text, lang=lang, accelerate=True)
        assert slow == fast and fast.claims


WORDS = (
    # hyphens and elisions that the tokenizer keeps whole, or nearly
    "arc-en-ciel aujourd'hui Aujourd’hui l'avant-veille grand-mère mi-janvier non-ingérence entre-temps après-demain au-delà "
    "vice-président porte-avions cessez-le-feu sous-marins ex-président anti-aérien contre-attaque quartiers-généraux "
    "Saint-Pétersbourg Île-de-France Boulogne-sur-Mer Bachar al-Assad Abou-Bakr prud'homme entr'ouvrir presqu'île "
    "d'Afrique l'ONU qu'il jusqu'à s'entre-tuer rendez-vous a-t-il dit-on est-ce peut-être là-bas 20-heures G-20 "
    "Kim Jong-un Khan-Younès Vladimir n'est c'est-à-dire AAJOURD'HUI ENTRE-TEMPS M23 S-300 F-16 T-72 "
    # addresses, numbers, odds and ends
    "https://exemple.fr/a-b?c=d www.exemple.fr exemple.fr ana@exemple.fr http:// :-) 12,5 1.000 12h30 3e 24/02/2022 "
    "... …… -- - ' ’ '' -a a- a-a a-a-a ô-ô é’é ﬁ-ﬁ ß-ß İ-i ſ-s K-k mi- -là _ a_b 1-2-3 ²"
).split()


@pytest.fixture(scope="module")
def patterns() -> tuple[Callable[[str], object], LazyAlternation]:
    """The French exception pattern as spaCy compiles it, and taken apart."""
    model = engine("fr").model
    whole, apart = load(model, False).tokenizer.token_match, load(model, True).tokenizer.token_match
    assert isinstance(apart.__self__, LazyAlternation), "the accelerated tokenizer has the plain pattern"
    assert isinstance(whole.__self__, re.Pattern), "the plain tokenizer has the lazy pattern"
    return whole, apart.__self__


def test_the_exception_pattern_matches_the_same_words(patterns: tuple[Callable[[str], object], LazyAlternation]) -> None:
    whole, apart = patterns
    heads, tails = WORDS[:30], ["", "-Unis", "'", "-là", "s", "’x", "-t-il"]
    words = [*WORDS, *(word.upper() for word in WORDS), *(word.capitalize() for word in WORDS)]
    words += [head + tail for head, tail in product(heads, tails)]
    differing = [word for word in words if bool(whole(word)) != bool(apart.match(word))]
    assert not differing, differing
    assert 20 < sum(bool(whole(word)) for word in words) < len(words) - 20, "the list must try both answers"
