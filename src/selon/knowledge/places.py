"""Places of our own table: regions, seas, straits, islands, and spellings of towns that GeoNames misses.

Only towns and sites have a point; an area has the countries it lies in and no point that pretends to be one.
"""

from __future__ import annotations

from selon.knowledge.forms import FormTable
from selon.knowledge.records import PRECISIONS, Entry
from selon.knowledge.tables import Row, packaged

COLUMNS = (
    "name", "forms", "kind", "countries", "precision", "geonameid", "lat", "lon", "population", "note", "source",
)  # fmt: skip
CAPITAL_COLUMNS = ("country", "forms", "rank", "metonym", "geonameid", "lat", "lon", "population", "source")


def town(row: Row, *, name: str, countries: tuple[str, ...], subkind: str) -> Entry:
    return Entry(
        kind="place",
        name=name,
        country=countries[0] if countries else None,
        countries=countries,
        geonameid=row.whole("geonameid"),
        lat=row.number("lat"),
        lon=row.number("lon"),
        precision="town",
        population=row.whole("population") or 0,
        subkind=subkind,
    )


def read_into(forms: FormTable) -> None:
    for row in packaged("places.csv", COLUMNS):
        countries, precision = tuple(row.get("countries").split()), row.get("precision")
        if precision not in PRECISIONS:
            raise row.error(f"'{precision}' is no precision", hint=f"one of {', '.join(PRECISIONS)}")
        if (row.number("lat") is None) != (row.number("lon") is None):
            raise row.error("a latitude and a longitude, or neither")
        if precision in ("town", "site"):
            entry = town(row, name=row.get("name"), countries=countries, subkind=row.get("kind"))
            if precision == "site":
                entry = _as_site(entry)
        else:
            if row.get("lat"):
                raise row.error(f"a {precision} has no point")
            entry = Entry(
                kind="place",
                name=row.get("name"),
                country=countries[0] if len(countries) == 1 else None,
                countries=countries,
                geonameid=row.whole("geonameid"),
                precision=precision,
                subkind=row.get("kind"),
            )
        for form in row.split("forms") or (row.get("name"),):
            forms.add(form, entry)


def _as_site(entry: Entry) -> Entry:
    return Entry(
        kind="place",
        name=entry.name,
        country=entry.country,
        countries=entry.countries,
        geonameid=entry.geonameid,
        lat=entry.lat,
        lon=entry.lon,
        precision="site",
        subkind=entry.subkind,
    )
