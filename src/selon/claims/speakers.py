"""The source chain of a claim: every attribution whose content holds the trigger, outermost first, speakers resolved."""

from __future__ import annotations

import msgspec

from selon.claims.actors import Resolved
from selon.claims.clock import Clock
from selon.claims.coref import Story
from selon.claims.presupposed import OPEN, presupposed
from selon.claims.triggers import Trigger
from selon.claims.view import View
from selon.model import Attribution, Speaker


class Voice(msgspec.Struct, frozen=True):
    """The chain, the innermost attribution, and what the chain does to the claim."""

    chain: tuple[Speaker, ...] = ()
    resolved: tuple[Resolved, ...] = ()
    innermost: Attribution | None = None
    denied: bool = False
    doubted: bool = False
    told_in_past: bool = False
    flags: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


def covering(view: View, at: int, *, anchor: int | None = None) -> list[Attribution]:
    """Attributions whose content holds offset `at`, widest first; not the one whose cue is the trigger itself."""
    found = [
        a
        for a in view.reading.attributions
        if any(s.start <= at < s.end for s in a.contents) and not (anchor is not None and a.group == anchor)
        and not (a.cue.start <= at < a.cue.end)
    ]  # fmt: skip
    return sorted(found, key=lambda a: (-sum(s.end - s.start for s in a.contents), a.kind == "citing", a.cue.start))


_SPEECH = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})


def _told(view: View, trigger: Trigger) -> list[Attribution]:
    """The trigger's own cue, where the trigger is a cue and what it says (recense 54 tués, conclut à des incursions)."""
    if trigger.sense.type in _SPEECH:
        return []
    group = view.groups.get(trigger.anchor)
    if group is not None and group.lemma in view.pack.words("attribution.perceiving"):
        return []  # Kisumu saw no protests
    low, high = view.tokens[trigger.first].start, view.tokens[trigger.last].end
    return [a for a in view.reading.attributions if a.group == trigger.anchor and _tells(a, low, high)]


def _tells(a: Attribution, low: int, high: int) -> bool:
    """A plain telling whose content the trigger holds, or whose content is a figure."""
    if a.kind != "obj" or a.stance not in {"say", "confirm", "announce", "deny"}:
        return False
    return any(low <= s.start < high or any(ch.isdigit() for ch in s.exact) for s in a.contents)


def voice(view: View, trigger: Trigger, story: Story, clock: Clock) -> Voice:
    at = view.tokens[trigger.anchor].start
    aside = _aside(view, trigger)
    chain: list[Speaker] = []
    resolved: tuple[Resolved, ...] = ()
    innermost: Attribution | None = None
    flags: list[str] = []
    rules: list[str] = []
    left: list[Attribution] = []
    denied = doubted = past = False
    for attribution in [*covering(view, at, anchor=trigger.anchor), *_told(view, trigger)]:
        spans = [s for s in attribution.contents if s.start <= at < s.end]
        told = attribution.direct or _closes(view, attribution, trigger.anchor)
        if aside is not None and not told and any(s.start < aside for s in spans):
            continue
        if any(s.start <= attribution.cue.start < s.end for a in left for s in a.contents):
            continue  # denied knowing that P: to know is part of what is denied
        if _denies(view, attribution) and (standing := presupposed(view, trigger, attribution)):
            doubted = doubted or standing == OPEN
            left.append(attribution)
            continue
        found = speakers(view, attribution, story, resolved)
        if not found and attribution.heads == () and attribution.kind != "carried":
            if _denies(view, attribution):
                denied = not denied
            # a charge that nobody makes by name is nobody's fact (est accusé d'avoir …)
            if attribution.effect == "doubt" or (attribution.stance == "accuse" and attribution.kind in {"inf", "que"}):
                doubted = True
            continue
        made = _links(view, attribution, found, clock)
        if not made:
            continue
        rules.append(attribution.rule)
        if _denies(view, attribution):
            denied = not denied
        if attribution.effect == "doubt" or attribution.negated:
            doubted = True
        if attribution.carried:
            flags.append("speaker carried over")
        for r in found:
            flags.extend(r.flags)
        past = past or _past(view, attribution)
        innermost = attribution
        if chain and _same(chain[-1], made[0]):
            if made[0].stance != "say" or chain[-1].stance == "say":
                chain[-1] = msgspec.structs.replace(made[0], name=chain[-1].name if len(chain[-1].name) > len(made[0].name) else made[0].name)
        else:
            chain.extend(made)
        resolved = found or resolved
    return Voice(
        chain=tuple(chain), resolved=resolved, innermost=innermost, denied=denied, doubted=doubted,
        told_in_past=past, flags=tuple(dict.fromkeys(flags)), rules=tuple(rules),
    )  # fmt: skip


