"""An event's headline: its kind in the page's language, who, whom and where in the words of the reports. It asserts nothing."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from selon.dossier import Sheet, Telling
from selon.model import SlotValue
from selon.web.glosses import when_said
from selon.web.kinds import head, kind_said
from selon.web.speech import Speech
from selon.web.words import N_

_BEFORE = {
    "disputed": N_("Disputed"), "planned": N_("Announced"), "requested": N_("Demanded"), "threatened": N_("Threatened"), "feared": N_("Feared"),
    "possible": N_("Possible"), "hypothetical": N_("Supposed"), "denied": N_("Denied"), "alleged": N_("Alleged"),
}  # fmt: skip


class Piece(msgspec.Struct, frozen=True):
    """A value in its report's words, between words of the page."""

    words: str
    lang: str | None
    before: str = ""
    after: str = ""


class Headline(msgspec.Struct, frozen=True):
    """`before`: how the event stands where nobody plainly affirms it, or where that is disputed. `when` may be empty."""

    kind: str
    before: str
    noun: str
    pieces: tuple[Piece, ...]
    when: str

    @property
    def plain(self) -> str:
        told = self.noun + "".join(f" {each.before}{each.words}{each.after}".replace(" ,", ",") for each in self.pieces)
        return (f"{self.before} {told}" if self.before else told) + (f", {self.when}" if self.when else "")


def headline(sheet: Sheet, speech: Speech) -> Headline:
    event = sheet.event
    begins = head(event.type, event.mode)
    who, whom, where = (_first(event.slots.get(slot, ())) for slot in ("actor", "recipient", "place"))
    if whom and where and _within(whom.value, where.value):
        whom = None
    elif whom and where and _within(where.value, whom.value):
        where = None
    pieces = [_piece(value, speech(words), name, sheet) for value, words, name in ((who, begins.by, "who"), (whom, begins.to, "whom")) if value]
    if where:
        pieces.append(_piece(where, ", %(where)s", "where", sheet))
    stands = _stands(sheet)
    return Headline(
        kind=kind_said(event.type, event.mode, speech),
        before=speech(_BEFORE[stands]) + speech(": ").rstrip(" ") if stands else "",
        noun=speech(begins.noun),
        pieces=tuple(pieces),
        when=when_said(event.when.earliest, event.when.latest, speech),
    )


def _stands(sheet: Sheet) -> str:
    if any(each.point == "whether" and each.kind == "true" for each in sheet.disputes):
        return "disputed"
    if sheet.event.affirmed_by or not sheet.event.status:
        return ""
    first = sheet.event.status[0].value
    if first.startswith("not "):
        return "denied"
    return "alleged" if first in ("happened", "ongoing") else first


def _piece(value: SlotValue, words: str, name: str, sheet: Sheet) -> Piece:
    before, _, after = words.partition(f"%({name})s")
    return Piece(value.value, language_of(value, tellings(sheet)), before, after)


def _within(one: str, other: str) -> bool:
    """`Soledar` in `the town of Soledar`: said once."""
    return f" {one.casefold()} " in f" {other.casefold()} "


def _first(values: Iterable[SlotValue]) -> SlotValue | None:
    return next(iter(values), None)


def tellings(sheet: Sheet) -> dict[str, Telling]:
    """Claim → its telling, those folded into another too."""
    return {claim: voice for group in sheet.origins for voice in group.voices for claim in (voice.claim, *voice.again)}


def language_of(value: SlotValue, said: dict[str, Telling]) -> str | None:
    """The language of a value: that of a claim in whose quote it stands, else of the first that gives it."""
    voices = [said[claim] for claim in value.claims if claim in said]
    fold = value.value.casefold()
    found = next((voice for voice in voices if fold in voice.quote.casefold()), voices[0] if voices else None)
    return found.lang if found else None
