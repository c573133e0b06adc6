"""State capital planned for a project and paid on it."""

from __future__ import annotations

from typing import Final

from pipeline.measure.declared.fact import MeasureFact, Unit

_CAPITAL: Final = "Danh mục: Kế hoạch vốn"
_PAID: Final = "Biểu CDT: Giải ngân; biểu KB: Thanh toán"
_PAYMENT_PLAN: Final = "Biểu KH: Kế hoạch giải ngân; danh mục: Kế hoạch đã duyệt"

CAPITAL: Final = (
    MeasureFact(
        "budget_year",
        "Năm kế hoạch",
        Unit.YEAR,
        "Năm kế hoạch vốn của các số liệu giải ngân: năm của kỳ báo cáo.",
    ),
    MeasureFact(
        "plan_all_vnd",
        "Tổng kế hoạch vốn",
        Unit.VND,
        "Kế hoạch năm và kế hoạch năm trước chuyển sang theo các quyết định đến ngày số liệu.",
        formula="tổng cấp chi tiết; nguồn chưa giao chi tiết lấy cấp tỉnh",
        source=_CAPITAL,
    ),
    MeasureFact(
        "paid_all_vnd",
        "Giải ngân tổng kế hoạch",
        Unit.VND,
        "Giải ngân kế hoạch năm và kế hoạch năm trước chuyển sang.",
        formula="thanh toán khối lượng hoàn thành + tạm ứng chưa thu hồi",
        source=_PAID,
    ),
    MeasureFact(
        "rate_all",
        "Tỷ lệ giải ngân chung",
        Unit.RATE,
        "Cả tử số và mẫu số gồm vốn năm trước chuyển sang.",
        formula="giải ngân tổng kế hoạch ÷ tổng kế hoạch vốn",
        source=_PAID,
        ratio=("paid_all_vnd", "plan_all_vnd"),
    ),
    MeasureFact(
        "rate_all_reason",
        "Lý do chưa có tỷ lệ giải ngân chung",
        Unit.CODE,
        "Mã lý do khi tỷ lệ để trống.",
    ),
    MeasureFact(
        "plan_year_vnd",
        "Kế hoạch vốn năm",
        Unit.VND,
        "Kế hoạch năm theo cấp giao chi tiết nhất của từng nguồn, không gồm vốn chuyển sang.",
        formula="tổng các quyết định đến ngày số liệu",
        source=_CAPITAL,
    ),
    MeasureFact(
        "paid_year_vnd",
        "Giải ngân kế hoạch năm",
        Unit.VND,
        "Giải ngân từ đầu năm của kế hoạch năm.",
        formula="thanh toán khối lượng hoàn thành + tạm ứng chưa thu hồi",
        source=_PAID,
    ),
    MeasureFact(
        "rate_year",
        "Tỷ lệ giải ngân kế hoạch năm",
        Unit.RATE,
        "Không gồm vốn chuyển sang ở cả tử số và mẫu số.",
        formula="giải ngân kế hoạch năm ÷ kế hoạch vốn năm",
        source=_PAID,
        ratio=("paid_year_vnd", "plan_year_vnd"),
    ),
    MeasureFact(
        "rate_year_reason",
        "Lý do chưa có tỷ lệ giải ngân năm",
        Unit.CODE,
        "Mã lý do khi tỷ lệ để trống.",
    ),
    MeasureFact(
        "plan_year_province_vnd",
        "Kế hoạch năm cấp tỉnh giao",
        Unit.VND,
        "Kế hoạch năm HĐND, UBND tỉnh giao.",
        formula="tổng các quyết định đến ngày số liệu",
        source=_CAPITAL,
    ),
    MeasureFact(
        "rate_year_province",
        "Tỷ lệ so với kế hoạch tỉnh giao",
        Unit.RATE,
        "Cùng tử số với tỷ lệ giải ngân kế hoạch năm.",
        formula="giải ngân kế hoạch năm ÷ kế hoạch năm cấp tỉnh giao",
        source=_PAID,
        ratio=("paid_year_vnd", "plan_year_province_vnd"),
    ),
    MeasureFact(
        "plan_year_pm_vnd",
        "Kế hoạch năm Thủ tướng giao",
        Unit.VND,
        "Kế hoạch năm Thủ tướng Chính phủ giao.",
        formula="tổng các quyết định đến ngày số liệu",
        source=_CAPITAL,
    ),
    MeasureFact(
        "rate_year_pm",
        "Tỷ lệ so với kế hoạch Thủ tướng giao",
        Unit.RATE,
        "Cùng tử số với tỷ lệ giải ngân kế hoạch năm.",
        formula="giải ngân kế hoạch năm ÷ kế hoạch năm Thủ tướng giao",
        source=_PAID,
        ratio=("paid_year_vnd", "plan_year_pm_vnd"),
    ),
    MeasureFact(
        "paid_period_vnd",
        "Giải ngân trong kỳ",
        Unit.VND,
        "Giải ngân riêng của kỳ; kỳ đầu năm kế hoạch tính từ 0; không biết số kỳ trước thì "
        "để trống.",
        formula="lũy kế kỳ này − lũy kế đã dùng ở kỳ liền trước cùng loại",
        source=_PAID,
    ),
    MeasureFact(
        "planned_payment_vnd",
        "Kế hoạch giải ngân đến ngày số liệu",
        Unit.VND,
        "Số phải giải ngân, thực hiện từ đầu năm đến ngày số liệu; dự án PPP là vốn nhà nước.",
        formula="kế hoạch lũy kế tại ngày số liệu − lũy kế tại 31/12 năm trước",
        source=_PAYMENT_PLAN,
    ),
    MeasureFact(
        "used_year_vnd",
        "Vốn đã dùng trong năm",
        Unit.VND,
        "Số so với kế hoạch giải ngân: vốn nhà nước giải ngân; dự án PPP không gồm vốn nhà đầu "
        "tư thực hiện; dự án ngoài ngân sách là vốn thực hiện.",
        formula="NSNN, PPP: giải ngân tổng kế hoạch; NNS: vốn thực hiện từ đầu năm",
        source=_PAID,
    ),
    MeasureFact(
        "used_total_vnd",
        "Vốn đã dùng từ khởi công",
        Unit.VND,
        "Lũy kế từ khi bắt đầu dự án, cùng phạm vi với vốn đã dùng trong năm; dùng cho biểu đồ.",
        formula="giải ngân đến 31/01 năm kế hoạch + vốn đã dùng trong năm",
        source=_PAID,
    ),
    MeasureFact(
        "rate_planned",
        "Tỷ lệ so với kế hoạch giải ngân",
        Unit.RATE,
        "Đạt bao nhiêu kế hoạch giải ngân đến thời điểm báo cáo; dự án PPP chỉ tính vốn nhà nước.",
        formula="vốn đã dùng trong năm ÷ kế hoạch giải ngân đến ngày số liệu",
        source=_PAYMENT_PLAN,
        ratio=("used_year_vnd", "planned_payment_vnd"),
    ),
    MeasureFact(
        "payment_gap_vnd",
        "Chênh lệch so với kế hoạch giải ngân",
        Unit.VND,
        "Số âm là chậm.",
        formula="vốn đã dùng trong năm − kế hoạch giải ngân đến ngày số liệu",
        source=_PAYMENT_PLAN,
    ),
    MeasureFact(
        "needed_per_month_vnd",
        "Phải giải ngân mỗi tháng",
        Unit.VND,
        "Bình quân mỗi tháng phải giải ngân để hết kế hoạch vào 31/01 năm sau.",
        formula="(tổng kế hoạch vốn − giải ngân) ÷ số tháng còn lại, ít nhất là 1",
        source="Luật Đầu tư công 58/2024/QH15, Điều 72",
    ),
    MeasureFact(
        "estimate_year_end_vnd",
        "Ước giải ngân đến hết thời hạn",
        Unit.VND,
        "Ước của chủ đầu tư; không cộng với số đã giải ngân.",
        formula="tổng ước của kế hoạch năm và kế hoạch chuyển sang",
        source=_PAID,
    ),
    MeasureFact(
        "capital_level",
        "Cấp giao làm mẫu số",
        Unit.CODE,
        "Cấp giao của kế hoạch vốn năm; hai cấp khi các nguồn khác nhau.",
        source=_CAPITAL,
    ),
    MeasureFact(
        "unsigned_vnd",
        "Giải ngân chưa có kế hoạch",
        Unit.VND,
        "Số đã giải ngân trên kế hoạch chưa có quyết định; không tính vào tỷ lệ.",
        source=_CAPITAL,
    ),
    MeasureFact(
        "unpaid_sources",
        "Nguồn chuyển sang chưa báo cáo",
        Unit.CODE,
        "Nguồn có vốn chuyển sang mà chưa biết số giải ngân; không tính vào tỷ lệ.",
        source=_CAPITAL,
    ),
)
