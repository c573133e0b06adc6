"""Make rows of ours out of the lines of an outside form, each entry kept with its own cell."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from pipeline.cell import UNIT_OF_HEADER, Address, Kind, Located, Reading, column_letter
from pipeline.read.book import BookRow, Table, WrongTotal
from pipeline.read.entries import locate, reader_of
from pipeline.read.labels import label_key, unit_scale
from pipeline.read.numbers import read_number
from schemas.column import Type, columns
from schemas.outside import REPORT_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.cell import Raw
    from pipeline.read.entries import Reader
    from pipeline.read.outside_lines import Page
    from schemas.column import Column, Row
    from schemas.outside import OutsideColumn

_YEAR: Final = re.compile(r"\b20\d\d\b")
_NOTHING_KNOWN: Final[frozenset[str]] = frozenset()


def tables_of(page: Page, rows: Sequence[int], year: int | None) -> Mapping[type[Row], Table]:
    """Return the tables of ours that a sheet fills.

    Args:
        page: the sheet.
        rows: its lines that count.
        year: the year of the period, where no header names one.
    """
    wanted = [model for model in page.models if model.sheet.name in page.form.tables]
    tables = {model: _table(page, model, rows, year) for model in wanted}
    strange = tuple(_strange(page))
    # What no map knows is told once, with the first table.
    return {
        model: replace(table, unknown=strange if model is wanted[0] else ())
        for model, table in tables.items()
    }


def wrong_totals(page: Page, rows: Iterable[int]) -> Iterator[WrongTotal]:
    """Yield the totals that differ from their parts by more than one of the sheet's money unit."""
    models = {model.sheet.name: model for model in page.models}
    for at, total in page.header.filled:
        if not total.total:
            continue
        fact = columns(models[total.table])[total.field]
        parts = [each for each in _own(page, models[total.table]) if each[1].field == total.field]
        for row in rows:
            entry = _entry(page, (row, at), fact)
            values = (_entry(page, (row, part), fact).value for part, _ in parts)
            known = [value for value in values if isinstance(value, int | float)]
            stated = entry.value
            if isinstance(stated, int | float) and abs(stated - sum(known)) > fact.scale:
                yield WrongTotal(total.table, total.field, entry, sum(known) if known else None)


def _own(page: Page, model: type[Row]) -> list[tuple[int, OutsideColumn]]:
    """Return the columns of the sheet that fill a table."""
    return [
        (at, column)
        for at, column in page.header.filled
        if not column.total and _is_for(column, model)
    ]


def _is_for(column: OutsideColumn, model: type[Row]) -> bool:
    return column.table in {"", model.sheet.name} and column.field in columns(model)


def _table(page: Page, model: type[Row], rows: Sequence[int], year: int | None) -> Table:
    own = _own(page, model)
    keys = dict.fromkeys(column.key for _, column in own if column.key) or {(): None}
    made = (_row(page, model, row, (key, own), year) for row in rows for key in keys)
    places: dict[str, str] = {}
    for at, column in own:
        places.setdefault(column.field, column_letter(at))
        if column.instead:
            places.setdefault(column.instead.field, column_letter(at))
    mapped = {c.field for c in page.form.columns if c.field and not c.total and _is_for(c, model)}
    facts = columns(model)
    return Table(
        name=model.sheet.name,
        title=page.grid.name,
        columns={name: places[name] for name in facts if name in places},
        rows=tuple(row for row in made if row is not None),
        missing=tuple(name for name in facts if name in mapped and name not in places),
        outside=True,
        stated=tuple(name for name in facts if name in places and facts[name].formula),
    )


