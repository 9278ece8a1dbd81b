"""One report: its text with every claim underlined in place, and beside it the record of the claim that is looked at."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from selon.dossier import Answer, Dossier, Shown
from selon.errors import UsageError
from selon.model import Claim
from selon.web.asked import Asked
from selon.web.draw.marked import set_paragraphs, unplaced
from selon.web.grounds import review_said, rule_said
from selon.web.page import Page, Parameter
from selon.web.record import note, record
from selon.web.setting import spoken
from selon.web.slots import language, line_of

LINES = ("stated", "attributed", "planned", "denied")


def ask(dossier: Dossier, asked: Asked) -> Answer[Shown]:
    """With `claim`, that claim within its report."""
    written, claim = asked.path["id"], asked.one("claim")
    answer = dossier.show(claim or written)
    shown = answer.results[0] if answer.kind == "shown" else None
    if shown is None or (claim and not shown.marked.report.id.lower().startswith(written.lower())):
        raise UsageError(f"{claim or written} is nothing of a report {written}", hint="a report is R-…, a claim of it C-…")
    return answer


def shape(answer: Answer[Shown], asked: Asked) -> dict[str, Any]:
    shown, speech = answer.results[0], spoken(asked)
    marked, report = shown.marked, shown.marked.report
    claims = marked.claims
    chosen = next((at for at, claim in enumerate(claims, start=1) if shown.claim is not None and claim.id == shown.claim.id), None)
    notes = [note(number, claim, speech) for number, claim in enumerate(claims, start=1)]
    lines = [line_of(each.row.standing) for each in notes]
    reviews = [each for each in shown.reviews if shown.claim is not None and each.claim == shown.claim.id]

    def to(number: int | None) -> str:
        """A claim of this report, at its words."""
        if number is None or not 1 <= number <= len(claims):
            return ""
        return asked.link(f"/report/{report.id}#m{number}", claim=claims[number - 1].id)

    return {
        "shown": shown,
        "report": report,
        "paragraphs": set_paragraphs(marked, chosen=chosen),
        "unplaced": unplaced(marked),
        "notes": notes,
        "lines": lines,
        "chosen": chosen,
        "record": record(shown.why, lang=report.lang, speech=speech) if shown.why is not None else None,
        "to": to,
        "before": to(chosen - 1 if chosen else None),
        "after": to(chosen + 1 if chosen else 1),
        "reviews": reviews,
        "rejected": any(each.verdict == "rejected" for each in reviews),
        "said": lambda review: review_said(review, speech),
        "says": lambda rule: rule_said(rule, speech),
        "counts": [(line, lines.count(line)) for line in LINES],
        "spoken_in": language(report.lang, speech),
        "elsewhere": _elsewhere(report.url),
        "files": sorted({_name(where) for where in shown.where} - {""}),
    }


def _elsewhere(url: str | None) -> str:
    """Its address, where that is one of the web: a `javascript:` in a report's head leads nowhere."""
    return url if url and urlsplit(url).scheme in ("http", "https") else ""


def _name(where: str) -> str:
    """The name of its file, without the folders of this computer; nothing for what was piped or pasted in."""
    return where.replace("\\", "/").rpartition("/")[2] if where != "-" else ""


PAGE = Page(
    "/report/{id}",
    "report.html",
    ask,
    shape,
    about="A report with its claims marked in the text; with `claim`, that one with its reasons.",
    parameters=(Parameter("claim", "The id of a claim of the report (C-…)."),),
    record=Claim,
)

