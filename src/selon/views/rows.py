"""The claims table: one row of words for each claim."""

from __future__ import annotations

import msgspec

from selon.measures.times_words import when_words
from selon.model import Claim
from selon.views.standing import GLYPHS, standing
from selon.views.wording import count_words, names, one_line, place_words, speaker_words


class ClaimRow(msgspec.Struct, frozen=True):
    """Words for people. `according_to` is never empty: the report's own voice is said too."""

    id: str
    report: str
    glyph: str
    standing: str
    status: str
    polarity: str
    certainty: str
    type: str
    mode: str
    who: str
    to_whom: str
    when: str
    edtf: str
    where: str
    according_to: str
    counts: tuple[str, ...]
    trigger: str
    quote: str
    flags: tuple[str, ...]


OWN_VOICE = "the report"


def claim_row(claim: Claim) -> ClaimRow:
    word = standing(claim)
    return ClaimRow(
        id=claim.id,
        report=claim.report,
        glyph=GLYPHS[word],
        standing=word,
        status=claim.status,
        polarity=claim.polarity,
        certainty=claim.certainty,
        type=claim.type,
        mode=claim.mode or "",
        who=names(claim.actor),
        to_whom=names(claim.recipient),
        when=when_words(claim.when),
        edtf=claim.when.edtf or "",
        where=place_words(claim.place),
        according_to=speaker_words(claim.source) or OWN_VOICE,
        counts=tuple(count_words(count) for count in claim.count),
        trigger=one_line(claim.trigger.exact),
        quote=one_line(claim.quote.exact),
        flags=claim.flags,
    )
