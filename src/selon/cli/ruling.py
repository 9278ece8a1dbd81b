"""`rules`: what is said once for all, what it would change, and the same as rows of the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from selon.cli.options import Form, output_options
from selon.cli.output import put
from selon.cli.session import Session, note
from selon.cli.together import signed

if TYPE_CHECKING:
    from rich.console import Console

_RULES = """\b
Examples:
  selon rules                                the rules that stand, and how many claims each changes
  selon rules V-589607                       the rule that would have prevented what was corrected there: all that it would change
  selon rules V-589607 --only "par balles"   the same, only where the quoted words have these
  selon rules V-589607 --keep --why "the president's office"
  selon rules V-589607 --rows                as rows for the language pack or the tables of names
  selon rules N-98c326                       what a rule changes
"""


@click.command(epilog=_RULES, short_help="Never again: what a correction would say once for all.")
@click.argument("about", metavar="[V-…|N-…]", required=False, default="")
@click.option("--only", metavar="WORDS", default="", help="Nothing but where the quoted words have these.")
@click.option("--keep", is_flag=True, help="Let the rule hold from now on, in what is here and in what is added later.")
@click.option("--rows", is_flag=True, help="The rule as rows of the pack, to be pasted there.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Show at most N changes.")
@signed
@output_options
@click.pass_obj
def rules(
    session: Session, about: str, only: str, keep: bool, rows: bool, limit: int, by: str, why: str, form: Form | None, fields: str | None
) -> int:
    """A correction as a rule of this dossier: a name that always means another, a word of the lexicon that means something else here.

    Nothing changes without --keep. A person's word on a single claim wins over every rule, before it and after. `selon undo N-…` withdraws a
    rule, and all stands as if it had never been.
    """
    from selon.cli.screen.ruling import draw_rule, draw_rules
    from selon.dossier import rows_text

    answer = session.dossier.rules(about, only=only, keep=keep, by=by, why=why, limit=limit)
    if rows:
        click.echo(rows_text([row for sheet in answer.results for row in sheet.rows]), nl=False)
        return 0 if any(sheet.rows for sheet in answer.results) else 1

    def draw(screen: Console) -> None:
        if about:
            draw_rule(screen, answer.results[0])
        else:
            draw_rules(screen, answer.results)

    put(answer, form, fields, draw, plain=bool(about))
    if about and not answer.results[0].rule.id:
        note(f"nothing is changed yet: `selon rules {about} --keep`")
    return 0 if answer.results else 1
