"""The same sentences in several languages: a table with a column for each, or one CoNLL-U file each (UD PUD)."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.counting import Tally
from bench.reader import Reader
from bench.records import Faults, Figure, NotYet, Result
from bench.sources import matching, numbered, whole

AIM = 0.70
NOTES = (
    "agreement is not correctness: both languages may be wrong alike, and a free translation can change what is claimed",
    "a sentence that gives no claim in either language is left out: silence is easy to agree on",
    "most sentences of PUD tell of no event of these types, so that n is small",
)
_LANG = re.compile(r"[a-z]{2}")
_FILE = re.compile(r"^([a-z]{2,3})[_-]")
Key = tuple[str, str, str]


class Case(msgspec.Struct, frozen=True):
    id: str
    texts: dict[str, str]


def matches(path: Path, head: str) -> bool:
    if path.suffix == ".conllu":
        return "# sent_id" in head and "# text" in head and _FILE.match(path.name) is not None
    columns = head.split("\n", 1)[0].rstrip("\r").split("\t")
    return columns[0] in {"sent_id", "id"} and sum(bool(_LANG.fullmatch(name)) for name in columns[1:]) >= 2


def load(path: Path, faults: Faults) -> list[Case]:
    found: dict[str, dict[str, str]] = {}
    for file in matching(path, matches):
        text = whole(file, faults)
        if file.suffix == ".conllu":
            _conllu(file, text, found, faults)
        else:
            _table(file, text, found, faults)
    return [Case(identity, texts) for identity, texts in found.items() if len(texts) > 1]


def _table(file: Path, text: str, found: dict[str, dict[str, str]], faults: Faults) -> None:
    rows = csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
    columns = next(rows)
    for number, row in enumerate(rows, 2):
        if len(row) != len(columns) or not row[0]:
            faults.add(file, number, f"{len(row)} cells, {len(columns)} columns")
            continue
        if row[0] in found:
            faults.add(file, number, f"{row[0]} stands twice")
            continue
        found[row[0]] = {
            lang: cell.strip() for lang, cell in zip(columns[1:], row[1:], strict=True) if _LANG.fullmatch(lang) and cell.strip()
        }


def _conllu(file: Path, text: str, found: dict[str, dict[str, str]], faults: Faults) -> None:
    named = _FILE.match(file.name)
    lang = named[1] if named else ""
    identity = ""
    for number, line in numbered(text):
        key, _, value = line.partition("=")
        if key.strip() == "# sent_id":
            if identity:
                faults.add(file, number, f"{identity} has no text")
            identity = value.strip()
        elif key.strip() == "# text":
            if not identity:
                faults.add(file, number, "a text without sent_id")
                continue
            found.setdefault(identity, {})[lang] = value.strip()
            identity = ""


def score(cases: Sequence[Case], reader: Reader) -> Result:
    """French and English, where both have a pack, and every further pair of languages that have one."""
    langs = sorted({lang for case in cases for lang in case.texts}, key=lambda lang: (lang != "fr", lang != "en", lang))
    can = [lang for lang in langs if lang in reader.languages()]
    pairs = [(a, b) for i, a in enumerate(can) for b in can[i + 1 :]]
    figures: list[Figure] = []
    pages: dict[str, tuple[str, ...]] = {}
    if "en" in langs and "fr" in langs and ("fr", "en") not in pairs:
        why = "no language pack for " + ", ".join(sorted({"fr", "en"} - set(can)))
        figures.append(Figure("fr-en: claims alike", None, len(cases), AIM, why=why))
    for a, b in pairs:
        try:
            tally, same, either, page = _agreement(cases, reader, a, b)
        except NotYet as missing:
            figures.append(Figure(f"{a}-{b}: claims alike", None, len(cases), why=str(missing)))
            continue
        union = tally.given + tally.wanted - tally.right
        figures += [
            Figure(f"{a}-{b}: claims alike", tally.right / union if union else None, union, AIM if (a, b) == ("fr", "en") else None),
            Figure(f"{a}-{b}: F1 of one against the other", tally.f1, tally.given + tally.wanted),
            Figure(f"{a}-{b}: sentences wholly alike", same / either if either else None, either),
        ]
        pages[f"disagreements {a}-{b}"] = page
    return Result(tuple(figures), NOTES, pages)


def _agreement(cases: Sequence[Case], reader: Reader, a: str, b: str) -> tuple[Tally, int, int, tuple[str, ...]]:
    tally, same, either = Tally(), 0, 0
    page: list[str] = []
    for case in cases:
        if a not in case.texts or b not in case.texts:
            continue
        left, right = (_keys(case.texts[lang], reader, lang) for lang in (a, b))
        if not left and not right:
            continue
        either += 1
        same += left == right
        tally += Tally((left & right).total(), left.total(), right.total())
        if left != right:
            page += [
                f"{case.id}",
                f"  {a} {_shown(left - right)}: {case.texts[a]}",
                f"  {b} {_shown(right - left)}: {case.texts[b]}",
            ]
    return tally, same, either, tuple(page)


def _keys(text: str, reader: Reader, lang: str) -> Counter[Key]:
    return Counter((claim.type, claim.polarity, claim.status) for claim in reader.claims(text, lang=lang))


def _shown(keys: Counter[Key]) -> str:
    return "only " + ", ".join(" ".join(key) for key in sorted(keys.elements())) if keys else "has nothing more"
