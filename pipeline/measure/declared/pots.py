"""What is measured of each pot of state capital and each part of a site."""

from __future__ import annotations

from typing import Final

from pipeline.measure.declared.fact import MeasureFact, Unit

DISBURSEMENTS: Final = (
    MeasureFact(
        "plan_level",
        "Cấp giao",
        Unit.CODE,
        "Cấp giao của số kế hoạch.",
        formula="chi tiết; chưa có thì tỉnh",
        source="Danh mục: Kế hoạch vốn",
        frame="disbursements",
    ),
    MeasureFact(
        "plan_reported_vnd",
        "Kế hoạch đơn vị báo cáo",
        Unit.VND,
        "Chỉ để đối chiếu.",
        source="Biểu CDT: Giải ngân",
        frame="disbursements",
    ),
    MeasureFact(
        "plan_treasury_vnd",
        "Kế hoạch Kho bạc nhập",
        Unit.VND,
        "Chỉ để đối chiếu.",
        source="Biểu KB: Thanh toán",
        frame="disbursements",
    ),
    MeasureFact(
        "treasury_disbursed_vnd",
        "Giải ngân theo Kho bạc",
        Unit.VND,
        "Số Kho bạc xác nhận.",
        formula="thanh toán khối lượng hoàn thành + tạm ứng chưa thu hồi",
        source="Biểu KB: Thanh toán",
        frame="disbursements",
    ),
    MeasureFact(
        "difference_vnd",
        "Chênh lệch với Kho bạc",
        Unit.VND,
        "Số dương: chủ đầu tư báo cáo nhiều hơn.",
        formula="giải ngân theo chủ đầu tư − theo Kho bạc",
        frame="disbursements",
    ),
    MeasureFact(
        "prevails",
        "Số được dùng",
        Unit.CODE,
        "Biểu có số được dùng: CDT hoặc KB.",
        formula=(
            "theo Phân công báo cáo; mặc định của chủ đầu tư; nơi được lấy không có số thì lấy "
            "nơi kia"
        ),
        source="Danh mục: Phân công báo cáo",
        frame="disbursements",
    ),
    MeasureFact(
        "paid_vnd", "Giải ngân được dùng", Unit.VND, "Số dùng để tính tỷ lệ.", frame="disbursements"
    ),
    MeasureFact(
        "rate",
        "Tỷ lệ giải ngân",
        Unit.RATE,
        "Để trống với vốn ứng trước.",
        formula="giải ngân được dùng ÷ kế hoạch theo quyết định",
        ratio=("paid_vnd", "plan_vnd"),
        frame="disbursements",
    ),
    MeasureFact(
        "reason",
        "Lý do chưa có tỷ lệ",
        Unit.CODE,
        "Mã lý do khi tỷ lệ để trống.",
        frame="disbursements",
    ),
    MeasureFact(
        "paid_period_vnd",
        "Giải ngân trong kỳ",
        Unit.VND,
        "Giải ngân riêng của kỳ; không biết số kỳ trước thì để trống.",
        formula="lũy kế kỳ này − lũy kế đã dùng ở kỳ liền trước cùng loại",
        frame="disbursements",
    ),
)

CLEARANCE: Final = (
    MeasureFact(
        "area_rate",
        "Tỷ lệ bàn giao",
        Unit.RATE,
        "Theo diện tích.",
        formula="đã bàn giao ÷ phải thu hồi",
        ratio=("handed_over_m2", "required_m2"),
        frame="clearance",
    ),
    MeasureFact(
        "compensation_rate",
        "Tỷ lệ chi trả",
        Unit.RATE,
        "Theo giá trị.",
        formula="đã chi trả ÷ được duyệt",
        ratio=("compensation_paid_vnd", "compensation_approved_vnd"),
        frame="clearance",
    ),
    MeasureFact(
        "households_rate",
        "Tỷ lệ hộ đã bàn giao",
        Unit.RATE,
        "Theo số hộ, tổ chức.",
        formula="đã bàn giao ÷ bị ảnh hưởng",
        ratio=("handed_over", "affected"),
        frame="clearance",
    ),
    MeasureFact(
        "houses_rate",
        "Tỷ lệ nhà đã di dời",
        Unit.RATE,
        "Theo số nhà.",
        formula="đã di dời ÷ phải di dời",
        ratio=("houses_moved", "houses_to_move"),
        frame="clearance",
    ),
    MeasureFact(
        "graves_rate",
        "Tỷ lệ mộ đã di chuyển",
        Unit.RATE,
        "Theo số mộ.",
        formula="đã di chuyển ÷ phải di chuyển",
        ratio=("graves_moved", "graves_total"),
        frame="clearance",
    ),
    MeasureFact(
        "utilities_total",
        "Vị trí hạ tầng phải di dời",
        Unit.COUNT,
        "Điện, nước, viễn thông, hạ tầng khác.",
        formula="tổng các loại có đủ hai số",
        frame="clearance",
    ),
    MeasureFact(
        "utilities_done",
        "Vị trí hạ tầng đã di dời",
        Unit.COUNT,
        "Điện, nước, viễn thông, hạ tầng khác.",
        formula="tổng các loại có đủ hai số",
        frame="clearance",
    ),
    MeasureFact(
        "utilities_rate",
        "Tỷ lệ hạ tầng đã di dời",
        Unit.RATE,
        "Theo số vị trí.",
        formula="đã di dời ÷ phải di dời",
        ratio=("utilities_done", "utilities_total"),
        frame="clearance",
    ),
    MeasureFact(
        "slip_days",
        "Chậm so với kế hoạch",
        Unit.DAYS,
        "Số dương là chậm.",
        formula="thực tế, dự kiến hoặc ngày số liệu − kế hoạch",
        frame="clearance",
    ),
    MeasureFact(
        "slip_reason",
        "Lý do chưa có số ngày chậm",
        Unit.CODE,
        "Mã lý do khi số ngày chậm để trống.",
        frame="clearance",
    ),
    MeasureFact(
        "is_counted",
        "Tính vào dự án",
        Unit.FLAG,
        "Toàn bộ và từng phần của một xã, phường không cộng với nhau.",
        frame="clearance",
    ),
)
