"""The list of events: each once, those that most reports tell first."""

from __future__ import annotations

from typing import Any

from selon.dossier import Answer, Dossier, event_words
from selon.model import Event
from selon.web.asked import Asked
from selon.web.page import Page, Parameter


def ask(dossier: Dossier, asked: Asked) -> Answer[Event]:
    return dossier.events(
        type=asked.many("type"),
        party=asked.many("party"),
        place=asked.many("place"),
        since=asked.one("since") or None,
        until=asked.one("until") or None,
        disputed=bool(asked.one("disputed")),
        by_time=bool(asked.one("by_time")),
    )


def shape(answer: Answer[Event], asked: Asked) -> dict[str, Any]:
    return {"rows": [(event, event_words(event)) for event in answer.results]}


PAGE = Page(
    "/events",
    "events.html",
    ask,
    shape,
    about="Each event once, with its reports and origins.",
    parameters=(
        Parameter("type", "Event type, e.g. ASSAULT.", many=True),
        Parameter("party", "Who does it, suffers it or speaks of it.", many=True),
        Parameter("place", "A country or words of the place's name.", many=True),
        Parameter("since", "May have happened then or later."),
        Parameter("until", "May have happened then or earlier."),
        Parameter("disputed", "Only where voices contradict each other.", values=("1",)),
        Parameter("by_time", "In order of time.", values=("1",)),
    ),
    record=Event,
)
