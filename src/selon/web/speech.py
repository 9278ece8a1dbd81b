"""The words of the page: gettext from locale/LANG/*.po, read with Babel, and days and numbers as a language writes them.

Quotes and what a report calls things are never translated: only the page's own words are.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from babel import Locale
from babel.core import get_global
from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

LANGUAGES = ("en", "fr")
"""The language of the source texts first."""

NO_BREAK = "\u00a0"

_DAYS = 5_000
FIRST = "the number of the first day of a month"


class Speech:
    """One language of the page."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.locale = Locale.parse(lang)
        self._days: dict[tuple[str, bool, int], str] = {}
        self.translations = _translations(lang)
        first = self(FIRST)
        self.first = "1" if first == FIRST else first

    def __call__(self, words: str) -> str:
        """Words in this language; without a translation as they are."""
        return str(self.translations.gettext(words)) if words else ""

    def many(self, one: str, several: str, number: int) -> str:
        """`one` or `several` with `%(num)s` set to the number."""
        found = self.translations.ngettext(one, several, number)
        return str(found) % {"num": self.number(number)}

    def number(self, value: float) -> str:
        if isinstance(value, int) and 0 <= value < 1000:
            return str(value)  # most numbers of a page; formatting costs a tenth of a millisecond
        return str(format_decimal(value, locale=self.locale))

    def share(self, value: float) -> str:
        """Two digits behind the point or comma: `0.80`."""
        return str(format_decimal(value, format="0.00", locale=self.locale))

    def day(self, written: str | None, *, short: bool = False, shared: int = 0) -> str:
        """A day (or month, or year) of ISO 8601 in words: `6 January 2023`, `6 janv. 2023`; empty for nothing.

        `shared`: how much of it another day behind it says: 1 the year (`6 January`), 2 the month too (`6`). A number stays with its month.
        """
        key = (written or "", short, shared)
        if key not in self._days:
            # A page names the same few days hundreds of times.
            if len(self._days) > _DAYS:
                self._days.clear()
            self._days[key] = self._day(*key)
        return self._days[key]

    def _day(self, written: str, short: bool, shared: int) -> str:
        if not written:
            return ""
        parts = [int(each) for each in written[:10].split("-") if each.isdigit()]
        try:
            if len(parts) == 3:
                form = ("d MMM y", "d MMM", "d")[shared] if short else ("d MMMM y", "d MMMM", "d")[shared]
                said = str(format_date(date(*parts), format=form, locale=self.locale)).replace(" ", NO_BREAK, 1)
                # CLDR has no form for the first of a month, which some languages count and do not name.
                return said if parts[2] != 1 else said.replace("1", self.first, 1)
            if len(parts) == 2:
                return str(format_date(date(parts[0], parts[1], 1), format="MMMM y", locale=self.locale))
        except ValueError:
            pass
        return written

    def countries(self) -> dict[str, str]:
        """Code of three letters → name."""
        return _countries(self.lang)

    def month(self, written: str) -> str:
        """The month of a day or month, without its year."""
        return str(format_date(date(int(written[:4]), int(written[5:7]), 1), format="LLLL", locale=self.locale))


@lru_cache(maxsize=len(LANGUAGES))
def speech(lang: str) -> Speech:
    return Speech(lang)


@lru_cache(maxsize=len(LANGUAGES))
def _countries(lang: str) -> dict[str, str]:
    names, aliases = Locale.parse(lang).territories, get_global("territory_aliases")
    letters = {three: two[0] for three, two in aliases.items() if len(three) == 3 and three.isalpha() and len(two) == 1}
    return {three: str(names[two]) for three, two in {**letters, "XKX": "XK"}.items() if two in names}


def _translations(lang: str) -> Translations:
    """All that locale/LANG/*.po says, one file for a page or two."""
    made, found = BytesIO(), Catalog(locale=lang)
    folder = files("selon.web").joinpath("locale", lang)
    if not folder.is_dir():
        return Translations()
    for part in sorted(folder.iterdir(), key=lambda each: each.name):
        if part.name.endswith(".po"):
            for message in read_po(BytesIO(part.read_bytes()), locale=lang):
                if message.id:
                    found[message.id] = message
    write_mo(made, found)
    made.seek(0)
    return Translations(made)
