"""From the CSV tables to what is looked up. Order matters: the first entry filed under a name is the likeliest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from selon.knowledge import offices, places
from selon.knowledge.fold import fold
from selon.knowledge.forms import FormTable
from selon.knowledge.records import Country, Demonym, Entry, Grouping
from selon.knowledge.scan import Words
from selon.knowledge.tables import Row, from_path, packaged

LANGUAGES = ("fr", "en")
"""Whose names hold in every report: the columns of countries.csv. Any other language has its own tables, or none: its
names hold in its own reports, and what CLDR calls the countries is taken from Babel."""
# Reasons in common_words_xx.csv: a place only after one of the words marked BEFORE (in Nice, near Reading).
AFTER, BEFORE = "after a preposition", "before a place"
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
    words: Words


def tables(lang: str, extra_actors: Path | None) -> Tables:
    forms, seats, persons = FormTable(), FormTable(), FormTable()
    capitals: dict[str, list[str]] = {}
    capital_rows = list(packaged("capitals.csv", places.CAPITAL_COLUMNS))
    for row in capital_rows:
        capitals.setdefault(row.get("country"), []).append(row.split("forms")[0])
    words = _words(lang)
    foreign: list[tuple[str, Entry]] = []  # after all others: Mexico is the town in French
    countries = dict(_countries(forms, lang, capitals, words.common, foreign))
    _governments(forms, seats, countries)
    for row in capital_rows:
        _capital(row, forms, seats, countries)
    groupings, grouping_forms = _groupings(forms)
    _organisations(forms, countries)
    held = _persons(forms, persons, extra_actors)
    places.read_into(forms)
    for name, country in foreign:
        forms.add(name, country)
    for other in dict.fromkeys((*LANGUAGES, lang)):
        _further_names(other, lang, forms, seats, persons)
    return Tables(
        forms=forms,
        seats=seats,
        persons=persons,
        countries=countries,
        demonyms=_demonyms(lang),
        groupings=groupings,
        grouping_forms=grouping_forms,
        offices=held,
        words=words,
    )


def _words(lang: str) -> Words:
    """The common words of the report's own language; given names are the same everywhere."""
    by_reason: dict[str, set[str]] = {}
    for other in dict.fromkeys((*LANGUAGES, lang)):
        for row in packaged(f"common_words_{other}.csv", ("form", "reason"), needed=other in LANGUAGES):
            if other == lang or row.get("reason") == "given name":
                by_reason.setdefault(row.get("reason"), set()).add(fold(row.get("form")))
    kept = by_reason.get("keep", set())
    every = {form for reason, forms in by_reason.items() if reason != BEFORE for form in forms} - kept
    return Words(
        common=frozenset(every),
        given=frozenset(by_reason.get("given name", ())),
        never=frozenset(by_reason.get("never a name", ())),
        after=frozenset(by_reason.get(AFTER, ())),
        before=frozenset(by_reason.get(BEFORE, ())),
    )


def _further_names(of: str, lang: str, forms: FormTable, seats: FormTable, persons: FormTable) -> None:
    """names_en.csv: what entries of the other tables are called in a language. Rows marked "own" hold in reports of
    that language only: EU and UN are words elsewhere. In its own language a name comes before its namesakes."""
    for row in packaged(f"names_{of}.csv", ("name", "forms", "own", "source"), needed=False):
        named = forms.named(row.get("name"))
        if not named:
            raise row.error(f"nothing is called '{row.get('name')}'", hint="write a name of another table")
        if row.get("own") not in ("", "own"):
            raise row.error("own is empty or 'own'")
        if row.get("own") and of != lang:
            continue
        for form in row.split("forms"):
            for entry in reversed(named) if of == lang else named:
                person = entry.kind == "person"
                forms.add(form, entry, short=person and offices.is_short(form), first=of == lang)
                if person:
                    persons.add(form, entry)
                elif entry.kind == "government" and entry.subkind in ("seat", "capital"):
                    seats.add(form, entry)


def _countries(
    forms: FormTable,
    lang: str,
    capitals: dict[str, list[str]],
    common: frozenset[str],
    later: list[tuple[str, Entry]],
) -> Iterator[tuple[str, Country]]:
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
        english = _english(row.get("cldr_en"), row.split("other_en"))
        own, other = (french, english) if lang == "fr" else (english, french)
        if lang not in LANGUAGES:
            own, other = (_cldr(lang, row.get("iso2")),), (*english, *french)
        names = tuple(dict.fromkeys(name for name in own if name))
        # Jordan and Maurice are people where nobody calls a country so; US and UA are words.
        foreign = tuple(name for name in other if len(name) > 3 and fold(name) not in common)
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
        later.extend((name, entry) for name in foreign)
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


def _english(cldr: str, others: tuple[str, ...]) -> tuple[str, ...]:
    """CLDR's names as they are written in reports: Myanmar rather than Myanmar (Burma), no Congo - Kinshasa."""
    plain = cldr.partition(" (")[0].replace(" & ", " and ").replace("St. ", "Saint ").removesuffix(" SAR China")
    return (max(others, key=len), cldr, *others) if " - " in cldr and others else (plain, cldr, *others)


def _cldr(lang: str, iso2: str) -> str:
    """What Unicode CLDR calls a country, with ё written е as in most reports."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale(lang).territories.get(iso2, "")).replace("ё", "е")
    except UnknownLocaleError:
        return ""  # a language that CLDR does not have: countries by their English names


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


def _demonyms(lang: str) -> dict[str, tuple[Demonym, ...]]:
    found: dict[str, list[Demonym]] = {}
    columns = ("form", "gender", "number", "country", "grouping", "note", "source")
    for row in packaged(f"demonyms_{lang}.csv", columns, needed=lang in LANGUAGES):
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
