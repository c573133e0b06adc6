"""Tổng quan: the whole portfolio on one page, in counts, sums, the worst cases, and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.publish.phrases import counted
from pipeline.publish.report_words import GROUPS as GROUP_NAMES
from pipeline.publish.theme import Role, Show, Style, height_for
from pipeline.publish.workbook.cells import put_formula
from pipeline.publish.workbook.layout import (
    Line,
    Shown,
    colour_status,
    set_widths,
    write_block,
)
from pipeline.publish.workbook.overview_charts import add_charts
from pipeline.publish.workbook.overview_facts import write_facts
from pipeline.publish.workbook.page import A4, head, set_print, unit_line
from pipeline.publish.workbook.project_lines import CARRIED_TOTAL, TOTAL
from pipeline.publish.workbook.project_table import RANKED, TOTAL_KEY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.publish.workbook.chart_data import Charts
    from pipeline.publish.workbook.columns import Table
    from pipeline.publish.workbook.datasheet import Filled
    from pipeline.publish.workbook.page import Page

TITLE: Final = "TỔNG QUAN TÌNH HÌNH THỰC HIỆN CÁC DỰ ÁN"
LISTED: Final = 8
"""How many projects the lists of the latest hold."""

_COUNT: Final = ("Số dự án",)
_STATUS: Final = ("Số dự án theo trạng thái",)
_WORK: Final = ("Khối lượng",)
_ALL: Final = ("Tổng kế hoạch vốn, gồm chuyển sang",)
_YEAR: Final = ("Tỷ lệ giải ngân kế hoạch năm so với",)

COLUMNS: Final = (
    Shown("ordinal", "Nhóm", (), 6, Show.CODE),
    Shown("name", "Nhóm dự án", (), 34),
    Shown("n_projects", "Tổng", _COUNT, 7),
    Shown("n_green", "Xanh", _STATUS, 7),
    Shown("n_amber", "Vàng", _STATUS, 7),
    Shown("n_red", "Đỏ", _STATUS, 7),
    Shown("n_grey", "Xám", _STATUS, 7),
    Shown("n_on_schedule", "Đáp ứng tiến độ", _COUNT, 9),
    Shown("n_late", "Chậm tiến độ", _COUNT, 9),
    Shown("done_rate", "Thực hiện", _WORK, 9),
    Shown("progress_gap_rate", "So với kế hoạch", _WORK, 9),
    Shown("plan_all_vnd", "Kế hoạch", _ALL, 12),
    Shown("paid_all_vnd", "Giải ngân", _ALL, 12),
    Shown("rate_all", "Tỷ lệ", _ALL, 8),
    Shown("rate_year", "Giao chi tiết", _YEAR, 9),
    Shown("rate_year_province", "Tỉnh giao", _YEAR, 9),
    Shown("rate_year_pm", "Thủ tướng giao", _YEAR, 9),
)


class Latest(NamedTuple):
    """A list of the latest projects: its title, its rank, and the columns that it takes."""

    title: str
    rank: str
    first: int
    names: tuple[int, int]
    days: int

    @property
    def width(self) -> float:
        """The characters that a name has room for."""
        return sum(column.width for column in COLUMNS[self.names[0] : self.names[1] + 1])


_LISTS: Final = (
    Latest("CHẬM THÊM NHIỀU NHẤT SO VỚI KỲ TRƯỚC (ngày, mốc M08)", "rank_change", 0, (1, 3), 4),
    Latest("CHẬM NHIỀU NHẤT SO VỚI KẾ HOẠCH GỐC (ngày, mốc M08)", "rank_baseline", 7, (8, 13), 14),
)
_LINE_POINTS: Final = 18.0


def write_overview(
    sheet: SheetWriter,
    page: Page,
    filled: Mapping[str, Filled],
    matter: Matter,
    drawn: tuple[Charts, Mapping[str, Table]],
) -> None:
    """Write the page: groups, the latest projects, land, obstacles, reporting, charts."""
    charts, tables = drawn
    widths = [column.width for column in COLUMNS]
    set_widths(sheet, COLUMNS)
    carried = len(matter.old("packages", "milestones", "disbursements"))
    notes = (CARRIED_TOTAL.format(counted(carried)),) if carried else ()
    top = head(sheet, page, TITLE, widths, notes)
    unit_line(sheet, top, "triệu đồng", widths)
    placed = write_block(sheet, top + 1, COLUMNS, _groups(filled, matter))
    lists = placed.end + 1
    _write_latest(sheet, lists, filled["DuAn"])
    facts = lists + LISTED + 2
    end = write_facts(sheet, facts, filled, tables)
    ranked = [row for row in filled["DuAn"].rows if row.get("rank_baseline")]
    add_charts(sheet, end + 1, charts, (lists + 1, min(len(ranked), LISTED)))
    set_print(sheet, page, None, A4, tall=1)


def _groups(filled: Mapping[str, Filled], matter: Matter) -> list[Line]:
    sums = {row["key"]: row for row in filled["Nhom"].rows}
    table = filled["Nhom"].table
    lines = [
        Line(sums[code], {"ordinal": code, "name": GROUP_NAMES[code]}, table, code)
        for code, _, _ in matter.groups()
    ]
    total = {"ordinal": "", "name": TOTAL}
    return [*lines, Line(sums[TOTAL_KEY], total, table, TOTAL_KEY, role=Role.TOTAL)]


def _write_latest(sheet: SheetWriter, top: int, filled: Filled) -> None:
    """Write the projects of both ranks: their names, days and status, found by the rank."""
    for each in _LISTS:
        sheet.text(top, each.first, each.title, Style(Role.SUBTITLE))
        colour_status(sheet, (top + 1, each.days + 1, top + LISTED, each.days + 1))
    ranked = [{row[e.rank]: row for row in filled.rows if row.get(e.rank)} for e in _LISTS]
    for at in range(1, LISTED + 1):
        heights = [_LINE_POINTS]
        for each, projects in zip(_LISTS, ranked, strict=True):
            record = projects.get(at, {})
            _write_place(sheet, top + at, each, (at, record), filled.table)
            heights.append(height_for(record.get("name") or "", each.width))
        sheet.height(top + at, max(heights))


def _write_place(
    sheet: SheetWriter, row: int, listing: Latest, place: tuple[int, Record], table: Table
) -> None:
    at, record = place
    sheet.number(row, listing.first, at, Style(Role.CELL, Show.NAME))
    first, last = listing.names
    if first != last:
        sheet.merged((row, first, row, last), "", Style(Role.CELL))
    fields = ((first, "name"), (listing.days, RANKED[listing.rank]), (listing.days + 1, "status"))
    for column, field in fields:
        declared = table.fields[field]
        value = declared.value(record) if record else None
        show = Show.TEXT if field == "name" else declared.show
        formula = _found(table, field, listing.rank, at)
        put_formula(sheet, row, column, formula, value, Style(Role.CELL, show))


def _found(table: Table, field: str, rank: str, at: int) -> str:
    place = f"MATCH({at},{table.whole(rank)},0)"
    return f'=IFERROR(INDEX({table.whole(field)},{place}),"")'
