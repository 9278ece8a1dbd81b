"""One event as a person reads it: what is said of it slot by slot, and every voice in its own words, folded by origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from selon.model import Claim, Contradiction, Event, Report, Told
from selon.views.standing import GLYPHS, standing
from selon.views.wording import one_line


class Telling(msgspec.Struct, frozen=True):
    """Who says it in which words. `again` are claims of reprints that say the same in the same words."""

    claim: str
    speaker: str
    stance: str
    standing: str
    glyph: str
    said: str | None
    outlet: str | None
    report: str
    lang: str | None
    quote: str
    again: tuple[str, ...] = ()


class OriginGroup(msgspec.Struct, frozen=True):
    """What goes back to one origin: its name in words, its reports, its voices in order of publication."""

    key: str
    name: str
    reports: tuple[str, ...]
    voices: tuple[Telling, ...]


class Sheet(msgspec.Struct, frozen=True):
    event: Event
    origins: tuple[OriginGroup, ...]
    disputes: tuple[Contradiction, ...]
    reports: dict[str, Report]


def sheet(told: Told, disputes: Sequence[Contradiction]) -> Sheet:
    by_origin: dict[str, list[Claim]] = defaultdict(list)
    for claim in told.claims:
        by_origin[told.origins[claim.id]].append(claim)
    groups = [_group(key, claims, told) for key, claims in by_origin.items()]
    groups.sort(key=lambda group: (-len(group.reports), group.voices[0].said or "9999", group.key))
    return Sheet(event=told.event, origins=tuple(groups), disputes=tuple(disputes), reports=dict(told.reports))


def _group(key: str, claims: Sequence[Claim], told: Told) -> OriginGroup:
    voices: dict[tuple[str, str, str], Telling] = {}
    for claim in claims:
        report = told.reports[claim.report]
        word = standing(claim)
        speaker = claim.source[-1].name if claim.source else report.outlet or "the report"
        quote = one_line(claim.quote.exact)
        same = (speaker, word, " ".join(quote.casefold().split()))
        if same in voices:
            voices[same] = msgspec.structs.replace(voices[same], again=(*voices[same].again, claim.id))
            continue
        said = claim.source[-1].said.earliest if claim.source else None
        voices[same] = Telling(
            claim=claim.id,
            speaker=speaker,
            stance=claim.source[-1].stance if claim.source else "own voice",
            standing=word,
            glyph=GLYPHS[word],
            said=said if claim.source and said == claim.source[-1].said.latest else report.published,
            outlet=report.outlet,
            report=claim.report,
            lang=report.lang,
            quote=quote,
        )
    reports = tuple(dict.fromkeys(claim.report for claim in claims))
    return OriginGroup(key, origin_name(key, claims, told.reports), reports, tuple(voices.values()))


def origin_name(key: str, claims: Sequence[Claim], reports: dict[str, Report]) -> str:
    """A side is named by its commonest speaker, a root by the report or agency that it is."""
    agency, _, at = key.partition("@")
    if at:
        return f"{agency} (its dispatch is not here)"
    if key.startswith("R-"):
        root = reports.get(key)
        return f"{root.outlet or 'a report'}, {root.published or 'undated'}" if root else f"a report that is not told of here ({key[:8]})"
    names = [speaker.name for claim in claims for speaker in claim.source[:1]]
    return max(sorted(set(names)), key=names.count) if names else key
