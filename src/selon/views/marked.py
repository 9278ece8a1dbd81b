"""A report with its claims marked in place: paragraphs as runs of text, each run with the claims whose trigger it is.

The text is the hero: nothing is added to it here; a face draws lines, brackets and numbers as it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from selon.measures.lines import unwrapped
from selon.model import Claim, Report


class Run(msgspec.Struct, frozen=True):
    """A stretch of the paragraph. `triggers` number the claims it evokes; `quoted` the claims whose quote it lies in."""

    text: str
    triggers: tuple[int, ...] = ()
    quoted: tuple[int, ...] = ()
    cue: bool = False


class Paragraph(msgspec.Struct, frozen=True):
    runs: tuple[Run, ...]
    claims: tuple[int, ...]


class MarkedReport(msgspec.Struct, frozen=True):
    """`claims[n - 1]` is the claim that the paragraphs number `n`."""

    report: Report
    claims: tuple[Claim, ...]
    paragraphs: tuple[Paragraph, ...]


def marked_report(report: Report, claims: Iterable[Claim]) -> MarkedReport:
    ordered = tuple(sorted(claims, key=lambda claim: (claim.trigger.start, claim.trigger.end, claim.id)))
    marks = _Marks(ordered)
    paragraphs = tuple(
        _paragraph(report.text, start, end, marks) for start, end in unwrapped(report.text, report.body)
    )
    return MarkedReport(report, ordered, paragraphs)


class _Marks:
    """The spans of all claims as (start, end, number), in order of their starts."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        numbered = list(enumerate(claims, start=1))
        self.triggers = [(c.trigger.start, c.trigger.end, n) for n, c in numbered]
        self.quotes = sorted((c.quote.start, c.quote.end, n) for n, c in numbered)
        self.cues = sorted({(s.cue.start, s.cue.end, 0) for _, c in numbered for s in c.source if s.cue})


def _paragraph(text: str, start: int, end: int, marks: _Marks) -> Paragraph:
    triggers, quotes, cues = (_within(spans, start, end) for spans in (marks.triggers, marks.quotes, marks.cues))
    cuts = {start, end}
    for left, right, _ in (*triggers, *quotes, *cues):
        cuts.update((max(left, start), min(right, end)))
    points = sorted(cuts)
    runs = tuple(
        Run(
            text=text[left:right],
            triggers=_covering(triggers, left, right),
            quoted=_covering(quotes, left, right),
            cue=bool(_covering(cues, left, right)),
        )
        for left, right in pairwise(points)
    )
    return Paragraph(runs, tuple(number for left, _, number in triggers if left >= start))


def _within(spans: Sequence[tuple[int, int, int]], start: int, end: int) -> list[tuple[int, int, int]]:
    return [span for span in spans if span[0] < end and span[1] > start]


def _covering(spans: Iterable[tuple[int, int, int]], left: int, right: int) -> tuple[int, ...]:
    return tuple(sorted(number for a, b, number in spans if a <= left and right <= b))
