"""`position`, `ledger`, `without`, `gaps`."""

from __future__ import annotations

import click

from selon.cli.options import Form, as_of_options, output_options
from selon.cli.output import put
from selon.cli.session import Session, note_limits

_POSITION = """\b
Examples:
  selon position Moscou                      a capital or country stands for all who speak for it
  selon position Zelensky                    one person or body by name
  selon position Minsk --on MOBILIZE
  selon position RUS --on Makiivka --since 2023-01-01
  selon position Kyiv --json
"""

_LEDGER = """\b
Examples:
  selon ledger Paris                         what it announced, promised, threatened, and what came of it
  selon ledger RUS --as-of 2023-01-16
  selon ledger Minsk --json
"""

_WITHOUT = """\b
Examples:
  selon without agency-a                     an outlet, with all that was taken from it
  selon without R-vqyqdg                     one report
  selon without Kyiv                         all who speak for Ukraine
"""

_GAPS = """\b
Examples:
  selon gaps                                 of the events that most reports tell
  selon gaps E-4f7k2a
  selon gaps --csv > gaps.csv
"""


@click.command(epilog=_POSITION, short_help="What an actor said over time, and its shifts.")
@click.argument("actor", metavar="ACTOR")
@click.option("--on", metavar="TYPE|WORDS", help="Only on this: an event type, or words of the event or of a quote.")
@click.option("--since", metavar="DATE", help="Said then or later.")
@click.option("--until", metavar="DATE", help="Said then or earlier.")
@as_of_options
@output_options
@click.pass_obj
def position(
    session: Session,
    actor: str,
    on: str | None,
    since: str | None,
    until: str | None,
    form: Form | None,
    fields: str | None,
) -> int:
    """What an actor said, in the order of the days on which it was said, by what it was about; shifts with both quotes.

    A shift (affirmed, then denied; will not, then will; another figure; another doer) needs the same speaker or side, the
    same matter and two days that are certainly apart. What it only passes on is marked and makes no shift.
    """
    from selon.cli.screen.position import draw_position

    answer = session.dossier.position(actor, on=on, since=since, until=until)
    put(answer, form, fields, lambda screen: draw_position(screen, answer))
    said = sum(len(matter.sayings) for matter in answer.results)
    shifts = sum(len(matter.shifts) for matter in answer.results)
    note_limits(answer, shown=" · ".join((_many(said, "statement"), _many(len(answer.results), "matter"), _many(shifts, "shift"))))
    return 0 if answer.results else 1


@click.command(epilog=_LEDGER, short_help="Words against deeds: announced, and what came of it.")
@click.argument("actor", metavar="ACTOR")
@as_of_options
@output_options
@click.pass_obj
def ledger(session: Session, actor: str, form: Form | None, fields: str | None) -> int:
    """What an actor announced, promised or threatened, and whether later claims bear it out, contradict it, or nothing yet.

    Only its own words, or what a report says that it will do; not what others say that it plans. A day that has passed
    without a claim contradicts nothing.
    """
    from selon.cli.screen.ledger import draw_ledger

    answer = session.dossier.ledger(actor)
    put(answer, form, fields, lambda screen: draw_ledger(screen, answer))
    note_limits(answer, shown=_many(len(answer.results), "announcement"))
    return 0 if answer.results else 1


@click.command(epilog=_WITHOUT, short_help="What falls if a source is wrong.")
@click.argument("source", metavar="OUTLET|R-…|SPEAKER")
@as_of_options
@output_options
@click.pass_obj
def without(session: Session, source: str, form: Form | None, fields: str | None) -> int:
    """What would no longer be held by anybody: events, second origins, values, sides of contradictions.

    With an outlet or report all that goes back to it falls too; with a speaker all that is told on its word.
    """
    from selon.cli.screen.without import draw_without

    answer = session.dossier.without(source)
    put(answer, form, fields, lambda screen: draw_without(screen, answer))
    note_limits(answer, shown=f"{_many(len(answer.results), 'event')} touched")
    return 0 if answer.results else 1


@click.command(epilog=_GAPS, short_help="What nobody says, and who is silent.")
@click.argument("event", metavar="[E-…]", required=False)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="At most N events.")
@as_of_options
@output_options
@click.pass_obj
def gaps(session: Session, event: str | None, limit: int, form: Form | None, fields: str | None) -> int:
    """Who, where, when, how many that nobody says; parties that never speak; several reports of one origin; unsure claims;
    announced days that have passed. Events of at least two reports, those of most reports first."""
    from selon.cli.screen.gaps import draw_gaps

    answer = session.dossier.gaps(event, limit=limit)
    put(answer, form, fields, lambda screen: draw_gaps(screen, answer.results))
    note_limits(answer, shown=f"{_many(len(answer.results), 'event')} with gaps")
    return 0 if answer.results else 1


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
