from __future__ import annotations

from datetime import date

import pytest

from selon.errors import UsageError
from selon.views import day_range

FRIDAY = date(2023, 1, 27)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2023-01-06", ("2023-01-06", "2023-01-06")),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("2023", ("2023-01-01", "2023-12-31")),
        ("2022-12/2023-02", ("2022-12-01", "2023-02-28")),
        ("2022-02-24/..", ("2022-02-24", None)),
        ("[..2023-01-27]", (None, "2023-01-27")),
        ("hier", ("2023-01-26", "2023-01-26")),
        ("Aujourd’hui", ("2023-01-27", "2023-01-27")),
        ("friday", ("2023-01-20", "2023-01-20")),
        ("jeudi", ("2023-01-26", "2023-01-26")),
        ("samedi", ("2023-01-21", "2023-01-21")),
        ("3 days ago", ("2023-01-24", "2023-01-24")),
        ("il y a 2 semaines", ("2023-01-13", "2023-01-13")),
    ],
)
def test_days_that_a_person_may_write(written: str, days: tuple[str | None, str | None]) -> None:
    assert day_range(written, today=FRIDAY) == days


@pytest.mark.parametrize("written", ["2023-02-30", "2023-13", "soon", "", "06/01/2023", "2023-01-06/later"])
def test_what_is_no_day_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(UsageError) as caught:
        day_range(written, today=FRIDAY)
    assert "2023-01-06" in caught.value.hint


def test_words_need_a_clock() -> None:
    with pytest.raises(UsageError, match="what day it is"):
        day_range("hier", today=None)
