"""The questions to many reports at once: events, who took from whom, where voices part, and a person's judgements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, overload

import msgspec

from selon.dossier.answer import Answer
from selon.errors import UsageError
from selon.knowledge.identity import party
from selon.model import Edge, Event, Judgement
from selon.views import day_range

if TYPE_CHECKING:
    from selon.dossier.comparing import Compared
    from selon.dossier.tracing import VersionChanges
    from selon.dossier.whole import Known, Whole
    from selon.store import EventFilter, Store
    from selon.views.contra import DisputeCard
    from selon.views.figures import Tally
    from selon.views.sheet import Sheet

_LIMIT = 100


class Together:
    """The part of `Dossier` that looks at the whole. `_known` is set by `as_of`."""

    _known: Known | None = None
    _whole: Whole | None = None

    # What the rest of the dossier gives.
    def _open(self, *, create: bool = False) -> Store:
        raise NotImplementedError

    def _today(self) -> date | None:
        raise NotImplementedError

    def _now(self) -> str | None:
        raise NotImplementedError

    def _answer(self, kind: Any, query: dict[str, Any], results: tuple[Any, ...]) -> Answer[Any]:
        raise NotImplementedError

    # -- events ------------------------------------------------------------------------------------------------------

    def events(
        self,
        *,
        type: Sequence[str] | str = (),
        party: Sequence[str] | str = (),
        place: Sequence[str] | str = (),
        since: str | None = None,
        until: str | None = None,
        reports: int = 1,
        disputed: bool = False,
        by_time: bool = False,
        limit: int | None = _LIMIT,
    ) -> Answer[Event]:
        """Each event once, those that most reports tell first: `reports` at least so many, `disputed` those with open contradictions.

        `party` does it, suffers it or speaks of it. `since`/`until` may have happened then. `limit` None: all of them.
        """
        from selon.dossier.filters import event_filter

        wanted = event_filter(
            {
                "type": type, "party": party, "place": place, "since": since, "until": until, "reports": reports,
                "disputed": disputed, "by_time": by_time, "limit": limit,
            },
            today=self._today(),
        )  # fmt: skip
        whole = self._held()
        answer = self._answer("events", {"events": _said(wanted)}, tuple(whole.events(wanted)))
        return _counted(answer, whole, wanted)

    def _event(self, identity: str) -> Answer[Sheet]:
        """One event: its slots with their competing values and who holds each, and every voice, folded by origin."""
        from selon.views.sheet import sheet

        whole = self._held()
        told = whole.told(whole.resolve(identity))
        found = sheet(told, whole.contradictions(event=told.event.id))
        return self._answer("sheet", {"show": told.event.id}, (found,))

    def _same(self, left: str, right: str) -> Answer[Compared]:
        """Why two events (or claims) are, or are not, one happening: every feature with its weight, and what persons judged."""
        from selon.dossier.comparing import compared

        store, whole = self._open(), self._held()
        one, other = (store.resolve(each) for each in (left, right))
        told = [whole.told(self._event_named(each)) for each in (one, other)]
        claims = [each if each.startswith("C-") else None for each in (one, other)]
        found = compared(told[0], told[1], left=claims[0], right=claims[1], judgements=store.judgements(standing=False))
        return self._answer("compared", {"why": f"{one}={other}"}, (found,))

    # -- where voices part -------------------------------------------------------------------------------------------

    def contra(
        self,
        identity: str | None = None,
        *,
        kind: str | None = None,
        point: str | None = None,
        limit: int | None = _LIMIT,
        quoted: int | None = None,
    ) -> Answer[DisputeCard]:
        """Contradictions, of an event or one by its id: typed, each side with quotes, speakers, dates and origins; no winner.

        `kind` "true" or "apparent": what only seems to contradict is kept apart, with the reason. Those with most origins come
        first; `limit` None: all of them. `quoted`: of each side no more claims are quoted, though all are named.
        """
        from selon.dossier.disputing import contra_answer

        full, cards, matching = contra_answer(self._held(), identity=identity, kind=kind, point=point, limit=limit, quoted=quoted)
        answer = self._answer("contradictions", {"contra": full, "kind": kind, "point": point}, cards)
        return msgspec.structs.replace(answer, limits={**answer.limits, "contradictions_matching": matching})

    def figures(self, identity: str) -> Answer[Tally]:
        """The numbers that an event is told with, by unit, by speaker, over time. Never averaged."""
        from selon.dossier.disputing import figures_answer

        full, found = figures_answer(self._held(), identity=identity, party=party)
        return self._answer("tallies", {"figures": full}, found)

    @overload
    def trace(self, identity: str, *, diff: Literal[False] = False) -> Answer[Edge]: ...

    @overload
    def trace(self, identity: str, *, diff: Literal[True]) -> Answer[VersionChanges]: ...

    def trace(self, identity: str, *, diff: bool = False) -> Answer[Any]:
        """The family tree of the reports of an event, of a claim's report, or of a report: each edge with its reason.

        With `diff`, what the later versions of a report changed, paragraph by paragraph.
        """
        from selon.dossier.tracing import asked_for, version_changes

        store = self._open()
        full, found = asked_for(store, self._held(), identity)
        results = version_changes(found, text=lambda each: store.report(each).report) if diff else found.edges
        answer = self._answer("trace", {"trace": full, "diff": diff, "reports": list(found.asked)}, results)
        return msgspec.structs.replace(answer, reports=found.heads)

    def roots(self) -> dict[str, str]:
        """Report → the root of its family tree: a report, or an agency whose dispatch is not here."""
        return self._held().roots()

    def _event_named(self, identity: str) -> str:
        if identity.startswith("E-"):
            return identity
        if identity.startswith("C-"):
            found = self._held().event_of([identity]).get(identity)
            if found:
                return found
        raise UsageError(f"{identity} is in no event", hint="name an event (E-…) or a claim (C-…)")

    # -- judgements --------------------------------------------------------------------------------------------------

    def judge(
        self, left: str = "", right: str = "", verdict: str = "", *, by: str = "", why: str = "", withdrawn: bool = False
    ) -> Answer[Judgement]:
        """Say that two claims (or events) speak of the same happening, of different ones, or that it is unsure.

        Without any, the judgements that stand; with `withdrawn`, also those that no longer do.
        """
        if not left:
            return self._judged(self._open().judgements(standing=not withdrawn))
        store = self._judging()
        one, other = (self._claim_of(store.resolve(each)) for each in (left, right))
        return self._judged([self._write(one, other, verdict, by=by, why=why)])

    def merge(self, left: str, right: str, *, by: str, why: str = "") -> Answer[Judgement]:
        """Make one event of two. The claims stay as they are; `undo` takes it back."""
        store = self._judging()
        told = [self._held().told(self._event_named(store.resolve(each))) for each in (left, right)]
        if told[0].event.id == told[1].event.id:
            raise UsageError(f"{left} and {right} are one event already: {told[0].event.id}", hint="`selon split` parts an event")
        ours, theirs = ({*each.event.claims} for each in told)
        for parted in store.judgements():
            if parted.verdict == "different" and ({parted.left, parted.right} & ours and {parted.left, parted.right} & theirs):
                self._write(parted.left, parted.right, "same", by=by, why=why)
        return self._judged([self._write(told[0].event.claims[0], told[1].event.claims[0], "same", by=by, why=why)])

    def split(self, event: str, claims: Sequence[str], *, by: str, why: str = "", alike: bool = False) -> Answer[Judgement]:
        """Take claims out of an event: they speak of another happening. `undo` takes each judgement back.

        What says the same in the same terms stays together: with `alike` it goes along, else it has to be named.
        """
        store = self._judging()
        told = self._held().told(self._event_named(store.resolve(event)))
        out = [store.resolve(each) for each in claims]
        wrong = [each for each in out if each not in told.event.claims]
        if wrong:
            raise UsageError(f"{wrong[0]} is not in {told.event.id}", hint=f"`selon show {told.event.id}` lists its claims")
        decided = store.decided(told.event.claims)
        if alike:
            terms = {decided[each][0] for each in out}
            out = [each for each in told.event.claims if decided[each][0] in terms]
        staying = [each for each in told.event.claims if each not in out]
        if not staying:
            raise UsageError("an event cannot be split from all of its claims", hint="leave at least one out")
        shared = {decided[each][0] for each in out} & {decided[each][0] for each in staying}
        if shared:
            twin = next(each for each in staying if decided[each][0] in shared)
            raise UsageError(f"{twin} says the same in the same terms", hint="name it too: what says the same stays together")
        written = [self._write(one, other, "different", by=by, why=why) for one in out for other in _apart(staying, decided)]
        return self._judged(written)

    def undo(self, judgement: str, *, by: str) -> Answer[Any]:
        """Withdraw a judgement (J-…), a review (V-…) with those of reprints along with it, or a rule (N-…). It stays in the record."""
        from selon.dossier.resolving import judged
        from selon.dossier.restating import reviewed

        if judgement[:2].upper() == "V-":
            said = self._judging().unreview(stamp=self._stamp(), identity=judgement, by=by, then=reviewed)
            return self._answer("reviews", {"undo": said[0].id}, tuple(said))
        if judgement[:2].upper() == "N-":
            from selon.views.ruling import RuleSheet, rule_words

            rule = self._judging().unrule(stamp=self._stamp(), identity=judgement, by=by, then=reviewed)
            return self._answer("rules", {"undo": rule.id}, (RuleSheet(rule, rule_words(rule)),))
        found = self._judging().withdraw(stamp=self._stamp(), identity=judgement, by=by, then=judged)
        return self._judged([found])

    def _judging(self) -> Store:
        if self._known is not None:
            raise UsageError("the past cannot be judged", hint="leave out --as-of")
        self._held()
        return self._open()

    def _claim_of(self, identity: str) -> str:
        return identity if identity.startswith("C-") else self._held().told(self._event_named(identity)).event.claims[0]

    def _write(self, left: str, right: str, verdict: str, *, by: str, why: str) -> Judgement:
        from selon.dossier.resolving import judged

        if verdict not in ("same", "different", "unsure"):
            raise UsageError(f"no such verdict: {verdict}", hint="same, different or unsure")
        if left == right:
            raise UsageError("a claim is itself", hint="name two different ones")
        said = Judgement(left=left, right=right, verdict=verdict, by=by, at=self._now(), reasons=(why,) if why else ())  # type: ignore[arg-type]
        return self._open().judge(stamp=self._stamp(), judgement=said, then=judged)

    def _judged(self, found: Sequence[Judgement]) -> Answer[Judgement]:
        return self._answer("judgements", {"judgements": len(found)}, tuple(found))

    def _stamp(self) -> Any:
        import selon
        from selon.store import Stamp

        return Stamp(at=self._now(), selon=selon.__version__, reader="")

    # -- within ------------------------------------------------------------------------------------------------------

    def _held(self) -> Whole:
        """What is asked: the dossier as it stands, brought up to date, or as it stood on the day of `as_of`."""
        from selon.dossier.resolving import refresh
        from selon.dossier.whole import Stored, snapshot

        if self._known is not None:
            if self._whole is None:
                self._whole = snapshot(self._open(), self._known)
            return self._whole
        refresh(self._open())
        return Stored(self._open())


def _apart(staying: Sequence[str], decided: dict[str, tuple[str, str, float]]) -> list[str]:
    """One claim of each profile that stays: parting them from all is what keeps the others out."""
    return list({decided[each][0]: each for each in reversed(staying)}.values())[::-1]


def _said(wanted: EventFilter) -> dict[str, Any]:
    plain = msgspec.to_builtins(type(wanted)())
    return {name: value for name, value in msgspec.to_builtins(wanted).items() if value != plain[name]}


def _counted(answer: Answer[Event], whole: Whole, wanted: EventFilter) -> Answer[Event]:
    counts = whole.counts(wanted)
    limits = {**answer.limits, "events": counts["events"], "events_matching": counts["matching"], "origins": counts["origins"]}
    return msgspec.structs.replace(answer, limits=limits)


def as_known(written: str, clock: str, *, today: date | None) -> Known:
    from selon.dossier.whole import Known

    day = day_range(written, today=today)[1]
    if day is None or clock not in ("published", "added"):
        raise UsageError(f"--as-of {written} by {clock}: not a day that can be meant", hint="a date; the clock is published or added")
    return Known(day, clock)  # type: ignore[arg-type]
