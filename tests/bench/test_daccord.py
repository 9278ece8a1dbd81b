"""Sentence pairs: the format, the baselines, our answer, and weights set without what they are asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from bench.folds import fitted, unseen
from bench.records import Faults

from bench import daccord

Write = Callable[[str, str], Path]
HEAD = "id\tpremise\thypothesis\tlabel\turl\tgenre"


def test_pairs(write: Write, faults: Faults, reader: Any, figure: Any) -> None:
    rows = [
        "id\tpremise\thypothesis\tlabel\tgenre",
        '1\tIl pleut.\t" Il ne pleut pas ""du tout"". "\t1\tx',
        "2\tDouze morts.\tIl y a des morts.\t0\tx",
        "3\tOn compte 12 morts.\tOn compte 15 morts.\t1\tx",
        "4\tIl pleut.\tIl neige.\t1\tx",
        "5\tIl pleut.\t\t1\tx",
        "6\tIl pleut.\tIl neige.\tmaybe\tx",
    ]
    cases = daccord.load(write("x.tsv", "\n".join(rows)), faults)
    assert [case.contradiction for case in cases] == [True, False, True, True]
    assert cases[0].hypothesis == 'Il ne pleut pas "du tout".' and [each.line for each in faults.found] == [6, 7]
    assert [daccord.two_cues(case) for case in cases] == [True, False, True, False]
    accuracy = figure(daccord.score(cases, reader()), "accuracy")
    assert accuracy.ours is None and accuracy.why and accuracy.peers == {"two cues": 0.75, "majority": 0.75}


def test_our_answer_stands_beside_the_rule(write: Write, faults: Faults, reader: Any, figure: Any) -> None:
    rows = [HEAD, "1\tLe pont tient.\tLe pont ne tient pas.\t1\tu\tx", "2\tIl pleut.\tIl neige.\t0\tv\tx", "3\tA.\tB.\t1\tw\ty"]
    cases = daccord.load(write("x.tsv", "\n".join(rows)), faults)
    told = {"Le pont tient.|Le pont ne tient pas.": (("denied", 1.0), ("denied_told", 1.0))}
    result = daccord.score(cases, reader(opposition=told))
    accuracy = figure(result, "accuracy")
    assert accuracy.ours == pytest.approx(2 / 3) and set(accuracy.peers) == {"two cues", "majority"}
    by_article = figure(result, "accuracy, articles unseen")
    assert by_article.ours is None and by_article.why == daccord.FEW and by_article.aim == 0.72
    assert result.pages["contradictions missed"] == ("3: A. ## B. []",) and result.pages["compatible pairs opposed"] == ()


def test_a_pair_without_an_article_is_an_article_of_its_own(write: Write, faults: Faults) -> None:
    cases = daccord.load(write("x.tsv", f"{HEAD}\n1\tA.\tB.\t1\t\tx\n2\tA.\tC.\t1\t\tx"), faults)
    assert [case.article for case in cases] == ["1", "2"]


def noise(count: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows of one column that tells, one that does not, and the answers."""
    chance = np.random.default_rng(7)
    answers = chance.integers(0, 2, count).astype(float)
    tells = np.where(chance.random(count) < 0.9, answers, 1 - answers)
    return np.stack([tells, chance.random(count)], axis=1), answers


def test_the_fit_finds_what_tells() -> None:
    rows, answers = noise(400)
    start, weights = fitted(rows, answers)
    assert weights[0] > 5 * abs(weights[1]) and start < 0
    assert np.mean((rows @ weights + start >= 0) == (answers > 0)) > 0.85


def test_a_column_that_never_changes_gets_no_weight() -> None:
    rows, answers = noise(100)
    _, weights = fitted(np.hstack([rows, np.ones((100, 1))]), answers)
    assert weights[2] == 0


def test_what_only_holds_within_a_group_does_not_count() -> None:
    """One column per group gives its answers away: with pairs of one article in both parts that would be .1 error, not chance."""
    groups = [number // 10 for number in range(300)]
    answers = np.random.default_rng(3).integers(0, 2, 30).repeat(10).astype(float)
    rows = np.eye(30).repeat(10, axis=0)
    apart = unseen(rows, answers, groups, runs=3)
    mixed = unseen(rows, answers, list(range(300)), runs=3)
    assert apart is not None and mixed is not None
    assert apart < 0.7 and mixed > 0.95


def test_too_few_groups() -> None:
    rows, answers = noise(50)
    assert unseen(rows, answers, ["a"] * 50) is None
