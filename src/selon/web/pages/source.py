"""An outlet: what it published, from whom it took it, whom it quotes, and what would fall without it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from selon.dossier import Answer, Dossier, SourceFile
from selon.web.asked import Asked
from selon.web.looks import TOLD
from selon.web.page import Page, Parameter


def ask(dossier: Dossier, asked: Asked) -> Answer[SourceFile]:
    return dossier.source(asked.path["name"], falls=True if asked.one("falls") else None)


def shape(answer: Answer[SourceFile], asked: Asked) -> dict[str, Any]:
    found = answer.results[0] if answer.results else None
    reports = found.reports if found else ()
    return {
        "name": asked.path["name"],
        "found": found,
        "took": _tally(each for report in reports for each in report.took),
        "given": _tally(each for report in reports for each in report.given),
        "whole": asked.many("all"),
        "few": 15,
        "lately": 60,
        "tell": TOLD,
    }


def _tally(takings: Any) -> list[tuple[tuple[str, str], int]]:
    """Outlet and kind of edge, the most frequent first."""
    counted = Counter((each.outlet, each.kind) for each in takings)
    return sorted(counted.items(), key=lambda each: (-each[1], each[0]))


PAGE = Page(
    "/source/{name}",
    "source.html",
    ask,
    shape,
    about="What an outlet published, from whom it took it and who took it from there, whom it quotes, what would fall without it.",
    parameters=(
        Parameter("name", "The outlet."),
        Parameter("falls", "Work out what would fall, however many reports there are.", values=("1",)),
        Parameter("all", "Show all of a part.", many=True, values=("falls", "quoted", "reports")),
    ),
    record=SourceFile,
)
