"""`.txt`, `.md` and standard input: the text exactly as decoded, its metadata head read but left in place."""

from __future__ import annotations

from collections.abc import Iterator

from selon.model import Capture, Problem
from selon.reports.decode import Decoded, decode
from selon.reports.draft import Draft, binary, problem, with_metadata
from selon.reports.head import read_head


def read_plain(capture: Capture, place: str) -> Iterator[Draft | Problem]:
    decoded = decode(capture.data)
    if decoded is None:
        yield binary(place)
        return
    yield from encoding_problems(decoded, place)
    head = read_head(decoded.text)
    yield with_metadata(Draft(text=decoded.text, place=place, body=head.body, flags=decoded.flags), head.values)


def encoding_problems(decoded: Decoded, place: str) -> Iterator[Problem]:
    """What a reader should know of a decoding that had to guess; the text is read all the same."""
    hint = "save it as UTF-8; the claims quote the text as it was read"
    if "mixed encoding" in decoded.flags:
        yield problem(f"{place}: UTF-8 mixed with cp1252 bytes, each read as what it is", hint)
    for flag in decoded.flags:
        if flag.startswith("doubly encoded"):
            yield problem(f"{place}: {flag}; words with accents will be missed", hint)
