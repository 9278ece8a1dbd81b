"""Styles and small phrases that every drawing shares. Colour is a second cue only: the glyph and the word come first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selon.dossier import Answer
    from selon.model import Report

STYLES = {
    "stated": "bold",
    "reported": "cyan",
    "alleged": "yellow",
    "planned": "blue",
    "requested": "blue",
    "threatened": "blue",
    "feared": "blue",
    "possible": "blue",
    "hypothetical": "blue",
    "denied": "magenta",
    "negated": "magenta",
}
DIM = "bright_black"
_SHORT = 8


def short(identity: str) -> str:
    """Enough of an id to paste into `show`; more is asked for where it is not."""
    return identity[:_SHORT]


def report_line(report: Report) -> tuple[str, str]:
    """Title and the line under it."""
    told = [
        report.outlet,
        report.published and f"published {report.published}",
        report.lang,
        short(report.id),
    ]
    if report.published is None:
        told[1] = "publication date unknown"
    return report.title or _opening(report), " · ".join(part for part in told if part)


def _opening(report: Report) -> str:
    words = " ".join(report.text[report.body : report.body + 200].split())
    return words if len(words) <= 70 else words[:70].rsplit(" ", 1)[0] + " …"


def limits_line(answer: Answer[Any], *, shown: str = "") -> str:
    limits = answer.limits
    parts = [shown] if shown else []
    if answer.kind == "events":
        shown_of = limits["events_matching"]
        parts.append((f"{len(answer.results)} of " if len(answer.results) < shown_of else "") + _many(shown_of, "event"))
    if answer.kind == "reports" and len(answer.results) < limits["reports_matching"]:
        parts.append(f"{len(answer.results)} of {limits['reports_matching']} that match")
    cut = answer.kind == "claims" and len(answer.results) < limits["claims"]
    parts.append((f"{len(answer.results)} of " if cut else "") + _many(limits["claims"], "claim"))
    reports = limits.get("claims_reports")
    if answer.kind == "claims" and reports is not None and reports != limits["reports"]:
        parts.append(f"from {reports} of {_many(limits['reports'], 'report')}")
    else:
        parts.append(_many(limits["reports"], "report"))
    if limits.get("origins"):
        parts.append(_many(limits["origins"], "origin"))
    parts.extend(f"{lang} {number}" for lang, number in limits.get("languages", {}).items())
    if limits.get("undated_left_out"):
        parts.append(f"{limits['undated_left_out']} without a date left out")
    if answer.as_of:
        parts.append(f"as of {answer.as_of[:16].replace('T', ' ')}")
    return " · ".join(parts)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
