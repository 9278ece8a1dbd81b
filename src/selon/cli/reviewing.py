"""`review`: what to check first, and a person's word on a claim."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from selon.cli.options import Form, output_options
from selon.cli.output import console, put
from selon.cli.session import Session, note, note_limits, on_terminal
from selon.cli.together import signed
from selon.errors import SelonError

if TYPE_CHECKING:
    from rich.console import Console

    from selon.dossier import Dossier, ReviewEntry
    from selon.model import Review

_REVIEW = """\b
Examples:
  selon review                               the queue, one prompt a claim (a list in a pipe)
  selon review --list                        what waits, and why
  selon review C-05bb92                      that claim in its text, with the reasons for each slot
  selon review C-05bb92 accept
  selon review C-05bb92 reject --why "a headline, no claim"
  selon review C-05bb92 actor=Moscow --why "the pronoun means Moscow"
  selon review C-05bb92 "type=ASSAULT airstrike"
  selon review C-05bb92 "source=the ministry (deny)"
  selon review C-05bb92 actor=Moscow --always   and in this dossier the name always means Moscow (`selon rules` shows what that changes)
  selon review C-05bb92 reject --alone       of this claim only, not of its reprints
  selon review --done                        what was said lately; `selon undo V-…` withdraws it

\b
Slots: type status polarity certainty actor recipient place when source count.
Several names are parted by “;”, nothing after “=” empties a slot, a code may stand in brackets: actor=the ministry [BLR GOV].
"""


@click.command(epilog=_REVIEW, short_help="What to check first; accept, reject or correct a claim.")
@click.argument("claim", metavar="[C-…]", required=False, default="")
@click.argument("verdict", metavar="[accept|reject|SLOT=VALUE]", required=False, default="")
@click.option("--always", is_flag=True, help="Never again: keep the rule that would have prevented the mistake, too.")
@click.option("--only", metavar="WORDS", default="", help="With --always: nothing but where the quoted words have these.")
@click.option("--alone", is_flag=True, help="Of this claim only; else the word goes to its reprints too.")
@click.option("--list", "listed", is_flag=True, help="List the queue; do not ask.")
@click.option("--done", is_flag=True, help="What was said lately, the last first.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="At most N.")
@signed
@output_options
@click.pass_obj
def review(
    session: Session,
    claim: str,
    verdict: str,
    always: bool,
    only: str,
    alone: bool,
    listed: bool,
    done: bool,
    limit: int,
    by: str,
    why: str,
    form: Form | None,
    fields: str | None,
) -> int:
    """Claims of doubtful reading on which much rests, the weightiest first; each says why it matters and what is doubtful.

    What is rejected leaves claims, events and counts; what is corrected stands corrected in all of them. A person's word holds
    against any reader, is kept with who, when and why, and can be withdrawn.
    """
    from selon.cli.screen.reviewing import draw_done, draw_looked, draw_queue

    dossier = session.dossier
    if claim and verdict:
        said = dossier.review(claim, verdict, by=by, why=why, alone=alone)
        put(said, form, fields, lambda screen: draw_done(screen, said.results))
        if always:
            kept = dossier.rules(said.results[0].id, only=only, keep=True, by=by, why=why).results[0]
            note(f"kept: {kept.rule.id[:8]} {kept.words} (changes {kept.changed} claims; `selon undo {kept.rule.id[:8]}`)")
        return 0
    answer = dossier.review(claim, limit=limit)
    found = answer.results[0]
    if not claim and not listed and not done and form is None and not fields and on_terminal() and is_asked():
        _ask_through(dossier, console(), found.entries, by=by)
        return 0

    def draw(screen: Console) -> None:
        if done:
            draw_done(screen, found.done)
        elif claim:
            draw_looked(screen, found.entries[0] if found.entries else None, found.looked)
        else:
            draw_queue(screen, found.entries)

    put(answer, form, fields, draw, plain=bool(claim or done))
    note_limits(answer, shown=f"{len(found.entries)} to check")
    return 0 if (found.done if done else found.looked if claim else found.entries) else 1


def is_asked() -> bool:
    """Whether somebody sits at the keyboard."""
    return sys.stdin.isatty()


_KEYS = "a accept · r reject · e correct · s skip · u undo the last · n never again what was said last · q quit"


def _ask_through(dossier: Dossier, screen: Console, entries: tuple[ReviewEntry, ...], *, by: str) -> None:
    """One claim after the other; what is said takes effect at once."""
    from selon.cli.screen.reviewing import draw_looked

    said: list[Review] = []
    at = 0
    if not entries:
        note("nothing to check")
    while at < len(entries):
        claim = entries[at].claim.id
        draw_looked(screen, entries[at], dossier.review(claim, limit=1).results[0].looked)
        note(f"{at + 1} of {len(entries)} · {_KEYS}")
        key = click.prompt("", type=click.Choice(list("aresunq")), show_choices=False, prompt_suffix="> ", err=True)
        if key == "q":
            return
        if key == "u":
            if said:
                undone = said.pop()
                dossier.undo(undone.id, by=by)
                note(f"withdrawn: {undone.id}")
                at = next((n for n, each in enumerate(entries) if each.claim.id == undone.claim), at)
            else:
                note("nothing to undo")
            continue
        if key == "n":
            _never_again(dossier, screen, said[-1] if said else None, by)
            continue
        if key != "s":
            try:
                said.append(_say(dossier, claim, key, by))
            except SelonError as error:
                note(f"{error.message}\n  → {error.hint}")
                continue
            note(f"kept: {said[-1].id}")
        at += 1


def _never_again(dossier: Dossier, screen: Console, last: Review | None, by: str) -> None:
    """What the last word would change if it were said once for all; then whether it is."""
    from selon.cli.screen.ruling import draw_rule

    if last is None:
        note("nothing was said yet")
        return
    try:
        draw_rule(screen, dossier.rules(last.id, by=by).results[0])
        if click.confirm("once for all?", default=False, err=True):
            kept = dossier.rules(last.id, keep=True, by=by).results[0]
            note(f"kept: {kept.rule.id[:8]} {kept.words}")
    except SelonError as error:
        note(f"{error.message}\n  → {error.hint}")


def _say(dossier: Dossier, claim: str, key: str, by: str) -> Review:
    verdict = {"a": "accept", "r": "reject"}.get(key) or click.prompt("SLOT=VALUE", err=True)
    why = "" if key == "a" else click.prompt("why", default="", show_default=False, err=True)
    return dossier.review(claim, verdict, by=by, why=why).results[0]
