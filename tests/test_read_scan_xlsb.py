"""The records of an .xlsb tell how far apart its cells are, whatever its dimension says."""

from __future__ import annotations

import pytest

from pipeline.failure import UnreadableError
from pipeline.read.package import Package
from pipeline.read.scan_xlsb import are_dense
from tests.books import with_parts
from tests.old_books import xlsb

_SHEET = "xl/worksheets/sheet1.bin"


@pytest.mark.parametrize(
    ("row", "column", "is_dense"),
    [(9, 9, True), (1_048_575, 9, True), (9, 16_383, True), (1_048_575, 19, False)],
)
def test_the_box_ends_at_the_last_row_and_column(row: int, column: int, *, is_dense: bool) -> None:
    assert are_dense(Package(xlsb({(0, 0): 1, (row, column): 1}))) is is_dense


def test_a_sheet_wider_than_any_is_damaged() -> None:
    part = b"\x94\x01\x10" + bytes(12) + b"\xff\xff\xff\x7f"
    with pytest.raises(UnreadableError, match="more columns than a sheet has"):
        are_dense(Package(with_parts(xlsb({(0, 0): 1}), {_SHEET: part})))


@pytest.mark.parametrize("part", [b"", b"\0", b"\x81", b"\0\xff\xff\xff\xff\xff", b"\0\x04\1"])
def test_a_part_cut_short_is_walked_to_its_end(part: bytes) -> None:
    assert are_dense(Package(with_parts(xlsb({(0, 0): 1}), {_SHEET: part})))
