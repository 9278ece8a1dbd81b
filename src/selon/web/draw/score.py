"""The score of voices laid out: where each deed, each word and each silence stands. Records in, coordinates out; nothing is drawn here.

One column is a day. A deed is a bar, an utterance a round mark; where a day has more words on a staff than there is room for, those
of one standing become one mark with their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from selon.dossier import Deed, Lane, Mark, Score, days_between

PITCH, ROW, PAD = 12.0, 12.0, 8.0
"""From mark to mark, from row to row, and the room above and below the marks of a staff."""
_BARS, _TAG, _TAGS, _LETTER = ((4, 9.0), (2, 6.0), (0, 3.5)), 17.0, 3, 6.4
"""A bar is the higher the more origins tell of its deed: from four on, from two on, one."""
_DEED_ROWS, _RIVER, _HEAD, _GAP = 7, 44.0, 24.0, 14.0
_NARROWEST, _FADE = 12.0, 2.5
_LABEL_ROOM = 64.0
# From the firmest to what is only thought of, and what is denied: the order in which marks of one day stand.
_ORDER = ("stated", "reported", "alleged", "planned", "requested", "threatened", "feared", "possible", "hypothetical", "denied", "negated")
SHAPES = {
    "stated": "full", "reported": "half", "alleged": "hollow", "denied": "cross", "negated": "cross",
}  # fmt: skip
"""What is not (yet) said to have happened is dashed."""


class Tick(msgspec.Struct, frozen=True):
    x: float
    day: str
    named: bool


class Bar(msgspec.Struct, frozen=True):
    """A deed. `fade`: on which sides its day is open or wide. `tag`: where its name stands, or none."""

    x: float
    y: float
    width: float
    height: float
    fade: Literal["", "left", "right", "both"]
    deed: Deed
    tag: Tag | None = None


class Tag(msgspec.Struct, frozen=True):
    """The name of a deed, over it; `stem` is where the line down to it stands."""

    stem: float
    x: float
    y: float
    words: str
    anchor: Literal["start", "end"]


class Dot(msgspec.Struct, frozen=True):
    """One mark, or several of one standing on one day: then `marks` has them all and the number is drawn beside it."""

    x: float
    y: float
    shape: str
    day: str
    marks: tuple[Mark, ...]
    wide: float = 0.0


class Silence(msgspec.Struct, frozen=True):
    x: float
    width: float
    days: int
    named: bool


class Staff(msgspec.Struct, frozen=True):
    """`y` is the staff's middle; `begin`..`end` reach from its first mark to its last."""

    lane: Lane
    y: float
    height: float
    begin: float
    end: float
    dots: tuple[Dot, ...]
    silences: tuple[Silence, ...]


class More(msgspec.Struct, frozen=True):
    """Deeds of a day for which there was no room."""

    x: float
    y: float
    day: str
    number: int


class Flow(msgspec.Struct, frozen=True):
    """Reports of a day in one language: `kind` is the language's place among them, which tells its hatching."""

    x: float
    y: float
    width: float
    height: float
    day: str
    lang: str
    number: int
    kind: int


class Drawing(msgspec.Struct, frozen=True):
    width: float
    height: float
    column: float
    deeds_y: float
    """Where the deeds begin, under the names of days and deeds."""
    deeds_height: float
    until_x: float
    """The end of the last day of which reports tell."""
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    more: tuple[More, ...]
    staffs: tuple[Staff, ...]
    river: tuple[Flow, ...]
    river_y: float
    languages: tuple[str, ...]
    days: tuple[str, ...]


def draw(score: Score, *, width: float, name: Callable[[Deed], str], rows: int = _DEED_ROWS, tags: int = _TAGS, tall: int = 3) -> Drawing:
    """`width` in CSS pixels, more where there are more days than fit. `name` says a deed in few words; `rows` of deeds, `tall` rows
    of marks on a staff before they are counted."""
    days = [_plus(score.first, each) for each in range(days_between(score.first, score.last))]
    column = max(width / len(days), _NARROWEST)
    scale = _Scale(score.first, column, len(days))
    top = _HEAD + tags * _TAG
    bars, more, used = _bars(score.deeds, scale, name, top=top, rows=rows, tags=tags)
    deeds_height = max(used, 1) * ROW + (ROW if more else 0) + _GAP
    y = top + deeds_height
    staffs = []
    for lane in score.lanes:
        staff = _staff(lane, scale, y, tall)
        staffs.append(staff)
        y += staff.height
    river_y = y + _GAP + _RIVER / 2
    languages = _languages(score)
    return Drawing(
        width=round(column * len(days), 1),
        height=round(river_y + _RIVER / 2 + 4, 1),
        column=round(column, 2),
        deeds_y=top,
        deeds_height=deeds_height,
        until_x=scale.x(_plus(score.until, 1)),
        ticks=_ticks(days, scale),
        bars=bars,
        more=more,
        staffs=tuple(staffs),
        river=_river(score, scale, river_y, languages),
        river_y=river_y,
        languages=languages,
        days=tuple(days),
    )


