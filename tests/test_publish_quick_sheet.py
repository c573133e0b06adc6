"""Cells and texts written by our own sheet are those of the library, byte by byte."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter.worksheet import CellFormulaTuple, CellNumberTuple, Worksheet

from pipeline.publish.quick_sheet import LONGEST_TEXT, QuickBook, QuickSheet

if TYPE_CHECKING:
    from collections.abc import Sequence

VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**15), 10**15),
    st.none(),
    st.booleans(),
    st.sampled_from(["=A1&B1", '=IF(A1<2,"<&>","")', "=1/0"]),
)


def sheet_xml(values: Sequence[object], kind: type[Worksheet]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    sheet, look = book.add_worksheet("A", kind), book.add_format({"bold": True})
    for at, value in enumerate(values):
        place = divmod(at, 5)
        if isinstance(sheet, QuickSheet):
            _quick(sheet, place, value, look)
        else:
            _plain(sheet, place, value, look)
    book.close()
    with zipfile.ZipFile(target) as package:
        return package.read("xl/worksheets/sheet1.xml")


def _quick(sheet: QuickSheet, place: tuple[int, int], value: Any, look: object) -> None:  # noqa: ANN401 - of any kind
    if isinstance(value, str) and value.startswith("="):
        sheet.keep(*place, CellFormulaTuple(value[1:], look, cached(value)))
    elif isinstance(value, str):
        sheet.keep_text(*place, value, look)
    elif isinstance(value, bool):
        sheet.write_boolean(*place, value, look)
    elif value is None:
        sheet.write_blank(*place, None, look)
    else:
        sheet.keep(*place, CellNumberTuple(value, look))


def _plain(sheet: Worksheet, place: tuple[int, int], value: Any, look: object) -> None:  # noqa: ANN401 - of any kind
    if isinstance(value, str) and value.startswith("="):
        sheet.write_formula(*place, value, look, cached(value))
    elif isinstance(value, str):
        sheet.write_string(*place, value, look)
    elif isinstance(value, bool):
        sheet.write_boolean(*place, value, look)
    elif value is None:
        sheet.write_blank(*place, None, look)
    else:
        sheet.write_number(*place, value, look)


def cached(formula: str) -> object:
    return {"=1/0": "#DIV/0!", "=A1&B1": "a<b&c"}.get(formula, 0.1)


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, max_size=20))
def test_the_cells_are_the_librarys(values: list[object]) -> None:
    assert sheet_xml(values, QuickSheet) == sheet_xml(values, Worksheet)


TEXTS = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12),
    st.sampled_from(
        [" a", "b ", "a\u00a0", "<r>c</r>", "_x0041_", 'd & <e> "f"', "\ufffe", "g\nh"]
    ),
)


def fill(book: xlsxwriter.Workbook, texts: Sequence[str]) -> None:
    sheet = book.add_worksheet("A")
    for row, text in enumerate(texts):
        sheet.write_string(row, 0, text)
    book.close()


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=20))
def test_the_texts_are_the_librarys(texts: list[str]) -> None:
    target, book = io.BytesIO(), QuickBook(io.BytesIO(), {"in_memory": True})
    fill(book, texts)
    fill(xlsxwriter.Workbook(target, {"in_memory": True}), texts)
    with zipfile.ZipFile(target) as package:
        assert book.members["xl/sharedStrings.xml"] == package.read("xl/sharedStrings.xml")


def test_a_place_outside_the_sheet_is_refused() -> None:
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet("A", QuickSheet)
    assert sheet.keep(0, 16_384, CellNumberTuple(1, None)) == -1
    assert sheet.keep(-1, 0, CellNumberTuple(1, None)) == -1
    assert sheet.keep(0, 0, CellNumberTuple(1, None)) == 0
    book.close()


def test_a_text_that_is_too_long_in_utf_16_is_told_as_the_library_tells_it() -> None:
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet("A", QuickSheet)
    assert sheet.keep_text(0, 0, "😀" * (LONGEST_TEXT // 2 + 1), None) == -2
    assert sheet.keep_text(0, 0, "a" * LONGEST_TEXT, None) == 0
    book.close()
