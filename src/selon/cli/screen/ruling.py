"""The rules of a dossier, and what one changes: claim by claim, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from selon.cli.screen.wording import DIM, short
from selon.dossier import review_words

if TYPE_CHECKING:
    from selon.dossier import RuleChange, RuleSheet


def draw_rules(screen: Console, sheets: Iterable[RuleSheet]) -> None:
    for sheet in sheets:
        screen.print(_head(sheet))


def draw_rule(screen: Console, sheet: RuleSheet) -> None:
    screen.print(_head(sheet))
    for caution in sheet.cautions:
        screen.print(Padding(Text.assemble(("⚑ ", "yellow"), caution), (0, 0, 0, 2)))
    for each in sheet.changes:
        screen.print(_change(each))
    if sheet.changed > len(sheet.changes):
        screen.print(Text(f"  and {sheet.changed - len(sheet.changes)} more", style=DIM))
    if sheet.kept:
        screen.print(Text("\nheld by a person's word, unchanged:", style="bold"))
        for each in sheet.kept:
            screen.print(_change(each))
    for row in sheet.rows:
        screen.print(Text(f"\n{row.file}{f', in the place of {row.replaces}' if row.replaces else ''}", style="bold"))
        screen.print(Padding(Text(f"{row.header}\n{row.row}", style=DIM), (0, 0, 0, 2)))


def _head(sheet: RuleSheet) -> Text:
    rule = sheet.rule
    text = Text.assemble((f"{short(rule.id)}  " if rule.id else "", "bold"), sheet.words)
    held = f", {sheet.held} held by a person's word" if sheet.held else ""
    by = f"by {rule.by}{f', {rule.at[:10]}' if rule.at else ''}{f': {rule.why}' if rule.why else ''}"
    gone = f"; withdrawn {rule.withdrawn_at[:10]}" if rule.withdrawn_at is not None else f" · changes {_claims(sheet.changed)}{held}"
    text.append(f"\n  {by}{gone}", style=DIM)
    return text


def _claims(number: int) -> str:
    return "1 claim" if number == 1 else f"{number} claims"


def _change(each: RuleChange) -> Padding:
    text = Text.assemble((f"{short(each.claim)}  ", DIM))
    if each.out:
        text.append("no claim any more", style="bold")
    for slot in each.slots:
        text.append(f"{slot.slot}: {slot.was or 'nothing'} → {slot.now or 'nothing'}  ", style="bold")
    text.append(f"according to {each.according_to}", style=DIM)
    told = " · ".join(part for part in (each.outlet, each.published) if part)
    text.append(f"{' · ' if told else ''}{told}\n", style=DIM)
    text.append(f"« {' '.join(each.quote.split())} »", style="italic")
    for said in each.said:
        text.append(f"\n{review_words(said)}", style=DIM)
    return Padding(text, (0, 0, 0, 2))
