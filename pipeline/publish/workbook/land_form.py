"""Biểu 03: land, households, compensation and what has to be moved, commune by commune."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.phrases import period_label, text
from pipeline.publish.theme import Role
from pipeline.publish.workbook.layout import LEADS, Line, Shown
from pipeline.publish.workbook.project_form import Form
from pipeline.publish.workbook.project_lines import (
    CARRIED_PROJECT,
    NAMES,
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
_HOUSEHOLDS: Final = ("Hộ, tổ chức",)
_MONEY: Final = ("Bồi thường, hỗ trợ (triệu đồng)",)
_HOUSES: Final = ("Nhà phải di dời",)
_GRAVES: Final = ("Mồ mả",)
_UTILITIES: Final = ("Vị trí hạ tầng kỹ thuật",)
_FINISH: Final = ("Hoàn thành GPMB",)

COLUMNS: Final = (
    *NAMES,
    Shown("required_m2", "Phải thu hồi", _LAND, 12),
    Shown("handed_over_m2", "Đã bàn giao", _LAND, 12),
    Shown("area_rate", "Tỷ lệ", _LAND, 8.5),
    Shown("households_affected", "Bị ảnh hưởng", _HOUSEHOLDS, 9),
    Shown("households_handed_over", "Đã bàn giao", _HOUSEHOLDS, 9),
    Shown("compensation_approved_vnd", "Được duyệt", _MONEY, 12),
    Shown("compensation_paid_vnd", "Đã chi trả", _MONEY, 12),
    Shown("compensation_rate", "Tỷ lệ", _MONEY, 8.5),
    Shown("houses_to_move", "Tổng số", _HOUSES, 8),
    Shown("houses_moved", "Đã di dời", _HOUSES, 8),
    Shown("graves_total", "Tổng số", _GRAVES, 8),
    Shown("graves_moved", "Đã di chuyển", _GRAVES, 8),
    Shown("utilities_total", "Tổng số", _UTILITIES, 8),
    Shown("utilities_done", "Đã di dời", _UTILITIES, 8),
    Shown("planned_finish_date", "Kế hoạch", _FINISH, 11.5),
    Shown("forecast_finish_date", "Dự kiến", _FINISH, 11.5),
    Shown("actual_finish_date", "Thực tế", _FINISH, 11.5),
    Shown("clearance_slip_days", "Chênh lệch (ngày)", _FINISH, 9),
    Shown("clearance_status", "Tình trạng", (), 15),
    Shown("note", "Ghi chú", (), 30),
)
_OF_PART: Final = {
    "households_affected": "affected",
    "households_handed_over": "handed_over",
    "clearance_slip_days": "slip_days",
    "clearance_status": "status",
}
_PART_NAME: Final = "– {commune} ({section})"
_NOT_COUNTED: Final = "Không cộng vào dự án."


def land_lines(filled: Mapping[str, Filled], matter: Matter) -> list[Line]:
    """Return the lines of Biểu 03, each commune's part below its project."""
    return project_lines(filled, matter, "GPMB", _parts_of(filled))


def _parts_of(filled: Mapping[str, Filled]) -> Callable[[str], Iterable[Line]]:
    parts: dict[str, list[Record]] = {}
    for row in filled["GPMB"].rows:
        parts.setdefault(row["project_code"], []).append(row)
    return lambda project: [_part(filled["GPMB"], row) for row in parts.get(project, [])]


def _part(filled: Filled, row: Record) -> Line:
    section = SECTION.label(row["section"]).lower()
    said = [
        CARRIED_PROJECT.format(period_label(row["carried_from"])) if row["carried_from"] else "",
        "" if row["is_counted"] else _NOT_COUNTED,
        text(row.get("note")),
    ]
    name = _PART_NAME.format(commune=row["commune_code"], section=section)
    return Line(
        row,
        {"ordinal": "", "name": name, "project_code": LEADS, "note": " ".join(filter(None, said))},
        filled.table,
        row["stt"],
        _OF_PART,
        Role.CARRIED if row["carried_from"] else Role.DETAIL,
        filled.target(row["stt"] - 1),
    )


LAND: Final = Form(TITLE, COLUMNS, land_lines)
