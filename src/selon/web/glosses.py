"""What the program says in records (why two reports are kin, why sides part, `at least 12 killed`) in the language of the page.

A record's words are English and made of few patterns; each is known here. What is not known stays as it is, and so does
whatever a report says: names, quotes, credits.
"""

from __future__ import annotations

import re
from functools import lru_cache

from selon.web.kinds import STANCES, unit_said
from selon.web.speech import Speech
from selon.web.whens import when_said
from selon.web.words import N_

_KNOWN: tuple[tuple[str, str], ...] = (
    # edges of the family tree
    (r"(?P<n>\d+) % of its words stand there in the same order", N_("%(n)s %% of its words stand there in the same order")),
    (r"(?P<n>\d+) % of its words stood there before", N_("%(n)s %% of its words stood there before")),
    (r"(?P<n>\d+) % of its words stand under the credit", N_("%(n)s %% of its words stand under the credit")),
    (r"(?P<n>\d+) % of its names and figures are there", N_("%(n)s %% of its names and figures are there")),
    (r"(?P<n>\d+) % of the lesser tells what both tell", N_("%(n)s %% of the lesser tells what both tell")),
    (r"both credit (?P<who>.+) on the same matter: (?P<n>\d+) % of the names and figures in common",
     N_("both credit %(who)s on the same matter: %(n)s %% of the names and figures in common")),
    (r"it credits (?P<who>.+): the credit stands over the whole \((?P<words>.*)\)",
     N_("it credits %(who)s: the credit stands over the whole (%(words)s)")),
    (r"it credits (?P<who>.+): (?P<n>\d+) % of its words stand under the credit",
     N_("it credits %(who)s: %(n)s %% of its words stand under the credit")),
    (r"it credits (?P<who>[^:]+)", N_("it credits %(who)s")),
    (r"credited as a whole to (?P<who>.+)", N_("credited as a whole to %(who)s")),
    (r"(?P<who>.+) is one of (?P<n>\d+) that it is credited to", N_("%(who)s is one of %(n)s that it is credited to")),
    (r"both give the same rare quotation in words of their own around it",
     N_("both give the same rare quotation in words of their own around it")),
    (r"both give (?P<n>\d+) rare quotations in words of their own around it",
     N_("both give %(n)s rare quotations in words of their own around it")),
    (r"published a day later", N_("published a day later")),
    (r"published (?P<n>\d+) days later", N_("published %(n)s days later")),
    (r"published the same day", N_("published the same day")),
    (r"the dates do not tell which was first", N_("the dates do not tell which was first")),
    (r"whom the other credits was first", N_("whom the other credits was first")),
    (r"the agency was first", N_("the agency was first")),
    (r"the one with an agency's name was first", N_("the one with an agency's name was first")),
    (r"the fuller text was first", N_("the fuller text was first")),
    (r"which came first is undecided", N_("which came first is undecided")),
    (r"a notice that withdraws what stood at the same address", N_("a notice that withdraws what stood at the same address")),
    (r"another version at the same address", N_("another version at the same address")),
    (r"a later version at the same address", N_("a later version at the same address")),
    # why sides part, or only seem to
    (r"affirmed by one side, denied by another", N_("affirmed by one side, denied by another")),
    (r"figures of different sides that cannot both hold", N_("figures of different sides that cannot both hold")),
    (r"each side names another doer", N_("each side names another doer")),
    (r"soldiers by one account, civilians by another", N_("soldiers by one account, civilians by another")),
    (r"towns too far apart to be one place", N_("towns too far apart to be one place")),
    (r"one place is wider than the other", N_("one place is wider than the other")),
    (r"days that exclude each other", N_("days that exclude each other")),
    (r"neighbouring days: one night, or two clocks", N_("neighbouring days: one night, or two clocks")),
    (r"called by names that exclude each other", N_("called by names that exclude each other")),
    (r"one side only calls it possible", N_("one side only calls it possible")),
    (r"said at another time: it may have happened since", N_("said at another time: it may have happened since")),
    (r"said at another time: it may have been decided in between", N_("said at another time: it may have been decided in between")),
    (r"the position of (?P<who>.+) changed", N_("the position of %(who)s changed")),
    (r"the outlet takes its report back", N_("the outlet takes its report back")),
    (r"updated by (?P<who>.+)", N_("updated by %(who)s")),
    (r"said of different days", N_("said of different days")),
    (r"said of different places", N_("said of different places")),
    (r"one figure is wider than the other", N_("one figure is wider than the other")),
    (r"one place against the whole", N_("one place against the whole")),
    (r"given on different days", N_("given on different days")),
    # sides
    (r"it happened", N_("it happened")),
    (r"it did not happen", N_("it did not happen")),
    (r"it will happen", N_("it will happen")),
    (r"it will not happen", N_("it will not happen")),
    (r"it may happen", N_("it may happen")),
    # the day of an event
    (r"told as done by then", N_("told as done by then")),
    (r"nobody names the day", N_("nobody names the day")),
    (r"to come from then on", N_("to come from then on")),
    (r"it fits (?P<words>«.*)", N_("it fits %(words)s")),
    (r"(?P<words>«.*), narrowed by (?P<more>.*)", N_("%(words)s, narrowed by %(more)s")),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern), words) for pattern, words in _KNOWN)
_CALLED = {
    "accident": N_("accident"), "attack": N_("attack"), "sabotage": N_("sabotage"), "special operation": N_("special operation"),
    "invasion": N_("invasion"), "war": N_("war"), "liberation": N_("liberation"), "capture": N_("capture"), "coup": N_("coup"),
    "transition": N_("transition"), "rout": N_("rout"), "regrouping": N_("regrouping"),
}  # fmt: skip

