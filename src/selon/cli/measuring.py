"""`eval`, `card`."""

from __future__ import annotations

from collections import Counter

import click

from selon.cli.options import Form, output_options
from selon.cli.output import put
from selon.cli.session import Session, note, note_limits, note_problems

_EVAL = """\b
Examples:
  selon eval tests/gold/dev
  selon eval tests/gold/dev tests/gold/dev2 --md > quality.md
  selon eval niger.gold.jsonl --misses   what was missed, what is spurious, which fields are wrong
  selon eval tests/gold/situation        many reports together: events, origins, contradictions
  selon eval tests/gold/dev --json
"""


@click.command("eval", epilog=_EVAL, short_help="Hold the reading against gold.")
@click.argument("gold", metavar="GOLD", nargs=-1, required=True)
@click.option("--misses", is_flag=True, help="List each row that was missed, is spurious or has a field wrong.")
@output_options
@click.pass_obj
def evaluate(session: Session, gold: tuple[str, ...], misses: bool, form: Form | None, fields: str | None) -> int:
    """Read reports whose claims a person has written down, and say how right the reading is.

    GOLD is a *.gold.jsonl file or a folder of them; the report stands beside as NAME.txt. A claim meets a row when
    their triggers overlap and its type is one that the row accepts. Optional rows count neither way. Strict: type,
    speaker, polarity, status and an actor all right.

    A folder with a situation.toml is one situation: its reports are read together, into a dossier of their own that is
    thrown away, and held against the gold of their events (B³), origins, contradictions, and of what several tell.
    """
    from selon.cli.screen.measures import draw_figures, draw_rows

    answer = session.dossier.eval(gold, misses=misses)
    put(answer, form, fields, lambda screen: (draw_rows if misses else draw_figures)(screen, answer.results))
    note_problems(answer.problems)
    if misses:
        # The three of claims are told even where there are none; the others belong to situations.
        found = Counter(dict.fromkeys(("missed", "spurious", "wrong"), 0))
        found.update(row.what for row in answer.results)
        note(" · ".join(f"{number} {what}" for what, number in found.items()))
    note_limits(answer)
    return 0 if answer.results else 1


_CARD = """\b
Examples:
  selon card
  selon card --lang fr --md
  selon card --json
"""


@click.command(epilog=_CARD, short_help="How right this version is, and what it gets wrong.")
@click.option("--lang", metavar="CODE", help="Only this language.")
@output_options
@click.pass_obj
def card(session: Session, lang: str | None, form: Form | None, fields: str | None) -> int:
    """The error card: precision and recall by language and type on this version's gold, and known failures.

    `seen` reports were read while rules were written; what to expect of a report that nobody has seen is said by `unseen`.
    """
    from selon.cli.screen.measures import draw_card

    answer = session.dossier.card(lang=lang)
    put(answer, form, fields, lambda screen: draw_card(screen, answer.results))
    note(f"selon {answer.limits['version']}, measured {answer.limits['measured']}")
    note_limits(answer)
    return 0
