"""The one-page note: what voices say of an event, slot by slot, and what follows from counting them. Each sentence is cited.

A claimed sentence names nothing that a voice does not name; an assessed one counts voices, origins and reports, and sets
sides against each other. Values stay in their own language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from selon.knowledge.fold import fold
from selon.measures.affirming import affirming
from selon.model import Claim, Contradiction, Note, NotePart, NoteSentence, Piece, SlotValue, SourceLine, Told
from selon.model.note import Side
from selon.views.gaps import Gap
from selon.views.note_citing import Citing
from selon.views.note_wording import Pieces, Wording, filled, joined, parted
from selon.views.wording import one_line

_SLOTS = ("actor", "recipient", "place", "when", "count")
# Of one event alone a page has room for more than of each of several.
_VALUES, _VOICES, _STATUSES, _ORIGINS, _DISPUTES = ({True: several, False: one} for several, one in ((3, 1), (2, 1), (4, 2), (12, 4), (3, 1)))


class Held(msgspec.Struct, frozen=True):
    """One event as the note takes it: with its true contradictions, what is missing, and the roots of its reports."""

    told: Told
    disputes: tuple[Contradiction, ...] = ()
    gap: Gap | None = None
    roots: dict[str, str] = {}


def note(held: Sequence[Held], *, wording: Wording, limits: Mapping[str, Any], as_of: str | None = None) -> Note:
    """`limits` are the denominators of the dossier."""
    citing = Citing()
    for each in held:
        citing.know(each.told)
    parts = tuple(_Part(each, citing, wording, alone=len(held) == 1).made() for each in held)
    citations = citing.citations(wording, beside=sum(len(each.text) for part in parts for each in part.sentences))
    known = {name: str(limits.get(name) or 0) for name in ("reports", "claims", "origins")}
    then = wording.limits["then"].format(day=wording.day(as_of)) if as_of else ""
    return Note(
        lang=wording.lang,
        parts=parts,
        citations=citations,
        sources=tuple(_sources([each.told for each in held], wording)),
        limits=(wording.limits["made"], wording.limits["held"].format(then=then, **known), wording.limits["coverage"]),
        words={**wording.headings, **{f"stance_{name}": verb for name, verb in wording.stances.items()}},
    )


class _Part:
    """One event's sentences, in the order of the page."""

    def __init__(self, held: Held, citing: Citing, wording: Wording, *, alone: bool) -> None:
        self.held, self.citing, self.wording, self.alone = held, citing, wording, alone
        self.told, self.event = held.told, held.told.event

    def made(self) -> NotePart:
        title = self._title()
        claimed = [*self._statuses(), *(self._slot(slot) for slot in self._slots())]
        assessed = [*self._origins(), *self._contradictions(), *self._gaps()]
        return NotePart(self.event.id, title, tuple(each for each in (*claimed, *assessed) if each is not None))

    def _slots(self) -> Sequence[str]:
        return _SLOTS if self.alone else ("actor", "recipient", "count")

    def _title(self) -> NoteSentence:
        """Type, place and day as the first values of their slots: cited like any sentence."""
        parts: dict[str, Pieces] = {"place": (), "day": ()}
        after = Piece(self.wording.sentence["after"])
        claims: list[str] = []
        place = next(iter(self.event.slots.get("place", ())), None)
        if place is not None:
            claims += self.citing.one_each(place.claims, most=1)
            parts["place"] = (after, Piece(place.value, "value", self.citing.lang(claims[0]))) if claims else ()
        day = next((each for each in self.event.slots.get("when", ()) if self._dated(each)), None)
        if day is not None and (voices := self.citing.one_each(day.claims, most=1)):
            claims += voices
            parts["day"] = (after, Piece(self._day(voices[0]), "value"))
        cited = self.citing.cite(tuple(dict.fromkeys(claims or self.citing.one_each(self.event.claims, most=1))))
        said = self.wording.types.get(self.event.type, self.event.type)
        return self._sentence("title", "title", (*filled(self.wording.sentence["title"], type=said, **parts), cited))

    def _dated(self, value: SlotValue) -> bool:
        claim = self.citing.claim(value.claims[0]) if value.claims else None
        return bool(claim and claim.when.earliest and claim.when.earliest == claim.when.latest)

    def _day(self, claim: str) -> str:
        found = self.citing.claim(claim)
        return self.wording.day(found.when.latest) if found and found.when.latest else ""

    def _statuses(self) -> Iterable[NoteSentence]:
        for value in self.event.status[:_STATUSES[self.alone]]:
            pattern = self.wording.status[value.value]
            voices = self.citing.one_each(value.claims, most=_VOICES[self.alone] + 1)
            if voices:
                yield self._sentence("claimed", "whether", filled(pattern, who=self._who(voices, more=len(value.speakers) > len(voices))))

    def _slot(self, slot: str) -> NoteSentence | None:
        values: list[Pieces] = []
        for value in self.event.slots.get(slot, ()):
            # A value further down is not looked at: what is looked at is cited, and takes room on the page.
            if len(values) == _VALUES[self.alone] + (slot == "count"):
                break
            if pieces := self._value(slot, value):
                values.append(pieces)
        if not values:
            return None
        return self._sentence("claimed", slot, filled(self.wording.slots[slot], values=parted(values, self.wording.join["values"])))

    def _value(self, slot: str, value: SlotValue) -> Pieces:
        # Claims that give the value in these very words go first: a value gathers what means the same.
        spelt = [each for each in value.claims if self._spells(slot, value.value, each)]
        voices = self.citing.one_each(spelt or value.claims, most=_VOICES[self.alone])
        words = self._words(slot, value.value if spelt else self._own_value(slot, voices), voices[0]) if voices else ()
        if not words:
            return ()
        who = self._who(voices, more=len(value.speakers) > len(voices))
        return filled(self.wording.sentence["value"], value=words, who=who)

    def _spells(self, slot: str, value: str, claim: str) -> bool:
        found = self.citing.claim(claim)
        return found is not None and (slot in ("when", "count") or any(fold(each.name) == fold(value) for each in getattr(found, slot)))

    def _own_value(self, slot: str, voices: Sequence[str]) -> str:
        found = self.citing.claim(voices[0]) if voices else None
        held: Sequence[Any] = getattr(found, slot) if found else ()
        return one_line(held[0].name) if held else ""

    def _words(self, slot: str, value: str, claim: str) -> Pieces:
        """As its claim has it: a day in words of the page, a figure and a name in those of the text."""
        found = self.citing.claim(claim)
        assert found is not None
        if slot == "when":
            words = self.wording.when_words(found.when)
            return (Piece(words, "value"),) if words else ()
        quoted, counted = one_line(value), ""
        if slot == "count":
            unit = value.partition(" ")[0]
            counted = self.wording.units.get(unit, "")
            quoted = next((one_line(each.text) for each in found.count if each.unit == unit), "")
        if not quoted:
            return ()
        join, report = self.wording.join, self.told.reports.get(found.report)
        told = joined((Piece(join["open"]), Piece(quoted, "value", report.lang if report else None), Piece(join["close"])))
        return filled(self.wording.sentence["counted"], value=told, unit=counted) if counted else told

    def _who(self, claims: Sequence[str], *, more: bool = False) -> Pieces:
        """Each voice by name with what it is cited by; of several the further ones as others."""
        named: dict[str, list[str]] = {}
        for each in claims:
            named.setdefault(self.citing.speaker(each) or self.wording.headings["no_outlet"], []).append(each)
        join = self.wording.join
        parts = [(self._name(name, ids[0]), self.citing.cite(ids)) for name, ids in named.items()]
        whole = parted(parts, join["list"], join["list"] if more else join["last"])
        return joined((*whole, Piece(join["others"]))) if more else whole

    def _name(self, name: str, claim: str) -> Piece:
        if name == self.wording.headings["no_outlet"]:
            return Piece(name)
        return Piece(name, "name", self.citing.lang(claim))

    # -- counted -----------------------------------------------------------------------------------------------------

    def _origins(self) -> Iterable[NoteSentence]:
        sentence = self.wording.sentence
        voices = self.citing.one_each(self.event.claims, most=_ORIGINS[self.alone])
        cited = self.citing.cite(voices)
        if len(voices) == 1:
            yield self._sentence("assessed", "origins", (Piece(sentence["one"]), cited))
        else:
            named = {self.citing.origin(each) for each in voices}
            reports = {claim.report for claim in self.told.claims if self.citing.origin(claim.id) in named}
            every = len({self.citing.origin(claim.id) for claim in self.told.claims})
            key = "origins" if len(voices) == every else "origins_more"
            words = filled(sentence[key], origins=str(len(voices)), reports=str(len(reports)))
            yield self._sentence("assessed", "origins", (*words, cited))
        sure = self._affirming()
        more = self.event.affirmed_by > len(sure)
        key = "affirmed_more" if more else "affirmed" if len(sure) > 1 else "affirmed_one" if sure else "affirmed_none"
        words = filled(sentence[key], origins=str(len(sure)))
        yield self._sentence("assessed", "affirmed", (*words, self.citing.cite(sure or voices)))

    def _affirming(self) -> tuple[str, ...]:
        """For each origin that affirms it, by the rule of `measures.affirming`, the claim that does."""
        counted = affirming(self.told.claims, self.told.origins, self.held.roots)
        return self.citing.one_each(counted, most=_ORIGINS[self.alone])

    def _contradictions(self) -> Iterable[NoteSentence]:
        for dispute in self.held.disputes[: _DISPUTES[self.alone]]:
            sides = []
            for side in dispute.sides:
                voices = self.citing.one_each(side.claims, most=_VOICES[self.alone])
                if voices:
                    sides.append(self._side_words(dispute.point, side.value, voices, more=len(side.speakers) > len(voices)))
            if len(sides) > 1:
                pattern, point = self.wording.sentence["contradiction"], self.wording.points[dispute.point]
                told = filled(pattern, point=point, sides=parted(sides, self.wording.sentence["against"]))
                yield self._sentence("assessed", "contradiction", told)

    def _side_words(self, point: str, value: str, voices: Sequence[str], *, more: bool) -> Pieces:
        who = self._who(voices, more=more)
        claim = self.citing.claim(voices[0])
        assert claim is not None
        words = self._point_words(point, value, claim)
        if words:
            return filled(self.wording.sentence["side"], value=words, who=who)
        return filled(self.wording.sentence["side_denies" if claim.polarity == "-" else "side_affirms"], who=who)

    def _point_words(self, point: str, value: str, claim: Claim) -> Pieces:
        """What the side holds, as its first voice has it; nothing where it only affirms or denies."""
        slot = {"who": "actor", "to_whom": "recipient", "where": "place", "when": "when", "how_many": "count"}.get(point)
        if slot is None and point != "name":
            return ()
        if slot == "count":
            # A side's value names its unit somewhere: "63 killed", "at least 89 killed".
            units = [each.unit for each in claim.count if each.unit in value.split()] or [each.unit for each in claim.count]
            return self._words("count", f"{units[0]} ", claim.id) if units else ()
        if slot == "when":
            return self._words("when", "", claim.id)
        held: Sequence[Any] = getattr(claim, slot) if slot else ()
        wanted = fold(value)
        names = [one_line(each.name) for each in held]
        named = next((name for name in names if fold(name) in wanted or wanted in fold(name)), names[0] if names else "")
        return self._words(slot or "name", named or claim.trigger.exact, claim.id)

    def _gaps(self) -> Iterable[NoteSentence]:
        gap, words = self.held.gap, self.wording
        if gap is None:
            return
        every = self.citing.one_each(self.event.claims, most=_ORIGINS[self.alone])
        if gap.missing:
            what = ", ".join(words.missing[each] for each in gap.missing)
            yield self._sentence("assessed", "missing", (*filled(words.sentence["missing"], what=what), self.citing.cite(every)))
        silent = [found for each in gap.silent if (found := self._named(each))]
        if silent:
            join = words.join
            parts = [(self._name(name, claim), self.citing.cite((claim,))) for name, claim in silent[:3]]
            names = parted(parts, join["list"], join["last"])
            yield self._sentence("assessed", "silent", filled(words.sentence["silent"], names=names))
        if gap.due:
            due = [claim.id for claim in self.told.claims if claim.when.latest == gap.due]
            if due:
                said = filled(words.sentence["due"], day=(Piece(words.day(gap.due), "value"),))
                yield self._sentence("assessed", "due", (*said, self.citing.cite(due[:1])))

    def _named(self, called: str) -> tuple[str, str] | None:
        """A silent party by a name that a claim gives it, with that claim; it may be called by its state's name elsewhere."""
        wanted = fold(called.partition(" (")[2].rstrip(")") or called)
        for claim in self.told.claims:
            for each in (*claim.actor, *claim.recipient):
                if fold(each.name) == wanted:
                    return one_line(each.name), claim.id
        return None

    def _sentence(self, side: Side, about: str, pieces: Iterable[Piece]) -> NoteSentence:
        made = joined(pieces)
        cited = tuple(sorted({number for piece in made for number in piece.cited}))
        return NoteSentence(side, about, "".join(piece.text for piece in made), made, cited)


def _sources(told: Iterable[Told], wording: Wording) -> Iterable[SourceLine]:
    """Outlets by the number of their reports, each with whom it took them from."""
    reports = {report.id: report for each in told for report in each.reports.values()}
    outlets: dict[str, list[str]] = {}
    for report in reports.values():
        outlets.setdefault(report.outlet or wording.headings["no_outlet"], []).append(report.id)
    took: dict[str, dict[str, None]] = {}
    for edge in dict.fromkeys(edge for each in told for edge in each.edges if edge.to in reports):
        above = reports[edge.source].outlet if edge.source in reports else edge.source.partition("@")[0]
        words = wording.headings.get(f"took_{edge.kind}")
        below = reports[edge.to].outlet or wording.headings["no_outlet"]
        if above and words and above != below and not above.startswith("R-"):
            took.setdefault(below, {})[words.format(outlet=above)] = None
    for outlet, ids in sorted(outlets.items(), key=lambda each: (-len(each[1]), each[0])):
        yield SourceLine(outlet, len(ids), tuple(took.get(outlet, ())))
