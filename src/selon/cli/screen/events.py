"""Events: the list, one event with all its voices, why two are one, and judgements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selon.cli.screen.contra import POINTS
from selon.cli.screen.wording import DIM, STYLES, short
from selon.dossier import OWN_STANCE, OWN_VOICE, claim_row, event_words, stance_words, when_words

if TYPE_CHECKING:
    from selon.dossier import Compared, OriginGroup, Sheet, Telling
    from selon.model import Contradiction, Event, Judgement, Side, SlotValue

_MEASURE = 96
_TOWN = re.compile(r"^g(\d+)$")
_SLOTS = (
    ("actor", "who"),
    ("recipient", "to whom"),
    ("place", "where"),
    ("when", "when"),
    ("count", "how many"),
    ("mode", "how"),
)
_MANY, _MANY_STATUSES, _VOICES, _SIDES, _REPORTS = 6, 3, 3, 5, 5


def draw_events(screen: Console, events: Sequence[Event]) -> None:
    table = Table(box=None, padding=(0, 2, 1, 0), pad_edge=False, header_style=DIM)
    table.add_column("event", width=11, no_wrap=True)
    table.add_column("what", width=13)
    table.add_column("who → whom · where", width=30)
    table.add_column("when", width=13)
    table.add_column("told by", width=24)
    for event in events:
        words = event_words(event)
        table.add_row(
            Text.assemble(short(event.id), *(("\n⚡ disputed", "magenta"),) if event.disputes else ()),
            Text.assemble((event.type, "bold"), f"\n{event.mode}" if event.mode else ""),
            Text.assemble(words.who, (f"\n→ {words.whom}" if words.whom else ""), (f"\n{words.where}" if words.where else "")),
            Text(words.when or "undated", style="" if words.when else DIM),
            _told_by(event),
        )
    screen.print(table)


def _told_by(event: Event) -> Text:
    """On how much it rests, then how it stands by claim: `● 7 claims: happened`, `✕ 1 claim: denied`."""
    text = Text(f"{_many(len(event.reports), 'report')} · {_many(event.origins, 'origin')}\n{_affirmed(event)}")
    for value in event.status[:_MANY_STATUSES]:
        glyph, style = _glyph(value.value)
        text.append(f"\n{glyph} {_many(len(value.claims), 'claim')}: {value.value}", style=style)
    if len(event.status) > _MANY_STATUSES:
        text.append(f"\n… and {len(event.status) - _MANY_STATUSES} more", style=DIM)
    return text


def _glyph(status: str) -> tuple[str, str]:
    if status == "denied" or status.startswith("not "):
        return "✕", STYLES["denied"]
    return ("●", STYLES["stated"]) if status in ("happened", "ongoing") else ("◌", STYLES["planned"])


def _affirmed(event: Event) -> str:
    if event.affirmed_by > 1:
        return f"{event.affirmed_by} origins affirm it"
    return "one origin affirms it" if event.affirmed_by else "no origin affirms it"


def draw_sheet(screen: Console, sheet: Sheet) -> None:
    event = sheet.event
    screen.print(Text.assemble((event.summary, "bold"), (f"  {short(event.id)}", DIM)), width=_MEASURE)
    told = f"{_many(len(event.reports), 'report')} · {_many(event.origins, 'origin')} · {_affirmed(event)}"
    if event.first:
        told += f" · told {event.first}" + (f" to {event.last}" if event.last != event.first else "")
    screen.print(Text(told, style=DIM))
    screen.print()
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.add_column(width=8)
    table.add_column(width=32)
    table.add_column(width=50)
    _add_values(table, "status", event.status)
    for slot, name in _SLOTS:
        if event.slots.get(slot):
            _add_values(table, name, event.slots[slot])
        elif slot != "mode" and not (slot == "when" and event.when.edtf):
            table.add_row(Text(name, style=DIM), Text("nobody says", style=DIM), "")
    screen.print(table)
    if event.when.edtf:
        agreed = Text.assemble(("day       ", DIM), when_words(event.when), (f"  {event.when.basis}", DIM))
        screen.print(Padding(agreed, 0), width=_MEASURE)
    screen.print()
    for dispute in sheet.disputes:
        _draw_dispute(screen, dispute, sheet)
    for group in sheet.origins:
        _draw_origin(screen, group, sheet)
    if event.unsure:
        named = ", ".join(short(each) for each in event.unsure[:_MANY])
        more = f" … and {len(event.unsure) - _MANY} more" if len(event.unsure) > _MANY else ""
        screen.print(Text(f"unsure whether here too: {named}{more}", style="yellow"), width=_MEASURE)
        screen.print()


def _add_values(table: Table, name: str, values: Sequence[SlotValue]) -> None:
    """Each value with how many claims hold it, and whose: the one most origins give first."""
    for at, value in enumerate(values[:_MANY]):
        voices = list(dict.fromkeys(value.speakers))
        told = ", ".join(voices[:_VOICES]) + (f" +{len(voices) - _VOICES}" if len(voices) > _VOICES else "")
        table.add_row(Text("" if at else name, style=DIM), value.value, Text(f"{_many(len(value.claims), 'claim')} · {told}", style=DIM))
    if len(values) > _MANY:
        table.add_row("", Text(f"… and {len(values) - _MANY} more", style=DIM), "")


def _draw_dispute(screen: Console, dispute: Contradiction, sheet: Sheet) -> None:
    """The point, then a line for each side with who holds it; `selon contra` has their words."""
    apparent = dispute.kind == "apparent"
    head = Text.assemble((f"≈ only apparent: {POINTS[dispute.point]}", "bold") if apparent else (f"⚡ {POINTS[dispute.point]}", "bold magenta"))
    head.append(f"  {short(dispute.id)}" + (f" · {dispute.reason}" if apparent else ""), style=DIM)
    screen.print(head, width=_MEASURE)
    for side in dispute.sides[:_SIDES]:
        line = Text(side.value)
        voices = [each for each in _holders(side, sheet) if each != side.value]
        told = ", ".join(voices[:_VOICES]) + (f" +{len(voices) - _VOICES}" if len(voices) > _VOICES else "")
        line.append("  " + " · ".join(part for part in (_many(side.origins, "origin"), told) if part), style=DIM)
        screen.print(Padding(line, (0, 0, 0, 2)), width=_MEASURE)
    if len(dispute.sides) > _SIDES:
        screen.print(Padding(Text(f"… and {len(dispute.sides) - _SIDES} more", style=DIM), (0, 0, 0, 2)))
    screen.print()


def _holders(side: Side, sheet: Sheet) -> list[str]:
    """Speakers by name; a report's own voice by its outlet."""
    outlets = {
        claim: voice.outlet
        for group in sheet.origins
        for voice in group.voices
        for claim in (voice.claim, *voice.again)
        if voice.stance == OWN_STANCE
    }
    own = [outlet for claim in side.claims if (outlet := outlets.get(claim))]
    return list(dict.fromkeys(name for each in side.speakers for name in (own if each == OWN_VOICE and own else [each])))


