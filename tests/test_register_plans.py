"""Capital, milestones and schedule plans as they stood on a day, over small registers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.register_plans import CapitalKey
from schemas.register import ApprovedPlan, CapitalPlan, ClearancePlan, PlannedMilestone
from schemas.said import SaidDate
from tests.registers import register

BILLION = 10**9
KEY = CapitalKey("NS-01", "nsdp", 2026, "nam")


def decision(on: SaidDate | None, amount_vnd: int | None, **facts: Any) -> CapitalPlan:  # noqa: ANN401 - any other column
    usual = {**KEY._asdict(), "decision_kind": "dieu_chinh", "level": "tinh"}
    return CapitalPlan(**{**usual, "decision_date": on, "amount_vnd": amount_vnd, **facts})


GIVEN = decision(SaidDate.day(date(2025, 12, 10)), 500 * BILLION, decision_kind="giao_dau_nam")
MORE = decision(SaidDate.day(date(2026, 4, 2)), 80 * BILLION, decision_kind="bo_sung")
LESS = decision(SaidDate.month(2026, 6), -120 * BILLION)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2025, 12, 9), None),
        (date(2025, 12, 10), 500 * BILLION),
        (date(2026, 4, 2), (500 + 80) * BILLION),
        (date(2026, 6, 29), (500 + 80) * BILLION),
        (date(2026, 6, 30), (500 + 80 - 120) * BILLION),
    ],
)
def test_the_plan_is_the_sum_of_what_was_signed_by_the_day(on: date, expected: int | None) -> None:
    assert register(GIVEN, MORE, LESS).capital_plan(KEY, "tinh", on) == expected


def test_levels_are_never_added_to_each_other() -> None:
    detail = decision(SaidDate.day(date(2026, 1, 5)), 450 * BILLION, level="chi_tiet")
    kept = register(GIVEN, detail)
    assert kept.capital_plan(KEY, "tinh", date(2026, 3, 14)) == 500 * BILLION
    assert kept.capital_plan(KEY, "chi_tiet", date(2026, 3, 14)) == 450 * BILLION
    assert kept.capital_plan(KEY, "ttg", date(2026, 3, 14)) is None


def test_what_is_carried_over_is_a_pot_of_its_own() -> None:
    carried = decision(
        SaidDate.day(date(2026, 2, 20)), 30 * BILLION, budget_year=2025, carry_kind="chuyen_sang"
    )
    kept = register(GIVEN, carried)
    assert kept.capital_keys("NS-01", date(2026, 3, 14)) == (
        KEY,
        CapitalKey("NS-01", "nsdp", 2025, "chuyen_sang"),
    )
    assert kept.capital_keys("NS-01", date(2026, 2, 19)) == (KEY,)
    assert kept.capital_plan(KEY, "tinh", date(2026, 3, 14)) == 500 * BILLION


def test_a_decision_without_a_date_or_an_amount_adds_nothing() -> None:
    kept = register(GIVEN, decision(None, 9 * BILLION), decision(SaidDate.year(2025), None))
    assert kept.capital_plan(KEY, "tinh", date(2026, 3, 14)) == 500 * BILLION


def milestone(version: int, planned: SaidDate, **facts: Any) -> PlannedMilestone:  # noqa: ANN401 - any other column
    return PlannedMilestone(
        project_code="NS-01",
        milestone_code="M08",
        version=version,
        planned_date=planned,
        **facts,
    )


BASELINE = milestone(0, SaidDate.quarter(2025, 4))
FIRST = milestone(
    1,
    SaidDate.quarter(2026, 2),
    document_no="12/QĐ-UBND",
    document_date=SaidDate.day(date(2026, 1, 15)),
)
SECOND = milestone(
    2,
    SaidDate.day(date(2026, 9, 30)),
    document_no="88/QĐ-UBND",
    document_date=SaidDate.day(date(2026, 5, 4)),
    in_force_from=SaidDate.day(date(2026, 6, 1)),
)


@pytest.mark.parametrize(
    ("on", "planned"),
    [
        (date(2026, 1, 14), SaidDate.quarter(2025, 4)),
        (date(2026, 1, 15), SaidDate.quarter(2026, 2)),
        (date(2026, 5, 31), SaidDate.quarter(2026, 2)),
        (date(2026, 6, 1), SaidDate.day(date(2026, 9, 30))),
    ],
)
def test_a_changed_milestone_holds_from_the_day_of_its_approval(
    on: date, planned: SaidDate
) -> None:
    kept = register(SECOND, BASELINE, FIRST)
    assert kept.approved_date("NS-01", "M08", on) == planned
    assert kept.baseline_date("NS-01", "M08") == SaidDate.quarter(2025, 4)


def test_the_plan_in_force_comes_with_its_document() -> None:
    row = register(BASELINE, FIRST).approved_milestone("NS-01", "M08", date(2026, 3, 14))
    assert row
    assert (row.version, row.document_no) == (1, "12/QĐ-UBND")


def test_a_change_without_document_and_day_is_not_approved() -> None:
    kept = register(BASELINE, milestone(1, SaidDate.year(2027)))
    assert kept.approved_milestone("NS-01", "M08", date(2026, 3, 14)) == BASELINE


def test_a_milestone_that_nobody_planned_has_no_dates() -> None:
    kept = register(BASELINE)
    assert kept.approved_date("NS-01", "M06", date(2026, 3, 14)) is None
    assert kept.baseline_date("NS-01", "M06") is None
    assert kept.planned_milestone("NS-01", "M08", 3) is None
    assert kept.milestones_of("NS-01") == ("M08",)


def test_a_schedule_plan_is_in_force_from_the_day_that_its_approval_names() -> None:
    kept = register(
        ApprovedPlan(project_code="NS-01", version=1, in_force_from=SaidDate.month(2026, 7)),
        ApprovedPlan(project_code="NS-01", version=0, in_force_from=SaidDate.year(2024)),
        ApprovedPlan(project_code="NS-01", version=2),
    )
    assert kept.plan_version_in_force("NS-01", date(2023, 12, 31)) is None
    assert kept.plan_version_in_force("NS-01", date(2026, 6, 30)) == 0
    assert kept.plan_version_in_force("NS-01", date(2026, 7, 1)) == 1
    assert [row.version for row in kept.plan_versions("NS-01", date(2026, 7, 1))] == [0, 1]


def test_the_land_to_clear_is_that_of_the_day() -> None:
    old = ClearancePlan(
        project_code="NS-01", commune_code="X-06040", section="toan_bo", required_m2=100_000
    )
    new = old.model_copy(update={"required_m2": 120_000, "valid_from": SaidDate.year(2026)})
    kept = register(old, new)
    assert [row.required_m2 for row in kept.clearance_plans("NS-01", date(2025, 12, 31))] == [
        100_000
    ]
    assert [row.required_m2 for row in kept.clearance_plans("NS-01", date(2026, 1, 1))] == [120_000]
