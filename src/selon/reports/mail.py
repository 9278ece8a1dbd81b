"""`.eml`: the plain part of a message, or the text of its HTML part; headers give date, subject and sender."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr

from selon.model import Capture, Problem
from selon.reports.decode import decode
from selon.reports.draft import Draft, problem


def read_mail(capture: Capture, place: str) -> Iterator[Draft | Problem]:
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(capture.data)
        part = message.get_body(preferencelist=("plain", "html"))
    # The standard parser raises many kinds of error on broken headers; all mean the same to the user.
    except Exception as error:
        yield problem(
            f"{place}: not a readable mail message ({type(error).__name__})", "save the message again as .eml"
        )
        return
    text = _text(part) if part is not None else ""
    if part is not None and part.get_content_type() == "text/html":
        from selon.reports.html import article_text

        text = article_text(text) or ""
    if not text.strip():
        yield problem(f"{place}: the message has no text part", "save the text of the message as .txt")
        return
    sender, address = parseaddr(_header(message, "From"))
    yield Draft(
        text=text,
        place=place,
        title=_header(message, "Subject"),
        outlet=sender or address.rpartition("@")[2],
        published=_header(message, "Date"),
        lang=_header(message, "Content-Language"),
    )


def _text(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset()
    if charset:
        try:
            return payload.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass
    decoded = decode(payload)
    return decoded.text if decoded else ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except Exception:  # a header that cannot be parsed is a header that is not there
        return ""
