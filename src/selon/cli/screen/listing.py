"""The list of reports: a line each, what it goes back to under its title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.cli.screen.wording import DIM, short

if TYPE_CHECKING:
    from selon.dossier import ReportLine


def draw_reports(screen: Console, lines: Sequence[ReportLine]) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style=DIM)
    table.add_column("report", width=8)
    table.add_column("published", width=10)
    table.add_column("outlet", max_width=16)
    table.add_column("", width=2)
    table.add_column("title", ratio=1)
    table.add_column("claims", justify="right")
    for line in lines:
        title = Text(line.title, style="italic" if line.untitled else "")
        family = _family(line)
        if family:
            title.append(f"\n{family}", style=DIM)
        published = line.published or Text("no date", style=DIM)
        table.add_row(short(line.id), published, line.outlet or "", line.lang or "", title, str(line.claims))
    screen.print(table)


def _family(line: ReportLine) -> str:
    if line.origin is None:
        return f"{line.taken} other{'s' * (line.taken != 1)} go{'es' * (line.taken == 1)} back to it" if line.taken else ""
    if line.origin.report is None:
        return f"goes back to a dispatch of {line.origin.outlet} that is not here"
    told = " ".join(part for part in (line.origin.outlet, line.origin.published, short(line.origin.report)) if part)
    return f"goes back to {told}"
