"""What a note must not say: a sentence without citations, or one that names a party, place, number or day that its citations lack.

The sentence is read as text, however it was made, so that one written or changed by hand is held to the same. Its citations
contain what their whole quotes, speakers and outlets say and what their claims hold. An assessed sentence may also count them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from selon.knowledge import Knowledge
from selon.knowledge.fold import fold
from selon.lang.pack import ROLE_COLUMNS
from selon.lang.tables import folder, read_csv
from selon.measures.numbers_amount import number_words, read_number
from selon.measures.times_tokens import tokenize
from selon.model import Citation, Note, NoteSentence
from selon.views.note_wording import months

Kind = Literal["has no citation", "cites what is not there", "differs from its pieces", "quotes", "names the day", "names the number", "names"]
_CITED = re.compile(r"\s*\[(\d+)\]")
_QUOTED = re.compile(r"[“«]\s*([^“”«»]+?)\s*[”»]")
_ISO = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b")
_DAY = re.compile(
    r"\b(\d{1,2})(?:er|st|nd|rd|th)?\s+([^\W\d_]+)\.?(?:,?\s+(\d{4}))?"
    r"|\b([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,\s+(\d{4})"
    r"|\b([^\W\d_]+)\.?\s+(\d{4})\b"
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_DIGITS = re.compile(r"\d+(?:[   ,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"[^\W\d_]+(?:[-’' ][^\W\d_]+)*")
_PLURAL = re.compile(r"(?:es|s|x)$")


class NoteFault(msgspec.Struct, frozen=True):
    """`names` is what the citations do not contain; `event` the part of the note that the sentence stands in."""

    event: str
    sentence: str
    kind: Kind
    names: str = ""


def faults(note: Note, *, vocabulary: frozenset[str]) -> tuple[NoteFault, ...]:
    """Sentence by sentence. `vocabulary`: the note's own words, folded, which name nothing though they open a sentence."""
    known = {citation.number: citation for citation in note.citations}
    return tuple(
        NoteFault(part.event, sentence.text, kind, names)
        for part in note.parts
        for sentence in (part.title, *part.sentences)
        for kind, names in _faults(sentence, known, note.lang, vocabulary)
    )


def _faults(sentence: NoteSentence, known: Mapping[int, Citation], lang: str, vocabulary: frozenset[str]) -> Iterator[tuple[Kind, str]]:
    numbers = {int(number) for number in _CITED.findall(sentence.text)}
    if not numbers:
        yield "has no citation", ""
        return
    if numbers - known.keys() or set(sentence.cited) != numbers:
        astray = numbers - known.keys() or numbers.symmetric_difference(sentence.cited)
        yield "cites what is not there", " ".join(f"[{number}]" for number in sorted(astray))
        return
    if "".join(piece.text for piece in sentence.pieces) != sentence.text:
        yield "differs from its pieces", ""
    held = _Held([known[number] for number in sorted(numbers)], lang)
    text = _CITED.sub(" ", sentence.text)
    for quoted in _QUOTED.findall(text):
        if not held.says(quoted):
            yield "quotes", quoted
    text = _QUOTED.sub(" · ", text)
    text, days = _days(text, lang)
    for words, day in days:
        if not held.has_day(day) and not held.says(words):
            yield "names the day", words
    counted = held.counts() if sentence.side == "assessed" else frozenset()
    for words, value in _numbers(text, lang):
        if value not in held.numbers and value not in counted:
            yield "names the number", words
    # A party, place or outlet of another citation is a name however it is written; one in the note's own words is none.
    elsewhere = (name for each in known.values() for name in (*each.speakers, *each.names, each.outlet, *each.outlets))
    spoken = _padded(text)
    other = {name for name in elsewhere if name and _padded(name) in spoken and not set(fold(name).split()) <= vocabulary}
    for name in dict.fromkeys((*_names(text, lang, vocabulary), *sorted(other))):
        if not held.says(name):
            yield "names", name


class _Held:
    """What some citations contain."""

    def __init__(self, citations: Sequence[Citation], lang: str) -> None:
        self._citations = citations
        self._texts = [_padded(" · ".join(_contents(each))) for each in citations]
        self.numbers = {
            value for each in citations for language in {lang, each.lang or lang} & {"en", "fr"} for words in _contents(each)
            for value in _values(words, language)
        }  # fmt: skip
        self.numbers |= {bound for each in citations for count in each.counts for bound in (count.low, count.high) if bound is not None}
        ends = {end for each in citations for when in (each.said, *each.whens) for end in (when.earliest, when.latest)}
        self._days = frozenset(day for day in (*ends, *(each.published for each in citations)) if day)

    def says(self, words: str) -> bool:
        """One citation has the words in this order; the last may stand in the singular or plural."""
        wanted = _padded(words)
        stem = " " + _PLURAL.sub("", wanted.strip())
        return any(wanted in text or re.search(re.escape(stem) + r"(?:es|s|x)? ", text) for text in self._texts)

    def has_day(self, day: tuple[int | None, int | None, int | None]) -> bool:
        return any(_same_day(day, held) for held in self._days)

    def counts(self) -> frozenset[float]:
        """What can be counted of them: voices, origins, reports, outlets, events."""
        cited = self._citations
        reports = {report for each in cited for report in each.reports}
        outlets = {outlet for each in cited for outlet in (each.outlet, *each.outlets) if outlet}
        sizes = (len(cited), len({each.origin for each in cited}), len(reports), len(outlets), len({each.event for each in cited}))
        return frozenset(float(size) for size in sizes)


