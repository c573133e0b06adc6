"""What a register of clearance counts besides area: the steps, resettlement, money of the year."""

from __future__ import annotations

from typing import Final

from pipeline.measure.declared.fact import MeasureFact, Unit

_LAND: Final = "Biểu XA: GPMB"
_REPORTED: Final = "tổng các xã, phường đã báo cáo"
_BOTH: Final = "tổng các xã, phường có đủ hai số"


def _step(name: str, label: str, doc: str) -> MeasureFact:
    return MeasureFact(name, label, Unit.COUNT, doc, formula=_REPORTED, source=_LAND)


def _side(name: str, label: str, unit: Unit, doc: str) -> MeasureFact:
    return MeasureFact(name, label, unit, doc, formula=_BOTH, source=_LAND)


STEPS: Final = {
    "households_noticed": "noticed",
    "households_counted": "counted",
    "households_planned": "plan_approved",
    "households_published": "published",
    "households_paid": "paid",
}
"""How far households have come, by the column of a site's parts that is added up."""

LAND: Final = (
    _step(
        "households_noticed",
        "Hộ đã có thông báo thu hồi",
        "Số hộ, tổ chức đã có thông báo thu hồi đất.",
    ),
    _step("households_counted", "Hộ đã kiểm đếm", "Số hộ, tổ chức đã kiểm đếm xong."),
    _step(
        "households_planned",
        "Hộ đã có phương án được duyệt",
        "Số hộ, tổ chức đã có phương án bồi thường được duyệt.",
    ),
    _step(
        "households_published",
        "Hộ đã công khai phương án",
        "Số hộ, tổ chức đã được công khai phương án bồi thường.",
    ),
    _step("households_paid", "Hộ đã nhận tiền", "Số hộ, tổ chức đã nhận tiền bồi thường."),
    _side("resettle_needed", "Hộ phải tái định cư", Unit.COUNT, "Số hộ phải bố trí tái định cư."),
    _side(
        "resettle_arranged",
        "Hộ đã bố trí tái định cư",
        Unit.COUNT,
        "Số hộ đã được bố trí nền, căn tái định cư.",
    ),
    MeasureFact(
        "resettle_left",
        "Hộ chưa bố trí tái định cư",
        Unit.COUNT,
        "Số hộ còn phải bố trí tái định cư.",
        formula="phải bố trí − đã bố trí",
        source=_LAND,
    ),
    _side(
        "plan_gpmb_year_vnd",
        "Kế hoạch vốn GPMB trong năm",
        Unit.VND,
        "Kế hoạch vốn bồi thường, giải phóng mặt bằng của năm.",
    ),
    _side(
        "paid_gpmb_year_vnd",
        "Giải ngân GPMB trong năm",
        Unit.VND,
        "Vốn bồi thường, giải phóng mặt bằng đã giải ngân từ đầu năm.",
    ),
    MeasureFact(
        "gpmb_year_rate",
        "Tỷ lệ giải ngân GPMB trong năm",
        Unit.RATE,
        "Theo giá trị.",
        formula="đã giải ngân ÷ kế hoạch",
        source=_LAND,
        ratio=("paid_gpmb_year_vnd", "plan_gpmb_year_vnd"),
    ),
    _side("spoil_sites_total", "Bãi đổ thải cần có", Unit.COUNT, "Số bãi đổ thải cần có."),
    _side("spoil_sites_done", "Bãi đổ thải đã bàn giao", Unit.COUNT, "Số bãi đổ thải đã bàn giao."),
)
