"""What the report says of the portfolio, the land and the work."""

from __future__ import annotations

from pipeline.publish import report_results
from pipeline.publish.report_matter import Matter
from tests.measured import BILLION, dataset, group, measures, project
from tests.registers import register

LAND = {"required_m2": 4_584_000.0, "handed_over_m2": 4_516_000.0, "area_rate": 4_516 / 4_584}


def matter(**tables: list[dict[str, object]]) -> Matter:
    return Matter.of(measures(**tables), dataset(), register())


def test_portfolio_counts_groups_and_names_what_is_carried() -> None:
    known = matter(
        projects=[
            project("NS-01", total_investment_vnd=900 * BILLION),
            project("NNS-01", "C", carried_from="2025-Q4"),
        ],
        groups=[group("A", 1), group("C", 1), group("", 2, total_investment_vnd=900 * BILLION)],
    )
    assert report_results.portfolio(known) == [
        (
            "Danh mục theo dõi gồm 02 dự án: 01 dự án vốn ngân sách nhà nước, 01 dự án vốn ngoài"
            " ngân sách. Tổng mức đầu tư 900 tỷ đồng (tính trên các dự án có đủ số liệu)."
        ),
        "Trong đó 01 dự án dùng số kỳ trước do chưa có số liệu kỳ này: Dự án NNS-01 (quý IV/2025).",
    ]


def test_one_group_stands_without_a_total_before_it() -> None:
    money = {
        "compensation_approved_vnd": 400 * BILLION,
        "compensation_paid_vnd": 300 * BILLION,
        "compensation_rate": 300 / 400,
    }
    counts = {"households_affected": 1234, "households_handed_over": 1100}
    known = matter(
        projects=[project("NS-01", clearance_slip_days=1_030)],
        groups=[group("A", 1, **LAND, **money, **counts, houses_to_move=20, houses_moved=12)],
    )
    assert report_results.clearance(known) == [
        (
            "- Dự án vốn ngân sách nhà nước: tổng diện tích phải thu hồi 458,4 ha; đã bàn giao"
            " 451,6 ha, đạt 98,52%; còn lại 6,8 ha. Kinh phí bồi thường, hỗ trợ, tái định cư được"
            " duyệt"
            " 400 tỷ đồng; đã chi trả 300 tỷ đồng, đạt 75%. Có 1.234 hộ, tổ chức bị ảnh hưởng;"
            " 1.100 hộ, tổ chức đã bàn giao mặt bằng. Đã di dời 12/20 nhà ở."
        ),
        "Có 01/01 dự án chậm giải phóng mặt bằng so với kế hoạch, gồm:",
        "- Dự án vốn ngân sách nhà nước (01 dự án): Dự án NS-01 (1.030 ngày).",
    ]


def test_several_groups_follow_the_total_and_each_tells_what_is_carried() -> None:
    known = matter(
        projects=[project("NS-01"), project("PPP-01", "B")],
        groups=[
            group("A", 1, required_m2=10_000.0),
            group("B", 1, required_m2=20_000.0),
            group("", 2, required_m2=30_000.0),
        ],
        clearance=[
            {"project_code": "NS-01"},
            {"project_code": "PPP-01"},
            {"project_code": "PPP-01", "carried_from": "2025-Q4"},
        ],
    )
    assert report_results.clearance(known) == [
        "Tổng diện tích phải thu hồi 3 ha. Trong đó 01 dự án dùng số kỳ trước.",
        "- Dự án vốn ngân sách nhà nước: tổng diện tích phải thu hồi 1 ha.",
        (
            "- Dự án đầu tư theo phương thức đối tác công tư (PPP): tổng diện tích phải thu hồi 2"
            " ha."
            " Trong đó 01 dự án dùng số kỳ trước."
        ),
    ]


def test_land_reported_this_period_is_not_carried_with_its_owners_figures() -> None:
    known = matter(
        projects=[project("NNS-01", "C", carried_from="2025-Q4")],
        groups=[group("C", 1, required_m2=10_000.0, done_work_vnd=BILLION)],
        clearance=[{"project_code": "NNS-01"}],
        packages=[{"project_code": "NNS-01", "carried_from": "2025-Q4"}],
    )
    assert report_results.clearance(known) == [
        "- Dự án vốn ngoài ngân sách: tổng diện tích phải thu hồi 1 ha."
    ]
    assert report_results.work(known) == [
        (
            "- Dự án vốn ngoài ngân sách: giá trị khối lượng thực hiện lũy kế 1 tỷ đồng. Trong đó"
            " 01 dự án dùng số kỳ trước."
        )
    ]


def test_a_rate_of_a_part_of_the_sums_says_so() -> None:
    sums = {"required_m2": 40_000.0, "handed_over_m2": 20_000.0, "area_rate": 2 / 3}
    known = matter(projects=[project("NS-01")], groups=[group("A", 1, **sums)])
    assert report_results.clearance(known) == [
        (
            "- Dự án vốn ngân sách nhà nước: tổng diện tích phải thu hồi 4 ha; đã bàn giao 2 ha,"
            " đạt 66,67% (tính trên các dự án có đủ số liệu); còn lại 2 ha."
        )
    ]


def test_work_on_plan_is_said_as_such_and_an_unknown_rate_is_left_out() -> None:
    sums = {"done_work_vnd": 40 * BILLION, "planned_rate": 0.4, "progress_gap_rate": 0.0}
    known = matter(projects=[project("NS-01")], groups=[group("A", 1, **sums)])
    assert report_results.work(known) == [
        (
            "- Dự án vốn ngân sách nhà nước: giá trị khối lượng thực hiện lũy kế 40 tỷ đồng;"
            " kế hoạch được duyệt đến thời điểm báo cáo 40%; đúng kế hoạch."
        )
    ]


def test_what_was_finished_is_told_in_the_reporters_words() -> None:
    known = matter(
        projects=[project("NS-01")],
        groups=[group("A", 1)],
        outlook=[{"project_code": "NS-01", "done_text": "Xong mố M1;\nxong mố M2."}],
    )
    assert report_results.work(known) == [
        "Các công việc chủ yếu đã hoàn thành:",
        "- Dự án NS-01: Xong mố M1; xong mố M2.",
    ]


def test_a_gap_of_a_part_of_the_projects_says_so() -> None:
    sums = {
        "done_work_vnd": 40 * BILLION,
        "done_rate": 0.4,
        "planned_rate": 0.5,
        "progress_gap_rate": -0.05,
    }
    known = matter(projects=[project("NS-01")], groups=[group("A", 1, **sums)])
    assert report_results.work(known) == [
        (
            "- Dự án vốn ngân sách nhà nước: giá trị khối lượng thực hiện lũy kế 40 tỷ đồng;"
            " kế hoạch được duyệt đến thời điểm báo cáo 50%; chậm 5 điểm\u00a0% so với kế hoạch"
            " (tính trên các dự án có đủ số liệu)."
        )
    ]
