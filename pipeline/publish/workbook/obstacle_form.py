"""Biểu 04: what stands in the way, first what lies above the units' authority."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.phrases import NONE, period_said, text
from pipeline.publish.theme import Role, Show
from pipeline.publish.workbook.layout import Line, Shown
from pipeline.publish.workbook.project_form import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.workbook.columns import Scalar
    from pipeline.publish.workbook.datasheet import Filled

TITLE: Final = "BIỂU 04. KHÓ KHĂN, VƯỚNG MẮC CHƯA ĐƯỢC GIẢI QUYẾT"

COLUMNS: Final = (
    Shown("ordinal", "STT", (), 5, Show.CODE),
    Shown("name", "Tên dự án", (), 26),
    Shown("project_code", "Mã", (), 9, Show.CODE),
    Shown("unit", "Đơn vị báo cáo", (), 20),
    Shown("kind", "Loại vướng mắc", (), 16),
    Shown("content", "Nội dung vướng mắc, khó khăn", (), 46),
    Shown("responsible_unit", "Đơn vị chịu trách nhiệm xử lý", (), 20),
    Shown("responsible_side", "Trách nhiệm thuộc về", (), 11),
    Shown("proposal", "Đề xuất, kiến nghị", (), 36),
    Shown("authority_level", "Cấp thẩm quyền xử lý", (), 13),
    Shown("raised_on", "Ngày phát sinh", ("Thời gian",), 11.5),
    Shown("due_date", "Hạn xử lý", ("Thời gian",), 11.5),
    Shown("days_open", "Số ngày tồn tại", ("Thời gian",), 8),
    Shown("overdue", "Quá hạn", ("Thời gian",), 7),
    Shown("status", "Trạng thái xử lý", (), 12),
    Shown("answer", "Kết quả của đơn vị được giao", (), 28),
    Shown("note", "Ghi chú", (), 16),
)
LONGEST: Final = 900
"""Letters of a text that a Biểu prints; the whole text stands on the data sheet."""

_CUT: Final = "… (xem tiếp ở trang Vướng mắc)"
_PARTS: Final = (
    ("I", "Vượt thẩm quyền của đơn vị báo cáo, đề nghị Ban Chỉ đạo xem xét", True),
    ("II", "Các khó khăn, vướng mắc khác, các đơn vị đang xử lý", False),
)
_TEXTS: Final = ("content", "proposal", "answer")


def obstacle_lines(filled: Mapping[str, Filled], matter: Matter) -> list[Line]:
    """Return the open obstacles, each part by project, the longest open first."""
    order = {row["project_code"]: place for place, row in enumerate(matter.projects)}
    rows = [row for row in filled["VuongMac"].rows if row.get("is_open")]
    rows.sort(
        key=lambda row: (order.get(row["project_code"], len(order)), -(row["days_open"] or 0))
    )
    lines: list[Line] = []
    for ordinal, name, is_above in _PARTS:
        lines.append(_heading(ordinal, name))
        part = [row for row in rows if bool(row["escalated"]) is is_above]
        lines += _part(part, filled["VuongMac"], matter)
    return lines


def shortened(said: str | None) -> str:
    """Return a text that fits a printed row."""
    told = text(said)
    return told if len(told) <= LONGEST else told[:LONGEST].rstrip() + _CUT


def _heading(ordinal: str, name: str) -> Line:
    return Line({}, {"ordinal": ordinal, "name": name, "project_code": ""}, role=Role.SECTION)


def _part(rows: Iterable[Record], filled: Filled, matter: Matter) -> list[Line]:
    lines = [
        Line(
            row,
            _words(place, row, matter),
            filled.table,
            row["stt"],
            role=Role.CARRIED if row["carried_from"] else Role.CELL,
            link=filled.target(row["stt"] - 1),
        )
        for place, row in enumerate(rows, 1)
    ]
    return lines or [Line({}, {"ordinal": "", "name": NONE, "project_code": ""})]


def _words(place: int, row: Record, matter: Matter) -> Mapping[str, Scalar]:
    said = {field: shortened(row.get(field)) for field in _TEXTS}
    carried = row["carried_from"]
    return {
        "ordinal": str(place),
        "name": matter.project(row["project_code"]),
        "project_code": row["project_code"],
        "unit": row["unit_name"],
        "note": f"Số liệu {period_said(carried)}." if carried else "",
        **said,
    }


OBSTACLES: Final = Form(TITLE, COLUMNS, obstacle_lines, "")
