"""The stemma on the terminal: the root, and under it on box lines what was taken from it, each edge with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from selon.cli.screen.wording import DIM, report_line, short
from selon.dossier import stems

if TYPE_CHECKING:
    from selon.dossier import Answer, Branch, VersionChanges
    from selon.model import Edge, Report

_KINDS = {
    "reprint": "reprint",
    "partial": "in part",
    "cites": "cites",
    "same_release": "same release",
    "version": "version",
}
_MOST_PARTS = 3
_ROOM = 96
_MEASURE = 76


def draw_trace(screen: Console, answer: Answer[Edge]) -> None:
    named = {report.id: report for report in answer.reports}
    trees = stems(answer)
    asked = len(answer.query["reports"])
    if asked > 1:
        event = short(str(answer.query["trace"]))
        told = f"{asked} reports go back to {len(trees)} root{'s' * (len(trees) != 1)}; `selon show {event}` tells who speaks in them"
        screen.print(Text(told, style=DIM), width=_ROOM)
        screen.print()
    for tree in trees:
        _draw(screen, tree, named, ahead="", under="")
        screen.print()


def _draw(screen: Console, branch: Branch, named: dict[str, Report], *, ahead: str, under: str) -> None:
    """`ahead` stands before the first line of a branch, `under` before all others and before its children."""
    _put(screen, _head(branch), ahead, under)
    lines = _reasons(branch, named)
    inner = under + ("│  " if branch.children else "   ")
    for line in lines:
        _put(screen, line, inner, inner)
    for number, child in enumerate(branch.children):
        last = number == len(branch.children) - 1
        _draw(screen, child, named, ahead=under + ("└─ " if last else "├─ "), under=under + ("   " if last else "│  "))


def _head(branch: Branch) -> Text:
    if branch.report is None:
        return Text.assemble((branch.name, "bold"), ("  its dispatch is not in the dossier", DIM))
    report = branch.report
    title, _ = report_line(report)
    told = " · ".join(part for part in (report.published or "no date", report.lang, short(report.id)) if part)
    text = Text.assemble((branch.name, "bold" if branch.asked else ""), (f"  {told}  ", DIM))
    text.append(title, style="" if branch.asked else DIM)
    return text


def _reasons(branch: Branch, named: dict[str, Report]) -> list[Text]:
    lines = []
    edge = branch.edge
    if edge is not None:
        line = Text.assemble((_KINDS[edge.kind], "cyan"), f": {edge.reason}")
        for words in edge.words:
            line.append(f"  « {words} »", style="italic")
        lines.append(line)
    for part in branch.parts[:_MOST_PARTS]:
        lines.append(Text(f"also {_KINDS[part.kind]}, {_name(part, named)}: {part.reason}", style=DIM))
    if len(branch.parts) > _MOST_PARTS:
        lines.append(Text(f"… and {len(branch.parts) - _MOST_PARTS} more", style=DIM))
    return lines


def _name(edge: Edge, named: dict[str, Report]) -> str:
    report = named.get(edge.source)
    if report is None:
        return short(edge.source) if edge.source.startswith("R-") else edge.source
    return " ".join(part for part in (report.outlet, report.published, short(report.id)) if part)


def _put(screen: Console, text: Text, ahead: str, under: str) -> None:
    room = max(min(_ROOM, screen.width) - len(under), 20)
    for number, line in enumerate(text.wrap(screen, room)):
        line.rstrip()
        screen.print(Text.assemble((under if number else ahead, DIM), line))


def draw_changes(screen: Console, answer: Answer[VersionChanges]) -> None:
    named = {report.id: report for report in answer.reports}
    for each in answer.results:
        for mark, identity in (("-", each.source), ("+", each.to)):
            report = named.get(identity)
            title, told = report_line(report) if report else (identity, "")
            screen.print(Text.assemble((f"{mark} ", "bold"), (title, "bold"), (f"  {told}", DIM)))
        screen.print()
        same = 0
        for change in each.changes:
            if change.what == "same":
                same += 1
                continue
            same = _unchanged(screen, same)
            sign = {"changed": "~", "added": "+", "removed": "-"}[change.what]
            words = _changed(change.old, change.new) if change.what == "changed" else Text(change.new or change.old)
            if change.what != "changed":
                words.stylize("bold" if change.new else f"strike {DIM}")
            for number, line in enumerate(words.wrap(screen, _MEASURE)):
                screen.print(Padding(Text.assemble("  " if number else f"{sign} ", line), (0, 0, 0, 2)))
            screen.print()
        _unchanged(screen, same)


def _unchanged(screen: Console, same: int) -> int:
    if same:
        screen.print(Text(f"  = {same} paragraph{'' if same == 1 else 's'} unchanged", style=DIM))
        screen.print()
    return 0


def _changed(old: str, new: str) -> Text:
    """The words of the later version; what is gone stands in [- -], what is new in {+ +}, in a pipe too."""
    text = Text()
    before, after = old.split(), new.split()
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            _words(text, before[i1:i2], "{}", "")
            continue
        _words(text, before[i1:i2], "[-{}-]", DIM)
        _words(text, after[j1:j2], "{{+{}+}}", "bold")
    return text


def _words(text: Text, words: Sequence[str], form: str, style: str) -> None:
    if words:
        text.append(" " if text.plain else "")
        text.append(form.format(" ".join(words)), style=style)
