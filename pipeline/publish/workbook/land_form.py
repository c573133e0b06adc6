"""Biểu 03: land, households, compensation and what has to be moved, commune by commune."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.measure.declared.land import STEPS
from pipeline.publish.phrases import period_said, text
from pipeline.publish.theme import Role, Show
from pipeline.publish.workbook.layout import LEADS, Line, Shown
from pipeline.publish.workbook.project_form import Form
from pipeline.publish.workbook.project_lines import (
    CARRIED_PROJECT,
    project_lines,
)
from schemas.choices import SECTION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.workbook.datasheet import Filled

TITLE: Final = "BIỂU 03. CÔNG TÁC GIẢI PHÓNG MẶT BẰNG CÁC DỰ ÁN"

_LAND: Final = ("Diện tích (m²)",)
_HOUSEHOLDS: Final = ("Hộ, tổ chức có đất thu hồi",)
_MONEY: Final = ("Bồi thường, hỗ trợ (triệu đồng)",)
_RESETTLED: Final = ("Hộ tái định cư",)
_YEAR: Final = ("Vốn GPMB trong năm (triệu đồng)",)
_HOUSES: Final = ("Nhà phải di dời",)
_GRAVES: Final = ("Mồ mả",)
_UTILITIES: Final = ("Vị trí hạ tầng kỹ thuật",)
_SPOIL: Final = ("Bãi đổ thải",)
_FINISH: Final = ("Hoàn thành GPMB",)

COLUMNS: Final = (
    Shown("ordinal", "STT", (), 5, Show.CODE),
    Shown("name", "Tên dự án, địa bàn", (), 30),
    Shown("project_code", "Mã", (), 8.5, Show.CODE),
    Shown("owner_name", "Chủ đầu tư; đơn vị báo cáo GPMB", (), 16),
    Shown("required_m2", "Phải thu hồi", _LAND, 11),
    Shown("handed_over_m2", "Đã bàn giao", _LAND, 11),
    Shown("area_rate", "Tỷ lệ", _LAND, 7.5),
    Shown("households_affected", "Tổng số", _HOUSEHOLDS, 7),
    Shown("households_noticed", "Đã thông báo thu hồi", _HOUSEHOLDS, 7),
    Shown("households_counted", "Đã kiểm đếm", _HOUSEHOLDS, 7),
    Shown("households_planned", "Đã duyệt phương án", _HOUSEHOLDS, 7),
    Shown("households_published", "Đã công khai", _HOUSEHOLDS, 7),
    Shown("households_paid", "Đã nhận tiền", _HOUSEHOLDS, 7),
    Shown("households_handed_over", "Đã bàn giao", _HOUSEHOLDS, 7),
    Shown("compensation_approved_vnd", "Được duyệt", _MONEY, 11),
    Shown("compensation_paid_vnd", "Đã chi trả", _MONEY, 11),
    Shown("compensation_rate", "Tỷ lệ", _MONEY, 7.5),
    Shown("resettle_needed", "Tổng số", _RESETTLED, 6.5),
    Shown("resettle_arranged", "Đã bố trí", _RESETTLED, 6.5),
    Shown("resettle_left", "Còn lại", _RESETTLED, 6.5),
    Shown("plan_gpmb_year_vnd", "Kế hoạch", _YEAR, 11),
    Shown("paid_gpmb_year_vnd", "Giải ngân", _YEAR, 11),
    Shown("gpmb_year_rate", "Tỷ lệ", _YEAR, 7.5),
    Shown("houses_to_move", "Tổng số", _HOUSES, 6.5),
    Shown("houses_moved", "Đã di dời", _HOUSES, 6.5),
    Shown("graves_total", "Tổng số", _GRAVES, 6.5),
    Shown("graves_moved", "Đã di chuyển", _GRAVES, 6.5),
    Shown("utilities_total", "Tổng số", _UTILITIES, 6.5),
    Shown("utilities_done", "Đã di dời", _UTILITIES, 6.5),
    Shown("spoil_sites_total", "Cần có", _SPOIL, 6),
    Shown("spoil_sites_done", "Đã bàn giao", _SPOIL, 6),
    Shown("planned_finish_date", "Kế hoạch", _FINISH, 11),
    Shown("forecast_finish_date", "Dự kiến", _FINISH, 11),
    Shown("actual_finish_date", "Thực tế", _FINISH, 11),
    Shown("clearance_slip_days", "Chênh lệch (ngày)", _FINISH, 8),
    Shown("clearance_status", "Tình trạng", (), 13, Show.WORD),
    Shown("note", "Ghi chú", (), 26),
)
"""The columns of a register of land clearance as departments keep it, and what is to be moved.

Of that register's columns three are not here: the component project, which our forms do not ask;
the kind of project, which is the group that a line stands in; and the period, which the heading
names, and the note where a line is of an earlier one.
"""

_OF_PART: Final = {
    "households_affected": "affected",
    "households_handed_over": "handed_over",
    **STEPS,
    "clearance_slip_days": "slip_days",
    "clearance_status": "status",
}
_PART_NAME: Final = "– {commune} ({section})"
_NOT_COUNTED: Final = "Không cộng vào dự án."


def land_lines(filled: Mapping[str, Filled], matter: Matter) -> list[Line]:
    """Return the lines of Biểu 03, each commune's part below its project."""
    return project_lines(filled, matter, ("GPMB",), _parts_of(filled, matter))


def _parts_of(filled: Mapping[str, Filled], matter: Matter) -> Callable[[str], Iterable[Line]]:
    parts: dict[str, list[Record]] = {}
    for row in filled["GPMB"].rows:
        parts.setdefault(row["project_code"], []).append(row)
    return lambda project: [_part(filled["GPMB"], row, matter) for row in parts.get(project, [])]


def _part(filled: Filled, row: Record, matter: Matter) -> Line:
    section = SECTION.label(row["section"]).lower()
    said = [
        CARRIED_PROJECT.format(period_said(row["carried_from"])) if row["carried_from"] else "",
        "" if row["is_counted"] else _NOT_COUNTED,
        text(row.get("note")),
    ]
    name = _PART_NAME.format(commune=row["commune_code"], section=section)
    return Line(
        row,
        {
            "ordinal": "",
            "name": name,
            "project_code": LEADS,
            "owner_name": matter.short_unit(row.get("unit_code")),
            "note": " ".join(filter(None, said)),
        },
        filled.table,
        row["stt"],
        _OF_PART,
        Role.CARRIED if row["carried_from"] else Role.DETAIL,
        filled.target(row["stt"] - 1),
    )


LAND: Final = Form(TITLE, COLUMNS, land_lines, "m², triệu đồng")
