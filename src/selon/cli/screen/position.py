"""A position: what it is about as a heading, one line and a quote for each statement, and each shift with both quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selon.cli.screen.claims import standing_words
from selon.cli.screen.wording import DIM, short
from selon.dossier import claim_row, when_words
from selon.model import When

if TYPE_CHECKING:
    from selon.dossier import Answer, Matter, Saying, Shift
    from selon.model import Report

_WIDE = 98
_ROOM = 280
_HOW = {"says": "", "acts": "", "passes on": " (passes it on)", "ascribed": ""}


def draw_position(screen: Console, answer: Answer[Matter]) -> None:
    heads = {report.id: report for report in answer.reports}
    screen.print(Text.assemble((str(answer.query["position"]), "bold"), (f"  as {answer.query['as']}", DIM)))
    screen.print()
    for matter in answer.results:
        head = Text.assemble((matter.type, "bold"), "  ", matter.about)
        head.append(f"  {len(matter.shifts)} shift{'s' * (len(matter.shifts) != 1)}" if matter.shifts else "", style="yellow")
        head.append(f"  {short(matter.event)}" if matter.event else "", style=DIM)
        screen.print(head, width=_WIDE)
        table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=False)
        table.add_column(width=17)
        table.add_column(width=_WIDE - 21)
        for saying in matter.sayings:
            table.add_row(day(saying), _said(saying, heads))
        screen.print(Padding(table, (0, 0, 0, 2)))
        for shift in matter.shifts:
            _draw_shift(screen, shift)
        screen.print()


def _said(saying: Saying, heads: dict[str, Report]) -> Text:
    row = claim_row(saying.claim)
    line = standing_words(row)
    line.append(saying.speaker)
    line.append(_HOW[saying.how])
    if saying.how == "ascribed":
        line.append(f", according to {row.according_to}", style=DIM)
    details = [*row.counts, _told_by(saying, heads), short(saying.claim.id)]
    line.append(" · " + " · ".join(part for part in details if part), style=DIM)
    return line.append(f"\n« {cut(row.quote)} »", style="italic")


def _told_by(saying: Saying, heads: dict[str, Report]) -> str:
    if len(saying.reports) > 1:
        return f"in {len(saying.reports)} reports"
    report = heads.get(saying.reports[0])
    return f"in {report.outlet}" if report and report.outlet else ""


def _draw_shift(screen: Console, shift: Shift) -> None:
    line = Text.assemble(("⇄ shift", "bold yellow"), f"  {shift.what}", (f"  {shift.by}", DIM))
    screen.print(Padding(line, (1, 0, 0, 2)), width=_WIDE)
    for word, saying in (("before", shift.before), ("after", shift.after)):
        told = Text.assemble((f"{word:<7}", DIM), f"{day(saying)}, {saying.speaker}: ")
        told.append(f"« {cut(claim_row(saying.claim).quote)} »", style="italic")
        told.append(f"  {short(saying.claim.id)}", style=DIM)
        screen.print(Padding(told, (0, 0, 0, 4)), width=_WIDE)


def day(saying: Saying) -> str:
    """The day on which it was said; the day of publication is the last that it can have been."""
    words = when_words(When(None, saying.first, saying.last))
    return f"by {words}" if saying.dated == "published" and words else words or "no day"


def cut(quote: str) -> str:
    return quote if len(quote) <= _ROOM else quote[:_ROOM].rsplit(" ", 1)[0] + " …"
