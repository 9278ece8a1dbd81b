"""News: new events, what is new on known ones, what was changed or withdrawn; repetition only as a number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from selon.cli.screen.claims import standing_words
from selon.cli.screen.position import cut
from selon.cli.screen.wording import DIM, short
from selon.dossier import OWN_VOICE, claim_row

if TYPE_CHECKING:
    from selon.dossier import Answer, Gain, Newness, News, Revision
    from selon.model import Claim, Report

_WIDE = 98
_MOST, _FULL, _LINES = 3, 6, 40
_KINDS = {"changed": "changed", "withdrawn": "withdrawn by its outlet", "read again": "read again by other rules", "reviewed": "reviewed"}


def draw_news(screen: Console, answer: Answer[News]) -> None:
    heads = {report.id: report for report in answer.reports}
    for found in answer.results:
        for name, part in (("new events", found.new), ("new on known events", found.more)):
            if part:
                screen.print(Text.assemble((name, "bold"), (f"  {len(part)}", DIM)))
                screen.print()
                for newness in part[:_FULL]:
                    _draw_newness(screen, newness, heads)
                _draw_others(screen, part[_FULL:])
        if found.revised:
            screen.print(Text.assemble(("changed or withdrawn", "bold"), (f"  {len(found.revised)}", DIM)))
            screen.print()
            for revision in found.revised:
                _draw_revision(screen, revision, heads)
        if found.repeats:
            told = f"{_many(found.repeats, 'claim')} in {_many(len(found.repeated_in), 'report')} only repeat"
            screen.print(Text(f"{told}: the same origin, nothing new in any slot", style=DIM))


def _draw_newness(screen: Console, newness: Newness, heads: dict[str, Report]) -> None:
    event = newness.event
    line = Text.assemble((f"{short(event.id)}  ", DIM), (event.summary, "bold"))
    told = f"{_many(len(event.reports), 'report')} · {_many(event.origins, 'origin')}"
    line.append(f"  {told}" + (f" · {_many(newness.repeats, 'repetition')}" if newness.repeats else ""), style=DIM)
    screen.print(line, width=_WIDE)
    most = _MOST if newness.known else 1
    for gain in newness.gains[:most]:
        _draw_gain(screen, gain, heads, known=newness.known)
    if len(newness.gains) > most:
        rest = newness.gains[most:]
        points = ", ".join(dict.fromkeys(point for gain in rest for point in (*gain.brings, *(["another origin"] if gain.origin else []))))
        told = f"… and {_many(len(rest), 'more claim')}" + (f": {points}" if points and newness.known else "")
        screen.print(Padding(Text(told, style=DIM), (0, 0, 0, 4)))
    screen.print()


def _draw_others(screen: Console, part: Sequence[Newness]) -> None:
    """A line each, and of very many only how many they are."""
    for newness in part[:_LINES]:
        line = Text.assemble((f"{short(newness.event.id)}  ", DIM), newness.event.summary)
        if newness.known:
            line.append(f"  {_many(len(newness.gains), 'new claim')}", style=DIM)
        line.truncate(_WIDE, overflow="ellipsis")
        screen.print(line)
    if len(part) > _LINES:
        screen.print(Text(f"… and {len(part) - _LINES} more (--json has all)", style=DIM))
    if part:
        screen.print()


def _draw_gain(screen: Console, gain: Gain, heads: dict[str, Report], *, known: bool) -> None:
    row = claim_row(gain.claim)
    line = Text("+ ", style="green")
    line.append_text(standing_words(row))
    report = heads.get(gain.claim.report)
    own = row.according_to == OWN_VOICE and report is not None and report.outlet
    line.append(f"according to {report.outlet if report and own else row.according_to}")
    if known:
        for point, values in gain.brings.items():
            line.append(f" · {point}: ").append(", ".join(values), style="bold")
        line.append(" · another origin" if gain.origin else "", style="bold")
    told = ["" if own else f"in {report.outlet}" if report.outlet else "", report.published] if report else []
    line.append("  " + " · ".join(part for part in (*told, short(gain.claim.id)) if part), style=DIM)
    screen.print(Padding(line, (0, 0, 0, 4)), width=_WIDE)
    screen.print(Padding(Text(f"« {cut(row.quote)} »", style="italic"), (0, 0, 0, 6)), width=_WIDE)


def _draw_revision(screen: Console, revision: Revision, heads: dict[str, Report]) -> None:
    report = heads.get(revision.report)
    title = (report.title if report else None) or ""
    line = Text.assemble((f"{short(revision.report)}  ", DIM), (_KINDS[revision.kind], "bold yellow"), f"  {title}")
    if report is not None:
        line.append("  " + " · ".join(part for part in (report.outlet, report.published) if part), style=DIM)
    screen.print(line, width=_WIDE)
    if revision.reason:
        screen.print(Padding(Text(f"{revision.reason}, was {short(revision.was)}", style=DIM), (0, 0, 0, 4)), width=_WIDE)
    for mark, style, claims in (("−", "magenta", revision.dropped), ("+", "green", revision.added)):
        for claim in claims[: 2 * _MOST]:
            screen.print(Padding(_said(mark, style, claim), (0, 0, 0, 4)), width=_WIDE)
        if len(claims) > 2 * _MOST:
            screen.print(Padding(Text(f"{mark} … and {len(claims) - 2 * _MOST} more", style=DIM), (0, 0, 0, 4)))
    screen.print()


def _said(mark: str, style: str, claim: Claim) -> Text:
    row = claim_row(claim)
    text = Text.assemble((f"{mark} ", style), (row.type, "bold"), f"  {row.who or '?'}")
    text.append(f" → {row.to_whom}" if row.to_whom else "")
    for detail in (row.where, *row.counts):
        text.append(f" · {detail}" if detail else "")
    text.append(f" · according to {row.according_to} · {short(claim.id)}", style=DIM)
    return text


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
