"""MUC-3/4 keys: templates of incidents in numbered slots, and the texts that they were filled from.

    0.  MESSAGE: ID                     DEV-MUC3-0001 (NOSC)
    4.  INCIDENT: TYPE                  KIDNAPPING
    9.  PERP: INDIVIDUAL ID             "TERRORISTS"
    19. HUM TGT: DESCRIPTION            "PEASANTS" / "INDIVIDUALS"

`-` no filler, `*` slot not for this type, `?` may be left out, `/` or; a line without a slot goes on with the one before.
A text begins with its id on a line of its own. Keys and texts may be in any files of the set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from bench import crosswalk
from bench.counting import Tally
from bench.reader import Reader
from bench.records import Faults, NotYet, Result, beside
from bench.sources import matching, numbered, whole
from bench.uppercase import lowered
from selon.model import Claim

SLOTS = {
    "perpetrator, individual": ("PERP: INDIVIDUAL ID",),
    "perpetrator, organisation": ("PERP: ORGANIZATION ID",),
    "physical target": ("PHYS TGT: ID",),
    "victim": ("HUM TGT: NAME", "HUM TGT: DESCRIPTION"),
}
"""Our actor answers the first two, our recipient the others."""
NOTES = (
    "templates join what a whole text says of one incident; selon's claims are not joined yet, so that a template counts as found "
    "if a claim of its type is there, and slots are filled from all claims of that type",
    "MUC wants only terrorism in Latin America, no armed clashes and no distant past: claims on these count against precision",
    "fillers meet by a common content word; texts in capitals alone are set in small letters first, names by the gazetteer",
    "published: .502 F1 over all slots (BERT, MUC-4 test)",
)
_SLOT = re.compile(r"^\s{0,3}(\d{1,2})\.\s+([A-Z]+(?: [A-Z]+)*: [A-Z]+(?: [A-Z]+)*)(?:\s{2,}|\s*$)(.*)$")
_ID = re.compile(r"^((?:DEV|TST\d?)-MUC\d-\d{4})\b")
_DATELINE = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d\d)\b")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_SMALL = frozenset("the of and a an in on at to for by with from his her their its el la los las de del y".split())


class Filler(msgspec.Struct, frozen=True):
    """Any of the strings is right; an optional one counts neither way when it is missing."""

    strings: tuple[str, ...]
    optional: bool = False


class Template(msgspec.Struct, frozen=True):
    types: tuple[str, ...]
    incident: str
    fillers: dict[str, tuple[Filler, ...]]
    date: tuple[str, str] | None = None
    places: tuple[str, ...] = ()
    optional: bool = False


class Case(msgspec.Struct, frozen=True):
    id: str
    text: str
    published: str | None
    templates: tuple[Template, ...]


def matches(path: Path, head: str) -> bool:
    key = re.search(r"^\s{0,3}0\.\s+MESSAGE: ID\b", head, re.M)
    return bool(key or (re.search(r"^(?:DEV|TST\d?)-MUC\d-\d{4}\b", head, re.M) and path.suffix != ".py"))


def load(path: Path, faults: Faults) -> list[Case]:
    templates: dict[str, list[Template]] = {}
    texts: dict[str, str] = {}
    for file in matching(path, matches):
        content = whole(file, faults)
        if re.search(r"^\s{0,3}0\.\s+MESSAGE: ID\b", content, re.M):
            for identity, template in _keys(file, content, faults):
                templates.setdefault(identity, []).extend([template] if template else [])
        else:
            texts.update(_texts(content))
    for identity in sorted(templates.keys() - texts.keys()):
        faults.add(path, 0, f"the text of {identity} is not in the set")
    return [Case(each, texts[each], _published(texts[each]), tuple(templates[each])) for each in templates if each in texts]


def _texts(content: str) -> Iterator[tuple[str, str]]:
    identity, lines = "", list[str]()
    for line in content.splitlines():
        if match := _ID.match(line):
            if identity:
                yield identity, "\n".join(lines).strip()
            identity, lines = match[1], []
        elif identity:
            lines.append(line)
    if identity:
        yield identity, "\n".join(lines).strip()


def _published(text: str) -> str | None:
    match = _DATELINE.search(text[:300])
    return _iso(match) if match else None


def _iso(match: re.Match[str]) -> str | None:
    try:
        return date(1900 + int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1])).isoformat()
    except ValueError:
        return None


def _keys(file: Path, content: str, faults: Faults) -> Iterator[tuple[str, Template | None]]:
    """(id, template) for each; None for a text that has no incident."""
    slots: dict[str, list[str]] = {}
    begun, last = 0, ""
    for number, line in (*numbered(content), (0, "0.  MESSAGE: ID  ")):
        if line.lstrip().startswith(";"):
            continue
        match = _SLOT.match(line)
        if match and match[2] == "MESSAGE: ID":
            if slots:
                yield from _template(file, begun, slots, faults)
            slots, begun = {}, number
        if match:
            last = match[2]
            slots[last] = [match[3].strip()]
        elif line.strip() and slots:
            slots[last].append(line.strip())


def _template(file: Path, line: int, slots: dict[str, list[str]], faults: Faults) -> Iterator[tuple[str, Template | None]]:
    match = _ID.match(slots["MESSAGE: ID"][0])
    if match is None:
        faults.add(file, line, f"MESSAGE: ID {slots['MESSAGE: ID'][0]!r} is no id of a text")
        return
    written = " ".join(slots.get("INCIDENT: TYPE", [""])).strip()
    if " ".join(slots.get("MESSAGE: TEMPLATE", [""])).strip() == "*" or written in {"*", "-", ""}:
        yield match[1], None
        return
    types = tuple(t for name in written.split("/") for t in crosswalk.muc(name.strip("? ").strip()) or ())
    if not types:
        faults.add(file, line, f"INCIDENT: TYPE {written!r} is none of MUC-4")
        return
    fillers = {slot: tuple(f for name in names for f in _fillers(slots.get(name, []))) for slot, names in SLOTS.items()}
    yield match[1], Template(
        types, written, fillers, _date(" ".join(slots.get("INCIDENT: DATE", []))), _places(" ".join(slots.get("INCIDENT: LOCATION", []))),
        optional="OPTIONAL" in " ".join(slots.get("MESSAGE: TEMPLATE", [])),
    )  # fmt: skip


def _fillers(lines: Sequence[str]) -> list[Filler]:
    found: list[Filler] = []
    for line in lines:
        strings = tuple(re.findall(r'"([^"]+)"', line))
        if not strings:
            continue
        if line.startswith("/") and found:
            found[-1] = Filler((*found[-1].strings, *strings), found[-1].optional)
        else:
            found.append(Filler(strings, line.startswith("?")))
    return found


def _date(written: str) -> tuple[str, str] | None:
    days = [day for match in _DATELINE.finditer(written) if (day := _iso(match))]
    return (min(days), max(days)) if days else None


def _places(written: str) -> tuple[str, ...]:
    names = (re.sub(r"\(.*?\)", "", part).strip(' ?"') for part in re.split(r"[:/]| - ", written))
    return tuple(name for name in names if len(name) > 1)


def score(cases: Sequence[Case], reader: Reader) -> Result:
    relevant, templates = Tally(), Tally()
    slots = {slot: Tally() for slot in SLOTS}
    places, dates = Tally(), Tally()
    misses: list[str] = []
    try:
        for case in cases:
            claims = reader.claims(lowered(case.text), lang="en", published=case.published)
            violent = [claim for claim in claims if claim.type in {"ASSAULT", "COERCE"} and claim.polarity == "+"]
            wanted = [template for template in case.templates if not template.optional]
            relevant += Tally(bool(violent and wanted), bool(violent), bool(wanted))
            for template in wanted:
                fitting = [claim for claim in claims if claim.type in template.types]
                templates += Tally(bool(fitting), bool(fitting), 1)
                if not fitting:
                    misses.append(f"{case.id}: {template.incident}, no claim of {'|'.join(template.types)}")
            for types in {template.types for template in wanted}:
                of_type = [template for template in wanted if template.types == types]
                fitting = [claim for claim in claims if claim.type in types]
                for slot in SLOTS:
                    slots[slot] += _slot(slot, of_type, fitting)
                names = {place.name for claim in fitting for place in claim.place}
                gold = [template.places for template in of_type if template.places]
                places += Tally(sum(any(_alike(a, b) for a in each for b in names) for each in gold), 0, len(gold))
                days = [(c.when.earliest, c.when.latest) for c in fitting if c.when.earliest and c.when.latest]
                dated = [template.date for template in of_type if template.date]
                dates += Tally(sum(any(low <= b and a <= high for low, high in days) for a, b in dated), 0, len(dated))
    except NotYet as missing:
        n = sum(len(case.templates) for case in cases)
        return Result(beside({"selon": {"templates with a claim of their type": (None, n)}}, why=str(missing)), (str(missing), *NOTES))
    figures = relevant.rates("texts with an incident") | {"templates with a claim of their type": (templates.recall, templates.wanted)}
    for slot, tally in slots.items():
        figures |= tally.rates(slot)
    both = sum(slots.values(), Tally())
    figures |= both.rates("all four slots")
    figures["place of the template among ours: recall"] = (places.recall, places.wanted)
    figures["date of the template among ours: recall"] = (dates.recall, dates.wanted)
    return Result(beside({"selon": figures}), NOTES, {"templates not found": tuple(misses)})


def _slot(slot: str, templates: Sequence[Template], claims: Sequence[Claim]) -> Tally:
    """Fillers of all templates of a type against the names in all claims of it; a name that meets any filler is right."""
    side = "actor" if slot.startswith("perp") else "recipient"
    given = list(dict.fromkeys(each.name for claim in claims for each in getattr(claim, side)))
    other = [f for name in SLOTS for t in templates for f in t.fillers[name] if name.startswith("perp") == slot.startswith("perp")]
    fillers = [filler for template in templates for filler in template.fillers[slot]]
    met = [filler for filler in fillers if any(_alike(s, name) for s in filler.strings for name in given)]
    # A name that fills the sister slot is no error of this one.
    own = [n for n in given if any(_alike(s, n) for f in fillers for s in f.strings) or not any(_alike(s, n) for f in other for s in f.strings)]
    wanted = [filler for filler in fillers if not filler.optional or filler in met]
    return Tally(len(met), max(len(own), len(met)), len(wanted))


def _alike(a: str, b: str) -> bool:
    return bool(_content(a) & _content(b))


def _content(words: str) -> frozenset[str]:
    """Content words; a plural is its singular."""
    found = re.findall(r"\w+", words.lower())
    return frozenset(w[:-1] if len(w) > 3 and w.endswith("s") else w for w in found if w not in _SMALL and len(w) > 1)
