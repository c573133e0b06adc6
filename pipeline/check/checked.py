"""What checking takes and gives: arrivals and their context in, judged rows and findings out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from schemas.period import PeriodKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.cell import Address, Value
    from pipeline.read.book import Book
    from pipeline.register import Register
    from schemas.column import Row
    from schemas.cover import Cover
    from schemas.period import Period

Key = tuple[Any, ...]
"""The values that name a row, in the order of its sheet's key."""


class Arrival(Struct, frozen=True):
    """A book and the day that its file's or folder's name, or its mail, says it came."""

    book: Book
    arrived_on: date | None = None


class Context(Struct, frozen=True):
    """What checks may know besides the return itself.

    Attributes:
        register: the portfolio and who reports what.
        closed: the sha256 of the returns that each closed period knew, by the period's code.
    """

    register: Register
    closed: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Identity(Struct, frozen=True):
    """Whose return this is, and how it stands among the others.

    Attributes:
        period: for which it counts: the cover's, or, where the register releases a return whose
            figures are younger than that period, the one in which they lie.
        written: the period that the cover names.
        data_date: the day up to which the figures count, by the rule for cut-offs.
        received_on: the mail's or file name's day, else the document's, else the cover's.
        cover: the cover as read, prefilled cells as issued.
    """

    return_id: str
    unit_code: str
    form_code: str
    form_version: int
    period: Period
    written: Period
    data_date: date
    received_on: date | None
    cover: Cover

    @property
    def day(self) -> date:
        """The day on which a waiver must hold: that of arrival, else of the figures."""
        return self.received_on or self.data_date

    @property
    def adhoc(self) -> bool:
        """Whether the return stands outside the calendar."""
        return self.cover.report_kind == "dot_xuat" or self.period.kind is PeriodKind.ADHOC


class CheckedRow(Struct, frozen=True):
    """One row that may be used: its values, and where they stand.

    Attributes:
        row: the sheet's row as a person counts it, from 1.
        reported: the values of locked or computed fields as the sender had them, where the
            register's or the recomputed value took their place.
        places: the cell of each field of a card, whose fields stand one below the other, and of a
            line of another authority's form, which may hold several rows; empty for a row under a
            header.
    """

    table: str
    row: int
    key: Key
    values: Row
    reported: Mapping[str, Value] = field(default_factory=dict)
    places: Mapping[str, Address] = field(default_factory=dict)


class CheckedBook(Struct, frozen=True):
    """One return, judged.

    Attributes:
        refused: a blocking finding stops the whole return; it has no rows then.
        rows: the rows that may be used, by table.
        columns: column letters by table and field; of a card, that of its figures.
        titles: the sheets' names in this file, by table.
    """

    identity: Identity
    path: str
    sha256: str
    refused: bool
    rows: Mapping[str, tuple[CheckedRow, ...]]
    columns: Mapping[str, Mapping[str, str]]
    titles: Mapping[str, str]

    @property
    def nil(self) -> bool:
        """Whether the unit confirms that nothing has changed."""
        return self.identity.cover.nil is not None

    @property
    def arrival_order(self) -> tuple[date, int, date, str, str]:
        """Sort key of the returns for one period: the last one counts; unknown days come first."""
        identity, cover = self.identity, self.identity.cover
        submitted_on = cover.submitted_on.last if cover.submitted_on else date.min
        received_on = identity.received_on or date.min
        return received_on, cover.revision or 1, submitted_on, self.sha256, self.path
