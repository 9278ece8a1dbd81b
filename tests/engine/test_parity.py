"""The same news in French and in English gives the same claims, field by field.

The pairs are in parity.toml. What the two readings are known to tell differently is in parity.known.toml, pair by pair
and field by field; the list is exact, so that a difference that is gone fails as well as a new one. Write it anew with

    python tests/engine/test_parity.py           read all pairs, write parity.known.toml, print the agreement
    python tests/engine/test_parity.py NAME …    print what both languages say of these pairs; write nothing

Read the differences of the new list before it is kept. Its `why` cells are kept where they are.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from selon.model import Actor, Claim, Place, Report, Speaker
from selon.pipeline import read_report

PAIRS = Path(__file__).with_name("parity.toml")
KNOWN = Path(__file__).with_name("parity.known.toml")
LANGUAGES = ("fr", "en")
DAY = "2023-01-06"

FLOOR = {
    "claims with a counterpart": 0.76,
    "type, polarity and status": 0.72,
    "fields of these": 0.91,
    "pairs without a difference": 0.38,
}
"""What the reading reached when it was last measured, less two points."""


class Pair(NamedTuple):
    name: str
    fr: str
    en: str
    published: str
    types: tuple[str, ...]
    note: str


class Known(NamedTuple):
    differs: tuple[str, ...]
    why: str


class Told(NamedTuple):
    """A pair as both languages read it: claims with their counterpart, claims without, and what differs."""

    pair: Pair
    fr: tuple[Claim, ...]
    en: tuple[Claim, ...]
    together: tuple[tuple[Claim, Claim], ...]
    alone: tuple[tuple[str, Claim], ...]
    differs: tuple[str, ...]


# ------------------------------------------------------------------------------------------------- what is compared


def _who(found: Sequence[Actor]) -> tuple[str, ...]:
    """By code where there is one: the names are of two languages. Who has no code is somebody all the same."""
    return tuple(sorted(each.code or each.country or "somebody" for each in found))


def _where(found: Sequence[Place]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((each.country or "somewhere", each.role) for each in found))


def _voice(chain: Sequence[Speaker]) -> tuple[tuple[str, str], ...]:
    return tuple((each.code or each.country or "somebody", each.stance) for each in chain)


FIELDS: dict[str, Callable[[Claim], Any]] = {
    "type": lambda claim: claim.type,
    "actor": lambda claim: _who(claim.actor),
    "recipient": lambda claim: tuple(sorted({each.country for each in claim.recipient if each.country})),
    "source": lambda claim: _voice(claim.source),
    "place": lambda claim: _where(claim.place),
    "status": lambda claim: claim.status,
    "polarity": lambda claim: claim.polarity,
    "certainty": lambda claim: claim.certainty,
    "when": lambda claim: (claim.when.earliest, claim.when.latest),
    "count": lambda claim: tuple(sorted((each.unit, str(each.low), str(each.high)) for each in claim.count)),
}


def differing(fr: Claim, en: Claim) -> list[str]:
    return [field for field, value in FIELDS.items() if value(fr) != value(en)]


def align(fr: Sequence[Claim], en: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Claims of the same type, each with one of the other language, so that as few fields as can be differ."""
    together: list[tuple[Claim, Claim]] = []
    for kind in sorted({claim.type for claim in fr}):
        ours, theirs = ([claim for claim in each if claim.type == kind] for each in (fr, en))
        swapped = len(ours) > len(theirs)
        short, long = (theirs, ours) if swapped else (ours, theirs)
        ways = ([(b, a) if swapped else (a, b) for a, b in zip(short, way, strict=True)] for way in permutations(long, len(short)))
        together += min(ways, key=lambda way: sum(len(differing(a, b)) for a, b in way))
    return together


