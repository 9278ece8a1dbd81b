"""Full text over reports and quotes: stems find every form of a word, the words as written rank first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, text

from selon.store.query import ClaimFilter
from selon.store.words import match_expression, stem_words

_WORD = re.compile(r"\w+")
_AROUND = 90
_MOST_SNIPPETS = 3


class Snippet(msgspec.Struct, frozen=True):
    """Text around a find: `start` is its offset in the report's text; `marks` are (start, end) within the snippet."""

    start: int
    exact: str
    marks: tuple[tuple[int, int], ...]


class Hit(msgspec.Struct, frozen=True):
    """A report or a claim. Of a claim the dossier says who says so and how it stands: no quote goes without."""

    kind: Literal["report", "claim"]
    id: str
    report: str
    title: str | None
    outlet: str | None
    published: str | None
    score: float
    snippets: tuple[Snippet, ...]
    lang: str | None = None
    according_to: str = ""
    standing: str = ""
    glyph: str = ""


_REPORT_SQL = """
    SELECT r.id, r.id AS report, r.title, r.outlet, r.published, r.lang, r.text AS story, r.body AS start,
        bm25(report_words, 2.0, 1.0) AS score
    FROM report_words JOIN reports AS r ON r.number = report_words.rowid
    WHERE report_words MATCH :expression AND (:lang IS NULL OR r.lang = :lang)
    ORDER BY score, r.id LIMIT :most"""
_CLAIM_SQL = """
    SELECT c.id, c.report, r.title, r.outlet, r.published, r.lang, c.quote AS story, c.quote_start AS start,
        bm25(claim_words, 2.0, 1.0) AS score
    FROM claim_words JOIN claims AS c ON c.number = claim_words.rowid JOIN reports AS r ON r.id = c.report
    WHERE claim_words MATCH :expression AND c.withdrawn_run IS NULL AND (:lang IS NULL OR r.lang = :lang)
    ORDER BY score, c.id LIMIT :most"""


def search(
    connection: Connection, query: str, *, lang: str | None = None, wanted: ClaimFilter | None = None
) -> list[Hit]:
    """Claims whose quote matches first, then reports whose text does; best first in each."""
    expression, marks = match_expression(query, lang)
    most = wanted.limit if wanted and wanted.limit else -1
    values: dict[str, Any] = {"expression": expression, "lang": lang, "most": most}
    hits: list[Hit] = []
    for kind, sql in (("claim", _CLAIM_SQL), ("report", _REPORT_SQL)):
        for row in connection.execute(text(sql), values):
            whole = kind == "claim"
            snippets = _snippets(
                row.story, 0 if whole else row.start, row.start if whole else 0, marks, row.lang, whole
            )
            hits.append(
                Hit(
                    kind="claim" if whole else "report",
                    id=row.id,
                    report=row.report,
                    title=row.title,
                    outlet=row.outlet,
                    published=row.published,
                    score=round(-row.score, 4),
                    snippets=tuple(snippets),
                    lang=row.lang,
                )
            )
    return hits


def _snippets(
    story: str, begin: int, shift: int, marks: frozenset[str], lang: str | None, whole: bool
) -> Iterator[Snippet]:
    finds = _finds(story, begin, marks, lang)
    if whole:
        yield Snippet(shift, story, tuple(finds))
        return
    given = 0
    last = -1
    for start, end in finds:
        if start < last:
            continue
        left = max(begin, _word_start(story, start - _AROUND))
        last = min(len(story), _word_end(story, end + _AROUND))
        exact = story[left:last]
        yield Snippet(left, exact, tuple((a - left, b - left) for a, b in _finds(exact, 0, marks, lang, left)))
        given += 1
        if given == _MOST_SNIPPETS:
            return


def _finds(
    story: str, begin: int, marks: frozenset[str], lang: str | None, shift: int = 0
) -> Iterator[tuple[int, int]]:
    # Each distinct word is stemmed once: a long text repeats its few thousand words.
    known: dict[str, bool] = {}
    for word in _WORD.finditer(story, begin):
        token = word[0]
        if token not in known:
            known[token] = stem_words([token.lower()], lang)[0] in marks
        if known[token]:
            yield word.start() + shift, word.end() + shift


def _word_start(story: str, at: int) -> int:
    space = story.find(" ", max(at, 0))
    return 0 if at <= 0 or space < 0 else space + 1


def _word_end(story: str, at: int) -> int:
    space = story.rfind(" ", 0, at)
    return at if at >= len(story) or space < 0 else space
