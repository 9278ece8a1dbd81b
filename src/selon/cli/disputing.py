"""`contra` and `figures`."""

from __future__ import annotations

import click

from selon.cli.options import Form, as_of_options, output_options
from selon.cli.output import put
from selon.cli.session import Session, note_limits

_CONTRA = """\b
Examples:
  selon contra                               every contradiction, true ones first
  selon contra E-4f7k2a                      those of one event
  selon contra X-9c01de                      one of them
  selon contra --kind true --point how_many
  selon contra --json
"""

_FIGURES = """\b
Examples:
  selon figures E-4f7k2a
  selon figures E-4f7k2a --json
"""

_OPPOSE = """\b
Examples:
  selon oppose "Le pont a été détruit." "Le pont est intact."
  selon oppose "The army entered the town." "No soldier has entered the town." --lang en
"""

_POINTS = ("whether", "who", "to_whom", "where", "when", "how_many", "why", "name")


@click.command(epilog=_CONTRA, short_help="Who contradicts whom, on which point.")
@click.argument("identity", metavar="[E-…|X-…]", required=False)
@click.option("--kind", type=click.Choice(["true", "apparent"]), help="apparent: both can hold; the reason is given.")
@click.option("--point", type=click.Choice(_POINTS), help="On what they part.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, metavar="N", help="At most N.")
@as_of_options
@output_options
@click.pass_obj
def contra(
    session: Session, identity: str | None, kind: str | None, point: str | None, limit: int, form: Form | None, fields: str | None
) -> int:
    """Contradictions as cards: the point, and under it each side in its own words, with speaker, day and outlet.

    Apart from the true ones stand those that are only apparent, with the reason. No side wins.
    """
    from selon.cli.screen.contra import draw_contra

    answer = session.dossier.contra(identity, kind=kind, point=point, limit=limit)
    put(answer, form, fields, lambda screen: draw_contra(screen, answer.results))
    true = sum(1 for card in answer.results if card.kind == "true")
    matching = answer.limits["contradictions_matching"]
    more = f" (of {matching})" if matching > len(answer.results) else ""
    note_limits(answer, shown=f"{true} true, {len(answer.results) - true} apparent{more}")
    return 0 if answer.results else 1


@click.command(epilog=_FIGURES, short_help="How many: the numbers of an event, by speaker over time.")
@click.argument("identity", metavar="E-…")
@as_of_options
@output_options
@click.pass_obj
def figures(session: Session, identity: str, form: Form | None, fields: str | None) -> int:
    """The numbers that are given for an event, by unit, in order of time: each as its low and high, on one scale.

    Numbers are never averaged. An open end is an arrow; a figure that its own side has replaced is marked.
    """
    from selon.cli.screen.figures import draw_figures

    answer = session.dossier.figures(identity)
    put(answer, form, fields, lambda screen: draw_figures(screen, answer.results), plain=True)
    note_limits(answer)
    return 0 if answer.results else 1


@click.command(epilog=_OPPOSE, short_help="Do two sentences speak against each other?")
@click.argument("left", metavar="SENTENCE")
@click.argument("right", metavar="SENTENCE")
@click.option("--lang", metavar="CODE", help="Their language, if it is guessed wrong: fr.")
@output_options
@click.pass_obj
def oppose(session: Session, left: str, right: str, lang: str | None, form: Form | None, fields: str | None) -> int:
    """Whether the words of two sentences clash: negations, antonyms, figures, years, countries, each with its share.

    It says nothing on who is right, nor whether both speak of one happening. Exit code 1: they do not clash.
    """
    from selon.cli.screen.contra import draw_opposed

    answer = session.dossier.oppose(left, right, lang=lang)
    put(answer, form, fields, lambda screen: draw_opposed(screen, answer.results[0]), plain=True)
    return 0 if answer.results[0].opposed else 1