class _Scale:
    def __init__(self, first: str, column: float, days: int) -> None:
        self._first = date.fromisoformat(first)
        self.column = column
        self.days = days

    def place(self, day: str) -> int:
        return (date.fromisoformat(day) - self._first).days

    def x(self, day: str) -> float:
        return round(self.place(day) * self.column, 1)

    @property
    def width(self) -> float:
        return self.days * self.column


def _ticks(days: Sequence[str], scale: _Scale) -> tuple[Tick, ...]:
    """Each day has its line where there is room for its name; else each Monday, or each so many days."""
    step = 1
    while step * scale.column < _LABEL_ROOM:
        step = 2 if step == 1 else 7 if step < 7 else step * 2
    if step < 7:
        marked = range(0, len(days), step)
    else:
        monday = (7 - date.fromisoformat(days[0]).weekday()) % 7
        marked = range(monday, len(days), step)
    return tuple(Tick(scale.x(days[at]), days[at], scale.width - scale.x(days[at]) > _LABEL_ROOM * 0.7) for at in marked)


# -- deeds -----------------------------------------------------------------------------------------------------------


def _bars(
    deeds: Sequence[Deed], scale: _Scale, name: Callable[[Deed], str], *, top: float, rows: int, tags: int
) -> tuple[tuple[Bar, ...], tuple[More, ...], int]:
    """Those of most origins are set first, nearest to the names; what finds no room is counted under its day."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(rows)]
    named: list[list[tuple[float, float]]] = [[] for _ in range(tags)]
    found: list[Bar] = []
    left: dict[str, int] = defaultdict(int)
    used = 0
    for deed in sorted(deeds, key=lambda each: (-each.origins - 2 * len(each.disputes), -each.reports, each.event)):
        start, end, fade = _span(deed, scale)
        row = next((at for at, spans in enumerate(taken) if all(end <= one or start >= other for one, other in spans)), None)
        if row is None:
            left[deed.when.latest or deed.when.earliest or ""] += 1
            continue
        taken[row].append((start, end))
        used = max(used, row + 1)
        tag = _tag(name(deed), (start, end), named, scale.width) if row == 0 and deed.reports > 1 else None
        high = next(height for least, height in _BARS if deed.origins >= least)
        y = top + row * ROW + (_BARS[0][1] - high) / 2
        found.append(Bar(round(start + 1, 1), y, round(max(end - start - 2, 3), 1), high, fade, deed, tag))
    more = tuple(
        More(min(max(scale.x(day), 0), scale.width - scale.column) + scale.column / 2, top + used * ROW + _BARS[0][1], day, number)
        for day, number in sorted(left.items())
    )
    return tuple(sorted(found, key=lambda bar: (bar.x, bar.y))), _joined(more), used


def _joined(more: tuple[More, ...]) -> tuple[More, ...]:
    """Days outside the drawing share its first or last column."""
    by_x: dict[float, More] = {}
    for each in more:
        held = by_x.get(each.x)
        by_x[each.x] = each if held is None else msgspec.structs.replace(held, number=held.number + each.number, day=max(held.day, each.day))
    return tuple(by_x.values())


def _span(deed: Deed, scale: _Scale) -> tuple[float, float, Literal["", "left", "right", "both"]]:
    """From the first to the last day on which it can have happened; an open end fades after some days."""
    earliest, latest = deed.when.earliest, deed.when.latest
    reach = _FADE * max(scale.column, 24)
    end = scale.x(_plus(latest, 1)) if latest else scale.x(earliest or "") + reach
    start = scale.x(earliest) if earliest else end - reach
    open_left, open_right = earliest is None or start < 0, latest is None or end > scale.width
    wide = bool(earliest and latest and earliest != latest)
    left, right = open_left or wide, open_right or wide
    return max(start, 0.0), min(end, scale.width), "both" if left and right else "left" if left else "right" if right else ""


def _tag(words: str, span: tuple[float, float], named: list[list[tuple[float, float]]], width: float) -> Tag | None:
    """In the row next to the bars that has room, to the right of the bar's beginning or else to the left of its end."""
    long = len(words) * _LETTER + 10
    for row in range(len(named) - 1, -1, -1):
        for anchor, start in (("start", span[0]), ("end", span[1] - long)):
            end = start + long
            if start >= 0 and end <= width and all(end <= one or start >= other for one, other in named[row]):
                named[row].append((start, end))
                stem, aside = (start + 1.5, 4) if anchor == "start" else (end - 1.5, -4)
                return Tag(round(stem, 1), round(stem + aside, 1), _HEAD + row * _TAG + 12, words, anchor)  # type: ignore[arg-type]
    return None


