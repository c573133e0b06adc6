"""Cells in old fonts are found by their style; an ordinary workbook has none."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from pipeline.read.fonts import old_fonts, old_styles
from pipeline.read.grid import Workbook, read_grids
from tests.old_books import biff5

if TYPE_CHECKING:
    from pipeline.read.grid import Grid


def fonted(*cells: tuple[str, str]) -> bytes:
    """Write texts, each in a font, into one column."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, (text, font) in enumerate(cells):
            sheet.write_string(row, 0, text, book.add_format({"font_name": font}))
    return target.getvalue()


def only(data: bytes) -> Grid:
    found = read_grids(data)
    assert isinstance(found, Workbook)
    (grid,) = found.grids
    return grid


def test_a_workbook_without_old_fonts_costs_one_look() -> None:
    assert old_styles(b'<font><name val="Times New Roman"/></font>') == {}
    assert old_fonts(b'<c r="A1" s="1">', {}) == {}


def test_a_cell_in_an_old_font_is_decoded_alone() -> None:
    grid = only(
        fonted(
            ("Tiến độ", "Arial"),
            ("lòy kÕ", ".VnTime"),
            ("luõy keá", "VNI-Times"),
            ("lòy", "Arial"),
        )
    )
    assert [cells[0] for cells in grid.rows.values()] == ["Tiến độ", "lũy kế", "lũy kế", "lòy"]
    assert grid.originals == {(1, 0): "lòy kÕ", (2, 0): "luõy keá"}
    assert grid.scripts == ("TCVN3 (ABC)", "VNI")


def test_the_soft_hyphen_is_a_letter_there() -> None:
    assert only(fonted(("®Çu t\u00ad", ".VnTime"))).rows == {0: {0: "đầu tư"}}


@pytest.mark.parametrize(
    ("font", "text"), [(".VnTime", "lũy kế"), (".VnTimeH", "LŨY KẾ"), ("Arial", "lòy kÕ")]
)
def test_an_old_xls_tells_its_fonts(font: str, text: str) -> None:
    assert only(biff5({(0, 0): "lòy kÕ"}, font=font)).rows == {0: {0: text}}
