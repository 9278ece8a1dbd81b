"""False and missed "told by several": what two independent origins affirm, by us and by the gold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from selon.evaluation.mentions import Meeting, labels_of
from selon.evaluation.situation import Label
from selon.model import Event

SEVERAL = 2


class Confirmations(msgspec.Struct, frozen=True):
    """`right` and `false` events that we say several tell of; `carried`: (label, event) of a happening that only one tells of
    and that stands in such an event under another label; `unjudged`: such events without gold.

    `labels` are the gold's confirmed happenings that have mentions; of them `missed` have no event that says so.
    """

    right: tuple[Event, ...]
    false: tuple[tuple[str, Event], ...]
    carried: tuple[tuple[str, Event], ...]
    unjudged: int
    labels: int
    missed: tuple[str, ...]


def confirmations(events: Iterable[Event], labels: Mapping[str, Label], meetings: Sequence[Meeting]) -> Confirmations:
    prevails = labels_of(meetings)
    inside: dict[str, list[str]] = {}
    for each in meetings:
        if each.event is not None and each.mention.core and each.mention.event not in inside.setdefault(each.event, []):
            inside[each.event].append(each.mention.event)
    several = [event for event in events if event.affirmed_by >= SEVERAL]
    judged = [(prevails[event.id], event) for event in several if event.id in prevails]
    said = {label for label, _ in judged}
    wanted = list(dict.fromkeys(each.mention.event for each in meetings if labels[each.mention.event].confirmed))
    return Confirmations(
        right=tuple(event for label, event in judged if labels[label].confirmed),
        false=tuple((label, event) for label, event in judged if not labels[label].confirmed),
        carried=tuple(
            (label, event)
            for prevailing, event in judged
            for label in inside.get(event.id, ())
            if label != prevailing and not labels[label].confirmed
        ),
        unjudged=len(several) - len(judged),
        labels=len(wanted),
        missed=tuple(label for label in wanted if label not in said),
    )
