"""Scan the records of an .xls for errors, formulas, and what is hidden or merged."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cell import EXCEL_ERRORS
from pipeline.failure import FailureReason, UnreadableError
from pipeline.read.extras import extras_of_xls
from pipeline.read.facts import Merged, Scan, SheetFacts
from pipeline.read.legacy import font_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipeline.read.facts import Place

# Record numbers of [MS-XLS] 2.3.
_FORMULA, _EOF, _DATE_MODE, _FILE_PASS = 0x0006, 0x000A, 0x0022, 0x002F
_FONT, _COLUMN_INFO, _BOUND_SHEET, _FORMAT, _MERGED = 0x0031, 0x007D, 0x0085, 0x00E0, 0x00E5
_SHARED_TEXT, _RICH_TEXT, _TEXT, _OTHER_BOOK = 0x00FD, 0x00D6, 0x0204, 0x01AE
_BOOL_OR_ERROR, _ROW, _BOF = 0x0205, 0x0208, 0x0809

_TEXTS = {_FORMULA, _SHARED_TEXT, _RICH_TEXT, _TEXT}
_CELLS = _TEXTS | {0x00BD, 0x00BE, 0x0201, 0x0203, 0x0205, 0x027E}
_HIGH_COLUMN = slice(
    3, 4
)  # the byte of a cell's head that says more than 256 columns, which no .xls has
_ROW_HIDDEN = 0x20
_RESULT_IS_ERROR = 2
_BIFF8 = 0x0600
_NO_FONT = 4  # number 4 is of no font, and the fifth is number 5
_FONT_NAME = 14  # where a font's name begins, by its length
_CHAIN = slice(68, 76)  # where a container's head names the chain of its tables ([MS-CFB] 2.2)
_LAST_SECTOR = 0xFFFFFFFA
_CELL_HEAD = struct.Struct("<HHH")


class _Record(NamedTuple):
    kind: int
    body: bytes


def scan_xls(data: bytes) -> Scan:
    """Scan a whole .xls; one whose container is twisted is kept from calamine.

    A sector chain that bites its own tail makes calamine allocate until the process ends.

    Raises:
        UnreadableError: the workbook is behind a password, or would lead a reader astray.
    """
    stream = _workbook_stream(data)
    if not stream:
        return Scan(for_calamine=False)
    book = list(_records(stream, 0))
    if any(record.kind == _FILE_PASS for record in book):
        raise UnreadableError(FailureReason.ENCRYPTED, "FILEPASS")
    is_wide = book[0].body[:2] == struct.pack("<H", _BIFF8)
    styles = _old_styles(book, is_wide=is_wide)
    sheets = {
        _name(record.body[6:], is_wide=is_wide): _scan_sheet(stream, record.body, styles)
        for record in book
        if record.kind == _BOUND_SHEET and len(record.body) > 7  # noqa: PLR2004 (its fixed head)
    }
    books = [record.body for record in book if record.kind == _OTHER_BOOK]
    date1904 = _Record(_DATE_MODE, b"\1\0") in book
    return Scan(
        sheets=sheets,
        date1904=date1904,
        for_calamine=not _has_false_chain(data),
        extras=extras_of_xls(data, books),
    )


def _has_false_chain(data: bytes) -> bool:
    """Tell a head that has no chain of tables and names its beginning: calamine follows it."""
    first, count = data[_CHAIN][:4], data[_CHAIN][4:]
    return not any(count) and int.from_bytes(first, "little") <= _LAST_SECTOR


def _workbook_stream(data: bytes) -> bytes:
    from xlrd.compdoc import CompDoc  # noqa: PLC0415 (.xls files are few)

    try:
        container = CompDoc(data, logfile=io.StringIO())
        _refuse_ring(container.SSAT)
        found = container.get_named_stream("Workbook") or container.get_named_stream("Book")
    except (MemoryError, UnreadableError):
        raise
    except Exception:  # noqa: BLE001 (the library raises whatever a broken file makes it stumble over)
        return b""
    stream = bytes(found or b"")
    return stream if len(stream) > 4 and stream[:2] == struct.pack("<H", _BOF) else b""  # noqa: PLR2004 (a record's head)


def _refuse_ring(following: Sequence[int]) -> None:
    """Refuse a table of sectors, each naming the next, in which a chain comes back to itself.

    The library would follow it to no end, here and as the second reader.
    """
    seen: set[int] = set()
    for start in range(len(following)):
        met: set[int] = set()
        sector = start
        while 0 <= sector < len(following) and sector not in seen:
            if sector in met:
                raise UnreadableError(FailureReason.DAMAGED, "a ring of small sectors")
            met.add(sector)
            sector = following[sector]
        seen |= met


def _records(stream: bytes, start: int) -> Iterator[_Record]:
    """Yield the records of one substream, those of charts within it left out."""
    place, depth = start, 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        body = stream[place + 4 : place + 4 + length]
        place += 4 + length
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 1:
            yield _Record(kind, body)
        if depth <= 0:
            return


def _name(body: bytes, *, is_wide: bool) -> str:
    if is_wide:
        encoding = "utf-16-le" if int.from_bytes(body[1:2], "little") & 1 else "latin-1"
        return body[2:].decode(encoding, "replace")
    return body[1:].decode("cp1252", "replace")


def _old_styles(book: list[_Record], *, is_wide: bool) -> dict[int, str]:
    """Return the old font's name by the number of the cell format; mostly there are none."""
    bodies = [body for kind, body in book if kind == _FONT]
    names = [_name(body[_FONT_NAME:], is_wide=is_wide) for body in bodies]
    old = {at + (at >= _NO_FONT): name for at, name in enumerate(names) if font_of(name)}
    formats = (int.from_bytes(body[:2], "little") for kind, body in book if kind == _FORMAT)
    return {style: old[font] for style, font in enumerate(formats) if font in old}


