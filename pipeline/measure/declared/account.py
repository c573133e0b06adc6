"""Curves by month, returns by unit, and what changed since the period before."""

from __future__ import annotations

from typing import Final

from pipeline.measure.declared.fact import MeasureFact, Unit

MONTHS: Final = (
    MeasureFact(
        "project_code", "Mã dự án", Unit.CODE, "Mã của dự án trong danh mục.", frame="months"
    ),
    MeasureFact("month", "Tháng", Unit.CODE, "Năm-tháng.", frame="months"),
    MeasureFact("month_end", "Ngày cuối tháng", Unit.DATE, "Ngày của số kế hoạch.", frame="months"),
    MeasureFact(
        "planned_rate",
        "Tỷ lệ kế hoạch",
        Unit.RATE,
        "Khối lượng lũy kế theo kế hoạch có hiệu lực.",
        frame="months",
    ),
    MeasureFact(
        "planned_payment_vnd",
        "Kế hoạch giải ngân lũy kế",
        Unit.VND,
        "Lũy kế từ khởi công theo kế hoạch có hiệu lực.",
        frame="months",
    ),
    MeasureFact(
        "data_date", "Số liệu đến ngày", Unit.DATE, "Ngày của số thực hiện.", frame="months"
    ),
    MeasureFact(
        "done_rate",
        "Tỷ lệ thực hiện",
        Unit.RATE,
        "Chỉ có ở tháng của ngày số liệu.",
        frame="months",
    ),
    MeasureFact(
        "paid_vnd",
        "Vốn đã dùng từ khởi công",
        Unit.VND,
        "Chỉ có ở tháng của ngày số liệu.",
        frame="months",
    ),
)

REPORTING: Final = (
    MeasureFact("unit_code", "Đơn vị", Unit.CODE, "Đơn vị phải báo cáo.", frame="reporting"),
    MeasureFact("owed", "Phải gửi", Unit.COUNT, "Số báo cáo phải gửi trong kỳ.", frame="reporting"),
    MeasureFact("on_time", "Đúng hạn", Unit.COUNT, "Số báo cáo gửi đúng hạn.", frame="reporting"),
    MeasureFact("late", "Chậm", Unit.COUNT, "Số báo cáo gửi chậm.", frame="reporting"),
    MeasureFact(
        "missing", "Chưa gửi", Unit.COUNT, "Số báo cáo quá hạn chưa gửi.", frame="reporting"
    ),
    MeasureFact(
        "refused",
        "Không được chấp nhận",
        Unit.COUNT,
        "Số báo cáo không được chấp nhận và chưa gửi lại.",
        frame="reporting",
    ),
    MeasureFact(
        "not_due", "Chưa đến hạn", Unit.COUNT, "Số báo cáo chưa đến hạn.", frame="reporting"
    ),
    MeasureFact(
        "corrected", "Có đính chính", Unit.COUNT, "Số báo cáo phải gửi lại.", frame="reporting"
    ),
    MeasureFact(
        "days_late", "Số ngày chậm nhất", Unit.DAYS, "Của báo cáo chậm nhất.", frame="reporting"
    ),
    MeasureFact(
        "discipline_rate",
        "Tỷ lệ đúng hạn",
        Unit.RATE,
        "Không tính báo cáo chưa đến hạn.",
        formula="đúng hạn ÷ phải gửi đã đến hạn",
        frame="reporting",
    ),
)

CHANGES: Final = (
    MeasureFact("table", "Bảng", Unit.CODE, "Bảng có số liệu thay đổi.", frame="changes"),
    MeasureFact(
        "key",
        "Dòng",
        Unit.CODE,
        "Khóa của dòng, các phần cách nhau bằng dấu chấm phẩy.",
        frame="changes",
    ),
    MeasureFact("project_code", "Mã dự án", Unit.CODE, "Dự án của dòng.", frame="changes"),
    MeasureFact("field", "Cột", Unit.CODE, "Cột có số liệu thay đổi.", frame="changes"),
    MeasureFact("old", "Kỳ trước", Unit.TEXT, "Giá trị của kỳ trước.", frame="changes"),
    MeasureFact("new", "Kỳ này", Unit.TEXT, "Giá trị của kỳ này.", frame="changes"),
    MeasureFact(
        "kind",
        "Loại thay đổi",
        Unit.CODE,
        "figure: số liệu; date: ngày; status: trạng thái; restatement: số lũy kế giảm.",
        frame="changes",
    ),
)
