"""Sheets in other authorities' forms, drawn: the ministry's 48 columns, the land register's 31."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Printed(NamedTuple):
    """One printed column: what stands in the rows of its header, and what tests call it."""

    name: str
    header: tuple[str, ...]


_ALLOCATED: Final = "Luỹ kế vốn đã bố trí đến hết năm 2025"
_BEFORE: Final = "Luỹ kế giải ngân đến hết năm 2025"
_EXTENDED: Final = "KHV năm 2025 được cho phép kéo dài"
_PLAN: Final = "Kế hoạch năm 2026"
_WORK: Final = "Khối lượng thực hiện từ đầu năm đến ngày 15 của tháng báo cáo"
_MONTH: Final = "Giải ngân tháng báo cáo"
_YEAR: Final = "Luỹ kế giải ngân từ đầu năm đến tháng báo cáo (báo cáo năm: đến hết 31/1 năm sau)"
_DONE: Final = "Tình hình thực hiện dự án"
_SOURCES: Final = ("NSTW", "NSĐP", "ODA", "Vốn khác")


def _by_source(name: str, *bands: str) -> tuple[Printed, ...]:
    return tuple(Printed(f"{name} {source}", (*bands, source)) for source in _SOURCES)


FINANCE: Final = (
    Printed("STT", ("STT",)),
    Printed("project", ("Danh mục dự án",)),
    Printed("place", ("Địa điểm XD",)),
    Printed("decision", ("Quyết định đầu tư", "Số QĐ, ngày tháng năm")),
    Printed("TMĐT", ("Quyết định đầu tư", "TMĐT", "Tổng số (tất cả các nguồn vốn)")),
    Printed("TMĐT NSNN", ("Quyết định đầu tư", "TMĐT", "Trong đó: vốn NSNN")),
    Printed("allocated", (_ALLOCATED, "Tổng số")),
    *_by_source("allocated", _ALLOCATED, "Trong đó"),
    Printed("before", (_BEFORE, "Tổng số")),
    Printed("before NSNN", (_BEFORE, "NSNN", "Tổng số")),
    Printed("before year", (_BEFORE, "NSNN", "Riêng năm 2025")),
    Printed("extended", (_EXTENDED, "Tổng số")),
    Printed("extended ĐTPT", (_EXTENDED, "Vốn ĐTPT")),
    Printed("extended khác", (_EXTENDED, "Vốn khác")),
    Printed("plan", (_PLAN, "Tổng số")),
    *_by_source("plan", _PLAN, "Trong đó"),
    Printed("work", (_WORK, "Tổng số")),
    Printed("work month", (_WORK, "Riêng tháng báo cáo")),
    Printed("month", (_MONTH, "Số tiền")),
    Printed("month rate", (_MONTH, "Tỷ lệ %")),
    *_by_source("month", _MONTH, "Theo nguồn vốn"),
    *_by_source("month rate", _MONTH, "Tỷ lệ % theo nguồn vốn"),
    Printed("paid", (_YEAR, "Số tiền")),
    Printed("paid rate", (_YEAR, "Tỷ lệ %")),
    *_by_source("paid", _YEAR, "Theo nguồn vốn"),
    *_by_source("paid rate", _YEAR, "Tỷ lệ % theo nguồn vốn"),
    Printed("done", (_DONE, "Công việc chủ yếu đã hoàn thành đến cuối tháng báo cáo")),
    Printed("ongoing", (_DONE, "Công việc đang dở dang")),
    Printed("next", (_DONE, "Kế hoạch các tháng còn lại")),
    Printed("note", ("Ghi chú",)),
)
"""The 48 columns."""

LAND: Final = tuple(
    Printed(name, (label,))
    for name, label in (
        ("STT", "STT"),
        ("project", "Tên dự án"),
        ("part", "Dự án thành phần (nếu có)"),
        ("unit", "Chủ đầu tư/Đơn vị GPMB"),
        ("commune", "Địa bàn (phường/xã)"),
        ("group", "Nhóm dự án (Trọng điểm/Thông thường)"),
        ("required", "Tổng diện tích phải thu hồi (m²)"),
        ("handed over", "Diện tích đã thu hồi, bàn giao (m²)"),
        ("area rate", "Tỷ lệ % diện tích"),
        ("affected", "Tổng số hộ/tổ chức thuộc diện thu hồi"),
        ("noticed", "Số đã có TB thu hồi đất"),
        ("counted", "Số đã kiểm đếm"),
        ("approved", "Số đã có PA bồi thường được duyệt"),
        ("published", "Số đã công khai PA"),
        ("paid", "Số đã nhận tiền"),
        ("given", "Số đã bàn giao mặt bằng"),
        ("value", "Tổng giá trị BT, HT theo PA duyệt (triệu đồng)"),
        ("spent", "Đã chi trả luỹ kế (triệu đồng)"),
        ("spent rate", "Tỷ lệ %"),
        ("resettle", "Số hộ TĐC"),
        ("resettled", "Số đã bố trí nền/căn TĐC"),
        ("left", "Còn lại"),
        ("plan", "KHV bồi thường, GPMB năm"),
        ("year", "Giải ngân luỹ kế trong năm"),
        ("year rate", "Tỷ lệ %"),
        ("planned", "Mốc hoàn thành GPMB theo kế hoạch"),
        ("finish", "Ngày hoàn thành thực tế/dự kiến"),
        ("difference", "Chênh lệch tiến độ (ngày)"),
        ("status", "Tình trạng tổng thể"),
        ("period", "Kỳ báo cáo (mm/yyyy)"),
        ("note", "Ghi chú"),
    )
)
"""The 31 columns."""

FINANCE_TITLE: Final = """\
UBND TỈNH LẠNG SƠN
BAN QLDA GIAO THÔNG
| | BÁO CÁO TÌNH HÌNH THỰC HIỆN, GIẢI NGÂN VỐN ĐẦU TƯ CÔNG QUÝ I NĂM 2026
| | (Số liệu tính đến ngày 14/03/2026, kèm theo Công văn số 52/BQL ngày 18 tháng 3 năm 2026)
| | | | | | Đơn vị tính: Triệu đồng"""
LAND_TITLE: Final = """\
UỶ BAN NHÂN DÂN XÃ KHUẤT XÁ
| TÌNH HÌNH BỒI THƯỜNG, GIẢI PHÓNG MẶT BẰNG
Kỳ báo cáo: Quý I/2026
Số liệu tính đến ngày: 14/03/2026"""

ROAD: Final = {
    "STT": "1",
    "project": "Nâng cấp QL4B",
    "TMĐT": "2300000",
    "allocated": "820000",
    "allocated NSTW": "500000",
    "allocated NSĐP": "320000",
    "plan": "300000",
    "plan NSTW": "200000",
    "plan NSĐP": "100000",
    "paid": "150000",
    "paid rate": "50",
    "paid NSTW": "96500.5",
    "paid NSĐP": "53499.5",
    "paid rate NSTW": "48.25",
    "paid rate NSĐP": "53.5",
    "done": "Đắp nền K98",
    "next": "Thảm nhựa",
    "note": "thiếu vật liệu",
}
SITE: Final = {
    "STT": "1",
    "project": "Nâng cấp QL4B",
    "commune": "Khuất Xá",
    "required": "381000",
    "handed over": "157000",
    "affected": "122",
    "noticed": "118",
    "counted": "110",
    "approved": "95",
    "published": "95",
    "paid": "80",
    "given": "78",
    "value": "86450.5",
    "spent": "71200",
    "resettle": "20",
    "resettled": "14",
    "plan": "60000",
    "year": "42300",
    "planned": "2026-06-30",
    "finish": "2026-08-31",
    "status": "Đang triển khai",
    "period": "'03/2026",
    "note": "06 hộ chưa nhận tiền",
}


def drawn(
    form: Sequence[Printed],
    *rows: Mapping[str, str],
    title: str,
    numbered: bool = True,
    foot: str = "",
) -> str:
    """Return a sheet: its title, its header of so many rows as needed, numbers, rows by name.

    A wide header stands over its first column only, as where nothing is merged.
    """
    depth = max(len(column.header) for column in form)
    header = (
        " | ".join(_printed(form, at, row) for at in range(len(form))) for row in range(depth)
    )
    numbers = (" | ".join(f"({at})" for at in range(len(form))),) if numbered else ()
    lines = (" | ".join(row.get(column.name, "") for column in form) for row in rows)
    return "\n".join((title, *header, *numbers, *lines, foot)).rstrip("\n")


def _printed(form: Sequence[Printed], at: int, row: int) -> str:
    header = form[at].header
    if row >= len(header):
        return ""
    before = form[at - 1].header if at else ()
    is_wide = row < len(header) - 1
    return "" if is_wide and before[: row + 1] == header[: row + 1] else header[row]


def finance(*rows: Mapping[str, str], title: str = FINANCE_TITLE) -> str:
    """Return a sheet in the 48 columns; without rows, of one project."""
    return drawn(FINANCE, *(rows or (ROAD,)), title=title)


def land(*rows: Mapping[str, str], title: str = LAND_TITLE) -> str:
    """Return a sheet in the 31 columns; without rows, of one project in one commune."""
    return drawn(LAND, *(rows or (SITE,)), title=title)
