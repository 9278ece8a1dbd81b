"""The list of reports, the newest first, and the box to add one."""

from __future__ import annotations

from typing import Any

from selon.dossier import Answer, Dossier, ReportLine
from selon.errors import UsageError
from selon.web.asked import Asked
from selon.web.page import Page, Parameter
from selon.web.setting import spoken
from selon.web.slots import language

PER_PAGE = 50


def ask(dossier: Dossier, asked: Asked) -> Answer[ReportLine]:
    if not dossier.path.exists():
        # Nothing has been added yet: the page then is the box to do so.
        return Answer(kind="reports", query={"reports": {}}, results=(), limits={"reports": 0, "reports_matching": 0})
    return dossier.reports(
        outlet=asked.many("outlet"),
        lang=asked.one("lang") or None,
        since=asked.one("since") or None,
        until=asked.one("until") or None,
        origin=asked.one("origin") or None,
        limit=PER_PAGE,
        offset=(_page(asked) - 1) * PER_PAGE,
    )


def shape(answer: Answer[ReportLine], asked: Asked) -> dict[str, Any]:
    page, matching, speech = _page(asked), answer.limits["reports_matching"], spoken(asked)
    first = (page - 1) * PER_PAGE
    return {
        "lines": answer.results,
        "first": first + 1,
        "last": first + len(answer.results),
        "matching": matching,
        "newer": asked.here(page=page - 1 if page > 2 else None) if page > 1 else "",
        "older": asked.here(page=page + 1) if first + len(answer.results) < matching else "",
        "held": answer.limits["reports"],
        "languages_held": [(code, language(code, speech)) for code in answer.limits.get("languages", {})],
        "filtered": any(asked.one(name) for name in ("outlet", "lang", "since", "until", "origin")),
    }


def _page(asked: Asked) -> int:
    written = asked.one("page", "1") or "1"
    if not written.isascii() or not written.isdigit() or not 1 <= int(written[:9]) <= 10_000_000:
        raise UsageError(f"there is no page {written[:20]}", hint="pages are numbered from 1")
    return int(written)


PAGE = Page(
    "/reports",
    "reports.html",
    ask,
    shape,
    about="The reports, the newest first, with what each goes back to.",
    parameters=(
        Parameter("outlet", "Who published it.", many=True),
        Parameter("lang", "Language of the report."),
        Parameter("since", "Published then or later."),
        Parameter("until", "Published then or earlier."),
        Parameter("origin", "Those that go back to what this report (R-…) goes back to."),
        Parameter("page", "Which page of fifty.", kind="integer"),
    ),
    record=ReportLine,
)
