"""Tests of what returns say alike: one object, however often it was read."""

from __future__ import annotations

from datetime import date

from pipeline.check.sharing import shared, shared_columns
from schemas.period import SaidDate


def test_a_text_that_comes_again_is_the_first_one() -> None:
    first, again = (str(b"NS-01", "ascii") for _ in range(2))
    assert first is not again
    assert shared(first) is shared(again)


def test_a_day_that_comes_again_is_the_first_one() -> None:
    first, again = (SaidDate.day(date(2026, 3, day)) for day in (15, 15))
    assert shared(first) is shared(again)
    assert shared(again) == again


def test_figures_and_blanks_stay_what_they_are() -> None:
    assert [shared(value) for value in (None, 0, 1.5)] == [None, 0, 1.5]


def test_columns_that_come_again_are_the_first_ones() -> None:
    letters = {"project_code": "B", "note": "C"}
    assert shared_columns(letters) is shared_columns({**letters})
    assert shared_columns(letters) == letters
