"""An event as one line in the page's language: its kind as a noun, who, whom and where in the words of the reports, and when.

It asserts nothing: a noun (`Attack on a bridge in Kyiv on 6 January 2023`) says what is told of, not that it was so; and
where nobody is named as the doer, none is made up.
"""

from __future__ import annotations

import msgspec

from selon.dossier import EventWords, event_words
from selon.model import Event
from selon.web.grammar import country, country_of, inside, joined
from selon.web.kinds import HEADS, OF, head, mode_said
from selon.web.speech import Speech
from selon.web.whens import when_told
from selon.web.words import N_

_TOWN = {"at": N_("in %(where)s"), "from": N_("from %(where)s"), "to": N_("to %(where)s"), "via": N_("via %(where)s")}
APART = "what parts the doers of an event from its place and day"
"""A comma where a language sets one; English sets none."""


class Piece(msgspec.Struct, frozen=True):
    """A value in its report's words, between words of the page. `own`: the page's words stand for it, such as a country's name."""

    words: str
    lang: str | None
    before: str = ""
    after: str = ""
    own: bool = False


class Line(msgspec.Struct, frozen=True):
    """`when` begins with what parts it from the rest; it may be empty."""

    noun: str
    pieces: tuple[Piece, ...]
    when: str

    @property
    def plain(self) -> str:
        return self.noun + "".join(f"{each.before}{each.words}{each.after}" for each in self.pieces) + self.when


def line(words: EventWords, speech: Speech, *, how: bool = True, langs: dict[str, str | None] | None = None) -> Line:
    """`langs`: the language of `who`, `whom` and `where`, where it is known. `how`: False where the mode stands beside it anyway."""
    begins, told = head(words.type, words.mode), langs or {}
    who, whom, where = "" if words.who == "?" else words.who, words.whom, words.where
    if whom and where and _within(whom, where):
        whom = ""
    elif whom and where and _within(where, whom):
        where = ""
    parties = [(who, begins.by, "who"), (whom, begins.to, "whom")]
    if begins.to == OF:
        parties.reverse()
    pieces = [_party(value, speech(pattern), name, told.get(name), speech) for value, pattern, name in parties if value]
    apart = " " if not pieces or speech(APART) == APART else speech(APART)
    if where:
        place = _place(msgspec.structs.replace(words, where=where), apart, told.get("where"), speech)
        # After a name that no preposition leads in, the day is set off as well.
        apart = ", " if place.before == ", " else apart
        pieces.append(place)
    when = when_told(words.earliest, words.latest, speech)
    return Line(noun(words, speech) if how else speech(begins.noun), tuple(pieces), apart + when if when else "")


def line_said(told: Event | EventWords | None, speech: Speech, *, how: bool = True, when: bool = True) -> str:
    """The line as plain text, of an event or of its words; without its day where that stands beside it."""
    words = event_words(told) if isinstance(told, Event) else told
    if words and not when:
        words = msgspec.structs.replace(words, earliest=None, latest=None)
    return line(words, speech, how=how).plain if words else ""


def noun(words: EventWords, speech: Speech) -> str:
    """What it is; how it was done stands in brackets where the noun does not say it."""
    said, how = speech(head(words.type, words.mode).noun), mode_said(words.mode, speech) if words.mode else ""
    if not how or f"{words.type} {words.mode}" in HEADS or how.casefold() == said.casefold():
        return said
    return f"{said} ({how})"


def _party(value: str, pattern: str, name: str, lang: str | None, speech: Speech) -> Piece:
    before, _, after = pattern.partition(f"%({name})s")
    # A state is called as the page's language calls it: its name is no wording of a report.
    code = country_of(value)
    before, value = joined(f" {before}", state_said(code, speech) if code else inside(value), speech.lang)
    return Piece(value, None if code else lang, before, after, own=bool(code))


def _place(words: EventWords, apart: str, lang: str | None, speech: Speech) -> Piece:
    """A town or a country behind its preposition; a wider or an unknown place only named: it may carry a preposition of its own."""
    if not words.precision and (code := country_of(words.where)):
        words = msgspec.structs.replace(words, precision="country", country=code, role="at")
    named = country(words.country, speech.lang) if words.precision == "country" else None
    pattern = speech(_TOWN[words.role]) if words.role in _TOWN and words.precision in ("town", "country") else ""
    if named and words.role == "at":
        return Piece(named.within, None, apart, own=True)
    if words.precision == "country" and pattern:
        name = state_said(words.country, speech) or words.where
        before, name = joined(apart + pattern.partition("%(where)s")[0], name, speech.lang)
        return Piece(name, None, before, own=True)
    if not pattern:
        return Piece(words.where, lang, ", ")
    before, name = joined(apart + pattern.partition("%(where)s")[0], words.where, speech.lang)
    return Piece(name, lang, before)


def state_said(code: str, speech: Speech) -> str:
    """`le Mali`, `Belarus`; what is no code of a state stays as it is."""
    words = country(code, speech.lang)
    return words.named if words else speech.countries().get(code, code)


def _within(one: str, other: str) -> bool:
    """`Soledar` in `the town of Soledar`: said once."""
    return f" {one.casefold()} " in f" {other.casefold()} "
