"""`places`: where it is told to happen, each place once, with what happened there and on how much it rests."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import msgspec

from selon.dossier.answer import Answer
from selon.dossier.together import Together
from selon.model import Event
from selon.views.places import PlaceTold, place_key, places

_EVENTS = 400


class Placing(Together):
    """The part of `Dossier` that asks where."""

    def places(
        self,
        *,
        type: Sequence[str] | str = (),
        party: Sequence[str] | str = (),
        place: Sequence[str] | str = (),
        since: str | None = None,
        until: str | None = None,
        disputed: bool = False,
        limit: int | None = _EVENTS,
        claims: int | None = None,
    ) -> Answer[PlaceTold]:
        """The places of the events that match, those of most events first, each under the precision of the texts.

        Filters as those of `events`. Of more than `limit` events those that most reports tell are taken, and of those no more than
        have so many `claims` together; None: all of them.
        """
        from selon.dossier.filters import event_filter

        asked = {"type": type, "party": party, "place": place, "since": since, "until": until, "disputed": disputed, "limit": limit}
        wanted = event_filter(dict(asked), today=self._today())
        whole = self._held()
        events = within(whole.events(wanted), claims)
        placed = [event for event in events if any(place_key(each) for each in event.place)]
        roots = whole.roots({report for event in placed for report in event.reports})
        found = places(whole.all_told(event.id for event in placed), roots=roots)
        counts = whole.counts(wanted)
        answer = self._answer("places", {"places": {name: value for name, value in asked.items() if value}}, found)
        limits = {
            **answer.limits, "events": counts["events"], "events_matching": counts["matching"], "events_taken": len(events),
            "without_place": len(events) - len(placed),
        }  # fmt: skip
        return msgspec.structs.replace(answer, limits=limits)


def within(events: Sequence[Event], claims: int | None, *, least: int = 1) -> Sequence[Event]:
    """The first of them, as many as have no more claims together, but `least` at any rate: one event may have a thousand."""
    if claims is None:
        return events
    counted = accumulate(len(event.claims) for event in events)
    return [event for at, (event, upto) in enumerate(zip(events, counted, strict=True)) if upto <= claims or at < least]
