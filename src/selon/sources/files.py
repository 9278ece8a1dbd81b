"""Files, folders and stdin as captures: the bytes as they came, with their hash.

A folder is walked in sorted order, so that the same tree gives the same captures in the same order. What cannot be
read is a `Problem` in its place in the sequence; the others go on.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from selon.model import Capture, Problem
from selon.sources.kinds import UNREAD_SUFFIXES, media_type, readable_suffix

MAX_BYTES = 64 * 1024 * 1024


def captures(
    targets: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    max_bytes: int = MAX_BYTES,
    captured_at: str | None = None,
) -> Iterator[tuple[str, Capture | Problem]]:
    """Every file that `targets` name (a path, a folder, or "-" for `stdin`), with where it was found."""
    for target in targets:
        if str(target) == "-":
            yield "-", _from_stdin(stdin, max_bytes=max_bytes, captured_at=captured_at)
            continue
        path = Path(target)
        if path.is_dir():
            yield from _from_folder(path, max_bytes=max_bytes, captured_at=captured_at)
        else:
            yield str(path), capture_file(path, max_bytes=max_bytes, captured_at=captured_at)


def capture_bytes(data: bytes, *, where: str, captured_at: str | None = None) -> Capture:
    return Capture(
        where=where,
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type(where, data),
        captured_at=captured_at,
    )


def capture_file(path: Path, *, max_bytes: int = MAX_BYTES, captured_at: str | None = None) -> Capture | Problem:
    try:
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except FileNotFoundError:
        return _problem(f"{path}: no such file", "it was moved or deleted, or the name is misspelt")
    except PermissionError:
        return _problem(f"{path}: permission denied", "make it readable for this user")
    except OSError as error:
        return _problem(f"{path}: {(error.strerror or str(error)).lower()}", "check the disk or the network share")
    return _checked(data, where=str(path), max_bytes=max_bytes, captured_at=captured_at)


def _from_stdin(stream: BinaryIO | None, *, max_bytes: int, captured_at: str | None) -> Capture | Problem:
    if stream is None:
        return _problem("-: there is no standard input to read", "pipe a report in, or name a file")
    try:
        data = stream.read(max_bytes + 1)
    except OSError as error:
        return _problem(f"standard input: {(error.strerror or str(error)).lower()}", "try again with a file")
    return _checked(data, where="-", max_bytes=max_bytes, captured_at=captured_at)


def _checked(data: bytes, *, where: str, max_bytes: int, captured_at: str | None) -> Capture | Problem:
    name = "standard input" if where == "-" else where
    if not data:
        return _problem(f"{name}: empty, there is nothing to read", "give a file that holds a report")
    if len(data) > max_bytes:
        return _problem(
            f"{name}: larger than {max_bytes // (1024 * 1024)} MB",
            "split it, or raise max_megabytes in selon.toml",
        )
    return capture_bytes(data, where=where, captured_at=captured_at)


def _from_folder(folder: Path, *, max_bytes: int, captured_at: str | None) -> Iterator[tuple[str, Capture | Problem]]:
    found = False
    failures: list[OSError] = []
    for where, names, files in os.walk(folder, onerror=failures.append):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(where) / name
            # Hidden files and a dossier lying in the folder are not reports; sockets and pipes would block.
            if name.startswith(".") or name.lower().endswith(UNREAD_SUFFIXES) or not _is_regular(path):
                continue
            found = True
            if readable_suffix(name):
                yield str(path), capture_file(path, max_bytes=max_bytes, captured_at=captured_at)
            else:
                yield str(path), _problem(f"{path}: no reader for this kind of file", _KINDS_HINT)
    for error in failures:
        yield (
            str(error.filename),
            _problem(
                f"{error.filename}: {(error.strerror or 'cannot be listed').lower()}",
                "make the folder readable",
            ),
        )
    if not found and not failures:
        yield str(folder), _problem(f"{folder}: no file in this folder", _KINDS_HINT)


def _is_regular(path: Path) -> bool:
    # A broken link, or a file deleted since the listing, still deserves its "no such file".
    return path.is_file() or not path.exists()


_KINDS_HINT = "selon reads .txt .md .html .eml .pdf .jsonl"


def _problem(message: str, hint: str) -> Problem:
    return Problem(stage="sources", report=None, message=message, hint=hint)
