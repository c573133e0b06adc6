"""Averages that a disbursement rate is held against; the money of investors."""

from __future__ import annotations

from typing import Final

from pipeline.measure.declared.fact import MeasureFact, Unit

_PRIVATE: Final = "Biểu CDT: Huy động vốn"
_BENCHMARK: Final = "Danh mục: Mốc so sánh"

BENCHMARK: Final = (
    MeasureFact(
        "benchmark_kind",
        "Mốc so sánh",
        Unit.CODE,
        "Bình quân cả nước hoặc toàn tỉnh đem so sánh.",
        source=_BENCHMARK,
    ),
    MeasureFact(
        "benchmark_base",
        "Mẫu số của mốc so sánh",
        Unit.CODE,
        "Loại kế hoạch làm mẫu số của mốc so sánh.",
        source=_BENCHMARK,
    ),
    MeasureFact(
        "benchmark_on",
        "Ngày của mốc so sánh",
        Unit.DATE,
        "Mốc mới nhất tính đến ngày số liệu.",
        source=_BENCHMARK,
    ),
    MeasureFact(
        "benchmark_rate",
        "Tỷ lệ của mốc so sánh",
        Unit.RATE,
        "Tỷ lệ giải ngân đã công bố.",
        source=_BENCHMARK,
    ),
    MeasureFact(
        "benchmark_gap_rate",
        "Chênh lệch so với mốc so sánh",
        Unit.RATE,
        "Số âm là thấp hơn; hiển thị bằng điểm %.",
        formula=(
            "tỷ lệ giải ngân cùng mẫu số (không có thì tỷ lệ kế hoạch năm) − tỷ lệ của mốc so sánh"
        ),
        source=_BENCHMARK,
    ),
)

PRIVATE: Final = (
    MeasureFact(
        "spent_vnd",
        "Vốn đầu tư thực hiện",
        Unit.VND,
        "Vốn của nhà đầu tư đã thực hiện từ khi bắt đầu dự án.",
        formula="tổng các loại vốn",
        source=_PRIVATE,
    ),
    MeasureFact(
        "spent_ytd_vnd",
        "Vốn thực hiện từ đầu năm",
        Unit.VND,
        "Vốn của nhà đầu tư đã thực hiện từ 01/01.",
        formula="tổng các loại vốn",
        source=_PRIVATE,
    ),
    MeasureFact(
        "planned_year_vnd",
        "Kế hoạch năm nhà đầu tư đăng ký",
        Unit.VND,
        "Theo báo cáo đầu tiên của năm còn lưu được.",
        formula="tổng các loại vốn",
        source=_PRIVATE,
    ),
    MeasureFact(
        "planned_year_period",
        "Kỳ đăng ký kế hoạch năm",
        Unit.CODE,
        "Kỳ của báo cáo mà kế hoạch năm được lấy.",
        source=_PRIVATE,
    ),
    MeasureFact(
        "investor_capital_vnd",
        "Vốn đầu tư của nhà đầu tư",
        Unit.VND,
        "Dự án ngoài ngân sách là tổng mức đầu tư; dự án PPP là phần vốn của nhà đầu tư.",
        formula="PPP: vốn chủ sở hữu + vốn vay + vốn huy động khác của nhà đầu tư",
        source="Danh mục: Dự án",
    ),
    MeasureFact(
        "rate_investment",
        "Tỷ lệ vốn thực hiện",
        Unit.RATE,
        "Không phải tỷ lệ giải ngân; không tính phần vốn nhà nước của dự án PPP.",
        formula="vốn đầu tư thực hiện ÷ vốn đầu tư của nhà đầu tư",
        source=_PRIVATE,
        ratio=("spent_vnd", "investor_capital_vnd"),
    ),
    MeasureFact(
        "rate_investment_reason",
        "Lý do chưa có tỷ lệ vốn thực hiện",
        Unit.CODE,
        "Mã lý do khi chưa biết phần vốn của nhà đầu tư trong dự án PPP.",
    ),
    MeasureFact(
        "rate_private_year",
        "Tỷ lệ vốn thực hiện trong năm",
        Unit.RATE,
        "Không phải tỷ lệ giải ngân.",
        formula="vốn thực hiện từ đầu năm ÷ kế hoạch năm nhà đầu tư đăng ký",
        source=_PRIVATE,
        ratio=("spent_ytd_vnd", "planned_year_vnd"),
    ),
)
