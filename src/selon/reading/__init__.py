"""What the language analysis sees: a report's text → one `Reading` per paragraph."""