def differences(pair: Pair, together: Sequence[tuple[Claim, Claim]], alone: Sequence[tuple[str, Claim]]) -> Iterator[str]:
    """`TYPE: field` for a claim that both tell; `fr alone: TYPE`; `neither: TYPE`, `both: TYPE` against the wanted types."""
    wanted = Counter(pair.types)
    for fr, en in together:
        yield from (f"{fr.type}: {field}" for field in differing(fr, en))
    for lang, claim in alone:
        yield f"{lang} alone: {claim.type}"
    found = {lang: Counter(fr.type for fr, _ in together) + Counter(c.type for of, c in alone if of == lang) for lang in LANGUAGES}
    for kind in sorted(wanted):
        yield from [f"neither: {kind}"] * (wanted[kind] - max(found[lang][kind] for lang in LANGUAGES))
    if not wanted:
        yield from (f"both: {fr.type}" for fr, _ in together)


# ------------------------------------------------------------------------------------------------------- the files


def pairs() -> dict[str, Pair]:
    rows = tomllib.loads(PAIRS.read_text(encoding="utf-8"))
    return {
        name: Pair(name, row["fr"], row["en"], row.get("published", DAY), tuple(row["types"]), row["note"])
        for name, row in rows.items()
    }


def known() -> dict[str, Known]:
    if not KNOWN.is_file():
        return {}
    rows = tomllib.loads(KNOWN.read_text(encoding="utf-8"))
    return {name: Known(tuple(row["differs"]), row.get("why", "")) for name, row in rows.items()}


def tell(pair: Pair) -> Told:
    said = {}
    for lang in LANGUAGES:
        result = read_report(Report(id="R-pair", text=getattr(pair, lang), sha256="", published=pair.published, lang=lang))
        assert not result.problems, result.problems
        said[lang] = result.claims
    together = tuple(align(said["fr"], said["en"]))
    met = {id(claim) for both in together for claim in both}
    alone = tuple((lang, claim) for lang in LANGUAGES for claim in said[lang] if id(claim) not in met)
    return Told(pair, said["fr"], said["en"], together, alone, tuple(sorted(differences(pair, together, alone))))


def agreement(told: Sequence[Told]) -> dict[str, tuple[int, int]]:
    """(right, judged) for each figure and each field. A claim that only one language tells counts against the first two."""
    together = [both for each in told for both in each.together]
    alone = sum(len(each.alone) for each in told)
    wrong = [differing(fr, en) for fr, en in together]
    core = sum(not {"polarity", "status"} & set(each) for each in wrong)
    fields = {field: sum(field not in each for each in wrong) for field in FIELDS if field != "type"}
    return {
        "claims with a counterpart": (len(together), len(together) + alone),
        "type, polarity and status": (core, len(together) + alone),
        "fields of these": (sum(fields.values()), len(fields) * len(together)),
        "pairs without a difference": (sum(not each.differs for each in told), len(told)),
        **{field: (right, len(together)) for field, right in fields.items()},
    }


# ------------------------------------------------------------------------------------------------------- shown


def shown(told: Told) -> str:
    """Both texts with the claims found in each, and what differs with both values."""
    lines = [f"{told.pair.name} ({told.pair.note}); wanted: {' '.join(told.pair.types) or 'nothing'}; published {told.pair.published}"]
    for lang, claims in zip(LANGUAGES, (told.fr, told.en), strict=True):
        lines.append(f"  {lang}: {getattr(told.pair, lang)}")
        lines += [f"      {_line(claim)}" for claim in claims] or ["      no claim"]
    for fr, en in told.together:
        lines += [f"  {fr.type}: {field}: fr {FIELDS[field](fr)} | en {FIELDS[field](en)}" for field in differing(fr, en)]
    for lang, claim in told.alone:
        other = LANGUAGES[1 - LANGUAGES.index(lang)]
        lines.append(f"  {lang} alone: {claim.type} « {claim.trigger.exact} »; nothing of the kind in {other}")
    lines += [f"  {each}" for each in told.differs if each.startswith(("neither", "both"))]
    return "\n".join(lines)


