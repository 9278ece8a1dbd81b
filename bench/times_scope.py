"""What a conversational set of times has and a news report has not, by named reasons: times_scope.toml."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_RELATIVE = re.compile(
    r"\b(?:now|today|tomorrow|yesterday|next|last|maintenant|aujourd'hui|demain|hier|prochaine?|derni[eè]re?|ce|cet|cette)\b",
    re.I,
)
Reasons = tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=1)
def _reasons() -> dict[str, Reasons]:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {lang: tuple((str(row["reason"]), _pattern(row)) for row in rows) for lang, rows in data.items()}


def _pattern(row: dict[str, object]) -> re.Pattern[str]:
    ways = []
    for key, form in (("whole", "{}"), ("words", r".*\b(?:{})\b.*"), ("parts", ".*(?:{}).*")):
        listed = row.get(key, [])
        assert isinstance(listed, list)
        if listed:
            ways.append(form.replace("{}", "|".join(listed)))
    return re.compile("|".join(ways), re.I)


def out_of_scope(shown: str, lang: str, timex: str, *, dated: bool) -> str:
    """The reason why no report would have this expression, or why it has no answer; "" if it may stand in one."""
    if not dated and (not _YEAR.search(shown) or _RELATIVE.search(shown)):
        return "no reference day, and the words need one"
    if re.fullmatch(r"0\d\d\d", timex):
        return "years before 1500"
    if timex.startswith("(XX") and not timex.startswith("(XXXX"):
        return "a decade that only a calendar takes for a coming one"
    if _short_year(shown, timex):
        return "two digits for a year"
    words = shown.strip().lower()
    return next((reason for reason, pattern in _reasons().get(lang, ()) if pattern.fullmatch(words)), "")


def _short_year(shown: str, timex: str) -> bool:
    """The answer has a year of which the words show the last two digits only."""
    year = re.match(r"\(?\d\d(\d\d)", timex)
    if year is None or _YEAR.search(shown) or timex.endswith(year[1]):
        return False
    return re.search(rf"(?<![\d.]){year[1]}(?!\d)(?!(?:st|nd|rd|th)?\b.* \d)", shown) is not None
