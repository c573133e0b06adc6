"""What one entry means in its column, and how it is shown to people: a reader for every type."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from pipeline import shown
from pipeline.cell import (
    FIGURE,
    NOTHING,
    UNIT_OF_HEADER,
    Doubt,
    Kind,
    Located,
    Reading,
    address,
    blank,
)
from pipeline.read.dates import read_date
from pipeline.read.lists import CODE, read_item
from pipeline.read.numbers import read_number
from pipeline.text import clean
from schemas.column import Type, columns
from schemas.period import Period, PeriodKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipeline.cell import Raw
    from pipeline.read.grid import Grid
    from schemas.column import Column, Row

_VALUE: Final = Kind.VALUE  # looked up once: that takes as long as all the rest of a cell
_WHOLE: Final = frozenset({Type.COUNT, Type.DAYS})
_WORDS: Final = frozenset({Type.CODE, Type.TEXT, Type.NOTE, Type.CHOICE, Type.PERIOD})


class Reader(Struct, frozen=True, eq=False):
    """What reads the entries of one column; each is itself, whatever another one reads.

    Attributes:
        column: whose entries it reads.
        read: what a cell's content means there.
    """

    column: Column
    read: Callable[[Column, Raw], Reading]

    def __call__(self, raw: Raw) -> Reading:
        """Return what a cell's content means."""
        return self.read(self.column, raw)


class _Entry(NamedTuple):
    """What a cell holds, apart from where it stands."""

    entered: str
    reading: Reading
    content: str | float | None


@cache
def readers(model: type[Row]) -> Mapping[str, Reader]:
    """Return the reader of every field of a sheet."""
    return {name: reader_of(column) for name, column in columns(model).items()}


def reader_of(column: Column, scale: int | None = None) -> Reader:
    """Return what reads the entries of a column.

    Args:
        column: the column.
        scale: what 1 is kept as, where the header says another unit than the form; such entries
            are converted under reserve.
    """
    if scale is not None:
        return Reader(column, partial(_in_other_unit, scale))
    if column.choices is not None:
        return Reader(column, _read_choice)
    return Reader(column, _READERS[column.type])


def locate(grid: Grid, place: tuple[int, int], reader: Reader) -> Located:
    """Read one cell of a column.

    A column that the form computes itself has no value where the file has none: it is computed
    again, whatever stands there.
    """
    row, column = place
    cells, facts = grid.rows.get(row), grid.facts
    raw = cells.get(column) if cells else None
    if raw is None or place in grid.errors:
        is_empty = raw is None and not (
            place in facts.formulas or place in facts.unvalued or place in grid.errors
        )
        return blank(row, column) if is_empty else _unread(grid, place, reader.column)
    entered, reading, content = _entry(reader, raw)
    original = grid.originals.get(place, "") if grid.originals else ""
    is_formula = place in facts.formulas
    at = address(row, column)
    return Located(at, entered, reading, _VALUE, is_formula, content, original)


@lru_cache(1 << 15, typed=True)
def _entry(reader: Reader, raw: Raw) -> _Entry:
    """Read an entry once for all cells of a column that hold it: codes, items, days, noughts."""
    entered = entry(raw, reader.column)
    content = raw.isoformat() if isinstance(raw, date | time) else raw
    return _Entry(entered, reader(raw), None if content == entered else content)


def _unread(grid: Grid, place: tuple[int, int], column: Column) -> Located:
    cell = grid.cell(*place)
    if cell.kind is Kind.BLANK:
        return Located(address(*place), "", NOTHING, Kind.BLANK, cell.formula)
    entered = cell.raw if isinstance(cell.raw, str) else ""
    doubt = None if column.formula else _DOUBTS.get(cell.kind)
    return Located(address(*place), entered, Reading(None, doubt), cell.kind, cell.formula)


def entry(raw: Raw, column: Column) -> str:
    """Return an entry as its sender sees it: 1.234,5 · 63,50% · 31/03/2026; text as it is."""
    if isinstance(raw, str):
        return raw
    is_number = isinstance(raw, FIGURE)
    return text_of(raw) if is_number and column.type in _WORDS else shown.entered(raw, column)


