"""The timeline: a heading for each month, a line or two for each claim, hollow marks for what is only announced."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.cli.screen.claims import quoted, standing_words, what
from selon.cli.screen.wording import DIM, short
from selon.dossier import ClaimRow, claim_row, periods

if TYPE_CHECKING:
    from selon.model import Claim

_MONTHS = "January February March April May June July August September October November December".split()


def draw_timeline(screen: Console, claims: Sequence[Claim]) -> None:
    for period in periods(claims):
        screen.print(Text(_heading(period.month), style="bold"))
        table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=False)
        table.add_column(width=19)
        table.add_column(ratio=1)
        table.add_column(width=8)
        for claim in period.claims:
            row = claim_row(claim)
            table.add_row(
                Text(row.when or "—", style="default" if row.when else DIM),
                _sentence(row),
                Text(short(row.id), style=DIM),
            )
        screen.print(table)
        screen.print()


def _sentence(row: ClaimRow) -> Text:
    """Who → whom: what, where, according to whom. The standing is named: the glyph alone would not carry in print."""
    text = standing_words(row)
    text.append(row.who or "?")
    if row.to_whom:
        text.append(f" → {row.to_whom}")
    text.append("  ")
    text.append_text(what(row))
    text.append(" ")
    text.append_text(quoted(row.trigger))
    for detail in (row.where, *row.counts):
        if detail:
            text.append(f" · {detail}")
    text.append(f" · according to {row.according_to}", style=DIM)
    return text


def _heading(month: str) -> str:
    if not month:
        return "without a date"
    year, _, number = month.partition("-")
    return f"{_MONTHS[int(number) - 1]} {year}" if number.isdigit() else year
