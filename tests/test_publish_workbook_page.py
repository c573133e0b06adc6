"""Headings of sheets that are cut into pages: on each page whole or not at all."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from openpyxl.utils import range_boundaries

from tests.workbooks import opened, workbook

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


@lru_cache(1)
def book() -> Workbook:
    return opened(workbook())


def repeated(sheet: Worksheet) -> int:
    """Return how many columns stand on every page."""
    return int(range_boundaries(sheet.print_title_cols)[2] or 0) if sheet.print_title_cols else 0


def test_no_line_of_a_heading_begins_on_every_page_and_ends_on_the_first() -> None:
    cut = {
        (sheet.title, str(area))
        for sheet in book().worksheets
        for area in sheet.merged_cells.ranges
        if area.min_col <= repeated(sheet) < area.max_col
    }
    assert cut == set()
    assert [sheet.title for sheet in book().worksheets if repeated(sheet)] != []


def test_a_heading_begins_with_the_first_column_that_is_printed_once() -> None:
    sheet = book()["Giải ngân"]
    assert repeated(sheet) == 2
    assert {area.min_col for area in sheet.merged_cells.ranges} == {2 + 1}


def test_the_agency_stays_at_the_left_where_the_columns_of_every_page_hold_it() -> None:
    sheet = book()["Dự án"]
    assert repeated(sheet) == 3
    begins = {area.min_row: area.min_col for area in sheet.merged_cells.ranges}
    assert (begins[1], begins[2]) == (1, 3 + 1)


def test_the_heading_of_a_sheet_of_one_page_begins_at_the_left() -> None:
    sheet = book()["Kế hoạch vốn"]
    assert repeated(sheet) == 0
    assert {area.min_col for area in sheet.merged_cells.ranges} == {1}
