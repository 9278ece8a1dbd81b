"""The parts of an event's page as its template takes them: slots, figures, disputes, origins, and what was told day by day."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from babel.core import get_global

from selon.dossier import OWN_STANCE, OWN_VOICE, OriginGroup, Sheet, Tally, Telling, ToldFigure
from selon.model import Contradiction, Report, SlotValue
from selon.web.draw.strip import Scale, Strip, bars, scale, strip
from selon.web.eventhead import language_of, tellings
from selon.web.glosses import bounds_said, count_said, reason_said, side_said, span_said, speaker_said
from selon.web.kinds import mode_said, unit_said
from selon.web.questions import question
from selon.web.speech import Speech
from selon.web.words import N_, name_of

SLOTS = (
    ("status", N_("how it stands")), ("actor", N_("who")), ("recipient", N_("to whom")), ("place", N_("where")), ("when", N_("when")),
    ("count", N_("how many")), ("mode", N_("how")),
)  # fmt: skip
_VALUES, _NAMED, _WORDS = 5, 3, 4
_OPEN, _VOICES, _NEW = 12, 4, 6
# What a page of a much-told event sends; the rest is counted and comes with `all=1`.
_MORE, _FIGURES, _ORIGINS, _SENT = 25, 24, 60, 120


class ValueRow(msgspec.Struct, frozen=True):
    """One value of a slot. `bar`: its origins beside the others' of the slot, 0–100. `verbatim`: in a report's words, not the page's.

    `glyph`: of a status only."""

    value: str
    glyph: str
    lang: str | None
    verbatim: bool
    bar: float
    origins: int
    claims: int
    who: tuple[str, ...]
    others: int
    words: tuple[Telling, ...]
    unseen: int


class SlotRows(msgspec.Struct, frozen=True):
    slot: str
    label: str
    values: tuple[ValueRow, ...]
    more: tuple[ValueRow, ...] = ()
    hidden: int = 0


def slots(sheet: Sheet, speech: Speech, *, everything: bool = False) -> tuple[SlotRows, ...]:
    """Every slot, those too that nobody fills; of many values the first few stand open."""
    said = tellings(sheet)
    found = []
    for slot, label in SLOTS:
        values = sheet.event.status if slot == "status" else sheet.event.slots.get(slot, ())
        if not values and slot == "mode":
            continue
        sent = values if everything else values[: _VALUES + _MORE]
        lengths = bars([value.origins for value in sent])
        rows = tuple(_value(slot, value, bar, said, speech) for value, bar in zip(sent, lengths, strict=True))
        found.append(SlotRows(slot, speech(label), rows[:_VALUES], rows[_VALUES:], len(values) - len(sent)))
    return tuple(found)


def _value(slot: str, value: SlotValue, bar: float, said: dict[str, Telling], speech: Speech) -> ValueRow:
    voices = list({said[claim].claim: said[claim] for claim in value.claims if claim in said}.values())
    names = list(dict.fromkeys(speaker_said(each, speech) for each in value.speakers))
    verbatim = slot in ("actor", "recipient", "place")
    return ValueRow(
        value=value_said(slot, value.value, speech),
        glyph=_glyph(value.value) if slot == "status" else "",
        lang=language_of(value, said) if verbatim else None,
        verbatim=verbatim,
        bar=bar,
        origins=value.origins,
        claims=len(value.claims),
        who=tuple(names[:_NAMED]),
        others=len(names[_NAMED:]),
        words=tuple(voices[:_WORDS]),
        unseen=len(voices[_WORDS:]),
    )


def _glyph(status: str) -> str:
    if status == "denied" or status.startswith("not "):
        return "✕"
    return "●" if status in ("happened", "ongoing") else "◌"


def value_said(slot: str, value: str, speech: Speech) -> str:
    if slot == "status":
        return name_of(value, speech)
    if slot == "when":
        return span_said(value, speech)
    if slot == "count":
        return count_said(value, speech)
    return mode_said(value, speech) if slot == "mode" else value


# -- figures -------------------------------------------------------------------------------------------------------------


class FigureRow(msgspec.Struct, frozen=True):
    """One figure on its strip, in the mouth of each of `speakers` (name and claim); `notes` are already in the page's words."""

    figure: ToldFigure
    strip: Strip | None
    number: str
    speakers: tuple[tuple[str, str], ...]
    outlets: tuple[str, ...]
    notes: tuple[str, ...]


