"""Claims of one kind by event: what it is about once, and under it every voice in its own words with how it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from selon.model import Claim, Event, Report, When
from selon.views.saying import about, moment, order
from selon.views.sheet import Telling, telling
from selon.views.standing import standing
from selon.views.wording import one_line


class Strand(msgspec.Struct, frozen=True):
    """`about` is who, to whom, where of the first claim; `event` may be told by many more claims than these."""

    event: str | None
    type: str
    mode: str | None
    about: str
    when: When
    reports: int
    voices: tuple[Telling, ...]


def strands(claims: Iterable[Claim], *, reports: Mapping[str, Report], events: Mapping[str, Event]) -> tuple[Strand, ...]:
    """By the day of the event, the undated last. `events`: claim id → the event that it belongs to."""
    grouped: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda each: order(each, reports.get(each.report))):
        event = events.get(claim.id)
        grouped[event.id if event else claim.id].append(claim)
    found = [_strand(group, reports, events.get(group[0].id)) for group in grouped.values()]
    return tuple(sorted(found, key=_order))


def _order(strand: Strand) -> tuple[str, str, str]:
    first = strand.voices[0]
    return (strand.when.earliest or strand.when.latest or "9999", first.said or "9999", first.claim)


def _strand(group: Sequence[Claim], reports: Mapping[str, Report], event: Event | None) -> Strand:
    first = group[0]
    return Strand(
        event=event.id if event else None,
        type=event.type if event else first.type,
        mode=event.mode if event else first.mode,
        about=about(first),
        when=event.when if event else first.when,
        reports=len({claim.report for claim in group}),
        voices=tellings(group, reports),
    )


def tellings(claims: Iterable[Claim], reports: Mapping[str, Report]) -> tuple[Telling, ...]:
    """One for each speaker, standing and wording; what reprints say again is folded into its first."""
    found: dict[tuple[str, str, str], Telling] = {}
    for claim in claims:
        report = reports.get(claim.report)
        word, quote = standing(claim), one_line(claim.quote.exact)
        speaker = one_line(claim.source[-1].name) if claim.source else (report.outlet if report else None) or "the report"
        # A reprint says it in its own voice too: the first to print it stands for all.
        same = (speaker if claim.source else "", word, quote.casefold())
        if same in found:
            found[same] = msgspec.structs.replace(found[same], again=(*found[same].again, claim.id))
            continue
        found[same] = telling(claim, report, speaker=speaker, said=moment(claim, report).last)
    return tuple(found.values())
