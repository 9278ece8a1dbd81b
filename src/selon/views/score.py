"""The score of voices: what is told on one staff, and below it one staff for each side that speaks, day by day.

Silence is a fact here: a side that spoke before and after a stretch of days, and not in it, is shown as silent in it. A deed
stands at the day on which it happened, as narrow as the claims leave it; an utterance at the day on which it was said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import msgspec

from selon.knowledge import Knowledge
from selon.knowledge.identity import Party
from selon.model import Claim, Report, Told, When
from selon.views.eventwords import EventWords, event_words
from selon.views.rows import OWN_VOICE
from selon.views.saying import moment, reach, refutes
from selon.views.sides import Cast, Naming
from selon.views.standing import GLYPHS, standing
from selon.views.wording import one_line, speaker_words

OWN, OTHERS = "own", "others"
# To accuse, demand, refuse or threaten is to speak: it stands on the speaker's staff.
_WORDS = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN"))
_SURE = frozenset(("named", "office", "country"))
# An announcement is drawn so many days beyond the last report; what is further off is counted.
_AHEAD = 7

Kind = Literal["told", "announced", "supposed", "denied", "contested"]


class Deed(msgspec.Struct, frozen=True):
    """One event on the top staff. `kind`: told as happened; announced, asked for or threatened; supposed (feared, possible, if);
    denied; or contested: told by one and denied by another."""

    event: str
    type: str
    kind: Kind
    words: EventWords
    when: When
    reports: int
    origins: int
    disputes: tuple[str, ...] = ()


class Mark(msgspec.Struct, frozen=True):
    """What one voice said on a day of one event. `first`..`last`: the days on which it can have been said; it is drawn at the last.

    `folded`: further claims that say the same of the same event on that day and go back to the same origin."""

    claim: str
    event: str
    type: str
    first: str
    last: str
    speaker: str
    standing: str
    glyph: str
    quote: str
    report: str
    outlet: str
    lang: str
    folded: tuple[str, ...] = ()


class Lane(msgspec.Struct, frozen=True):
    """All who speak for one side. `names` has the side's name by language where it is a state; else `name` serves for all.

    `key` is "own" for what reports say in their own voice, "others" for the sides with few words; `among` names these.
    `silences`: stretches of days between the first and last mark without any, as (first day, last day)."""

    key: str
    name: str
    names: dict[str, str]
    marks: tuple[Mark, ...]
    silences: tuple[tuple[str, str], ...] = ()
    among: tuple[str, ...] = ()


class Coverage(msgspec.Struct, frozen=True):
    day: str
    languages: dict[str, int]


class Score(msgspec.Struct, frozen=True):
    """`first`..`last` are the days drawn, `until` the last day of which reports tell. `without_day`: deeds with no day at all;
    `beyond`: deeds and words of other days."""

    first: str
    until: str
    last: str
    deeds: tuple[Deed, ...]
    lanes: tuple[Lane, ...]
    coverage: tuple[Coverage, ...]
    without_day: int = 0
    beyond: int = 0


def score(
    told: Iterable[Told], *, naming: Naming, first: str, until: str, coverage: Iterable[tuple[str, str, int]] = (),
    lanes: int = 8, silence: int = 4, with_words: bool = False,
) -> Score:  # fmt: skip
    """`lanes`: so many sides have a staff of their own; `silence`: days without a word before it counts as one.

    `with_words`: accusations, demands, refusals and threats are events on the top staff too."""
    whole = list(told)
    found = [_deed(each) for each in whole if with_words or each.event.type not in _WORDS]
    dated = [deed for deed in found if deed.when.earliest or deed.when.latest]
    ahead = _plus(until, _AHEAD)
    drawn = [deed for deed in dated if (deed.when.latest or "9") >= first and (deed.when.earliest or "") <= ahead]
    last = min(ahead, max([until, *(deed.when.earliest for deed in drawn if deed.when.earliest and deed.kind != "told")]))
    spoken = [said for each in whole for said in _said(each, naming)]
    heard = [(each.staff, _mark(each)) for each in spoken if first <= each.last <= until]
    return Score(
        first=first,
        until=until,
        last=last,
        deeds=tuple(sorted(drawn, key=_by_day)),
        lanes=_lanes(heard, lanes, silence),
        coverage=_coverage(coverage),
        without_day=len(found) - len(dated),
        beyond=len(dated) - len(drawn) + len(spoken) - len(heard),
    )


def _by_day(deed: Deed) -> tuple[str, int, str]:
    return (deed.when.earliest or deed.when.latest or "9", -deed.origins, deed.event)


def _deed(told: Told) -> Deed:
    event = told.event
    return Deed(
        event=event.id, type=event.type, kind=_kind(told.claims), words=event_words(event), when=event.when,
        reports=len(event.reports), origins=event.origins, disputes=event.disputes,
    )  # fmt: skip


def _kind(claims: Sequence[Claim]) -> Kind:
    done = any(reach(claim) == "deed" and claim.polarity == "+" for claim in claims)
    denied = any(refutes(claim) for claim in claims)
    if done or denied:
        return "contested" if done and denied else "told" if done else "denied"
    return "announced" if any(reach(claim) in ("will", "asked") for claim in claims) else "supposed"


class _Staff(msgspec.Struct, frozen=True):
    """On which staff a mark stands: a party's side, how surely known, and what it is called there."""

    key: str
    sure: bool
    name: str


