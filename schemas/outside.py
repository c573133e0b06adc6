"""The words in which a form of another authority is declared: its headers against our fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypedDict, Unpack

from schemas.column import MILLION_VND

if TYPE_CHECKING:
    from datetime import date

REPORT_YEAR: Final = "{year}"
"""In `Given`: the year that a header names (`OutsideColumn.year`), else that of the period."""


@dataclass(frozen=True, slots=True)
class Given:
    """A field that the form does not ask for, as every row of it means the same.

    Attributes:
        table: ours.
        field: ours.
        value: an item's code, or `REPORT_YEAR`.
    """

    table: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Instead:
    """Where a column's entry belongs when another field of the row has a certain value.

    Attributes:
        field: takes the entry then.
        when: the other field.
        has: its value, an item's code.
    """

    field: str
    when: str
    has: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideColumn:
    """One column of an outside form.

    Attributes:
        labels: the header as printed, then other wordings; "…" stands for any words or none.
        under: wordings of a wide header that must stand above it; empty: any or none.
        table: the table of ours that it fills; empty: each of the form's tables with the field.
        field: the field that it fills; empty: the column is known and passed over in silence.
        key: key fields that the header itself tells, ``(("source", "nsdp"),)``: such columns make
            a row of their own out of each line of the sheet, where something stands in them.
        cover: the field of the cover that the column tells where nothing above the table does.
        blank: the item that a blank stands for.
        instead: where the entry belongs otherwise.
        total: it is no entry of its own but must be the sum of `field` over the line's rows.
        year: a year named in its header or in one above it is the budget year.
    """

    labels: tuple[str, ...]
    under: tuple[str, ...] = ()
    table: str = ""
    field: str = ""
    key: tuple[tuple[str, str], ...] = ()
    cover: str = ""
    blank: str = ""
    instead: Instead | None = None
    total: bool = False
    year: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideForm:
    """One form that another authority prescribes and that is taken in place of ours.

    Attributes:
        code: as files of this project name it.
        name: as people name it.
        form: the code of our form that it stands for.
        tables: those of our form that it fills.
        valid_from: the first day whose figures it may bring.
        valid_until: the last one; None: still in force.
        columns: in the order of the printed form; of two that fit a header, the first is taken.
        needed: fields without a column of which a sheet is not read.
        fewest: so many of the printed columns at least tell a sheet as this form.
        given: what every row means.
        heading: (field of the cover, label) of lines above the table, besides the cover's labels.
        money: what 1 is kept as where the sheet names no unit of money, in đồng.
        source: where the form comes from.
    """

    code: str
    name: str
    form: str
    tables: tuple[str, ...]
    valid_from: date
    valid_until: date | None = None
    columns: tuple[OutsideColumn, ...]
    needed: tuple[str, ...]
    fewest: int
    given: tuple[Given, ...] = ()
    heading: tuple[tuple[str, str], ...] = ()
    money: int = MILLION_VND
    source: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the form may bring figures up to a day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class OutsideFacts(TypedDict, total=False):
    """What may be said of a column beyond its labels and its field."""

    under: tuple[str, ...]
    table: str
    key: tuple[tuple[str, str], ...]
    cover: str
    blank: str
    instead: Instead
    total: bool
    year: bool


def fills(field: str, /, *labels: str, **facts: Unpack[OutsideFacts]) -> OutsideColumn:
    """Declare a column that fills a field of ours."""
    return OutsideColumn(labels=labels, field=field, **facts)


def totals(field: str, /, *labels: str, **facts: Unpack[OutsideFacts]) -> OutsideColumn:
    """Declare a column that repeats the sum of others."""
    return OutsideColumn(labels=labels, field=field, **({"total": True} | facts))


def passes(*labels: str, **facts: Unpack[OutsideFacts]) -> OutsideColumn:
    """Declare a column that we have no field for, or that the register or we work out."""
    return OutsideColumn(labels=labels, **facts)
