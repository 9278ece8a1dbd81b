"""What a run leaves besides claims: problems, and the result of reading one report."""

from __future__ import annotations

import msgspec

from selon.model.claim import Claim
from selon.model.report import Report


class Problem(msgspec.Struct, frozen=True):
    """A failure on one report, as a value. `stage` is the room; `offset` a character or line where known."""

    stage: str
    report: str | None
    message: str
    hint: str = ""
    offset: int | None = None


class ReadResult(msgspec.Struct, frozen=True):
    """One report read. `report` is None when the capture held no text at all."""

    report: Report | None
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
