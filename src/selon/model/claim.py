"""The claim: one speaker (chain) asserts one event frame, with the words that prove it."""

from __future__ import annotations

from typing import Literal

import msgspec

from selon.model.value import Actor, Count, Place, Quote, Span, When

Status = Literal[
    "happened", "ongoing", "planned", "requested", "threatened", "feared", "possible", "hypothetical"
]
Polarity = Literal["+", "-"]
Certainty = Literal["CT", "PR", "PS", "U"]


class Speaker(msgspec.Struct, frozen=True, gc=False):
    """One link of the source chain: who says it, how (`stance`), by which words (`cue`), and when it was said."""

    name: str
    code: str = ""
    country: str | None = None
    stance: str = "say"
    cue: Span | None = None
    said: When = When()
    start: int | None = None
    end: int | None = None


class Basis(msgspec.Struct, frozen=True, gc=False):
    """Why the claim reads as it does: the rule, the words, and for each field the reason (`fields`)."""

    rule: str
    words: tuple[str, ...] = ()
    version: str = ""
    fields: dict[str, str] = {}


class Claim(msgspec.Struct, frozen=True, gc=False):
    """See docs/concepts.md. `source` runs from the outermost speaker in; empty is the report's own voice."""

    id: str
    report: str
    trigger: Span
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    place: tuple[Place, ...]
    when: When
    count: tuple[Count, ...]
    source: tuple[Speaker, ...]
    status: Status
    polarity: Polarity
    certainty: Certainty
    quote: Quote
    basis: Basis
    flags: tuple[str, ...] = ()
