"""What a project is, and when it was and is to be finished."""

from __future__ import annotations

from typing import Final

from pipeline.measure.declared.fact import MeasureFact, Unit

_PROJECTS: Final = "Danh mục: Dự án"
_PACKAGES: Final = "Biểu CDT: Tiến độ; danh mục: Gói thầu"
_MILESTONES: Final = "Biểu CDT: Mốc; danh mục: Mốc kế hoạch"

IDENTITY: Final = (
    MeasureFact(
        "project_code", "Mã dự án", Unit.CODE, "Mã của dự án trong danh mục.", source=_PROJECTS
    ),
    MeasureFact(
        "name",
        "Tên dự án",
        Unit.TEXT,
        "Tên dự án theo danh mục tại ngày chốt số liệu của kỳ.",
        source=_PROJECTS,
    ),
    MeasureFact(
        "portfolio", "Danh mục", Unit.CODE, "Nhóm danh mục mà dự án thuộc về.", source=_PROJECTS
    ),
    MeasureFact(
        "capital_group", "Nhóm nguồn vốn", Unit.CODE, "NSNN, PPP hoặc NNS.", source=_PROJECTS
    ),
    MeasureFact(
        "group",
        "Nhóm báo cáo",
        Unit.CODE,
        "A: vốn ngân sách; B: PPP; C: vốn ngoài ngân sách; D: trường nội trú.",
        formula="theo danh mục và nhóm nguồn vốn",
        source=_PROJECTS,
    ),
    MeasureFact(
        "owner_code", "Chủ đầu tư", Unit.CODE, "Mã đơn vị của chủ đầu tư.", source=_PROJECTS
    ),
    MeasureFact(
        "data_date",
        "Số liệu đến ngày",
        Unit.DATE,
        "Ngày số liệu của dự án.",
        formula="ngày số liệu mới nhất của các dòng Tiến độ không lấy từ kỳ trước",
        source=_PACKAGES,
    ),
    MeasureFact(
        "carried_from",
        "Số liệu kỳ trước",
        Unit.CODE,
        "Kỳ của số liệu khi mọi số liệu của dự án lấy từ kỳ trước; để trống khi có số liệu kỳ này.",
        source=_PACKAGES,
    ),
    MeasureFact(
        "has_report",
        "Có báo cáo kỳ này",
        Unit.FLAG,
        "Chủ đầu tư đã gửi báo cáo hợp lệ của kỳ này.",
        source="Biểu CDT",
    ),
    MeasureFact(
        "total_investment_vnd",
        "Tổng mức đầu tư",
        Unit.VND,
        "Tổng mức đầu tư được duyệt, mọi nguồn vốn.",
        source=_PROJECTS,
    ),
)

FINISH: Final = (
    MeasureFact(
        "finish_baseline_date",
        "Hoàn thành theo kế hoạch gốc",
        Unit.DATE,
        "Ngày của mốc M08 theo kế hoạch gốc.",
        source=_MILESTONES,
    ),
    MeasureFact(
        "finish_approved_date",
        "Hoàn thành theo kế hoạch được duyệt",
        Unit.DATE,
        "Ngày của mốc M08 theo kế hoạch có hiệu lực tại ngày số liệu.",
        source=_MILESTONES,
    ),
    MeasureFact(
        "finish_forecast_date",
        "Dự kiến hoàn thành",
        Unit.DATE,
        "Ngày dự kiến của mốc M08 do chủ đầu tư báo cáo.",
        source=_MILESTONES,
    ),
    MeasureFact(
        "finish_actual_date",
        "Hoàn thành thực tế",
        Unit.DATE,
        "Ngày đạt mốc M08.",
        source=_MILESTONES,
    ),
    MeasureFact(
        "slip_baseline_days",
        "Chậm so với kế hoạch gốc",
        Unit.DAYS,
        "Số ngày chậm của mốc M08; số dương là chậm.",
        formula=(
            "thực tế − kế hoạch; chưa đạt: dự kiến − kế hoạch; kế hoạch đã qua mà không có dự "
            "kiến: ngày số liệu − kế hoạch"
        ),
        source=_MILESTONES,
    ),
    MeasureFact(
        "slip_approved_days",
        "Chậm so với kế hoạch được duyệt",
        Unit.DAYS,
        "Số ngày chậm của mốc M08; số dương là chậm.",
        formula=(
            "thực tế − kế hoạch; chưa đạt: dự kiến − kế hoạch; kế hoạch đã qua mà không có dự "
            "kiến: ngày số liệu − kế hoạch"
        ),
        source=_MILESTONES,
    ),
    MeasureFact(
        "slip_change_days",
        "Chậm thêm so với kỳ trước",
        Unit.DAYS,
        "Số ngày chậm thêm so với kế hoạch gốc kể từ kỳ trước.",
        formula="số ngày chậm kỳ này − số ngày chậm kỳ trước",
        source=_MILESTONES,
    ),
    MeasureFact(
        "slip_reason",
        "Lý do chưa có số ngày chậm",
        Unit.CODE,
        "Mã lý do khi số ngày chậm so với kế hoạch được duyệt để trống.",
    ),
)
