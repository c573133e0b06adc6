"""The reading libraries, each behind the same face: bytes in, raw sheets out."""

from __future__ import annotations

import io
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook, PasswordError
from python_calamine import SheetTypeEnum as SheetType
from python_calamine import SheetVisibleEnum as Visible

from pipeline.cell import EXCEL_ERRORS
from pipeline.failure import FailureReason, UnreadableError
from pipeline.intake.content import Content
from pipeline.read.facts import RawSheet, is_read, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pyxlsb
    import xlrd
    from openpyxl.worksheet.worksheet import Worksheet
    from python_calamine import SheetMetadata

    from pipeline.cell import Raw
    from pipeline.read.facts import Place, Rows

_tidied = lru_cache(1 << 15, typed=True)(tidy)  # a form's words come hundreds of times
_LINK_CACHE = "'file:"  # LibreOffice keeps what external links said as sheets of this name
_PYXLSB_ERRORS = {hex(code): name for code, name in EXCEL_ERRORS.items()}


def by_calamine(data: bytes, is_wanted: Callable[[str], bool] = is_read) -> tuple[RawSheet, ...]:
    """Read every sheet that is wanted in milliseconds; a sheet that breaks is lost alone.

    Raises:
        UnreadableError: calamine cannot open the file.
    """
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = [
                _calamine_sheet(book, found)
                for found in book.sheets_metadata
                if found.typ == SheetType.WorkSheet
                and not found.name.startswith(_LINK_CACHE)
                and is_wanted(found.name)
            ]
    except PasswordError as locked:
        raise UnreadableError(FailureReason.ENCRYPTED, str(locked)) from locked
    except BaseException as broken:
        raise UnreadableError(FailureReason.DAMAGED, _named(broken)) from broken
    return tuple(sheets)


def _calamine_sheet(book: CalamineWorkbook, found: SheetMetadata) -> RawSheet:
    hidden = found.visible != Visible.Visible
    try:
        # The empty area above and left of the data is kept: without it addresses would shift.
        lines = book.get_sheet_by_name(found.name).to_python(skip_empty_area=False)
    except BaseException as broken:  # noqa: BLE001 (a panic is one; _named raises all others)
        return RawSheet(found.name, hidden, lost=_named(broken))
    rows: Rows = {}
    for row, line in enumerate(lines):
        seen: dict[int, Raw] = {
            column: kept
            for column, value in enumerate(line)
            if value != "" and (kept := _tidied(value)) is not None
        }
        if seen:
            rows[row] = seen
    return RawSheet(found.name, hidden, rows)


def _named(broken: BaseException) -> str:
    """Describe what calamine raised; a panic of its own is no `Exception`, and is described too."""
    is_panic = type(broken).__name__ == "PanicException"
    if not is_panic and not isinstance(broken, CalamineError | OSError | ValueError):
        raise broken
    return f"{type(broken).__name__}: {broken}"


def _keep(rows: Rows, row: int, filled: dict[int, Raw]) -> None:
    seen: dict[int, Raw] = {column: value for column, value in filled.items() if value is not None}
    if seen:
        rows[row] = seen


def by_second_reader(data: bytes, content: Content) -> tuple[RawSheet, ...]:
    """Read with the slower library of that content; an .ods has none.

    Raises:
        UnreadableError: it cannot read the file either.
    """
    reader = _SECOND_READERS.get(content)
    if reader is None:
        raise UnreadableError(FailureReason.DAMAGED, f"no second reader of {content}")
    try:
        with warnings.catch_warnings():
            # What the libraries warn of (an extension of Excel's, a missing style) is no figure.
            warnings.simplefilter("ignore")
            return tuple(sheet for sheet in reader(data) if is_read(sheet.name))
    except (MemoryError, UnreadableError):
        raise
    except Exception as broken:
        # The three libraries raise whatever a broken file makes them stumble over.
        detail = f"{type(broken).__name__}: {broken}"
        raise UnreadableError(FailureReason.DAMAGED, detail) from broken


