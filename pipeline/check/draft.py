"""A row under examination: what was entered, what was understood, what counts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.cell import FIGURE, Address, Kind
from pipeline.lazy import lazy
from schemas.column import columns
from schemas.metadata import joined_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipeline.cell import Located, Value
    from pipeline.check.checked import Key
    from pipeline.read.book import BookRow, Table
    from schemas.column import Column, Row


class Draft(Struct, frozen=True, eq=False, dict=True):
    """One row before it is judged; what many checks ask of it is worked out once.

    Attributes:
        sent: the values as the sender has them, names of the register's lists turned into codes.
        values: the values that count: locked ones as the register has them, totals recomputed.
        given: the fields that the register gives, whatever the sender has there.
    """

    table: Table
    source: BookRow
    model: type[Row]
    sent: Mapping[str, Value]
    values: Mapping[str, Value]
    given: frozenset[str] = frozenset()

    def saying(
        self,
        sent: Mapping[str, Value],
        values: Mapping[str, Value],
        given: frozenset[str] = frozenset(),
    ) -> Draft:
        """Return the same row with other values; quicker than `replace`, and asked of every row."""
        return Draft(self.table, self.source, self.model, sent, values, given)

    def located(self, name: str) -> Located | None:
        """Return the entry of a field; None where its column was not found."""
        return self.source.cells.get(name)

    def column(self, name: str) -> Column:
        """Return the declaration of a field; one that the sheet states is not computed there."""
        column = columns(self.model)[name]
        return replace(column, formula=None) if name in self.table.stated else column

    @property
    def address(self) -> Address:
        """The row's first cell, for a complaint about the whole row."""
        found = [entry.address for entry in self.source.cells.values()]
        return min(found, default=Address(self.source.row, 0))

    @property
    def number(self) -> int:
        """The sheet's row as a person counts it, from 1."""
        return self.source.row + 1

    @lazy
    def key(self) -> Key:
        """The values that name the row, None where one is missing."""
        return tuple(self.values.get(name) for name in self.model.sheet.key)

    @lazy
    def printed_key(self) -> str:
        """The key as the hidden sheet writes it."""
        return joined_key(self.key)

    @property
    def required(self) -> tuple[str, ...]:
        """The fields without which there is no row: its key, and the project it speaks of."""
        return _required(self.model)

    @lazy
    def whole(self) -> bool:
        """Whether nothing is missing without which there is no row."""
        return all(self.values.get(name) is not None for name in _required(self.model))

    @lazy
    def blank(self) -> bool:
        """Whether the sender entered nothing: all that stands there was printed."""
        cells = self.source.cells
        return all(
            name not in cells or cells[name].kind is Kind.BLANK
            for name in (*columns_where(self.model, is_typed), *self.table.stated)
        )

    @lazy
    def entries(self) -> Mapping[str, Value]:
        """All that the sender entered and that was understood, figures and words."""
        names = (*_open(self.model), *self.table.stated)
        return {name: value for name in names if (value := self.sent.get(name)) is not None}

    @lazy
    def figures(self) -> Mapping[str, int | float]:
        """The numbers that the sender entered: neither printed nor computed by the form."""
        found = self.entries.items()
        return {name: value for name, value in found if isinstance(value, FIGURE)}


@cache
def columns_where(model: type[Row], is_wanted: Callable[[Column], object]) -> Mapping[str, Column]:
    """Return the columns of a sheet of which something is declared, by field."""
    return {name: column for name, column in columns(model).items() if is_wanted(column)}


def is_typed(column: Column) -> bool:
    """Whether a person types into a column: it is neither printed nor computed."""
    return not (column.locked or column.formula)


def is_computed(column: Column) -> bool:
    """Whether the form computes a column itself."""
    return column.formula is not None


def is_listed(column: Column) -> bool:
    """Whether the register gives a column its list."""
    return bool(column.choices and column.choices.source)


@cache
def _required(model: type[Row]) -> tuple[str, ...]:
    return tuple(name for name, info in model.model_fields.items() if info.is_required())


@cache
def _open(model: type[Row]) -> tuple[str, ...]:
    return tuple(name for name in columns_where(model, is_typed) if name not in model.sheet.key)
