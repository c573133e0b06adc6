"""The dataset's frames: rows of planned columns, typed as their sheets declare them."""

from __future__ import annotations

import math
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from msgspec import Struct

from schemas.column import Type, columns

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from schemas.column import Column, Row

Plan: TypeAlias = "Mapping[str, str]"
"""The columns of a frame in order, each with its type."""

PlainRow: TypeAlias = dict[str, Any]
"""One row as values of Python, None where a value is unknown."""

TEXT: Final = "text"
WHOLE: Final = "whole"
REAL: Final = "real"
FLAG: Final = "flag"
DAY: Final = "day"

_TYPES: Final = {
    Type.MONEY: WHOLE,
    Type.COUNT: WHOLE,
    Type.DAYS: WHOLE,
    Type.AREA: REAL,
    Type.SHARE: REAL,
    Type.NUMBER: REAL,
    Type.DATE: DAY,
}
_PROVENANCE: Final = {
    "unit_code": TEXT,
    "form_code": TEXT,
    "return_id": TEXT,
    "period": TEXT,
    "data_date": DAY,
    "sheet": TEXT,
    "row": WHOLE,
    "carried_from": TEXT,
    "carried_fields": TEXT,
    "adjusted_fields": TEXT,
}
PROVENANCE: Final = tuple(_PROVENANCE)
"""Where a row comes from; these columns follow those of its sheet."""


class Frame(Struct, frozen=True, eq=False, dict=True):
    """A table column by column; a value is of its column's type, or None where it is unknown.

    Attributes:
        plan: its columns.
        values: the values of every column of the plan, all equally many.
    """

    plan: Plan
    values: Mapping[str, list[Any]]

    @cached_property
    def rows(self) -> tuple[PlainRow, ...]:
        """The rows in their order."""
        names = tuple(self.plan)
        return tuple(
            dict(zip(names, row, strict=True)) for row in zip(*self.values.values(), strict=True)
        )

    def __len__(self) -> int:
        return len(next(iter(self.values.values()), ()))

    def __getitem__(self, name: str) -> tuple[Any, ...]:
        """Return the values of one column."""
        return tuple(self.values[name])

    def where(self, name: str, wanted: Collection[Any]) -> Frame:
        """Return the rows whose value in a column is among those wanted."""
        kept = [at for at, value in enumerate(self.values[name]) if value in wanted]
        return Frame(self.plan, {n: [every[at] for at in kept] for n, every in self.values.items()})

    def emptied(self) -> Frame:
        """Return the columns without their rows."""
        return Frame(self.plan, {name: [] for name in self.plan})

    def is_unique(self, key: Sequence[str]) -> bool:
        """Tell whether the columns of a key together name every row."""
        return len(set(zip(*(self.values[name] for name in key), strict=True))) == len(self)


def type_of(column: Column) -> str:
    """Return the type that keeps a column's values and its blanks apart from 0 and from NaN."""
    return _TYPES.get(column.type, TEXT)


def first_of(name: str) -> str:
    """Return the name of the column that holds the first day of a date said vaguely."""
    return f"{name}_first"


@cache
def plan_of(model: type[Row]) -> Plan:
    """Return the columns of a sheet's frame: its fields, two for each date, then provenance."""
    plan: dict[str, str] = {}
    for name, column in columns(model).items():
        plan[name] = type_of(column)
        if column.type is Type.DATE:
            plan[first_of(name)] = DAY
    return plan | _PROVENANCE


def frame(plan: Plan, rows: Sequence[Mapping[str, Any]]) -> Frame:
    """Return rows as a frame of planned columns; what a row does not say is unknown."""
    return Frame(
        plan, {name: _typed([row.get(name) for row in rows], kind) for name, kind in plan.items()}
    )


def frame_in_order(plan: Plan, rows: Iterable[Sequence[Any]]) -> Frame:
    """Return rows as a frame whose values stand in the order of its plan, and are of its types.

    For tables of so many rows that to name each value would take longer than to find it.
    """
    found = [list(values) for values in zip(*rows, strict=True)]
    return Frame(plan, dict(zip(plan, found or [[] for _ in plan], strict=True)))


def frame_of(model: type[Row], rows: Sequence[Mapping[str, Any]]) -> Frame:
    """Return a sheet's rows, provenance included, as its frame.

    Args:
        model: the sheet.
        rows: values by field and by provenance column; a date as it was said. Its own column gets
            its last day, ``<field>_first`` its first, equal where the day is exact.
    """
    days = [name for name, column in columns(model).items() if column.type is Type.DATE]
    return frame(plan_of(model), [_with_days(row, days) for row in rows])


def empty_frame(model: type[Row]) -> Frame:
    """Return a sheet's frame without rows, with all its columns."""
    return frame(plan_of(model), ())


def _typed(values: list[Any], kind: str) -> list[Any]:
    make, exact = _MADE.get(kind), _EXACT.get(kind)
    if make is None:
        return values
    return [v if v is None or type(v) is exact else make(v) for v in values]


def _whole(value: float) -> int:
    if value != int(value):
        raise ValueError(f"{value} is not whole")
    return int(value)


def _real(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


_MADE: Final[Mapping[str, Callable[[Any], Any]]] = {
    WHOLE: _whole,
    REAL: _real,
    FLAG: bool,
    TEXT: str,
}
_EXACT: Final[Mapping[str, type]] = {WHOLE: int, FLAG: bool, TEXT: str}
"""What stands in a column as it is; of real numbers NaN does not."""


def _with_days(row: Mapping[str, Any], days: Sequence[str]) -> Mapping[str, Any]:
    made = dict(row)
    for name in days:
        said = row.get(name)
        made[name] = said.last if said else None
        made[first_of(name)] = said.first if said else None
    return made
