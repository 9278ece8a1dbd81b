"""`trace`."""

from __future__ import annotations

import click

from selon.cli.options import Form, as_of_options, output_options
from selon.cli.output import put
from selon.cli.session import Session, note_limits

_TRACE = """\b
Examples:
  selon trace R-vqyqdg                       the family of a report: whose text it has, and who has its
  selon trace E-4f7k2a                       the reports of an event, each under what it goes back to
  selon trace C-4f7k2a                       the family of the report that holds the claim
  selon trace R-vqyqdg --diff                what later versions at the same address changed
  selon trace E-4f7k2a --json                the edges
"""


@click.command(epilog=_TRACE, short_help="Who has it from whom: the family tree of reports.")
@click.argument("identity", metavar="E-…|C-…|R-…")
@click.option("--diff", is_flag=True, help="Show what each later version changed, paragraph by paragraph.")
@as_of_options
@output_options
@click.pass_obj
def trace(session: Session, identity: str, diff: bool, form: Form | None, fields: str | None) -> int:
    """The stemma: one root for each origin, and under it the reports that go back to it, each with the reason.

    Reports that only took a part, or quote a line, stay roots of their own; the part is named. Where an agency is credited
    whose dispatch is not in the dossier, its name is the root.
    """
    from selon.cli.screen.trace import draw_changes, draw_trace

    if diff:
        changes = session.dossier.trace(identity, diff=True)
        put(changes, form, fields, lambda screen: draw_changes(screen, changes), plain=True)
        note_limits(changes)
        return 0 if changes.results else 1
    answer = session.dossier.trace(identity)
    put(answer, form, fields, lambda screen: draw_trace(screen, answer), plain=True)
    note_limits(answer)
    return 0