def _row(
    page: Page,
    model: type[Row],
    row: int,
    part: tuple[tuple[tuple[str, str], ...], list[tuple[int, OutsideColumn]]],
    year: int | None,
) -> BookRow | None:
    """Return the row that a line gives for what a header tells; None where it says nothing."""
    told, own = part
    here = [(at, column) for at, column in own if column.key in {(), told}]
    telling = [
        at for at, column in here if column.key == told and column.field not in model.sheet.key
    ]
    if not any(page.is_filled(row, at) for at in telling):
        return None
    cells: dict[str, Located] = {}
    # A column whose entry may belong elsewhere is read once the row is known.
    for at, column in sorted(here, key=lambda each: each[1].instead is not None):
        name = _field(column, cells)
        cells[name] = _filled(page, row, at, column, columns(model)[name])
    first = Address(row, telling[0])
    cells |= {name: _constant(value, columns(model)[name], first) for name, value in told}
    cells |= {name: cell for name, cell in _given(page, model, row, year) if name not in cells}
    order = {name: cells[name] for name in columns(model) if name in cells}
    return BookRow(row, order, row in page.grid.hidden_rows)


def _field(column: OutsideColumn, cells: Mapping[str, Located]) -> str:
    instead = column.instead
    decides = cells.get(instead.when) if instead else None
    return instead.field if instead and decides and decides.value == instead.has else column.field


def _filled(page: Page, row: int, at: int, column: OutsideColumn, fact: Column) -> Located:
    place = page.place(row, at) if fact.choices or fact.type is Type.CODE else (row, at)
    entry = _entry(page, place, fact)
    is_left_out = column.blank and entry.kind is Kind.BLANK
    return _constant(column.blank, fact, entry.address) if is_left_out else entry


def _constant(value: str, fact: Column, address: Address) -> Located:
    """Return a value that no cell of its own holds, at the cell that stands for it."""
    shown = fact.choices.label(value) if fact.choices else value
    return Located(address, shown, Reading(value))


def _given(
    page: Page, model: type[Row], row: int, year: int | None
) -> Iterator[tuple[str, Located]]:
    address = Address(*page.place(row, page.project))
    for given in page.form.given:
        if given.table != model.sheet.name:
            continue
        if given.value != REPORT_YEAR:
            yield given.field, _constant(given.value, columns(model)[given.field], address)
        elif (number := _said_year(page, model) or year) is not None:
            yield given.field, Located(address, str(number), Reading(number), content=number)


def _said_year(page: Page, model: type[Row]) -> int | None:
    """Return the year that a header names as the budget year: KẾ HOẠCH NĂM 2026."""
    texts = (
        text
        for at, column in page.header.filled
        if column.year and _is_for(column, model)
        for text in page.header.paths[at]
    )
    return next((int(match[0]) for text in texts if (match := _YEAR.search(text))), None)


def _entry(page: Page, place: tuple[int, int], fact: Column) -> Located:
    # A total that our form works out is an entry here.
    entered = replace(fact, formula=None)
    return locate(page.grid, place, entered, _reader(page, place[1], entered))


def _reader(page: Page, at: int, fact: Column) -> Reader:
    scale = _scale(page, at, fact)
    return reader_of(fact) if scale in {None, fact.scale} else partial(_in_unit, fact, scale or 1)


def _in_unit(fact: Column, scale: int, raw: Raw) -> Reading:
    """Read an amount in the unit of the sheet, which is this form's own and so no doubt."""
    reading = read_number(raw, scale=scale)
    value: Any = reading.value
    if isinstance(value, int | float):
        value = round(value) if fact.type is Type.MONEY else float(value)
    return Reading(value, reading.doubt, reading.hint or UNIT_OF_HEADER)


def _scale(page: Page, at: int, fact: Column) -> int | None:
    """Return what 1 is kept as: by the header, else by "Đơn vị tính", else by the map."""
    for text in reversed(page.header.paths[at]):
        scale = unit_scale(text, label_key(text, _NOTHING_KNOWN), fact)
        if scale is not None:
            return scale
    return page.money if fact.type is Type.MONEY else None


def _strange(page: Page) -> Iterator[tuple[str, str]]:
    for at in page.header.unknown:
        yield column_letter(at), page.header.paths[at][-1]
