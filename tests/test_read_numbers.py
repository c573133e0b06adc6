"""A number is read as the office that typed it meant it, or says why it was not."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cell import Doubt, Reading
from pipeline.read.numbers import read_number
from pipeline.read.unknown import says_unknown

if TYPE_CHECKING:
    from decimal import Decimal

    from pipeline.cell import Raw

MILLION = 1_000_000
BILLION = 1_000_000_000


def vietnamese(number: Decimal | int) -> str:
    return f"{number:,f}".translate(str.maketrans(".,", ",."))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234.567,89", 1_234_567.89),
        ("1,234,567.89", 1_234_567.89),
        ("1.234,5", 1234.5),
        ("1.234.567", 1_234_567),
        ("1,234,567", 1_234_567),
        ("1 234 567", 1_234_567),
        ("1\u00a0234\u202f567,5", 1_234_567.5),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("0.635", 0.635),
        ("0,635", 0.635),
        ("-0,635", -0.635),
        ("1234.567", 1234.567),
        ("1,2345", 1.2345),
        (",5", 0.5),
        ("+5", 5),
        ("- 5", -5),
        ("−5", -5),
        ("(5)", -5),
        ("(1.234.567,5)", -1_234_567.5),
        ("1200", 1200),
        ("12*", 12),
        ("12 (*)", 12),
        ("1.500.000 đ", 1_500_000),
        ("1.500.000 VNĐ", 1_500_000),
        ("1.500.000 VND", 1_500_000),
        ("1.500.000 đồng", 1_500_000),
        ("VNĐ 1.500.000", 1_500_000),
        ("120 m2", 120),
        ("120,5 m²", 120.5),
        ("0", 0),
        ("-", 0),
        ("–", 0),
        ("1\n", 1),
    ],
)
def test_text_is_read_without_doubt(text: str, number: float) -> None:
    assert read_number(text) == Reading(number)


@pytest.mark.parametrize(
    ("text", "number", "other"),
    [
        ("1.234", 1234, "1,234"),
        ("1,234", 1.234, "1.234"),
        ("(1.200)", -1200, "(1,200)"),
        ("-1.200", -1200, "-1,200"),
        ("–1.200", -1200, "–1,200"),
        ("999.000", 999_000, "999,000"),
    ],
)
def test_lone_separator_before_three_digits_is_said(text: str, number: float, other: str) -> None:
    assert read_number(text) == Reading(number, Doubt.AMBIGUOUS_NUMBER, other)


@pytest.mark.parametrize(
    ("raw", "reading"),
    [
        ("1.234", Reading(1234)),
        ("1,234", Reading(1234, Doubt.AMBIGUOUS_NUMBER, "1,234")),
        ("1.234.567", Reading(1_234_567)),
        ("12,5", Reading(None, Doubt.NOT_WHOLE)),
        ("12,0", Reading(12)),
        ("1,2 nghìn", Reading(1200, Doubt.OTHER_UNIT)),
        ("12 ha", Reading(None, Doubt.NOT_NUMBER)),
        (12, Reading(12)),
        (12.0, Reading(12)),
        (0.1 * 3 * 10, Reading(3)),
        (12.5, Reading(None, Doubt.NOT_WHOLE)),
        ("-", Reading(0)),
    ],
)
def test_whole_things(raw: Raw, reading: Reading) -> None:
    assert read_number(raw, whole=True) == reading
    assert not isinstance(read_number(raw, whole=True).value, float)


@pytest.mark.parametrize(
    ("text", "vnd", "doubt", "hint"),
    [
        ("12,5", 12_500_000, None, ""),
        ("0,000001", 1, None, ""),
        ("1.234,567891", 1_234_567_891, None, ""),
        ("1.234", 1234 * MILLION, Doubt.AMBIGUOUS_NUMBER, "1,234"),
        ("1,234", 1_234_000, Doubt.AMBIGUOUS_NUMBER, "1.234"),
        ("500 triệu", 500 * MILLION, None, ""),
        ("500tr", 500 * MILLION, None, ""),
        ("500 trđ", 500 * MILLION, None, ""),
        ("500 tr.đ", 500 * MILLION, None, ""),
        ("500 tr.đồng", 500 * MILLION, None, ""),
        ("500 Triệu đồng", 500 * MILLION, None, ""),
        ("800 nghìn", 800_000, Doubt.OTHER_UNIT, ""),
        ("800 ngàn đồng", 800_000, Doubt.OTHER_UNIT, ""),
        ("1,2 tỷ", 1_200_000_000, Doubt.OTHER_UNIT, ""),
        ("1,2 tỉ đồng", 1_200_000_000, Doubt.OTHER_UNIT, ""),
        ("2 TỶ.Đ", 2 * BILLION, Doubt.OTHER_UNIT, ""),
        ("2 ty", 2 * BILLION, Doubt.OTHER_UNIT, ""),
        ("-2 tỷ", -2 * BILLION, Doubt.OTHER_UNIT, ""),
        ("2 tỷ 300 triệu", 2 * BILLION + 300 * MILLION, Doubt.OTHER_UNIT, ""),
        ("2 tỷ 300 triệu 500 nghìn đồng", 2_300_500_000, Doubt.OTHER_UNIT, ""),
        ("11.024 tỷ", 11_024 * BILLION, Doubt.AMBIGUOUS_NUMBER, "11,024 tỷ"),
        ("1.234 tr.đ", 1234 * MILLION, Doubt.AMBIGUOUS_NUMBER, "1,234 tr.đ"),
        ("1.500.000.000 đồng", 1_500_000_000, Doubt.OTHER_UNIT, ""),
        ("-", 0, None, ""),
    ],
)
def test_money_becomes_whole_dong(text: str, vnd: int, doubt: Doubt | None, hint: str) -> None:
    reading = read_number(text, scale=MILLION)
    assert reading == Reading(vnd, doubt, hint)
    assert isinstance(reading.value, int)


@pytest.mark.parametrize(
    ("raw", "vnd"),
    [(12, 12 * MILLION), (0.1 + 0.2, 300_000), (2.3, 2_300_000), (1234.567891, 1_234_567_891)],
)
def test_real_number_of_millions_is_rounded(raw: float, vnd: int) -> None:
    assert read_number(raw, scale=MILLION) == Reading(vnd)


@pytest.mark.parametrize(
    ("raw", "share"),
    [
        ("63,5%", 0.635),
        ("63.5 %", 0.635),
        ("63,512", 0.63512),
        ("63.5", 0.635),
        ("0.635", 0.635),
        ("0,635", 0.635),
        ("0,5%", 0.005),
        ("1%", 0.01),
        ("1,5%", 0.015),
        ("100%", 1.0),
        ("(5%)", -0.05),
        (0.635, 0.635),
        (63.5, 0.635),
        (100, 1.0),
        (0, 0.0),
        ("1,51", 0.0151),
    ],
)
def test_share_is_a_fraction(raw: Raw, share: float) -> None:
    assert read_number(raw, share=True) == Reading(share)


@pytest.mark.parametrize(
    ("raw", "share", "other"),
    [
        ("1", 1.0, "1%"),
        (1, 1.0, "1%"),
        ("1,5", 1.5, "1,5%"),
        (1.25, 1.25, "1,25%"),
        ("-1", -1.0, "-1%"),
    ],
)
def test_share_between_1_and_1_5_is_said(raw: Raw, share: float, other: str) -> None:
    assert read_number(raw, share=True) == Reading(share, Doubt.AMBIGUOUS_SHARE, other)


@pytest.mark.parametrize("text", ["1.234.567", "2 tỷ", "%", "x%", "1,2,3"])
def test_text_that_is_no_share(text: str) -> None:
    assert read_number(text, share=True) == Reading(None, Doubt.NOT_NUMBER)


@pytest.mark.parametrize("raw", [None, "", "  ", "\u00a0", "\u200b"])
def test_blank_is_neither_value_nor_doubt(raw: Raw) -> None:
    assert read_number(raw) == Reading(None)


@pytest.mark.parametrize(
    "text",
    ["chưa có", "không", "Không có số liệu", "N/A", "n/a", "NA", "x", "…", "...", "?", "Chưa có*"],
)
def test_person_who_has_no_figure_says_so(text: str) -> None:
    assert read_number(text) == Reading(None, Doubt.NOT_AVAILABLE)


@pytest.mark.parametrize("text", ["-", "–", "—"])
def test_dash_is_no_share(text: str) -> None:
    assert read_number(text, share=True) == Reading(None, Doubt.NOT_AVAILABLE)


def test_figure_is_not_taken_for_its_lack() -> None:
    assert [says_unknown(text) for text in ("0", "12", "không đạt", "-", "")] == [False] * 5


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("1O0", "100"),
        ("1.2OO", "1.200"),
        ("l2,5", "12,5"),
        ("I2", "12"),
        ("O", "0"),
        ("2O tỷ", "20 tỷ"),
        ("5OOtr", "500tr"),
    ],
)
def test_letter_for_a_digit_is_named(text: str, digits: str) -> None:
    assert read_number(text) == Reading(None, Doubt.LETTER_FOR_DIGIT, digits)


@pytest.mark.parametrize(
    "raw",
    [
        "abc",
        "khoảng 5",
        "1.234.56",
        "1.23,4",
        "1.234.567,8,9",
        "0.234,5",
        "12 5",
        "2 tỷ 300",
        "300 triệu 2 tỷ",
        "2 tỷ rưỡi",
        "5 triệu/tháng",
        "50%",
        "--5",
        "1e5",
        "5 lô",
        "12/5",
        "9" * 70,
        True,
        False,
        date(2026, 5, 1),
        datetime(2026, 5, 1, tzinfo=UTC),
        time(1, 2),
        math.nan,
        math.inf,
        -math.inf,
    ],
)
def test_what_is_no_number(raw: Raw) -> None:
    assert read_number(raw) == Reading(None, Doubt.NOT_NUMBER)


@pytest.mark.parametrize(
    "raw", ["1.000.000.000.000", "-1.000.000.000 tỷ", 1e12, -1_260_000 * 10**6]
)
def test_more_money_than_there_is(raw: Raw) -> None:
    assert read_number(raw, scale=MILLION) == Reading(None, Doubt.TOO_LARGE)


@pytest.mark.parametrize("raw", ["1" * 19, 1e18])
def test_more_than_any_column_holds(raw: Raw) -> None:
    assert read_number(raw) == Reading(None, Doubt.TOO_LARGE)


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("1,5 ha", Reading(15_000.0, Doubt.OTHER_UNIT)),
        ("12 ha", Reading(120_000.0, Doubt.OTHER_UNIT)),
        ("2 nghìn", Reading(2000.0, Doubt.OTHER_UNIT)),
    ],
)
def test_area_in_another_unit_is_converted(text: str, reading: Reading) -> None:
    assert read_number(text) == reading


@given(st.decimals(-(10**11), 10**11, allow_nan=False, places=6))
def test_money_typed_the_vietnamese_way_comes_back(millions: Decimal) -> None:
    assert read_number(vietnamese(millions), scale=MILLION).value == int(millions * MILLION)


@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=2))
def test_both_conventions_are_read_alike(number: Decimal) -> None:
    assert read_number(vietnamese(number)) == read_number(f"{number:,f}") == Reading(float(number))


@given(st.integers(-(10**15), 10**15))
def test_count_comes_back(number: int) -> None:
    assert read_number(vietnamese(number), whole=True) == Reading(number)
    assert read_number(str(number), whole=True) == Reading(number)


@given(st.decimals(0, 100, allow_nan=False, places=2))
def test_share_comes_back(per_cent: Decimal) -> None:
    assert read_number(f"{vietnamese(per_cent)}%", share=True) == Reading(float(per_cent / 100))


@given(st.text(max_size=20), st.booleans(), st.booleans())
def test_any_text_has_a_reading(text: str, share: bool, whole: bool) -> None:  # noqa: FBT001  drawn
    value = read_number(text, share=share, whole=whole).value
    assert value is None or isinstance(value, int | float)
