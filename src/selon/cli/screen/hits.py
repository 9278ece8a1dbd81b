"""Search results: quotes and stretches of text with the words marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from selon.cli.screen.wording import DIM, short

if TYPE_CHECKING:
    from selon.dossier import Hit, Snippet


def draw_hits(screen: Console, hits: Sequence[Hit]) -> None:
    for hit in hits:
        head = Text(short(hit.id), style="bold")
        told = " · ".join(part for part in (hit.title, hit.outlet, hit.published) if part)
        head.append(f"  {told}" if told else "", style=DIM)
        screen.print(head)
        for snippet in hit.snippets:
            screen.print(Padding(_marked(snippet, whole=hit.kind == "claim"), (0, 0, 0, 4)))
        screen.print()


def _marked(snippet: Snippet, *, whole: bool) -> Text:
    text = Text(snippet.exact.replace("\n", " ").replace("\r", " ").replace("\t", " "))
    for start, end in snippet.marks:
        text.stylize("bold underline", start, end)
    edge = Text("" if whole else "… ", style=DIM)
    return Text.assemble("« " if whole else edge, text, " »" if whole else Text(" …", style=DIM))
