"""What is kept of a report to find its relatives: a few kilobytes, made once, of its text alone.

`keys` files a sketch, `asks` says where to look for those that it could have an edge with; two reports are never compared
unless the one is filed where the other looks. Texts are compared by runs of words within one language; credits, names,
figures and addresses across languages.
"""

from __future__ import annotations

from datetime import date, timedelta
from zlib import crc32

import msgspec
import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash  # type: ignore[import-untyped]

from selon.lang.credits import credit_words
from selon.model import Report
from selon.reports.credits import Credit, credits, outlet_key
from selon.reports.sketch_marks import marks
from selon.reports.sketch_notices import canonical_url, is_update, is_withdrawal
from selon.reports.sketch_story import quoted_spans, split_story, words_of

SHINGLE = 4
"""Words in a shingle: a run of so many words is what two texts can share."""
CROWDED = 1000
"""A key under which more reports than these are filed is a house line; looking it up is worth nothing."""
LATE = 3
"""Days after a dispatch within which a credit is looked for."""
_PERMUTATIONS, _ROWS, _SEED = 64, 4, 20230101
# Any run of this many words less three that two texts share gives them a key (winnowing: Schleimer et al. 2003).
_LONG, _WINDOW = 7, 24
_QUOTE_WORDS, _QUOTE_LETTERS, _LONG_WORD = 6, 25, 5
_MOST_QUOTES = 12
_UNDATED = "~"


class Sketch(msgspec.Struct, frozen=True):
    """`shingles` and `signature` are little-endian 32-bit numbers, one shingle for each word but the last three.

    `paragraphs`: the word each begins with. `quotes`: rare quotations by word, `quoted` all of them. `marks`: names and
    figures by paragraph.
    """

    report: str
    words: int = 0
    signature: bytes = b""
    shingles: bytes = b""
    paragraphs: tuple[int, ...] = ()
    quoted: tuple[tuple[int, int], ...] = ()
    quotes: tuple[tuple[int, int, str], ...] = ()
    marks: tuple[tuple[int, ...], ...] = ()
    credits: tuple[Credit, ...] = ()
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    lang: str | None = None
    withdraws: bool = False
    updates: bool = False


def sketch(report: Report) -> Sketch:
    words = credit_words(report.lang)
    story = split_story(report.text[report.body :], words)
    own = outlet_key(report.outlet) if report.outlet else ""
    run: list[str] = []
    paragraphs: list[int] = []
    quoted: list[tuple[int, int]] = []
    quotes: list[tuple[int, int, str]] = []
    for paragraph in story.paragraphs:
        start = len(run)
        paragraphs.append(start)
        run += words_of(paragraph)
        for first, end, opening in quoted_spans(paragraph):
            quoted.append((start + first, start + end))
            if _rare(run[start + first : start + end]) and len(quotes) < _MOST_QUOTES:
                quotes.append((start + first, start + end, opening))
    shingles = _shingles(run, SHINGLE)
    return Sketch(
        report=report.id,
        words=len(run),
        signature=_signature(shingles),
        shingles=shingles.tobytes(),
        paragraphs=tuple(paragraphs),
        quoted=tuple(quoted),
        quotes=tuple(quotes),
        marks=tuple(marks(paragraph) for paragraph in story.paragraphs),
        credits=credits(story, words, title=report.title or "", own=own),
        outlet=report.outlet,
        url=canonical_url(report.url) if report.url else None,
        published=report.published,
        lang=report.lang,
        withdraws=is_withdrawal(report.title or "", story.paragraphs[:1], words),
        updates=is_update(report.title or "", story.around, words),
    )


def keys(sketched: Sketch) -> tuple[str, ...]:
    """What a sketch is filed under."""
    month, days = _days(sketched.published)
    # A report without a date may have taken from any month: it asks for a run of words without one.
    found = [*_text_keys(sketched), *_run_keys(sketched, [month or _UNDATED, ""])]
    stamp = days[0].isoformat() if len(days) == 1 else f"{month}~"
    if month:
        if sketched.outlet:
            found.append(f"o>{outlet_key(sketched.outlet)}:{stamp}")
        found += [f"o<{credit.name}:{stamp}" for credit in sketched.credits]
    return tuple(found)


