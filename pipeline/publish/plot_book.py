"""The small workbook inside a document that Word opens when a chart's figures are to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_range_abs

from pipeline.publish.sheetwriter import WorkbookWriter
from pipeline.publish.theme import Role, Show, Style

if TYPE_CHECKING:
    from datetime import date

    from pipeline.publish.plot import Plot

_SHEET: Final = "Số liệu"
_NAMES_WIDTH, _VALUES_WIDTH = 60, 24
_HEAD: Final = Style(Role.HEADER, Show.TEXT)
_NAME: Final = Style(Role.CELL, Show.TEXT)


def book(plot: Plot, as_of: date) -> bytes:
    """Return the workbook: the names in its first column, each series in a column of its own."""
    writer = WorkbookWriter(as_of)
    sheet = writer.sheet(_SHEET)
    sheet.raw.set_column(0, 0, _NAMES_WIDTH)
    sheet.raw.set_column(1, len(plot.series), _VALUES_WIDTH)
    sheet.text(0, 0, f"{plot.heading} ({plot.scale.title})", _HEAD)
    for row, name in enumerate(plot.names, 1):
        sheet.text(row, 0, name, _NAME)
    look = Style(Role.CELL, plot.scale.cells)
    for column, series in enumerate(plot.series, 1):
        sheet.text(0, column, series.name, _HEAD)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.number(row, column, value, look)
    return writer.finished()


def names_area(plot: Plot) -> str:
    """Return where the names stand."""
    return _area(1, 0, len(plot.names))


def values_area(plot: Plot, place: int) -> str:
    """Return where the values of a series stand, counted from 0."""
    return _area(1, place + 1, len(plot.names))


def heading_cell(place: int) -> str:
    """Return where the name of a series stands."""
    return _area(0, place + 1, 0)


def _area(first: int, column: int, last: int) -> str:
    return f"'{_SHEET}'!{xl_range_abs(first, column, last, column)}"
