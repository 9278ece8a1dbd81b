"""Articles with marked places in XML, as their formats share them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.records import Faults
from bench.xmltree import Malformed, Node, parsed

SLACK = 12
"""Characters by which an offset may be off and still be mended."""


def articles(file: Path, tags: tuple[str, ...], faults: Faults) -> Iterator[tuple[Node, str, str]]:
    """(element, text, id) of every article; the text as it stands, since offsets count from its first character."""
    try:
        root = parsed(file.read_bytes())
    except Malformed as error:
        faults.add(file, error.line, f"no well-formed XML: {error}")
        return
    nodes = [node for tag in tags for node in root.all(tag)] or ([root] if root.tag in tags else [])
    for place, node in enumerate(nodes, 1):
        body = node.first("text")
        if body is None or not body.text().strip():
            faults.add(file, node.line, f"{node.tag} without a text")
            continue
        yield node, body.text(), node.attributes.get("docid") or node.attributes.get("id") or f"{file.stem} {place}"


def number(written: str, limit: float | None = None) -> float | None:
    """A number, within ±limit; None for what is none."""
    try:
        value = float(written)
    except ValueError:
        return None
    return None if value != value or (limit is not None and abs(value) > limit) else value


def placed(text: str, start: float, phrase: str) -> int | None:
    """Where the phrase stands: at its offset, or nearest to it within a few characters (some sets count from 1, some counted
    bytes or other line ends); None if it is not there."""
    at = int(start)
    near = [at, *(place for step in range(1, SLACK + 1) for place in (at - step, at + step))]
    return next((place for place in near if place >= 0 and phrase and text.startswith(phrase, place)), None)
