"""A book as a few kilobytes of text: how it travels home from a worker, and how it is kept."""

from __future__ import annotations

import json
import zlib
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from pipeline.cell import Address, Doubt, Kind, Located, Reading
from pipeline.read.book import (
    Book,
    BookRow,
    Decoded,
    Extra,
    FarCell,
    Metadata,
    Outside,
    Table,
    WrongTotal,
)
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipeline.cell import Raw

_QUICK: Final = 1  # zlib's level: half a millisecond a return, a tenth of the size
_BLANK: Final = Reading(None)
_USUAL: Final = (None, "", Kind.VALUE, False, "")
"""What most cells have: doubt, hint, kind, formula, original."""


def pack(book: Book) -> bytes:
    """Return a book without its path, which whoever unpacks it knows."""
    said = {
        "sha256": book.sha256,
        "form_code": book.form_code,
        "metadata": _packed_metadata(book.metadata) if book.metadata else None,
        "cover": _packed_row(book.cover) if book.cover else None,
        "cover_title": book.cover_title,
        "tables": [_packed_table(table) for table in book.tables],
        "missing_sheets": book.missing_sheets,
        "unknown_sheets": book.unknown_sheets,
        "lost_sheets": book.lost_sheets,
        "decoded": book.decoded,
        "extras": book.extras,
        "far": book.far,
        "outside": _packed_outside(book.outside) if book.outside else None,
    }
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), default=_said)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _QUICK)


def unpack(packed: bytes, path: str, sha256: str) -> Book:
    """Return the book that was packed, as that of a file of the same content.

    Raises:
        ValueError: it was not `pack` that made this, or of another content.
    """
    try:
        said = json.loads(zlib.decompress(packed))
        book = _book(said, path, sha256)
    except (zlib.error, KeyError, TypeError, IndexError) as broken:
        raise ValueError(f"{type(broken).__name__}: {broken}") from broken
    if said["sha256"] != sha256:
        raise ValueError(f"of another file: {said['sha256']}")
    return book


def _said(thing: object) -> list[object]:
    """Write what JSON has no word for: a day as it was said, and what a cell may hold of days."""
    if isinstance(thing, SaidDate):
        return [thing.first.toordinal(), thing.last.toordinal()]
    if isinstance(thing, date | time):
        return [type(thing).__name__, thing.isoformat()]
    raise TypeError(f"{thing!r} has no place in a book")


def _packed_metadata(metadata: Metadata) -> list[object]:
    issued = [(*place, text) for place, text in metadata.issued.items()]
    return [
        metadata.form_code,
        metadata.form_version,
        metadata.unit_code,
        metadata.period,
        metadata.fingerprint,
        issued,
    ]


def _packed_table(table: Table) -> list[object]:
    rows = [_packed_row(row) for row in table.rows]
    known = (table.name, table.title, table.columns, rows, table.missing, table.unknown)
    return [*known, table.outside, table.stated] if table.outside else [*known]


def _packed_outside(outside: Outside) -> list[object]:
    wrong = [(*each[:2], _packed_cell(each.entry), each.sum) for each in outside.wrong_totals]
    other = _packed_cell(outside.other_period) if outside.other_period else None
    last = (other, outside.passed_over, outside.headings)
    return [outside.code, outside.title, outside.lacking, wrong, *last]


def _packed_row(row: BookRow) -> list[object]:
    return [row.row, row.hidden, {name: _packed_cell(cell) for name, cell in row.cells.items()}]


def _packed_cell(cell: Located) -> tuple[object, ...]:
    (row, column), entered, (value, doubt, hint), kind, formula, content, original = cell
    if kind is Kind.BLANK and not formula:
        return row, column
    rest = (doubt, hint, kind, formula, original)
    if rest != _USUAL:
        return row, column, entered, value, content, *rest
    if content is not None:
        return row, column, entered, value, content
    return (row, column, entered) if value == entered else (row, column, entered, value)


