"""What a person says once for all of a dossier, so that a mistake of reading is not made again. Kept, and withdrawn, like a review."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

RuleKind = Literal["alias", "sense"]
RuleSlot = Literal["party", "place", "type"]


class Rule(msgspec.Struct, frozen=True):
    """`alias`: the name `of` always means `value`, as a party (who does it, to whom, who says so) or as a place.

    `sense`: the lexicon's row `of` (as in a claim's basis, "fr/verbs#tirer") does not mean `was` (type and mode) here but `value`,
    or, where that is empty, no event at all. `only`: nothing but where the quoted words have these. `put` holds the fields as they are
    to stand; `review` is the word on one claim from which the rule was made.
    """

    kind: RuleKind
    slot: RuleSlot
    of: str
    value: str = ""
    was: str = ""
    put: dict[str, Any] = {}
    only: str = ""
    review: str = ""
    by: str = ""
    at: str | None = None
    why: str = ""
    withdrawn_at: str | None = None
    id: str = ""