def _contents(citation: Citation) -> Iterable[str]:
    return (citation.quote, *citation.speakers, citation.outlet, *citation.outlets, *citation.names, *(count.text for count in citation.counts))


# Many sentences rest on the same citations: what these say is read once.
@lru_cache(maxsize=4096)
def _padded(words: str) -> str:
    return f" {fold(words)} "


@lru_cache(maxsize=4096)
def _values(words: str, lang: str) -> frozenset[float]:
    return frozenset(value for _, value in _numbers(words, lang))


def _same_day(day: tuple[int | None, int | None, int | None], held: str) -> bool:
    parts = [int(each) for each in held.split("-")[:3] if each.isdigit()] + [None, None, None]
    return all(wanted is None or wanted == given for wanted, given in zip(day, parts, strict=False))


def _days(text: str, lang: str) -> tuple[str, list[tuple[str, tuple[int | None, int | None, int | None]]]]:
    """The days, months and years that a text names, and the text without them."""
    found: list[tuple[str, tuple[int | None, int | None, int | None]]] = []
    names = {**months("en"), **months(lang)}

    def iso(match: re.Match[str]) -> str:
        found.append((match[0], (int(match[1]), int(match[2]), int(match[3]) if match[3] else None)))
        return " "

    def named(match: re.Match[str]) -> str:
        d, m, y = (match[1], match[2], match[3]) if match[2] else (match[5], match[4], match[6]) if match[4] else (None, match[7], match[8])
        number = names.get(fold(m))
        if number is None:
            return match[0]
        found.append((match[0].strip(), (int(y) if y else None, number, int(d) if d else None)))
        return " "

    def year(match: re.Match[str]) -> str:
        found.append((match[0], (int(match[0]), None, None)))
        return " "

    text = _ISO.sub(iso, text)
    return _YEAR.sub(year, _DAY.sub(named, text)), found


def _numbers(text: str, lang: str) -> Iterator[tuple[str, float]]:
    """Numbers in figures and in words. One in words is an article more often than a number."""
    for match in _DIGITS.finditer(text):
        plain = re.sub(r"[   ,](?=\d{3}(?!\d))", "", match[0]).replace(",", ".")
        yield match[0], float(plain)
    tokens, table, at = tokenize(text), number_words(lang), 0
    while at < len(tokens.words):
        read = read_number(tokens, at, table) if tokens.words[at] in table.starters else None
        if read is None or read[1] <= at:
            at += 1
            continue
        value, after, digits = read
        if not digits and value != 1:
            yield text[tokens.starts[at] : tokens.ends[after - 1]], value
        at = after


def _names(text: str, lang: str, vocabulary: frozenset[str]) -> Iterator[str]:
    """Names that are known, words with a capital, and what people and bodies are called by what they are."""
    found = [(match.start, match.end) for match in Knowledge.load(lang).find_names(text)]
    roles, demonym = _roles(lang), Knowledge.load(lang).demonym
    for match in _RUN.finditer(text):
        begin, before = None, match.start()
        for word in _WORD.finditer(text, match.start(), match.end()):
            key = fold(word[0])
            own = key in vocabulary
            capital = word[0][0].isupper() and len(word[0]) > 1 and not own
            if capital and begin is None:
                begin = word.start()
            if begin is not None and not capital:
                found.append((begin, before))
                begin = None
            if not capital and not own and (key in roles or _PLURAL.sub("", key) in roles or demonym(word[0])):
                found.append(word.span())
            before = word.end()
        if begin is not None:
            found.append((begin, before))
    for start, end in sorted(set(found)):
        if not all(fold(word) in vocabulary for word in _WORD.findall(text[start:end])):
            yield text[start:end]


@lru_cache(maxsize=4)
def _roles(lang: str) -> frozenset[str]:
    """What people and bodies are, as one word: the lexicon of roles without the rest of the pack."""
    return frozenset(fold(row["lemma"]) for _, row in read_csv(folder(lang).joinpath("roles.csv"), ROLE_COLUMNS) if " " not in row["lemma"])
