"""What was held then and now: events new, gone, merged or split, slots with values gained and lost, and which report did it.

Events are matched by the claims they share, not by their ids: an earlier report that comes later gives its event another id.
What changed without any claim coming or going was changed by judgements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from selon.model import Contradiction, Event, SlotValue, Told

DifferenceKind = Literal["new", "gone", "merged", "split", "changed"]
TurnOf = Literal["opened", "closed", "true", "apparent"]


class Held(msgspec.Struct, frozen=True):
    """What a dossier held at one time: every event whole, and the contradictions."""

    told: tuple[Told, ...]
    contradictions: tuple[Contradiction, ...] = ()


class SlotChange(msgspec.Struct, frozen=True):
    """Values of one slot (or of `status`) that came and went, with the reports that brought or held them."""

    slot: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    by: tuple[str, ...]


class DisputeChange(msgspec.Struct, frozen=True):
    """A contradiction that opened or closed, or became `true` or `apparent`; its sides in the state that it is in."""

    change: TurnOf
    point: str
    values: tuple[str, ...]
    by: tuple[str, ...]


class Difference(msgspec.Struct, frozen=True):
    """One event then (`was`: ids; several where events were merged) and now (`now`; several where it was split).

    `came` and `went` are reports whose claims were added to it or left it; both empty where only judgements changed.
    """

    kind: DifferenceKind
    type: str
    summary: str
    was: tuple[str, ...]
    now: tuple[str, ...]
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    slots: tuple[SlotChange, ...] = ()
    disputes: tuple[DisputeChange, ...] = ()
    origins: tuple[int, int] = (0, 0)
    affirmed: tuple[int, int] = (0, 0)


def differences(then: Held, now: Held) -> tuple[Difference, ...]:
    """New ones first, then merged, split, changed, gone; each in order of ids."""
    groups = _matched(then.told, now.told)
    disputes = (_by_event(then.contradictions), _by_event(now.contradictions))
    found = [each for before, after in groups if (each := _difference(before, after, disputes)) is not None]
    rank = ("new", "merged", "split", "changed", "gone")
    return tuple(sorted(found, key=lambda each: (rank.index(each.kind), each.now or each.was)))


def _matched(then: Iterable[Told], now: Iterable[Told]) -> list[tuple[list[Told], list[Told]]]:
    """Events that share claims, directly or by way of another, stand in one group: [those then], [those now]."""
    parent: dict[object, object] = {}

    def root(key: object) -> object:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    sides = [(0, each) for each in then] + [(1, each) for each in now]
    for side, told in sides:
        key = (side, told.event.id)
        root(key)
        for claim in told.claims:
            parent[root(claim.id)] = root(key)
    groups: dict[object, tuple[list[Told], list[Told]]] = defaultdict(lambda: ([], []))
    for side, told in sorted(sides, key=lambda each: (each[0], each[1].event.id)):
        groups[root((side, told.event.id))][side].append(told)
    return list(groups.values())


def _by_event(contradictions: Iterable[Contradiction]) -> dict[str, list[Contradiction]]:
    found: dict[str, list[Contradiction]] = defaultdict(list)
    for each in contradictions:
        found[each.event].append(each)
    return found


def _difference(
    before: Sequence[Told], after: Sequence[Told], disputes: tuple[Mapping[str, list[Contradiction]], ...]
) -> Difference | None:
    moves = _Moves(before, after)
    slots = tuple(_slot_changes(_slots(before), _slots(after), moves))
    turned = tuple(_dispute_changes(_gathered(before, disputes[0]), _gathered(after, disputes[1]), moves))
    origins = (_origins(before), _origins(after))
    affirmed = (sum(told.event.affirmed_by for told in before), sum(told.event.affirmed_by for told in after))
    kind = _kind(before, after)
    moved = moves.came or moves.went or slots or turned or origins[0] != origins[1] or affirmed[0] != affirmed[1]
    if kind == "changed" and len(before) == 1 and not moved:
        return None
    shown = _largest(after or before)
    return Difference(
        kind=kind,
        type=shown.type,
        summary=shown.summary,
        was=tuple(told.event.id for told in before),
        now=tuple(told.event.id for told in after),
        came=_reports(moves.came),
        went=_reports(moves.went),
        slots=slots if before and after else (),
        disputes=turned,
        origins=origins,
        affirmed=affirmed,
    )


class _Moves:
    """The claims (id → report) that a group gained and lost; one that was read otherwise since did both."""

    def __init__(self, before: Sequence[Told], after: Sequence[Told]) -> None:
        old = {claim.id: claim for told in before for claim in told.claims}
        new = {claim.id: claim for told in after for claim in told.claims}
        self.stayed = frozenset(each for each in old if new.get(each) == old[each])
        self.came = {each: claim.report for each, claim in new.items() if each not in self.stayed}
        self.went = {each: claim.report for each, claim in old.items() if each not in self.stayed}


def _kind(before: Sequence[Told], after: Sequence[Told]) -> DifferenceKind:
    if not before or not after:
        return "new" if after else "gone"
    if len(before) == len(after):
        return "changed"
    return "merged" if len(before) > len(after) else "split"


def _largest(told: Sequence[Told]) -> Event:
    return min((each.event for each in told), key=lambda event: (-len(event.claims), event.id))


def _origins(told: Sequence[Told]) -> int:
    return len({each.origins.get(claim.id, claim.report) for each in told for claim in each.claims})


def _reports(claims: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(set(claims.values())))


Values = dict[str, list[SlotValue]]


def _slots(told: Sequence[Told]) -> Values:
    found: Values = defaultdict(list)
    for each in told:
        for slot, values in {**each.event.slots, "status": each.event.status}.items():
            # The codes of types are no values that anybody holds.
            if slot != "name":
                found[slot].extend(values)
    return found


def _slot_changes(old: Values, new: Values, moves: _Moves) -> Iterable[SlotChange]:
    for slot in sorted({*old, *new}):
        lost = _unmatched(old.get(slot, ()), new.get(slot, ()), moves)
        gained = _unmatched(new.get(slot, ()), old.get(slot, ()), moves)
        if lost or gained:
            by = {moves.came[claim] for value in gained for claim in value.claims if claim in moves.came}
            by |= {moves.went[claim] for value in lost for claim in value.claims if claim in moves.went}
            yield SlotChange(slot, tuple(v.value for v in gained), tuple(v.value for v in lost), tuple(sorted(by)))


def _unmatched(these: Iterable[SlotValue], those: Iterable[SlotValue], moves: _Moves) -> list[SlotValue]:
    """A value is the same under another name where a claim that held it holds it still: names follow the majority."""
    names = {value.value for value in those}
    claims = {claim for value in those for claim in value.claims} & moves.stayed
    return [value for value in these if value.value not in names and not claims & set(value.claims)]


def _gathered(told: Sequence[Told], disputes: Mapping[str, list[Contradiction]]) -> list[Contradiction]:
    return [dispute for each in told for dispute in disputes.get(each.event.id, ())]


def _dispute_changes(old: Sequence[Contradiction], new: Sequence[Contradiction], moves: _Moves) -> Iterable[DisputeChange]:
    """A dispute goes on where one of the same point shares claims with it on two of its sides."""
    for one in old:
        other = next((each for each in new if _goes_on(one, each)), None)
        if other is None:
            yield _dispute("closed", one, moves.went)
        elif one.kind != other.kind:
            yield _dispute(other.kind, other, {**moves.came, **moves.went})
    for other in new:
        if not any(_goes_on(one, other) for one in old):
            yield _dispute("opened", other, moves.came)


def _goes_on(one: Contradiction, other: Contradiction) -> bool:
    if one.id == other.id or one.point != other.point:
        return one.id == other.id
    shared = sum(1 for left in one.sides if any(set(left.claims) & set(right.claims) for right in other.sides))
    return shared > 1


def _dispute(change: TurnOf, dispute: Contradiction, moved: Mapping[str, str]) -> DisputeChange:
    claims = [claim for side in dispute.sides for claim in side.claims]
    by = sorted({moved[claim] for claim in claims if claim in moved})
    return DisputeChange(change, dispute.point, tuple(side.value for side in dispute.sides), tuple(by))
