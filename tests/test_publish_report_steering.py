"""What the report says of tasks, site visits and the reporting itself."""

from __future__ import annotations

from datetime import date

from pipeline.publish import report_steering
from pipeline.publish.report_matter import Matter
from schemas.register import Inspection, Unit
from schemas.said import SaidDate
from tests.measured import dataset, measures, project
from tests.registers import register


def visit(day: date) -> Inspection:
    return Inspection(
        project_code="NS-01",
        inspected_on=SaidDate.day(day),
        inspected_by="Đoàn kiểm tra",
        seen_rate=0.55,
        conclusion="Bổ sung mũi thi công",
    )


def test_tasks_are_counted_by_state_and_none_is_counted_as_zero() -> None:
    rows = [{"status": status} for status in ("da_hoan_thanh", "da_hoan_thanh", None)]
    known = Matter.of(measures(tasks=rows), dataset(), register())
    assert report_steering.tasks(known) == [
        (
            "Đến ngày 25/3/2026, có 03 nhiệm vụ đang được theo dõi: đã hoàn thành 02 nhiệm vụ,"
            " chưa báo cáo tình hình 01 nhiệm vụ."
        )
    ]


def test_an_overdue_task_names_unit_source_and_reason() -> None:
    row = {
        "unit_code": "BQL",
        "content": "Trình phương án.",
        "source_document": "Thông báo số 12/TB-UBND",
        "due_date": date(2026, 3, 10),
        "status": "dang_thuc_hien",
        "late_reason": "chờ giá đất",
        "overdue": True,
        "days_late": 15,
    }
    book = register(Unit(unit_code="BQL", name="Ban Quản lý dự án tỉnh"))
    known = Matter.of(measures(tasks=[row]), dataset(), book)
    assert report_steering.tasks(known)[1:] == [
        "Các nhiệm vụ quá hạn (01 nhiệm vụ):",
        (
            "- Ban Quản lý dự án tỉnh: Trình phương án (Thông báo số 12/TB-UBND); thời hạn:"
            " 10/3/2026;"
            " quá hạn 15 ngày; lý do: chờ giá đất."
        ),
    ]


def test_visits_count_from_the_day_after_the_last_cut_off() -> None:
    days = (date(2025, 12, 14), date(2025, 12, 15), date(2026, 3, 14), date(2026, 3, 15))
    book = register(*map(visit, days))
    known = Matter.of(measures(projects=[project("NS-01")]), dataset(), book)
    assert report_steering.inspections(known) == [
        "Trong kỳ đã tổ chức 02 cuộc kiểm tra thực địa:",
        (
            "- Dự án NS-01 (ngày 15/12/2025, Đoàn kiểm tra); khối lượng ước tại hiện trường 55%;"
            " kết luận: Bổ sung mũi thi công."
        ),
        (
            "- Dự án NS-01 (ngày 14/3/2026, Đoàn kiểm tra); khối lượng ước tại hiện trường 55%;"
            " kết luận: Bổ sung mũi thi công."
        ),
    ]


def test_reporting_names_who_was_late_and_who_is_missing() -> None:
    rows = [
        {"unit_code": "BQL", "owed": 3, "on_time": 3, "late": 0, "missing": 0, "refused": 0},
        {"unit_code": "06040", "owed": 2, "on_time": 0, "late": 1, "missing": 1, "refused": 0},
        {"unit_code": "STC", "owed": 0, "on_time": 0, "late": 0, "missing": 0, "refused": 0},
    ]
    book = register(Unit(unit_code="06040", name="UBND xã Khuất Xá"))
    known = Matter.of(measures(reporting=rows), dataset(), book)
    assert report_steering.reporting(known) == [
        (
            "Kỳ này có 05 báo cáo phải gửi: gửi đúng hạn 03 báo cáo, gửi chậm 01 báo cáo,"
            " chưa gửi 01 báo cáo."
        ),
        "- Các đơn vị gửi báo cáo chậm: UBND xã Khuất Xá.",
        "- Các đơn vị chưa gửi báo cáo: UBND xã Khuất Xá.",
    ]
