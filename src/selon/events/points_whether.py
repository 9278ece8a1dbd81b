"""Whether: said to have happened (to go on, to be coming) by one side, denied or told as not so by another.

A report's own voice is a side, but only against a named one: where reports say yes and no in their own voice, it is as often two
readings as two accounts. A side that denies its own hand in a deed with victims disputes who did it, not that it was done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selon.events.disputes_deeds import Group, groups, may_be_one, one_deed
from selon.events.disputes_voices import Dispute, Held, Statement, ordered
from selon.events.disputes_words import DisputeWords
from selon.knowledge.fold import fold

_DONE = frozenset({"happened", "ongoing"})
_WORDS = {
    ("done", "+"): "it happened", ("done", "-"): "it did not happen",
    ("coming", "+"): "it will happen", ("coming", "-"): "it will not happen",
    ("coming", "?"): "it may happen",
}  # fmt: skip
_LOSSES = frozenset({"killed", "injured", "missing", "victims"})


def whether(said: Sequence[Statement], words: DisputeWords) -> list[Dispute]:
    told = [each for each in said if each.claim.certainty != "U"]
    done = [each for each in told if each.claim.status in _DONE]
    coming = [each for each in told if each.claim.status == "planned"]
    possible = [each for each in told if each.claim.status == "possible" and affirms(each)]
    return [*_done(done, words), *_coming(coming, possible)]


def affirms(each: Statement) -> bool:
    return each.claim.polarity == "+"


def of_losses(each: Statement) -> bool:
    return each.claim.mode == "casualties" or any(count.unit in _LOSSES for count in each.claim.count)


def of_a_figure(each: Statement) -> bool:
    """A denied figure ("denied that it had lost 89 men") leaves open whether anybody was hit: it disputes how many."""
    return any((count.low or 0) > 1 for count in each.claim.count)


def denied_hand(said: Sequence[Statement]) -> list[Statement]:
    """Denials that somebody did it, by the accused or by who tells of the victims himself, where several origins tell of them:
    the deed itself is not in doubt."""
    victims = [each for each in said if affirms(each) and each.claim.status in _DONE and of_losses(each)]
    if len({each.origin for each in victims}) < 2:
        return []
    telling = {each.holder for each in victims if each.named}
    done = (each for each in said if each.claim.status in _DONE and each.named and not affirms(each) and not of_losses(each))
    return [each for each in done if each.doers and (each.holder in each.doers or each.holder in telling)]


def denied_kind(said: Sequence[Statement], words: DisputeWords) -> list[Statement]:
    """Denials that people of one kind were hit, by who names another kind that was: what is in doubt is whom it hit."""
    done = [each for each in said if each.claim.status in _DONE and each.named]
    hit: dict[str, set[str]] = {}
    for each in done:
        if affirms(each):
            hit.setdefault(each.holder, set()).update(kinds_of(each, words))
    return [
        each for each in done
        if not affirms(each) and of_losses(each) and (kinds := kinds_of(each, words)) and hit.get(each.holder, set()) - kinds
    ]  # fmt: skip


def kinds_of(each: Statement, words: DisputeWords) -> set[str]:
    """The classes of people that the words for who was hit name: `no civilians` are civilians."""
    named = (word for actor in each.claim.recipient for word in fold(actor.name).split())
    found = (words.counted.get(word) or words.counted.get(word.rstrip("s")) for word in named)
    return {each.name for each in found if each and each.kind != "thing"}


# what is done -------------------------------------------------------------------------------------------------------


def _done(said: Sequence[Statement], words: DisputeWords) -> list[Dispute]:
    yes, no = _stands(said)
    other = {each.claim.id for each in (*denied_hand(said), *denied_kind(said, words))}
    deeds = [n for n in no if not of_losses(n) and n.claim.id not in other]
    losses = [n for n in no if of_losses(n) and n.claim.id not in other and not of_a_figure(n)]
    found = []
    # "No losses" denies losses; the strike itself may be common ground.
    for affirmed, denied in ((yes, deeds), ([y for y in yes if of_losses(y)], losses)):
        found += _between(affirmed, denied)
        found += _shifts("done", affirmed, denied)
    return _merged(found)


def _stands(said: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """In one report a voice that denies is not taken to affirm too: one of the two is read wrong."""
    no = [each for each in said if not affirms(each)]
    denying = {(each.key, each.claim.report) for each in no}
    return [each for each in said if affirms(each) and (each.key, each.claim.report) not in denying], no


def _between(yes: Sequence[Statement], no: Sequence[Statement]) -> list[Dispute]:
    affirming, denying = groups(yes), groups(no)
    pairs = [(y, n) for y in affirming for n in denying if n.first.named and _opposed(y, n) and one_deed(y, n)]
    firm = [(y, n) for y, n in pairs if y.first.claim.certainty != "PS" and n.first.claim.certainty != "PS"]
    if not pairs:
        return []
    seeds = ([y for y, _ in firm or pairs], [n for _, n in firm or pairs])
    affirmed, denied = _with_more(seeds[0], affirming, seeds[1]), _with_more(seeds[1], denying, seeds[0])
    sides = _sides("done", affirmed, denied)
    if not firm:
        return [Dispute("whether", "apparent", "one side only calls it possible", sides, "done possible")]
    if _earlier(denied, affirmed) and not any(n.claim.source and n.claim.source[-1].stance == "deny" for n in denied):
        return [Dispute("whether", "apparent", "said at another time: it may have happened since", sides, "done later")]
    return [Dispute("whether", "true", "affirmed by one side, denied by another", sides, "done")]


def _opposed(yes: Group, no: Group) -> bool:
    """Of two sides; or two voices of one side whom one report sets against each other."""
    y, n = yes.first, no.first
    if not y.named or y.holder != n.holder:
        return True
    return y.key != n.key and not yes.reports.isdisjoint(no.reports) and n.claim.source[-1].stance == "deny"


def _with_more(seeds: Sequence[Group], every: Sequence[Group], against: Sequence[Group]) -> tuple[Statement, ...]:
    """With the seeds, who says so too, as far as it may be of the same deed; who is on the other side is left out."""
    other = {each.first.key for each in against} - {each.first.key for each in seeds}
    more = [each for each in every if each.first.key not in other and any(may_be_one(each, a) for a in _distinct(against))]
    return ordered(said for each in (*seeds, *more) for said in each.said)


def _distinct(found: Sequence[Group]) -> list[Group]:
    return list({id(each): each for each in found}.values())


def _earlier(first: Iterable[Statement], then: Iterable[Statement]) -> bool:
    """All of one said before any of the other."""
    days, later = sorted(each.day or "" for each in first), sorted(each.day or "" for each in then)
    return bool(days[0] and later[0]) and days[-1] < later[0]


def _merged(found: Sequence[Dispute]) -> list[Dispute]:
    """One dispute of a kind: who denies the deed and who denies its victims stand on one side."""
    merged: dict[tuple[str, str], Dispute] = {}
    for each in found:
        known = merged.get((each.kind, each.aspect))
        if known is None:
            merged[each.kind, each.aspect] = each
            continue
        values = list(dict.fromkeys(side.value for side in (*known.sides, *each.sides)))
        held = [Held(v, ordered(s for side in (*known.sides, *each.sides) if side.value == v for s in side.by)) for v in values]
        merged[each.kind, each.aspect] = Dispute("whether", each.kind, each.reason, tuple(held), each.aspect)
    return list(merged.values())


def _shifts(sense: str, yes: Sequence[Statement], no: Sequence[Statement]) -> list[Dispute]:
    """One side that says yes on one day and no on a later one, or the other way round; or a report that its outlet takes back."""
    found = []
    by_voice: dict[str, list[Statement]] = {}
    for each in sorted((s for s in (*yes, *no) if s.day), key=lambda s: s.order):
        by_voice.setdefault(_voice(sense, each), []).append(each)
    for voice, mine in sorted(by_voice.items()):
        first = [each for each in mine if each.day == mine[0].day]
        if len({affirms(each) for each in first}) > 1:
            continue
        stand, same = affirms(first[0]), one_deed if first[0].named else may_be_one
        turned = ordered(
            said for each in groups(s for s in mine if affirms(s) != stand) if any(same(each, f) for f in groups(first)) for said in each.said
        )
        if not turned:
            continue
        before = [each for each in mine if affirms(each) == stand and (each.day or "") < (turned[0].day or "")]
        sides = _sides(sense, *((before, turned) if stand else (turned, before)))
        reason = f"the position of {first[0].speaker} changed" if first[0].named else "the outlet takes its report back"
        found.append(Dispute("whether", "apparent", reason, sides, f"{sense} shift {voice}"))
    return found


def _voice(sense: str, each: Statement) -> str:
    """What is coming is decided by a state, whoever tells it; what has happened a person may know otherwise than his office."""
    return each.holder if sense == "coming" else each.key


# what is coming -------------------------------------------------------------------------------------------------------


def _coming(said: Sequence[Statement], possible: Sequence[Statement]) -> list[Dispute]:
    yes, no = _stands(said)
    found = _shifts("coming", yes, no)
    shifted = {s.claim.id for each in found for side in each.sides for s in side.by}
    yes, no = ([each for each in stand if each.claim.id not in shifted] for stand in (yes, no))
    named = [n for n in groups(no) if n.first.named]
    pairs = [(y, n) for y in groups(yes) for n in named if y.first.holder != n.first.holder and one_deed(y, n)]
    if pairs:
        affirmed, denied = _both(pairs)
        sides = _sides("coming", affirmed, denied)
        if _earlier(affirmed, denied) or _earlier(denied, affirmed):
            reason = "said at another time: it may have been decided in between"
            return [*found, Dispute("whether", "apparent", reason, sides, "coming later")]
        return [*found, Dispute("whether", "true", "affirmed by one side, denied by another", sides, "coming")]
    weak = [(y, n) for y in groups(possible) for n in named if y.first.speaker != n.first.speaker and one_deed(y, n)]
    if weak:
        maybe, denied = _both(weak)
        held = (Held(_WORDS["coming", "?"], maybe), Held(_WORDS["coming", "-"], denied))
        found.append(Dispute("whether", "apparent", "one side only calls it possible", held, "coming possible"))
    return found


def _both(pairs: Sequence[tuple[Group, Group]]) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    return ordered(said for y, _ in pairs for said in y.said), ordered(said for _, n in pairs for said in n.said)


def _sides(sense: str, yes: Iterable[Statement], no: Iterable[Statement]) -> tuple[Held, ...]:
    return (Held(_WORDS[sense, "+"], ordered(yes)), Held(_WORDS[sense, "-"], ordered(no)))
