"""Where an answer goes: a file format on stdout, or the screen."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from selon.cli.options import Form, field_names
from selon.cli.session import on_terminal

if TYPE_CHECKING:
    from rich.console import Console

    from selon.dossier import Answer

Drawing = Callable[["Console"], None]


def put(answer: Answer[Any], form: Form | None, fields: str | None, draw: Drawing, *, plain: bool = False) -> None:
    """`draw` sets the answer for people; `plain` draws it in a pipe too, without colour (texts are no table)."""
    chosen = field_names(fields)
    if form in (None, "table") and not chosen and (form == "table" or plain or on_terminal()):
        screen = console()
        if screen.is_terminal:
            draw(screen)
            return
        # Tables are padded to their width; in a file the blanks at line ends would only be noise.
        with screen.capture() as drawn:
            draw(screen)
        click.echo("\n".join(line.rstrip() for line in drawn.get().rstrip().split("\n")))
        return
    from selon.dossier import render

    written = render(answer, "tabs" if form is None or form == "table" else form, fields=chosen)
    click.echo(written, nl=False)


def console() -> Console:
    """At most 100 columns, whatever the terminal; colour as NO_COLOR, FORCE_COLOR and the terminal allow."""
    from rich.console import Console

    # A Latin-1 terminal must not stop the answer: what it cannot show becomes "?".
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    screen = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    screen.width = min(screen.width, 100) if screen.is_terminal else 100
    return screen
