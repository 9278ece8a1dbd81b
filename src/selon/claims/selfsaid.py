"""Who says of itself what it says: in `the military announced it had killed a commander` the pronoun is the military's.

A pronoun in reported speech is first tried on the innermost speaker, whoever else stands nearer or was told of last. In
direct speech nobody calls himself he, and where a clause within what is said has an agreeing subject of its own, that
subject may be meant as well: there the story's ranking decides.
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.claims.actors import Resolved
from selon.claims.view import View
from selon.model import Attribution

_REPORTED = frozenset({"que", "inf", "prep"})
_PLAIN = frozenset({"say", "confirm", "announce", "deny"})


def teller(view: View, head: int) -> Attribution | None:
    """The innermost attribution in whose indirect words a pronoun stands, if it was opened before the pronoun."""
    at = view.tokens[head].start
    around = [
        a for a in view.reading.attributions
        if a.heads and a.cue.end <= at and head not in a.heads and any(s.start <= at < s.end for s in a.contents)
    ]  # fmt: skip
    inner = min(around, key=lambda a: (sum(s.end - s.start for s in a.contents), -a.cue.start), default=None)
    if inner is None or inner.direct or inner.carried or inner.kind not in _REPORTED:
        return None
    return None if inner.addressees and inner.stance not in _PLAIN else inner


def begins(view: View, told: Attribution, head: int) -> int:
    """Where what is said begins, a clause before the pronoun's own included (that X had … and that it had …)."""
    return max(told.cue.end, view.sentence(head).start)


def number_of(view: View, told: Attribution, found: Sequence[Resolved]) -> bool:
    """Whether the speaker's own words are a plural: those count, not those of whom they stand for."""
    phrase = view.phrases.get(told.heads[0])
    return len(told.heads) > 1 or (phrase.plural if phrase is not None else found[0].plural)


def gender_of(view: View, told: Attribution, found: Sequence[Resolved]) -> bool | None:
    """Whether the speaker's own words are feminine; None where they may be either."""
    token = view.tokens[told.heads[0]]
    by_form = {"Fem": True, "Masc": False}.get(token.morph.get("Gender", ""))
    if token.pos in {"NOUN", "PRON"} and by_form is not None:
        return by_form
    return found[0].feminine
