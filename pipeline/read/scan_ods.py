"""Scan the content of an .ods, where one short tag can stand for a billion cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.failure import FailureReason, UnreadableError
from pipeline.read.extras import extras_of_ods
from pipeline.read.facts import MAX_COLUMNS, MAX_ROWS, Merged, Scan, SheetFacts, is_read
from pipeline.read.legacy import font_of
from pipeline.read.package import Package, attributes, whole
from pipeline.read.scan import MAX_BOX_CELLS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.read.facts import Place

_ATTRIBUTES = rb"((?:\s(?:[^<>\"]|\"[^\"]*\")*)?)/?>"
_FRAME = re.compile(rb"<table:(table|table-column|table-row)" + _ATTRIBUTES)
_CELL_START = re.compile(rb"<table:(?:covered-)?table-cell")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell" + _ATTRIBUTES)
_TEXT = re.compile(
    rb"\s*(?:<office:annotation.*?</office:annotation>)?<text:p[^<>]*>([^<]*)", re.DOTALL
)
_STYLE = re.compile(
    rb"<style:style\s([^<>]*style:family=\"table-cell\"[^<>]*[^/])>(.*?)</style:style>", re.DOTALL
)
_TEXT_STYLE = re.compile(rb"<style:text-properties\s([^<>]*)>")
_ERROR = re.compile(r"#(?:DIV/0|N/A|NAME|NULL|NUM|REF|VALUE)[!?]?|Err:\d+")
# Blanks to the end of a sheet are one tag with a count; only one beyond the sheet is telling.
_FAR = rb'-repeated="(?:[2-9][0-9]{4}|[0-9]{6})'
_TELLING = re.compile(rb"-spanned|:formula|\"error\"|" + _FAR)
_FAR_ONLY = re.compile(_FAR)
_FRAME_TELLING = re.compile(rb"table:(?:name|number|visibility|default)")
_HIDDEN = {"collapse", "filter"}
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
    return Scan(sheets=_scan_content(content, _old_styles(content)), extras=extras)


def _old_styles(content: bytes) -> dict[str, str]:
    """Return the old font's name by the name of the cell style; mostly there are none."""
    styles = {attributes(m[1]).get("style:name", ""): _font(m[2]) for m in _STYLE.finditer(content)}
    return {name: font for name, font in styles.items() if font_of(font)}


def _font(style: bytes) -> str:
    match = _TEXT_STYLE.search(style)
    found = attributes(match[1]) if match else {}
    return found.get("style:font-name", found.get("fo:font-family", "")).strip("'")


def _scan_content(content: bytes, styles: Mapping[str, str]) -> dict[str, SheetFacts]:
    tables: dict[str, _Table] = {}
    table = _Table(styles)
    is_told = True
    frames = list(_FRAME.finditer(content))
    ends = [*(frame.start() for frame in frames), len(content)][1:]
    for frame, end in zip(frames, ends, strict=True):
        found = attributes(frame[2]) if _FRAME_TELLING.search(frame[2]) else {}
        if frame[1] == b"table":
            name = found.get("table:name", "")
            table, is_told = tables.setdefault(name, _Table(styles)), is_read(name)
        elif frame[1] == b"table-column":
            table.add_columns(found)
        else:
            table.start_row(found)
            _scan_row(content[frame.end() : end], table, is_told=is_told)
    return {name: table.facts() for name, table in tables.items()}


def _scan_row(row: bytes, table: _Table, *, is_told: bool) -> None:
    """Scan the cells of a row; where none of them is telling, only the last filled one counts.

    Of a sheet that nobody reads only the box of its filled cells is told, which calamine lays out.
    """
    values = row.count(b"office:value-type")
    last = row.rfind(b"office:value-type") if values else 0
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
        is_empty = row[match.end() - 2] == _SLASH
        text = None if is_empty else _TEXT.match(row, match.end())
        said = text[1].decode("utf-8", "replace") if text else ""
        table.add_cell(attributes(match[1]), said)


