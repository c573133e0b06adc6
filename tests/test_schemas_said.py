"""A day keeps the precision with which it was said, and compares by its last day."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from schemas.said import Precision, SaidDate


@pytest.mark.parametrize(
    ("said", "last", "precision", "label"),
    [
        (SaidDate.day(date(2026, 3, 15)), date(2026, 3, 15), Precision.DAY, "15/03/2026"),
        (SaidDate.month(2026, 3), date(2026, 3, 31), Precision.MONTH, "tháng 3/2026"),
        (SaidDate.month(2028, 2), date(2028, 2, 29), Precision.MONTH, "tháng 2/2028"),
        (SaidDate.month(2026, 12), date(2026, 12, 31), Precision.MONTH, "tháng 12/2026"),
        (SaidDate.quarter(2026, 2), date(2026, 6, 30), Precision.QUARTER, "Quý II/2026"),
        (SaidDate.quarter(2026, 4), date(2026, 12, 31), Precision.QUARTER, "Quý IV/2026"),
        (SaidDate.year(2026), date(2026, 12, 31), Precision.YEAR, "năm 2026"),
        (SaidDate.months(2026, 1, 6), date(2026, 6, 30), Precision.HALF, "6 tháng đầu năm 2026"),
        (SaidDate.months(2026, 7, 6), date(2026, 12, 31), Precision.HALF, "6 tháng cuối năm 2026"),
        (SaidDate.months(2026, 1, 9), date(2026, 9, 30), Precision.SPAN, "9 tháng đầu năm 2026"),
        (SaidDate.month(2026, 3).third(0), date(2026, 3, 10), Precision.THIRD, "đầu tháng 3/2026"),
        (SaidDate.month(2026, 3).third(1), date(2026, 3, 20), Precision.THIRD, "giữa tháng 3/2026"),
        (SaidDate.month(2026, 2).third(2), date(2026, 2, 28), Precision.THIRD, "cuối tháng 2/2026"),
        (SaidDate.quarter(2026, 3).third(0), date(2026, 7, 31), Precision.MONTH, "tháng 7/2026"),
        (SaidDate.year(2026).third(0), date(2026, 4, 30), Precision.THIRD, "đầu năm 2026"),
        (SaidDate.year(2026).third(2), date(2026, 12, 31), Precision.THIRD, "cuối năm 2026"),
        (
            SaidDate(date(2026, 9, 1), date(2027, 5, 31)),
            date(2027, 5, 31),
            Precision.SPAN,
            "01/09/2026 – 31/05/2027",
        ),
        (SaidDate.months(2026, 2, 3), date(2026, 4, 30), Precision.SPAN, "01/02/2026 – 30/04/2026"),
    ],
)
def test_stretch_has_last_day_precision_and_label(
    said: SaidDate, last: date, precision: Precision, label: str
) -> None:
    assert (said.last, said.precision, said.label) == (last, precision, label)
    assert str(said) == label


def test_day_has_no_thirds() -> None:
    said = SaidDate.day(date(2026, 3, 15))
    assert said.third(2) == said


def test_comparison_looks_at_the_last_day_alone() -> None:
    day, month = SaidDate.day(date(2026, 3, 31)), SaidDate.month(2026, 3)
    assert day <= month
    assert day >= month
    assert not day > month
    assert not day < month
    assert day != month
    assert SaidDate.day(date(2026, 6, 29)) < SaidDate.quarter(2026, 2)


def test_stretch_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        SaidDate(date(2026, 3, 2), date(2026, 3, 1))


def test_said_date_is_a_value() -> None:
    said = SaidDate.quarter(2026, 2)
    assert pickle.loads(pickle.dumps(said)) == said  # noqa: S301  our own bytes
    assert {said: 1}[SaidDate.quarter(2026, 2)] == 1
