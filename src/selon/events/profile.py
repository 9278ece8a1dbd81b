"""What of a claim tells which happening it speaks of: codes, places, days, figures, names. Equal claims have one profile.

Reprints and retellings in the same terms share a profile, so what is compared grows with what is said, not with how often.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

import msgspec
from babel import Locale

from selon.knowledge import Knowledge
from selon.knowledge.fold import fold
from selon.knowledge.identity import party
from selon.measures.datelines import after_dateline
from selon.model import Actor, Claim, Place, Report, When

_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"(?<![\d.,/-])\d{1,3}(?:[   ,]\d{3})+(?![\d/-])|(?<![\d.,/-])\d{2,9}(?![\d/-])")
_STEM = 5
# A report tells of what is fresh: an event told without a day lies, as a rule, within this many days before it.
_RECENT = 10
_LEVELS = {"site": 4, "town": 4, "region": 3, "country": 1, "area": 1}


class Spot(msgspec.Struct, frozen=True):
    """A place as its key, how fine it is (4 town or site, 3 region, 1 country or wider), and the countries it lies in."""

    key: str
    level: int
    country: str | None = None


class Window(msgspec.Struct, frozen=True):
    """Days (proleptic ordinals) in which it happened. `sure`: told by the text; else only likely, from the report's own day."""

    first: int
    last: int
    sure: bool

    @property
    def days(self) -> int:
        return self.last - self.first + 1


class Profile(msgspec.Struct, frozen=True):
    """See the module. Parties are (key, side, level) triples; `names` the proper names of the quote beyond them, in
    any language alike; `numbers` its figures above 31; `near` the names in its paragraph and the one before; `topics`
    those of the report's title and first sentence, which tell what a short claim is about.

    `words`, word beginnings of the quote, and `trigger`, the row of the pack that read the claim, are only comparable
    within `lang`. `paragraph` and `before` tell paragraphs by a hash of their words: reprints have the same. `at` and `left`:
    characters of the paragraph before the word that tells it, and after."""

    type: str
    mode: str | None
    lang: str
    status: str
    polarity: str
    actor: tuple[tuple[str, str, str], ...]
    recipient: tuple[tuple[str, str, str], ...]
    spots: tuple[Spot, ...]
    window: Window | None
    counts: tuple[tuple[str, float | None, float | None], ...]
    names: tuple[str, ...]
    numbers: tuple[int, ...]
    near: tuple[str, ...]
    topics: tuple[str, ...]
    words: tuple[str, ...]
    trigger: str
    paragraph: str
    before: str
    at: int = 0
    left: int = 0

    @property
    def bare(self) -> bool:
        """Names neither where nor when: only what was told before it can say of what it speaks."""
        return not (self.window and self.window.sure) and not any(spot.level >= 3 for spot in self.spots)

    @property
    def rank(self) -> int:
        """How much it says: the more, the rather it is what others are compared with. What is as sharp goes by how much it names."""
        finest = max((spot.level for spot in self.spots), default=0)
        span = self.window.days if self.window and self.window.sure else 99
        sharp = (
            2 * (finest >= 4) + (finest >= 3)
            + 2 * (span <= 1) + (span <= 3)
            + (any(level in ("named", "office") for _, _, level in self.actor))
            + bool(self.recipient) + bool(self.counts)
            + (self.polarity == "+") + (self.status in ("happened", "ongoing"))
        )  # fmt: skip
        named = (self.spots, self.actor, self.recipient, self.counts, self.names)
        return 100 * sharp + min(99, sum(map(len, named)))


def profile_id(profile: Profile) -> str:
    return hashlib.sha256(msgspec.json.encode(profile)).hexdigest()[:16]


