"""A return copied into another workbook: cells as they look, without what a form prints beside."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.cell import MergedCell

from pipeline.cell import column_letter, column_number
from pipeline.publish.sheetwriter import WorkbookWriter
from pipeline.publish.theme import Role, Show, Style
from pipeline.publish.zipped import packed

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAY: Final = date(2026, 1, 1)
_OPENDOCUMENT: Final = "urn:oasis:names:tc:opendocument:xmlns"


@dataclass(frozen=True, slots=True)
class Copied:
    """One sheet: values by row and column from 0, and the areas that are merged."""

    cells: Mapping[tuple[int, int], object]
    merged: tuple[tuple[int, int, int, int], ...]
    hidden: bool


def copy_of(package: bytes) -> dict[str, Copied]:
    """Return the sheets of a workbook by name."""
    book = openpyxl.load_workbook(io.BytesIO(package), data_only=True)
    return {
        sheet.title: Copied(
            {
                (cell.row - 1, cell.column - 1): cell.value
                for row in sheet.iter_rows()
                for cell in row
                if cell.value not in (None, "") and not isinstance(cell, MergedCell)
            },
            tuple(_area(str(each)) for each in sheet.merged_cells.ranges),
            sheet.sheet_state != "visible",
        )
        for sheet in book.worksheets
    }


def _area(said: str) -> tuple[int, int, int, int]:
    ends = [_place(end) for end in said.split(":")]
    return (*ends[0], *ends[-1])


def _place(said: str) -> tuple[int, int]:
    letters = said.rstrip("0123456789")
    return int(said[len(letters) :]) - 1, column_number(letters)


def moved(sheet: Copied, column: int, rows: int) -> Copied:
    """Return a sheet with one column moved behind the last, and empty rows above everything."""
    width = max(at for _, at in sheet.cells)

    def place(row: int, at: int) -> tuple[int, int]:
        return row + rows, width if at == column else at - (at > column)

    return Copied(
        {place(*where): value for where, value in sheet.cells.items()},
        tuple((*place(*area[:2]), *place(*area[2:])) for area in sheet.merged),
        sheet.hidden,
    )


def as_xlsx(sheets: Mapping[str, Copied]) -> bytes:
    """Return sheets as a plain workbook."""
    book = WorkbookWriter(_DAY)
    plain, day = Style(Role.PLAIN), Style(Role.PLAIN, Show.DATE)
    for name, copied in sheets.items():
        sheet = book.sheet(name)
        for area in copied.merged:
            sheet.merged(area, "", plain)
        for (row, column), value in sorted(copied.cells.items()):
            if isinstance(value, datetime):
                sheet.day(row, column, value.date(), day)
            elif isinstance(value, int | float):
                sheet.number(row, column, value, plain)
            else:
                sheet.text(row, column, str(value), plain)
        if copied.hidden:
            sheet.raw.hide()
    return book.finished()


def as_ods(sheets: Mapping[str, Copied]) -> bytes:
    """Return sheets as LibreOffice would save them, with the least that OpenDocument asks for."""
    spaces = " ".join(
        f'xmlns:{name}="{_OPENDOCUMENT}:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    tables = "".join(_ods_table(name, copied) for name, copied in sheets.items())
    hidden = (
        '<style:style style:name="hidden" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        f'office:version="1.3"><office:automatic-styles>{hidden}</office:automatic-styles>'
        f"<office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        f'xmlns:manifest="{_OPENDOCUMENT}:manifest:1.0" manifest:version="1.3">'
        f"{entry.format('/', kind)}{entry.format('content.xml', 'text/xml')}</manifest:manifest>"
    )
    return packed(
        {
            "mimetype": kind.encode(),
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def _ods_table(name: str, copied: Copied) -> str:
    height = max((row for row, _ in copied.cells), default=0) + 1
    width = max((column for _, column in copied.cells), default=0) + 1
    spans = {area[:2]: area for area in copied.merged}
    covered = {
        (row, column)
        for first_row, first, last_row, last in copied.merged
        for row in range(first_row, last_row + 1)
        for column in range(first, last + 1)
    } - set(spans)
    rows = "".join(
        "<table:table-row>"
        + "".join(_ods_cell(copied, (row, at), spans, covered) for at in range(width))
        + "</table:table-row>"
        for row in range(height)
    )
    look = ' table:style-name="hidden"' if copied.hidden else ""
    return f'<table:table table:name="{escape(name)}"{look}>{rows}</table:table>'


def _ods_cell(
    copied: Copied,
    place: tuple[int, int],
    spans: Mapping[tuple[int, int], tuple[int, int, int, int]],
    covered: set[tuple[int, int]],
) -> str:
    if place in covered:
        return "<table:covered-table-cell/>"
    value = copied.cells.get(place)
    said = ""
    if place in spans:
        first_row, first, last_row, last = spans[place]
        said = (
            f' table:number-rows-spanned="{last_row - first_row + 1}"'
            f' table:number-columns-spanned="{last - first + 1}"'
        )
    if value is None:
        return f"<table:table-cell{said}/>"
    if isinstance(value, datetime):
        kind = f'office:value-type="date" office:date-value="{value:%Y-%m-%d}"'
        shown = f"{value:%d/%m/%Y}"
    elif isinstance(value, int | float):
        kind, shown = f'office:value-type="float" office:value="{value}"', str(value)
    else:
        kind, shown = 'office:value-type="string"', str(value)
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown.split("\n"))
    return f"<table:table-cell{said} {kind}>{lines}</table:table-cell>"


def letter_of(sheet: Copied, label: str) -> int:
    """Return the column in which a label stands.

    Raises:
        ValueError: it stands nowhere.
    """
    for (_, column), value in sheet.cells.items():
        if str(value) == label:
            return column
    raise ValueError(f"no column {label!r} up to {column_letter(99)}")