# -- voices ----------------------------------------------------------------------------------------------------------


def _staff(lane: Lane, scale: _Scale, top: float, tall: int) -> Staff:
    by_day: dict[str, list[Mark]] = defaultdict(list)
    for mark in lane.marks:
        by_day[mark.last].append(mark)
    across = max(int((scale.column - 2) // PITCH), 1)
    cells = {day: _cell(marks, across * tall) for day, marks in by_day.items()}
    wide = {day: any(len(group) > 1 for group in cell) for day, cell in cells.items()}
    rows = max(len(cell) if wide[day] else -(-len(cell) // across) for day, cell in cells.items())
    height = rows * ROW + 2 * PAD
    middle = top + height / 2
    dots = [dot for day, cell in sorted(cells.items()) for dot in _dots(day, cell, scale, middle, 1 if wide[day] else across)]
    begin, end = scale.x(min(by_day)), scale.x(max(by_day)) + scale.column
    silences = tuple(_silence(first, last, scale) for first, last in lane.silences)
    return Staff(lane, middle, height, begin, round(end, 1), tuple(dots), silences)


def _cell(marks: Sequence[Mark], room: int) -> list[tuple[Mark, ...]]:
    """Each mark by itself where there is room; else those of one standing together."""
    ordered = sorted(marks, key=lambda mark: (_ORDER.index(mark.standing), mark.claim))
    if len(ordered) <= room:
        return [(mark,) for mark in ordered]
    groups: dict[str, list[Mark]] = defaultdict(list)
    for mark in ordered:
        groups[shape(mark)].append(mark)
    return [tuple(group) for group in groups.values()]


def _dots(day: str, cell: Sequence[tuple[Mark, ...]], scale: _Scale, middle: float, across: int) -> list[Dot]:
    rows = -(-len(cell) // across)
    found = []
    for at, marks in enumerate(cell):
        row, place = divmod(at, across)
        in_row = min(across, len(cell) - row * across)
        x = scale.x(day) + scale.column / 2 + (place - (in_row - 1) / 2) * PITCH
        # A number stands to the right of its mark: both together are in the middle of the column.
        x -= 5 if len(marks) > 1 else 0
        y = middle + (row - (rows - 1) / 2) * ROW
        wide = scale.x(marks[0].last) - max(scale.x(marks[0].first), 0) if len(marks) == 1 else 0.0
        found.append(Dot(round(x, 1), round(y, 1), shape(marks[0]), day, marks, round(wide, 1)))
    return found


def shape(mark: Mark) -> str:
    return SHAPES.get(mark.standing, "dashed")


def _silence(first: str, last: str, scale: _Scale) -> Silence:
    days = days_between(first, last)
    width = days * scale.column
    return Silence(scale.x(first), round(width, 1), days, width > _LABEL_ROOM)


# -- coverage --------------------------------------------------------------------------------------------------------


def _languages(score: Score) -> tuple[str, ...]:
    totals: dict[str, int] = defaultdict(int)
    for each in score.coverage:
        for lang, number in each.languages.items():
            totals[lang] += number
    return tuple(sorted(totals, key=lambda lang: (-totals[lang], lang)))


def _river(score: Score, scale: _Scale, middle: float, languages: Sequence[str]) -> tuple[Flow, ...]:
    most = max((sum(each.languages.values()) for each in score.coverage), default=0)
    found = []
    for each in score.coverage:
        y = middle - sum(each.languages.values()) / most * _RIVER / 2
        for kind, lang in enumerate(languages):
            number = each.languages.get(lang, 0)
            if number:
                height = number / most * _RIVER
                found.append(Flow(scale.x(each.day), round(y, 1), round(scale.column, 1), round(height, 1), each.day, lang, number, kind))
                y += height
    return tuple(found)


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
