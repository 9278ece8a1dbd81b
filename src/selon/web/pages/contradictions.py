"""The list of contradictions: on which point the voices of an event part, the apparent ones apart, with the reason."""

from __future__ import annotations

from typing import Any

from selon.dossier import Answer, DisputeCard, Dossier
from selon.web.asked import Asked
from selon.web.disputecards import card_said
from selon.web.eventline import line_said
from selon.web.page import Page, Parameter
from selon.web.setting import spoken

KINDS = ("true", "apparent")
LIMIT, QUOTED = 30, 40
"""So many contradictions, and of each of their sides so many claims in their words: a contradiction's own page has all."""
POINTS = ("whether", "who", "to_whom", "where", "when", "how_many", "name")


def ask(dossier: Dossier, asked: Asked) -> Answer[DisputeCard]:
    event = asked.one("event")
    return dossier.contra(
        event or None,
        kind=asked.one("kind") or None,
        point=asked.one("point") or None,
        limit=None if asked.one("all") else LIMIT,
        quoted=QUOTED,
    )


def shape(answer: Answer[DisputeCard], asked: Asked) -> dict[str, Any]:
    speech = spoken(asked)
    said = [card_said(card, speech, words=False) for card in answer.results]
    one = bool(asked.one("event")) and said
    return {
        "parted": [each for each in said if each.card.kind == "true"],
        "seeming": [each for each in said if each.card.kind != "true"],
        "event": line_said(answer.results[0].words, speech) if one else "",
        "event_id": answer.results[0].event if one else "",
        "kinds": KINDS,
        "points": POINTS,
        "matching": answer.limits["contradictions_matching"],
    }


PAGE = Page(
    "/contradictions",
    "contradictions.html",
    ask,
    shape,
    about="Where voices part: contradictions with their sides, true ones first.",
    parameters=(
        Parameter("event", "Only those of this event, E-…."),
        Parameter("kind", "Contradictions, or what only seems to be one.", values=KINDS),
        Parameter("point", "On which point.", values=POINTS),
        Parameter("all", f"All of them, not only the {LIMIT} with most origins.", values=("1",)),
    ),
    record=DisputeCard,
)
