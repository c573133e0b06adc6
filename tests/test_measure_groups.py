"""Sums over groups: of what is known, and rates of sums."""

from __future__ import annotations

from typing import Any

from pipeline.measure.declared import facts_of
from pipeline.measure.groups import group_rows
from schemas.register import WorkPackage
from tests.measuring import (
    BILLION,
    BUDGET,
    PAYMENTS,
    PRIVATE,
    Q1,
    Q2,
    SCHOOL,
    WORK,
    carried,
    decision,
    measured,
    mobilised,
    on,
    package,
    payment,
    row_of,
    said,
)

SCHOOLS_PLAN = decision(200, on(2025, 12, 10), project_code=SCHOOL)
SCHOOLS_PACKAGE = WorkPackage(
    project_code=SCHOOL, package_code="T-01", contract_value_vnd=100 * BILLION
)


def group(code: str, *rows: Any, **world: Any) -> dict[str, Any]:  # noqa: ANN401 - handed on
    return row_of(measured(*rows, **world).groups, group=code)


def test_every_group_has_a_row_and_all_projects_the_last_one() -> None:
    found = measured(*WORK).groups.rows
    assert [(row["group"], row["n_projects"]) for row in found] == [
        ("A", 1),
        ("B", 1),
        ("C", 1),
        ("D", 1),
        ("", 4),
    ]


def test_sums_of_nothing_known_are_empty() -> None:
    found = group("B", *WORK)
    assert (found["total_investment_vnd"], found["done_work_vnd"]) == (9000 * BILLION, None)
    assert (found["rate_all"], found["required_m2"]) == (None, None)


def test_rates_are_rates_of_sums_and_never_means() -> None:
    rows = *PAYMENTS, said(payment(150, 0, project_code=SCHOOL))
    found = group("", *rows, facts=[SCHOOLS_PLAN])
    assert (found["paid_all_vnd"], found["plan_all_vnd"]) == (276 * BILLION, 780 * BILLION)
    assert found["rate_all"] == (126 + 150) / (580 + 200)


def test_a_project_with_one_side_unknown_enters_no_rate() -> None:
    found = group("", *PAYMENTS, facts=[SCHOOLS_PLAN])
    assert found["plan_all_vnd"] == (580 + 200) * BILLION
    assert found["rate_all"] == 126 / 580


def test_the_gap_is_measured_over_the_projects_that_have_a_plan() -> None:
    school = said(package("T-01", 90, project_code=SCHOOL))
    found = group("", *WORK, school, facts=[SCHOOLS_PACKAGE])
    assert found["done_rate"] == (120 + 90) / (1000 + 100)
    assert (found["planned_rate"], found["progress_gap_rate"]) == (0.1452, -0.0252)


def test_the_gap_is_that_of_the_printed_rates() -> None:
    work = {"done_work_vnd": 33_335, "planned_work_vnd": 33_314, "progress_base_vnd": 100_000}
    row = {fact.name: None for fact in facts_of("projects")} | work | {"progress_gap_rate": 0.0}
    total = group_rows([row])[-1]
    assert (total["done_rate"], total["planned_rate"]) == (0.33335, 0.33314)
    assert total["progress_gap_rate"] == round(0.3334 - 0.3331, 4)


def test_colours_verdicts_and_carried_projects_are_counted() -> None:
    school = carried(package("T-01", 90, project_code=SCHOOL), Q1)
    budget = said(package("XL-01", 90), period="2026-Q2"), said(package("XL-02", 30))
    found = group("", *budget, school, WORK[2], facts=[SCHOOLS_PACKAGE], period=Q2)
    colours = [found[name] for name in ("n_green", "n_amber", "n_red", "n_grey")]
    assert (sum(colours), found["n_grey"], found["n_carried"]) == (4, 3, 1)
    assert (found["n_on_schedule"], found["n_late"]) == (1, 0)


def test_private_capital_is_summed_apart() -> None:
    found = group("C", said(mobilised("vay", 300, 50, 200)))
    assert (found["spent_vnd"], found["rate_investment"]) == (300 * BILLION, 300 / 3000)
    assert found["paid_all_vnd"] is None


def test_boarding_schools_are_a_group_whatever_their_capital() -> None:
    found = measured(*WORK).projects
    assert [(row["project_code"], row["group"]) for row in found.rows] == [
        (BUDGET, "A"),
        ("PP-01", "B"),
        (PRIVATE, "C"),
        (SCHOOL, "D"),
    ]
