"""`reports`."""

from __future__ import annotations

import click

from selon.cli.options import Form, as_of_options, output_options
from selon.cli.output import put
from selon.cli.session import Session, note_limits

_REPORTS = """\b
Examples:
  selon reports                              the newest first, with what each goes back to
  selon reports --outlet agency-a --since 2023-01-10
  selon reports --origin R-vqyqdg            the family of a report: who has the same from the same
  selon reports --limit 50 --offset 50       the next page
  selon reports --lang fr --csv > reports.csv
"""


@click.command(epilog=_REPORTS, short_help="List reports, the newest first, with what each goes back to.")
@click.option("--outlet", metavar="NAME", multiple=True, help="Who published it. May be given several times: either.")
@click.option("--lang", metavar="CODE", help="Language of the report.")
@click.option("--since", metavar="DATE", help="Published then or later.")
@click.option("--until", metavar="DATE", help="Published then or earlier.")
@click.option("--origin", metavar="R-…|NAME@R-…", help="Only those that go back to what this report goes back to.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, metavar="N", help="At most N.")
@click.option("--offset", type=click.IntRange(min=0), default=0, show_default=True, metavar="N", help="Leave out the first N.")
@as_of_options
@output_options
@click.pass_obj
def reports(
    session: Session,
    outlet: tuple[str, ...],
    lang: str | None,
    since: str | None,
    until: str | None,
    origin: str | None,
    limit: int,
    offset: int,
    form: Form | None,
    fields: str | None,
) -> int:
    """List the reports of the dossier: day, outlet, language, title, how many claims each gave, and what it goes back to."""
    from selon.cli.screen.listing import draw_reports

    answer = session.dossier.reports(outlet=outlet, lang=lang, since=since, until=until, origin=origin, limit=limit, offset=offset)
    put(answer, form, fields, lambda screen: draw_reports(screen, answer.results))
    note_limits(answer)
    return 0 if answer.results else 1
