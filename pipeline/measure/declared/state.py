"""What hinders a project, its colour and its verdict."""

from __future__ import annotations

from typing import Final

from pipeline.measure.declared.fact import MeasureFact, Unit

_OBSTACLES: Final = "Biểu CDT, XA: Vướng mắc"
_VERDICT: Final = "Biểu CDT: Tiến độ"
_LIMITS: Final = "Danh mục: Ngưỡng, Đánh giá"

OBSTACLES: Final = (
    MeasureFact(
        "obstacles_open",
        "Vướng mắc chưa xử lý",
        Unit.COUNT,
        "Số vướng mắc chưa xử lý xong.",
        source=_OBSTACLES,
    ),
    MeasureFact(
        "obstacles_escalated",
        "Vướng mắc vượt thẩm quyền",
        Unit.COUNT,
        "Số vướng mắc chưa xử lý vượt thẩm quyền của đơn vị nêu.",
        formula="cấp thẩm quyền cao hơn cấp của đơn vị, hoặc đã chuyển cấp trên",
        source=_OBSTACLES,
    ),
    MeasureFact(
        "obstacles_overdue",
        "Vướng mắc quá hạn",
        Unit.COUNT,
        "Số vướng mắc chưa xử lý đã quá hạn vào ngày tổng hợp.",
        formula="hạn xử lý trước ngày tổng hợp",
        source=_OBSTACLES,
    ),
    MeasureFact(
        "delay_cause",
        "Nguyên nhân chậm",
        Unit.CODE,
        "Nguyên nhân chính do chủ đầu tư báo cáo.",
        formula="của gói thầu chậm có giá trị lớn nhất",
        source=_VERDICT,
    ),
    MeasureFact(
        "delay_nature",
        "Tính chất",
        Unit.CODE,
        "Chủ quan hay khách quan.",
        formula="của gói thầu chậm có giá trị lớn nhất",
        source=_VERDICT,
    ),
    MeasureFact(
        "delay_party",
        "Bên gây chậm",
        Unit.CODE,
        "Bên có trách nhiệm chính.",
        formula="của gói thầu chậm có giá trị lớn nhất",
        source=_VERDICT,
    ),
)

STATE: Final = (
    MeasureFact(
        "status",
        "Trạng thái",
        Unit.CODE,
        "Màu trạng thái được dùng: xanh, vang, do, xam.",
        formula=(
            "màu xấu nhất của các tiêu chí được tính, hoặc màu do cơ quan thường trực đánh giá"
        ),
        source=_LIMITS,
    ),
    MeasureFact("status_reason", "Lý do", Unit.TEXT, "Vì sao có trạng thái này.", source=_LIMITS),
    MeasureFact(
        "status_overridden",
        "Có đánh giá riêng",
        Unit.FLAG,
        "Trạng thái do cơ quan thường trực đánh giá.",
        source=_LIMITS,
    ),
    MeasureFact(
        "status_by_rule",
        "Trạng thái tính được",
        Unit.CODE,
        "Màu trạng thái theo các tiêu chí, khi chưa có đánh giá riêng.",
        formula="màu xấu nhất của các tiêu chí được tính",
        source=_LIMITS,
    ),
    MeasureFact(
        "verdict",
        "Đánh giá tiến độ",
        Unit.CODE,
        "Đáp ứng hoặc chậm tiến độ.",
        formula=(
            "chậm khi một mốc chậm quá số ngày cho phép hoặc khối lượng thấp hơn kế hoạch quá số "
            "điểm % cho phép"
        ),
        source=_LIMITS,
    ),
    MeasureFact(
        "verdict_reason", "Lý do đánh giá", Unit.TEXT, "Vì sao dự án chậm tiến độ.", source=_LIMITS
    ),
    MeasureFact(
        "reported_verdict",
        "Đơn vị tự đánh giá",
        Unit.CODE,
        "Chậm khi một gói thầu được tự đánh giá là chậm.",
        source=_VERDICT,
    ),
    MeasureFact(
        "verdict_differs",
        "Đánh giá khác nhau",
        Unit.FLAG,
        "Đánh giá tính được khác với đơn vị tự đánh giá.",
        source=_VERDICT,
    ),
    MeasureFact(
        "previous_status", "Trạng thái kỳ trước", Unit.CODE, "Màu trạng thái của kỳ trước."
    ),
    MeasureFact(
        "done_rate_change",
        "Thực hiện trong kỳ",
        Unit.RATE,
        "Tăng, giảm tỷ lệ thực hiện so với kỳ trước; hiển thị bằng điểm %.",
        formula="tỷ lệ thực hiện kỳ này − kỳ trước",
        source=_VERDICT,
    ),
    MeasureFact(
        "paid_change_vnd",
        "Giải ngân tăng thêm",
        Unit.VND,
        "Giải ngân tổng kế hoạch tăng, giảm so với kỳ trước cùng năm kế hoạch.",
        formula="giải ngân tổng kế hoạch kỳ này − kỳ trước",
        source="Biểu CDT: Giải ngân",
    ),
)
