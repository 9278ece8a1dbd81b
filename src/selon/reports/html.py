"""`.html`: the article's text, `resiliparse` first and `trafilatura` where it fails or doubts.

Markup nested thousands deep makes tree parsers slow or unsafe; such a page is flattened by a scanner that keeps no
tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from selon.model import Capture, Problem
from selon.reports.decode import decode
from selon.reports.draft import Draft, binary, problem, with_metadata
from selon.reports.metadata import page_metadata

_MAX_DEPTH = 400
_MAX_TREE = 8_000_000
# Shorter than this, a "main text" may be a caption: the second extractor is asked as well.
_SURE = 600
_SHORTEST_WORDS = 25
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_VOID = frozenset(b"area base br col embed hr img input link meta source track wbr p li td tr th dd dt option".split())
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})""", re.IGNORECASE)
_SKIPPED = re.compile(
    r"<(/?)(?:script|style|nav|header|footer|aside|form|noscript|template|title)\b[^<>]*>|(<!--)|-->",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"</?(?:p|div|br|li|h[1-6]|section|article|blockquote|td|tr)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[/!a-zA-Z][^<>]*>")
_WORDS = re.compile(r"[^\W\d_]{2,}")


def read_html(capture: Capture, place: str) -> Iterator[Draft | Problem]:
    source = decode_html(capture.data)
    if source is None:
        yield binary(place)
        return
    text = article_text(source)
    if text is None:
        yield problem(
            f"{place}: no article found in this HTML page",
            "copy the article's text into a .txt, or save the page again",
        )
        return
    yield with_metadata(Draft(text=text, place=place), page_metadata(source))


def decode_html(data: bytes) -> str | None:
    declared = _CHARSET.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    decoded = decode(data)
    return decoded.text if decoded else None


def article_text(source: str) -> str | None:
    """The main text, or None where there is none worth reading."""
    if len(source) > _MAX_TREE or _depth(source.encode("utf-8", errors="replace")) > _MAX_DEPTH:
        return _enough(flat_text(source))
    first = _resiliparse(source)
    if len(first) >= _SURE:
        return first
    second = _trafilatura(source)
    return _enough(max(first, second, key=len))


def _enough(text: str) -> str | None:
    return text if len(_WORDS.findall(text)) >= _SHORTEST_WORDS else None


def _resiliparse(source: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(
        extract_plain_text(source, main_content=True, alt_texts=False, list_bullets=False, preserve_formatting=True)
    ).strip()


def _trafilatura(source: str) -> str:
    import trafilatura

    return trafilatura.extract(source, fast=True, include_comments=False, include_tables=False) or ""


def _depth(source: bytes) -> int:
    """The greatest nesting, as the tags alone show it; elements that need no end tag are not counted."""
    depth = deepest = 0
    for closing, name in _TAG.findall(source):
        if name.lower() in _VOID:
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def flat_text(source: str) -> str:
    """Text outside scripts, menus and forms, by patterns alone: no tree, no recursion, linear time."""
    blocks = _BLOCK.sub("\n", "\n".join(_outside(source)))
    text = unescape(_ANY_TAG.sub("", blocks))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _outside(source: str) -> Iterator[str]:
    """The stretches of the page that no skipped element or comment encloses."""
    inside = at = 0
    for mark in _SKIPPED.finditer(source):
        if not inside:
            yield source[at : mark.start()]
        opening = mark[2] or mark[1] == ""
        inside = inside + 1 if opening else max(inside - 1, 0)
        at = mark.end()
    if not inside:
        yield source[at:]
