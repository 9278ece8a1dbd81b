"""`brief` and `voices`: the situation at a glance, and who spoke when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from selon.dossier.answer import Answer
from selon.dossier.disputing import contra_answer
from selon.dossier.placing import within
from selon.dossier.together import Together
from selon.knowledge.identity import party as identified
from selon.views import day_range
from selon.views.brief import TOLD, Brief, ahead, day_before, fresh, line, weighty
from selon.views.gaps import gaps
from selon.views.news import news
from selon.views.places import place_key, places
from selon.views.saying import days
from selon.views.score import Score, score

if TYPE_CHECKING:
    from selon.dossier.whole import Whole
    from selon.model import Told
    from selon.views.contra import DisputeCard

_WEEKS, _EVENTS, _FRONT, _LANES = 4, 200, 100, 8
_LATE = 7
"""What was said on a day may be printed so many days later."""
_CLAIMS, _LEAST = 2_000, 30
"""The first page looks at no more events than have so many claims together, but at so many at any rate; the score too."""
_QUOTED = 12
"""So many claims of a side are quoted from."""
_LINES, _DISPUTES, _FRESH, _AHEAD, _GAPS = 5, 4, 5, 5, 5
_LOOKED_AT = 40
"""From so many of the events told of lately the page takes what is new and what is missing."""


class Overlooking(Together):
    """The part of `Dossier` that looks at all of it at once."""

    def brief(self) -> Answer[Brief]:
        """The situation in brief: events of weight with their voices, where voices part, what is new, announced, missing.

        Of the events told of in the fortnight before the last report, and not older than a month, those with most origins; an
        open contradiction counts for two. A dossier without reports gives an empty brief.
        """
        if self._known is None and not self._is_there():
            limits = {"claims": 0, "reports": 0, "origins": 0, "languages": {}}
            return Answer(kind="brief", query={"brief": None}, results=(Brief(),), limits=limits)
        whole = self._held()
        span = self._span(whole)
        return self._answer("brief", {"brief": None}, (self._brief(whole, *span) if span else Brief(),))

    def voices(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        type: Sequence[str] | str = (),
        party: Sequence[str] | str = (),
        lanes: int = _LANES,
        limit: int = _EVENTS,
        claims: int | None = None,
    ) -> Answer[Score]:
        """The score of voices: deeds by day, and what each side said on which day; the last four weeks, or other days.

        `party` does it, suffers it or speaks of it. The sides that speak most have a staff each, the others one together. Of
        very many events the `limit` that most reports tell are taken, and of those no more than have so many `claims` together, but thirty.
        """
        from selon.dossier.filters import event_filter

        today = self._today()
        whole = self._held()
        span = self._span(whole)
        last = (day_range(until, today=today)[1] if until else None) or (span[1] if span else None)
        first = (day_range(since, today=today)[0] if since else None) or (last and self._start(span, last))
        query = {"voices": {"since": since, "until": until, "type": type, "party": party}}
        if not last or not first or first > last:
            return self._answer("voices", query, ())
        if span:
            first, last = max(first, day_before(span[0], 7 * _WEEKS)), min(last, span[1])
        wanted = event_filter({"type": type, "party": party, "limit": limit}, today=today)
        wanted = msgspec.structs.replace(wanted, told_since=first, told_until=day_before(last, -_LATE))
        told = whole.all_told(event.id for event in within(whole.events(wanted), claims, least=_LEAST))
        counted = self._reports_by_day(whole, first, last) if first <= last else []
        found = score(told, naming=identified, first=first, until=last, coverage=counted, lanes=lanes, with_words=bool(type))
        answer = self._answer("voices", query, (found,))
        matching = whole.matching(wanted)
        return msgspec.structs.replace(answer, limits={**answer.limits, "events_matching": matching, "events_taken": len(told)})

    # -- within ------------------------------------------------------------------------------------------------------

    def _is_there(self) -> bool:
        raise NotImplementedError  # the dossier knows its file

    def _brief(self, whole: Whole, first: str, last: str) -> Brief:
        from selon.store import EventFilter

        since = day_before(last, TOLD - 1)
        lately = max(first, day_before(last, 2))
        events = within(whole.events(EventFilter(told_since=since, limit=_FRONT)), _CLAIMS, least=_LEAST)
        weighed = weighty(events, last=last, most=_LOOKED_AT)
        told = {each.event.id: each for each in whole.all_told(event.id for event in events)}
        recent = [told[event.id] for event in events if (event.last or "") >= lately]
        _, cards, disputes = contra_answer(whole, identity=None, kind="true", point=None, limit=2 * _DISPUTES, quoted=_QUOTED)
        named = self._published(recent)
        new = news(recent, since=lately, known=named)
        newest = sorted((*new.new, *new.more), key=lambda one: (-len(one.event.disputes), -one.event.origins, one.known, one.event.id))
        late = sorted(report for report, day in named.items() if (day or "") >= lately)
        versions = [edge for edge in whole.edges(late) if edge.kind == "version" and edge.to in late]
        lacking = gaps([told[event.id] for event in weighed], naming=identified, today=last)
        told_lately = whole.matching(EventFilter(told_since=lately))
        placed = [event for event in events if any(place_key(each) for each in event.place)]
        return Brief(
            first=first,
            last=last,
            lately=lately,
            lines=tuple(line(told[event.id]) for event in weighed[:_LINES]),
            disputes=_of_many_events(cards)[:_DISPUTES],
            contradictions=disputes,
            fresh=fresh(((one.event, one.known, one.gains[0].claim, one.gains[0].brings) for one in newest[:_FRESH]), told),
            fresh_events=told_lately - whole.matching(EventFilter(told_since=lately, told_until=day_before(lately, 1))),
            looked_at=len(events),
            told_of=whole.matching(EventFilter(told_since=since)),
            repeats=new.repeats,
            revised=len(versions),
            ahead=ahead(told.values(), last=last, most=_AHEAD),
            gaps=tuple(gap for gap in lacking if gap.missing or gap.silent or gap.single or gap.due)[:_GAPS],
            places=places((told[event.id] for event in placed), roots=whole.roots({r for event in placed for r in event.reports})),
            without_place=len(events) - len(placed),
            score=score(
                told.values(), naming=identified, first=max(first, day_before(last, 20)), until=last, lanes=4,
                coverage=self._reports_by_day(whole, max(first, day_before(last, 20)), last),
            ),
        )  # fmt: skip

    def _published(self, told: Sequence[Told]) -> dict[str, str | None]:
        """The last day on which each report can have been published."""
        return {key: days(report.published)[1] for each in told for key, report in each.reports.items()}

    def _span(self, whole: Whole) -> tuple[str, str] | None:
        """The first and last day of the reports, as far as they were known then."""
        if self._known is None:
            return self._open().first_and_last_day()
        found = sorted(report.published for report in whole.heads(whole.roots()) if report.published and len(report.published) == 10)
        return (found[0], found[-1]) if found else None

    def _reports_by_day(self, whole: Whole, first: str, last: str) -> list[tuple[str, str, int]]:
        if self._known is None:
            return self._open().reports_by_day(first, last)
        return [
            (report.published, report.lang or "unknown", 1) for report in whole.heads(whole.roots())
            if report.published and len(report.published) == 10 and first <= report.published <= last
        ]  # fmt: skip

    def _start(self, span: tuple[str, str] | None, last: str) -> str:
        """Four weeks, or since the first report where that is later."""
        start = day_before(last, 7 * _WEEKS - 1)
        return max(start, span[0]) if span and span[0] <= last else start


def _of_many_events(cards: Sequence[DisputeCard]) -> tuple[DisputeCard, ...]:
    """The first point of each event before any second one."""
    seen: set[str] = set()
    first = [card for card in cards if card.event not in seen and not seen.add(card.event)]  # type: ignore[func-returns-value]
    return (*first, *(card for card in cards if card not in first))
