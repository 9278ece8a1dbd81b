"""`report`."""

from __future__ import annotations

from pathlib import Path

import click

from selon.cli.options import Form, as_of_options, output_options
from selon.cli.output import put
from selon.cli.session import Session, note, note_limits

_REPORT = """\b
Examples:
  selon report                               of the events that most reports tell
  selon report E-4f7k2a                      of one event
  selon report E-4f7k2a E-9c01de --in fr
  selon report E-4f7k2a --docx note.docx
  selon report E-4f7k2a --md > note.md
"""


@click.command(epilog=_REPORT, short_help="The one-page note, every sentence cited.")
@click.argument("events", metavar="[E-…]…", nargs=-1)
@click.option("--in", "lang", type=click.Choice(["en", "fr"]), default="en", show_default=True, help="Language of its sentences, not of quotes.")
@click.option("--docx", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write it as a DOCX of one A4 page.")
@as_of_options
@output_options
@click.pass_obj
def report(session: Session, events: tuple[str, ...], lang: str, docx: Path | None, form: Form | None, fields: str | None) -> int:
    """What the voices say of an event, and apart from it what follows from counting them; then the citations, sources and limits.

    Without `--json` or `--csv` it is Markdown. A note is refused if one of its sentences names a party, place, number or day that its
    citations do not contain.
    """
    from selon.dossier import note_file
    from selon.errors import UsageError

    answer = session.dossier.report(events, lang=lang)
    for written in answer.results:
        if docx is not None:
            try:
                docx.write_bytes(note_file(written, "docx"))
            except OSError as error:
                raise UsageError(f"{docx} cannot be written: {error.strerror}", hint="--docx FILE in a folder that is there") from error
            note(f"written to {docx}")
        elif form in (None, "md", "table") and not fields:
            click.echo(note_file(written, "md").decode(), nl=False)
        else:
            put(answer, form, fields, lambda screen: None)
    sentences = sum(len(part.sentences) for each in answer.results for part in each.parts)
    note_limits(answer, shown=f"{sentences} sentences")
    return 0 if answer.results else 1
