"""Of an .ods, calamine is given no more than the sheets that somebody reads."""

from __future__ import annotations

import pytest

from pipeline.failure import Failure, FailureReason
from pipeline.read.facts import is_needed
from pipeline.read.grid import Workbook, read_grids
from pipeline.read.ods_sheets import are_apart, sheets_of
from pipeline.read.scan_ods import scan_ods
from tests.books import zipped

_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
_BOMB = (
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
    'table:number-columns-repeated="16384" office:value-type="float" office:value="1"/>'
    "</table:table-row>"
)


def sheet(name: str, inside: str) -> str:
    return f'<table:table table:name="{name}">{inside}</table:table>'


def filled(*texts: str) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row>{cells}</table:table-row>"


def content(*sheets: str) -> str:
    body = f"<office:body><office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
    return f"<office:document-content {_NAMES}>{body}</office:document-content>"


def ods(*sheets: str) -> bytes:
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": content(*sheets),
    })  # fmt: skip


def read(*sheets: str) -> dict[str, list[list[object]]]:
    book = read_grids(ods(*sheets))
    assert isinstance(book, Workbook)
    return {grid.name: [[*row.values()] for row in grid.rows.values()] for grid in book.grids}


def test_sheets_are_found_in_their_order() -> None:
    xml = content(sheet("A", filled("1")), '<table:table table:name="B"/>', sheet("C", "")).encode()
    found = [(each.name, xml[each.start : each.end].count(b"<text:p>")) for each in sheets_of(xml)]
    assert found == [("A", 1), ("B", 0), ("C", 0)]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ([sheet("A", filled("1")), sheet("B", "")], True),
        ([sheet("A", filled(sheet("B", filled("1"))))], False),
        ([sheet("A", "<!-- </table:table> -->")], False),
        (['<table:table table:name="A"/>', sheet("B", filled("1"))], False),
    ],
)
def test_sheets_are_apart_if_none_ends_before_its_end(sheets: list[str], *, expected: bool) -> None:
    xml = content(*sheets).encode()
    assert are_apart(xml, [*sheets_of(xml)]) is expected


def test_only_the_sheets_that_are_wanted_are_filled() -> None:
    scan = scan_ods(ods(sheet("A", filled("a")), sheet("Kiểm tra", filled("b")), sheet("B", "")))
    assert scan.trimmed is not None
    short = scan_ods(scan.trimmed(is_needed))
    assert [*short.sheets] == ["A", "B"]
    assert read(sheet("A", filled("a")), sheet("Kiểm tra", filled("b"))) == {"A": [["a"]]}


def test_a_sheet_behind_one_that_nobody_reads_is_read() -> None:
    told = sheet("Hướng dẫn", filled("Ghi số liệu"))
    assert read(told, sheet("A", filled("1", "2")), told.replace("Hướng dẫn", "Kiểm tra")) == {
        "A": [["1", "2"]]
    }


def test_a_file_whose_sheets_are_not_apart_is_read_whole() -> None:
    inner = sheet("Kiểm tra", "<!-- </table:table> -->" + filled("x"))
    assert scan_ods(ods(sheet("A", filled("1")), inner)).trimmed is None
    assert read(sheet("A", filled("1")), inner) == {"A": [["1"]]}


def test_cells_that_calamine_never_sees_harm_nobody() -> None:
    assert read(sheet("A", filled("1")), sheet("Kiểm tra", _BOMB)) == {"A": [["1"]]}


def test_cells_that_it_would_see_are_refused() -> None:
    inner = sheet("Kiểm tra", "<!-- </table:table> -->" + _BOMB)
    expected = Failure(FailureReason.TOO_MANY_CELLS, "1048576 × 16384")
    assert read_grids(ods(sheet("A", filled("1")), inner)) == expected
