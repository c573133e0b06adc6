"""Find what stands so far from a form's tables that only a slip can have put it there."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from pipeline.cell import Address
from pipeline.read.book import FarCell
from pipeline.read.entries import text_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from pipeline.read.book import Table
    from pipeline.read.grid import Grid

# No form is a tenth as long, or a tenth as wide.
_FAR_ROW: Final = 20_000
_FAR_COLUMN: Final = 1_000
_MOST: Final = 20  # of a sheet: who filled a whole row by a slip knows it from these


def far_cells(grids: Iterable[Grid], tables: Iterable[Table]) -> tuple[FarCell, ...]:
    """Return the first cells of each sheet in sight that are out of sight of its table.

    Args:
        grids: the sheets of a file.
        tables: what was read of them; a row that was read is no slip, however far down it is.
    """
    read = {table.title: {row.row for row in table.rows} for table in tables}
    visible = (grid for grid in grids if not grid.hidden)
    return tuple(
        cell for grid in visible for cell in islice(_far(grid, read.get(grid.name, ())), _MOST)
    )


def _far(grid: Grid, read: Container[int]) -> Iterator[FarCell]:
    for row, cells in grid.rows.items():
        is_far = row >= _FAR_ROW and row not in read
        if is_far or max(cells) >= _FAR_COLUMN:
            for column, raw in cells.items():
                if is_far or column >= _FAR_COLUMN:
                    yield FarCell(grid.name, Address(row, column), text_of(raw))
