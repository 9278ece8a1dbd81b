"""The record of one claim as the page sets it: every field with its values, the words that it was read from, and the reason. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from selon.dossier import ClaimRow, Why, claim_row
from selon.model import Actor, Claim
from selon.web.asked import named
from selon.web.kinds import kind_said, mode_said
from selon.web.slots import CERTAINTIES, FLAGS, PRECISIONS, STANCES, UNITS, amount, moment, place_role, voices
from selon.web.speech import Speech
from selon.web.words import N_

LABELS = {
    "what": N_("what"), "actor": N_("who"), "recipient": N_("to whom"), "place": N_("where"), "when": N_("when"), "count": N_("how many"),
    "source": N_("according to"), "said": N_("said on"), "standing": N_("how it stands"), "flags": N_("doubts"), "more": N_("also"),
}  # fmt: skip


class Held(msgspec.Struct, frozen=True):
    """One value of a field. `lang`: it is in the words of the report. `to`: an address within the site. `beside`: codes, in small."""

    text: str
    lang: str | None = None
    to: str = ""
    beside: str = ""
    depth: int = 0


class Because(msgspec.Struct, frozen=True):
    """Where a value comes from: words of the text, and the reason as the rules give it."""

    words: tuple[str, ...]
    reason: str


class Field(msgspec.Struct, frozen=True):
    key: str
    label: str
    values: tuple[Held, ...]
    because: tuple[Because, ...] = ()


class Record(msgspec.Struct, frozen=True):
    row: ClaimRow
    fields: tuple[Field, ...]
    rule: str
    words: tuple[str, ...]
    earlier: tuple[str, ...]


class Note(msgspec.Struct, frozen=True):
    """A claim in the margin: its slots as (label, words, whether they are the report's own).

    The margin is narrow: what only repeats the head of the report is left to the record (the report's own voice where the claim
    is `stated`, a time that is bounded by the day of publication alone).
    """

    number: int
    row: ClaimRow
    slots: tuple[tuple[str, str, bool], ...]


def note(number: int, claim: Claim, speech: Speech) -> Note:
    row = claim_row(claim)
    slots = [
        ("actor", row.who, True),
        ("recipient", row.to_whom, True),
        ("place", ", ".join(" ".join((place_role(place, speech), _line(place.name))).strip() for place in claim.place), True),
        ("when", moment(claim.when, speech) if claim.when.earliest else "", False),
        ("count", ", ".join(amount(count, speech) for count in claim.count), False),
        ("source", voices(claim) or ("" if row.standing == "stated" else speech("the report")), bool(claim.source)),
    ]
    return Note(number, row, tuple((speech(LABELS[key]), words, own) for key, words, own in slots if words))


def record(found: Why, *, lang: str | None, speech: Speech) -> Record:
    claim = found.claim
    told = {each.field: Because(each.words, each.reason) for each in found.fields if each.field != "said"}
    said = [Because(each.words, each.reason) for each in found.fields if each.field == "said"]

    def because(*keys: str) -> tuple[Because, ...]:
        given = tuple(told[key] for key in keys if key in told and (told[key].words or told[key].reason))
        # Where a field has no reason of its own, it is so by the rule that read the whole.
        return given or (Because(found.words, found.rule),)

    values = {
        "what": (Held(kind_said(claim.type, None, speech), beside=_how(claim, speech)),),
        "actor": _actors(claim.actor, lang),
        "recipient": _actors(claim.recipient, lang),
        "place": tuple(
            Held(
                _line(place.name), lang, f"/place/{named(_line(place.name))}",
                ", ".join(filter(None, (place_role(place, speech), speech(PRECISIONS.get(place.precision, place.precision)), place.country))),
            )
            for place in claim.place
        ),
        "when": (Held(moment(claim.when, speech), beside=claim.when.edtf or ""),) if moment(claim.when, speech) else (),
        "count": tuple(Held(amount(count, speech)) for count in claim.count),
        "source": _chain(claim, lang, speech),
        "said": tuple(Held(moment(each.said, speech), beside=_line(each.name)) for each in claim.source if moment(each.said, speech)),
        "standing": (Held(_stands(claim, speech)),),
        "flags": tuple(Held(speech(FLAGS[flag])) if flag in FLAGS else Held(flag, "en") for flag in claim.flags),
    }  # fmt: skip
    keys = {"what": ("type", "contexts"), "standing": ("status", "polarity", "certainty")}
    fields = [
        Field(key, speech(LABELS[key]), held, tuple(said) if key == "said" else because(*keys.get(key, (key,))))
        for key, held in values.items()
        if held or key not in ("count", "said", "flags")
    ]
    shown = {"type", "contexts", "actor", "recipient", "place", "when", "count", "source", "said", "status", "polarity", "certainty", "flags"}
    fields += [
        Field("more", each.field, (Held(each.value or each.reason, "en"),), (Because(each.words, each.reason),))
        for each in found.fields
        if each.field not in shown
    ]
    return Record(claim_row(claim), tuple(fields), f"{found.rule} ({found.version})" if found.version else found.rule, found.words, found.earlier)


def _how(claim: Claim, speech: Speech) -> str:
    return " · ".join(filter(None, (mode_said(claim.mode, speech) if claim.mode else "", *claim.contexts)))


def _actors(actors: Iterable[Actor], lang: str | None) -> tuple[Held, ...]:
    return tuple(Held(_line(each.name), lang, f"/actor/{named(_line(each.name))}", each.code) for each in actors)


def _chain(claim: Claim, lang: str | None, speech: Speech) -> tuple[Held, ...]:
    """The report first, then each speaker inside what the one before says."""
    if not claim.source:
        return (Held(speech("the report, in its own voice")),)
    held: Sequence[Held] = [Held(speech("the report says that"))]
    for depth, speaker in enumerate(claim.source, start=1):
        stance = speech(STANCES.get(speaker.stance, speaker.stance))
        cue = " " + speech(N_("“%(words)s”")) % {"words": _line(speaker.cue.exact)} if speaker.cue else ""
        beside = " · ".join(filter(None, (f"{stance}{cue}", speaker.code)))
        held = [*held, Held(_line(speaker.name), lang, f"/actor/{named(_line(speaker.name))}", beside, depth)]
    return tuple(held)


def _stands(claim: Claim, speech: Speech) -> str:
    so = speech("said to be so") if claim.polarity == "+" else speech("said not to be so")
    return ", ".join((speech(claim.status), so, speech(CERTAINTIES[claim.certainty])))


def _line(text: str) -> str:
    return " ".join(text.split())


__all__ = ["LABELS", "UNITS", "Field", "Note", "Record", "note", "record"]
