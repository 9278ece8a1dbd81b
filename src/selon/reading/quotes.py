"""Quotation spans in the report's text: guillemets, curly and straight quotation marks, unclosed ones included."""

from __future__ import annotations

_OPEN = {"«": "»", "“": "”", "„": "“”"}


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """(start, end) of what stands between quotation marks in text[start:end], marks excluded, outermost only.

    A mark that is never closed runs to the end of the paragraph, as newspapers print quotations of several paragraphs.
    """
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    closers = ""
    depth = 0
    for i in range(start, end):
        ch = text[i]
        if opened is None:
            if ch in _OPEN:
                opened, closers, depth = i + 1, _OPEN[ch], 1
            elif ch == '"':
                opened, closers, depth = i + 1, '"”', 1
        elif ch in closers:
            depth -= 1
            if depth == 0:
                spans.append((opened, i))
                opened = None
        elif ch == "«" and closers == "»":
            # French prints a new opening mark at each paragraph; inside one, it nests
            depth += 1
    if opened is not None:
        spans.append((opened, end))
    return [(a, b) for a, b in spans if b > a]
