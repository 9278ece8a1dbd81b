"""Law 1: `quote.exact == text[start:end]`, for every span that a claim keeps, and the text still has its hash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

import msgspec

from selon.model import Claim, Report


class Mismatch(msgspec.Struct, frozen=True):
    """What no longer holds: `what` names the field, `kept` what the record says, `found` what the text has there."""

    id: str
    report: str
    what: str
    kept: str
    found: str


def mismatches(report: Report, claims: Iterable[Claim]) -> Iterator[Mismatch]:
    found = sha256(report.text.encode()).hexdigest()
    if found != report.sha256:
        yield Mismatch(report.id, report.id, "text", report.sha256, found)
    for claim in claims:
        for what, start, end, exact in _spans(claim):
            there = report.text[start:end] if 0 <= start <= end <= len(report.text) else ""
            if there != exact:
                yield Mismatch(claim.id, report.id, what, exact, there)


def _spans(claim: Claim) -> Iterator[tuple[str, int, int, str]]:
    quote, trigger = claim.quote, claim.trigger
    yield "quote", quote.start, quote.end, quote.exact
    yield "trigger", trigger.start, trigger.end, trigger.exact
    if quote.prefix:
        yield "quote prefix", quote.start - len(quote.prefix), quote.start, quote.prefix
    if quote.suffix:
        yield "quote suffix", quote.end, quote.end + len(quote.suffix), quote.suffix
    for speaker in claim.source:
        if speaker.cue is not None:
            yield "cue", speaker.cue.start, speaker.cue.end, speaker.cue.exact
