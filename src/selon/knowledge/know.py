"""Knowledge: everything the readers of mentions may look up, behind one frozen object."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from selon.knowledge import build, dates, offices
from selon.knowledge.fold import fold
from selon.knowledge.gazetteer import Gazetteer
from selon.knowledge.records import Country, Demonym, Entry, Grouping, NameMatch
from selon.knowledge.scan import find_names


@dataclass(frozen=True, kw_only=True, eq=False)
class Knowledge:
    """Loaded once per language and user file; the same answers for the same tables, whoever asks."""

    lang: str
    _tables: build.Tables

    @classmethod
    def load(cls, lang: str = "fr", extra_actors: Path | None = None) -> Knowledge:
        """`extra_actors`: a CSV of the user's own with the columns of offices.csv; mistakes raise PackError."""
        return _load(lang, extra_actors)

    def find_names(
        self, text: str, *, near: frozenset[str] = frozenset(), on: str | None = None
    ) -> tuple[NameMatch, ...]:
        """Names in one paragraph, in order, never overlapping.

        `near`: countries (ISO3) to prefer among towns of one name, besides those the paragraph names. `on`: the day
        (EDTF) for which persons get the office they held; without it every office of theirs is an entry.
        """
        found = find_names(
            text,
            table=self._tables.forms,
            towns=self._towns,
            words=self._tables.words,
            near=near,
        )
        return tuple(_dated(match, on) for match in found) if on else found

    def names(self, form: str) -> tuple[Entry, ...]:
        """Everything a form is filed under, whatever its case; towns of the gazetteer after our own tables."""
        own = tuple(filed.entry for filed in self._tables.forms.filed(fold(form)))
        return own or self._towns(fold(form))

    def towns(self, form: str, *, near: frozenset[str] = frozenset()) -> tuple[Entry, ...]:
        """All towns of that name in the gazetteer, those of `near` first, then by own name and population."""
        return tuple(sorted(self._towns(fold(form)), key=lambda entry: entry.country not in near))

    def demonym(self, form: str) -> tuple[Demonym, ...]:
        """Every reading of an adjective or inhabitant in any inflected form; case and accents are free."""
        return self._tables.demonyms.get(fold(form), ())

    def country(self, iso3: str) -> Country | None:
        return self._tables.countries.get(iso3)

    def countries(self) -> tuple[Country, ...]:
        return tuple(self._tables.countries.values())

    def government(self, form: str) -> Entry | None:
        """Moscou, le Kremlin → RUS GOV. The first of several (Bruxelles: the EU); None if it is no seat."""
        found = self._tables.seats.filed(fold(form))
        return found[0].entry if found else None

    def actors(self, form: str, on: str | None = None) -> tuple[Entry, ...]:
        """Every person of that name, each with the office held then; holders first."""
        filed = self._tables.persons.filed(fold(form))
        return offices.held([entry.entry for entry in filed], on)

    def actor(self, form: str, on: str | None = None) -> Entry | None:
        """The one person meant: who alone has the name, or alone of that name held an office then; else None."""
        found = self.actors(form, on)
        if len(found) == 1:
            return found[0]
        day = dates.bounds(on) if on else None
        if day is None:
            return None
        holders = [entry for entry in found if entry.valid and dates.overlap(dates.term(*entry.valid), day)]
        return holders[0] if len(holders) == 1 else None

    actor_at = actor

    def holders(self, country: str, office: str, on: str | None = None) -> tuple[Entry, ...]:
        """Who held an office ("president", "prime minister"…) of a country then: usually one, two on a change."""
        held = self._tables.offices.get((country, office), ())
        day = dates.bounds(on) if on else None
        if day is None:
            return tuple(entry for entry in held if not (entry.valid or ("", ""))[1])
        return tuple(entry for entry in held if dates.overlap(dates.term(*(entry.valid or ("", ""))), day))

    def groupings(self) -> dict[str, Grouping]:
        return dict(self._tables.groupings)

    def grouping(self, form: str) -> Grouping | None:
        name = self._tables.grouping_forms.get(fold(form))
        return self._tables.groupings[name] if name else None

    def age_of(self, entry: Entry, on: str) -> tuple[int, int] | None:
        """Youngest and oldest age in years a person can have then; None without a birth date."""
        return dates.age(entry.birth, on) if entry.birth else None

    def _towns(self, key: str) -> tuple[Entry, ...]:
        return Gazetteer.packaged().find(key)


def _dated(match: NameMatch, on: str | None) -> NameMatch:
    persons = [entry for entry in match.entries if entry.kind == "person"]
    if not persons:
        return match
    others = tuple(entry for entry in match.entries if entry.kind != "person")
    return NameMatch(match.start, match.end, match.text, offices.held(persons, on) + others)


@lru_cache(maxsize=8)
def _load(lang: str, extra_actors: Path | None) -> Knowledge:
    return Knowledge(lang=lang, _tables=build.tables(lang, extra_actors))
