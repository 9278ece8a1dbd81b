"""`add`, step by step: what came of each report goes into the store, and what that changed is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import selon
from selon.batch import Item, Reader
from selon.dossier.answer import Change
from selon.model import Claim, Problem, Report
from selon.views import Addition

if TYPE_CHECKING:
    from selon.store import Stamp, Store


class Adding:
    """One `add`. Each report is stored as it comes; a source's other problems when its last report has come."""

    def __init__(self, *, store: Store | None, reader: Reader, at: str | None, dry_run: bool) -> None:
        self.changes: list[Change] = []
        self.problems: list[Problem] = []
        self._store = store
        self._reader = reader
        self._at = at
        self._dry_run = dry_run
        self._where: str | None = None
        self._loose: list[Problem] = []
        self._seen: list[str] = []

    def known(self, report: Report, version: str) -> bool:
        return self._store is not None and self._store.has_reading(report.id, version)

    def take(self, item: Item) -> None:
        where = self._source(item)
        if where != self._where:
            self.finish()
            self._where = where
        self.problems.extend(item.result.problems)
        report = item.result.report
        if report is None:
            self._loose.extend(item.result.problems)
            return
        self._seen.append(report.id)
        self.changes.append(self._would(item, report) if self._dry_run else self._stored(item, report, where))

    def finish(self) -> None:
        """The source is done: its loose problems are stored, and its former ones that are gone marked resolved."""
        if self._where is not None and self._store is not None and not self._dry_run:
            stamp = self._stamp(None)
            self._store.settle(stamp=stamp, where=self._where, problems=self._loose, reports=self._seen)
        self._where, self._loose, self._seen = None, [], []

    def _stored(self, item: Item, report: Report, where: str) -> Change:
        assert self._store is not None
        version = self._version(report)
        readable = report.lang in self._reader.languages
        if not item.read and readable and self._store.has_reading(report.id, version):
            self._store.link(stamp=self._stamp(report), report=report, capture=item.capture)
            return Change(where=item.where, what="already there", report=report.id, title=report.title)
        from selon.dossier.resolving import resolve_report

        added = self._store.add(
            stamp=self._stamp(report),
            where=where,
            capture=item.capture,
            report=report,
            claims=item.result.claims if item.read else None,
            problems=item.result.problems,
            then=resolve_report,
        )
        if not item.read:
            return Change(where=item.where, what="kept without claims", report=report.id, title=report.title)
        return Change(
            where=item.where,
            what="added" if added.new_report or not added.was_read else "read again",
            report=report.id,
            title=report.title,
            claims_new=added.claims_new,
            claims_changed=added.claims_changed,
            claims_withdrawn=added.claims_withdrawn,
            claims=len(item.result.claims),
        )

    def _would(self, item: Item, report: Report) -> Change:
        if not item.read and self._store is not None and self.known(report, self._version(report)):
            return Change(where=item.where, what="already there", report=report.id, title=report.title)
        found = self._rehearsed(report, item.result.claims)
        there = self._store is not None and self._store.has_report(report.id)
        return Change(
            where=item.where,
            what="would read again" if there else "would add",
            report=report.id,
            title=report.title,
            claims_new=sum(1 for each in found if each.kind == "new"),
            claims=len(found),
            additions=found,
        )

    def _rehearsed(self, report: Report, claims: Sequence[Claim]) -> tuple[Addition, ...]:
        """Each report alone against what is stored: the others of a dry run are not there yet."""
        from selon.dossier.resolving import rehearsed
        from selon.store import Store

        if self._store is not None:
            return self._store.rehearse(stamp=self._stamp(report), report=report, claims=claims, then=rehearsed)
        with TemporaryDirectory(prefix="selon-") as place, Store(Path(place) / "empty.db", create=True) as empty:
            return empty.rehearse(stamp=self._stamp(report), report=report, claims=claims, then=rehearsed)

    def _source(self, item: Item) -> str:
        """Standard input is a new source each time: another text there does not resolve the last one's problems."""
        if item.where == "-" and item.capture is not None:
            return f"standard input {item.capture.sha256[:12]}"
        return item.where

    def _version(self, report: Report) -> str:
        return self._reader.version(report.lang or "") if report.lang in self._reader.languages else ""

    def _stamp(self, report: Report | None) -> Stamp:
        from selon.store import Stamp

        return Stamp(at=self._at, selon=selon.__version__, reader=self._version(report) if report else "")
