"""From the CSV tables to what is looked up. Order matters: the first entry filed under a name is the likeliest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selon.errors import PackError
from selon.knowledge import offices, places
from selon.knowledge.fold import fold
from selon.knowledge.forms import FormTable
from selon.knowledge.records import Country, Demonym, Entry, Grouping
from selon.knowledge.tables import Row, from_path, packaged

LANGUAGES = ("fr", "en")
_ORGANISATION_KINDS = {"armed_group": "armed_group", "media": "media", "government": "government"}


@dataclass(frozen=True, kw_only=True, eq=False)
class Tables:
    forms: FormTable
    seats: FormTable
    persons: FormTable
    countries: dict[str, Country]
    demonyms: dict[str, tuple[Demonym, ...]]
    groupings: dict[str, Grouping]
    grouping_forms: dict[str, str]
    offices: dict[tuple[str, str], tuple[Entry, ...]]
    common: frozenset[str]
    given: frozenset[str]


def tables(lang: str, extra_actors: Path | None) -> Tables:
    if lang not in LANGUAGES:
        raise PackError(f"no names for the language '{lang}'", hint=f"one of {', '.join(LANGUAGES)}")
    forms, seats, persons = FormTable(), FormTable(), FormTable()
    capitals: dict[str, list[str]] = {}
    capital_rows = list(packaged("capitals.csv", places.CAPITAL_COLUMNS))
    for row in capital_rows:
        capitals.setdefault(row.get("country"), []).append(row.split("forms")[0])
    countries = dict(_countries(forms, lang, capitals))
    _governments(forms, seats, countries)
    for row in capital_rows:
        _capital(row, forms, seats, countries)
    groupings, grouping_forms = _groupings(forms)
    _organisations(forms, countries)
    held = _persons(forms, persons, extra_actors)
    places.read_into(forms)
    return Tables(
        forms=forms,
        seats=seats,
        persons=persons,
        countries=countries,
        demonyms=_demonyms(),
        groupings=groupings,
        grouping_forms=grouping_forms,
        offices=held,
        common=_common({"keep"}),
        given=_common(set(), only="given name"),
    )


def _common(but: set[str], only: str = "") -> frozenset[str]:
    return frozenset(
        fold(row.get("form"))
        for row in packaged("common_words_fr.csv", ("form", "reason"))
        if row.get("reason") not in but and (not only or row.get("reason") == only)
    )


def _countries(forms: FormTable, lang: str, capitals: dict[str, list[str]]) -> Iterator[tuple[str, Country]]:
    columns = (
        "iso3",
        "iso2",
        "usual_fr",
        "cldr_fr",
        "cldr_en",
        "other_fr",
        "other_en",
        "geonameid",
        "source",
    )
    rows = list(packaged("countries.csv", columns))
    for row in rows:
        iso3 = row.get("iso3")
        french = (row.get("usual_fr"), *row.split("other_fr"))
        english = (row.get("cldr_en"), *row.split("other_en"))
        names = tuple(dict.fromkeys(name for name in (french if lang == "fr" else english) if name))
        towns = tuple(capitals.get(iso3, ()))
        entry = Entry(
            kind="country",
            name=names[0] if names else row.get("cldr_fr"),
            code=iso3,
            country=iso3,
            countries=(iso3,),
            geonameid=row.whole("geonameid"),
            precision="country",
        )
        for name in names:
            forms.add(name, entry)
        yield (
            iso3,
            Country(
                iso3=iso3,
                iso2=row.get("iso2"),
                name=entry.name,
                name_fr=row.get("usual_fr") or row.get("cldr_fr"),
                name_en=row.get("cldr_en"),
                names=names,
                capital=towns[0] if towns else None,
                capitals=towns,
                geonameid=entry.geonameid,
            ),
        )


def _governments(forms: FormTable, seats: FormTable, countries: dict[str, Country]) -> None:
    for row in packaged("governments.csv", ("forms", "name", "code", "note", "source")):
        country = _country(row, countries)
        entry = Entry(
            kind="government",
            name=row.get("name"),
            code=row.get("code"),
            country=country,
            countries=(country,) if country else (),
            subkind="seat",
        )
        for form in row.split("forms"):
            forms.add(form, entry)
            seats.add(form, entry)


def _country(row: Row, countries: dict[str, Country]) -> str | None:
    """The country that begins an actor code, if one does: "RUS MIL" does, "IGO" does not."""
    code = row.get("code")
    if not code:
        raise row.error("no code")
    head = code.split(" ")[0]
    return head if head in countries else None


def _capital(row: Row, forms: FormTable, seats: FormTable, countries: dict[str, Country]) -> None:
    iso3, written = row.get("country"), row.split("forms")
    if iso3 not in countries:
        raise row.error(f"'{iso3}' is not in countries.csv")
    if row.get("metonym") not in ("yes", "no"):
        raise row.error("metonym is yes or no")
    if row.get("metonym") == "yes":
        government = Entry(
            kind="government",
            name=written[0],
            code=f"{iso3} GOV",
            country=iso3,
            countries=(iso3,),
            subkind="capital",
        )
        for form in written:
            forms.add(form, government)
            seats.add(form, government)
    town = places.town(row, name=written[0], countries=(iso3,), subkind=row.get("rank"))
    for form in written:
        forms.add(form, town)


def _groupings(forms: FormTable) -> tuple[dict[str, Grouping], dict[str, str]]:
    found: dict[str, Grouping] = {}
    by_form: dict[str, str] = {}
    for row in packaged("groupings.csv", ("name", "forms", "code", "members", "note", "source")):
        name, members = row.get("name"), tuple(row.get("members").split())
        found[name] = Grouping(name=name, code=row.get("code"), members=frozenset(members))
        entry = Entry(kind="grouping", name=name, code=row.get("code"), countries=members, precision="area")
        for form in (name, *row.split("forms")):
            by_form.setdefault(fold(form), name)
            forms.add(form, entry)
    return found, by_form


def _organisations(forms: FormTable, countries: dict[str, Country]) -> None:
    for row in packaged("organisations.csv", ("name", "forms", "code", "kind", "note", "source")):
        country, kind = _country(row, countries), row.get("kind")
        entry = Entry(
            kind=_ORGANISATION_KINDS.get(kind, "organisation"),
            name=row.get("name"),
            code=row.get("code"),
            country=country,
            countries=(country,) if country else (),
            subkind=kind,
        )
        for form in row.split("forms") or (row.get("name"),):
            forms.add(form, entry)


def _persons(
    forms: FormTable, persons: FormTable, extra: Path | None
) -> dict[tuple[str, str], tuple[Entry, ...]]:
    rows = list(packaged("offices.csv", offices.COLUMNS))
    if extra is not None:
        rows.extend(from_path(extra, offices.COLUMNS))
    held: dict[tuple[str, str], list[Entry]] = {}
    for written, entry in offices.read(rows):
        for form in written:
            forms.add(form, entry, short=offices.is_short(form))
            persons.add(form, entry)
        if entry.country and entry.office:
            held.setdefault((entry.country, entry.office), []).append(entry)
    return {key: tuple(entries) for key, entries in held.items()}


def _demonyms() -> dict[str, tuple[Demonym, ...]]:
    found: dict[str, list[Demonym]] = {}
    columns = ("form", "gender", "number", "country", "grouping", "note", "source")
    for row in packaged("demonyms_fr.csv", columns):
        countries = row.split("country")
        if not countries and not row.get("grouping"):
            raise row.error("neither country nor grouping")
        if row.get("gender") not in ("m", "f", "mf") or row.get("number") not in ("s", "p", "sp"):
            raise row.error("gender is m, f or mf; number is s, p or sp")
        demonym = Demonym(
            form=row.get("form"),
            country=countries[0] if countries else None,
            countries=countries,
            grouping=row.get("grouping") or None,
            gender=row.get("gender"),
            number=row.get("number"),
        )
        found.setdefault(fold(row.get("form")), []).append(demonym)
    return {key: tuple(values) for key, values in found.items()}