def _denies(view: View, attribution: Attribution) -> bool:
    """`dément avoir tiré` denies its content; in « Nous n'avons pas tiré », dément X the words are what X asserts."""
    if attribution.effect != "neg" or attribution.direct:
        return False
    group = view.groups.get(attribution.group) if attribution.group is not None else None
    # a negated denial whose verb has a row in embed.csv is turned round there
    return not attribution.negated or group is None or group.lemma in view.pack.embeds


def _aside(view: View, trigger: Trigger) -> int | None:
    """Offset where an aside begins that holds the trigger: a relative or participle set off by a comma.

    In told speech such asides are the reporter's (la Biélorussie, qui a soutenu la Russie, a déclaré que …).
    """
    group = view.groups.get(trigger.anchor) if trigger.verbal else view.governor(trigger.anchor)
    if group is None or group.relation not in {"acl:relcl", "acl"} or group.tense in {"inf", "infpast", "cond", "fut", "condpast"}:
        return None
    relatives = view.pack.words("pronoun.relative_subject") | view.pack.words("pronoun.relative_other") | view.pack.words("pronoun.relative_object")
    for i in range(group.first, max(0, group.first - 8), -1):
        if i and view.tokens[i - 1].norm == "," and (view.tokens[i].norm in relatives or i == group.first):
            return view.tokens[i - 1].start
        if i != group.first and i in view.groups:
            return None
    return None


def _closes(view: View, attribution: Attribution, anchor: int) -> bool:
    """Whether a cue stands right behind the aside: `…, where two people were killed, according to X` is X's."""
    if attribution.kind != "prep" and not view.pack.words("clause.trailing"):
        return False
    low, high = view.tokens[anchor].start, attribution.cue.start
    return low < high and not any(
        low < view.tokens[g.head].start < high and g.head != attribution.group and g.tense not in {"inf", "infpast", "part", "partpast"}
        for g in view.groups.values()
    )


def speakers(view: View, attribution: Attribution, story: Story, outer: tuple[Resolved, ...] = ()) -> tuple[Resolved, ...]:
    """Who an attribution names: its source heads, resolved; coordinated speakers all."""
    found = list(story.speaker_at.get((view.number, attribution.cue.start), ()))
    if not found:
        found = [r for head in attribution.heads for r in story.resolve(view, head, speaker=outer, alone=True)]
    if not found and attribution.heads and view.tokens[attribution.heads[0]].norm.startswith("-"):
        found = list(_subject_before(view, attribution, story))
    if not found and attribution.carried and not attribution.heads:
        last = story.last_speaker(view.number)
        found = [last] if last else []
    return tuple(found)


def _subject_before(view: View, attribution: Attribution, story: Story) -> tuple[Resolved, ...]:
    """`Un conseiller compte les bombes : « … », affirme-t-il`: the subject before the quotation, if nobody has spoken yet."""
    norm = view.tokens[attribution.heads[0]].norm
    start = min((s.start for s in attribution.contents), default=attribution.cue.start)
    for group in sorted(view.groups.values(), key=lambda g: -g.first):
        if view.tokens[group.first].start >= start or not group.subjects:
            continue
        for head in group.subjects:
            phrase = view.phrases.get(head)
            if phrase is not None and phrase.plural == norm.endswith("s") and view.tokens[head].start < start:
                found = story.resolve(view, head, alone=True)
                if found:
                    return tuple(msgspec.structs.replace(r, flags=(*r.flags, "pronoun resolved by rule")) for r in found)
    return ()


def _links(view: View, attribution: Attribution, found: tuple[Resolved, ...], clock: Clock) -> list[Speaker]:
    said = clock.said(view, attribution)
    links = []
    if found:
        for r in found[:1]:
            links.append(
                Speaker(
                    name=r.actor.name, code=r.actor.code, country=r.actor.country, stance=attribution.stance,
                    cue=attribution.cue, said=said, start=r.actor.start, end=r.actor.end,
                )
            )  # fmt: skip
    elif attribution.heads and attribution.heads[0] in view.phrases:
        name, start, end = view.name(view.phrases[attribution.heads[0]])
        links.append(Speaker(name=name, stance=attribution.stance, cue=attribution.cue, said=said, start=start, end=end))
    elif attribution.heads:
        token = view.tokens[attribution.heads[0]]
        name = token.text.lstrip("-")
        links.append(Speaker(name=name, stance=attribution.stance, cue=attribution.cue, said=said, start=token.start, end=token.end))
    return links


def _same(a: Speaker, b: Speaker) -> bool:
    return (a.start is not None and a.start == b.start) or (bool(a.code) and a.code == b.code and a.name == b.name)


def _past(view: View, attribution: Attribution) -> bool:
    group = view.groups.get(attribution.group) if attribution.group is not None else None
    return group is not None and group.tense in {"past", "plup", "imp", "partpast", "infpast"}
