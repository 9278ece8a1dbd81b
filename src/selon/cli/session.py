"""One run of the command line: its dossier, its clock, and where answers and messages go."""

from __future__ import annotations

import os
import sys
from collections import Counter
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import click

if TYPE_CHECKING:
    from selon.dossier import Answer, Dossier
    from selon.model import Problem


_FEW = 4


class Session:
    def __init__(self, *, db: str, debug: bool) -> None:
        self.debug = debug
        self._db = db
        self._dossier: Dossier | None = None
        self.as_of: str | None = None
        self.clock: str = "published"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._dossier is not None:
            self._dossier.close()

    @property
    def dossier(self) -> Dossier:
        if self._dossier is None:
            from selon.dossier import Dossier

            self._dossier = Dossier(self._db, clock=now, debug=self.debug)
        return self._dossier.as_of(self.as_of, clock=self.clock) if self.as_of else self._dossier

    @property
    def database(self) -> str:
        return self._db


def now() -> datetime:
    """The time, to the second; that of SOURCE_DATE_EPOCH where it is set, as in reproducible builds."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdigit() else datetime.now().astimezone()
    return moment.replace(microsecond=0)


def note(message: str = "") -> None:
    """A message for the person: on stderr, never among the data."""
    click.echo(message, err=True)


def note_problems(problems: tuple[Problem, ...]) -> None:
    """One line each; of many with the same remedy the first few, and how many more there are."""
    alike = Counter(problem.hint for problem in problems)
    told: Counter[str] = Counter()
    for problem in problems:
        told[problem.hint] += 1
        if told[problem.hint] <= _FEW or alike[problem.hint] == _FEW + 1:
            note(f"! {problem.message}" + (f"  → {problem.hint}" if problem.hint else ""))
        elif told[problem.hint] == alike[problem.hint]:
            note(f"! … and {alike[problem.hint] - _FEW} more like these")


def note_limits(answer: Answer[Any], *, shown: str = "") -> None:
    """The denominators: out of how much the answer was taken."""
    from selon.cli.screen.wording import limits_line

    note(limits_line(answer, shown=shown))


def on_terminal() -> bool:
    return sys.stdout.isatty()
