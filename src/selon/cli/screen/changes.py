"""What `add` did, or would do: one line a report, and with --dry-run what each claim adds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from selon.cli.screen.wording import DIM, STYLES, short
from selon.dossier import claim_row

if TYPE_CHECKING:
    from selon.dossier import Addition, Answer, Change

_MARKS = {
    "added": "+",
    "read again": "~",
    "already there": "=",
    "kept without claims": "!",
    "would add": "+",
    "would read again": "~",
}

_KINDS = {"new": "new", "adds": "adds to", "contradicts": "contradicts", "repeats": "repeats"}
_STYLES = {"new": "green", "adds": "green", "contradicts": "magenta", "repeats": DIM}


def draw_changes(screen: Console, answer: Answer[Change]) -> None:
    for change in answer.results:
        line = Text(f"{_MARKS[change.what]} ", style="bold")
        line.append(f"{short(change.report)}  ", style=DIM)
        line.append(f"{change.what}: ")
        line.append(change.title or change.where, style="bold" if change.what != "already there" else "")
        line.append(_numbers(change))
        screen.print(line)
        for addition in change.additions:
            screen.print(_addition(addition))


def _numbers(change: Change) -> str:
    if change.what in ("already there", "kept without claims"):
        return ""
    told = [f"{change.claims} claims" if change.claims != 1 else "1 claim"]
    if change.what == "read again":
        told += [
            f"{change.claims_new} new",
            f"{change.claims_changed} changed",
            f"{change.claims_withdrawn} withdrawn",
        ]
    elif change.additions:
        kinds = Counter[str](each.kind for each in change.additions)
        told += [f"{kinds[kind]} {words}" for kind, words in _KINDS.items() if kinds[kind]]
    return " · " + " · ".join(told)


def _addition(addition: Addition) -> Text:
    row = claim_row(addition.claim)
    text = Text(f"    {row.glyph} ", style=STYLES[row.standing])
    text.append(f"{row.type:<10}", style="bold")
    text.append(row.who or "?")
    if row.to_whom:
        text.append(f" → {row.to_whom}")
    text.append(f" « {row.trigger} »", style="italic")
    text.append(f" · according to {row.according_to}", style=DIM)
    joined = f" · {_KINDS[addition.kind]}" + (f" {short(addition.event)}" if addition.event and addition.kind != "new" else "")
    text.append(joined, style=_STYLES[addition.kind])
    if addition.opens:
        text.append(f" on {', '.join(point.replace('_', ' ') for point in addition.opens)}", style="magenta")
    if addition.brings:
        text.append(f": {', '.join(addition.brings)}")
    if addition.origin and addition.kind != "new":
        text.append(" · another origin")
    return text
