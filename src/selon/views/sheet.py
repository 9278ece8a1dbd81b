"""One event as a person reads it: what is said of it slot by slot, and every voice in its own words, folded by origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from selon.knowledge import Knowledge
from selon.model import Claim, Contradiction, Event, Report, Told
from selon.views.standing import GLYPHS, standing
from selon.views.wording import one_line

OWN_STANCE = "own voice"
"""Beside the stances of speakers: nobody is named, the report says so itself."""


class Telling(msgspec.Struct, frozen=True):
    """Who says it in which words. `said` is the day, of a report's own voice that of its publication. `again` are claims of
    reprints that say the same in the same words."""

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
    groups.sort(key=lambda group: (-len(group.reports), told.reports[group.reports[0]].published or "9999", group.key))
    return Sheet(event=told.event, origins=tuple(groups), disputes=tuple(disputes), reports=dict(told.reports))


def telling(claim: Claim, report: Report | None, *, speaker: str, said: str | None) -> Telling:
    """One claim as a voice. Who is named as the speaker, and on which day, is for the caller to say."""
    word = standing(claim)
    return Telling(
        claim=claim.id,
        speaker=speaker,
        stance=claim.source[-1].stance if claim.source else OWN_STANCE,
        standing=word,
        glyph=GLYPHS[word],
        said=said,
        outlet=report.outlet if report else None,
        report=claim.report,
        lang=report.lang if report else None,
        quote=one_line(claim.quote.exact),
    )


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
        voices[same] = telling(claim, report, speaker=speaker, said=_said(claim) if claim.source else report.published)
    reports = tuple(dict.fromkeys(claim.report for claim in claims))
    return OriginGroup(key, origin_name(key, claims, told.reports), reports, tuple(voices.values()))


def _said(claim: Claim) -> str | None:
    """The day on which the speaker said it, where the text tells one."""
    said = claim.source[-1].said
    return said.earliest if said.earliest == said.latest else None


def origin_name(key: str, claims: Sequence[Claim], reports: dict[str, Report]) -> str:
    """A state by its name, for all who speak for it; another side by its commonest speaker; a root by what it is."""
    agency, _, at = key.partition("@")
    if at:
        return f"{agency} (its dispatch is not here)"
    if key.startswith("R-"):
        root = reports.get(key)
        return f"{root.outlet or 'a report'}, {root.published or 'undated'}" if root else f"another report, {key[:8]}"
    state = _knowledge().country(key)
    if state is not None:
        return state.name_en
    names = [speaker.name for claim in claims for speaker in claim.source[:1]]
    return max(sorted(set(names)), key=names.count) if names else key


@lru_cache(maxsize=1)
def _knowledge() -> Knowledge:
    return Knowledge.load()
