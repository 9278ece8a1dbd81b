"""How a claim stands, in one word: in whose voice it is made and how far it goes. Not whether it is true."""

from __future__ import annotations

from typing import Literal

from selon.model import Claim

Standing = Literal[
    "stated",
    "reported",
    "alleged",
    "planned",
    "requested",
    "threatened",
    "feared",
    "possible",
    "hypothetical",
    "denied",
    "negated",
]

GLYPHS: dict[str, str] = {
    "stated": "●",
    "reported": "◐",
    "alleged": "○",
    "planned": "◌",
    "requested": "◌",
    "threatened": "◌",
    "feared": "◌",
    "possible": "◌",
    "hypothetical": "◌",
    "denied": "✕",
    "negated": "✕",
}


def standing(claim: Claim) -> Standing:
    """`denied`: somebody denies it. `negated`: told as not so, by nobody's denial.

    `stated`: by the report itself, as certain. `reported`: by a speaker, as certain. `alleged`: charged, or said with
    reserve. The others are not (yet) said to have happened.
    """
    if claim.polarity == "-":
        return "denied" if any(speaker.stance == "deny" for speaker in claim.source) else "negated"
    if claim.status != "happened" and claim.status != "ongoing":
        return claim.status
    if claim.certainty != "CT" or any(speaker.stance == "accuse" for speaker in claim.source):
        return "alleged"
    return "reported" if claim.source else "stated"
