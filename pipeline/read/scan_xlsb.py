"""Walk the records of an .xlsb's sheets, to keep from calamine what it would lay out for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipeline.failure import FailureReason, UnreadableError
from pipeline.intake.content import Content
from pipeline.read.extras import extras_of_package
from pipeline.read.facts import MAX_COLUMNS, Scan, SheetFacts
from pipeline.read.ladder import by_second_reader
from pipeline.read.package import Package
from pipeline.read.scan import MAX_BOX_CELLS

if TYPE_CHECKING:
    from collections.abc import Iterator

# Record numbers of [MS-XLSB] 2.3; the cells' are those between a blank and a formula's error.
_ROW: Final = 0
_BOX: Final = 0x0194  # as its two bytes stand in the part
_CELLS: Final = range(1, 12)
_MORE: Final = 0x80
_LONGEST_SIZE: Final = 4  # bytes of a record's length


def scan_xlsb(data: bytes) -> Scan:
    """Check the package; of binary parts the second reader alone tells the errors."""
    package = Package(data)
    is_dense = are_dense(package)
    extras = extras_of_package(package.names)
    try:
        sheets = by_second_reader(data, Content.XLSB)
    except UnreadableError:
        return Scan(for_calamine=is_dense, extras=extras)
    facts = {sheet.name: SheetFacts(errors=sheet.errors) for sheet in sheets}
    return Scan(sheets=facts, for_calamine=is_dense, extras=extras)


def are_dense(package: Package) -> bool:
    """Whether the box from A1 to the last cell of each sheet is small enough to be laid out.

    Raises:
        UnreadableError: a sheet does not match its checksum, or lies about its width.
    """
    parts = (name for name in package.names if name.startswith("xl/worksheets/"))
    return all(_is_dense(package.binary(name)) for name in parts if name.endswith(".bin"))


def _is_dense(sheet: bytes) -> bool:
    last_row = last_column = 0
    for kind, place in _records(sheet):
        if kind == _BOX and int.from_bytes(sheet[place + 12 : place + 16], "little") > MAX_COLUMNS:
            # The second reader lays out each row as wide as this says.
            raise UnreadableError(FailureReason.DAMAGED, "more columns than a sheet has")
        number = int.from_bytes(sheet[place : place + 4], "little")
        if kind == _ROW:
            last_row = max(last_row, number)
        elif kind in _CELLS:
            last_column = max(last_column, number)
    return (last_row + 1) * (last_column + 1) <= MAX_BOX_CELLS


def _records(sheet: bytes) -> Iterator[tuple[int, int]]:
    """Yield the kind of each record and the place of its body; stop where the part is cut off."""
    place = 0
    while place + 1 < len(sheet):
        kind = sheet[place]
        place += 1
        if kind & _MORE:
            kind |= sheet[place] << 8
            place += 1
        size = 0
        for at, byte in enumerate(sheet[place : place + _LONGEST_SIZE]):
            size |= (byte & 0x7F) << 7 * at
            place += 1
            if not byte & _MORE:
                break
        yield kind, place
        place += size
