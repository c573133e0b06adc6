"""Tests of whole books: forms of all kinds, written, filled in and read; files of other making."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.cell import Doubt, Reading
from pipeline.failure import Failure, FailureReason
from pipeline.forms import Issue, write_form
from pipeline.read import grid
from pipeline.read.book import Book
from pipeline.read.book_reader import read_book
from schemas import FORM_VERSION, FORMS
from schemas.choices import Choice
from schemas.column import Type, columns
from schemas.period import Period, SaidDate
from tests.books import with_wrong_checksum, workbook

if TYPE_CHECKING:
    from pipeline.cell import Value
    from pipeline.forms_issue import Cells
    from pipeline.read.grid import Grid
    from schemas.column import Column

LISTS = {
    "projects": (Choice("NS-01", "Nâng cấp QL4B"), Choice("NS-02", "Đường tuần tra")),
    "packages": (Choice("NS-01-G01", "Gói thầu số 01"),),
    "units": (Choice("X-06565", "UBND xã Khuất Xá"),),
    "communes": (Choice("06565", "Khuất Xá"),),
}
COVER = """\
Mã đơn vị | X-06565
Mã biểu mẫu | {form}
Kỳ báo cáo | 2026-Q1
Phiên bản biểu mẫu | {version}"""
TREASURY = "Dự án | Nguồn vốn | Kế hoạch vốn đã nhập | Năm kế hoạch\nNS-01 | ODA | 250 | 2026"
TASKS = "Mã nhiệm vụ | Nội dung | Thời hạn | Trạng thái\nNV-1 | Việc | 2026-03-01 | Đã hoàn thành"


def _read(data: bytes, form_code: str = "") -> Book:
    book = read_book("X-06565/a.xlsx", "5ha", data, form_code=form_code)
    assert isinstance(book, Book)
    return book


def _sample(column: Column, number: int) -> Value:
    """Return a value that a column may hold, another one for each row."""
    samples: dict[Type, Value] = {
        Type.CODE: f"M{number:02}",
        Type.TEXT: f"Chữ {number}",
        Type.NOTE: f"Dòng một\nDòng {number}",
        Type.MONEY: 1_234_567_891 + number,
        Type.AREA: 12_345.67 + number,
        Type.COUNT: 2026 + number,
        Type.DAYS: 30 + number,
        Type.SHARE: 0.635 + number / 100,
        Type.NUMBER: 1.5 + number,
        Type.DATE: SaidDate.day(date(2026, 3, 15)) if number % 2 else SaidDate.quarter(2026, 2),
        Type.PERIOD: "2026-Q1",
    }
    if column.choices is None:
        return samples[column.type]
    items = LISTS[column.choices.source] if column.choices.source else column.choices.items
    return items[number % len(items)].code


@pytest.mark.parametrize("form_code", FORMS)
def test_form_that_was_filled_in_is_read_as_it_was_filled_in(form_code: str) -> None:
    form = FORMS[form_code]
    rows = {
        model.sheet.name: tuple(
            {
                name: None if column.formula else _sample(column, number)
                for name, column in columns(model).items()
            }
            for number in range(3)
        )
        for model in form.sheets[1:]
    }
    issue = Issue(
        form=form,
        as_of=date(2026, 4, 1),
        unit_code="X-06565",
        unit_name="UBND xã Khuất Xá",
        period=Period.parse("2026-Q1"),
        rows=rows,
        lists=LISTS,
    )
    book = _read(write_form(issue))
    assert book.form_code == form_code
    assert (book.missing_sheets, book.unknown_sheets) == ((), ())
    assert {
        table.name: tuple(
            {
                name: None if columns(model)[name].formula else cell.value
                for name, cell in row.cells.items()
            }
            for row in table.rows
        )
        for model, table in zip(form.sheets[1:], book.tables, strict=True)
    } == rows
    assert {(table.missing, table.unknown) for table in book.tables} == {((), ())}


def test_blank_form_has_no_rows() -> None:
    book = _read(write_form(Issue(form=FORMS["XA"], as_of=date(2026, 4, 1))))
    assert {table.name: table.rows for table in book.tables} == {
        "clearance": (),
        "obstacles": (),
        "tasks": (),
        "outlook": (),
    }


def test_hidden_sheet_tells_what_was_issued() -> None:
    task: Cells = {
        "task_code": "NV-1",
        "content": "Rà soát",
        "due_date": SaidDate.day(date(2026, 3, 31)),
    }
    issue = Issue(
        form=FORMS["SN"],
        as_of=date(2026, 4, 1),
        unit_code="SXD",
        unit_name="Sở Xây dựng",
        period=Period.parse("2026-Q1"),
        rows={"tasks": (task,)},
    )
    metadata = _read(write_form(issue)).metadata
    assert metadata is not None
    assert (metadata.form_code, metadata.form_version, metadata.unit_code, metadata.period) == (
        "SN",
        FORM_VERSION,
        "SXD",
        "2026-Q1",
    )
    assert metadata.issued["tasks"]["NV-1"]["due_date"] == "31/03/2026"
    assert metadata.issued["cover"]["SXD|SN|2026-Q1"]["unit_name"] == "Sở Xây dựng"


def test_words_alone_are_settled_by_the_lists_of_the_file() -> None:
    drawing = TREASURY.replace("NS-01", "nâng cấp ql4b")
    lists = "DM_DuAn\nNS-01 – Nâng cấp QL4B\nNS-02 – Đường tuần tra"
    book = _read(workbook({"Thanh toán": drawing, "_danh_sach": lists}))
    assert book.tables[0].rows[0].cells["project_code"].value == "NS-01"


def test_words_typed_without_marks_are_settled_where_one_item_has_them() -> None:
    lists = "DM_DuAn\nNS-01 – Nâng cấp QL4B\nNS-02 – Cầu Bản\nNS-03 – Cầu Bán"
    for typed, code in (("nang cap ql4b", "NS-01"), ("cau ban", None), ("nâng câp ql4b", None)):
        drawing = TREASURY.replace("NS-01", typed)
        book = _read(workbook({"Thanh toán": drawing, "_danh_sach": lists}))
        assert book.tables[0].rows[0].cells["project_code"].value == code


def test_lists_are_read_only_where_words_stand_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def lists(*_: object) -> tuple[Grid, ...]:
        asked.append(lists)
        return ()

    monkeypatch.setattr(grid, "_lists", lists)
    for typed, times in (("NS-01", 0), ("NS-01 – Nâng cấp QL4B", 0), ("nâng cấp ql4b", 1)):
        _read(workbook({"Thanh toán": TREASURY.replace("NS-01", typed), "_danh_sach": "DM_DuAn"}))
        assert len(asked) == times


def test_without_its_lists_words_alone_stay_in_doubt() -> None:
    drawing = TREASURY.replace("NS-01", "nâng cấp ql4b")
    data = workbook({"Thanh toán": drawing, "_danh_sach": "DM_DuAn\nNS-01 – Nâng cấp QL4B"})
    book = _read(with_wrong_checksum(data, "xl/worksheets/sheet2.xml"))
    reading = book.tables[0].rows[0].cells["project_code"].reading
    assert reading == Reading(None, Doubt.NOT_IN_LIST)
    assert book.lost_sheets == ("_danh_sach",)


def test_form_is_told_by_the_cover() -> None:
    sheets = {"Bìa": COVER.format(form="KB", version=1), "Thanh toán": TREASURY}
    book = _read(workbook(sheets))
    assert (book.form_code, book.metadata, book.cover_title) == ("KB", None, "Bìa")
    assert book.cover is not None
    assert book.cover.cells["period"].value == "2026-Q1"
    assert book.tables[0].missing == ("carry_kind", "paid_volume_vnd", "advance_year_vnd")


def test_renamed_cover_is_found_by_its_labels() -> None:
    book = _read(workbook({"Sheet1": COVER.format(form="KB", version=2), "Sheet2": TREASURY}))
    assert (book.cover_title, [table.title for table in book.tables]) == ("Sheet1", ["Sheet2"])
    assert book.unknown_sheets == ()


def test_form_is_told_by_the_sheets_where_nothing_else_tells() -> None:
    assert _read(workbook({"Sheet1": TREASURY})).form_code == "KB"


def test_sheets_that_many_forms_have_tell_no_form() -> None:
    book = _read(workbook({"Nhiệm vụ": TASKS}))
    assert (book.form_code, book.tables, book.missing_sheets) == ("", (), ())
    told = _read(workbook({"Nhiệm vụ": TASKS}), form_code="SN")
    assert (told.form_code, [table.name for table in told.tables]) == ("SN", ["tasks"])
    assert told.missing_sheets == ("procedures", "assigned_obstacles", "outlook")


def test_sheets_of_others_are_unknown() -> None:
    sheets = {"Bìa": COVER.format(form="KB", version=2), "Thanh toán": TREASURY, "Nháp": "a | b"}
    assert _read(workbook(sheets)).unknown_sheets == ("Nháp",)


def test_file_that_is_no_workbook_fails() -> None:
    failure = read_book("a.xlsx", "5ha", b"not a workbook")
    assert isinstance(failure, Failure)
    assert failure.reason is FailureReason.NOT_WORKBOOK
