"""`SLOT=VALUE` as a person writes it → the fields of a claim as they are to stand. Names become parties and places as in reading.

    type=ASSAULT airstrike      status=planned      polarity=-      certainty=PR
    actor=Moscow; Minsk         actor=              recipient=the ministry [BLR GOV]
    place=Kherson               when=2023-01-06     count=killed 10-12; injured 3+
    source=the ministry (deny)  source=
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, get_args

import msgspec

from selon.dossier.filters import STATUSES, TYPES
from selon.errors import UsageError
from selon.knowledge import Entry, Knowledge
from selon.lang.pack import STANCES
from selon.model import Actor, Claim, Count, Place, Report, Speaker, When
from selon.model.claim import Certainty
from selon.views import day_range, when_words
from selon.views.wording import count_words, names, place_words, speaker_words

_CODED = re.compile(r"(?P<name>.*?)\s*\[(?P<code>[A-Z]{3}(?: [A-Z]{3})*)\]")
_STANCED = re.compile(r"(?P<name>.*?)\s*\((?P<stance>[a-z]+)\)")
_COUNTED = re.compile(r"(?P<unit>[a-z_]+) (?P<low>\d+(?:\.\d+)?)?(?:(?P<open>\+)|[-–](?P<high>\d+(?:\.\d+)?))?")
_MODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Of the things that a name stands for, who acts: Kyiv the government before Kyiv the town.
_ACTING = ("person", "government", "organisation", "armed_group", "media", "country", "grouping", "place")
_POINTED = ("town", "site")


class Desk(msgspec.Struct, frozen=True):
    """What a correction is understood with: the claim, its report, who and where is known in its language, and the day."""

    claim: Claim
    report: Report
    know: Knowledge
    today: date | None = None


class Correction(msgspec.Struct, frozen=True):
    slot: str
    value: str
    put: dict[str, Any]
    was: str


def correction(written: str, desk: Desk) -> Correction:
    slot, equals, value = (part.strip() for part in written.partition("="))
    if not equals or slot not in SLOTS:
        raise UsageError(f"“{written}” corrects nothing", hint="accept, reject, or SLOT=VALUE with one of " + ", ".join(SLOTS))
    fields = {name: msgspec.to_builtins(found) for name, found in SLOTS[slot](value, desk).items()}
    if msgspec.convert({**msgspec.to_builtins(desk.claim), **fields}, Claim) == desk.claim:
        raise UsageError(f"{slot} is read so already: {slot_words(desk.claim, slot) or 'nothing'}", hint="accept the claim if all of it is right")
    return Correction(slot, value, fields, slot_words(desk.claim, slot))


def slots_written(claim: Claim) -> dict[str, str]:
    """Each slot as it would be written to correct it; what is left as it is there is left as it was read."""
    return {
        "type": f"{claim.type} {claim.mode or ''}".strip(),
        "status": claim.status,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "actor": "; ".join(_line(each.name) for each in claim.actor),
        "recipient": "; ".join(_line(each.name) for each in claim.recipient),
        "place": "; ".join(_line(each.name) for each in claim.place),
        "when": _span(claim.when),
        "source": " > ".join(_line(each.name) + (f" ({each.stance})" if each.stance != "say" else "") for each in claim.source),
        "count": "; ".join(f"{each.unit} {_bounds(each)}" for each in claim.count),
    }


def _span(when: When) -> str:
    if when.earliest == when.latest:
        return when.earliest or ""
    return f"{when.earliest or '..'}/{when.latest or '..'}"


def _bounds(count: Count) -> str:
    if count.low is not None and count.low == count.high:
        return _plain(count.low)
    low, high = (_plain(each) if each is not None else "" for each in (count.low, count.high))
    return f"{low}+" if count.high is None and low else f"{low}-{high}"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)


def _line(name: str) -> str:
    return " ".join(name.split())


def slot_words(claim: Claim, slot: str) -> str:
    """What a slot holds, in words."""
    said = {
        "type": f"{claim.type} {claim.mode or ''}".strip(),
        "status": claim.status,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "actor": names(claim.actor),
        "recipient": names(claim.recipient),
        "place": place_words(claim.place),
        "when": when_words(claim.when),
        "source": speaker_words(claim.source),
        "count": ", ".join(count_words(each) for each in claim.count),
    }
    return said[slot]


def _type(value: str, desk: Desk) -> dict[str, Any]:
    kind, _, mode = value.partition(" ")
    if kind.upper() not in TYPES:
        raise UsageError(f"no such type: {kind}", hint="one of " + ", ".join(TYPES))
    if mode and not _MODE.fullmatch(mode.strip()):
        raise UsageError(f"no such mode: {mode}", hint="a word such as airstrike, ceasefire, visit")
    return {"type": kind.upper(), "mode": mode.strip() or None}


def _listed(slot: str, known: Sequence[str]) -> Callable[[str, Desk], dict[str, Any]]:
    def read(value: str, desk: Desk) -> dict[str, Any]:
        if value not in known:
            raise UsageError(f"no such {slot}: {value}", hint="one of " + " ".join(known))
        return {slot: value}

    return read


def _actors(slot: str) -> Callable[[str, Desk], dict[str, Any]]:
    def read(value: str, desk: Desk) -> dict[str, Any]:
        former = {_line(each.name): each for each in getattr(desk.claim, slot)}
        return {slot: [former.get(each) or _actor(each, desk) for each in _parts(value)]}

    return read


def _places(value: str, desk: Desk) -> dict[str, Any]:
    former = {_line(each.name): each for each in desk.claim.place}
    return {"place": [former.get(each) or _place(each, desk) for each in _parts(value)]}


def _when(value: str, desk: Desk) -> dict[str, Any]:
    if not value:
        return {"when": When()}
    first, last = day_range(value, today=desk.today)
    edtf = first if first == last else f"{first or '..'}/{last or '..'}"
    return {"when": When(edtf=edtf, earliest=first, latest=last, text=desk.claim.when.text, basis=f"corrected: {value}")}


def _source(value: str, desk: Desk) -> dict[str, Any]:
    """The chain from the outermost speaker in; nothing: the report's own voice."""
    former = {_line(each.name): each for each in desk.claim.source}
    chain = []
    for part in value.split(">") if value else ():
        told = _STANCED.fullmatch(part.strip())
        name, stance = (told["name"], told["stance"]) if told else (part.strip(), "say")
        if stance not in STANCES:
            raise UsageError(f"no such stance: {stance}", hint="one of " + ", ".join(sorted(STANCES)))
        actor, before = _actor(name, desk), former.get(_bare(name)[0])
        chain.append(
            msgspec.structs.replace(before, stance=stance)
            if before is not None and _bare(name)[1] is None
            else Speaker(actor.name, code=actor.code, country=actor.country, stance=stance, start=actor.start, end=actor.end)
        )
    return {"source": chain}


