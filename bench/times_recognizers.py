"""Date and period expressions of one sentence with their reference day and their meaning (Recognizers-Text specs, JSON).

The set is conversational: calendar commands, digits in all forms, translations into French that nobody writes. What no
report has is sorted out by named reasons (`times_scope`), counted in the notes, and stays in the figure of all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from bench.counting import Tally, meet, paired
from bench.peers import time_peers
from bench.reader import Reader, TimeFound
from bench.records import Faults, Rates, Result, beside
from bench.sources import matching, whole
from bench.times_scope import out_of_scope
from selon.measures.times import find_times, resolve
from selon.model import TimeMention, When

NOTES = (
    "right: the same days; the set ends some periods on their last day and some on the day after, either is taken",
    'right as well: what the words leave open ("two weeks ago", "late last month") if our interval holds the answer, or lies in it, and is not wide',
    "a range of months or years: the set ends it where its last one begins, selon where that ends; either is taken",
    "after a year or a month: the set begins when it is over, selon at once, as the words leave it open; either is taken",
    "both tenses: where the set has an answer for the past and one for the future, both must be right; where it has one, "
    "the sentence's own tense (a list of words) asks for it",
    "peers are asked for the past, and judged on that alone; dateparser gives a day for everything",
    "HeidelTime is left out here: it starts Java and a tagger for every text, seconds each, and the set has above a thousand",
)
LANGUAGES = {"English": "en", "French": "fr"}
KINDS = frozenset({"DateParser", "DatePeriodParser", "DateTimeModel"})
_NAME = re.compile(r"([A-Z][a-z]+)\.([A-Za-z]+)")
UNIT_DAYS = {"week": 14, "month": 62, "quarter": 190, "year": 740, "decade": 7400, "century": 74000}

_AHEAD = {
    "en": re.compile(
        r"\b(?:will|i'll|we'll|shall|going to|please|schedule|leave|meet|plan|should|can|want|be)\b", re.I
    ),
    "fr": re.compile(
        r"\b(?:\w+(?:rai|ras|ra|rons|rez|ront)|vais|va|allons|vont|veuillez|prévoir|planifier|organiser)\b", re.I
    ),
}
"""Words that show that a sentence speaks of what is to come."""

Days = tuple[date | None, date | None]


class Wanted(msgspec.Struct, frozen=True):
    """An expression: its span, and the first and last day it means if the verb is past and if it is future."""

    start: int
    end: int
    past: Days | None
    future: Days | None


class Case(msgspec.Struct, frozen=True):
    id: str
    text: str
    lang: str
    published: str | None
    wanted: tuple[Wanted, ...]
    scope: str = ""
    """Why no report has this; "" for what a report may have."""


def matches(path: Path, head: str) -> bool:
    name = _NAME.match(path.name)
    return bool(name) and path.suffix == ".json" and '"Results"' in head and '"Input"' in head


def load(path: Path, faults: Faults) -> list[Case]:
    cases: dict[tuple[str, str, str | None], Case] = {}
    for file in matching(path, matches):
        name = _NAME.match(file.name)
        if name is None or name[1] not in LANGUAGES or name[2] not in KINDS:
            continue
        lang = LANGUAGES[name[1]]
        try:
            rows = msgspec.json.decode(whole(file, faults), type=list[dict[str, Any]])
        except msgspec.DecodeError as error:
            faults.add(file, 0, f"no list of specs: {error}")
            continue
        for number, row in enumerate(rows, 1):
            case = _case(row, lang, f"{file.stem}#{number}")
            if case is None:
                faults.add(file, 0, f"spec {number}: no Input, or a result without its place")
            elif case.scope != "not a date" and (
                case.wanted or name[2] == "DateTimeModel"
            ):  # the parts find no others' kinds
                cases.setdefault((lang, case.text, case.published), case)
    return list(cases.values())


def _case(row: dict[str, Any], lang: str, name: str) -> Case | None:
    text, results = row.get("Input"), row.get("Results")
    if not isinstance(text, str) or not isinstance(results, list):
        return None
    reference = str((row.get("Context") or {}).get("ReferenceDateTime") or "")[:10] or None
    wanted: list[Wanted] = []
    scope = ""
    for each in results:
        kind = str(each.get("TypeName") or each.get("Type") or "").removeprefix("datetimeV2.")
        if kind not in {"date", "daterange"}:
            return Case(name, text, lang, reference, (), "not a date")
        start = each.get("Start", each.get("start"))
        shown = str(each.get("Text") or "")
        if not isinstance(start, int) or not shown:
            return None
        past, future, impossible = _answers(each)
        wanted.append(Wanted(start, start + len(shown), past, future))
        listed = (each.get("Resolution") or {}).get("values") or [{}]
        timex = str((each.get("Value") or {}).get("Timex") or listed[0].get("timex") or "")
        scope = (
            scope
            or ("an answer that is no day" if impossible else "")
            or _odd_answer(shown.lower(), past, future, reference)
        )
        scope = scope or out_of_scope(
            text[start : start + len(shown)] or shown, lang, timex, dated=reference is not None
        )
    return Case(name, text, lang, reference, tuple(wanted), scope)


_WEEKDAYS = (
    ("mon", "lun"), ("tue", "mar"), ("wed", "mer"), ("thu", "jeu"), ("fri", "ven"), ("sat", "sam"), ("sun", "dim"),
)  # fmt: skip


def _odd_answer(words: str, past: Days | None, future: Days | None, reference: str | None) -> str:
    """Answers that a report's reader would not give, whatever he reads."""
    day = past[0] if past and past[0] == past[1] else None
    if day is None:
        return ""
    named = [
        number for number, beginnings in enumerate(_WEEKDAYS) if re.match(rf"(?:{'|'.join(beginnings)})\w*\b", words)
    ]
    later = future[0] if future and future[0] == future[1] and future[0] is not None else day
    if named and {named[0]} != {day.weekday(), later.weekday()}:
        return "a weekday that the answer does not fall on"
    if named and reference and (date.fromisoformat(reference) - day).days == 7 and re.match(r"\w+\W*$", words):
        return "today's weekday meaning the last week"
    if day.year < 1500:
        return "years before 1500"
    return ""


