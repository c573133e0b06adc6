"""The pace of payment: a disbursement rate beside plan, calendar, averages and what is needed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.measure.months import month_number, months_until
from pipeline.measure.rate import Base, Rate, known_sum
from pipeline.measure.rounding import points_between, shown

if TYPE_CHECKING:
    from collections.abc import Iterable


class Average(Struct, frozen=True):
    """A published disbursement rate, national or provincial, or a target.

    Attributes:
        rate: a fraction.
        base: what it was measured against.
        on: the day that it speaks of.
    """

    rate: float
    base: Base
    on: date


class Comparison(Struct, frozen=True):
    """A rate held against an average.

    Attributes:
        points: rate − average in percentage points; positive is above. None without a rate.
        is_same_base: whether both are measured against the same plan; if not, say so.
    """

    points: float | None
    is_same_base: bool


def against_plan(paid_vnd: float | None, planned_vnd: float | None) -> Rate:
    """Return paid in the year ÷ planned to be paid by then (the payment plan of that month).

    On a plan of 0, nothing being due yet, there is no rate.
    """
    return Rate(paid_vnd, planned_vnd, Base.PLAN_TO_DATE)


def against_average(rate: Rate, average: Average) -> Comparison:
    """Return how far a rate lies above an average, in percentage points.

    Example: 63.5 % beside a national 55.4 % is 8.1 points above; Vietnamese reports print "8,1 %".
    """
    points = None if rate.value is None else points_between(rate.value, average.rate)
    return Comparison(points, rate.base is average.base)


def payment_deadline(budget_year: int) -> date:
    """Return 31/01 of the next year, until which a year's capital may be paid.

    Capital added after 30/9 or extended has until 31/12 of the next year; whoever knows of such a
    decision gives that day instead.

    Source: Luật Đầu tư công 58/2024/QH15, Điều 72.
    """
    return date(budget_year + 1, 1, 31)


def share_of_year_gone(budget_year: int, day: date, deadline: date | None = None) -> float:
    """Return the part of the time for paying a year's capital that is over, from 0 to 1.

    Days from 01/01/Y to the end of the day ÷ days from 01/01/Y to the deadline.

    Args:
        budget_year: Y.
        day: the data date.
        deadline: where it is not 31/01/Y+1.
    """
    eve = date(budget_year - 1, 12, 31)
    whole = ((deadline or payment_deadline(budget_year)) - eve).days
    return min(max((day - eve).days / whole, 0.0), 1.0)


def needed_a_month_vnd(
    plan_vnd: float | None, paid_vnd: float | None, day: date, deadline: date
) -> int | None:
    """Return what has to be paid a month so that the plan is paid by the deadline, whole đồng.

    (Plan − paid) ÷ months from the end of the day to the end of the deadline. Within the last
    month all that is left is needed. 0 once all is paid; None where a side is unknown, and from
    the deadline on.
    """
    if plan_vnd is None or paid_vnd is None or day >= deadline:
        return None
    start = month_number(day.year, day.month)
    months = months_until(start, deadline) - months_until(start, day)
    return int(shown(max(plan_vnd - paid_vnd, 0) / max(months, 1.0)))


def estimated_rate(estimates_vnd: Iterable[int | None], rate: Rate) -> Rate:
    """Return the owners' estimates of the year's payments ÷ the base of the present rate.

    Always labelled "ước", never mixed with what was paid; an unknown estimate adds nothing, and
    where all are unknown there is no value.
    """
    return Rate(known_sum(estimates_vnd), rate.denominator, rate.base)
