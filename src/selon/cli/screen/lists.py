"""Plain lists: checks, problems, mismatches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.cli.screen.wording import DIM, short

if TYPE_CHECKING:
    from selon.dossier import Check, Found, Mismatch


def draw_checks(screen: Console, checks: Sequence[Check]) -> None:
    table = _table()
    for check in checks:
        mark = Text("✓", style="green") if check.ok else Text("✕", style="bold magenta")
        value = Text(check.value)
        if check.hint:
            value.append(f"\n→ {check.hint}", style="yellow")
        table.add_row(mark, Text(check.name, style="bold"), value)
    screen.print(table)


def draw_problems(screen: Console, problems: Sequence[Found]) -> None:
    table = _table()
    for problem in problems:
        text = Text(problem.message)
        if problem.hint:
            text.append(f"\n→ {problem.hint}", style=DIM)
        table.add_row(Text("!", style="yellow"), Text(problem.stage, style=DIM), text)
    screen.print(table)


def draw_mismatches(screen: Console, found: Sequence[Mismatch]) -> None:
    table = _table()
    for each in found:
        text = Text.assemble("kept:  ", each.kept, "\n", "found: ", each.found or "nothing there")
        table.add_row(Text("✕", style="magenta"), Text(f"{short(each.id)}\n{each.what}"), text)
    screen.print(table)


def _table() -> Table:
    return Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=False)
