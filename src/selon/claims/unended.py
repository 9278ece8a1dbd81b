"""What a negated verb makes of what it embeds: not planned to be, not begun; and an end that is denied is going on."""

from __future__ import annotations

from selon.claims.tense import State
from selon.claims.view import View
from selon.lang import Embed
from selon.model import VerbGroup

_FUTURE = frozenset({"fut", "futant", "cond"})


def turned(view: View, group: VerbGroup, row: Embed | None, state: State) -> None:
    """Turn the content round for a negated verb; `the battle is not over`, `n'a pas levé le siège` leave it going on."""
    state.negative = not state.negative
    if row is None or not _ends(view, row):
        return
    if not row.flip:  # the row itself turned nothing: it happened and is over
        state.negative = not state.negative
    if group.tense not in _FUTURE and not group.modal and _up_to_now(view, group):
        state.put("ongoing", None, view.tokens[group.head].text, "an end that is denied")


def _ends(view: View, row: Embed) -> bool:
    """Whether a row tells of an end: it undoes what went on, or the pack lists its word."""
    return row.aspect and (row.flip or row.lemma in view.pack.words("aspect.ending"))


def _up_to_now(view: View, group: VerbGroup) -> bool:
    """A present, or a past that reaches it (has not ended); `did not stop the raids` is told of then."""
    if group.tense == "pres":
        return True
    auxiliaries = (view.tokens[i] for i in range(group.first, group.head) if view.tokens[i].pos == "AUX")
    return group.tense == "past" and any(t.morph.get("Tense") == "Pres" for t in auxiliaries)
