"""What is still in the way on a project's site."""

from __future__ import annotations

from typing import Final

from pipeline.measure.declared.fact import MeasureFact, Unit

_LAND: Final = "Biểu XA: GPMB; danh mục: Mặt bằng"

SITE: Final = (
    MeasureFact(
        "required_m2",
        "Diện tích phải thu hồi",
        Unit.M2,
        "Tổng diện tích phải thu hồi theo danh mục.",
        formula="tổng các xã, phường; toàn bộ và từng phần không cộng với nhau",
        source=_LAND,
    ),
    MeasureFact(
        "handed_over_m2",
        "Diện tích đã bàn giao",
        Unit.M2,
        "Lũy kế đến ngày số liệu của từng xã, phường.",
        formula="tổng các xã, phường đã báo cáo",
        source=_LAND,
    ),
    MeasureFact(
        "area_rate",
        "Tỷ lệ bàn giao mặt bằng",
        Unit.RATE,
        "Theo diện tích.",
        formula="diện tích đã bàn giao ÷ diện tích phải thu hồi",
        source=_LAND,
        ratio=("handed_over_m2", "required_m2"),
    ),
    MeasureFact(
        "compensation_approved_vnd",
        "Bồi thường được duyệt",
        Unit.VND,
        "Giá trị bồi thường, hỗ trợ theo phương án được duyệt.",
        formula="tổng các xã, phường có đủ hai số",
        source=_LAND,
    ),
    MeasureFact(
        "compensation_paid_vnd",
        "Bồi thường đã chi trả",
        Unit.VND,
        "Đã chi trả cho người dân, tổ chức.",
        formula="tổng các xã, phường có đủ hai số",
        source=_LAND,
    ),
    MeasureFact(
        "compensation_rate",
        "Tỷ lệ chi trả bồi thường",
        Unit.RATE,
        "Theo giá trị.",
        formula="đã chi trả ÷ được duyệt",
        source=_LAND,
        ratio=("compensation_paid_vnd", "compensation_approved_vnd"),
    ),
    MeasureFact(
        "households_affected",
        "Hộ, tổ chức bị ảnh hưởng",
        Unit.COUNT,
        "Số hộ gia đình, tổ chức thuộc diện thu hồi đất.",
        formula="tổng các xã, phường có đủ hai số",
        source=_LAND,
    ),
    MeasureFact(
        "households_handed_over",
        "Hộ, tổ chức đã bàn giao",
        Unit.COUNT,
        "Số hộ gia đình, tổ chức đã bàn giao mặt bằng.",
        formula="tổng các xã, phường có đủ hai số",
        source=_LAND,
    ),
    MeasureFact(
        "houses_to_move",
        "Nhà phải di dời",
        Unit.COUNT,
        "Số nhà phải di dời.",
        formula="tổng các xã, phường có đủ hai số",
        source=_LAND,
    ),
    MeasureFact(
        "houses_moved",
        "Nhà đã di dời",
        Unit.COUNT,
        "Số nhà đã di dời.",
        formula="tổng các xã, phường có đủ hai số",
        source=_LAND,
    ),
    MeasureFact(
        "graves_total",
        "Mộ phải di chuyển",
        Unit.COUNT,
        "Số mộ phải di chuyển.",
        formula="tổng các xã, phường có đủ hai số",
        source=_LAND,
    ),
    MeasureFact(
        "graves_moved",
        "Mộ đã di chuyển",
        Unit.COUNT,
        "Số mộ đã di chuyển.",
        formula="tổng các xã, phường có đủ hai số",
        source=_LAND,
    ),
    MeasureFact(
        "utilities_total",
        "Vị trí hạ tầng phải di dời",
        Unit.COUNT,
        "Điện, nước, viễn thông, hạ tầng khác.",
        formula="tổng các loại có đủ hai số",
        source=_LAND,
    ),
    MeasureFact(
        "utilities_done",
        "Vị trí hạ tầng đã di dời",
        Unit.COUNT,
        "Điện, nước, viễn thông, hạ tầng khác.",
        formula="tổng các loại có đủ hai số",
        source=_LAND,
    ),
    MeasureFact(
        "clearance_slip_days",
        "Chậm giải phóng mặt bằng",
        Unit.DAYS,
        "Số ngày chậm của xã, phường chậm nhất; số dương là chậm.",
        formula="số lớn nhất của các xã, phường",
        source=_LAND,
    ),
    MeasureFact(
        "clearance_status",
        "Tình trạng giải phóng mặt bằng",
        Unit.CODE,
        "Tình trạng chung của các xã, phường.",
        formula="giống nhau: tình trạng đó; khác nhau: đang triển khai hoặc cơ bản hoàn thành",
        source=_LAND,
    ),
)