def _book(said: Mapping[str, Any], path: str, sha256: str) -> Book:
    return Book(
        path=path,
        sha256=sha256,
        form_code=said["form_code"],
        metadata=_metadata(*said["metadata"]) if said["metadata"] else None,
        cover=_row(*said["cover"]) if said["cover"] else None,
        cover_title=said["cover_title"],
        tables=tuple(_table(*table) for table in said["tables"]),
        missing_sheets=tuple(said["missing_sheets"]),
        unknown_sheets=tuple(said["unknown_sheets"]),
        lost_sheets=tuple(said["lost_sheets"]),
        decoded=tuple(Decoded(*each) for each in said["decoded"]),
        extras=tuple(map(Extra, said["extras"])),
        far=tuple(FarCell(title, Address(*place), text) for title, place, text in said["far"]),
        outside=_outside(*said["outside"]) if said["outside"] else None,
    )


def _outside(*said: Any) -> Outside:  # noqa: ANN401 - what JSON gives
    code, title, lacking, wrong, other, passed_over, headings = said
    return Outside(
        code=code,
        title=title,
        lacking=tuple(lacking),
        wrong_totals=tuple(
            WrongTotal(table, name, _cell(entry), parts) for table, name, entry, parts in wrong
        ),
        other_period=_cell(other) if other else None,
        passed_over=passed_over,
        headings=tuple(headings),
    )


def _metadata(*said: Any) -> Metadata:  # noqa: ANN401 - what JSON gives
    form, version, unit, period, fingerprint, issued = said
    places = {(table, key, name): text for table, key, name, text in issued}
    return Metadata(form, version, unit, period, fingerprint, places)


def _table(
    name: str,
    title: str,
    columns: Mapping[str, str],
    rows: list[Any],
    *strange: Any,  # noqa: ANN401 - what JSON gives
) -> Table:
    missing, unknown, outside, stated = (*strange, False, ())[:4]
    found = tuple(_row(*row) for row in rows)
    unknown = tuple(map(tuple, unknown))
    return Table(name, title, columns, found, tuple(missing), unknown, outside, tuple(stated))


def _row(row: int, hidden: bool, cells: Mapping[str, list[Any]]) -> BookRow:  # noqa: FBT001 - packed so
    return BookRow(row, {name: _cell(cell) for name, cell in cells.items()}, hidden)


def _cell(said: list[Any]) -> Located:
    # A return has hundreds of cells: their tuples are made directly, as `_make` makes them.
    if len(said) == _PLACE:
        return _blank(*said)
    place, entered = _address(said[0], said[1]), said[_PLACE]
    if len(said) == _TEXT:
        reading = _made(Reading, (entered, None, ""))
        return _made(Located, (place, entered, reading, Kind.VALUE, False, None, ""))
    value, content, *rest = (*said[_TEXT:], None) if len(said) == _VALUE else said[_TEXT:]
    doubt, hint, kind, formula, original = rest or _USUAL
    value = _day(*value) if type(value) is list else value
    content = _RAW[content[0]](content[1]) if type(content) is list else content
    reading = _made(Reading, (value, _DOUBTS[doubt], hint))
    return _made(Located, (place, entered, reading, _KINDS[kind], formula, content, original))


@lru_cache(1 << 14)
def _address(row: int, column: int) -> Address:
    """Return a place once: returns of one form have their cells in the same places."""
    return Address(row, column)


@lru_cache(1 << 14)
def _blank(row: int, column: int) -> Located:
    return Located(_address(row, column), "", _BLANK, Kind.BLANK)


@lru_cache(1 << 10)
def _day(first: int, last: int) -> SaidDate:
    return SaidDate(date.fromordinal(first), date.fromordinal(last))


_PLACE, _TEXT, _VALUE = 2, 3, 4  # so long are a blank, a text that means itself, a value
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
