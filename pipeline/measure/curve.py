"""The plan curve: yearly rows of plan versions joined into one cumulative line of months."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from pipeline.measure.months import days_in_month, month_number
from pipeline.measure.rounding import shown, shown_share

if TYPE_CHECKING:
    from collections.abc import Iterable

SHARE_DIGITS = 4
MONEY_DIGITS = 0


class PlanYear(Struct, frozen=True):
    """One row of a plan sheet: cumulative since the project's start, at calendar month ends.

    Attributes:
        year: calendar year.
        opening: at 31/12 of the year before.
        months: twelve values, January first; None where the cell was blank.
    """

    year: int
    opening: float | None
    months: tuple[float | None, ...]


class PlanVersion(Struct, frozen=True):
    """The rows of one version of a plan.

    Attributes:
        number: 0 is the baseline.
        holds_from: the day from which the approving document makes it hold; None: always.
        years: in any order.
    """

    number: int
    holds_from: date | None
    years: tuple[PlanYear, ...]


class Curve(Struct, frozen=True):
    """A cumulative plan, known from one month end to another without a gap.

    Attributes:
        first: number of the first month whose end is known beside its beginning.
        opening: the value at the beginning of that month.
        ends: the value at the end of each month from the first on.
        interpolated: for each month, whether the plan left it blank.
    """

    first: int
    opening: float
    ends: tuple[float, ...]
    interpolated: tuple[bool, ...]

    @property
    def is_full(self) -> bool:
        """Whether the plan is told from nothing to 100 %; only then is there earned schedule."""
        return self.opening == 0 and self.ends[-1] == 1

    @property
    def falls(self) -> bool:
        """Whether the plan takes work back somewhere, which no cumulative plan may."""
        return any(after < before for before, after in pairwise(self._points))

    @property
    def month_zero(self) -> int:
        """The first month with planned work; its start is time 0. Asks for a full curve."""
        return self.first + next(place for place, end in enumerate(self.ends) if end > 0)

    @property
    def planned_months(self) -> int:
        """PD: months from time 0 to the end of the first month at 100 %. Asks for a full curve."""
        return self.first + self.ends.index(1) + 1 - self.month_zero

    @property
    def planned_values(self) -> tuple[float, ...]:
        """PV at time 0, 1, …, PD. Asks for a full curve."""
        start = self.month_zero - self.first
        return self._points[start : start + self.planned_months + 1]

    @property
    def _points(self) -> tuple[float, ...]:
        return (self.opening, *self.ends)

    def at(self, day: date) -> float | None:
        """Return the planned value at the end of a day, linear within a month, not rounded.

        Returns:
            None outside the months that the plan tells.
        """
        number = month_number(day.year, day.month)
        place = number - self.first
        if not 0 <= place < len(self.ends):
            return self.opening if place == -1 and day.day == days_in_month(number) else None
        before = self._points[place]
        return before + (self.ends[place] - before) * day.day / days_in_month(number)


def planned_rate(curve: Curve, day: date) -> float | None:
    """Return the planned share of the work at the end of a day, to 0.0001.

    Before a plan that begins at 0 nothing is planned (0); after one that ended at 100 % all is (1).

    Returns:
        None on the open side of a plan that does not begin at 0 or does not end at 100 %.
    """
    inside = curve.at(day)
    if inside is not None:
        return shown_share(inside)
    if month_number(day.year, day.month) < curve.first:
        return 0.0 if curve.opening == 0 else None
    return 1.0 if curve.ends[-1] == 1 else None


def planned_in_year(curve: Curve, budget_year: int, day: date) -> float | None:
    """Return the money that a plan wants paid in a year up to a day: at day − at 31/12 before.

    In January of the next year, while the year's capital may still be paid, the plan due is that
    of 31/12.

    Args:
        curve: of money, cumulative since the project's start, whole đồng.
        budget_year: Y.
        day: the data date.

    Returns:
        Whole đồng; None where the plan does not tell one of the two days, or before the year.
    """
    if day.year < budget_year:
        return None
    start = curve.at(date(budget_year - 1, 12, 31))
    end = curve.at(min(day, date(budget_year, 12, 31)))
    return None if start is None or end is None else shown(end - start)


def curve_in_force(
    versions: Iterable[PlanVersion], day: date, digits: int = SHARE_DIGITS
) -> Curve | None:
    """Return the plan that holds at a data date.

    The version in force is that with the latest day from which it holds, up to the data date (on
    equal days the higher number). It applies from its first year on; older years come from its
    predecessor. Where it opens below what the predecessor had planned by then, the older months
    are lowered to that opening: a plan approved anew forgives the lag that it was made for.

    Returns:
        None where no version holds yet, or those that do tell fewer than two month ends.
    """
    holding = (plan for plan in versions if plan.holds_from is None or plan.holds_from <= day)
    points: dict[int, _Point] = {}
    for plan in sorted(holding, key=lambda plan: (plan.holds_from or date.min, plan.number)):
        if own := _filled(_own_points(plan, digits), digits):
            points = _older(points, plan, own[min(own)].value) | own
    return _curve_through(_filled(points, digits))


def baseline_curve(versions: Iterable[PlanVersion], digits: int = SHARE_DIGITS) -> Curve | None:
    """Return the curve of version 0 alone, whatever was approved since; None without one."""
    for plan in versions:
        if plan.number == 0:
            return _curve_through(_filled(_own_points(plan, digits), digits))
    return None


class _Point(NamedTuple):
    """A value at a month end, and whether the plan left it blank."""

    value: float
    interpolated: bool


def _own_points(plan: PlanVersion, digits: int) -> dict[int, _Point]:
    """Return the filled month ends by month number; an opening outranks the December before it."""
    points: dict[int, _Point] = {}
    for row in sorted(plan.years, key=lambda row: row.year):
        december = month_number(row.year - 1, 12)
        for place, value in enumerate((row.opening, *row.months)):
            if value is not None:
                points[december + place] = _Point(shown(value, digits), interpolated=False)
    return points


def _older(points: dict[int, _Point], plan: PlanVersion, lowest: float) -> dict[int, _Point]:
    """Return what stands before a version's first year, nowhere above the version's first value."""
    eve = month_number(min(row.year for row in plan.years) - 1, 12)
    return {
        month: point._replace(value=min(point.value, lowest))
        for month, point in points.items()
        if month <= eve
    }


def _filled(points: dict[int, _Point], digits: int) -> dict[int, _Point]:
    """Return the points in order of months, the blanks between them linear and marked."""
    filled: dict[int, _Point] = {}
    for left, right in pairwise(sorted(points)):
        start, end = points[left].value, points[right].value
        filled[left] = points[left]
        for month in range(left + 1, right):
            value = start + (end - start) * (month - left) / (right - left)
            filled[month] = _Point(shown(value, digits), interpolated=True)
    return filled | points


def _curve_through(points: dict[int, _Point]) -> Curve | None:
    """Return the curve of points without a gap; a single one makes no line."""
    months = sorted(points)
    if not months[1:]:
        return None
    ends = [points[month] for month in months[1:]]
    return Curve(
        months[1],
        points[months[0]].value,
        tuple(end.value for end in ends),
        tuple(end.interpolated for end in ends),
    )
