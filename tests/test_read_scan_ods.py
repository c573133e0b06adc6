"""One short tag of an .ods can stand for a billion cells, or hide a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.failure import Failure, FailureReason, UnreadableError
from pipeline.read.facts import Merged
from pipeline.read.grid import read_grids
from pipeline.read.scan_ods import scan_ods
from tests.books import with_parts, zipped

if TYPE_CHECKING:
    from pipeline.read.facts import SheetFacts

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
_ONE = 'office:value-type="float" office:value="1"'


def ods(rows: str, manifest: str = "") -> bytes:
    table = f'<table:table table:name="A">{rows}</table:table>'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
            "content.xml": (
                f'<office:document-content {_NAMES} xmlns:calcext="urn:calcext"><office:body>'
                f"<office:spreadsheet>{table}</office:spreadsheet></office:body>"
                "</office:document-content>"
            ),
        }
    )


def row(cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def cell(attributes: str, text: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def facts(rows: str) -> SheetFacts:
    return scan_ods(ods(rows)).sheets["A"]


def failure(data: bytes) -> Failure:
    with pytest.raises(UnreadableError) as raised:
        scan_ods(data)
    return raised.value.failure


def test_an_error_stands_where_it_is_after_repeated_cells() -> None:
    wrong = cell('table:formula="of:=1/0" calcext:value-type="error"', "#DIV/0!")
    blanks = '<table:table-cell/><table:table-cell table:number-columns-repeated="3"/>'
    found = facts(row(cell(_ONE, "1"), 'table:number-rows-repeated="2"') + row(blanks + wrong))
    assert found.errors == {(2, 4): "#DIV/0!"}
    assert found.formulas == {(2, 4)}
    assert found.unvalued == frozenset()


def test_an_error_of_another_suite_is_told_by_its_text() -> None:
    wrong = cell('table:formula="of:=[.#REF!]" office:value-type="string"', "#REF!")
    assert facts(row(wrong)).errors == {(0, 0): "#REF!"}


def test_a_text_that_looks_like_an_error_is_a_text() -> None:
    assert facts(row(cell('office:value-type="string"', "#REF!"))).errors == {}


def test_a_formula_without_its_value_is_told() -> None:
    formulas = cell('table:formula="of:=1&gt;0"') + cell(f'table:formula="of:=1>0" {_ONE}', "1")
    found = facts(row(formulas))
    assert found.formulas == {(0, 0), (0, 1)}
    assert found.unvalued == {(0, 0)}


def test_hidden_rows_are_told_down_to_the_last_filled_one() -> None:
    found = facts(
        row(cell(_ONE, "1"), 'table:visibility="filter"')
        + row("<table:table-cell/>", 'table:visibility="collapse" table:number-rows-repeated="2"')
        + row(cell(_ONE, "1"))
        + row("<table:table-cell/>", 'table:visibility="collapse"')
    )
    assert found.hidden_rows == {0, 1, 2}


def test_hidden_columns_are_told() -> None:
    columns = (
        "<table:table-column/>"
        '<table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
    )
    assert facts(columns + row(cell(_ONE, "1"))).hidden_columns == {1, 2}


def test_merged_ranges_are_told() -> None:
    spanned = f'table:number-columns-spanned="2" table:number-rows-spanned="3" {_ONE}'
    assert facts(row("<table:table-cell/>" + cell(spanned, "1"))).merged == (Merged(0, 1, 2, 2),)


def test_a_value_repeated_over_the_whole_sheet_is_refused() -> None:
    repeated = cell(f'table:number-columns-repeated="16384" {_ONE}', "1")
    data = ods(row(repeated, 'table:number-rows-repeated="1048576"'))
    expected = Failure(FailureReason.TOO_MANY_CELLS, "1048576 × 16384")
    assert failure(data) == expected
    assert read_grids(data) == expected


def test_more_columns_than_a_sheet_has_are_refused() -> None:
    data = ods(row('<table:table-cell table:number-columns-repeated="4000000000"/>'))
    assert failure(data) == Failure(
        FailureReason.TOO_MANY_CELLS, "table:number-columns-repeated=4000000000"
    )


def test_blanks_repeated_to_the_end_of_the_sheet_are_usual() -> None:
    blanks = row("<table:table-cell/>", 'table:number-rows-repeated="1048570"')
    assert facts(row(cell(_ONE, "1")) + blanks).is_dense


@pytest.mark.parametrize(
    ("tag", "counted"),
    [("table:table-row", "rows"), ("table:table-cell", "columns")],
)
def test_blanks_repeated_beyond_the_sheet_are_refused_below_a_plain_table(
    tag: str, counted: str
) -> None:
    beyond = f'table:number-{counted}-repeated="1048577"'
    blanks = row(f"<{tag} {beyond}/>") if counted == "columns" else f"<{tag} {beyond}/>"
    with pytest.raises(UnreadableError) as refused:
        facts(row(cell(_ONE)) + blanks)
    assert refused.value.failure == Failure(
        FailureReason.TOO_MANY_CELLS, f"table:number-{counted}-repeated=1048577"
    )


def test_a_cell_merged_under_plain_rows_is_told() -> None:
    merged = cell(f'{_ONE} table:number-columns-spanned="2"')
    assert facts(row(cell(_ONE)) + row(cell(_ONE) + merged)).merged == (Merged(1, 1, 1, 2),)


_CELLS = st.sampled_from((
    "<table:table-cell/>",
    "<table:covered-table-cell/>",
    '<table:table-cell table:number-columns-spanned="2"/>',
    cell("", "chữ"),
    cell(_ONE, "-spanned"),
    cell(f'{_ONE} table:number-columns-spanned="2" table:number-rows-spanned="2"'),
    cell(f'table:number-rows-spanned="3" {_ONE} x="a > b"'),
))  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_CELLS, max_size=4).map("".join), max_size=5))
def test_merged_cells_are_the_same_at_a_glance_and_cell_by_cell(rows: list[str]) -> None:
    at_a_glance = facts("".join(map(row, rows)))
    cell_by_cell = facts("".join(row(cells, 'table:visibility="visible"') for cells in rows))
    assert at_a_glance == cell_by_cell


def test_a_file_behind_a_password_is_locked() -> None:
    data = ods("", manifest="<manifest:encryption-data/>")
    assert failure(data) == Failure(FailureReason.ENCRYPTED, "manifest names encryption data")


def test_a_content_without_a_table_has_no_sheets() -> None:
    data = with_parts(ods(""), {"content.xml": "<office:document-content/>"})
    assert scan_ods(data).sheets == {}


def test_a_file_without_content_is_damaged() -> None:
    data = zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})
    assert failure(data) == Failure(FailureReason.DAMAGED, "no content part")