class _Saying(msgspec.Struct, frozen=True):
    """One mark before it is drawn: most of what is said of an event was said on other days than those drawn."""

    told: Told
    staff: _Staff
    claim: Claim
    first: str
    last: str
    folded: tuple[str, ...]


def _said(told: Told, naming: Naming) -> Iterable[_Saying]:
    cast = Cast(naming, told.reports)
    first: dict[tuple[str, ...], tuple[_Staff, Claim, str, str]] = {}
    folded: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for claim in told.claims:
        report = told.reports.get(claim.report)
        when = moment(claim, report)
        if not when.first or not when.last:
            continue
        staff = _staff(cast.asserter(claim), claim)
        key: tuple[str, ...] = (staff.key, when.last, standing(claim), told.origins.get(claim.id, claim.report))
        if key in first:
            folded[key].append(claim.id)
        else:
            first[key] = (staff, claim, when.first, when.last)
    for key, (staff, claim, start, end) in first.items():
        yield _Saying(told, staff, claim, start, end, tuple(folded[key]))


def _mark(said: _Saying) -> Mark:
    told, claim = said.told, said.claim
    report: Report | None = told.reports.get(claim.report)
    word = standing(claim)
    outlet = (report.outlet if report else None) or ""
    return Mark(
        claim=claim.id, event=told.event.id, type=claim.type, first=said.first, last=said.last,
        speaker=speaker_words(claim.source) or outlet or OWN_VOICE, standing=word, glyph=GLYPHS[word],
        quote=one_line(claim.quote.exact), report=claim.report, outlet=outlet, lang=(report.lang if report else None) or "", folded=said.folded,
    )  # fmt: skip


def _staff(party: Party | None, claim: Claim) -> _Staff:
    if party is None or not party.side:
        return _Staff(OWN, True, OWN_VOICE)
    return _Staff(party.side, party.level in _SURE, party.name or claim.source[-1].name)


def _lanes(heard: Sequence[tuple[_Staff, Mark]], most: int, silence: int) -> tuple[Lane, ...]:
    """Sides that are known by name, those that speak most first; then all others on one staff; then the reports' own voice."""
    by_side: dict[str, list[Mark]] = defaultdict(list)
    called: dict[str, Counter[str]] = defaultdict(Counter)
    sure: set[str] = set()
    for staff, mark in heard:
        by_side[staff.key].append(mark)
        called[staff.key][staff.name] += 1
        if staff.sure:
            sure.add(staff.key)
    ranked = sorted((side for side in by_side if side != OWN), key=lambda side: (side not in sure, -len(by_side[side]), side))
    own_staff = [side for side in ranked[:most] if side in sure]
    rest = [side for side in ranked if side not in own_staff]
    made = [_lane(side, _most(called[side]), by_side[side], silence) for side in own_staff]
    if rest:
        among = tuple(_most(called[side]) for side in rest)
        made.append(_lane(OTHERS, OTHERS, [mark for side in rest for mark in by_side[side]], silence, among))
    if OWN in by_side:
        made.append(_lane(OWN, OWN_VOICE, by_side[OWN], silence))
    return tuple(made)


def _lane(key: str, name: str, marks: Sequence[Mark], silence: int, among: tuple[str, ...] = ()) -> Lane:
    ordered = tuple(sorted(marks, key=lambda mark: (mark.last, mark.standing, mark.claim)))
    state = _knowledge().country(key) if len(key) == 3 else None
    names = {"en": state.name_en, "fr": state.name_fr} if state else {}
    # A body's side carries its name ("RUS:Wagner"), whoever speaks for it.
    name = key.partition(":")[2] or name
    return Lane(key, names.get("en") or name, names, ordered, _silences(ordered, silence), among)


def _silences(marks: Sequence[Mark], least: int) -> tuple[tuple[str, str], ...]:
    days = sorted({mark.last for mark in marks})
    gaps = ((_plus(one, 1), _plus(other, -1)) for one, other in pairwise(days))
    return tuple((first, last) for first, last in gaps if days_between(first, last) >= least)


def _most(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))


def _coverage(counted: Iterable[tuple[str, str, int]]) -> tuple[Coverage, ...]:
    days: dict[str, dict[str, int]] = defaultdict(dict)
    for day, lang, number in counted:
        days[day][lang] = days[day].get(lang, 0) + number
    return tuple(Coverage(day, days[day]) for day in sorted(days))


def days_between(first: str, last: str) -> int:
    """Both counted."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


@lru_cache(maxsize=1)
def _knowledge() -> Knowledge:
    return Knowledge.load()
