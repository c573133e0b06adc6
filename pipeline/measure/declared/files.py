"""What is measured of procedures, settlements, obstacles and tasks."""

from __future__ import annotations

from typing import Final

from pipeline.measure.declared.fact import MeasureFact, Unit

PROCEDURES: Final = (
    MeasureFact(
        "held_days",
        "Số ngày đã giải quyết",
        Unit.DAYS,
        "Từ ngày nộp đến ngày có kết quả hoặc ngày số liệu.",
        frame="procedures",
    ),
    MeasureFact(
        "allowed_days",
        "Số ngày theo hạn",
        Unit.DAYS,
        "Từ ngày nộp đến hạn giải quyết.",
        frame="procedures",
    ),
    MeasureFact(
        "overdue_days",
        "Số ngày quá hạn",
        Unit.DAYS,
        "Đến ngày có kết quả hoặc ngày tổng hợp.",
        frame="procedures",
    ),
    MeasureFact(
        "overdue",
        "Quá hạn",
        Unit.FLAG,
        "Chưa có kết quả và đã quá hạn vào ngày tổng hợp.",
        frame="procedures",
    ),
)

AGENCIES: Final = (
    MeasureFact(
        "agency", "Cơ quan giải quyết", Unit.CODE, "Mã đơn vị giải quyết hồ sơ.", frame="agencies"
    ),
    MeasureFact("files", "Số hồ sơ", Unit.COUNT, "Tổng số hồ sơ.", frame="agencies"),
    MeasureFact(
        "open_files", "Chưa có kết quả", Unit.COUNT, "Số hồ sơ chưa có kết quả.", frame="agencies"
    ),
    MeasureFact(
        "overdue_files",
        "Quá hạn",
        Unit.COUNT,
        "Số hồ sơ chưa có kết quả đã quá hạn vào ngày tổng hợp.",
        frame="agencies",
    ),
    MeasureFact(
        "held_days",
        "Tổng số ngày đã giải quyết",
        Unit.DAYS,
        "Của các hồ sơ có đủ ngày nộp và hạn.",
        frame="agencies",
    ),
    MeasureFact(
        "allowed_days",
        "Tổng số ngày theo hạn",
        Unit.DAYS,
        "Của các hồ sơ có đủ ngày nộp và hạn.",
        frame="agencies",
    ),
    MeasureFact(
        "held_rate",
        "Thời gian so với quy định",
        Unit.RATE,
        "Trên 100% là chậm.",
        formula="tổng số ngày đã giải quyết ÷ tổng số ngày theo hạn",
        ratio=("held_days", "allowed_days"),
        frame="agencies",
    ),
)

SETTLEMENTS: Final = (
    MeasureFact(
        "project_code",
        "Mã dự án",
        Unit.CODE,
        "Dự án có vốn nhà nước đã đưa vào sử dụng.",
        frame="settlements",
    ),
    MeasureFact("m09_date", "Đưa vào sử dụng", Unit.DATE, "Ngày đạt mốc M09.", frame="settlements"),
    MeasureFact(
        "m10_date", "Trình quyết toán", Unit.DATE, "Ngày đạt mốc M10.", frame="settlements"
    ),
    MeasureFact(
        "m11_date", "Phê duyệt quyết toán", Unit.DATE, "Ngày đạt mốc M11.", frame="settlements"
    ),
    MeasureFact(
        "days_since",
        "Số ngày chờ",
        Unit.DAYS,
        "Số ngày từ khi đưa vào sử dụng mà chưa xong quyết toán.",
        formula="ngày số liệu − M09",
        frame="settlements",
    ),
    MeasureFact(
        "awaits", "Đang chờ", Unit.CODE, "Mốc tiếp theo: M10 hoặc M11.", frame="settlements"
    ),
    MeasureFact(
        "reason",
        "Lý do không tính",
        Unit.CODE,
        "Mã lý do khi không có số ngày chờ.",
        frame="settlements",
    ),
)

OBSTACLE_ROWS: Final = (
    MeasureFact(
        "is_open",
        "Chưa xử lý xong",
        Unit.FLAG,
        "Chưa có ngày xử lý xong và trạng thái chưa là đã xử lý.",
        frame="obstacles",
    ),
    MeasureFact(
        "escalated",
        "Vượt thẩm quyền",
        Unit.FLAG,
        "Chưa xử lý và vượt thẩm quyền của đơn vị nêu.",
        formula="cấp thẩm quyền cao hơn cấp của đơn vị, hoặc đã chuyển cấp trên",
        frame="obstacles",
    ),
    MeasureFact(
        "overdue",
        "Quá hạn",
        Unit.FLAG,
        "Chưa xử lý và quá hạn vào ngày tổng hợp.",
        formula="hạn xử lý trước ngày tổng hợp",
        frame="obstacles",
    ),
    MeasureFact(
        "days_open",
        "Số ngày tồn tại",
        Unit.DAYS,
        "Từ ngày phát sinh đến ngày xử lý xong hoặc ngày số liệu.",
        frame="obstacles",
    ),
    MeasureFact(
        "answer",
        "Kết quả xử lý",
        Unit.TEXT,
        "Của đơn vị chịu trách nhiệm xử lý.",
        source="Biểu SN: Vướng mắc được giao",
        frame="obstacles",
    ),
    MeasureFact(
        "answer_unit_code",
        "Đơn vị trả lời",
        Unit.CODE,
        "Đơn vị chịu trách nhiệm xử lý.",
        source="Biểu SN: Vướng mắc được giao",
        frame="obstacles",
    ),
    MeasureFact(
        "answer_status",
        "Trạng thái theo đơn vị xử lý",
        Unit.CODE,
        "Trạng thái do đơn vị chịu trách nhiệm ghi.",
        source="Biểu SN: Vướng mắc được giao",
        frame="obstacles",
    ),
    MeasureFact(
        "answer_resolved_on",
        "Xử lý xong theo đơn vị xử lý",
        Unit.DATE,
        "Ngày do đơn vị chịu trách nhiệm ghi.",
        source="Biểu SN: Vướng mắc được giao",
        frame="obstacles",
    ),
)

TASKS: Final = (
    MeasureFact(
        "project_code",
        "Dự án",
        Unit.CODE,
        "Dự án của nhiệm vụ; để trống là nhiệm vụ chung.",
        source="Danh mục: Nhiệm vụ giao",
        frame="tasks",
    ),
    MeasureFact(
        "overdue",
        "Quá hạn",
        Unit.FLAG,
        "Chưa hoàn thành và quá hạn vào ngày tổng hợp.",
        frame="tasks",
    ),
    MeasureFact(
        "days_late",
        "Số ngày chậm",
        Unit.DAYS,
        "Đến ngày hoàn thành hoặc ngày tổng hợp.",
        frame="tasks",
    ),
)
