"""`show` and `why`."""

from __future__ import annotations

import click

from selon.cli.options import Form, as_of_options, output_options
from selon.cli.output import put
from selon.cli.session import Session, note_limits

_SHOW = """\b
Examples:
  selon show E-05bb92                        an event: its slots, and every voice in its own words
  selon show R-vqyqdg                        a report, its claims marked in the text
  selon show C-4f7k2a                        a claim with its chain of speakers and its quote
  selon show R-vqyqdg | less                 without colour: ⟦arrivé⟧¹
  selon show R-vqyqdg --json
"""

_WHY = """\b
Examples:
  selon why C-4f7k2a
  selon why E-05bb92=E-0c5c27                why they are, or are not, one event
  selon why C-4f7k2a --json
"""


@click.command(epilog=_SHOW, short_help="An event, a claim, or a report with its claims marked.")
@click.argument("identity", metavar="E-…|C-…|R-…")
@as_of_options
@output_options
@click.pass_obj
def show(session: Session, identity: str, form: Form | None, fields: str | None) -> int:
    """Look at one thing closely: an event with every voice, a claim with its chain and quote, a report with its claims marked.

    The beginning of an id is enough where it can mean only one thing.
    """
    from selon.cli.screen.events import draw_sheet
    from selon.cli.screen.shown import draw_shown

    answer = session.dossier.show(identity)
    draw = draw_sheet if answer.kind == "sheet" else draw_shown
    put(answer, form, fields, lambda screen: draw(screen, answer.results[0]), plain=True)
    note_limits(answer)
    return 0


@click.command(epilog=_WHY, short_help="Why a claim reads as it does, or two events are one.")
@click.argument("identity", metavar="C-…|E-…=E-…")
@as_of_options
@output_options
@click.pass_obj
def why(session: Session, identity: str, form: Form | None, fields: str | None) -> int:
    """Explain a claim: the rule that found it, and for each field the words of the text and the reason for its value.

    Two events or claims with = between them: every feature that speaks for or against their being one happening.
    """
    from selon.cli.screen.events import draw_compared
    from selon.cli.screen.shown import draw_why

    answer = session.dossier.why(identity)
    draw = draw_compared if answer.kind == "compared" else draw_why
    put(answer, form, fields, lambda screen: draw(screen, answer.results[0]), plain=True)
    note_limits(answer)
    return 0
