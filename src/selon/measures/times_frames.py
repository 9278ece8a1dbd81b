"""What an expression means for one day of publication: the stretch of days it names. No language in here."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, timedelta

from selon.measures.times_calendar import Stretch, day, month, months, shift_days, shift_months, year

Value = str | int | float | bool | None
Spec = Mapping[str, Value]
# (first month, months): astronomical and meteorological season together, as wide as the word leaves it
SEASONS = {1: (3, 4), 2: (6, 4), 3: (9, 4), 4: (12, 4)}
UNIT_DAYS = {"minute": 0.0, "hour": 1 / 24, "day": 1.0, "night": 1.0, "weekend": 7.0, "week": 7.0, "fortnight": 14.0}
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def number(spec: Spec, key: str) -> int | None:
    value = spec.get(key)
    return int(value) if isinstance(value, int | float) else None


def amount(spec: Spec, key: str) -> float | None:
    value = spec.get(key)
    return float(value) if isinstance(value, int | float) else None


def part_of(stretch: Stretch, part: Value) -> Stretch:
    """Beginning, middle or end: a generous third."""
    length = (stretch.end - stretch.start).days + 1
    if part not in ("start", "middle", "end"):
        return stretch
    if length >= 360:
        first = {"start": 1, "middle": 5, "end": 9}[str(part)]
        return months(stretch.start.year, first, 4)
    third = length // 3
    if part == "start":
        first_days = third - 1 if length > 7 and length % 3 == 0 else third
        return Stretch(stretch.start, stretch.start + timedelta(days=max(first_days, 1)))
    if part == "end":
        return Stretch(stretch.end - timedelta(days=max(third, 2) if length <= 7 else third), stretch.end)
    last = stretch.start + timedelta(days=2 * third - 1) if length > 7 else stretch.end - timedelta(days=third)
    return Stretch(stretch.start + timedelta(days=third), last)


def _pick(options: list[Stretch], ref: date, direction: str) -> Stretch | None:
    """The option that tense points to: the last begun by `ref`, the next not over, or the nearest."""
    if direction == "past":
        begun = [o for o in options if o.start <= ref]
        return max(begun) if begun else None
    if direction == "future":
        coming = [o for o in options if o.end >= ref]
        return min(coming) if coming else None
    return min(options, key=lambda o: _distance(o, ref)) if options else None


def _distance(stretch: Stretch, ref: date) -> int:
    if stretch.start <= ref <= stretch.end:
        return 0
    return min(abs((stretch.start - ref).days), abs((stretch.end - ref).days))


def _direct(spec: Spec, options: list[Stretch], ref: date, direction: str) -> Stretch | None:
    """Like _pick, with "dernier" and "prochain", which leave out what is going on."""
    said = spec.get("dir")
    if said == "last":
        return _pick([o for o in options if o.end < ref], ref, "past")
    if said == "next":
        return _pick([o for o in options if o.start > ref], ref, "future")
    if said == "thisyear":
        return next((o for o in options if o.start.year == ref.year), None)
    if said == "this":
        return _pick(options, ref, "any" if direction == "any" else direction)
    return _pick(options, ref, direction)


def weekday(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    """The publication's own day counts, both ways; without a tense both neighbours are left open."""
    wanted = number(spec, "weekday") or 0
    back = (ref.weekday() - wanted) % 7
    said, week = spec.get("dir"), number(spec, "week")
    if week is not None:  # "Friday last week"
        return [day(shift_days(ref, 7 * week - ref.weekday() + wanted))]
    if said == "last":
        return [day(ref - timedelta(days=back or 7))]
    if said == "next":
        first = ref + timedelta(days=(7 - back) % 7 or 7)
        # some mean by "next Friday" the Friday of the next week, even where one lies between
        open_week = spec.get("weekwise") and wanted > ref.weekday()
        return [day(first), day(shift_days(first, 7))] if open_week else [day(first)]
    if said == "this" and direction == "past":  # of this week, also where it lies ahead
        return [day(shift_days(ref, wanted - ref.weekday()))]
    if direction == "past" or back == 0:
        return [day(ref - timedelta(days=back))]
    if direction == "future":
        return [day(ref + timedelta(days=7 - back))]
    if said == "this":
        return [day(ref + timedelta(days=(7 - back) if back > 3 else -back))]
    return [day(ref - timedelta(days=back)), day(ref + timedelta(days=7 - back))]


