"""Which of two related reports came first: by date, by credit, by what kind of outlet, by which text holds the other."""

from __future__ import annotations

from datetime import date, timedelta

from selon.reports.credits import is_agency, outlet_key
from selon.reports.sketch import Sketch

# A text that holds so much more of the other than the other of it has been cut.
_CUT = 0.15


def first_and_later(left: Sketch, right: Sketch, left_share: float, right_share: float) -> tuple[Sketch, Sketch, str]:
    """(source, taker, why this way round). The shares are of each text's words that stand in the other."""
    apart = days_between(left.published, right.published)
    if apart:
        first, later = (left, right) if apart > 0 else (right, left)
        days = "a day" if abs(apart) == 1 else f"{abs(apart)} days"
        return first, later, f"published {days} later"
    same = "published the same day" if apart == 0 else "the dates do not tell which was first"
    for says, why in (
        (_credits, "whom the other credits was first"),
        (_agency, "the agency was first"),
        (_tagged, "the one with an agency's name was first"),
    ):
        one, other = says(left, right), says(right, left)
        if one != other:
            first, later = (left, right) if one else (right, left)
            return first, later, f"{same}; {why}"
    if abs(left_share - right_share) >= _CUT:
        first, later = (left, right) if left_share < right_share else (right, left)
        return first, later, f"{same}; the fuller text was first"
    first, later = (left, right) if left.report < right.report else (right, left)
    return first, later, f"{same}; which came first is undecided"


def days_between(left: str | None, right: str | None) -> int | None:
    """Days from left to right; 0 where they may be the same day, None where nothing can be said."""
    one, other = _span(left), _span(right)
    if one is None or other is None:
        return None
    if one[1] < other[0]:
        return (other[0] - one[1]).days
    return (other[1] - one[0]).days if other[1] < one[0] else 0


def _span(published: str | None) -> tuple[date, date] | None:
    if not published:
        return None
    parts = [int(part) for part in published[:10].split("-")]
    first = date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)
    if len(parts) == 1:
        return first, date(parts[0], 12, 31)
    if len(parts) == 2:
        return first, (first.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
    return first, first


def _credits(one: Sketch, other: Sketch) -> bool:
    """Whether `other` names the outlet of `one`."""
    return bool(one.outlet) and any(credit.name == outlet_key(one.outlet or "") for credit in other.credits)


def _agency(one: Sketch, _: Sketch) -> bool:
    return bool(one.outlet) and is_agency(one.outlet or "")


def _tagged(one: Sketch, _: Sketch) -> bool:
    return any(credit.tag for credit in one.credits)
