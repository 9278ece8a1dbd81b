"""`places`."""

from __future__ import annotations

import click

from selon.cli.options import Form, as_of_options, event_options, output_options
from selon.cli.output import put
from selon.cli.session import Session, note, note_limits

_PLACES = """\b
Examples:
  selon places                               where most is told to happen, first
  selon places --type ASSAULT --place UKR
  selon places --disputed --since 2023-01-10
  selon places --as-of 2023-01-08 --csv
"""


@click.command(epilog=_PLACES, short_help="Where it is told to happen, place by place.")
@event_options
@click.option("--disputed", is_flag=True, help="Only events where voices contradict each other.")
@click.option("--limit", type=click.IntRange(min=1), default=400, show_default=True, metavar="N", help="Of at most N events, the most told.")
@as_of_options
@output_options
@click.pass_obj
def places(
    session: Session,
    type: tuple[str, ...],
    party: tuple[str, ...],
    place: tuple[str, ...],
    since: str | None,
    until: str | None,
    disputed: bool,
    limit: int,
    form: Form | None,
    fields: str | None,
) -> int:
    """Each place of the events once, as finely as the texts say and no finer: a country, a region, a town.

    A place is contested where one of its events has an open contradiction, corroborated where two origins or more affirm
    one to have happened there, and else claimed. Events that no report gives a place are counted.
    """
    from selon.cli.screen.places import draw_places

    answer = session.dossier.places(type=type, party=party, place=place, since=since, until=until, disputed=disputed, limit=limit)
    put(answer, form, fields, lambda screen: draw_places(screen, answer.results))
    taken, matching = answer.limits["events_taken"], answer.limits["events_matching"]
    note_limits(answer, shown=f"{len(answer.results)} {'place' if len(answer.results) == 1 else 'places'} of {taken} of {matching} events")
    if answer.limits["without_place"]:
        note(f"{answer.limits['without_place']} without a place")
    return 0 if answer.results else 1
