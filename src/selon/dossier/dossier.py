"""`Dossier`: everything behind one object. A method is a command is a page of the reference; a test ties them.

    with Dossier("selon.db") as dossier:
        dossier.add(["reports/"])
        answer = dossier.claims(actor="RUS", since="2023-01")
        for claim in answer.results: ...

Nothing here asks the machine for the time: give `clock` (such as `datetime.now`) to have runs dated and words like
"friday" understood. Without it times are unknown, and everything that is written depends on the input alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Self, overload

import msgspec

import selon
from selon.batch import Item, Reader, captures, corridor_reader, read_captures
from selon.config import Settings, load_settings
from selon.dossier.adding import Adding
from selon.dossier.answer import Answer, Change, Check, Found, Opposed, Shown
from selon.dossier.changing import Changing
from selon.dossier.listing import Listing
from selon.dossier.noting import Noting
from selon.dossier.overlooking import Overlooking
from selon.dossier.placing import Placing
from selon.dossier.portraits import Portraits
from selon.dossier.reviewing import Reviewing
from selon.dossier.ruling import Ruling, spoken_of
from selon.dossier.together import as_known
from selon.errors import UsageError
from selon.model import Claim, Problem, ReadResult, Report
from selon.reports import Given, published_edtf, report_from_text
from selon.views import Mismatch, Why, claim_row, marked_report, mismatches, periods, why
from selon.views.review import review_words

if TYPE_CHECKING:
    from selon.dossier.card import CardRow
    from selon.dossier.measuring import Figure, Row
    from selon.store import ClaimFilter, Hit, Store, StoredClaim

Clock = Callable[[], datetime]
Progress = Callable[[Item], None]


class Dossier(Portraits, Changing, Listing, Placing, Noting, Overlooking, Reviewing, Ruling):
    """One dossier file. It is opened when first asked for something, and made by the first `add`."""

    def __init__(
        self,
        path: str | Path = "selon.db",
        *,
        settings: Settings | None = None,
        reader: Reader | None = None,
        clock: Clock | None = None,
        debug: bool = False,
    ) -> None:
        self.path = Path(path)
        self.settings = settings if settings is not None else load_settings(self.path.parent)
        self._reader = reader
        self._clock = clock
        self._debug = debug
        self._store: Store | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def as_of(self, day: str, *, clock: str = "published") -> Self:
        """The same dossier as it stood on a day: what had been published by then, or with `clock` "added" been added here.

        A report without a date of publication counts from the day it was added.
        """
        known = as_known(day, clock, today=self._today())
        self._open()
        then = copy(self)
        then._known, then._whole = known, None
        return then

    # -- reading reports ---------------------------------------------------------------------------------------------

    def read(
        self,
        target: str | Path,
        *,
        published: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        lang: str | None = None,
        stdin: BinaryIO | None = None,
    ) -> Answer[ReadResult]:
        """The claims of a file (or "-"), without storing anything. What is given wins over what the file says."""
        given = Given(published=published, lang=lang, title=title, outlet=outlet)
        results = tuple(item.result for item in self._items([target], stdin=stdin, given=given))
        reports = [result.report for result in results if result.report is not None]
        languages: dict[str, int] = {}
        for report in reports:
            languages[report.lang or "unknown"] = languages.get(report.lang or "unknown", 0) + 1
        return Answer(
            kind="read",
            query={"read": str(target), **_said(given)},
            results=results,
            problems=tuple(problem for result in results for problem in result.problems),
            limits={
                "claims": sum(len(result.claims) for result in results),
                "reports": len(reports),
                "origins": None,
                "languages": languages,
            },
        )

    def add(
        self,
        targets: Sequence[str | Path] | str | Path,
        *,
        dry_run: bool = False,
        published: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        lang: str | None = None,
        stdin: BinaryIO | None = None,
        progress: Progress | None = None,
    ) -> Answer[Change]:
        """Read files, folders or "-" into the dossier. What is there already, read by the same reader, is left alone."""
        from selon.dossier.resolving import refresh

        named = [targets] if isinstance(targets, (str, Path)) else list(targets)
        store = self._open(create=not dry_run) if not dry_run or self.path.exists() else None
        adding = Adding(store=store, reader=self._engine(), at=self._now(), dry_run=dry_run)
        own = {
            self.path.resolve(),
            *(self.path.resolve().with_name(self.path.name + end) for end in ("-wal", "-shm")),
        }
        given = Given(published=published, lang=lang, title=title, outlet=outlet)
        items = self._items(named, stdin=stdin, given=given, skip=adding.known)
        for item in items:
            if item.where != "-" and Path(item.where).resolve() in own:
                continue
            adding.take(item)
            if progress:
                progress(item)
        adding.finish()
        if store is not None and not dry_run:
            refresh(store)
        limits: dict[str, Any] = store.counts() if store else {"claims": 0, "reports": 0, "languages": {}}
        return Answer(
            kind="changes",
            query={"add": [str(target) for target in named], "dry_run": dry_run, **_said(given)},
            results=tuple(adding.changes),
            problems=tuple(adding.problems),
            limits=limits,
            as_of=limits.pop("as_of", None),
        )

    # -- asking ------------------------------------------------------------------------------------------------------

    def claims(self, **filters: Any) -> Answer[Claim]:
        """The claims that match, by report and in the order of the text.

        Filters: `type`, `actor`, `recipient`, `speaker`, `status`, `polarity`, `place`, `since`, `until`, `lang`,
        `report`, `limit`; those that take several values take a string or a list.
        """
        return self._claims("claims", filters, in_time=False)

    def timeline(self, **filters: Any) -> Answer[Claim]:
        """The same, in order of time, the undated last."""
        return self._claims("timeline", filters, in_time=True)

    def show(self, identity: str) -> Answer[Any]:
        """An event with every voice (`Sheet`), a claim with its chain and quote, or a report with its claims marked (`Shown`)."""
        from selon.store import ClaimFilter

        if identity[:2].upper() == "E-":
            return self._event(identity)
        store = self._open()
        full = store.resolve(identity)
        reading = self._standing(full) if full.startswith("C-") else None
        stored = store.report(reading.claim.report if reading else full)
        if self._known is not None and stored.report.id not in store.known_reports(self._known.day, self._known.clock):
            raise UsageError(f"{full} was not known on {self._known.day}", hint="leave out --as-of, or name a later day")
        known = self._known
        wanted = ClaimFilter(report=(stored.report.id,), known_by=known.day if known else None, clock=known.clock if known else "published")
        claims = store.claims(wanted)
        if reading and all(each.id != full for each in claims):
            claims.append(reading.claim)
        events = self._held().event_of([each.id for each in claims])
        about = self._held().named([events[full]]) if full in events else ()
        shown = Shown(
            marked=marked_report(stored.report, claims),
            where=stored.where,
            claim=reading.claim if reading else None,
            event=events.get(full),
            withdrawn=bool(reading and reading.withdrawn_run),
            withdrawn_at=reading.withdrawn_at if reading else None,
            events=events,
            kin=self._kin(stored.report.id),
            why=self._why(reading, stored.report) if reading else None,
            about=next(iter(about), None),
            reviews=tuple(store.reviews(claims={*(each.id for each in claims), *([full] if reading else ())})),
            rules=tuple(spoken_of(store, full)) if reading else (),
        )
        return self._answer("shown", {"show": full}, (shown,))

    def why(self, identity: str) -> Answer[Any]:
        """Rule, words and reasons for each field of a claim, and its earlier readings (`Why`).

        Of two events or claims, `E-…=E-…`: why they are, or are not, one happening (`Compared`).
        """
        if "=" in identity:
            left, _, right = identity.partition("=")
            return self._same(left, right)
        store = self._open()
        full = store.resolve(identity)
        if not full.startswith("C-"):
            raise UsageError(f"{full} is a report; why explains a claim", hint=f"`selon show {full}` lists its claims")
        reading = self._standing(full)
        return self._answer("why", {"why": full}, (self._why(reading, store.report(reading.claim.report).report),))

    def oppose(self, left: str, right: str, *, lang: str | None = None) -> Answer[Opposed]:
        """Whether the words of two sentences clash, feature by feature. Nothing is said on who is right. No dossier is needed."""
        from selon.pipeline import oppose

        engine = self._engine()
        found = [report_from_text(each, given=Given(lang=lang), languages=engine.languages)[0] for each in (left, right)]
        one, other = found
        if one is None or other is None:
            raise UsageError("two sentences are needed", hint='selon oppose "The bridge is destroyed." "The bridge is intact."')
        # The longer of two short texts tells its language more surely.
        language = lang or max(found, key=lambda each: len(each.text) if each else 0).lang or ""  # type: ignore[union-attr]
        if language not in engine.languages:
            raise UsageError(f"no language pack for “{language or 'unknown'}”", hint=f"--lang {' or '.join(engine.languages)}")
        both = [msgspec.structs.replace(each, lang=language) for each in (one, other)]
        model, actors = self.settings.models.get(language), self.settings.actors
        opposition, enough = oppose(both[0], both[1], model=model, extra_actors=actors)
        told = Opposed(left, right, language, enough, opposition.score, tuple(str(each) for each in opposition.reasons))
        return Answer(kind="opposed", query={"oppose": [left, right], "lang": lang}, results=(told,))

    def search(self, words: str, *, lang: str | None = None, limit: int | None = None) -> Answer[Hit]:
        """Reports and quotes that have all the words, in any of their forms."""
        if self._known is None:
            hits = self._open().search(words, lang=lang, limit=limit)
        else:
            known = self._open().known_reports(self._known.day, self._known.clock)
            found = [hit for hit in self._open().search(words, lang=lang) if hit.report in known]
            hits = [hit for kind in ("claim", "report") for hit in [each for each in found if each.kind == kind][:limit]]
        rows = {claim.id: claim_row(claim) for claim in self._open().claims_named(hit.id for hit in hits if hit.kind == "claim")}
        told = (
            msgspec.structs.replace(hit, according_to=row.according_to, standing=row.standing, glyph=row.glyph) if row else hit
            for hit, row in ((hit, rows.get(hit.id)) for hit in hits)
        )
        return self._answer("hits", {"search": words, "lang": lang, "limit": limit}, tuple(told))

    def verify(self) -> Answer[Mismatch]:
        """Every quote against its text, every text and capture against its hash. No result: everything holds."""
        store = self._open()
        by_report: dict[str, list[Claim]] = {}
        for claim in store.every_claim():
            by_report.setdefault(claim.report, []).append(claim)
        found = [
            mismatch
            for stored in store.reports()
            for mismatch in mismatches(stored.report, by_report.get(stored.report.id, ()))
        ]
        found += [Mismatch(where, "", "capture", digest, "other bytes") for where, digest in store.damaged_captures()]
        return self._answer("mismatches", {"verify": str(self.path)}, tuple(found))

    def problems(self) -> Answer[Found]:
        """What could not be read, and why, for as long as it stands."""
        stored = self._open().problems()
        found = tuple(Found(where=each.where, **msgspec.structs.asdict(each.problem)) for each in stored)
        return self._answer("problems", {"problems": str(self.path)}, found)

    def doctor(self) -> Answer[Check]:
        """Versions, models, hashes, paths and the state of the dossier."""
        from selon.dossier.health import health

        checks = tuple(health(self.path, self.settings, version=selon.__version__))
        return Answer(kind="checks", query={"doctor": str(self.path)}, results=checks)

    # -- measuring ---------------------------------------------------------------------------------------------------

    @overload
    def eval(self, gold: Sequence[str | Path] | str | Path, *, misses: Literal[False] = False) -> Answer[Figure]: ...

    @overload
    def eval(self, gold: Sequence[str | Path] | str | Path, *, misses: Literal[True]) -> Answer[Row]: ...

    @overload
    def eval(self, gold: Sequence[str | Path] | str | Path, *, misses: bool) -> Answer[Any]: ...

    def eval(self, gold: Sequence[str | Path] | str | Path, *, misses: bool = False) -> Answer[Any]:
        """How right the reading is on gold files (or folders of them), by folder; or, with `misses`, each row gone wrong.

        A folder with a `situation.toml` is measured as a whole: events, origins, contradictions. This dossier is left alone.
        """
        from selon.dossier.measuring import measured

        def fresh(path: Path) -> Dossier:
            return Dossier(path, settings=self.settings, reader=self._engine(), debug=self._debug)

        named = [gold] if isinstance(gold, (str, Path)) else list(gold)
        return measured(named, read=self.read, fresh=fresh, misses=misses)

    def card(self, *, lang: str | None = None) -> Answer[CardRow]:
        """The error card: precision and recall by language and type on this version's gold, and known failures."""
        from selon.dossier.card import card_answer

        return card_answer(lang=lang)

    def mark(self) -> tuple[Any, ...] | None:
        """While this is the same, so is the answer to every question; None where nothing has been added."""
        return (*self._open().mark(), self._today()) if self._is_there() else None

    # -- within ------------------------------------------------------------------------------------------------------

    def _claims(self, verb: str, filters: dict[str, Any], *, in_time: bool) -> Answer[Claim]:
        from selon.dossier.filters import claim_filter

        wanted = claim_filter(filters, today=self._today())
        if self._known is not None:
            wanted = msgspec.structs.replace(wanted, known_by=self._known.day, clock=self._known.clock)
        store = self._open()
        claims = store.claims(wanted, by_time=in_time)
        if in_time:
            claims = [claim for period in periods(claims) for claim in period.claims]
        plain = msgspec.to_builtins(type(wanted)())
        query = {verb: {name: value for name, value in msgspec.to_builtins(wanted).items() if value != plain[name]}}
        answer = self._answer("claims", query, tuple(claims), wanted=wanted)
        return msgspec.structs.replace(answer, reports=tuple(store.heads({claim.report for claim in claims})))

    def _answer(
        self, kind: Any, query: dict[str, Any], results: tuple[Any, ...], *, wanted: ClaimFilter | None = None
    ) -> Answer[Any]:
        if wanted is None and self._known is not None:
            from selon.store import ClaimFilter

            wanted = ClaimFilter(known_by=self._known.day, clock=self._known.clock)
        limits = self._open().counts(wanted)
        return Answer(
            kind=kind,
            query=query,
            results=results,
            as_of=self._known.day if self._known else limits["as_of"],
            limits={**{name: value for name, value in limits.items() if name != "as_of"}, "origins": self._held().origins()},
        )

    def _why(self, reading: StoredClaim, report: Report) -> Why:
        store, claim = self._open(), reading.claim.id
        earlier = [
            f"read by {old.reader}" + (f", withdrawn {old.withdrawn_at}" if old.withdrawn_at else "")
            for old in store.history(claim)
            if old.withdrawn_run is not None and old != reading and old.reader
        ]
        said = [review_words(each) for each in store.reviews(claims=[claim], standing=False)]
        return why(reading.claim, report, earlier=[*earlier, *said])

    def _standing(self, claim: str) -> StoredClaim:
        """The standing reading of a claim, or its last one where it has been withdrawn."""
        return self._open().history(claim)[-1]

    def _items(
        self,
        targets: Iterable[str | Path],
        *,
        given: Given,
        stdin: BinaryIO | None,
        skip: Callable[..., bool] | None = None,
    ) -> Iterable[Item]:
        found = captures(
            targets,
            stdin=stdin,
            max_bytes=self.settings.max_megabytes * 1024 * 1024,
            captured_at=self._now(),
        )
        _check_given(given)
        return read_captures(found, reader=self._engine(), given=given, skip=skip, debug=self._debug)

    def reader(self) -> Reader:
        """The reader of this dossier's settings, loaded when first asked for; give it to another `Dossier` to load it once."""
        return self._engine()

    def _engine(self) -> Reader:
        if self._reader is None:
            self._reader = corridor_reader(models=self.settings.models, actors=self.settings.actors)
        return self._reader

    def _is_there(self) -> bool:
        """Whether any report has been added: an empty file is no dossier yet."""
        return self.path.exists() and self.path.stat().st_size > 0

    def _today(self) -> date | None:
        return self._clock().date() if self._clock else None

    def _now(self) -> str | None:
        return self._clock().isoformat(timespec="seconds") if self._clock else None

    def _open(self, *, create: bool = False) -> Store:
        if self._store is None:
            from selon.store import Store

            self._store = Store(self.path, create=create)
        return self._store


def _said(given: Given) -> dict[str, str]:
    return {name: value for name, value in msgspec.structs.asdict(given).items() if value}


def _check_given(given: Given) -> None:
    """A wrong option is the user's to mend at once; a wrong date inside a file is a problem of that file."""
    if given.published and published_edtf(given.published) is None:
        raise UsageError(
            f"--published {given.published}: not a possible publication date",
            hint="write 2023-01-06, 2023-01 or 2023",
        )


def read_text(
    text: str,
    *,
    published: str | None = None,
    lang: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    settings: Settings | None = None,
    reader: Reader | None = None,
) -> ReadResult:
    """What `selon.read` does: one text, nothing stored."""
    from selon.batch import read_one

    given = Given(published=published, lang=lang, title=title, outlet=outlet)
    _check_given(given)
    chosen = settings if settings is not None else load_settings(Path())
    engine = reader or corridor_reader(models=chosen.models, actors=chosen.actors)
    report, problems = report_from_text(text, given=given, languages=engine.languages)
    if report is None or report.lang not in engine.languages:
        return ReadResult(report, problems=problems)
    result = read_one(report, reader=engine)
    both: tuple[Problem, ...] = (*problems, *result.problems)
    return msgspec.structs.replace(result, problems=both)
