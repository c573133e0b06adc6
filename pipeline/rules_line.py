"""What a rule sees that a form can check itself: one row, as it is typed or as it was read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from schemas.column import Type, columns
from schemas.said import SaidDate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from pipeline.cell import Value
    from pipeline.finding import Rule
    from schemas.column import Column, Row


class Line(Struct, frozen=True):
    """One row as it was read.

    Attributes:
        values: by field; None for a blank, and for what was not understood.
        before: the last accepted values that the form shows beside the new ones.
        blank: the fields whose cells are empty.
        data_date: the day up to which the figures count; None where nobody knows.
        asked: the row is printed and is to be filled in.
        nil: the unit confirms that nothing has changed.
        repeats: a row above has the same key.
        period_end, cut_off: the last day of the period, and the day up to which figures are asked.
    """

    values: Mapping[str, Value]
    before: Mapping[str, Value] = field(default_factory=dict)
    blank: frozenset[str] = frozenset()
    data_date: date | None = None
    asked: bool = False
    nil: bool = False
    repeats: bool = False
    period_end: date | None = None
    cut_off: date | None = None


class FormRule(Struct, frozen=True):
    """A rule that a form can check itself, said twice: to Python and to an office suite.

    In the Excel text ``{done_work_vnd}`` is that cell of the row, ``{done_work_vnd:before}`` the
    last accepted value beside it, ``{project_code:above}`` its column from the first row down to
    this one; ``{data_date}``, ``{nil}`` and
    ``{asked}`` and the others are what `Line` has of that name, ``{entries}`` counts the filled
    cells in which one types.

    Attributes:
        rule: the catalogue's entry.
        field: the field at which it is told.
        needs: the other fields that must stand on the form.
        broken: whether a row breaks the rule.
        excel: the same as a formula over the cells as they are typed.
        colour: as a formula that stays on its own sheet; empty where `excel` does.
    """

    rule: Rule
    field: str
    needs: tuple[str, ...]
    broken: Callable[[Line], bool]
    excel: str
    colour: str = ""


def is_open(column: Column) -> bool:
    """Whether a person types in a column's cells."""
    return not column.locked and column.formula is None


@cache
def open_fields(model: type[Row]) -> tuple[str, ...]:
    """Return the fields in which a person types."""
    return tuple(name for name, column in columns(model).items() if is_open(column))


def figure(name: str, model: type[Row]) -> str:
    """Return a figure's cell for a comparison: money to the đồng, as it is kept."""
    is_money = columns(model)[name].type is Type.MONEY
    return f"ROUND({{{name}}},6)" if is_money else f"{{{name}}}"


def is_after(said: Value, day: date | None) -> bool:
    """Whether a day lies after another for certain; a vague one counts by its first day."""
    return day is not None and isinstance(said, SaidDate) and said.first > day
