"""The records of an .xls tell what calamine does not."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest

from pipeline.failure import Failure, FailureReason, UnreadableError
from pipeline.read import scan_xls as module
from pipeline.read.facts import Merged
from pipeline.read.scan_xls import scan_xls
from tests.books import compound
from tests.old_books import biff5

if TYPE_CHECKING:
    from pipeline.read.facts import SheetFacts

_BOF = struct.pack("<HHHH", 0x0809, 4, 0x0600, 5)
_EOF = struct.pack("<HH", 0x000A, 0)


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def stream(book: bytes = b"", sheet: bytes = b"") -> bytes:
    """Join the records of a workbook with one sheet "Mốc"."""
    name = "Mốc".encode("utf-16-le")
    size = len(_BOF) + len(book) + 4 + 8 + len(name) + len(_EOF)
    bound = struct.pack("<IBBBB", size, 0, 0, 3, 1) + name
    return _BOF + book + record(0x0085, bound) + _EOF + _BOF + sheet + _EOF


@pytest.fixture
def facts(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> SheetFacts:
    monkeypatch.setattr(module, "_workbook_stream", lambda _data: stream(sheet=request.param))
    return scan_xls(b"").sheets["Mốc"]


_NUMBER_RESULT = struct.pack("<3Hd", 4, 1, 0, 2.0)
_ERROR_RESULT = struct.pack("<3H6BH", 5, 2, 0, 2, 0, 0x2A, 0, 0, 0, 0xFFFF)


@pytest.mark.parametrize("facts", [record(0x0006, _NUMBER_RESULT)], indirect=True)
def test_a_formula_is_told(facts: SheetFacts) -> None:
    assert (facts.formulas, dict(facts.errors)) == (frozenset({(4, 1)}), {})


@pytest.mark.parametrize("facts", [record(0x0006, _ERROR_RESULT)], indirect=True)
def test_a_formula_that_fails_is_told(facts: SheetFacts) -> None:
    assert (facts.formulas, dict(facts.errors)) == (frozenset({(5, 2)}), {(5, 2): "#N/A"})


@pytest.mark.parametrize(
    "facts",
    [
        record(0x0205, struct.pack("<3H2B", 1, 2, 0, 0x17, 1))
        + record(0x0205, struct.pack("<3H2B", 1, 3, 0, 1, 0))
    ],
    indirect=True,
)
def test_an_error_is_told_from_a_truth(facts: SheetFacts) -> None:
    assert dict(facts.errors) == {(1, 2): "#REF!"}


@pytest.mark.parametrize(
    "facts",
    [
        record(0x0208, struct.pack("<6HI", 3, 0, 9, 255, 0, 0, 0x20))
        + record(0x0208, struct.pack("<6HI", 4, 0, 9, 255, 0, 0, 0))
        + record(0x007D, struct.pack("<6H", 1, 2, 0, 0, 1, 0))
        + record(0x00E5, struct.pack("<5H", 1, 6, 7, 1, 2))
    ],
    indirect=True,
)
def test_what_is_hidden_and_merged_is_told(facts: SheetFacts) -> None:
    assert facts.hidden_rows == {3}
    assert facts.hidden_columns == {1, 2}
    assert facts.merged == (Merged(6, 1, 7, 2),)


@pytest.mark.parametrize("facts", [_BOF + record(0x0006, _NUMBER_RESULT) + _EOF], indirect=True)
def test_a_chart_within_a_sheet_is_left_out(facts: SheetFacts) -> None:
    assert facts.formulas == frozenset()


def test_days_from_1904_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    records = stream(book=record(0x0022, b"\1\0"))
    monkeypatch.setattr(module, "_workbook_stream", lambda _data: records)
    assert scan_xls(b"").date1904


def test_a_workbook_behind_a_password_is_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    records = stream(book=record(0x002F, b"\0\0"))
    monkeypatch.setattr(module, "_workbook_stream", lambda _data: records)
    with pytest.raises(UnreadableError) as raised:
        scan_xls(b"")
    assert raised.value.failure == Failure(FailureReason.ENCRYPTED, "FILEPASS")


def test_a_chain_of_tables_that_is_none_is_kept_from_calamine() -> None:
    data = biff5({(0, 0): "a"})
    assert scan_xls(data).for_calamine
    scan = scan_xls(data[:68] + bytes(8) + data[76:])
    assert (scan.for_calamine, list(scan.sheets)) == (False, ["A"])


def test_a_ring_of_small_sectors_is_damaged() -> None:
    data = biff5({(0, 0): "a"})
    (minis,) = struct.unpack_from("<I", data, 60)
    table = (minis + 1) * 512
    ring = data[: table + 8] + struct.pack("<I", 1) + data[table + 12 :]
    with pytest.raises(UnreadableError, match="a ring of small sectors"):
        scan_xls(ring)


def test_a_cell_beyond_the_last_column_is_damaged() -> None:
    """Calamine would lay out a box of sixteen thousand columns and more."""
    with pytest.raises(UnreadableError, match="a column beyond the sheet"):
        scan_xls(biff5({(65_535, 256): "a"}))
    assert scan_xls(biff5({(65_535, 255): "a"})).for_calamine


def test_a_container_with_sectors_of_two_bytes_is_kept_from_calamine() -> None:
    data = biff5({(0, 0): "a"})
    assert not scan_xls(data[:30] + b"\1\0" + data[32:]).for_calamine


def test_a_twisted_container_is_kept_from_calamine() -> None:
    assert not scan_xls(compound("Workbook")).for_calamine
