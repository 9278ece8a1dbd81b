"""What a person should check first: claims on which much rests and whose reading is in doubt, most of both first.

Impact and doubt are counts of stated grounds; their product orders a queue for a reader and says nothing of what is true.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

import msgspec

from selon.measures.affirming import SPOKEN, affirming_origins, affirms
from selon.measures.doubts import doubts_of
from selon.measures.names import folded
from selon.model import Actor, Claim, Contradiction, Judgement, Report, Review, Speaker, Told
from selon.views.eventwords import EventWords, event_words
from selon.views.marked import MarkedReport
from selon.views.why import Why

What = Literal["told", "side", "alone", "second", "only", "rivals", "flag", "near", "unknown", "nobody"]
_POINTS: dict[What, int] = {"side": 2, "alone": 4, "second": 4, "only": 3, "rivals": 3, "flag": 1, "near": 1, "unknown": 1, "nobody": 1}
_WORDS: dict[What, str] = {
    "told": "its event is told by {number} origins, reports: {name}",
    "side": "it is a voice in an open contradiction: {name}",
    "alone": "it alone holds its side of an open contradiction: {name}",
    "second": "without it only one origin affirms its event",
    "only": "without it nobody affirms its event",
    "rivals": "it may belong to {number} other events",
    "flag": "{name}",
    "near": "it was put into its event by little more than the least likeness",
    "unknown": "no party known by the name “{name}”",
    "nobody": "words of this kind have a speaker, and none was found",
}
_ONE: dict[What, str] = {"told": "its event is told by one origin, reports: {name}", "rivals": "it may belong to another event"}


class Ground(msgspec.Struct, frozen=True):
    """One reason why a claim matters or is doubtful: `words` say it; `what`, `name` and `number` are its parts."""

    what: What
    words: str
    points: int
    name: str = ""
    number: int = 0


class Rival(msgspec.Struct, frozen=True):
    """An event that the claim may belong to, with a claim of it to judge by."""

    event: str
    summary: str
    claim: str
    words: EventWords | None = None


class Reprint(msgspec.Struct, frozen=True):
    """The same claim in the same words, read alike, in a report that goes back to the same root."""

    claim: str
    report: str
    outlet: str | None = None
    published: str | None = None


class ReviewEntry(msgspec.Struct, frozen=True):
    """A claim that waits. Its `reprints` wait with it: what is said of it is said of them."""

    claim: Claim
    event: str
    summary: str
    impact: int
    doubt: int
    matters: tuple[Ground, ...]
    doubts: tuple[Ground, ...]
    rivals: tuple[Rival, ...] = ()
    report: Report | None = None
    reprints: tuple[Reprint, ...] = ()
    words: EventWords | None = None


class Looked(msgspec.Struct, frozen=True):
    """The claim that is looked at, in its report, with the reasons for each slot and what persons said of it."""

    marked: MarkedReport
    why: Why
    reviews: tuple[Review, ...] = ()
    slots: dict[str, str] = {}


class ReviewQueue(msgspec.Struct, frozen=True):
    """`entries` by impact × doubt; `looked` is of the first. `done`: what was said lately, the last first; `along`: of how many
    reprints besides, by the review's id; `rulable`: those from which a rule of the dossier can be made."""

    entries: tuple[ReviewEntry, ...] = ()
    looked: Looked | None = None
    done: tuple[Review, ...] = ()
    along: dict[str, int] = {}
    rulable: tuple[str, ...] = ()


def queue(
    told: Iterable[Told],
    *,
    contradictions: Iterable[Contradiction] = (),
    roots: Mapping[str, str],
    narrow: Collection[str] = (),
    reviewed: Collection[str] = (),
    judged: Iterable[Judgement] = (),
    but: str = "",
) -> tuple[ReviewEntry, ...]:
    """Every doubtful claim of these events. `narrow`: claims that joined theirs by a hair; `reviewed` have had their look.

    What `judged` says of a claim and an event is no longer asked. The claim `but` is given first, doubtful or not.
    """
    whole = list(told)
    sides = _sides(contradictions)
    unsure = _unsure(whole, judged)
    found = [
        _weighed(claim, each, sides=sides, roots=roots, narrow=narrow, unsure=unsure) for each in whole for claim in each.claims
        if claim.id == but or (claim.id not in reviewed and _is_doubted(claim, unsure, narrow))
    ]  # fmt: skip
    found.sort(key=lambda entry: (entry.claim.id != but, -entry.impact * entry.doubt, -entry.impact, entry.claim.id))
    return tuple(_folded_in(found, {each.event.id: each for each in whole}, roots, reviewed))


def _folded_in(
    entries: Iterable[ReviewEntry], told: Mapping[str, Told], roots: Mapping[str, str], reviewed: Collection[str]
) -> Iterable[ReviewEntry]:
    """What several outlets print in the same words waits once, at the place of the weightiest."""
    folded_in: set[str] = set()
    for entry in entries:
        if entry.claim.id in folded_in:
            continue
        event = told[entry.event]
        again = [each for each in alike(entry.claim, event.claims, roots) if each.id not in reviewed]
        folded_in.update(each.id for each in again)
        yield msgspec.structs.replace(entry, reprints=tuple(_reprint(each, event.reports.get(each.report)) for each in again))


def alike(claim: Claim, others: Iterable[Claim], roots: Mapping[str, str]) -> list[Claim]:
    """The reprints of a claim among others of its event: the same words of the same root, read in the same way."""
    root, words = roots.get(claim.report, claim.report), _read_as(claim)
    # What is cheap to compare leaves little to fold.
    near = (each for each in others if each.id != claim.id and each.type == claim.type and each.trigger.exact == claim.trigger.exact)
    return [each for each in near if roots.get(each.report, each.report) == root and _read_as(each) == words]


