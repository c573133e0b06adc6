"""The words in which the workbook's tables are declared: a column, its formula, its value."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from pipeline.publish.theme import Show

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from pipeline.publish.phrases import Record

Scalar: TypeAlias = "str | int | float | bool | date | None"
Compute: TypeAlias = "Callable[[Record], Scalar]"

EVERY_NUMBER: Final = '">-1E+300"'
"""The criterion of SUMIFS and COUNTIFS that every number meets and no text does."""

ORDINAL: Final = "stt"
"""The first column of every table: its rows from 1, by which other sheets find them."""

_SLOT = re.compile(r"\{(?:(?P<table>\w+)\.)?(?P<field>\w+)\}")
_NOT_IN_NAMES = re.compile(r"[^\w %()–]+")
_SIGNED = re.compile(r"[^\w ]|_")


class MeasureColumn(Struct, frozen=True, kw_only=True):
    """One column of a table: its value from the pipeline and the formula that gives it again.

    Attributes:
        field: the column of the measures or dataset frame that holds the pipeline's value.
        label: the header; unique within its table.
        show: how a value looks.
        unit: for the dictionary; money is kept in đồng and shown in triệu đồng.
        excel: the formula, with ``{field}`` for this row's cell of another column and
            ``{Table.field}`` for a whole column; empty where the cell is a plain value.
        compute: the same in Python over the row's record, where no frame holds the value.
        doc: what it means, as the dictionary tells it.
        source: where it is taken from, or where its definition comes from.
        width: in characters.
        words: what codes read as.
        stated: whether a row has the value without what its formula needs; it is written as it is.
    """

    field: str
    label: str
    show: Show = Show.TEXT
    unit: str = ""
    excel: str = ""
    compute: Compute | None = None
    doc: str = ""
    source: str = ""
    width: float = 13
    words: Mapping[str, str] | None = None
    stated: Callable[[Record], bool] | None = None

    def value(self, record: Record) -> Scalar:
        """Return the pipeline's value of this column in a row."""
        found: Scalar = self.compute(record) if self.compute else record.get(self.field)
        return self.words.get(found, found) if self.words and isinstance(found, str) else found


class Table(Struct, frozen=True, kw_only=True, eq=False, dict=True):
    """One Excel table, alone on its data sheet.

    Attributes:
        name: as formulas call it, ASCII.
        title: the sheet's name, at most 31 characters.
        heading: the title line above it.
        columns: the ordinal first.
        note: what a reader has to know of it.
        source: where its rows come from.
        key: the fields that name a row for links from other sheets.
    """

    name: str
    title: str
    heading: str
    columns: tuple[MeasureColumn, ...]
    note: str = ""
    source: str = ""
    key: tuple[str, ...] = (ORDINAL,)

    @cached_property
    def fields(self) -> Mapping[str, MeasureColumn]:
        """The columns by field."""
        return {column.field: column for column in self.columns}

    def whole(self, field: str) -> str:
        """Return the reference to a whole column, ``GiaiNgan[Lũy kế]``.

        A header with signs in it stands in double brackets, which Excel asks for.
        """
        return self._references[field]

    @cached_property
    def _references(self) -> Mapping[str, str]:
        quoted = {
            column.field: f"[{column.label}]" if _SIGNED.search(column.label) else column.label
            for column in self.columns
        }
        return {field: f"{self.name}[{label}]" for field, label in quoted.items()}

    def here(self, field: str) -> str:
        """Return the reference to this row's cell; named in full, or LibreOffice is lost."""
        return f"{self.name}[[#This Row],[{self.fields[field].label}]]"


def spelled(formula: str, tables: Mapping[str, Table], own: Table | None = None) -> str:
    """Return a formula as the office reads it, its slots replaced by references.

    Raises:
        KeyError: a slot names no table or no column; a fault of a declaration.
    """

    def reference(slot: re.Match[str]) -> str:
        name, field = slot["table"], slot["field"]
        if name:
            return tables[name].whole(field)
        if own is None:
            raise KeyError(field)
        return own.here(field)

    return "=" + _SLOT.sub(reference, formula)


def header(label: str, band: str = "") -> str:
    """Return a label that formulas can name without quoting: letters, digits, blanks, brackets."""
    told = f"{band} {label}" if band else label
    return " ".join(_NOT_IN_NAMES.sub(" ", told).split())


def ordinal(doc: str = "Số thứ tự của dòng; các biểu tìm dòng theo số này.") -> MeasureColumn:
    """Declare the first column of a table."""
    return MeasureColumn(field=ORDINAL, label="STT", show=Show.NAME, width=6, doc=doc)


def fraction(numerator: str, denominator: str) -> str:
    """Return the formula of a rate: empty on a zero or unknown base, never 0.

    >>> fraction("paid", "plan")
    'IF(AND(ISNUMBER({paid}),N({plan})>0),{paid}/{plan},"")'
    """
    return (
        f"IF(AND(ISNUMBER({{{numerator}}}),N({{{denominator}}})>0),"
        f'{{{numerator}}}/{{{denominator}}},"")'
    )


def total_of(column: str, *conditions: str) -> str:
    """Return the formula of a sum over the rows that meet conditions; of nothing it is empty.

    >>> total_of("GPMB.area", "{GPMB.project}", "{code}")
    'IF(COUNTIFS({GPMB.project},{code},{GPMB.area},">-1E+300")=0,"",\
SUMIFS({GPMB.area},{GPMB.project},{code}))'
    """
    met = ",".join(conditions)
    counted = f"COUNTIFS({met},{{{column}}},{EVERY_NUMBER})" if met else f"COUNT({{{column}}})"
    summed = f"SUMIFS({{{column}}},{met})" if met else f"SUM({{{column}}})"
    return f'IF({counted}=0,"",{summed})'


def difference(one: str, other: str) -> str:
    """Return the formula of one − other; empty where one of them is unknown."""
    return f'IF(COUNT({{{one}}},{{{other}}})=2,{{{one}}}-{{{other}}},"")'
