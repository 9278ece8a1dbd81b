"""What stands in a claim's slots, in the words of the page's language. Names and quotes stay as the report has them. Pure."""

from __future__ import annotations

import calendar
from datetime import date

from babel.dates import format_interval, format_skeleton

from selon.dossier import when_words
from selon.model import Claim, Count, Place, When
from selon.web.speech import Speech
from selon.web.words import N_

LINES = {
    "stated": "stated", "reported": "attributed", "alleged": "attributed", "denied": "denied", "negated": "denied",
}  # fmt: skip
"""How a claim's words are underlined, by how it stands; what is not said to have happened (yet) is dotted."""

STANCES = {
    "say": N_("says"), "confirm": N_("confirms"), "deny": N_("denies"), "announce": N_("announces"), "promise": N_("promises"),
    "threaten": N_("threatens"), "warn": N_("warns"), "demand": N_("demands"), "accuse": N_("accuses"), "justify": N_("justifies"),
    "decline": N_("declines to comment"),
}  # fmt: skip

CERTAINTIES = {"CT": N_("certain"), "PR": N_("probable"), "PS": N_("possible"), "U": N_("without commitment")}

UNITS = {
    "killed": N_("killed"), "injured": N_("injured"), "missing": N_("missing"), "troops": N_("troops"), "equipment": N_("pieces of equipment"),
    "money": N_("money"), "freed": N_("freed"), "refugees": N_("refugees"), "detained": N_("detained"), "displaced": N_("displaced"),
}  # fmt: skip

PRECISIONS = {"country": N_("country"), "region": N_("region"), "town": N_("town"), "site": N_("site"), "area": N_("area")}
ROLES = {"from": N_("from"), "to": N_("towards"), "via": N_("by way of")}

FLAGS = {
    "pronoun resolved by rule": N_("pronoun resolved by rule"),
    "owner resolved by rule": N_("owner resolved by rule"),
    "resolved by rule": N_("resolved by rule"),
    "resolved by age": N_("resolved by age"),
    "country from the story": N_("country taken from the story"),
    "country from the last mention": N_("country taken from the last mention"),
    "points back to the claim before it": N_("points back to the claim before it"),
    "document of the last institution": N_("document of the institution named last"),
    "speaker carried over": N_("speaker carried over from before"),
    "experimental language pack": N_("experimental language pack"),
}
"""Doubts that the reader marks itself; one that is not listed stays as it is."""

_DOTTED = "planned"


def line_of(standing: str) -> str:
    return LINES.get(standing, _DOTTED)


def moment(when: When, speech: Speech) -> str:
    """`24 Feb 2022`, `6–27 janv. 2023`, `by 27 Jan 2023`; empty where the date is unknown."""
    try:
        first, last = (date.fromisoformat(each) if each else None for each in (when.earliest, when.latest))
    except ValueError:
        return when_words(when)
    if first and last:
        return _between(first, last, speech)
    if last:
        return speech("by %(day)s") % {"day": speech.day(when.latest, short=True)}
    return speech("from %(day)s on") % {"day": speech.day(when.earliest, short=True)} if first else ""


def _between(first: date, last: date, speech: Speech) -> str:
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if first == last:
        return speech.day(first.isoformat(), short=True)
    skeleton = "yMMMd"
    if whole_months:
        skeleton = "y" if (first.month, last.month) == (1, 12) else "yMMM"
        same = (first.year, first.month if skeleton == "yMMM" else 0) == (last.year, last.month if skeleton == "yMMM" else 0)
        if same:
            return str(format_skeleton(skeleton, first, locale=speech.locale))
    # The days of the page are written day first; the plain "en" of CLDR has intervals month first.
    return str(format_interval(first, last, skeleton, locale="en_GB" if speech.lang == "en" else speech.locale))


def amount(count: Count, speech: Speech) -> str:
    """`12 killed`, `at least 12 killed`, `20,000–99,999 troops`; never one number for two. Money as the text says it, with its currency."""
    low, high = count.low, count.high
    if count.unit == "money" and count.text:
        return " ".join(count.text.split())
    if low is not None and high is not None:
        number = speech.number(low) if low == high else f"{speech.number(low)}–{speech.number(high)}"
    elif low is not None:
        number = speech("at least %(number)s") % {"number": speech.number(low)}
    elif high is not None:
        number = speech("at most %(number)s") % {"number": speech.number(high)}
    else:
        number = f"“{' '.join(count.text.split())}”"
    return f"{number} {speech(UNITS.get(count.unit, count.unit))}"


def place_role(place: Place, speech: Speech) -> str:
    return speech(ROLES[place.role]) if place.role in ROLES else ""


def voices(claim: Claim) -> str:
    """The chain of speakers by name, the outermost first; empty for the report's own voice."""
    return " › ".join(" ".join(speaker.name.split()) for speaker in claim.source)


def language(code: str | None, speech: Speech) -> str:
    """The name of a report's language in that of the page."""
    return str(speech.locale.languages.get(code, code)) if code else ""
