"""A web page that calls itself .xls is read as Excel would show it."""

from __future__ import annotations

import pytest

from pipeline.failure import Failure, FailureReason
from pipeline.read import web_page
from pipeline.read.facts import Merged
from pipeline.read.grid import Workbook, read_grids
from pipeline.text import clean


def read(page: str | bytes) -> Workbook:
    data = page if isinstance(page, bytes) else page.encode()
    found = read_grids(data)
    assert isinstance(found, Workbook)
    return found


def rows(page: str | bytes) -> dict[int, dict[int, object]]:
    (grid,) = read(page).grids
    return {row: dict(cells) for row, cells in grid.rows.items()}


def test_cells_stand_where_the_table_has_them() -> None:
    page = "<table><tr><th>Mã<td>Tên\n gói</tr><tr><td><td>a<br>b&nbsp;c</table>"
    assert rows(page) == {0: {0: "Mã", 1: "Tên gói"}, 1: {1: "a\nb c"}}


def test_spans_hold_their_places() -> None:
    page = (
        "<table><tr><td rowspan=2 colspan=2>1<td>2<tr><td>3<tr><td>4<td>5<td>6</table>"
        "<table><tr><td>7</table>"
    )
    (grid,) = read(page).grids
    assert grid.rows == {
        0: {0: "1", 2: "2"},
        1: {2: "3"},
        2: {0: "4", 1: "5", 2: "6"},
        3: {0: "7"},
    }
    assert grid.merged == (Merged(0, 0, 1, 1),)


def test_text_between_tables_stands_in_the_first_column() -> None:
    page = "<body><p>Mã đơn vị: X-06565<div>Quý I</div><table><tr><td>1</table>hết"
    assert rows(page) == {0: {0: "Mã đơn vị: X-06565"}, 1: {0: "Quý I"}, 2: {0: "1"}, 3: {0: "hết"}}


def test_a_table_under_a_heading_is_a_sheet() -> None:
    page = (
        "<h1>Sheet 1: <em>Bìa</em></h1><table><tr><td>1</table>"
        "<h1>Tiến độ</h1><table><tr><td>2</table><table><tr><td>3</table>"
    )
    found = [(grid.name, grid.rows) for grid in read(page).grids]
    assert found == [("Bìa", {0: {0: "1"}}), ("Tiến độ", {0: {0: "2"}, 1: {0: "3"}})]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<td x:num="1234.5">1.234,5', 1234.5),
        ('<td sdval="1234" sdnum="1033;0;#,##0">1.234', 1234),
        ('<td sdval="46112" sdnum="1033;1066;DD/MM/YYYY">31/03/2026', "31/03/2026"),
        ("<td x:num>1.234,5", "1.234,5"),
        ("<td><b>1</b> <span>2</span>", "1 2"),
        ("<td><table><tr><td>trong</table>", "trong"),
        ("<td><script>alert(1)</script>x", "x"),
    ],
)
def test_a_cell_holds_what_it_shows_or_the_number_behind(cell: str, value: object) -> None:
    assert rows(f"<table><tr>{cell}</table>") == {0: {0: value}}


def test_a_cell_before_any_row_is_of_the_first_one() -> None:
    assert rows("<table><td>1<td>2<tr><td>3</table>") == {0: {0: "1", 1: "2"}, 1: {0: "3"}}


def test_an_error_is_an_error() -> None:
    (grid,) = read("<table><tr><td>#REF!<td>1</table>").grids
    assert grid.errors == {(0, 0): "#REF!"}


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>Tiến độ</table>".encode(),
        b"\xef\xbb\xbf" + "<table><tr><td>Tiến độ</table>".encode(),
        "<table><tr><td>Tiến độ</table>".encode("utf-16"),
        b'<html><meta charset="windows-1258"><table><tr><td>Ti\xea\xecn \xf0\xf4\xf2</table>',
        b"<table><tr><td>Ti\xea\xecn \xf0\xf4\xf2</table>",
    ],
)
def test_a_page_is_read_in_its_encoding(page: bytes) -> None:
    (text,) = rows(page)[0].values()
    assert clean(str(text)) == "Tiến độ"


def test_a_font_tells_the_script_of_a_cell() -> None:
    (grid,) = read('<table><tr><td><font face=".VnTime">lòy kÕ</font><td>lòy</table>').grids
    assert grid.rows == {0: {0: "lũy kế", 1: "lòy"}}


def test_a_page_that_never_closes_its_head_is_read() -> None:
    assert rows("<html><head><title>x<body><table><tr><td>1</table>") == {0: {0: "1"}}


@pytest.mark.parametrize("page", ["<html><p>không có bảng", "<html><table></table>"])
def test_a_page_without_a_filled_table_is_no_workbook(page: str) -> None:
    assert read_grids(page.encode()) == Failure(FailureReason.NOT_WORKBOOK, "html")


def test_a_page_of_endless_spans_is_refused() -> None:
    page = '<table><tr><td colspan="16384">1<td>2</table>'
    assert read_grids(page.encode()) == Failure(FailureReason.TOO_MANY_CELLS, "0 × 16384")


def test_a_page_of_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_page, "_MAX_CELLS", 1)
    page = b"<table><tr><td>1<td>2</table>"
    assert read_grids(page) == Failure(FailureReason.TOO_MANY_CELLS, "2 cells")
