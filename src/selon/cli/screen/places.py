"""Places: one a row, with what is told to happen there, by whom, and on how much it rests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.cli.screen.wording import DIM, short

if TYPE_CHECKING:
    from selon.dossier import EventAt, PlaceTold

_GROUND = {"claimed": ("○", ""), "corroborated": ("●", "bold"), "contested": ("◍", "magenta")}
_EVENTS, _VOICES = 3, 2


def draw_places(screen: Console, places: Sequence[PlaceTold]) -> None:
    table = Table(box=None, padding=(0, 2, 1, 0), pad_edge=False, header_style=DIM)
    table.add_column("place", width=22)
    table.add_column("how far", width=14)
    table.add_column("events", width=38)
    table.add_column("rests on", width=16)
    for place in places:
        glyph, style = _GROUND[place.ground]
        where = Text.assemble(place.name, (f"\n{place.country}" if place.country and place.precision != "country" else "", DIM))
        rests = f"{_many(place.reports, 'report')}\n{_many(place.origins, 'origin')}" + (f"\nlast {place.last}" if place.last else "")
        table.add_row(where, Text(f"{place.precision}\n{glyph} {place.ground}", style=style), _events(place.events), rests)
    screen.print(table)


def _events(events: Sequence[EventAt]) -> Text:
    lines = []
    for each in events[:_EVENTS]:
        voices = ", ".join(each.voices[:_VOICES]) + (f" +{len(each.voices) - _VOICES}" if len(each.voices) > _VOICES else "")
        # A denial travels with what it denies.
        denied = " · denied" if "denied" in each.status else ""
        lines.append(Text.assemble(each.summary, (f"  {short(each.event)} · {voices}{denied}", DIM)))
    if len(events) > _EVENTS:
        lines.append(Text(f"… and {len(events) - _EVENTS} more", style=DIM))
    return Text("\n").join(lines)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
