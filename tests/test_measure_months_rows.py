"""Plan curves by month, with actual figures at the data dates alone."""

from __future__ import annotations

from datetime import date

from tests.measuring import (
    BILLION,
    BUDGET,
    PAYMENTS,
    PRIVATE,
    Q2,
    WORK,
    WORK_PLAN,
    dataset,
    measured,
    mobilised,
    package,
    payment,
    row_of,
    said,
)


def test_the_plan_stands_at_its_month_ends_from_its_opening_on() -> None:
    months = measured(*WORK, *PAYMENTS).months
    rows = months.rows
    assert (rows[0]["month"], rows[-1]["month"], len(rows)) == ("2025-12", "2026-12", 13)
    march = row_of(months, month="2026-03")
    assert (march["month_end"], march["planned_rate"]) == (date(2026, 3, 31), 0.2)
    assert march["planned_payment_vnd"] == 140 * BILLION


def test_actual_figures_stand_in_the_months_of_data_dates_alone() -> None:
    paid = said(payment(90, 10, disbursed_before_vnd=0))
    months = measured(*WORK, paid).months
    march, april = (row_of(months, month=f"2026-{number:02}") for number in (3, 4))
    assert (march["data_date"], march["done_rate"], march["paid_vnd"]) == (
        date(2026, 3, 14),
        0.12,
        100 * BILLION,
    )
    assert (april["data_date"], april["done_rate"], april["paid_vnd"]) == (None, None, None)


def test_the_period_before_gives_a_second_point() -> None:
    june = {"period": "2026-Q2", "data_date": date(2026, 6, 14)}
    rows = said(package("XL-01", 300), **june), said(package("XL-02", 100), **june), WORK_PLAN
    months = measured(*rows, previous=dataset(*WORK), period=Q2).months
    assert row_of(months, month="2026-03")["done_rate"] == 0.12
    assert row_of(months, month="2026-06")["done_rate"] == 0.4


def test_a_project_without_plans_has_the_months_of_its_data_dates() -> None:
    months = measured(said(mobilised("vay", 300, 50, 200))).months
    found = row_of(months, project_code=PRIVATE)
    assert (found["month"], found["planned_rate"], found["paid_vnd"]) == (
        "2026-03",
        None,
        300 * BILLION,
    )


def test_a_project_of_which_nothing_is_known_has_no_months() -> None:
    assert {row["project_code"] for row in measured(*WORK).months.rows} == {BUDGET}
