"""An actor: what it did according to whom, what it said, what others say of it, and what came of its announcements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from selon.dossier import ActorFile, Answer, Dossier, Saying, claim_row
from selon.web.asked import Asked
from selon.web.draw.turns import turns
from selon.web.kinds import TYPES
from selon.web.looks import TOLD
from selon.web.page import Page, Parameter

FEW = 12
"""So many of a list are shown at once; the rest on demand."""


def ask(dossier: Dossier, asked: Asked) -> Answer[ActorFile]:
    return dossier.actor(asked.path["name"], since=asked.one("since") or None, everything=bool(asked.one("everything")))


def shape(answer: Answer[ActorFile], asked: Asked) -> dict[str, Any]:
    found = answer.results[0] if answer.results else None
    said = sorted(found.said, key=lambda matter: not matter.shifts) if found else []
    return {
        "name": asked.path["name"],
        "found": found,
        "said": said,
        "strip": turns(found.said) if found else None,
        "langs": {report.id: report.lang for report in answer.reports},
        "row": claim_row,
        "kinds": TYPES,
        "whole": asked.many("all"),
        "few": FEW,
        "tell": TOLD,
        "once": once,
    }


def once(sayings: Iterable[Saying]) -> list[Saying]:
    """One sentence may hold two statements on a matter: its words are shown once."""
    return list({(each.claim.report, each.claim.quote.start, each.speaker, each.last): each for each in sayings}.values())


PAGE = Page(
    "/actor/{name}",
    "actor.html",
    ask,
    shape,
    about="What an actor did according to whom, what it said over time, what others say of it; its ledger.",
    parameters=(
        Parameter("name", "A country, a capital, a person, a body."),
        Parameter("since", "Only of reports published on that day or later; of an actor named very often, of lately unless given."),
        Parameter("everything", "All there is, however much.", values=("1",)),
        Parameter("all", "Show all of a part.", many=True, values=("did", "said", "of_it")),
    ),
    record=ActorFile,
)
