"""What is said to have happened, in order of time: by month, the undated last."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import msgspec

from selon.model import Claim

UNDATED = ""


class Period(msgspec.Struct, frozen=True):
    """A month (`2023-01`) with its claims in order; `month` is empty for claims whose time the text leaves unknown."""

    month: str
    claims: tuple[Claim, ...]


def periods(claims: Iterable[Claim]) -> tuple[Period, ...]:
    ordered = sorted(claims, key=_key)
    return tuple(Period(month, tuple(group)) for month, group in groupby(ordered, key=_month))


def _first(claim: Claim) -> str:
    """A claim stands where its time may begin; where that is open, at the day by which it had happened."""
    return claim.when.earliest or claim.when.latest or UNDATED


def _month(claim: Claim) -> str:
    return _first(claim)[:7]


def _key(claim: Claim) -> tuple[bool, str, str, str, int]:
    first = _first(claim)
    return (not first, first, claim.when.latest or "9999", claim.report, claim.trigger.start)
