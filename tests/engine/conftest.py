"""The real engine, loaded once for all of these tests: the pack, the tables and the parser stay in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from selon.model import Claim, ReadResult, Report
from selon.pipeline import read_report

BATCH = 40
"""Paragraphs of a report made of single sentences: as many as a long report has."""


@pytest.fixture(scope="session")
def read() -> Callable[..., ReadResult]:
    """One text read; a problem is a failure of the test unless the test asks for it."""

    def reading(
        text: str, *, published: str | None = "2023-01-06", lang: str = "fr", accelerate: bool = True
    ) -> ReadResult:
        result = read_report(Report(id="R-test", text=text, sha256="", published=published, lang=lang), accelerate=accelerate)
        assert not result.problems, result.problems
        return result

    return reading


@pytest.fixture(scope="session")
def read_each(read: Callable[..., ReadResult]) -> Callable[..., list[list[Claim]]]:
    """The claims of each of many sentences, read as paragraphs of reports of `BATCH` paragraphs."""

    def reading(sentences: Sequence[str], *, lang: str = "fr") -> list[list[Claim]]:
        return [found for at in range(0, len(sentences), BATCH) for found in _batch(read, sentences[at : at + BATCH], lang)]

    return reading


def _batch(read: Callable[..., ReadResult], sentences: Sequence[str], lang: str) -> list[list[Claim]]:
    found: list[list[Claim]] = [[] for _ in sentences]
    starts, at = [], 0
    for sentence in sentences:
        starts.append(at)
        at += len(sentence) + 2
    for claim in read("\n\n".join(sentences), lang=lang).claims:
        found[max(n for n, start in enumerate(starts) if start <= claim.trigger.start)].append(claim)
    return found
