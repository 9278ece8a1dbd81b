"""Figures as strips on one scale a unit: ● a number, ├──┤ from low to high, an arrow where an end is open, ✕ what is denied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.cli.screen.wording import DIM, short
from selon.dossier import OWN_VOICE

if TYPE_CHECKING:
    from selon.dossier import Tally, ToldFigure

WIDTH = 34


def draw_figures(screen: Console, tallies: Sequence[Tally]) -> None:
    for tally in tallies:
        screen.print(_head(tally))
        table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=False)
        table.add_column(width=10)
        table.add_column(ratio=1)
        table.add_column(width=WIDTH, no_wrap=True)
        table.add_column(width=20)
        table.add_column(width=8)
        for figure in tally.figures:
            table.add_row(*_cells(figure, tally))
        table.add_row("", "", Text(_axis(tally), style=DIM), "", "")
        screen.print(table)
        screen.print()


def _head(tally: Tally) -> Text:
    text = Text(tally.unit + (f" ({tally.of})" if tally.of else ""), style="bold")
    text.append(f"  {_many(len(tally.figures), 'figure')} · {_many(tally.origins, 'origin')} · {short(tally.event)}", style=DIM)
    return text


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _cells(figure: ToldFigure, tally: Tally) -> tuple[Text, Text, Text, Text, Text]:
    style = DIM if figure.updated_by or figure.denied else ""
    # A report's own voice is its outlet's.
    named, others = (figure.outlets[0], figure.outlets[1:]) if figure.speaker == OWN_VOICE and figure.outlets else (figure.speaker, figure.outlets)
    voice = Text(named, style=style)
    until = figure.last is not None and figure.last != figure.day
    told = [f"in {', '.join(others)}"] if others and others is figure.outlets else [f"also {', '.join(others)}"] if others else []
    told += [_many(len(figure.claims), "claim")] if len(figure.claims) > 1 else []
    voice.append(f"\n{' · '.join(told)}" if told else "", style=DIM)
    words = Text(figure.words.removeprefix(tally.unit).strip(), style=style)
    for note in _notes(figure):
        words.append(f"\n{note}", style="italic")
    day = Text((figure.day or "no date") + (f"\n…{figure.last[5:]}" if until and figure.last else ""), style=style)
    return day, voice, Text(strip(figure, tally.most), style=style), words, Text(short(figure.claims[0]), style=DIM)


def _notes(figure: ToldFigure) -> list[str]:
    notes = ["denied"] if figure.denied else []
    notes += [figure.status] if figure.status not in ("happened", "ongoing") else []
    notes += ["not certain"] if figure.certainty != "CT" else []
    return notes + ([f"later: {short(figure.updated_by)}"] if figure.updated_by else [])


def strip(figure: ToldFigure, most: float, *, width: int = WIDTH) -> str:
    """The figure on a line from 0 to `most`."""
    low = _column(figure.low, most, width)
    high = _column(figure.high, most, width)
    if low is not None and high is not None:
        if figure.low == figure.high:
            return " " * low + ("✕" if figure.denied else "●")
        # A range narrower than a column is still drawn as a range.
        return " " * low + "├" + "─" * (high - low - 1) + "┤"
    if low is not None:
        return " " * low + "├" + "─" * max(width - low - 2, 0) + "▶"
    if high is not None:
        return "◀" + "─" * max(high - 1, 0) + ("┤" if high else "")
    return ""


def _column(value: float | None, most: float, width: int) -> int | None:
    # The last column is kept for arrows: "at least the most" still shows that it is open.
    return None if value is None else min(round(value / most * (width - 2)), width - 2) if most else 0


def _axis(tally: Tally) -> str:
    end = f"{int(tally.most):,}" if tally.most == int(tally.most) else f"{tally.most:,}"
    return "0" + "·" * (WIDTH - 2 - len(end)) + end
