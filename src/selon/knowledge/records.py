"""What the tables hold, as frozen records."""

from __future__ import annotations

import msgspec

KINDS = (
    "country",
    "government",
    "organisation",
    "armed_group",
    "media",
    "person",
    "place",
    "grouping",
)
PRECISIONS = ("country", "region", "town", "site", "area")


class Entry(msgspec.Struct, frozen=True):
    """Something that a name can stand for.

    `code` is PLOVER-style ("RUS GOV", "IGO", "MLI REB"); `country` the main ISO 3166-1 alpha-3 and `countries`
    all of them (the Sahel has five). Only towns and sites have a point. `valid` (start, end as EDTF, "" = open)
    bounds an office; a person met outside of it gets the code of a private citizen, see `Offices`.
    """

    kind: str
    name: str
    code: str = ""
    country: str | None = None
    countries: tuple[str, ...] = ()
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    population: int = 0
    wikidata: str | None = None
    valid: tuple[str, str] | None = None
    office: str | None = None
    birth: str | None = None
    former: bool = False
    subkind: str = ""


class NameMatch(msgspec.Struct, frozen=True):
    """`text[start:end]` names one of `entries`, the likeliest first."""

    start: int
    end: int
    text: str
    entries: tuple[Entry, ...]


class Demonym(msgspec.Struct, frozen=True):
    """One reading of "russes": of whom, and whether the form can be an inhabitant as well as an adjective.

    `country` is None for peoples and groupings without a state of their own (kurde, européen); `grouping` then
    says of which. `countries` has two for compounds (russo-ukrainien). `gender` m, f or mf; `number` s, p or sp.
    """

    form: str
    country: str | None
    countries: tuple[str, ...]
    grouping: str | None
    gender: str
    number: str


class Country(msgspec.Struct, frozen=True):
    iso3: str
    iso2: str
    name: str
    name_fr: str
    name_en: str
    names: tuple[str, ...]
    capital: str | None
    capitals: tuple[str, ...]
    geonameid: int | None


class Grouping(msgspec.Struct, frozen=True):
    """A bloc or part of the world; `members` is empty where nobody agrees who belongs to it (l'Occident)."""

    name: str
    code: str
    members: frozenset[str]