def profile(claim: Claim, report: Report) -> Profile:
    """`report` gives language, title, day of publication and the words around the claim."""
    lang = report.lang or "fr"
    parties = {"actor": _parties(claim.actor, lang), "recipient": _parties(claim.recipient, lang)}
    spots = tuple(sorted(_spots(claim.place, lang), key=lambda s: (-s.level, s.key)))
    quoted, more = _named(claim.quote.exact, lang)
    known = {key for slot in parties.values() for key, _, _ in slot} | {spot.key for spot in spots}
    # Who speaks is not what is spoken of.
    for speaker in claim.source:
        known |= _named(speaker.name, lang)[0] | {fold(word[0]) for word in _WORD.finditer(speaker.name)}
    titled = _named(report.title or "", lang)[0] | _named(_opening(report.text, report.body, lang), lang)[0]
    here, before = (_bare(each, lang) for each in _paragraphs(report.text, claim.quote.start))
    left = max(0, _end(report.text, claim.quote.start) - claim.trigger.start)
    around = _named(here, lang)[0] | _named(before, lang)[0]
    # A town that is done to ("they took Soledar") is where it happens, if nothing else says where.
    if not any(spot.level >= 3 for spot in spots):
        spots = tuple(sorted({*spots, *_done_to(claim, lang)}, key=lambda s: (-s.level, s.key)))
    return Profile(
        type=claim.type,
        mode=claim.mode,
        lang=lang,
        status=claim.status,
        polarity=claim.polarity,
        actor=parties["actor"],
        recipient=parties["recipient"],
        spots=spots,
        window=_window(claim.when, claim.status, report.published),
        counts=tuple(sorted(((c.unit, c.low, c.high) for c in claim.count), key=str)),
        names=tuple(sorted({*quoted, *more} - known)),
        numbers=_numbers(claim.quote.exact),
        near=tuple(sorted(around - known - quoted)),
        topics=tuple(sorted(titled)),
        words=_words(claim.quote.exact),
        # The word of a denial ("denied") is not the word for what it denies.
        trigger="" if claim.source and claim.source[-1].stance == "deny" else claim.basis.rule,
        paragraph=_hash(here),
        at=max(0, len(here) - left),
        left=left,
        before=_hash(before),
    )


def _parties(actors: Iterable[Actor], lang: str) -> tuple[tuple[str, str, str], ...]:
    found = (party(each.name, each.code, each.country, lang=lang) for each in actors)
    return tuple(sorted({(each.key, each.side, each.level) for each in found if each.key}))


def _spots(places: Iterable[Place], lang: str) -> set[Spot]:
    """"The town" and "la capitale" point to a place that is named elsewhere: of themselves they are none."""
    return {_spot(place, lang) for place in places if any(letter.isupper() for letter in place.name)}


def _spot(place: Place, lang: str) -> Spot:
    level = _LEVELS.get(place.precision, 1)
    if place.geonameid is not None and level >= 4:
        return Spot(f"g{place.geonameid}", level, place.country)
    if place.precision == "country" and place.country:
        return Spot(place.country, 1, place.country)
    named = _entry_spots(place.name, lang)
    if named:
        return named[0]
    return Spot(" ".join(fold(place.name).split()), level if level < 4 else 2, place.country)


@lru_cache(maxsize=65536)
def _entry_spots(name: str, lang: str) -> tuple[Spot, ...]:
    spots = []
    for match in _knowledge(lang).find_names(name):
        # A capital's name is its government first; where it is done to or lies in, it is the town.
        entry = next((each for each in match.entries if each.kind == "place"), None)
        if entry is not None:
            level = _LEVELS.get(entry.precision or "area", 1)
            key = f"g{entry.geonameid}" if entry.geonameid is not None and level >= 4 else entry.name
            spots.append(Spot(key, level, entry.country))
    return tuple(spots)


def _done_to(claim: Claim, lang: str) -> Iterable[Spot]:
    for each in claim.recipient:
        yield from (spot for spot in _entry_spots(each.name, lang) if spot.level >= 3 and not each.code)
        # A code does not hide the town in "les habitants de Dnipro".
        yield from (spot for spot in _entry_spots(each.name, lang) if spot.level >= 4 and each.code and " " in each.name.strip())


