"""Tests of the register's own workbook: what stops a report, what is only told, what is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from pipeline.check.register_book import check_register
from pipeline.read.book import Book
from pipeline.read.book_reader import read_book
from schemas.register import Assignment, CapitalPlan, Project
from tests.books import with_wrong_checksum, workbook
from tests.returns import lines

if TYPE_CHECKING:
    from pipeline.register import Register

UNITS = """\
Mã đơn vị | Tên đơn vị | Tên viết tắt | Loại đơn vị
BQLGT | Ban QLDA giao thông | | Ban quản lý dự án
X-06565 | UBND xã Khuất Xá | | Xã"""
PROJECTS = """\
Mã dự án | Tên dự án | Danh mục | Nhóm nguồn vốn | Chủ đầu tư | Xã, phường | Tổng số
NS-01 | Nâng cấp QL4B | Dự án quan trọng | NSNN | BQLGT | X-06565 | 2300000"""
DUTIES = """\
Đơn vị báo cáo | Biểu mẫu | Dự án | Định kỳ
BQLGT | CDT | NS-01 | Hằng quý"""
SHEETS = {"Dự án": PROJECTS, "Đơn vị": UNITS, "Phân công báo cáo": DUTIES}
CAPITAL = """\
Dự án | Nguồn vốn | Năm kế hoạch | Loại kế hoạch | Loại quyết định | Cấp giao | Số tiền | \
Số, ký hiệu văn bản | Ngày quyết định
NS-01 | NSĐP | 2026 | Kế hoạch năm | Giao đầu năm | Giao chi tiết | 250000 | \
9/QĐ-UBND | 2025-12-20"""


def book_of(data: bytes) -> Book:
    book = read_book("danh-muc.xlsx", "0" * 64, data, form_code="DM")
    assert isinstance(book, Book)
    return book


def checked(**changes: str) -> tuple[Register, list[str], tuple[str, ...]]:
    """Read a register of a few sheets, as if the others were there and empty."""
    sheets = SHEETS | {title.replace("_", " "): drawing for title, drawing in changes.items()}
    whole = replace(book_of(workbook(sheets)), missing_sheets=())
    register, notes, reasons = check_register(whole)
    return register, lines(notes), reasons


def test_a_sheet_that_is_gone_is_told_as_its_figures_would_be_missed() -> None:
    book = replace(book_of(workbook(SHEETS)), missing_sheets=("capital_plans",))
    _, notes, reasons = check_register(book)
    assert reasons == ()
    assert lines(notes) == [
        (
            "D08 Danh mục không có trang “Kế hoạch vốn”; các số liệu lấy từ trang này để trống."
            " Chép lại trang từ danh mục cũ hoặc từ templates/bieu-mau/DM.xlsx rồi điền."
        )
    ]


def test_a_sound_register_is_read_without_a_word() -> None:
    register, notes, reasons = checked(Kế_hoạch_vốn=CAPITAL)
    assert (notes, reasons) == ([], ())
    (project,) = register.rows(Project)
    assert (project.project_code, project.owner_code) == ("NS-01", "BQLGT")
    assert register.rows(CapitalPlan)[0].amount_vnd == 250_000_000_000


def test_names_stand_for_codes() -> None:
    named = DUTIES.replace("BQLGT", "ban qlda giao thông").replace("NS-01", "Nâng cấp QL4B")
    register, notes, reasons = checked(Phân_công_báo_cáo=named)
    assert (notes, reasons) == ([], ())
    assert [(row.unit_code, row.project_code) for row in register.rows(Assignment)] == [
        ("BQLGT", "NS-01")
    ]


def test_a_register_without_projects_stops_the_report() -> None:
    _, _, reasons = checked(Dự_án=PROJECTS.splitlines()[0])
    assert reasons == ("Trang “Dự án” không có dòng nào dùng được.",)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (
            "| 2300000",
            "| hai nghìn tỷ",
            "Dự án!G2: “hai nghìn tỷ” không phải là số. Nhập số theo triệu đồng, ví dụ 1.250,5.",
        ),
        (
            "NS-01",
            "NS 01",
            (
                "Dự án!A2: “NS 01” không phải là mã hợp lệ. Mã chỉ gồm chữ in hoa không dấu, chữ"
                " số và"
                " dấu gạch nối, ví dụ NS-01."
            ),
        ),
        (
            "| 2300000",
            "| -5",
            (
                "Dự án!G2: “Tổng số” là -5, ngoài giới hạn cho phép (từ 0)."
                " Kiểm tra lại số và đơn vị tính."
            ),
        ),
        (
            "NS-01",
            "",
            (
                "Dự án!A2: Dòng có số liệu nhưng thiếu “Mã dự án” nên không được tính."
                " Chọn hoặc ghi “Mã dự án” rồi gửi lại."
            ),
        ),
    ],
)
def test_what_cannot_be_understood_stops_the_report(old: str, new: str, reason: str) -> None:
    _, _, reasons = checked(Dự_án=PROJECTS.replace(old, new))
    assert reasons[0] == reason


def test_a_period_that_is_none_stops_the_report() -> None:
    days = "Kỳ báo cáo | Ngày chốt số liệu\nkỳ này | 2026-03-20"
    _, _, reasons = checked(Lịch_báo_cáo=days)
    assert reasons == (
        (
            "Lịch báo cáo!A2: “kỳ này” không phải là kỳ báo cáo."
            " Ghi kỳ, ví dụ Quý III/2026, tháng 3/2026 hoặc 2026-Q3."
        ),
    )


def test_a_lost_sheet_stops_the_report() -> None:
    data = with_wrong_checksum(workbook(SHEETS), "xl/worksheets/sheet3.xml")
    _, _, reasons = check_register(book_of(data))
    assert reasons == (
        "Trang “Phân công báo cáo” hỏng, không đọc được. Lấy lại bản lưu trước của danh mục.",
        "Trang “Phân công báo cáo” không có dòng nào dùng được.",
    )


def test_a_general_fact_that_cannot_be_read_is_told() -> None:
    facts = "Thông tin | Nội dung\nNgày chốt số liệu trong tháng | giữa tháng"
    _, notes, reasons = checked(Thông_tin_chung=facts)
    assert reasons == ()
    assert notes == [
        (
            "Thông tin chung!B2 D06 “Ngày chốt số liệu trong tháng” ghi “giữa tháng”, không đọc"
            " được;"
            " dùng giá trị mặc định. Kỳ ghi như Quý III/2026; ngày trong tháng ghi số từ 1 đến 31."
        )
    ]


def test_a_row_that_stands_twice_is_told() -> None:
    _, notes, _ = checked(Kế_hoạch_vốn=f"{CAPITAL}\n{CAPITAL.splitlines()[1]}")
    assert notes == [
        (
            "Kế hoạch vốn!A3 D07 Dòng trùng với dòng 2 (NS-01, NSĐP, 2026, Kế hoạch năm, Giao đầu"
            " năm,"
            " Giao chi tiết); hai dòng đều được đọc. Giữ một dòng; nếu thông tin thay đổi theo thời"
            " gian thì ghi ngày áp dụng ở từng dòng."
        )
    ]
