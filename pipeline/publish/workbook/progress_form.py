"""Biểu 01: how far the work has come, by when it ends, how late that is, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.workbook.layout import Shown
from pipeline.publish.workbook.project_form import Form
from pipeline.publish.workbook.project_lines import NAMES, project_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.publish.report_matter import Matter
    from pipeline.publish.workbook.datasheet import Filled
    from pipeline.publish.workbook.layout import Line

TITLE: Final = "BIỂU 01. TIẾN ĐỘ THỰC HIỆN CÁC DỰ ÁN"

_WORK: Final = ("Giá trị khối lượng lũy kế từ khởi công",)
_SHARE: Final = ("Tỷ lệ khối lượng",)
_TIME: Final = ("Tiến độ theo thời gian",)
_FINISH: Final = ("Hoàn thành thi công (mốc M08)",)
_LATE: Final = ("Số ngày chậm (+), sớm (-)",)
_STATE: Final = ("Đánh giá",)

COLUMNS: Final = (
    *NAMES,
    Shown("owner_name", "Chủ đầu tư, nhà đầu tư", (), 20),
    Shown("total_investment_vnd", "Tổng mức đầu tư", (), 12),
    Shown("progress_base_vnd", "Hợp đồng, dự toán", _WORK, 12),
    Shown("planned_work_vnd", "Kế hoạch", _WORK, 12),
    Shown("done_work_vnd", "Thực hiện", _WORK, 12),
    Shown("accepted_work_vnd", "Nghiệm thu", _WORK, 12),
    Shown("paid_all_vnd", "Giải ngân trong năm", (), 12),
    Shown("planned_rate", "Kế hoạch", _SHARE, 8.5),
    Shown("done_rate", "Thực hiện", _SHARE, 8.5),
    Shown("progress_gap_rate", "Chênh lệch (điểm %)", _SHARE, 9.5),
    Shown("done_rate_change", "Trong kỳ (điểm %)", _SHARE, 9.5),
    Shown("spi_t", "SPI(t)", _TIME, 7),
    Shown("slippage_days", "Chậm (ngày)", _TIME, 8),
    Shown("es_finish_date", "Dự báo hoàn thành", _TIME, 11.5),
    Shown("finish_baseline_date", "Kế hoạch gốc", _FINISH, 11.5),
    Shown("finish_approved_date", "Kế hoạch được duyệt", _FINISH, 11.5),
    Shown("finish_forecast_date", "Dự kiến", _FINISH, 11.5),
    Shown("finish_actual_date", "Thực tế", _FINISH, 11.5),
    Shown("slip_baseline_days", "So với gốc", _LATE, 8),
    Shown("slip_approved_days", "So với được duyệt", _LATE, 8),
    Shown("slip_change_days", "Thêm so với kỳ trước", _LATE, 8),
    Shown("status", "Trạng thái", _STATE, 8),
    Shown("verdict", "Kết luận", _STATE, 11),
    Shown("delay_cause", "Nguyên nhân chậm", _STATE, 19),
    Shown("delay_nature", "Tính chất", _STATE, 9),
    Shown("note", "Ghi chú", (), 26),
)


def progress_lines(filled: Mapping[str, Filled], matter: Matter) -> list[Line]:
    """Return the lines of Biểu 01; a project's name leads to its packages."""
    reasons = ("es_reason", "done_rate_reason")
    return project_lines(filled, matter, ("TienDo", "Moc", "GiaiNgan"), reasons=reasons)


PROGRESS: Final = Form(TITLE, COLUMNS, progress_lines)