def _read_as(claim: Claim) -> tuple[object, ...]:
    named = (tuple(folded(each.name) for each in held) for held in (claim.actor, claim.recipient, claim.place))
    chain = tuple((folded(each.name), each.stance) for each in claim.source)
    counts = tuple((each.unit, each.low, each.high) for each in claim.count)
    read = (claim.mode, claim.status, claim.polarity, claim.certainty, claim.when.earliest, claim.when.latest)
    return (folded(claim.quote.exact), *named, chain, counts, *read)


def _reprint(claim: Claim, report: Report | None) -> Reprint:
    return Reprint(claim.id, claim.report, report.outlet if report else None, report.published if report else None)


def _is_doubted(claim: Claim, unsure: Mapping[str, tuple[Told, ...]], narrow: Collection[str]) -> bool:
    """What is plain is passed over before it is weighed against its whole event."""
    return any(_doubts(claim, unsure.get(claim.id, ()), narrow))


def _weighed(
    claim: Claim,
    told: Told,
    *,
    sides: Mapping[str, Iterable[Ground]],
    roots: Mapping[str, str],
    narrow: Collection[str] = (),
    unsure: Mapping[str, tuple[Told, ...]],
) -> ReviewEntry:
    rivals = unsure.get(claim.id, ())
    matters = tuple(_matters(claim, max((told, *rivals), key=lambda each: (each.event.origins, each.event.id)), told, sides, roots))
    doubts = tuple(_doubts(claim, rivals, narrow))
    return ReviewEntry(
        claim=claim,
        event=told.event.id,
        summary=told.event.summary,
        impact=sum(each.points for each in matters),
        doubt=sum(each.points for each in doubts),
        matters=matters,
        doubts=doubts,
        rivals=tuple(Rival(each.event.id, each.event.summary, each.event.claims[0], event_words(each.event)) for each in rivals),
        report=told.reports.get(claim.report),
        words=event_words(told.event),
    )


def _matters(claim: Claim, weightiest: Told, told: Told, sides: Mapping[str, Iterable[Ground]], roots: Mapping[str, str]) -> Iterable[Ground]:
    event = weightiest.event
    yield _ground("told", name=str(len(event.reports)), number=event.origins, points=event.origins)
    yield from sides.get(claim.id, ())
    # What many affirm does not hang on one claim, nor does anything on one that affirms nothing.
    before = told.event.affirmed_by
    if before in (1, 2) and affirms(claim):
        left = [each for each in told.claims if each.id != claim.id]
        after = affirming_origins(left, told.origins, roots)
        if before == 2 and after < 2:
            yield _ground("second")
        elif before == 1 and after < 1 and left:
            yield _ground("only")


def _doubts(claim: Claim, rivals: tuple[Told, ...], narrow: Collection[str]) -> Iterable[Ground]:
    if rivals:
        yield _ground("rivals", number=len(rivals))
    for flag in doubts_of(claim.flags):
        yield _ground("flag", name=flag)
    if claim.id in narrow:
        yield _ground("near")
    parties: tuple[Actor | Speaker, ...] = (*claim.actor, *claim.source)
    for name in dict.fromkeys(each.name for each in parties if not each.code):
        yield _ground("unknown", name=" ".join(name.split()))
    if claim.type in SPOKEN and not claim.actor:
        yield _ground("nobody")


def _sides(contradictions: Iterable[Contradiction]) -> dict[str, list[Ground]]:
    """Claim → its part in what is contradicted."""
    found: dict[str, list[Ground]] = {}
    for each in contradictions:
        if each.kind == "true":
            for side in each.sides:
                what: What = "alone" if len(side.claims) == 1 else "side"
                for claim in side.claims:
                    found.setdefault(claim, []).append(_ground(what, name=each.point))
    return found


def _unsure(told: Iterable[Told], judged: Iterable[Judgement]) -> dict[str, tuple[Told, ...]]:
    """Claim → the events that it may belong to, without those that a person has spoken of with it."""
    said: dict[str, set[str]] = {}
    for each in judged:
        said.setdefault(each.left, set()).add(each.right)
        said.setdefault(each.right, set()).add(each.left)
    found: dict[str, tuple[Told, ...]] = {}
    for one in told:
        for claim in one.event.unsure:
            if not said.get(claim, set()).intersection(one.event.claims):
                found[claim] = tuple(sorted((*found.get(claim, ()), one), key=lambda each: each.event.id))
    return found


def review_words(review: Review) -> str:
    """`corrected actor to “Moscow” (read as: Minsk) by A. Reader, 2023-01-06: the pronoun; withdrawn 2023-01-08`."""
    what = f"corrected {review.slot} to “{review.value or 'nothing'}” (read as: {review.was or 'nothing'})" if review.slot else review.verdict
    day = f", {review.at[:10]}" if review.at else ""
    why = f": {review.why}" if review.why else ""
    gone = f"; withdrawn {review.withdrawn_at[:10]}".rstrip() if review.withdrawn_at is not None else ""
    return f"{what} by {review.by}{day}{why}{gone}"


def _ground(what: What, *, name: str = "", number: int = 0, points: int | None = None) -> Ground:
    words = (_ONE if number == 1 else _WORDS).get(what, _WORDS[what]).format(name=name.replace("_", " "), number=number)
    return Ground(what, words, _POINTS[what] if points is None else points, name, number)
