"""Whom a report credits: in its dateline, in a tag line, in its sentences; and how much of it stands under each credit."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from selon.knowledge.agencies import agencies
from selon.knowledge.fold import fold
from selon.lang.credits import CreditWords, agency_words
from selon.reports.sketch_story import Story, sentences, words_of

_WINDOW = 90
_END = re.compile(r"[,;:!?()«»\"“”\n]|\.(?=\s|$)")
_PIECE = re.compile(r"[^\s’']+")
_BARE = r"[^\s,;:()\[\]/«»\"“”’']"
_LINE_NAME = re.compile(rf"[A-ZÀ-Þ]{_BARE}*(?: [A-ZÀ-Þ]{_BARE}*)*|{_BARE}+")
_LONGEST_NAME = 4
_TAG_WORDS = 9
_ELIDED = frozenset("dl")
_LEAD = 2
MOST = 24


class Credit(msgspec.Struct, frozen=True):
    """`name` is the key by which outlets are compared, `shown` the name as written, `words` the words of the text.

    `tag`: it stands over or under the whole text, not in a sentence. `share`: of the story's words, those under this credit.
    """

    name: str
    shown: str
    words: str
    tag: bool = False
    lead: bool = False
    share: float = 0.0


@lru_cache(maxsize=65536)
def outlet_key(written: str) -> str:
    """ "Agence France-Presse" and "AFP" alike; "Le Monde" and "LeMonde" alike."""
    known = agencies().name(written)
    if known:
        return fold(known).replace(" ", "")
    pieces = fold(written).split()
    if len(pieces) > 1 and len(pieces[0]) <= 3 and pieces[0] in _ARTICLES:
        pieces = pieces[1:]
    return "".join(pieces)


_ARTICLES = frozenset("le la les l the el il die der das".split())


@lru_cache(maxsize=65536)
def is_agency(written: str) -> bool:
    """An agency of the table, or a name that says so itself."""
    return agencies().name(written) is not None or any(word in agency_words() for word in fold(written).split())


def credits(story: Story, words: CreditWords, *, title: str = "", own: str = "") -> tuple[Credit, ...]:
    """Each credited source once, tags first; never the report's own outlet."""
    found: dict[str, Credit] = {}
    for shown, exact in _tags(story, words, title):
        name = outlet_key(shown)
        if name and name != own:
            found.setdefault(name, Credit(name, shown, exact, tag=True, lead=True, share=1.0))
    for credit in _in_sentences(story, words, own):
        found.setdefault(credit.name, credit)
    return tuple(sorted(found.values(), key=lambda credit: (not credit.tag, -credit.share, credit.name))[:MOST])


