"""An event's headline: its kind in the page's language, who, whom and where in the words of the reports. It asserts nothing."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from selon.dossier import Sheet, Telling, event_words
from selon.model import SlotValue
from selon.web.eventline import Piece, line
from selon.web.kinds import kind_said
from selon.web.speech import Speech
from selon.web.words import N_

_BEFORE = {
    "disputed": N_("Disputed"), "planned": N_("Announced"), "requested": N_("Demanded"), "threatened": N_("Threatened"), "feared": N_("Feared"),
    "possible": N_("Possible"), "hypothetical": N_("Supposed"), "denied": N_("Denied"), "alleged": N_("Alleged"),
}  # fmt: skip


class Headline(msgspec.Struct, frozen=True):
    """`before`: how the event stands where nobody plainly affirms it, or where that is disputed. `when` may be empty."""

    kind: str
    before: str
    noun: str
    pieces: tuple[Piece, ...]
    when: str

    @property
    def plain(self) -> str:
        told = self.noun + "".join(f"{each.before}{each.words}{each.after}" for each in self.pieces) + self.when
        return f"{self.before} {told}" if self.before else told


def headline(sheet: Sheet, speech: Speech) -> Headline:
    event = sheet.event
    said = tellings(sheet)
    slots = {"who": "actor", "whom": "recipient", "where": "place"}
    first = {name: _first(event.slots.get(slot, ())) for name, slot in slots.items()}
    langs = {name: language_of(value, said) for name, value in first.items() if value}
    told = line(event_words(event), speech, how=False, langs=langs)
    stands = _stands(sheet)
    return Headline(
        kind=kind_said(event.type, event.mode, speech),
        before=speech(_BEFORE[stands]) + speech(": ").rstrip(" ") if stands else "",
        noun=told.noun,
        pieces=told.pieces,
        when=told.when,
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
