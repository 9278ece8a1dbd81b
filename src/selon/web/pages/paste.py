"""A report that is pasted or uploaded: read at once, kept, and shown. Its content decides what kind of file it is.

What comes is handed to the dossier as bytes: the name that a browser gives is never used, on disk or elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO

from starlette.datastructures import FormData, UploadFile

from selon.dossier import Answer, Change
from selon.errors import StoreError, UsageError
from selon.web.act import Act
from selon.web.asked import Asked
from selon.web.desk import Desk
from selon.web.refusals import refusal_said
from selon.web.setting import spoken

PATIENCE = 120.0
"""Seconds to wait while another visitor's report is being read."""

_MEGABYTE = 1024 * 1024
_PASTED = 4
_FORM = 64 * 1024
_LONGEST = 200
_EDTF = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def paste(desk: Desk, asked: Asked, form: FormData) -> str:
    text = _written(form, "text", most=None)
    if not text.strip():
        speech = spoken(asked)
        raise UsageError(speech("Nothing was pasted."), hint=speech("Go back and paste the text of a report."))
    # Browsers send line ends as CR LF; the text that was copied had none of them.
    return _read(desk, asked, form, text.replace("\r\n", "\n").encode("utf-8", "replace"))


def upload(desk: Desk, asked: Asked, form: FormData) -> str:
    given = form.get("file")
    data = given.file.read() if isinstance(given, UploadFile) else b""
    if not data:
        speech = spoken(asked)
        raise UsageError(speech("No file was chosen, or it is empty."), hint=speech("Go back and choose a file."))
    return _read(desk, asked, form, data)


def _read(desk: Desk, asked: Asked, form: FormData, data: bytes) -> str:
    """Where to go on to: the report that it made, or the list where a file held several."""
    published = _day(asked, _written(form, "published"))
    outlet, title = (_written(form, name) or None for name in ("outlet", "title"))
    with _turn(desk, asked):
        # Loaded once for all visitors; the dossiers that are opened from here on share it.
        desk.reader()
        with desk.dossier() as dossier:
            answer = dossier.add(["-"], stdin=BytesIO(data), published=published, outlet=outlet, title=title)
    return _next(asked, answer)


def _next(asked: Asked, answer: Answer[Change]) -> str:
    changes = answer.results
    if not changes:
        problem = answer.problems[0] if answer.problems else None
        speech = spoken(asked)
        told = refusal_said(problem.message, problem.hint, speech)[:2] if problem else (speech("There is nothing to read in it."), "")
        raise UsageError(told[0].removeprefix("standard input: ").removeprefix("-: "), hint=told[1])
    if len(changes) > 1:
        return asked.link("/reports")
    known = changes[0].what == "already there"
    return asked.link(f"/report/{changes[0].report}", came="known" if known else "new")


@contextmanager
def _turn(desk: Desk, asked: Asked) -> Iterator[None]:
    """One report is read at a time; who waits too long is told so."""
    if not desk.reading.acquire(timeout=PATIENCE):
        speech = spoken(asked)
        raise StoreError(speech("Another report is still being read."), hint=speech("Wait a little, go back and send it again."))
    try:
        yield
    finally:
        desk.reading.release()


def _written(form: FormData, name: str, *, most: int | None = _LONGEST) -> str:
    value = form.get(name)
    return value[:most].strip() if isinstance(value, str) else ""


def _day(asked: Asked, written: str) -> str | None:
    """A day, month or year as written, or none."""
    if not written:
        return None
    try:
        if not _EDTF.fullmatch(written):
            raise ValueError(written)
        date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        speech = spoken(asked)
        told = speech("“%(day)s” is no day, month or year.") % {"day": written}
        raise UsageError(told, hint=speech("Write 2023-01-06, 2023-01 or 2023.")) from None
    return written


def _most_pasted(desk: Desk) -> int:
    return min(_PASTED * _MEGABYTE, _most_uploaded(desk))


def _most_uploaded(desk: Desk) -> int:
    """What the settings of the dossier take of a file, and the rest of the form."""
    with desk.dossier() as dossier:
        return dossier.settings.max_megabytes * _MEGABYTE + _FORM


PASTE = Act("/paste", paste, most=_most_pasted)
UPLOAD = Act("/upload", upload, most=_most_uploaded)
