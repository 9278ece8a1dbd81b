"""Time expressions of a paragraph: where they stand (`find_times`) and what they mean (`resolve`)."""

from __future__ import annotations

from selon.measures.times_match import find_times
from selon.measures.times_resolve import UNDATED, publication_window, resolve

__all__ = ["UNDATED", "find_times", "publication_window", "resolve"]
