"""Our reading as the bench asks for it: claims, readings, places and times of a text; each text is read once.

`Reader` is what the formats know, so that a test can give them one of its own.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Protocol

import msgspec

from bench.counting import Pair, meet
from bench.records import NotYet
from selon.config import Settings
from selon.dossier import Dossier
from selon.errors import ModelError
from selon.events.opposition import Feature, compare, wording
from selon.knowledge import Entry, Knowledge
from selon.lang import available, load_pack
from selon.measures.times import find_times, resolve
from selon.model import Claim, Mention, Reading, ReadResult, Report, TimeMention, VerbGroup, When

BREAKS = (RecursionError, ValueError, IndexError, KeyError)
"""What the corridor (selon.pipeline) makes a problem of the report."""


class PlaceFound(msgspec.Struct, frozen=True):
    """A place in a text. Without a point: an area (`country` says of which land), or a name that no table has."""

    start: int
    end: int
    text: str
    name: str = ""
    country: str | None = None
    precision: str = ""
    lat: float | None = None
    lon: float | None = None


class TimeFound(msgspec.Struct, frozen=True):
    start: int
    end: int
    text: str
    when: When
    kind: str = ""
    length: tuple[float, str] | None = None
    """How long, where the expression is a length of time: (3.0, "day")."""
    anchor: When | None = None
    """What the words mean without the preposition before them: of "since 2014" the year, not the years since."""


class Told(msgspec.Struct, frozen=True):
    """An attribution as PARC3 has it: spans of source, cue and content; a part may be missing."""

    source: tuple[Pair, ...]
    cue: tuple[Pair, ...]
    content: tuple[Pair, ...]


class Reader(Protocol):
    def languages(self) -> tuple[str, ...]: ...
    def claims(self, text: str, *, lang: str, published: str | None = None) -> tuple[Claim, ...]: ...
    def places(self, text: str, *, lang: str, published: str | None = None) -> tuple[PlaceFound, ...]: ...
    def times(self, text: str, *, lang: str, published: str | None = None) -> tuple[TimeFound, ...]: ...
    def attributions(self, text: str, *, lang: str) -> tuple[Told, ...]: ...
    def opposition(self, left: str, right: str, *, lang: str) -> tuple[Feature, ...]: ...
    def country(self, code: str) -> bool: ...
    def file(self, path: Path) -> ReadResult: ...


class OurReader:
    """The rooms of selon, called directly. Raises NotYet for a language that has no pack. A text on which the reading breaks
    gives nothing, as it does for a user, and stands in `broken`."""

    def __init__(self) -> None:
        self.broken: list[str] = []

    def _read(self, text: str, lang: str, published: str | None) -> tuple[Reading, ...]:
        _needs(lang)
        try:
            return _readings(text, lang, published)
        except ModelError as error:
            raise NotYet(str(error)) from error
        except BREAKS as error:
            self.broken.append(f"{type(error).__name__} on: {text[:200]}")
            return ()

    def languages(self) -> tuple[str, ...]:
        return available()

    def country(self, code: str) -> bool:
        """Whether it is the ISO 3166-1 alpha-3 code of a country."""
        return Knowledge.load("fr").country(code) is not None

    def file(self, path: Path) -> ReadResult:
        """A file through the normal door, its metadata and language taken from itself."""
        results = Dossier(path.with_name("bench.db"), settings=Settings()).read(path).results
        return results[0] if results else ReadResult(None)

    def claims(self, text: str, *, lang: str, published: str | None = None) -> tuple[Claim, ...]:
        _needs(lang)
        try:
            return _claims(text, lang, published)
        except ModelError as error:
            raise NotYet(str(error)) from error
        except BREAKS as error:
            self.broken.append(f"{type(error).__name__} on: {text[:200]}")
            return ()

    def places(self, text: str, *, lang: str, published: str | None = None) -> tuple[PlaceFound, ...]:
        found: list[PlaceFound] = []
        for reading in self._read(text, lang, published):
            found += filter(None, (_place(mention) for mention in reading.mentions))
            found += _unlisted(text, reading)
        return tuple(sorted(found, key=lambda place: place.start))

    def times(self, text: str, *, lang: str, published: str | None = None) -> tuple[TimeFound, ...]:
        """With the parser where a report is read, so that the tense says whether "Friday" is behind or ahead."""
        found: list[TimeFound] = []
        for reading in self._read(text, lang, published):
            for mention in reading.times:
                direction = "future" if _ahead(reading, mention) else "past"
                when = resolve(mention, published=published, direction=direction, siblings=reading.times)
                bare = msgspec.structs.replace(mention, spec={key: value for key, value in mention.spec.items() if key != "rel"})
                anchor = resolve(bare, published=published, direction=direction, siblings=reading.times)
                found.append(TimeFound(mention.start, mention.end, mention.text, when, mention.kind, _length(mention), anchor))
        return tuple(found)

    def attributions(self, text: str, *, lang: str) -> tuple[Told, ...]:
        return tuple(
            Told(
                source=tuple(_phrase(reading, head) for head in each.heads),
                cue=((each.cue.start, each.cue.end),) if each.cue.end > each.cue.start else (),
                content=tuple((span.start, span.end) for span in each.contents),
            )
            for reading in self._read(text, lang, None)
            for each in reading.attributions
        )

    def opposition(self, left: str, right: str, *, lang: str) -> tuple[Feature, ...]:
        """The features by which two texts are compared, read as they stand."""
        _needs(lang)
        pack = load_pack(lang)
        return compare(wording(self._read(left, lang, None), pack), wording(self._read(right, lang, None), pack), pack=pack)


def bare_times(text: str, *, lang: str, published: str | None) -> tuple[TimeFound, ...]:
    """Times by the grammar alone, no parser: what stands in single expressions without a sentence around them."""
    _needs(lang)
    return tuple(
        TimeFound(each.start, each.end, each.text, resolve(each, published=published, direction="any"), each.kind, _length(each))
        for each in find_times(text, lang)
    )


def _needs(lang: str) -> None:
    if lang not in available():
        raise NotYet(f"no language pack for '{lang}' (there are: {', '.join(available())})")


@lru_cache(maxsize=512)
def _readings(text: str, lang: str, published: str | None) -> tuple[Reading, ...]:
    from selon.pipeline import engine
    from selon.reading.read import read

    tools = engine(lang)
    return read(_report(text, lang, published), tools.pack, tools.know, model=tools.model)


@lru_cache(maxsize=4096)
def _claims(text: str, lang: str, published: str | None) -> tuple[Claim, ...]:
    from selon.claims.assemble import claims_of
    from selon.pipeline import READER, engine

    tools = engine(lang)
    report = _report(text, lang, published)
    return claims_of(report, _readings(text, lang, published), tools.pack, tools.know, version=READER)


def _report(text: str, lang: str, published: str | None) -> Report:
    return Report(id="R-bench", text=text, sha256="", published=published, lang=lang)


def _place(mention: Mention) -> PlaceFound | None:
    """The likeliest entry that is a place: a seat of government ("Kyiv") stands for a town as well."""
    entries = [each for each in mention.entries if isinstance(each, Entry)]
    places = [each for each in entries if each.kind in {"place", "country"}]
    if not places or entries[0].kind not in {"place", "country", "government"}:
        return None
    best = places[0]
    return PlaceFound(
        mention.start, mention.end, mention.text, best.name, best.country, best.precision or "", best.lat, best.lon
    )  # fmt: skip


def _unlisted(text: str, reading: Reading) -> list[PlaceFound]:
    """Names that the parser takes for places and no table has: recognised, not resolved."""
    runs: list[list[int]] = []
    for token in reading.tokens:
        if token.ent in {"LOC", "GPE"}:
            if runs and runs[-1][1] == token.i - 1:
                runs[-1][1] = token.i
            else:
                runs.append([token.i, token.i])
    spans = [(reading.tokens[a].start, reading.tokens[b].end) for a, b in runs]
    taken = [(mention.start, mention.end) for mention in reading.mentions]
    free = [span for span in spans if not any(meet(span, other) for other in taken)]
    return [PlaceFound(start, end, text[start:end]) for start, end in free if text[start : start + 1].isupper()]


def _ahead(reading: Reading, mention: TimeMention) -> bool:
    """Whether the verb nearest to the expression in its sentence speaks of the future."""
    sentence = next((each for each in reading.sentences if each.start <= mention.start < each.end), None)
    if sentence is None:
        return False
    inside: list[VerbGroup] = [group for group in reading.groups if sentence.first <= group.head < sentence.last]
    nearest = min(inside, key=lambda group: abs(reading.tokens[group.head].start - mention.start), default=None)
    return nearest is not None and nearest.tense in {"fut", "futant", "cond"}


def _length(mention: TimeMention) -> tuple[float, str] | None:
    low, high, unit = (mention.spec.get(key) for key in ("low", "high", "unit"))
    if mention.kind == "length" and isinstance(low, int | float) and low == high and isinstance(unit, str):
        return float(low), unit
    return None


def _phrase(reading: Reading, head: int) -> Pair:
    phrase = next((each for each in reading.phrases if each.head == head), None)
    first, last = (phrase.first, phrase.last) if phrase else (head, head)
    return reading.tokens[first].start, reading.tokens[last].end
