"""One contradiction: the point as a question, its sides in their own words. There is no winner."""

from __future__ import annotations

from typing import Any

from selon.dossier import Answer, DisputeCard, Dossier
from selon.errors import UsageError
from selon.web.asked import Asked
from selon.web.disputecards import card_said
from selon.web.page import Page
from selon.web.setting import spoken


def ask(dossier: Dossier, asked: Asked) -> Answer[DisputeCard]:
    identity = asked.path["id"]
    found = dossier.contra("X-" + identity[2:] if identity[:2].upper() == "X-" else "X-" + identity)
    if not found.results:
        raise UsageError(f"no contradiction {identity}", hint="`selon contra` lists them")
    return found


def shape(answer: Answer[DisputeCard], asked: Asked) -> dict[str, Any]:
    return {"said": card_said(answer.results[0], spoken(asked))}


PAGE = Page(
    "/contradiction/{id}",
    "contradiction.html",
    ask,
    shape,
    about="One contradiction: its point, and every side with its quotes, speakers, days and origins.",
    record=DisputeCard,
)
