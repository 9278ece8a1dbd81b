"""Strips: one scale for all figures of a unit, open ends open, nothing averaged."""

from __future__ import annotations

import pytest

from selon.web.draw.strip import WIDTH, bars, scale, strip


@pytest.mark.parametrize("most", [1, 2, 5, 7, 10, 12, 63, 89, 440, 999, 1000, 4200, 99999, 2_500_000])
def test_a_scale_begins_at_zero_and_ends_on_a_round_number(most: int) -> None:
    found = scale(most)
    values = [tick.value for tick in found.ticks]
    assert values[0] == 0 and values[-1] == found.end and most <= found.end <= max(2 * most, 2)
    assert 2 <= len(values) <= 7 and all(value == int(value) for value in values)
    assert [tick.x for tick in found.ticks] == sorted(tick.x for tick in found.ticks)
    assert found.ticks[0].x >= 0 and found.ticks[-1].x < WIDTH


@pytest.mark.parametrize("most", [0, -3, float("inf"), float("nan")])
def test_a_scale_of_nothing_is_still_one(most: float) -> None:
    assert scale(most).end > 0


def test_each_figure_stands_where_the_scale_says() -> None:
    on = scale(440)
    point, wide = strip(63, 63, on), strip(360, 440, on)
    assert point is not None and point.shape == "point" and point.x1 == point.x2 == on.at(63)
    assert wide is not None and wide.shape == "range" and (wide.x1, wide.x2) == (on.at(360), on.at(440))
    assert point.x1 < wide.x1 < wide.x2 < WIDTH


def test_an_open_end_goes_to_the_edge_of_the_scale() -> None:
    on = scale(89)
    least, most = strip(89, None, on), strip(None, 10, on)
    assert least is not None and least.shape == "from" and least.x1 == on.at(89) and least.x2 > on.at(on.end)
    assert most is not None and most.shape == "to" and most.x1 == on.at(0) and most.x2 == on.at(10)
    assert strip(None, None, on) is None


def test_at_least_the_most_can_still_be_seen_to_be_open() -> None:
    on = scale(100)
    found = strip(100, None, on)
    assert found is not None and found.x2 - found.x1 >= 8


def test_bars_are_in_proportion_and_never_vanish() -> None:
    assert bars([4, 2, 0]) == (100.0, 50.0, 0.0)
    assert bars([1000, 1])[1] > 0
    assert bars([]) == () and bars([0, 0]) == (0.0, 0.0)
