"""Participles that only describe their noun: `des hommes armés`, `regions occupied in the east`, `les policiers blessés`."""

from __future__ import annotations

from selon.claims.spoken import counted_people
from selon.claims.view import View

_NEAR = 7
"""Tokens between a participle and an argument that makes it a telling."""
_TIMED = 40
"""Characters between a participle and a time that makes it one."""


def describes(view: View, head: int, *, held: bool, phrase: bool) -> bool:
    """No agent, time or place of its own, and not what is told. `held`: inside another trigger; `phrase`: with words of a set phrase.

    What lasts (occupied, armed with rifles) describes wherever and whenever it is, unless somebody is said to have done it.
    """
    group = view.groups[head]
    lasting = group.lemma in view.pack.words("verb.holding")
    if group.tense != "partpast" or group.relation not in {"acl", "amod", "acl:relcl", "conj"} or group.subjects or (phrase and not lasting):
        return False
    if group.relation == "conj" and group.passive is False:
        return False
    own = {p for p, h in group.obliques if h - group.head <= _NEAR}
    if lasting:
        return not own & view.pack.words("case.by")
    sent = view.sentence(group.head)
    end = view.tokens[group.head].end
    timed = any(end <= m.start < min(sent.end, end + _TIMED) for m in view.reading.times)
    return not own & view.pack.words("case.telling") and not timed and (held or not counted_people(view, group))
