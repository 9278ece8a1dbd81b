"""Exports: records → text in a standard form. Each is a pure function; the order in is the order out.

`according to` and a denial's sign are columns that cannot be left out by accident: the default fields hold them, and a
selection of claim fields that has none of them gets them back.
"""

from __future__ import annotations

from selon.exports.flat import FLAT_FIELDS, flat_claim
from selon.exports.note_markdown import note_markdown
from selon.exports.select import chosen
from selon.exports.write import to_csv, to_json, to_lines, to_markdown, to_tabs

__all__ = ["FLAT_FIELDS", "chosen", "flat_claim", "note_markdown", "to_csv", "to_json", "to_lines", "to_markdown", "to_tabs"]
