"""Drawn things: layouts as pure functions, records in, coordinates out. Templates set them as SVG."""