def asks(sketched: Sketch) -> tuple[str, ...]:
    """What to look up: the same text, quotation or address; the outlets credited here, and those that credit this outlet."""
    month, days = _days(sketched.published)
    found = [*_text_keys(sketched), *_run_keys(sketched, _months_around(month) if month else [""])]
    if month:
        earlier = _stamps(days, range(-LATE, 1), month)
        around = _stamps(days, range(-LATE, LATE + 1), month)
        for credit in sketched.credits:
            found += [f"o>{credit.name}:{stamp}" for stamp in earlier]
            if credit.tag or credit.lead:
                found += [f"o<{credit.name}:{stamp}" for stamp in around]
        if sketched.outlet:
            later = _stamps(days, range(0, LATE + 1), month)
            found += [f"o<{outlet_key(sketched.outlet)}:{stamp}" for stamp in later]
    return tuple(found)


def _text_keys(sketched: Sketch) -> list[str]:
    found = [f"u{sketched.url}"] if sketched.url else []
    lang = sketched.lang or ""
    rows = np.frombuffer(sketched.signature, dtype="<u4").reshape(-1, _ROWS)
    found += [f"b{lang}{at}{crc32(row.tobytes()):08x}" for at, row in enumerate(rows)]
    shingles = np.frombuffer(sketched.shingles, dtype="<u4")
    for start, end, _ in sketched.quotes:
        inside = shingles[start : max(start + 1, end - SHINGLE + 1)]
        found += [f"q{lang}{value:08x}" for value in sorted(set(inside.tolist()))[:2]]
    return list(dict.fromkeys(found))


def _run_keys(sketched: Sketch, months: list[str]) -> list[str]:
    """Runs of words by the month of publication. What two reports of different seasons have a run or two of in common is how
    their outlets write; copies of a whole text are found by their signature, however late."""
    runs = _winnowed(np.frombuffer(sketched.shingles, dtype="<u4"))
    return [f"w{sketched.lang or ''}{month}:{value:08x}" for month in months for value in runs]


def _months_around(month: str) -> list[str]:
    year, number = int(month[:4]), int(month[5:])
    return [f"{year + (number - 1 + step) // 12:04}-{(number - 1 + step) % 12 + 1:02}" for step in (-1, 0, 1)] + [_UNDATED]


def _days(published: str | None) -> tuple[str, list[date]]:
    """Month and days that a publication date can mean; a bare year or none is no help in looking."""
    if not published or len(published) < 7:
        return "", []
    if len(published) >= 10:
        return published[:7], [date.fromisoformat(published[:10])]
    first = date.fromisoformat(f"{published[:7]}-01")
    return published[:7], [day for n in range(31) if (day := first + timedelta(n)).month == first.month]


def _stamps(days: list[date], shifts: range, month: str) -> list[str]:
    """The days around, and the month of each for reports that give no day."""
    wide = sorted({day + timedelta(shift) for day in days for shift in shifts})
    return [*(day.isoformat() for day in wide), *sorted({f"{day.isoformat()[:7]}~" for day in wide} | {f"{month}~"})]


def _shingles(run: list[str], size: int) -> NDArray[np.uint32]:
    if len(run) < size:
        return np.zeros(0, dtype="<u4")
    values = np.fromiter((crc32(word.encode()) for word in run), dtype=np.uint64, count=len(run))
    return _rolled(values, size)


def _rolled(values: NDArray[np.uint64], size: int) -> NDArray[np.uint32]:
    """One number for each `size` neighbours, in order."""
    count = len(values) - size + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for at in range(size):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + values[at : at + count]
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return (mixed >> np.uint64(32)).astype("<u4")


def _signature(shingles: NDArray[np.uint32]) -> bytes:
    if not len(shingles):
        return b""
    raw = shingles.tobytes()
    hashed = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    hashed.update([raw[at : at + 4] for at in range(0, len(raw), 4)])
    return np.array(hashed.digest(), dtype="<u4").tobytes()


def _winnowed(shingles: NDArray[np.uint32]) -> list[int]:
    """The least of every window of longer shingles."""
    size = _LONG - SHINGLE + 1
    if len(shingles) < size:
        return []
    longer = _rolled(shingles.astype(np.uint64), size)
    if len(longer) <= _WINDOW:
        return [int(longer.min())]
    windows = np.lib.stride_tricks.sliding_window_view(longer, _WINDOW)
    return sorted(set(windows.min(axis=1).tolist()))


def _rare(words: list[str]) -> bool:
    """Long enough, and of long enough words, that two people do not say it by chance."""
    return len(words) >= _QUOTE_WORDS and sum(len(word) for word in words if len(word) >= _LONG_WORD) >= _QUOTE_LETTERS
