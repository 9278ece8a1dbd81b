"""The claims table: five columns, two or three lines a claim, the words of the text always in sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from selon.cli.screen.wording import DIM, STYLES, report_line, short
from selon.dossier import ClaimRow, claim_row

if TYPE_CHECKING:
    from selon.dossier import Answer
    from selon.model import Claim, ReadResult, Report


def draw_read(screen: Console, answer: Answer[ReadResult]) -> None:
    for result in answer.results:
        if result.report is not None:
            draw_report_head(screen, result.report)
            if result.claims:
                screen.print(claims_table(result.claims))
            screen.print()


def draw_claims(screen: Console, claims: Sequence[Claim], reports: Sequence[Report]) -> None:
    heads = {report.id: report for report in reports}
    for identity, group in groupby(claims, key=lambda claim: claim.report):
        draw_report_head(screen, heads[identity])
        screen.print(claims_table(group))
        screen.print()


def draw_report_head(screen: Console, report: Report) -> None:
    title, told = report_line(report)
    screen.print(Text(title, style="bold"))
    screen.print(Text(told, style=DIM))
    screen.print()


def claims_table(claims: Iterable[Claim]) -> Table:
    table = Table(box=None, padding=(0, 1, 1, 0), pad_edge=False, header_style=DIM, expand=True)
    table.add_column("claim", width=13, no_wrap=True)
    table.add_column("what", width=19)
    table.add_column("who → whom", ratio=5)
    table.add_column("when · where", width=18)
    table.add_column("according to", ratio=4)
    for claim in claims:
        table.add_row(*_cells(claim_row(claim)))
    return table


def _cells(row: ClaimRow) -> Iterable[Text]:
    style = STYLES[row.standing]
    yield stacked(head(row), Text(short(row.id) + (" ⚑" if row.flags else ""), style=DIM))
    yield stacked(what(row), quoted(row.trigger), *(Text(count, style="bold") for count in row.counts))
    yield parties(row)
    yield stacked(*when(row), Text(row.where))
    yield Text(row.according_to, style=DIM if row.standing == "stated" else style)


def head(row: ClaimRow) -> Text:
    return Text(f"{row.glyph} {row.standing}", style=STYLES[row.standing])


def when(row: ClaimRow) -> Iterable[Text]:
    """The time, after the status where the standing does not say it: what is denied may be past, ongoing or planned."""
    if row.status not in ("happened", row.standing):
        yield Text(row.status, style="italic")
    yield Text(row.when) if row.when else Text("undated", style=DIM)


def standing_words(row: ClaimRow) -> Text:
    """Glyph and word, with the status where the word does not say it: `✕ denied, planned`."""
    status = "" if row.status in ("happened", row.standing) else f", {row.status}"
    return Text.assemble((f"{row.glyph} {row.standing}{status}", STYLES[row.standing]), "  ")


def what(row: ClaimRow) -> Text:
    text = Text(row.type, style="bold")
    if row.mode and row.mode.upper() != row.type:
        text.append(f" {row.mode}")
    return text


def quoted(words: str) -> Text:
    return Text(f"« {words} »", style="italic")


def parties(row: ClaimRow) -> Text:
    who = Text(row.who) if row.who else Text("?", style=DIM)
    return stacked(who, Text(f"→ {row.to_whom}")) if row.to_whom else who


def stacked(*lines: Text) -> Text:
    return Text("\n").join([line for line in lines if line.plain])
