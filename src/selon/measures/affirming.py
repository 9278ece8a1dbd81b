"""How many independent origins affirm an event: counted so that nothing looks confirmed that is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selon.model import Claim


def affirms(claim: Claim) -> bool:
    """Says for certain that it happened or goes on; a charge does not, and neither does a reserve."""
    return (
        claim.polarity == "+"
        and claim.status in ("happened", "ongoing")
        and claim.certainty == "CT"
        and not any(speaker.stance in ("accuse", "deny") for speaker in claim.source)
    )


def affirming_origins(claims: Sequence[Claim], origins: Mapping[str, str], roots: Mapping[str, str]) -> int:
    """`origins`: claim id → its origin; `roots`: report id → the root of its family tree.

    A report that quotes somebody on it and then tells it in its own voice may only relay what it quotes. A speaker who is no party
    that selon knows ("the governor", "a second text") cannot be told apart from the others: such are one at most, and none
    beside a known one.
    """
    sure = [claim for claim in claims if affirms(claim)]
    quoted = {roots.get(claim.report, claim.report) for claim in sure if claim.source}
    known = {origins[claim.id] for claim in sure if not origins[claim.id].startswith("name:")}
    own = {origins[claim.id] for claim in sure if not claim.source}
    return len(known - (own & quoted)) or min(len(sure), 1)
