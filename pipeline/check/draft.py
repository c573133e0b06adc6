"""A row under examination: what was entered, what was understood, what counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipeline.cell import Address, Kind
from schemas.column import columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.cell import Located, Value
    from pipeline.check.checked import Key
    from pipeline.read.book import BookRow, Table
    from schemas.column import Column, Row


class Draft(NamedTuple):
    """One row before it is judged.

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

    def located(self, name: str) -> Located | None:
        """Return the entry of a field; None where its column was not found."""
        return self.source.cells.get(name)

    def column(self, name: str) -> Column:
        """Return the declaration of a field."""
        return columns(self.model)[name]

    @property
    def address(self) -> Address:
        """The row's first cell, for a complaint about the whole row."""
        found = [entry.address for entry in self.source.cells.values()]
        return min(found, default=Address(self.source.row, 0))

    @property
    def number(self) -> int:
        """The sheet's row as a person counts it, from 1."""
        return self.source.row + 1

    @property
    def key(self) -> Key:
        """The values that name the row, None where one is missing."""
        return tuple(self.values.get(name) for name in self.model.sheet.key)

    @property
    def required(self) -> tuple[str, ...]:
        """The fields without which there is no row: its key, and the project it speaks of."""
        return tuple(name for name, info in self.model.model_fields.items() if info.is_required())

    @property
    def whole(self) -> bool:
        """Whether nothing is missing without which there is no row."""
        return all(self.values.get(name) is not None for name in self.required)

    @property
    def blank(self) -> bool:
        """Whether the sender entered nothing: all that stands there was printed."""
        declared = columns(self.model)
        return all(
            entry.kind is Kind.BLANK or declared[name].locked or declared[name].formula
            for name, entry in self.source.cells.items()
        )

    @property
    def figures(self) -> Mapping[str, Value]:
        """The numbers that the sender entered: neither printed nor computed by the form."""
        return {
            name: value
            for name, value in self.sent.items()
            if isinstance(value, int | float) and self._is_open(name)
        }

    @property
    def entries(self) -> Mapping[str, Value]:
        """All that the sender entered and that was understood, figures and words."""
        return {
            name: value
            for name, value in self.sent.items()
            if value is not None and self._is_open(name)
        }

    def _is_open(self, name: str) -> bool:
        column = self.column(name)
        is_named = name in self.model.sheet.key
        return not (column.locked or column.formula or is_named)
