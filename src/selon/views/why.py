"""Why a claim reads as it does: for each field its value, the words of the text, and the reason the rules gave."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from selon.measures.times_words import when_words
from selon.model import Claim, Report
from selon.views.wording import count_words, names, one_line, place_words, speaker_words


class FieldReason(msgspec.Struct, frozen=True):
    field: str
    value: str
    words: tuple[str, ...] = ()
    reason: str = ""


class Why(msgspec.Struct, frozen=True):
    claim: Claim
    rule: str
    version: str
    words: tuple[str, ...]
    fields: tuple[FieldReason, ...]
    earlier: tuple[str, ...] = ()


def why(claim: Claim, report: Report, *, earlier: Iterable[str] = ()) -> Why:
    """`earlier` are sentences on withdrawn readings of the same claim."""
    reasons = dict(claim.basis.fields)
    fields = [
        msgspec.structs.replace(each, reason=reasons.pop(each.field, each.reason))
        for each in _fields(claim, report.text)
    ]
    # Reasons under names that no slot has (a discarded sense, say) are shown too: nothing of the basis is hidden.
    fields += [FieldReason(field, "", (), reason) for field, reason in sorted(reasons.items())]
    basis = claim.basis
    return Why(claim, basis.rule, basis.version, basis.words, tuple(fields), tuple(earlier))


def _fields(claim: Claim, text: str) -> Iterable[FieldReason]:
    yield FieldReason("type", " ".join((claim.type, claim.mode or "")).strip(), (one_line(claim.trigger.exact),))
    yield FieldReason("contexts", ", ".join(claim.contexts))
    yield FieldReason("actor", names(claim.actor) or "not said", _words(text, claim.actor), _codes(claim.actor))
    yield FieldReason(
        "recipient",
        names(claim.recipient) or "not said",
        _words(text, claim.recipient),
        _codes(claim.recipient),
    )
    where = place_words(claim.place) or "not said"
    yield FieldReason(
        "place",
        where,
        _words(text, claim.place),
        ", ".join(f"{p.precision} {p.country or ''}".strip() for p in claim.place),
    )
    when = when_words(claim.when) or "unknown"
    heard = (one_line(claim.when.text),) if claim.when.text else ()
    yield FieldReason("when", f"{when} (EDTF {claim.when.edtf})" if claim.when.edtf else when, heard, claim.when.basis)
    yield FieldReason(
        "count",
        ", ".join(count_words(c) for c in claim.count) or "none given",
        tuple(one_line(c.text) for c in claim.count),
    )
    cues = tuple(one_line(s.cue.exact) for s in claim.source if s.cue)
    yield FieldReason("source", speaker_words(claim.source) or "the report's own voice", cues)
    for speaker in claim.source:
        if speaker.said.edtf or speaker.said.latest:
            said = f"{speaker.name}: {when_words(speaker.said) or speaker.said.edtf}"
            yield FieldReason("said", said, (speaker.said.text,) if speaker.said.text else (), speaker.said.basis)
    yield FieldReason("status", claim.status)
    yield FieldReason("polarity", "+ said to be so" if claim.polarity == "+" else "- said not to be so")
    yield FieldReason("certainty", f"{claim.certainty} {_CERTAINTY[claim.certainty]}")
    if claim.flags:
        yield FieldReason("flags", ", ".join(claim.flags))


_CERTAINTY = {"CT": "certain", "PR": "probable", "PS": "possible", "U": "uncommitted"}


def _words(text: str, placed: Iterable[object]) -> tuple[str, ...]:
    """The words of the text that a slot was read from, where they differ from the name that the table shows."""
    found: list[str] = []
    for each in placed:
        start, end = getattr(each, "start", None), getattr(each, "end", None)
        if start is not None and end is not None:
            words = one_line(text[start:end])
            if words and words != one_line(getattr(each, "name", "")):
                found.append(words)
    return tuple(found)


def _codes(actors: Iterable[object]) -> str:
    return ", ".join(code for code in (getattr(actor, "code", "") for actor in actors) if code)
