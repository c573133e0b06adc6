"""What one workbook is to hold when it goes out: to whom, for when, with what filled in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct, field

from pipeline.cell import Kind
from schemas.choices import Choice
from schemas.column import Layout, columns

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from pipeline.cell import Address, Raw, Value
    from schemas import Form
    from schemas.column import Column, Row
    from schemas.period import Period

_BLANK_ROWS = 10


class Entry(Struct, frozen=True):
    """What a sender typed, put back as it was typed.

    Attributes:
        raw: the cell's content.
        remark: what is wrong with it; the cell is then marked, and bears this as its comment.
        value: what it was read as.
        kind: of an error, `raw` is its name, ``#REF!``.
    """

    raw: Raw
    remark: str = ""
    value: Value = None
    kind: Kind = Kind.VALUE


class Previous(NamedTuple):
    """The last accepted value of a cell, the period that it comes from, and what is to be known.

    A figure that an officer corrected is shown as it is used; the note says what was reported.
    """

    value: Value
    period: Period
    note: str = ""


Content: TypeAlias = "Value | Choice | Entry"
"""A value as it is kept; a `Choice` where the words depend on the row, as a package's do."""

Cells: TypeAlias = "Mapping[str, Content]"
"""One row to print, by field."""

Key: TypeAlias = "tuple[Value, ...]"
"""What names a row, in the order of its sheet's key."""

Places: TypeAlias = "Mapping[tuple[int, str], Address]"
"""Where the cells of a sheet were written, by the number of their row, from 0, and field."""


class Issue(Struct, frozen=True, kw_only=True):
    """One workbook before it is written.

    Attributes:
        form: what kind it is.
        as_of: the day that the file's properties name; it decides nothing else.
        unit_code, unit_name: to whom it goes; empty for a blank form, which is for anybody.
        period: what it is to report on; None for a blank form.
        capital: the capital groups of the unit's projects; empty stands for all.
        rows: the rows to print, by table name; the cover's one row under "cover".
        previous: the last accepted values, by table, key and field.
        issued: what the hidden sheet notes of a locked cell in which something else now stands, by
            table, key and field.
        remarks: what is wrong with a cell that stays locked, by table, number of its row, field.
        lists: what the register fills the lists with, by `Choices.source`.
        due_on: by when it is to come back.
        cut_off: the day up to which figures count.
        contact, email: whom to ask, where to send it.
    """

    form: Form
    as_of: date
    unit_code: str = ""
    unit_name: str = ""
    period: Period | None = None
    capital: frozenset[str] = frozenset()
    rows: Mapping[str, tuple[Cells, ...]] = field(default_factory=dict)
    previous: Mapping[tuple[str, Key, str], Previous] = field(default_factory=dict)
    issued: Mapping[tuple[str, Key, str], Content] = field(default_factory=dict)
    remarks: Mapping[tuple[str, int, str], str] = field(default_factory=dict)
    lists: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    due_on: date | None = None
    cut_off: date | None = None
    contact: str = ""
    email: str = ""

    @property
    def blank(self) -> bool:
        """Whether the form is for anybody."""
        return not self.unit_code

    def rows_of(self, model: type[Row]) -> tuple[Cells, ...]:
        """Return the rows to print on a sheet."""
        return self.rows.get(model.sheet.name, ())

    def spare_rows(self, model: type[Row]) -> int:
        """Return how many empty rows follow; a blank form has some on every sheet."""
        return model.sheet.spare_rows or (_BLANK_ROWS if self.blank else 0)

    def shows(self, model: type[Row]) -> bool:
        """Whether the unit's projects need a sheet, and there is something to fill in on it."""
        sheet = model.sheet
        if sheet.layout is Layout.COVER:
            return False
        if sheet.capital and self.capital and not sheet.capital & self.capital:
            return False
        return sheet.required or bool(self.rows_of(model) or self.spare_rows(model))

    @property
    def sheets(self) -> tuple[type[Row], ...]:
        """The sheets behind the cover and the guide."""
        return tuple(model for model in self.form.sheets if self.shows(model))


@cache
def shown_columns(model: type[Row], version: int) -> Mapping[str, Column]:
    """Return the columns that a form of a version has, by field."""
    return {
        name: column
        for name, column in columns(model).items()
        if column.since <= version and (column.until is None or version <= column.until)
    }


def kept(content: Content) -> Value:
    """Return the value behind a cell's content; of what was put back, as it was read."""
    if isinstance(content, Entry):
        return content.value
    return content.code if isinstance(content, Choice) else content


def key_of_cells(model: type[Row], cells: Cells) -> Key:
    """Return the values that name a row to print."""
    return tuple(kept(cells.get(name)) for name in model.sheet.key)


def is_given(column: Column, name: str, cells: Cells, issue: Issue) -> bool:
    """Tell whether a cell of a printed row is locked; a blank form locks only what it says."""
    if not column.locked:
        return False
    content = cells.get(name)
    is_open = issue.blank and content is None
    return not is_open and not isinstance(content, Entry)
