"""The dossier: the only door for the command line, the page and Python. What a face needs to draw comes through here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.batch import Item, Reader
from selon.dossier.answer import Answer, Change, Check, Found, Shown
from selon.dossier.card import CardRow
from selon.dossier.dossier import Dossier, read_text
from selon.dossier.measuring import Figure, Row
from selon.dossier.render import Format, render
from selon.views import Addition, ClaimRow, MarkedReport, Mismatch, Paragraph, Why, claim_row, periods, when_words

if TYPE_CHECKING:
    # The store loads the database library; `selon read` does without.
    from selon.store import Hit as Hit
    from selon.store import Snippet as Snippet

__all__ = [
    "Addition",
    "Answer",
    "CardRow",
    "Change",
    "Check",
    "ClaimRow",
    "Dossier",
    "Figure",
    "Format",
    "Found",
    "Item",
    "MarkedReport",
    "Mismatch",
    "Paragraph",
    "Reader",
    "Row",
    "Shown",
    "Why",
    "claim_row",
    "periods",
    "read_text",
    "render",
    "when_words",
]
