"""The bench with a reader that needs no model: what it answers is written down in the test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

# The bench is no installed package; `python -m pytest` has the checkout on the path, bare `pytest` has not.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.peers import choose
from bench.records import Faults, Figure, NotYet, Result

from selon.events.opposition import Feature
from selon.events.opposition_features import FEATURES
from selon.model import Actor, Basis, Claim, Quote, ReadResult, Report, Span, When


class Told:
    """Answers by the text: claims, places, times and attributions that the test gives it."""

    def __init__(self, languages: tuple[str, ...] = ("en", "fr"), **answers: dict[str, tuple[Any, ...]]) -> None:
        self._languages = languages
        self._answers = answers

    def languages(self) -> tuple[str, ...]:
        return self._languages

    def country(self, code: str) -> bool:
        return code in {"FRA", "USA", "UKR", "RUS", "COL"}

    def _of(self, kind: str, text: str, lang: str) -> tuple[Any, ...]:
        if lang not in self._languages:
            raise NotYet(f"no language pack for '{lang}'")
        return self._answers.get(kind, {}).get(text, ())

    def claims(self, text: str, *, lang: str, published: str | None = None) -> tuple[Any, ...]:
        return self._of("claims", text, lang)

    def places(self, text: str, *, lang: str, published: str | None = None) -> tuple[Any, ...]:
        return self._of("places", text, lang)

    def times(self, text: str, *, lang: str, published: str | None = None) -> tuple[Any, ...]:
        return self._of("times", text, lang)

    def attributions(self, text: str, *, lang: str) -> tuple[Any, ...]:
        return self._of("attributions", text, lang)

    def opposition(self, left: str, right: str, *, lang: str) -> tuple[Feature, ...]:
        """Given by the two texts with a bar between them; what is not given has no feature at all."""
        if "opposition" not in self._answers:
            raise NotYet("this reader compares nothing")
        given: dict[str, float] = dict(self._of("opposition", f"{left}|{right}", lang))
        return tuple(Feature(name, given.get(name, 0.0)) for name in sorted(FEATURES))

    def file(self, path: Path) -> ReadResult:
        text = path.read_text(encoding="utf-8")
        return ReadResult(Report("R-1", text, "", lang="fr"), self._of("claims", text, "fr"))


@pytest.fixture
def reader() -> Callable[..., Told]:
    return Told


@pytest.fixture(autouse=True)
def no_peers() -> Iterator[None]:
    choose(False)
    yield
    choose(True)


@pytest.fixture
def faults() -> Faults:
    return Faults()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a file of the set and returns the folder of the set."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return tmp_path

    return write


@pytest.fixture
def figure() -> Callable[[Result, str], Figure]:
    def find(result: Result, name: str) -> Figure:
        return next(each for each in result.figures if each.name == name)

    return find


@pytest.fixture
def claim() -> Callable[..., Claim]:
    """A claim whose trigger is a word of the text; actors are ISO3 codes or names."""

    def make(
        text: str, word: str, kind: str, *, actor: str = "", recipient: str = "", status: Any = "happened", polarity: Any = "+",
        when: When | None = None,
    ) -> Claim:  # fmt: skip
        start = text.index(word)

        def who(name: str) -> tuple[Actor, ...]:
            code = name if len(name) == 3 and name.isupper() else None
            return (Actor(name, code=code or "", country=code),) if name else ()

        return Claim(
            id=f"C-{start}", report="R-1", trigger=Span(start, start + len(word), word), type=kind, mode=None, contexts=(),
            actor=who(actor), recipient=who(recipient), place=(), when=when or When(), count=(), source=(),
            status=status, polarity=polarity, certainty="CT", quote=Quote(0, len(text), text, "", ""),
            basis=Basis("fake#word", (word,), "1", {}),
        )  # fmt: skip

    return make
