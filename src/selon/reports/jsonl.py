"""`.jsonl`: one report a line, with `text` and, where known, title, outlet, url, published, lang."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from selon.model import Capture, Problem
from selon.reports.decode import decode
from selon.reports.draft import Draft, binary, problem, with_metadata

_FIELDS = ("title", "outlet", "url", "published", "lang")
_HINT = 'a line is one object: {"text": "…", "title": "…", "outlet": "…", "published": "2023-01-06"}'


def read_jsonl(capture: Capture, place: str) -> Iterator[Draft | Problem]:
    decoded = decode(capture.data)
    if decoded is None:
        yield binary(place)
        return
    # Only "\n" ends a line: str.splitlines would also cut at separators that JSON strings may hold raw.
    for number, line in enumerate(decoded.text.split("\n"), start=1):
        if line.strip():
            yield _one(line, place=f"{place}, line {number}", number=number, flags=decoded.flags)


def _one(line: str, *, place: str, number: int, flags: tuple[str, ...]) -> Draft | Problem:
    try:
        record = msgspec.json.decode(line.encode("utf-8", errors="replace"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        reason = str(error).split(" (byte")[0].rstrip(".")
        return problem(f"{place}: not JSON ({reason})", _HINT, offset=number)
    if not isinstance(record, dict):
        return problem(f"{place}: not a JSON object", _HINT, offset=number)
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        return problem(f"{place}: no “text” in it", _HINT, offset=number)
    given = {field: str(record[field]) for field in _FIELDS if isinstance(record.get(field), (str, int))}
    return with_metadata(Draft(text=text, place=place, flags=flags), given)
