"""Read the cover: each value to the right of its label, wherever on the sheet the two stand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pipeline.cell import Address, Kind, Located
from pipeline.read.book import BookRow
from pipeline.read.entries import locate, readers
from pipeline.text import key
from schemas.column import columns
from schemas.cover import Cover

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.read.grid import Grid

FEWEST_LABELS: Final = 3
"""A sheet with fewer labels of the cover is no cover."""


def read_cover(grid: Grid) -> BookRow | None:
    """Return the cover's entries by field; None for a sheet that is no cover."""
    cells: dict[str, Located] = {}
    for name, cell in _found(grid):
        cells.setdefault(name, cell)
    if len(cells) < FEWEST_LABELS:
        return None
    top = min(cell.address.row for cell in cells.values())
    return BookRow(top, {name: cells[name] for name in columns(Cover) if name in cells})


@cache
def _labels() -> Mapping[str, str]:
    former = {key(word): name for name, column in columns(Cover).items() for word in column.was}
    return former | {key(column.label): name for name, column in columns(Cover).items()}


def _found(grid: Grid) -> Iterator[tuple[str, Located]]:
    labels = _labels()
    for row, cells in grid.rows.items():
        for column, raw in cells.items():
            name = labels.get(key(raw)) if isinstance(raw, str) else None
            if name is not None:
                place = (row, _value_column(grid, row, column))
                yield name, locate(grid, place, columns(Cover)[name], readers(Cover)[name])
            elif isinstance(raw, str) and ":" in raw:
                yield from _in_one_cell(raw, Address(row, column))


def _value_column(grid: Grid, row: int, label: int) -> int:
    """Return the next filled cell to the right, up to the next label; else the cell beside."""
    cells = grid.rows[row]
    marked = {column for at, column in (*grid.errors, *grid.facts.unvalued) if at == row}
    merged = (area.right for area in grid.merged if (area.top, area.left) == (row, label))
    beside = next(merged, label) + 1
    nearest = min((column for column in {*cells, *marked} if column >= beside), default=beside)
    raw = cells.get(nearest)
    is_label = isinstance(raw, str) and key(raw) in _labels()
    return beside if is_label else nearest


def _in_one_cell(raw: str, address: Address) -> Iterator[tuple[str, Located]]:
    """Yield "Mã đơn vị: X-06565", label and value typed into one cell."""
    label, _, text = raw.partition(":")
    name = _labels().get(key(label))
    if name is not None and text.strip():
        reading = readers(Cover)[name](text)
        yield name, Located(address, text.strip(), reading, Kind.VALUE)