def _by_openpyxl(data: bytes) -> Iterable[RawSheet]:
    from openpyxl import load_workbook  # noqa: PLC0415 (slow to import and seldom needed)

    book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    for sheet in book.worksheets:
        yield _openpyxl_sheet(sheet)


def _openpyxl_sheet(sheet: Worksheet) -> RawSheet:
    rows: Rows = {}
    errors: dict[Place, str] = {}
    # The private dictionary is the sparse one: the public iterators walk the whole box.
    for (row, column), cell in sorted(sheet._cells.items()):  # noqa: SLF001 (see above)
        if cell.data_type == "e":
            errors[row - 1, column - 1] = str(cell.value)
        elif (value := tidy(cell.value)) is not None:
            rows.setdefault(row - 1, {})[column - 1] = value
    return RawSheet(sheet.title, sheet.sheet_state != "visible", rows, errors)


def _by_xlrd(data: bytes) -> Iterable[RawSheet]:
    import xlrd  # noqa: PLC0415 (seldom needed)

    # Its complaints about odd files would go to standard output, among the operator's tables.
    book = xlrd.open_workbook(
        file_contents=data, logfile=io.StringIO(), ignore_workbook_corruption=True
    )
    for sheet in book.sheets():
        yield _xlrd_sheet(sheet, book.datemode)


def _xlrd_sheet(sheet: xlrd.sheet.Sheet, datemode: int) -> RawSheet:
    rows: Rows = {}
    errors: dict[Place, str] = {}
    for row in range(sheet.nrows):
        cells = dict(enumerate(sheet.row(row)))
        errors |= {(row, c): _error(cell.value) for c, cell in cells.items() if _is_error(cell)}
        _keep(rows, row, {c: _xlrd_value(cell, datemode) for c, cell in cells.items()})
    return RawSheet(sheet.name, sheet.visibility != 0, rows, errors)


def _is_error(cell: xlrd.sheet.Cell) -> bool:
    return bool(cell.ctype == 5)  # noqa: PLR2004 (xlrd.XL_CELL_ERROR, without importing xlrd)


def _xlrd_value(cell: xlrd.sheet.Cell, datemode: int) -> Raw:
    import xlrd  # noqa: PLC0415 (seldom needed)

    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return tidy(xlrd.xldate_as_datetime(cell.value, datemode))
        except (ValueError, OverflowError, xlrd.xldate.XLDateError):
            return tidy(cell.value)
    return None if _is_error(cell) else tidy(cell.value)


def _error(code: int) -> str:
    return EXCEL_ERRORS.get(code, "#?")


def _by_pyxlsb(data: bytes) -> Iterable[RawSheet]:
    from pyxlsb import open_workbook  # noqa: PLC0415 (seldom needed)

    with open_workbook(io.BytesIO(data)) as book:
        for name in book.sheets:
            with book.get_sheet(name) as sheet:
                yield _pyxlsb_sheet(name, sheet)


def _pyxlsb_sheet(name: str, sheet: pyxlsb.worksheet.Worksheet) -> RawSheet:
    """Read one sheet; nothing here tells a date from its number: such a cell stays a number."""
    rows: Rows = {}
    errors: dict[Place, str] = {}
    for line in sheet.rows(sparse=True):
        for cell in line:
            if cell.r is None:
                raise ValueError("a row without its number")
            if cell.v in _PYXLSB_ERRORS:
                errors[cell.r, cell.c] = _PYXLSB_ERRORS[cell.v]
            elif (value := tidy(cell.v)) is not None:
                rows.setdefault(cell.r, {})[cell.c] = value
    return RawSheet(name, hidden=False, rows=rows, errors=errors)


def _by_web_page(data: bytes) -> Iterable[RawSheet]:
    from pipeline.read.web_page import by_web_page  # noqa: PLC0415 (seldom needed)

    return by_web_page(data)


_SECOND_READERS: dict[Content, Callable[[bytes], Iterable[RawSheet]]] = {
    Content.XLSX: _by_openpyxl,
    Content.XLS: _by_xlrd,
    Content.XLSB: _by_pyxlsb,
    Content.HTML: _by_web_page,
}
