"""The tables of `resolve` in memory: for what was held at another time, and for tests."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable

from selon.events.profile import Profile
from selon.events.resolve import Decision, Order


class MemoryTables:
    """`partings` are pairs of profiles that a person has parted."""

    def __init__(self, partings: Iterable[tuple[str, str]] = ()) -> None:
        self.blocks: dict[str, tuple[str, ...]] = {}
        self._profiles: dict[str, Profile] = {}
        self._orders: dict[str, Order] = {}
        self._members: dict[str, list[Order]] = defaultdict(list)
        self._nearest: dict[str, list[tuple[float, str]]] = {}
        self._likened: dict[str, set[str]] = defaultdict(set)
        self._decisions: dict[str, Decision] = {}
        self._parted: dict[str, set[str]] = defaultdict(set)
        for one, other in partings:
            self._parted[one].add(other)
            self._parted[other].add(one)

    def get(self, profile: str) -> Profile:
        return self._profiles[profile]

    def add(self, profile: str, value: Profile, order: Order, blocks: Iterable[str]) -> None:
        self._profiles[profile] = value
        self._orders[profile] = order
        for block in blocks:
            bisect.insort(self._members[block], order)

    def remove(self, profile: str, blocks: Iterable[str]) -> None:
        order = self._orders.pop(profile)
        for block in blocks:
            self._members[block].remove(order)
        self.set_nearest(profile, [])
        del self._profiles[profile]
        self._nearest.pop(profile, None)
        self._decisions.pop(profile, None)

    def order(self, profile: str) -> Order:
        return self._orders[profile]

    def top(self, block: str, limit: int) -> list[str]:
        return [each for _, each in self._members[block][:limit]]

    def below(self, block: str, order: Order) -> list[str]:
        members = self._members[block]
        return [each for _, each in members[bisect.bisect_right(members, order) :]]

    def nearest(self, profile: str) -> list[tuple[float, str]]:
        return self._nearest.get(profile, [])

    def set_nearest(self, profile: str, found: list[tuple[float, str]]) -> None:
        for _, other in self.nearest(profile):
            self._likened[other].discard(profile)
        for _, other in found:
            self._likened[other].add(profile)
        self._nearest[profile] = found

    def likened_to(self, profile: str) -> list[str]:
        return sorted(self._likened[profile])

    def decision(self, profile: str) -> Decision | None:
        return self._decisions.get(profile)

    def set_decision(self, profile: str, decision: Decision) -> None:
        self._decisions[profile] = decision

    def parted(self, profile: str) -> list[str]:
        return sorted(self._parted[profile] & self._profiles.keys())

    def leader(self, profile: str) -> str:
        return self._decisions[profile].leader

    def rivals(self) -> dict[str, tuple[str, ...]]:
        return {profile: decision.rivals for profile, decision in self._decisions.items() if decision.rivals}
