"""The queue of what to check, one claim in its text with the reasons for each slot, and what persons said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selon.cli.screen.wording import DIM, STYLES, short
from selon.dossier import claim_row, review_words

if TYPE_CHECKING:
    from selon.dossier import Looked, ReviewEntry
    from selon.model import Review


def draw_queue(screen: Console, entries: Sequence[ReviewEntry]) -> None:
    for entry in entries:
        screen.print(_head(entry))
        screen.print(_grounds(entry))


def draw_looked(screen: Console, entry: ReviewEntry | None, looked: Looked | None) -> None:
    if looked is None:
        return
    report, claim = looked.marked.report, looked.why.claim
    screen.rule(style=DIM)
    if entry is not None and entry.claim.id == claim.id:
        screen.print(_head(entry))
        screen.print(_grounds(entry))
    told = " · ".join(part for part in (report.outlet, report.published, report.title, short(report.id)) if part)
    screen.print(Text(f"\n{told}", style=DIM))
    for paragraph in looked.marked.paragraphs:
        if paragraph.claims or any(run.quoted for run in paragraph.runs):
            text = Text()
            for run in paragraph.runs:
                text.append(" ".join(run.text.split("\n")), style="bold underline" if run.triggers else "" if run.quoted else DIM)
            screen.print(Padding(text, (0, 0, 0, 2)))
    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=False)
    for field in looked.why.fields:
        words = " · ".join(filter(None, (", ".join(f"« {each} »" for each in field.words), field.reason)))
        table.add_row(Text(field.field, style="bold"), Text(field.value), Text(words, style=DIM))
    screen.print(Padding(table, (1, 0, 0, 0)))
    draw_done(screen, looked.reviews)


def draw_done(screen: Console, done: Sequence[Review]) -> None:
    for review in done:
        screen.print(Text.assemble((short(review.id), "bold"), "  ", (short(review.claim), DIM), "  ", review_words(review)))


def _head(entry: ReviewEntry) -> Text:
    row = claim_row(entry.claim)
    text = Text(f"{row.glyph} ", style=STYLES[row.standing])
    text.append(f"{short(row.id)}  ", style=DIM)
    text.append(f"{row.type} ", style="bold")
    text.append(row.who or "?")
    if row.to_whom:
        text.append(f" → {row.to_whom}")
    text.append(f" « {row.trigger} »", style="italic")
    text.append(f" · according to {row.according_to}", style=DIM)
    text.append(f" · {short(entry.event)}", style=DIM)
    if entry.reprints:
        text.append(f" · and {len(entry.reprints)} reprint{'s' if len(entry.reprints) > 1 else ''}", style=DIM)
    return text


def _grounds(entry: ReviewEntry) -> Padding:
    text = Text("⚑ ", style="yellow")
    text.append("; ".join(each.words for each in entry.doubts) or "nothing doubtful")
    text.append(f"\n  {'; '.join(each.words for each in entry.matters)}", style=DIM)
    for rival in entry.rivals:
        text.append(f"\n  or {short(rival.event)}: {rival.summary}", style=DIM)
    return Padding(text, (0, 0, 0, 2))
