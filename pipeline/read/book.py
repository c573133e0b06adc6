"""What reading gives: a return's tables with every entry located, before anyone judges it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003 - packed books are read by these
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from msgspec import Struct, field

from pipeline.cell import Address, Located  # noqa: TC001 - the same

Issued: TypeAlias = "Mapping[str, Mapping[str, Mapping[str, str]]]"
"""Texts by table, key and field."""


class BookRow(Struct, frozen=True):
    """One row of a table, or one block of a card.

    Attributes:
        row: the sheet's row (from 0); for a card, the first row of the block.
        cells: by field; a field whose column was not found is absent, a blank cell is present.
        hidden: the row is hidden or filtered away in the file.
    """

    row: int
    cells: Mapping[str, Located]
    hidden: bool = False


class AmendedHeader(NamedTuple):
    """A header of a card that its sender changed, and what stands under it all the same.

    Attributes:
        letter: of its column.
        said: what stands there.
        meant: the header that the form has in its place.
    """

    letter: str
    said: str
    meant: str


class RepeatedLine(NamedTuple):
    """A line that stands in a card once more, filled in both times: the first one counts.

    Attributes:
        field: that the line is of.
        entry: of the line that does not count.
        first: where the entry stands that does.
    """

    field: str
    entry: Located
    first: Address


class CardFacts(NamedTuple):
    """What was noticed of a sheet of cards.

    Attributes:
        amended: headers that were taken for one of the form's by where they stand.
        strange: (letter, header) of columns that the form does not have.
        lacking: headers of the form without which a card could not be read; it has no row then.
        repeated: lines that do not count.
    """

    amended: tuple[AmendedHeader, ...] = ()
    strange: tuple[tuple[str, str], ...] = ()
    lacking: tuple[str, ...] = ()
    repeated: tuple[RepeatedLine, ...] = ()


class Table(Struct, frozen=True):
    """One sheet as found.

    Attributes:
        name: the table's name in the schemas, ``packages``.
        title: the sheet's name in this file.
        columns: the column letter by field (for a card, the letter of the values' column).
        rows: rows with at least one entry, in sheet order; totals and headings left out.
        missing: fields of this form version whose header was not found.
        unknown: (letter, header) of columns that the form does not have; of a card, of lines.
        outside: read by a column map from another authority's form, several rows of which may come
            from one line of the sheet; of a field that stands in several columns, `columns` has the
            first.
        stated: fields that our form computes and that this sheet states without their parts.
        card: what was noticed of a sheet of cards.
    """

    name: str
    title: str
    columns: Mapping[str, str]
    rows: tuple[BookRow, ...]
    missing: tuple[str, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    outside: bool = False
    stated: tuple[str, ...] = ()
    card: CardFacts = CardFacts()

    @property
    def is_card(self) -> bool:
        """Whether indicators stand one below the other, so that all values are in one column."""
        return len(self.columns) > 1 and len({*self.columns.values()}) == 1


class WrongTotal(NamedTuple):
    """A total that is not the sum of what stands beside it.

    Attributes:
        table: of the parts.
        field: of the parts.
        entry: the total as it was read.
        sum: of the parts, as the field is kept; None where none of them is filled in.
    """

    table: str
    field: str
    entry: Located
    sum: float | int | None


class Outside(Struct, frozen=True):
    """What was noticed of a sheet in another authority's form.

    Attributes:
        code: of the column map.
        title: the sheet's name.
        lacking: headers without which the sheet cannot be read; nothing was read then.
        wrong_totals: totals that the sheet states otherwise than its parts give them.
        other_period: the first entry that names another period; its lines were passed over.
        passed_over: how many lines those were.
        headings: lines (from 0) counted as headings are: I, A, or 1 above 1.1. One that names a
            project speaks of it all the same.
    """

    code: str
    title: str
    lacking: tuple[str, ...] = ()
    wrong_totals: tuple[WrongTotal, ...] = ()
    other_period: Located | None = None
    passed_over: int = 0
    headings: tuple[int, ...] = ()


class Metadata(Struct, frozen=True):
    """The hidden sheet: what was issued, to whom, for which period.

    Attributes:
        issued: the prefilled values as they were issued, as text in the form's own writing, by
            table, key (joined with "|") and field.
    """

    form_code: str
    form_version: int
    unit_code: str
    period: str
    fingerprint: str
    issued: Issued = field(default_factory=dict)

    def issued_in(self, table: str, key: str) -> Mapping[str, str]:
        """Return what a row was issued with, by field."""
        return self.issued.get(table, {}).get(key, {})


class Extra(StrEnum):
    """What a workbook may hold besides cells; it is never run, opened or followed."""

    MACROS = "macros"
    LINKS = "links"  # to other workbooks, or to sources of data
    OBJECTS = "objects"


class Decoded(NamedTuple):
    """A sheet that was written in a script from before Unicode.

    Attributes:
        title: the sheet's name.
        script: the scripts' names, as people know them.
        cells: how many were decoded.
    """

    title: str
    script: str
    cells: int


class FarCell(NamedTuple):
    """A filled cell that no table of the form reaches.

    Attributes:
        title: the sheet's name.
        address: where in the sheet.
        entered: its content as text.
    """

    title: str
    address: Address
    entered: str


class Book(Struct, frozen=True):
    """One workbook, read.

    Attributes:
        path: below the inbox, with forward slashes, printable.
        sha256: of the file's bytes.
        form_code: from the hidden sheet, else from the cover, else told by the sheets; "" where
            nothing tells.
        metadata: the hidden sheet; None where it is gone.
        cover: the cover's entries by field, with the title of its sheet; None where there is none.
        cover_title: the cover sheet's name in this file.
        tables: in the form's order of sheets.
        missing_sheets: table names that the form has and the file has not.
        unknown_sheets: names of sheets that the form does not have, hidden ones left out.
        lost_sheets: names of sheets that could not be read, in a file that otherwise could.
        decoded: the sheets that were written in an old script.
        extras: what the file holds besides cells, in order.
        far: cells of its sheets that were filled far from any table.
        outside: what was noticed of a sheet in another authority's form; None where there is none.
    """

    path: str
    sha256: str
    form_code: str
    metadata: Metadata | None
    cover: BookRow | None
    cover_title: str
    tables: Sequence[Table]
    missing_sheets: tuple[str, ...] = ()
    unknown_sheets: tuple[str, ...] = ()
    lost_sheets: tuple[str, ...] = ()
    decoded: tuple[Decoded, ...] = ()
    extras: tuple[Extra, ...] = ()
    far: tuple[FarCell, ...] = ()
    outside: Outside | None = None
