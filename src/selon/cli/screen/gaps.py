"""Gaps: one event a row, with what nobody says, who is silent, and on how little it rests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.cli.screen.wording import DIM, short
from selon.dossier import when_words
from selon.model import When

if TYPE_CHECKING:
    from selon.dossier import Gap


def draw_gaps(screen: Console, gaps: Sequence[Gap]) -> None:
    table = Table(box=None, padding=(0, 1, 1, 0), pad_edge=False, header_style=DIM, expand=True)
    table.add_column("event", width=9, no_wrap=True)
    table.add_column("what", ratio=1)
    table.add_column("not known", ratio=1)
    table.add_column("told by", width=23)
    for gap in gaps:
        told = f"{_many(gap.reports, 'report')} · {_many(gap.origins, 'origin')}"
        table.add_row(short(gap.event), Text(gap.summary), _lines(gap), Text(told))
    screen.print(table)


def _lines(gap: Gap) -> Text:
    lines = []
    if gap.missing:
        lines.append(Text.assemble("nobody says ", (", ".join(gap.missing), "bold")))
    if gap.silent:
        lines.append(Text.assemble("silent: ", (", ".join(gap.silent), "bold")))
    if gap.single:
        lines.append(Text("all go back to one origin", style="yellow"))
    if gap.due:
        due = when_words(When(None, gap.due, gap.due))
        lines.append(Text(f"announced for {due} at the latest; nobody tells whether it was done", style="blue"))
    if gap.unsure:
        named = ", ".join(short(claim) for claim in gap.unsure[:4]) + (" …" if len(gap.unsure) > 4 else "")
        lines.append(Text(f"unsure whether here: {named}", style=DIM))
    return Text("\n").join(lines)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
