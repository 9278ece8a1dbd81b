"""A place: its events in order of time; what is told of places within it, or only of the country around it, apart."""

from __future__ import annotations

from typing import Any

from selon.dossier import Answer, Dossier, PlaceFile
from selon.web.asked import Asked
from selon.web.page import Page, Parameter


def ask(dossier: Dossier, asked: Asked) -> Answer[PlaceFile]:
    return dossier.place(asked.path["name"])


def shape(answer: Answer[PlaceFile], asked: Asked) -> dict[str, Any]:
    found = answer.results[0] if answer.results else None
    return {"name": asked.path["name"], "found": found, "whole": asked.many("all"), "few": 15}


PAGE = Page(
    "/place/{name}",
    "place.html",
    ask,
    shape,
    about="The events of a place in order of time; those of finer and wider places apart.",
    parameters=(
        Parameter("name", "A country, a region, a town."),
        Parameter("all", "Show all of a part.", many=True, values=("here", "finer", "wider")),
    ),
    record=PlaceFile,
)
