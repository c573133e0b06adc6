"""What differs from the period before, and what does not count as a change."""

from __future__ import annotations

from datetime import date
from typing import Any

from schemas.register import WorkPackage
from tests.measuring import (
    BUDGET,
    PAYMENTS,
    Q2,
    WORK,
    WORK_PLAN,
    dataset,
    measured,
    milestone,
    on,
    package,
    payment,
    said,
)

BILLION = 10**9
JUNE = {"period": "2026-Q2", "data_date": date(2026, 6, 14)}
LATE = said(milestone(forecast_date=on(2027, 4, 30)))


def changes(*rows: Any, previous: Any, **world: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 - handed on
    found = measured(*rows, previous=previous, **world).changes.rows
    return [
        tuple(row[name] for name in ("table", "key", "field", "old", "new", "kind"))
        for row in found
    ]


def test_without_a_period_before_there_are_no_changes() -> None:
    assert measured(*WORK, LATE).changes.rows == ()


def test_the_same_dataset_has_no_changes() -> None:
    assert changes(*WORK, *PAYMENTS, LATE, previous=dataset(*WORK, *PAYMENTS, LATE)) == []


def test_a_forecast_that_moved_is_a_change_of_date() -> None:
    before = dataset(*WORK, said(milestone(forecast_date=on(2027, 3, 31))))
    found = changes(*WORK, LATE, previous=before)
    assert ("milestones", "NS-01;M08", "forecast_date", "2027-03-31", "2027-04-30", "date") in found


def test_a_colour_that_turned_is_a_change_of_status() -> None:
    rows = (said(package("XL-01", 600)), said(package("XL-02", 400)), WORK_PLAN)
    found = changes(*rows, previous=dataset(*WORK))
    assert ("projects", BUDGET, "status", "vang", "xanh", "status") in found


def test_a_figure_that_grew_is_a_change_of_figure() -> None:
    rows = said(package("XL-01", 150), **JUNE), said(package("XL-02", 50), **JUNE)
    found = changes(*rows, previous=dataset(*WORK), period=Q2)
    assert ("projects", BUDGET, "done_rate", "0.12", "0.2", "figure") in found
    assert not [each for each in found if each[-1] == "restatement"]


def test_a_change_of_base_is_listed() -> None:
    more = WorkPackage(
        project_code=BUDGET,
        package_code="XL-03",
        contract_value_vnd=200 * BILLION,
        valid_from=on(2026, 4, 1),
    )
    rows = said(package("XL-01", 90), **JUNE), said(package("XL-02", 30), **JUNE)
    found = changes(*rows, previous=dataset(*WORK), period=Q2, facts=[more])
    old, new = str(1000 * BILLION), str(1200 * BILLION)
    assert ("projects", BUDGET, "progress_base_vnd", old, new, "figure") in found


def test_a_cumulative_figure_that_fell_was_restated() -> None:
    rows = said(package("XL-01", 80)), said(package("XL-02", 30)), said(payment(70, 10))
    found = changes(*rows, previous=dataset(*WORK, *PAYMENTS))
    restated = [each for each in found if each[-1] == "restatement"]
    assert restated == [
        (
            "packages",
            "NS-01;XL-01",
            "done_work_vnd",
            str(90 * BILLION),
            str(80 * BILLION),
            "restatement",
        ),
        (
            "disbursements",
            "NS-01;nsdp;2026;nam",
            "paid_volume_vnd",
            str(90 * BILLION),
            str(70 * BILLION),
            "restatement",
        ),
        (
            "disbursements",
            "NS-01;nsdp;2026;nam",
            "disbursed_vnd",
            str(100 * BILLION),
            str(80 * BILLION),
            "restatement",
        ),
    ]
