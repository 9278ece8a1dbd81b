"""`eval`: one table a folder, and the rows that went wrong. `card`: one table a half of the gold, and known failures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selon.cli.screen.wording import DIM

if TYPE_CHECKING:
    from selon.dossier import CardRow, Figure, Row

_MARKS = {
    "missed": ("−", "yellow"),
    "spurious": ("+", "magenta"),
    "wrong": ("≠", "cyan"),
    "wrong event": ("≠", "cyan"),
    "wrong origin": ("≠", "cyan"),
    "contradiction missed": ("−", "yellow"),
    "contradiction spurious": ("+", "magenta"),
    "falsely by several": ("+", "magenta"),
    "carried by another": ("+", "magenta"),
    "several missed": ("−", "yellow"),
}
_OF_CLAIMS = ("missed", "spurious", "wrong", "wrong event")
_INSIDE = (0, 0, 0, 6)
_NEW_BLOCK = (
    "precision", "strict precision", "source", "trigger known",
    "B³ precision", "whole B³ precision", "origins exact", "contradictions precision", "by several precision",
)  # fmt: skip


def draw_figures(screen: Console, figures: Sequence[Figure]) -> None:
    for folder, group in groupby(figures, key=lambda figure: figure.folder):
        screen.print(Text(folder, style="bold"))
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
        table.add_column(min_width=18)
        for _ in range(3):
            table.add_column(justify="right", width=6)
        table.add_row("", *(Text(name, style=DIM) for name in ("right", "of", "rate")))
        for figure in group:
            if figure.measure in _NEW_BLOCK:
                table.add_row()
            right, of = ("" if number is None else str(number) for number in (figure.right, figure.of))
            name = figure.measure.endswith("F1")
            table.add_row(
                Text(figure.measure, style="bold" if name else ""),
                right,
                of,
                Text("" if figure.rate is None else f"{figure.rate:.3f}", style="bold" if name else ""),
            )
        screen.print(table)
        screen.print()


def draw_rows(screen: Console, rows: Sequence[Row]) -> None:
    for report, group in groupby(rows, key=lambda row: row.report):
        screen.print(Text(report, style="bold"))
        for row in group:
            mark, style = _MARKS[row.what]
            line = Text(f"  {mark} ", style=style)
            line.append(f"{row.what} ".ljust(9 if row.what in _OF_CLAIMS else 0), style=style)
            line.append(f"{row.type} ".ljust(10) if row.type else "")
            line.append(f"« {row.trigger} »" if row.trigger else "", style="italic")
            if row.what in _OF_CLAIMS:
                told = row.rule or ("" if row.known is None else "the pack knows the word" if row.known else "not in the pack")
                line.append(f"  {told}", style=DIM)
            screen.print(line)
            for field, wanted, found in row.wrong:
                screen.print(Padding(Text(f"{field}: {found}; wanted {wanted}"), _INSIDE))
            if row.words:
                screen.print(Padding(Text(row.words, style=DIM), _INSIDE))
        screen.print()


def draw_card(screen: Console, rows: Sequence[CardRow]) -> None:
    figures = [row for row in rows if row.what == "figure"]
    for (lang, half), group in groupby(figures, key=lambda row: (row.lang, row.half)):
        screen.print(Text(f"{lang}, {half} reports", style="bold"))
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column("", width=12)
        for name in ("precision", "right", "claims", "recall", "found", "rows"):
            table.add_column(Text(name, style=DIM), justify="right", width=9)
        for row in group:
            rates = ["" if rate is None else f"{rate:.3f}" for rate in (row.precision, row.recall)]
            cells = (rates[0], str(row.right), str(row.claims), rates[1], str(row.found), str(row.rows))
            table.add_row(Text(row.type, style="bold" if row.type == "all" else ""), *cells)
        screen.print(table)
        screen.print()
    failures = [row for row in rows if row.what == "failure"]
    if failures:
        screen.print(Text("known failures", style="bold"))
    for row in failures:
        screen.print(Text(f"  {row.lang}  {row.kind}"))
        screen.print(Padding(Text(f"« {row.example} »", style="italic"), _INSIDE))
        screen.print(Padding(Text(f"{row.type} {row.field}: {row.reads or 'none'}; should be {row.should or 'none'}", style=DIM), _INSIDE))
