"""What is measured of groups, packages and milestones."""

from __future__ import annotations

from typing import Final

from pipeline.measure.declared.fact import MeasureFact, Unit

GROUPS: Final = (
    MeasureFact("group", "Nhóm", Unit.CODE, "A, B, C, D; để trống là tổng số.", frame="groups"),
    MeasureFact("n_projects", "Số dự án", Unit.COUNT, "Số dự án trong danh mục.", frame="groups"),
    MeasureFact(
        "n_green", "Số dự án xanh", Unit.COUNT, "Số dự án có trạng thái xanh.", frame="groups"
    ),
    MeasureFact(
        "n_amber", "Số dự án vàng", Unit.COUNT, "Số dự án có trạng thái vàng.", frame="groups"
    ),
    MeasureFact("n_red", "Số dự án đỏ", Unit.COUNT, "Số dự án có trạng thái đỏ.", frame="groups"),
    MeasureFact("n_grey", "Số dự án xám", Unit.COUNT, "Số dự án chưa đủ số liệu.", frame="groups"),
    MeasureFact(
        "n_on_schedule",
        "Số dự án đáp ứng tiến độ",
        Unit.COUNT,
        "Theo đánh giá tính được.",
        frame="groups",
    ),
    MeasureFact(
        "n_late", "Số dự án chậm tiến độ", Unit.COUNT, "Theo đánh giá tính được.", frame="groups"
    ),
    MeasureFact(
        "n_carried",
        "Số dự án dùng số kỳ trước",
        Unit.COUNT,
        "Số dự án mà mọi số liệu lấy từ kỳ trước.",
        frame="groups",
    ),
    MeasureFact(
        "progress_gap_rate",
        "Chênh lệch so với kế hoạch",
        Unit.RATE,
        "Số âm là chậm; hiển thị bằng điểm %.",
        formula=(
            "(tổng thực hiện − tổng kế hoạch) ÷ tổng giá trị hợp đồng, dự toán của các dự án có "
            "đủ số liệu"
        ),
        frame="groups",
    ),
)

PACKAGES: Final = (
    MeasureFact(
        "name",
        "Tên gói thầu",
        Unit.TEXT,
        "Tên theo danh mục; gói ngoài danh mục lấy tên đơn vị ghi.",
        source="Danh mục: Gói thầu",
        frame="packages",
    ),
    MeasureFact(
        "is_registered",
        "Có trong danh mục",
        Unit.FLAG,
        "Gói thầu ngoài danh mục không tính vào tiến độ dự án.",
        source="Danh mục: Gói thầu",
        frame="packages",
    ),
    MeasureFact(
        "base_vnd",
        "Giá trị hợp đồng, dự toán",
        Unit.VND,
        "Giá trị hợp đồng; chưa ký thì giá gói thầu được duyệt.",
        source="Danh mục: Gói thầu",
        frame="packages",
    ),
    MeasureFact(
        "done_rate",
        "Tỷ lệ thực hiện",
        Unit.RATE,
        "Tiến độ của gói thầu đến ngày số liệu.",
        formula="thực hiện lũy kế ÷ giá trị hợp đồng, dự toán",
        source="Biểu CDT: Tiến độ",
        ratio=("done_work_vnd", "base_vnd"),
        frame="packages",
    ),
    MeasureFact(
        "done_rate_reason",
        "Lý do chưa có tỷ lệ thực hiện",
        Unit.CODE,
        "Mã lý do khi tỷ lệ để trống.",
        frame="packages",
    ),
)

MILESTONES: Final = (
    MeasureFact(
        "approved_document",
        "Văn bản duyệt",
        Unit.TEXT,
        "Văn bản của kế hoạch đang có hiệu lực.",
        source="Danh mục: Mốc kế hoạch",
        frame="milestones",
    ),
    MeasureFact(
        "slip_baseline_days",
        "Chậm so với kế hoạch gốc",
        Unit.DAYS,
        "Số dương là chậm.",
        formula="thực tế, dự kiến hoặc ngày số liệu − kế hoạch gốc",
        source="Biểu CDT: Mốc",
        frame="milestones",
    ),
    MeasureFact(
        "slip_approved_days",
        "Chậm so với kế hoạch được duyệt",
        Unit.DAYS,
        "Số dương là chậm.",
        formula="thực tế, dự kiến hoặc ngày số liệu − kế hoạch được duyệt",
        source="Biểu CDT: Mốc",
        frame="milestones",
    ),
    MeasureFact(
        "slip_against",
        "Ngày đem so",
        Unit.CODE,
        "actual: thực tế; forecast: dự kiến; data-date: ngày số liệu.",
        frame="milestones",
    ),
    MeasureFact(
        "slip_reason",
        "Lý do chưa có số ngày chậm",
        Unit.CODE,
        "Mã lý do khi số ngày chậm so với kế hoạch được duyệt để trống.",
        frame="milestones",
    ),
    MeasureFact(
        "slip_change_days",
        "Chậm thêm so với kỳ trước",
        Unit.DAYS,
        "So với kế hoạch gốc.",
        formula="số ngày chậm kỳ này − kỳ trước",
        source="Biểu CDT: Mốc",
        frame="milestones",
    ),
    MeasureFact(
        "state",
        "Tình hình",
        Unit.CODE,
        "done: đã đạt; overdue: quá hạn; due: đến hạn trong kỳ này hoặc kỳ tới; open: chưa "
        "đến hạn.",
        source="Biểu CDT: Mốc",
        frame="milestones",
    ),
)
