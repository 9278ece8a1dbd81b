"""`Store`: one dossier file, opened for reading or writing."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec
from sqlalchemy import select
from sqlalchemy.engine import Connection

from selon.errors import StoreError, UsageError
from selon.model import Capture, Claim, Contradiction, Edge, Event, Judgement, Problem, Report, Review, Rule
from selon.store import (
    adding,
    coverage,
    events,
    judging,
    listing,
    naming,
    query,
    reviewing,
    ruling,
    search,
    since,
    tables,
)
from selon.store.adding import Added, Stamp
from selon.store.derived import Derived
from selon.store.events import EventFilter, Gathered, Parts
from selon.store.listing import ReportFilter
from selon.store.migrations import MIGRATIONS, Migration
from selon.store.opening import check_is_dossier, check_version, explained, make_engine, migrate
from selon.store.query import ClaimFilter, StoredClaim, StoredProblem, StoredReport
from selon.store.search import Hit

T = TypeVar("T")


class Store:
    """Every report is added in one transaction: after a crash the file holds each report whole or not at all."""

    def __init__(self, path: Path, *, create: bool = False, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        self.path = path
        self._runs: dict[Stamp, int] = {}
        self._caches: dict[str, Any] = {}
        self._counted: tuple[tuple[int, ...], int] | None = None
        check_is_dossier(path)
        if not create and not path.exists():
            raise StoreError(
                f"{path}: there is no dossier here",
                hint="make one with `selon add FILE`, or name it with --db",
            )
        if create and not path.parent.is_dir():
            raise StoreError(f"{path}: the folder {path.parent} does not exist", hint="make the folder, or use --db")
        self._engine = make_engine(path)
        try:
            with explained(path):
                self._prepare(migrations, writing=create)
        except BaseException:
            self._engine.dispose()
            raise

    def _prepare(self, migrations: Sequence[Migration], *, writing: bool) -> None:
        with self._reading() as connection:
            version = check_version(connection, self.path, migrations)
        if version == migrations[-1].number:
            return
        if version == 0 and not writing:
            raise StoreError(f"{self.path}: an empty file, no dossier yet", hint="add a report with `selon add FILE`")
        raw = self._engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            raw.close()
        with self._writing() as connection:
            migrate(connection, self.path, migrations)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction. If it fails, nothing of it is kept in memory either."""
        try:
            with (
                explained(self.path),
                self._engine.connect().execution_options(selon_writing=True) as connection,
                connection.begin(),
            ):
                yield connection
        except BaseException:
            self._caches.clear()
            raise

    # -- writing -----------------------------------------------------------------------------------------------------

    def add(
        self,
        *,
        stamp: Stamp,
        where: str,
        capture: Capture | None,
        report: Report,
        claims: Sequence[Claim] | None,
        problems: Sequence[Problem] = (),
        then: Callable[[Derived, Report], None] | None = None,
    ) -> Added:
        """One report, whole. `claims` None: it could not be read; it is kept, and will be tried again.

        `then` goes on in the same transaction, so that a report is there with all that follows from it or not at all.
        """
        with self._writing() as connection:
            run = self._run(connection, stamp)
            if capture is not None:
                adding.add_capture(connection, capture, run)
            new = adding.add_report(connection, report, run)
            added = Added(report=report.id, new_report=new)
            if claims is not None:
                added = adding.add_reading(connection, report, claims, run=run, stamp=stamp, new_report=new)
            adding.add_problems(connection, where, report.id, problems, run)
            if then is not None:
                then(Derived(connection, self._caches), report)
        self._runs[stamp] = run
        return added

    def rehearse(
        self, *, stamp: Stamp, report: Report, claims: Sequence[Claim], then: Callable[[Derived, Report], T]
    ) -> T:
        """What `then` finds if the report were added. Nothing is kept: the transaction is rolled back."""
        with explained(self.path), self._engine.connect().execution_options(selon_writing=True) as connection:
            transaction = connection.begin()
            try:
                run = adding.add_run(connection, stamp)
                # Its bytes are not stored here, so there is nothing to link it to.
                new = adding.add_report(connection, msgspec.structs.replace(report, capture=None), run)
                adding.add_reading(connection, report, claims, run=run, stamp=stamp, new_report=new)
                return then(Derived(connection, {}), report)
            finally:
                transaction.rollback()

    @contextmanager
    def deriving(self) -> Iterator[Derived]:
        """One transaction for what is made of claims and reports."""
        with self._writing() as connection:
            yield Derived(connection, self._caches)

    def link(self, *, stamp: Stamp, report: Report, capture: Capture | None) -> None:
        """A report that is known came in again: its bytes are kept if they are new. Else nothing is written."""
        if capture is None:
            return
        with self._reading() as connection:
            if query.is_linked(connection, report.id, capture.sha256):
                return
        with self._writing() as connection:
            run = self._run(connection, stamp)
            adding.add_capture(connection, capture, run)
            adding.add_report(connection, report, run)
        self._runs[stamp] = run

    def settle(self, *, stamp: Stamp, where: str, problems: Sequence[Problem], reports: Sequence[str]) -> None:
        """A source has been gone through: `problems` are those of no report, `reports` what it held. Writes only news."""
        with self._reading() as connection:
            known = query.loose_problems(connection, where)
            stale = adding.stale_problems(connection, where, reports)
        if known == {(each.stage, each.message, each.offset) for each in problems} and not stale:
            return
        with self._writing() as connection:
            run = self._run(connection, stamp)
            adding.settle_problems(connection, where, problems, reports, run)
        self._runs[stamp] = run

    def _run(self, connection: Connection, stamp: Stamp) -> int:
        """The run's row is written with the first report that it adds, so that a run that adds nothing leaves nothing."""
        return self._runs.get(stamp) or adding.add_run(connection, stamp)

    def judge(self, *, stamp: Stamp, judgement: Judgement, then: Callable[[Derived, Sequence[str]], None]) -> Judgement:
        """Keep a person's judgement; an earlier one on the same two claims is withdrawn by it."""
        with self._writing() as connection:
            run = self._run(connection, stamp)
            kept = judging.add(connection, judgement, run)
            then(Derived(connection, self._caches), (judgement.left, judgement.right))
        self._runs[stamp] = run
        return kept

    def withdraw(self, *, stamp: Stamp, identity: str, by: str, then: Callable[[Derived, Sequence[str]], None]) -> Judgement:
        with self._writing() as connection:
            run = self._run(connection, stamp)
            found = judging.withdraw(connection, identity, by=by, at=stamp.at, run=run)
            if found is None:
                raise UsageError(f"no standing judgement {identity} in {self.path}", hint="`selon judge` lists them")
            then(Derived(connection, self._caches), (found.left, found.right))
        self._runs[stamp] = run
        return found

    def review(
        self, *, stamp: Stamp, review: Review, along: Sequence[Review] = (), then: Callable[..., None]
    ) -> list[Review]:
        """Keep what a person says of a claim and of its reprints, and let them stand so; `then` takes their reports anew into the whole."""
        with self._writing() as connection:
            run = self._run(connection, stamp)
            kept = [reviewing.put(connection, review, run)]
            kept += [reviewing.put(connection, msgspec.structs.replace(each, along=kept[0].id), run) for each in along]
            self._restated(connection, kept, run, stamp, then)
        self._runs[stamp] = run
        return kept

    def unreview(self, *, stamp: Stamp, identity: str, by: str, then: Callable[..., None]) -> list[Review]:
        with self._writing() as connection:
            run = self._run(connection, stamp)
            found = reviewing.withdraw(connection, identity, by=by, at=stamp.at, run=run)
            if not found:
                raise UsageError(f"no standing review {identity} in {self.path}", hint="`selon review --done` lists them")
            self._restated(connection, found, run, stamp, then)
        self._runs[stamp] = run
        return found

    def rule(self, *, stamp: Stamp, rule: Rule, then: Callable[..., None]) -> Rule:
        """Keep what a person says once for all, and let every claim stand so that it speaks of."""
        with self._writing() as connection:
            run = self._run(connection, stamp)
            kept = ruling.put(connection, rule, run)
            self._restated(connection, [read for read, _ in ruling.concerned(connection, kept)], run, stamp, then)
        self._runs[stamp] = run
        return kept

    def unrule(self, *, stamp: Stamp, identity: str, by: str, then: Callable[..., None]) -> Rule:
        with self._writing() as connection:
            run = self._run(connection, stamp)
            found = ruling.withdraw(connection, identity, by=by, at=stamp.at, run=run)
            if found is None:
                raise UsageError(f"no standing rule {identity} in {self.path}", hint="`selon rules` lists them")
            self._restated(connection, [read for read, _ in ruling.concerned(connection, found)], run, stamp, then)
        self._runs[stamp] = run
        return found

    def _restated(
        self, connection: Connection, spoken_of: Iterable[Review | Claim], run: int, stamp: Stamp, then: Callable[..., None]
    ) -> None:
        rules = ruling.rules(connection)
        reports: dict[str, None] = {}
        for each in spoken_of:
            claim = each.claim if isinstance(each, Review) else each.id
            if adding.restate(connection, claim, rules, run=run, at=stamp.at):
                reports[each.report] = None
        then(Derived(connection, self._caches), *reports)

    # -- reading -----------------------------------------------------------------------------------------------------

    def has_reading(self, report: str, reader: str) -> bool:
        with self._reading() as connection:
            return query.last_reader(connection, report) == reader

    def has_report(self, identity: str) -> bool:
        with self._reading() as connection:
            return bool(query.report_heads(connection, [identity]))

    def claims(self, wanted: ClaimFilter | None = None, *, by_time: bool = False) -> list[Claim]:
        with self._reading() as connection:
            return query.find_claims(connection, wanted or ClaimFilter(), by_time=by_time)

    def claims_by_day(self, wanted: ClaimFilter) -> dict[str, int]:
        """Day of publication → how many claims match, the latest first."""
        with self._reading() as connection:
            return query.claims_by_day(connection, wanted)

    def report(self, identity: str) -> StoredReport:
        with self._reading() as connection:
            found = query.find_report(connection, identity)
        if found is None:
            raise UsageError(f"no report {identity} in {self.path}", hint="`selon claims` shows the ids that there are")
        return found

    def reports(self) -> list[StoredReport]:
        with self._reading() as connection:
            return query.all_reports(connection)

    def listed(self, wanted: ReportFilter) -> tuple[list[Report], int]:
        """The heads of a list of reports, the newest first, and how many match."""
        with self._reading() as connection:
            return listing.listed(connection, wanted)

    def claim_counts(self, reports: Iterable[str]) -> dict[str, int]:
        with self._reading() as connection:
            return listing.claim_counts(connection, reports)

    def takers(self, roots: Iterable[str]) -> dict[str, int]:
        """Root → how many reports go back to it."""
        with self._reading() as connection:
            return listing.takers(connection, roots)

    def below(self, roots: Iterable[str]) -> dict[str, str]:
        """The reports that go back to these roots, each with its root."""
        with self._reading() as connection:
            return listing.below(connection, roots)

    def agencies(self) -> list[str]:
        """The roots that are no reports."""
        with self._reading() as connection:
            return listing.agencies(connection)

    def heads(self, identities: Iterable[str]) -> list[Report]:
        """Reports by id, for the heads of lists: each with the first words of its story only."""
        with self._reading() as connection:
            return query.report_heads(connection, sorted(identities))

    def history(self, claim: str) -> list[StoredClaim]:
        with self._reading() as connection:
            return query.claim_history(connection, claim)

    def resolve(self, written: str) -> str:
        """The full id that a person's id (any unambiguous beginning of one) stands for."""
        wanted = written[:1].upper() + written[1:].lower()
        with self._reading() as connection:
            found = query.matching_ids(connection, wanted) if len(wanted) > 2 else []
        if wanted in found:
            return wanted
        if not found:
            raise UsageError(f"no {written} in {self.path}", hint="`selon claims` shows the ids that there are")
        if len(found) > 1:
            raise UsageError(f"{written} could be {', '.join(found[:5])}", hint="write more of the id")
        return found[0]

    def is_current(self, weights: str) -> bool:
        """Whether every report is resolved by these weights, and no event waits to be gathered anew."""
        with self._reading() as connection:
            return events.is_current(connection, weights)

    def events(self, wanted: EventFilter | None = None) -> list[Event]:
        with self._reading() as connection:
            return events.find_events(connection, wanted or EventFilter())

    def named_events(self, identities: Iterable[str]) -> list[Event]:
        with self._reading() as connection:
            return events.named(connection, identities)

    def last_told(self) -> str | None:
        """The last day on which any event is told of."""
        with self._reading() as connection:
            return events.last_told(connection)

    def matching_events(self, wanted: EventFilter) -> int:
        with self._reading() as connection:
            return events.count_events(connection, wanted)

    def event_counts(self, wanted: EventFilter | None = None) -> dict[str, int]:
        with self._reading() as connection:
            return {**events.counts(connection, wanted or EventFilter()), "origins": self._origins(connection)}

    def event_parts(self, identities: Iterable[str], *, held: Container[Gathered] = ()) -> list[tuple[Gathered, Parts | None]]:
        """Events whole, in the order of their ids here; of what is held already, only what it is."""
        asked = list(identities)
        with self._reading() as connection:
            keys = []
            for identity, key in zip(asked, events.gathered(connection, asked), strict=True):
                if key is None:
                    raise UsageError(f"no event {identity} in {self.path}", hint="`selon events` shows the ids that there are")
                keys.append(key)
            found = events.parts(connection, [key.leader for key in keys if key not in held])
        return [(key, found.get(key.leader)) for key in keys]

    def event_of(self, claims: Iterable[str]) -> dict[str, str]:
        with self._reading() as connection:
            return events.events_of(connection, claims)

    def contradictions(
        self, *, event: str | None = None, identity: str | None = None, kind: str | None = None, point: str | None = None,
        limit: int | None = None,
    ) -> list[Contradiction]:  # fmt: skip
        with self._reading() as connection:
            leader = events.leader_of(connection, event) if event else None
            return events.contradictions(connection, leader=leader, identity=identity, kind=kind, point=point, limit=limit)

    def disputes(self, *, event: str | None = None, identity: str | None = None, kind: str | None = None, point: str | None = None) -> int:
        """How many contradictions there are."""
        with self._reading() as connection:
            leader = events.leader_of(connection, event) if event else None
            return events.count_contradictions(connection, leader=leader, identity=identity, kind=kind, point=point)

    def edges(self, reports: Sequence[str] | None = None) -> list[Edge]:
        with self._reading() as connection:
            return events.edges(connection, reports)

    def roots(self, reports: Iterable[str] | None = None) -> dict[str, str]:
        with self._reading() as connection:
            return events.roots(connection, reports)

    def origins(self) -> int:
        """How many independent roots there are among all reports."""
        with self._reading() as connection:
            return self._origins(connection)

    def _origins(self, connection: Connection) -> int:
        """Counted once for as long as nothing is written: every answer says it, and of 100,000 reports it takes a while."""
        mark = query.mark(connection)
        if self._counted is None or self._counted[0] != mark:
            self._counted = (mark, events.origins(connection))
        return self._counted[1]

    def known_by(self, day: str, clock: str) -> tuple[list[Claim], list[Report]]:
        """The claims and whole reports known on a day, by the clock of publication or of adding."""
        with self._reading() as connection:
            return query.known_by(connection, day, clock)

    def added_days(self, reports: Iterable[str]) -> dict[str, str]:
        """Report → the day on which it was first kept."""
        with self._reading() as connection:
            return since.added_days(connection, reports)

    def added_since(self, day: str, *, undated: bool = False) -> list[str]:
        with self._reading() as connection:
            return since.added_since(connection, day, undated=undated)

    def published_since(self, day: str) -> dict[str, str]:
        """Report → its date of publication, where that may be the day or later."""
        with self._reading() as connection:
            return since.published_since(connection, day)

    def reports_by_day(self, first: str, last: str) -> list[tuple[str, str, int]]:
        """(ISO day, language, reports published) between two days."""
        with self._reading() as connection:
            return coverage.reports_by_day(connection, first, last)

    def first_and_last_day(self) -> tuple[str, str] | None:
        """The first and last day on which a report was published."""
        with self._reading() as connection:
            return coverage.first_and_last_day(connection)

    def withdrawn_since(self, day: str, *, by_reading: bool = True) -> list[Claim]:
        """Claims that reading their report again no longer gave; else those that a person rejected or corrected."""
        with self._reading() as connection:
            return since.withdrawn_since(connection, day, by_reading=by_reading)

    def claims_in(self, reports: Iterable[str]) -> list[Claim]:
        with self._reading() as connection:
            return since.claims_in(connection, reports)

    def outlet_reports(self, outlet: str) -> list[str]:
        with self._reading() as connection:
            return naming.outlet_reports(connection, outlet)

    def claims_named(self, identities: Iterable[str]) -> list[Claim]:
        with self._reading() as connection:
            return naming.claims_named(connection, identities)

    def known_reports(self, day: str, clock: str) -> set[str]:
        with self._reading() as connection:
            return query.known_report_ids(connection, day, clock)

    def judgements(self, *, standing: bool = True) -> list[Judgement]:
        with self._reading() as connection:
            return events.judgements(connection, standing=standing)

    def reviews(
        self, *, claims: Iterable[str] | None = None, identity: str = "", along_with: Iterable[str] | None = None, leading: bool = False,
        standing: bool = True, limit: int | None = None,
    ) -> list[Review]:  # fmt: skip
        """What persons said of these claims, or of any, in order; with a limit the last so many."""
        wanted = {"claims": claims, "identity": identity, "along_with": along_with, "leading": leading, "standing": standing, "limit": limit}
        with self._reading() as connection:
            return reviewing.reviews(connection, **wanted)  # type: ignore[arg-type]

    def along(self, leading: Iterable[str]) -> dict[str, int]:
        """Review → of how many reprints besides the same is said."""
        with self._reading() as connection:
            return reviewing.along(connection, leading)

    def rules(self, *, standing: bool = True) -> list[Rule]:
        """What persons said once for all, in order."""
        with self._reading() as connection:
            return ruling.rules(connection, standing=standing)

    def concerned(self, rule: Rule) -> list[tuple[Claim, Claim | None]]:
        """(as it was read, as it stands or None) of each claim that a rule speaks of, kept or not."""
        with self._reading() as connection:
            return ruling.concerned(connection, rule)

    def as_read(self, claim: str) -> Claim | None:
        """What the reader gave, of a claim that a person corrected or rejected."""
        with self._reading() as connection:
            return reviewing.as_read(connection, claim)

    def decided(self, claims: Iterable[str]) -> dict[str, tuple[str, str, float]]:
        """Claim id → (its profile, the profile it was likest to, how much): what the rules went by."""
        with self._reading() as connection:
            return events.decided(connection, claims)

    def problems(self) -> list[StoredProblem]:
        with self._reading() as connection:
            return query.open_problems(connection)

    def search(self, words: str, *, lang: str | None = None, limit: int | None = None) -> list[Hit]:
        with self._reading() as connection:
            return search.search(connection, words, lang=lang, wanted=ClaimFilter(limit=limit))

    def counts(self, wanted: ClaimFilter | None = None) -> dict[str, Any]:
        with self._reading() as connection:
            return {**query.counts(connection, wanted), "as_of": query.last_run_at(connection)}

    def mark(self) -> tuple[int, ...]:
        """The same numbers: nothing has been written in between."""
        with self._reading() as connection:
            return query.mark(connection)

    def every_claim(self) -> list[Claim]:
        """Withdrawn ones too: a quote must hold for as long as it is kept."""
        with self._reading() as connection:
            return [
                query.decode_claim(each)
                for each in connection.scalars(select(tables.claims.c.record).order_by(tables.claims.c.number))
            ]

    def damaged_captures(self) -> list[tuple[str, str]]:
        """(where, SHA-256) of captures whose bytes no longer have their hash."""
        c = tables.captures.c
        damaged: list[tuple[str, str]] = []
        with self._reading() as connection:
            for row in connection.execute(select(c.sha256, c["where"].label("place"), c.data_zlib).order_by(c.sha256)):
                try:
                    data = zlib.decompress(row.data_zlib)
                except zlib.error:
                    data = b""
                if sha256(data).hexdigest() != row.sha256:
                    damaged.append((row.place, row.sha256))
        return damaged

    def state(self) -> dict[str, Any]:
        """For `selon doctor`: version, size, what is in it, and SQLite's own check."""
        with self._reading() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            check = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            captures = connection.exec_driver_sql("SELECT count(*) FROM captures").scalar_one()
            runs = connection.exec_driver_sql("SELECT count(*) FROM runs").scalar_one()
        return {
            "version": int(version),
            "integrity": str(check),
            "bytes": self.path.stat().st_size,
            "captures": int(captures),
            "runs": int(runs),
            **self.counts(),
            "problems": len(self.problems()),
        }
