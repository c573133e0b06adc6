"""What the report says of money: every rate names its base, investors' capital stands apart."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipeline.publish.report_capital import capital
from pipeline.publish.report_matter import Matter
from schemas.register import Benchmark
from schemas.said import SaidDate
from tests.measured import BILLION, dataset, group, measures, project
from tests.registers import register

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schemas.column import Row

STATE = {
    "plan_all_vnd": 500 * BILLION,
    "paid_all_vnd": 100 * BILLION,
    "rate_all": 100 / 500,
    "plan_year_vnd": 400 * BILLION,
    "paid_year_vnd": 60 * BILLION,
    "rate_year": 60 / 400,
    "rate_year_province": 60 / 480,
    "rate_year_pm": 60 / 300,
    "paid_period_vnd": 20 * BILLION,
    "rate_planned": 0.9,
    "estimate_year_end_vnd": 450 * BILLION,
    "needed_per_month_vnd": 36 * BILLION,
}


def told(sums: Mapping[str, object], code: str, *rows: Row, level: str = "chi_tiet") -> list[str]:
    """Return what is said of one group, whose sums are the total as well."""
    frames = measures(
        projects=[project("X-01", code, capital_level=level)],
        groups=[group(code, 1, **sums), group("", 1, **sums)],
    )
    return capital(Matter.of(frames, dataset(), register(*rows)))


def test_each_rate_of_state_capital_names_its_base() -> None:
    assert told(STATE, "A") == [
        "a) Vốn nhà nước",
        (
            "- Dự án vốn ngân sách nhà nước: tổng kế hoạch vốn, gồm cả vốn năm trước chuyển sang,"
            " 500 tỷ đồng; đã giải ngân 100 tỷ đồng, đạt 20%. Riêng kế hoạch năm 2026 giao chi tiết"
            " 400 tỷ đồng; đã giải ngân 60 tỷ đồng, đạt 15%; tỷ lệ giải ngân bằng 12,5% kế hoạch"
            " HĐND,"
            " UBND tỉnh giao; bằng 20% kế hoạch Thủ tướng Chính phủ giao. Giải ngân trong kỳ"
            " 20 tỷ đồng; đạt 90% kế hoạch giải ngân đến thời điểm báo cáo; ước giải ngân đến hết"
            " thời hạn thanh toán 450 tỷ đồng; để giải ngân hết kế hoạch, bình quân mỗi tháng còn"
            " lại"
            " phải giải ngân 36 tỷ đồng."
        ),
    ]


def test_a_plan_on_which_nothing_is_known_to_be_paid_stands_alone() -> None:
    assert told({"plan_year_vnd": 400 * BILLION}, "A") == [
        "a) Vốn nhà nước",
        "- Dự án vốn ngân sách nhà nước: riêng kế hoạch năm 2026 giao chi tiết 400 tỷ đồng.",
    ]


def test_a_plan_of_two_levels_names_both() -> None:
    (_, said) = told({"plan_year_vnd": 400 * BILLION}, "A", level="chi_tiet;tinh")
    assert said == (
        "- Dự án vốn ngân sách nhà nước: riêng kế hoạch năm 2026 giao chi tiết (nguồn chưa giao"
        " chi tiết tính theo kế hoạch HĐND, UBND tỉnh giao) 400 tỷ đồng."
    )


def test_published_averages_are_compared_on_their_own_base() -> None:
    average = Benchmark(
        kind="ca_nuoc",
        base="ttg",
        budget_year=2026,
        on_date=SaidDate.day(date(2026, 2, 28)),
        rate=0.056,
    )
    assert told(STATE, "A", average)[-1] == (
        "Tỷ lệ giải ngân kế hoạch Thủ tướng Chính phủ giao đạt 20%, cao hơn 14,4 điểm\u00a0%"
        " so với bình quân cả nước (5,6%, tính đến ngày 28/02/2026)."
    )


def test_capital_of_investors_is_no_disbursement() -> None:
    sums: dict[str, object] = {
        "spent_vnd": 300 * BILLION,
        "investor_capital_vnd": 1_200 * BILLION,
        "rate_investment": 300 / 1_200,
        "spent_ytd_vnd": 30 * BILLION,
        "planned_year_vnd": 150 * BILLION,
        "rate_private_year": 30 / 150,
    }
    assert told(sums, "C") == [
        "b) Vốn của nhà đầu tư",
        (
            "- Dự án vốn ngoài ngân sách: vốn thực hiện lũy kế 300 tỷ đồng, bằng 25% tổng mức đầu"
            " tư"
            " (1.200 tỷ đồng); trong năm 2026 thực hiện 30 tỷ đồng, bằng 20% kế hoạch năm nhà đầu"
            " tư"
            " đăng ký (150 tỷ đồng)."
        ),
    ]


def test_nothing_known_is_said_once() -> None:
    assert told({}, "A") == ["Không có."]
