"""Milestone slippage in days."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.measure.empty import Empty
from pipeline.measure.slippage import (
    Against,
    Milestone,
    Slip,
    approved_slip,
    baseline_slip,
    headline,
    slip,
    slip_change,
)

PLANNED = date(2026, 6, 30)
TODAY = date(2026, 9, 14)


def test_a_milestone_reached_is_measured_by_its_actual_date() -> None:
    result = slip(PLANNED, date(2026, 7, 10), date(2026, 12, 1), TODAY)
    assert result == Slip(10, Against.ACTUAL)


def test_a_milestone_reached_early_has_a_negative_slip() -> None:
    assert slip(PLANNED, date(2026, 6, 20), None, TODAY) == Slip(-10, Against.ACTUAL)


def test_an_open_milestone_is_measured_by_its_forecast() -> None:
    assert slip(PLANNED, None, date(2026, 9, 30), TODAY) == Slip(31 + 31 + 30, Against.FORECAST)


def test_a_forecast_of_the_data_date_still_counts() -> None:
    assert slip(PLANNED, None, TODAY, TODAY) == Slip(31 + 31 + 14, Against.FORECAST)


def test_a_stale_forecast_counts_as_none() -> None:
    assert slip(PLANNED, None, date(2026, 9, 13), TODAY) == Slip(31 + 31 + 14, Against.DATA_DATE)


def test_a_stale_forecast_of_a_plan_still_to_come_leaves_nothing() -> None:
    planned = date(2026, 12, 31)
    assert slip(planned, None, date(2026, 9, 13), TODAY) == Slip(None, reason=Empty.NOT_YET_DUE)


@pytest.mark.parametrize("planned", [TODAY, date(2026, 9, 15)])
def test_a_plan_that_has_not_passed_is_not_yet_due(planned: date) -> None:
    assert slip(planned, None, None, TODAY) == Slip(None, reason=Empty.NOT_YET_DUE)


def test_a_plan_of_yesterday_is_one_day_late() -> None:
    assert slip(date(2026, 9, 13), None, None, TODAY) == Slip(1, Against.DATA_DATE)


def test_without_a_plan_there_is_no_slip() -> None:
    assert slip(None, TODAY, None, TODAY) == Slip(None, reason=Empty.NO_PLAN_DATE)


def test_both_plans_are_held_against_a_milestone() -> None:
    milestone = Milestone("M08", date(2026, 3, 31), PLANNED, None, date(2026, 7, 1))
    assert baseline_slip(milestone, TODAY).days == 30 + 31 + 30 + 1
    assert approved_slip(milestone, TODAY).days == 1


def test_a_plan_never_revised_is_the_approved_one() -> None:
    milestone = Milestone("M08", PLANNED, None, None, date(2026, 7, 1))
    assert approved_slip(milestone, TODAY) == baseline_slip(milestone, TODAY)


def test_the_change_since_last_period_is_positive_when_it_got_worse() -> None:
    assert slip_change(Slip(40), Slip(25)) == 15


@pytest.mark.parametrize(("now", "before"), [(Slip(None), Slip(1)), (Slip(1), Slip(None))])
def test_no_change_is_known_from_one_slip_alone(now: Slip, before: Slip) -> None:
    assert slip_change(now, before) is None
    assert slip_change(now, None) is None


def test_the_completion_of_construction_speaks_for_the_project() -> None:
    milestones = tuple(Milestone(code, None, None, None, None) for code in ("M06", "M08"))
    assert headline(milestones) == milestones[1]
    assert headline(milestones[:1]) is None
