"""What the report says of projects that keep their schedule and of those that do not."""

from __future__ import annotations

from datetime import date

from pipeline.publish import report_verdicts
from pipeline.publish.report_matter import Matter
from schemas.register import Unit
from tests.measured import dataset, measures, project
from tests.registers import register

LATE = {
    "verdict": "cham",
    "owner_code": "BQL",
    "verdict_reason": "Mốc M08 chậm 45 ngày so với kế hoạch được duyệt (mức cho phép: 15 ngày).",
    "done_rate_change": 0.032,
}


def matter(*projects: dict[str, object]) -> Matter:
    book = register(Unit(unit_code="BQL", name="Ban Quản lý dự án tỉnh"))
    return Matter.of(measures(projects=projects), dataset(), book)


def test_projects_on_schedule_are_named_by_group() -> None:
    known = matter(
        project("NS-01", verdict="dap_ung"),
        project("NT-01", "D", verdict="dap_ung"),
        project("NT-02", "D", **LATE),
    )
    assert report_verdicts.on_track(known) == [
        "Có 02/03 dự án đáp ứng tiến độ, gồm:",
        "- Dự án vốn ngân sách nhà nước (01 dự án): Dự án NS-01.",
        "- Dự án trường phổ thông nội trú liên cấp tại các xã biên giới (01 dự án): Dự án NT-01.",
    ]


def test_late_projects_are_told_with_reason_and_change() -> None:
    assert report_verdicts.behind(matter(project("NS-01", **LATE))) == [
        "Có 01/01 dự án chậm tiến độ, gồm:",
        (
            "- Dự án NS-01 (Ban Quản lý dự án tỉnh): Mốc M08 chậm 45 ngày so với kế hoạch được"
            " duyệt"
            " (mức cho phép: 15 ngày); so với kỳ trước, khối lượng thực hiện tăng 3,2 điểm\u00a0%."
        ),
    ]


def test_causes_stand_apart_by_nature() -> None:
    known = matter(
        project("NS-01", **LATE, delay_cause="9b", delay_nature="khach_quan"),
        project("NS-02", **LATE, delay_cause="9c", delay_nature="chu_quan", delay_party="nha_thau"),
        project("NS-03", **LATE, delay_cause="9b"),
        project("NS-04", **LATE),
    )
    assert report_verdicts.causes(known, "khach_quan") == [
        "- Giải phóng mặt bằng (01 dự án): Dự án NS-01."
    ]
    assert report_verdicts.causes(known, "chu_quan") == [
        "- Năng lực chủ đầu tư, nhà thầu (01 dự án): Dự án NS-02 (trách nhiệm: Nhà thầu)."
    ]
    assert report_verdicts.without_nature(known) == [
        "- Giải phóng mặt bằng (01 dự án): Dự án NS-03.",
        "- Đơn vị báo cáo chưa nêu nguyên nhân (01 dự án): Dự án NS-04.",
    ]


def test_no_late_project_no_cause() -> None:
    known = matter(project("NS-01", verdict="dap_ung", delay_cause="9b"))
    assert report_verdicts.behind(known) == ["Không có."]
    assert report_verdicts.causes(known, "chu_quan") == ["Không có."]
    assert report_verdicts.without_nature(known) == []


def test_projects_without_verdict_say_why() -> None:
    known = matter(
        project("NS-01", status_reason="Kỳ này chưa có báo cáo hợp lệ."), project("NS-02")
    )
    assert report_verdicts.not_judged(known) == [
        "- Dự án NS-01: Kỳ này chưa có báo cáo hợp lệ.",
        "- Dự án NS-02: Chưa đủ số liệu.",
    ]


def test_figures_of_a_return_out_of_turn_say_of_what_day_they_are() -> None:
    told = {"has_report": False, "data_date": date(2026, 2, 5), "carried_from": None}
    row = project("NS-01", status_reason="Kỳ này chưa có báo cáo hợp lệ.") | told
    assert report_verdicts.not_judged(matter(row)) == [
        (
            "- Dự án NS-01: Kỳ này chưa có báo cáo hợp lệ. Số liệu theo báo cáo đột xuất, tính đến"
            " hết ngày 05/02/2026."
        )
    ]


def test_disagreement_with_the_reporters_is_listed() -> None:
    row = project("NS-01", **LATE, reported_verdict="dap_ung") | {"verdict_differs": True}
    assert report_verdicts.differences(matter(row)) == [
        "- Dự án NS-01: đơn vị tự đánh giá đáp ứng tiến độ, kết quả tính toán chậm tiến độ."
    ]
