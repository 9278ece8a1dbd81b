"""Paragraphs of a report, and the one-to-one character mapping that makes the parse better.

Law: every function here keeps length, so an offset in its output is an offset in the report's text.
"""

from __future__ import annotations

import re

from selon.measures.lines import trim, unwrapped

_MAP = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "″": '"',
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200b": " ", "\ufeff": " ",
        "\t": " ", "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "…": ".", "\u2028": " ", "\u2029": " ",
    }
)  # fmt: skip

LONGEST = 4000
"""Characters a paragraph may have before it is cut at a sentence end: bounds the parser's memory."""


def plain(text: str) -> str:
    """Typographic characters as their plain twins, one for one."""
    mapped = text.translate(_MAP)
    return "".join(" " if ch < " " and ch != "\n" else ch for ch in mapped) if _control(mapped) else mapped


def _control(text: str) -> bool:
    return re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text) is not None


def paragraphs(text: str, body: int = 0) -> list[tuple[int, int]]:
    """(start, end) of each paragraph of text[body:]; lines wrapped at a fixed width are one paragraph."""
    spans: list[tuple[int, int]] = []
    for a, b in unwrapped(text, body):
        spans.extend(_bounded(text, a, b))
    return spans


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        cut = max(window.rfind(". "), window.rfind("! "), window.rfind("? "))
        cut = cut + 1 if cut > LONGEST // 4 else window.rfind(" ")
        if cut <= 0:
            cut = LONGEST
        spans.append(trim(text, start, start + cut))
        start, end = trim(text, start + cut, end)
    if start < end:
        spans.append((start, end))
    return spans
