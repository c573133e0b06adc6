"""The short lists of the overview: land, obstacles and tasks, reporting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.theme import Role, Show, Style
from pipeline.publish.workbook.cells import put_formula
from pipeline.publish.workbook.columns import spelled
from pipeline.publish.workbook.layout import lookup
from pipeline.publish.workbook.project_table import TOTAL_KEY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.publish.workbook.columns import Scalar, Table
    from pipeline.publish.workbook.datasheet import Filled

_FACT_COLUMNS: Final = ((0, 1, 3), (5, 8, 9), (11, 15, 16))
"""Of the short lists: where the words begin and end, and where the value ends."""

_LAND: Final = (
    ("Diện tích phải thu hồi (m²)", "required_m2"),
    ("Diện tích đã bàn giao (m²)", "handed_over_m2"),
    ("Tỷ lệ bàn giao", "area_rate"),
    ("Tỷ lệ chi trả bồi thường", "compensation_rate"),
    ("Hộ, tổ chức đã bàn giao", "households_handed_over"),
)
_OLD_LAND: Final = "Trong đó số dự án dùng số kỳ trước"
_COUNT_OLD: Final = (
    'SUMPRODUCT(--(COUNTIFS({GPMB.project_code},{DuAn.project_code},{GPMB.carried_from},"<>")>0))'
)


def write_facts(
    sheet: SheetWriter, top: int, filled: Mapping[str, Filled], tables: Mapping[str, Table]
) -> int:
    """Write the short lists of land, obstacles and reporting; return the first row below."""
    blocks = (_land(filled, tables), _obstacles(filled, tables), _reporting(filled, tables))
    for (title, facts), (first, last, end) in zip(blocks, _FACT_COLUMNS, strict=True):
        sheet.text(top, first, title, Style(Role.SUBTITLE))
        for row, (label, formula, value, show) in enumerate(facts, top + 1):
            sheet.merged((row, first, row, last), label, Style(Role.CELL))
            if end > last + 1:
                sheet.merged((row, last + 1, row, end), "", Style(Role.CELL, show))
            put_formula(sheet, row, last + 1, formula, value, Style(Role.CELL, show))
    return top + 1 + max(len(facts) for _, facts in blocks)


Fact = tuple[str, str, "Scalar", Show]


def _land(filled: Mapping[str, Filled], tables: Mapping[str, Table]) -> tuple[str, Sequence[Fact]]:
    table = filled["Nhom"].table
    total = next(row for row in filled["Nhom"].rows if row["key"] == TOTAL_KEY)
    facts = [
        (label, lookup(table, field, TOTAL_KEY), total.get(field), table.fields[field].show)
        for label, field in _LAND
    ]
    old = {row["project_code"] for row in filled["GPMB"].rows if row["carried_from"]}
    facts.append((_OLD_LAND, spelled(_COUNT_OLD, tables), len(old), Show.WHOLE))
    return "GIẢI PHÓNG MẶT BẰNG", facts


def _obstacles(
    filled: Mapping[str, Filled], tables: Mapping[str, Table]
) -> tuple[str, Sequence[Fact]]:
    rows = [row for row in filled["VuongMac"].rows if row["is_open"]]
    late_tasks = sum(bool(row["overdue"]) for row in filled["NhiemVu"].rows)
    late_files = sum(bool(row["overdue"]) for row in filled["ThuTuc"].rows)
    told: list[tuple[str, str, Scalar]] = [
        ("Vướng mắc chưa giải quyết", 'COUNTIFS({VuongMac.is_open},"Có")', len(rows)),
        (
            "Trong đó vượt thẩm quyền của đơn vị",
            'COUNTIFS({VuongMac.is_open},"Có",{VuongMac.escalated},"Có")',
            sum(bool(row["escalated"]) for row in rows),
        ),
        (
            "Trong đó quá hạn xử lý",
            'COUNTIFS({VuongMac.is_open},"Có",{VuongMac.overdue},"Có")',
            sum(bool(row["overdue"]) for row in rows),
        ),
        ("Nhiệm vụ quá hạn", 'COUNTIFS({NhiemVu.overdue},"Có")', late_tasks),
        ("Hồ sơ, thủ tục đang quá hạn", 'COUNTIFS({ThuTuc.overdue},"Có")', late_files),
    ]
    return "VƯỚNG MẮC, NHIỆM VỤ, THỦ TỤC", [
        (label, spelled(formula, tables), value, Show.WHOLE) for label, formula, value in told
    ]


def _reporting(
    filled: Mapping[str, Filled], tables: Mapping[str, Table]
) -> tuple[str, Sequence[Fact]]:
    rows = filled["NopBaoCao"].rows
    states = filled["NopBaoCao"].table.fields["state"].words or {}
    told: list[tuple[str, str, Scalar, Show]] = [
        (
            f"Báo cáo {word.lower()}",
            f'COUNTIFS({{NopBaoCao.state}},"{word}")',
            sum(row["state"] == state for row in rows),
            Show.WHOLE,
        )
        for state, word in states.items()
        if state != "not_due"
    ]
    due = sum(row["state"] != "not_due" for row in rows)
    on_time = sum(row["state"] == "on_time" for row in rows)
    base = (
        "("
        + "+".join(
            f'COUNTIFS({{NopBaoCao.state}},"{word}")'
            for state, word in states.items()
            if state != "not_due"
        )
        + ")"
    )
    rate = f'IF({base}>0,COUNTIFS({{NopBaoCao.state}},"{states["on_time"]}")/{base},"")'
    told.append(("Tỷ lệ báo cáo đúng hạn", rate, on_time / due if due else None, Show.SHARE))
    return "NỘP BÁO CÁO", [
        (label, spelled(formula, tables), value, show) for label, formula, value, show in told
    ]
