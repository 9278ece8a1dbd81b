"""How many, by speaker over time: every figure of an event as its low and high, on one scale a unit, never averaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import msgspec

from selon.model import Claim, Count, Told
from selon.views.rows import OWN_VOICE
from selon.views.wording import count_words, one_line, speaker_words

Counts = Callable[[Claim], Iterable[tuple[Count, str]]]
"""A claim's numbers, each with the class of what it counts ("children", "" for none named)."""


class Party(Protocol):
    @property
    def side(self) -> str: ...


class PartyOf(Protocol):
    def __call__(self, name: str, code: str, country: str | None, *, lang: str) -> Party: ...


class ToldFigure(msgspec.Struct, frozen=True):
    """One figure in one mouth from `day` to the `last` that it was told. `low`/`high` None means open. `updated_by`: the claim by
    which the same side gave another one later. `denied`: said not to be so. `claims` of the same origin are folded into it."""

    speaker: str
    low: float | None
    high: float | None
    words: str
    day: str | None
    outlets: tuple[str, ...]
    claims: tuple[str, ...]
    origin: str
    status: str
    certainty: str
    denied: bool = False
    updated_by: str | None = None
    last: str | None = None


class Tally(msgspec.Struct, frozen=True):
    """The figures of one unit in order of time. `least`..`most`: the numbers named, a scale and nothing else."""

    event: str
    unit: str
    of: str
    least: float
    most: float
    origins: int
    figures: tuple[ToldFigure, ...]


class _Said(msgspec.Struct, frozen=True):
    side: str
    figure: ToldFigure


def tallies(told: Told, *, party: PartyOf, counts: Counts) -> tuple[Tally, ...]:
    """`counts` says which numbers of a claim are its own; `party` which speakers are one side."""
    found: dict[tuple[str, str], list[_Said]] = {}
    for claim in sorted(told.claims, key=lambda each: each.id):
        for count, of in counts(claim):
            if count.low is not None or count.high is not None:
                found.setdefault((count.unit, of), []).append(_said(claim, count, told, party))
    return tuple(
        _tally(told.event.id, unit, of, said)
        for (unit, of), said in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _said(claim: Claim, count: Count, told: Told, party: PartyOf) -> _Said:
    report = told.reports.get(claim.report)
    outlet = (report.outlet if report else None) or claim.report
    speaker = claim.source[-1] if claim.source else None
    lang = (report.lang if report else None) or "en"
    day = report.published if report else None
    if speaker and speaker.said.latest and speaker.said.earliest == speaker.said.latest:
        day = speaker.said.latest
    # An outlet puts its own figures right; what it quotes is put right by whom it quotes.
    side = party(speaker.name, speaker.code, speaker.country, lang=lang).side if speaker else f"outlet:{outlet}"
    figure = ToldFigure(
        speaker=speaker_words(claim.source) or OWN_VOICE,
        low=count.low,
        high=count.high,
        words=count_words(count),
        day=day,
        outlets=(one_line(outlet),),
        claims=(claim.id,),
        origin=told.origins.get(claim.id, claim.report),
        status=claim.status,
        certainty=claim.certainty,
        denied=claim.polarity == "-",
        last=day,
    )
    return _Said(side, figure)


def _tally(event: str, unit: str, of: str, said: Sequence[_Said]) -> Tally:
    rows: list[_Said] = []
    at: dict[str, int] = {}
    for each in sorted(said, key=_order):
        known = at.get(each.side)
        # A side that says again what it said last adds a telling, not a figure.
        if known is not None and _alike(rows[known].figure, each.figure):
            rows[known] = _with(rows[known], each.figure)
            continue
        at[each.side] = len(rows)
        rows.append(each)
    standing: dict[str, list[_Said]] = defaultdict(list)
    for row in rows:
        standing[row.side].append(row)
    named = [bound for row in rows for bound in (row.figure.low, row.figure.high) if bound is not None]
    return Tally(
        event=event,
        unit=unit,
        of=of,
        least=min(named),
        most=max(named),
        origins=len({row.figure.origin for row in rows}),
        figures=tuple(msgspec.structs.replace(row.figure, updated_by=_later(row, standing[row.side])) for row in rows),
    )


def _order(each: _Said) -> tuple[str, str, float, str]:
    figure = each.figure
    return (figure.day or "9999", each.side, figure.low if figure.low is not None else -1.0, figure.claims[0])


def _alike(one: ToldFigure, other: ToldFigure) -> bool:
    same = (one.low, one.high, one.denied, one.origin) == (other.low, other.high, other.denied, other.origin)
    return same and bool(one.day) == bool(other.day)


def _with(first: _Said, other: ToldFigure) -> _Said:
    merged = msgspec.structs.replace(
        first.figure,
        outlets=tuple(dict.fromkeys((*first.figure.outlets, *other.outlets))),
        claims=(*first.figure.claims, *other.claims),
        last=other.day,
    )
    return msgspec.structs.replace(first, figure=merged)


def _later(row: _Said, side: Sequence[_Said]) -> str | None:
    """The next figure of its side that is another one, said on a later day."""
    mine = row.figure
    for other in side:
        their = other.figure
        if not (mine.denied or their.denied) and mine.day and their.day and their.day > mine.day:
            if (their.low, their.high) != (mine.low, mine.high):
                return their.claims[0]
    return None
