"""Time expressions of a paragraph: where they stand (`find_times`) and what they mean (`resolve`)."""

from __future__ import annotations

from selon.reading.times_match import find_times

__all__ = ["find_times"]
