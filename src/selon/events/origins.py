"""To whom a claim goes back: the side that says so, or the root of the report that says so itself.

Two outlets that quote Kyiv have one origin, Kyiv; forty reprints of a dispatch have one, the dispatch. The number of domains
never counts. Where it is doubtful whether two are independent, they are not: an official whose country the text leaves
unsaid speaks for the state where it is told to have happened, and words that name nobody ("footage") are the report's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from selon.knowledge.identity import party
from selon.model import Claim, Report, Speaker

# Sectors of PLOVER that speak for some state, whichever it is; and who is no more than an office to us.
_OFFICES = frozenset(("GOV", "MIL", "COP", "JUD", "SPY", "LEG", "SPK", "UNK"))
_CAPITAL = re.compile(r"(?<![^\W\d_])[^\W\d_a-zà-ÿ]")
_ENDED = (".", "!", "?", ":", "\n")


def origin(claim: Claim, report: Report, roots: Mapping[str, str]) -> str:
    """The key of a claim's independent origin: the side of its outermost named speaker, else its report's root in the stemma."""
    for speaker in claim.source:
        found = party(speaker.name, speaker.code, speaker.country, lang=report.lang or "fr")
        unknown = found.side.startswith("name:")
        if not found.side or (unknown and not speaker.code and not _named(speaker, report)):
            continue
        if unknown and speaker.code in _OFFICES:
            lands = {place.country for place in claim.place if place.country}
            return lands.pop() if len(lands) == 1 else found.side
        return found.side
    return roots.get(claim.report, claim.report)


def _named(speaker: Speaker, report: Report) -> bool:
    """Whether a speaker has a name: a capital that no sentence's beginning explains."""
    capitals = [each.start() for each in _CAPITAL.finditer(speaker.name)]
    if capitals != [0] or speaker.start is None:
        return bool(capitals)
    before = report.text[report.body : speaker.start].rstrip(" \"'«»“”’")
    return bool(before) and not before.endswith(_ENDED)
