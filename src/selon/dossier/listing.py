"""`reports`: what the dossier holds, report by report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from selon.dossier.answer import Answer
from selon.dossier.together import Together
from selon.views import day_range
from selon.views.listing import Kin, ReportLine, kin, report_lines

_LIMIT = 100


class Listing(Together):
    """The part of `Dossier` that lists reports."""

    def reports(
        self,
        *,
        outlet: Sequence[str] | str = (),
        lang: str | None = None,
        since: str | None = None,
        until: str | None = None,
        origin: str | None = None,
        limit: int | None = _LIMIT,
        offset: int = 0,
    ) -> Answer[ReportLine]:
        """The reports, the newest first: outlet, day, language, title, how many claims each gave, and what it goes back to.

        `since`/`until` by publication. `origin` a report (or an agency's dispatch, as `trace` names it): those of one family with
        it. `limit` None: all of them; `offset` leaves out so many first.
        """
        from selon.store import ReportFilter

        store, whole = self._open(), self._held()
        root = origin
        if origin and "@" not in origin:
            named = store.resolve(origin)
            root = whole.roots([named]).get(named, named)
        wanted = ReportFilter(
            outlet=(outlet,) if isinstance(outlet, str) else tuple(outlet),
            lang=lang,
            since=day_range(since, today=self._today())[0] if since else None,
            until=day_range(until, today=self._today())[1] if until else None,
            among=tuple(whole.below([root])) if root else None,
            limit=limit,
            offset=max(offset, 0),
            known_by=self._known.day if self._known else None,
            clock=self._known.clock if self._known else "published",
        )
        shown, matching = store.listed(wanted)
        ids = [report.id for report in shown]
        roots = whole.roots(ids)
        lines = report_lines(
            shown,
            claims=store.claim_counts(ids),
            roots=roots,
            heads=whole.heads({key for key in roots.values() if key.startswith("R-")}),
            takers=whole.takers([*roots.values(), *ids]),
        )
        given: dict[str, Any] = {"outlet": list(wanted.outlet), "lang": lang, "since": wanted.since, "until": wanted.until, "origin": root}
        answer = self._answer("reports", {"reports": {**_said(given), "limit": limit, "offset": wanted.offset}}, lines)
        return msgspec.structs.replace(answer, limits={**answer.limits, "reports_matching": matching})

    def _kin(self, report: str) -> Kin:
        """A report's place in the family tree of reports."""
        whole = self._held()
        edges = whole.edges([report])
        root = whole.roots([report]).get(report, report)
        named = {end for edge in edges for end in (edge.source, edge.to)} | {root}
        heads = whole.heads({each for each in named if each.startswith("R-")} - {report})
        return kin(report, root=root, edges=edges, heads=heads, takers=whole.takers([root, report]))


def _said(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value}
