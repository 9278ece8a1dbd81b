"""`verify`, `problems` and `doctor`."""

from __future__ import annotations

import click

from selon.cli.options import Form, output_options
from selon.cli.output import put
from selon.cli.session import Session, note, note_limits

_VERIFY = """\b
Examples:
  selon verify
  selon verify && echo "every quote holds"
"""

_PROBLEMS = """\b
Examples:
  selon problems
  selon problems --csv
"""

_DOCTOR = """\b
Examples:
  selon doctor
  selon --db other.db doctor --json
"""


@click.command(epilog=_VERIFY, short_help="Check every quote against its text.")
@output_options
@click.pass_obj
def verify(session: Session, form: Form | None, fields: str | None) -> int:
    """Check that every quote still stands in its text at its place, and every text and capture still has its hash.

    Exit code 3 if anything differs.
    """
    from selon.cli.screen.lists import draw_mismatches

    answer = session.dossier.verify()
    put(answer, form, fields, lambda screen: draw_mismatches(screen, answer.results))
    broken = len(answer.results)
    note(f"{broken} no longer match" if broken else "every quote, text and capture holds")
    note_limits(answer)
    return 3 if broken else 0


@click.command(epilog=_PROBLEMS, short_help="What could not be read, and why.")
@output_options
@click.pass_obj
def problems(session: Session, form: Form | None, fields: str | None) -> int:
    """List what could not be read and what to do about it. A problem goes when its source is added again without it."""
    from selon.cli.screen.lists import draw_problems

    answer = session.dossier.problems()
    put(answer, form, fields, lambda screen: draw_problems(screen, answer.results))
    note_limits(answer, shown=f"{len(answer.results)} problems")
    return 0 if answer.results else 1


@click.command(epilog=_DOCTOR, short_help="Versions, models, hashes, paths, state.")
@output_options
@click.pass_obj
def doctor(session: Session, form: Form | None, fields: str | None) -> int:
    """Check the parts this program stands on, and the dossier. Exit code 2 if one of them is missing or damaged."""
    from selon.cli.screen.lists import draw_checks

    answer = session.dossier.doctor()
    put(answer, form, fields, lambda screen: draw_checks(screen, answer.results))
    failed = [check.name for check in answer.results if not check.ok]
    note(f"not in order: {', '.join(failed)}" if failed else "all in order")
    return 2 if failed else 0