def _tags(story: Story, words: CreditWords, title: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if story.dateline:
        found += [(name, f"({story.dateline})") for name in _listed(story.dateline, words, sure=True)]
    for line in (*story.around, *(part for part in story.paragraphs[-1:] if _only_a_tag(part, words))):
        if len(words_of(line)) <= _TAG_WORDS:
            found += [(name, " ".join(line.split())) for name in _listed(line, words, sure=False)]
    for text in (title, *story.paragraphs[-1:]):
        ending = re.search(r"\(([^()]{2,40})\)\s*\.?\s*$", text)
        if ending:
            found += [(name, ending[0].strip()) for name in _listed(ending[1], words, sure=False)]
    return found


def _only_a_tag(line: str, words: CreditWords) -> bool:
    """A last line of the story that is no sentence: it opens as a tag does, or is an agency's name."""
    return words.tag.match(line) is not None or agencies().name(line.strip(" .-–—")) is not None


def _listed(line: str, words: CreditWords, *, sure: bool) -> list[str]:
    """The names in a tag: after "with" any name, without it only an agency; in a dateline's brackets any name at all."""
    tag = words.tag.search(line)
    named = []
    for name in _LINE_NAME.findall(line[tag.end() :] if tag else line):
        bare = name.strip(".-–— ")
        if bare.lower() in words.between or len(bare) < 2 or bare.isdigit():
            continue
        if is_agency(bare) or ((tag or sure) and (_namey(bare) and (bare[0].isupper() or "-" in bare))):
            named.append(bare)
    return named


def _in_sentences(story: Story, words: CreditWords, own: str) -> list[Credit]:
    total = 0
    under: dict[str, int] = {}
    first: dict[str, tuple[str, str, int]] = {}
    last = ""
    for at, paragraph in enumerate(story.paragraphs):
        standing = ""
        length = 0
        for number, sentence in enumerate(sentences(paragraph)):
            size = len(words_of(sentence))
            named = [(shown, exact) for shown, exact in _named(sentence, words) if outlet_key(shown) not in ("", own)]
            for shown, exact in named:
                first.setdefault(outlet_key(shown), (shown, exact, at))
            if named:
                standing = last = outlet_key(named[-1][0])
                # The lead is one breath: what stands before its credit is under it too.
                under[standing] = under.get(standing, 0) + (length if at == 0 and number else 0)
            elif last and words.again.search(sentence):
                standing = last
            if standing:
                under[standing] = under.get(standing, 0) + size
            length += size
        total += length
    return [
        Credit(name, shown, exact, lead=at < _LEAD, share=round(min(1.0, under.get(name, 0) / max(total, 1)), 3))
        for name, (shown, exact, at) in first.items()
    ]


def _named(sentence: str, words: CreditWords) -> list[tuple[str, str]]:
    found = []
    for cue in words.after.finditer(sentence):
        shown, end = _after(sentence[cue.end() : cue.end() + _WINDOW], words)
        if shown:
            found.append((shown, sentence[cue.start() : cue.end() + end]))
    for cue in words.before.finditer(sentence):
        shown, start = _before(sentence[max(0, cue.start() - _WINDOW) : cue.start()], words)
        if shown:
            found.append((shown, sentence[cue.start() - start : cue.end()]))
    return found


def _after(window: str, words: CreditWords) -> tuple[str, int]:
    end = _END.search(window)
    pieces = list(_PIECE.finditer(window[: end.start()] if end else window))
    opened = False
    for at, piece in enumerate(pieces[:7]):
        for size in range(min(_LONGEST_NAME, len(pieces) - at), 0, -1):
            stretch = window[piece.start() : pieces[at + size - 1].end()]
            if agencies().name(stretch):
                return stretch, pieces[at + size - 1].end()
        low = piece.group().lower()
        if low in words.between or low in _ELIDED:
            opened = opened or low in words.agency
            continue
        # Between "agency" and its name an adjective may stand: "l'agence russe Interfax".
        if opened and low == piece.group() and "-" not in low:
            continue
        if not _namey(piece.group()):
            return "", 0
        last = at
        while last + 1 < len(pieces) and last - at + 1 < _LONGEST_NAME and pieces[last + 1].group()[0].isupper():
            last += 1
        return window[piece.start() : pieces[last].end()].strip(".-"), pieces[last].end()
    return "", 0


def _before(window: str, words: CreditWords) -> tuple[str, int]:
    ends = [end.end() for end in _END.finditer(window)]
    cut = ends[-1] if ends else 0
    pieces = list(_PIECE.finditer(window, cut))
    while pieces and pieces[-1].group().lower() in words.between:
        pieces.pop()
    if not pieces or not _namey(pieces[-1].group()):
        return "", 0
    first = len(pieces) - 1
    while first and len(pieces) - first < _LONGEST_NAME and pieces[first - 1].group()[0].isupper():
        first -= 1
    for start in range(first, len(pieces)):
        stretch = window[pieces[start].start() : pieces[-1].end()]
        if agencies().name(stretch):
            return stretch, len(window) - pieces[start].start()
    return window[pieces[first].start() : pieces[-1].end()], len(window) - pieces[first].start()


def _namey(word: str) -> bool:
    """A capital, a hyphened compound with letters on both sides, or a domain."""
    return word[0].isupper() or bool(re.fullmatch(r"[^\W\d_]+(?:-\w+)+|[\w-]+\.[a-z]{2,4}", word))
