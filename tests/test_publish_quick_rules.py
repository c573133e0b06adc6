"""Validations and conditions of our own sheet are those of the library, byte by byte."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from pipeline.publish.quick_sheet import QuickSheet

if TYPE_CHECKING:
    from pipeline.publish.quick_rules import Area

FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2035, 12, 31)
AREAS = ((0, 0, 0, 0), (1, 2, 9, 2), (1, 27, 9, 30))
VALIDATIONS: tuple[dict[str, Any], ...] = (
    {"validate": "list", "source": "=Units", "error_type": "stop", "error_title": "A & “B”"},
    {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY},
    {"validate": "decimal", "criteria": "between", "minimum": -(10**15), "maximum": 1.0},
    {"validate": "decimal", "criteria": "between", "minimum": -(10**15), "maximum": 1},
    {"validate": "any", "input_title": "<A>", "input_message": 'one\ntwo "three"'},
)


def attached_xml(kind: type[Worksheet]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet, look = book.add_worksheet("A", kind), book.add_format({"bold": True})
    for area in (*AREAS, AREAS[0]):
        for said in VALIDATIONS:
            _attach(sheet, area, said, look)
    book.close()
    with zipfile.ZipFile(target) as package:
        return package.read("xl/worksheets/sheet1.xml")


def _attach(sheet: Worksheet, area: Area, said: dict[str, Any], look: object) -> None:
    formula = '=IF($A1<2,"<&>","é")'
    if isinstance(sheet, QuickSheet):
        assert sheet.keep_validation((area,), said) == 0
        assert sheet.keep_condition((area,), formula, look) == 0
    else:
        sheet.data_validation(*area, dict(said))
        sheet.conditional_format(*area, {"type": "formula", "criteria": formula, "format": look})


def test_validations_and_conditions_are_the_librarys() -> None:
    assert attached_xml(QuickSheet) == attached_xml(Worksheet)


def test_ranges_share_what_is_attached_to_them() -> None:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet, look = book.add_worksheet("A", QuickSheet), book.add_format({"bold": True})
    areas = ((1, 3, 1, 3), (30, 3, 31, 3))
    assert sheet.keep_validation(areas, VALIDATIONS[0]) == 0
    assert sheet.keep_condition(areas, "=$D2>1", look) == 0
    book.close()
    with zipfile.ZipFile(target) as package:
        xml = package.read("xl/worksheets/sheet1.xml").decode()
    assert xml.count('sqref="D2 D31:D32"') == 2


def test_a_range_over_the_edge_is_refused() -> None:
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    sheet, look = book.add_worksheet("A", QuickSheet), book.add_format({"bold": True})
    assert sheet.keep_validation(((0, 0, 0, 16_384),), VALIDATIONS[0]) == -1
    assert sheet.keep_condition(((0, 0, 1_048_576, 0),), "=TRUE", look) == -1
    book.close()
