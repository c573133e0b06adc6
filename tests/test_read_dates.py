"""A day is read as exactly as it was said, in each of the ways in which offices say it."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cell import Doubt, Reading
from pipeline.read.dates import read_date
from schemas.period import SaidDate

if TYPE_CHECKING:
    from pipeline.cell import Raw

ROMANS = ("I", "II", "III", "IV")
DAYS = st.dates(date(2019, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "15/03/2026",
        "15/3/2026",
        "15/3/26",
        "15-03-2026",
        "15.03.2026",
        "15 / 3 / 2026",
        "Ngày 15/3/2026",
        "ngày 15 tháng 3 năm 2026",
        "15 tháng 3, năm 2026",
        "2026-03-15",
        "2026/03/15",
        "2026-03-15 00:00:00",
        "2026-03-15T08:30:00",
        "15/03/2026 08:30",
        "20260315",
        "dự kiến 15/3/2026",
        "trước 15/3/2026",
        "Trước ngày 15/3/2026",
        "chậm nhất ngày 15/3/2026",
        "đến hết ngày 15/3/2026",
        "\u00a015/03/2026\u200b",
        "15/3/2026.",
        "15/3/2026 *",
    ],
)
def test_day_is_read(text: str) -> None:
    assert read_date(text) == Reading(SaidDate.day(date(2026, 3, 15)))


@pytest.mark.parametrize(
    "text",
    [
        "tháng 9/2026",
        "Tháng 09 năm 2026",
        "THÁNG 9-2026",
        "9/2026",
        "09/2026",
        "T9/2026",
        "T9/26",
        "tháng 9/26",
        "09.2026",
        "9-2026",
        "2026-09",
        "trong tháng 9/2026",
        "hết tháng 9/2026",
        "khoảng tháng 9/2026",
        "trước tháng 10/2026",
    ],
)
def test_month_is_read(text: str) -> None:
    assert read_date(text) == Reading(SaidDate.month(2026, 9))


@pytest.mark.parametrize(
    "text",
    [
        "Quý I/2026",
        "Quý 1/2026",
        "quí I năm 2026",
        "Q.I/2026",
        "QI/2026",
        "Q1/2026",
        "QI/26",
        "quý 1 năm 2026",
        "Quý Ⅰ/2026",
        "Quy\u0301 I/2026",
        "trong quý I/2026",
        "2026-Q1",
    ],
)
def test_quarter_is_read(text: str) -> None:
    assert read_date(text) == Reading(SaidDate.quarter(2026, 1))


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        ("năm 2026", date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        ("6 tháng đầu năm 2026", date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("quý III-IV/2026", date(2026, 7, 1), date(2026, 12, 31), "6 tháng cuối năm 2026"),
        ("quý III – quý IV năm 2026", date(2026, 7, 1), date(2026, 12, 31), None),
        ("quý II, III/2026", date(2026, 4, 1), date(2026, 9, 30), None),
        ("Quý II và III/2026", date(2026, 4, 1), date(2026, 9, 30), None),
        ("quý IV/2026 - quý I/2027", date(2026, 10, 1), date(2027, 3, 31), None),
        ("tháng 9-10/2026", date(2026, 9, 1), date(2026, 10, 31), None),
        ("từ tháng 9 đến tháng 12/2026", date(2026, 9, 1), date(2026, 12, 31), "cuối năm 2026"),
        ("2026-2027", date(2026, 1, 1), date(2027, 12, 31), None),
        ("giai đoạn 2026-2030", date(2026, 1, 1), date(2030, 12, 31), None),
        ("đầu tháng 3/2026", date(2026, 3, 1), date(2026, 3, 10), "đầu tháng 3/2026"),
        ("giữa tháng 3/2026", date(2026, 3, 11), date(2026, 3, 20), "giữa tháng 3/2026"),
        ("cuối tháng 2 năm 2028", date(2028, 2, 21), date(2028, 2, 29), "cuối tháng 2/2028"),
        ("đầu quý III/2026", date(2026, 7, 1), date(2026, 7, 31), "tháng 7/2026"),
        ("cuối quý IV/2026", date(2026, 12, 1), date(2026, 12, 31), "tháng 12/2026"),
        ("đầu năm 2026", date(2026, 1, 1), date(2026, 4, 30), "đầu năm 2026"),
        ("giữa năm 2026", date(2026, 5, 1), date(2026, 8, 31), "giữa năm 2026"),
        ("Cuối năm 2026", date(2026, 9, 1), date(2026, 12, 31), "cuối năm 2026"),
        ("dự kiến cuối năm 2026", date(2026, 9, 1), date(2026, 12, 31), "cuối năm 2026"),
        ("trước quý III/2026", date(2026, 6, 1), date(2026, 6, 30), "tháng 6/2026"),
        ("trước năm 2027", date(2026, 12, 1), date(2026, 12, 31), "tháng 12/2026"),
        ("trước năm học 2026-2027", date(2026, 8, 1), date(2026, 8, 31), "tháng 8/2026"),
        ("năm học 2026-2027", date(2026, 9, 1), date(2027, 5, 31), None),
    ],
)
def test_vague_day_keeps_its_stretch(text: str, first: date, last: date, label: str | None) -> None:
    said = SaidDate(first, last)
    assert read_date(text) == Reading(said)
    assert label in (None, said.label)


@pytest.mark.parametrize(
    ("serial", "date1904", "day"),
    [
        (46_096, False, date(2026, 3, 15)),
        (46_096.75, False, date(2026, 3, 15)),
        (46_096 - 1462, True, date(2026, 3, 15)),
        (43_466, False, date(2019, 1, 1)),
        (49_674, False, date(2035, 12, 31)),
        (20_260_315, False, date(2026, 3, 15)),
    ],
)
def test_number_is_a_serial(serial: float, date1904: bool, day: date) -> None:  # noqa: FBT001  a case
    assert read_date(serial, date1904=date1904) == Reading(SaidDate.day(day))


@pytest.mark.parametrize(
    ("serial", "date1904", "doubt", "hint"),
    [
        (1, False, Doubt.DATE_RANGE, "01/01/1900"),
        (59, False, Doubt.DATE_RANGE, "28/02/1900"),
        (60, False, Doubt.NOT_DATE, ""),
        (61, False, Doubt.DATE_RANGE, "01/03/1900"),
        (0, False, Doubt.NOT_DATE, ""),
        (0, True, Doubt.DATE_RANGE, "01/01/1904"),
        (60, True, Doubt.DATE_RANGE, "01/03/1904"),
        (43_465, False, Doubt.DATE_RANGE, "31/12/2018"),
        (49_675, False, Doubt.DATE_RANGE, "01/01/2036"),
        (-1, False, Doubt.NOT_DATE, ""),
        (2_958_466, False, Doubt.NOT_DATE, ""),
        (20_260_230, False, Doubt.NOT_DATE, ""),
    ],
)
def test_serial_outside_the_years(
    serial: float,
    date1904: bool,  # noqa: FBT001  a case
    doubt: Doubt,
    hint: str,
) -> None:
    assert read_date(serial, date1904=date1904) == Reading(None, doubt, hint)


def test_number_may_be_a_year() -> None:
    assert read_date(2026) == read_date(2026.0) == Reading(SaidDate.year(2026))


def test_cell_that_holds_a_day_or_a_moment() -> None:
    said = Reading(SaidDate.day(date(2026, 3, 15)))
    assert read_date(date(2026, 3, 15)) == said
    assert read_date(datetime(2026, 3, 15, 23, 59, tzinfo=UTC)) == said


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("03/15/2026", SaidDate.day(date(2026, 3, 15))),
        ("12-31-26", SaidDate.day(date(2026, 12, 31))),
        ("9/26", SaidDate.month(2026, 9)),
        (9.2026, SaidDate.month(2026, 9)),
        (10.203, SaidDate.month(2030, 10)),
    ],
)
def test_other_order_is_read_with_a_reserve(raw: Raw, said: SaidDate) -> None:
    assert read_date(raw) == Reading(said, Doubt.AMBIGUOUS_DATE, said.label)


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        ("15/03/2062", "15/03/2062"),
        ("15/3/62", "15/03/2062"),
        ("31/12/2018", "31/12/2018"),
        ("Quý I/2036", "Quý I/2036"),
        ("2018", "năm 2018"),
        ("1899-12-30", "30/12/1899"),
        ("2035-2036", "01/01/2035 – 31/12/2036"),
        (date(1900, 1, 5), "05/01/1900"),
    ],
)
def test_year_outside_the_programme(raw: Raw, hint: str) -> None:
    assert read_date(raw) == Reading(None, Doubt.DATE_RANGE, hint)


@pytest.mark.parametrize(
    "raw",
    [
        "sắp xong",
        "đã hoàn thành",
        "31/02/2026",
        "29/02/2026",
        "32/01/2026",
        "13/13/2026",
        "0/3/2026",
        "15/3",
        "15/3-2026",
        "tháng 13/2026",
        "13/26",
        "quý V/2026",
        "Quý I",
        "quý III-I/2026",
        "tháng 9",
        "cuối năm",
        "đầu 15/3/2026",
        "đầu năm học 2026-2027",
        "sau 30/9/2026",
        "Đột xuất ngày 12/05/2026",
        "2027-2026",
        "12,5",
        "x" * 70,
        True,
        time(8, 30),
        math.nan,
        math.inf,
        1e300,
    ],
)
def test_what_is_no_day(raw: Raw) -> None:
    assert read_date(raw) == Reading(None, Doubt.NOT_DATE)


@pytest.mark.parametrize("text", ["-", "–", "N/A", "chưa có", "Chưa xác định", "không", "…"])
def test_person_who_has_no_day_says_so(text: str) -> None:
    assert read_date(text) == Reading(None, Doubt.NOT_AVAILABLE)


@pytest.mark.parametrize("raw", [None, "", " \u00a0"])
def test_blank_is_neither_value_nor_doubt(raw: Raw) -> None:
    assert read_date(raw) == Reading(None)


@given(
    DAYS, st.sampled_from(["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y", "%Y-%m-%d", "%Y%m%d"])
)
def test_day_comes_back_from_each_format(day: date, form: str) -> None:
    assert read_date(day.strftime(form)) == Reading(SaidDate.day(day))


@given(DAYS)
def test_day_comes_back_from_its_serials(day: date) -> None:
    said = Reading(SaidDate.day(day))
    assert read_date((day - date(1899, 12, 30)) // timedelta(1)) == said
    assert read_date((day - date(1904, 1, 1)) // timedelta(1), date1904=True) == said


@given(DAYS)
def test_label_comes_back(day: date) -> None:
    month, quarter = SaidDate.month(day.year, day.month), SaidDate.quarter(day.year, 1)
    year = SaidDate.year(day.year)
    for said in (SaidDate.day(day), month, quarter, year, month.third(1), year.third(2)):
        assert read_date(said.label) == Reading(said)


@given(st.text(max_size=20))
def test_any_text_has_a_reading(text: str) -> None:
    value = read_date(text).value
    assert value is None or isinstance(value, SaidDate)


@given(st.floats(), st.booleans())
def test_any_number_has_a_reading(number: float, date1904: bool) -> None:  # noqa: FBT001  drawn
    value = read_date(number, date1904=date1904).value
    assert value is None or isinstance(value, SaidDate)
