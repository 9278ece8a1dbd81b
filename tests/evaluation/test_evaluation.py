"""Matching claims to gold: what counts, what counts against, what is not judged."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from selon.evaluation import Gold, Score, evaluate, f1, misplaced, pair, read_gold
from selon.model import Actor, Basis, Claim, Count, Place, Quote, Span, Speaker, When


def claim(start: int = 10, end: int = 20, kind: str = "ASSAULT", **slots: Any) -> Claim:
    made = Claim(
        id=f"C-{start}-{kind}", report="R", trigger=Span(start, end, "x" * (end - start)), type=kind, mode=None, contexts=(),
        actor=(), recipient=(), place=(), when=When(), count=(), source=(), status="happened", polarity="+", certainty="CT",
        quote=Quote(0, 0, ""), basis=Basis("fr/verbs#frapper"),
    )  # fmt: skip
    return msgspec.structs.replace(made, **slots)


def gold(start: int = 10, end: int = 20, kinds: str = "ASSAULT", n: int = 1, **slots: Any) -> Gold:
    return Gold(n=n, trigger=Span(start, end, "x" * (end - start)), type=kinds.split(), **slots)


def counts(score: Score) -> tuple[int, int, int, int]:
    return score.core, score.found, score.spurious, len(score.missed)


CASES = {
    "found": ([claim()], [gold()], (1, 1, 0, 0)),
    "one character of overlap is enough": ([claim(19, 30)], [gold()], (1, 1, 0, 0)),
    "touching is no overlap": ([claim(20, 30)], [gold()], (1, 0, 1, 1)),
    "another type is another claim": ([claim(kind="AID")], [gold()], (1, 0, 1, 1)),
    "any acceptable type": ([claim(kind="AID")], [gold(kinds="ASSAULT AID")], (1, 1, 0, 0)),
    "an optional row counts neither way": ([claim()], [gold(core=False)], (0, 0, 0, 0)),
    "nor when it is missed": ([], [gold(core=False)], (0, 0, 0, 0)),
    "nothing to find": ([claim()], [], (0, 0, 1, 0)),
    "a second claim on a row is spurious": ([claim(), claim(12, 15)], [gold()], (1, 1, 1, 0)),
    "unless it adds an acceptable type": ([claim(), claim(kind="AID")], [gold(kinds="ASSAULT AID")], (1, 1, 0, 0)),
    "but once for each type": (
        [claim(), claim(kind="AID"), claim(11, 13, "AID")],
        [gold(kinds="ASSAULT AID")],
        (1, 1, 1, 0),
    ),
    "a second claim on an optional row is spurious": ([claim(), claim(12, 15)], [gold(core=False)], (0, 0, 1, 0)),
    "a core row has the claim before an optional one": (
        [claim()],
        [gold(core=False), gold(n=2)],
        (1, 1, 0, 0),
    ),
    "no row is missed that a claim could have": (
        # The wide claim agrees best with the first row, but the second has no other.
        [claim(10, 40), claim(10, 12)],
        [gold(10, 20), gold(30, 40, n=2)],
        (2, 2, 0, 0),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_detection(case: str) -> None:
    claims, rows, expected = CASES[case]
    assert counts(evaluate(claims, rows)) == expected
    assert counts(evaluate(claims[::-1], rows)) == expected, "the order of claims must not matter"
    assert counts(evaluate(claims, rows[::-1])) == expected, "the order of rows must not matter"


def test_the_better_agreeing_claim_is_the_match() -> None:
    rus = claim(12, 15, actor=(Actor("Moscou", country="RUS"),))
    score = evaluate([claim(), rus], [gold(actor=["RUS"])])
    assert score.pairs[0].claim is rus and score.right["actor"] == 1 and score.spurious == 1


def test_rates() -> None:
    score = evaluate([claim(), claim(30, 40), claim(50, 60)], [gold(), gold(30, 40, n=2, status=["planned"]), gold(70, 80, n=3)])
    assert (score.precision, score.recall) == (2 / 3, 2 / 3)
    assert (score.strict, score.strict_precision, score.strict_recall) == (1, 1 / 3, 1 / 3)
    assert f1(score.precision, score.recall) == pytest.approx(2 / 3) and f1(0, 0) == 0
    assert score.rate("status") == 0 and score.rate("count") is None
    both = score + score
    assert (both.reports, both.core, both.found, both.strict, both.judged["status"]) == (2, 6, 4, 2, 2)


def field(name: str, wanted: Any, **slots: Any) -> bool | None:
    return pair(gold(**{name: wanted}), claim(**slots)).right[name]


PARIS = Actor("Le ministère français des Armées", code="FRA MIL", country="FRA")
SOMALIA = Place("Somalie", country="SOM")
KYIV = Speaker("Kyiv", country="UKR", stance="deny")

FIELDS: list[tuple[str, Any, dict[str, Any], bool | None]] = [
    ("actor", ["FRA"], {"actor": (PARIS,)}, True),
    ("actor", ["ministère français"], {"actor": (PARIS,)}, True),
    ("actor", ["GBR", "ministère français des Armées à Paris"], {"actor": (PARIS,)}, False),
    ("actor", ["le général et le ministère français des armées"], {"actor": (PARIS,)}, True),
    ("actor", ["GBR"], {"actor": (PARIS,)}, False),
    ("actor", ["FRA"], {}, False),
    ("actor", [], {}, True),
    ("actor", [], {"actor": (PARIS,)}, False),
    ("actor", None, {"actor": (PARIS,)}, None),
    ("place", ["Mali"], {"place": (SOMALIA,)}, False),
    ("place", ["SOM"], {"place": (SOMALIA,)}, True),
    ("source", None, {}, True),
    ("source", None, {"source": (KYIV,)}, False),
    ("source", ["UKR"], {"source": (KYIV,)}, True),
    ("source", ["UKR"], {}, False),
    ("source", ["UKR", None], {}, True),
    ("source", ["UKR"], {"source": (KYIV, Speaker("un soldat"))}, False),
    ("stance", ["deny"], {"source": (KYIV,)}, True),
    ("stance", ["deny"], {}, False),
    ("status", ["planned", "possible"], {"status": "possible"}, True),
    ("polarity", "-", {}, False),
    ("certainty", ["PR", "PS"], {}, False),
    ("when", ["2023-01-01", "2023-01-31"], {"when": When(earliest="2023-01-06", latest="2023-01-06")}, True),
    ("when", ["2023-01-06", "2023-01-06"], {"when": When(earliest="2023-01-01", latest="2023-01-31")}, False),
    ("when", ["2023-01-06", "2023-01-06"], {}, False),
    ("when", [None, "2023-01-06"], {"when": When(latest="2023-01-05")}, True),
    ("when", [None, "2023-01-06"], {"when": When(earliest="2023-01-05", latest="2023-01-06")}, False),
    ("when", [None, None], {}, True),
    ("count", ["killed", 12, None], {"count": (Count("killed", 12, None, "au moins 12"),)}, True),
    ("count", ["killed", 12, None], {"count": (Count("killed", 12, 12, "12"),)}, False),
    ("count", ["killed", 12, 12], {"count": (Count("injured", 12, 12, "12"),)}, False),
]


@pytest.mark.parametrize(("name", "wanted", "slots", "right"), FIELDS)
def test_field(name: str, wanted: Any, slots: dict[str, Any], right: bool | None) -> None:
    assert field(name, wanted, **slots) is right


def test_a_source_that_is_not_stated_is_not_judged() -> None:
    assert pair(gold(), claim(source=(KYIV,))).right["source"] is None


@pytest.mark.parametrize("slot", ["source", "polarity", "status", "actor"])
def test_strict_needs_each(slot: str) -> None:
    right = gold(source=["UKR"], polarity="+", status=["happened"], actor=["FRA"])
    good = {"source": (KYIV,), "actor": (PARIS,)}
    assert pair(right, claim(**good)).strict
    bad: dict[str, Any] = {"source": (), "polarity": "-", "status": "planned", "actor": ()}
    assert not pair(right, claim(**{**good, slot: bad[slot]})).strict


def test_a_broken_line_is_named() -> None:
    line = '{"n": 1, "trigger": {"start": 0, "end": 1, "exact": "a"}, "type": ["AID"], "source": null}'
    assert read_gold([line, "", line])[1].source is None
    with pytest.raises(ValueError, match="line 3"):
        read_gold([line, "", "{"])


def test_a_row_of_another_text_is_found() -> None:
    row = Gold(n=4, trigger=Span(2, 6, "raid"), type=["ASSAULT"])
    assert misplaced([row], "un raid") == [row] and misplaced([row], "unraid raid") == [] != misplaced([row], "raid")
