"""A request as the pages take it: what is asked for, as of when, in which language of the page. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

KEPT = ("as_of", "clock", "ui")
"""These stay in every link, so that a permalink shows the same page tomorrow."""


class Asked(msgspec.Struct, frozen=True):
    """`path` holds the named parts of the address, `query` what stands behind its question mark, several values as a list.

    `address` is the page's own path without the ending of a format. `lang` is the language of the page, not of a report."""

    address: str
    path: dict[str, str] = {}
    query: dict[str, list[str]] = {}
    lang: str = "en"
    csrf: str = ""

    @property
    def as_of(self) -> str | None:
        return self.one("as_of") or None

    @property
    def clock(self) -> str:
        return self.one("clock") or "published"

    def one(self, name: str, default: str = "") -> str:
        """The last value of a parameter, without blanks at its ends."""
        values = self.query.get(name)
        return values[-1].strip() if values else default

    def many(self, name: str) -> list[str]:
        return [each.strip() for each in self.query.get(name, []) if each.strip()]

    @property
    def filtered(self) -> bool:
        """Whether more is asked than the page as it stands."""
        return any(values for name, values in self.query.items() if name not in KEPT and any(values))

    def kept(self) -> dict[str, str]:
        return {name: self.one(name) for name in KEPT if self.one(name)}

    def link(self, address: str, **parameters: Any) -> str:
        """An address within the site with what stays in every link; a parameter None is left out, a list repeated.

        A name in an address (a place, a source) is quoted by the caller with `named`."""
        stays = {name: value for name, value in self.kept().items() if name not in parameters}
        asked = {name: value for name, value in {**parameters, **stays}.items() if value not in (None, "", [])}
        address, hashed, anchor = address.partition("#")
        return address + ("?" + urlencode(asked, doseq=True) if asked else "") + hashed + anchor

    def here(self, **changed: Any) -> str:
        """This page with some parameters changed; None takes one out."""
        query: dict[str, Any] = {name: values for name, values in self.query.items() if name not in changed}
        return self.link(self.address, **{**query, **changed})

    def form(self, ending: str) -> str:
        """This page as `json` or `csv`."""
        bare = self.address.rstrip("/") or "/situation"
        return self.link(f"{bare}.{ending}", **{name: values for name, values in self.query.items() if name not in KEPT})


def named(value: str) -> str:
    """A name as one part of an address."""
    return quote(value, safe="")


def chosen_language(query: Mapping[str, list[str]], accepts: str, *, known: tuple[str, ...]) -> str:
    """`ui` of the address wins, then the browser's wish in its order, then English."""
    asked = query.get("ui", [""])[-1]
    if asked in known:
        return asked
    wishes = []
    for number, part in enumerate(accepts.split(",")):
        tag, _, weight = part.strip().partition(";q=")
        try:
            wishes.append((-float(weight or 1), number, tag.partition("-")[0].lower()))
        except ValueError:
            continue
    return next((lang for _, _, lang in sorted(wishes) if lang in known), "en")