class _Table:
    """The place reached in a table, and what was met on the way."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self._styles = styles
        self._fonts: dict[Place, str] = {}
        self._usual: list[tuple[range, str]] = []
        self._row, self._rows, self._column, self._columns = 0, 0, 0, 0
        self._last_row = 0
        self._errors: dict[Place, str] = {}
        self._formulas: set[Place] = set()
        self._unvalued: set[Place] = set()
        self._hidden: list[tuple[int, int]] = []
        self._hidden_columns: set[int] = set()
        self._merged: list[Merged] = []

    def add_columns(self, found: dict[str, str]) -> None:
        repeated = _repeated(found, "table:number-columns-repeated", MAX_COLUMNS)
        columns = range(self._columns, self._columns + repeated)
        if found.get("table:visibility") in _HIDDEN:
            self._hidden_columns.update(columns)
        if found.get("table:default-cell-style-name") in self._styles:
            self._usual.append((columns, found["table:default-cell-style-name"]))
        self._columns += repeated

    def start_row(self, found: dict[str, str]) -> None:
        self._row += self._rows
        self._rows = _repeated(found, "table:number-rows-repeated", MAX_ROWS)
        self._column = 0
        if found.get("table:visibility") in _HIDDEN:
            self._hidden.append((self._row, self._row + self._rows))

    @property
    def is_plain(self) -> bool:
        """Whether no font needs to be told."""
        return not self._styles

    def pass_cells(self, filled: int) -> None:
        """Pass the cells of a row up to the last filled one; none is merged or repeated."""
        if filled:
            self._reach(filled)

    def add_cell(self, found: dict[str, str], text: str) -> None:
        repeated = _repeated(found, "table:number-columns-repeated", MAX_COLUMNS)
        if "office:value-type" in found or "table:formula" in found or text:
            self._fill(found, text, repeated)
        self._column += repeated

    def _fill(self, found: dict[str, str], text: str, repeated: int) -> None:
        bottom, right = self._reach(repeated)
        self._merge(found)
        usual = next((style for columns, style in self._usual if self._column in columns), "")
        font = self._styles.get(found.get("table:style-name", usual))
        self._fonts |= {(self._row, self._column): font} if font else {}
        formula = "table:formula" in found
        is_error = found.get("calcext:value-type") == "error" or (
            formula and _ERROR.fullmatch(text.strip()) is not None
        )
        if not formula and not is_error:
            return
        places = [(r, c) for r in range(self._row, bottom) for c in range(self._column, right)]
        self._errors |= dict.fromkeys(places, text or "#?") if is_error else {}
        self._formulas.update(places if formula else ())
        self._unvalued.update(() if "office:value-type" in found else places)

    def _reach(self, repeated: int) -> Place:
        """Note that a cell is filled; return the row below it and the column after it."""
        bottom, right = self._row + self._rows, self._column + repeated
        if bottom * right > MAX_BOX_CELLS:
            raise UnreadableError(FailureReason.TOO_MANY_CELLS, f"{bottom} × {right}")
        self._last_row = max(self._last_row, bottom)
        return bottom, right

    def _merge(self, found: dict[str, str]) -> None:
        rows = whole(found.get("table:number-rows-spanned"), 1)
        columns = whole(found.get("table:number-columns-spanned"), 1)
        if rows > 1 or columns > 1:
            bottom, right = self._row + rows - 1, self._column + columns - 1
            self._merged.append(Merged(self._row, self._column, bottom, right))

    def facts(self) -> SheetFacts:
        """Return what was met; rows hidden below the last filled one are nobody's concern."""
        rows = (range(top, min(end, self._last_row)) for top, end in self._hidden)
        return SheetFacts(
            errors=self._errors,
            formulas=frozenset(self._formulas),
            unvalued=frozenset(self._unvalued - self._errors.keys()),
            hidden_rows=frozenset(row for hidden in rows for row in hidden),
            hidden_columns=frozenset(self._hidden_columns),
            merged=tuple(self._merged),
            fonts=self._fonts,
        )


def _repeated(found: dict[str, str], name: str, limit: int) -> int:
    if name not in found:
        return 1
    repeated = whole(found[name], limit + 1)
    if repeated > limit:
        raise UnreadableError(FailureReason.TOO_MANY_CELLS, f"{name}={found[name]}")
    return max(repeated, 1)
