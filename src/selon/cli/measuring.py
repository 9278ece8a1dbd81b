"""`eval`."""

from __future__ import annotations

import click

from selon.cli.options import Form, output_options
from selon.cli.output import put
from selon.cli.session import Session, note, note_limits, note_problems

_EVAL = """\b
Examples:
  selon eval tests/gold/dev
  selon eval tests/gold/dev tests/gold/dev2 --md > quality.md
  selon eval niger.gold.jsonl --misses   what was missed, what is spurious, which fields are wrong
  selon eval tests/gold/dev --json
"""


@click.command("eval", epilog=_EVAL, short_help="Hold the reading against gold.")
@click.argument("gold", metavar="GOLD", nargs=-1, required=True)
@click.option("--misses", is_flag=True, help="List each row that was missed, is spurious or has a field wrong.")
@output_options
@click.pass_obj
def evaluate(session: Session, gold: tuple[str, ...], misses: bool, form: Form | None, fields: str | None) -> int:
    """Read reports whose claims a person has written down, and say how right the reading is.

    GOLD is a *.gold.jsonl file or a folder of them; the report stands beside as NAME.txt. A claim meets a row when
    their triggers overlap and its type is one that the row accepts. Optional rows count neither way. Strict: type,
    speaker, polarity, status and an actor all right.
    """
    from selon.cli.screen.measures import draw_figures, draw_rows

    answer = session.dossier.eval(gold, misses=misses)
    put(answer, form, fields, lambda screen: (draw_rows if misses else draw_figures)(screen, answer.results))
    note_problems(answer.problems)
    if misses:
        counted = [f"{sum(row.what == what for row in answer.results)} {what}" for what in ("missed", "spurious", "wrong")]
        note(" · ".join(counted))
    note_limits(answer)
    return 0 if answer.results else 1
