"""Which happening each profile speaks of: a function of the set of profiles alone, kept up to date by touching neighbours only.

Profiles are ranked by how much they say (`Profile.rank`, then a hash). Each is compared with those above it that share a block;
it joins the event of the likest one, unless something forbids it, or another event is as good: then it stays *unsure* and
stands alone. Two halves of one happening are no such choice, and neither is a claim that is itself unsure. A profile that joins
nobody leads an event of its own. Since a decision looks only upwards, the order of adding cannot matter, and an addition asks
anew only those below that it is like.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from selon.events.blocks import keys
from selon.events.profile import Profile
from selon.events.score import never, score
from selon.events.weights import Weights

Order = tuple[int, str]
# So many profiles' blocks are kept between look-ups.
_KEPT = 5_000


class Decision(msgspec.Struct, frozen=True):
    """`leader` is the profile whose event it belongs to (itself: its own). `via`: whom it is like, how much; `rivals`: leaders of
    events that are as good, where that leaves it unsure."""

    leader: str
    via: str = ""
    score: float = 0.0
    rivals: tuple[str, ...] = ()


class Tables(Protocol):
    """What is kept between additions. `order` is (−rank, id): smaller says more. `blocks` is a place to keep what keys() gave."""

    @property
    def blocks(self) -> dict[str, tuple[str, ...]]: ...
    def get(self, profile: str) -> Profile: ...
    def add(self, profile: str, value: Profile, order: Order, blocks: Iterable[str]) -> None: ...
    def remove(self, profile: str, blocks: Iterable[str]) -> None: ...
    def order(self, profile: str) -> Order: ...
    def top(self, block: str, limit: int) -> list[str]: ...
    """The first so many profiles of a block, in order."""
    def below(self, block: str, order: Order) -> list[str]: ...
    """The profiles of a block that come after `order`, in order."""
    def nearest(self, profile: str) -> list[tuple[float, str]]: ...
    def set_nearest(self, profile: str, found: list[tuple[float, str]]) -> None: ...
    def likened_to(self, profile: str) -> list[str]: ...
    """The profiles that have it among their nearest."""
    def decision(self, profile: str) -> Decision | None: ...
    def set_decision(self, profile: str, decision: Decision) -> None: ...
    def parted(self, profile: str) -> list[str]: ...
    """Profiles that a person has judged to speak of another happening."""


def update(tables: Tables, *, new: Mapping[str, Profile], gone: Iterable[str] = (), parted: Iterable[str] = (), weights: Weights) -> set[str]:
    """Take profiles in and out; `parted` are those whose judgements changed. Gives the leaders whose events changed."""
    dirty: set[str] = set()
    touched: set[str] = set()
    for each in gone:
        touched |= _leaders(tables, [each])
        blocks = _blocks(tables, each, weights)
        dirty |= {low for block in blocks for low in tables.below(block, tables.order(each))}
        tables.remove(each, blocks)
    for each, value in new.items():
        tables.add(each, value, (-value.rank, each), keys(value, weights))
    search: set[str] = set(new) | (dirty - set(gone))
    # Who is as like both of two that were parted is unsure again.
    dirty = {*parted, *(low for each in parted for low in tables.likened_to(each))}
    for each in sorted(search - set(new)):
        if _search(tables, each, weights):
            dirty.add(each)
    for each in new:
        _search(tables, each, weights)
        dirty.add(each)
    dirty |= _shown(tables, new, weights, but=search)
    return touched | _decide(tables, dirty, weights)


def _blocks(tables: Tables, profile: str, weights: Weights) -> tuple[str, ...]:
    known = tables.blocks
    if profile not in known:
        if len(known) >= _KEPT:
            known.clear()
        known[profile] = keys(tables.get(profile), weights)
    return known[profile]


def _search(tables: Tables, profile: str, weights: Weights) -> bool:
    """Find the likest above it anew; whether they changed."""
    value, order = tables.get(profile), tables.order(profile)
    seen: set[str] = set()
    for block in _blocks(tables, profile, weights):
        seen.update(tables.top(block, weights.visible))
    best = _best([(_scored(tables, value, other, weights), other) for other in seen if tables.order(other) < order], tables, weights)
    if best == tables.nearest(profile):
        return False
    tables.set_nearest(profile, best)
    return True


def _scored(tables: Tables, value: Profile, other: str, weights: Weights) -> float:
    there = tables.get(other)
    return -99.0 if never(value, there, weights) else score(value, there, weights)


def _best(found: list[tuple[float, str]], tables: Tables, weights: Weights) -> list[tuple[float, str]]:
    good = [each for each in found if each[0] >= weights.same]
    return sorted(good, key=lambda each: (-each[0], tables.order(each[1])))[: weights.nearest]


def _shown(tables: Tables, new: Iterable[str], weights: Weights, *, but: set[str]) -> set[str]:
    """Those below the new profiles that see them now: their nearest with them, and without whom they pushed out of sight."""
    seen, pushed = _in_sight(tables, new, weights, but=but)
    changed: set[str] = set()
    for low in sorted(seen):
        nearest = tables.nearest(low)
        lost = pushed.get(low)
        if lost and any(other in lost and not _sees(tables, low, other, weights) for _, other in nearest):
            if _search(tables, low, weights):
                changed.add(low)
            continue
        value = tables.get(low)
        found = [(points, other) for other in seen[low] if (points := _scored(tables, value, other, weights)) >= weights.same]
        if found:
            best = _best([*nearest, *found], tables, weights)
            if best != nearest:
                tables.set_nearest(low, best)
                changed.add(low)
    return changed


def _in_sight(tables: Tables, new: Iterable[str], weights: Weights, *, but: set[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Profile below → the new ones that it sees, and → those that they may have pushed out of its sight."""
    filed: dict[str, list[str]] = defaultdict(list)
    for each in new:
        for block in _blocks(tables, each, weights):
            filed[block].append(each)
    seen: dict[str, set[str]] = defaultdict(set)
    pushed: dict[str, set[str]] = defaultdict(set)
    for block, held in filed.items():
        visible = tables.top(block, weights.visible + len(held))
        fresh = set(held).intersection(visible[: weights.visible])
        if not fresh:
            continue
        out = visible[weights.visible :]
        first = min(tables.order(each) for each in fresh)
        above = {first[1]}
        for low in tables.below(block, first):
            if low in fresh:
                above.add(low)
            elif low not in but:
                seen[low] |= above
                if out:
                    pushed[low].update(out)
    return seen, pushed


