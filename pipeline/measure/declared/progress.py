"""How far a project's work has come, in money and in time."""

from __future__ import annotations

from typing import Final

from pipeline.measure.declared.fact import MeasureFact, Unit

_PACKAGES: Final = "Biểu CDT: Tiến độ; danh mục: Gói thầu"
_PLAN: Final = "Biểu KH: Kế hoạch khối lượng; danh mục: Kế hoạch đã duyệt"
_LIPKE: Final = "Lipke (2003); ISO 21508:2018"

PROGRESS: Final = (
    MeasureFact(
        "progress_base_vnd",
        "Giá trị hợp đồng, dự toán",
        Unit.VND,
        "Mẫu số của tiến độ khối lượng.",
        formula=(
            "tổng giá trị hợp đồng các gói thầu; gói chưa ký lấy giá gói thầu được duyệt; thiếu "
            "một gói thì để trống"
        ),
        source="Danh mục: Gói thầu",
    ),
    MeasureFact(
        "contract_value_vnd",
        "Giá trị hợp đồng đã ký",
        Unit.VND,
        "Tổng giá trị các hợp đồng đã ký đến ngày số liệu.",
        formula="tổng giá trị hợp đồng đã ký",
        source="Danh mục: Gói thầu",
    ),
    MeasureFact(
        "done_work_vnd",
        "Khối lượng thực hiện",
        Unit.VND,
        "Giá trị khối lượng đã thực hiện, lũy kế từ khởi công.",
        formula="tổng thực hiện lũy kế của các gói thầu có trong danh mục",
        source=_PACKAGES,
    ),
    MeasureFact(
        "accepted_work_vnd",
        "Khối lượng nghiệm thu",
        Unit.VND,
        "Giá trị khối lượng đã nghiệm thu, lũy kế từ khởi công.",
        formula="tổng nghiệm thu lũy kế của các gói thầu có trong danh mục",
        source=_PACKAGES,
    ),
    MeasureFact(
        "planned_work_vnd",
        "Khối lượng theo kế hoạch",
        Unit.VND,
        "Giá trị khối lượng phải đạt đến ngày số liệu theo kế hoạch được duyệt.",
        formula="tỷ lệ kế hoạch × giá trị hợp đồng, dự toán",
        source=_PLAN,
    ),
    MeasureFact(
        "done_rate",
        "Tỷ lệ thực hiện",
        Unit.RATE,
        "Tiến độ khối lượng đến ngày số liệu.",
        formula="khối lượng thực hiện ÷ giá trị hợp đồng, dự toán",
        source=_PACKAGES,
        ratio=("done_work_vnd", "progress_base_vnd"),
    ),
    MeasureFact(
        "done_rate_reason",
        "Lý do chưa có tỷ lệ thực hiện",
        Unit.CODE,
        "Mã lý do khi tỷ lệ thực hiện để trống.",
    ),
    MeasureFact(
        "planned_rate",
        "Tỷ lệ kế hoạch",
        Unit.RATE,
        "Tỷ lệ khối lượng phải đạt đến ngày số liệu theo kế hoạch đang có hiệu lực.",
        formula="nội suy đều trong tháng giữa hai số cuối tháng, làm tròn 0,01%",
        source=_PLAN,
        ratio=("planned_work_vnd", "progress_base_vnd"),
    ),
    MeasureFact(
        "progress_gap_rate",
        "Chênh lệch so với kế hoạch",
        Unit.RATE,
        "Số âm là chậm; hiển thị bằng điểm %.",
        formula="tỷ lệ thực hiện − tỷ lệ kế hoạch, mỗi số làm tròn 0,01%",
        source=_PLAN,
    ),
    MeasureFact(
        "full_since_date",
        "Đạt 100% từ ngày",
        Unit.DATE,
        "Ngày số liệu sớm nhất được biết có khối lượng đạt 100%.",
        source=_PACKAGES,
    ),
    MeasureFact(
        "at_months",
        "Thời gian đã qua (AT)",
        Unit.MONTHS,
        "Số tháng từ đầu tháng có khối lượng kế hoạch đầu tiên đến ngày số liệu.",
        formula="số tháng trọn + ngày ÷ số ngày của tháng; dừng khi hoàn thành thi công",
        source=_LIPKE,
    ),
    MeasureFact(
        "es_months",
        "Thời gian đạt được (ES)",
        Unit.MONTHS,
        "Thời điểm mà kế hoạch phải có khối lượng đã thực hiện.",
        formula="C + (EV − PV_C) ÷ (PV_C+1 − PV_C)",
        source=_LIPKE,
    ),
    MeasureFact(
        "sv_t_months",
        "Chênh lệch thời gian SV(t)",
        Unit.MONTHS,
        "Số âm là chậm.",
        formula="ES − AT",
        source=_LIPKE,
    ),
    MeasureFact(
        "spi",
        "Chỉ số tiến độ SPI",
        Unit.INDEX,
        "Khối lượng thực hiện so với khối lượng kế hoạch.",
        formula="EV ÷ PV",
        source=_LIPKE,
    ),
    MeasureFact(
        "spi_t",
        "Chỉ số tiến độ SPI(t)",
        Unit.INDEX,
        "Chỉ số tiến độ theo thời gian; dưới 1 là chậm.",
        formula="ES ÷ AT",
        source=_LIPKE,
    ),
    MeasureFact(
        "tspi",
        "Nhịp độ còn phải đạt TSPI",
        Unit.INDEX,
        "Nhịp độ cần có để hoàn thành đúng kế hoạch; trên 1 là phải nhanh hơn kế hoạch.",
        formula="(PD − ES) ÷ (PD − AT)",
        source=_LIPKE,
    ),
    MeasureFact(
        "slippage_days",
        "Chậm theo khối lượng",
        Unit.DAYS,
        "Số ngày chậm suy từ khối lượng; số dương là chậm.",
        formula="−SV(t) × 365,25 ÷ 12, làm tròn đến ngày",
        source=_LIPKE,
    ),
    MeasureFact(
        "es_finish_date",
        "Dự báo hoàn thành",
        Unit.DATE,
        "Ngày hoàn thành nếu giữ nhịp độ hiện nay.",
        formula="đầu tháng kế hoạch đầu tiên + PD ÷ SPI(t)",
        source=_LIPKE,
    ),
    MeasureFact(
        "es_reason",
        "Lý do chưa có SPI(t)",
        Unit.CODE,
        "Mã lý do khi không tính được; để trống khi tính được.",
    ),
    MeasureFact(
        "es_finish_reason",
        "Lý do chưa có dự báo",
        Unit.CODE,
        "Mã lý do khi không dự báo được ngày hoàn thành.",
    ),
)
