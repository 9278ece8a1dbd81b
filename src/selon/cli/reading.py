"""`read` and `add`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from selon.cli.options import Form, given_options, output_options
from selon.cli.output import put
from selon.cli.session import Session, note_limits, note_problems

if TYPE_CHECKING:
    from selon.dossier import Item

_READ = """\b
Examples:
  selon read report.txt
  selon read page.html --json > claims.json
  selon read - --published 2023-01 --outlet "Agence A" < report.txt
  selon read report.txt --fields type,actor_country,recipient_country,earliest,latest,according_to
  selon read report.txt --nl | head -1
"""

_ADD = """\b
Examples:
  selon add report.txt mail.eml brief.pdf
  selon add reports/                     a folder, with all that is in it
  selon add feed.jsonl                   one report a line
  selon add new.html --dry-run           what it would add to what is there
  selon --db niger.db add niger/
"""


@click.command(epilog=_READ, short_help="Print the claims of a report; store nothing.")
@click.argument("source", metavar="FILE|-")
@given_options
@output_options
@click.pass_obj
def read(
    session: Session,
    source: str,
    published: str | None,
    outlet: str | None,
    title: str | None,
    lang: str | None,
    form: Form | None,
    fields: str | None,
) -> int:
    """Print the claims of a report: who is said to have done what to whom, where, when, and according to whom.

    FILE is .txt, .md, .html, .eml, .pdf or .jsonl; - is standard input. Nothing is stored.
    """
    from selon.cli.screen.claims import draw_read

    given = {"published": published, "outlet": outlet, "title": title, "lang": lang}
    answer = session.dossier.read(source, stdin=sys.stdin.buffer, **given)
    put(answer, form, fields, lambda screen: draw_read(screen, answer))
    note_problems(answer.problems)
    note_limits(answer)
    return 0 if answer.limits["claims"] else 1


@click.command(epilog=_ADD, short_help="Read reports into the dossier.")
@click.argument("sources", metavar="FILE|DIR|-…", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Say what the reports would add; store nothing.")
@given_options
@output_options
@click.pass_obj
def add(
    session: Session,
    sources: tuple[str, ...],
    dry_run: bool,
    published: str | None,
    outlet: str | None,
    title: str | None,
    lang: str | None,
    form: Form | None,
    fields: str | None,
) -> int:
    """Read files, folders or standard input into the dossier.

    Adding twice changes nothing. What could not be read is kept as a problem (`selon problems`), and the others go on.
    A report read by an older reader is read again: its former claims are withdrawn, never erased.
    """
    from selon.cli.screen.changes import draw_changes

    given = {"published": published, "outlet": outlet, "title": title, "lang": lang}
    with _progress() as progress:
        answer = session.dossier.add(list(sources), dry_run=dry_run, stdin=sys.stdin.buffer, progress=progress, **given)
    put(answer, form, fields, lambda screen: draw_changes(screen, answer))
    note_problems(answer.problems)
    note_limits(answer, shown=session.database)
    return 0 if answer.results else 1


@contextmanager
def _progress() -> Iterator[Callable[[Any], None] | None]:
    """A line that counts reports and claims, on stderr, for people only, and only once the work proves long."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading …", total=None)
        reports = claims = 0

        def advance(item: Item) -> None:
            nonlocal reports, claims
            reports += item.result.report is not None
            claims += len(item.result.claims)
            name = item.where if len(item.where) <= 40 else "…" + item.where[-39:]
            bar.update(task, description=f"{reports} reports · {claims} claims · {name}")

        yield advance
