"""What a person said of one claim after reading its words. It wins over the rules, is never erased, and can be withdrawn."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

ReviewVerdict = Literal["accepted", "corrected", "rejected"]


class Review(msgspec.Struct, frozen=True):
    """`accepted`: the claim is read rightly; `rejected`: the text makes no such claim; `corrected`: one slot was read wrongly.

    A correction names its `slot`, the `value` in the person's words, and in `put` the fields of the claim as they are to stand;
    `was` is what the slot was before, in words. Of one claim one word on the whole stands, and one on each slot. What is accepted
    stands as it stood then: `put` has the slots that a rule of the dossier had altered. `along`: the review of the claim that
    this one is a reprint of; withdrawing that one withdraws this too.
    """

    claim: str
    verdict: ReviewVerdict
    slot: str | None = None
    value: str | None = None
    put: dict[str, Any] = {}
    was: str = ""
    by: str = ""
    at: str | None = None
    why: str = ""
    withdrawn_at: str | None = None
    report: str = ""
    along: str = ""
    id: str = ""
