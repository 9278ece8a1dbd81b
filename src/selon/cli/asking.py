"""`claims`, `timeline` and `search`."""

from __future__ import annotations

from typing import Any

import click

from selon.cli.options import Form, as_of_options, filter_options, output_options
from selon.cli.output import put
from selon.cli.session import Session, note_limits

_CLAIMS = """\b
Examples:
  selon claims
  selon claims --type ASSAULT --actor RUS --since 2023-01
  selon claims --polarity -                  what is denied, and by whom
  selon claims --speaker Kyiv --status planned --md
  selon claims --place Ukraine --csv > claims.csv
  selon claims --report R-vqyqdg --nl
"""

_TIMELINE = """\b
Examples:
  selon timeline
  selon timeline --actor BLR --since 2022-12 --until 2023-02
  selon timeline --since "3 days ago"
  selon timeline --type MOBILIZE --csv
"""

_SEARCH = """\b
Examples:
  selon search frappes                       finds frappe, frappé, frapper
  selon search "pont de Kherson"             words that stand together: quote them twice in a shell: '"…"'
  selon search attaque -- -drone             without drone
  selon search otages --limit 5 --json
"""


@click.command(epilog=_CLAIMS, short_help="List claims, by filter.")
@filter_options
@as_of_options
@output_options
@click.pass_obj
def claims(session: Session, /, form: Form | None, fields: str | None, **filters: Any) -> int:
    """List the claims of the dossier: by report, in the order of the text. Filters of several kinds must all match."""
    from selon.cli.screen.claims import draw_claims

    answer = session.dossier.claims(**filters)
    put(answer, form, fields, lambda screen: draw_claims(screen, answer.results, answer.reports))
    note_limits(answer)
    return 0 if answer.results else 1


@click.command(epilog=_TIMELINE, short_help="Claims in order of time.")
@filter_options
@as_of_options
@output_options
@click.pass_obj
def timeline(session: Session, /, form: Form | None, fields: str | None, **filters: Any) -> int:
    """What is said to have happened, in order: by month, the undated last. A claim stands at the first day it allows."""
    from selon.cli.screen.timeline import draw_timeline

    answer = session.dossier.timeline(**filters)
    put(answer, form, fields, lambda screen: draw_timeline(screen, answer.results))
    note_limits(answer)
    return 0 if answer.results else 1


@click.command(epilog=_SEARCH, short_help="Full text over reports and quotes.")
@click.argument("words", nargs=-1, required=True)
@click.option("--lang", metavar="CODE", help="Only reports in this language; also the language of the words.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N of each kind.")
@as_of_options
@output_options
@click.pass_obj
def search(
    session: Session,
    words: tuple[str, ...],
    lang: str | None,
    limit: int | None,
    form: Form | None,
    fields: str | None,
) -> int:
    """Find words, in any of their forms, in the quotes of claims and in the texts of reports.

    All words must occur. "Several words" in quotation marks must stand together; -word must not occur.
    """
    from selon.cli.screen.hits import draw_hits

    query = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    answer = session.dossier.search(query, lang=lang, limit=limit)
    put(answer, form, fields, lambda screen: draw_hits(screen, answer.results))
    note_limits(answer, shown=_kinds(answer.results))
    return 0 if answer.results else 1


def _kinds(hits: tuple[Any, ...]) -> str:
    claims = sum(1 for hit in hits if hit.kind == "claim")
    reports = len(hits) - claims
    return f"found in {claims} quote{'s' * (claims != 1)} and {reports} report{'s' * (reports != 1)}"
