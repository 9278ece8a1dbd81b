"""The corridor on many: captures in, one `Item` for each report or failure out, in order, one at a time.

Nothing is held but the report in hand, so a folder of any size can be read; a failure is a `Problem` in the item.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from selon.model import Capture, Problem, ReadResult, Report
from selon.reports import Given, opened_reports
from selon.sources import captures


class Reader(msgspec.Struct, frozen=True):
    """The reading engine as this floor needs it: a function, its languages, and a version that changes with its answers."""

    read: Callable[[Report], ReadResult]
    languages: tuple[str, ...]
    version: Callable[[str], str]


class Item(msgspec.Struct, frozen=True):
    """What came of one report. `read` is False where nothing was read: it failed, or this reader has read it before."""

    where: str
    capture: Capture | None
    result: ReadResult
    read: bool


def corridor_reader(*, models: dict[str, str], actors: Path | None) -> Reader:
    """The project's own engine. Packs, knowledge and parser load with the first report, not here."""
    from selon.lang import available

    def read(report: Report) -> ReadResult:
        from selon.pipeline import read_report

        return read_report(report, model=models.get(report.lang or ""), extra_actors=actors)

    def version(lang: str) -> str:
        return _version(lang, models.get(lang), actors)

    return Reader(read=read, languages=available(), version=version)


def read_captures(
    targets: Iterable[tuple[str, Capture | Problem]],
    *,
    reader: Reader,
    given: Given | None = None,
    skip: Callable[[Report, str], bool] | None = None,
    debug: bool = False,
) -> Iterator[Item]:
    """Each report read, in order. `skip(report, version)` says which are known already by this very reader."""
    for where, capture in targets:
        if isinstance(capture, Problem):
            yield Item(where, None, ReadResult(None, problems=(capture,)), read=False)
            continue
        for report, problems in opened_reports(capture, given=given, languages=reader.languages):
            known = report is not None and _known(report, reader, skip)
            if report is None or report.lang not in reader.languages or known:
                yield Item(where, capture, ReadResult(report, problems=problems), read=False)
                continue
            yield _read(where, capture, report, problems, reader=reader, debug=debug)


def _known(report: Report, reader: Reader, skip: Callable[[Report, str], bool] | None) -> bool:
    return skip is not None and report.lang in reader.languages and skip(report, reader.version(report.lang or ""))


def _read(
    where: str, capture: Capture, report: Report, problems: Sequence[Problem], *, reader: Reader, debug: bool
) -> Item:
    result = read_one(report, reader=reader, debug=debug)
    failed = not result.claims and any(each.stage == "reading" for each in result.problems)
    both = (*problems, *result.problems)
    return Item(where, capture, msgspec.structs.replace(result, problems=both), read=not failed)


def read_one(report: Report, *, reader: Reader, debug: bool = False) -> ReadResult:
    """One report read; whatever breaks on its text becomes a problem, what stops every report (no model) is raised."""
    from selon.errors import SelonError

    try:
        return reader.read(report)
    except SelonError:
        raise
    except Exception as error:
        # A fault of ours met on one text must not lose the others; with --debug it is shown whole.
        if debug:
            raise
        message = f"{report.title or report.id}: the reader failed ({type(error).__name__}: {error})"
        hint = "please report it with the text; `--debug` shows the trace"
        return ReadResult(report, problems=(Problem("reading", report.id, message, hint),))


def _version(lang: str, model: str | None, actors: Path | None) -> str:
    from selon.pipeline import READER

    own = hashlib.sha256(actors.read_bytes()).hexdigest()[:8] if actors else "-"
    return f"selon {READER} · {lang} {data_hash(lang)} · {model or 'default parser'} · actors {own}"


@lru_cache(maxsize=8)
def data_hash(lang: str) -> str:
    """Eight letters of the SHA-256 over a language's pack and the knowledge tables: a changed row is a new reader."""
    digest = hashlib.sha256()
    for folder in (files("selon") / "lang" / lang, files("selon") / "knowledge" / "data"):
        for path in _data_files(folder):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _data_files(folder: Traversable) -> list[Traversable]:
    """In the order of their names; caches and code beside the data do not count."""
    found = [each for each in folder.iterdir() if each.is_file() and not each.name.endswith((".py", ".pyc"))]
    return sorted(found, key=lambda each: each.name)


__all__ = ["Item", "Reader", "captures", "corridor_reader", "data_hash", "read_captures", "read_one"]
