"""Tests of rows: which are entries, which are not, and how each cell of them is located."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.cell import Address, Doubt, Kind
from pipeline.read.facts import Merged
from pipeline.read.layout import read_sheet
from schemas import FORM_VERSION
from schemas.disbursements import Disbursement
from schemas.register import Calendar
from schemas.treasury import Treasury
from tests.grids import drawn, values

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


def test_totals_and_group_headings_are_no_rows() -> None:
    head, one, two = TREASURY.splitlines()
    lines = [
        f"STT | {head}",
        " | TỔNG CỘNG (I+II) | | | | 251000 | 96500.5",
        "I | Dự án ngân sách | | | | 250000 | 96500",
        f"1 | {one}",
        "II | Dự án ODA",
        f"2 | {two}",
        " | Các dự án khác",
        " | Cộng | | | | 251000 | 96500.5",
    ]
    assert _money(drawn("Thanh toán", "\n".join(lines))) == MONEY


def test_notes_and_signatures_below_are_no_rows() -> None:
    lines = [
        TREASURY,
        "",
        "Ghi chú: số liệu tạm tính",
        " | | | | Lạng Sơn, ngày 14 tháng 3 năm 2026",
        "NGƯỜI LẬP BIỂU | | | | KT. GIÁM ĐỐC",
        "Nguyễn Văn A | | | | Trần Thị B",
    ]
    assert _money(drawn("Thanh toán", "\n".join(lines))) == MONEY


def test_a_row_below_the_signatures_that_names_its_project_counts() -> None:
    head, *rows = TREASURY.splitlines()
    drawing = "\n".join([head, rows[0], "Người lập biểu", rows[1]])
    assert _money(drawn("Thanh toán", drawing)) == MONEY


def test_figures_without_a_key_are_kept_for_the_check() -> None:
    table = _read(drawn("Thanh toán", f"{TREASURY}\n | | | | 5 | 6\n9 | | | | |"))
    assert values(table, "project_code", "plan_vnd")[2:] == [(None, 5 * 10**6), ("9", None)]


def test_a_project_merged_over_its_rows_names_each() -> None:
    grid = drawn(
        "Thanh toán",
        f"{TREASURY}\n | ODA | 2026 | Kế hoạch năm | 7 | 8",
        merged=[Merged(2, 0, 3, 0)],
    )
    table = _read(grid)
    assert values(table, "project_code", "source")[2] == ("NS-02", "oda")
    assert table is not None
    assert table.rows[2].cells["project_code"].address == Address(2, 0)


def test_a_word_merged_over_rows_holds_for_each_and_an_amount_for_its_own() -> None:
    rows = "NS-03 | ODA | 2026 | Kế hoạch năm | 7 | 8\nNS-04 | | 2026 | Kế hoạch năm | | 9"
    merged = [Merged(3, 1, 4, 1), Merged(3, 4, 4, 4)]
    grid = drawn("Thanh toán", f"{TREASURY}\n{rows}", merged=merged)
    assert values(_read(grid), "project_code", "source", "plan_vnd")[2:] == [
        ("NS-03", "oda", 7 * 10**6),
        ("NS-04", "oda", None),
    ]


def test_a_period_that_names_its_rows_may_be_merged_over_them() -> None:
    drawing = (
        "Kỳ báo cáo | Biểu mẫu | Ngày chốt số liệu\n2026-Q1 | KB | 2026-03-13\n | KH | 2026-03-16"
    )
    grid = drawn("Lịch báo cáo", drawing, merged=[Merged(1, 0, 2, 0)])
    assert values(_read(grid, Calendar), "period", "form_code") == [
        ("2026-Q1", "KB"),
        ("2026-Q1", "KH"),
    ]


def test_hidden_rows_are_read_and_marked() -> None:
    table = _read(drawn("Thanh toán", TREASURY, hidden_rows=[2]))
    assert table is not None
    assert [row.hidden for row in table.rows] == [False, True]


def test_errors_and_unsaved_formulas_are_doubts() -> None:
    table = _read(drawn("Thanh toán", f"{TREASURY}\nNS-03 | | | | #REF! | ="))
    assert table is not None
    plan, paid = (table.rows[2].cells[name] for name in ("plan_vnd", "advance_year_vnd"))
    assert (plan.entered, plan.kind, plan.reading.doubt) == ("#REF!", Kind.ERROR, Doubt.ERROR_VALUE)
    assert (paid.entered, paid.reading.doubt) == ("", Doubt.UNVALUED_FORMULA)
    assert paid.formula


def test_a_formula_of_the_form_is_blank_whatever_became_of_it() -> None:
    head = "Dự án | Nguồn vốn | Năm kế hoạch | Giải ngân"
    table = _read(
        drawn("Giải ngân", f"{head}\nNS-01 | ODA | 2026 | =\nNS-02 | ODA | 2026 | #REF!\n | | | 5"),
        Disbursement,
    )
    assert table is not None
    readings = [row.cells["disbursed_vnd"].reading for row in table.rows]
    assert [(reading.value, reading.doubt) for reading in readings] == [(None, None)] * 2
