"""WHO AND WHERE: countries, governments, organisations, office holders and places, as names in a text.

A pure room: packaged tables only, no clock and no network. `Knowledge.load()` is the one way in.
"""

from selon.knowledge.know import Knowledge
from selon.knowledge.records import Country, Demonym, Entry, Grouping, NameMatch

__all__ = ["Country", "Demonym", "Entry", "Grouping", "Knowledge", "NameMatch"]
