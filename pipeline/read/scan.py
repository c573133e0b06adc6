"""Scan the sheet XML of .xlsx and .xlsm for what calamine cannot see and must not be shown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pipeline.failure import FailureReason, UnreadableError
from pipeline.read.extras import extras_of_package
from pipeline.read.facts import MAX_COLUMNS, MAX_ROWS, Merged, Scan, SheetFacts, is_read
from pipeline.read.fonts import old_fonts, old_styles
from pipeline.read.formulas import column_of, formulas_of
from pipeline.read.lean import LeanZip, cells_of
from pipeline.read.package import Package, attributes, related, relations_part, whole
from pipeline.read.sheet_walk import SheetCell, place_of, walked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_BOX_CELLS = 20_000_000
MAX_SPARSE_CELLS = 1_000_000
_SHARED = {"sharedStrings", "styles"}
_SUSPECT_STRINGS = 100_000
_STRING_BYTES = len(b"<si/>")
_SHORT_PART = 4_096  # bytes; longer lists of merged ranges are no form's

_WORKBOOK_PROPERTIES = re.compile(rb"<(?:[\w.-]+:)?workbookPr\b([^<>]*)>")
_SHEET = re.compile(rb"<(?:[\w.-]+:)?sheet\s([^<>]*)>")
_STRINGS = re.compile(rb"<(?:[\w.-]+:)?sst\b([^<>]*)>")
_HIDDEN_COLUMN = re.compile(rb"<(?:[\w.-]+:)?col\s([^<>]*hidden[^<>]*)>")
_MERGE = re.compile(
    rb"<(?:[\w.-]+:)?mergeCell\s[^<>]*?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']"
)

# Excel, LibreOffice, WPS and the writing libraries put the reference first. A sheet that does,
# and has no cell beyond ZZ9999, needs no walk: only its formulas and errors are looked up.
_UNUSUAL = re.compile(rb'<(?:c(?! r="[A-Z]{1,2}[0-9]{1,4}")|row(?! r="[0-9]{1,7}"))[\s/>]')
_TELLING = (re.compile(rb"<f[\s/>]"), re.compile(rb' t="e"'))
_HIDDEN_ROW = re.compile(rb'<row( r="[0-9]{1,7}"[^<>]*\shidden="(?:1|true)"[^<>]*)>')
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?v(?:\s[^<>]*)?>([^<]*)<")
_INLINE = re.compile(rb"<(?:[\w.-]+:)?is[\s>]")


def scan_ooxml(data: bytes) -> Scan:
    """Scan a whole .xlsx or .xlsm.

    Raises:
        UnreadableError: nothing of the file may be read, or nothing can be.
    """
    package = Package(data)
    start = package.part(relations_part(""))
    book = next(
        (part for kind, part in related("", start).values() if kind == "officeDocument"), ""
    )
    if book not in package:
        raise UnreadableError(FailureReason.DAMAGED, "no workbook part")
    xml = package.part(book)
    links = package.part(relations_part(book))
    relations = related(book, links)
    parts = dict(_sheet_parts(xml, {key: part for key, (_, part) in relations.items()}))
    wanted = [(kind, part) for kind, part in relations.values() if kind in _SHARED]
    shared = {part: package.part(part) for _, part in wanted}
    honest = all(map(_is_honest, shared.values()))
    lean, styles = LeanZip(), shared.get(dict(wanted).get("styles", ""), b"")
    facts, broken = _scan_sheets(package, parts, old_styles(styles), lean)
    _refuse_document_types(package, {book, *parts.values(), *shared})
    told = {relations_part(""): start, book: xml, relations_part(book): links, **shared}
    for part, content in told.items():
        package.hand_on(part, content, lean, is_whole=True)
    return Scan(
        sheets=facts,
        broken=broken,
        date1904=_counts_from_1904(xml),
        for_calamine=honest
        and not package.has_utf16
        and all(sheet.is_dense for sheet in facts.values()),
        extras=extras_of_package(package.names),
        trimmed=lambda _: lean.whole(),
    )


def _sheet_parts(xml: bytes, targets: dict[str, str]) -> Iterator[tuple[str, str]]:
    for match in _SHEET.finditer(xml):
        found = attributes(match[1])
        key = next((found[name] for name in found if name.endswith(":id")), "")
        if key in targets and is_read(name := found.get("name", "")):
            yield name, targets[key]


def _scan_sheets(
    package: Package, parts: dict[str, str], styles: Mapping[int, str], lean: LeanZip
) -> tuple[dict[str, SheetFacts], dict[str, str]]:
    facts, broken = {}, {}
    for name, part in parts.items():
        try:
            xml = package.part(part)
            told = scan_sheet(xml)
            package.hand_on(part, cells_of(xml), lean, is_whole=False)
            facts[name] = replace(told, fonts=old_fonts(xml, styles)) if styles else told
        except UnreadableError as lost:
            if lost.failure.reason is not FailureReason.DAMAGED:
                raise
            broken[name] = lost.failure.detail
    return facts, broken


def _refuse_document_types(package: Package, seen: set[str]) -> None:
    for name in package.other_parts(seen):
        try:
            package.refuse_document_type(name)
        except UnreadableError as found:
            # A damaged picture or theme costs no figure.
            if found.failure.reason is not FailureReason.DAMAGED:
                raise


def _is_honest(strings: bytes) -> bool:
    """Tell a count of shared strings that the part can hold from one that it cannot."""
    match = _STRINGS.search(strings)
    count = whole(attributes(match[1]).get("uniqueCount"), 0) if match else 0
    return count < _SUSPECT_STRINGS or count * _STRING_BYTES <= len(strings)


def _counts_from_1904(xml: bytes) -> bool:
    match = _WORKBOOK_PROPERTIES.search(xml)
    return match is not None and attributes(match[1]).get("date1904") in {"1", "true"}


def scan_sheet(xml: bytes) -> SheetFacts:
    """Scan one worksheet part.

    Raises:
        UnreadableError: the filled cells are too many and too far apart for any reader.
    """
    hidden_columns = frozenset(_hidden_columns(xml))
    merged = _merged(xml)
    end = xml.rfind(b"</sheetData")  # behind it stand rules, as long as all the cells
    cells = xml[:end] if end >= 0 else xml
    if b":sheetData" in xml or _UNUSUAL.search(cells):
        return _walk_sheet(xml, hidden_columns, merged)
    hidden_rows = frozenset(
        int(attributes(match[1])["r"]) - 1
        for match in (_HIDDEN_ROW.finditer(cells) if b' hidden="' in cells else ())
    )
    formulas = formulas_of(cells)
    if formulas is None:
        return _facts(list(_telling_cells(cells)), hidden_rows, hidden_columns, merged)
    places, unvalued = formulas
    return SheetFacts({}, places, unvalued, hidden_rows, hidden_columns, merged)


def _merged(xml: bytes) -> tuple[Merged, ...]:
    first, last = _found(xml, b"mergeCells"), xml.rfind(b"mergeCell")
    part = xml[first : _found(xml, b">", last) + 1] if last >= 0 else b""
    return _known_merged_in(part) if len(part) <= _SHORT_PART else _merged_in(part)


def _merged_in(part: bytes) -> tuple[Merged, ...]:
    """Return the merged ranges of a part's list; sheets of one form have the same."""
    return tuple(
        Merged(int(top) - 1, column_of(left), int(bottom) - 1, column_of(right))
        for left, top, right, bottom in _MERGE.findall(part)
    )


