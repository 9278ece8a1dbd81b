"""One claim, by its id: shown within its report, with its reasons."""

from __future__ import annotations

from selon.dossier import Answer, Dossier, Shown
from selon.errors import UsageError
from selon.model import Claim
from selon.web.asked import Asked
from selon.web.page import Page
from selon.web.pages.report import shape


def ask(dossier: Dossier, asked: Asked) -> Answer[Shown]:
    written = asked.path["id"]
    answer = dossier.show(written)
    if answer.kind != "shown" or answer.results[0].claim is None:
        raise UsageError(f"{written} is no claim", hint="a claim is C-…")
    return answer


PAGE = Page("/claim/{id}", "report.html", ask, shape, about="A claim with its quote, speakers and reasons, within its report.", record=Claim)
