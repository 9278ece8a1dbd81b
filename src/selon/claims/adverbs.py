"""Adverbs and adjectives on the event itself: peut-être, sans doute, prétendument, éventuel, imminent, annoncé."""

from __future__ import annotations

from selon.claims.embedding import adjacent, rows
from selon.claims.tense import State
from selon.claims.triggers import Trigger
from selon.claims.view import View
from selon.lang import Embed

_STRONGER = frozenset({"feared", "threatened", "requested", "hypothetical"})
"""What a word above the event says of it outlasts an adjective of prospect."""


def adverbs(view: View, trigger: Trigger, state: State) -> None:
    """Apply every qualifier near the trigger, in text order."""
    for i in sorted(_qualifiers(view, trigger)):
        for pos in ("adv", "adj"):
            row = next((r for r in rows(view, i, pos) if "mod" in r.patterns), None)
            if row is None or (i == trigger.anchor and pos != "adv") or (pos == "adv" and _of_a_number(view, i, row)):
                continue
            _qualify(view, i, row, state)
            break
        else:
            row = _promised(view, trigger, i)
            if row is not None:
                _qualify(view, i, row, state)


def _of_a_number(view: View, i: int, row: Embed) -> bool:
    """`nearly 300 fighters`, `almost all of them`, `presque tous`: near a number or a whole, not near to happening."""
    if not row.flip or row.certainty != "PR" or i + 1 >= len(view.tokens):
        return False
    follow = view.tokens[i + 1]
    group = view.group_at.get(follow.i)
    if group is not None and follow.pos in {"VERB", "AUX"}:
        return False  # nearly took, ont presque pris
    before = view.group_at.get(i - 1) if i else None
    wholes = view.pack.words("noun.quantifiers") | view.pack.words("noun.wholes")
    whole = bool({follow.norm, follow.lemma} & wholes) or follow.pos == "NUM"
    return whole or before is None or i > before.last + 1 or follow.pos in {"ADJ", "ADV", "PUNCT", "ADP"}


def _promised(view: View, trigger: Trigger, i: int) -> Embed | None:
    """`the promised withdrawal`, `the feared offensive`: a participle on the event is its verb's row for an object."""
    group = view.groups.get(i)
    if trigger.verbal or group is None or group.tense != "partpast" or group.relation != "amod":
        return None
    return next((r for r in rows(view, i, "verb") if "obj" in r.patterns and len(r.words) == 1 and not r.aspect and not r.reflexive), None)


def _qualify(view: View, i: int, row: Embed, state: State) -> None:
    if row.aspect and (state.negative or (row.status == "happened" and state.status == "ongoing")):
        return  # n'a toujours pas eu lieu; observons déjà une trêve
    own = state.status in {None, "happened", "ongoing"}
    if row.status == "planned" and (state.fact or state.status in _STRONGER or (state.negative and state.status == "happened")):
        return  # warned of an imminent invasion, thwarted a planned attack, the awaited offensive has begun
    if row.status and (own or row.status not in {"happened", "ongoing"}):
        state.put(row.status, row.certainty, view.tokens[i].text, row.rule)
    elif row.certainty:
        state.put(None, row.certainty, view.tokens[i].text, row.rule)
    if row.flip:
        state.negative = not state.negative


def _qualifiers(view: View, trigger: Trigger) -> set[int]:
    tokens, anchor = view.tokens, trigger.anchor
    near = {
        i for i in (*tokens[anchor].children, *range(trigger.first, trigger.last + 1))
        if tokens[i].pos in {"ADV", "ADJ"} or tokens[i].dep in {"amod", "advmod"}
    }  # fmt: skip
    if trigger.verbal:
        group = view.groups[anchor]
        near |= {i for i in range(group.first, min(group.last + 3, len(tokens))) if tokens[i].pos == "ADV"}
    else:
        phrase = view.phrases[anchor]
        near |= {i for i in phrase.adjectives if i != anchor}
        near |= {c for c in phrase.relative if c in view.groups and view.groups[c].tense == "partpast" and view.groups[c].first == c}
        near |= {i for i in range(max(phrase.first, anchor - 3), min(anchor + 2, len(tokens))) if tokens[i].pos in {"ADJ", "ADV"} and i != anchor}
    for i in range(max(0, trigger.first - 6), min(len(tokens), trigger.last + 6)):
        if tokens[i].sent == tokens[anchor].sent and any(
            "mod" in r.patterns and ((len(r.words) > 1 and adjacent(view, i, r.words)) or "-" in r.lemma) for r in rows(view, i, "adv")
        ):
            near.add(i)
    return near
