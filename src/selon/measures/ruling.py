"""Rules of a dossier over claims: what the reader gave → what is to stand, before anybody's word on that one claim. Pure.

Every rule is asked about the claim as it was read, never about what another rule made of it: so their order cannot matter, and taking one
out gives what the others alone would give. Of two that speak of the same thing the one with the narrower condition holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from selon.measures.doubts import unsettled
from selon.measures.names import folded
from selon.model import Actor, Claim, Place, Rule, Speaker

PARTIES = ("actor", "recipient", "source")


def sense_of(claim: Claim) -> str:
    """`ASSAULT airstrike`: what a row of the lexicon made of its words."""
    return f"{claim.type} {claim.mode or ''}".strip()


def acts_on(rule: Rule, claim: Claim) -> bool:
    """Whether the rule speaks of this claim, as it was read."""
    if not _is_there(rule.only, claim.quote.exact):
        return False
    if rule.kind == "sense":
        return (claim.basis.rule, sense_of(claim)) == (rule.of, rule.was)
    name = folded(rule.of)
    named: Iterable[Actor | Speaker | Place] = claim.place if rule.slot == "place" else (*claim.actor, *claim.recipient, *claim.source)
    return any(folded(each.name) == name for each in named)


def ruled(claim: Claim, rules: Sequence[Rule]) -> Claim | None:
    """The claim under these rules; None where one says that its words tell of no event."""
    mine = sorted((rule for rule in rules if acts_on(rule, claim)), key=lambda each: (len(folded(each.only)), folded(each.only)))
    if not mine:
        return claim
    senses = [rule for rule in mine if rule.kind == "sense"]
    if senses and not senses[-1].put:
        return None
    changed: dict[str, Any] = {}
    because = dict(claim.basis.fields)
    for slot in (*PARTIES, "place"):
        renamed = {folded(rule.of): rule for rule in mine if rule.kind == "alias" and (rule.slot == "place") == (slot == "place")}
        held = getattr(claim, slot)
        meant = tuple(_meant(each, renamed[folded(each.name)]) if folded(each.name) in renamed else each for each in held)
        if meant != held:
            changed[slot] = _once(meant)
            because[slot] = "; ".join(dict.fromkeys(ruled_words(renamed[key]) for each in held if (key := folded(each.name)) in renamed))
    if senses and {"type": claim.type, "mode": claim.mode} != senses[-1].put:
        changed |= senses[-1].put
        because["type"] = ruled_words(senses[-1])
    if not changed:
        return claim
    basis = msgspec.structs.replace(claim.basis, fields=because)
    return msgspec.structs.replace(claim, **changed, basis=basis, flags=unsettled(claim, changed))


def altered(before: Claim, after: Claim) -> dict[str, Any]:
    """The fields of a claim that rules have given otherwise, as they are to be put."""
    fields = ("type", "mode", "place", *PARTIES)
    return {name: msgspec.to_builtins(getattr(after, name)) for name in fields if getattr(before, name) != getattr(after, name)}


def ruled_words(rule: Rule) -> str:
    """`by rule N-4f7k of A. Reader, 2023-01-06 (read as: Bankova): the office of the president`."""
    number = f" {rule.id[:8]}" if rule.id else ""
    day = f", {rule.at[:10]}" if rule.at else ""
    why = f": {rule.why}" if rule.why else ""
    return f"by rule{number} of {rule.by}{day} (read as: {rule.was if rule.kind == 'sense' else ' '.join(rule.of.split())}){why}"


def _meant(held: Any, rule: Rule) -> Any:
    """The party or place that is meant, at the words that were read; how a speaker spoke and what role a place has stay."""
    return msgspec.structs.replace(held, **{name: value for name, value in rule.put.items() if name in held.__struct_fields__})


def _once(named: Sequence[Any]) -> tuple[Any, ...]:
    """Two names that mean one are one in a list of parties."""
    return tuple({folded(each.name): each for each in reversed(named)}.values())[::-1]


def _is_there(words: str, quote: str) -> bool:
    wanted = folded(words)
    return not wanted or re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded(quote)) is not None
