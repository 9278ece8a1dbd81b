"""Layouts of what is drawn: pure functions from records to what a template sets."""
"""Drawn things: where each mark stands, as plain records; a template sets them as SVG."""
"""Drawn things: layouts as pure functions, records in, coordinates out. Templates set them as SVG."""
"""Drawn things: where each mark stands, as plain records; a template sets them as SVG."""
