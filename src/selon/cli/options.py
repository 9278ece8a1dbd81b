"""Options that several verbs share, so that a filter is spelt the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
Form = Literal["json", "nl", "csv", "md", "tabs", "table"]


def _stacked(*options: Callable[[F], F]) -> Callable[[F], F]:
    def decorate(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def output_options(function: F) -> F:
    """How the answer is written; without one: a table on a terminal, tab-separated lines in a pipe."""
    forms = (
        ("--json", "json", "One JSON object, with query, problems and denominators."),
        ("--nl", "nl", "One JSON record a line."),
        ("--csv", "csv", "CSV with a header line."),
        ("--md", "md", "A Markdown table."),
        ("--table", "table", "The table for people, in a pipe too."),
    )
    flags = [click.option(name, "form", flag_value=value, help=text) for name, value, text in forms]
    fields = click.option(
        "--fields",
        metavar="A,B,…",
        help="Only these fields, e.g. id,type,actor,when.edtf,according_to,quote.",
    )
    return _stacked(*flags, fields)(function)


def given_options(function: F) -> F:
    """What the user knows of the report; it wins over what the report says of itself."""
    return _stacked(
        click.option("--published", metavar="EDTF", help="Publication date: 2023-01-06, 2023-01 or 2023."),
        click.option("--outlet", metavar="NAME", help="Who published it."),
        click.option("--title", metavar="TEXT", help="Its title."),
        click.option("--lang", metavar="CODE", help="Its language, if it is guessed wrong: fr."),
    )(function)


def filter_options(function: F) -> F:
    def many(name: str, metavar: str, text: str) -> Callable[[F], F]:
        return click.option(name, metavar=metavar, multiple=True, help=text)

    return _stacked(
        many("--type", "TYPE", "Event type, e.g. ASSAULT. Any option may be given several times: either."),
        many("--actor", "WHO", "Who does it: a country (RUS, Russie), a code (RUS MIL), or words of the name."),
        many("--recipient", "WHO", "To whom it is done."),
        many("--speaker", "WHO", "Who says so; “report” for the report's own voice."),
        many(
            "--status",
            "STATUS",
            "happened, ongoing, planned, requested, threatened, feared, possible, hypothetical.",
        ),
        click.option("--polarity", type=click.Choice(["+", "-"]), help="- for what is denied."),
        many("--place", "WHERE", "A country or words of the place's name."),
        click.option(
            "--since",
            metavar="DATE",
            help="May have happened then or later: 2023-01-06, 2023-01, hier, friday.",
        ),
        click.option("--until", metavar="DATE", help="May have happened then or earlier."),
        click.option("--lang", metavar="CODE", help="Language of the report."),
        many("--report", "R-…", "Only this report (the beginning of its id is enough)."),
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N."),
    )(function)


def event_options(function: F) -> F:
    """Which events: what, who, where, when."""
    return _stacked(
        click.option("--type", metavar="TYPE", multiple=True, help="Event type, e.g. ASSAULT."),
        click.option(
            "--party", metavar="WHO", multiple=True, help="Who does it, suffers it or speaks of it: a country or words of the name."
        ),
        click.option("--place", metavar="WHERE", multiple=True, help="A country or words of the place's name."),
        click.option("--since", metavar="DATE", help="May have happened then or later."),
        click.option("--until", metavar="DATE", help="May have happened then or earlier."),
    )(function)


def as_of_options(function: F) -> F:
    """Ask the dossier as it stood on a day. The session takes note; no command has to know."""

    def noted(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
        if value and ctx.obj is not None:
            ctx.obj.as_of = value

    def by_clock(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
        if value and ctx.obj is not None:
            ctx.obj.clock = value

    return _stacked(
        click.option("--as-of", metavar="DATE", expose_value=False, callback=noted, help="What had been published by that day."),
        click.option(
            "--clock",
            type=click.Choice(["published", "added"]),
            expose_value=False,
            callback=by_clock,
            help="With --as-of: by publication (default), or by when it was added here.",
        ),
    )(function)


def field_names(written: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (written or "").split(",") if name.strip())
