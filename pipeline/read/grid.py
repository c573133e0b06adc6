"""A workbook as sparse grids: what stands in each filled cell, and what kind of content it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from pipeline.cell import Kind
from pipeline.failure import FailureReason, UnreadableError
from pipeline.intake.content import Content, content_of
from pipeline.read.facts import RawSheet, Scan, SheetFacts, is_lists, is_needed, is_read
from pipeline.read.ladder import by_calamine, by_second_reader
from pipeline.read.scan import scan_ooxml
from pipeline.read.scan_ods import scan_ods
from pipeline.read.scan_xls import scan_xls
from pipeline.read.scan_xlsb import scan_xlsb
from pipeline.read.scripts import in_unicode
from pipeline.read.unlock import unlocked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pipeline.cell import Raw
    from pipeline.failure import Failure
    from pipeline.read.book import Extra
    from pipeline.read.facts import Merged, Place

MAX_FILE_BYTES = 50_000_000
_NO_FACTS = SheetFacts()


class GridCell(NamedTuple):
    """One cell: its value (of an error, the error's name), its kind, whether a formula made it."""

    raw: Raw
    kind: Kind
    formula: bool = False


_BLANK = GridCell(None, Kind.BLANK)


class Grid(Struct, frozen=True):
    """One sheet; all rows and columns count from 0.

    Attributes:
        name: as on its tab.
        hidden: the sheet is hidden.
        rows: filled cells by row, then by column, both ascending.
        errors: error cells, ``#REF!``.
        facts: formulas, hidden rows and columns, merged ranges.
        originals: what stood in cells that were in an old script; `rows` has them in Unicode.
        scripts: the old scripts.
    """

    name: str
    hidden: bool
    rows: Mapping[int, Mapping[int, Raw]]
    errors: Mapping[Place, str] = field(default_factory=dict)
    facts: SheetFacts = _NO_FACTS
    originals: Mapping[Place, str] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()

    def cell(self, row: int, column: int) -> GridCell:
        """Return a cell; one that nobody filled is blank."""
        place = (row, column)
        formula = place in self.facts.formulas
        if place in self.errors:
            return GridCell(self.errors[place], Kind.ERROR, formula)
        raw = self.rows.get(row, {}).get(column)
        if raw is not None:
            return GridCell(raw, Kind.VALUE, formula)
        if place in self.facts.unvalued:
            return GridCell(None, Kind.UNVALUED, formula=True)
        return GridCell(None, Kind.BLANK, formula) if formula else _BLANK

    @property
    def hidden_rows(self) -> frozenset[int]:
        """Rows that are hidden or filtered away."""
        return self.facts.hidden_rows

    @property
    def hidden_columns(self) -> frozenset[int]:
        """Columns that are hidden."""
        return self.facts.hidden_columns

    @property
    def merged(self) -> tuple[Merged, ...]:
        """Merged ranges; their value stands in the first cell."""
        return self.facts.merged


class Workbook(Struct, frozen=True):
    """A file that could be read.

    Attributes:
        content: what the file is, whatever it is called.
        grids: its worksheets in tab order, hidden ones included; that of its lists only where it
            came along with the others.
        lost: sheets that could not be read, with what was seen (for a developer).
        date1904: days were counted from 1904 (dates in the grids are right already).
        extras: what it holds besides cells, in order.
        lists: reads the sheet of its lists where `grids` lacks it: few files need it.
    """

    content: Content
    grids: tuple[Grid, ...]
    lost: tuple[tuple[str, str], ...] = ()
    date1904: bool = False
    extras: tuple[Extra, ...] = ()
    lists: Callable[[], tuple[Grid, ...]] = tuple


def read_grids(data: bytes, content: Content | None = None) -> Workbook | Failure:
    """Read a whole file from its bytes, by its content and not by its name.

    The scan comes first: it refuses what would harm, and sends what calamine cannot bear to the
    second reader. Run it in a worker (`pipeline.worker`): an allocation that fails inside
    calamine still ends the process.

    Args:
        data: the whole file.
        content: what `content_of` says of it, where somebody has asked already.
    """
    try:
        return _read(data, content or content_of(data))
    except UnreadableError as unreadable:
        if unreadable.failure.reason is not FailureReason.ENCRYPTED:
            return unreadable.failure
        return _read_unlocked(data, unreadable.failure)


def _read_unlocked(data: bytes, failure: Failure) -> Workbook | Failure:
    """Read a workbook that is locked with the built-in password; another one is its sender's."""
    opened = unlocked(data)
    if opened is None or (content := content_of(opened)) not in _SCANS:
        return failure
    try:
        return _read(opened, content)
    except UnreadableError as unreadable:
        return unreadable.failure


def _read(data: bytes, content: Content) -> Workbook:
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableError(FailureReason.TOO_LARGE, f"{len(data)} bytes")
    if content not in _SCANS:
        raise UnreadableError(_REFUSED.get(content, FailureReason.NOT_WORKBOOK), content)
    scan = _SCANS[content](data)
    sheets = tuple(_without_damage(sheet, scan) for sheet in _sheets(data, content, scan))
    lost = tuple((sheet.name, sheet.lost) for sheet in sheets if sheet.lost)
    grids = _grids(sheets, scan)
    if not any(grid.rows or grid.errors or grid.facts.formulas for grid in grids):
        reason = FailureReason.DAMAGED if lost else FailureReason.NO_CELLS
        raise UnreadableError(reason, "; ".join(f"{name}: {why}" for name, why in lost))
    lists = partial(_lists, data, scan) if scan.for_calamine else tuple
    return Workbook(content, grids, lost, scan.date1904, tuple(sorted(scan.extras)), lists)


def _lists(data: bytes, scan: Scan) -> tuple[Grid, ...]:
    """Read the sheet of the lists, as by the scan it may be; without it they are not known."""
    try:
        sheets = _by_calamine(data, scan, is_lists)
    except UnreadableError:
        return ()
    return _grids((_without_damage(sheet, scan) for sheet in sheets), scan)


def _grids(sheets: Iterable[RawSheet], scan: Scan) -> tuple[Grid, ...]:
    return tuple(_grid(sheet, scan) for sheet in sheets if not sheet.lost)


def _without_damage(sheet: RawSheet, scan: Scan) -> RawSheet:
    """Give up a sheet whose part does not match its checksum, even if a library read it."""
    damage = scan.broken.get(sheet.name, "")
    return RawSheet(sheet.name, sheet.hidden, lost=damage) if damage else sheet


def _sheets(data: bytes, content: Content, scan: Scan) -> tuple[RawSheet, ...]:
    """Read by calamine; ask the second reader for what calamine may not see or did not give.

    Of a damaged file all sheets are read, to tell which of them are lost.
    """
    if not scan.for_calamine:
        return by_second_reader(data, content)
    try:
        sheets = _by_calamine(data, scan, is_read if scan.broken else is_needed)
    except UnreadableError as unread:
        if unread.failure.reason is FailureReason.ENCRYPTED:
            raise
        return by_second_reader(data, content)
    return _mend(sheets, data, content) if any(sheet.lost for sheet in sheets) else sheets


def _by_calamine(data: bytes, scan: Scan, is_wanted: Callable[[str], bool]) -> tuple[RawSheet, ...]:
    return by_calamine(scan.trimmed(is_wanted) if scan.trimmed else data, is_wanted)


def _mend(sheets: tuple[RawSheet, ...], data: bytes, content: Content) -> tuple[RawSheet, ...]:
    try:
        second = {sheet.name: sheet for sheet in by_second_reader(data, content)}
    except UnreadableError:
        return sheets
    return tuple(second.get(sheet.name, sheet) if sheet.lost else sheet for sheet in sheets)


def _grid(sheet: RawSheet, scan: Scan) -> Grid:
    facts = scan.sheets.get(sheet.name, _NO_FACTS)
    errors = {**sheet.errors, **facts.errors}
    rows, originals, scripts = in_unicode(sheet.rows, facts.fonts, facts.formulas)
    return Grid(sheet.name, sheet.hidden, rows, errors, facts, originals, scripts)


def _scan_page(data: bytes) -> Scan:
    from pipeline.read.web_page import read_page  # noqa: PLC0415 (seldom needed)

    sheets = {
        sheet.name: SheetFacts(merged=tuple(sheet.merged), fonts=sheet.fonts)
        for sheet in read_page(data)
    }
    return Scan(sheets=sheets, for_calamine=False)


_SCANS: dict[Content, Callable[[bytes], Scan]] = {
    Content.XLSX: scan_ooxml,
    Content.XLSB: scan_xlsb,
    Content.ODS: scan_ods,
    Content.XLS: scan_xls,
    Content.HTML: _scan_page,
}
_REFUSED = {
    Content.EMPTY: FailureReason.EMPTY,
    Content.LOCKED: FailureReason.ENCRYPTED,
    Content.OTHER_SHEET: FailureReason.OTHER_SHEET,
    Content.COMPOUND: FailureReason.DAMAGED,  # an .xls cut short has lost its directory
}
