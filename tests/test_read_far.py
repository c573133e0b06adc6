"""What was typed out of sight of the form is found, and told once and shortly."""

from __future__ import annotations

from pipeline.cell import Address
from pipeline.read.book import BookRow, FarCell, Table
from pipeline.read.far import far_cells
from pipeline.read.grid import Grid


def test_the_corner_of_the_sheet_is_far_and_a_wide_form_is_not() -> None:
    grid = Grid("Mốc", hidden=False, rows={0: {0: "a", 999: "b"}, 1_048_575: {16_383: 1.5}})
    assert far_cells([grid], []) == (FarCell("Mốc", Address(1_048_575, 16_383), "1,5"),)
    assert str(Address(1_048_575, 16_383)) == "XFD1048576"


def test_a_cell_beside_the_table_is_far_alone() -> None:
    grid = Grid("Mốc", hidden=False, rows={4: {0: "NS-01", 1_000: "x"}})
    assert far_cells([grid], []) == (FarCell("Mốc", Address(4, 1_000), "x"),)


def test_a_row_that_was_read_is_not_far_however_far_down() -> None:
    grid = Grid("Mốc", hidden=False, rows={20_000: {0: "NS-01"}, 20_001: {0: "x"}})
    table = Table("milestones", "Mốc", {}, (BookRow(20_000, {}),))
    assert far_cells([grid], [table]) == (FarCell("Mốc", Address(20_001, 0), "x"),)


def test_a_hidden_sheet_is_nobodys_concern() -> None:
    assert far_cells([Grid("A", hidden=True, rows={0: {16_383: 1}})], []) == ()


def test_of_a_filled_row_the_first_cells_are_enough() -> None:
    grid = Grid("A", hidden=False, rows={30_000: dict.fromkeys(range(500), 1)})
    assert [cell.address.column for cell in far_cells([grid], [])] == list(range(20))
