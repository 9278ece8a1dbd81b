"""The citations of a note: which claim stands for a value, numbered as they are first needed, its quote cut to the room there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from selon.knowledge.fold import fold
from selon.model import Citation, Claim, Piece, Told
from selon.views.note_wording import Wording
from selon.views.standing import GLYPHS, standing
from selon.views.wording import one_line

MOST = 300
_LEAST, _FEW = 90, 18
# What one A4 page can hold of quotes, in characters; long sentences leave less room for them.
_PAGE, _CROWDED, _BOTH = 3400, 2300, 3500


class Citing:
    """Claims by id, and the numbers of the quotes that prove them. What is cited once is preferred for all else that it says."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._cited: dict[int, list[str]] = {}
        self._found: dict[str, tuple[Claim, Told]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}

    def know(self, told: Told) -> None:
        self._found.update((claim.id, (claim, told)) for claim in told.claims)

    def claim(self, identity: str) -> Claim | None:
        return self._found[identity][0] if identity in self._found else None

    def told(self, identity: str) -> Told:
        return self._found[identity][1]

    def origin(self, identity: str) -> str:
        return self.told(identity).origins.get(identity, self._found[identity][0].report)

    def speaker(self, identity: str) -> str:
        """Who stands for it, as named; empty for a report's own voice without an outlet."""
        claim, told = self._found[identity]
        if claim.source:
            return one_line(claim.source[-1].name)
        report = told.reports.get(claim.report)
        return (report.outlet if report else None) or ""

    def lang(self, identity: str) -> str | None:
        claim, told = self._found[identity]
        report = told.reports.get(claim.report)
        return report.lang if report and claim.source else None

    def one_each(self, claims: Iterable[str], *, most: int) -> tuple[str, ...]:
        """For each origin one claim: one that is cited already, else the one that says most."""
        best: dict[str, str] = {}
        for identity in claims:
            if identity not in self._found:
                continue
            key = self.origin(identity)
            if key not in best or self._rank(identity) > self._rank(best[key]):
                best[key] = identity
        return tuple(sorted(best.values(), key=lambda each: self._number(each) or 999))[:most]

    def _number(self, identity: str) -> int | None:
        return self._numbers.get(self._key(identity))

    def _key(self, identity: str) -> tuple[str, ...]:
        """Claims of one report, speaker and quote that stand alike are one citation."""
        if identity not in self._keys:
            claim = self._found[identity][0]
            self._keys[identity] = (claim.report, self.speaker(identity), standing(claim), fold(claim.quote.exact))
        return self._keys[identity]

    def _rank(self, identity: str) -> tuple[bool, int, int]:
        claim = self._found[identity][0]
        filled = sum(bool(slot) for slot in (claim.actor, claim.recipient, claim.place, claim.when.earliest, claim.count))
        # Of two that say as much the shorter quote shows it better.
        return (self._number(identity) is not None, filled, -len(claim.quote.exact))

    def cite(self, claims: Sequence[str]) -> Piece:
        numbers = set()
        for each in claims:
            number = self._numbers.setdefault(self._key(each), len(self._numbers) + 1)
            held = self._cited.setdefault(number, [])
            if each not in held:
                held.append(each)
            numbers.add(number)
        return Piece(" " + "".join(f"[{number}]" for number in sorted(numbers)), "cited", cited=tuple(sorted(numbers)))

    def citations(self, wording: Wording, *, beside: int) -> tuple[Citation, ...]:
        """`beside`: the characters of the sentences that they stand under."""
        page = min(_PAGE if len(self._numbers) <= _FEW else _CROWDED, _BOTH - beside)
        room = max(_LEAST, min(MOST, page // max(1, len(self._numbers))))
        found = (self._citation(identities, number, room) for number, identities in self._cited.items())
        return tuple(_in_words(each, wording, crowded=len(self._cited) > _FEW) for each in found)

    def _citation(self, identities: Sequence[str], number: int, room: int) -> Citation:
        identity = identities[0]
        claim, told = self._found[identity]
        claims = [self._found[each][0] for each in identities]
        report, origin = told.reports.get(claim.report), self.origin(identity)
        again = tuple(dict.fromkeys((claim.report, *(each.report for each in told.claims if self.origin(each.id) == origin))))
        outlets = (told.reports[each].outlet for each in again if each in told.reports)
        word = standing(claim)
        own = (report.outlet if report else None) or ""
        shown = cut(claim, room)
        named = tuple(dict.fromkeys(one_line(each.name) for one in claims for slot in (one.actor, one.recipient, one.place) for each in slot))
        told_in = fold(shown)
        return Citation(
            number=number,
            claim=identity,
            claims=tuple(identities),
            event=told.event.id,
            report=claim.report,
            reports=again,
            origin=origin,
            speakers=tuple(one_line(speaker.name) for speaker in claim.source),
            stance=claim.source[-1].stance if claim.source else "say",
            standing=word,
            glyph=GLYPHS[word],
            outlet=own,
            outlets=tuple(dict.fromkeys(each for each in outlets if each and each != own)),
            published=report.published if report else None,
            said=claim.source[-1].said if claim.source else type(claim.when)(),
            lang=report.lang if report else None,
            quote=one_line(claim.quote.exact),
            shown=shown,
            names=named,
            counts=tuple(dict.fromkeys(count for one in claims for count in one.count)),
            whens=tuple(dict.fromkeys(one.when for one in claims)),
            beyond=tuple(name for name in named if fold(name) not in told_in),
        )


def _in_words(citation: Citation, wording: Wording, *, crowded: bool) -> Citation:
    """Speaker with verb, outlet, day; and beside it the outlets of the same origin and what its pronouns were read as."""
    words = wording.headings
    verb = wording.stances.get(citation.stance, "")
    speaker = " > ".join(citation.speakers) + (f" ({verb})" if verb and citation.speakers else "")
    day = wording.day(citation.published) if citation.published else words["undated"]
    said = citation.said
    spoken = words["said"].format(day=wording.day(said.latest)) if said.latest and said.earliest == said.latest else ""
    beside = [
        spoken if said.latest != citation.published else "",
        words["also"].format(outlets=", ".join(citation.outlets)) if citation.outlets and not crowded else "",
        words["reads"].format(names=", ".join(citation.beyond)) if citation.beyond else "",
    ]
    return msgspec.structs.replace(
        citation,
        byline=", ".join(part for part in (speaker, citation.outlet or words["no_outlet"], day) if part),
        beside="; ".join(part for part in beside if part),
    )


def cut(claim: Claim, room: int) -> str:
    """The quote, or as much of it around the trigger as there is room for, at the ends of words."""
    whole = claim.quote.exact
    if len(one_line(whole)) <= room:
        return one_line(whole)
    at = max(0, claim.trigger.start - claim.quote.start)
    start = max(0, min(at - room // 2, len(whole) - room))
    end = start + room - 4
    begin = 0 if start == 0 else whole.find(" ", start) + 1
    stop = len(whole) if end >= len(whole) else whole.rfind(" ", begin, end)
    part = one_line(whole[begin : stop if stop > begin else end])
    return ("… " if begin else "") + part + (" …" if stop < len(whole) else "")


