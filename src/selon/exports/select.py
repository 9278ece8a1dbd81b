"""`--fields`: which fields of each record to give, in the order asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from selon.errors import UsageError

# Law 6: who says so, and whether it is denied, travel with every claim.
_NEVER_DROPPED = ("according_to", "polarity")


def chosen(
    record: Mapping[str, Any], fields: Sequence[str], *, flat: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The fields asked for: of the record itself, by dotted path (`when.edtf`), or of its flat row (`actor_country`)."""
    found: dict[str, Any] = {}
    for field in fields:
        if field in record:
            found[field] = record[field]
        elif flat is not None and field in flat:
            found[field] = flat[field]
        else:
            found[field] = _dotted(record, field, known=[*record, *(flat or {})])
    if flat is not None and "according_to" in flat:
        for law in _NEVER_DROPPED:
            same = {"according_to": "source"}.get(law, law)
            if law not in found and same not in found:
                found[law] = flat[law]
    return found


def _dotted(record: Mapping[str, Any], path: str, *, known: Sequence[str]) -> Any:
    value: Any = record
    for step in path.split("."):
        if not isinstance(value, Mapping) or step not in value:
            names = ", ".join(dict.fromkeys(known))
            raise UsageError(f"there is no field “{path}”", hint=f"fields: {names}")
        value = value[step]
    return value
