"""One event with every voice: what is said of it, by whom, in which words, from how many origins, and what was told when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from babel.numbers import format_decimal

from selon.dossier import Answer, Branch, Dossier, Sheet, Tally, stems
from selon.model import Claim
from selon.web.asked import Asked
from selon.web.draw.stemma import stemma
from selon.web.eventhead import headline
from selon.web.eventparts import days_told, disputed, drawn, slots, tally_rows
from selon.web.glosses import reason_said
from selon.web.kinds import stance_said
from selon.web.page import Page, Parameter
from selon.web.setting import spoken

_UNSURE = 3
"""So many claims that may belong to the event are quoted; the others are named."""


class Feature(msgspec.Struct, frozen=True):
    name: str
    weight: float
    about: str


class Weighed(msgspec.Struct, frozen=True):
    """How alike a claim is to the likest of the event, what it would need, feature by feature."""

    score: float
    needed: float
    features: tuple[Feature, ...]
    never: str


class Doubt(msgspec.Struct, frozen=True):
    """A claim that may belong to the event, and where it stands now. `weighed`: only of the one that was asked about."""

    claim: Claim
    event: str | None
    report: str
    outlet: str | None
    lang: str | None
    weighed: Weighed | None = None


class EventSheet(Sheet, frozen=True):
    """The event with all that its page shows: `figures` by unit, `stemma` of its reports, `doubts` on claims left out."""

    figures: tuple[Tally, ...] = ()
    stemma: tuple[Branch, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def ask(dossier: Dossier, asked: Asked) -> Answer[EventSheet]:
    told: Answer[Any] = dossier.show("E-" + asked.path["id"].removeprefix("E-").removeprefix("e-"))
    sheet: Sheet = told.results[0]
    event = sheet.event.id
    traced = dossier.trace(event)
    found = EventSheet(
        **{name: getattr(sheet, name) for name in Sheet.__struct_fields__},
        figures=dossier.figures(event).results,
        stemma=stems(traced),
        doubts=tuple(_doubt(dossier, event, claim, asked) for claim in _quoted(sheet.event.unsure, asked)),
    )
    return msgspec.structs.replace(told, results=(found,), reports=traced.reports)


def _quoted(unsure: Sequence[str], asked: Asked) -> list[str]:
    """The first few, and the one that is asked about."""
    why = asked.one("why")
    return [each for at, each in enumerate(unsure) if at < _UNSURE or each == why]


def _doubt(dossier: Dossier, event: str, claim: str, asked: Asked) -> Doubt:
    shown = dossier.show(claim).results[0]
    report = shown.marked.report
    weighed = None
    if asked.one("why") == claim:
        compared = dossier.why(f"{event}={claim}").results[0]
        features = tuple(Feature(each.name.replace("_", " "), each.weight, each.about) for each in compared.features)
        weighed = Weighed(compared.score, compared.needed, features, compared.never)
    return Doubt(shown.claim, shown.event, report.id, report.outlet, report.lang, weighed)


def shape(answer: Answer[EventSheet], asked: Asked) -> dict[str, Any]:
    sheet, speech = answer.results[0], spoken(asked)
    everything = bool(asked.one("all"))
    origins = drawn(sheet.origins, speech, everything=everything)
    heads = {report.id: report for report in (*answer.reports, *sheet.reports.values())}
    return {
        "sheet": sheet,
        "event": sheet.event,
        "head": headline(sheet, speech),
        "slots": slots(sheet, speech, everything=everything),
        "tallies": tally_rows(sheet.figures, speech, everything=everything),
        "disputes": disputed(sheet.disputes, speech),
        "origins": origins,
        "origins_hidden": len(sheet.origins) - len(origins),
        "tree": stemma(sheet.stemma),
        "trees": sheet.stemma,
        "heads": heads,
        "unquoted": [each for each in sheet.event.unsure if each not in {doubt.claim.id for doubt in sheet.doubts}],
        "weight": lambda weight: format_decimal(weight, format="+0.0;−0.0", locale=speech.locale),
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
    parameters=(
        Parameter("why", "A claim of which it is unsure whether it belongs here: weigh it, feature by feature."),
        Parameter("all", "On the page, every voice and value of a much-told event. The data have them in any case.", values=("1",)),
    ),
    record=EventSheet,
)
