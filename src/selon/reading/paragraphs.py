"""Paragraphs of a report, and the one-to-one character mapping that makes the parse better.

Law: every function here keeps length, so an offset in its output is an offset in the report's text.
"""

from __future__ import annotations

import re

_MAP = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‟": '"', "″": '"',
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200b": " ", "\ufeff": " ",
        "\t": " ", "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-", "…": ".", "\u2028": " ", "\u2029": " ",
    }
)  # fmt: skip

_BREAK = re.compile(r"\n\s*\n|\n")
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
    for start, end in _blocks(text, body):
        lines = _lines(text, start, end)
        if _wrapped(text, lines):
            lines = [(lines[0][0], lines[-1][1])]
        for a, b in lines:
            spans.extend(_bounded(text, a, b))
    return spans


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _blocks(text: str, body: int) -> list[tuple[int, int]]:
    spans = []
    at = body
    for gap in re.finditer(r"\n[ \t\r]*(?:\n[ \t\r]*)+", text[body:]):
        spans.append((at, body + gap.start()))
        at = body + gap.end()
    spans.append((at, len(text)))
    return [(a, b) for a, b in (_trim(text, *s) for s in spans) if a < b]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    at = start
    for gap in re.finditer(r"\n", text[start:end]):
        spans.append(_trim(text, at, start + gap.start()))
        at = start + gap.end()
    spans.append(_trim(text, at, end))
    return [(a, b) for a, b in spans if a < b]


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Hard-wrapped text: several lines of like length, most of them ending in mid-sentence."""
    if len(lines) < 3:
        return False
    inner = lines[:-1]
    lengths = [b - a for a, b in inner]
    open_ended = sum(text[b - 1] not in ".!?:»\"" for _, b in inner)
    return max(lengths) <= 100 and min(lengths) >= 40 and open_ended >= 0.6 * len(inner)


def _bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        cut = max(window.rfind(". "), window.rfind("! "), window.rfind("? "))
        cut = cut + 1 if cut > LONGEST // 4 else window.rfind(" ")
        if cut <= 0:
            cut = LONGEST
        spans.append(_trim(text, start, start + cut))
        start, end = _trim(text, start + cut, end)
    if start < end:
        spans.append((start, end))
    return spans
