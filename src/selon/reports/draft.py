"""What a reader of one kind of file hands over: a text with what the file itself says about it, unchecked."""

from __future__ import annotations

import msgspec

from selon.model import Problem


class Draft(msgspec.Struct, frozen=True):
    """A text as found. `published` is whatever the file wrote there; `place` names it for people ("x.jsonl, line 3")."""

    text: str
    place: str
    body: int = 0
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str | None = None
    flags: tuple[str, ...] = ()


def with_metadata(draft: Draft, values: dict[str, str]) -> Draft:
    """`values` by field name, as the readers of heads, pages and lines give them."""
    return msgspec.structs.replace(draft, **values)


def problem(message: str, hint: str, *, offset: int | None = None, report: str | None = None) -> Problem:
    return Problem(stage="reports", report=report, message=message, hint=hint, offset=offset)


def binary(place: str) -> Problem:
    return problem(f"{place}: binary data, not a text", "selon reads .txt .md .html .eml .pdf .jsonl")
