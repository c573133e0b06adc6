"""Workbooks in binary formats that no library writes, record by record."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from tests.books import zipped
from tests.mails import compound_file

if TYPE_CHECKING:
    from collections.abc import Mapping

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


def biff5(
    cells: Mapping[tuple[int, int], str | float],
    *,
    font: str = "Arial",
    globals_of: tuple[tuple[int, bytes], ...] = (),
) -> bytes:
    """Write an .xls of Excel 5 with one sheet "A"; texts in code page 1252, numbers as days.

    Args:
        cells: by row and column.
        font: of the texts.
        globals_of: more records of the workbook, by kind and body.
    """
    fonts = [_font("Arial")] * 4 + [_font(font)]
    # The number of a font skips 4, which never was; a day is format 14.
    formats = [_format(0, 0), _format(5, 0), _format(0, 14)]
    head = [_record(0x0809, struct.pack("<HHHH", 0x0500, 5, 0, 0))]
    head += [_record(0x0042, struct.pack("<H", 1252)), *fonts, *formats]
    head += [_record(kind, body) for kind, body in globals_of]
    size = sum(map(len, head)) + 4 + 6 + 2 + 4
    bound = _record(0x0085, struct.pack("<IHB", size, 0, 1) + b"A")
    sheet = [_record(0x0809, struct.pack("<HHHH", 0x0500, 0x10, 0, 0))]
    for (row, column), value in cells.items():
        if isinstance(value, str):
            text = value.encode("cp1252")
            body = struct.pack("<HHHH", row, column, 1, len(text)) + text
            sheet.append(_record(0x0204, body))
        else:
            sheet.append(_record(0x0203, struct.pack("<HHHd", row, column, 2, value)))
    stream = b"".join([*head, bound, _record(0x000A, b""), *sheet, _record(0x000A, b"")])
    return compound_file({"Book": stream})


def xlsb(cells: Mapping[tuple[int, int], float]) -> bytes:
    """Write an .xlsb with one sheet "A" whose numbers are days (format 14)."""
    main = "application/vnd.ms-excel"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled'
        '.main"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{main}.worksheet"/>'
        f'<Override PartName="/xl/styles.bin" ContentType="{main}.styles"/></Types>'
    )
    box = struct.pack("<IIII", 0, max(row for row, _ in cells), 0, max(at for _, at in cells))
    sheet = [_part(129), _part(148, box), _part(145)]
    for (row, column), value in cells.items():
        sheet.append(_part(0, struct.pack("<IIHBBB", row, 0, 300, 0, 0, 0) + bytes(4)))
        sheet.append(_part(5, struct.pack("<IId", column, 1, value)))
    sheet += [_part(146), _part(130)]
    bundle = struct.pack("<II", 0, 1) + _wide("rId1") + _wide("A")
    book = [_part(131), _part(143), _part(156, bundle), _part(144), _part(132)]
    formats = [struct.pack("<HHHHHBBHH", 0, each, 0, 0, 0, 0, 0, 0, 0) for each in (0, 14)]
    styles = [_part(278), _part(617, struct.pack("<I", 2))]
    styles += [*(_part(47, each) for each in formats), _part(618), _part(279)]
    return zipped(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": _related(("officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": b"".join(book),
            "xl/_rels/workbook.bin.rels": _related(
                ("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin")
            ),
            "xl/worksheets/sheet1.bin": b"".join(sheet),
            "xl/styles.bin": b"".join(styles),
        }
    )


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _font(name: str) -> bytes:
    return _record(0x0031, bytes(14) + bytes([len(name)]) + name.encode())


def _format(font: int, number_format: int) -> bytes:
    return _record(0x00E0, struct.pack("<HH", font, number_format) + bytes(12))


def _part(kind: int, body: bytes = b"") -> bytes:
    high = bytes([kind & 0x7F | 0x80, kind >> 7]) if kind > 0x7F else bytes([kind])
    return high + bytes([len(body)]) + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _related(*parts: tuple[str, str]) -> str:
    found = "".join(_relation(number, *part) for number, part in enumerate(parts, start=1))
    return f'<Relationships xmlns="{_PACKAGE}">{found}</Relationships>'


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