_BARE = r"\d[\d,]*(?:\.\d+)?"
_COUNT = re.compile(rf"(?P<unit>[a-z_]+) (?:(?P<low>{_BARE})–(?P<high>{_BARE})|(?P<from>{_BARE}) or more|up to (?P<to>{_BARE})|(?P<one>{_BARE}))")
_FIGURE = re.compile(
    rf"(?P<not>not )?(?:at least (?P<from>{_BARE})|up to (?P<to>{_BARE})|(?P<low>{_BARE})–(?P<high>{_BARE})|(?P<one>{_BARE})|(?P<none>none))"
    r" (?P<unit>[a-z_]+)(?: \((?P<of>[^)]*)\))?"
)
_SPEAKER = re.compile(r"(?P<name>.*) \((?P<verb>[a-z ]+)\)")
_DAY = re.compile(r"\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4})$")
_QUOTED = re.compile(r"«\s*([^»]*?)\s*»")
_ISO = re.compile(r"(?<=, )\d{4}-\d\d-\d\d(?=\))")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ROLES = {"from": N_("from"), "to": N_("towards"), "via": N_("by way of")}
_VERBS = {word: stance for stance, word in STANCES.items()}


@lru_cache(maxsize=4096)
def reason_said(reason: str, speech: Speech) -> str:
    """Reasons joined by semicolons, each in the page's words; so are days beside an outlet."""
    said = speech("; ").join(_known(part, speech) for part in reason.split("; ")) if reason else ""
    said = _QUOTED.sub(lambda words: speech(N_("“%(words)s”")) % {"words": words[1]}, said)
    return _ISO.sub(lambda day: speech.day(day[0], short=True), said)


def _known(part: str, speech: Speech) -> str:
    for pattern, words in _PATTERNS:
        found = pattern.fullmatch(part)
        if found:
            return speech(words) % found.groupdict()
    return part


def side_said(point: str, value: str, speech: Speech) -> str:
    """The value of one side: `at least 63 killed, then 89 killed`, `it happened`, `not Russian forces`, a day."""
    if point == "how_many":
        return speech(", then ").join(_figure(each, speech) for each in value.split(", then "))
    if point == "when":
        return span_said(value, speech)
    if point == "whether":
        return _known(value, speech)
    if point == "name" and value in _CALLED:
        return speech(_CALLED[value])
    if point == "who" and value.startswith("not "):
        return speech("not %(who)s") % {"who": value.removeprefix("not ")}
    return value


def unit_of(value: str) -> tuple[str, str]:
    """The unit and the class that a side's figure counts; empty where it is none."""
    found = _FIGURE.match(value)
    return (found["unit"], found["of"] or "") if found else ("", "")


def _figure(value: str, speech: Speech) -> str:
    found = _FIGURE.fullmatch(value)
    if not found:
        return value
    number = speech("none") if found["none"] else bounds_said(*_bounds(found), speech)
    said = f"{number} {unit_said(found['unit'], found['of'] or '', speech)}"
    return speech("not %(who)s") % {"who": said} if found["not"] else said


def count_said(value: str, speech: Speech) -> str:
    """A value of the slot *how many*: `killed 12 or more`."""
    found = _COUNT.fullmatch(value)
    return f"{bounds_said(*_bounds(found), speech)} {unit_said(found['unit'], '', speech)}" if found else value


def _bounds(found: re.Match[str]) -> tuple[float | None, float | None]:
    def number(name: str) -> float | None:
        return float(found[name].replace(",", "")) if found[name] else None

    if found["one"]:
        return number("one"), number("one")
    return (number("low"), number("high")) if found["low"] else (number("from"), number("to"))


def bounds_said(low: float | None, high: float | None, speech: Speech) -> str:
    """`63`, `360–440`, `at least 12`, `up to 10`."""
    if low is not None and high is not None:
        return speech.number(low) if low == high else f"{speech.number(low)}–{speech.number(high)}"
    if low is not None:
        return speech("at least %(n)s") % {"n": speech.number(low)}
    return speech("up to %(n)s") % {"n": speech.number(high)} if high is not None else ""


def span_said(edtf: str, speech: Speech) -> str:
    """Days as EDTF has them in words: `2023-01-06`, `[..2023-01-27]`, `2023-01-01/2023-01-03`; others as they are."""
    first, mark, last = edtf.strip("[]").replace("/", "..").partition("..")
    return when_said(first or None, last or None if mark else first, speech) or edtf


def day_said(words: str, speech: Speech) -> str:
    """Words that end on a day, `by 6 Jan 2023`, with the day as the page's language writes it."""
    return _DAY.sub(lambda day: speech.day(f"{day[3]}-{_MONTHS.index(day[2]) + 1:02}-{int(day[1]):02}"), words)


def about_said(about: str, speech: Speech) -> str:
    """Who, to whom and where of a claim: only what stands before its places is the program's own (`from Kherson`, `to Kyiv`)."""
    parties, dot, places = about.rpartition(" · ")
    said = (re.sub(r"^(from|to|via) ", lambda role: speech(_ROLES[role[1]]) + " ", each) for each in places.split(", "))
    return parties + dot + ", ".join(said)


def speaker_said(chain: str, speech: Speech) -> str:
    """`ministry > official (denies)`, its verbs in the page's language; a report's own voice in its words."""
    return " › ".join(_speaker(each, speech) for each in chain.split(" > "))


def _speaker(said: str, speech: Speech) -> str:
    if said == "the report":
        return speech(N_("the report"))
    found = _SPEAKER.fullmatch(said)
    return f"{found['name']} ({speech(found['verb'])})" if found and found["verb"] in _VERBS else said


__all__ = [
    "about_said", "bounds_said", "count_said", "day_said", "reason_said", "side_said", "span_said", "speaker_said", "unit_of", "when_said",
]  # fmt: skip
