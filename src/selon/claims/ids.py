"""Ids from content: the same reading gives the same id, wherever in the report its paragraph stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from selon.model import Actor, Speaker


def namespace(paragraphs: Iterable[str], *more: str | None) -> str:
    """What is the report's own in a claim's id: its paragraphs whatever their order, and its metadata."""
    digest = hashlib.sha256()
    for part in (*sorted(paragraphs), *(m or "" for m in more)):
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def claim_id(
    space: str, paragraph: str, ordinal: int, offset: int, kind: str, status: str, polarity: str,
    actors: Iterable[Actor], recipients: Iterable[Actor], source: Iterable[Speaker],
) -> str:  # fmt: skip
    """`ordinal` tells identical paragraphs of one report apart; `offset` counts within the paragraph."""
    parts = [
        space, hashlib.sha256(paragraph.encode("utf-8", "surrogatepass")).hexdigest(), str(ordinal), str(offset), kind, status, polarity,
        "|".join(sorted(a.name for a in actors)), "|".join(sorted(a.name for a in recipients)), "|".join(s.name for s in source),
    ]  # fmt: skip
    return "C-" + hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
