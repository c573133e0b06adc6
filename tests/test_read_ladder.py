"""Each reading library hands over the same sheets of the same file."""

from __future__ import annotations

import struct
from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipeline.failure import Failure, FailureReason, UnreadableError
from pipeline.intake.content import Content
from pipeline.read.facts import RawSheet
from pipeline.read.grid import Workbook, read_grids
from pipeline.read.ladder import by_calamine, by_second_reader
from tests.books import workbook, zipped

if TYPE_CHECKING:
    from pipeline.cell import Raw

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def record(kind: int, body: bytes = b"") -> bytes:
    """Write a record of the binary format ([MS-XLSB] 2.1.4): kind and size in 7-bit groups."""
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(body)]) + body


def text(content: str) -> bytes:
    return struct.pack("<I", len(content)) + content.encode("utf-16-le")


def xlsb() -> bytes:
    """Write an .xlsb of one sheet: B3 holds "Mốc", C3 holds 1.5, D3 #REF!."""
    bundle = struct.pack("<II", 0, 1) + text("rId1") + text("Tiến độ")
    book = record(131) + record(143) + record(156, bundle) + record(144) + record(132)
    row = struct.pack("<IIHBBBI", 2, 0, 300, 0, 0, 0, 0)
    cells = (
        record(7, struct.pack("<III", 1, 0, 0))
        + record(5, struct.pack("<IId", 2, 0, 1.5))
        + record(3, struct.pack("<IIB", 3, 0, 0x17))
    )
    box = record(148, struct.pack("<4I", 2, 2, 1, 3))
    sheet = record(129) + box + record(145) + record(0, row) + cells + record(146) + record(130)
    strings = record(159, struct.pack("<II", 1, 1)) + record(19, b"\0" + text("Mốc")) + record(160)
    relations = (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": relations,
            "xl/worksheets/sheet1.bin": sheet,
            "xl/sharedStrings.bin": strings,
        }
    )


def test_calamine_reads_the_binary_format() -> None:
    assert by_calamine(xlsb()) == (RawSheet("Tiến độ", hidden=False, rows={2: {1: "Mốc", 2: 1.5}}),)


def test_the_second_reader_of_the_binary_format_tells_errors() -> None:
    (sheet,) = by_second_reader(xlsb(), Content.XLSB)
    assert sheet == RawSheet(
        "Tiến độ", hidden=False, rows={2: {1: "Mốc", 2: 1.5}}, errors={(2, 3): "#REF!"}
    )


def test_a_binary_file_is_read_as_a_whole() -> None:
    found = read_grids(xlsb())
    assert isinstance(found, Workbook)
    assert found.content is Content.XLSB
    assert found.grids[0].rows == {2: {1: "Mốc", 2: 1.5}}
    assert found.grids[0].errors == {(2, 3): "#REF!"}


def test_both_readers_agree_on_a_workbook() -> None:
    data = workbook({"A": "Mã | 06565 | 1.5\nNgày | 2026-03-31 | '12", "B": ""})
    expected = (
        RawSheet("A", hidden=False, rows={0: {0: "Mã", 1: 6565, 2: 1.5}, 1: _SECOND_ROW}),
        RawSheet("B", hidden=False),
    )
    assert by_calamine(data) == by_second_reader(data, Content.XLSX) == expected


_SECOND_ROW: dict[int, Raw] = {0: "Ngày", 1: date(2026, 3, 31), 2: "12"}


def test_a_content_without_a_second_reader_is_damaged() -> None:
    with pytest.raises(UnreadableError) as raised:
        by_second_reader(b"", Content.ODS)
    assert raised.value.failure == Failure(FailureReason.DAMAGED, "no second reader of ods")


def test_what_no_reader_can_open_is_damaged() -> None:
    with pytest.raises(UnreadableError) as raised:
        by_second_reader(b"PK", Content.XLSX)
    expected = Failure(FailureReason.DAMAGED, "BadZipFile: File is not a zip file")
    assert raised.value.failure == expected
