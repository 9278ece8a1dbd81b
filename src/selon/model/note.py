"""The one-page note: sentences with their citations, what is said and what is counted kept apart. Set on a page, as Markdown, as DOCX."""

from __future__ import annotations

from typing import Literal

import msgspec

from selon.model.value import Count, When

Side = Literal["title", "claimed", "assessed"]


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a sentence: the note's own words, a value or a name as a voice gives it (`lang`), or the numbers it is cited by."""

    text: str
    kind: Literal["words", "value", "name", "cited"] = "words"
    lang: str | None = None
    cited: tuple[int, ...] = ()


class NoteSentence(msgspec.Struct, frozen=True):
    """`about` is the slot or count it speaks of; `text` is its pieces together; `cited` every citation that it rests on."""

    side: Side
    about: str
    text: str
    pieces: tuple[Piece, ...]
    cited: tuple[int, ...]


class Citation(msgspec.Struct, frozen=True):
    """One voice in one quote. `quote` is whole, `shown` at most 300 characters of it around the trigger; `reports` are all of its origin.

    `names`, `counts` and `whens` are what its claims hold (one quote may prove several), `beyond` those names that its shown
    words do not spell. `byline` is speaker, outlet and day in words, `beside` what has to be known besides.
    """

    number: int
    claim: str
    claims: tuple[str, ...]
    event: str
    report: str
    reports: tuple[str, ...]
    origin: str
    speakers: tuple[str, ...]
    stance: str
    standing: str
    glyph: str
    outlet: str
    outlets: tuple[str, ...]
    published: str | None
    said: When
    lang: str | None
    quote: str
    shown: str
    names: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    whens: tuple[When, ...] = ()
    beyond: tuple[str, ...] = ()
    byline: str = ""
    beside: str = ""


class NotePart(msgspec.Struct, frozen=True):
    """One event."""

    event: str
    title: NoteSentence
    sentences: tuple[NoteSentence, ...]


class SourceLine(msgspec.Struct, frozen=True):
    """An outlet with how many of its reports tell it, and whom they took it from, in words."""

    outlet: str
    reports: int
    took: tuple[str, ...] = ()


class Note(msgspec.Struct, frozen=True):
    """`words` are its headings and small words in its language, so that every form of it says the same."""

    lang: str
    parts: tuple[NotePart, ...]
    citations: tuple[Citation, ...]
    sources: tuple[SourceLine, ...]
    limits: tuple[str, ...]
    words: dict[str, str] = {}
