"""When something was said, and how far it goes: what a position, a ledger and a list of news all ask of a claim."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from selon.knowledge.dates import MAX, MIN, bounds
from selon.model import Claim, Report
from selon.views.wording import names, one_line, place_words

Reach = Literal["deed", "will", "asked", "perhaps"]
_REACH: dict[str, Reach] = {"happened": "deed", "ongoing": "deed", "planned": "will", "threatened": "will", "requested": "asked"}


class Moment(msgspec.Struct, frozen=True):
    """The first and last day on which it can have been said; `by` is the clock that tells it."""

    first: str | None = None
    last: str | None = None
    by: Literal["said", "published", "unknown"] = "unknown"

    def before(self, other: Moment) -> bool:
        """Certainly earlier: a day that is not known is before and after nothing."""
        return self.last is not None and other.first is not None and self.last < other.first


@lru_cache(maxsize=4096)
def days(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last day of an EDTF value; None where it is open or no date."""
    found = bounds(edtf) if edtf else None
    if found is None:
        return None, None
    return (None if found[0] == MIN else found[0]), (None if found[1] == MAX else found[1])


def moment(claim: Claim, report: Report | None) -> Moment:
    """When the innermost speaker said it, as the text tells; else when the report was published, which is no earlier."""
    published = days(report.published if report else None)
    said = claim.source[-1].said if claim.source else None
    if said is not None and said.earliest and said.latest:
        last = min(said.latest, published[1]) if published[1] else said.latest
        return Moment(said.earliest, max(said.earliest, last), "said")
    first, last_day = published
    if first is None and last_day is None:
        return Moment()
    return Moment(first or last_day, last_day or first, "published")


def reach(claim: Claim) -> Reach:
    """`deed`: said to have happened or to go on; `will`: announced or threatened; `asked`: demanded; else `perhaps`."""
    return _REACH.get(claim.status, "perhaps")


def refutes(claim: Claim) -> bool:
    """Says that it did not happen or does not go on."""
    return reach(claim) == "deed" and claim.polarity == "-" and committed(claim)


def committed(claim: Claim) -> bool:
    """Whether the speaker stands for it: a rumour passed on, or a mere possibility, is nobody's position."""
    return claim.certainty in ("CT", "PR") and "reported" not in claim.flags and reach(claim) != "perhaps"


def about(claim: Claim) -> str:
    """Who, to whom, where; the trigger where the claim names nobody."""
    who, whom = names(claim.actor), names(claim.recipient)
    parties = f"{who or '?'} → {whom}" if whom else who
    return " · ".join(part for part in (parties, place_words(claim.place)) if part) or f"« {one_line(claim.trigger.exact)} »"


def order(claim: Claim, report: Report | None) -> tuple[str, str, str, int, str]:
    """Claims in the order they were said; what has no day comes last."""
    when = moment(claim, report)
    return (when.first or "9999", when.last or "9999", claim.report, claim.trigger.start, claim.id)
