"""Tests of packed books: what was read comes out as it went in."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cell import Address, Doubt, Kind, Located, Reading
from pipeline.read import packed
from pipeline.read.book import (
    AmendedHeader,
    Book,
    BookRow,
    CardFacts,
    Decoded,
    Extra,
    Metadata,
    Outside,
    RepeatedLine,
    Table,
    WrongTotal,
)
from pipeline.read.book_reader import read_book
from pipeline.read.packed import pack, unpack
from schemas.period import SaidDate

if TYPE_CHECKING:
    from pipeline.cell import Value

INBOX = Path(__file__).parent.parent / "inbox" / "minh-hoa"
SAMPLES = sorted(INBOX.glob("2026-Q1/*.xlsx"))[:6] + sorted(INBOX.glob("2026-Q1/*.ods"))[:3]
DAYS = st.dates(date(2019, 1, 1), date(2035, 12, 31))
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.builds(lambda *days: SaidDate(min(days), max(days)), DAYS, DAYS),
)
CONTENT: st.SearchStrategy[str | float | None] = st.one_of(
    st.none(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    DAYS.map(date.isoformat),
    st.datetimes().map(datetime.isoformat),
    st.times().map(time.isoformat),
)
CELLS = st.builds(
    Located,
    st.builds(Address, st.integers(0, 1_048_575), st.integers(0, 16_383)),
    st.text(),
    st.builds(Reading, VALUES, st.none() | st.sampled_from(Doubt), st.text()),
    st.sampled_from(Kind),
    st.booleans(),
    CONTENT,
    st.text(),
)


NOTED = {"note": "x"}
BLANK = Located(Address(4, 1), "", Reading(None), Kind.BLANK)


def book(cell: Located) -> Book:
    row = BookRow(4, {"note": cell}, hidden=True)
    wrong = WrongTotal("disbursements", "plan_vnd", cell, None)
    stated = Table("disbursements", "PL III", {}, (row,), outside=True, stated=("disbursed_vnd",))
    amended = CardFacts(
        (AmendedHeader("D", "Quý này", "Kỳ này"),),
        (("E", "Lạ"),),
        ("Chỉ tiêu",),
        (RepeatedLine("note", cell, Address(3, 1)),),
    )
    return Book(
        path="a.xlsx",
        sha256="5ha",
        form_code="DA",
        metadata=Metadata("DA", 2, "X-06565", "2026-Q1", "f00", {"packages": {"A|B": NOTED}}),
        cover=row,
        cover_title="Bìa",
        tables=(
            Table("packages", "Tiến độ", {"note": "B"}, (row,), ("a",), (("C", "Lạ"),)),
            stated,
            Table("clearance", "GPMB", {"note": "B"}, (row,), card=amended),
        ),
        missing_sheets=("needs",),
        unknown_sheets=("Sheet1",),
        lost_sheets=("Sheet2",),
        decoded=(Decoded("Tiến độ", "VNI", 12),),
        extras=(Extra.MACROS,),
        outside=Outside("BTC-48", "PL III", ("Dự án",), (wrong,), cell, 3, (7, 9)),
    )


@given(CELLS.filter(lambda cell: cell.kind is not Kind.BLANK or cell.formula))
@settings(max_examples=200)
def test_a_book_comes_out_as_it_went_in(cell: Located) -> None:
    made = unpack(pack(book(cell)), "a.xlsx", "5ha")
    assert made == book(cell)
    assert repr(made) == repr(book(cell))


def test_a_blank_cell_is_its_place() -> None:
    assert unpack(pack(book(BLANK)), "a.xlsx", "5ha") == book(BLANK)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_forms_come_out_as_they_were_read(path: Path) -> None:
    read = read_book(path.name, "5ha", path.read_bytes())
    assert isinstance(read, Book)
    assert unpack(pack(read), path.name, "5ha") == read


def test_the_path_is_that_of_whoever_asks() -> None:
    cell = Located(Address(4, 1), "x", Reading("x"))
    assert unpack(pack(book(cell)), "b.xlsx", "5ha").path == "b.xlsx"


def test_half_a_sign_is_kept() -> None:
    cell = Located(Address(4, 1), "\ud800", Reading("\ud800"))
    assert unpack(pack(book(cell)), "a.xlsx", "5ha") == book(cell)


def test_days_of_every_kind_keep_their_kind() -> None:
    days = (date(2026, 3, 1), datetime(2026, 3, 1, 7, 30), time(7, 30))  # noqa: DTZ001 - as in cells
    for day in days:
        cell = Located(Address(4, 1), "x", Reading(None), content=day.isoformat())
        (row,) = unpack(pack(book(cell)), "a.xlsx", "5ha").tables[0].rows
        assert (row.cells["note"].raw, type(row.cells["note"].raw)) == (day, type(day))


@pytest.mark.parametrize("spoiled", [b"", b"x", pack(book(Located(Address(0, 0), "", Reading(1))))])
def test_what_is_no_book_of_that_content_is_refused(spoiled: bytes) -> None:
    with pytest.raises(ValueError, match=r"^(error|of another file): "):
        unpack(spoiled, "a.xlsx", "other")


def test_tables_stay_packed_until_somebody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    made = unpack(pack(book(BLANK)), "a.xlsx", "5ha")
    monkeypatch.setattr(packed, "_body", not_yet)
    assert (made.form_code, made.cover_title) == ("DA", "Bìa")
    with pytest.raises(AssertionError, match=r"^looked at$"):
        len(made.tables)


def not_yet(_: bytes) -> NoReturn:
    raise AssertionError("looked at")


def test_what_was_issued_is_a_mapping_like_any_other() -> None:
    metadata = unpack(pack(book(BLANK)), "a.xlsx", "5ha").metadata
    assert metadata is not None
    issued = metadata.issued
    assert dict(issued) == {"packages": {"A|B": NOTED}}
    assert issued.get("packages") == issued["packages"]
    assert issued.get("milestones") is None
    assert len(issued) == 1


def test_a_row_that_was_not_issued_was_issued_with_nothing() -> None:
    metadata = unpack(pack(book(BLANK)), "a.xlsx", "5ha").metadata
    assert metadata is not None
    assert metadata.issued_in("packages", "A|B") == NOTED
    assert metadata.issued_in("packages", "A|C") == metadata.issued_in("tasks", "A|B") == {}


@pytest.mark.parametrize("place", [0, 3, 4, 7, 8, -3])
def test_a_spoiled_byte_is_noticed_before_anything_is_believed(place: int) -> None:
    whole = bytearray(pack(book(BLANK)))
    whole[place] ^= 1
    with pytest.raises(ValueError, match=r"^its check sum is another$"):
        unpack(bytes(whole), "a.xlsx", "5ha")
