"""Answers set for people: rich tables and texts of at most 100 columns. Only this package draws."""
