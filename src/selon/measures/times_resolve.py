"""From a time mention to a When: an interval as wide as text and publication date leave it, with the reason.

Every expression is read for each day on which the report may have appeared; what differs stays open as a set.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from selon.measures import times_frames as frames
from selon.measures.times_calendar import (
    LONGEST_WINDOW,
    Stretch,
    choices_of,
    days_of,
    edtf_of,
    ends,
    shift_days,
    tidy,
    window_of,
)
from selon.measures.times_frames import Spec, Value, amount, number
from selon.model.reading import TimeMention
from selon.model.value import When

Frame = Callable[[Spec, date, str], list[Stretch]]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# kinds that never give a date, and why
UNDATED = {
    "length": "a length of time, no date",
    "recurring": "recurs, no date",
    "relative": "counted from another event of the text",
    "none": "no time",
}
# days that a night may add before and after the day that names it: of Friday, into Friday, overnight Friday
NIGHTS = {"nightof": (0, 1), "nightinto": (1, 0), "nightabout": (1, 1)}
LONGEST_SHORT = 15  # years from the first to the second of "1990-91"
FRAMES: dict[str, Frame] = {
    "weekof": frames.week_of,
    "month": frames.month_of,
    "monthhalf": frames.half_of_month,
    "monthweek": frames.week_of_month,
    "year": frames.year_of,
    "decade": frames.decade_of,
    "century": frames.century_of,
    "season": frames.season_of,
    "quarter": frames.quarter_of,
    "semester": frames.semester_of,
    "deictic": frames.deictic,
    "ago": frames.ago,
    "window": frames.window,
}


class Found(msgspec.Struct, frozen=True):
    choices: tuple[Stretch, ...]
    basis: str


def publication_window(published: str | None) -> tuple[str, str] | None:
    """First and last ISO day on which the report may have been published; None if that is not known."""
    window = window_of(published)
    return (window[0].isoformat(), window[1].isoformat()) if window else None


def resolve(
    mention: TimeMention,
    *,
    published: str | None,
    direction: str = "past",
    story: When | None = None,
    siblings: Sequence[TimeMention] = (),
) -> When:
    """What the mention means.

    `direction`: past, future or any, from the clause's tense. `story`: the time told before, from which
    "la veille" counts. `siblings`: the report's other mentions; its weekdays belong to one week.
    """
    spec = mention.spec
    window = window_of(published)
    if spec.get("rel") == "by":
        direction = "future"
    if spec.get("only") not in (None, direction):  # "in two weeks" is a length unless it is to come
        return When(text=mention.text, basis=UNDATED["length"])
    if mention.kind in UNDATED:
        return When(text=mention.text, basis=UNDATED[mention.kind])
    if mention.kind == "vague":
        return _vague(mention, window)
    if mention.kind == "span":
        return _span(mention, published, direction, siblings)
    if mention.kind in ("story", "clock"):
        found = _from_story(mention, story, window, direction)
    else:
        found = _from_publication(mention, published, window, direction, siblings)
    if not found.choices:
        return When(text=mention.text, basis=found.basis)
    return _related(mention, found, window, direction)


def _span(mention: TimeMention, published: str | None, direction: str, siblings: Sequence[TimeMention]) -> When:
    """ "between 2015 and 5 May 2018": two expressions, from the first day of one to the last day of the other."""
    first, last = (_half(mention, side, published, direction, siblings) for side in ("a", "b"))
    if not first.earliest and last.latest and "b_year" in mention.spec:  # "between 3 February and March 2019"
        first = _half(mention, "a", last.latest, "past", ())
    if first.earliest and last.latest and last.latest < first.earliest and "b_year" not in mention.spec:
        last = _half(mention, "b", first.earliest, "future", ())  # "from next Monday to Friday"
    froms, tos = (choices_of(w.edtf, w.earliest, w.latest) for w in (first, last))
    if not froms or not tos:
        return When(text=mention.text, basis=(last if froms else first).basis)
    begin = [c for c in froms if c.start <= tos[-1].end]
    if not begin:
        return When(text=mention.text, basis="the end lies before the beginning")
    whole = Stretch(begin[-1].start, tos[-1].end, whole=mention.spec.get("join") == "to")
    return _plain((whole,), mention.text, f"from one to the other; {last.basis}")


def _half(
    mention: TimeMention, side: str, published: str | None, direction: str, siblings: Sequence[TimeMention]
) -> When:
    spec = {k[2:]: v for k, v in mention.spec.items() if k.startswith(f"{side}_")}
    half = msgspec.structs.replace(mention, kind=str(spec.pop("kind")), spec=spec)
    return resolve(half, published=published, direction=direction, siblings=siblings)


def _absolute(mention: TimeMention) -> bool:
    """The expression carries its own year."""
    return mention.kind in {"decade", "century"} or mention.spec.get("year") is not None


def _from_publication(
    mention: TimeMention,
    published: str | None,
    window: tuple[date, date] | None,
    direction: str,
    siblings: Sequence[TimeMention],
) -> Found:
    if _absolute(mention):
        # the reference day only matters for expressions without a year
        choices = tidy(_stretches(mention.kind, mention.spec, date(2000, 1, 1), direction))
        return Found(choices, "the text says so" if choices else "no such date")
    if window is None:
        why = f"publication date {published!r} not usable" if published else "publication date unknown"
        return Found((), why)
    if (window[1] - window[0]).days > LONGEST_WINDOW:
        return Found((), f"publication date {published} too wide to count from")
    lead = _lead(mention, siblings) if window[0] != window[1] else None
    if _dated(mention) and direction != "any":
        # "3 March" in a report of March is this year's, on whichever day of the month it came out
        window = (window[0], window[0]) if direction == "future" else (window[1], window[1])
    choices = _over_window(mention.kind, tuple(mention.spec.items()), window, direction, lead)
    return Found(choices, _reason(mention, published, direction, window, lead))


def _dated(mention: TimeMention) -> bool:
    """A day of a month, without a year."""
    spec = mention.spec
    return mention.kind == "day" and spec.get("day") is not None and spec.get("month") is not None and "join" not in spec


@lru_cache(maxsize=4096)  # a year of publication days takes milliseconds, and the same words come again and again
def _over_window(
    kind: str,
    items: tuple[tuple[str, Value], ...],
    window: tuple[date, date],
    direction: str,
    lead: tuple[int, int] | None,
) -> tuple[Stretch, ...]:
    """What the words mean, over all days on which the report may have appeared."""
    spec = dict(items)
    found: list[Stretch] = []
    for ref in days_of(window):
        if lead is not None and direction == "past":
            last, back = lead
            anchor = frames.weekday({"weekday": last}, ref, "past")[0].start
            found.append(Stretch(shift_days(anchor, -back), shift_days(anchor, -back)))
        else:
            found += _stretches(kind, spec, ref, direction)
    return (found[0],) if len(set(found)) == 1 else tidy(found)


def _stretches(kind: str, spec: Spec, ref: date, direction: str) -> list[Stretch]:
    join = spec.get("join")
    if "yearoff" in spec:  # "in May last year"
        spec = {**spec, "year": ref.year + (number(spec, "yearoff") or 0)}
    if kind != "day" and not join:
        return FRAMES[kind](spec, ref, direction)
    frame = _day if kind == "day" else FRAMES[kind]
    if join in NIGHTS:
        before, after = NIGHTS[str(join)]
        return [Stretch(shift_days(s.start, -before), shift_days(s.end, after)) for s in frame(spec, ref, direction)]
    if "to_short" in spec:  # 2023-24
        y, short = number(spec, "year") or 0, number(spec, "to_short") or 0
        last = y // 100 * 100 + short + (100 if short < y % 100 else 0)
        if not 0 < last - y <= LONGEST_SHORT:  # 2015-32 is no pair of years
            return []
        spec = {**spec, "to_year": last}
    if join == "years":  # "l'hiver 2021-2022"
        first, last = number(spec, "year") or 0, number(spec, "to_year") or 0
        return [Stretch(date(first, 9, 1), date(last, 6, 30))] if first < last else []
    if not join:
        return frame(spec, ref, direction)
    return _ranged(frame, spec, str(join), ref, direction)


def _day(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    if spec.get("day") is not None:
        return frames.calendar_day(spec, ref, direction)
    if spec.get("weekday") is not None:
        return frames.weekday(spec, ref, direction)
    return []


def _ranged(frame: Frame, spec: Spec, join: str, ref: date, direction: str) -> list[Stretch]:
    """Two ends; what the first leaves out (month, year) it has from the second."""
    right: dict[str, Value] = {k: v for k, v in spec.items() if not k.startswith(("to_", "from_"))}
    for key in ("day", "month", "weekday"):
        if f"to_{key}" in spec:
            right[key] = spec[f"to_{key}"]
        elif key != "month":
            right.pop(key, None)
    if "to_year" in spec:
        right["year"] = spec["to_year"]
    found = []
    for last in frame(right, ref, direction):
        left: dict[str, Value] = {k: v for k, v in spec.items() if not k.startswith("to_") and k != "join"}
        if "from_year" in spec:
            left["year"] = spec["from_year"]
        elif "to_year" not in spec:  # "from November to February 2017"
            left.pop("year", None)
        if left.get("month") is None and left.get("day") is not None and spec.get("to_day") is not None:
            left["month"], left["year"] = last.end.month, last.end.year
            # "la nuit du 31 au 1er": the day before belongs to the month before
            if (number(left, "day") or 0) > (number(spec, "to_day") or 0):
                before = shift_days(last.end.replace(day=1), -1)
                left["month"], left["year"] = before.month, before.year
        firsts = [s for s in frame(left, last.end, "past") if s.start <= last.end]
        if firsts:
            found.append(Stretch(max(firsts).start, last.end, whole=join in ("to", "and")))
    return found


def _weekdays(siblings: Sequence[TimeMention], mention: TimeMention) -> set[int]:
    plain = set()
    for m in (*siblings, mention):
        wanted = number(m.spec, "weekday")
        bare = not (m.spec.keys() & {"day", "dir", "rel", "join"})
        if m.kind == "day" and wanted is not None and bare:
            plain.add(wanted)
    return plain


def _lead(mention: TimeMention, siblings: Sequence[TimeMention]) -> tuple[int, int] | None:
    """(the last weekday of the report's stretch of days, how many days before it the mention lies).

    The weekdays of one report belong to one week: the widest gap on the circle of days is its edge.
    """
    wanted = number(mention.spec, "weekday")
    if mention.kind != "day" or wanted is None or mention.spec.keys() & {"day", "dir", "join"}:
        return None
    days = sorted(_weekdays(siblings, mention) | {wanted})
    if len(days) < 2:
        return None
    gaps = [((days[(i + 1) % len(days)] - d) % 7, d) for i, d in enumerate(days)]
    widest = max(g for g, _ in gaps)
    lasts = [d for g, d in gaps if g == widest]
    if len(lasts) != 1:
        return None
    return lasts[0], (lasts[0] - wanted) % 7


def _reason(
    mention: TimeMention,
    published: str | None,
    direction: str,
    window: tuple[date, date],
    lead: tuple[int, int] | None,
) -> str:
    only = "" if window[0] == window[1] else " only"
    dated = f"report dated{only} {published}"
    wanted = number(mention.spec, "weekday")
    if mention.kind == "day" and wanted is not None and mention.spec.get("day") is None:
        side = {"past": "on or before", "future": "on or after"}.get(direction, "next to")
        said = mention.spec.get("dir")
        side = {"last": "before", "next": "after"}.get(str(said), side)
        if lead is not None and direction == "past" and lead[1]:
            return f"{DAYS[wanted]} {lead[1]} day(s) before the {DAYS[lead[0]]} told of beside it; {dated}"
        return f"{DAYS[wanted]} {side} publication; {dated}"
    if mention.kind in ("deictic", "ago", "window"):
        return f"counted from publication; {dated}"
    words = {"past": "the last one before", "future": "the next one after"}.get(direction, "the one nearest to")
    return f"{words} publication; {dated}"


def _from_story(mention: TimeMention, story: When | None, window: tuple[date, date] | None, direction: str) -> Found:
    spec = mention.spec
    anchors = choices_of(story.edtf, story.earliest, story.latest) if story else ()
    told = f"the time told before ({story.text or story.edtf})" if story else ""
    if mention.kind == "clock":
        if anchors:
            return Found(anchors, f"time of day on {told}")
        exact = window is not None and window[0] == window[1]
        if spec.get("daypart") and window and exact and direction == "past" and "rel" not in spec:
            near = Stretch(shift_days(window[0], -1), window[0])
            return Found((near,), "time of day, the report's day or the one before")
        return Found((), "a time of day without a day")
    if not anchors:
        return Found((), "counted from the story, which has no time yet")
    sign, unit = number(spec, "sign") or 1, str(spec.get("unit") or "day")
    found: list[Stretch] = []
    for anchor in anchors:
        low, high = amount(spec, "low"), amount(spec, "high")
        if low == high == 0:
            found.append(frames.unit_at(anchor.start, unit, 0) if unit != "day" else anchor)
        elif unit in ("week", "month", "year", "quarter") and low == high == 1 and "hedge" not in spec:
            a, b = (frames.unit_at(d, unit, sign) for d in (anchor.start, anchor.end))
            found.append(Stretch(a.start, b.end))
        else:
            reach = frames.ago if low or high else frames.window
            edges = [s for d in (anchor.start, anchor.end) for s in reach(spec, d, direction)]
            if edges:
                found.append(Stretch(min(e.start for e in edges), max(e.end for e in edges)))
    return Found(tidy(found), f"counted from {told}")


def _vague(mention: TimeMention, window: tuple[date, date] | None) -> When:
    """ "récemment" only says before, "bientôt" only after the report."""
    if window is None:
        return When(text=mention.text, basis="vague, and publication date unknown")
    if mention.spec.get("sign") == -1:
        last = window[1].isoformat()
        return When(edtf=f"[..{last}]", latest=last, text=mention.text, basis="some time before publication")
    first = window[0].isoformat()
    return When(edtf=f"[{first}..]", earliest=first, text=mention.text, basis="some time after publication")


def _related(mention: TimeMention, found: Found, window: tuple[date, date] | None, direction: str) -> When:
    """Put since, until, before, after, by, around in front."""
    choices, rel = found.choices, str(mention.spec.get("rel") or "")
    start, end = choices[0].start, max(c.end for c in choices)
    whole = Stretch(start, end)
    edge_first, edge_last = ends(whole) if rel else ("", "")
    text, basis = mention.text, found.basis
    published_last = window[1] if window and window[1] >= start else None
    if rel in ("since", "from", "after"):
        open_end = rel != "since" and direction == "future"
        latest = published_last.isoformat() if published_last and not open_end else None
        form = f"[{edge_first}..]" if rel == "after" else f"{edge_first}/.."
        word = {
            "since": "since then, to publication",
            "from": "from then on",
            "after": "on that day or later",
        }[rel]
        return When(edtf=form, earliest=start.isoformat(), latest=latest, text=text, basis=f"{word}; {basis}")
    if rel == "until":
        return When(edtf=f"../{edge_last}", latest=end.isoformat(), text=text, basis=f"until then; {basis}")
    if rel == "before" and mention.spec.get("part") == "end":  # "before the end of the year": in it, at the latest
        return When(edtf=f"[..{end.isoformat()}]", latest=end.isoformat(), text=text, basis=f"by then; {basis}")
    if rel == "before":
        last = shift_days(start, -1) if len(choices) == 1 else shift_days(max(c.start for c in choices), -1)
        day = last.isoformat()
        return When(edtf=f"[..{day}]", latest=day, text=text, basis=f"before then; {basis}")
    if rel == "by":
        if window and window[0] <= end:
            span = (Stretch(window[0], end),)
            return _plain(span, text, f"between publication and then; {basis}")
        return When(edtf=f"[..{edge_last}]", latest=end.isoformat(), text=text, basis=f"by then; {basis}")
    if rel == "around":
        wide = tidy([Stretch(shift_days(c.start, -3), shift_days(c.end, 3)) for c in choices])
        return _plain(wide, text, f"about then; {basis}")
    return _plain(choices, text, basis)


def _plain(choices: tuple[Stretch, ...], text: str, basis: str) -> When:
    return When(
        edtf=edtf_of(choices),
        earliest=choices[0].start.isoformat(),
        latest=max(c.end for c in choices).isoformat(),
        text=text,
        basis=basis,
    )
