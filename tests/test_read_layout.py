"""Tests that tables are found: by title, by header, wherever rows and columns have gone."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cell import Address
from pipeline.read.layout import find_tables, read_sheet
from schemas import FORM_VERSION
from schemas.milestones import Milestone
from schemas.register_projects import Project
from schemas.tasks import Task
from schemas.treasury import Treasury
from tests.grids import drawn, laid_out, values

if TYPE_CHECKING:
    from pipeline.read.book import Table
    from pipeline.read.grid import Grid
    from schemas.column import Row

TREASURY = """\
Dự án | Nguồn vốn | Năm kế hoạch | Loại kế hoạch | Kế hoạch vốn đã nhập | Tạm ứng chưa thu hồi
NS-01 – Nâng cấp QL4B | NSĐP | 2026 | Kế hoạch năm | 250000 | 96500
NS-02 – Đường tuần tra | TPCP | 2026 | Kế hoạch năm | 1000 | 0.5"""
MONEY = [(250_000 * 10**6, 96_500 * 10**6), (1_000 * 10**6, 500_000)]


def _read(grid: Grid, model: type[Row] = Treasury) -> Table | None:
    return read_sheet(grid, model, FORM_VERSION)


def _money(grid: Grid) -> list[tuple[object, ...]]:
    return values(_read(grid), "plan_vnd", "advance_year_vnd")


def test_table_is_read_by_its_labels() -> None:
    table = _read(drawn("Thanh toán", TREASURY))
    assert table is not None
    assert values(table, "project_code", "source", "budget_year", "carry_kind") == [
        ("NS-01", "nsdp", 2026, "nam"),
        ("NS-02", "tpcp", 2026, "nam"),
    ]
    assert _money(drawn("Thanh toán", TREASURY)) == MONEY
    assert table.columns["plan_vnd"] == "E"
    assert table.rows[0].cells["plan_vnd"].address == Address(1, 4)
    assert table.rows[0].cells["plan_vnd"].entered == "250.000"


def test_titled_sheet_goes_before_a_fuller_one() -> None:
    copy = drawn("Sheet1", TREASURY)
    titled = drawn("thanh  TOÁN", "Dự án | Nguồn vốn\nNS-09 | ODA")
    found = find_tables([copy, titled], [Treasury], FORM_VERSION)
    assert found[Treasury].title == "thanh  TOÁN"


def test_renamed_sheet_is_found_by_its_header() -> None:
    task = drawn(
        "Sheet2",
        "Mã nhiệm vụ | Nội dung | Thời hạn | Trạng thái | Kết quả\nNV-1 | A | 2026-03-01 | | ",
    )
    found = find_tables([drawn("BC quý 1", TREASURY), task], [Task, Treasury], FORM_VERSION)
    assert {model.sheet.name: table.title for model, table in found.items()} == {
        "tasks": "Sheet2",
        "treasury": "BC quý 1",
    }


def test_sheet_of_another_kind_is_nobodys() -> None:
    notes = drawn("Sổ tay", "Dự án | Ghi chú\nNS-01 | gọi lại")
    assert find_tables([notes], [Treasury, Milestone], FORM_VERSION) == {}


def test_two_copies_of_a_sheet_give_one_table() -> None:
    grids = [drawn("Thanh toán (2)", TREASURY), drawn("Thanh toán", TREASURY)]
    found = find_tables(grids, [Treasury], FORM_VERSION)
    assert [table.title for table in found.values()] == ["Thanh toán"]


def test_register_sheets_are_tables_like_others() -> None:
    head = "Mã dự án | Tên dự án | Nhóm nguồn vốn | Tổng số"
    drawing = f"{head}\nns-01 | QL4B | NSNN – Vốn ngân sách nhà nước | 1500"
    names = ("project_code", "name", "capital_group", "total_investment_vnd")
    table = _read(drawn("Dự án", drawing), Project)
    assert values(table, *names) == [("NS-01", "QL4B", "NSNN", 1_500 * 10**6)]


def _spelled(cell: str, *, is_composed: bool) -> str:
    return unicodedata.normalize("NFC" if is_composed else "NFD", cell)


@st.composite
def disturbed(draw: st.DrawFn) -> Grid:
    """Draw the Treasury's table as it may come back: moved about, with more rows and columns."""
    lines = [[cell.strip() for cell in line.split("|")] for line in TREASURY.splitlines()]
    order = draw(st.permutations(range(len(lines[0]))))
    lines = [[line[at] for at in order] for line in lines]
    for at in draw(st.lists(st.integers(0, len(order)), max_size=3)):
        lines = [[*line[:at], "", *line[at:]] for line in lines]
    between = draw(st.integers(0, 2))
    lines[1:1] = [[""]] * between
    lines[-1:-1] = [[""]] * draw(st.integers(0, 2))
    above = draw(st.lists(st.sampled_from(["", "BÁO CÁO", "Kỳ báo cáo: Quý I/2026"]), max_size=5))
    is_composed = draw(st.booleans())
    spoken = [[_spelled(cell, is_composed=is_composed) for cell in line] for line in lines]
    if draw(st.booleans()):
        spoken = [[cell.replace("kế hoạch", "KẾ HOẠCH") for cell in line] for line in spoken]
    name = draw(st.sampled_from(["Thanh toán", "Sheet1", "Biểu Kho bạc quý I"]))
    return laid_out(name, [*([text] for text in above), *spoken])


@settings(max_examples=60, deadline=None)
@given(disturbed())
def test_the_same_rows_are_read_however_the_sheet_was_disturbed(grid: Grid) -> None:
    table = find_tables([grid], [Task, Treasury, Milestone], FORM_VERSION)[Treasury]
    assert values(
        table, "project_code", "source", "budget_year", "plan_vnd", "advance_year_vnd"
    ) == [
        ("NS-01", "nsdp", 2026, *MONEY[0]),
        ("NS-02", "tpcp", 2026, *MONEY[1]),
    ]
    assert table.unknown == ()
