"""One name: an actor in its three parts, a place with finer and wider ones apart, an outlet with its reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from selon.cli.screen.position import cut, day
from selon.cli.screen.wording import DIM, STYLES, short
from selon.dossier import claim_row, when_words

if TYPE_CHECKING:
    from selon.dossier import ActorFile, Answer, PlaceFile, SourceFile, Strand, Taking
    from selon.model import Event

_WIDE, _MOST = 98, 40


def draw_actor(screen: Console, answer: Answer[ActorFile]) -> None:
    for found in answer.results:
        screen.print(Text.assemble((found.name, "bold"), (f"  as {found.meant}", DIM)))
        if found.since:
            every = f"; {found.named} claims name it in all (--everything)" if found.named else ""
            screen.print(Text(f"from reports published since {found.since}{every}", style=DIM), width=_WIDE)
        _strands(screen, "What it did, according to whom", found.did)
        _heading(screen, "What it said", len(found.said))
        for matter in found.said[:_MOST]:
            event = f"  {short(matter.event)}" if matter.event else ""
            screen.print(Text.assemble((matter.type, "bold"), "  ", matter.about, (event, DIM)), width=_WIDE)
            for saying in matter.sayings:
                row = claim_row(saying.claim)
                _voice(screen, row.glyph, row.standing, f"{day(saying)} · {saying.speaker}", saying.claim.id, row.quote)
            for shift in matter.shifts:
                screen.print(Padding(Text(f"⇄ shift  {shift.what}", style="yellow"), (0, 0, 0, 4)), width=_WIDE)
        _strands(screen, "What others say of it", found.of_it)
        _heading(screen, "Words against deeds", len(found.ledger))
        for entry in found.ledger:
            due = f"  due {when_words(entry.due)}" if when_words(entry.due) else ""
            line = Text.assemble((entry.outcome, "bold"), f"  {entry.word}: {entry.about}{due}", (f"  {short(entry.event)}", DIM))
            screen.print(Padding(line, (0, 0, 0, 2)), width=_WIDE)


def draw_place(screen: Console, answer: Answer[PlaceFile]) -> None:
    for found in answer.results:
        screen.print(Text(found.spot.name, style="bold"))
        _events(screen, "Here", found.here)
        _events(screen, "Within it", found.finer)
        _events(screen, "Told only of the country around it", found.wider)


def draw_source(screen: Console, answer: Answer[SourceFile]) -> None:
    for found in answer.results:
        screen.print(Text(found.outlet, style="bold"))
        _heading(screen, "Published", len(found.reports))
        for each in found.reports:
            told = f"{each.published or 'undated':<12}{each.title or each.opening[:70]}  "
            screen.print(Text.assemble(told, (f"{each.claims} claims · {short(each.report)}", DIM)), width=_WIDE)
            for word, takings in (("took from", each.took), ("given to", each.given)):
                if takings:
                    screen.print(Padding(Text(f"{word} {_takings(takings)}", style="blue"), (0, 0, 0, 12)), width=_WIDE)
        quoted = ", ".join(f"{name} {number}" for name, number in found.quoted[:12])
        _heading(screen, "Quotes", len(found.quoted))
        screen.print(Text(f"{found.own} claims in its own voice; {quoted}"), width=_WIDE)
        if found.falls is not None:
            _heading(screen, "Would fall without it", len(found.falls))
            for fall in found.falls[:_MOST]:
                screen.print(Text.assemble((fall.loses, "bold"), f"  {fall.summary}  ", (short(fall.event), DIM)), width=_WIDE)


def _strands(screen: Console, heading: str, told: Sequence[Strand]) -> None:
    _heading(screen, heading, len(told))
    for strand in told[:_MOST]:
        head = Text.assemble((strand.type, "bold"), f"  {strand.about}", (f"  {when_words(strand.when)}  {short(strand.event or '')}", DIM))
        screen.print(head, width=_WIDE)
        for voice in strand.voices:
            by = " · ".join(dict.fromkeys(part for part in (voice.said, voice.speaker, voice.outlet) if part))
            _voice(screen, voice.glyph, voice.standing, by, voice.claim, voice.quote)


def _voice(screen: Console, glyph: str, standing: str, by: str, claim: str, quote: str) -> None:
    line = Text.assemble((f"{glyph} {standing}", STYLES[standing]), f"  {by}  ", (short(claim), DIM))
    screen.print(Padding(line, (0, 0, 0, 2)), width=_WIDE)
    screen.print(Padding(Text(f"« {cut(quote)} »", style="italic"), (0, 0, 0, 4)), width=_WIDE)


def _events(screen: Console, heading: str, told: Sequence[Event]) -> None:
    if told:
        _heading(screen, heading, len(told))
    for event in told[:_MOST]:
        by = f"  {len(event.reports)} reports · {event.origins} origins  {short(event.id)}"
        screen.print(Text.assemble(f"{when_words(event.when):<16}", event.summary, (by, DIM)), width=_WIDE)


def _heading(screen: Console, words: str, number: int) -> None:
    screen.print()
    screen.print(Text.assemble((words, "bold underline"), (f"  {number}" + (f", the first {_MOST}" if number > _MOST else ""), DIM)))


def _takings(takings: Iterable[Taking]) -> str:
    return ", ".join(f"{each.outlet or 'an unnamed outlet'} ({each.kind.replace('_', ' ')})" for each in takings)
