"""Layouts of what is drawn: pure functions from records to what a template sets."""
