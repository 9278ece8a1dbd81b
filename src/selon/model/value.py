"""Values that a claim's slots hold. Offsets are Python string indices into the report's text."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the report's text: `text[start:end] == exact`."""

    start: int
    end: int
    exact: str


class Quote(msgspec.Struct, frozen=True, gc=False):
    """W3C Web Annotation selectors (TextPosition and TextQuote) for the words that prove a claim."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


class Actor(msgspec.Struct, frozen=True, gc=False):
    """Who does it or to whom. `code` is a PLOVER-style country + sector ("RUS MIL"), `country` ISO 3166-1 alpha-3."""

    name: str
    code: str = ""
    country: str | None = None
    wikidata: str | None = None
    start: int | None = None
    end: int | None = None


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where, never finer than the text. `precision`: country, region, town, site, area; `role`: at, from, to, via.

    `lat`/`lon` (degrees, WGS 84) are None for areas: a country has no point that pretends to be one.
    """

    name: str
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str = "area"
    role: str = "at"
    start: int | None = None
    end: int | None = None


class When(msgspec.Struct, frozen=True, gc=False):
    """An interval as wide as the text leaves it. `edtf` is ISO 8601-2 (EDTF); days are inclusive ISO dates."""

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None
    text: str | None = None
    basis: str = ""


class Count(msgspec.Struct, frozen=True, gc=False):
    """A number the text gives, as an interval: `low`/`high` None means open. Never averaged."""

    unit: str
    low: float | None
    high: float | None
    text: str
