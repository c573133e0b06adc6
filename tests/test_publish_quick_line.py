"""Formulas kept side by side are those that a sheet writes one by one."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.publish.quick_line import keep_formulas
from pipeline.publish.sheetwriter import RefusedError, WorkbookWriter
from pipeline.publish.theme import Role, Show, Style

DAY = date(2026, 9, 30)
NUMBER, WORDS = Style(Role.CELL, Show.WHOLE), Style(Role.CELL)
ROW, FIRST = 4, 2


def test_formulas_kept_together_are_those_written_one_by_one() -> None:
    together, apart = WorkbookWriter(DAY), WorkbookWriter(DAY)
    cells = (("1&lt;2", 3, NUMBER), ('IF(A5="",1,0)', "", WORDS), ("A5", "a & b", WORDS))
    keep_formulas(together.sheet("A"), (ROW, FIRST), cells)
    sheet = apart.sheet("A")
    sheet.formula(ROW, FIRST, "=1<2", 3, NUMBER)
    sheet.formula(ROW, FIRST + 1, '=IF(A5="",1,0)', "", WORDS)
    sheet.formula(ROW, FIRST + 2, "=A5", "a & b", WORDS)
    assert together.finished() == apart.finished()


def test_a_formula_beyond_the_last_column_is_told() -> None:
    sheet = WorkbookWriter(DAY).sheet("A")
    with pytest.raises(RefusedError) as told:
        keep_formulas(sheet, (0, 2**14), (("1", 1, NUMBER),))
    assert str(told.value) == "xlsxwriter refused the formula on sheet 'A' (code -1)"