def _line(claim: Claim) -> str:
    who = {slot: [f"{each.name} ({each.code or each.country or '?'})" for each in getattr(claim, slot)] for slot in ("actor", "recipient")}
    where = [f"{each.name} ({each.country}) {each.role}" for each in claim.place]
    said = [f"{each.name} ({each.code or each.country or '?'}) {each.stance}" for each in claim.source]
    count = [(each.unit, each.low, each.high) for each in claim.count]
    when = (claim.when.earliest, claim.when.latest)
    return (
        f"{claim.type} « {claim.trigger.exact} » {who['actor']} → {who['recipient']} in {where} by {said} "
        f"{claim.status} {claim.polarity} {claim.certainty} {when} {count} {' '.join(claim.flags)}"
    )


# ------------------------------------------------------------------------------------------------------- the tests


@pytest.fixture(scope="module")
def told() -> dict[str, Told]:
    return {name: tell(pair) for name, pair in pairs().items()}


@pytest.mark.parametrize("name", pairs())
def test_both_languages_tell_the_same(told: dict[str, Told], name: str) -> None:
    found = told[name]
    expected = known().get(name, Known((), "")).differs
    new = Counter(found.differs) - Counter(expected)
    gone = Counter(expected) - Counter(found.differs)
    assert not new, f"they differ in {sorted(new.elements())}\n{shown(found)}"
    assert not gone, f"no more difference in {sorted(gone.elements())}: write parity.known.toml anew (see the top of this file)"


def test_every_known_difference_names_a_pair() -> None:
    assert known().keys() <= pairs().keys()


def test_the_pairs_cover_every_type() -> None:
    wanted = {kind for pair in pairs().values() for kind in pair.types}
    assert len(wanted) == 16 and sum(not pair.types for pair in pairs().values()) >= 10


@pytest.mark.parametrize("figure", FLOOR)
def test_the_agreement_keeps_its_floor(told: dict[str, Told], figure: str) -> None:
    right, judged = agreement(list(told.values()))[figure]
    assert judged > 100 and right / judged >= FLOOR[figure], f"{figure}: {right} of {judged}"


def test_a_difference_is_seen(told: dict[str, Told]) -> None:
    """The comparison itself: a claim is like itself, and unlike one of another pair."""
    claims = [each.fr[0] for each in told.values() if each.fr]
    assert not any(differing(claim, claim) for claim in claims)
    unlike = [differing(a, b) for a, b in pairwise(claims)]
    assert {field for each in unlike for field in each} == set(FIELDS), "a field that never differs is not compared"


# ------------------------------------------------------------------------------------------------------- the switch

_HEAD = """\
# Where the French and the English reading of parity.toml are known to differ. Written by `python tests/engine/test_parity.py`;
# only the `why` cells are written by hand, and kept.
#
#   "TYPE: field"      both tell this claim, and this field differs
#   "fr alone: TYPE"   only the French text gives it (it may be right or wrong: see `types` of the pair)
#   "neither: TYPE"    a careful reader finds it, neither reading does
#   "both: TYPE"       both find it where there is nothing
"""


def write_known(told: Sequence[Told]) -> None:
    before = known()
    blocks = [_HEAD]
    for each in told:
        if each.differs:
            why = before.get(each.pair.name, Known((), "")).why
            cells = ", ".join(f'"{difference}"' for difference in each.differs)
            blocks.append(f"[{each.pair.name}]\ndiffers = [{cells}]\n" + (f"why = {_quoted(why)}\n" if why else ""))
    KNOWN.write_text("\n".join(blocks), encoding="utf-8")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def main(names: Sequence[str]) -> int:
    rows = pairs()
    if unknown := [name for name in names if name not in rows]:
        print(f"no such pair: {' '.join(unknown)}", file=sys.stderr)
        return 2
    told = [tell(rows[name]) for name in names or rows]
    print("\n\n".join(shown(each) for each in told if names or each.differs))
    print()
    for figure, (right, judged) in agreement(told).items():
        print(f"{figure:28} {right:4} of {judged:4}  {right / judged if judged else 0:.3f}")
    if not names:
        write_known(told)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
