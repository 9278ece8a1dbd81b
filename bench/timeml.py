"""TimeML with its annotations inline (TempEval-3, TimeBank): TIMEX3 with type and value, and the day of the document."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from bench.counting import Pair, Tally, paired, span_tally
from bench.peers import time_peers
from bench.reader import Reader, TimeFound
from bench.records import Faults, NotYet, Rates, Result, beside
from bench.sources import matching
from bench.timex import interval_of, length_of
from bench.xmltree import Malformed, Node, parsed
from selon.reports.language import detect

NOTES = (
    "a value is right if it means the same days (or the same length of time) as the gold's; the hour of a TIME is not judged",
    "TIMEX3 leaves out the preposition that selon's spans begin with (on, since, en, depuis): it is taken off here, and so is what "
    "it says about the days",
    "selon gives no value to a set (every Monday) and to a length with open ends: they count as wrong",
    "published on TempEval-3 platinum: HeidelTime .818 strict, .907 relaxed, .776 value F1",
)
_EXACT = re.compile(r"\d{4}-\d\d-\d\d")
_PREPOSITION = re.compile(
    r"(?:(?:on|in|since|by|until|till|from|during|for|at|within|over|before|after|through|"
    r"en|dans|depuis|pendant|durant|dès|vers|avant|après|jusqu'en|courant)\s+|d'ici\s+)",
    re.I,
)


class Timex(msgspec.Struct, frozen=True):
    start: int
    end: int
    type: str
    value: str


class Case(msgspec.Struct, frozen=True):
    id: str
    text: str
    lang: str
    published: str | None
    timexes: tuple[Timex, ...]


def matches(path: Path, head: str) -> bool:
    return path.suffix in {".tml", ".xml"} and "<TimeML" in head


def load(path: Path, faults: Faults) -> list[Case]:
    cases = []
    for file in matching(path, matches):
        try:
            root = parsed(file.read_bytes())
        except Malformed as error:
            faults.add(file, error.line, f"no well-formed XML: {error}")
            continue
        body = root.first("TEXT")
        timexes: list[Timex] = []
        text = _walked(file, body or root, "", timexes, faults)
        cases.append(Case(file.stem, text, detect(text) or "en", _day(root), tuple(timexes)))
    return cases


def _walked(file: Path, node: Node, text: str, found: list[Timex], faults: Faults) -> str:
    """The text so far with that of the node; its TIMEX3, but for the document's own date, are found on the way."""
    for part in node.parts:
        if isinstance(part, str):
            text += part
            continue
        if part.tag == "DCT":
            continue
        start = len(text)
        text = _walked(file, part, text, found, faults)
        if part.tag != "TIMEX3" or part.attributes.get("functionInDocument") == "CREATION_TIME":
            continue
        value, kind = part.attributes.get("value", "").strip(), part.attributes.get("type", "").upper()
        if not value or not kind:
            faults.add(file, part.line, "TIMEX3 without type or value")
        elif len(text) > start:  # an empty one stands for what no word says
            found.append(Timex(start, len(text), kind, value))
    return text


def _day(root: Node) -> str | None:
    for node in root.all("TIMEX3"):
        if node.attributes.get("functionInDocument") == "CREATION_TIME":
            match = _EXACT.match(node.attributes.get("value", ""))
            return match[0] if match else None
    match = _EXACT.search(root.value("DCT"))
    return match[0] if match else None


Finder = Callable[[Case], Sequence[TimeFound]]


def score(cases: Sequence[Case], reader: Reader) -> Result:
    finders: dict[str, Finder] = {"selon": lambda case: reader.times(case.text, lang=case.lang, published=case.published)}
    finders |= {name: _peer(find) for name, find in time_peers().items()}
    systems: dict[str, Rates] = {}
    why = ""
    pages: dict[str, tuple[str, ...]] = {}
    for name, find in finders.items():
        try:
            systems[name], page = rates(cases, find)
        except NotYet as missing:
            why = str(missing)
            continue
        pages |= {"misses": page} if name == "selon" else {}
    return Result(beside(systems, why=why), (*((why,) if why else ()), *NOTES), pages)


def _peer(find: Callable[[str, str, str | None], Sequence[TimeFound]]) -> Finder:
    return lambda case: find(case.text, case.lang, case.published)


def rates(cases: Sequence[Case], find: Finder) -> tuple[Rates, tuple[str, ...]]:
    strict, relaxed, value, dates, vague = Tally(), Tally(), Tally(), Tally(), Tally()
    misses: list[str] = []
    for case in cases:
        found = find(case)
        given, wanted = [_core(case.text, t) for t in found], [(t.start, t.end) for t in case.timexes]
        strict += span_tally(given, wanted, exact=True)
        pairs = paired(given, wanted)
        relaxed += Tally(len(pairs), len(given), len(wanted))
        value += Tally(0, len(given), len(wanted))
        met = {j for _, j in pairs}
        misses += [f"{case.id}: not found: {case.text[t.start : t.end]}" for j, t in enumerate(case.timexes) if j not in met]
        for i, j in pairs:
            gold, ours = case.timexes[j], found[i]
            right = same(gold.value, ours)
            value += Tally(right, 0, 0)
            if gold.type == "DATE":
                dates += Tally(right, 1, 1)
                if not _EXACT.match(gold.value):
                    when = ours.anchor or ours.when
                    exact = when.earliest is not None and when.earliest == when.latest
                    vague += Tally(not exact, 1, 1)
            if not right:
                has = f"{ours.when.earliest or '..'}/{ours.when.latest or '..'}"
                misses.append(f"{case.id}: {case.text[gold.start : gold.end]!r} is {gold.value}, read as {has} ({ours.text!r})")
    figures: dict[str, tuple[float | None, int]] = {
        "spans, relaxed: F1": (relaxed.f1, relaxed.wanted),
        "spans, strict: F1": (strict.f1, strict.wanted),
        "value: F1": (value.f1, value.wanted),
        "value of dates found": (dates.precision, dates.given),
        "no exact day where the text has none": (vague.precision, vague.given),
    }
    return figures, tuple(misses)


def _core(text: str, found: TimeFound) -> Pair:
    match = _PREPOSITION.match(text[found.start : found.end])
    return found.start + (match.end() if match else 0), found.end


def same(value: str, found: TimeFound) -> bool:
    """Whether the answer means what the TIMEX3 value means."""
    when = found.anchor or found.when
    if when.edtf == value:
        return True
    length = length_of(value)
    if length is not None:
        return found.length == length
    stretch = interval_of(value)
    if stretch is not None:
        if value[5:7] in {"SP", "SU", "FA", "AU", "WI"}:  # seasons have no agreed days: ours may be wider by a month
            wide = when.earliest is not None and when.latest is not None and when.earliest <= stretch[0] and stretch[1][:7] <= when.latest[:7]
            return wide and found.kind == "season"
        return (when.earliest, when.latest) == stretch
    if value == "PRESENT_REF":
        return when.earliest is not None and when.earliest == when.latest and found.kind == "deictic"
    if value in {"PAST_REF", "FUTURE_REF"}:
        open_end = when.earliest is None if value == "PAST_REF" else when.latest is None
        return when.edtf is not None and open_end
    return False
