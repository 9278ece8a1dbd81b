"""Contradiction cards: a rule with the point in its middle, the sides under it as quotes. Neither stands above the other by merit:
they are set in the order in which they spoke."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from selon.cli.screen.wording import DIM, short
from selon.dossier import OWN_VOICE

if TYPE_CHECKING:
    from selon.dossier import DisputeCard, DisputeSide, Opposed, Voice

POINTS = {
    "whether": "whether it is so",
    "who": "who did it",
    "to_whom": "to whom",
    "where": "where",
    "when": "when",
    "how_many": "how many",
    "why": "why",
    "name": "what to call it",
}
_MOST, _SIDES, _ROOM = 4, 6, 280
_WIDE = 98


def draw_contra(screen: Console, cards: Sequence[DisputeCard]) -> None:
    for kind, group in groupby(cards, key=lambda card: card.kind):
        if kind == "apparent":
            screen.print(Text("apparent only: both can hold", style="bold"))
            screen.print()
        for card in group:
            _draw_card(screen, card)


def _draw_card(screen: Console, card: DisputeCard) -> None:
    screen.print(Rule(Text(POINTS[card.point], style="bold"), characters="─", style=DIM), width=_WIDE)
    head = Text(card.what)
    head.append(f"  {short(card.event)} · {short(card.id)}", style=DIM)
    screen.print(head, width=_WIDE)
    screen.print(Text(f"{'apparent' if card.kind == 'apparent' else 'contradiction'}: {card.reason}", style="italic"), width=_WIDE)
    screen.print()
    for side in card.sides[:_SIDES]:
        _draw_side(screen, side)
    if len(card.sides) > _SIDES:
        rest = ", ".join(side.value for side in card.sides[_SIDES:])
        screen.print(Padding(Text(f"… and {len(card.sides) - _SIDES} more: {rest}", style=DIM), (0, 0, 1, 2)), width=_WIDE)


def _draw_side(screen: Console, side: DisputeSide) -> None:
    told = f"{_many(side.origins, 'origin')} · {_many(len(side.claims), 'claim')}"
    screen.print(Padding(Text.assemble((side.value, "bold"), "  ", (told, DIM)), (0, 0, 0, 2)))
    for voice in side.voices[:_MOST]:
        _draw_voice(screen, voice)
    if len(side.voices) > _MOST:
        screen.print(Padding(Text(f"… and {len(side.voices) - _MOST} more (--json has all)", style=DIM), (0, 0, 0, 4)))
    screen.print()


def _draw_voice(screen: Console, voice: Voice) -> None:
    own = voice.speaker == OWN_VOICE and voice.outlet
    line = Text(voice.outlet if own else voice.speaker)
    days = [f"said {voice.said}" if voice.said else "", f"published {voice.published}" if voice.published else "no date"]
    folded = f"+{len(voice.folded)} of this origin" if voice.folded else ""
    told = ["" if own else f"in {voice.outlet}" if voice.outlet else "", *days, short(voice.claim), folded]
    line.append(" · " + " · ".join(part for part in told if part), style=DIM)
    screen.print(Padding(line, (0, 0, 0, 4)), width=_WIDE)
    screen.print(Padding(Text(f"« {_cut(voice.quote)} »", style="italic"), (0, 0, 0, 6)), width=_WIDE)


def _cut(quote: str) -> str:
    return quote if len(quote) <= _ROOM else quote[:_ROOM].rsplit(" ", 1)[0] + " …"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def draw_opposed(screen: Console, found: Opposed) -> None:
    """Two sentences and what of their words clashes."""
    word = "they speak against each other" if found.opposed else "nothing shows that they speak against each other"
    screen.print(Text.assemble((word, "bold magenta" if found.opposed else "bold"), (f"  {found.score:.2f} · {found.lang}", DIM)))
    for sentence in (found.left, found.right):
        screen.print(Text(f"  « {sentence} »", style="italic"))
    for reason in found.reasons:
        screen.print(Text(f"    {reason}", style=DIM))
