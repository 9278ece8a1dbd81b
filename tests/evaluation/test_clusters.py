"""B³ and CEAF-e against the figures of the papers that defined them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.evaluation import b_cubed, ceaf_e

# The example of Bagga & Baldwin 1998, taken up by Luo 2005: three groups of twelve things, and four answers to it.
TRUTH = [0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2]
ANSWERS = {
    "the small with the last": ([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1], 16 / 21, 1.0, 0.865, 0.733),
    "the first with the last": ([0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0], 7 / 12, 1.0, 0.737, 0.667),
    "all in one": ([0] * 12, 0.375, 1.0, 0.545, 0.294),
    "each alone": (list(range(12)), 1.0, 0.25, 0.400, 0.178),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_the_papers_example(answer: str) -> None:
    system, precision, recall, b3, ceaf = ANSWERS[answer]
    rates = b_cubed(TRUTH, system)
    assert (rates.precision, rates.recall) == pytest.approx((precision, recall))
    assert rates.f1 == pytest.approx(b3, abs=5e-4)
    assert ceaf_e(TRUTH, system).f1 == pytest.approx(ceaf, abs=5e-4)


def test_nothing_is_no_success() -> None:
    assert b_cubed([], []).f1 == ceaf_e([], []).f1 == 0
    with pytest.raises(ValueError, match="same things"):
        b_cubed([1], [])


def slow_ceaf(gold: Sequence[int], system: Sequence[int]) -> tuple[float, float]:
    """Every assignment tried."""
    theirs = [{i for i, name in enumerate(gold) if name == group} for group in sorted(set(gold))]
    ours = [{i for i, name in enumerate(system) if name == group} for group in sorted(set(system))]
    few, many = sorted((theirs, ours), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(few, chosen, strict=True))
        for chosen in permutations(many, len(few))
    )
    return best / len(ours), best / len(theirs)


grouped = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=14)


@given(grouped)
def test_ceaf_finds_the_best_assignment(pairs: list[tuple[int, int]]) -> None:
    gold, system = [a for a, _ in pairs], [b for _, b in pairs]
    rates = ceaf_e(gold, system)
    assert (rates.precision, rates.recall) == pytest.approx(slow_ceaf(gold, system))


@given(grouped)
def test_neither_the_names_of_groups_nor_the_order_of_things_matter(pairs: list[tuple[int, int]]) -> None:
    gold, system = [a for a, _ in pairs], [b for _, b in pairs]
    turned = pairs[::-1]
    for measure in (b_cubed, ceaf_e):
        rates = measure(gold, system)
        other = measure([f"g{a}" for a, _ in turned], [-b for _, b in turned])
        assert (rates.precision, rates.recall) == pytest.approx((other.precision, other.recall))
        back = measure(system, gold)
        assert (rates.precision, rates.recall) == pytest.approx((back.recall, back.precision))
        assert measure(gold, gold).f1 == pytest.approx(1.0)
