"""One event with every voice: what is said of it, by whom, in which words, from how many origins, and what was told when."""

from __future__ import annotations

from typing import Any

import msgspec

from selon.dossier import Answer, Branch, Dossier, Sheet, Tally, stems
from selon.model import Claim
from selon.web.asked import Asked
from selon.web.draw.stemma import stemma
from selon.web.eventhead import headline
from selon.web.eventparts import days_told, disputed, drawn, slots, tally_rows
from selon.web.glosses import reason_said
from selon.web.kinds import stance_said
from selon.web.page import Page
from selon.web.setting import spoken

_UNSURE = 4
"""So many claims that may belong to the event are weighed on the page; the others are named."""


class Feature(msgspec.Struct, frozen=True):
    name: str
    weight: float
    about: str


class Doubt(msgspec.Struct, frozen=True):
    """A claim that may belong to the event: how alike it is to the likest here, what it would need, feature by feature."""

    claim: Claim
    event: str
    report: str
    outlet: str | None
    lang: str | None
    score: float
    needed: float
    features: tuple[Feature, ...]
    never: str


class EventSheet(Sheet, frozen=True):
    """The event with all that its page shows: `figures` by unit, `stemma` of its reports, `doubts` on claims left out."""

    figures: tuple[Tally, ...] = ()
    stemma: tuple[Branch, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def ask(dossier: Dossier, asked: Asked) -> Answer[EventSheet]:
    told: Answer[Sheet] = dossier.show("E-" + asked.path["id"].removeprefix("E-").removeprefix("e-"))
    sheet = told.results[0]
    event = sheet.event.id
    traced = dossier.trace(event)
    found = EventSheet(
        **{name: getattr(sheet, name) for name in Sheet.__struct_fields__},
        figures=dossier.figures(event).results,
        stemma=stems(traced),
        doubts=tuple(_doubt(dossier, event, claim) for claim in sheet.event.unsure[:_UNSURE]),
    )
    return msgspec.structs.replace(told, results=(found,), reports=traced.reports)


def _doubt(dossier: Dossier, event: str, claim: str) -> Doubt:
    compared = dossier.why(f"{event}={claim}").results[0]
    shown = dossier.show(claim).results[0]
    report = shown.marked.report
    return Doubt(
        claim=compared.right,
        event=compared.events[1],
        report=report.id,
        outlet=report.outlet,
        lang=report.lang,
        score=compared.score,
        needed=compared.needed,
        features=tuple(Feature(each.name.replace("_", " "), each.weight, each.about) for each in compared.features),
        never=compared.never,
    )


def shape(answer: Answer[EventSheet], asked: Asked) -> dict[str, Any]:
    sheet, speech = answer.results[0], spoken(asked)
    heads = {report.id: report for report in (*answer.reports, *sheet.reports.values())}
    return {
        "sheet": sheet,
        "event": sheet.event,
        "head": headline(sheet, speech),
        "slots": slots(sheet, speech),
        "tallies": tally_rows(sheet.figures, speech),
        "disputes": disputed(sheet.disputes, speech),
        "origins": drawn(sheet.origins, speech),
        "tree": stemma(sheet.stemma),
        "trees": sheet.stemma,
        "heads": heads,
        "days": days_told(sheet, speech),
        "reason": lambda words: reason_said(words, speech),
        "verb": lambda stance: stance_said(stance, speech),
    }


PAGE = Page(
    "/event/{id}",
    "event.html",
    ask,
    shape,
    about="One event: its slots with their competing values, figures, voices by origin, family tree of reports.",
    record=EventSheet,
)
