"""Events: the list, one event with all its voices, why two are one, and judgements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selon.cli.screen.wording import DIM, STYLES, short
from selon.dossier import claim_row, event_words, when_words

if TYPE_CHECKING:
    from selon.dossier import Compared, OriginGroup, Sheet, Telling
    from selon.model import Event, Judgement, SlotValue

_MEASURE = 96
_SLOTS = (
    ("actor", "who"),
    ("recipient", "to whom"),
    ("place", "where"),
    ("when", "when"),
    ("count", "how many"),
    ("mode", "how"),
)
_MANY = 6


def draw_events(screen: Console, events: Sequence[Event]) -> None:
    table = Table(box=None, padding=(0, 1, 1, 0), pad_edge=False, header_style=DIM, expand=True)
    table.add_column("event", width=9, no_wrap=True)
    table.add_column("what", width=18)
    table.add_column("who → whom · where", ratio=1)
    table.add_column("when", width=16)
    table.add_column("told by", width=24)
    for event in events:
        words = event_words(event)
        table.add_row(
            Text.assemble(short(event.id), *(("\n⚡ disputed", "magenta"),) if event.disputes else ()),
            Text.assemble((event.type, "bold"), f" {event.mode}" if event.mode else "", "\n", _status(event)),
            Text.assemble(words.who, (f"\n→ {words.whom}" if words.whom else ""), (f"\n{words.where}" if words.where else "")),
            Text(words.when or "undated", style="" if words.when else DIM),
            Text(f"{_many(len(event.reports), 'report')} · {_many(event.origins, 'origin')}\n{_affirmed(event)}"),
        )
    screen.print(table)


def _status(event: Event) -> Text:
    """How it stands by claim: `● 7 happened  ✕ 1 denied`."""
    text = Text()
    for at, value in enumerate(event.status[:3]):
        glyph, style = _glyph(value.value)
        text.append("  " if at else "").append(f"{glyph} {len(value.claims)} {value.value}", style=style)
    return text


def _glyph(status: str) -> tuple[str, str]:
    if status == "denied" or status.startswith("not "):
        return "✕", STYLES["denied"]
    return ("●", STYLES["stated"]) if status in ("happened", "ongoing") else ("◌", STYLES["planned"])


def _affirmed(event: Event) -> str:
    if event.affirmed_by > 1:
        return f"{event.affirmed_by} origins affirm it"
    return "one origin affirms it" if event.affirmed_by else "nobody affirms it"


def draw_sheet(screen: Console, sheet: Sheet) -> None:
    event = sheet.event
    screen.print(Text.assemble((event.summary, "bold"), f"  {short(event.id)}", style=""), width=_MEASURE)
    told = f"{_many(len(event.reports), 'report')} · {_many(event.origins, 'origin')} · {_affirmed(event)}"
    if event.first:
        told += f" · told {event.first}" + (f" to {event.last}" if event.last != event.first else "")
    screen.print(Text(told, style=DIM))
    screen.print()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.add_column(width=9)
    table.add_column(ratio=1)
    table.add_row(Text("status", style=DIM), _values(event.status, event))
    for slot, name in _SLOTS:
        if event.slots.get(slot):
            table.add_row(Text(name, style=DIM), _values(event.slots[slot], event))
        elif slot != "mode" and not (slot == "when" and event.when.edtf):
            table.add_row(Text(name, style=DIM), Text("nobody says", style=DIM))
    if event.when.edtf:
        table.add_row(Text("agreed", style=DIM), Text.assemble(when_words(event.when), (f"  {event.when.basis}", DIM)))
    screen.print(table, width=_MEASURE)
    screen.print()
    for dispute in sheet.disputes:
        word = "⚡ contradiction" if dispute.kind == "true" else "≈ apparent"
        line = Text.assemble((f"{word} {dispute.point.replace('_', ' ')}", "magenta" if dispute.kind == "true" else DIM), "  ")
        line.append(" | ".join(f"{side.value} ({', '.join(side.speakers[:2])})" for side in dispute.sides[:3]))
        line.append(f"  {short(dispute.id)}", style=DIM)
        screen.print(line, width=_MEASURE)
    if sheet.disputes:
        screen.print()
    for group in sheet.origins:
        _draw_origin(screen, group, sheet)
    if event.unsure:
        screen.print(Text(f"unsure whether here too: {', '.join(short(each) for each in event.unsure[:8])}", style="yellow"))


def _values(values: Sequence[SlotValue], event: Event) -> Text:
    """Each value with how many hold it and who: the one most origins give first."""
    lines = []
    for value in values[:_MANY]:
        voices = ", ".join(value.speakers[:3]) + (f" +{len(value.speakers) - 3}" if len(value.speakers) > 3 else "")
        lines.append(Text.assemble(value.value, (f"  {_many(len(value.claims), 'claim')} · {voices}", DIM)))
    if len(values) > _MANY:
        lines.append(Text(f"… and {len(values) - _MANY} more", style=DIM))
    return Text("\n").join(lines)


def _draw_origin(screen: Console, group: OriginGroup, sheet: Sheet) -> None:
    told = [sheet.reports[each] for each in group.reports]
    head = Text.assemble(("origin ", DIM), (group.name, "bold"))
    head.append(f"  {_many(len(told), 'report')}: " + ", ".join(f"{r.outlet or '?'} {(r.published or '')[5:]}" for r in told[:5]), style=DIM)
    if len(told) > 5:
        head.append(f" +{len(told) - 5}", style=DIM)
    screen.print(head, width=_MEASURE)
    for voice in group.voices:
        screen.print(Padding(_voice(voice), (0, 0, 0, 2)), width=_MEASURE)
    screen.print()


def _voice(voice: Telling) -> Text:
    style = STYLES[voice.standing]
    text = Text.assemble((f"{voice.glyph} {voice.standing}", style), f"  {voice.speaker}")
    if voice.stance not in ("say", "own voice"):
        text.append(f" ({voice.stance})")
    text.append(f", {voice.said}" if voice.said else "", style=DIM)
    text.append(f"  « {voice.quote} »", style="italic")
    again = f" · again in {_many(len(voice.again), 'claim')}" if voice.again else ""
    text.append(f"  {short(voice.claim)} · {voice.outlet or 'report'}{again}", style=DIM)
    return text


def draw_compared(screen: Console, found: Compared) -> None:
    word = "one event now" if found.together else "two events now"
    screen.print(Text.assemble((f"{short(found.events[0])} = {short(found.events[1])}?", "bold"), f"  {word}"))
    screen.print()
    for claim in (found.left, found.right):
        row = claim_row(claim)
        screen.print(Text.assemble((f"{short(claim.id)}  ", DIM), f"{row.type} {row.mode}  {row.who or '?'} → {row.to_whom or '?'} · {row.when}"))
        screen.print(Padding(Text(f"« {row.quote} »", style="italic"), (0, 0, 1, 2)), width=_MEASURE)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    for feature in found.features:
        table.add_row(Text(f"{feature.weight:+.2f}"), Text(feature.name.replace("_", " ")), Text(feature.about, style=DIM))
    table.add_row(Text(f"{found.score:.2f}", style="bold"), Text("together", style="bold"), Text(f"{found.needed:.2f} is needed", style=DIM))
    screen.print(table)
    if found.never:
        screen.print(Text(f"never one event: {found.never}", style="magenta"))
    if found.judgements:
        screen.print()
        draw_judgements(screen, found.judgements)


def draw_judgements(screen: Console, judgements: Sequence[Judgement]) -> None:
    for each in judgements:
        line = Text.assemble((short(each.id), "bold"), f"  {short(each.left)} and {short(each.right)}: ", (each.verdict, "bold"))
        line.append(f"  by {each.by}" + (f", {each.at[:16].replace('T', ' ')}" if each.at else ""), style=DIM)
        if each.reasons:
            line.append(f"  « {'; '.join(each.reasons)} »", style="italic")
        if each.withdrawn_at is not None:
            line.append(f"  withdrawn {each.withdrawn_at[:16].replace('T', ' ')}".rstrip(), style="yellow")
        screen.print(line, width=_MEASURE)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
