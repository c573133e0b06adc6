"""Milestones of the budget project against its first plan and the one in force."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.measure.empty import Empty
from schemas.register import PlannedMilestone
from schemas.said import SaidDate
from tests.measuring import (
    BUDGET,
    DATA_DATE,
    PRIVATE,
    Q4,
    SCHOOL,
    WORK,
    carried,
    dataset,
    measured,
    milestone,
    on,
    package,
    project,
    row_of,
    said,
)

LATE = said(milestone(forecast_date=on(2027, 4, 30)))


def test_a_forecast_is_held_against_both_plans() -> None:
    found = row_of(measured(*WORK, LATE).milestones, milestone_code="M08")
    assert (found["baseline_date"], found["approved_date"]) == (
        date(2026, 12, 31),
        date(2027, 3, 31),
    )
    assert found["slip_baseline_days"] == (date(2027, 4, 30) - date(2026, 12, 31)).days == 120
    assert found["slip_approved_days"] == (date(2027, 4, 30) - date(2027, 3, 31)).days == 30
    assert found["approved_document"] == "12/QĐ-UBND"
    assert found["milestone_name"] == "Hoàn thành thi công"


def test_m08_speaks_for_the_project() -> None:
    found = project(BUDGET, measured(*WORK, LATE))
    assert found["finish_baseline_date"] == date(2026, 12, 31)
    assert found["finish_approved_date"] == date(2027, 3, 31)
    assert found["finish_forecast_date"] == date(2027, 4, 30)
    assert (found["slip_baseline_days"], found["slip_approved_days"]) == (120, 30)


def test_the_change_is_measured_against_the_first_plan() -> None:
    before = dataset(
        said(milestone(forecast_date=on(2027, 3, 31)), data_date=date(2025, 12, 14)), period=Q4
    )
    found = project(BUDGET, measured(*WORK, LATE, previous=before))
    assert found["slip_change_days"] == 120 - (date(2027, 3, 31) - date(2026, 12, 31)).days


def test_without_a_previous_period_the_change_is_unknown() -> None:
    assert project(BUDGET, measured(*WORK, LATE))["slip_change_days"] is None


def test_a_date_said_vaguely_stands_by_its_last_day() -> None:
    vague = said(milestone(forecast_date=SaidDate.quarter(2027, 2)))
    found = row_of(measured(*WORK, vague).milestones, milestone_code="M08")
    assert (found["forecast_date_first"], found["forecast_date"]) == (
        date(2027, 4, 1),
        date(2027, 6, 30),
    )
    assert found["slip_approved_days"] == (date(2027, 6, 30) - date(2027, 3, 31)).days


def test_a_promised_milestone_that_nobody_reports_stands_there() -> None:
    promised = PlannedMilestone(
        project_code=BUDGET, milestone_code="M04", version=0, planned_date=on(2026, 3, 1)
    )
    found = row_of(measured(*WORK, facts=[promised]).milestones, milestone_code="M04")
    assert (found["slip_approved_days"], found["slip_against"]) == (13, "data-date")
    assert (found["state"], found["data_date"]) == ("overdue", DATA_DATE)


def test_of_a_project_without_any_return_nothing_is_measured() -> None:
    promised = PlannedMilestone(
        project_code=SCHOOL, milestone_code="M08", version=0, planned_date=on(2026, 3, 1)
    )
    found = row_of(measured(facts=[promised]).milestones, project_code=SCHOOL)
    assert (found["slip_approved_days"], found["slip_reason"]) == (None, Empty.AMOUNT_UNKNOWN)
    assert found["state"] == "open"


@pytest.mark.parametrize(
    ("planned", "actual", "state"),
    [
        (on(2026, 3, 13), None, "overdue"),
        (on(2026, 3, 14), None, "due"),
        (on(2026, 6, 30), None, "due"),
        (on(2026, 7, 1), None, "open"),
        (on(2026, 3, 13), on(2026, 3, 14), "done"),
        (None, None, "open"),
    ],
)
def test_a_milestone_is_due_until_the_end_of_the_next_period(
    planned: SaidDate | None, actual: SaidDate | None, state: str
) -> None:
    promised = PlannedMilestone(
        project_code=BUDGET, milestone_code="M06", version=0, planned_date=planned
    )
    found = measured(*WORK, said(milestone("M06", actual_date=actual)), facts=[promised])
    assert row_of(found.milestones, milestone_code="M06")["state"] == state


def test_a_project_finished_late_keeps_its_slippage() -> None:
    done = said(milestone(actual_date=on(2026, 3, 10)))
    earlier_plan = PlannedMilestone(
        project_code=BUDGET,
        milestone_code="M08",
        version=2,
        planned_date=on(2026, 2, 1),
        document_date=on(2026, 1, 20),
    )
    found = project(BUDGET, measured(*WORK, done, facts=[earlier_plan]))
    assert found["slip_approved_days"] == (date(2026, 3, 10) - date(2026, 2, 1)).days


def test_a_carried_milestone_is_measured_at_its_own_old_date() -> None:
    found = row_of(measured(*WORK, carried(milestone())).milestones, milestone_code="M08")
    assert (found["data_date"], found["carried_from"]) == (date(2025, 12, 14), "2025-Q4")
    assert found["approved_date"] == date(2026, 12, 31)
    assert found["slip_reason"] == Empty.NOT_YET_DUE


def test_milestones_bear_the_names_of_their_capital_group() -> None:
    own = said(milestone("M02", project_code=PRIVATE))
    found = row_of(measured(own, said(package("XL-01", 1))).milestones, milestone_code="M02")
    assert found["milestone_name"] == "Giấy chứng nhận đăng ký đầu tư"
