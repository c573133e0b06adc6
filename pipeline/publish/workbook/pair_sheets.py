"""Sheets of two tables below each other: changes and corrections, discipline and returns owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.publish.theme import Role, Style
from pipeline.publish.workbook.datasheet import place_table
from pipeline.publish.workbook.page import A3, head, set_print

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.publish.phrases import Record
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.publish.workbook.columns import Table
    from pipeline.publish.workbook.datasheet import Filled
    from pipeline.publish.workbook.page import Page


def write_pair(
    sheet: SheetWriter,
    page: Page,
    title: str,
    pair: Sequence[tuple[Table, Sequence[Record]]],
    tables: Mapping[str, Table],
) -> dict[str, Filled]:
    """Write tables below each other, each under its heading; columns take the widest of both."""
    widths = _widths([table for table, _ in pair])
    for at, width in enumerate(widths):
        sheet.raw.set_column(at, at, width)
    row = top = head(sheet, page, title, widths)
    filled = {}
    for table, rows in pair:
        sheet.text(row, 0, table.heading, Style(Role.SUBTITLE))
        filled[table.name] = place_table(sheet, row + 1, table, rows, tables)
        row = filled[table.name].end + 1
    set_print(sheet, page, (top + 1, top + 1), A3)
    return filled


def _widths(tables: Sequence[Table]) -> list[float]:
    count = max(len(table.columns) for table in tables)
    return [
        max(table.columns[at].width for table in tables if at < len(table.columns))
        for at in range(count)
    ]
