"""What falls: for each event the loss in words, then the values and sides that nobody else holds."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from selon.cli.screen.differences import SLOTS, told_order
from selon.cli.screen.wording import DIM, short

if TYPE_CHECKING:
    from selon.dossier import Answer, Fall

_WIDE = 98
_MOST = 12
_HEADS = {
    "everything": "nobody else tells of these",
    "its only affirmation": "nobody else affirms these",
    "its second origin": "these rest on one origin",
    "a side": "contradictions that lose a side",
    "values": "values that nobody else gives",
    "voices": "voices fewer, nothing lost",
}


def draw_without(screen: Console, answer: Answer[Fall]) -> None:
    screen.print(Text.assemble(("without ", DIM), (str(answer.query["without"]), "bold"), (f"  {answer.query['as']}", DIM)))
    screen.print()
    for loss, group in groupby(answer.results, key=lambda fall: fall.loses):
        falls = list(group)
        screen.print(Text.assemble((_HEADS[loss], "bold"), (f"  {len(falls)}", DIM)))
        for fall in falls[:_MOST]:
            _draw_fall(screen, fall)
        if len(falls) > _MOST:
            screen.print(Padding(Text(f"… and {len(falls) - _MOST} more (--json has all)", style=DIM), (0, 0, 0, 2)))
        screen.print()


def _draw_fall(screen: Console, fall: Fall) -> None:
    line = Text.assemble((f"{short(fall.event)}  ", DIM), (fall.summary, "bold"))
    whole = fall.loses == "everything"
    told = [_many(fall.of, "claim") if whole else f"{len(fall.claims)} of {_many(fall.of, 'claim')}"]
    if fall.affirmed != fall.affirmed_left and not whole:
        told.append(f"affirmed by {_many(fall.affirmed_left, 'origin')} instead of {fall.affirmed}")
    line.append("  " + " · ".join(told), style=DIM)
    screen.print(Padding(line, (0, 0, 0, 2)), width=_WIDE)
    if whole:
        return
    for _, sides in groupby(fall.sides, key=lambda side: side.contradiction):
        gone = list(sides)
        point = f"{gone[0].point.replace('_', ' ')}: {' | '.join(side.value for side in gone)}"
        text = Text.assemble(("⚡ ", "magenta"), point, (f"  against {' | '.join(gone[0].left)}" if gone[0].left else "", DIM))
        text.append("" if gone[0].open else "  no longer disputed", style="yellow")
        screen.print(Padding(text, (0, 0, 0, 6)), width=_WIDE)
    for slot, values in groupby(sorted(fall.values, key=lambda value: told_order(value.slot)), key=lambda value: value.slot):
        lost = list(values)
        left = " | ".join(lost[0].left[:4]) or "nobody says"
        text = Text.assemble(("− ", "yellow"), f"{SLOTS.get(slot, slot)}: {' | '.join(value.value for value in lost[:6])}", (f"  left: {left}", DIM))
        screen.print(Padding(text, (0, 0, 0, 6)), width=_WIDE)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
