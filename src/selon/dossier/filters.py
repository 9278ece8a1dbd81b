"""A person's filters → the store's: words for days become days, names of countries become countries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from selon.errors import UsageError
from selon.views import day_range

if TYPE_CHECKING:
    # The store loads the database library; a question that needs none does without.
    from selon.store import ClaimFilter, EventFilter

TYPES = tuple(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "
    "ASSAULT".split()
)
STATUSES = ("happened", "ongoing", "planned", "requested", "threatened", "feared", "possible", "hypothetical")
_LISTS = ("type", "actor", "recipient", "speaker", "status", "place", "report")


def claim_filter(given: dict[str, Any], *, today: date | None) -> ClaimFilter:
    """`given` by the names of `ClaimFilter`; a list may be given as one string."""
    from selon.store import ClaimFilter

    unknown = set(given) - set(ClaimFilter.__struct_fields__)
    if unknown:
        known = ", ".join(ClaimFilter.__struct_fields__)
        raise UsageError(f"unknown filter: {', '.join(sorted(unknown))}", hint=f"the filters are: {known}")
    values = dict(given)
    for name in _LISTS:
        written = values.get(name) or ()
        values[name] = (written,) if isinstance(written, str) else tuple(written)
    values["type"] = tuple(_one_of("type", each.upper(), TYPES) for each in values["type"])
    values["status"] = tuple(_one_of("status", each.lower(), STATUSES) for each in values["status"])
    for name in ("actor", "recipient", "speaker", "place"):
        values[name] = tuple(_with_countries(values[name]))
    if values.get("polarity") not in (None, "+", "-"):
        raise UsageError(f"polarity {values['polarity']!r} is neither + nor -", hint="- asks for denials")
    if values.get("since"):
        values["since"] = day_range(values["since"], today=today)[0]
    if values.get("until"):
        values["until"] = day_range(values["until"], today=today)[1]
    return ClaimFilter(**values)


def event_filter(given: dict[str, Any], *, today: date | None) -> EventFilter:
    """`given` by the names of `EventFilter`; a list may be given as one string."""
    from selon.store import EventFilter

    values = dict(given)
    for name in ("type", "party", "place"):
        written = values.get(name) or ()
        values[name] = (written,) if isinstance(written, str) else tuple(written)
    values["type"] = tuple(_one_of("type", each.upper(), TYPES) for each in values["type"])
    for name in ("party", "place"):
        values[name] = tuple(_with_countries(values[name]))
    if values.get("since"):
        values["since"] = day_range(values["since"], today=today)[0]
    if values.get("until"):
        values["until"] = day_range(values["until"], today=today)[1]
    return EventFilter(**values)


def _one_of(what: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise UsageError(f"no such {what}: {value}", hint=f"one of: {', '.join(known)}")
    return value


def _with_countries(names: Iterable[str]) -> Iterable[str]:
    """A country asked for by name is also found by its code: "Russie" finds Moscou and "l'armée russe"."""
    for name in names:
        yield name
        code = _countries().get(name.casefold()) if len(name) > 3 else None
        if code:
            yield code


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """Names of countries in French and English (CLDR), by alpha-3 code."""
    from babel import Locale
    from babel.core import get_global

    alpha3 = {
        two[0]: three
        for three, two in sorted(get_global("territory_aliases").items(), reverse=True)
        if len(three) == 3 and three.isalpha()
    }
    names: dict[str, str] = {}
    for lang in ("fr", "en"):
        for code, name in Locale(lang).territories.items():
            if code in alpha3:
                names[name.casefold()] = alpha3[code]
    return names
