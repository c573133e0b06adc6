"""Tests of entries: what each type of column makes of what a cell holds."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest

from pipeline.cell import UNIT_OF_HEADER, Doubt, Reading
from pipeline.read.entries import entry, reader_of, text_of
from schemas.choices import OBSTACLE_STATUS, PROJECTS
from schemas.column import (
    Formula,
    area,
    choice,
    code,
    count,
    day,
    days,
    money,
    note,
    number,
    period,
    share,
    text,
)
from schemas.period import SaidDate

if TYPE_CHECKING:
    from pipeline.cell import Raw, Value
    from schemas.column import Column


@pytest.mark.parametrize(
    ("column", "raw", "value"),
    [
        (money("Vốn"), 1.5, 1_500_000),
        (money("Vốn"), "1.234,5", 1_234_500_000),
        (area("Diện tích"), 12, 12.0),
        (count("Hộ", "hộ"), 5.0, 5),
        (count("Đã kiểm đếm", "hộ, tổ chức"), "557 hộ", 557),
        (count("Đã kiểm đếm", "hộ, tổ chức"), "1.557 Hộ, tổ chức ", 1557),
        (count("Máy hiện có", "máy"), "17máy", 17),
        (days("Ngày"), "12", 12),
        (share("Tỷ lệ"), "63,5%", 0.635),
        (number("Hệ số"), "1,5", 1.5),
        (day("Ngày"), "Quý II/2026", SaidDate.quarter(2026, 2)),
        (code("Mã"), 1.0, "1"),
        (code("Mã"), "001", "001"),
        (code("Mã"), " vm-01 ", "VM-01"),
        (text("Tên"), "Cầu\nKhánh Khê ", "Cầu Khánh Khê"),
        (text("Số"), 12.0, "12"),
        (text("Số"), date(2026, 3, 1), "01/03/2026"),
        (note("Ghi chú"), "a \n\n b", "a\n\nb"),
        (choice("Trạng thái", OBSTACLE_STATUS), "Đang xử lý", "dang_xu_ly"),
        (choice("Dự án", PROJECTS), "NS-01 – Nâng cấp QL4B", "NS-01"),
        (period("Kỳ"), "Quý III/2026", "2026-Q3"),
        (period("Kỳ"), 2026, "2026"),
        (period("Kỳ"), date(2026, 9, 1), "2026-09"),
        (period("Kỳ"), datetime(2026, 5, 12, 8, 30), "2026-05-12"),  # noqa: DTZ001 - a cell has no zone
    ],
)
def test_entry_means(column: Column, raw: Raw, value: Value) -> None:
    assert reader_of(column)(raw).value == value


@pytest.mark.parametrize(
    ("column", "raw", "doubt"),
    [
        (money("Vốn"), "nhiều", Doubt.NOT_NUMBER),
        (count("Hộ", "hộ"), 1.5, Doubt.NOT_WHOLE),
        (count("Hộ", "hộ"), "12,5 hộ", Doubt.NOT_WHOLE),
        (count("Hộ", "hộ"), "12 nhà", Doubt.NOT_NUMBER),
        (count("Hộ", "hộ"), "hộ", Doubt.NOT_NUMBER),
        (day("Ngày"), "sớm", Doubt.NOT_DATE),
        (code("Mã"), "mã số 1", Doubt.NOT_CODE),
        (choice("Trạng thái", OBSTACLE_STATUS), "xong", Doubt.NOT_IN_LIST),
        (period("Kỳ"), "kỳ này", Doubt.NOT_DATE),
    ],
)
def test_entry_is_doubted(column: Column, raw: Raw, doubt: Doubt) -> None:
    reading = reader_of(column)(raw)
    assert (reading.value, reading.doubt) == (None, doubt)


@pytest.mark.parametrize(
    ("raw", "rate"),
    [(274.4, 274.4), (1.2, 1.2), (0.85, 0.85), (85, 85.0), ("85", 85 / 100), ("85%", 85 / 100)],
)
def test_a_number_in_a_share_that_the_form_works_out_is_the_fraction(raw: Raw, rate: float) -> None:
    worked_out = share("Tỷ lệ", formula=Formula("{a}/{b}", lambda _: None))
    assert reader_of(worked_out)(raw) == Reading(rate)


def test_blank_text_is_blank_in_every_column() -> None:
    columns = (text("a"), note("b"), code("c"), period("d"), money("e"), day("f"))
    assert {reader_of(column)(" ") for column in columns} == {Reading(None)}


def test_header_in_another_unit_scales_and_reserves() -> None:
    assert reader_of(money("Vốn"), 10**9)(1.5) == Reading(
        1_500_000_000, Doubt.OTHER_UNIT, UNIT_OF_HEADER
    )
    assert reader_of(area("Diện tích"), 10_000)("1,5") == Reading(
        15_000.0, Doubt.OTHER_UNIT, UNIT_OF_HEADER
    )
    assert reader_of(money("Vốn"), 10**9)("?").value is None


@pytest.mark.parametrize(
    ("column", "raw", "shown"),
    [
        (money("Vốn"), 1234.5, "1.234,5"),
        (money("Vốn"), " 1.234", " 1.234"),
        (code("Mã"), 6565, "6565"),
        (text("Điện thoại"), 912345678.0, "912345678"),
        (count("Năm", ""), 2026, "2026"),
        (share("Tỷ lệ"), 0.635, "63,50%"),
        (day("Ngày"), date(2026, 3, 1), "01/03/2026"),
    ],
)
def test_entry_is_shown_as_typed(column: Column, raw: Raw, shown: str) -> None:
    assert entry(raw, column) == shown


@pytest.mark.parametrize(
    ("raw", "shown"),
    [(None, ""), (True, "TRUE"), (1.5, "1,5"), (2.0, "2"), (time(8, 5), "08:05")],
)
def test_any_content_is_text(raw: Raw, shown: str) -> None:
    assert text_of(raw) == shown


def test_the_largest_number_that_a_cell_holds_is_shown_whole() -> None:
    assert entry(1e25, area("Diện tích")) == "10" + ".000" * 8
    assert entry(1e308, area("Diện tích")) == "100" + ".000" * 102
