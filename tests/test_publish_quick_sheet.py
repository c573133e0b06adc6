"""Cells and texts written by our own sheet are those of the library, byte by byte."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

from pipeline.publish.quick_book import QuickBook
from pipeline.publish.quick_rules import formula_escaped
from pipeline.publish.quick_sheet import LONGEST_TEXT, QuickSheet, digits_of

if TYPE_CHECKING:
    from collections.abc import Sequence

VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda found: found + 0.0),  # no -0
    st.integers(-(10**17), 10**17),
    st.none(),
    st.booleans(),
    st.sampled_from(["=A1&B1", '=IF(A1<2,"<&>","")', "=1/0"]),
)


def filled(
    target: io.BytesIO, values: Sequence[object], kind: type[Worksheet]
) -> tuple[xlsxwriter.Workbook, Worksheet]:
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    sheet, look = book.add_worksheet("A", kind), book.add_format({"bold": True})
    for at, value in enumerate(values):
        place = divmod(at, 5)
        if isinstance(sheet, QuickSheet):
            _quick(sheet, place, value, look)
        else:
            _plain(sheet, place, value, look)
    return book, sheet


def sheet_xml(values: Sequence[object], kind: type[Worksheet]) -> bytes:
    target = io.BytesIO()
    book, sheet = filled(target, values, kind)
    merged, look = (len(values), 0, len(values) + 1, 2), book.add_format({"italic": True})
    heights = {1: 33.3, 2: 15, len(values) + 9: 20.25}
    if isinstance(sheet, QuickSheet):
        assert sheet.keep_merge(merged, look) == 0
        assert not any(sheet.keep_height(*each) for each in heights.items())
    else:
        sheet.merge_range(*merged, "", look)
        assert not any(sheet.set_row(*each) for each in heights.items())
    sheet.write_url(len(values) + 2, 1, "internal:A!A1", look, "A1")
    book.close()
    with zipfile.ZipFile(target) as package:
        return package.read("xl/worksheets/sheet1.xml")


def _quick(sheet: QuickSheet, place: tuple[int, int], value: Any, look: object) -> None:  # noqa: ANN401 - of any kind
    if isinstance(value, str) and value.startswith("="):
        sheet.keep_formula(*place, formula_escaped(value[1:]), cached(value), look)
    elif isinstance(value, str):
        sheet.keep_text(*place, value, look)
    elif isinstance(value, bool):
        sheet.keep_truth(*place, value, look)
    elif value is None:
        sheet.keep(*place, look)
    else:
        sheet.keep_number(*place, value, look)


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


def cached(formula: str) -> Any:  # noqa: ANN401 - a number or a text
    return {"=1/0": "#DIV/0!", "=A1&B1": "a<b&c"}.get(formula, 0.1)


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES, max_size=20))
def test_the_cells_are_the_librarys(values: list[object]) -> None:
    assert sheet_xml(values, QuickSheet) == sheet_xml(values, Worksheet)


@settings(max_examples=60, deadline=None)
@given(st.lists(VALUES.filter(lambda value: not isinstance(value, bool)), max_size=20))
def test_a_chart_sees_the_cells_as_the_library_does(values: list[object]) -> None:
    seen = []
    for kind in (QuickSheet, Worksheet):
        book, sheet = filled(io.BytesIO(), values, kind)
        # As its workbook does once it is closed; a series stands in one column.
        book.str_table._sort_string_data()  # noqa: SLF001
        held = [each for at in range(5) for each in sheet._get_range_data(0, at, 4, at)]  # noqa: SLF001
        seen.append([None if each is None else str(each) for each in held])
        book.close()
    assert seen[0] == seen[1]


def test_a_merge_over_another_is_refused() -> None:
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    sheet, look = book.add_worksheet("A", QuickSheet), book.add_format()
    assert sheet.keep_merge((0, 0, 1, 2), look) == 0
    assert sheet.keep_merge((1, 2, 2, 3), look) == -2
    assert sheet.keep_merge((2, 0, 2, 16_384), look) == -1
    book.close()


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
    assert sheet.keep_number(0, 16_384, 1, None) == -1
    assert sheet.keep_number(-1, 0, 1, None) == -1
    assert sheet.keep_number(0, 0, 1, None) == 0
    book.close()


def test_a_text_that_is_too_long_in_utf_16_is_told_as_the_library_tells_it() -> None:
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet("A", QuickSheet)
    assert sheet.keep_text(0, 0, "😀" * (LONGEST_TEXT // 2 + 1), None) == -2
    assert sheet.keep_text(0, 0, "a" * LONGEST_TEXT, None) == 0
    book.close()


def test_a_nought_has_no_sign() -> None:
    """The library writes -0, which an office shows as it is."""
    assert digits_of(-0.0) == "0"