def _counts(value: str, desk: Desk) -> dict[str, Any]:
    found = []
    for part in _parts(value):
        told = _COUNTED.fullmatch(part)
        if told is None or not (told["low"] or told["high"]):
            raise UsageError(f"“{part}” is no figure", hint="killed 12, killed 10-12, injured 3+, freed -40")
        low = float(told["low"]) if told["low"] else None
        high = float(told["high"]) if told["high"] else None if told["open"] else low
        if low is not None and high is not None and high < low:
            raise UsageError(f"“{part}” ends before it begins", hint="the smaller number first")
        found.append(Count(told["unit"], low, high, part))
    return {"count": found}


SLOTS: dict[str, Callable[[str, Desk], dict[str, Any]]] = {
    "type": _type,
    "status": _listed("status", STATUSES),
    "polarity": _listed("polarity", ("+", "-")),
    "certainty": _listed("certainty", get_args(Certainty)),
    "actor": _actors("actor"),
    "recipient": _actors("recipient"),
    "place": _places,
    "when": _when,
    "source": _source,
    "count": _counts,
}


def _parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(";") if part.strip()]


def _bare(written: str) -> tuple[str, str | None]:
    """A name, and the code that a person may give with it."""
    told = _CODED.fullmatch(written)
    return (told["name"], told["code"]) if told else (written, None)


def _actor(written: str, desk: Desk) -> Actor:
    name, code = _bare(written)
    start, end = _spot(name, desk)
    if code is not None:
        first = code.partition(" ")[0]
        return Actor(name, code, first if desk.know.country(first) else None, start=start, end=end)
    found = desk.know.find_names(name, on=desk.report.published)
    entries = [entry for match in found for entry in match.entries]
    entry = min(entries, key=lambda each: _ACTING.index(each.kind) if each.kind in _ACTING else len(_ACTING), default=None)
    if entry is not None:
        return Actor(name, _code(entry), entry.country, entry.wikidata, start, end)
    lands = {each.country for word in re.findall(r"[^\W\d_]+", name) for each in desk.know.demonym(word)[:1] if each.country}
    land = lands.pop() if len(lands) == 1 else None
    return Actor(name, land or "", land, start=start, end=end)


def _code(entry: Entry) -> str:
    return (entry.country or "") if entry.kind == "place" else entry.code or entry.country or ""


def _place(name: str, desk: Desk) -> Place:
    start, end = _spot(name, desk)
    role = desk.claim.place[0].role if len(desk.claim.place) == 1 else "at"
    around: tuple[Actor | Place, ...] = (*desk.claim.place, *desk.claim.actor, *desk.claim.recipient)
    near = frozenset(each.country for each in around if each.country)
    entries = [
        entry for entry in (*(e for m in desk.know.find_names(name, near=near) for e in m.entries), *desk.know.towns(name, near=near))
        if entry.kind in ("place", "country")
    ]  # fmt: skip
    if not entries:
        return Place(name, precision="area", role=role, start=start, end=end)
    entry = entries[0]
    precision = "country" if entry.kind == "country" else entry.precision or "area"
    lat, lon = (entry.lat, entry.lon) if precision in _POINTED else (None, None)
    return Place(name, entry.country, entry.geonameid, lat, lon, precision, role, start, end)


def _spot(name: str, desk: Desk) -> tuple[int | None, int | None]:
    """Where the report has these very words, nearest to what evokes the claim; a person may know what the text does not say."""
    text, at = desk.report.text, desk.claim.trigger.start
    found = [each.start() for each in re.finditer(re.escape(name), text)]
    start = min(found, key=lambda each: abs(each - at), default=None)
    return (None, None) if start is None else (start, start + len(name))
