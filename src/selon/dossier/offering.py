"""A person's word on one claim → the rule that would have prevented what it mends, if there is one."""

from __future__ import annotations

from typing import Any

import msgspec

from selon.errors import UsageError
from selon.measures.doubts import is_lent
from selon.measures.names import folded
from selon.measures.ruling import PARTIES, sense_of
from selon.model import Actor, Claim, Place, Review, Rule, Speaker

_PARTY = ("name", "code", "country", "wikidata")
_PLACE = ("name", "country", "geonameid", "lat", "lon", "precision")


def offered(review: Review, read: Claim) -> Rule:
    """`read` is the claim as the reader gave it. A name put in the place of another is an alias, another type or none a sense."""
    made: dict[str, Any] = {"review": review.id, "why": review.why, "by": review.by}
    if review.verdict == "rejected":
        return Rule("sense", "type", read.basis.rule, was=sense_of(read), **made)
    if review.slot == "type":
        if sense_of(read) != _sense(review):
            return Rule("sense", "type", read.basis.rule, value=_sense(review), was=sense_of(read), put=review.put, **made)
    elif review.slot in (*PARTIES, "place"):
        pair = _replaced(getattr(read, review.slot), _held(review))
        if pair is not None:
            before, after = pair
            put = {name: getattr(after, name, None) for name in (_PLACE if review.slot == "place" else _PARTY)}
            slot = "place" if review.slot == "place" else "party"
            return Rule("alias", slot, before.name, value=" ".join(after.name.split()), put=put, **made)  # type: ignore[arg-type]
    what = f"{review.slot}={review.value}" if review.slot else review.verdict
    raise UsageError(f"no rule follows from “{what}”", hint="one name put in the place of another, another type, or a rejected claim gives one")


def is_offered(review: Review, read: Claim) -> bool:
    try:
        return bool(offered(review, read))
    except UsageError:
        return False


def cautions(rule: Rule, read: Claim) -> tuple[str, ...]:
    """What a person should know before saying it once for all."""
    said = []
    if rule.kind == "alias" and is_lent(read, rule.of):
        said.append("in this claim the name was lent by rule (see its doubts): the rule would change the name wherever it stands")
    if rule.kind == "sense" and not rule.only:
        said.append("it holds for every use of the row; words that the quote must have make it narrower")
    return tuple(said)


def _sense(review: Review) -> str:
    return f"{review.put.get('type', '')} {review.put.get('mode') or ''}".strip()


def _held(review: Review) -> list[Actor] | list[Speaker] | list[Place]:
    named = review.put[str(review.slot)]
    if review.slot == "place":
        return msgspec.convert(named, list[Place])
    return msgspec.convert(named, list[Speaker]) if review.slot == "source" else msgspec.convert(named, list[Actor])


def _replaced(before: Any, after: Any) -> tuple[Any, Any] | None:
    """The one name that another was put for, or that was given another code; None where it is not one for one."""
    old, new = ({folded(each.name): each for each in held} for held in (before, after))
    gone, came = ([each for name, each in one.items() if name not in other] for one, other in ((old, new), (new, old)))
    if len(gone) == len(came) == 1:
        return gone[0], came[0]
    coded = [(old[name], new[name]) for name in old if name in new and _identity(old[name]) != _identity(new[name])]
    return coded[0] if len(coded) == 1 and not gone and not came else None


def _identity(held: Any) -> tuple[Any, ...]:
    return tuple(getattr(held, name, None) for name in (*_PARTY[1:], *_PLACE[2:]))