@lru_cache(1 << 14, typed=True)
def text_of(raw: Raw) -> str:
    """Return a cell's content as text: a whole number without ``.0``, a day as dd/mm/yyyy."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return clean(raw)
    if isinstance(raw, bool):
        return str(raw).upper()
    if isinstance(raw, float):
        return f"{raw:.15g}".replace(".", ",")
    if isinstance(raw, date | time):
        return f"{raw:{_SHOWN_AS[type(raw)]}}"
    return str(raw)


def _read_amount(column: Column, raw: Raw) -> Reading:
    whole = column.type in _WHOLE
    if whole and column.unit and isinstance(raw, str):
        raw = _own_unit(column.unit).sub("", clean(raw))
    share = column.type is Type.SHARE and not _is_worked_out(column, raw)
    return read_number(raw, scale=column.scale, share=share, whole=whole)


def _is_worked_out(column: Column, raw: Raw) -> bool:
    # What the form's own formula gives is the fraction, be it 27442 %: nobody typed per cents.
    return column.formula is not None and not isinstance(raw, str)


@cache
def _own_unit(unit: str) -> re.Pattern[str]:
    """Return what of a count says once more what the column counts: "557 hộ", "17 máy"."""
    words = "|".join(map(re.escape, (unit, *unit.split(", "))))
    return re.compile(rf"(?<=\d)\s*(?:{words})$", re.IGNORECASE)


def _in_other_unit(scale: int, column: Column, raw: Raw) -> Reading:
    is_money = column.type is Type.MONEY
    reading = read_number(raw, scale=scale, whole=is_money)
    if not isinstance(reading.value, FIGURE) or reading.doubt:
        return reading
    value = reading.value if is_money else float(reading.value)
    return Reading(value, Doubt.OTHER_UNIT, UNIT_OF_HEADER)


def _read_day(column: Column, raw: Raw) -> Reading:  # noqa: ARG001 - readers are called alike
    return read_date(raw)


def _read_line(column: Column, raw: Raw) -> Reading:  # noqa: ARG001 - readers are called alike
    return Reading(" ".join(text_of(raw).split()) or None)


def _read_lines(column: Column, raw: Raw) -> Reading:  # noqa: ARG001 - readers are called alike
    return Reading(text_of(raw) or None)


def _read_code(column: Column, raw: Raw) -> Reading:  # noqa: ARG001 - readers are called alike
    code = text_of(raw).upper()
    if not code:
        return NOTHING
    return Reading(code) if CODE.fullmatch(code) else Reading(None, Doubt.NOT_CODE)


def _read_choice(column: Column, raw: Raw) -> Reading:
    text = text_of(raw)
    return read_item(text, column.choices) if text and column.choices else NOTHING


def _read_period(column: Column, raw: Raw) -> Reading:  # noqa: ARG001 - readers are called alike
    if isinstance(raw, date):
        # A spreadsheet takes "2026-03" and "3/2026" for the first day of the month.
        is_month = raw.day == 1
        month = Period.of(PeriodKind.MONTH, raw.year, raw.month)
        day = date(raw.year, raw.month, raw.day)
        return Reading((month if is_month else Period.adhoc(day)).code)
    text = text_of(raw)
    try:
        return Reading(Period.from_label(text).code) if text else NOTHING
    except ValueError:
        return Reading(None, Doubt.NOT_DATE)


_SHOWN_AS: Final[Mapping[type, str]] = {
    datetime: "%d/%m/%Y %H:%M",
    date: "%d/%m/%Y",
    time: "%H:%M",
}
_DOUBTS: Final[Mapping[Kind, Doubt]] = {
    Kind.ERROR: Doubt.ERROR_VALUE,
    Kind.UNVALUED: Doubt.UNVALUED_FORMULA,
}
_READERS: Final[Mapping[Type, Callable[[Column, Raw], Reading]]] = {
    Type.TEXT: _read_line,
    Type.NOTE: _read_lines,
    Type.CODE: _read_code,
    Type.CHOICE: _read_choice,
    Type.MONEY: _read_amount,
    Type.AREA: _read_amount,
    Type.COUNT: _read_amount,
    Type.SHARE: _read_amount,
    Type.DAYS: _read_amount,
    Type.NUMBER: _read_amount,
    Type.DATE: _read_day,
    Type.PERIOD: _read_period,
}
