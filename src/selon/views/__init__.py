"""Views: pure functions of what was read or stored, giving records that a face (terminal, page, file) only has to set."""

from selon.measures.times_words import when_words
from selon.views.additions import Addition, additions
from selon.views.days import day_range
from selon.views.marked import MarkedReport, Paragraph, marked_report
from selon.views.periods import Period, periods
from selon.views.rows import ClaimRow, claim_row
from selon.views.standing import GLYPHS, standing
from selon.views.verify import Mismatch, mismatches
from selon.views.why import FieldReason, Why, why

__all__ = [
    "GLYPHS",
    "Addition",
    "ClaimRow",
    "FieldReason",
    "MarkedReport",
    "Mismatch",
    "Paragraph",
    "Period",
    "Why",
    "additions",
    "claim_row",
    "day_range",
    "marked_report",
    "mismatches",
    "periods",
    "standing",
    "when_words",
    "why",
]
