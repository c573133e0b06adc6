"""Tables, rows and cells as the plain lists that JSON knows, and back again."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Any, Final

from pipeline.cell import Address, Doubt, Kind, Located, Reading, address, blank, column_number
from pipeline.read.book import AmendedHeader, BookRow, CardFacts, RepeatedLine, Table
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pipeline.cell import Raw, Value

_USUAL: Final = (None, "", Kind.VALUE, False, "")
"""What most cells have: doubt, hint, kind, formula, original."""
_OF_DAYS: Final = (date, time)
_NOWHERE: Final = (-1, None)
_VALUE: Final = Kind.VALUE
_BLANK: Final = Kind.BLANK


def packed_table(table: Table) -> list[object]:
    """Return a table as a list that `table_of` takes apart.

    Which fields its rows have is said once for all rows that have the same; a cell in its field's
    column and its row's line needs no place.
    """
    letters = table.columns
    at = {name: column_number(letter) for name, letter in letters.items()}
    layouts: dict[tuple[str, ...], int] = {}
    rows = [
        [
            row.row,
            row.hidden,
            layouts.setdefault(tuple(row.cells), len(layouts)),
            *(packed_cell(cell, (row.row, at.get(name))) for name, cell in row.cells.items()),
        ]
        for row in table.rows
    ]
    known = (table.name, table.title, letters, [*layouts], rows, table.missing, table.unknown)
    is_usual = not (table.outside or any(table.card))
    return [*known] if is_usual else [*known, table.outside, table.stated, _packed_card(table.card)]


def _packed_card(card: CardFacts) -> list[object]:
    lines = [(name, packed_cell(entry), first) for name, entry, first in card.repeated]
    return [card.amended, card.strange, card.lacking, lines]


def packed_row(row: BookRow) -> list[object]:
    """Return a row that is in no table as a list that `row_of` takes apart."""
    return [row.row, row.hidden, {name: packed_cell(cell) for name, cell in row.cells.items()}]


def packed_cell(cell: Located, expected: tuple[int, int | None] = _NOWHERE) -> object:
    """Return a cell with no more than tells it from the usual ones.

    A blank is nothing, a text that means itself is a text, any other a list.

    Args:
        cell: the cell.
        expected: where `cell_of` will expect it; a cell of another place says it first.
    """
    place, entered, (value, doubt, hint), kind, formula, content, original = cell
    known: object = entered
    if kind is _BLANK and not formula:
        known = None
    elif (doubt, hint, kind, formula, original) != _USUAL:
        known = (entered, _said(value), _said(content), doubt, hint, kind, formula, original)
    elif content is not None:
        known = (entered, _said(value), _said(content))
    elif value != entered:
        known = (entered, _said(value))
    return known if place == expected else (place, known)


def _said(thing: Value | Raw) -> object:
    """Return a day as it was said, or what a cell holds of days, as a list; all else as it is."""
    if isinstance(thing, SaidDate):
        return (thing.first.toordinal(), thing.last.toordinal())
    return (type(thing).__name__, thing.isoformat()) if isinstance(thing, _OF_DAYS) else thing


def table_of(
    name: str,
    title: str,
    columns: Mapping[str, str],
    layouts: list[list[str]],
    rows: list[list[Any]],
    *strange: Any,  # noqa: ANN401 - what JSON gives
) -> Table:
    """Return the table that was packed."""
    missing, unknown, outside, stated, card = (*strange, False, (), ((),) * 4)[:5]
    at = {field: column_number(letter) for field, letter in columns.items()}
    fields = [[(field, at.get(field, 0)) for field in layout] for layout in layouts]
    found = tuple(
        BookRow(row, _cells(row, fields[layout], cells), hidden)
        for row, hidden, layout, *cells in rows
    )
    letters, unknown = _columns(tuple(columns.items())), tuple(map(tuple, unknown))
    return Table(
        name=name,
        title=title,
        columns=letters,
        rows=found,
        missing=tuple(missing),
        unknown=unknown,
        outside=outside,
        stated=tuple(stated),
        card=_card(*card),
    )


def _card(
    amended: list[Any], strange: list[Any], lacking: list[str], repeated: list[Any]
) -> CardFacts:
    return CardFacts(
        amended=tuple(AmendedHeader(*each) for each in amended),
        strange=tuple((letter, said) for letter, said in strange),
        lacking=tuple(lacking),
        repeated=tuple(
            RepeatedLine(name, cell_of(entry), Address(*first)) for name, entry, first in repeated
        ),
    )


def _cells(
    row: int, fields: Sequence[tuple[str, int]], cells: Sequence[Any]
) -> Mapping[str, Located]:
    said = zip(fields, cells, strict=True)
    return {name: cell_of(cell, row, column) for (name, column), cell in said}


@lru_cache(1 << 10)
def _columns(found: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """Return columns once: judged returns keep them, and most of a form have them alike."""
    return dict(found)


def row_of(row: int, hidden: bool, cells: Mapping[str, Any]) -> BookRow:  # noqa: FBT001 - packed so
    """Return the row that was packed."""
    return BookRow(row, {name: cell_of(cell) for name, cell in cells.items()}, hidden)


def cell_of(said: Any, row: int = 0, column: int = 0) -> Located:  # noqa: ANN401 - what JSON gives
    """Return the cell that was packed, at its own place or else at this one."""
    # A return has hundreds of cells: their tuples are made directly, as `_make` makes them.
    if type(said) is list and type(said[0]) is list:
        (row, column), said = said
    if said is None:
        return blank(row, column)
    if type(said) is str:
        reading = _made(Reading, (intern(said), None, ""))
        return _made(Located, (address(row, column), said, reading, _VALUE, False, None, ""))
    entered, value = said[0], said[1]
    if type(value) is str:
        value = intern(value)  # most are codes, which come again in every row and return
    elif type(value) is list:
        value = _day(*value)
    content = said[2] if len(said) > _PAIR else None
    content = _RAW[content[0]](content[1]) if type(content) is list else content
    place = address(row, column)
    if len(said) <= _TRIPLE:
        reading = _made(Reading, (value, None, ""))
        return _made(Located, (place, entered, reading, _VALUE, False, content, ""))
    doubt, hint, kind, formula, original = said[_TRIPLE:]
    reading = _made(Reading, (value, _DOUBTS[doubt], hint))
    return _made(Located, (place, entered, reading, _KINDS[kind], formula, content, original))


@lru_cache(1 << 10)
def _day(first: int, last: int) -> SaidDate:
    return SaidDate(date.fromordinal(first), date.fromordinal(last))


_PAIR, _TRIPLE = 2, 3  # so long are a value, and a value of another content
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
