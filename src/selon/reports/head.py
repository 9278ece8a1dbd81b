"""Metadata lines at the head of a plain text: `date 2023-01`, `Outlet: …`, or front matter between `---` lines.

The text is never changed: the head's values and the offset where the story starts are all that is returned. A line
may hold the date and go on with the story (`date 2023-01 Un train …`): the story then starts after the date.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_KEYS = {
    "date": "published",
    "published": "published",
    "publié": "published",
    "publie": "published",
    "publié le": "published",
    "outlet": "outlet",
    "source": "outlet",
    "média": "outlet",
    "media": "outlet",
    "title": "title",
    "titre": "title",
    "url": "url",
    "lien": "url",
    "lang": "lang",
    "language": "lang",
    "langue": "lang",
}
# Without a colon only these, in lower case, and each with a value of its own form: prose also starts with "Source …".
_SPACED = re.compile(r"(date|published|outlet|title|url|lang)[ \t]+(?=\S)")
_KEYED = re.compile(r"([^\W\d_][^\W\d_ ]*(?: le)?)[ \t\u00a0\u202f]*:[ \t]*(.*)", re.UNICODE)
_DATE = re.compile(r"\d{4}(?:-\d{1,2}){0,2}(?:T[\d:.,+Z-]+)?[?~%]?(?=\s|$)")
_LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?\s*$")
_URL = re.compile(r"\S+$")
# A head is short; a story of one endless line is not searched for it.
_LONGEST = 1000
_MOST_LINES = 40


class Head(NamedTuple):
    values: dict[str, str]
    body: int


def read_head(text: str) -> Head:
    values: dict[str, str] = {}
    at = _skip_blank(text, 0)
    if text[at : _line_end(text, at)].rstrip() == "---":
        return _front_matter(text, at) or Head({}, at)
    for _ in range(_MOST_LINES):
        end = _line_end(text, at)
        line = text[at:end]
        if len(line) > _LONGEST and not line.startswith(("date ", "published ")):
            break
        found = _spaced(line) or _keyed(line)
        if found is None:
            break
        key, value, used = found
        values.setdefault(key, value)
        at = _skip_blank(text, at + used)
        if used < len(line.rstrip()):
            break
    return Head(values, at)


def _spaced(line: str) -> tuple[str, str, int] | None:
    start = _SPACED.match(line)
    if start is None:
        return None
    key, rest = start[1], line[start.end() :]
    if key in ("date", "published"):
        value = _DATE.match(rest)
        return (_KEYS[key], value[0], start.end() + value.end()) if value else None
    if key == "lang" and not _LANG.match(rest):
        return None
    if key == "url" and not _URL.match(rest.rstrip()):
        return None
    return _KEYS[key], rest.strip(), len(line)


def _keyed(line: str) -> tuple[str, str, int] | None:
    pair = _KEYED.match(line)
    if pair is None:
        return None
    key = _KEYS.get(pair[1].lower())
    if key is None or not pair[2].strip():
        return None
    value = pair[2].strip().strip("\"'")
    if key == "published":
        dated = _DATE.match(pair[2])
        if dated and dated.end() < len(pair[2].rstrip()) and len(pair[2]) > 60:
            return key, dated[0], pair.start(2) + dated.end()
    return key, value, len(line)


def _front_matter(text: str, at: int) -> Head | None:
    values: dict[str, str] = {}
    at = _line_end(text, at) + 1
    for _ in range(_MOST_LINES):
        if at >= len(text):
            return None
        end = _line_end(text, at)
        line = text[at:end].rstrip("\r")
        if line.rstrip() in ("---", "..."):
            return Head(values, _skip_blank(text, end))
        pair = _KEYED.match(line)
        if pair and pair[1].lower() in _KEYS and pair[2].strip():
            values.setdefault(_KEYS[pair[1].lower()], pair[2].strip().strip("\"'"))
        at = end + 1
    return None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _skip_blank(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] == "\ufeff"):
        at += 1
    return at
