"""The colour and the verdict of projects, with the sentences that members read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from schemas.obstacles import Obstacle
from schemas.register import Benchmark, Override, PlannedMilestone, Threshold
from tests.measuring import (
    BUDGET,
    PAYMENTS,
    PRIVATE,
    Q2,
    SCHOOL,
    WORK,
    WORK_PLAN,
    carried,
    dataset,
    measured,
    milestone,
    mobilised,
    on,
    package,
    payment,
    project,
    said,
)

if TYPE_CHECKING:
    from schemas.column import Row
    from schemas.said import SaidDate

LATE = said(milestone(forecast_date=on(2027, 4, 30)))
SPI = "Tiến độ theo thời gian SPI(t) 0,90 dưới ngưỡng 0,95."
MILESTONE = "Mốc hoàn thành thi công chậm 30 ngày so với kế hoạch được duyệt, quá ngưỡng 15 ngày."


def colour(*rows: tuple[Row, dict[str, Any]], **world: Any) -> tuple[str, str]:  # noqa: ANN401 - handed on
    found = project(BUDGET, measured(*rows, **world))
    return found["status"], found["status_reason"]


def officer(**facts: Any) -> Override:  # noqa: ANN401 - any column
    usual: dict[str, Any] = {
        "project_code": BUDGET,
        "period": "2026-Q1",
        "reason": "đã khắc phục sau ngày chốt.",
        "decided_by": "Sở Tài chính",
    }
    return Override(**(usual | facts))


def test_the_worst_part_gives_the_colour_and_the_reason() -> None:
    assert colour(*WORK, LATE) == ("vang", f"{SPI} {MILESTONE}")


def test_an_overdue_obstacle_makes_red() -> None:
    row = Obstacle(
        obstacle_code="VM-1", project_code=BUDGET, status="cho_xu_ly", due_date=on(2026, 3, 1)
    )
    assert colour(*WORK, LATE, said(row)) == ("do", "Có 01 vướng mắc quá hạn xử lý.")


def test_thresholds_are_the_registers() -> None:
    strict = Threshold(capital_group="NSNN", part="moc", green_limit=5.0, amber_limit=20.0)
    expected = (
        "Mốc hoàn thành thi công chậm 30 ngày so với kế hoạch được duyệt, quá ngưỡng 20 ngày."
    )
    assert colour(*WORK, LATE, facts=[strict]) == ("do", expected)


def test_a_part_may_be_told_not_to_count() -> None:
    without = [Threshold(part=part, counted="khong") for part in ("spi", "moc")]
    assert colour(*WORK, LATE, facts=without)[0] == "xam"


def test_disbursement_counts_beside_its_average() -> None:
    average = Benchmark(
        kind="ca_nuoc", base="tong", budget_year=2026, on_date=on(2026, 2, 28), rate=0.35
    )
    assert round(35 - 100 * 126 / 580, 2) == 13.28
    assert colour(*WORK, *PAYMENTS, facts=[average]) == (
        "do",
        "Tỷ lệ giải ngân thấp hơn mốc so sánh 13,28 điểm %, quá ngưỡng 10 điểm %.",
    )


def test_behind_ones_own_payment_plan_is_told_and_colours_nothing() -> None:
    rows = (*WORK, said(payment(1, 0)), *PAYMENTS[3:])
    found = project(BUDGET, measured(*rows))
    assert found["payment_gap_vnd"] < 0
    assert (found["status"], found["status_reason"]) == ("vang", SPI)


def test_without_a_report_a_project_is_grey_and_its_last_colour_named() -> None:
    before = dataset(*WORK, LATE)
    rows = [carried(row, before.period) for row, _ in (*WORK[:2], LATE)]
    found = project(BUDGET, measured(*rows, WORK_PLAN, previous=before, period=Q2))
    assert found["status"] == found["status_by_rule"] == "xam"
    assert found["status_reason"] == ("Kỳ này chưa có báo cáo hợp lệ. Trạng thái gần nhất: Vàng.")
    assert (found["previous_status"], found["carried_from"]) == ("vang", "2026-Q1")
    assert (found["verdict"], found["verdict_reason"]) == (None, "Kỳ này chưa có báo cáo hợp lệ.")


def test_a_project_that_never_reported_is_grey_without_a_last_colour() -> None:
    found = project(SCHOOL, measured(*WORK))
    assert (found["status"], found["has_report"]) == ("xam", False)
    assert found["status_reason"] == "Kỳ này chưa có báo cáo hợp lệ."


def test_a_report_of_which_nothing_can_be_judged_is_grey_and_says_so() -> None:
    found = project(PRIVATE, measured(said(mobilised("vay", 1, 1, 1))))
    assert (found["status"], found["has_report"]) == ("xam", True)
    assert found["status_reason"].startswith("Chưa đủ số liệu để đánh giá.")


def test_an_officers_colour_is_shown_with_the_reason_and_the_computed_one_beside_it() -> None:
    found = project(BUDGET, measured(*WORK, LATE, facts=[officer(status="xanh")]))
    assert (found["status"], found["status_by_rule"]) == ("xanh", "vang")
    assert found["status_overridden"] is True
    assert found["status_reason"] == (
        f"Theo đánh giá của Sở Tài chính: đã khắc phục sau ngày chốt. {SPI} {MILESTONE}"
    )
    assert found["verdict"] == "cham"


def test_an_officers_verdict_leaves_the_colour_alone() -> None:
    found = project(
        BUDGET, measured(*WORK, LATE, facts=[officer(verdict="dap_ung", decided_by=None)])
    )
    assert (found["status"], found["status_overridden"]) == ("vang", False)
    assert found["verdict"] == "dap_ung"
    assert found["verdict_reason"] == (
        "Theo đánh giá của cơ quan thường trực: đã khắc phục sau ngày chốt."
    )


def test_an_override_of_another_period_does_not_count() -> None:
    other = officer(status="xanh", period="2025-Q4")
    assert colour(*WORK, LATE, facts=[other])[0] == "vang"


def test_a_late_milestone_is_behind_and_says_so() -> None:
    found = project(BUDGET, measured(*WORK, LATE))
    assert found["verdict"] == "cham"
    assert found["verdict_reason"] == (
        "Mốc hoàn thành thi công chậm 30 ngày so với kế hoạch được duyệt (mức cho phép: 15 ngày)."
    )


def test_a_gap_beyond_the_limit_is_behind() -> None:
    rows = said(package("XL-01", 40)), said(package("XL-02", 30)), WORK_PLAN
    found = project(BUDGET, measured(*rows))
    assert (found["verdict"], found["verdict_reason"]) == (
        "cham",
        "Khối lượng thực hiện thấp hơn kế hoạch 7,52 điểm % (mức cho phép: 5 điểm %).",
    )


def test_limits_of_the_verdict_are_the_registers() -> None:
    lax = [
        Threshold(part="danh_gia_ngay", green_limit=30.0),
        Threshold(part="danh_gia_diem", green_limit=2.0),
    ]
    found = project(BUDGET, measured(*WORK, LATE, facts=lax))
    assert found["verdict_reason"] == (
        "Khối lượng thực hiện thấp hơn kế hoạch 2,52 điểm % (mức cho phép: 2 điểm %)."
    )


@pytest.mark.parametrize(
    ("reached", "verdict"), [(on(2025, 12, 14), "dap_ung"), (on(2025, 12, 15), "cham")]
)
def test_a_milestone_reached_late_is_judged_in_the_period_after_the_last_cut_off(
    reached: SaidDate, verdict: str
) -> None:
    promised = PlannedMilestone(
        project_code=BUDGET, milestone_code="M06", version=0, planned_date=on(2025, 10, 1)
    )
    row = said(milestone("M06", actual_date=reached))
    assert project(BUDGET, measured(*WORK, row, facts=[promised]))["verdict"] == verdict


@pytest.mark.parametrize(
    ("own", "reported", "differs"),
    [
        (("dap_ung", "dap_ung"), "dap_ung", True),
        (("dap_ung", "cham"), "cham", False),
        ((None, None), None, False),
    ],
)
def test_the_reporters_own_verdicts_stand_beside_the_computed_one(
    own: tuple[str | None, str | None], reported: str | None, *, differs: bool
) -> None:
    rows = (
        said(package("XL-01", 90, verdict=own[0])),
        said(package("XL-02", 30, verdict=own[1])),
        WORK_PLAN,
        LATE,
    )
    found = project(BUDGET, measured(*rows))
    assert (found["reported_verdict"], found["verdict_differs"]) == (reported, differs)


def test_a_private_project_has_no_part_for_disbursement() -> None:
    average = Benchmark(
        kind="ca_nuoc", base="tong", budget_year=2026, on_date=on(2026, 2, 28), rate=0.9
    )
    rows = said(package("XL-01", 1, project_code=PRIVATE)), said(mobilised("vay", 300, 50, 200))
    found = project(PRIVATE, measured(*rows, facts=[average]))
    assert "giải ngân" not in found["status_reason"]
    assert found["data_date"] == date(2026, 3, 14)
