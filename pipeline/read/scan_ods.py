"""Scan the content of an .ods, where one short tag can stand for a billion cells."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from pipeline.failure import FailureReason, UnreadableError
from pipeline.read.extras import extras_of_ods
from pipeline.read.facts import MAX_COLUMNS, MAX_ROWS, Scan, is_read
from pipeline.read.legacy import font_of
from pipeline.read.ods_sheets import ATTRIBUTES, are_apart, sheets_of, trimmed
from pipeline.read.ods_table import OdsTable
from pipeline.read.package import Package, attributes, whole
from pipeline.read.scan import MAX_BOX_CELLS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.read.facts import SheetFacts
    from pipeline.read.ods_sheets import OdsSheet


_BODY = b"<office:body"  # styles stand before it
_FRAME = re.compile(rb"<table:(table-column|table-row)" + ATTRIBUTES)
_CELL_START = re.compile(rb"<table:(?:covered-)?table-cell")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell" + ATTRIBUTES)
_TEXT = re.compile(
    rb"\s*(?:<office:annotation.*?</office:annotation>)?<text:p[^<>]*>([^<]*)", re.DOTALL
)
_STYLE = re.compile(
    rb"<style:style\s([^<>]*style:family=\"table-cell\"[^<>]*[^/])>(.*?)</style:style>", re.DOTALL
)
_TEXT_STYLE = re.compile(rb"<style:text-properties\s([^<>]*)>")
# Blanks to the end of a sheet are one tag with a count; only one beyond the sheet is telling.
_FAR = rb'-repeated="(?:[2-9][0-9]{4}|[0-9]{6})'
_MARKS = rb"-spanned|:formula|\"error\""  # of cells that need a look
_TELLING = re.compile(_MARKS + b"|" + _FAR)
_FAR_ONLY = re.compile(_FAR)
_CELL_TELLING = re.compile(_MARKS + b"|-repeated")
_FRAME_TELLING = re.compile(rb"table:(?:number|visibility|default)")
_VALUE = b"office:value-type"
_ROW = b"<table:table-row"
_REPEATED = re.compile(rb'(rows|columns)-repeated="([^"]*)"')
_MOST = {b"rows": MAX_ROWS, b"columns": MAX_COLUMNS}
_TABLE_TELLING = (b":formula", b'"error"', b":visibility")
_ROW_START = re.compile(rb"<table:table-row(?=[\s/>])")
_SPANNED = b"-spanned"
_CELL_END = b"</table:table-cell>"
_SLASH = ord("/")


def scan_ods(data: bytes) -> Scan:
    """Scan a whole .ods.

    Raises:
        UnreadableError: a password, a damaged part, or too many cells.
    """
    package = Package(data)
    manifest = package.part("META-INF/manifest.xml")
    if b"encryption-data" in manifest:
        raise UnreadableError(FailureReason.ENCRYPTED, "manifest names encryption data")
    content = package.part("content.xml")
    if not content:
        raise UnreadableError(FailureReason.DAMAGED, "no content part")
    package.part("styles.xml")
    extras = extras_of_ods(package.names, manifest, content)
    sheets, styles = tuple(sheets_of(content)), _old_styles(content)
    if package.has_utf16 or not are_apart(content, sheets):
        return Scan(sheets=_scan_sheets(content, sheets, styles), extras=extras)
    read = [sheet for sheet in sheets if is_read(sheet.name)]
    trim = partial(trimmed, package, content, sheets)
    return Scan(sheets=_scan_sheets(content, read, styles), extras=extras, trimmed=trim)


def _old_styles(content: bytes) -> dict[str, str]:
    """Return the old font's name by the name of the cell style; mostly there are none."""
    found = _STYLE.finditer(content, 0, max(content.find(_BODY), 0) or len(content))
    styles = {attributes(match[1]).get("style:name", ""): _font(match[2]) for match in found}
    return {name: font for name, font in styles.items() if font_of(font)}


def _font(style: bytes) -> str:
    match = _TEXT_STYLE.search(style)
    found = attributes(match[1]) if match else {}
    return found.get("style:font-name", found.get("fo:font-family", "")).strip("'")


def _scan_sheets(
    content: bytes, sheets: Sequence[OdsSheet], styles: Mapping[str, str]
) -> dict[str, SheetFacts]:
    tables: dict[str, OdsTable] = {}
    for name, start, end in sheets:
        table, is_told = tables.setdefault(name, OdsTable(styles)), is_read(name)
        body = content[start:end]
        if styles or not _is_seen_at_a_glance(body, is_told=is_told):
            _scan_table(body, table, is_told=is_told)
        elif is_told:
            _note_merged(body, table)
    return {name: table.facts() for name, table in tables.items()}