@lru_cache(maxsize=65536)
def _named(text: str, lang: str) -> tuple[frozenset[str], frozenset[str]]:
    """Names the tables know, by their one key in all languages, but no countries; and other capitalised words inside."""
    found: set[str] = set()
    covered: list[tuple[int, int]] = []
    for match in _knowledge(lang).find_names(text):
        covered.append((match.start, match.end))
        entry = match.entries[0]
        if entry.kind in ("country", "government", "grouping"):
            continue
        level = _LEVELS.get(entry.precision or "", 0)
        found.add(f"g{entry.geonameid}" if entry.geonameid is not None and level >= 4 else entry.name)
    other: set[str] = set()
    for word in _WORD.finditer(text):
        if not word[0][0].isupper() or any(a <= word.start() < b for a, b in covered):
            continue
        before = text[: word.start()].rstrip(" «“\"'’(")
        said = fold(word[0])
        if before and before[-1] not in ".!?:;" and said not in _calendar(lang) and not _knowledge(lang).demonym(word[0]):
            other.add(said)
    return frozenset(found), frozenset(other)


@lru_cache(maxsize=8)
def _calendar(lang: str) -> frozenset[str]:
    """Names of months and days (Unicode CLDR), which English writes like names."""
    locale = Locale.parse(lang)
    named = (*locale.months["format"]["wide"].values(), *locale.days["format"]["wide"].values())
    return frozenset(fold(each) for each in named)


def _hash(paragraph: str) -> str:
    return hashlib.blake2b(" ".join(paragraph.split()).encode(), digest_size=6).hexdigest() if paragraph else ""


@lru_cache(maxsize=4096)
def _bare(paragraph: str, lang: str) -> str:
    """Without a dateline: where a report was written is not where it happened, and reprints change it."""
    return paragraph[after_dateline(paragraph, _knowledge(lang)) :]


def _opening(text: str, body: int, lang: str) -> str:
    """The first sentence, or as much of it as a title would be long."""
    start = _bare(text[body : body + 400].lstrip(), lang)
    return start[: start.find(". ") + 1 or 300]


def _paragraphs(text: str, at: int) -> tuple[str, str]:
    """The paragraph of an offset and the one before it."""
    start = text.rfind("\n", 0, at) + 1
    before = text[:start].rstrip()
    return text[start : _end(text, at)], before[before.rfind("\n") + 1 :]


def _end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


@lru_cache(maxsize=65536)
def _numbers(quote: str) -> tuple[int, ...]:
    """Figures that tell one thing from another: no years, and none that a day of the month could be."""
    found = {int(re.sub(r"\D", "", each[0])) for each in _NUMBER.finditer(quote)}
    return tuple(sorted(each for each in found if each > 31 and not 1900 <= each <= 2100))


@lru_cache(maxsize=8)
def _knowledge(lang: str) -> Knowledge:
    return Knowledge.load(lang)


@lru_cache(maxsize=65536)
def _words(quote: str) -> tuple[str, ...]:
    return tuple(sorted({fold(word[0])[:_STEM] for word in _WORD.finditer(quote)}))


def day(iso: str | None, *, end: bool = False) -> int | None:
    """The ordinal of an ISO day; of a month or year its first day, or with `end` its last."""
    if not iso:
        return None
    parts = [int(part) for part in iso[:10].split("-") if part.isdigit()]
    if not parts:
        return None
    year, month, number = (*parts, 0, 0)[:3]
    try:
        if number:
            return date(year, month, number).toordinal()
        if not end:
            return date(year, month or 1, 1).toordinal()
        following = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
        return (following - timedelta(days=1)).toordinal()
    except ValueError:
        return None


def _window(when: When, status: str, published: str | None) -> Window | None:
    first, last = day(when.earliest), day(when.latest, end=True)
    if first is not None and last is not None:
        return Window(first, last, True)
    if last is not None:
        return Window(last - _RECENT, last, False)
    if first is not None:
        return Window(first, first + 3 * _RECENT, False)
    told = day(published, end=True)
    if told is None:
        return None
    # What is planned, asked for or feared lies ahead of the report; what goes on lies about it.
    ahead = 0 if status == "happened" else _RECENT
    return Window(told - _RECENT, told + ahead, False)
