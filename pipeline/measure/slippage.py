"""Milestone slippage: whole days between a milestone's plan and what becomes of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.measure.empty import Empty

if TYPE_CHECKING:
    from datetime import date


class Against(StrEnum):
    """Which date was held against the plan."""

    ACTUAL = "actual"
    FORECAST = "forecast"
    DATA_DATE = "data-date"


class Slip(Struct, frozen=True):
    """The slippage of one milestone against one plan date.

    Attributes:
        days: whole calendar days, **positive is late**; None where `reason` says why.
        against: the date that was compared; None where nothing was.
        reason: why there is no number.
    """

    days: int | None
    against: Against | None = None
    reason: Empty | None = None


class Milestone(Struct, frozen=True):
    """A milestone as planned and as reported; a date said vaguely stands here by its last day.

    Attributes:
        code: M01…M11, or X01… for a project's own.
        baseline: the first plan.
        approved: the plan in force at the data date; None where it was never revised.
        forecast: the reporter's own forecast.
        actual: reached on.
    """

    code: str
    baseline: date | None
    approved: date | None
    forecast: date | None
    actual: date | None


def baseline_slip(milestone: Milestone, data_date: date) -> Slip:
    """Return the slippage against the first plan; the rules are those of `slip`."""
    return slip(milestone.baseline, milestone.actual, milestone.forecast, data_date)


def approved_slip(milestone: Milestone, data_date: date) -> Slip:
    """Return the slippage against the plan in force: the approved revision, else the first plan."""
    plan = milestone.approved or milestone.baseline
    return slip(plan, milestone.actual, milestone.forecast, data_date)


def slip(planned: date | None, actual: date | None, forecast: date | None, data_date: date) -> Slip:
    """Return actual − plan; else forecast − plan; else, once that has passed, data date − plan.

    Edge cases: no plan date: empty. A forecast before the data date has been overtaken and counts
    as none; one on that day counts. A plan for the data date itself has not passed.

    Source: provincial land-clearance registers ("Chênh lệch tiến độ (ngày)" = thực tế hoặc dự
    kiến − kế hoạch).
    """
    if planned is None:
        return Slip(None, reason=Empty.NO_PLAN_DATE)
    if actual is not None:
        return Slip((actual - planned).days, Against.ACTUAL)
    if forecast is not None and forecast >= data_date:
        return Slip((forecast - planned).days, Against.FORECAST)
    if data_date > planned:
        return Slip((data_date - planned).days, Against.DATA_DATE)
    return Slip(None, reason=Empty.NOT_YET_DUE)


def slip_change(now: Slip, before: Slip | None) -> int | None:
    """Return the days that a milestone slipped since the last period; positive is worse.

    None where one of the two is unknown. Both have to be against the same plan: baseline with
    baseline, approved with approved.
    """
    if now.days is None or before is None or before.days is None:
        return None
    return now.days - before.days


def headline(milestones: tuple[Milestone, ...]) -> Milestone | None:
    """Return the milestone that speaks for a project: M08, construction complete; None without."""
    return next((milestone for milestone in milestones if milestone.code == "M08"), None)
