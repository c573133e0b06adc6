"""Physical progress of packages and of the budget project, with numbers worked out by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.measure.earned_schedule import DAYS_A_MONTH
from pipeline.measure.empty import Empty
from schemas.plan import WorkPlan
from schemas.register import ApprovedPlan, WorkPackage
from tests.measuring import (
    BILLION,
    BUDGET,
    DATA_DATE,
    PLANNED,
    PRIVATE,
    Q1,
    Q2,
    WORK,
    WORK_PLAN,
    carried,
    dataset,
    measured,
    milestone,
    months,
    on,
    package,
    project,
    row_of,
    said,
)

if TYPE_CHECKING:
    from tests.measuring import Placed

MONTHS_BY_DATA_DATE = 2 + 14 / 31


def test_work_is_a_share_of_the_contracts() -> None:
    found = project(BUDGET, measured(*WORK))
    assert (found["done_work_vnd"], found["progress_base_vnd"]) == (120 * BILLION, 1000 * BILLION)
    assert found["done_rate"] == (90 + 30) / (600 + 400)
    assert found["contract_value_vnd"] == (600 + 400) * BILLION


def test_the_plan_is_linear_within_the_month() -> None:
    found = project(BUDGET, measured(*WORK))
    planned = round(0.10 + (0.20 - 0.10) * 14 / 31, 4)
    assert found["planned_rate"] == planned == 0.1452
    assert found["planned_work_vnd"] == round(planned * 1000 * BILLION)
    assert found["progress_gap_rate"] == -0.0252


def test_earned_schedule_is_read_off_the_plan() -> None:
    found = project(BUDGET, measured(*WORK))
    es = 2 + (0.12 - 0.10) / (0.20 - 0.10)
    assert found["at_months"] == MONTHS_BY_DATA_DATE
    assert found["es_months"] == pytest.approx(es)
    assert found["sv_t_months"] == pytest.approx(es - MONTHS_BY_DATA_DATE)
    assert found["spi_t"] == pytest.approx(es / MONTHS_BY_DATA_DATE)
    assert found["spi"] == pytest.approx(0.12 / 0.1452)
    assert found["tspi"] == pytest.approx((12 - es) / (12 - MONTHS_BY_DATA_DATE))
    assert found["slippage_days"] == round((MONTHS_BY_DATA_DATE - es) * DAYS_A_MONTH) == 8
    assert (found["es_reason"], found["es_finish_reason"]) == ("", "")


def test_without_a_plan_there_is_no_earned_schedule_and_a_reason() -> None:
    found = project(BUDGET, measured(*WORK[:2]))
    assert found["done_rate"] == 0.12
    assert (found["planned_rate"], found["progress_gap_rate"]) == (None, None)
    assert (found["spi_t"], found["slippage_days"]) == (None, None)
    assert found["es_reason"] == Empty.NO_FULL_CURVE


def test_a_proposed_version_counts_once_it_is_approved() -> None:
    halved = WorkPlan(
        project_code=BUDGET,
        version=1,
        year=2026,
        opening=0.0,
        **months((*(value / 2 for value in PLANNED[:11]), 1.0)),
    )
    proposed = (*WORK, said(halved, form_code="KH"))
    approval = ApprovedPlan(project_code=BUDGET, version=1, in_force_from=on(2026, 3, 1))
    later = ApprovedPlan(project_code=BUDGET, version=1, in_force_from=on(2026, 3, 15))
    assert project(BUDGET, measured(*proposed))["planned_rate"] == 0.1452
    assert project(BUDGET, measured(*proposed, facts=[later]))["planned_rate"] == 0.1452
    approved = project(BUDGET, measured(*proposed, facts=[approval]))
    assert approved["planned_rate"] == round(0.05 + 0.05 * 14 / 31, 4)


def test_nothing_done_before_the_first_planned_month_is_nothing_to_do_yet() -> None:
    plan = WorkPlan(
        project_code=BUDGET,
        version=0,
        year=2026,
        opening=0.0,
        **months([0.0] * 6 + [0.5] * 5 + [1.0]),
    )
    rows = said(package("XL-01", 0)), said(package("XL-02", 0)), said(plan, form_code="KH")
    found = project(BUDGET, measured(*rows))
    assert (found["es_reason"], found["planned_rate"], found["done_rate"]) == (
        Empty.NOTHING_DUE,
        0.0,
        0.0,
    )
    assert found["status"] == "xanh"


def test_the_clock_stops_when_construction_was_complete() -> None:
    full = said(package("XL-01", 600)), said(package("XL-02", 400)), WORK_PLAN
    finished = said(milestone(actual_date=on(2026, 2, 28)))
    found = project(BUDGET, measured(*full, finished))
    assert (found["at_months"], found["es_months"]) == (2, 12)
    assert found["es_finish_date"] == date(2026, 2, 28)
    assert found["finish_actual_date"] == date(2026, 2, 28)


def test_full_work_is_remembered_from_the_period_before() -> None:
    full = package("XL-01", 600), package("XL-02", 400)
    before = dataset(*map(said, full), WORK_PLAN)
    now = [said(row, period="2026-Q2", data_date=date(2026, 6, 14)) for row in full]
    found = project(BUDGET, measured(*now, WORK_PLAN, previous=before, period=Q2))
    assert found["full_since_date"] == DATA_DATE
    assert found["at_months"] == MONTHS_BY_DATA_DATE


def test_an_unknown_package_adds_nothing_and_one_outside_the_register_does_not_count() -> None:
    found = measured(
        said(package("XL-01", 90)), said(package("XL-02", None)), said(package("XL-09", 500))
    )
    assert project(BUDGET, found)["done_work_vnd"] == 90 * BILLION
    stray = row_of(found.packages, package_code="XL-09")
    assert (stray["is_registered"], stray["done_rate"]) == (False, None)
    assert stray["done_rate_reason"] == Empty.BASE_UNKNOWN


def test_a_package_is_measured_against_its_estimate_until_it_is_signed() -> None:
    estimated = WorkPackage(project_code=PRIVATE, package_code="P-01", estimate_vnd=80 * BILLION)
    found = measured(said(package("P-01", 20, project_code=PRIVATE)), facts=[estimated])
    row = row_of(found.packages, package_code="P-01")
    assert (row["base_vnd"], row["done_rate"]) == (80 * BILLION, 20 / 80)
    assert project(PRIVATE, found)["contract_value_vnd"] is None


def test_a_project_without_packages_has_no_rate_and_a_reason() -> None:
    found = project(PRIVATE, measured())
    assert (found["done_rate"], found["done_rate_reason"]) == (None, Empty.BASE_UNKNOWN)
    assert (found["data_date"], found["es_reason"]) == (None, Empty.AMOUNT_UNKNOWN)


def test_carried_packages_are_measured_at_their_own_old_date() -> None:
    rows = carried(package("XL-01", 0)), carried(package("XL-02", 0))
    found = project(BUDGET, measured(*rows, WORK_PLAN))
    assert (found["data_date"], found["carried_from"]) == (date(2025, 12, 14), "2025-Q4")
    assert found["planned_rate"] == 0.0


def test_a_project_takes_the_date_of_its_latest_fresh_package() -> None:
    rows = said(package("XL-01", 90)), carried(package("XL-02", 30), Q1)
    found = project(BUDGET, measured(*rows, period=Q2))
    assert (found["data_date"], found["carried_from"]) == (DATA_DATE, None)


def test_the_largest_late_package_says_why_a_project_is_late() -> None:
    def late(code: str, cause: str) -> Placed:
        return said(package(code, 1, verdict="cham", delay_cause=cause, delay_nature="khach_quan"))

    found = project(BUDGET, measured(late("XL-02", "9d"), late("XL-01", "9b")))
    assert (found["delay_cause"], found["delay_nature"]) == ("9b", "khach_quan")
    assert found["delay_party"] is None
