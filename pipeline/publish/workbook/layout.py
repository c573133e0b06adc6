"""Blocks in the layout such offices use: merged headers, column numbers, lines looked up by key."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from pipeline.cell import Address
from pipeline.publish.theme import STATUS_FILLS, Role, Show, Style, height_for
from pipeline.publish.workbook.cells import put, put_formula
from pipeline.publish.workbook.measured import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.publish.phrases import Record
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.publish.workbook.columns import Scalar, Table

_FAT: Final = 0.9  # bold letters take more room than the count of letters says
_TALLEST: Final = 400.0  # points; a row cannot be taller than 409
_BAND_POINTS: Final = 18.0
_STATUSES: Final = frozenset({"status", "status_by_rule", "previous_status"})
_FILL_OF: Final = {"xanh": "green", "vang": "amber", "do": "red", "xam": "grey"}


class Shown(Struct, frozen=True):
    """One column of a block.

    Attributes:
        field: the column of the table in which a line is looked up.
        label: the lowest header.
        bands: the wide headers above it, the widest first.
        width: in characters.
        show: where it differs from the table's own.
    """

    field: str
    label: str
    bands: tuple[str, ...] = ()
    width: float = 10
    show: Show | None = None


class Line(Struct, frozen=True):
    """One row of a block.

    Attributes:
        record: the pipeline's values.
        words: what stands in columns that are no figure of the table, by field.
        table: where its figures are looked up; None for a line of words.
        key: the value of the table's key column.
        fields: the table's columns that stand for others of the block.
        role: total, section, cell or carried.
        link: the cell of the data sheets that its name leads to.
    """

    record: Record
    words: Mapping[str, Scalar]
    table: Table | None = None
    key: str | int = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    role: Role = Role.CELL
    link: str | None = None


class Placed(Struct, frozen=True):
    """Where a block stands: the rows of its header, of its column numbers, and below its end."""

    header: int
    numbers: int
    end: int


LINKED: Final = "project_code"
"""The column whose text leads to a line's rows; a name would not be wrapped as a link."""

LEADS: Final = "→"
"""What leads to its rows where a line has no code."""


def write_block(
    sheet: SheetWriter, top: int, columns: Sequence[Shown], lines: Sequence[Line]
) -> Placed:
    """Write a block from a row on; the sheet's columns must have their widths."""
    numbers = _write_header(sheet, top, columns)
    for row, line in enumerate(lines, numbers + 1):
        heights = [_write_cell(sheet, (row, at), column, line) for at, column in enumerate(columns)]
        sheet.height(row, min(max(heights), _TALLEST))
    end = numbers + 1 + len(lines)
    _colour_statuses(sheet, (numbers + 1, end - 1), columns)
    return Placed(top, numbers, end)


def set_widths(sheet: SheetWriter, columns: Sequence[Shown]) -> None:
    """Give a sheet's columns the widths of a block."""
    for at, column in enumerate(columns):
        sheet.raw.set_column(at, at, column.width)


def lookup(table: Table, column: str, key: str | int) -> str:
    """Return the formula that finds a figure by the table's key.

    A plain value may be blank, which a lookup would give as 0; a formula never is.
    """
    quoted = f'"{key}"' if isinstance(key, str) else str(key)
    found = f"INDEX({table.whole(column)},MATCH({quoted},{table.whole(table.key[0])},0))"
    return f"={found}" if table.fields[column].excel else f'=IF({found}="","",{found})'


def _write_header(sheet: SheetWriter, top: int, columns: Sequence[Shown]) -> int:
    """Write the merged headers and the row of column numbers; return the row of the numbers."""
    depth = 1 + max(len(column.bands) for column in columns)
    for level in range(depth):
        for start, end, text, low in _runs(columns, level, depth):
            sheet.merged((top + level, start, top + low, end), text, Style(Role.HEADER))
        sheet.height(top + level, _header_height(columns, level, depth))
    for at in range(len(columns)):
        sheet.text(top + depth, at, f"({at + 1})", Style(Role.NUMBERING))
    return top + depth


def _runs(columns: Sequence[Shown], level: int, depth: int) -> list[tuple[int, int, str, int]]:
    """Return the headers of a level: first and last column, text, last level that it covers."""
    groups = groupby(range(len(columns)), lambda at: columns[at].bands[: level + 1])
    found: list[tuple[int, int, str, int]] = []
    for path, places in groups:
        run = list(places)
        if len(path) > level:
            found.append((run[0], run[-1], path[level], level))
        else:
            found += [
                (at, at, columns[at].label, depth - 1)
                for at in run
                if len(columns[at].bands) == level
            ]
    return found


def _header_height(columns: Sequence[Shown], level: int, depth: int) -> float:
    heights = [_BAND_POINTS]
    for start, end, text, low in _runs(columns, level, depth):
        width = sum(column.width for column in columns[start : end + 1])
        heights.append(height_for(text, width * _FAT) / (low - level + 1))
    if level == depth - 1:
        spanning = (column for column in columns if len(column.bands) < level)
        heights += [
            height_for(column.label, column.width * _FAT)
            - _BAND_POINTS * (level - len(column.bands))
            for column in spanning
        ]
    return max(heights)


def _write_cell(sheet: SheetWriter, at: tuple[int, int], column: Shown, line: Line) -> float:
    """Write a cell; return the height that it asks for."""
    if column.field in line.words:
        return _write_words(sheet, at, column, line)
    name = line.fields.get(column.field, column.field)
    if line.table is None or name not in line.table.fields:
        put(sheet, *at, None, Style(line.role))
        return _BAND_POINTS
    declared = line.table.fields[name]
    value = declared.value(line.record)
    style = Style(line.role, column.show or declared.show)
    put_formula(sheet, *at, lookup(line.table, name, line.key), value, style)
    return height_for(value, column.width) if isinstance(value, str) else _BAND_POINTS


def _write_words(sheet: SheetWriter, at: tuple[int, int], column: Shown, line: Line) -> float:
    said = line.words[column.field]
    if column.field == LINKED and line.link and isinstance(said, str):
        role = Role.LINK if line.role is Role.CELL else line.role
        sheet.link(*at, line.link, said, Style(role))
    else:
        put(sheet, *at, said, Style(line.role, column.show or Show.TEXT))
    if not isinstance(said, str):
        return _BAND_POINTS
    is_bold = line.role in {Role.TOTAL, Role.SECTION}
    return height_for(said, column.width * (_FAT if is_bold else 1))


def _colour_statuses(sheet: SheetWriter, rows: tuple[int, int], columns: Sequence[Shown]) -> None:
    first, last = rows
    for at, column in enumerate(columns):
        if column.field in _STATUSES and last >= first:
            colour_status(sheet, (first, at, last, at))


def colour_status(sheet: SheetWriter, area: tuple[int, int, int, int]) -> None:
    """Colour cells that hold a status by the word in them, as a formula may change it."""
    first, column, _, _ = area
    for code, word in STATUS_WORDS.items():
        look = {"bg_color": STATUS_FILLS[_FILL_OF[code]]}
        sheet.colouring((area,), f'={Address(first, column)}="{word}"', look)
