"""`events`, and a person's judgements: `merge`, `split`, `judge`, `undo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from selon.cli.options import F, Form, as_of_options, event_options, output_options
from selon.cli.output import put
from selon.cli.session import Session, note, note_limits

if TYPE_CHECKING:
    from selon.dossier import Answer
    from selon.model import Judgement

_EVENTS = """\b
Examples:
  selon events                               what most reports tell of, first
  selon events --disputed                    where voices part
  selon events --type ASSAULT --place Dnipro --by-time
  selon events --party BLR --since 2023-01 --json
  selon events --as-of 2023-01-08            as it stood that day
"""


@click.command(epilog=_EVENTS, short_help="Each event once, with its reports and origins.")
@event_options
@click.option("--reports", type=click.IntRange(min=1), default=1, metavar="N", help="Told by at least N reports.")
@click.option("--disputed", is_flag=True, help="Only where voices contradict each other.")
@click.option("--by-time", is_flag=True, help="In order of time; else what most reports tell of first.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, metavar="N", help="At most N.")
@as_of_options
@output_options
@click.pass_obj
def events(
    session: Session,
    type: tuple[str, ...],
    party: tuple[str, ...],
    place: tuple[str, ...],
    since: str | None,
    until: str | None,
    reports: int,
    disputed: bool,
    by_time: bool,
    limit: int,
    form: Form | None,
    fields: str | None,
) -> int:
    """The claims of all reports, put together: each event once, how it stands by claim, n reports · m independent origins.

    An origin is a party that says so, or the root of a report's family tree: reprints of one dispatch are one origin.
    """
    from selon.cli.screen.events import draw_events

    answer = session.dossier.events(
        type=type, party=party, place=place, since=since, until=until, reports=reports, disputed=disputed, by_time=by_time, limit=limit
    )
    put(answer, form, fields, lambda screen: draw_events(screen, answer.results))
    note_limits(answer)
    return 0 if answer.results else 1


def signed(function: F) -> F:
    """Who judges, and why: every judgement is kept with both."""
    envvar = ["SELON_BY", "USER", "LOGNAME"]
    by = click.option("--by", metavar="NAME", envvar=envvar, default="somebody", help="Who judges.  [default: your login]")
    return by(click.option("--why", metavar="TEXT", default="", help="The reason, in your words.")(function))


_MERGE = """\b
Examples:
  selon merge E-05bb92 E-0c5c27 --why "rescue after the same strike"
"""


@click.command(epilog=_MERGE, short_help="Make one event of two.")
@click.argument("left", metavar="E-…")
@click.argument("right", metavar="E-…")
@signed
@output_options
@click.pass_obj
def merge(session: Session, left: str, right: str, by: str, why: str, form: Form | None, fields: str | None) -> int:
    """Judge that two events are one happening. It is kept with who, when and why; `selon undo` takes it back."""
    return _put(session, session.dossier.merge(left, right, by=by, why=why), form, fields)


_SPLIT = """\b
Examples:
  selon split E-05bb92 C-0c5c27 --why "another strike, the day after"
"""


@click.command(epilog=_SPLIT, short_help="Take claims out of an event.")
@click.argument("event", metavar="E-…")
@click.argument("claims", metavar="C-…", nargs=-1, required=True)
@click.option("--alike", is_flag=True, help="With them what says the same in the same terms.")
@signed
@output_options
@click.pass_obj
def split(
    session: Session, event: str, claims: tuple[str, ...], alike: bool, by: str, why: str, form: Form | None, fields: str | None
) -> int:
    """Judge that claims of an event speak of another happening. `selon undo` takes it back."""
    return _put(session, session.dossier.split(event, claims, by=by, why=why, alike=alike), form, fields)


_JUDGE = """\b
Examples:
  selon judge C-05bb92 C-0c5c27 same --why "both name the bridge"
  selon judge C-05bb92 C-0c5c27 different
  selon judge                                the judgements that stand
  selon judge --withdrawn                    and those that do not any more
"""


@click.command(epilog=_JUDGE, short_help="Say whether two claims tell one happening.")
@click.argument("pair", metavar="[C-… C-… same|different|unsure]", nargs=-1)
@click.option("--withdrawn", is_flag=True, help="List withdrawn judgements too.")
@signed
@output_options
@click.pass_obj
def judge(session: Session, pair: tuple[str, ...], withdrawn: bool, by: str, why: str, form: Form | None, fields: str | None) -> int:
    """Judge two claims (or events), or list the judgements. A person's judgement wins over the rules' and is never erased."""
    if not pair:
        return _put(session, session.dossier.judge(withdrawn=withdrawn), form, fields)
    if len(pair) != 3:
        raise click.UsageError("two claims and a verdict: selon judge C-… C-… same|different|unsure")
    return _put(session, session.dossier.judge(pair[0], pair[1], pair[2], by=by, why=why), form, fields)


_UNDO = """\b
Examples:
  selon undo J-4f7k2a
  selon undo V-589607                        what was said of a claim, and of its reprints
  selon undo N-98c326                        a rule: all stands as if it had never been
"""


@click.command(epilog=_UNDO, short_help="Withdraw a judgement, a review or a rule.")
@click.argument("judgement", metavar="J-…|V-…|N-…")
@signed
@output_options
@click.pass_obj
def undo(session: Session, judgement: str, by: str, why: str, form: Form | None, fields: str | None) -> int:
    """Withdraw a judgement, a review or a rule: it stays in the record, with who withdrew it and when, and no longer counts."""
    answer = session.dossier.undo(judgement, by=by)
    if answer.kind == "reviews":
        from selon.cli.screen.reviewing import draw_done

        put(answer, form, fields, lambda screen: draw_done(screen, answer.results))
        return 0
    if answer.kind == "rules":
        from selon.cli.screen.ruling import draw_rules

        put(answer, form, fields, lambda screen: draw_rules(screen, answer.results))
        return 0
    return _put(session, answer, form, fields)


def _put(session: Session, answer: Answer[Judgement], form: Form | None, fields: str | None) -> int:
    from selon.cli.screen.events import draw_judgements

    put(answer, form, fields, lambda screen: draw_judgements(screen, answer.results))
    note("" if answer.results else "no judgements")
    return 0 if answer.results else 1
