"""The words in which a sheet is declared: every fact of a column stands once, on its field."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypedDict, Unpack

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from schemas.choices import Choices

MILLION_VND: Final = 1_000_000  # money is typed in triệu đồng and kept in đồng


class Type(StrEnum):
    """What kind of thing a column holds; decides how it is typed, read, bounded and shown."""

    TEXT = "text"  # one line
    NOTE = "note"  # several lines
    CODE = "code"  # a key, [A-Z0-9-]+; stays text even when it is "001"
    CHOICE = "choice"  # an item of a list
    MONEY = "money"  # typed in triệu đồng, kept in whole đồng (int)
    AREA = "area"  # m², up to two decimals (float)
    COUNT = "count"  # whole things: households, graves, workers (int)
    SHARE = "share"  # a fraction, shown as % (float)
    DAYS = "days"  # whole calendar days (int)
    NUMBER = "number"  # a plain number (float)
    DATE = "date"  # a SaidDate: dd/mm/yyyy, or as vague as it was said
    PERIOD = "period"  # a period's code, read from a label as well


class Carry(StrEnum):
    """What is shown of a column when its return or cell is missing."""

    STOCK = "stock"  # the last value, marked with its period
    YEAR = "year"  # the last value within its budget year only
    NONE = "none"  # nothing


class Layout(StrEnum):
    """How a sheet is laid out for the person who fills it in."""

    ROWS = "rows"  # one row a key under a header
    CARD = "card"  # indicators down, one block a key
    COVER = "cover"  # label and value, once a workbook


@dataclass(frozen=True, slots=True)
class Formula:
    """A column that the form computes itself: recomputed when read, never trusted.

    Attributes:
        excel: over cells of the same row, as they are typed: ``{net_vnd}+{advance_year_vnd}``.
        compute: the same over the row's values as they are kept; None where an input is missing.
    """

    excel: str
    compute: Callable[[Mapping[str, Any]], int | float | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """All facts of one column; each declaration is itself, whatever another one says.

    Attributes:
        label: the header as printed on the present form.
        type: what it holds.
        unit: as printed beside the label; empty where the type says it all.
        help: the input message: what to type, with an example.
        choices: the list for a CHOICE.
        owed: a blank is a finding (in a row that is not itself blank).
        lower, upper: inclusive bounds, in the unit in which the value is kept.
        locked: prefilled, from the register or the unit's last accepted return.
        cumulative: since the start; may not fall, and the last accepted value stands beside it.
        carry: what is shown when it is missing.
        formula: computed by the form itself.
        band: the wide header over several columns.
        section: the heading above an indicator of a card.
        width: in characters, of the form's column.
        since, until: the first and the last form version (1, 2, …) that holds the column.
        was: labels that it had in older versions or in practice; the reader knows them all.
    """

    label: str
    type: Type = Type.TEXT
    unit: str = ""
    help: str = ""
    choices: Choices | None = None
    owed: bool = False
    lower: float | None = None
    upper: float | None = None
    locked: bool = False
    cumulative: bool = False
    carry: Carry = Carry.NONE
    formula: Formula | None = None
    band: str = ""
    section: str = ""
    width: int = 14
    since: int = 1
    until: int | None = None
    was: tuple[str, ...] = ()

    @property
    def scale(self) -> int:
        """The kept value of 1 as typed: 1 triệu đồng is kept as 1,000,000 đồng."""
        return MILLION_VND if self.type is Type.MONEY else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All facts of one sheet that are not facts of a column.

    Attributes:
        name: the table's name in the dataset, ASCII.
        title: the sheet's name in the workbook, at most 31 characters.
        heading: the title line printed above the table.
        key: fields that together name a row; unique within a return.
        layout: rows, card or cover.
        spare_rows: empty rows printed below the prefilled ones.
        capital: the capital groups (NSNN, PPP, NNS) whose projects need the sheet; empty: all.
        note: the instruction printed under the heading.
        was: titles that the sheet had in older versions.
        required: a form without this sheet is broken.
        per_unit: each unit that reports has a row of its own for a key, as with what it has done
            and plans to do; otherwise two units that report one key speak of the same fact.
    """

    name: str
    title: str
    heading: str
    key: tuple[str, ...]
    layout: Layout = Layout.ROWS
    spare_rows: int = 0
    capital: frozenset[str] = field(default_factory=frozenset)
    note: str = ""
    was: tuple[str, ...] = ()
    required: bool = True
    per_unit: bool = False


class Row(BaseModel):
    """One row of a sheet; each field carries a `Column` in its `Annotated` metadata."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)

    sheet: ClassVar[Sheet]
    no_fields: ClassVar[set[str]] = set()

    def model_post_init(self, _context: Any, /) -> None:  # noqa: ANN401 - as of any model
        """Forget which fields were given: of a row that takes as much memory as its values."""
        object.__setattr__(self, "__pydantic_fields_set__", self.no_fields)


@cache
def columns(model: type[Row]) -> Mapping[str, Column]:
    """Return a sheet's columns by field name, in the order of declaration."""
    return {
        name: next(fact for fact in info.metadata if isinstance(fact, Column))
        for name, info in model.model_fields.items()
    }


class Facts(TypedDict, total=False):
    """What a declaration may say of a column beyond its label and type."""

    unit: str
    help: str
    owed: bool
    lower: float | None
    upper: float | None
    locked: bool
    cumulative: bool
    carry: Carry
    formula: Formula
    band: str
    section: str
    width: int
    since: int
    until: int
    was: tuple[str, ...]


def code(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare a key or another code."""
    return _column(label, Type.CODE, {"carry": Carry.STOCK}, facts)


def text(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare a line of text."""
    return _column(label, Type.TEXT, {"width": 24}, facts)


def note(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare a text of several lines."""
    return _column(label, Type.NOTE, {"width": 40}, facts)


def choice(label: str, choices: Choices, **facts: Unpack[Facts]) -> Column:
    """Declare an item of a list."""
    usual: Facts = {"width": 20}
    return Column(label=label, type=Type.CHOICE, choices=choices, **(usual | facts))


def money(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare an amount: typed in triệu đồng, kept in đồng, never negative unless said."""
    return _column(label, Type.MONEY, {"unit": "triệu đồng", "lower": 0}, facts)


def area(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare an area in m²."""
    return _column(label, Type.AREA, {"unit": "m²", "lower": 0}, facts)


def count(label: str, unit: str, /, **facts: Unpack[Facts]) -> Column:
    """Declare a number of whole things."""
    return _column(label, Type.COUNT, {"unit": unit, "lower": 0}, facts)


def share(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare a share: a fraction, typed and shown as %."""
    return _column(label, Type.SHARE, {"unit": "%", "lower": 0, "upper": 1}, facts)


def number(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare a plain number."""
    return _column(label, Type.NUMBER, {}, facts)


def day(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare a date, typed dd/mm/yyyy or as vaguely as it is known."""
    return _column(label, Type.DATE, {}, facts)


def days(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare a number of calendar days."""
    return _column(label, Type.DAYS, {"unit": "ngày"}, facts)


def period(label: str, **facts: Unpack[Facts]) -> Column:
    """Declare a reporting period."""
    return _column(label, Type.PERIOD, {}, facts)


def _column(label: str, kind: Type, usual: Facts, facts: Facts) -> Column:
    return Column(label=label, type=kind, **(usual | facts))
