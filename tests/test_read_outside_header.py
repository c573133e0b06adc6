"""The header of an outside form is found by its labels, merged or not, wherever it stands."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from pipeline.read.grid import Workbook, read_grids
from pipeline.read.outside_header import find_outside_header
from schemas import FORMS
from schemas.outside_forms import OUTSIDE_FORMS
from tests.books import workbook
from tests.outside import FINANCE, FINANCE_TITLE, ROAD, Printed, drawn, finance

if TYPE_CHECKING:
    from pipeline.read.grid import Grid
    from pipeline.read.outside_header import OutsideHeader

FORM = OUTSIDE_FORMS["BTC-48"]


def grid(data: bytes) -> Grid:
    read = read_grids(data)
    assert isinstance(read, Workbook)
    return read.grids[0]


def found(data: bytes) -> OutsideHeader:
    header = find_outside_header(grid(data), FORM, FORMS["CDT"].sheets[1:])
    assert header is not None
    return header


def merged(data: bytes) -> bytes:
    """Merge wide headers over their columns, and labels down to the header's last row."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    top = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "STT")
    depth = max(len(column.header) for column in FINANCE)
    for at, column in enumerate(FINANCE):
        leaf = top + len(column.header) - 1
        if len(column.header) < depth:
            sheet.merge_cells(
                start_row=leaf, end_row=top + depth - 1, start_column=at + 1, end_column=at + 1
            )
        for level in range(1, len(column.header)):
            band = column.header[:level]
            if at and FINANCE[at - 1].header[:level] == band:
                continue
            last = max(n for n, other in enumerate(FINANCE) if other.header[:level] == band)
            sheet.merge_cells(
                start_row=top + level - 1,
                end_row=top + level - 1,
                start_column=at + 1,
                end_column=last + 1,
            )
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_wide_headers_may_be_merged_or_stand_over_their_first_column() -> None:
    plain = workbook({"A": finance()})
    assert grid(merged(plain)).merged
    assert found(merged(plain)).columns == found(plain).columns
    assert found(merged(plain)).paths == found(plain).paths


def test_every_printed_column_is_known() -> None:
    header = found(workbook({"A": finance()}))
    assert list(header.columns) == list(range(48))
    assert (header.unknown, header.top, header.last) == ((), 5, 8)


def test_a_label_is_told_by_what_stands_over_it() -> None:
    header = found(workbook({"A": finance()}))
    assert header.paths[36] == (FINANCE[36].header[0], "Theo nguồn vốn", "NSTW")
    assert header.columns[36].field == "disbursed_vnd"
    assert header.columns[40].field == ""


def test_the_row_of_column_numbers_may_be_out_of_order() -> None:
    numbers = " | ".join(str(number) for number in (3, 1, 2, *range(4, 49)))
    drawing = drawn(FINANCE, title=FINANCE_TITLE, numbered=False)
    header = found(workbook({"A": f"{drawing}\n{numbers}\n1 | Nâng cấp QL4B"}))
    assert header.last == 8


@pytest.mark.parametrize("typed", ["Danh mục dự án", "DANH MỤC DỰ ÁN", "Tên dự án"])
def test_labels_have_other_wordings(typed: str) -> None:
    form = (FINANCE[0], Printed("project", (typed,)), *FINANCE[2:])
    header = found(workbook({"A": drawn(form, ROAD, title=FINANCE_TITLE)}))
    assert header.columns[1].field == "project_code"


def test_the_year_in_a_label_does_not_matter() -> None:
    later = finance().replace("2026", "2031").replace("2025", "2030")
    assert found(workbook({"A": later})).columns == found(workbook({"A": finance()})).columns


def test_a_per_cent_column_is_never_an_amount() -> None:
    form = tuple(
        Printed(column.name, (*column.header[:-1], f"{column.header[-1]} (%)"))
        if column.name == "paid NSTW"
        else column
        for column in FINANCE
    )
    header = found(workbook({"A": drawn(form, ROAD, title=FINANCE_TITLE)}))
    assert 36 in header.unknown


def test_a_second_column_of_one_label_is_not_read() -> None:
    form = (*FINANCE[:19], FINANCE[18], *FINANCE[19:])
    header = found(workbook({"A": drawn(form, ROAD, title=FINANCE_TITLE)}))
    assert header.columns[18].field == "plan_vnd"
    assert header.unknown == (19,)


def test_too_few_labels_are_no_form() -> None:
    few = tuple(column for column in FINANCE if len(column.header) == 1)
    data = workbook({"A": drawn(few, ROAD, title=FINANCE_TITLE)})
    assert find_outside_header(grid(data), FORM, FORMS["CDT"].sheets[1:]) is None


def test_a_source_of_capital_may_be_written_apart() -> None:
    apart = finance().replace("NSĐP", "NS ĐP").replace("NSTW", "NS TW")
    header = found(workbook({"A": apart}))
    assert (list(header.columns), header.unknown) == (list(range(48)), ())
