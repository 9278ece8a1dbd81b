"""`actor`, `place`, `source`."""

from __future__ import annotations

import click

from selon.cli.options import Form, as_of_options, output_options
from selon.cli.output import put
from selon.cli.session import Session, note_limits

_ACTOR = """\b
Examples:
  selon actor Moscou                         a capital or country stands for all who speak and act for it
  selon actor Zelensky
  selon actor Wagner --json
  selon actor Russia --since 2023-01-10      from reports published then or later
"""

_PLACE = """\b
Examples:
  selon place Makiivka
  selon place Ukraine                        there, and apart from it the places within
  selon place Dnipro --as-of 2023-01-16
"""

_SOURCE = """\b
Examples:
  selon source agency-a
  selon source agency-a --falls              also what would fall without it, however long that takes
  selon source portal-f --csv
"""


@click.command(epilog=_ACTOR, short_help="What an actor did, said, and what others say of it.")
@click.argument("name", metavar="ACTOR")
@click.option("--since", metavar="DATE", help="From reports published then or later; by default all, of an actor named very often those of lately.")
@click.option("--everything", is_flag=True, help="All there is, however much.")
@as_of_options
@output_options
@click.pass_obj
def actor(session: Session, name: str, since: str | None, everything: bool, form: Form | None, fields: str | None) -> int:
    """What it did according to whom; what it said; what others say of it. The three are never mixed. `position` and `ledger` go on from
    the second."""
    from selon.cli.screen.portraits import draw_actor

    answer = session.dossier.actor(name, since=since, everything=everything)
    put(answer, form, fields, lambda screen: draw_actor(screen, answer))
    note_limits(answer)
    return 0 if answer.results else 1


@click.command(epilog=_PLACE, short_help="The events of a place; finer and wider ones apart.")
@click.argument("name", metavar="PLACE")
@as_of_options
@output_options
@click.pass_obj
def place(session: Session, name: str, form: Form | None, fields: str | None) -> int:
    """Events told of this very place, in order of time. Apart from them those of places within it, and those told only of the country
    around it, of which nobody says whether they were here."""
    from selon.cli.screen.portraits import draw_place

    answer = session.dossier.place(name)
    put(answer, form, fields, lambda screen: draw_place(screen, answer))
    note_limits(answer)
    return 0 if answer.results else 1


@click.command(epilog=_SOURCE, short_help="What an outlet published, took, and what hangs on it.")
@click.argument("outlet", metavar="OUTLET")
@click.option("--falls/--no-falls", default=None, help="What would fall without it; left out by itself where it has many reports.")
@as_of_options
@output_options
@click.pass_obj
def source(session: Session, outlet: str, falls: bool | None, form: Form | None, fields: str | None) -> int:
    """The reports of an outlet with whom they took their text from and who took theirs, whom it quotes, and what it alone tells."""
    from selon.cli.screen.portraits import draw_source

    answer = session.dossier.source(outlet, falls=falls)
    put(answer, form, fields, lambda screen: draw_source(screen, answer))
    note_limits(answer)
    return 0 if answer.results else 1
