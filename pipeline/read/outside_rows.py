"""Make rows of ours out of the lines of an outside form, each entry kept with its own cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from pipeline.cell import FIGURE, Address, Kind, Located, Reading, column_letter
from pipeline.read.book import BookRow, Table, WrongTotal
from pipeline.read.outside_entries import entry_of
from schemas.column import columns
from schemas.outside import REPORT_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipeline.read.facts import Place
    from pipeline.read.outside_lines import Page
    from schemas.column import Column, Row
    from schemas.outside import OutsideColumn

Key: TypeAlias = "tuple[tuple[str, str], ...]"
"""What a header tells of the rows made of its columns, ``(("source", "nsdp"),)``."""

_YEAR: Final = re.compile(r"\b20\d\d\b")


class _Filling(Struct, frozen=True):
    """One table of ours and the columns of a sheet that fill it.

    Attributes:
        own: the sheet's columns with what is declared of them.
        keys: what headers tell, in their order; one that is empty where none tells anything.
        totals: the columns that repeat the sum of others, with the field that is summed.
        year: the year of the period.
    """

    page: Page
    model: type[Row]
    own: tuple[tuple[int, OutsideColumn], ...]
    keys: tuple[Key, ...]
    totals: tuple[tuple[int, Column], ...]
    year: int | None


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
            entry = entry_of(page, (row, at), fact)
            values = (entry_of(page, (row, part), fact).value for part, _ in parts)
            known = [value for value in values if isinstance(value, FIGURE)]
            stated = entry.value
            if isinstance(stated, FIGURE) and abs(stated - sum(known)) > fact.scale:
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
    filling = _filling(page, model, year)
    places: dict[str, str] = {}
    for at, column in filling.own:
        places.setdefault(column.field, column_letter(at))
        if column.instead:
            places.setdefault(column.instead.field, column_letter(at))
    mapped = {c.field for c in page.form.columns if c.field and not c.total and _is_for(c, model)}
    facts = columns(model)
    return Table(
        name=model.sheet.name,
        title=page.grid.name,
        columns={name: places[name] for name in facts if name in places},
        rows=tuple(made for row in rows for made in _rows(filling, row)),
        missing=tuple(name for name in facts if name in mapped and name not in places),
        outside=True,
        stated=tuple(name for name in facts if name in places and facts[name].formula),
    )


def _filling(page: Page, model: type[Row], year: int | None) -> _Filling:
    own = tuple(_own(page, model))
    totals = tuple(
        (at, columns(model)[column.field])
        for at, column in page.header.filled
        if column.total and column.table == model.sheet.name
    )
    keys = tuple(dict.fromkeys(column.key for _, column in own if column.key)) or ((),)
    return _Filling(page, model, own, keys, totals, year)


def _rows(filling: _Filling, row: int) -> Iterator[BookRow]:
    """Yield the rows that a line gives; where it holds totals alone, one that lacks their key."""
    made = [made for key in filling.keys if (made := _row(filling, row, key))]
    yield from made
    page = filling.page
    totals = [at for at, fact in filling.totals if entry_of(page, (row, at), fact).value]
    if totals and not made:
        blank = Located(Address(row, totals[0]), "", Reading(None), Kind.BLANK)
        lacking = {name for key in filling.keys for name, _ in key}
        yield _in_order(filling, row, _shared(filling, row) | dict.fromkeys(lacking, blank))


def _row(filling: _Filling, row: int, told: Key) -> BookRow | None:
    """Return the row that a line gives for what a header tells; None where it says nothing."""
    page, model = filling.page, filling.model
    telling = [
        (at, column)
        for at, column in filling.own
        if column.key == told and column.field not in model.sheet.key
    ]
    if not any(page.is_filled(row, at) for at, _ in telling):
        return None
    cells = _shared(filling, row)
    for at, column in telling if told else _unsettled(telling):
        name = _field(column, cells)
        cells[name] = _filled(page, (row, at), column, columns(model)[name])
    first = Address(row, telling[0][0])
    cells |= {name: _constant(value, columns(model)[name], first) for name, value in told}
    return _in_order(filling, row, cells)


def _unsettled(
    telling: Sequence[tuple[int, OutsideColumn]],
) -> Iterator[tuple[int, OutsideColumn]]:
    """Yield the columns whose entry belongs elsewhere by what else stands in the row."""
    return ((at, column) for at, column in telling if column.instead)


def _shared(filling: _Filling, row: int) -> dict[str, Located]:
    """Return what all rows of a line have in common: what names it, what the form means, notes."""
    page, model = filling.page, filling.model
    cells = dict(_given(filling, row))
    for at, column in filling.own:
        if not column.key and not column.instead:
            cells[column.field] = _filled(page, (row, at), column, columns(model)[column.field])
    return cells


def _in_order(filling: _Filling, row: int, cells: Mapping[str, Located]) -> BookRow:
    order = {name: cells[name] for name in columns(filling.model) if name in cells}
    return BookRow(row, order, row in filling.page.grid.hidden_rows)


def _field(column: OutsideColumn, cells: Mapping[str, Located]) -> str:
    instead = column.instead
    decides = cells.get(instead.when) if instead else None
    return instead.field if instead and decides and decides.value == instead.has else column.field


def _filled(page: Page, place: Place, column: OutsideColumn, fact: Column) -> Located:
    # A name may be merged over several lines; a figure stands once.
    entry = entry_of(page, page.place(*place) if fact.choices else place, fact)
    is_left_out = column.blank and entry.kind is Kind.BLANK
    return _constant(column.blank, fact, entry.address) if is_left_out else entry


def _constant(value: str, fact: Column, address: Address) -> Located:
    """Return a value that no cell of its own holds, at the cell that stands for it."""
    shown = fact.choices.label(value) if fact.choices else value
    return Located(address, shown, Reading(value))


def _given(filling: _Filling, row: int) -> Iterator[tuple[str, Located]]:
    page, model = filling.page, filling.model
    address = Address(*page.place(row, page.project))
    for given in page.form.given:
        if given.table != model.sheet.name:
            continue
        if given.value != REPORT_YEAR:
            yield given.field, _constant(given.value, columns(model)[given.field], address)
        elif (number := _said_year(page, model) or filling.year) is not None:
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


def _strange(page: Page) -> Iterator[tuple[str, str]]:
    for at in page.header.unknown:
        yield column_letter(at), page.header.paths[at][-1]