class TallyRows(msgspec.Struct, frozen=True):
    unit: str
    origins: int
    scale: Scale
    rows: tuple[FigureRow, ...]
    hidden: int = 0


def tally_rows(tallies: Sequence[Tally], speech: Speech, *, everything: bool = False) -> tuple[TallyRows, ...]:
    """Of many figures of a unit those that are the same and of one day share a strip; of very many the latest that nobody has
    replaced by another. Always in order of time."""
    found = []
    for tally in tallies:
        on = scale(tally.most)
        rows = [_figure(each, on, speech) for each in tally.figures]
        if len(rows) > _FIGURES:
            rows = _shared(rows)
        ranked = sorted(range(len(rows)), key=lambda at: (rows[at].figure.updated_by is not None, -at))
        sent = sorted(ranked if everything else ranked[:_FIGURES])
        kept = tuple(rows[at] for at in sent)
        found.append(TallyRows(unit_said(tally.unit, tally.of, speech), tally.origins, on, kept, len(rows) - len(kept)))
    return tuple(found)


def _shared(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """One row for who gives the same figure on the same day, each named. What was replaced since stays by itself."""
    found: dict[tuple[object, ...], FigureRow] = {}
    for row in rows:
        told = row.figure
        key = (told.day, told.low, told.high, row.notes, told.updated_by)
        known = found.get(key)
        if known is not None:
            outlets = tuple(dict.fromkeys((*known.outlets, *row.outlets)))
            row = msgspec.structs.replace(known, speakers=(*known.speakers, *row.speakers), outlets=outlets)
        found[key] = row
    return list(found.values())


def _figure(figure: ToldFigure, on: Scale, speech: Speech) -> FigureRow:
    own = figure.speaker == OWN_VOICE and figure.outlets
    notes = [speech(N_("denied"))] if figure.denied else []
    notes += [name_of(figure.status, speech)] if figure.status not in ("happened", "ongoing") else []
    notes += [speech(N_("not certain"))] if figure.certainty != "CT" else []
    return FigureRow(
        figure=figure,
        strip=strip(figure.low, figure.high, on),
        number=bounds_said(figure.low, figure.high, speech),
        speakers=((figure.outlets[0] if own else speaker_said(figure.speaker, speech), figure.claims[0]),),
        outlets=figure.outlets[1:] if own else figure.outlets,
        notes=tuple(notes),
    )


# -- where voices part, and who speaks -----------------------------------------------------------------------------------


class DisputeLine(msgspec.Struct, frozen=True):
    id: str
    question: str
    kind: str
    reason: str
    sides: tuple[tuple[str, int], ...]


def disputed(disputes: Sequence[Contradiction], speech: Speech) -> tuple[DisputeLine, ...]:
    return tuple(
        DisputeLine(
            each.id,
            question(each.point, [side.value for side in each.sides], speech),
            each.kind,
            reason_said(each.reason, speech),
            tuple((side_said(each.point, side.value, speech), side.origins) for side in each.sides),
        )
        for each in disputes
    )


class OriginRows(msgspec.Struct, frozen=True):
    """`voices` are shown when the origin is unfolded, `more` after another click, `hidden` are only counted. `standings`: how often
    each word, with its glyph."""

    group: OriginGroup
    name: str
    own: bool
    open: bool
    voices: tuple[Telling, ...]
    more: tuple[Telling, ...]
    standings: tuple[tuple[str, str, int], ...]
    hidden: int = 0


def drawn(origins: Sequence[OriginGroup], speech: Speech, *, everything: bool = False) -> tuple[OriginRows, ...]:
    """Few voices are all open; of many those of the first origins, so that the page begins with words. Every origin has one."""
    room, left, found = _OPEN, _SENT, []
    for group in origins if everything else origins[:_ORIGINS]:
        shown = group.voices if len(group.voices) <= _VOICES + 1 else group.voices[:_VOICES]
        own, more = all(voice.stance == OWN_STANCE for voice in group.voices), group.voices[len(shown) :]
        if not everything:
            shown = shown[: max(left, 1)]
            more = more[: max(left - len(shown), 0)]
        hidden = len(group.voices) - len(shown) - len(more)
        found.append(OriginRows(group, origin_said(group, speech), own, room > 0, shown, more, _standings(group.voices), hidden))
        room, left = room - len(shown), left - len(shown) - len(more)
    return tuple(found)


def _standings(voices: Sequence[Telling]) -> tuple[tuple[str, str, int], ...]:
    counted: dict[tuple[str, str], int] = {}
    for voice in voices:
        counted[voice.glyph, voice.standing] = counted.get((voice.glyph, voice.standing), 0) + 1
    return tuple((glyph, word, number) for (glyph, word), number in counted.items())


def origin_said(group: OriginGroup, speech: Speech) -> str:
    """A state in the page's language; an outlet with its day; others as they are called."""
    aliases = get_global("territory_aliases").get(group.key, ())
    state = speech.locale.territories.get(aliases[0]) if aliases else None
    if state:
        return str(state)
    name, mark, _ = group.name.partition(" (its dispatch is not here)")
    if mark:
        return speech(N_("%(name)s (its dispatch is not here)")) % {"name": name}
    outlet, comma, day = group.name.rpartition(", ")
    return f"{outlet}, {speech.day(day)}" if comma and group.key.startswith("R-") and day[:1].isdigit() else group.name


# -- what was told when --------------------------------------------------------------------------------------------------


class DayRow(msgspec.Struct, frozen=True):
    """One day of publication: its reports, how many reports and origins there were by then, and the values first given."""

    day: str | None
    reports: tuple[Report, ...]
    reports_by_then: int
    origins_by_then: int
    standings: tuple[tuple[str, str, int], ...]
    new: tuple[tuple[str, str], ...]
    new_unsaid: int


def days_told(sheet: Sheet, speech: Speech) -> tuple[DayRow, ...]:
    """By day of publication. A value counts as new on the day of the first report in which somebody gives it."""
    said = tellings(sheet)
    told = [sheet.reports[each] for each in sheet.event.reports]
    days = sorted({report.published for report in told}, key=lambda day: day or "9999")
    first = [min((_published(sheet, report) for report in group.reports), default="9999") for group in sheet.origins]
    values: dict[str, list[tuple[str, str]]] = {}
    for slot, label in SLOTS[1:-1]:
        for value in sheet.event.slots.get(slot, ()):
            day = min((_published(sheet, said[claim].report) for claim in value.claims if claim in said), default="")
            values.setdefault(day, []).append((speech(label), value_said(slot, value.value, speech)))
    voices: dict[str, list[Telling]] = {}
    for group in sheet.origins:
        for voice in group.voices:
            voices.setdefault(_published(sheet, voice.report), []).append(voice)
    found, reports = [], 0
    for each in days:
        key = each or "9999"
        here = tuple(report for report in told if report.published == each)
        reports += len(here)
        origins, new = sum(day <= key for day in first), values.get(key, [])
        found.append(DayRow(each, here, reports, origins, _standings(voices.get(key, ())), tuple(new[:_NEW]), len(new[_NEW:])))
    return tuple(found)


def _published(sheet: Sheet, report: str) -> str:
    return sheet.reports[report].published or "9999"
