"""How claims are read, what the marks mean, what it cannot do, and how often it was right: the error card as tables."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from selon.dossier import Answer, CardRow, Dossier
from selon.web.asked import Asked
from selon.web.page import Page, Parameter
from selon.web.words import N_

# Glyph, the word by which it stands, and what that says.
STANDINGS = (
    ("●", "stated", N_("the report says so in its own voice, as certain")),
    ("◐", "reported", N_("somebody whom the report names says so, as certain")),
    ("○", "alleged", N_("it is charged, or said with reserve")),
    ("◌", "planned", N_("it is announced, promised or prepared; it has not happened yet")),
    ("◌", "requested", N_("it is demanded")),
    ("◌", "threatened", N_("it is threatened")),
    ("◌", "feared", N_("it is feared")),
    ("◌", "possible", N_("it is held possible")),
    ("◌", "hypothetical", N_("it is only supposed")),
    ("✕", "denied", N_("somebody denies it")),
    ("✕", "negated", N_("it is told as not so, by nobody’s denial")),
)


def ask(dossier: Dossier, asked: Asked) -> Answer[CardRow]:
    return dossier.card(lang=asked.one("lang") or None)


def shape(answer: Answer[CardRow], asked: Asked) -> dict[str, Any]:
    figures: dict[str, dict[str, dict[str, CardRow]]] = defaultdict(lambda: defaultdict(dict))
    failures: dict[str, list[CardRow]] = defaultdict(list)
    for row in answer.results:
        if row.what == "figure" and row.half:
            figures[row.lang][row.type][row.half] = row
        elif row.what == "failure":
            failures[row.lang].append(row)
    return {"standings": STANDINGS, "figures": figures, "failures": failures}


PAGE = Page(
    "/method",
    "method.html",
    ask,
    shape,
    needs=False,
    about="How claims are read, what the marks mean, limits, and the error card: precision and recall by language and type.",
    parameters=(Parameter("lang", "Only this language of reports."),),
    record=CardRow,
)