def _draw_origin(screen: Console, group: OriginGroup, sheet: Sheet) -> None:
    told = [sheet.reports[each] for each in group.reports]
    head = Text.assemble(("origin  ", DIM), (group.name, "bold"))
    if len(told) > 1 or group.voices[0].stance != OWN_STANCE:
        named = ", ".join(f"{r.outlet or '?'} {r.published or ''}".strip() for r in told[:_REPORTS])
        more = f" +{len(told) - _REPORTS}" if len(told) > _REPORTS else ""
        head.append(f"  in {_many(len(told), 'report')}: {named}{more}", style=DIM)
    screen.print(head, width=_MEASURE)
    for voice in group.voices:
        _draw_voice(screen, voice)
    screen.print()


def _draw_voice(screen: Console, voice: Telling) -> None:
    own = voice.stance == OWN_STANCE
    line = Text.assemble((f"{voice.glyph} {voice.standing}", STYLES[voice.standing]), f"  {voice.speaker}")
    # "✕ denied" says already that it denies.
    verb = "" if own or (voice.stance, voice.standing) == ("deny", "denied") else stance_words(voice.stance)
    line.append(f" ({verb})" if verb else "")
    told = [voice.said or "" if own else f"in {voice.outlet or 'a report'}", f"said {voice.said}" if voice.said and not own else ""]
    told += [short(voice.claim), f"again in {_many(len(voice.again), 'claim')}" if voice.again else ""]
    line.append("  " + " · ".join(part for part in told if part), style=DIM)
    screen.print(Padding(line, (0, 0, 0, 2)), width=_MEASURE)
    screen.print(Padding(Text(f"« {voice.quote} »", style="italic"), (0, 0, 0, 4)), width=_MEASURE)


def draw_compared(screen: Console, found: Compared) -> None:
    word = "one event now" if found.together else "two events now"
    screen.print(Text.assemble((f"{short(found.events[0])} = {short(found.events[1])}?", "bold"), f"  {word}"))
    screen.print()
    for claim in (found.left, found.right):
        row = claim_row(claim)
        screen.print(Text.assemble((f"{short(claim.id)}  ", DIM), f"{row.type} {row.mode}  {row.who or '?'} → {row.to_whom or '?'} · {row.when}"))
        screen.print(Padding(Text(f"« {row.quote} »", style="italic"), (0, 0, 1, 2)), width=_MEASURE)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    towns = {f"g{place.geonameid}": place.name for claim in (found.left, found.right) for place in claim.place}
    for feature in found.features:
        # A town is known by its number in GeoNames, whatever each text calls it.
        about = ", ".join(towns.get(each) or _TOWN.sub(r"town \1 of GeoNames", each) for each in feature.about.split(", "))
        table.add_row(Text(f"{feature.weight:+.2f}"), Text(feature.name.replace("_", " ")), Text(about, style=DIM))
    table.add_row(Text(f"{found.score:.2f}", style="bold"), Text("together", style="bold"), Text(f"{found.needed:.2f} is needed", style=DIM))
    screen.print(table)
    if found.never:
        screen.print(Text(f"never one event: {found.never}", style="magenta"))
    elif found.score >= found.needed and not found.together:
        told = "these two would do; but a claim goes to the event it is likest, and stands alone where two are as near"
        screen.print(Text(told, style=DIM))
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
