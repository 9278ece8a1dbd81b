"""The room's door: a report's text in, one `Reading` per paragraph out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from selon.knowledge import Entry, Knowledge
from selon.lang import Pack
from selon.measures.datelines import after_dateline
from selon.measures.quantities import find_quantities
from selon.measures.times import find_times
from selon.model import Mention, Reading, Report, Sentence, Token
from selon.reading import chains, slovnet
from selon.reading import groups as surface
from selon.reading.attribution import attributions
from selon.reading.clauses import link
from selon.reading.counted import counted
from selon.reading.gerunds import gerunds
from selon.reading.inflected import inflected
from selon.reading.mistagged import mended
from selon.reading.named import named
from selon.reading.nlp import parse
from selon.reading.nounphrases import noun_phrases
from selon.reading.paragraphs import paragraphs, plain
from selon.reading.repair import repair
from selon.reading.spans import Scene
from selon.reading.timely import apart
from selon.reading.titles import titled
from selon.reading.words import Lexicon, lexicon

TITLE = 110
"""Characters a paragraph without a final stop may have and still be taken for a headline."""


_OPENING = 3
"""Paragraphs in which a byline or a notice may stand before the story begins."""


def read(report: Report, pack: Pack, know: Knowledge, *, model: str, accelerate: bool = True) -> tuple[Reading, ...]:
    """Read every paragraph of a report. Offsets are the report's."""
    whole = paragraphs(report.text, report.body)
    spans = list(_stories(report, whole, know))
    lex = lexicon(pack.lang)
    texts = [plain(report.text[a:b]) for a, b in spans]
    # A dateline still tells which country's towns are meant.
    near = frozenset(_countries([plain(report.text[a:b]) for a, b in whole[:12]], know, report.published))
    placed = zip(texts, (a for a, _ in spans), strict=True)
    labels = str(pack.settings.get("labels", ""))
    other = pack.settings.get("engine") == slovnet.ENGINE
    parsed = slovnet.parse(placed, model) if other else parse(
        placed, model, labels=labels, hyphens=bool(pack.settings.get("hyphens")), accelerate=accelerate
    )
    return tuple(
        _one(report, span, text, tokens, sentences, pack, know, lex, near)
        for span, text, (tokens, sentences) in zip(spans, texts, parsed, strict=True)
    )


def _stories(report: Report, whole: Sequence[tuple[int, int]], know: Knowledge) -> Iterator[tuple[int, int]]:
    """Paragraphs without their datelines: nobody does or says anything there."""
    for at, (a, b) in enumerate(whole):
        start = a + after_dateline(report.text[a:b], know, opening=at < _OPENING)
        if start < b:
            yield start, b


def _countries(texts: Sequence[str], know: Knowledge, on: str | None) -> Iterator[str]:
    for text in texts:
        for match in know.find_names(text):
            for entry in match.entries[:1]:
                if entry.country and entry.kind in {"country", "government"}:
                    yield entry.country


def _one(
    report: Report, span: tuple[int, int], text: str, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...],
    pack: Pack, know: Knowledge, lex: Lexicon, near: frozenset[str],
) -> Reading:  # fmt: skip
    start, end = span
    mentions = _mentions(text, start, tokens, know, near, report.published)
    if pack.words("noun.inflected_names"):
        more = inflected(tokens, mentions, lambda forms: know.find_names(forms, near=near, on=report.published), text, start)
        mentions = tuple(sorted((*mentions, *more), key=lambda m: m.start))
    tokens = repair(titled(_named(tokens, mentions), pack, mentions), pack, lex)
    times = find_times(text, pack.lang, start)
    tokens = apart(tokens, times, mentions)
    tree = bool(pack.words("chain.be"))
    tokens = counted(named(mended(tokens, pack, lex), pack) if tree else tokens, pack)
    verb_groups = chains.verb_groups if tree else surface.verb_groups
    groups = verb_groups(tokens, pack, lex)
    phrases = noun_phrases(tokens, {g.head: g for g in groups}, pack, mentions)
    groups = link(tokens, groups, phrases, pack)
    groups = gerunds(tokens, groups, phrases, pack) if tree else groups
    names = frozenset(i for m in mentions for i in range(m.first, m.last + 1))
    scene = Scene(
        text=report.text, plain=text, start=start, end=end, tokens=tokens, sentences=sentences,
        groups={g.head: g for g in groups}, phrases={p.head: p for p in phrases}, names=names, pack=pack, lex=lex,
        title=_headline(report, start, text),
    )  # fmt: skip
    reading = Reading(
        start=start, end=end, tokens=tokens, sentences=sentences, groups=groups, phrases=phrases, mentions=mentions,
        title=_headline(report, start, text), times=times,
        quantities=find_quantities(text, pack.lang, start),
    )  # fmt: skip
    return msgspec.structs.replace(reading, attributions=attributions(scene))


def _headline(report: Report, start: int, text: str) -> bool:
    return len(text) <= TITLE and not text.rstrip('" ').endswith((".", "!", "?", ":")) and start - report.body < 200


def _mentions(
    text: str, start: int, tokens: tuple[Token, ...], know: Knowledge, near: frozenset[str], on: str | None
) -> tuple[Mention, ...]:
    found = []
    for match in know.find_names(text, near=near, on=on):
        a, b = start + match.start, start + match.end
        covered = [t.i for t in tokens if t.start < b and t.end > a]
        if covered:
            entries: tuple[Entry, ...] = match.entries
            found.append(Mention(covered[0], covered[-1], a, b, match.text, entries))
    return tuple(found)


_UNNAMED = frozenset({"PRON", "VERB", "ADV", "X", "ADP", "INTJ"})
_SEATS = frozenset({"country", "government"})


def _seat(m: Mention) -> bool:
    entry = m.entries[0] if m.entries else None
    return isinstance(entry, Entry) and entry.kind in _SEATS


def _named(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Token, ...]:
    """Names of the gazetteer that the tagger took for something else are proper nouns."""
    fixed = list(tokens)
    for m in mentions:
        for i in range(m.first, m.last + 1):
            unnamed = _UNNAMED | ({"ADJ", "NOUN"} if m.first == m.last and _seat(m) else set())
            if fixed[i].pos in unnamed and fixed[i].text[:1].isupper():
                fixed[i] = msgspec.structs.replace(fixed[i], pos="PROPN")
    return tuple(fixed)
