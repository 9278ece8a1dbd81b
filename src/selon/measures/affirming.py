"""How many independent origins affirm an event: counted so that nothing looks confirmed that is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from selon.model import Claim

# Words with political force (PLOVER's verbal classes): who speaks to whom tells which they are, as a place does of a deed.
SPOKEN = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))


def affirms(claim: Claim) -> bool:
    """Says for certain that it happened or goes on; a charge does not, and neither does a reserve."""
    return (
        claim.polarity == "+"
        and claim.status in ("happened", "ongoing")
        and claim.certainty == "CT"
        and not any(speaker.stance in ("accuse", "deny") for speaker in claim.source)
    )


def pinned(claim: Claim) -> bool:
    """Names what tells this happening from another: a place, a day or span of days, a figure; of spoken deeds, who speaks."""
    dated = claim.when.earliest is not None and claim.when.latest is not None
    return bool(claim.place or claim.count or dated or (claim.type in SPOKEN and claim.actor))


def affirming(claims: Sequence[Claim], origins: Mapping[str, str], roots: Mapping[str, str]) -> tuple[str, ...]:
    """The claims that make an event affirmed, in the order given; each of their origins counts once.

    `origins`: claim id → its origin; `roots`: report id → the root of its family tree.
    A report that quotes somebody on it and then tells it in its own voice may only relay what it quotes. A speaker who is no party
    that selon knows ("the governor", "a second text") cannot be told apart from the others: such are one at most, and none
    beside a known one. A claim that pins nothing down ("they have gone home") was put here by what stands around it: as likely as
    not it is right, and too little to confirm what another tells.
    """
    sure = [claim for claim in claims if affirms(claim)]
    quoted = {roots.get(claim.report, claim.report) for claim in sure if claim.source}
    telling = [claim for claim in sure if pinned(claim)]
    relayed = {origins[claim.id] for claim in telling if not claim.source} & quoted
    counted = [c.id for c in telling if not origins[c.id].startswith("name:") and origins[c.id] not in relayed]
    return tuple(counted or (claim.id for claim in sure[:1]))


def affirming_origins(claims: Sequence[Claim], origins: Mapping[str, str], roots: Mapping[str, str]) -> int:
    """How many origins the claims of `affirming` have."""
    return len({origins[claim] for claim in affirming(claims, origins, roots)})
