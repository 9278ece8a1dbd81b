"""Capture → reports: the reader for its media type, then the description of each text found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from selon.model import Capture, Problem, Report
from selon.reports.describe import Given, describe
from selon.reports.draft import Draft, binary

Reader = Callable[[Capture, str], Iterator[Draft | Problem]]


def opened_reports(
    capture: Capture, *, given: Given | None = None, languages: Sequence[str] = ()
) -> Iterator[tuple[Report | None, tuple[Problem, ...]]]:
    """Every report in a capture, each with its problems; (None, problems) where no report could be made."""
    place = "standard input" if capture.where == "-" else capture.where
    for found in _reader(capture.media_type)(capture, place):
        if isinstance(found, Problem):
            yield None, (found,)
        else:
            yield describe(found, given=given or Given(), languages=languages, capture=capture.sha256)


def _reader(media_type: str) -> Reader:
    # Imported when met: the HTML and PDF libraries cost more to load than most runs need.
    if media_type == "text/html":
        from selon.reports.html import read_html

        return read_html
    if media_type == "application/pdf":
        from selon.reports.pdf import read_pdf

        return read_pdf
    if media_type == "message/rfc822":
        from selon.reports.mail import read_mail

        return read_mail
    if media_type == "application/jsonl":
        from selon.reports.jsonl import read_jsonl

        return read_jsonl
    if media_type in ("text/plain", "text/markdown"):
        from selon.reports.plain import read_plain

        return read_plain
    return _not_text


def _not_text(capture: Capture, place: str) -> Iterator[Draft | Problem]:
    yield binary(place)
