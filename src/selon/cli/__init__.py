"""The command line: `selon VERB [OBJECT] [filters] [output]`.

A verb lives in a module of its own kind and is imported when it is called, so that `selon --help` loads only click. To
add a verb, write a click command and add its line to `VERBS`.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from selon.errors import IntegrityError, SelonError

FOUND, NOTHING, USAGE, BROKEN_QUOTE = 0, 1, 2, 3

VERBS = {
    "read": "selon.cli.reading:read",
    "add": "selon.cli.reading:add",
    "brief": "selon.cli.overlooking:brief",
    "events": "selon.cli.together:events",
    "claims": "selon.cli.asking:claims",
    "reports": "selon.cli.listing:reports",
    "places": "selon.cli.placing:places",
    "show": "selon.cli.looking:show",
    "why": "selon.cli.looking:why",
    "timeline": "selon.cli.asking:timeline",
    "voices": "selon.cli.overlooking:voices",
    "search": "selon.cli.asking:search",
    "trace": "selon.cli.tracing:trace",
    "contra": "selon.cli.disputing:contra",
    "figures": "selon.cli.disputing:figures",
    "oppose": "selon.cli.disputing:oppose",
    "merge": "selon.cli.together:merge",
    "split": "selon.cli.together:split",
    "judge": "selon.cli.together:judge",
    "review": "selon.cli.reviewing:review",
    "rules": "selon.cli.ruling:rules",
    "undo": "selon.cli.together:undo",
    "position": "selon.cli.following:position",
    "ledger": "selon.cli.following:ledger",
    "new": "selon.cli.changing:new",
    "diff": "selon.cli.changing:diff",
    "without": "selon.cli.following:without",
    "gaps": "selon.cli.following:gaps",
    "actor": "selon.cli.portraits:actor",
    "place": "selon.cli.portraits:place",
    "source": "selon.cli.portraits:source",
    "report": "selon.cli.noting:report",
    "serve": "selon.cli.serving:serve",
    "verify": "selon.cli.checking:verify",
    "problems": "selon.cli.checking:problems",
    "doctor": "selon.cli.checking:doctor",
    "eval": "selon.cli.measuring:evaluate",
    "card": "selon.cli.measuring:card",
}

_EPILOG = """\b
Examples:
  selon read report.txt                  who says what happened, nothing stored
  pbpaste | selon read - --published 2023-01-06
  selon add reports/                     keep a folder of reports in ./selon.db
  selon claims --actor RUS --since 2023-01
  selon show R-vqyqdg                    a report with its claims marked

\b
Exit codes: 0 found, 1 nothing matched or nothing could be read, 2 the request or the dossier is wrong,
3 a quote no longer matches its text.
"""


class Verbs(click.Group):
    """Commands by name from `VERBS`, each imported on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module, _, name = VERBS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from selon import __version__

        click.echo(f"selon {__version__}")
        ctx.exit()


@click.command(
    cls=Verbs,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--db",
    metavar="PATH",
    envvar="SELON_DB",
    default="selon.db",
    show_envvar=True,
    help="The dossier.  [default: ./selon.db]",
)
@click.option("--debug", is_flag=True, help="Show the trace of an error.")
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.pass_context
def cli(ctx: click.Context, db: str, debug: bool) -> None:
    """selon (French: according to) reads news reports of crises, offline, and keeps who did what to whom, where, when,
    according to whom, how certain, and in which exact words."""
    from selon.cli.session import Session

    ctx.obj = ctx.with_resource(Session(db=db, debug=debug))


def main() -> NoReturn:
    """Run; every expected failure is one line on stderr and an exit code."""
    debug = "--debug" in sys.argv[1:]
    # The parser's matrices are small: two threads on one of them cost three times the work of one.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else FOUND)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except SelonError as error:
        if debug:
            raise
        click.echo(f"selon: {error.message}", err=True)
        if error.hint:
            click.echo(f"  → {error.hint}", err=True)
        sys.exit(BROKEN_QUOTE if isinstance(error, IntegrityError) else USAGE)
    except BrokenPipeError:
        # `selon claims | head`: the reader has what it wanted. Python would complain once more while closing stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FOUND)
    except Exception as error:
        if debug:
            raise
        click.echo(f"selon: unexpected {type(error).__name__}: {error}", err=True)
        click.echo("  → run it again with --debug and report the trace", err=True)
        sys.exit(USAGE)
