"""Đối chiếu: where two sources disagree, both values, the difference, and which one is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.publish.phrases import NONE
from pipeline.publish.report_groups import of_period
from pipeline.publish.theme import Role, Show, Style
from pipeline.publish.workbook.datasheet import place_table
from pipeline.publish.workbook.layout import Line, Shown, set_widths, write_block
from pipeline.publish.workbook.list_tables import CLASHES
from pipeline.publish.workbook.measured import MILLIONS
from pipeline.publish.workbook.page import A3, head, set_print, unit_line
from schemas.choices import CARRY_KIND, SOURCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.publish.phrases import Record
    from pipeline.publish.report_matter import Matter
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.publish.workbook.columns import Table
    from pipeline.publish.workbook.datasheet import Filled
    from pipeline.publish.workbook.page import Page

TITLE: Final = "ĐỐI CHIẾU SỐ LIỆU GIỮA CÁC NGUỒN"
_NAMES: Final = (
    Shown("ordinal", "STT", (), 6, Show.CODE),
    Shown("name", "Tên dự án", (), 36),
    Shown("project_code", "Mã", (), 30, Show.CODE),
)
PAYMENTS: Final = (
    *_NAMES,
    Shown("pot", "Nguồn vốn, kế hoạch", (), 26),
    Shown("disbursed_vnd", "Chủ đầu tư", ("Giải ngân lũy kế",), 16),
    Shown("treasury_disbursed_vnd", "Kho bạc", ("Giải ngân lũy kế",), 26),
    Shown("difference_vnd", "Chênh lệch", ("Giải ngân lũy kế",), 16),
    Shown("prevails", "Lấy số của", (), 26),
    Shown("plan_vnd", "Theo quyết định", ("Kế hoạch vốn",), 40),
    Shown("plan_reported_vnd", "Đơn vị báo cáo", ("Kế hoạch vốn",), 14),
    Shown("plan_treasury_vnd", "Kho bạc nhập", ("Kế hoạch vốn",), 14),
)
INVESTMENT: Final = (
    *_NAMES,
    Shown("owner_name", "Chủ đầu tư, nhà đầu tư", (), 26),
    Shown("total_investment_vnd", "Tổng mức đầu tư", (), 16),
    Shown("split_vnd", "Tổng các nguồn vốn", (), 26),
    Shown("split_gap_vnd", "Chênh lệch", (), 16),
)
SITES: Final = (
    *_NAMES,
    Shown("owner_name", "Chủ đầu tư, nhà đầu tư", (), 26),
    Shown("site_slip_days", "Mốc M04 của dự án", ("Số ngày chậm bàn giao mặt bằng",), 16),
    Shown("clearance_slip_days", "Xã, phường báo cáo", ("Số ngày chậm bàn giao mặt bằng",), 26),
    Shown("site_gap_days", "Chênh lệch", ("Số ngày chậm bàn giao mặt bằng",), 16),
)
_POT: Final = "{source}, {kind} {year}"
_PLANS: Final = ("plan_reported_vnd", "plan_treasury_vnd")


def write_reconciliation(
    sheet: SheetWriter,
    page: Page,
    filled: Mapping[str, Filled],
    matter: Matter,
    clashes: tuple[Sequence[Record], Mapping[str, Table]],
) -> Filled:
    """Write the four blocks; return the table of clashes that the last of them is."""
    widths = [column.width for column in PAYMENTS]
    set_widths(sheet, PAYMENTS)
    top = head(sheet, page, TITLE, widths)
    unit_line(sheet, top, MILLIONS, widths)
    row = top + 1
    for title, columns, lines in (
        (
            "I. GIẢI NGÂN: CHỦ ĐẦU TƯ VÀ KHO BẠC; KẾ HOẠCH VỐN: QUYẾT ĐỊNH VÀ BÁO CÁO",
            PAYMENTS,
            _payments(filled["GiaiNgan"], matter),
        ),
        (
            "II. TỔNG MỨC ĐẦU TƯ VÀ TỔNG CÁC NGUỒN VỐN",
            INVESTMENT,
            _projects(filled["DuAn"], "split_gap_vnd"),
        ),
        (
            "III. BÀN GIAO MẶT BẰNG: MỐC M04 CỦA DỰ ÁN VÀ BÁO CÁO CỦA XÃ, PHƯỜNG",
            SITES,
            _projects(filled["DuAn"], "site_gap_days"),
        ),
    ):
        sheet.text(row, 0, title, Style(Role.SUBTITLE))
        row = write_block(sheet, row + 1, columns, lines).end + 1
    sheet.text(row, 0, f"IV. {CLASHES.heading}", Style(Role.SUBTITLE))
    placed = place_table(sheet, row + 1, CLASHES, *clashes)
    set_print(sheet, page, None, A3)
    return placed


def _payments(filled: Filled, matter: Matter) -> list[Line]:
    """Return the pots of which the sources say different things, the greatest difference first."""
    rows = [row for row in filled.rows if row["difference_vnd"] or _plans_differ(row)]
    rows.sort(key=lambda row: -abs(row["difference_vnd"] or 0))
    lines = [
        Line(
            row,
            {
                "ordinal": str(place),
                "name": of_period(matter.project(row["project_code"]), row["carried_from"]),
                "project_code": row["project_code"],
                "pot": _POT.format(
                    source=SOURCE.label(row["source"]),
                    kind=CARRY_KIND.label(row["carry_kind"]).lower(),
                    year=row["budget_year"],
                ),
            },
            filled.table,
            row["stt"],
            role=Role.CARRIED if row["carried_from"] else Role.CELL,
            link=filled.target(row["stt"] - 1),
        )
        for place, row in enumerate(rows, 1)
    ]
    return lines or [_nothing()]


def _plans_differ(row: Record) -> bool:
    return any(row[name] is not None and row[name] != row["plan_vnd"] for name in _PLANS)


def _projects(filled: Filled, gap: str) -> list[Line]:
    """Return the projects of which two sources differ by a gap that is not 0."""
    rows = [row for row in filled.rows if row[gap]]
    lines = [
        Line(
            row,
            {"ordinal": str(place), "name": row["name"], "project_code": row["project_code"]},
            filled.table,
            row["project_code"],
            link=filled.link(row["project_code"]),
        )
        for place, row in enumerate(rows, 1)
    ]
    return lines or [_nothing()]


def _nothing() -> Line:
    return Line({}, {"ordinal": "", "name": NONE, "project_code": ""})
