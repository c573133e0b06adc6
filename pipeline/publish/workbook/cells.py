"""Values and formulas into cells, each by its kind; a formula always with the value it gives."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.publish.theme import Style
    from pipeline.publish.workbook.columns import Scalar

_DAY_ZERO: Final = date(1899, 12, 30)  # of the serial numbers from 01/03/1900 on


def put(sheet: SheetWriter, row: int, column: int, value: Scalar, style: Style) -> None:
    """Write a value; none leaves an empty cell with its look."""
    if isinstance(value, str):
        sheet.text(row, column, value, style)
    elif value is None:
        sheet.blank(row, column, style)
    elif isinstance(value, bool):
        sheet.text(row, column, "Có" if value else "Không", style)
    elif isinstance(value, datetime):
        sheet.day(row, column, value, style)
    elif isinstance(value, date):
        sheet.number(row, column, (value - _DAY_ZERO).days, style)
    else:
        sheet.number(row, column, value, style)


def put_formula(
    sheet: SheetWriter, row: int, column: int, formula: str, value: Scalar, style: Style
) -> None:
    """Write a formula with the pipeline's value as the cached one."""
    sheet.formula(row, column, formula, cached(value), style)


def cached(value: Scalar) -> str | int | float | None:
    """Return a value as a cell keeps it: days as serial numbers, yes and no as words."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return (value - _DAY_ZERO).days if isinstance(value, date) else value
