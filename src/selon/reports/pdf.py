"""`.pdf`: its text layer, with the lines of a column mended into paragraphs. A scan without text is a problem."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

from selon.model import Capture, Problem
from selon.reports.draft import Draft, problem

_HINT = "run text recognition (OCR) on it first, or copy its text into a .txt"
_LETTERS = re.compile(r"[^\W\d_]")
_SENTENCE_END = (".", "!", "?", "…", "»", "”", ":", "”.", '"')


def read_pdf(capture: Capture, place: str) -> Iterator[Draft | Problem]:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    # pypdf reports every repaired object on its logger; the user gets one line instead.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(capture.data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            yield problem(f"{place}: the PDF is locked with a password", "save an unlocked copy")
            return
        pages = [page.extract_text() or "" for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    # A damaged file fails anywhere in its object tree, with whatever error the missing object causes there.
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
    ) as error:
        yield problem(f"{place}: a damaged PDF ({type(error).__name__})", "open it in a viewer and save it again")
        return
    text = "\n\n".join(mended for page in pages if (mended := mend_lines(page)))
    if len(_LETTERS.findall(text)) < 20:
        yield problem(f"{place}: no text layer in this PDF", _HINT)
        return
    yield Draft(text=text, place=place, title=str(title) if title else None)


def mend_lines(page: str) -> str:
    """Lines of one paragraph joined; a line clearly shorter than the others that ends a sentence ends the paragraph."""
    lines = [" ".join(line.split()) for line in page.replace("\u00ad\n", "").splitlines()]
    widths = sorted(len(line) for line in lines if line)
    full = widths[len(widths) * 3 // 4] if widths else 0
    paragraphs: list[str] = []
    current = ""
    for line in lines:
        if not line:
            paragraphs, current = _close(paragraphs, current)
            continue
        current = _join(current, line)
        if line.endswith(_SENTENCE_END) and len(line) < full * 0.85:
            paragraphs, current = _close(paragraphs, current)
    return "\n\n".join(_close(paragraphs, current)[0])


def _close(paragraphs: list[str], current: str) -> tuple[list[str], str]:
    return ([*paragraphs, current] if current else paragraphs), ""


def _join(before: str, line: str) -> str:
    if not before:
        return line
    # "bombar-" + "dement"; a capital or digit after the hyphen is a real one ("Saint-" + "Denis").
    if before.endswith("-") and len(before) > 1 and before[-2].isalpha() and line[0].islower():
        return before[:-1] + line
    return f"{before} {line}"
