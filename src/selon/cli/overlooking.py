"""`brief` and `voices`."""

from __future__ import annotations

import click

from selon.cli.options import Form, as_of_options, output_options
from selon.cli.output import put
from selon.cli.session import Session, note_limits

_BRIEF = """\b
Examples:
  selon brief
  selon brief --as-of 2023-01-08             as it stood that day
  selon brief --md > brief.md
"""

_VOICES = """\b
Examples:
  selon voices                               the last four weeks
  selon voices --since 2023-01-08 --until 2023-01-14
  selon voices --party BLR --lanes 12
  selon voices --csv > voices.csv
"""


@click.command(epilog=_BRIEF, short_help="The situation in five lines, each with its voices.")
@as_of_options
@output_options
@click.pass_obj
def brief(session: Session, form: Form | None, fields: str | None) -> int:
    """Events of weight, each with who says so and who denies it; where voices part; what is announced; what nobody says.

    Chosen by counting: events told of in the fortnight before the last report and not older than a month, those with most
    origins first; an open contradiction counts for two.
    """
    from selon.cli.screen.overlooking import draw_brief

    answer = session.dossier.brief()
    put(answer, form, fields, lambda screen: draw_brief(screen, answer.results[0]), plain=True)
    note_limits(answer)
    return 0 if answer.results[0].lines else 1


@click.command(epilog=_VOICES, short_help="Who spoke when, and who was silent.")
@click.option("--since", metavar="DATE", help="From this day on; else the last four weeks.")
@click.option("--until", metavar="DATE", help="Up to this day.")
@click.option("--type", metavar="TYPE", multiple=True, help="Only events of this type, e.g. ASSAULT.")
@click.option("--party", metavar="WHO", multiple=True, help="Only events in which it does, suffers or says something.")
@click.option("--lanes", type=click.IntRange(min=1), default=8, show_default=True, metavar="N", help="Sides with a line of their own.")
@as_of_options
@output_options
@click.pass_obj
def voices(
    session: Session,
    since: str | None,
    until: str | None,
    type: tuple[str, ...],
    party: tuple[str, ...],
    lanes: int,
    form: Form | None,
    fields: str | None,
) -> int:
    """A line for each side, a column for each day: how it spoke that day, by the firmest of its words; silence stays empty.

    What is told on the same day by the same origin is one voice, however many reports print it.
    """
    from selon.cli.screen.overlooking import draw_voices

    answer = session.dossier.voices(since=since, until=until, type=type, party=party, lanes=lanes)
    put(answer, form, fields, lambda screen: draw_voices(screen, answer.results), plain=True)
    found = answer.results[0] if answer.results else None
    said = sum(len(lane.marks) for lane in found.lanes) if found else 0
    note_limits(answer, shown=f"{said} voices on {len(found.deeds) if found else 0} deeds")
    return 0 if said else 1