def _answers(each: dict[str, Any]) -> tuple[Days | None, Days | None, bool]:
    value = each.get("Value")
    if isinstance(value, dict):
        raw = [value.get("PastResolution") or {}, value.get("FutureResolution") or {}]
    else:
        listed = (each.get("Resolution") or {}).get("values") or [{}]
        raw = [listed[0], listed[-1]]
    try:
        past, future = (_days(answer) for answer in raw)
    except ValueError:
        return None, None, True
    return past, future, False


def _days(answer: dict[str, Any]) -> Days | None:
    single = answer.get("date") or (answer.get("value") if answer.get("type") == "date" else None)
    if single:
        day = date.fromisoformat(str(single))
        return day, day
    ends = [answer.get("start") or answer.get("startDate"), answer.get("end") or answer.get("endDate")]
    first, last = (date.fromisoformat(str(each)) if each else None for each in ends)
    return None if first is None and last is None else (first, last)


# ---------------------------------------------------------------------------------------------------------- scoring

Finder = Callable[[Case, str], Sequence[tuple[TimeFound, TimeMention | None]]]


def score(cases: Sequence[Case], reader: Reader) -> Result:
    """`reader` is not asked: an expression in a sentence of five words needs the grammar, and no parser."""
    systems: dict[str, Rates] = {}
    systems["selon"], misses = rates(cases, ours, both=True)
    for name, find in time_peers().items():
        if name == "dateparser":
            systems[name], _ = rates(cases, _peer(find), both=False)
    outside = _outside(cases)
    aims = {f"{lang}: days right, both tenses": 0.80 for lang in ("en", "fr")}
    return Result(beside(systems, aims=aims), (*NOTES, *outside), {"misses": misses})


def _outside(cases: Sequence[Case]) -> tuple[str, ...]:
    """Each reason with its number, and how many of them are read right all the same."""
    lines = []
    for (lang, reason), number in Counter((case.lang, case.scope) for case in cases if case.scope).most_common():
        held = [msgspec.structs.replace(case, scope="") for case in cases if case.scope == reason and case.lang == lang]
        figure, judged = rates(held, ours, both=True)[0][f"{lang}: days right, both tenses"]
        lines.append(
            f"{lang}, out of scope: {reason}: {number} ({round((figure or 0) * judged)} of {judged} right all the same)"
        )
    return tuple(lines)


def ours(case: Case, direction: str) -> Sequence[tuple[TimeFound, TimeMention | None]]:
    mentions = find_times(case.text, case.lang)
    found = []
    for each in mentions:
        when = resolve(each, published=case.published, direction=direction, siblings=mentions)
        found.append((TimeFound(each.start, each.end, each.text, when, each.kind), each))
    return found


def _peer(find: Callable[[str, str, str | None], Sequence[TimeFound]]) -> Finder:
    return lambda case, direction: [(each, None) for each in find(case.text, case.lang, case.published)]


