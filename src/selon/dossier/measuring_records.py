"""What `eval` gives: figures, and the rows that went wrong."""

from __future__ import annotations

from typing import Literal

import msgspec


class Figure(msgspec.Struct, frozen=True):
    """One figure of one folder of gold. A rate is `right / of`; an F1 has neither."""

    folder: str
    measure: str
    right: int | None = None
    of: int | None = None
    rate: float | None = None


What = Literal[
    "missed", "spurious", "wrong", "wrong event", "wrong origin", "contradiction missed", "contradiction spurious",
    "falsely by several", "carried by another", "several missed",
]  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """A row that went wrong. Of claims: missed, spurious, or found with fields wrong (`wrong`: field, what the gold wants,
    what is). Of a situation also: a mention in the wrong event, a report with other reports than go back to its root, and,
    with the happening's label for `report`, contradictions and what is told by several and is not, or the reverse.
    """

    what: What
    report: str
    start: int
    trigger: str
    type: str
    wrong: tuple[tuple[str, str, str], ...] = ()
    words: str = ""
    rule: str = ""
    known: bool | None = None


def counted(folder: str, measure: str, right: int, of: int) -> Figure:
    return Figure(folder, measure, right, of, round(right / of, 4) if of else None)


def share(folder: str, measure: str, rate: float) -> Figure:
    return Figure(folder, measure, rate=round(rate, 4))


_AROUND = 60


def around(text: str, start: int, end: int) -> str:
    """The words of a text with what stands about them, on one line."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return " ".join(f"{before}⟦{text[start:end]}⟧{after}".split())