def calendar_day(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    """A day of a month; without a year the tense picks it, and a weekday that is given must fit."""
    d, m, y = number(spec, "day") or 1, number(spec, "month"), number(spec, "year")
    if m is None:
        if spec.get("weekday") is not None or spec.keys() & {"unitmonth", "anymonth"}:
            return _day_number(spec, d, ref, direction)
        return []
    if y is not None:
        swapped = [(y, d, m)] if spec.get("either") and d != m else []  # 6/01/2023: the sixth or the first
        return _valid([(y, m, d), *swapped])
    options = _valid([(ref.year + k, m, d) for k in range(-8, 9)])
    wanted = number(spec, "weekday")
    if wanted is not None:
        fitting = [o for o in options if o.start.weekday() == wanted]
        near = [o for o in fitting if abs((o.start - ref).days) <= 200]
        chosen = _direct(spec, fitting, ref, direction)
        if chosen is None or (near and abs((chosen.start - ref).days) > 400):
            chosen = _pick(near, ref, "any") if near else chosen
        if chosen is not None:
            return [chosen]
    if m == 2 and d == 29 and not options:
        return []
    found = _direct(spec, options, ref, direction)
    return [found] if found else []


def _day_number(spec: Spec, d: int, ref: date, direction: str) -> list[Stretch]:
    """ "vendredi 6": the month is the one near publication in which the sixth is a Friday."""
    options = []
    for k in range(-13, 14):
        index = ref.year * 12 + ref.month - 1 + k
        options += _valid([(index // 12, index % 12 + 1, d)])
    wanted = number(spec, "weekday")
    if spec.get("anymonth"):  # "the 27th"
        found = _direct(spec, options, ref, direction)
        return [found] if found else []
    if wanted is None:
        named = unit_at(ref, "month", number(spec, "unitmonth") or 0)
        return [o for o in options if named.start <= o.start <= named.end]
    fitting = [o for o in options if o.start.weekday() == wanted]
    found = _direct(spec, fitting, ref, direction)
    return [found] if found else []


def _valid(days: list[tuple[int, int, int]]) -> list[Stretch]:
    found = []
    for y, m, d in days:
        try:
            found.append(day(date(y, m, d)))
        except ValueError:  # 31 février, or a year off the calendar
            continue
    return found


def month_of(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    m, y = number(spec, "month") or 1, number(spec, "year")
    options = [month(y, m)] if y is not None else [month(ref.year + k, m) for k in range(-2, 3)]
    found = options[0] if y is not None else _direct(spec, options, ref, direction)
    return [part_of(found, spec.get("part"))] if found else []


def week_of(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    """ "la semaine du 12 mars", "le week-end du 14": a day that only names its week."""
    return [unit_at(s.start, "week", 0) for s in calendar_day(spec, ref, direction)]


def half_of_month(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    found = []
    for whole in month_of(spec, ref, direction):
        first = (number(spec, "ordinal") or 1) == 1
        cut = whole.start.replace(day=15)
        found.append(Stretch(whole.start, cut) if first else Stretch(cut + timedelta(days=1), whole.end))
    return found


def week_of_month(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    """The nth week, a day or two either way, as nobody says whether it begins on Monday."""
    found = []
    for whole in month_of(spec, ref, direction):
        n = number(spec, "ordinal") or 1
        if n < 0:
            found.append(Stretch(whole.end - timedelta(days=8), whole.end))
            continue
        start = whole.start + timedelta(days=max(7 * (n - 1) - 2, 0))
        found.append(Stretch(min(start, whole.end), min(whole.start + timedelta(days=7 * n + 1), whole.end)))
    return found


def year_of(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    y = number(spec, "year")
    return [part_of(year(y), spec.get("part"))] if y else []


def decade_of(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    y = number(spec, "year")
    if y is None:
        y = 1900 + (number(spec, "shortdecade") or 0)
    return [Stretch(date(y, 1, 1), date(y + 9, 12, 31))]


def century_of(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    """The nth century, as it is spoken of: the 20th is 1900 to 1999."""
    first = ((number(spec, "century") or 1) - 1) * 100
    return [part_of(Stretch(date(max(first, 1), 1, 1), date(first + 99, 12, 31)), spec.get("part"))]


def _span_of_year(spec: Spec, first: int, count: int, ref: date, direction: str) -> list[Stretch]:
    y = number(spec, "year")
    if y is not None:
        return [part_of(months(y, first, count), spec.get("part"))]
    options = [months(ref.year + k, first, count) for k in range(-2, 3)]
    found = _direct(spec, options, ref, direction)
    return [part_of(found, spec.get("part"))] if found else []


def season_of(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    first, count = SEASONS[number(spec, "season") or 1]
    found = _span_of_year(spec, first, count, ref, direction)
    if first == 12 and spec.get("year") is not None:
        # "l'hiver 2022" may begin or end in that year
        y = number(spec, "year") or 0
        return [Stretch(date(y - 1, 12, 1), date(y + 1, 3, 31))]
    return found


def quarter_of(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    n = number(spec, "ordinal") or 1
    return _span_of_year(spec, 10 if n < 0 else 3 * n - 2, 3, ref, direction) if n <= 4 else []


def semester_of(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    n = number(spec, "ordinal") or 1
    return _span_of_year(spec, 1 if n == 1 else 7, 6, ref, direction) if n <= 2 else []


def unit_at(ref: date, unit: str, offset: int) -> Stretch:
    """The calendar week, month, … that is `offset` units from the one `ref` lies in."""
    if unit in ("minute", "hour", "day"):
        return day(shift_days(ref, offset))
    if unit == "week":
        monday = shift_days(ref, 7 * offset - ref.weekday())
        return Stretch(monday, shift_days(monday, 6))
    if unit == "month":
        first = shift_months(ref.replace(day=1), offset)
        return month(first.year, first.month)
    if unit == "quarter":
        return months(ref.year, 3 * ((ref.month - 1) // 3) + 1 + 3 * offset, 3)
    if unit == "year":
        return year(ref.year + offset)
    size = 10 if unit == "decade" else 100
    start = ref.year // size * size + size * offset
    return Stretch(date(start, 1, 1), date(start + size - 1, 12, 31))


def deictic(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    unit, offset = str(spec.get("unit") or "day"), number(spec, "offset") or 0
    if unit == "night":
        if offset < 0 or direction != "future":
            return [Stretch(shift_days(ref, -1), ref)]
        return [Stretch(ref, shift_days(ref, 1))]
    if unit == "weekend":
        return _weekend(offset, ref, direction)
    found = unit_at(ref, unit, offset)
    if spec.get("part"):
        return [part_of(found, spec["part"])]
    if spec.get("dir") == "next" and unit != "day":
        return [Stretch(max(ref, found.start), found.end)]
    if spec.get("dir") == "earlier":
        return [Stretch(found.start, min(ref, found.end))]
    return [found]


def _weekend(offset: int, ref: date, direction: str) -> list[Stretch]:
    back = (ref.weekday() - 5) % 7  # days since Saturday
    inside = back <= 1
    if offset < 0:
        start = ref - timedelta(days=back + (7 if inside else 0))
    elif offset > 0 or (direction == "future" and not inside):
        start = ref + timedelta(days=7 - back + 7 * max(offset - 1, 0))
    else:
        start = ref - timedelta(days=back)
    return [Stretch(start, start + timedelta(days=1))]


def _moved(ref: date, unit: str, count: float) -> date:
    if unit in UNIT_MONTHS:
        return shift_months(ref, count * UNIT_MONTHS[unit])
    return shift_days(ref, count * UNIT_DAYS[unit])


def ago(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    """A number of units before or after: exact for days, part of a unit either way for weeks and more."""
    unit, sign = str(spec.get("unit") or "day"), number(spec, "sign") or -1
    low, high, hedge = amount(spec, "low"), amount(spec, "high"), spec.get("hedge")
    if low is None and high is None:
        return []
    if high is None:
        high = max((low or 1) + 1, (low or 1) * 1.5)
    if low is None:
        low = 0.0
    exact = hedge in (None, "") and low == high
    if unit in ("minute", "hour"):
        first, last = low * UNIT_DAYS[unit], high * UNIT_DAYS[unit]
        near, far, unit = float(int(first)), float(math.ceil(last)), "day"
    elif unit in ("day", "night"):
        slack = low // 10 if exact else 0
        near, far = low - slack, high + slack
    else:
        slack = 0.5 if exact and low > 1 else 0.25
        near, far = low - slack, high + (0 if hedge == "near" else slack)
    a, b = _moved(ref, unit, sign * max(near, 0)), _moved(ref, unit, sign * far)
    return [Stretch(min(a, b), max(a, b))]


def window(spec: Spec, ref: date, direction: str) -> list[Stretch]:
    """ "ces derniers jours", "dans les 48 heures": between now and so many units off."""
    unit, sign = str(spec.get("unit") or "day"), number(spec, "sign") or -1
    far = amount(spec, "high") or amount(spec, "low")
    if far is None or spec.get("high") is None:
        # unnumbered: a handful, up to where the next larger unit would have been said
        far = {"minute": 60, "hour": 24, "day": 10, "weekend": 4, "week": 8, "month": 12, "quarter": 6}.get(unit, 10)
    if unit == "hour":
        far = -(-far // 24) * 24
    edge = _moved(ref, unit, sign * far)
    return [Stretch(min(edge, ref), max(edge, ref))]
