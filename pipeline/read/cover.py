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
    cells = labelled(grid, cover_labels())
    if len(cells) < FEWEST_LABELS:
        return None
    top = min(cell.address.row for cell in cells.values())
    return BookRow(top, {name: cells[name] for name in columns(Cover) if name in cells})


def labelled(grid: Grid, labels: Mapping[str, str]) -> dict[str, Located]:
    """Return the first entry of each field of the cover that stands beside one of its labels."""
    cells: dict[str, Located] = {}
    for name, cell in _found(grid, labels):
        cells.setdefault(name, cell)
    return cells


@cache
def cover_labels() -> Mapping[str, str]:
    """Return the fields of the cover by the keys of their labels, former ones included."""
    former = {key(word): name for name, column in columns(Cover).items() for word in column.was}
    return former | {key(column.label): name for name, column in columns(Cover).items()}


def _found(grid: Grid, labels: Mapping[str, str]) -> Iterator[tuple[str, Located]]:
    for row, cells in grid.rows.items():
        for column, raw in cells.items():
            name = labels.get(key(raw)) if isinstance(raw, str) else None
            if name is not None:
                place = (row, _value_column(grid, (row, column), labels))
                yield name, locate(grid, place, readers(Cover)[name])
            elif isinstance(raw, str) and ":" in raw:
                yield from _in_one_cell(raw, Address(row, column), labels)


def _value_column(grid: Grid, place: tuple[int, int], labels: Mapping[str, str]) -> int:
    """Return the next filled cell to the right, up to the next label; else the cell beside."""
    row, label = place
    cells = grid.rows[row]
    marked = {column for at, column in (*grid.errors, *grid.facts.unvalued) if at == row}
    merged = (area.right for area in grid.merged if (area.top, area.left) == (row, label))
    beside = next(merged, label) + 1
    nearest = min((column for column in {*cells, *marked} if column >= beside), default=beside)
    raw = cells.get(nearest)
    is_label = isinstance(raw, str) and key(raw) in labels
    return beside if is_label else nearest


def _in_one_cell(
    raw: str, address: Address, labels: Mapping[str, str]
) -> Iterator[tuple[str, Located]]:
    """Yield "Mã đơn vị: X-06565", label and value typed into one cell."""
    label, _, text = raw.partition(":")
    name = labels.get(key(label))
    if name is not None and text.strip():
        reading = readers(Cover)[name](text)
        yield name, Located(address, text.strip(), reading, Kind.VALUE)
