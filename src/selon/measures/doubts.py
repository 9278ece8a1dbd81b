"""Which of the reader's own doubts about a claim are settled once a person has said who or where. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from selon.model import Actor, Claim, Speaker

SPEAKERS_OWN = frozenset(("reported", "not confirmed by the speaker"))
"""What a speaker leaves open is read as it was said; the other flags are the reader's own doubts."""

# A doubt says what it is about and not in which slot. These are about a party that the sentence itself does not name …
_STOOD_FOR = frozenset(("pronoun resolved by rule", "resolved by rule", "resolved by age", "document of the last institution"))
# … these about the country that a party was given, and this one about who speaks.
_LENT = frozenset(("country from the story", "country from the last mention", "owner resolved by rule"))
_CARRIED = "speaker carried over"
_PARTIES = ("actor", "recipient", "source")


def unsettled(claim: Claim, said: Collection[str]) -> tuple[str, ...]:
    """The flags of a claim (as it was read) that still stand when a person has said what these slots hold.

    A doubt goes when every slot that it may be about has been spoken of.
    """
    return tuple(flag for flag in claim.flags if not _is_settled(flag, claim, said))


def _is_settled(flag: str, claim: Claim, said: Collection[str]) -> bool:
    if flag == _CARRIED:
        return "source" in said
    if flag not in _STOOD_FOR and flag not in _LENT:
        return False
    doubted = {slot for slot in _PARTIES if any(_may_bear(flag, party, claim) for party in getattr(claim, slot))}
    return bool(doubted) and doubted <= set(said)


def _may_bear(flag: str, party: Actor | Speaker, claim: Claim) -> bool:
    if flag in _LENT:
        return party.country is not None
    return party.start is None or not claim.quote.start <= party.start < claim.quote.end


def is_lent(claim: Claim, name: str) -> bool:
    """Whether a party of that name may stand in the claim only because a rule took it for what other words mean."""
    parties = [each for slot in _PARTIES for each in getattr(claim, slot) if each.name == name]
    flags = [flag for flag in claim.flags if flag in _STOOD_FOR]
    return any(_may_bear(flag, party, claim) for flag in flags for party in parties)


def doubts_of(flags: Iterable[str]) -> tuple[str, ...]:
    return tuple(flag for flag in flags if flag not in SPEAKERS_OWN)
