"""News agencies by the names that they are credited by, from `agencies.csv`."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from selon.knowledge.fold import fold
from selon.knowledge.tables import packaged

_COLUMNS = ("name", "forms", "code", "country", "note", "source")
# A form of so few letters, all capitals, is an agency in capitals only: TAP, not "tap".
_SHORT = 4


class Agencies(msgspec.Struct, frozen=True):
    """`names`: folded form → name. `capitals`: the short forms, as they must be written."""

    names: dict[str, str]
    capitals: frozenset[str]

    def name(self, written: str) -> str | None:
        """The agency's name for a form of it, or None."""
        key = fold(written)
        if key in self.names and (key not in self.capitals or written.strip().isupper()):
            return self.names[key]
        return None


@lru_cache(maxsize=1)
def agencies() -> Agencies:
    names: dict[str, str] = {}
    capitals: set[str] = set()
    for row in packaged("agencies.csv", _COLUMNS):
        if not row.get("name") or not row.split("forms"):
            raise row.error("an agency needs a name and its forms", hint="forms are parted by |")
        for form in row.split("forms"):
            key = fold(form)
            other = names.setdefault(key, row.get("name"))
            if other != row.get("name"):
                raise row.error(f"'{form}' already stands for {other}", hint="a form names one agency")
            if form.isupper() and len(form) <= _SHORT:
                capitals.add(key)
        # A form written otherwise (Tass beside TASS) frees the word from its capitals.
        capitals -= {fold(form) for form in row.split("forms") if not form.isupper()}
    return Agencies(names, frozenset(capitals))
