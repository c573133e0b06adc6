"""Tables, rows and cells as the plain lists that JSON knows, and back again."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any, Final

from pipeline.cell import Doubt, Kind, Located, Reading, address, blank
from pipeline.read.book import BookRow, Table
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipeline.cell import Raw

_USUAL: Final = (None, "", Kind.VALUE, False, "")
"""What most cells have: doubt, hint, kind, formula, original."""


def said(thing: object) -> list[object]:
    """Write what JSON has no word for: a day as it was said, and what a cell may hold of days."""
    if isinstance(thing, SaidDate):
        return [thing.first.toordinal(), thing.last.toordinal()]
    if isinstance(thing, date | time):
        return [type(thing).__name__, thing.isoformat()]
    raise TypeError(f"{thing!r} has no place in a book")


def packed_table(table: Table) -> list[object]:
    """Return a table as a list that `table_of` takes apart."""
    rows = [packed_row(row) for row in table.rows]
    known = (table.name, table.title, table.columns, rows, table.missing, table.unknown)
    return [*known, table.outside, table.stated] if table.outside else [*known]


def packed_row(row: BookRow) -> list[object]:
    """Return a row as a list that `row_of` takes apart."""
    return [row.row, row.hidden, {name: packed_cell(cell) for name, cell in row.cells.items()}]


def packed_cell(cell: Located) -> tuple[object, ...]:
    """Return a cell with no more than tells it from the usual ones; a blank is its place."""
    (row, column), entered, (value, doubt, hint), kind, formula, content, original = cell
    if kind is Kind.BLANK and not formula:
        return row, column
    rest = (doubt, hint, kind, formula, original)
    if rest != _USUAL:
        return row, column, entered, value, content, *rest
    if content is not None:
        return row, column, entered, value, content
    return (row, column, entered) if value == entered else (row, column, entered, value)


def table_of(
    name: str,
    title: str,
    columns: Mapping[str, str],
    rows: list[Any],
    *strange: Any,  # noqa: ANN401 - what JSON gives
) -> Table:
    """Return the table that was packed."""
    missing, unknown, outside, stated = (*strange, False, ())[:4]
    found = tuple(row_of(*row) for row in rows)
    letters, unknown = _columns(tuple(columns.items())), tuple(map(tuple, unknown))
    return Table(name, title, letters, found, tuple(missing), unknown, outside, tuple(stated))


@lru_cache(1 << 10)
def _columns(found: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return columns once: judged returns keep them, and most of a form have them alike."""
    return dict(found)


def row_of(row: int, hidden: bool, cells: Mapping[str, list[Any]]) -> BookRow:  # noqa: FBT001 - packed so
    """Return the row that was packed."""
    return BookRow(row, {name: cell_of(cell) for name, cell in cells.items()}, hidden)


def cell_of(said: list[Any]) -> Located:
    """Return the cell that was packed."""
    # A return has hundreds of cells: their tuples are made directly, as `_make` makes them.
    size = len(said)
    if size == _PLACE:
        return blank(*said)
    place, entered = address(said[0], said[1]), said[_PLACE]
    value = entered if size == _TEXT else said[_TEXT]
    if type(value) is str:
        value = intern(value)  # most are codes, which come again in every row and return
    elif type(value) is list:
        value = _day(*value)
    content = said[_VALUE] if size > _VALUE else None
    content = _RAW[content[0]](content[1]) if type(content) is list else content
    if size <= _CONTENT:
        reading = _made(Reading, (value, None, ""))
        return _made(Located, (place, entered, reading, Kind.VALUE, False, content, ""))
    doubt, hint, kind, formula, original = said[_CONTENT:]
    reading = _made(Reading, (value, _DOUBTS[doubt], hint))
    return _made(Located, (place, entered, reading, _KINDS[kind], formula, content, original))


@lru_cache(1 << 10)
def _day(first: int, last: int) -> SaidDate:
    return SaidDate(date.fromordinal(first), date.fromordinal(last))


# So long are a blank, a text that means itself, a value, and a value of another content.
_PLACE, _TEXT, _VALUE, _CONTENT = 2, 3, 4, 5
_KINDS: Final = {kind.value: kind for kind in Kind}
_DOUBTS: Final[Mapping[str | None, Doubt | None]] = {
    None: None,
    **{doubt.value: doubt for doubt in Doubt},
}
_made: Final = tuple.__new__
_RAW: Final[Mapping[str, Callable[[str], Raw]]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}
