"""The ledger: one entry for each word given, with who announced it, what it was due, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from selon.cli.screen.position import cut
from selon.cli.screen.wording import DIM, STYLES, short
from selon.dossier import OWN_VOICE, claim_row, when_words
from selon.model import When

if TYPE_CHECKING:
    from selon.dossier import Answer, LedgerEntry, LedgerHeard
    from selon.model import Claim

_WIDE = 98
_MARKS = {
    "borne out": ("●", STYLES["stated"]),
    "contradicted": ("✕", STYLES["denied"]),
    "told both ways": ("⚡", "magenta"),
    "taken back": ("↩", "yellow"),
    "nothing yet": ("◌", STYLES["planned"]),
}
_MOST = 3


def draw_ledger(screen: Console, answer: Answer[LedgerEntry]) -> None:
    screen.print(Text.assemble((str(answer.query["ledger"]), "bold"), (f"  as {answer.query['as']}", DIM)))
    screen.print()
    outlets = {report.id: report.outlet or "" for report in answer.reports}
    for entry in answer.results:
        _draw_entry(screen, entry, outlets)


def _draw_entry(screen: Console, entry: LedgerEntry, outlets: Mapping[str, str]) -> None:
    mark, style = _MARKS[entry.outcome]
    head = Text.assemble((f"{mark} {_outcome(entry)}", style), "  ", (entry.type, "bold"), f"  {entry.about}")
    head.append(f"  {short(entry.event)}", style=DIM)
    screen.print(head, width=_WIDE)
    word = f"{entry.word} {'that it will not' if entry.negative else ''}".strip()
    due = when_words(entry.due)
    _draw_heard(screen, word + (f", due {due}" if due else ""), entry.said, outlets)
    for name, heard in (("borne out", entry.borne_out), ("against it", entry.contradicted), ("taken back", entry.taken_back)):
        if heard.claims:
            _draw_heard(screen, name, heard, outlets)
    screen.print()


def _outcome(entry: LedgerEntry) -> str:
    if entry.outcome != "nothing yet":
        return entry.outcome
    if entry.negative:
        return "nothing to the contrary yet"
    return f"nothing yet, due {when_words(When(None, entry.due.latest, entry.due.latest))}" if entry.passed else "nothing yet"


def _draw_heard(screen: Console, name: str, heard: LedgerHeard, outlets: Mapping[str, str]) -> None:
    day = when_words(When(None, heard.first, heard.first)) or "no day"
    line = Text.assemble((name, "bold"), f"  {day}")
    # A report's own voice is its outlet's.
    own = [outlets[claim.report] for claim in heard.claims if not claim.source and outlets.get(claim.report)]
    named = list(dict.fromkeys(each for said in heard.speakers for each in (own if said == OWN_VOICE and own else [said])))
    told = ", ".join(named[:4]) + (f" +{len(named) - 4}" if len(named) > 4 else "")
    line.append(f"  {_many(len(heard.claims), 'claim')} · {_many(len(heard.origins), 'origin')}: {told}", style=DIM)
    screen.print(Padding(line, (0, 0, 0, 2)), width=_WIDE)
    for claim in _told_apart(heard.claims):
        row = claim_row(claim)
        outlet = outlets.get(claim.report, "")
        said = outlet if outlet and not claim.source else " · ".join(part for part in (row.according_to, outlet and f"in {outlet}") if part)
        quote = Text.assemble(f"{row.glyph} ", (f"« {cut(row.quote)} »", "italic"), (f"  {said} · {short(claim.id)}", DIM))
        screen.print(Padding(quote, (0, 0, 0, 4)), width=_WIDE)


def _told_apart(claims: Iterable[Claim]) -> list[Claim]:
    """The first of them in other words: a reprint's quote adds nothing to look at."""
    found: dict[str, Claim] = {}
    for claim in claims:
        found.setdefault(" ".join(claim.quote.exact.casefold().split()), claim)
    return list(found.values())[:_MOST]


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