def _sees(tables: Tables, low: str, other: str, weights: Weights) -> bool:
    """Whether another is in sight in any block that the two share."""
    shared = set(_blocks(tables, low, weights)).intersection(_blocks(tables, other, weights))
    return any(other in tables.top(block, weights.visible) for block in shared)


def _leaders(tables: Tables, profiles: Iterable[str]) -> set[str]:
    decisions = (tables.decision(each) for each in profiles)
    return {decision.leader for decision in decisions if decision is not None}


def _decide(tables: Tables, dirty: set[str], weights: Weights) -> set[str]:
    """Decide from the most telling down; whoever leaned on a changed decision decides anew."""
    queue = [(tables.order(each), each) for each in dirty]
    heapq.heapify(queue)
    waiting = set(dirty)
    touched: set[str] = set()
    while queue:
        _, profile = heapq.heappop(queue)
        waiting.discard(profile)
        before = tables.decision(profile)
        after = _decision(tables, profile, weights)
        if after == before:
            continue
        tables.set_decision(profile, after)
        touched |= {after.leader, *after.rivals} | ({before.leader, *before.rivals} if before else set())
        if before is not None and before.leader == after.leader and bool(before.rivals) == bool(after.rivals):
            continue
        for low in (*tables.likened_to(profile), *tables.parted(profile)):
            if low not in waiting and tables.order(low) > tables.order(profile):
                waiting.add(low)
                heapq.heappush(queue, (tables.order(low), low))
    return touched


def _decision(tables: Tables, profile: str, weights: Weights) -> Decision:
    value, order = tables.get(profile), tables.order(profile)
    apart = _leaders(tables, (each for each in tables.parted(profile) if tables.order(each) < order))
    events: dict[str, tuple[float, str]] = {}
    for points, other in tables.nearest(profile):
        decided = tables.decision(other)
        if decided is None or decided.leader in apart or decided.leader in events:
            continue
        if decided.leader != other and never(value, tables.get(decided.leader), weights):
            continue
        events[decided.leader] = (points, other)
    ranked = sorted(events.items(), key=lambda each: (-each[1][0], tables.order(each[0])))
    if not ranked:
        return Decision(profile)
    (leader, (points, via)), *others = ranked
    close = [(other, there) for other, (near, there) in others if points - near < weights.margin]
    rivals = tuple(other for other, there in close if _rival(tables, via, there, weights))
    if rivals:
        return Decision(profile, via, points, (leader, *rivals))
    return Decision(leader, via, points)


def _rival(tables: Tables, via: str, there: str, weights: Weights) -> bool:
    """Whether `there`, which a profile is as like as `via`, makes it unsure: not where it stands alone as unsure itself, and not
    where the two are so like each other that only the ranking keeps them in two events. A person's word that they are two holds."""
    decided = tables.decision(there)
    if decided is not None and decided.rivals:
        return False
    return there in tables.parted(via) or _scored(tables, tables.get(via), there, weights) < weights.same
