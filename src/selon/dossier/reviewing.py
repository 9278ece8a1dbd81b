"""`review`: what a person should check first, and what a person says of a claim."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, overload

from selon.dossier.answer import Answer
from selon.dossier.correcting import Desk, correction, slots_written
from selon.dossier.offering import is_offered
from selon.dossier.together import Together
from selon.errors import UsageError
from selon.events.weights import shipped
from selon.knowledge import Knowledge
from selon.measures.ruling import altered, ruled
from selon.model import Claim, Contradiction, Judgement, Review, Told
from selon.views import marked_report, why
from selon.views.review import Looked, ReviewEntry, ReviewQueue, alike, queue

if TYPE_CHECKING:
    from selon.config import Settings
    from selon.dossier.whole import Whole
    from selon.store import Store

_LIMIT, _DONE = 20, 12
# Of the events that most reports tell so many are looked at for doubtful claims, and more only where these give too few.
_EVENTS, _MOST = 10, 640
# Open contradictions whose sides are looked at besides; claims of one event that may belong to others.
_DISPUTES, _UNSURE = 12, 30


class Reviewing(Together):
    """The part of `Dossier` by which a person has the last word on what was read."""

    settings: Settings

    @overload
    def review(self, claim: str = "", *, limit: int = _LIMIT) -> Answer[ReviewQueue]: ...

    @overload
    def review(self, claim: str, verdict: str, *, by: str, why: str = "", alone: bool = False) -> Answer[Review]: ...

    def review(
        self, claim: str = "", verdict: str = "", *, by: str = "", why: str = "", alone: bool = False, limit: int = _LIMIT
    ) -> Answer[Any]:
        """What a person should check first, or with a verdict what a person says of a claim.

        The queue: doubtful claims on which much rests, with the reasons for both; `claim` first, if one is named. The verdict:
        "accept", "reject" (the text makes no such claim), or a correction such as "actor=Moscow", "status=planned",
        "type=ASSAULT airstrike". It wins over every reader, is kept with who, when and why, and `undo` withdraws it. It is said of the
        claim's reprints too (the results after the first), unless `alone`.
        """
        if verdict:
            said = self._say(claim, verdict, by=by, why=why, alone=alone)
            return self._answer("reviews", {"review": claim, "verdict": verdict}, tuple(said))
        if self._known is not None or not self._is_there():
            # A past day has its claims as they were held then, and nothing to be said of them.
            limits = {"claims": 0, "reports": 0, "origins": 0, "languages": {}}
            return Answer(kind="review", query={"review": None, "limit": limit}, results=(ReviewQueue(),), limits=limits)
        store = self._judging()
        full = store.resolve(claim) if claim else ""
        if full and not full.startswith("C-"):
            raise UsageError(f"{full} is no claim", hint=f"`selon show {full}` lists its claims")
        found = self._queue(store, self._held(), full, limit)
        return self._answer("review", {"review": full or None, "limit": limit}, (found,))

    def _is_there(self) -> bool:
        raise NotImplementedError  # the dossier knows its file

    def _say(self, written: str, verdict: str, *, by: str, why: str, alone: bool) -> list[Review]:
        from selon.dossier.restating import reviewed

        store = self._judging()
        claim = self._read(store, store.resolve(written))
        said = {"by": by or "somebody", "at": self._now(), "why": why}
        again = [] if alone else self._reprints(store, claim)
        review = self._said_of(store, claim, verdict, said)
        along = []
        for each in again:
            with suppress(UsageError):  # a reprint that is read so already
                along.append(self._said_of(store, each, verdict, said))
        return store.review(stamp=self._stamp(), review=review, along=along, then=reviewed)

    def _said_of(self, store: Store, claim: Claim, verdict: str, said: dict[str, Any]) -> Review:
        of = {"claim": claim.id, "report": claim.report, **said}
        if verdict == "accept":
            return Review(verdict="accepted", put=_pinned(store, claim), **of)
        if verdict == "reject":
            return Review(verdict="rejected", **of)
        report = store.report(claim.report).report
        know = Knowledge.load(report.lang or "fr", self.settings.actors)
        made = correction(verdict, Desk(claim, report, know, self._today()))
        return Review(verdict="corrected", slot=made.slot, value=made.value, put=made.put, was=made.was, **of)

    def _reprints(self, store: Store, claim: Claim) -> list[Claim]:
        """What prints the claim again, and of which nobody has said anything but along with this claim."""
        mine = {each.id for each in store.reviews(claims=[claim.id], standing=False)}
        following = [self._read(store, each) for each in {said.claim: None for said in store.reviews(along_with=mine)}] if mine else []
        event = self._held().event_of([claim.id]).get(claim.id)
        if event is None:
            return following
        told = self._held().told(event)
        again = alike(claim, told.claims, store.roots(told.reports))
        seen = {each.claim for each in store.reviews(claims=[each.id for each in again])} if again else set()
        return [*following, *(each for each in again if each.id not in seen)]

    def _read(self, store: Store, claim: str) -> Claim:
        """The claim as it stands, or as it was read where a person has rejected it."""
        if not claim.startswith("C-"):
            raise UsageError(f"{claim} is no claim", hint="a claim is C-…")
        found = next(iter(store.claims_named([claim])), None) or store.as_read(claim)
        if found is None:
            raise UsageError(f"{claim} no longer stands: its report was read again without it", hint=f"`selon why {claim}` tells its history")
        return found

    def _queue(self, store: Store, whole: Whole, first: str, limit: int) -> ReviewQueue:
        entries = self._entries(store, whole, first, limit)
        looked = self._looked(store, first or entries[0].claim.id) if first or entries else None
        done = store.reviews(limit=_DONE, leading=True)[::-1]
        along = store.along(each.id for each in done)
        mine = looked.reviews if looked else ()
        rulable = {each.id for each in (*done, *mine) if self._is_rulable(store, each)}
        return ReviewQueue(entries, looked, tuple(done), along, tuple(sorted(rulable)))

    def _is_rulable(self, store: Store, review: Review) -> bool:
        read = store.as_read(review.claim) if review.verdict != "accepted" else None
        return read is not None and is_offered(review, read)

    def _entries(self, store: Store, whole: Whole, first: str, limit: int) -> tuple[ReviewEntry, ...]:
        from selon.store import EventFilter

        disputes = store.contradictions(kind="true", limit=_DISPUTES)
        judged = [each for each in store.judgements() if each.by]
        taken = _EVENTS
        while True:
            events = whole.events(EventFilter(limit=taken))
            ids = {event.id for event in events} | {each.event for each in disputes}
            ids |= set(whole.event_of([each for event in events for each in event.unsure[:_UNSURE]]).values())
            if first:
                ids |= set(whole.event_of([first]).values())
            found = _weigh(store, whole.all_told(sorted(ids)), disputes, judged, first)
            if len(found) >= limit or len(events) < taken or taken >= _MOST:
                return found[:limit]
            taken *= 4

    def _looked(self, store: Store, claim: str) -> Looked:
        """The claim in its text; one that a person rejected as it was read."""
        seen = self._read(store, claim)
        report = store.report(seen.report).report
        told = why(seen, report)
        return Looked(marked_report(report, [seen]), told, tuple(store.reviews(claims=[claim])), slots_written(seen))


def _pinned(store: Store, claim: Claim) -> dict[str, Any]:
    """What rules of the dossier had made of a claim that is accepted: it is accepted so, whatever becomes of the rules."""
    read = store.as_read(claim.id)
    after = ruled(read, store.rules()) if read is not None else None
    return altered(read, after) if read is not None and after is not None else {}


def _weigh(
    store: Store, told: list[Told], disputes: Iterable[Contradiction], judged: list[Judgement], first: str
) -> tuple[ReviewEntry, ...]:
    weights = shipped()
    claims = [claim.id for each in told for claim in each.claims]
    by_a_hair = weights.same + weights.margin
    return queue(
        told,
        contradictions=disputes,
        roots=store.roots({report for each in told for report in each.reports}),
        narrow={claim for claim, (_, via, score) in store.decided(claims).items() if via and score < by_a_hair},
        reviewed={each.claim for each in store.reviews(claims=claims)},
        judged=judged,
        but=first,
    )
