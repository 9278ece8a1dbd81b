"""`show` and `why`."""

from __future__ import annotations

import click

from selon.cli.options import Form, output_options
from selon.cli.output import put
from selon.cli.session import Session, note_limits

_SHOW = """\b
Examples:
  selon show R-vqyqdg                        a report, its claims marked in the text
  selon show C-4f7k2a                        a claim with its chain of speakers and its quote
  selon show R-vqyqdg | less                 without colour: ⟦arrivé⟧¹
  selon show R-vqyqdg --json
"""

_WHY = """\b
Examples:
  selon why C-4f7k2a
  selon why C-4f7k2a --json
"""


@click.command(epilog=_SHOW, short_help="A claim, or a report with its claims marked.")
@click.argument("identity", metavar="C-…|R-…")
@output_options
@click.pass_obj
def show(session: Session, identity: str, form: Form | None, fields: str | None) -> int:
    """Look at one thing closely: a claim with its chain and quote, or a report with its claims marked in the text.

    The beginning of an id is enough where it can mean only one thing.
    """
    from selon.cli.screen.shown import draw_shown

    answer = session.dossier.show(identity)
    put(answer, form, fields, lambda screen: draw_shown(screen, answer.results[0]), plain=True)
    note_limits(answer)
    return 0


@click.command(epilog=_WHY, short_help="Why a claim reads as it does.")
@click.argument("identity", metavar="C-…")
@output_options
@click.pass_obj
def why(session: Session, identity: str, form: Form | None, fields: str | None) -> int:
    """Explain a claim: the rule that found it, and for each field the words of the text and the reason for its value."""
    from selon.cli.screen.shown import draw_why

    answer = session.dossier.why(identity)
    put(answer, form, fields, lambda screen: draw_why(screen, answer.results[0]), plain=True)
    note_limits(answer)
    return 0
