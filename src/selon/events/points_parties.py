"""Who did it, and to whom: doers or targets that two sides name and that have nothing in common.

Roles are read wrong more often than figures, so a side counts only if it is of one mind, and two sides only if the deed
is at issue between them: one accuses the other, which names somebody else or denies its hand in it; or each claims it for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from selon.events.disputes_voices import Dispute, Held, PartyOf, Statement, by_holder, ordered, sides_of
from selon.events.disputes_words import DisputeWords
from selon.events.points_whether import denied_hand, kinds_of
from selon.knowledge.fold import fold

_DONE = frozenset({"happened", "ongoing"})
_FORCE = frozenset({"ASSAULT", "COERCE"})
_SOLDIERS, _CIVILIANS = "soldiers", "civilians"
_KINDS = {"soldiers": _SOLDIERS, "officers": _SOLDIERS, "civilians": _CIVILIANS, "children": _CIVILIANS, "women": _CIVILIANS}
"""Classes of disputes.toml by the two kinds that the laws of war part."""

_Minds = dict[str, tuple[frozenset[str], list[Statement]]]


def who(said: Sequence[Statement], words: DisputeWords, *, party: PartyOf) -> list[Dispute]:
    minds: _Minds = {}
    for holder, mine in by_holder(each for each in said if each.named and each.claim.mode not in words.mutual and _tells_doer(each, party)).items():
        doers = frozenset(side for each in mine for side in _doers(each, words, party))
        if doers:
            minds[holder] = (doers, mine)
    pairs = [pair for pair in combinations(sorted(minds), 2) if _rivals(*pair, minds) and _of_one(*pair, minds)]
    sides = _rival_sides(pairs, minds, words, party) or _disowned(said, minds, party)
    if len(sides) < 2:
        return []
    return [Dispute("who", "true", "each side names another doer", tuple(sides), "doer")]


def to_whom(said: Sequence[Statement], words: DisputeWords) -> list[Dispute]:
    """Soldiers by one account, civilians by another: by the words, since the code of "five people" may say either."""
    told = [each for each in said if each.named and _affirmed(each) and each.claim.type in _FORCE]
    kinds = {holder: {kind for each in mine for kind in _kinds(each, words)} for holder, mine in by_holder(told).items()}
    sides = []
    for kind in (_SOLDIERS, _CIVILIANS):
        mine = ordered(each for each in told if kinds[each.holder] == {kind} and kind in _kinds(each, words))
        sides.append(Held(kind, mine))
    if not all(side.by for side in sides):
        return []
    return [Dispute("to_whom", "true", "soldiers by one account, civilians by another", tuple(sides), "target")]


def _affirmed(each: Statement) -> bool:
    return each.claim.polarity == "+" and each.claim.status in _DONE and each.claim.certainty in ("CT", "PR")


def _tells_doer(each: Statement, party: PartyOf) -> bool:
    """Whose dead they are is no doer: "the army admits the death of its soldiers"."""
    claim = each.claim
    if not _affirmed(each) or not claim.actor or (claim.mode == "casualties" and not claim.recipient):
        return False
    return not each.doers & sides_of(claim.recipient, lang=each.lang, party=party)


def _doers(each: Statement, words: DisputeWords, party: PartyOf) -> set[str]:
    found: set[str] = set()
    for actor in each.claim.actor:
        if fold(actor.name).split()[:1] and fold(actor.name).split()[0] in words.own:
            found.add(each.holder)
            continue
        one = party(actor.name, actor.code, actor.country, lang=each.lang)
        if one.side and (one.level != "words" or one.side == each.holder):
            found.add(one.side)
    return found


def _rivals(one: str, other: str, minds: _Minds) -> bool:
    mine, theirs = minds[one][0], minds[other][0]
    if mine & theirs:
        return False
    accused = (other in mine and other not in theirs) or (one in theirs and one not in mine)
    return accused or (one in mine and other in theirs)


def _of_one(one: str, other: str, minds: _Minds) -> bool:
    """The doers differ, so the deed must be the same: by its mode, or in one report by its type."""
    mine, theirs = (
        {key for each in minds[holder][1] for key in ((each.claim.type, each.claim.mode), (each.claim.type, "in", each.claim.report))}
        for holder in (one, other)
    )
    return not mine.isdisjoint(theirs)


def _rival_sides(pairs: Sequence[tuple[str, str]], minds: _Minds, words: DisputeWords, party: PartyOf) -> list[Held]:
    by_doers: dict[frozenset[str], list[Statement]] = {}
    for holder in sorted({holder for pair in pairs for holder in pair}):
        by_doers.setdefault(minds[holder][0], []).extend(minds[holder][1])
    return [Held(_names(mine, words, party), ordered(mine)) for mine in by_doers.values()]


def _disowned(said: Sequence[Statement], minds: _Minds, party: PartyOf) -> list[Held]:
    """The accused denies its own hand, whoever else it may have been."""
    denials = [each for each in denied_hand(said) if each.holder in each.doers]
    if not denials:
        return []
    accused = denials[0].holder
    if accused in minds and accused in minds[accused][0]:
        return []  # it says that it did it: what it denies is how
    against = [
        each for each in said
        if each.holder != accused and _tells_doer(each, party) and accused in each.doers
    ]  # fmt: skip
    if not against:
        return []
    name = " ".join(denials[0].claim.actor[0].name.split())
    mine = [each for each in denials if each.holder == accused]
    return [Held(name, ordered(against)), Held(f"not {name}", ordered([*mine, *minds.get(accused, (frozenset(), []))[1]]))]


def _names(mine: Sequence[Statement], words: DisputeWords, party: PartyOf) -> str:
    """The doers in the words of the first who names each."""
    found: dict[str, str] = {}
    for each in ordered(mine):
        for actor in each.claim.actor:
            side = party(actor.name, actor.code, actor.country, lang=each.lang).side
            own = fold(actor.name).split()[:1] and fold(actor.name).split()[0] in words.own
            found.setdefault(each.holder if own else side, each.speaker if own else " ".join(actor.name.split()))
    return ", ".join(found.values())


def _kinds(each: Statement, words: DisputeWords) -> set[str]:
    return {_KINDS[name] for name in kinds_of(each, words) if name in _KINDS}
