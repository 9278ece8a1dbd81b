"""What an actor said over time, by what it was about, and where its account shifted, with the words before and after.

A shift needs the same speaker or the same side, the same matter, two days that are certainly apart, and two statements that
cannot both stand. What somebody only passes on, holds possible or is said by others to have said is never half of a shift.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

import msgspec

from selon.knowledge.fold import fold
from selon.model import Claim, Count, Event, Report, When
from selon.views.eventwords import EventWords, event_words
from selon.views.saying import Moment, about, committed, moment, order, reach
from selon.views.sides import Asked, Cast, Naming, compatible
from selon.views.wording import count_words, names

ShiftPoint = Literal["whether", "will", "how_many", "who"]
How = Literal["says", "acts", "passes on", "ascribed"]
By = Literal["the same speaker", "the same side"]
Heard = tuple[Claim, How]
# Types that are done by speaking; a meeting or a call is no statement.
SPEECH = frozenset(("AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))


class Saying(msgspec.Struct, frozen=True):
    """One statement, folded over the reports that carry it; `claim` is the first of its `claims`.

    `first`..`last` is when it was said, by the clock `dated`. `how`: `says` (its own words), `acts` (a report tells that it
    accused, demanded …), `passes on` (it tells what somebody else says), `ascribed` (others tell that it said so).
    """

    first: str | None
    last: str | None
    dated: Literal["said", "published", "unknown"]
    speaker: str
    party: str
    how: How
    claim: Claim
    claims: tuple[str, ...]
    reports: tuple[str, ...]


class Shift(msgspec.Struct, frozen=True):
    """`before` and `after` cannot both stand; `what` says in words what turned, `by` whether one speaker turned or one side."""

    point: ShiftPoint
    what: str
    by: By
    before: Saying
    after: Saying


class Matter(msgspec.Struct, frozen=True):
    """What it is about: an event, or where no event is known, one type of deed between the same parties in one place."""

    event: str | None
    type: str
    about: str
    sayings: tuple[Saying, ...]
    shifts: tuple[Shift, ...] = ()
    words: EventWords | None = None


def position(
    asked: Asked,
    claims: Iterable[Claim],
    *,
    reports: Mapping[str, Report],
    events: Mapping[str, Event] = MappingProxyType({}),
    naming: Naming,
    on: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> tuple[Matter, ...]:
    """Matters by their first statement. `on` is a type, or words that the matter or one of its quotes must have.

    `events`: claim id → its event. `since` and `until` are days of saying: shifts are found over all that was said, and shown
    where the later half is shown.
    """
    cast = Cast(naming, reports)
    heard = sorted(_heard(asked, claims, cast), key=lambda each: order(each[0], reports.get(each[0].report)))
    grouped: dict[tuple[str, ...], list[Heard]] = defaultdict(list)
    for claim, how in heard:
        grouped[_matter_key(claim, events.get(claim.id), cast)].append((claim, how))
    found = []
    for group in grouped.values():
        event = events.get(group[0][0].id)
        matter = _matter(asked, group, event, cast=cast, reports=reports)
        if on is None or _is_on(on, matter, group):
            found.append(_within(matter, since, until))
    kept = [matter for matter in found if matter.sayings]
    return tuple(sorted(kept, key=lambda matter: (matter.sayings[0].first or "9999", matter.sayings[0].claim.id)))


def _heard(asked: Asked, claims: Iterable[Claim], cast: Cast) -> Iterable[Heard]:
    """The claims that the actor speaks, and its acts of speech where no claim gives what it said in them."""
    once = {claim.id: claim for claim in claims}
    spoken = []
    for claim in once.values():
        if claim.source and cast.is_meant(asked, claim.source[-1], claim.report):
            spoken.append(claim)
            yield claim, "says"
        elif cast.any_meant(asked, claim.source[:-1], claim.report):
            yield claim, "passes on"
    cues = {(claim.report, speaker.cue.start) for claim in spoken for speaker in claim.source if speaker.cue}
    said = {claim.id for claim in spoken}
    for claim in once.values():
        if claim.id in said or claim.type not in SPEECH or claim.polarity != "+" or reach(claim) != "deed":
            continue
        # "X accused Y of Z" is an act and a claim on Z: the claim says more, and stands for both.
        told = any((claim.report, at) in cues for at in range(claim.trigger.start, claim.trigger.end))
        if told or not cast.any_meant(asked, claim.actor, claim.report):
            continue
        yield claim, "ascribed" if claim.source else "acts"


def _matter_key(claim: Claim, event: Event | None, cast: Cast) -> tuple[str, ...]:
    """An event that a single claim tells joins nothing: there the type, the parties and the places say what it is about."""
    if event is not None and len(event.claims) > 1:
        return (event.id,)
    sides = [",".join(sorted(cast.sides(slot, claim.report))) for slot in (claim.actor, claim.recipient)]
    if not any(sides):
        return (claim.id,)
    places = ",".join(sorted({str(place.geonameid or place.name.casefold()) for place in claim.place}))
    return ("", claim.type, claim.mode or "", *sides, places)


def _matter(
    asked: Asked,
    group: Sequence[Heard],
    event: Event | None,
    *,
    cast: Cast,
    reports: Mapping[str, Report],
) -> Matter:
    folded: dict[tuple[object, ...], list[Heard]] = defaultdict(list)
    for claim, how in group:
        folded[_content(claim, how, cast)].append((claim, how))
    sayings = [_saying(each, cast, reports) for alike in folded.values() for each in _apart(alike, cast, reports)]
    sayings.sort(key=lambda each: (each.first or "9999", each.last or "9999", each.claim.id))
    first = group[0][0]
    shared = event if event is not None and len(event.claims) > 1 else None
    return Matter(
        event=event.id if event is not None else None,
        type=shared.type if shared else first.type,
        about=_about_event(shared) if shared else about(first),
        sayings=tuple(sayings),
        shifts=tuple(_shifts(asked, sayings, cast)),
        words=event_words(shared) if shared else None,
    )


def _content(claim: Claim, how: How, cast: Cast) -> tuple[object, ...]:
    """What makes two claims one statement, but for who is said to have done it and when it was said."""
    party = cast.asserter(claim)
    figures = tuple(sorted((count.unit, str(count.low), str(count.high)) for count in claim.count))
    return (party.key if party else "", how, claim.type, reach(claim), claim.polarity, figures)


def _apart(alike: Sequence[Heard], cast: Cast, reports: Mapping[str, Report]) -> Iterable[list[Heard]]:
    """Claims of one content as statements: other doers are another statement, and so is another day that the text tells.

    A report that does not say when it was said joins what was said last before it: a retelling is no new statement.
    """
    groups: list[tuple[frozenset[str], list[tuple[Moment, list[Heard]]]]] = []
    for claim, how in sorted(alike, key=lambda each: order(each[0], reports.get(each[0].report))):
        doers = cast.sides(claim.actor, claim.report)
        when = moment(claim, reports.get(claim.report))
        fits = next((at for at, (there, _) in enumerate(groups) if compatible(doers, there)), None)
        if fits is None:
            groups.append((doers, [(when, [(claim, how)])]))
            continue
        there, statements = groups[fits]
        groups[fits] = (there or doers, statements)
        first, last = statements[-1]
        if when.by == "said" and first.before(when):
            statements.append((when, [(claim, how)]))
        else:
            last.append((claim, how))
    for _, statements in groups:
        yield from (heard for _, heard in statements)


def _saying(group: Sequence[Heard], cast: Cast, reports: Mapping[str, Report]) -> Saying:
    # The first day is when it was said: that of a later retelling says nothing about it.
    told = sorted(group, key=lambda each: order(each[0], reports.get(each[0].report)))
    claim, how = told[0]
    when = moment(claim, reports.get(claim.report))
    party = cast.asserter(claim)
    speaker = claim.source[-1].name if claim.source else names(claim.actor)
    return Saying(
        first=when.first,
        last=when.last,
        dated=when.by,
        speaker=" ".join(speaker.split()),
        party=party.key if party else "",
        how=how,
        claim=claim,
        claims=tuple(each.id for each, _ in told),
        reports=tuple(dict.fromkeys(each.report for each, _ in told)),
    )


def _about_event(event: Event) -> str:
    words = event_words(event)
    parties = f"{words.who} → {words.whom}" if words.whom else words.who
    return " · ".join(part for part in (parties, words.where, words.when) if part)


def _is_on(on: str, matter: Matter, group: Sequence[Heard]) -> bool:
    if on == on.upper() and any(claim.type == on for claim, _ in group):
        return True
    wanted = set(fold(on).split())
    texts = [matter.about, *(claim.quote.exact for claim, _ in group)]
    return any(wanted <= set(fold(text).split()) for text in texts)


def _within(matter: Matter, since: str | None, until: str | None) -> Matter:
    def inside(saying: Saying) -> bool:
        if saying.first is None or saying.last is None:
            return since is None and until is None
        return (since is None or saying.last >= since) and (until is None or saying.first <= until)

    sayings = tuple(each for each in matter.sayings if inside(each))
    shifts = tuple(each for each in matter.shifts if inside(each.after))
    return msgspec.structs.replace(matter, sayings=sayings, shifts=shifts)


# -- shifts --------------------------------------------------------------------------------------------------------------


def _shifts(asked: Asked, sayings: Sequence[Saying], cast: Cast) -> Iterable[Shift]:
    """Each turn once: by one speaker where one speaker turned; else, where a side was asked for, by the side."""
    own = [each for each in sayings if each.how == "says" and committed(each.claim)]
    # One sentence can make several claims, and several officials say it on one day: what turned is told once.
    told: set[tuple[object, ...]] = set()
    for party in sorted({each.party for each in own if each.party}):
        for shift in _turns([each for each in own if each.party == party], cast, by="the same speaker"):
            if not _keys(shift) & told:
                told |= _keys(shift)
                yield shift
    if asked.as_side:
        for shift in _turns(own, cast, by="the same side"):
            if shift.before.party != shift.after.party and not _keys(shift) & told:
                told |= _keys(shift)
                yield shift


def _keys(shift: Shift) -> set[tuple[object, ...]]:
    return {(shift.point, shift.what, shift.after.first), (shift.point, shift.after.claim.id)}


def _turns(sayings: Sequence[Saying], cast: Cast, *, by: By) -> Iterable[Shift]:
    for at, after in enumerate(sayings):
        points: set[str] = set()
        for before in reversed(sayings[:at]):
            point, what = opposed(before, after, cast)
            if point is None or point in points:
                continue
            points.add(point)
            if not _already(point, before, after, sayings, cast):
                yield Shift(point=point, what=what, by=by, before=before, after=after)


def _already(point: ShiftPoint, before: Saying, after: Saying, sayings: Sequence[Saying], cast: Cast) -> bool:
    """Whether this is no turn: it had turned before, both were said at once, or an old account is only told again."""
    for other in sayings:
        if other in (before, after):
            continue
        if opposed(before, other, cast)[0] == point and _moment(other).before(_moment(after)):
            return True
        for half in (before, after):
            if _at_once(other, half) and opposed(half, other, cast, apart=False)[0] == point:
                return True
        # A return to what was said at first counts where the text itself says when it was said again.
        if after.dated != "said" and opposed(other, before, cast)[0] == point and not opposed(other, after, cast, apart=False)[0]:
            return True
    return False


def _at_once(one: Saying, other: Saying) -> bool:
    known = one.first is not None and other.first is not None
    return known and not _moment(one).before(_moment(other)) and not _moment(other).before(_moment(one))


def opposed(before: Saying, after: Saying, cast: Cast, *, apart: bool = True) -> tuple[ShiftPoint | None, str]:
    """The point on which two statements cannot both stand, and in words what turned; None where they can.

    `apart`: only if the first was certainly said on an earlier day.
    """
    if apart and not _moment(before).before(_moment(after)):
        return None, ""
    one, other = before.claim, after.claim
    doers = (cast.sides(one.actor, one.report), cast.sides(other.actor, other.report))
    targets = (cast.sides(one.recipient, one.report), cast.sides(other.recipient, other.report))
    if _other_time(one.when, other.when):
        return None, ""
    reaches = (reach(one), reach(other))
    if one.polarity != other.polarity:
        if not compatible(*doers) or not compatible(*targets) or _denies_figure(one, other) or not _same_deed(one, other):
            return None, ""
        turn = _TURNS.get((*reaches, one.polarity))
        return turn or (None, "")
    if one.polarity == "-" or reaches != ("deed", "deed"):
        return None, ""
    figures = _figures(one, other)
    if figures:
        return "how_many", f"{count_words(figures[0])}, then {count_words(figures[1])}"
    if _same_deed(one, other) and not compatible(cast.sure_sides(one.actor, one.report), cast.sure_sides(other.actor, other.report)):
        return "who", f"{names(one.actor)}, then {names(other.actor)}"
    return None, ""


# (how far the first goes, how far the second goes, polarity of the first). "Has not", then "will" is no turn, nor is "will",
# then "has not yet".
_TURNS: dict[tuple[str, ...], tuple[ShiftPoint, str]] = {
    ("deed", "deed", "+"): ("whether", "said that it happened, then that it did not"),
    ("deed", "deed", "-"): ("whether", "said that it did not happen, then that it did"),
    ("will", "will", "+"): ("will", "said that it will, then that it will not"),
    ("will", "will", "-"): ("will", "said that it will not, then that it will"),
    ("will", "deed", "-"): ("will", "said that it will not, then that it did"),
}


def _moment(saying: Saying) -> Moment:
    return Moment(saying.first, saying.last, saying.dated)


def _same_deed(one: Claim, other: Claim) -> bool:
    """A denied capture takes back no shelling, though both may be told of one battle."""
    return one.type == other.type and (one.mode == other.mode or not one.mode or not other.mode)


def _other_time(one: When, other: When) -> bool:
    """Both say when it happened, and it cannot be the same: a second strike is no change of account."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.latest < other.earliest or other.latest < one.earliest


def _figures(one: Claim, other: Claim) -> tuple[Count, Count] | None:
    """Two figures of one unit that no number satisfies; "at least 12", then 20 is no change of mind."""
    for left in one.count:
        for right in other.count:
            if left.unit == right.unit and _disjoint(left, right):
                return left, right
    return None


def _disjoint(left: Count, right: Count) -> bool:
    return (left.high is not None and right.low is not None and left.high < right.low) or (
        right.high is not None and left.low is not None and right.high < left.low
    )


def _denies_figure(one: Claim, other: Claim) -> bool:
    """A denial with a figure denies the figure, unless the other gives the very same one."""
    denied, said = (one, other) if one.polarity == "-" else (other, one)
    figures = {(count.unit, count.low, count.high) for count in said.count}
    return any((count.unit, count.low, count.high) not in figures for count in denied.count)

