"""What came in: the bytes (capture) and the text with what it says about itself (report)."""

from __future__ import annotations

import msgspec


class Capture(msgspec.Struct, frozen=True, gc=False):
    """The bytes as they came. `where` names their origin for people (a path, or "-")."""

    where: str
    data: bytes
    sha256: str
    media_type: str
    captured_at: str | None = None


class Report(msgspec.Struct, frozen=True, gc=False):
    """One text with its metadata.

    `text` is kept whole; `body` is the offset where the story starts, after metadata lines.
    `published` is EDTF (exact day, month, year) or None when the report does not say.
    """

    id: str
    text: str
    sha256: str
    body: int = 0
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str | None = None
    capture: str | None = None
    flags: tuple[str, ...] = ()