def rates(cases: Sequence[Case], find: Finder, *, both: bool) -> tuple[Rates, tuple[str, ...]]:
    figures: dict[str, tuple[float | None, int]] = {}
    misses: list[str] = []
    for lang in sorted({case.lang for case in cases}):
        spans, past, tenses, everything = Tally(), Tally(), Tally(), Tally()
        silent, exact = Tally(), Tally()
        for case in (each for each in cases if each.lang == lang):
            looking_back = find(case, "past")
            if not case.wanted:
                silent += Tally(not looking_back, 1, 1)
                continue
            looking_ahead = find(case, "future") if both else looking_back
            for number, want in enumerate(case.wanted):
                if want.past is None or want.future is None:
                    continue  # seasons have no days in the set
                one = want.past == want.future
                ahead = one and _AHEAD[lang].search(case.text) is not None
                back = _right(looking_ahead if ahead else looking_back, want, want.past)
                right = back and (one or _right(looking_ahead, want, want.future))
                everything += Tally(right if both else back, 1, 1)
                if case.scope:
                    continue
                past, tenses = past + Tally(back, 1, 1), tenses + Tally(right, 1, 1)
                if want.past[0] != want.past[1]:
                    exact += Tally(not _exact(looking_back, want), 1, 1)
                if not right:
                    misses.append(f"{case.id} {number}: {_told(case, want, looking_back, looking_ahead)}")
            if not case.scope:
                given = [
                    (f.start, f.end) for f, _ in looking_back if f.when.edtf or f.kind not in {"length", "recurring"}
                ]
                places = [(w.start, w.end) for w in case.wanted]
                spans += Tally(len(paired(given, places)), len(given), len(places))
        figures[f"{lang}: expressions found: F1"] = (spans.f1, spans.wanted)
        figures[f"{lang}: days right, past"] = (past.recall, past.wanted)
        if both:
            figures[f"{lang}: days right, both tenses"] = (tenses.recall, tenses.wanted)
        figures[f"{lang}: days right, all, also what no report has"] = (everything.recall, everything.wanted)
        figures[f"{lang}: no single day for a period"] = (exact.recall, exact.wanted)
        figures[f"{lang}: nothing found where there is nothing"] = (silent.recall, silent.wanted)
    return figures, tuple(misses)


def _met(
    found: Sequence[tuple[TimeFound, TimeMention | None]], want: Wanted
) -> list[tuple[TimeFound, TimeMention | None]]:
    return [(f, m) for f, m in found if meet((f.start, f.end), (want.start, want.end))]


def _right(found: Sequence[tuple[TimeFound, TimeMention | None]], want: Wanted, answer: Days) -> bool:
    """All that was found within the expression says the answer; of two halves of one date neither is right."""
    met = _met(found, want)
    return len(met) == 1 and same(met[0][0].when, met[0][1], answer)


def _exact(found: Sequence[tuple[TimeFound, TimeMention | None]], want: Wanted) -> bool:
    return any(f.when.earliest is not None and f.when.earliest == f.when.latest for f, _ in _met(found, want))


def same(when: When, mention: TimeMention | None, answer: Days) -> bool:
    first, last = (date.fromisoformat(each) if each else None for each in (when.earliest, when.latest))
    if when.edtf is None:
        return False
    start, end = answer
    if start is None or end is None:  # since, before: one end is told
        told, given = (start, first) if start is not None else (end, last)
        if (
            when.edtf.startswith("[")
            and start is not None
            and given is not None
            and given < start <= _after(given, mention)
        ):
            return True
        if (
            mention is not None
            and mention.spec.get("rel") == "by"
            and start is None
            and last is not None
            and end is not None
        ):
            return last in {end, end - timedelta(days=1)}
        slack = 16 if mention is not None and "part" in mention.spec else 1
        open_end = when.edtf.rstrip("]").endswith("..") if start is not None else when.edtf.lstrip("[").startswith("..")
        return told is not None and given is not None and open_end and abs((told - given).days) <= slack
    if first is None or last is None:
        return False
    if first == start and last in {end, end - timedelta(days=1)}:
        return True
    if (
        first == start
        and mention is not None
        and "join" in mention.spec
        and end in {last.replace(day=1), date(last.year, 1, 1)}
    ):
        return True
    if when.edtf.startswith("[") and "," in when.edtf:  # a choice is no answer
        return False
    return mention is not None and _leaves_open(mention) and _holds((first, last), (start, end), mention)


def _after(given: date, mention: TimeMention | None) -> date:
    """The day on which the year or month that begins on `given` is over."""
    kind = mention.kind if mention is not None else ""
    return given + timedelta(days={"year": 366, "month": 31, "quarter": 92}.get(kind, 1))


def _leaves_open(mention: TimeMention) -> bool:
    """The words themselves say no exact days: lengths counted off, parts, seasons, weeks of a month."""
    return bool(
        mention.kind in {"ago", "window", "season", "monthweek", "monthhalf"}
        or mention.spec.keys() & {"part", "a_part", "b_part"}
        or mention.spec.get("dir") == "next"
    )


def _holds(ours: tuple[date, date], answer: tuple[date, date], mention: TimeMention) -> bool:
    day = timedelta(days=1)
    around = ours[0] <= answer[0] + day and answer[1] - day <= ours[1]
    inside = answer[0] - day <= ours[0] and ours[1] <= answer[1] + day
    width, asked = (ours[1] - ours[0]).days, (answer[1] - answer[0]).days
    unit = UNIT_DAYS.get(str(mention.spec.get("unit")), 3) if mention.kind == "ago" else 0
    return (around and width <= max(2 * asked + 7, unit)) or (inside and 3 * width + 7 >= asked)


def _told(case: Case, want: Wanted, back: Any, ahead: Any) -> str:
    read = (
        [f"{f.text!r}={f.when.edtf}" for f, _ in _met(back, want)]
        + ["|"]
        + [f"{f.when.edtf}" for f, _ in _met(ahead, want)]
    )
    asked = " ".join(str(each) for days in (want.past, want.future) for each in (days or ()))
    return f"{case.text[want.start : want.end]!r} ({case.published}) is {asked}, read {' '.join(read)} in {case.text!r}"
