"""What kind of file it is: by its name first, else by its first bytes."""

from __future__ import annotations

from pathlib import PurePath

BY_SUFFIX = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".eml": "message/rfc822",
    ".pdf": "application/pdf",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
}
# A dossier, its side files and the settings may lie beside the reports.
UNREAD_SUFFIXES = (".db", ".db-wal", ".db-shm", ".db-journal", ".toml", "~")


def readable_suffix(name: str) -> bool:
    return PurePath(name).suffix.lower() in BY_SUFFIX


def media_type(name: str, data: bytes) -> str:
    """The media type; a PDF or a database under a wrong name is recognised by its first bytes."""
    head = data[:1024].lstrip()
    if head.startswith(b"%PDF-"):
        return "application/pdf"
    known = BY_SUFFIX.get(PurePath(name).suffix.lower())
    if known and known != "application/pdf":
        return known
    if head.startswith((b"SQLite format 3\0", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")):
        return "application/octet-stream"
    lowered = head.lower()
    if lowered.startswith((b"<!doctype html", b"<html")) or (head.startswith(b"<") and b"<html" in lowered):
        return "text/html"
    if head.startswith((b'{"text"', b'{"title"', b'{"outlet"', b'{"url"', b'{"published"', b'{"lang"')):
        return "application/jsonl"
    if lowered.startswith((b"received:", b"return-path:", b"mime-version:", b"delivered-to:", b"message-id:")):
        return "message/rfc822"
    return known or "text/plain"
