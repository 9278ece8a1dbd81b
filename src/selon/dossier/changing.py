"""`new` and `diff`: what came since a day, and what was held on two days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

import msgspec

from selon.dossier.answer import Answer
from selon.dossier.together import Together, as_known
from selon.errors import UsageError
from selon.model import Claim, Edge, Report
from selon.reports.sketch import sketch
from selon.views import day_range
from selon.views.differences import Difference, Held, differences
from selon.views.news import News, is_new, news
from selon.views.saying import days

if TYPE_CHECKING:
    from selon.dossier.whole import Whole


class Changing(Together):
    """The part of `Dossier` that compares two days."""

    def new(self, since: str, *, clock: str = "published") -> Answer[News]:
        """What is new since a day: events, claims on known events, what was changed or withdrawn; repetition is counted.

        `clock`: by when reports were `published` (undated ones by when they were added), or `added` here.
        """
        from selon.store import EventFilter

        day = day_range(since, today=self._today())[0]
        if day is None or clock not in ("published", "added"):
            raise UsageError(f"--since {since} by {clock}: not a day that can be meant", hint="a date; the clock is published or added")
        store, whole = self._open(), self._held()
        if clock == "added":
            fresh = late = store.added_since(day)
            events = set[str]()
        else:
            recent = store.published_since(day)
            # A report dated by its month, or not at all, moves no event's last day: it is found by its claims.
            late = [*(key for key, told in recent.items() if len(told) != len(day)), *store.added_since(day, undated=True)]
            fresh = [*recent, *late]
            events = {event.id for event in whole.events(EventFilter(told_since=day, limit=None))}
        named = {*events, *whole.event_of(claim.id for claim in store.claims_in(late)).values()}
        told = whole.all_told(sorted(named))
        versions = [edge for edge in whole.edges(sorted(set(fresh))) if edge.kind == "version"]
        heads = {key: report for each in told for key, report in each.reports.items()}
        heads.update({report.id: report for report in whole.heads({edge.to for edge in versions} - heads.keys())})
        known = self._known_days(heads, clock)
        versions = [edge for edge in versions if is_new(edge.to, day, known)]
        found = news(
            told,
            since=day,
            known=known,
            versions=[(edge, *self._both_texts(edge)) for edge in versions],
            withdrawals=[edge.to for edge in versions if sketch(store.report(edge.to).report).withdraws],
            reread=self._read_again(day) if self._known is None else (),
            reviewed=self._reviewed(day) if self._known is None else (),
        )
        answer = self._answer("news", {"new": day, "clock": clock}, (found,))
        return msgspec.structs.replace(answer, reports=tuple(heads[each] for each in sorted(_named(found) & heads.keys())))

    def as_of(self, day: str, *, clock: str = "published") -> Self:
        raise NotImplementedError  # the dossier gives it

    def diff(self, then: str, now: str | None = None, *, clock: str = "published") -> Answer[Difference]:
        """What was held on one day and on another (or as it stands), and which reports changed it."""
        day = as_known(then, clock, today=self._today()).day
        old, new = self.as_of(then, clock=clock), self.as_of(now, clock=clock) if now else self
        found = differences(_whole(old._held()), _whole(new._held()))
        answer = self._answer("differences", {"diff": [day, now], "clock": clock}, found)
        changed = {report for each in found for report in (*each.came, *each.went)}
        return msgspec.structs.replace(answer, reports=tuple(self._open().heads(changed)))

    def _known_days(self, heads: dict[str, Report], clock: str) -> dict[str, str | None]:
        """A report is known from its day of publication, as wide as that is told its last; or from when it was added."""
        published = {} if clock == "added" else {key: days(report.published)[1] for key, report in heads.items()}
        undated = [key for key in heads if published.get(key) is None]
        added = self._open().added_days(undated)
        return {key: published.get(key) or added.get(key) for key in heads}

    def _both_texts(self, edge: Edge) -> tuple[Sequence[Claim], Sequence[Claim]]:
        store = self._open()
        return store.claims_in([edge.source]), store.claims_in([edge.to])

    def _read_again(self, day: str) -> list[tuple[str, Sequence[Claim], Sequence[Claim]]]:
        gone: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._open().withdrawn_since(day):
            gone[claim.report].append(claim)
        standing: dict[str, list[Claim]] = defaultdict(list)
        for claim in self._open().claims_in(gone):
            standing[claim.report].append(claim)
        return [(report, gone[report], standing[report]) for report in sorted(gone)]

    def _reviewed(self, day: str) -> list[tuple[str, Sequence[Claim], Sequence[Claim]]]:
        """Report → the first that was withdrawn of each claim since the day by a person's word, and what stands in its place."""
        gone: dict[str, dict[str, Claim]] = defaultdict(dict)
        for claim in self._open().withdrawn_since(day, by_reading=False):
            gone[claim.report].setdefault(claim.id, claim)
        standing = {claim.id: claim for claim in self._open().claims_named(key for held in gone.values() for key in held)}
        return [(report, list(held.values()), [standing[key] for key in held if key in standing]) for report, held in sorted(gone.items())]


def _whole(whole: Whole) -> Held:
    from selon.store import EventFilter

    told = tuple(whole.all_told(event.id for event in whole.events(EventFilter(limit=None))))
    return Held(told, tuple(whole.contradictions()))


def _named(found: News) -> set[str]:
    gains = {gain.claim.report for each in (*found.new, *found.more) for gain in each.gains}
    return gains | {*found.repeated_in} | {report for each in found.revised for report in (each.report, each.was)}
