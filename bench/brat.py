"""brat stand-off attributions as in PolNeAR: NAME.ann beside NAME.txt.

    T1<TAB>Source 0 12<TAB>The ministry          a span; "0 4;9 12" is one in two pieces
    E1<TAB>Cue:T2 Source:T1 Content:T3           an attribution; further contents are Content2, Content3

The roles of an E line count; a trigger called Attribution has the role of its own span. Other lines are not read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.counting import Pair, Tally, meet
from bench.reader import Reader, Told
from bench.records import Faults, NotYet, Result, beside
from bench.sources import matching, numbered, whole
from selon.reports.language import detect

ROLES = ("source", "cue", "content")
NOTES = (
    "attributions meet by their cues or contents; a role is exact if all its pieces end where the gold's do (quotation marks, "
    "commas and stops at the ends aside)",
    "PolNeAR counts thoughts and intentions as attributions (wants, believes), selon what is said: its recall suffers for it",
    "published: Citron on PARC3 source .820, content .593 exact and .833 overlapping; people on PolNeAR agree at .754",
)
_SPAN = re.compile(r"^(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t?(.*)$")
_EVENT = re.compile(r"^(E\d+)\t(\S.*)$")


class Case(msgspec.Struct, frozen=True):
    id: str
    text: str
    lang: str
    told: tuple[Told, ...]


def matches(path: Path, head: str) -> bool:
    if path.suffix != ".ann" or not path.with_suffix(".txt").is_file():
        return False
    return re.search(r"^T\d+\t(?:Source|Cue|Content|Attribution)\b", head, re.M) is not None


def load(path: Path, faults: Faults) -> list[Case]:
    cases = []
    for file in matching(path, matches):
        text = whole(file.with_suffix(".txt"), faults)
        spans: dict[str, tuple[str, tuple[Pair, ...]]] = {}
        events: list[tuple[int, str]] = []
        for number, line in numbered(whole(file, faults)):
            if match := _SPAN.match(line):
                pieces = tuple((int(a), int(b)) for a, b in (piece.split() for piece in match[3].split(";")))
                if _agrees(text, pieces, match[4]):
                    spans[match[1]] = (match[2], pieces)
                else:
                    faults.add(file, number, f"{match[1]}: {match[4]!r} is not at {match[3]}")
            elif match := _EVENT.match(line):
                events.append((number, match[2]))
            elif line[:1] in {"T", "E"}:
                faults.add(file, number, "no span or attribution as brat writes them")
        told = [each for number, line in events if (each := _told(file, number, line, spans, faults)) is not None]
        cases.append(Case(file.stem, text, detect(text) or "en", tuple(told)))
    return cases


def _agrees(text: str, pieces: Sequence[Pair], words: str) -> bool:
    if any(not 0 <= a < b <= len(text) for a, b in pieces):
        return False
    return not words or "".join("".join(text[a:b] for a, b in pieces).split()) == "".join(words.split())


def _told(
    file: Path, number: int, line: str, spans: dict[str, tuple[str, tuple[Pair, ...]]], faults: Faults
) -> Told | None:
    roles: dict[str, list[Pair]] = {role: [] for role in ROLES}
    for argument in line.split():
        name, _, label = argument.partition(":")
        if label not in spans:
            faults.add(file, number, f"{argument}: there is no such span")
            continue
        own, pieces = spans[label]
        role = next((r for r in (re.sub(r"\d+$", "", name).lower(), own.lower()) if r in roles), None)
        if role is not None:
            roles[role] += [piece for piece in pieces if piece not in roles[role]]
    if not roles["cue"] and not roles["content"]:
        faults.add(file, number, "an attribution without cue and content")
        return None
    return Told(*(tuple(sorted(roles[role])) for role in ROLES))


def score(cases: Sequence[Case], reader: Reader) -> Result:
    detection = Tally()
    exact, overlap, letters = ({role: Tally() for role in ROLES} for _ in range(3))
    misses: list[str] = []
    try:
        for case in cases:
            ours = reader.attributions(case.text, lang=case.lang)
            pairs = _matched(ours, case.told)
            detection += Tally(len(pairs), len(ours), len(case.told))
            found = {j for _, j in pairs}
            misses += [f"{case.id}: {_words(case.text, told)}" for j, told in enumerate(case.told) if j not in found]
            for role in ROLES:
                given, wanted = sum(bool(getattr(t, role)) for t in ours), sum(bool(getattr(t, role)) for t in case.told)
                same = meets = 0
                for i, j in pairs:
                    a, b = getattr(ours[i], role), getattr(case.told[j], role)
                    same += bool(a) and _trimmed(case.text, a) == _trimmed(case.text, b)
                    meets += any(meet(x, y) for x in a for y in b)
                exact[role] += Tally(same, given, wanted)
                overlap[role] += Tally(meets, given, wanted)
                a_, b_ = (_letters(case.text, told, role) for told in (ours, case.told))
                letters[role] += Tally(len(a_ & b_), len(a_), len(b_))
    except NotYet as missing:
        n = sum(len(case.told) for case in cases)
        return Result(beside({"selon": {"attribution: F1": (None, n)}}, why=str(missing)), (str(missing), *NOTES))
    figures = detection.rates("attribution")
    for role in ROLES:
        figures |= letters[role].rates(f"{role}, letters")
        figures[f"{role}, meets: F1"] = (overlap[role].f1, overlap[role].wanted)
        figures[f"{role}, exact: F1"] = (exact[role].f1, exact[role].wanted)
    return Result(beside({"selon": figures}), NOTES, {"attributions not found": tuple(misses)})


def _matched(ours: Sequence[Told], gold: Sequence[Told]) -> list[tuple[int, int]]:
    """Pairs that meet in cue or content, each attribution once: those whose cues meet first, then by common letters."""
    both = []
    for i, a in enumerate(ours):
        for j, b in enumerate(gold):
            cue, content = _common(a.cue, b.cue), _common(a.content, b.content)
            if cue or content:
                both.append((bool(cue), cue + content + _common(a.source, b.source), i, j))
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in sorted(both, key=lambda each: (not each[0], -each[1], each[2], each[3])):
        if all(i != x and j != y for x, y in pairs):
            pairs.append((i, j))
    return pairs


def _common(a: Sequence[Pair], b: Sequence[Pair]) -> int:
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def _letters(text: str, told: Sequence[Told], role: str) -> set[int]:
    return {at for each in told for a, b in getattr(each, role) for at in range(a, b) if text[at].isalnum()}


def _trimmed(text: str, pieces: Sequence[Pair]) -> tuple[Pair, ...]:
    """Without the marks at both ends of the whole; pieces that only blanks part are one."""
    merged: list[list[int]] = []
    for a, b in sorted(pieces):
        while a < b and not text[a].isalnum():
            a += 1
        while b > a and not text[b - 1].isalnum():
            b -= 1
        if merged and not any(ch.isalnum() for ch in text[merged[-1][1] : a]):
            merged[-1][1] = b
        elif a < b:
            merged.append([a, b])
    return tuple((a, b) for a, b in merged)


def _words(text: str, told: Told) -> str:
    def part(pieces: Sequence[Pair]) -> str:
        return " … ".join(" ".join(text[a:b].split()) for a, b in pieces)

    return f"[{part(told.source)}] [{part(told.cue)}] {part(told.content)[:100]}"
