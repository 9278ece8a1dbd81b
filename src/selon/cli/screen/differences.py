"""Then and now: events by what became of them, and under each what was gained (+) and lost (−), with the reports that did it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from selon.cli.screen.wording import DIM, short

if TYPE_CHECKING:
    from selon.dossier import Answer, Difference
    from selon.model import Report

_WIDE = 98
_MOST = 20
# In the order in which they are told.
SLOTS = {
    "status": "whether", "actor": "who", "recipient": "to whom", "place": "where", "when": "when", "count": "how many", "mode": "how",
}  # fmt: skip
_TURNS = {"opened": "opened", "closed": "closed", "true": "now a true contradiction", "apparent": "now only apparent"}


def draw_differences(screen: Console, answer: Answer[Difference]) -> None:
    heads = {report.id: report for report in answer.reports}
    then, now = answer.query["diff"]
    screen.print(Text.assemble((str(then), "bold"), " → ", (str(now or "as it stands"), "bold"), (f"  by day {answer.query['clock']}", DIM)))
    screen.print()
    for kind, group in groupby(answer.results, key=lambda each: each.kind):
        found = list(group)
        screen.print(Text.assemble((kind, "bold"), (f"  {len(found)}", DIM)))
        for each in found[:_MOST]:
            _draw_difference(screen, each, heads)
        if len(found) > _MOST:
            screen.print(Padding(Text(f"… and {len(found) - _MOST} more (--json has all)", style=DIM), (0, 0, 0, 2)))
        screen.print()


def _draw_difference(screen: Console, each: Difference, heads: dict[str, Report]) -> None:
    ids = " ".join(short(identity) for identity in each.now or each.was)
    line = Text.assemble((f"{ids}  ", DIM), (each.summary, "bold"))
    if each.kind in ("merged", "split"):
        line.append(f"  was {' '.join(short(identity) for identity in each.was)}", style=DIM)
    if each.kind in ("new", "gone"):
        line.append(f"  {max(each.origins)} origin{'s' * (max(each.origins) != 1)}", style=DIM)
    else:
        for name, (before, after) in (("origins", each.origins), ("affirmed by", each.affirmed)):
            line.append(f"  {name} {before} → {after}" if before != after else "", style=DIM)
    if not each.slots and not each.disputes and each.kind != "gone":
        line.append(f"  {_by(each.came, heads) or 'by judgements alone'}", style=DIM)
    screen.print(Padding(line, (0, 0, 0, 2)), width=_WIDE)
    for change in sorted(each.slots, key=lambda change: told_order(change.slot)):
        text = Text(f"{SLOTS.get(change.slot, change.slot)}: ")
        for mark, style, values in (("+", "green", change.gained), ("−", "magenta", change.lost)):
            for value in values:
                text.append(f"{mark} {value}  ", style=style)
        text.append(_by(change.by, heads), style=DIM)
        screen.print(Padding(text, (0, 0, 0, 6)), width=_WIDE)
    for turn in each.disputes:
        text = Text.assemble(("⚡ ", "magenta"), f"{turn.point.replace('_', ' ')} {_TURNS[turn.change]}: {' | '.join(turn.values)}  ")
        text.append(_by(turn.by, heads), style=DIM)
        screen.print(Padding(text, (0, 0, 0, 6)), width=_WIDE)


def told_order(slot: str) -> int:
    return list(SLOTS).index(slot) if slot in SLOTS else len(SLOTS)


def _by(reports: Iterable[str], heads: dict[str, Report]) -> str:
    told = []
    for identity in reports:
        report = heads.get(identity)
        told.append(" ".join(part for part in ((report.outlet, report.published) if report else ()) if part) or short(identity))
    told = list(dict.fromkeys(told))
    return f"by {', '.join(told[:4])}" + (f" +{len(told) - 4}" if len(told) > 4 else "") if told else ""
