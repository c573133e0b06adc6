"""Correct returns give no finding, whoever saved them; a change to one is told at its cell."""

from __future__ import annotations

import hashlib
import io
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from pipeline.check.checked import Arrival, Context
from pipeline.check.judge import check_all
from pipeline.check.register_book import check_register
from pipeline.read.book import Book
from pipeline.read.book_reader import read_book
from tests.office import recalculated
from tests.returns import lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from pipeline.check.checked import CheckedBook
    from pipeline.register import Register

INBOX = Path(__file__).parent.parent / "inbox"
FIRST = sorted((INBOX / "minh-hoa" / "2026-Q1").glob("*.*"))
ONE_A_FORM = [
    next(path for path in FIRST if path.name.endswith(f"_{form}.xlsx"))
    for form in ("CDT", "XA", "SN", "KB")
]
OWNER = ONE_A_FORM[0]


def book_of(path: Path, data: bytes) -> Book:
    book = read_book(path.name, hashlib.sha256(data).hexdigest(), data, form_code="")
    assert isinstance(book, Book)
    return book


@cache
def portfolio() -> Register:
    path = INBOX / "danh-muc.xlsx"
    register, notes, reasons = check_register(book_of(path, path.read_bytes()))
    assert (lines(notes), reasons) == ([], ())
    return register


def told(path: Path, data: bytes) -> tuple[CheckedBook, list[str]]:
    arrived_on = date(int(path.name[:4]), int(path.name[4:6]), int(path.name[6:8]))
    arrival = Arrival(book_of(path, data), arrived_on)
    (book,), findings = check_all([arrival], Context(portfolio()))
    return book, lines(findings)


@pytest.mark.parametrize("path", FIRST, ids=lambda path: path.name[20:])
def test_a_correct_return_gives_no_finding(path: Path) -> None:
    book, findings = told(path, path.read_bytes())
    assert findings == []
    assert not book.refused


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
@pytest.mark.parametrize("path", ONE_A_FORM, ids=lambda path: path.name[-8:])
def test_a_correct_return_saved_by_an_office_suite_gives_none(path: Path, suffix: str) -> None:
    book, findings = told(path, recalculated(path.read_bytes(), suffix))
    assert findings == []
    as_sent, _ = told(path, path.read_bytes())
    assert book.rows == as_sent.rows


def changed(sheet: str, change: Callable[[Worksheet], None]) -> list[str]:
    workbook = openpyxl.load_workbook(OWNER)
    change(workbook[sheet])
    saved = io.BytesIO()
    workbook.save(saved)
    return told(OWNER, saved.getvalue())[1]


def first_package() -> tuple[CheckedBook, int]:
    book, _ = told(OWNER, OWNER.read_bytes())
    return book, book.rows["packages"][0].row


def test_a_printed_cell_that_was_changed_is_told_with_what_was_printed() -> None:
    book, row = first_package()
    cell = f"{book.columns['packages']['contract_value_vnd']}{row}"

    def overwrite(sheet: Worksheet) -> None:
        sheet[cell] = 999

    value = str(book.rows["packages"][0].values.model_dump()["contract_value_vnd"] // 10**6)
    printed = f"{int(value):,}".replace(",", ".")
    assert changed("Tiến độ", overwrite) == [
        (
            f"Tiến độ!{cell} C17 “Giá trị hợp đồng” ghi “999”, biểu mẫu đã gửi in sẵn “{printed}”;"
            f" lấy"
            " theo danh mục. Không sửa ô in sẵn; cần thay đổi thì báo Sở Tài chính cập nhật danh"
            " mục."
        )
    ]


def test_a_printed_cell_that_was_cleared_is_told() -> None:
    book, row = first_package()
    cell = f"{book.columns['packages']['contract_value_vnd']}{row}"

    def clear(sheet: Worksheet) -> None:
        sheet[cell] = None

    assert [line.split(" biểu mẫu")[0] for line in changed("Tiến độ", clear)] == [
        f"Tiến độ!{cell} C17 “Giá trị hợp đồng” ghi “(để trống)”,"
    ]


def test_a_printed_cell_retyped_in_the_same_words_is_no_change() -> None:
    book, row = first_package()
    cell = f"{book.columns['packages']['contract_value_vnd']}{row}"
    value = book.rows["packages"][0].values.model_dump()["contract_value_vnd"] // 10**6

    def retype(sheet: Worksheet) -> None:
        sheet[cell] = f"{value:,}".replace(",", " ")

    assert changed("Tiến độ", retype) == []


def test_a_printed_row_that_was_cleared_is_told() -> None:
    _, row = first_package()

    def clear(sheet: Worksheet) -> None:
        for cell in sheet[row]:
            if not isinstance(cell, openpyxl.cell.cell.MergedCell):
                cell.value = None

    (line,) = changed("Tiến độ", clear)
    assert line.startswith("Tiến độ R15 Trang “Tiến độ” không còn dòng in sẵn ")


def test_a_printed_row_whose_project_was_typed_over_is_told_at_its_cell_alone() -> None:
    book, row = first_package()
    cell = f"{book.columns['packages']['project_code']}{row}"

    def overwrite(sheet: Worksheet) -> None:
        sheet[cell] = "Đường 99"

    assert changed("Tiến độ", overwrite) == [
        (
            f"Tiến độ!{cell} C10 “Đường 99” không có trong danh sách. Chọn một mục trong danh sách"
            " của ô."
        )
    ]


def test_a_row_typed_over_hides_no_other_row_that_is_gone() -> None:
    book, row = first_package()
    column = book.columns["packages"]["project_code"]

    def overwrite_and_clear(sheet: Worksheet) -> None:
        sheet[f"{column}{row}"] = "Đường 99"
        for cell in sheet[row + 1]:
            if not isinstance(cell, openpyxl.cell.cell.MergedCell):
                cell.value = None

    told_of = [line.partition(" ")[2] for line in changed("Tiến độ", overwrite_and_clear)]
    codes = [line[:3] if line.startswith("R15") else line.split()[1] for line in told_of]
    assert codes == ["R15", "C10"]


def test_a_form_in_which_nothing_was_typed_is_blank() -> None:
    workbook = openpyxl.load_workbook(OWNER)
    for sheet in workbook.worksheets:
        for cells in sheet.iter_rows() if sheet.title != "Bìa" else ():
            for cell in cells:
                if not cell.protection.locked:
                    cell.value = None
    saved = io.BytesIO()
    workbook.save(saved)
    assert [line.split()[0] for line in told(OWNER, saved.getvalue())[1]] == ["G18"]
