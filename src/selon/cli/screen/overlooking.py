"""The brief as a few paragraphs, and the score of voices as a grid: a line for each side, a column for each day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from selon.cli.screen.contra import POINTS
from selon.cli.screen.wording import DIM, short
from selon.dossier import days_between, when_words

if TYPE_CHECKING:
    from selon.dossier import Brief, BriefLine, Lane, Position, Score

_STANDS = {
    "holds": "according to", "announces": "announced by", "asks": "demanded by", "supposes": "thought possible by", "denies": "denied by",
}  # fmt: skip
# From the firmest down; a denial stands beside it, since it is never the weaker word.
_FIRM = "●◐○◌"
_WIDE, _NAME, _VOICES, _ROOM = 98, 18, 3, 200


def draw_brief(screen: Console, brief: Brief) -> None:
    for number, line in enumerate(brief.lines, start=1):
        _draw_line(screen, number, line)
    _heading(screen, "what parts them", bool(brief.disputes))
    for card in brief.disputes:
        sides = " / ".join(f"{side.value} ({_many(side.origins, 'origin')})" for side in card.sides[:3])
        screen.print(Text.assemble((f"{POINTS[card.point]}: ", "bold"), sides, (f"  {card.what}  {short(card.id)}", DIM)), width=_WIDE)
    _heading(screen, "announced for the coming days", bool(brief.ahead))
    for each in brief.ahead:
        told = Text.assemble((when_words(each.when), "bold"), f"  « {_cut(each.quote.words)} » ", (f"{each.quote.speaker}  {short(each.event)}", DIM))
        screen.print(told, width=_WIDE)
    _heading(screen, "what nobody says", bool(brief.gaps))
    for gap in brief.gaps:
        lacking = [
            f"nobody says {', '.join(gap.missing)}" if gap.missing else "", f"silent: {', '.join(gap.silent)}" if gap.silent else "",
            "all go back to one origin" if gap.single else "",
        ]  # fmt: skip
        missing = " · ".join(each for each in lacking if each)
        screen.print(Text.assemble(gap.summary, "  ", (missing, "bold"), (f"  {short(gap.event)}", DIM)), width=_WIDE)
    if brief.lately:
        new = f"{_many(brief.fresh_events, 'event')} first told since {brief.lately}, {_many(brief.repeats, 'mere repetition')}"
        screen.print(Padding(Text(new, style=DIM), (1, 0, 0, 0)))


def _draw_line(screen: Console, number: int, line: BriefLine) -> None:
    told = f"{_many(line.reports, 'report')} · {_many(line.origins, 'origin')}"
    if line.disputes:
        told += f" · {_many(len(line.disputes), 'contradiction')}"
    screen.print(Text.assemble((f"{number}. {line.summary}", "bold"), (f"  {told}  {short(line.event)}", DIM)), width=_WIDE)
    for position in line.positions:
        screen.print(Padding(_position(position), (0, 0, 0, 3)), width=_WIDE)
    screen.print()


def _position(position: Position) -> Text:
    more = len(position.voices) - _VOICES
    voices = ", ".join(position.voices[:_VOICES]) + (f" and {more} more" if more > 0 else "")
    quote = position.quote
    by = "" if quote.speaker in position.voices[:_VOICES] else f"{quote.speaker}, "
    return Text.assemble(
        (f"{_STANDS[position.stand]} ", "bold magenta" if position.stand == "denies" else "bold"), voices, f": « {_cut(quote.words)} »",
        (f"  {quote.glyph} {by}{quote.day}  {short(quote.claim)}", DIM),
    )  # fmt: skip


def draw_voices(screen: Console, scores: Sequence[Score]) -> None:
    for score in scores:
        room = (_WIDE - _NAME - 2) // 3
        days = [_plus(score.first, each) for each in range(days_between(score.first, score.until))]
        for start in range(0, len(days), room):
            _draw_days(screen, score, days[start : start + room])


def _draw_days(screen: Console, score: Score, days: Sequence[str]) -> None:
    head = Text(f"{days[0]} …".ljust(_NAME) + "  ", style=DIM)
    for day in days:
        head.append(f"{int(day[8:]):>2} ", style="bold" if date.fromisoformat(day).weekday() == 0 else DIM)
    screen.print(head, no_wrap=True)
    deeds = [sum(1 for deed in score.deeds if deed.when.earliest == deed.when.latest == day) for day in days]
    screen.print(Text("deeds of that day".ljust(_NAME) + "  " + "".join(f"{number or '':>2} " for number in deeds), style=DIM), no_wrap=True)
    for lane in score.lanes:
        screen.print(_lane(lane, days), no_wrap=True)
    screen.print()


def _lane(lane: Lane, days: Sequence[str]) -> Text:
    """The firmest word of a day, with ✕ where something is denied that day too; · in a silence."""
    name = {"own": "reports themselves", "others": "other voices"}.get(lane.key, lane.name)
    line = Text(name[:_NAME].ljust(_NAME) + "  ", style=DIM if lane.key in ("own", "others") else "bold")
    for day in days:
        glyphs = {mark.glyph for mark in lane.marks if mark.last == day}
        firmest = next((glyph for glyph in _FIRM if glyph in glyphs), "")
        silent = any(first <= day <= last for first, last in lane.silences)
        line.append(f"{firmest + ('✕' if '✕' in glyphs else '') or ('·' if silent else ''):>2} ", style="default" if glyphs else DIM)
    return line


def _heading(screen: Console, words: str, wanted: bool) -> None:
    if wanted:
        screen.print(Padding(Text(words, style="italic"), (1, 0, 0, 0)))


def _cut(words: str) -> str:
    return words if len(words) <= _ROOM else words[:_ROOM].rsplit(" ", 1)[0] + " …"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
