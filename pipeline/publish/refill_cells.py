"""One form while it is refilled: what is printed anew, what was typed, what was found there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct, field

from pipeline.cell import FIGURE, UNIT_OF_HEADER, Kind
from pipeline.forms_cells import issued_text
from pipeline.forms_issue import Entry, is_given, key_of_cells, shown_columns
from pipeline.text import is_same
from schemas.metadata import joined_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipeline.cell import Address, Located, Raw
    from pipeline.check.checked import Identity
    from pipeline.finding import Finding
    from pipeline.forms_issue import Cells, Content, Issue, Key
    from pipeline.read.book import Book, BookRow
    from schemas.column import Column, Row

REPLACED_BY_REGISTER: Final = "Ô in sẵn, lấy theo danh mục."
TOTAL_WITHOUT_PARTS: Final = "Biểu mẫu tự tính ô này từ các ô thành phần; ghi các ô thành phần."
_ANEW: Final = frozenset({("cover", "form_version"), ("cover", "period")})
"""What a fresh form says of itself, whatever the sender's form said."""


class Return(Struct, frozen=True):
    """A return to be answered: as it was read, whose it is, what was found in it."""

    book: Book
    identity: Identity
    findings: tuple[Finding, ...]


class Spot(NamedTuple):
    """A cell of the fresh form: its table, the number of its printed row from 0, its field."""

    table: str
    number: int
    field: str


class Homeless(NamedTuple):
    """What was entered and has no place in the fresh form: where it stood, and why not."""

    sheet: str
    cell: str
    entered: str
    why: str


class Work(Struct):
    """One form while it is refilled."""

    base: Issue
    sent: Return
    marks: Mapping[tuple[str, Address], dict[str, list[int]]]
    rows: dict[str, tuple[Cells, ...]] = field(default_factory=dict)
    issued: dict[tuple[str, Key, str], Content] = field(default_factory=dict)
    remarks: dict[tuple[str, int, str], str] = field(default_factory=dict)
    spots: dict[int, Spot] = field(default_factory=dict)
    homeless: list[Homeless] = field(default_factory=list)

    def remark(self, spot: Spot, title: str, address: Address) -> str:
        """Return what was found at a cell, and remember where that cell is now."""
        fields = self.marks.get((title, address))
        if not fields:
            return ""
        found = [*fields.pop(spot.field, ()), *fields.pop("", ())]
        self.spots |= dict.fromkeys(found, spot)
        return "\n".join(self.sent.findings[number].message for number in found)

    def note(self, sheet: str, cell: str, entered: str, why: str) -> None:
        """Remember what has no place."""
        self.homeless.append(Homeless(sheet, cell, entered, why))


class Line(NamedTuple):
    """One row to print: what was issued in it, and what came back; either may be missing.

    Attributes:
        stated: fields that the form works out and that came back without their parts.
    """

    issued: Cells | None
    source: BookRow | None
    stated: tuple[str, ...] = ()


def cells_of(
    work: Work, model: type[Row], line: Line, place: tuple[str, int]
) -> Iterator[tuple[str, Content]]:
    """Yield what a row's cells hold, by field; what was found at them is noted as it is met.

    Args:
        work: the form.
        model: the sheet.
        line: what was issued in the row, and what came back.
        place: the sheet's name in the sender's file, and the number of the printed row.
    """
    title, number = place
    table = model.sheet.name
    parts = key_of_cells(model, line.issued or {})
    for name, column in shown_columns(model, work.base.form.version).items():
        spot = Spot(table, number, name)
        entry = line.source.cells.get(name) if line.source else None
        remark = _remark(work, line, spot, title)
        if column.formula is not None:
            if remark:
                work.remarks[spot] = remark
            if entry and entry.entered and name in line.stated:
                work.note(title, str(entry.address), entry.entered, TOTAL_WITHOUT_PARTS)
        elif line.issued is not None and is_given(column, name, line.issued, work.base):
            key = (table, parts, name)
            printed = _Printed(column, line.issued.get(name), entry, remark)
            yield name, _given(work, printed, spot, key, title)
        elif line.source is not None:
            yield name, _entry(entry, column, remark)


def _remark(work: Work, line: Line, spot: Spot, title: str) -> str:
    """Return what was found at a cell; where its column was missing, at the first of its row."""
    if line.source is None:
        return ""
    cells = line.source.cells
    entry = cells.get(spot.field)
    at = entry.address if entry else min(other.address for other in cells.values())
    return work.remark(spot, title, at)


def _entry(entry: Located | None, column: Column, remark: str) -> Entry:
    if entry is None or entry.kind in {Kind.BLANK, Kind.UNVALUED}:
        return Entry(None, remark)
    return Entry(_raw(entry, column), remark, entry.value, entry.kind)


def _raw(entry: Located, column: Column) -> Raw:
    """Return what to write; an amount under a header in another unit goes into the form's own."""
    of_header, value = entry.reading.hint == UNIT_OF_HEADER, entry.value
    return value / column.scale if of_header and isinstance(value, FIGURE) else entry.raw


class _Printed(NamedTuple):
    """A locked cell: what the office prints in it, what came back, what was found there."""

    column: Column
    content: Content
    entry: Located | None
    remark: str


def _given(
    work: Work, printed: _Printed, spot: Spot, key: tuple[str, Key, str], title: str
) -> Content:
    entry, remark = printed.entry, printed.remark
    printed_text = issued_text(printed.content, printed.column, work.base)
    is_anew = spot[::2] in _ANEW
    if entry is None or is_anew or is_same(entry.entered, printed_text):
        if remark:
            work.remarks[spot] = remark
        return printed.content
    if remark:
        work.issued[key] = printed.content
        return _entry(entry, printed.column, remark)
    if entry.entered and not _as_issued(work.sent.book, entry, key):
        work.note(title, str(entry.address), entry.entered, REPLACED_BY_REGISTER)
    return printed.content


def _as_issued(book: Book, entry: Located, key: tuple[str, Key, str]) -> bool:
    """Whether a cell holds what it was issued with, though the register has moved on since."""
    table, parts, name = key
    if book.metadata is None:
        return False
    issued = book.metadata.issued_in(table, joined_key(parts)).get(name, "")
    return is_same(issued, entry.entered)
