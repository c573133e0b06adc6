"""Read a table laid out in rows: every row under its header, less what is no entry."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from pipeline.cell import Kind, column_letter
from pipeline.read.book import BookRow, Table
from pipeline.read.entries import locate, reader_of, readers, text_of
from pipeline.read.labels import vocabulary
from pipeline.read.peers import settle_numbers
from pipeline.read.strays import is_closing, is_enumerated, is_total
from schemas.column import Type, columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.cell import Located
    from pipeline.read.entries import Reader
    from pipeline.read.facts import Place
    from pipeline.read.grid import Grid
    from pipeline.read.header import Header
    from schemas.column import Row

_FOR_EACH: Final = frozenset({Type.CODE, Type.CHOICE, Type.TEXT, Type.NOTE, Type.DATE})
"""What holds for each row over which it is merged; an amount holds for all of them together."""


class _Body(Struct, frozen=True):
    """What lies under one header.

    Attributes:
        fields: name, column number, reader.
        typed: columns in which a person makes entries; a form's own formulas are none.
        names: fields of which a row has at least one, if it is a row.
        origins: the place that holds the content of a cell which is merged with those above.
    """

    grid: Grid
    header: Header
    fields: tuple[tuple[str, int, Reader], ...]
    typed: frozenset[int]
    names: tuple[str, ...]
    origins: Mapping[Place, Place]


def read_table(grid: Grid, model: type[Row], header: Header, version: int) -> Table:
    """Read the rows of a sheet whose header was found."""
    body = _body(grid, model, header)
    scales = {name: header.scales.get(name) for name in header.columns}
    return Table(
        name=model.sheet.name,
        title=grid.name,
        columns={name: column_letter(at) for name, at in header.columns.items()},
        rows=settle_numbers(tuple(_rows(body)), model, scales),
        missing=tuple(n for n in vocabulary(model, version).owed if n not in header.columns),
        unknown=header.unknown,
    )


def _body(grid: Grid, model: type[Row], header: Header) -> _Body:
    plain = readers(model)
    fields = tuple(
        (name, at, _reader(header, name, plain[name])) for name, at in header.columns.items()
    )
    names = tuple(name for name in naming(model) if name in header.columns)
    held = {at for name, at, reader in fields if name in names or reader.column.type in _FOR_EACH}
    return _Body(
        grid=grid,
        header=header,
        fields=fields,
        typed=frozenset(at for _, at, reader in fields if reader.column.formula is None),
        names=names,
        origins=dict(_origins(grid, header, held)),
    )


def _reader(header: Header, name: str, plain: Reader) -> Reader:
    return reader_of(plain.column, header.scales[name]) if name in header.scales else plain


@cache
def naming(model: type[Row]) -> tuple[str, ...]:
    """Return the fields that tell a row from a heading: its codes and what the register lists."""
    facts, key = columns(model), model.sheet.key
    return tuple(
        name
        for name, column in facts.items()
        if (name in key or name == "project_code")
        and (column.type is Type.CODE or (column.choices and column.choices.source))
    ) or tuple(key)


def _origins(grid: Grid, header: Header, held: set[int]) -> Iterator[tuple[Place, Place]]:
    """Yield the cells that were merged with those above: one project, or one verdict, of many."""
    for area in grid.merged:
        if area.top > header.last and area.left in held and area.bottom > area.top:
            for row in range(area.top + 1, area.bottom + 1):
                yield (row, area.left), (area.top, area.left)


def _rows(body: _Body) -> Iterator[BookRow]:
    is_closed = False
    for row in _filled_rows(body):
        cells = _cells(body, row)
        if not any(_is_name(cells[name]) for name in body.names):
            texts = _texts(body, row)
            is_closed = is_closed or any(map(is_closing, texts.values()))
            if is_closed or _is_total(body, texts) or _is_heading(body, row, cells):
                continue
        yield BookRow(row, cells, row in body.grid.hidden_rows)


def _filled_rows(body: _Body) -> Iterator[int]:
    grid = body.grid
    marked = {place for place in (*grid.errors, *grid.facts.unvalued) if place[1] in body.typed}
    filled = {row for row, cells in grid.rows.items() if not body.typed.isdisjoint(cells)}
    filled |= {row for row, _ in marked}
    yield from sorted(row for row in filled if row > body.header.last)


def _cells(body: _Body, row: int) -> dict[str, Located]:
    grid, origins = body.grid, body.origins
    return {
        name: locate(grid, origins.get(place, place), reader)
        for name, at, reader in body.fields
        for place in ((row, at),)
    }


def _is_name(cell: Located) -> bool:
    return cell.value is not None and not is_total(cell.entered)


def _texts(body: _Body, row: int) -> dict[int, str]:
    cells = body.grid.rows.get(row, {})
    return {column: raw for column, raw in cells.items() if isinstance(raw, str)}


def _is_total(body: _Body, texts: Mapping[int, str]) -> bool:
    last = max((body.header.columns[name] for name in body.names), default=0)
    return any(is_total(text) for column, text in texts.items() if column <= last)


def _is_heading(body: _Body, row: int, cells: Mapping[str, Located]) -> bool:
    """Tell the heading of a group: counted I or A, or one lone text that nobody counted."""
    ordinal = body.header.ordinal
    counted = text_of(body.grid.cell(row, ordinal).raw) if ordinal is not None else ""
    if counted:
        return is_enumerated(counted)
    filled = [name for name, cell in cells.items() if cell.kind is not Kind.BLANK]
    return len(filled) == 1 and filled[0] in body.names