def _scan_sheet(stream: bytes, bound: bytes, styles: Mapping[int, str]) -> SheetFacts:
    (start,) = struct.unpack_from("<I", bound)
    errors: dict[Place, str] = {}
    formulas: set[Place] = set()
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    merged: list[Merged] = []
    fonts: dict[Place, str] = {}
    for kind, body in _within_sheet(_records(stream, start)):
        if styles and kind in _TEXTS and len(body) >= _CELL_HEAD.size:
            row, column, style = _CELL_HEAD.unpack_from(body)
            fonts |= {(row, column): styles[style]} if style in styles else {}
        if kind in {_FORMULA, _BOOL_OR_ERROR} and len(body) >= 8:  # noqa: PLR2004 (their fixed part)
            place = struct.unpack_from("<HH", body)
            formulas.update([place] if kind == _FORMULA else ())
            if (code := _error(kind, body)) is not None:
                errors[place] = EXCEL_ERRORS.get(code, "#?")
        elif kind == _ROW and len(body) >= 16 and body[12] & _ROW_HIDDEN:  # noqa: PLR2004 (its length)
            hidden_rows.add(int.from_bytes(body[:2], "little"))
        elif kind == _COLUMN_INFO and body[8:9] and body[8] & 1:
            first, last = struct.unpack_from("<HH", body)
            hidden_columns.update(range(first, last + 1))
        elif kind == _MERGED:
            merged.extend(_ranges(body))
    return SheetFacts(
        errors=errors,
        formulas=frozenset(formulas),
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
        merged=tuple(merged),
        fonts=fonts,
    )


def _within_sheet(records: Iterator[_Record]) -> Iterator[_Record]:
    for record in records:
        if record.kind in _CELLS and any(record.body[_HIGH_COLUMN]):
            raise UnreadableError(FailureReason.DAMAGED, "a column beyond the sheet")
        yield record


def _error(kind: int, body: bytes) -> int | None:
    if kind == _BOOL_OR_ERROR:
        return body[6] if body[7] else None
    is_error = body[12:14] == b"\xff\xff" and body[6] == _RESULT_IS_ERROR
    return body[8] if is_error else None


def _ranges(body: bytes) -> Iterator[Merged]:
    count = int.from_bytes(body[:2], "little")
    for top, bottom, left, right in struct.iter_unpack(
        "<4H", body[2 : 2 + 8 * min(count, (len(body) - 2) // 8)]
    ):
        yield Merged(top, left, bottom, right)
