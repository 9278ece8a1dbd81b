"""The table of a run: on a screen, as Markdown, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from bench.missed import said
from bench.records import FAILED, Fault, Figure, Result

COLUMNS = ("set", "format", "figure", "ours", "aim", "peers", "n")
SHOWN_FAULTS = 5


class Run(msgspec.Struct, frozen=True):
    """One set measured. `cases` were loaded, `faults` could not be taken."""

    name: str
    format: str
    cases: int
    result: Result
    faults: tuple[Fault, ...]
    seconds: float


def text(runs: Sequence[Run], *, version: str, date: str) -> str:
    rows = [COLUMNS, *(_row(run, figure) for run in runs for figure in run.result.figures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(COLUMNS))]
    lines = [f"selon {version}, {date}", ""]
    for number, row in enumerate(rows):
        lines.append("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        if number == 0:
            lines.append("  ".join("-" * width for width in widths))
    for run in runs:
        lines += ["", f"{run.name} ({run.format}): {run.cases} cases, {run.seconds:.1f} s"]
        lines += [f"  > {words}" for words in _missed(run)]
        lines += [f"  - {note}" for note in run.result.notes]
        lines += _faults(run, "  ! ")
    return "\n".join(lines) + "\n"


def markdown(runs: Sequence[Run], *, version: str, date: str) -> str:
    """One table, then what the figures of each set do not show."""
    lines = [
        "| set | format | figure | ours | aim | peers, same run | n | version | date |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for run in runs:
        for figure in run.result.figures:
            lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in (*_row(run, figure), version, date)) + " |")
    lines += ["", "What these figures do not show:", ""]
    for run in runs:
        lines += [f"- **{run.name}** ({run.cases} cases): " + "; ".join(run.result.notes) + "."]
        lines += [f"  - {words}" for words in _missed(run)]
        lines += _faults(run, "  - ")
    return "\n".join(lines) + "\n"


def as_json(runs: Sequence[Run], *, version: str, date: str) -> str:
    """`{"schema", "version", "date", "sets": [{"name", "format", "cases", "figures", "notes", "faults", …}]}`"""
    sets: list[dict[str, Any]] = [
        {
            "name": run.name,
            "format": run.format,
            "cases": run.cases,
            "seconds": round(run.seconds, 1),
            "figures": [{**msgspec.to_builtins(figure), "reached": figure.reached} for figure in run.result.figures],
            "notes": list(run.result.notes),
            "faults": msgspec.to_builtins(run.faults),
        }
        for run in runs
    ]
    return json.dumps({"schema": "selon-bench/1", "version": version, "date": date, "sets": sets}, ensure_ascii=False, indent=1) + "\n"


def page(title: str, lines: Sequence[str]) -> str:
    return "\n".join([title, "=" * len(title), "", *lines]) + "\n"


def _missed(run: Run) -> list[str]:
    return [words for figure in run.result.figures if (words := said(run.format, figure)) is not None]


def _row(run: Run, figure: Figure) -> tuple[str, ...]:
    lacking = figure.why if figure.name == FAILED or not figure.why else f"not yet ({figure.why})"
    ours = lacking or "-" if figure.ours is None else _number(figure.ours)
    aim = "" if figure.aim is None else f"{figure.aim:.2f}{'' if figure.reached is None else ' reached' if figure.reached else ' missed'}"
    peers = ", ".join(f"{name} {_number(value)}" for name, value in figure.peers.items())
    return run.name, run.format, figure.name, ours, aim, peers, str(figure.n)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _faults(run: Run, mark: str) -> list[str]:
    if not run.faults:
        return []
    lines = [f"{mark}{len(run.faults)} records with a fault"]
    lines += [f"{mark}{each}" for each in run.faults[:SHOWN_FAULTS]]
    return [*lines, f"{mark}…"] if len(run.faults) > SHOWN_FAULTS else lines