def _is_seen_at_a_glance(table: bytes, *, is_told: bool) -> bool:
    """Tell a table that need not be walked: nothing computed or hidden, and small.

    Before the last value nothing is repeated there, so it has no more rows and columns than tags.
    """
    if is_told and any(mark in table for mark in _TABLE_TELLING):
        return False
    last = max(table.rfind(_VALUE), 0)
    first = min(max(table.find(_ROW), 0), last)
    filled = table[first:last]
    return (
        b"-repeated" not in filled
        and table.find(b"<text:p", _end_of_cell(table, last)) < 0
        and _most_cells(filled) <= MAX_BOX_CELLS
        and _ends_in_sheet(table[:first])
        and _ends_in_sheet(table[last:])
    )


def _most_cells(filled: bytes) -> int:
    """Return a number that the cells of the box around these tags do not exceed."""
    rows = filled.split(_ROW)
    return len(rows) * max(row.count(b"table-cell") for row in rows)


def _end_of_cell(table: bytes, inside: int) -> int:
    """Return where the cell ends in whose tag a place is; the place itself where it is in none."""
    match = _CELL.match(table, max(table.rfind(b"<", 0, inside), 0))
    if match is None:
        return inside
    is_empty = table[match.end() - 2] == _SLASH
    return match.end() if is_empty else max(table.find(_CELL_END, match.end()), match.end())


def _note_merged(body: bytes, table: OdsTable) -> None:
    """Note the merged cells of a table in which nothing is repeated before the last value."""
    row, column, looked = -1, 0, 0
    while (mark := body.find(_SPANNED, looked)) >= 0:
        start = max(body.rfind(b"<", looked, mark), looked)
        rows = [found.start() for found in _ROW_START.finditer(body, looked, mark)]
        passed = len(_CELL_START.findall(body, rows[-1] if rows else looked, start))
        row, column = row + len(rows), passed if rows else column + passed
        looked = mark + len(_SPANNED)
        if cell := _CELL.match(body, start):
            if _is_filled(body, cell):
                table.merge((row, column), attributes(cell[1]))
            column, looked = column + 1, cell.end()


def _ends_in_sheet(tags: bytes) -> bool:
    """Whether no count of blank columns or rows is more than a sheet has."""
    return all(
        whole(count.decode("ascii", "replace"), _MOST[kind] + 1) <= _MOST[kind]
        for kind, count in _REPEATED.findall(tags)
    )


def _scan_table(body: bytes, table: OdsTable, *, is_told: bool) -> None:
    frames = list(_FRAME.finditer(body))
    ends = [*(frame.start() for frame in frames), len(body)][1:]
    for frame, end in zip(frames, ends, strict=True):
        found = attributes(frame[2]) if _FRAME_TELLING.search(frame[2]) else {}
        if frame[1] == b"table-column":
            table.add_columns(found)
        else:
            table.start_row(found)
            _scan_row(body[frame.end() : end], table, is_told=is_told)


def _scan_row(row: bytes, table: OdsTable, *, is_told: bool) -> None:
    """Scan the cells of a row; where none of them is telling, only the last filled one counts.

    Of a sheet that nobody reads only the box of its filled cells is told, which calamine lays out.
    """
    values = row.count(_VALUE)
    last = row.rfind(_VALUE) if values else 0
    telling = _TELLING if is_told else _FAR_ONLY
    is_plain = table.is_plain or not is_told
    if (
        is_plain
        and not telling.search(row)
        and b"-repeated" not in row[:last]
        and row.count(b"<text:p") <= values
    ):
        table.pass_cells(len(_CELL_START.findall(row, 0, last)))
        return
    for match in _CELL.finditer(row):
        if is_plain and not _CELL_TELLING.search(match[1]):
            table.pass_cell(is_filled=_is_filled(row, match))
        else:
            table.add_cell(attributes(match[1]), _text(row, match).decode("utf-8", "replace"))


def _is_filled(xml: bytes, cell: re.Match[bytes]) -> bool:
    return _VALUE in cell[1] or bool(_text(xml, cell))


def _text(xml: bytes, cell: re.Match[bytes]) -> bytes:
    """Return the first line of what stands in a cell, by the match of its tag."""
    is_empty = xml[cell.end() - 2] == _SLASH
    text = None if is_empty else _TEXT.match(xml, cell.end())
    return text[1] if text else b""
