"""The spelling of formulas."""

from __future__ import annotations

import pytest

from pipeline.publish.workbook.catalogue import TABLES
from pipeline.publish.workbook.columns import (
    MeasureColumn,
    Table,
    difference,
    fraction,
    header,
    spelled,
    total_of,
)

PAID = Table(
    name="Tra",
    title="Trả",
    heading="TRẢ",
    columns=(
        MeasureColumn(field="paid", label="Đã trả"),
        MeasureColumn(field="spi_t", label="SPI(t)"),
    ),
)
KNOWN = {"Tra": PAID}


def test_a_slot_of_the_row_names_its_table() -> None:
    assert spelled("{paid}*2", KNOWN, PAID) == "=Tra[[#This Row],[Đã trả]]*2"


def test_a_slot_of_another_table_is_its_whole_column() -> None:
    assert spelled("SUM({Tra.paid})", KNOWN) == "=SUM(Tra[Đã trả])"


def test_a_header_with_signs_stands_in_double_brackets() -> None:
    assert spelled("MAX({Tra.spi_t})", KNOWN) == "=MAX(Tra[[SPI(t)]])"


def test_a_slot_that_names_nothing_is_a_fault() -> None:
    with pytest.raises(KeyError):
        spelled("{planned}", KNOWN, PAID)


def test_a_header_keeps_no_sign_that_formulas_would_quote() -> None:
    assert header("Hộ, tổ chức: [đã] #1", "Mặt bằng") == "Mặt bằng Hộ tổ chức đã 1"


def test_a_rate_is_empty_without_a_base() -> None:
    wanted = 'IF(AND(ISNUMBER({paid}),N({plan})>0),{paid}/{plan},"")'
    assert fraction("paid", "plan") == wanted


def test_a_sum_of_nothing_is_empty() -> None:
    wanted = 'IF(COUNTIFS({T.key},{key},{T.paid},">-1E+300")=0,"",SUMIFS({T.paid},{T.key},{key}))'
    assert total_of("T.paid", "{T.key}", "{key}") == wanted


def test_a_difference_needs_both() -> None:
    assert difference("new", "old") == 'IF(COUNT({new},{old})=2,{new}-{old},"")'


def test_codes_are_written_as_words() -> None:
    column = MeasureColumn(field="state", label="Tình hình", words={"late": "Chậm"})
    assert [column.value({"state": state}) for state in ("late", "x", None)] == ["Chậm", "x", None]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_formula_names_what_is_there(table: Table) -> None:
    for column in table.columns:
        assert spelled(column.excel, TABLES, table).count("{") == 0


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_no_two_headers_of_a_table_are_alike(table: Table) -> None:
    labels = [column.label.casefold() for column in table.columns]
    assert sorted(set(labels)) == sorted(labels)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_column_says_what_it_means(table: Table) -> None:
    assert [column.field for column in table.columns if not column.doc] == []


def test_sheets_have_names_that_an_office_takes() -> None:
    titles = [table.title for table in TABLES.values()]
    assert [title for title in titles if len(title) > 31 or set(title) & set("[]:*?/\\'")] == []