_known_merged_in = lru_cache(1 << 7)(_merged_in)


def _telling_cells(xml: bytes) -> Iterator[SheetCell]:
    """Yield the cells with a formula or an error, found from the mark back to the cell's start."""
    for mark in _TELLING:
        passed = 0  # each byte is looked at once, however many marks a cell or none has
        for match in mark.finditer(xml):
            start = xml.rfind(b"<c ", passed, match.end())
            if start < 0:
                passed = max(passed, match.start())
                continue
            inside = xml.find(b">", start)
            is_closed = xml[inside - 1 : inside] == b"/"
            end = inside if is_closed else _found(xml, b"</c>", match.start())
            passed = end
            found = attributes(xml[start:inside])
            yield SheetCell(place_of(found.get("r", "")), found.get("t", ""), xml[inside:end])


def _walk_sheet(
    xml: bytes, hidden_columns: frozenset[int], merged: tuple[Merged, ...]
) -> SheetFacts:
    hidden_rows: set[int] = set()
    filled = [cell for cell in walked(xml, hidden_rows) if _is_filled(cell)]
    last_row = max((cell.place[0] for cell in filled), default=0)
    last_column = max((cell.place[1] for cell in filled), default=0)
    inside = last_row < MAX_ROWS and last_column < MAX_COLUMNS
    is_dense = inside and (last_row + 1) * (last_column + 1) <= MAX_BOX_CELLS
    if not is_dense and len(filled) > MAX_SPARSE_CELLS:
        raise UnreadableError(FailureReason.TOO_MANY_CELLS, f"{len(filled)} filled cells")
    facts = _facts(filled, frozenset(hidden_rows), hidden_columns, merged)
    return replace(facts, is_dense=is_dense)


def _is_filled(cell: SheetCell) -> bool:
    if cell.kind == "e" or _FORMULA.search(cell.body) or _INLINE.search(cell.body):
        return True
    value = _VALUE.search(cell.body)
    return value is not None and value[1] != b""


def _facts(
    cells: list[SheetCell],
    hidden_rows: frozenset[int],
    hidden_columns: frozenset[int],
    merged: tuple[Merged, ...],
) -> SheetFacts:
    formulas = frozenset(cell.place for cell in cells if _FORMULA.search(cell.body))
    return SheetFacts(
        errors={cell.place: _value(cell) or "#?" for cell in cells if cell.kind == "e"},
        formulas=formulas,
        unvalued=frozenset(c.place for c in cells if c.place in formulas and not _is_valued(c)),
        hidden_rows=hidden_rows,
        hidden_columns=hidden_columns,
        merged=merged,
    )


def _value(cell: SheetCell) -> str:
    match = _VALUE.search(cell.body)
    return attributes(b'v="' + match[1] + b'"').get("v", "") if match else ""


def _is_valued(cell: SheetCell) -> bool:
    """Tell a formula whose value is kept: ``t="str"`` with an empty value is an empty text."""
    match = _VALUE.search(cell.body)
    return match is not None and (match[1] != b"" or cell.kind == "str")


def _hidden_columns(xml: bytes) -> Iterator[int]:
    for match in _HIDDEN_COLUMN.finditer(xml, 0, _found(xml, b"sheetData")):
        found = attributes(match[1])
        if found.get("hidden") in {"1", "true"}:
            first, last = whole(found.get("min"), 1), whole(found.get("max"), 0)
            yield from range(first - 1, min(last, MAX_COLUMNS))


def _found(xml: bytes, mark: bytes, start: int = 0) -> int:
    place = xml.find(mark, start)
    return place if place >= 0 else len(xml)
