"""A refusal of the writing library is loud; what people typed stays what they typed."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from pipeline.publish.sheetwriter import RefusedError, WorkbookWriter
from pipeline.publish.theme import Role, Show, Style

if TYPE_CHECKING:
    from pipeline.publish.sheetwriter import SheetWriter

PLAIN = Style(Role.PLAIN)
AS_OF = date(2026, 3, 14)


def written(book: WorkbookWriter) -> dict[str, object]:
    sheet = load_workbook(io.BytesIO(book.finished())).worksheets[0]
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}


def new_sheet() -> tuple[WorkbookWriter, SheetWriter]:
    book = WorkbookWriter(AS_OF)
    return book, book.sheet("Bìa")


def test_text_stays_text() -> None:
    book, sheet = new_sheet()
    for row, text in enumerate(("=1+1", "0123", "http://a.vn")):
        sheet.text(row, 0, text, PLAIN)
    assert written(book) == {"A1": "=1+1", "A2": "0123", "A3": "http://a.vn"}


def test_a_text_too_long_for_a_cell_is_visibly_cut() -> None:
    book, sheet = new_sheet()
    sheet.text(0, 0, "a" * 40_000, PLAIN)
    assert written(book)["A1"] == "a" * (32_767 - len(" […]")) + " […]"


def test_one_cell_is_no_merge() -> None:
    book, sheet = new_sheet()
    sheet.merged((0, 0, 0, 0), "một", PLAIN)
    sheet.merged((1, 0, 1, 2), "ba", PLAIN)
    read = load_workbook(io.BytesIO(book.finished())).worksheets[0]
    assert [str(area) for area in read.merged_cells.ranges] == ["A2:C2"]


def test_what_the_library_refuses_is_an_error() -> None:
    _, sheet = new_sheet()
    with pytest.raises(RefusedError, match=r"refused a blank on sheet 'Bìa' \(code -1\)"):
        sheet.blank(1_048_576, 0, PLAIN)


@pytest.mark.filterwarnings("ignore:Length of input message")
def test_a_message_that_is_too_long_is_an_error() -> None:
    _, sheet = new_sheet()
    with pytest.raises(RefusedError, match="refused the validation"):
        sheet.validation(((0, 0, 0, 0),), {"validate": "any", "input_message": "a" * 256})


def test_one_style_is_one_format() -> None:
    book, _ = new_sheet()
    assert book.looks[Style(Role.CELL, Show.DATE)] is book.looks[Style(Role.CELL, Show.DATE)]


def test_a_workbook_leaves_no_trace_in_the_next() -> None:
    first, second = (new_sheet()[0].finished() for _ in range(2))
    assert first == second


def test_a_formula_that_is_spelled_already_is_not_spelled_again() -> None:
    book, sheet = new_sheet()
    sheet.spelled_formula(0, 0, 'IF(B1&lt;2,"a &amp; b","")', "a & b", PLAIN)
    other_book, other = new_sheet()
    other.formula(0, 0, '=IF(B1<2,"a & b","")', "a & b", PLAIN)
    assert book.finished() == other_book.finished()
