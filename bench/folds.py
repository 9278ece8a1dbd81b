"""Weights set on one part of a set and measured on the rest: logistic regression, with cases of one group never in both parts."""

from __future__ import annotations

import random
from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
STRENGTH = 15.0
"""L2 on standardised features: how much a feature must tell to get a weight."""
STEPS = 50
FOLDS, RUNS = 10, 20


def fitted(rows: Numbers, answers: Numbers) -> tuple[float, Numbers]:
    """(start, a weight for each column) of the rows as they are; answers are 0 or 1."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    inner = np.hstack([(rows - middle) / spread, np.ones((len(rows), 1))])
    penalty = np.diag([*[STRENGTH] * rows.shape[1], 1e-6])
    weights = np.zeros(inner.shape[1])
    for _ in range(STEPS):  # Newton's method: it settles in a handful of steps
        likely = 1 / (1 + np.exp(-inner @ weights))
        slope = inner.T @ (likely - answers) + penalty @ weights
        step = np.linalg.solve((inner * (likely * (1 - likely))[:, None]).T @ inner + penalty, slope)
        weights -= step
        if float(np.abs(step).max()) < 1e-9:
            break
    plain = weights[:-1] / spread
    return float(weights[-1] - plain @ middle), plain


def unseen(rows: Numbers, answers: Numbers, groups: Sequence[Hashable], *, folds: int = FOLDS, runs: int = RUNS) -> float | None:
    """Accuracy where each case is answered with weights set without its group; the mean of several ways to deal the groups.

    None for fewer groups than folds.
    """
    names = list(dict.fromkeys(groups))
    if len(names) < folds:
        return None
    right = []
    for run in range(runs):
        random.Random(run).shuffle(dealt := list(names))
        fold = {name: number % folds for number, name in enumerate(dealt)}
        right.append(_round(rows, answers, np.array([fold[name] for name in groups])))
    return float(np.mean(right))


def _round(rows: Numbers, answers: Numbers, fold: NDArray[np.int_]) -> float:
    right = 0
    for number in np.unique(fold):
        out = fold == number
        start, weights = fitted(rows[~out], answers[~out])
        right += int((((rows[out] @ weights + start) >= 0) == (answers[out] > 0)).sum())
    return right / len(answers)
