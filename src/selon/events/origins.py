"""To whom a claim goes back: the side that says so, or the root of the report that says so itself.

Two outlets that quote Kyiv have one origin, Kyiv; forty reprints of a dispatch have one, the dispatch. The number of domains
never counts.
"""

from __future__ import annotations

from collections.abc import Mapping

from selon.knowledge.identity import party
from selon.model import Claim, Report


def origin(claim: Claim, report: Report, roots: Mapping[str, str]) -> str:
    """The key of a claim's independent origin: the side of its outermost named speaker, else its report's root in the stemma."""
    for speaker in claim.source:
        found = party(speaker.name, speaker.code, speaker.country, lang=report.lang or "fr")
        if found.side:
            return found.side
    return roots.get(claim.report, claim.report)


def affirms(claim: Claim) -> bool:
    """Whether a claim, as such, counts towards "told by several": it happened or goes on, and somebody is certain of it."""
    return (
        claim.polarity == "+"
        and claim.status in ("happened", "ongoing")
        and claim.certainty == "CT"
        and not any(speaker.stance in ("accuse", "deny") for speaker in claim.source)
    )
