"""A claim as one flat row, for tables: several values of a slot are joined by `|`, in their order."""

from __future__ import annotations

from collections.abc import Iterable

from selon.model import Claim, Speaker

FLAT_FIELDS = (
    "id",
    "report",
    "type",
    "mode",
    "contexts",
    "actor",
    "actor_code",
    "actor_country",
    "recipient",
    "recipient_code",
    "recipient_country",
    "place",
    "place_country",
    "place_role",
    "place_precision",
    "edtf",
    "earliest",
    "latest",
    "when_text",
    "count_unit",
    "count_low",
    "count_high",
    "count_text",
    "according_to",
    "stance",
    "said",
    "status",
    "polarity",
    "certainty",
    "trigger",
    "trigger_start",
    "trigger_end",
    "quote",
    "quote_start",
    "quote_end",
    "flags",
    "rule",
)

Cell = str | int | None


def flat_claim(claim: Claim) -> dict[str, Cell]:
    return {
        "id": claim.id,
        "report": claim.report,
        "type": claim.type,
        "mode": claim.mode,
        "contexts": _joined(claim.contexts),
        "actor": _joined(a.name for a in claim.actor),
        "actor_code": _joined(a.code for a in claim.actor),
        "actor_country": _joined(a.country for a in claim.actor),
        "recipient": _joined(a.name for a in claim.recipient),
        "recipient_code": _joined(a.code for a in claim.recipient),
        "recipient_country": _joined(a.country for a in claim.recipient),
        "place": _joined(p.name for p in claim.place),
        "place_country": _joined(p.country for p in claim.place),
        "place_role": _joined(p.role for p in claim.place),
        "place_precision": _joined(p.precision for p in claim.place),
        "edtf": claim.when.edtf,
        "earliest": claim.when.earliest,
        "latest": claim.when.latest,
        "when_text": claim.when.text,
        "count_unit": _joined(c.unit for c in claim.count),
        "count_low": _joined(_number(c.low) for c in claim.count),
        "count_high": _joined(_number(c.high) for c in claim.count),
        "count_text": _joined(c.text for c in claim.count),
        "according_to": chain(claim.source),
        "stance": _joined(s.stance for s in claim.source),
        "said": _joined(s.said.edtf for s in claim.source),
        "status": claim.status,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "trigger": claim.trigger.exact,
        "trigger_start": claim.trigger.start,
        "trigger_end": claim.trigger.end,
        "quote": claim.quote.exact,
        "quote_start": claim.quote.start,
        "quote_end": claim.quote.end,
        "flags": _joined(claim.flags),
        "rule": claim.basis.rule,
    }


def chain(source: Iterable[Speaker]) -> str:
    """Outermost speaker first; the report's own voice by name, so that an empty cell never passes for a fact."""
    return " > ".join(speaker.name for speaker in source) or "the report"


def _joined(values: Iterable[str | None]) -> str:
    found = [value or "" for value in values]
    return "|".join(found) if any(found) else ""


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else str(value)
