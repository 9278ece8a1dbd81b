"""Where the paragraphs of a text are: blocks between empty lines, and their lines unless these are only wrapped.

Offsets are offsets in the text; nothing of it is changed.
"""

from __future__ import annotations

import re


def unwrapped(text: str, body: int = 0) -> list[tuple[int, int]]:
    """(start, end) of each paragraph of text[body:]; lines wrapped at a fixed width are one."""
    spans: list[tuple[int, int]] = []
    for start, end in _blocks(text, body):
        lines = _lines(text, start, end)
        spans.extend([(lines[0][0], lines[-1][1])] if _wrapped(text, lines) else lines)
    return spans


def trim(text: str, start: int, end: int) -> tuple[int, int]:
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
    return [(a, b) for a, b in (trim(text, *s) for s in spans) if a < b]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    at = start
    for gap in re.finditer(r"\n", text[start:end]):
        spans.append(trim(text, at, start + gap.start()))
        at = start + gap.end()
    spans.append(trim(text, at, end))
    return [(a, b) for a, b in spans if a < b]


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Hard-wrapped text: several lines of like length, most of them ending in mid-sentence."""
    if len(lines) < 3:
        return False
    inner = lines[:-1]
    lengths = [b - a for a, b in inner]
    open_ended = sum(text[b - 1] not in ".!?:»\"" for _, b in inner)
    return max(lengths) <= 100 and min(lengths) >= 40 and open_ended >= 0.6 * len(inner)
