"""One sheet of data: a heading and one Excel table, carried and adjusted figures marked."""

from __future__ import annotations

from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from pipeline.publish.theme import Role, Style, height_for
from pipeline.publish.workbook.cells import put, put_formula
from pipeline.publish.workbook.columns import ORDINAL, spelled
from pipeline.publish.workbook.page import A3, head, set_print

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipeline.publish.phrases import Record
    from pipeline.publish.sheetwriter import SheetWriter
    from pipeline.publish.workbook.columns import MeasureColumn, Table
    from pipeline.publish.workbook.page import Page

_STYLE: Final = "Table Style Light 1"
_PAGE_WIDTH: Final = 185.0  # characters across A3 at their full size
_WHOLE: Final = 100  # percent
_SMALLEST: Final = 70  # percent; smaller print cannot be read, so the sheet is cut into pages
_TALLEST: Final = 400.0  # points; a row cannot be taller than 409
_LETTER: Final = 1.1  # letters that stand where a column is one digit wide
_FRAME: Final = {"border": 1, "border_color": "#A6A6A6"}
_HEADER_POINTS: Final = 48


class Filled(Struct, frozen=True, eq=False, dict=True):
    """A table with its rows, as it stands on its sheet.

    Attributes:
        table: the declaration.
        rows: the records, each with its ordinal.
        first: the row of the first record on the sheet, from 0.
        sheet: the name of the sheet.
    """

    table: Table
    rows: tuple[Record, ...]
    first: int
    sheet: str

    @property
    def end(self) -> int:
        """The first row below the table."""
        return self.first + max(len(self.rows), 1)

    def target(self, at: int) -> str:
        """Return where a link to a record leads, by its place from 0."""
        return f"'{self.sheet}'!A{self.first + at + 1}"

    def link(self, project_code: str) -> str | None:
        """Return where a link to the first record of a project leads; None without one."""
        at = self._firsts.get(project_code)
        return None if at is None else self.target(at)

    @cached_property
    def _firsts(self) -> Mapping[str | None, int]:
        last = len(self.rows) - 1
        return {row.get("project_code"): last - at for at, row in enumerate(reversed(self.rows))}


def numbered(rows: Sequence[Record]) -> tuple[Record, ...]:
    """Return records with their ordinals, from 1."""
    return tuple({ORDINAL: place, **row} for place, row in enumerate(rows, 1))


def write_table(
    sheet: SheetWriter,
    page: Page,
    table: Table,
    rows: Sequence[Record],
    tables: Mapping[str, Table],
) -> Filled:
    """Write a data sheet: its heading and its table, frozen and set up for print."""
    widths = [column.width for column in table.columns]
    named = next(at for at, column in enumerate(table.columns) if column.field not in _NAMING)
    scale = int(_WHOLE * _PAGE_WIDTH / sum(widths))
    repeated = named if scale < _SMALLEST else 0
    top = head(sheet, page, table.heading, widths, (table.note,), first=repeated)
    for at, width in enumerate(widths):
        sheet.raw.set_column(at, at, width)
    filled = place_table(sheet, top, table, rows, tables)
    sheet.raw.freeze_panes(top + 1, named)
    set_print(sheet, page, (top, top), A3, scale=min(max(scale, _SMALLEST), _WHOLE))
    if repeated:
        sheet.raw.repeat_columns(0, repeated - 1)
    return filled


def place_table(
    sheet: SheetWriter,
    top: int,
    table: Table,
    rows: Sequence[Record],
    tables: Mapping[str, Table],
) -> Filled:
    """Write a table from a row on; without rows it keeps one empty row, as the format demands."""
    filled = Filled(table, numbered(rows), top + 1, sheet.name)
    formulas = [
        spelled(column.excel, tables, table) if column.excel else "" for column in table.columns
    ]
    area = (top, 0, filled.end - 1, len(table.columns) - 1)
    headers = [{"header": column.label} for column in table.columns]
    sheet.table(area, {"name": table.name, "style": _STYLE, "columns": headers}, formulas)
    _write_header(sheet, top, table)
    places = tuple(map(_Place.of, count(), table.columns, formulas))
    for place, record in enumerate(filled.rows):
        _write_row(sheet, filled.first + place, places, record)
    framed = (filled.first, 0, filled.end - 1, len(table.columns) - 1)
    sheet.colouring((framed,), "=TRUE", _FRAME)
    if not filled.rows:
        for at in range(len(table.columns)):
            sheet.blank(filled.first, at, Style(Role.PLAIN))
    return filled


def _write_header(sheet: SheetWriter, row: int, table: Table) -> None:
    for at, column in enumerate(table.columns):
        sheet.text(row, at, column.label, Style(Role.HEADER))
    sheet.height(row, _HEADER_POINTS)


class _Place(NamedTuple):
    """A column while its cells are written.

    Attributes:
        is_plain: its values stand in the records as they are.
    """

    at: int
    field: str
    column: MeasureColumn
    formula: str
    looks: Mapping[Role, Style]
    is_plain: bool
    letters: float  # that stand in one line

    @classmethod
    def of(cls, at: int, column: MeasureColumn, formula: str) -> _Place:
        looks = {role: Style(role, column.show) for role in _ROLES}
        is_plain = column.compute is None and column.words is None
        return cls(at, column.field, column, formula, looks, is_plain, column.width * _LETTER)


def _write_row(sheet: SheetWriter, row: int, places: Iterable[_Place], record: Record) -> None:
    """Write a record; unknown values leave no cell, only the frame that the whole table has."""
    height = 0.0
    marked, notes = _marked(record), record.get("adjustment_notes") or {}
    usual = Role.CARRIED if record.get("carried_from") else Role.CELL
    for at, field, column, formula, looks, is_plain, letters in places:
        value = record.get(field) if is_plain else column.value(record)
        if formula and not (column.stated and column.stated(record)):
            put_formula(sheet, row, at, formula, value, looks[marked.get(field, usual)])
        elif value is not None and value != "":
            put(sheet, row, at, value, looks[marked.get(field, usual)])
        if field in notes:
            sheet.comment(row, at, notes[field])
        if type(value) is str and len(value) > letters:
            height = max(height, height_for(value, letters))
    if height:
        sheet.height(row, min(height, _TALLEST))


def _marked(record: Record) -> Mapping[str, Role]:
    """Return the fields of a record that an officer replaced or that are of an earlier period."""
    carried, adjusted = record.get("carried_fields"), record.get("adjusted_fields")
    if not carried and not adjusted:
        return {}
    old = {part.partition("@")[0]: Role.CARRIED for part in (carried or "").split(";")}
    return {**old, **dict.fromkeys((adjusted or "").split(";"), Role.ADJUSTED)}


_ROLES: Final = (Role.CELL, Role.CARRIED, Role.ADJUSTED)
_NAMING: Final = frozenset({ORDINAL, "project_code", "project", "name", "group"})
