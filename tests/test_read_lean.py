"""Tests of lean workbooks: what the library is given, and that it reads the same there."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pytest

from pipeline.read.facts import is_read
from pipeline.read.ladder import by_calamine
from pipeline.read.lean import LeanZip, cells_of
from pipeline.read.scan import scan_ooxml

INBOX = Path(__file__).parent.parent / "inbox" / "minh-hoa"
SAMPLES = sorted(INBOX.glob("2026-Q1/*.xlsx"))[:4]
LARGE = b"<c/>" * (1 << 20) + b" "


def opened(**members: bytes) -> zipfile.ZipFile:
    lean = LeanZip()
    for name, content in members.items():
        lean.add(name, content)
    return zipfile.ZipFile(io.BytesIO(lean.whole()))


def test_members_come_out_as_they_went_in() -> None:
    archive = opened(a=b"1", b="đất".encode(), c=b"")
    assert {name: archive.read(name) for name in archive.namelist()} == {
        "a": b"1",
        "b": "đất".encode(),
        "c": b"",
    }


def test_only_large_members_are_compressed() -> None:
    archive = opened(a=b"1" * 100, b=LARGE)
    assert [each.compress_type for each in archive.infolist()] == [
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,
    ]
    assert archive.read("b") == LARGE


def test_a_known_checksum_is_not_worked_out_again() -> None:
    lean = LeanZip()
    lean.add("a", b"1", checksum=zlib.crc32(b"2"))
    archive = zipfile.ZipFile(io.BytesIO(lean.whole()))
    with pytest.raises(zipfile.BadZipFile, match=r"^Bad CRC-32 for file 'a'$"):
        archive.read("a")


def test_a_sheet_ends_with_its_cells() -> None:
    told = b"<worksheet><sheetData><row/></sheetData>"
    assert cells_of(told + b"<dataValidations/></worksheet>") == told + b"</worksheet>"


@pytest.mark.parametrize(
    "xml", [b"<worksheet><sheetData/></worksheet>", b"<x:sheetData></x:sheetData>"]
)
def test_a_sheet_without_a_plain_end_of_cells_stays_whole(xml: bytes) -> None:
    assert cells_of(xml) == xml


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_library_reads_the_same_in_it(path: Path) -> None:
    data = path.read_bytes()
    trimmed = scan_ooxml(data).trimmed
    assert trimmed is not None
    assert by_calamine(trimmed(is_read)) == by_calamine(data)
