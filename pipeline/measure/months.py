"""Months counted in one row, and days as fractions of their month."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from functools import cache
from math import floor

from pipeline.measure.rounding import shown_days

_A_YEAR = 12


def month_number(year: int, month: int) -> int:
    """Return a month's place in the row of all months, January of the year 0 being 0."""
    return _A_YEAR * year + month - 1


def month_of(number: int) -> tuple[int, int]:
    """Return (year, month) of a place in the row of months."""
    return number // _A_YEAR, number % _A_YEAR + 1


@cache
def days_in_month(number: int) -> int:
    """Return how many days the month at this place has."""
    return monthrange(*month_of(number))[1]


def months_until(start: int, day: date) -> float:
    """Return the time from the start of a month to the end of a day, in months.

    Whole months + day ÷ days of that month: from the start of September, 14/09 is 14/30 and 30/09
    is 1. A day before the start gives a number ≤ 0; the last day before it gives exactly 0.

    Args:
        start: the month's number.
        day: counted to its end.
    """
    number = month_number(day.year, day.month)
    return number - start + day.day / days_in_month(number)


def day_after(start: int, months: float) -> date | None:
    """Return the day on which so many months from the start of a month are over.

    The inverse of `months_until`; the part of a day is rounded, halves up.

    Returns:
        None beyond the year 9999, which no calendar reaches.
    """
    number = start + floor(months)
    if not 0 < month_of(number)[0] < MAXYEAR:
        return None
    days = shown_days((months - floor(months)) * days_in_month(number))
    return date(*month_of(number), 1) + timedelta(days=days - 1)
