"""Who held which office when. One row an office; a user's own file has the same columns and is read after ours.

`forms`, `birth` and `wikidata` may stay empty on a person's later rows: they are taken from the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from selon.knowledge.dates import bounds, overlap, term
from selon.knowledge.fold import words
from selon.knowledge.records import Entry
from selon.knowledge.tables import Row

COLUMNS = ("person", "forms", "office", "code", "country", "start", "end", "birth", "wikidata", "source")
_CODE = re.compile(r"[A-Z]{3}( [A-Z]{3})*")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
# PLOVER's sector for former holders of an office.
FORMER = "ELI"


def read(rows: Iterable[Row]) -> list[tuple[tuple[str, ...], Entry]]:
    """(forms, one office) in the order of the table."""
    first: dict[str, tuple[tuple[str, ...], str, str]] = {}
    found = []
    for row in rows:
        person = row.get("person")
        if not person:
            raise row.error("no person")
        forms, birth, wikidata = first.get(person, ((person,), "", ""))
        forms = row.split("forms") or forms
        birth, wikidata = row.get("birth") or birth, row.get("wikidata") or wikidata
        first.setdefault(person, (forms, birth, wikidata))
        _check(row, birth, wikidata)
        country = row.get("country") or None
        entry = Entry(
            kind="person",
            name=person,
            code=row.get("code"),
            country=country,
            countries=(country,) if country else (),
            wikidata=wikidata or None,
            valid=(row.get("start"), row.get("end")),
            office=row.get("office") or None,
            birth=birth or None,
        )
        found.append((forms or (person,), entry))
    return found


def _check(row: Row, birth: str, wikidata: str) -> None:
    for column in ("start", "end"):
        if row.get(column) and bounds(row.get(column)) is None:
            raise row.error(f"'{row.get(column)}' is no date", hint="write 2023, 2023-01 or 2023-01-27")
    low, high = term(row.get("start"), row.get("end"))
    if low > high:
        raise row.error("the office ends before it starts")
    if birth and bounds(birth) is None:
        raise row.error(f"'{birth}' is no date of birth", hint="write 1952 or 1952-10-07")
    if wikidata and not _WIKIDATA.fullmatch(wikidata):
        raise row.error(f"'{wikidata}' is no Wikidata id", hint="write Q and a number")
    if row.get("code") and not _CODE.fullmatch(row.get("code")):
        raise row.error(f"'{row.get('code')}' is no actor code", hint='write it like "UKR GOV"')
    if row.get("country") and not re.fullmatch(r"[A-Z]{3}", row.get("country")):
        raise row.error(f"'{row.get('country')}' is no ISO 3166-1 alpha-3 code")


def is_short(form: str) -> bool:
    """A family name alone, which somebody else's given name may precede (Melania Trump)."""
    return len([word for word in words(form) if word[0].isupper()]) == 1


def held(entries: Sequence[Entry], on: str | None) -> tuple[Entry, ...]:
    """Of all offices filed under a name: per person the one held then, holders before those out of office.

    Out of office, a person keeps name and country and loses the office: code "USA ELI", `former` true. Who had
    none yet has the bare country. Without a date, the latest office counts.
    """
    people: dict[tuple[str, str | None], list[Entry]] = {}
    for entry in entries:
        people.setdefault((entry.name, entry.birth), []).append(entry)
    day = bounds(on) if on else None
    in_office: list[Entry] = []
    others: list[Entry] = []
    for offices in people.values():
        if day is None:
            in_office.append(max(offices, key=_latest))
            continue
        then = [office for office in offices if overlap(term(*office.valid or ("", "")), day)]
        if then:
            in_office.append(_one(then, day))
        else:
            others.append(_out_of_office(offices, day))
    return (*in_office, *others)


def _latest(office: Entry) -> tuple[str, str]:
    low, high = term(*(office.valid or ("", "")))
    return high, low


def _one(offices: list[Entry], day: tuple[str, str]) -> Entry:
    """Of several offices in a wide stretch of time the one that fills most of it; the table's first on a tie."""

    def covered(office: Entry) -> int:
        low, high = term(*(office.valid or ("", "")))
        return _days(min(high, day[1])) - _days(max(low, day[0]))

    return max(offices, key=covered)


def _days(day: str) -> int:
    year, month, date = map(int, day.split("-"))
    return year * 372 + month * 31 + date


def _out_of_office(offices: list[Entry], day: tuple[str, str]) -> Entry:
    over = [office for office in offices if term(*(office.valid or ("", "")))[1] < day[0]]
    latest = max(over or offices, key=_latest)
    country = latest.country or ""
    code = f"{country} {FORMER}".strip() if over else country
    if latest.code.split(" ")[-1] in ("REB", "UAF", "OPP", "MED", "NGO"):
        code = latest.code  # a leader of fighters or an opponent is so without a term
    return Entry(
        kind="person",
        name=latest.name,
        code=code,
        country=latest.country,
        countries=latest.countries,
        wikidata=latest.wikidata,
        valid=latest.valid,
        office=latest.office if over else None,
        birth=latest.birth,
        former=bool(over),
    )
