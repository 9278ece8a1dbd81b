"""Which deed a claim speaks of, as far as two claims of one event can be told apart by it; and claims alike in it, together.

An event holds several deeds (a siege, an assault, a fall), and a claim that was put to the wrong event tells mostly of another:
voices contradict each other only about one. Claims that tell alike are compared once, however many reports tell so.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import lru_cache

import msgspec

from selon.events.disputes_voices import Statement
from selon.events.disputes_words import dispute_words
from selon.knowledge.fold import fold
from selon.model import Claim

_STEM = 5
"""Letters of the longest word of a trigger by which two are one word: `had captured`, `captures`."""


class Deed(msgspec.Struct, frozen=True):
    """What a claim tells of its deed. `hands`: the doers, less who denies (easily read as the doer);
    `parties`: those of them that are told apart by more than words. `names`: places and names
    among the recipients."""

    type: str
    lang: str
    mode: str | None
    status: str
    word: str
    doers: frozenset[str]
    hands: frozenset[str]
    parties: frozenset[str]
    names: frozenset[str]


class Group(msgspec.Struct, frozen=True, eq=False):
    """Statements of one voice and certainty that tell of a deed alike. Reports in their own voice count as one here."""

    deed: Deed
    said: tuple[Statement, ...]
    reports: frozenset[str]

    @property
    def first(self) -> Statement:
        return self.said[0]


def deed_of(said: Statement) -> Deed:
    claim = said.claim
    denier = frozenset((said.holder,)) if claim.polarity == "-" else frozenset()
    return Deed(
        type=claim.type,
        lang=said.lang,
        mode=claim.mode,
        status=claim.status,
        word=f"{said.lang} {max(fold(claim.trigger.exact).split(), key=len, default='')[:_STEM]}",
        doers=said.doers,
        hands=said.doers - denier,
        parties=said.parties - denier,
        names=_names(claim),
    )


def groups(said: Iterable[Statement]) -> list[Group]:
    found: dict[Hashable, list[Statement]] = {}
    deeds: dict[Hashable, Deed] = {}
    for each in said:
        voice = (each.holder, each.key, each.speaker) if each.named else ()
        stance = each.claim.source[-1].stance if each.claim.source else ""
        key = (voice, stance, each.claim.polarity, each.claim.certainty, deed := deed_of(each))
        found.setdefault(key, []).append(each)
        deeds[key] = deed
    return [Group(deeds[key], tuple(alike), frozenset(s.claim.report for s in alike)) for key, alike in found.items()]


def one_deed(one: Group, other: Group) -> bool:
    """Surely one: a name, a doer or a word in common, or told in one report, and nothing against it."""
    return _one(one.deed, other.deed, not one.reports.isdisjoint(other.reports))


def may_be_one(one: Group, other: Group) -> bool:
    """Nothing that they tell makes them two."""
    return _may(one.deed, other.deed, not one.reports.isdisjoint(other.reports))


def same_mode(one: Group, other: Group) -> bool:
    """One by its mode, for where places and days differ."""
    return (one.deed.type, one.deed.mode) == (other.deed.type, other.deed.mode) and may_be_one(one, other)


@lru_cache(maxsize=65536)
def _one(one: Deed, other: Deed, together: bool) -> bool:
    if not _may(one, other, together):
        return False
    if one.names & other.names:
        return True
    doers = bool(one.doers & other.doers)
    if one.type != other.type:
        return doers and one.status == other.status == "planned"
    return together or one.word == other.word or (doers and not _two_modes(one, other))


def _may(one: Deed, other: Deed, together: bool) -> bool:
    # "Rebels" and « rebelles » are other words, but not for that other people.
    both = (one.hands, other.hands) if one.lang == other.lang or _two_modes(one, other) else (one.parties, other.parties)
    if all(both) and not both[0] & both[1]:
        return False
    fights = dispute_words().fights
    if (one.mode in fights) != (other.mode in fights):
        return False
    return not _two_modes(one, other) or together or bool(one.names & other.names)


def _two_modes(one: Deed, other: Deed) -> bool:
    return one.type == other.type and one.mode is not None and other.mode is not None and one.mode != other.mode


def _names(claim: Claim) -> frozenset[str]:
    places = {str(place.geonameid or fold(place.name)) for place in claim.place}
    return frozenset(places | {fold(word) for actor in claim.recipient for word in actor.name.split() if word[:1].isupper()})
