"""`new` and `diff`."""

from __future__ import annotations

import click

from selon.cli.options import Form, output_options
from selon.cli.output import put
from selon.cli.session import Session, note_limits

_NEW = """\b
Examples:
  selon new --since 2023-01-14
  selon new --since yesterday --clock added      what I added since
  selon new --since 2023-01-14 --json
"""

_DIFF = """\b
Examples:
  selon diff 2023-01-08 2023-01-15           what had been published by then, and by then
  selon diff 2023-01-08                      then, and as it stands
  selon diff friday today --clock added
"""

_CLOCKS = click.Choice(["published", "added"])


@click.command(epilog=_NEW, short_help="What is new since a day, apart from repetition.")
@click.option("--since", required=True, metavar="DATE", help="That day or later: 2023-01-14, friday, 3 days ago.")
@click.option("--clock", type=_CLOCKS, default="published", show_default=True, help="By publication, or by when it was added here.")
@output_options
@click.pass_obj
def new(session: Session, since: str, clock: str, form: Form | None, fields: str | None) -> int:
    """New events; new claims on known events, with what they bring; what was changed or withdrawn.

    Mere repetition (the same origin, nothing new in any slot) is folded and counted.
    """
    from selon.cli.screen.news import draw_news

    answer = session.dossier.new(since, clock=clock)
    [found] = answer.results
    put(answer, form, fields, lambda screen: draw_news(screen, answer))
    told = [f"{len(found.new)} new events", f"{len(found.more)} known ones with something new", f"{found.repeats} claims repeat"]
    told += [f"{found.undated} reports without a day left out"] if found.undated else []
    note_limits(answer, shown=" · ".join(told))
    return 0 if found.new or found.more or found.revised else 1


@click.command(epilog=_DIFF, short_help="What was held then and now, and what changed it.")
@click.argument("then", metavar="DATE")
@click.argument("now", metavar="[DATE]", required=False)
@click.option("--clock", type=_CLOCKS, default="published", show_default=True, help="By publication, or by when it was added here.")
@output_options
@click.pass_obj
def diff(session: Session, then: str, now: str | None, clock: str, form: Form | None, fields: str | None) -> int:
    """Events that are new, gone, merged or split, and those whose values, origins or disputes changed: by which reports.

    What changed without a report was changed by judgements.
    """
    from selon.cli.screen.differences import draw_differences

    answer = session.dossier.diff(then, now, clock=clock)
    put(answer, form, fields, lambda screen: draw_differences(screen, answer))
    note_limits(answer, shown=f"{len(answer.results)} events differ")
    return 0 if answer.results else 1
