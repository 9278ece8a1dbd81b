"""The list of events: each once, those that most reports tell first."""

from __future__ import annotations

from selon.dossier import Answer, Dossier
from selon.model import Event
from selon.web.asked import Asked
from selon.web.page import EVENT_FILTERS, Page, Parameter, asked_events


def ask(dossier: Dossier, asked: Asked) -> Answer[Event]:
    return dossier.events(**asked_events(asked), by_time=bool(asked.one("by_time")))


PAGE = Page(
    "/events",
    "events.html",
    ask,
    about="Each event once, with its reports and origins.",
    parameters=(
        *EVENT_FILTERS,
        Parameter("by_time", "In order of time.", values=("1",)),
    ),
    record=Event,
)
