"""Settle a number that reads two ways by its column: 1.234 among 2,5 and 17,25 is a small one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from pipeline.cell import FIGURE, Doubt, Reading
from pipeline.read.entries import readers
from schemas.column import columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.cell import Located
    from pipeline.read.book import BookRow
    from schemas.column import Row

_AMBIGUOUS: Final = Doubt.AMBIGUOUS_NUMBER
_LARGE: Final = 1_000  # as typed; from here on groups are usual and decimals are not


def settle_numbers(
    rows: tuple[BookRow, ...], model: type[Row], scales: Mapping[str, int | None]
) -> tuple[BookRow, ...]:
    """Read a lone dot before three digits as decimal where the column holds small fractions.

    Without peers, or where each of them is whole or large, the dot groups as it does in Vietnamese.
    The reserve stays in any case; the hint becomes the reading that was not taken.
    """
    doubtful = {
        name
        for row in rows
        for name, cell in row.cells.items()
        if cell.reading.doubt is _AMBIGUOUS and "." in cell.entered
    }
    small = {
        name
        for name in doubtful
        if not all(_groups(value) for value in _peers(rows, model, name, scales.get(name)))
    }
    if not small:
        return rows
    return tuple(
        replace(
            row, cells={n: _decimal(c, model, n) if n in small else c for n, c in row.cells.items()}
        )
        for row in rows
    )


def _peers(
    rows: tuple[BookRow, ...], model: type[Row], name: str, scale: int | None
) -> Iterator[float]:
    """Yield the undoubted numbers of a column, as typed."""
    unit = scale or columns(model)[name].scale
    for row in rows:
        cell = row.cells[name]
        if isinstance(cell.value, FIGURE) and cell.reading.doubt is not _AMBIGUOUS:
            yield cell.value / unit


def _groups(value: float) -> bool:
    return value.is_integer() or abs(value) >= _LARGE


def _decimal(cell: Located, model: type[Row], name: str) -> Located:
    reading = cell.reading
    if reading.doubt is not _AMBIGUOUS or "." not in cell.entered:
        return cell
    other = readers(model)[name](reading.hint)
    return replace(cell, reading=Reading(other.value, reading.doubt, cell.entered))
